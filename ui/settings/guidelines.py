"""Guideline tables in Settings: what is in force, an empty form to fill in, a table to take in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from calculators.errors import Refusal
from reports import formats, wording
from restructure.files import publish, read_bounded
from restructure.household.categories import SECTIONS
from restructure.household.guidelines import Standard, Table
from restructure.household.standards import BY_MEMBER, read_table, shipped, write_table
from restructure.importing.spreadsheet import decoded
from restructure.store import means
from ui.background import run_in_thread
from ui.session import Session
from ui.widgets.allowed import AllowedLine, set_read_only
from ui.widgets.dates import shown_date
from ui.widgets.elements import Panel, button, column, label
from ui.widgets.flow import Flow
from ui.widgets.tables import Cell, TupleModel, fix_widths, table
from ui.widgets.twice import is_second_press
from ui.widgets.waiting_changes import said_of

ROW, MOST_SHOWN, LISTED = 22, 8, 3
WIDTHS = (84, 96, 140, 0, 84, 110, 160)


class GuidelinesPanel(Panel):
    """Figures that belong to the members of a scheme are not shipped: the organisation fills in its own."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.table = TupleModel(frozenset({0, 1, 2, 3}))
        self.view = table(self.table, ROW)
        self.form, self.load, self.forget = button("", "export"), button("", "folder"), button("", "x")
        self.said = label("muted", wrap=True)
        self.allowed = AllowedLine(session, "organisation")
        head, intro = label("title"), label("body_muted", wrap=True)
        self.word(head.setText, lambda: self.tr("Spending guidelines"))
        self.word(
            intro.setText,
            lambda: self.tr(
                "US national standards come with the program. For other countries save the empty table, fill it in, "
                "and import it: what is allowed as given, the lesser of actual and standard, a share of net income, or "
                "a local living minimum."
            ),
        )
        self.word(self.form.setText, lambda: self.tr("Save the empty table"))
        self.word(self.load.setText, lambda: self.tr("Import a table"))
        self.word(self.forget.setText, lambda: self.tr("Forget own tables"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Spending guidelines"))
        self.setLayout(
            column(
                head,
                intro,
                self.view,
                self.allowed,
                Flow(self.form, self.load, self.forget, spacing=8),
                self.said,
                spacing=8,
                margins=(20, 16, 20, 14),
            )
        )
        self.form.clicked.connect(self._ask_form)
        self.load.clicked.connect(self._ask_table)
        self.forget.clicked.connect(self._forget)

    def start(self) -> None:
        """Show what is there."""
        self.said.setText("")
        self.relabel()

    def relabel(self) -> None:
        self.allowed.relabel()
        set_read_only((self.load, self.forget), read_only=not self.allowed.may)
        heads = (
            self.tr("Country"),
            self.tr("From"),
            self.tr("Rule"),
            self.tr("Covers"),
            self.tr("Persons"),
            self.tr("A month"),
            self.tr("Each more"),
        )
        rows = tuple(self._row(one) for one in (*shipped(), *self._own()))
        self.table.show(heads, rows)
        fix_widths(self.view, WIDTHS)
        self.view.show_rows(min(len(rows), MOST_SHOWN))

    def _own(self) -> Table:
        return self._session.known(means.guidelines(self._session.store), ())

    def _row(self, one: Standard) -> tuple[Cell, ...]:
        language = self._session.language
        covers = ", ".join(
            wording.name("section" if name in SECTIONS else "category", name, language) for name in one.covers
        )
        return (
            Cell(one.jurisdiction.upper()),
            Cell(shown_date(self._session, one.start)),
            Cell(wording.name("rule_kind", one.rule, language)),
            Cell(covers),
            Cell(str(one.persons)),
            Cell(formats.money(one.amount, one.currency, language)),
            Cell(self._each(one)),
        )

    def _each(self, one: Standard) -> str:
        """Return what each further person counts for, or each member where the row tells them apart."""
        language = self._session.language
        if not one.by_member:
            return formats.money(one.each_more, one.currency, language) if one.each_more else ""
        said = [
            wording.say(f"guideline.{name}", language, amount=formats.plain(amount, one.currency), age=one.teen_from)
            for name in BY_MEMBER
            if (amount := getattr(one, name))
        ]
        return "; ".join(said)

    def _ask_form(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the empty table"), "guidelines.csv", "CSV (*.csv)")
        if name:
            self.save_form(Path(name))

    def save_form(self, path: Path) -> None:
        """Write an empty table to fill in."""
        try:
            publish(path, write_table(()).encode("utf-8-sig"))
            self.said.setText(self.tr("Exported to {0}").format(path.name))
        except OSError:
            self.said.setText(self.tr("The file cannot be written. Choose another place."))

    def _ask_table(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a table"), "", "CSV (*.csv)")
        if name:
            self.import_table(Path(name))

    def import_table(self, path: Path) -> None:
        """Take in a table; rows that cannot be used are named, and then none is taken."""
        language = self._session.language
        try:
            rows, unread = run_in_thread(self._session, lambda: read_table(decoded(read_bounded(path))))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, language))
            return
        if unread:
            where = self.tr("Row {0}, {1}:")
            told = (
                f"{where.format(one.line, wording.column(one.column, language))} {wording.reason(one.reason, language)}"
                for one in unread[:LISTED]
            )
            more = self.tr("Other rows not taken: {0}.").format(len(unread) - LISTED) if len(unread) > LISTED else ""
            self.said.setText(" ".join((self.tr("Nothing was taken."), *told, more)).strip())
            return
        self._keep(rows, self.tr("Rows in force from now on: {0}.").format(len(rows)))

    def _forget(self) -> None:
        question = self.tr("{0} rows go for good. Press again to forget them.")
        rows = self._own()
        if rows and not is_second_press(self.forget, self.said, question.format(len(rows))):
            return
        self._keep((), self.tr("Only the tables of the program are in force."))

    def _keep(self, rows: Table, told: str) -> None:
        try:
            kept = self._session.write(lambda: means.save_guidelines(self._session.store, rows))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        if kept:
            self._session.organisation_changed.emit()
            self.relabel()
            self.said.setText(said_of(self._session, "guidelines", told))
