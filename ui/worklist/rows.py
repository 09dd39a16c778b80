"""Rows of the work list: a line for each heading, below it the accounts that come first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.elements import Panel, button, clear, column, figure, key_hint, label, row, set_state

WHEN, WHO, AMOUNT = 84, 190, 110


class HeadingRow(Panel):
    """Row of a heading: its digit, its name, how many there are, and the way to the others."""

    asked = Signal()

    def __init__(self, key: str, name: str, count: int, more: str) -> None:
        super().__init__()
        self.setProperty("role", "sunken")
        self.more = button("link")
        self.more.setText(more)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.clicked.connect(self.asked)
        parts: list[QWidget | None] = [key_hint(key)] if key else []
        self.setLayout(
            row(
                *parts,
                label("bold", name),
                label("badge", str(count)),
                None,
                self.more,
                spacing=8,
                margins=(8, 3, 10, 3),
            )
        )
        # Once it is inside: alone it would be a window.
        self.more.setVisible(bool(more))


class AccountRow(Panel):
    """Row of an account: since or until when, who, how much, and why, whole. Enter or a click opens it."""

    chosen = Signal(str)
    moved = Signal(int)

    def __init__(self, number: str, when: str, who: str, amount: str, why: str) -> None:
        super().__init__()
        self.number, self.why = number, why
        self.setProperty("role", "workrow")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{who}, {amount}, {when}: {why}")
        at, name, owed = label("muted", when, wrap=True), label("bold", who, wrap=True), figure("small")
        owed.setText(amount)
        at.setFixedWidth(WHEN)
        name.setFixedWidth(WHO)
        owed.setMinimumWidth(AMOUNT)
        reason = label("small", why, wrap=True)
        layout = row(at, name, owed, 8, reason, spacing=8, margins=(10, 5, 10, 5))
        layout.setStretch(4, 1)
        self._folds: tuple[QLabel, ...] = (at, owed)
        self.setLayout(layout)

    def fold(self, *, narrow: bool) -> None:
        """In a narrow list the reason keeps its room, and what is on the desk at once gives way."""
        for one in self._folds:
            one.setVisible(not narrow)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.number)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        set_state(self, "chosen", True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        set_state(self, "chosen", False)


class Rows(Panel):
    """Headings and accounts below each other; Up and Down go from account to account, ``stood_on`` carries its row."""

    stood_on = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._lines = column(spacing=0)
        self.accounts: list[AccountRow] = []
        self._narrow = False
        self.setLayout(self._lines)

    def show_rows(self, made: list[HeadingRow | AccountRow | QLabel], open_it: Callable[[str], object]) -> None:
        """Show other rows; whoever stood on an account stands on it again."""
        stood = next((one.number for one in self.accounts if one.hasFocus()), None)
        clear(self._lines)
        self.accounts = [one for one in made if isinstance(one, AccountRow)]
        for one in made:
            self._lines.addWidget(one)
        for account in self.accounts:
            account.chosen.connect(open_it)
            account.moved.connect(self.move_by)
            account.fold(narrow=self._narrow)
            if account.number == stood:
                account.setFocus()

    def fold(self, *, narrow: bool) -> None:
        """Leave the room to the reasons."""
        self._narrow = narrow
        for one in self.accounts:
            one.fold(narrow=narrow)

    @property
    def current(self) -> str | None:
        """The number of the account that the cursor stands on."""
        return next((one.number for one in self.accounts if one.hasFocus()), None)

    def move_by(self, by: int) -> None:
        """To the next account or the one before; to the first where none is chosen."""
        places = [place for place, one in enumerate(self.accounts) if one.hasFocus()]
        if self.accounts:
            wanted = min(max(places[0] + by, 0), len(self.accounts) - 1) if places else 0
            self.accounts[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
            self.stood_on.emit(self.accounts[wanted])
