"""Fields that read what a person types: money, percent, whole numbers. A mistake is said, never swallowed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats
from restructure.money.currency import minor_digits
from restructure.money.expression import parse_sum
from ui.widgets.elements import set_state

T = TypeVar("T")
READ_AFTER_MS = 350
"""Typing that pauses for so long rests."""


class ValueEdit(QLineEdit, Generic[T]):
    """A line edit over a value. ``edited`` carries what was understood, ``refused`` why it was not.

    The text stays as typed until the field is left; then it shows the value in its usual form. Up and Down step.
    """

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, parse: Callable[[str], T], show: Callable[[T], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parse, self._show = parse, show
        self._value: T | None = None
        self._unread = False
        self.empty: T | None = None
        """What an empty field means: usually nothing that could be read."""
        self.step: Callable[[T, int], T] | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._read)

    @property
    def value(self) -> T | None:
        """The last value that was understood."""
        return self._value

    @property
    def unread(self) -> bool:
        """Return whether what stands here was not understood; ``value`` is older than it then."""
        return self._unread

    @property
    def half_typed(self) -> bool:
        """Return whether what stands here is not in use: not understood, or refused."""
        return bool(self.property("bad"))

    def set_value(self, value: T | None) -> None:
        """Show a value; what is being typed here is left alone while it means the same or is not understood yet."""
        same = value == self._value
        self._value = value
        if not (self.hasFocus() and self.isModified() and (same or self.property("bad"))):
            self.refresh()

    def refresh(self) -> None:
        """Show the value in its usual form."""
        self.setText("" if self._value is None else self._show(self._value))
        self.setModified(False)
        self._unread = False
        set_state(self, "bad", False)

    def mark(self, bad: bool) -> None:
        """Outline the field as one that needs repair."""
        set_state(self, "bad", bad)

    def _read(self, text: str) -> None:
        self.setModified(True)
        try:
            value = self._parse(text) if text.strip() else self.empty
        except Refusal as reason:
            self._unread = True
            self.mark(True)
            self.refused.emit(reason)
            return
        self._unread = False
        self.mark(False)
        self._value = value
        self.edited.emit(value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        ):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not (self._unread or self.property("bad")):
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if self.step is not None and self._value is not None and event.key() in moves and not self.isReadOnly():
            self.setText(self._show(self.step(self._value, moves[Qt.Key(event.key())])))
            self._read(self.text())
            return
        super().keyPressEvent(event)


class ListEdit(ValueEdit[tuple[T, ...]]):
    """A list in a line, read once typing rests: of a list that is half typed there is nothing to say. Until then
    ``waits`` says that what stands here is not what is held. It begins where the eye does, since it may be long."""

    waits = Signal()

    def __init__(
        self,
        parse: Callable[[str], tuple[T, ...]],
        show: Callable[[tuple[T, ...]], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parse, show, parent)
        self.empty = ()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.rests = QTimer(self)
        self.rests.setSingleShot(True)
        self.rests.setInterval(READ_AFTER_MS)
        self.rests.timeout.connect(lambda: super(ListEdit, self)._read(self.text()))
        self.returnPressed.connect(self.read_now)

    def _read(self, text: str) -> None:
        if not self.hasFocus():
            super()._read(text)
            return
        self.setModified(True)
        self.rests.start()
        self.waits.emit()

    @property
    def half_typed(self) -> bool:
        return self.rests.isActive() or super().half_typed

    def refresh(self) -> None:
        self.rests.stop()
        super().refresh()

    def read_now(self) -> None:
        """Read what waits without waiting any longer."""
        if self.rests.isActive():
            self.rests.stop()
            super()._read(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.read_now()
        super().focusOutEvent(event)


class MoneyEdit(ValueEdit[Money]):
    """An amount in one currency, in minor units."""

    def __init__(self, field: str, currency: str = "CNY", parent: QWidget | None = None) -> None:
        self.currency = currency
        super().__init__(lambda text: parse_sum(text, self.currency, field), self._text, parent)
        self.step = lambda value, by: Money(max(0, value + by * 10 * 10 ** minor_digits(self.currency)))

    def set_currency(self, currency: str) -> None:
        """Read and show in another currency."""
        self.currency = currency

    def _text(self, value: Money) -> str:
        return formats.plain(value, self.currency)


def percent_edit(field: str, digits: int = 2, parent: QWidget | None = None) -> ValueEdit[Decimal]:
    """A percentage, kept as an exact fraction: ``6`` and ``6.00 %`` are ``Decimal("0.06")``."""
    made = ValueEdit(
        lambda text: parse_percent(text, field), lambda value: f"{formats.decimal(value * 100, digits)} %", parent
    )
    made.step = lambda value, by: max(Decimal(0), value + by * Decimal("0.005" if digits > 1 else "0.01"))
    return made


def parse_percent(text: str, field: str) -> Decimal:
    """Read a percentage as a fraction; refuses text and values outside 0 to 1,000 %.

    >>> parse_percent("6.5 %", "annual_rate")
    Decimal('0.065')
    """
    plain = unicodedata.normalize("NFKC", text).replace("。", ".").replace("%", "").strip()
    if not re.fullmatch(r"\d{1,4}(\.\d{0,8})?", plain, re.ASCII):
        raise Refusal(field, "not_a_percentage", given=text[:40])
    value = Decimal(plain) / 100
    if value > 10:
        raise Refusal(field, "rate_out_of_range", smallest=0, largest=10)
    return value


def whole_edit(field: str, least: int, most: int, parent: QWidget | None = None) -> ValueEdit[int]:
    """A whole number between two limits."""
    made = ValueEdit(lambda text: parse_whole(text, field, least, most), str, parent)
    made.step = lambda value, by: min(most, max(least, value + by))
    return made


def parse_whole(text: str, field: str, least: int, most: int) -> int:
    """Read a whole number; refuses text and what lies outside the limits.

    >>> parse_whole("\uff13\uff16", "payments", 1, 1200)
    36
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not re.fullmatch(r"\d{1,6}", plain, re.ASCII):
        raise Refusal(field, "not_a_number", given=text[:40])
    if not least <= int(plain) <= most:
        raise Refusal(field, "number_out_of_range", smallest=least, largest=most)
    return int(plain)


def text_edit(longest: int = 200, parent: QWidget | None = None) -> QLineEdit:
    """A plain text field with a limit that a paper can print."""
    made = QLineEdit(parent)
    made.setMaxLength(longest)
    return made


def secret_edit() -> QLineEdit:
    """A field for a passphrase or a password: dots, and no help from a keyboard that remembers."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhHiddenText)
    made.setMaxLength(200)
    return made
