"""What is on the desk: an account, its means, three options and their outcomes. Holds, derives, signals; no words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from calculators.calendar import MONTHLY, Frequency
from calculators.parts import Treatment
from calculators.rounding import Money
from restructure.account import Account, Debt, bring_forward, bring_past, debt_of, is_stale
from restructure.household import HEARD, Household, LumpSum, on_pay_day
from restructure.locking import NO_LOCKS, QUANTITIES, Quantity
from restructure.opening import Option, creditor_of, opening_options
from restructure.policy.situation import NOTHING_KNOWN, Exit, Situation
from restructure.simulation import Case, Outcome, Simulated, simulate
from restructure.standing import Settled, Standing
from restructure.store import accounts, afterwards, conduct
from restructure.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms
from ui.conduct.present import present
from ui.session import Session

KINDS: tuple[type[Terms], ...] = (InstalmentTerms, DeferralTerms, SettlementTerms)


class DeskModel(QObject):
    """One conversation. Every change derives the outcomes that it touches and says which changed."""

    account_changed = Signal()
    outcomes_changed = Signal()
    chosen_changed = Signal()
    troubles_changed = Signal()
    locks_changed = Signal()
    household_replaced = Signal()
    situation_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.account: Account | None = None
        self.standing: Standing | None = None
        self.case: Case | None = None
        self.first_due = session.today()
        self.frequency: Frequency = MONTHLY
        self.options: list[Option] = []
        self.outcomes: list[Outcome] = []
        self.good: list[Simulated | None] = [None, None, None]
        self.touched: set[int] = set()
        self.chosen = 0
        self.on_hold = False
        self.locked: frozenset[Quantity] = NO_LOCKS
        self._troubles: set[tuple[int | None, str]] = set()
        self._situations: list[Situation] = []
        self._heard: LumpSum | None = None
        session.organisation_changed.connect(self._take_organisation)

    @property
    def chosen_outcome(self) -> Simulated | None:
        """The chosen option's outcome, None while it is refused or a field that it depends on needs repair."""
        outcome = self.outcomes[self.chosen] if self.outcomes else None
        if any(card in (None, self.chosen) for card, _ in self._troubles):
            return None
        return outcome if isinstance(outcome, Simulated) else None

    @property
    def currency(self) -> str:
        """The account's currency."""
        return self.case.debt.currency if self.case else "CNY"

    @property
    def stopped(self) -> Exit | None:
        """What has ended the talk of offers."""
        return self.situation.stopped

    @property
    def on_offer(self) -> Simulated | None:
        """What may be offered: the chosen option's outcome, None where that is the hold or offers have been stopped.
        Of a debt of nothing every option is refused."""
        return None if self.stopped or self.on_hold else self.chosen_outcome

    def is_chosen(self, index: int) -> bool:
        """Whether that option is chosen, and not the hold."""
        return index == self.chosen and not self.on_hold

    def set_trouble(self, card: int | None, field: str, *, there: bool) -> None:
        """Note a field that needs repair, on a card or (None) shared by all; nothing can be offered on it meanwhile."""
        before = len(self._troubles)
        (self._troubles.add if there else self._troubles.discard)((card, field))
        if len(self._troubles) != before:
            self.troubles_changed.emit()

    def close(self) -> None:
        """Take the account off the desk."""
        self.account, self.standing, self.case = None, None, None
        self.options, self.outcomes, self.good = [], [], [None, None, None]
        self._troubles.clear()
        self._session.take_product(None)

    def debt_today(self, account: Account, situation: Situation = NOTHING_KNOWN) -> Debt:
        """The account's debt, with what accrued since its confirmation where that is no longer fresh.

        Inside a breathing space nothing accrues, nor inside a hold that stopped interest; such a debt is always brought
        to today, so that no plan adds to it.
        """
        debt, today = debt_of(account), self._session.today()
        still = tuple(one for one in situation.still if one.end is None or one.end >= debt.as_of)
        if still and debt.as_of < today:
            return bring_past(debt, today, "30/360", *still)
        stale = is_stale(account.as_of, today, self._session.organisation.stale_days)
        return bring_forward(debt, today, "30/360") if stale and debt.contract_rate else debt

    def open(self, account: Account, draft: dict[str, Any] | None = None) -> None:
        """Put an account on the desk as it stands today, as it was left or with fresh opening offers."""
        account = self._take_standing(account)
        organisation, policy = self._session.organisation, self._session.policy
        assert self.standing is not None
        situation = present(self._session, account, self.standing)
        self.case = Case(self.debt_today(account, situation), policy, None, creditor_of(organisation), situation)
        self._situations, self._heard = [], None
        self.touched, self.chosen, self.frequency, self.on_hold = set(), 0, MONTHLY, False
        self.locked = NO_LOCKS
        self._troubles.clear()
        self.good = [None, None, None]
        self.options = list(opening_options(self.case, organisation, self._session.today()))
        self.first_due = self._plan.first_due
        if draft:
            self._take(draft)
        self._derive(range(3))
        self.account_changed.emit()
        self.outcomes_changed.emit()
        self.chosen_changed.emit()
        self.situation_changed.emit()
        self._session.take_product(account.product)

    def _take_standing(self, account: Account) -> Account:
        """The account with the balance that it stands at today, whatever it was when it was last looked at."""
        store = self._session.store
        confirmed = accounts.load(store, account.number) or account
        self.standing = afterwards.standing(store, confirmed, self._session.today())
        self.account = self.standing.account
        return self.account

    @property
    def settled(self) -> Settled | None:
        """How it came that nothing is owed; None while something is."""
        return self.standing if isinstance(self.standing, Settled) else None

    @property
    def situation(self) -> Situation:
        """What surrounds the account; nothing where none is open."""
        return self.case.situation if self.case else NOTHING_KNOWN

    def set_situation(self, situation: Situation) -> None:
        """Keep what is known around the account, and judge by it at once."""
        before, account, store = self.situation, self.account, self._session.store
        if account is None or situation == before:
            return
        if self._session.write(lambda: conduct.keep_situation(store, account.number, situation)):
            self._situations.append(before)
            self.look_around()

    def undo_situation(self) -> None:
        """Put what is known around the account back to what it was before the last change."""
        if self._situations:
            before = self._situations.pop()
            kept = len(self._situations)
            self.set_situation(before)
            del self._situations[kept:]

    def look_around(self) -> None:
        """Look up again what is kept around the account, and the moment: the rules see both."""
        if self.case is None or self.account is None:
            return
        account = self._take_standing(self.account)
        assert self.standing is not None
        situation = present(self._session, account, self.standing)
        self.case = replace(self.case, situation=situation, debt=self.debt_today(account, situation))
        self._refill()
        self._derive(range(3))
        self.outcomes_changed.emit()
        self.situation_changed.emit()

    def set_household(self, household: Household | None) -> None:
        """New means: options nobody has touched are cut to them again."""
        if household is not None and household.lump_sum is None and self._heard is not None:
            household = replace(household, lump_sum=self._heard)
        if self.case is None or household == self.case.household:
            return
        self.case = replace(self.case, household=household)
        self._refill()
        self._derive(range(3))
        self.outcomes_changed.emit()

    def hear_lump_sum(self, amount: Money) -> None:
        """Money that the debtor says is there now counts with their means, unless the sheet knows of some already."""
        household = self.case.household if self.case else None
        if self.case is None or household is None or household.lump_sum not in (None, self._heard):
            return
        self._heard = LumpSum(amount, self.case.debt.as_of, HEARD)
        self.set_household(replace(household, lump_sum=self._heard))

    def take_household(self, household: Household | None) -> None:
        """Means from the full sheet: as ``set_household``, and the quick figures show their sums."""
        before = self.case.household if self.case else None
        self.set_household(household)
        if household != before:
            if household is not None and not self.touched:
                # The payment falls due when the money is there.
                self.set_dates(on_pay_day(household, self.first_due), self.frequency)
            self.household_replaced.emit()

    def change(self, index: int, option: Option) -> None:
        """Change one option; equal terms stop here."""
        if option == self.options[index]:
            return
        self.options[index] = option
        self.touched.add(index)
        self._derive((index,))
        self.outcomes_changed.emit()

    def set_dates(self, first_due: date, frequency: Frequency) -> None:
        """First due date and frequency of all three options."""
        if (first_due, frequency) == (self.first_due, self.frequency):
            return
        self.first_due, self.frequency = first_due, frequency
        self.options = [_dated(option, first_due, frequency) for option in self.options]
        self._refill()
        self._derive(range(3))
        self.outcomes_changed.emit()

    def set_locked(self, locked: frozenset[Quantity]) -> None:
        """Which quantities of the instalment plan stay while the others follow."""
        if locked != self.locked:
            self.locked = locked
            self.locks_changed.emit()

    def choose(self, index: int) -> None:
        """Choose an option."""
        if not self.is_chosen(index):
            self.chosen, self.on_hold = index, False
            self.chosen_changed.emit()

    def choose_hold(self) -> None:
        """Choose the hold beside the options; the option chosen last goes on being compared."""
        if self.case is not None and not self.on_hold:
            self.on_hold = True
            self.chosen_changed.emit()

    def draft(self) -> dict[str, Any]:
        """What is needed to put everything back as it is."""
        household = self.case.household if self.case else None
        return {
            "household": msgspec.to_builtins(household, enc_hook=str),
            "terms": [msgspec.to_builtins(option.terms, enc_hook=str) for option in self.options],
            "treatments": [msgspec.to_builtins(option.treatment) for option in self.options],
            "touched": sorted(self.touched),
            "chosen": self.chosen,
            "on_hold": self.on_hold,
            "locked": sorted(self.locked),
        }

    def _take(self, draft: dict[str, Any]) -> None:
        try:
            household = msgspec.convert(draft["household"], Household | None, strict=False)
            options = [
                Option(msgspec.convert(terms, kind, strict=False), msgspec.convert(treatment, Treatment))
                for kind, terms, treatment in zip(KINDS, draft["terms"], draft["treatments"], strict=True)
            ]
            touched, chosen = set(draft["touched"]), int(draft["chosen"])
        except (KeyError, ValueError, TypeError):
            # A draft of another version: better the opening offers than half of what was there.
            return
        if self.case is not None:
            self.case = replace(self.case, household=household)
            there = household.lump_sum if household else None
            self._heard = there if there and there.source == HEARD else None
        self.touched, self.chosen, self.on_hold = touched, chosen, bool(draft.get("on_hold"))
        self.locked = frozenset(one for one in QUANTITIES if one in draft.get("locked", ()))
        fresh = self._plan
        for index in touched:
            self.options[index] = _started(options[index], fresh, self.options[2].terms)
        self.first_due, self.frequency = self._plan.first_due, self._plan.frequency
        self._refill()

    def _take_organisation(self) -> None:
        """Other rules, another yardstick: the same options are judged again."""
        if self.case is None or self.account is None:
            return
        organisation = self._session.organisation
        self.case = replace(
            self.case,
            debt=self.debt_today(self.account, self.case.situation),
            policy=self._session.policy,
            creditor=creditor_of(organisation),
        )
        self._refill()
        self._derive(range(3))
        self.outcomes_changed.emit()

    @property
    def _plan(self) -> InstalmentTerms:
        terms = self.options[0].terms
        assert isinstance(terms, InstalmentTerms)
        return terms

    def _refill(self) -> None:
        if self.case is None or self.touched == {0, 1, 2}:
            return
        fresh = opening_options(
            self.case,
            self._session.organisation,
            self._session.today(),
            first_due=self.first_due,
            frequency=self.frequency,
        )
        for index in {0, 1, 2} - self.touched:
            self.options[index] = replace(fresh[index], treatment=self.options[index].treatment)

    def _derive(self, indices: Iterable[int]) -> None:
        if self.case is None:
            return
        self.outcomes = self.outcomes or [None, None, None]  # type: ignore[list-item]
        for index in indices:
            option = self.options[index]
            outcome = simulate(self.case, option.terms, option.treatment)
            self.outcomes[index] = outcome
            if isinstance(outcome, Simulated):
                self.good[index] = outcome


