"""One line above the strip in which something is asked: no dialog, Enter keeps it, Escape leaves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget

from calculators.errors import Refusal
from reports import wording
from restructure.parties.situation import Whom
from ui.circumstance_words import whom_name
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, Word, column, key_hint, label, row, set_state
from ui.widgets.error_line import ErrorLine

LONGEST_LINE, LONGEST_REASON, FIELD = 60, 300, 190
WITH_REASON = (
    "promise_above_debt", "promise_above_surplus", "promise_new_borrowing", "promise_other_currency",
    "promise_in_past", "call_back_at_night",
)  # fmt: skip
"""What is kept all the same where somebody says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was typed: the line, why, what was ticked, and who said it."""

    text: str
    reason: str = ""
    ticked: frozenset[str] = frozenset()
    said_by: Whom = "debtor"


@dataclass(frozen=True, slots=True)
class Question:
    """A question. ``take`` keeps the answer or refuses it; ``read`` says how a line is understood while it is typed,
    and asks no store. With ``one_key`` a letter or a digit is an answer, with no Enter. ``ticks`` can be ticked beside
    the line; with ``has_reason`` a reason is asked from the first. ``text`` stands in the line already, and
    ``said_by`` is whoever is likely to have said it, where that is asked."""

    head: Word
    hint: Word
    take: Callable[[Answer], object]
    read: Callable[[str], str] | None = None
    one_key: bool = False
    ticks: tuple[tuple[str, Word], ...] = ()
    has_reason: bool = False
    text: str = ""
    said_by: Whom | None = None


class AskLine(Panel):
    """Line in which one question is asked at a time; hidden while nothing is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._question: Question | None = None
        self._came_from: QWidget | None = None
        self.setProperty("role", "askline")
        self.head, self.hint, self.reading = label("bold"), label("muted", wrap=True), label("small", wrap=True)
        self.field, self.reason = QLineEdit(), QLineEdit()
        self.field.setMaxLength(LONGEST_LINE)
        self.field.setFixedWidth(FIELD)
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setMinimumWidth(FIELD)
        self.ticks = (QCheckBox(), QCheckBox())
        self.said_by = Choice(get_args(Whom), lambda whom: whom_name(whom, session.person))
        self.error = ErrorLine(lambda reason: wording.reason(reason, session.language))
        self.word(self.reason.setPlaceholderText, lambda: self.tr("Why all the same"))
        self.word(self.reason.setAccessibleName, lambda: self.tr("Why all the same"))
        self.word(self.said_by.setAccessibleName, lambda: self.tr("Said by"))
        self.word(self.said_by.setToolTip, lambda: self.tr("Said by"))
        enter, leave = label("hint"), label("hint")
        self.word(enter.setText, lambda: self.tr("keeps it"))
        self.word(leave.setText, lambda: self.tr("leaves it"))
        keys = (key_hint("Enter"), enter, key_hint("Esc"), leave)
        line = row(
            self.head, self.field, self.reason, self.said_by, *self.ticks, self.reading, self.hint, *keys, spacing=8
        )
        line.setStretch(line.indexOf(self.hint), 1)
        line.setStretch(line.indexOf(self.reason), 1)
        self.setLayout(column(line, self.error, spacing=3, margins=(14, 7, 14, 7)))
        self.field.textEdited.connect(self._typed)
        for field in (self.field, self.reason):
            field.returnPressed.connect(self.take)
        self.hide()

    @property
    def asking(self) -> Question | None:
        """The question that is asked now."""
        return self._question

    def ask(self, question: Question) -> None:
        """Ask something; whatever was asked before is left."""
        if self._question is None:
            self._came_from = QApplication.focusWidget()
        self._question = question
        self.field.setText(question.text)
        self.field.selectAll()
        self.reason.clear()
        # One letter is an answer: no input method waits for more.
        self.field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, not question.one_key)
        for tick, (_, _word) in zip(self.ticks, question.ticks, strict=False):
            tick.setChecked(False)
        for place, tick in enumerate(self.ticks):
            tick.setVisible(place < len(question.ticks))
        self.said_by.setVisible(question.said_by is not None)
        self.said_by.set_value(question.said_by or "debtor")
        self.reason.setVisible(question.has_reason)
        self._complain(None)
        self.relabel()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Ask nothing more, and go back to where the cursor stood."""
        self._question = None
        self.hide()
        before, self._came_from = self._came_from, None
        try:
            if before is not None and before.isVisible():
                before.setFocus()
        except RuntimeError:
            # What the cursor stood in is gone since.
            return

    def take(self) -> None:
        """Take what was typed, or say under the field why it cannot be."""
        question = self._question
        if question is None:
            return
        ticked = frozenset(
            name for tick, (name, _) in zip(self.ticks, question.ticks, strict=False) if tick.isChecked()
        )
        try:
            question.take(Answer(self.field.text().strip(), self.reason.text().strip(), ticked, self.said_by.value))
        except Refusal as refusal:
            self._complain(refusal)
            if question.one_key:
                self.field.selectAll()
            return
        if self._question is question:
            self.leave()

    def _complain(self, refusal: Refusal | None) -> None:
        self.error.complain(refusal)
        wants = refusal is not None and (refusal.code in WITH_REASON or refusal.field in ("reason", "note"))
        set_state(self.field, "bad", refusal is not None and not wants)
        if wants:
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: str) -> None:
        question = self._question
        if question is None:
            return
        self._complain(None)
        if question.one_key and text:
            self.take()
            return
        self._read()

    def _read(self) -> None:
        """Say how the line is understood; a line that is half typed says nothing."""
        question, said = self._question, ""
        if question is not None and question.read is not None and self.field.text().strip():
            try:
                said = question.read(self.field.text())
            except Refusal:
                said = ""
        self.reading.setText(said)
        self.reading.setVisible(bool(said))

    def relabel(self) -> None:
        question = self._question
        if question is None:
            return
        self.head.setText(question.head())
        self.hint.setText(question.hint())
        self.field.setAccessibleName(f"{question.head()} {question.hint()}")
        for tick, (_, word) in zip(self.ticks, question.ticks, strict=False):
            tick.setText(word())
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # On whoever says it, and on what can be ticked.
            self.take()
        else:
            super().keyPressEvent(event)
