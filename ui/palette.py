"""Commands under the search box: ``>`` finds what can be done, Enter does it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.actions import Action, action_text, found
from ui.session import Session
from ui.widgets.elements import icon_label, key_hint, label, row

ROW, SHOWN = 32, 10
MARKS = (">", "\N{FULLWIDTH GREATER-THAN SIGN}", "\N{RIGHT-POINTING ANGLE BRACKET}", "\N{RIGHT ANGLE BRACKET}", "》")
"""What a keyboard gives for the mark, a Chinese one too."""


def asked_command(text: str) -> str | None:
    """What stands behind the mark, None where an account is asked for."""
    return text[1:].strip() if text.startswith(MARKS) else None


class CommandList(QListWidget):
    """Commands to choose from."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.itemClicked.connect(self._run)

    def show_commands(self, query: str, *, has_account: bool) -> int:
        """Show what fits, the first selected; returns how many there are."""
        self.clear()
        fits = [action for action in found(query) if has_account or not action.needs_account]
        for action in fits:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, action.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{action_text(action.id)} {self._key(action)}")
            item.setSizeHint(QSize(0, ROW))
            self.addItem(item)
            self.setItemWidget(item, self._row(action))
        self.setCurrentRow(0 if fits else -1)
        return len(fits)

    def _key(self, action: Action) -> str:
        return self._session.key(action.id)

    def _row(self, action: Action) -> QWidget:
        made = QWidget()
        name = label("body", action_text(action.id))
        made.setLayout(
            row(
                icon_label(action.icon, "muted"),
                name,
                None,
                key_hint(self._key(action)),
                spacing=10,
                margins=(12, 4, 12, 4),
            )
        )
        return made

    def step(self, by: int) -> None:
        """Select the next or the one before."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))

    def run_current(self) -> None:
        """Do what is selected."""
        if (item := self.currentItem()) is not None:
            self._run(item)

    def _run(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