def _dated(option: Option, first_due: date, frequency: Frequency) -> Option:
    terms = option.terms
    if isinstance(terms, DeferralTerms):
        remaining = replace(terms.remaining, first_due=first_due, frequency=frequency, anchor_day=None)
        return replace(option, terms=replace(terms, remaining=remaining))
    if isinstance(terms, InstalmentTerms):
        return replace(option, terms=replace(terms, first_due=first_due, frequency=frequency, anchor_day=None))
    return replace(option, terms=replace(terms, first_due=first_due, frequency=frequency))


def _started(option: Option, fresh: InstalmentTerms, settlement: Terms) -> Option:
    """An option from a draft, beginning today; dates that have passed move to those of fresh opening offers."""
    terms = option.terms
    start = fresh.start or fresh.first_due
    if isinstance(terms, SettlementTerms):
        assert isinstance(settlement, SettlementTerms)
        if min(terms.first_due, terms.expires) <= start:
            terms = replace(terms, first_due=settlement.first_due, expires=settlement.expires)
        return replace(option, terms=terms)
    plan = terms.remaining if isinstance(terms, DeferralTerms) else terms
    plan = replace(plan, start=start, first_due=plan.first_due if plan.first_due > start else fresh.first_due)
    return replace(option, terms=replace(terms, remaining=plan) if isinstance(terms, DeferralTerms) else plan)
