"""What the search boxes find: accounts, or commands behind the mark, in a list below the box."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QWidget

from restructure.store import accounts
from ui.session import Session
from ui.shell.command_palette import ROW, SHOWN, CommandList, asked_command
from ui.shell.home import AccountList, HomePage, SearchEdit

FOUND = 8
LIST_WIDTH, COMMANDS_WIDTH, EDGE, EDGES = 760, 620, 4, 40


class Finder(QObject):
    """Two boxes drive it: that of the first page, whose own list shows the accounts, and that of the bar.

    ``scenarios`` gives the names that can be put back, None while no account is open.
    """

    chosen = Signal(str)
    commanded = Signal(str)
    scenario_asked = Signal(str)
    left = Signal()

    def __init__(
        self,
        whole: QWidget,
        session: Session,
        home: HomePage,
        bar: SearchEdit,
        scenarios: Callable[[], tuple[str, ...] | None],
    ) -> None:
        super().__init__(whole)
        self._whole, self._session, self._bar, self._scenarios = whole, session, bar, scenarios
        self._first, self._first_list = home.search, home.list
        self.popup = AccountList(session)
        self.commands = CommandList(session, lambda: scenarios() or ())
        for shown in (self.popup, self.commands):
            shown.setParent(whole)
            shown.hide()
        self.popup.chosen.connect(self.chosen)
        self.commands.chosen.connect(self._take_command)
        self.commands.scenario_chosen.connect(self._take_scenario)
        bar.textEdited.connect(self._show_found)
        self._first.textEdited.connect(lambda text: self._show_commands(text))
        for box in (bar, self._first):
            box.moved.connect(self._move)
            box.entered.connect(self._take)
            box.left.connect(self._go_back)
        self._came_from: QWidget | None = None

    @property
    def _box(self) -> SearchEdit:
        return self._first if self._first.isVisibleTo(self._whole) else self._bar

    @property
    def _list(self) -> AccountList:
        return self._first_list if self._box is self._first else self.popup

    def go(self) -> None:
        """Go to the search box."""
        box = self._come()
        box.selectAll()
        if box is self._bar:
            self._show_found(box.text())

    def go_to_commands(self) -> None:
        """Go to the search box, asking for a command."""
        box = self._come()
        box.setText("> ")
        self._show_commands(box.text())

    def _come(self) -> SearchEdit:
        box, here = self._box, QApplication.focusWidget()
        if here is not None and here is not box:
            self._came_from = here
        box.setFocus()
        return box

    def hide(self) -> None:
        """Put the lists away; a command that was asked for and not chosen is asked for no longer."""
        self.popup.hide()
        self.commands.hide()
        for box in (self._bar, self._first):
            if asked_command(box.text()) is not None:
                box.clear()

    def _go_back(self) -> None:
        """Leave the box empty, the cursor where it was before."""
        self._leave()
        before, self._came_from = self._came_from, None
        if self._box is self._bar:
            with suppress(RuntimeError):
                # What the cursor stood in may be gone since.
                if before is not None and before.isVisible():
                    before.setFocus()
                    return
            self.left.emit()

    def _show_found(self, text: str) -> None:
        if self._show_commands(text):
            return
        found = accounts.find(self._session.store, text, FOUND)
        self.popup.show_found(found, self.tr("no name on file"), self.tr("No account is found."))
        self._place(self.popup, LIST_WIDTH, self.popup.high)
        self.popup.setVisible(bool(found.accounts or text.strip()))

    def _show_commands(self, text: str) -> bool:
        """Show commands under the search box where they are asked for."""
        asked = asked_command(text)
        self.commands.setVisible(asked is not None)
        if asked is None:
            return False
        self.popup.hide()
        count = self.commands.show_commands(asked, has_account=self._scenarios() is not None)
        self._place(self.commands, COMMANDS_WIDTH, min(max(count, 1), SHOWN) * ROW + EDGE)
        return True

    def _place(self, shown: QWidget, width: int, height: int) -> None:
        box = self._box
        corner = box.mapTo(self._whole, QPoint(0, box.height() + 2))
        wide = min(width, self._whole.width() - EDGES)
        # A list that is wider than what is left beside the box begins before it.
        left = min(corner.x(), self._whole.width() - EDGES // 2 - wide)
        shown.setGeometry(left, corner.y(), wide, height)
        shown.raise_()

    def _move(self, by: int) -> None:
        if self.commands.isVisible():
            self.commands.step(by)
        else:
            self._list.move(by)

    def _take(self) -> None:
        if self.commands.isVisible():
            self.commands.run_current()
        else:
            self._list.open_current()

    def _take_command(self, command: str) -> None:
        self._leave()
        self.commanded.emit(command)

    def _take_scenario(self, name: str) -> None:
        self._leave()
        self.scenario_asked.emit(name)

    def _leave(self) -> None:
        self._box.clear()
        self.hide()
