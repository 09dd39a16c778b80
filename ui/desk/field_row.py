"""A row of a card: lock, label, reachable range, field, slider, and the place where a mistake is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from restructure.proposals.ranges import NO_RANGE, OfferRange
from ui.theme import style
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, column, label, row, set_state, shortcut
from ui.widgets.fields import ValueEdit
from ui.widgets.slider import RangeSlider

LOCK_KEY = "Alt+L"
LONG_TITLE = 100
"""Long fields that stand below each other begin at one edge."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Scale of a value's slider: its limits and step in slider units, and the units of one value."""

    low: int
    high: int
    step: int = 1
    units: Decimal = Decimal(1)

    def position(self, value: Any) -> int:
        """Return where a value stands."""
        return int(Decimal(value) * self.units)


class LockButton(QToolButton):
    """Open or closed: whether a value stays while the others follow. Its key works in the field beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "lock")
        self.setCheckable(True)
        self.setIconSize(QSize(14, 14))
        self.setFixedSize(18, 24)
        # The field's key does the same, and Tab goes from figure to figure.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.toggled.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        locked = self.isChecked()
        self.setIcon(style().icon("lock" if locked else "unlock", "accent" if locked else "muted", size=14))

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._draw()


class FieldRow(Panel):
    """``lock_toggled`` says whether a person closed the lock or opened it; ``slid`` carries what the slider says."""

    lock_toggled = Signal(bool)
    slid = Signal(int)

    def __init__(
        self, field: ValueEdit[Any] | Choice, *, slides: bool, locks: bool = False, long: bool = False
    ) -> None:
        super().__init__()
        self.field, self._long = field, long
        self.title = label("body", "")
        self.title.setBuddy(field)
        self.reach_text = label("hint")
        # Where there is no room for the range it is said in the tool tip: half a figure is none.
        self.reach_text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.error = label("error", wrap=True)
        self.error.hide()
        self.lock = LockButton()
        self.slider = RangeSlider() if slides else None
        self.solved = label("muted", "=")
        self.solved.setParent(field)
        self.solved.hide()
        self._reach = NO_RANGE
        top = row(self.lock, self.title, *([] if long else [self.reach_text]), field, spacing=5)
        top.setStretchFactor(field if long else self.reach_text, 1)
        self.setLayout(column(top, *([self.slider] if self.slider else []), self.error, spacing=0))
        self.set_compact(False)
        self.lock.clicked.connect(self.lock_toggled)
        if self.slider is not None:
            self.slider.moved.connect(self.slid)
        if locks:
            shortcut(self, LOCK_KEY, self.lock.click)
        else:
            self.lock.hide()

    def set_compact(self, compact: bool) -> None:
        """A narrower field for a small window."""
        if self._long:
            self.title.setMinimumWidth(LONG_TITLE)
            return
        wide = isinstance(self.field, Choice)
        self.field.setFixedWidth((122 if compact else 132) if wide else (92 if compact else 98))

    def name(self, text: str) -> None:
        """Name the row, for the eye and for a screen reader."""
        self.title.setText(text)
        self.field.setAccessibleName(text)
        self.lock.setAccessibleName(self.tr("Lock: {0}").format(text))
        self.lock.setToolTip(self.tr("Keeps this as it is while the others follow. In its field: {0}").format(LOCK_KEY))

    def complain(self, text: str) -> None:
        """Say under the field what is wrong; nothing clears it."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        if isinstance(self.field, ValueEdit):
            self.field.mark(bool(text))

    def show_lock(self, locked: bool) -> None:
        """Show the lock open or closed."""
        self.lock.setChecked(locked)
        if self.slider is not None:
            self.slider.show_locked(locked)

    def show_reach(self, reach: OfferRange, write: Callable[[int, int], str]) -> None:
        """Show what may be offered: on the slider, and in figures beside the name."""
        if self.slider is not None:
            self.slider.show_reach(reach)
        self._reach = reach
        said = write(*reach.mine) if reach.mine else ""
        released = write(*reach.released) if reach.released and reach.released != reach.mine else ""
        told = [self.tr("May be offered now: {0}").format(said)] if said else []
        told += [self.tr("With a release: {0}").format(released)] if released else []
        self.setToolTip("\n".join(told))
        self.field.setAccessibleDescription(", ".join(told))
        self.reach_text.setProperty("whole", said)
        self._fit_reach()

    def _fit_reach(self) -> None:
        whole = str(self.reach_text.property("whole") or "")
        fits = self.reach_text.fontMetrics().horizontalAdvance(whole) <= self.reach_text.width()
        self.reach_text.setText(whole if fits else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_reach()
        self.solved.move(8, (self.field.height() - self.solved.height()) // 2)

    def show_value(self, value: Any, *, solved: bool, scale: Scale | None) -> None:
        """Show a value; a solved one stands on sunken ground behind an equals sign."""
        self.field.set_value(value)
        self.solved.setVisible(solved)
        set_state(self.field, "solved", solved)
        if self.slider and scale and value is not None:
            position = scale.position(value)
            low, high = min(scale.low, position), max(scale.high, position)
            self.slider.show_value(position, low, high, step=scale.step)
