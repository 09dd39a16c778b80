"""The keys, all of them, to read, to print and, where they may move, to move."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QScrollArea, QWidget

from reports.formats import LANGUAGES
from restructure.store import settings
from ui.actions import (
    ACTIONS,
    FIELD_KEYS,
    GROUPS,
    KEPT_UNDER,
    TAKEN_IN_CHINESE,
    Action,
    Group,
    action_text,
    group_text,
    keys_of,
    taken_by,
)
from ui.printing import print_text
from ui.session import Session
from ui.widgets.elements import Panel, button, column, key_hint, label, row, shortcut
from ui.widgets.flow import Beside

MODIFIERS = ("Ctrl+", "Alt+", "Meta+")
STACKED_BELOW = 620


class KeysPage(Panel):
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.fields: dict[str, QKeySequenceEdit] = {}
        self._notes = {action.id: label("error", wrap=True) for action in ACTIONS if not action.fixed}
        self.print, self.back, self.usual = button(icon="print"), button(), button("small")
        self._lay_out()
        self.print.clicked.connect(self.print_now)
        self.back.clicked.connect(self.left)
        self.usual.clicked.connect(self._to_usual)
        shortcut(self, "Ctrl+P", self.print_now)
        shortcut(self, "Esc", self.left.emit)

    def _lay_out(self) -> None:
        title, intro = label("greeting"), label("body_muted", wrap=True)
        self.word(title.setText, lambda: self.tr("Keys"))
        self.word(
            intro.setText,
            lambda: self.tr(
                "Function keys and single characters stay where they are. The others can be moved: click, then press "
                "the new key. Every command is also found by typing > in the search box."
            ),
        )
        self.word(self.print.setText, lambda: self.tr("Print") + "  Ctrl+P")
        self.word(self.back.setText, lambda: self.tr("Back") + "  Esc")
        self.word(self.usual.setText, lambda: self.tr("All keys as delivered"))
        cards = [self._group(group) for group in GROUPS]
        left, right = column(*cards[:2], None, spacing=12), column(*cards[2:], None, spacing=12)
        both = Beside((0, 0), left, right, below=STACKED_BELOW, spacing=14)
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setLayout(
            column(title, intro, row(self.print, self.back, None, self.usual, spacing=10), both, None, spacing=12)
        )
        inner.setMaximumWidth(1100)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.setLayout(column(scroll, margins=(28, 22, 28, 12)))

    def _group(self, group: Group) -> QWidget:
        card, head = Panel(), label("head")
        card.setProperty("role", "card")
        self.word(head.setText, lambda: group_text(group))
        lines = [self._line(action) for action in ACTIONS if action.group == group]
        card.setLayout(column(head, *lines, spacing=4, margins=(16, 12, 16, 12)))
        return card

    def _line(self, action: Action) -> QWidget:
        name, line = label("body", wrap=True), QWidget()
        self.word(name.setText, lambda: action_text(action.id))
        if action.fixed:
            top = row(name, key_hint(action.key))
        else:
            field = QKeySequenceEdit()
            field.setMaximumSequenceLength(1)
            field.setFixedWidth(130)
            self.word(field.setAccessibleName, lambda: self.tr("Key for {0}").format(action_text(action.id)))
            self.fields[action.id] = field
            field.editingFinished.connect(lambda: self._move(action))
            top = row(name, field)
        top.setStretch(0, 1)
        note = self._notes.get(action.id)
        line.setLayout(column(top, *([note] if note else []), spacing=1))
        if note:
            note.hide()
        return line

    def start(self) -> None:
        """Show the keys in force."""
        for name, field in self.fields.items():
            field.setKeySequence(QKeySequence(self._session.key(name)))
            self._notes[name].hide()

    def _move(self, action: Action) -> None:
        wanted = self.fields[action.id].keySequence()
        key, note = wanted.toString(), self._notes[action.id]
        said = self._objection(action, wanted)
        note.setText(said)
        note.setVisible(bool(said))
        if said:
            self.fields[action.id].setKeySequence(QKeySequence(self._session.key(action.id)))
        elif key != self._session.key(action.id):
            self._keep(self._session.moved_keys | {action.id: key})

    def _objection(self, action: Action, wanted: QKeySequence) -> str:
        if not wanted.toString().startswith(MODIFIERS):
            return self.tr("Hold Ctrl or Alt with it: a bare key is a letter in every field.")
        if wanted.toString() in FIELD_KEYS:
            return self.tr("{0} edits the text of a field. Choose another key.").format(wanted.toString())
        if self._session.language == "zh" and wanted.toString() in TAKEN_IN_CHINESE:
            return self.tr("{0} goes to a messenger or the input method. Choose another key.").format(wanted.toString())
        # A key that is free in one language may be that of another action in the other.
        moved = self._session.moved_keys
        owners = (taken_by(wanted.toString(), keys_of(language, moved), action.id) for language in LANGUAGES)
        other = next(filter(None, owners), None)
        if other is not None:
            return self.tr("{0} is taken: {1}. Choose another key.").format(wanted.toString(), action_text(other))
        return ""

    def _to_usual(self) -> None:
        self._keep({})
        self.start()

    def _keep(self, moved: dict[str, str]) -> None:
        store = self._session.store
        kept = msgspec.json.encode(moved).decode()
        if self._session.write(lambda: settings.save(store, KEPT_UNDER, kept)):
            self._session.take_keys()

    def text(self) -> str:
        """The key map as it is printed."""
        lines = []
        for group in GROUPS:
            lines += [group_text(group), *(self._printed(one) for one in ACTIONS if one.group == group), ""]
        return "\n".join(lines)

    def _printed(self, action: Action) -> str:
        return f"    {self._session.key(action.id):<14}{action_text(action.id)}"

    def print_now(self) -> None:
        """Print the key map through the system's dialog."""
        print_text(self._session, self, self.text(), self.tr("Keys"))

    def relabel(self) -> None:
        self.start()
