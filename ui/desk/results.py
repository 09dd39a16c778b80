"""Below the cards: the comparison, the pictures, the schedule of the chosen option."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTabBar, QTableView

from calculators.rounding import Money
from reports import formats
from restructure.simulation import Simulated
from ui.desk.chart import Chart, Plot, living_curve, owed_curve
from ui.desk.model import DeskModel
from ui.desk.tables import Cell, LineDelegate, TupleModel, table
from ui.desk.words import option_name
from ui.session import Session
from ui.widgets.elements import Panel, column, label, row

Figure = Callable[[Simulated], Money | None]


class Results(Panel):
    """Three tabs over the same outcomes; only the one in front is filled."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "card")
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _ in range(3):
            self.tabs.addTab("")
        self.hint = label("hint")
        self.comparison = TupleModel()
        self.schedule = TupleModel(frozenset({1}))
        self.comparison_view, self.schedule_view = table(self.comparison, 20), table(self.schedule, 20)
        self.chart = Chart(self._axis, self._month)
        self.pages = QStackedWidget()
        for page in (self.comparison_view, self.chart, self.schedule_view):
            self.pages.addWidget(page)
        self.setLayout(
            column(row(self.tabs, None, self.hint, margins=(0, 0, 12, 0)), self.pages, spacing=2, margins=(6, 2, 6, 6))
        )
        self.word(lambda text: self.tabs.setTabText(0, text), lambda: self.tr("Comparison") + "  F4")
        self.word(lambda text: self.tabs.setTabText(1, text), lambda: self.tr("Balance chart") + "  F5")
        self.word(lambda text: self.tabs.setTabText(2, text), lambda: self.tr("Schedule") + "  F7")
        self.word(self.comparison_view.setAccessibleName, lambda: self.tr("Comparison"))
        self.word(self.schedule_view.setAccessibleName, lambda: self.tr("Schedule"))
        self.word(self.chart.setAccessibleName, lambda: self.tr("Balance chart"))
        self.tabs.currentChanged.connect(self._turn)
        model.outcomes_changed.connect(self.relabel)
        model.chosen_changed.connect(self.relabel)

    def show_tab(self, index: int) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(index)

    def relabel(self) -> None:
        if any(outcome is None for outcome in self._model.good):
            return
        (self._fill_comparison, self._fill_chart, self._fill_schedule)[self.tabs.currentIndex()]()

    def _turn(self, index: int) -> None:
        self.pages.setCurrentIndex(index)
        self.relabel()

    def _good(self) -> list[Simulated]:
        return [outcome for outcome in self._model.good if outcome is not None]

    def _fill_comparison(self) -> None:
        self.hint.setText(self.tr("small figures: difference from the chosen card"))
        outcomes, chosen = self._good(), self._model.chosen
        names = [f"{index + 1} {option_name(index)}" for index in range(3)]
        heads = ("", *names, self.tr("No deal"))
        delegate = self.comparison_view.itemDelegate()
        assert isinstance(delegate, LineDelegate)
        delegate.chosen_column = chosen + 1
        self.comparison.show(heads, tuple(self._comparison_rows(outcomes, chosen)))
        _widths(self.comparison_view, (196, 0, 0, 0, 0))

    def _comparison_rows(self, outcomes: list[Simulated], chosen: int) -> list[tuple[Cell, ...]]:
        language, currency = self._session.language, self._model.currency
        no_deal = outcomes[0].no_deal_value
        discount = self._session.organisation.discount_rate
        at = formats.percent(discount, 0, language) if discount is not None else ""

        def amounts(title: str, read: Figure, last: Money | None = None) -> tuple[Cell, ...]:
            figures = [read(outcome) for outcome in outcomes]
            return (Cell(title), *(self._amount(one, figures[chosen], currency) for one in (*figures, last)))

        ends = [Cell(f"{o.totals.payments}, {formats.brief_date(o.totals.final_due, language)}") for o in outcomes]
        rates = [
            Cell(formats.percent(o.rates.cn_simple, 2, language) if o.rates else self.tr("no interest"))
            for o in outcomes
        ]
        surplus = outcomes[0].affordability.surplus
        nothing = Cell("–")
        return [
            amounts(self.tr("First payment"), lambda o: next((p for p in o.schedule.payment if p), None)),
            amounts(self.tr("Highest payment"), lambda o: o.totals.largest_payment),
            (Cell(self.tr("Payments, end")), *ends, nothing),
            amounts(self.tr("Total paid"), lambda o: o.totals.paid),
            amounts(self.tr("Forgiven"), lambda o: o.totals.waived),
            (Cell(self.tr("Annual rate, IRR × 12 simple")), *rates, nothing),
            amounts(self.tr("Left to live on, least"), lambda o: o.affordability.left, surplus),
            amounts(self.tr("Present value to creditor, {0}").format(at), lambda o: o.present_value, no_deal),
            (Cell(self.tr("Passes policy")), *(self._passes(o) for o in outcomes), nothing),
        ]

    def _amount(self, one: Money | None, chosen: Money | None, currency: str) -> Cell:
        if one is None:
            return Cell("–")
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

    def _fill_chart(self) -> None:
        self.hint.setText("")
        outcomes, currency = self._good(), self._model.currency
        debt = outcomes[0].debt.total
        top = (int(debt), self.tr("No deal {0}").format(formats.plain(debt, currency)))
        plots = [Plot(self.tr("Still owed"), tuple(owed_curve(i, o) for i, o in enumerate(outcomes)), top=top)]
        living = [curve for index, outcome in enumerate(outcomes) if (curve := living_curve(index, outcome))]
        if living:
            below = self.tr("below 0: cannot be paid from income")
            plots.append(Plot(self.tr("Left to live on"), tuple(living), below_zero=below))
        self.chart.show_plots(tuple(plots), tuple(option_name(index) for index in range(3)))

    def _fill_schedule(self) -> None:
        self.hint.setText(option_name(self._model.chosen))
        outcome = self._good()[self._model.chosen]
        schedule, language, currency = outcome.schedule, self._session.language, self._model.currency
        heads = (
            self.tr("No."),
            self.tr("Due"),
            self.tr("Payment"),
            self.tr("Interest"),
            self.tr("Principal"),
            self.tr("Earlier interest"),
            self.tr("Fees"),
            self.tr("Principal left"),
            self.tr("Owed if it fails"),
        )
        columns = (
            schedule.payment,
            schedule.interest,
            schedule.principal,
            schedule.arrears,
            schedule.fee,
            schedule.closing,
            schedule.owed_after_default,
        )
        rows = tuple(
            (
                Cell(str(number)),
                Cell(formats.short_date(day, language)),
                *(Cell(formats.plain(a, currency)) for a in amounts),
            )
            for number, (day, *amounts) in enumerate(zip(schedule.due, *columns, strict=True), 1)
        )
        self.schedule.show(heads, rows)
        _widths(self.schedule_view, (52, 130, 0, 0, 0, 0, 0, 0, 0))

    def _axis(self, amount: int) -> str:
        text = formats.plain(amount, self._model.currency)
        return text.removesuffix(".00")

    def _month(self, day: date) -> str:
        return day.strftime("%y-%m")


def _widths(view: QTableView, widths: tuple[int, ...]) -> None:
    """Fix some columns; those of width 0 share what is left."""
    header = view.horizontalHeader()
    for index, width in enumerate(widths):
        mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
        if header.sectionResizeMode(index) != mode:
            header.setSectionResizeMode(index, mode)
        if width and header.sectionSize(index) != width:
            header.resizeSection(index, width)
