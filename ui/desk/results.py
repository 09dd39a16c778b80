"""Below the cards: the comparison, the pictures, the schedule of the chosen option."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QTabBar, QWidget

from calculators.business_days import WEEKENDS, DaysOff
from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats, wording
from reports.cost import cost_name
from restructure.importing.exporting import safe_cell
from restructure.offers.kinds import OPTIONS, place_of
from restructure.offers.outcome import Simulated
from restructure.offers.plan_summary import in_short
from restructure.offers.rate_disclosure import is_charged
from restructure.offers.terms import OptionKind
from restructure.proposals.log_entry import Told, What, written
from restructure.store import offer_release
from restructure.store.negotiations import Event
from ui.clipboard import copy
from ui.desk.chart import Chart, Plot, living_curve, owed_curve
from ui.desk.messages_tab import MessagesTab
from ui.desk.schedule_table import explanation, export, heads, rows_of, texts_of, twin
from ui.desk.talk import TalkTab
from ui.models.desk import DeskModel
from ui.option_words import kind_name
from ui.session import Session
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.tables import Cell, LineDelegate, TupleModel, fix_widths, table
from ui.widgets.unseen import Unseen

CHART, SCHEDULE, TALK, MESSAGES, TWIN = 1, 2, 4, 5, 6
LEAST_COLUMN, DAY_COLUMN, AROUND_TABS = 70, 118, 40
LOW, TALL = 170, 330
"""The least height: of a table that scrolls, and of what is read and written while somebody talks."""
NOTHING_KNOWN = Cell("–")
Figure = Callable[[Simulated], Money | None]


class Results(Panel):
    """Tabs over the same outcomes, the rest of the terms, the talk and messages; only the one in front is filled.
    ``grown`` says that it asks for more height."""

    grown = Signal()

    def __init__(
        self, session: Session, model: DeskModel, more_terms: QWidget, talk: TalkTab, messages: MessagesTab
    ) -> None:
        super().__init__()
        self._session, self._model, self._narrow = session, model, False
        self.setProperty("role", "card")
        self.setMinimumHeight(LOW)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.talk, self.messages = talk, messages
        for _ in range(6):
            self.tabs.addTab("")
        self.hint = label("hint")
        self.comparison = TupleModel()
        self.schedule = TupleModel(frozenset({1}))
        self.comparison_view, self.schedule_view = table(self.comparison, 18), table(self.schedule, 20)
        # A figure is never cut: where the columns have no room, the table is what scrolls.
        self.schedule_view.horizontalHeader().setMinimumSectionSize(LEAST_COLUMN)
        self.chart = Chart(self._axis, self._month)
        self.copy, self.export, self.as_table = button("small", "doc"), button("small", "export"), button("small")
        self.explained = label("small", wrap=True)
        self.explained.hide()
        self.twin = TupleModel()
        self.twin_view = table(self.twin, 20)
        self.pages = QStackedWidget()
        beside = (Unseen(session, tab, tells=True) for tab in (talk, messages))
        for page in (self.comparison_view, self.chart, self.schedule_view, more_terms, *beside, self.twin_view):
            self.pages.addWidget(page)
        # What the tables would like to be must not push the cards out of sight.
        self.pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        head = row(self.tabs, self.hint, self.as_table, self.copy, self.export, margins=(0, 0, 6, 0))
        head.setStretch(0, 1)
        self.setLayout(
            column(
                head,
                self.explained,
                self.pages,
                spacing=2,
                margins=(6, 0, 6, 2),
            )
        )
        for act, name in ((self.copy, lambda: self.tr("Copy")), (self.export, lambda: self.tr("Export…"))):
            self.word(act.setAccessibleName, name)
            self.word(act.setToolTip, name)
        self.word(lambda _: self._give_way(), str)
        self.word(self.as_table.setText, lambda: self.tr("As a table"))
        self.copy.clicked.connect(self.copy_rows)
        self.export.clicked.connect(self._ask_file)
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(lambda _: self._turn(CHART))
        self.schedule_view.clicked.connect(lambda index: self.explain_row(index.row()))
        self.word(lambda text: self.tabs.setTabText(0, text), lambda: self.tr("Comparison") + "  F4")
        self.word(lambda text: self.tabs.setTabText(1, text), lambda: self.tr("Balance chart") + "  F5")
        self.word(lambda text: self.tabs.setTabText(2, text), lambda: self.tr("Schedule") + "  F7")
        self.word(
            lambda text: self.tabs.setTabText(3, text), lambda: self.tr("More terms") + f"  {session.key('more_terms')}"
        )
        self.word(lambda text: self.tabs.setTabText(TALK, text), lambda: self.tr("Talk") + "  F10")
        self.word(
            lambda text: self.tabs.setTabText(MESSAGES, text),
            lambda: self.tr("Messages") + f"  {session.key('messages')}",
        )
        self.word(self.tabs.setAccessibleName, lambda: self.tr("Comparison, charts, schedule, terms"))
        self.word(self.comparison_view.setAccessibleName, lambda: self.tr("Comparison"))
        self.word(self.schedule_view.setAccessibleName, lambda: self.tr("Schedule"))
        self.word(self.twin_view.setAccessibleName, lambda: self.tr("Balance chart"))
        self.word(self.chart.setAccessibleName, lambda: self.tr("Balance chart"))
        self.tabs.currentChanged.connect(self._turn)
        self._turn(0)
        model.account_changed.connect(self._look)
        model.situation_changed.connect(self._look)
        model.outcomes_changed.connect(self.relabel)
        model.chosen_changed.connect(self.relabel)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the comparison keeps its labels and the chosen column."""
        self._narrow = narrow
        self._show_columns()

    def _show_columns(self) -> None:
        for index in range(1, len(OPTIONS) + 2):
            hidden = self._narrow and index != place_of(self._model.compared)
            if self.comparison_view.isColumnHidden(index) != hidden:
                self.comparison_view.setColumnHidden(index, hidden)

    def show_tab(self, index: int) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(index)

    def relabel(self) -> None:
        if self._model.case is not None:
            chart = self.fill_twin if self.as_table.isChecked() else self.fill_chart
            # What was read of the account is read again when the tab is turned to, not at every key.
            fills = {0: self.fill_comparison, CHART: chart, SCHEDULE: self.fill_schedule, TALK: self.talk.relabel}
            front = self.tabs.currentIndex()
            if front in fills:
                fills[front]()
            self._hint_at(self._hint_of(front))

    def _hint_of(self, index: int) -> str:
        """What is said beside the tabs of the one in front."""
        if index == SCHEDULE:
            return kind_name(self._model.compared)
        return self.tr("small figures: difference from the chosen card") if index == 0 else ""

    def _turn(self, index: int) -> None:
        self.pages.setCurrentIndex(TWIN if index == CHART and self.as_table.isChecked() else index)
        self.as_table.setVisible(index == CHART)
        self.copy.setVisible(index == SCHEDULE)
        self.export.setVisible(index == SCHEDULE)
        self._give_way()
        self._say("")
        self._hint_at("")
        tall = index in (TALK, MESSAGES)
        self.setMinimumHeight(TALL if tall else LOW)
        if tall:
            self.grown.emit()
        self._look()
        self.relabel()

    def _look(self) -> None:
        """Have the tab in front read what it tells of the account."""
        if self._model.case is None:
            return
        if self.tabs.currentIndex() == TALK:
            self.talk.look()
        elif self.tabs.currentIndex() == MESSAGES:
            self.messages.look()

    def fill_comparison(self) -> None:
        """The same rows for every option, differences from the chosen one small."""
        names = [f"{place_of(kind)} {kind_name(kind)}" for kind in OPTIONS]
        alone = not self._session.in_sight
        heads = ("", *names, *([self.tr("No deal")] if alone else []))
        delegate = self.comparison_view.itemDelegate()
        assert isinstance(delegate, LineDelegate)
        delegate.choose_column(place_of(self._model.compared))
        rows = self._comparison_rows(self._model.good)
        self.comparison.show(heads, tuple(line[: len(heads)] for line in rows))
        fix_widths(self.comparison_view, (196, *(0 for _ in heads[1:])))
        self._show_columns()

    def _comparison_rows(self, good: Mapping[OptionKind, Simulated | None]) -> list[tuple[Cell, ...]]:
        language, currency = self._session.language, self._model.currency
        outcomes, chosen = tuple(good.values()), place_of(self._model.compared) - 1
        known = next((outcome for outcome in outcomes if outcome is not None), None)
        discount = self._session.organisation.valuation.discount_rate
        at = formats.percent(discount, 0, language) if discount is not None else ""

        def amounts(title: str, read: Figure, last: Money | None = None) -> tuple[Cell, ...]:
            figures = [read(outcome) if outcome else None for outcome in outcomes]
            return (Cell(title), *(self._amount(one, figures[chosen], currency) for one in (*figures, last)))

        def texts(title: str, read: Callable[[Simulated], Cell]) -> tuple[Cell, ...]:
            return (Cell(title), *(read(outcome) if outcome else NOTHING_KNOWN for outcome in outcomes), NOTHING_KNOWN)

        worth = amounts(
            self.tr("Present value to creditor, {0}").format(at),
            lambda o: o.present_value,
            known.no_deal_value if known else None,
        )
        return [
            amounts(self.tr("First payment"), lambda o: next((p for p in o.schedule.payment if p), None)),
            amounts(self.tr("Highest payment"), lambda o: o.totals.largest_payment),
            texts(self.tr("Payments, end"), self._ends),
            amounts(self.tr("Total paid"), lambda o: o.totals.paid),
            amounts(self.tr("Forgiven"), lambda o: o.totals.waived),
            texts(cost_name(self._model.policy.name, language), self._cost),
            amounts(
                self.tr("Left over, least"),
                lambda o: o.affordability.left,
                known.affordability.surplus if known else None,
            ),
            *([] if self._session.in_sight else [worth]),
            texts(self.tr("Passes policy"), self._passes),
        ]

    def _ends(self, outcome: Simulated) -> Cell:
        last = formats.brief_date(outcome.totals.final_due, self._session.language)
        return Cell(wording.beside((str(outcome.totals.payments), last), self._session.language))

    def _cost(self, outcome: Simulated) -> Cell:
        if not is_charged(outcome):
            return Cell(self.tr("no interest"))
        return Cell(self._model.cost_in_short(outcome) or NOTHING_KNOWN.text)

    def _amount(self, one: Money | None, chosen: Money | None, currency: str) -> Cell:
        if one is None:
            return NOTHING_KNOWN
        text = formats.plain(one, currency)
        if chosen is None or one == chosen:
            return Cell(text)
        apart = formats.plain(one - chosen, currency)
        return Cell(text, apart if one < chosen else f"+{apart}")

    def _passes(self, outcome: Simulated) -> Cell:
        severities = {finding.severity for finding in outcome.findings}
        if "block" in severities:
            return Cell(self.tr("no"), icon="no", icon_role="negative")
        if "warn" in severities:
            return Cell(self.tr("with a reason"), icon="warn", icon_role="caution")
        return Cell(self.tr("yes"), icon="ok", icon_role="positive")

    def fill_chart(self) -> None:
        """Chart the debt and what is left to live on, by option."""
        known = [outcome for outcome in self._model.good.values() if outcome is not None]
        case = self._model.case
        if not known or case is None:
            self.chart.show_plots((), ())
            return
        debt = case.debt.total
        amount = formats.plain(debt, self._model.currency)
        owed = self.tr("Owed now {0}") if self._session.in_sight else self.tr("No deal {0}")
        top = (int(debt), owed.format(amount))
        plots = [Plot(self.tr("Still owed"), tuple(map(owed_curve, known)), top=top)]
        living = [curve for outcome in known if (curve := living_curve(outcome))]
        if living:
            below = self.tr("below 0: cannot be paid from income")
            plots.append(Plot(self.tr("Left over each time"), tuple(living), below_zero=below))
        self.chart.show_plots(tuple(plots), tuple(map(kind_name, OPTIONS)))

    def fill_schedule(self) -> None:
        """Every payment of the chosen option."""
        outcome = self._model.good[self._model.compared]
        self.schedule.show(heads(), rows_of(outcome, self._session.language, self._days_off) if outcome else ())
        fix_widths(self.schedule_view, (46, DAY_COLUMN, 0, 0, 0, 0, 0, 0, 0))

    def fill_twin(self) -> None:
        """The curves as a table."""
        self.twin.show(*twin(self._model.good, self._session.language))

    @property
    def _days_off(self) -> DaysOff:
        return self._model.case.days_off if self._model.case else WEEKENDS

    @property
    def _chosen(self) -> Simulated | None:
        return self._model.good[self._model.compared]

    def explain_row(self, index: int) -> None:
        """Say where the figures of a row come from."""
        if self._chosen is not None and 0 <= index < len(self._chosen.schedule):
            self._say(explanation(self._chosen, index, self._session.language, self._days_off))

    def copy_rows(self) -> None:
        """Put the schedule on the clipboard, as a spreadsheet takes it; it leaves the house with that."""
        if self._chosen is not None and self._let_out("schedule_copied"):
            rows = texts_of(self._chosen)
            copy("\n".join("\t".join(map(safe_cell, row)) for row in rows))
            self._say(self.tr("The schedule is on the clipboard."))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the schedule"), "schedule.xlsx", "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.export_rows(Path(name))

    def export_rows(self, path: Path) -> None:
        """Write the schedule into a file; it leaves the house with that."""
        if self._chosen is not None and self._let_out("schedule_file"):
            self._say(export(self._chosen, path))

    def _let_out(self, how: What) -> bool:
        account, outcome, store = self._model.account, self._chosen, self._session.store
        if account is None or outcome is None:
            return False
        event = Event(self._session.now(), "given", written(Told(how, plan=in_short(outcome))))
        try:
            return self._session.write(lambda: offer_release.let_out(store, account.number, outcome, event))
        except Refusal as reason:
            self._say(wording.reason(reason, self._session.language))
            return False

    def _say(self, text: str) -> None:
        self.explained.setText(text)
        self.explained.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _hint_at(self, text: str) -> None:
        if text != self.hint.text():
            self.hint.setText(text)
            self._give_way()

    def _give_way(self) -> None:
        """What explains the small figures gives way to the tabs, and stands over the table then."""
        acts = (self.copy, self.export)
        for act in acts:
            act.setText(act.accessibleName())
        room = self._room_beside()
        if room < 0:
            # Their drawings stay, and tell the word.
            for act in acts:
                act.setText("")
        fits = self.hint.sizeHint().width() <= room
        self.hint.setVisible(fits)
        self.comparison_view.setToolTip("" if fits else self.hint.text())

    def _room_beside(self) -> int:
        """Return what the tabs and the buttons leave of the line."""
        beside = sum(made.sizeHint().width() for made in (self.as_table, self.copy, self.export) if made.isVisible())
        return self.width() - self.tabs.sizeHint().width() - beside - AROUND_TABS

    def _axis(self, amount: int) -> str:
        text = formats.plain(amount, self._model.currency)
        return text.removesuffix(".00")

    def _month(self, day: date) -> str:
        return formats.month_of_year(day, self._session.language)
