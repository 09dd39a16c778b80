"""Settings, own sentences: what is said at each stage of a call, and texts in place of our messages."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPlainTextEdit

from calculators.errors import Refusal
from reports import wording
from reports.formats import LANGUAGES, Language
from restructure.parties.own_sentences import FIELDS_OF, KEYS, MESSAGES, STAGES, MessageKind, Sentences, sentence_of
from restructure.store import settings
from ui.session import Session
from ui.widgets.allowed import AllowedLine, set_read_only
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, column, label, row
from ui.widgets.form import Form
from ui.widgets.waiting_changes import said_of

HIGH = 62
"""Room for three lines of a sentence; a longer one is scrolled."""


class SentencesPanel(Panel):
    """A text for each stage of a call and each message; an empty one stands for ours, which is shown in its place.
    What is typed waits until ``save_typed``."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.allowed = AllowedLine(session, "organisation")
        self.language = Choice(LANGUAGES, lambda one: {"en": "English", "zh": "中文"}[one])
        self.said = label("body_muted", wrap=True)
        self.texts: dict[str, QPlainTextEdit] = {}
        self._kept: dict[str, dict[str, str]] = {}
        self._typed: dict[str, dict[str, str]] = {}
        self._form = Form(1, lambda reason: wording.reason(reason, session.language))
        head, intro, spoken = label("title"), label("body_muted", wrap=True), label("muted")
        self.word(head.setText, lambda: self.tr("Own sentences and messages"))
        self.word(
            intro.setText,
            lambda: self.tr(
                "What is said at each stage of a call, and texts in place of our messages. Where a field is empty ours "
                "stands, as it is shown in it. How to get no more messages is always added."
            ),
        )
        self.word(spoken.setText, lambda: self.tr("Sentences in"))
        self.word(self.language.setAccessibleName, lambda: self.tr("Sentences in"))
        spoken.setBuddy(self.language)
        for stage in STAGES:
            self._add(f"script.{stage}", partial(self._stage, stage))
        for kind in MESSAGES:
            self._add(f"message.{kind}", partial(self._message, kind), kind)
        self.setLayout(
            column(
                head,
                intro,
                self.allowed,
                row(spoken, self.language, None, spacing=8),
                self._form,
                self.said,
                spacing=10,
                margins=(20, 16, 20, 14),
            )
        )
        self.language.set_value(session.language)
        self.language.picked.connect(lambda _: self._show())

    def _stage(self, stage: str) -> str:
        name = wording.name("stage", stage, self._session.language)
        return self.tr("Call: {0}").format(name)

    def _message(self, kind: MessageKind) -> str:
        name = wording.name("message", kind, self._session.language)
        return self.tr("Message: {0}").format(name)

    def _add(self, key: str, caption: partial[str], kind: MessageKind | None = None) -> None:
        field = self.texts[key] = QPlainTextEdit()
        field.setTabChangesFocus(True)
        field.setFixedHeight(HIGH)
        field.textChanged.connect(partial(self._take, key))
        named = " ".join(f"{{{one}}}" for one in FIELDS_OF[kind]) if kind is not None else ""
        self._form.add(key, field, caption, (lambda: self.tr("May name {0}").format(named)) if named else None)

    def start(self, half: str = "") -> None:
        """Show the sentences as they are kept, or what was typed and not saved yet, as ``half_typed`` gave it."""
        self.allowed.relabel()
        set_read_only(self.texts.values(), read_only=not self.allowed.may)
        was_typed = self.unsaved()
        self._kept = self._read()
        if half and self.allowed.may:
            self._typed = msgspec.json.decode(half, type=dict[str, dict[str, str]])
        elif not was_typed or not self.allowed.may:
            self._begin()
        self._show()

    def discard(self) -> None:
        """Put back what is kept."""
        self._begin()
        self._show()

    def _begin(self) -> None:
        self._typed = {one: dict(texts) for one, texts in self._kept.items()}

    def _read(self) -> dict[str, dict[str, str]]:
        held: Sentences = self._session.known(settings.sentences(self._session.store), {})
        return {one: {key: text for key in KEYS if (text := sentence_of(held, one, key))} for one in LANGUAGES}

    def unsaved(self) -> tuple[str, ...]:
        """Return the names of the texts that hold something else than what is kept."""
        kept, typed = (
            {(one, key): text.strip() for one in held for key, text in held[one].items() if text.strip()}
            for held in (self._kept, self._typed)
        )
        changed = {key for _, key in dict(kept.items() ^ typed.items())}
        return tuple(self.texts[key].accessibleName() for key in KEYS if key in changed)

    def half_typed(self) -> str:
        """Return what is typed and not saved yet, as JSON; nothing where all of it is kept."""
        return msgspec.json.encode(self._typed).decode() if self.unsaved() else ""

    def save_typed(self) -> bool:
        """Save what is typed; a text that cannot be kept says why below it. Returns whether nothing is left to save."""
        if not self.unsaved():
            return True
        made = {one: {key: text for key, text in texts.items() if text.strip()} for one, texts in self._typed.items()}
        self._complain(None)
        try:
            kept = self._session.write(lambda: settings.save_sentences(self._session.store, made))
        except Refusal as reason:
            self._complain(reason)
            return False
        if kept:
            self._kept = self._read()
            self._begin()
            self._show()
            self.said.setText(said_of(self._session, "sentences", self.tr("Saved.")))
        return kept

    def _complain(self, reason: Refusal | None) -> None:
        """Say below a text what is wrong with it, in the language in which that is."""
        for key in self.texts:
            self._form.complain(key, reason if reason is not None and reason.field == key else None)
        if reason is None:
            return
        field = self.texts.get(reason.field)
        if field is None:
            self.said.setText(wording.reason(reason, self._session.language))
        else:
            field.setFocus()

    def _take(self, key: str) -> None:
        self._typed.setdefault(self._spoken, {})[key] = self.texts[key].toPlainText()
        self._form.complain(key, None)
        self.said.setText("")
        self.changed.emit()

    @property
    def _spoken(self) -> Language:
        spoken: Language = self.language.value
        return spoken

    def _show(self) -> None:
        for key, field in self.texts.items():
            blocker = QSignalBlocker(field)
            field.setPlainText(self._typed.get(self._spoken, {}).get(key, ""))
            field.setPlaceholderText(wording.usual_sentence(key, self._spoken))
            blocker.unblock()
            self._form.complain(key, None)
        self.changed.emit()
