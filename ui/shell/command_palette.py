"""Commands under the search box: ``>`` finds what can be done, Enter does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.actions import action_text, found
from ui.session import Session
from ui.widgets.elements import icon_label, key_hint, label, row

ROW, SHOWN = 32, 10
ACTION, SCENARIO = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
MARKS = (">", "\N{FULLWIDTH GREATER-THAN SIGN}", "\N{RIGHT-POINTING ANGLE BRACKET}", "\N{RIGHT ANGLE BRACKET}", "》")
"""What a keyboard gives for the mark, a Chinese one too."""


def asked_command(text: str) -> str | None:
    """Return what stands behind the mark, None where an account is asked for."""
    return text[1:].strip() if text.startswith(MARKS) else None


class CommandList(QListWidget):
    """Commands to choose from: ``chosen`` carries an action, ``scenario_chosen`` the name of what is put back."""

    chosen = Signal(str)
    scenario_chosen = Signal(str)

    def __init__(self, session: Session, scenarios: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self._session, self._scenarios = session, scenarios
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.itemClicked.connect(self._run)

    def show_commands(self, query: str, *, has_account: bool) -> int:
        """Show what fits, the first selected; returns how many there are."""
        self.clear()
        for action in found(query):
            if has_account or not action.needs_account:
                self._add(action_text(action.id), action.icon, self._session.key(action.id), action=action.id)
        for name in self._scenarios() if has_account else ():
            text = self.tr("Put back: {0}").format(name)
            if query.casefold() in text.casefold():
                self._add(text, "undo", "", scenario=name)
        self.setCurrentRow(0 if self.count() else -1)
        return self.count()

    def _add(self, text: str, icon: str, key: str, *, action: str = "", scenario: str = "") -> None:
        item, made = QListWidgetItem(), QWidget()
        item.setData(ACTION, action)
        item.setData(SCENARIO, scenario)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text} {key}".strip())
        item.setSizeHint(QSize(0, ROW))
        hints = [key_hint(key)] if key else []
        made.setLayout(
            row(icon_label(icon, "muted"), label("body", text), None, *hints, spacing=10, margins=(12, 4, 12, 4))
        )
        self.addItem(item)
        self.setItemWidget(item, made)

    def step(self, by: int) -> None:
        """Select the next or the one before."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))

    def run_current(self) -> None:
        """Do what is selected."""
        if (item := self.currentItem()) is not None:
            self._run(item)

    def _run(self, item: QListWidgetItem) -> None:
        if action := item.data(ACTION):
            self.chosen.emit(action)
        else:
            self.scenario_chosen.emit(item.data(SCENARIO))
