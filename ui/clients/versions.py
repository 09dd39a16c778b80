"""Versions of a client's budget, or of the list of debts, side by side: the oldest left, each with its differences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableView, QToolButton, QWidget

from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats, wording
from restructure.services import client_files as service
from restructure.services.client_files import MOST_COMPARED, Compared
from restructure.store import client_budgets
from restructure.store.client_budgets import LONGEST_NAME, Version
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import shown_date
from ui.widgets.elements import Panel, Word, answer, button, clear, column, label, row, segment
from ui.widgets.fields import text_edit
from ui.widgets.flow import Flow
from ui.widgets.tables import Cell, TupleModel, fix_widths, table


class VersionsPanel(Panel):
    """``changed`` says that a version got a name or is in force again."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._versions: tuple[Version, ...] = ()
        self._compared: tuple[int, ...] = ()
        self.picks: dict[int, QToolButton] = {}
        self._picked = Flow(spacing=6)
        self.rows = TupleModel()
        self.view: QTableView = table(self.rows, 24)
        self.view.setMinimumHeight(160)
        self.version = Choice((0,), self._name_of)
        self.name, self.keep, self.enforce = text_edit(LONGEST_NAME), button("", "save"), button("", "undo")
        self._none, self.said, self.error = label("body_muted", wrap=True), answer(), answer("error")
        self._told: Word = str
        self._wrong: Word = str
        self.word(self.said.setText, lambda: self._told())
        self.word(self.error.setText, lambda: self._wrong())
        self._lay_out()
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.enforce.clicked.connect(self._enforce)

    def _lay_out(self) -> None:
        self.word(self._none.setText, lambda: self.tr("Nothing is kept yet: what is typed comes here by its day."))
        self.word(self.view.setAccessibleName, lambda: self.tr("Versions side by side"))
        self.word(self.version.setAccessibleName, lambda: self.tr("Version"))
        for name_it in (self.name.setPlaceholderText, self.name.setAccessibleName):
            self.word(name_it, lambda: self.tr("Name of the version"))
        self.word(self.keep.setText, lambda: self.tr("Keep under this name"))
        self.word(self.enforce.setText, lambda: self.tr("Put in force again"))
        picks = QWidget()
        picks.setLayout(self._picked)
        acts = row(self.version, self.name, self.keep, 12, self.enforce, spacing=8)
        acts.setStretch(1, 1)
        whole = column(self._none, picks, self.view, acts, self.said, self.error, spacing=8)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_versions(self, versions: tuple[Version, ...], currency: str) -> None:
        """Show versions, the newest first; at first the two newest of a currency stand side by side."""
        numbers = tuple(one.id for one in versions)
        if numbers != tuple(one.id for one in self._versions):
            newest = [one.id for one in versions if one.currency == currency][:2]
            kept = [one for one in self._compared if one in numbers]
            self._compared = tuple(kept if kept and not set(newest) - set(kept) else newest or numbers[:1])
        self._versions = versions
        self.version.set_values(numbers or (0,))
        self.relabel()

    def relabel(self) -> None:
        clear(self._picked)
        self.picks = {}
        for one in self._versions:
            made = self.picks[one.id] = segment()
            made.setText(self._name_of(one.id))
            made.setChecked(one.id in self._compared)
            made.clicked.connect(lambda _, number=one.id: self.pick(number))
            self._picked.addWidget(made)
        there = bool(self._versions)
        self._none.setVisible(not there)
        for widget in (self.view, self.version, self.name, self.keep, self.enforce):
            widget.setVisible(there)
        if there:
            self._show_rows()

    def pick(self, number: int) -> None:
        """Put a version beside the others, or take it away; of another currency it stands alone at first."""
        found = {one.id: one for one in self._versions}
        if number in self._compared:
            left = tuple(one for one in self._compared if one != number)
        else:
            same = tuple(one for one in self._compared if found[one].currency == found[number].currency)
            left = (*same[-(MOST_COMPARED - 1) :], number)
        self._compared = left or (number,)
        for one, made in self.picks.items():
            made.setChecked(one in self._compared)
        self._show_rows()

    def _show_rows(self) -> None:
        ordered = tuple(sorted(self._compared))
        self.error.setText("")
        try:
            compared = service.compared(self._session.workplace, ordered)
        except Refusal as reason:
            self.rows.show((), ())
            self.error.setText(wording.reason(reason, self._session.language))
            return
        heads = (self.tr("A month") if compared.budget else self.tr("Debt"), *map(self._name_of, ordered))
        self.rows.show(heads, tuple(self._cells(name, sums, compared) for name, sums in self._named(compared)))
        fix_widths(self.view, (0, *(190 for _ in ordered)))

    def _named(self, compared: Compared) -> list[tuple[str, Sequence[Money | None]]]:
        """The rows with their names; a budget ends with its sums, a list of debts with what is owed in all."""
        language = self._session.language
        rows: list[tuple[str, Sequence[Money | None]]] = [
            (one.title or wording.name("category", one.category, language), one.amounts) for one in compared.budget
        ]
        rows += [
            (" ".join(filter(None, (one.creditor, one.name, one.reference))), one.amounts) for one in compared.debts
        ]
        if compared.debts:
            sums = zip(*(one.amounts for one in compared.debts), strict=True)
            rows.append((self.tr("Owed in all"), [Money(sum(one or 0 for one in column)) for column in sums]))
        if compared.months:
            months = compared.months
            rows.append((self.tr("Income"), [None if one is None else Money(one.income) for one in months]))
            rows.append((self.tr("Left"), [None if one is None else one.amount for one in months]))
        return rows

    def _cells(self, name: str, sums: Sequence[Money | None], compared: Compared) -> tuple[Cell, ...]:
        currency, cells = compared.versions[0].currency, [Cell(name)]
        before: Money | None = None
        for place, amount in enumerate(sums):
            difference = ""
            if place and amount != before:
                change = (amount or 0) - (before or 0)
                difference = f"{'+' if change > 0 else '−'}{formats.plain(abs(change), currency)}"
            cells.append(Cell("–" if amount is None else _signed(amount, currency), difference))
            before = amount
        return tuple(cells)

    def _name_of(self, number: int) -> str:
        one = next((one for one in self._versions if one.id == number), None)
        if one is None:
            return ""
        currency = one.currency if len({other.currency for other in self._versions}) > 1 else ""
        named = " ".join(filter(None, (shown_date(self._session, one.kept_at.date()), one.name, currency)))
        return self.tr("{0}, in force").format(named) if one.in_force else named

    def _keep(self) -> None:
        number, store, name = self.version.value, self._session.store, self.name.text()
        if self._do(lambda: client_budgets.keep_as(store, number, name), lambda: self.tr("Kept.")):
            self.name.clear()
            self.changed.emit()

    def _enforce(self) -> None:
        number, store = self.version.value, self._session.store
        if self._do(lambda: client_budgets.put_in_force(store, number), lambda: self.tr("In force from now on.")):
            self.changed.emit()

    def _do(self, act: Callable[[], object], done: Word) -> bool:
        self.say()
        try:
            if not self._session.write(act):
                return False
        except Refusal as refused:
            reason = refused
            self.say(wrong=lambda: wording.reason(reason, self._session.language))
            return False
        self.say(done)
        return True

    def say(self, told: Word = str, *, wrong: Word = str) -> None:
        """Say what came of it, or what is wrong; nothing by itself."""
        self._told, self._wrong = told, wrong
        self.said.setText(told())
        self.error.setText(wrong())


def _signed(amount: Money, currency: str) -> str:
    return f"−{formats.plain(abs(amount), currency)}" if amount < 0 else formats.plain(amount, currency)
