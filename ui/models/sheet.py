"""The sheet on the Budget screen: what is told, what is being typed, what it comes to. Holds, derives, signals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from calculators.errors import Refusal
from calculators.rounding import NOTHING
from restructure.household.categories import CATEGORIES, Section
from restructure.household.guidelines import Table
from restructure.household.household import is_quick
from restructure.household.means import Means, means_of
from restructure.household.sheet import Consent, Line, Mistake, Sheet, Who, household_of, is_told, sheet_of
from restructure.household.standards import shipped
from restructure.money.expression import is_sum, parse_sum
from restructure.offers.outcome import served_before
from restructure.parties.account import Account
from restructure.policy import Policy
from restructure.proposals.plan_stress import Beside, beside
from restructure.store import means as kept
from restructure.store import negotiations
from restructure.store.negotiations import Event
from ui.models.desk import DeskModel
from ui.models.undo import Step, TypedModel
from ui.session import Session

GROSS, MEAN = ("gross", "税前"), ("mean", "平均")
"""Words beside an amount: before tax; the mean of the months instead of the lowest."""
USUAL: dict[Section, tuple[str, ...]] = {
    "income": ("salary", "part_time", "bonus"),
    "fixed": ("rent", "energy", "medical", "insurance", "transport"),
    "communications": ("phone", "leisure"),
    "food": ("groceries",),
    "personal": ("clothes",),
    "priority": ("home_loan", "rent_arrears"),
}
"""Lines that nearly every household has: they stand on a fresh sheet, empty."""


class SheetModel(TypedModel[Sheet]):
    """One household's sheet. Every change derives its month, keeps it when typing rests, and tells the desk."""

    looked_at = Signal()

    def __init__(self, session: Session, desk: DeskModel) -> None:
        super().__init__()
        self._session, self.desk = session, desk
        self.account: Account | None = None
        self.sheet = Sheet()
        self.means: Means | None = None
        self.bad: dict[int, tuple[str, Refusal]] = {}
        desk.outcomes_changed.connect(self.looked_at)
        desk.chosen_changed.connect(self.looked_at)
        session.organisation_changed.connect(self._derive)

    @property
    def currency(self) -> str:
        """The account's currency."""
        return self.account.currency if self.account else "CNY"

    @property
    def policy(self) -> Policy:
        """The rules in force for the account."""
        return self._session.policy_for(self.account)

    @property
    def table(self) -> Table:
        """Every guideline there is: those that came with the program, and the organisation's own."""
        return (*shipped(), *self._session.known(kept.guidelines(self._session.store), ()))

    @property
    def jurisdiction(self) -> str:
        """The country of the rule set."""
        return self.policy.name.split("-")[0]

    def open(self, account: Account) -> None:
        """Show an account's sheet as it was left; a new one begins with the quick figures of the desk."""
        self.keep()
        self.account, self.bad = account, {}
        self._undo.clear()
        known = self._session.known(kept.sheet(self._session.store, account.number), None, account.number)
        household = self.desk.case.household if self.desk.case else None
        begun = household_of(known) if known else None
        # Three figures that were changed on the desk since are the ones to go on with.
        if begun is None or (household is not None and is_quick(household) and is_quick(begun)):
            known = sheet_of(household, known or Sheet())
        self.sheet = usual(known or Sheet())
        self._derive()

    def close(self) -> None:
        """Take the sheet away."""
        self.keep()
        self.account, self.means, self.sheet = None, None, Sheet()

    def change(self, sheet: Sheet, step: Step, *, typing: bool = False) -> None:
        """Change the sheet in a ``step`` that can be taken back. An equal sheet stops here.

        While ``typing``, the keystrokes of one field are one step.
        """
        if sheet == self.sheet:
            return
        self._undo.push(step, self.sheet, typing=typing)
        self.sheet = replace(sheet, reference="", confirmed_at=None)
        self._derive()
        self._keeper.start()

    def _put_back(self, before: Sheet) -> None:
        self.sheet = replace(before, reference="", confirmed_at=None)
        self.bad = {}
        self._derive()

    def agree(self, who: Who) -> None:
        """Log that a person agrees to the use of their income data, before its first figure."""
        account, now = self.account, self._session.now()
        if account is None or self.sheet.has_consent(who):
            return
        store = self._session.store
        if self._session.write(lambda: negotiations.append(store, account.number, Event(now, "consented", who))):
            self.sheet = replace(self.sheet, consents=(*self.sheet.consents, Consent(who, now)))
            if who == "client":
                # The rules ask the same of the circumstances.
                self.desk.set_situation(replace(self.desk.situation, consent_to_income=True))
            self._derive()
            self.keep()

    def refer(self, reference: str) -> None:
        """Keep the reference under which these figures were written down."""
        self.sheet = replace(self.sheet, reference=reference)
        self.keep()

    def confirm(self) -> None:
        """Log that the client has confirmed that these figures are right."""
        account, now, store = self.account, self._session.now(), self._session.store
        if account is None or self.means is None or self.means.waiting:
            return
        if self._session.write(lambda: negotiations.append(store, account.number, Event(now, "consented", "figures"))):
            self.sheet = replace(self.sheet, confirmed_at=now)
            self.keep()
            self.changed.emit()

    def set_line(self, index: int, step: Step, **fields: Any) -> None:
        """Change one line."""
        lines = list(self.sheet.lines)
        lines[index] = replace(lines[index], **fields)
        self.change(replace(self.sheet, lines=tuple(lines)), step)

    def add_line(self, line: Line, step: Step) -> None:
        """Add a line at the end of its section."""
        self.change(replace(self.sheet, lines=(*self.sheet.lines, line)), step)

    def remove_line(self, index: int, step: Step) -> None:
        """Take a line off the sheet."""
        self.bad.clear()
        lines = tuple(line for place, line in enumerate(self.sheet.lines) if place != index)
        self.change(replace(self.sheet, lines=lines), step)

    def set_reason(self, section: str, why: str, step: Step) -> None:
        """Say why a section is above its guideline."""
        others = tuple(one for one in self.sheet.reasons if one[0] != section)
        reasons = (*others, (section, why.strip())) if why.strip() else others
        self.change(replace(self.sheet, reasons=reasons), step)

    def type_amount(self, index: int, text: str, step: Step) -> None:
        """Take what was typed as an amount, a sum, or the months of an irregular income; else keep it and say why."""
        try:
            fields = self.read_amount(text)
        except Refusal as reason:
            self.bad[index] = (text, reason)
            self._derive()
            return
        self.bad.pop(index, None)
        before = self.sheet
        self.set_line(index, step, **fields)
        if self.sheet == before:
            self._derive()

    def try_amount(self, index: int, text: str) -> None:
        """Show what a text that is still being typed would come to."""
        try:
            fields = self.read_amount(text)
        except Refusal:
            return
        lines = list(self.sheet.lines)
        lines[index] = replace(lines[index], **fields)
        self.means = self._worked(replace(self.sheet, lines=tuple(lines)))
        self.looked_at.emit()

    def read_amount(self, text: str) -> dict[str, Any]:
        """Return what a text in an amount cell means, as fields of a line: an amount or a sum, ``gross`` beside it; or
        the months of an irregular income, with ``mean`` before them. Refuses as ``parse_sum``."""
        plain, gross = _without(text.replace("；", ";").strip(), GROSS)
        plain, mean = _without(plain, MEAN)
        if not plain:
            return {"amount": None, "months": (), "typed": "", "gross": False}
        if ";" in plain:
            parts = [part for part in plain.split(";") if part.strip()]
            months = tuple(parse_sum(part, self.currency, "amount") for part in parts)
            basis = "mean" if mean else "lowest"
            return {"amount": None, "months": months, "basis": basis, "typed": "", "gross": gross}
        amount = parse_sum(plain, self.currency, "amount")
        return {"amount": amount, "months": (), "typed": plain if is_sum(plain) else "", "gross": gross}

    def settle(self) -> None:
        """Forget what was being typed."""
        self._derive()

    @property
    def mistakes(self) -> dict[int | None, Refusal]:
        """Return what is wrong, by line; the first of each."""
        found: dict[int | None, Refusal] = {index: reason for index, (_, reason) in self.bad.items()}
        for one in self.means.mistakes if self.means else ():
            found.setdefault(one.line, one.reason)
        return found

    @property
    def beside(self) -> Beside | None:
        """The chosen plan of the desk beside the month; None without one of them."""
        outcome = self.desk.chosen_outcome
        if outcome is None or self.means is None or self.means.month is None or self.means.waiting:
            return None
        needed = self.desk.case.needed if self.desk.case else NOTHING
        return beside(outcome, self.sheet, served_before(self.means.month, needed), self.policy)

    def keep(self) -> None:
        """Keep the sheet now."""
        self._keeper.stop()
        account, sheet = self.account, self.sheet
        if account is not None and (sheet.consents or any(map(is_told, sheet.lines))):
            store, now = self._session.store, self._session.now()
            self._session.write(lambda: kept.save(store, account.number, sheet, now))

    def _worked(self, sheet: Sheet) -> Means | None:
        account = self.account
        if account is None:
            return None
        trusted = tuple(
            replace(line, amount=None, months=()) if index in self.bad else line
            for index, line in enumerate(sheet.lines)
        )
        worked = means_of(
            replace(sheet, lines=trusted),
            self.policy,
            self.table,
            jurisdiction=self.jurisdiction,
            currency=account.currency,
            today=self._session.today(),
            client=account.debtor.name,
        )
        if self.bad:
            wrong = (*(Mistake(index, reason) for index, (_, reason) in self.bad.items()), *worked.mistakes)
            return replace(worked, household=None, waiting=worked.waiting or "mistakes", mistakes=wrong)
        return worked

    def _derive(self) -> None:
        self.means = self._worked(self.sheet)
        ours = (
            self.account is not None
            and self.desk.account is not None
            and (self.desk.account.number == self.account.number)
        )
        if ours and self.means is not None and self.sheet.has_consent("client") and any(map(is_told, self.sheet.lines)):
            self.desk.take_household(self.means.household)
        self.changed.emit()
        self.looked_at.emit()


def _without(text: str, words: tuple[str, ...]) -> tuple[str, bool]:
    """A text without one of the words at its beginning or end, and whether it was there."""
    for word in words:
        if text.lower().startswith(word):
            return text[len(word) :].strip(), True
        if text.lower().endswith(word):
            return text[: -len(word)].strip(), True
    return text, False


def usual(sheet: Sheet) -> Sheet:
    """A sheet with the usual lines on it, in the order of the tree; those that hold figures are left as they are."""
    there = {line.category for line in sheet.lines}
    blank = tuple(Line(key, who="client") for keys in USUAL.values() for key in keys if key not in there)
    places = {key: place for place, key in enumerate(CATEGORIES)}
    lines = sorted((*sheet.lines, *blank), key=lambda line: places.get(line.category, len(places)))
    return replace(sheet, lines=tuple(lines))


def lines_of(sheet: Sheet, section: Section) -> tuple[int, ...]:
    """The places of a section's lines."""
    return tuple(index for index, line in enumerate(sheet.lines) if line.section == section)
