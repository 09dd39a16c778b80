"""Several debts on the screen: what is told, the ways to share, what would mend them. Holds, derives, signals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import NOTHING, Money
from restructure.agreements.standing import Running, balance
from restructure.household.creditor_reply import CreditorReply, LetterKind
from restructure.household.distribution import (
    DebtsCase,
    OneDebt,
    Way,
    chosen_way,
    counted,
    held_back,
    left_for_others,
    needed_elsewhere,
    to_share,
    unagreed,
    ways,
    with_account,
    wrong_debts,
)
from restructure.household.household import Household, month_of
from restructure.household.ways_out import CURRENCIES, ClientFigures
from restructure.money.currency import parse_money
from restructure.parties.account import Account
from restructure.services.creditor_letters import Enclosed, LetterBytes, file_answer, file_letters, sent
from restructure.services.ways_out import COUNTRIES
from restructure.store import means as kept
from restructure.store import negotiations
from restructure.store.negotiations import Event
from ui.models.desk import DeskModel
from ui.models.undo import Step, TypedModel
from ui.session import Session

Confirmed = Literal["letters", "partner_letters", "figures"]
CONFIRMED: dict[Confirmed, str] = {
    "letters": "consented_at",
    "partner_letters": "partner_consented_at",
    "figures": "confirmed_at",
}
"""In which field of the case each is kept."""


class DebtsModel(TypedModel[DebtsCase]):
    """The debts of one household. Every change derives the ways, and is kept when typing rests."""

    def __init__(self, session: Session, desk: DeskModel) -> None:
        super().__init__()
        self._session, self.desk = session, desk
        self.account: Account | None = None
        self.case = self._fresh = DebtsCase()
        self.ways: tuple[Way, ...] = ()
        self.barred = False
        self.bad: dict[tuple[int, str], tuple[str, Refusal]] = {}
        self._looked_at: DebtsCase | None = None
        self._found: tuple[tuple[int, Refusal], ...] = ()

    @property
    def currency(self) -> str:
        """The account's currency."""
        return self.account.currency if self.account else "GBP"

    @property
    def token(self) -> Money:
        """One pound, dollar or yuan."""
        return parse_money("1", self.currency, "token")

    @property
    def surplus(self) -> Money | None:
        """Return what the household on the desk has to share: its surplus, and what its sheet sets aside for priority
        debts that are said to be in this list; None without a household."""
        household = self.household
        return None if household is None else to_share(self.case, household, self.desk.policy.savings)

    @property
    def household(self) -> Household | None:
        """The household on the desk."""
        return self.desk.case.household if self.desk.case else None

    @property
    def unagreed(self) -> tuple[OneDebt, ...]:
        """The priority debts of which nobody has said yet what is agreed."""
        return tuple(self.debts[place] for place in unagreed(self.case))

    @property
    def held_back(self) -> Refusal | None:
        """Return why no letter may go out."""
        if self.case.waits_for_partner:
            return Refusal("consent", "partner_letters_missing")
        household = self.household
        is_token = self.way is not None and self.way.method == "token"
        left = month_of(household, self.desk.policy.savings).amount if household and not is_token else None
        return held_back(self.debts, left_for_others(self.case, self.available), left)

    @property
    def available(self) -> Money:
        """Return what a month has to share: as entered, or the surplus."""
        if self.case.available is not None:
            return self.case.available
        return max(self.surplus or NOTHING, NOTHING)

    @property
    def client_figures(self) -> ClientFigures | None:
        """The figures by which ways out are compared; None under rules that have none of their own."""
        policy = self.desk.policy
        country = COUNTRIES.get(policy.name.split("-")[0])
        if country is None or self.account is None or self.currency != CURRENCIES[country]:
            return None
        household = self.household
        surplus = None if household is None else month_of(household, policy.savings).amount
        share = self.surplus if self.case.available is None else self.case.available
        return ClientFigures(country, self._session.today(), self.case, surplus, share, self.desk.situation.nation)

    @property
    def way(self) -> Way | None:
        """The way that is chosen; the first there is where that one is not among them."""
        return chosen_way(self.ways, self.case.method)

    @property
    def debts(self) -> tuple[OneDebt, ...]:
        """The debts that count."""
        return counted(self.case)

    def open(self, account: Account) -> None:
        """Show an account's debts as they were left; a new list begins with the account itself."""
        self.keep()
        self.account, self.bad = account, {}
        self._undo.clear()
        self._fresh = self._begun(account)
        held = kept.debts_case(self._session.store, account.number)
        left = self._session.known(held, None, account.number)
        # The list is the client's: another account of theirs may have begun it.
        self.case = self._as_owed(with_account(left, self._fresh.debts[0])) if left is not None else self._fresh
        self._derive()

    def is_own(self, debt: OneDebt) -> bool:
        """Return whether a debt is the account itself: what is owed on it is told on the desk, and nowhere else."""
        return self.account is not None and debt.reference == self.account.number

    def _as_owed(self, case: DebtsCase) -> DebtsCase:
        """A list as it was left, with what is owed on the account itself as of today; other figures than those
        that were confirmed have to be confirmed again."""
        (own,) = self._fresh.debts
        debts = tuple(
            replace(one, balance=own.balance, principal=own.principal) if self.is_own(one) else one
            for one in case.debts
        )
        return case if debts == case.debts else replace(case, debts=debts, confirmed_at=None)

    def _begun(self, account: Account) -> DebtsCase:
        """A new list: the account itself, with what is owed as it stands. What is left to pay of a plan holds its
        interest already."""
        now, own = self.desk.standing, self.desk.own_debt
        if isinstance(now, Running):
            return DebtsCase((replace(first_debt(account, account.parts), balance=balance(now), principal=NOTHING),))
        return DebtsCase((first_debt(account, own.parts if own else now.account.parts if now else account.parts),))

    def close(self) -> None:
        """Take the debts away."""
        self.keep()
        self.account, self.case, self.ways = None, DebtsCase(), ()

    def change(self, case: DebtsCase, step: Step, *, typing: bool = False) -> None:
        """Change the case in a ``step`` that can be taken back. What was confirmed has to be confirmed again.

        While ``typing``, the keystrokes of one field are one step.
        """
        if case == self.case:
            return
        self._undo.push(step, self.case, typing=typing)
        same = replace(case, confirmed_at=None) == replace(
            self.case,
            confirmed_at=None,
            method=case.method,
            letters=case.letters,
            replies=case.replies,
            space_from=case.space_from,
        )
        self.case = case if same else replace(case, confirmed_at=None)
        self._derive()
        self._keeper.start()

    def confirm(self, what: Confirmed) -> None:
        """Log that the client, or the partner, agrees to letters, or that the client has confirmed the figures."""
        account, now = self.account, self._session.now()
        if account is None:
            return
        store = self._session.store
        if self._session.write(lambda: negotiations.append(store, account.number, Event(now, "consented", what))):
            changed: dict[str, Any] = {CONFIRMED[what]: now}
            self.case = replace(self.case, **changed)
            self.keep()
            self.changed.emit()

    def note_sent(self, kind: LetterKind, letters: Sequence[LetterBytes], enclosed: Enclosed | None) -> None:
        """Keep that letters went out, and as they were sent; what was done on paper is not taken back by undo."""
        account, case, work = self.account, self.case, self._session.workplace
        self.case = sent(case, kind, letters, work)
        self.keep()
        if account is not None:
            self._session.write(lambda: file_letters(work, account.number, case, kind, letters, enclosed))
        self.changed.emit()

    def note_reply(self, case: DebtsCase, reply: CreditorReply | None, step: Step, *, typing: bool = False) -> None:
        """Take a case with an answer that came in, and put the answer into the file of the client."""
        self.change(case, step, typing=typing)
        account, work = self.account, self._session.workplace
        if account is not None and reply is not None and (reply.answer != "countered" or reply.amount is not None):
            self._session.write(lambda: file_answer(work, account.number, reply, account.currency))

    def _put_back(self, before: DebtsCase) -> None:
        self.case, self.bad = before, {}
        self._derive()

    def set_debt(self, place: int, step: Step, **fields: Any) -> None:
        """Change one debt; the place after the last begins a new one."""
        debts = list(self.case.debts)
        if place == len(debts):
            debts.append(OneDebt())
        debts[place] = replace(debts[place], **fields)
        self.change(replace(self.case, debts=tuple(debts)), step)

    def set_debts(self, fields: dict[int, dict[str, Any]], step: Step) -> None:
        """Change several debts in one step."""
        debts = list(self.case.debts)
        for place, changed in fields.items():
            debts[place] = replace(debts[place], **changed)
        self.change(replace(self.case, debts=tuple(debts)), step)

    def remove_debt(self, place: int, step: Step) -> None:
        """Take a debt off the list."""
        self.bad = {}
        debts = tuple(debt for index, debt in enumerate(self.case.debts) if index != place)
        self.change(replace(self.case, debts=debts), step)

    def complain(self, place: int, key: str, text: str, reason: Refusal) -> None:
        """Keep what could not be read, and why."""
        self.bad[place, key] = (text, reason)
        self.changed.emit()

    def mistake(self, place: int) -> Refusal | None:
        """Return what is wrong with a debt; the first of it."""
        typed = (reason for (index, _), (_, reason) in self.bad.items() if index == place)
        found = (reason for index, reason in self._wrong if index == place)
        return next(typed, None) or next(found, None)

    @property
    def has_mistakes(self) -> bool:
        """Return whether something has to be mended before anything goes out."""
        return bool(self.bad) or bool(self._wrong)

    @property
    def _wrong(self) -> tuple[tuple[int, Refusal], ...]:
        """What is wrong in the list, looked for once: every row asks."""
        if self._looked_at is not self.case:
            self._looked_at, self._found = self.case, wrong_debts(self.case)
        return self._found

    def keep(self) -> None:
        """Keep the case now."""
        self._keeper.stop()
        account, case = self.account, self.case
        if account is not None and case != self._fresh:
            store, now = self._session.store, self._session.now()
            self._session.write(lambda: kept.save(store, account.number, case, now))

    def _derive(self) -> None:
        found = () if self.has_mistakes else ways(self.case, self.available, token=self.token)
        self.ways = tuple(way for way in found if not way.barred)
        self.barred = len(self.ways) < len(found)
        account, there = self.account, self.desk.account
        if account is not None and there is not None and there.number == account.number and not self.has_mistakes:
            self.desk.set_needed(needed_elsewhere(self.case, account.number, *self.desk.together))
        self.changed.emit()

    def look_again(self) -> None:
        """Another surplus, another debt of the day: the same debts are shared again."""
        if self.account is not None:
            self._fresh = self._begun(self.account)
            self.case = self._as_owed(self.case)
        self._derive()


def first_debt(account: Account, parts: Parts) -> OneDebt:
    """The account on the desk as the first of the debts, with what is owed on it; its principal bears interest."""
    late = account.overdue_since is not None
    return OneDebt(
        name=account.creditor,
        creditor=account.creditor,
        balance=parts.total,
        principal=parts.principal,
        rate=account.contract_rate,
        minimum=account.contract_payment,
        arrears=Money(parts.total - parts.principal) if late else None,
        reference=account.number,
    )
