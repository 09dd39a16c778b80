"""Two pictures of the options: what is still owed, and what is left to live on each period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calculators.calendar import add_months
from restructure.offers.kinds import place_of
from restructure.offers.outcome import Simulated
from restructure.offers.terms import SettlementTerms
from ui.theme import font, style

DASHES: tuple[tuple[float, ...], ...] = ((), (7, 4), (2, 3))
WIDTHS = (2.5, 2.0, 2.0)
SERIES = 4
MOST_POINTS = 60
Points = tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """One line: its series and points of day and amount in minor units; ``steps`` draws it as a staircase."""

    series: int
    points: Points
    steps: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """One picture: a title, curves, the ceiling's label, a note under the zero line."""

    title: str
    curves: tuple[Curve, ...]
    top: tuple[int, str] | None = None
    below_zero: str = ""


def owed_curve(outcome: Simulated) -> Curve:
    """Return what is still owed after each payment. A settlement owes everything until its last part, then nothing;
    what a plan waives on the way is left out."""
    schedule, settled = outcome.schedule, isinstance(outcome.terms, SettlementTerms)
    begins = outcome.debt.total - (0 if settled else outcome.waived.total)
    paid = accumulate(payment - interest for payment, interest in zip(schedule.payment, schedule.interest, strict=True))
    points = [(outcome.debt.as_of, int(begins))]
    points += [(day, max(0, begins - so_far)) for day, so_far in zip(schedule.due, paid, strict=True)]
    if settled:
        points.append((schedule.due[-1], 0))
    return Curve(_series(outcome), tuple(points))


def living_curve(outcome: Simulated) -> Curve | None:
    """Return what is left of the surplus in each period of the plan; None without means."""
    surplus = outcome.affordability.surplus
    if surplus is None:
        return None
    days = (outcome.debt.as_of, *outcome.schedule.due)
    points = tuple((day, surplus - payment) for day, payment in zip(days, outcome.schedule.payment, strict=False))
    return Curve(_series(outcome), (*points, (days[-1], points[-1][1])), steps=True)


def _series(outcome: Simulated) -> int:
    return place_of(outcome.terms.kind) - 1


