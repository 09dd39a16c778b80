"""The ways to share side by side: what each debt gets, when it is clear, what it costs; and who is paid when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt

from calculators.calendar import add_months
from calculators.rounding import Money
from reports import formats, wording
from restructure.household.distribution import EVERY_MONTH, OneDebt, Way, growing
from ui.debts.entries import debt_words
from ui.debts.gantt import Gantt, Span
from ui.models.debts import DebtsModel
from ui.models.undo import Step
from ui.session import Session
from ui.widgets.elements import Panel, column, cut_label, filled, key_hint, label
from ui.widgets.flow import Flow
from ui.widgets.tables import Cell, LineDelegate, TupleModel, fix_widths, table

translate = QCoreApplication.translate
ROW = 20
MOST_YEARS = 10


def _outside(debt: OneDebt) -> tuple[str, str]:
    """What stands instead of a share where a priority debt takes no part, and why."""
    if debt.apart:
        return translate("Debts", "agreed separately"), ""
    return translate("Debts", "not agreed yet") if debt.minimum is None else translate("Debts", "nothing agreed"), ""


class Ways(Panel):
    """One column for each way; the chosen one stands on soft ground."""

    def __init__(self, session: Session, model: DebtsModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "card")
        self.table = TupleModel()
        self.view = table(self.table, ROW)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.horizontalHeader().setSectionsClickable(True)
        self.view.horizontalHeader().sectionClicked.connect(lambda section: self.choose(section - 1))
        self.view.clicked.connect(lambda index: self.choose(index.column() - 1))
        self._first, self._barred = label("muted"), label("muted", wrap=True)
        head = label("head")
        self.word(head.setText, lambda: self.tr("Ways to share"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Ways to share"))
        told = Flow(head, self._first, None, key_hint(f"Alt+1 … {len(EVERY_MONTH)}"), spacing=8)
        told.setContentsMargins(12, 0, 12, 0)
        self.setLayout(
            column(
                told,
                self.view,
                self._barred,
                spacing=4,
                margins=(1, 8, 1, 6),
            )
        )
        self._barred.setContentsMargins(12, 0, 12, 0)
        model.changed.connect(self.relabel)

    def choose(self, place: int) -> None:
        """Choose a way by its place."""
        if 0 <= place < len(self._model.ways):
            method = self._model.ways[place].method
            self._model.change(replace(self._model.case, method=method), Step("method", method))

    def relabel(self) -> None:
        language, currency, ways = self._session.language, self._model.currency, self._model.ways
        names = [wording.name("share_method", way.method, language) for way in ways]
        delegate = self.view.itemDelegate()
        assert isinstance(delegate, LineDelegate)
        chosen = self._model.way
        delegate.choose_column(ways.index(chosen) + 1 if chosen else -1)
        heads = tuple(
            f"{place} {name} ✓" if way is chosen else f"{place} {name}"
            for place, (name, way) in enumerate(zip(names, ways, strict=True), 1)
        )
        rows = tuple(self._rows())
        self.table.show(("", *heads) if ways else ("",), rows)
        fix_widths(self.view, (170, *(0,) * len(ways)) if ways else (0,))
        self.view.show_rows(len(rows))
        self.view.viewport().update()
        shares = zip(self._model.debts, chosen.first if chosen else (), strict=False)
        first = sum(share for debt, share in shares if debt.priority)
        left = Money(self._model.available - first)
        said = self.tr("first month: {0} less {1} for the priority debts = {2}")
        amounts = (self._model.available, Money(first), left)
        self._first.setText(said.format(*(formats.money(one, currency, language) for one in amounts)) if ways else "")
        self._barred.setVisible(self._model.barred)
        self._barred.setText(
            self.tr(
                "Avalanche and snowball are for debts without arrears: here creditors who are owed arrears would wait."
            )
        )

    def _rows(self) -> list[tuple[Cell, ...]]:
        ways = self._model.ways
        if not ways:
            return []
        made = [
            (
                Cell(debt_words(debt, self._model.debts, self._session.language)),
                *(self._share(way, place) for way in ways),
            )
            for place, debt in enumerate(self._model.debts)
        ]
        clear = (Cell(self.tr("All clear in")), *(self._clear(way) for way in ways))
        return [*made, clear, (Cell(self.tr("Interest on the way")), *(self._interest(way) for way in ways))]

    def _called(self, place: int) -> str:
        debts = self._model.debts
        return debt_words(debts[place], debts, self._session.language)

    def _share(self, way: Way, place: int) -> Cell:
        if place in way.course.unagreed:
            return Cell(*_outside(self._model.debts[place]))
        month = way.course.cleared_in[place]
        said = self.tr("never") if month is None else self.tr("month {0}").format(month)
        return Cell(formats.plain(way.first[place], self._model.currency), said)

    def _clear(self, way: Way) -> Cell:
        months = way.course.months
        if months is None and not growing(self._model.debts, way):
            return Cell("–")
        if months is None:
            return Cell(self.tr("never"), icon="no", icon_role="negative")
        return Cell(self.tr("1 month") if months == 1 else self.tr("{0} months").format(months))

    def _interest(self, way: Way) -> Cell:
        if way.course.months is None:
            return Cell(self.tr("grows") if growing(self._model.debts, way) else "–")
        return Cell(formats.plain(sum(way.course.interest), self._model.currency))


class WhoIsPaid(Panel):
    """The bars of the chosen way."""

    def __init__(self, session: Session, model: DebtsModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "card")
        self.gantt = Gantt()
        head, self._way = label("head"), cut_label("muted")
        legend = label("hint", wrap=True)
        self.word(head.setText, lambda: self.tr("Who is paid when"))
        self.word(legend.setText, lambda: self.tr("dark: priority   light: other   hatched: never cleared"))
        self.setLayout(
            column(
                filled(1, head, self._way, spacing=8),
                legend,
                self.gantt,
                spacing=4,
                margins=(12, 8, 0, 8),
            )
        )
        model.changed.connect(self.relabel)

    def relabel(self) -> None:
        way, language = self._model.way, self._session.language
        if way is None:
            self.gantt.show_spans((), ())
            self._way.setText("")
            return
        name = wording.name("share_method", way.method, language)
        if self._model.unagreed:
            name = self.tr("{0}, provisional").format(name)
        self._way.setText(self.tr("{0}; freed shares pass on").format(name))
        spans = tuple(self._span(way, place) for place in range(len(self._model.debts)))
        longest = max((span.months or 0 for span in spans), default=12)
        years = min(max(-(-longest // 12), 1), MOST_YEARS)
        today: date = self._session.today()
        ticks = tuple(formats.month_of_year(add_months(today, 12 * year), language) for year in range(years + 1))
        self.gantt.show_spans(spans, ticks)
        self.gantt.setAccessibleName(
            "; ".join(f"{span.name}: {', '.join(filter(None, (span.paid, span.said)))}" for span in spans)
        )

    def _span(self, way: Way, place: int) -> Span:
        debt, currency = self._model.debts[place], self._model.currency
        month = way.course.cleared_in[place]
        paid = [amounts[place] for amounts in way.course.paid[: month or len(way.course.paid)]]
        first = formats.plain(paid[0] if paid else 0, currency)
        most = max(paid[:-1], default=paid[0] if paid else 0)
        text = self.tr("{0} a month").format(first)
        if paid and most > paid[0]:
            text = self.tr("{0} then up to {1} a month").format(first, formats.plain(most, currency))
        said = self.tr("never") if month is None else self.tr("clear, month {0}").format(month)
        if place in way.course.unagreed:
            text, said = _outside(debt)
            return Span(debt_words(debt, self._model.debts, self._session.language), text, 0, said, debt.priority)
        return Span(debt_words(debt, self._model.debts, self._session.language), text, month, said, debt.priority)
