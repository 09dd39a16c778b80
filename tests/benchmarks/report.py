"""A measured figure beside its yardstick."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """``value`` and ``yardstick`` in ``unit``; smaller is better."""

    what: str
    value: float
    yardstick: float
    unit: str
    how: str

    def line(self) -> str:
        """Both sides and the ratio."""
        ratio = self.value / self.yardstick
        sides = f"{self.value:8.2f} {self.unit} beside {self.yardstick:8.2f} {self.unit}"
        return f"{self.what:34} {sides} = {ratio:5.2f}  ({self.how})"
