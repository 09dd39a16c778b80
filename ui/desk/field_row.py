"""A row of a card: label, field, slider, and the place where a mistake is said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.widgets.choice import Choice
from ui.widgets.elements import column, label, row, set_state
from ui.widgets.fields import ValueEdit
from ui.widgets.slider import RangeSlider


@dataclass(frozen=True, slots=True)
class Scale:
    """How a value stands on its slider: its limits and step in slider units, and the units of one value."""

    low: int
    high: int
    step: int = 1
    reach: tuple[int, int] | None = None
    units: Decimal = Decimal(1)

    def position(self, value: Any) -> int:
        """Where a value stands."""
        return int(Decimal(value) * self.units)


class FieldRow(QWidget):
    """A label, a field, a slider under it when there is one, and the place where a mistake is said."""

    def __init__(self, field: ValueEdit | Choice, *, slides: bool) -> None:
        super().__init__()
        self.field = field
        self.title = label("body", "")
        self.title.setBuddy(field)
        self.solved = label("muted", "=")
        self.error = label("error", wrap=True)
        self.error.hide()
        self.slider = RangeSlider() if slides else None
        self.set_compact(False)
        self.solved.setVisible(False)
        top = row(self.title, None, self.solved, field)
        self.setLayout(column(top, *([self.slider] if self.slider else []), self.error, spacing=1))

    def set_compact(self, compact: bool) -> None:
        """A narrower field for a small window."""
        wide = isinstance(self.field, Choice)
        self.field.setFixedWidth((122 if compact else 142) if wide else (94 if compact else 112))

    def name(self, text: str) -> None:
        """Name the row, for the eye and for a screen reader."""
        self.title.setText(text)
        self.field.setAccessibleName(text)

    def complain(self, text: str) -> None:
        """Say under the field what is wrong; nothing clears it."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        if isinstance(self.field, ValueEdit):
            self.field.mark(bool(text))

    def show_value(self, value: Any, *, solved: bool, scale: Scale | None) -> None:
        """Show a value; a solved one stands on sunken ground behind an equals sign."""
        self.field.set_value(value)
        self.solved.setVisible(solved)
        set_state(self.field, "solved", solved)
        if self.slider and scale and value is not None:
            position = scale.position(value)
            self.slider.show_value(
                position,
                min(scale.low, position),
                max(scale.high, position),
                reach=scale.reach,
                given=not solved,
                step=scale.step,
            )