def thinned(points: Points) -> Points:
    """A curve in as many points as an eye tells apart, its ends among them.

    >>> day = date(2026, 1, 1)
    >>> len(thinned(((day, 0),) * 313)), thinned(((day, 1), (day, 2)))[-1][1]
    (53, 2)
    """
    every = -(-len(points) // MOST_POINTS)
    return points if every <= 1 else (*points[:-1:every], points[-1])


def corners(points: Points) -> Points:
    """A staircase in its corners alone.

    >>> day = date(2026, 1, 1)
    >>> [amount for _, amount in corners(((day, 3), (day, 3), (day, 2), (day, 2), (day, 2)))]
    [3, 2, 2]
    """
    ends = range(1, len(points) - 1)
    return (*points[:1], *(points[one] for one in ends if points[one][1] != points[one - 1][1]), *points[1:][-1:])


class Chart(QWidget):
    """Draws plots side by side. ``amount`` turns minor units into an axis label."""

    def __init__(self, amount: Callable[[int], str], month: Callable[[date], str]) -> None:
        super().__init__()
        self._amount, self._month = amount, month
        self.plots: tuple[Plot, ...] = ()
        self._legend: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(150)

    def sizeHint(self) -> QSize:
        return QSize(760, 210)

    def show_plots(self, plots: tuple[Plot, ...], legend: tuple[str, ...]) -> None:
        """Show other curves; equal ones are not painted again."""
        if (plots, legend) != (self.plots, self._legend):
            self.plots, self._legend = plots, legend
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.plots:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_legend(painter)
        width = self.width() / len(self.plots)
        for index, plot in enumerate(self.plots):
            self._paint_plot(painter, plot, QRectF(index * width + 12, 30, width - 28, self.height() - 36))

    def _paint_legend(self, painter: QPainter) -> None:
        x = 12.0
        for series, name in enumerate(self._legend):
            painter.setPen(self._pen(series))
            painter.drawLine(QPointF(x, 12), QPointF(x + 24, 12))
            painter.setPen(style().color("text"))
            painter.setFont(font(11))
            painter.drawText(QPointF(x + 30, 16), name)
            x += 54 + painter.fontMetrics().horizontalAdvance(name)

    def _paint_plot(self, painter: QPainter, plot: Plot, area: QRectF) -> None:
        curves = [curve for curve in plot.curves if curve.points]
        if not curves:
            return
        amounts = [amount for curve in curves for _, amount in curve.points]
        painter.setFont(font(12, bold=True))
        painter.setPen(style().color("text"))
        painter.drawText(QPointF(area.left(), area.top() + 10), plot.title)
        frame = QRectF(area.left() + 62, area.top() + 22, area.width() - 66, area.height() - 44)
        low, high = min(0, *amounts), max(1, *amounts)
        if plot.top:
            high = max(high, plot.top[0])
        # A settlement's part dwarfs the months around it: below one full height the line is cut and said.
        floor = max(low, -high)
        first, last = min(one.points[0][0] for one in curves), max(one.points[-1][0] for one in curves)
        axes = _Axes(frame, first, last, floor, high)
        self._paint_axes(painter, axes)
        if plot.top:
            self._paint_top(painter, axes, *plot.top)
        for curve in reversed(plot.curves):
            self._paint_curve(painter, axes, curve)
        if plot.below_zero and low < 0:
            painter.setFont(font(11))
            painter.setPen(style().color("muted"))
            note = f"{plot.below_zero} ({self._amount(low)})" if low < floor else plot.below_zero
            painter.drawText(QRectF(frame.left(), axes.y(0) + 2, frame.width(), 16), Qt.AlignmentFlag.AlignRight, note)

    def _paint_axes(self, painter: QPainter, axes: _Axes) -> None:
        painter.setFont(font(11))
        for tick in axes.ticks():
            y = axes.y(tick)
            painter.setPen(QPen(style().color("control" if tick == 0 else "border"), 1))
            painter.drawLine(QPointF(axes.frame.left(), y), QPointF(axes.frame.right(), y))
            painter.setPen(style().color("muted"))
            where = QRectF(axes.frame.left() - 72, y - 8, 64, 16)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._amount(tick))
        for day in axes.months():
            x = axes.x(day)
            painter.setPen(style().color("muted"))
            where = QRectF(x - 40, axes.frame.bottom() + 4, 80, 16)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, self._month(day))

    def _paint_top(self, painter: QPainter, axes: _Axes, amount: int, name: str) -> None:
        pen = QPen(style().color("series_4"), 1.5)
        pen.setDashPattern([1, 4])
        painter.setPen(pen)
        painter.drawLine(QPointF(axes.frame.left(), axes.y(amount)), QPointF(axes.frame.right(), axes.y(amount)))
        painter.setPen(style().color("muted"))
        where = QRectF(axes.frame.left(), axes.y(amount) - 17, axes.frame.width(), 16)
        painter.drawText(where, Qt.AlignmentFlag.AlignRight, name)

    def _paint_curve(self, painter: QPainter, axes: _Axes, curve: Curve) -> None:
        painter.setPen(self._pen(curve.series))
        across, down, bottom = axes.across, axes.down, axes.frame.bottom()
        left, begins, low = axes.frame.left(), axes.first.toordinal(), axes.low
        line: list[QPointF] = []
        before = 0.0
        for day, amount in corners(curve.points) if curve.steps else thinned(curve.points):
            x, y = left + across * (day.toordinal() - begins), bottom - down * (max(amount, low) - low)
            if curve.steps and line:
                line.append(QPointF(x, before))
            line.append(QPointF(x, y))
            before = y
        painter.drawPolyline(line)

    def _pen(self, series: int) -> QPen:
        width, dashes = WIDTHS[series % len(WIDTHS)], DASHES[series % len(DASHES)]
        pen = QPen(style().color(f"series_{series % SERIES + 1}"), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashes:
            pen.setDashPattern([part / width for part in dashes])
        return pen


@dataclass(frozen=True, slots=True)
class _Axes:
    frame: QRectF
    first: date
    last: date
    low: int
    high: int

    @property
    def across(self) -> float:
        """Pixels of a day."""
        return self.frame.width() / max((self.last - self.first).days, 1)

    @property
    def down(self) -> float:
        """Pixels of a minor unit."""
        return self.frame.height() / max(self.high - self.low, 1)

    def x(self, day: date) -> float:
        return self.frame.left() + self.across * (day - self.first).days

    def y(self, amount: int) -> float:
        return self.frame.bottom() - self.down * (amount - self.low)

    def ticks(self) -> list[int]:
        """Three to five round amounts that cover the range."""
        rough = max((self.high - self.low) / 4, 1)
        power = 10 ** (len(str(int(rough))) - 1)
        step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
        first = -(-self.low // step) * step
        return list(range(first, self.high + 1, step))

    def months(self) -> list[date]:
        """Up to five dates along the axis, whole months apart."""
        months = max((self.last.year - self.first.year) * 12 + self.last.month - self.first.month, 1)
        step = next(size for size in (1, 3, 6, 12, 24, 60, 120, 240) if months / size <= 5)
        return [day for k in range(0, months + 1, step) if (day := add_months(self.first, k)) <= self.last]
