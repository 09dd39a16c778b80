"""Counts of a period: how many, of how many, how sure, and exactly the accounts behind each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QTableView

from calculators.errors import Refusal
from reports import formats, wording
from reports.formats import LANGUAGES
from restructure.book.counts import MEASURES, Count, Measure, by_week, counts
from restructure.book.counts import Fact as Counted
from restructure.files import publish
from restructure.store import audit, money_known, people, rights
from ui.list_files import LIST_FILES, list_file
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit, shown_day
from ui.widgets.elements import Panel, answer, button, column, label
from ui.widgets.flow import Flow
from ui.widgets.tables import Cell, Row, TupleModel, fix_widths, table

WIDTHS = (110, 0, 90, 90, 90, 130, 260)
FIGURES = (2, 3, 4)
WEEK = timedelta(days=7)


class CountsPanel(Panel):
    """``accounts_asked`` carries the numbers of the accounts that are counted, and what they were counted in."""

    accounts_asked = Signal(object, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._facts: tuple[Counted, ...] = ()
        self._lines: list[tuple[str, Count]] = []
        self.since, self.through = DateEdit("since", session), DateEdit("through", session)
        self.owner = Choice(("",), lambda login: login or self.tr("Everybody"))
        self.weeks = QCheckBox()
        self.counted = TupleModel(frozenset({0, 1, 5, 6}))
        self.view: QTableView = table(self.counted, 26)
        self.accounts, self.every = button("primary", "right"), button()
        self.export, self.inspection = button(icon="export"), button(icon="export")
        self.definition, self.known, self.said = label("body_muted", wrap=True), label("muted"), answer()
        self._lay_out()
        for field in (self.since, self.through):
            field.editingFinished.connect(self.look)
        self.owner.picked.connect(lambda _: self.look())
        self.weeks.toggled.connect(lambda _: self.relabel())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._define())
        self.view.activated.connect(lambda _: self._open(every=False))
        self.accounts.clicked.connect(lambda: self._open(every=False))
        self.every.clicked.connect(lambda: self._open(every=True))
        self.export.clicked.connect(self._ask_file)
        self.inspection.clicked.connect(self._ask_report)

    def _lay_out(self) -> None:
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        since, through = label("muted"), label("muted")
        for field in (self.since, self.through):
            field.setFixedWidth(120)
        words: tuple[tuple[Callable[[str], object], Callable[[], str]], ...] = (
            (since.setText, lambda: self.tr("From")),
            (through.setText, lambda: self.tr("to")),
            (self.since.setAccessibleName, lambda: self.tr("First day of the period")),
            (self.through.setAccessibleName, lambda: self.tr("Last day of the period")),
            (self.owner.setAccessibleName, lambda: self.tr("Whose")),
            (self.weeks.setText, lambda: self.tr("Week by week")),
            (self.view.setAccessibleName, lambda: self.tr("Counts")),
            (self.accounts.setText, lambda: self.tr("Show the accounts counted")),
            (self.every.setText, lambda: self.tr("All it is counted of")),
            (self.export.setText, lambda: self.tr("Export…")),
            (self.inspection.setText, lambda: self.tr("Report for an inspection…")),
        )
        for put, word in words:
            self.word(put, word)
        layout = column(
            Flow(since, self.since, through, self.through, self.owner, self.weeks, self.known, spacing=8),
            self.view,
            self.definition,
            Flow(self.accounts, self.every, self.export, self.inspection, spacing=8),
            self.said,
            spacing=12,
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def start(self) -> None:
        """Count this month up to today, in its first week with the month before: of everybody or, for whoever may see
        no others, of themselves."""
        today = self._session.today()
        if self.since.value is None or self.through.value is None:
            self.since.set_value((today - WEEK).replace(day=1))
            self.through.set_value(today)
        may = rights.may(self._session.store, "balance")
        logins = [one.login for one in people.users(self._session.store)] if may else []
        self.owner.set_values(("", *logins))
        self.owner.setVisible(may)
        self.inspection.setVisible(may)
        self.look()

    def look(self) -> None:
        """Count the period that is asked for."""
        from restructure.services.counts import facts_between

        since, through = self.since.value, self.through.value
        if self.since.unread or self.through.unread or since is None or through is None:
            return
        try:
            self._facts = facts_between(self._session.workplace, since, through, self.owner.value)
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        self.said.setText("")
        self.relabel()
        self.view.selectRow(0)

    def relabel(self) -> None:
        since, through = self.since.value, self.through.value
        if since is None or through is None:
            return
        known = money_known.known_through(money_known.sources(self._session.store))
        day = shown_day(self._session, known) if known else "–"
        self.known.setText(self.tr("Money known through {0}").format(day))
        self._lines = [("", one) for one in counts(self._facts)]
        if self.weeks.isChecked():
            for monday, found in by_week(self._facts, since, through):
                self._lines += [(monday.isoformat(), one) for one in found if one.count or one.of]
        self.counted.show(self._heads(), tuple(tuple(map(Cell, line)) for line in self._rows()))
        fix_widths(self.view, WIDTHS)
        self.view.setColumnHidden(0, not self.weeks.isChecked())
        self._define()

    def _heads(self) -> tuple[str, ...]:
        return (
            self.tr("Week of"),
            self.tr("Measure"),
            self.tr("Count"),
            self.tr("Of"),
            self.tr("Share"),
            self.tr("95 % interval"),
            self.tr("Amounts"),
        )

    def _rows(self) -> list[tuple[str, ...]]:
        language = self._session.language
        return [
            (
                week,
                _begun(wording.name("measure", one.measure, language)),
                str(one.count),
                "" if one.of is None else str(one.of),
                "" if one.share is None else f"{100 * one.share:.1f} %",
                "" if one.interval is None else " – ".join(f"{100 * end:.0f} %" for end in one.interval),
                " · ".join(self._sum(each.currency, each.amount, each.whole) for each in one.sums),
            )
            for week, one in self._lines
        ]

    def _sum(self, currency: str, amount: int, whole: int) -> str:
        from calculators.rounding import Money

        language = self._session.language
        texts = [formats.money(Money(one), currency, language) for one in (amount, whole)]
        return self.tr("{0} of {1}").format(*texts) if whole else texts[0]

    @property
    def chosen(self) -> Count | None:
        """The count that the cursor stands on."""
        place = self.view.currentIndex().row()
        return self._lines[place][1] if 0 <= place < len(self._lines) else None

    def _define(self) -> None:
        one = self.chosen
        said = [] if one is None else [wording.say(f"measure.{one.measure}", self._session.language)]
        if one is not None and one.erased:
            said.append(wording.say("book.erased", self._session.language, count=one.erased))
        self.definition.setText(" ".join(said))
        self.accounts.setEnabled(bool(one and one.accounts))
        self.every.setEnabled(bool(one and one.of is not None and one.of_accounts))

    def _open(self, *, every: bool) -> None:
        one = self.chosen
        numbers = () if one is None else one.of_accounts if every else one.accounts
        if one is not None and numbers:
            self.accounts_asked.emit(numbers, wording.name("measure", one.measure, self._session.language))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export…"), "counts.xlsx", LIST_FILES)
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write every line with how it is counted, as XLSX, CSV or on paper by the ending of the name."""
        language = self._session.language
        rows: list[Row | tuple[str, ...]] = [(*self._heads(), self.tr("How it is counted"))]
        definitions = (wording.say(f"measure.{one.measure}", language) for _, one in self._lines)
        rows += [(*line, said) for line, said in zip(self._rows(), definitions, strict=True)]
        self._publish(path, list_file(self._session, path, rows, FIGURES, self.tr("Counts")))  # type: ignore[arg-type]

    def _ask_report(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.inspection.text(), "inspection.json", "JSON (*.json)")
        if name:
            self.report_to(Path(name))

    def report_to(self, path: Path) -> None:
        """Write what was counted for a regulator or a creditor, row by row, with its digest."""
        from restructure.exchange.inspection import inspection

        store, since, through = self._session.store, self.since.value, self.through.value
        if since is None or through is None:
            return
        definitions: dict[Measure, dict[str, str]] = {
            one: {each: wording.say(f"measure.{one}", each) for each in LANGUAGES} for one in MEASURES
        }
        content = inspection(
            self._facts,
            since,
            through,
            known_through=money_known.known_through(money_known.sources(store)),
            made_at=self._session.now(),
            definitions=definitions,
        )
        self._publish(path, content)

    def _publish(self, path: Path, content: bytes) -> None:
        from hashlib import sha256

        digest = sha256(content).hexdigest()
        store = self._session.store
        if not self._session.write(lambda: audit.record_alone(store, "exported", detail=f"{path.name}: {digest}")):
            return
        try:
            publish(path, content)
        except OSError:
            self.said.setText(self.tr("The file cannot be written. Choose another folder."))
            return
        self.said.setText(self.tr("Exported to {0}").format(path.name))


def _begun(name: str) -> str:
    """A name that stands for itself, and begins with a capital."""
    return name[:1].upper() + name[1:]
