"""Messages on the desk: one to write, one that came in, the draft of an answer. A person sends them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from calculators.errors import Refusal
from reports import wording
from reports.messages import message_subject, message_text, reply_text, stated_in_words
from restructure.offers.plan_summary import InShort, in_short
from restructure.parties.account import Account
from restructure.parties.own_sentences import MESSAGES, MessageKind
from restructure.parties.payees import organisation_for
from restructure.parties.situation import MEDIA, Medium
from restructure.proposals.incoming_message import IncomingMessage, read_message
from restructure.proposals.incoming_message import Signal as Heard
from restructure.services.messages import check_medium, message, note_message
from restructure.store import accounts, settings
from ui.clipboard import copy
from ui.desk.says import SaysLine, one_line
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.chips import Chips
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, answer, button, column, label, row
from ui.widgets.fitting import AnswerLabel
from ui.widgets.flow import Beside, Flow

LOW, STACKED_BELOW, HIGH = 44, 600, 190
"""How low a text may get; in less width than the second what came in stands below what is written, each so high."""
"""The least height of a text: two lines."""


class _Text(QPlainTextEdit):
    """A text that takes the height that there is, and asks for little: what it holds scrolls."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), LOW)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LOW)


class MessagesTab(Panel):
    """Left the message to write, right what came in and the answer to it. ``opted_out`` carries what the person wants
    no more of."""

    opted_out = Signal(str)

    def __init__(self, session: Session, model: DeskModel, says: SaysLine) -> None:
        super().__init__()
        self._session, self._model, self._says = session, model, says
        self._found: IncomingMessage | None = None
        self.medium = Choice(MEDIA, self._medium_name)
        self.kind = Choice(MESSAGES, self._kind_name)
        self.text, self.came, self.draft = _Text(), _Text(), _Text()
        self.copy_text, self.copy_draft = button(icon="doc"), button(icon="doc")
        self.take, self.opt_out = button("small"), button("small", "no")
        self.read, self.said, self.answered = Chips(), answer(), answer()
        self._lay_out()
        self.kind.picked.connect(lambda _: self.write())
        self.medium.picked.connect(lambda _: self._of_medium())
        self.came.textChanged.connect(self.hear)
        self.copy_text.clicked.connect(self.copy_message)
        self.copy_draft.clicked.connect(self.copy_answer)
        self.take.clicked.connect(self._to_the_talk)
        self.opt_out.clicked.connect(lambda: self.opted_out.emit(self.medium.value))
        self.read.removed.connect(self._not_said)
        model.account_changed.connect(self._begin)

    def _lay_out(self) -> None:
        captions = [label("body_muted") for _ in range(2)]
        heads = [label("head") for _ in range(2)]
        for caption, field in zip(captions, (self.medium, self.kind), strict=True):
            caption.setBuddy(field)
        self.word(captions[0].setText, lambda: self.tr("By"))
        self.word(captions[1].setText, lambda: self.tr("About"))
        self.word(self.medium.setAccessibleName, lambda: self.tr("By"))
        self.word(self.kind.setAccessibleName, lambda: self.tr("About"))
        self.word(heads[0].setText, lambda: self.tr("Write"))
        self.word(heads[1].setText, lambda: self.tr("Came in"))
        self.word(self.text.setAccessibleName, lambda: self.tr("Message"))
        self.word(self.came.setAccessibleName, lambda: self.tr("Message that came in"))
        self.word(self.came.setPlaceholderText, lambda: self.tr("Paste what they wrote"))
        self.word(self.draft.setAccessibleName, lambda: self.tr("Draft of the answer"))
        self.word(self.copy_text.setText, lambda: self.tr("Copy and log"))
        self.word(self.copy_draft.setText, lambda: self.tr("Copy and log"))
        self.word(self.take.setText, lambda: self.tr("Answer on the desk"))
        self.word(self.opt_out.setText, lambda: self.tr("Wants no more of it"))
        self.word(self.read.setAccessibleName, lambda: self.tr("What it says"))
        for box in (self.text, self.came, self.draft):
            box.setTabChangesFocus(True)
        left = column(
            Flow(heads[0], None, row(captions[0], self.medium), row(captions[1], self.kind), spacing=6),
            self.text,
            self.said,
            Flow(self.copy_text, None, self.opt_out),
            spacing=4,
        )
        left.setStretch(1, 1)
        right = column(
            heads[1], self.came, self.read, self.draft, self.answered, Flow(self.copy_draft, None, self.take), spacing=4
        )
        right.setStretch(1, 1)
        right.setStretch(3, 2)
        sides = Beside((0, 0), left, right, below=STACKED_BELOW, high=HIGH, spacing=14)
        sides.setContentsMargins(8, 4, 8, 4)
        inner, area = QWidget(), QScrollArea()
        inner.setObjectName("terms")
        inner.setLayout(sides)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        self.setLayout(column(area))

    def look(self) -> None:
        """Offer what the person has not opted out of, and write."""
        open_ = self._model.situation.media
        self.medium.set_values(open_ or (None,))
        for one in (self.medium, self.kind, self.copy_text, self.opt_out):
            one.setEnabled(bool(open_))
        self._of_medium()

    def _begin(self) -> None:
        self.came.clear()
        self.draft.clear()
        self.answered.setText("")
        if self.isVisible():
            self.look()

    def _of_medium(self) -> None:
        self.write()
        self._draft()

    def _kept(self) -> Account | None:
        account = self._model.account
        return accounts.load(self._session.store, account.number) if account is not None else None

    def write(self) -> None:
        """Write the message that is chosen; say why where it can't be written."""
        account, medium = self._kept(), self.medium.value
        self.text.setPlainText("")
        self.said.setText("")
        if account is None:
            return
        if medium is None:
            self.said.setText(wording.say("reason.opted_out", self._session.language))
            return
        try:
            made = message(self._session.workplace, account, self.kind.value, medium)
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            self.copy_text.setEnabled(False)
            return
        language = self._session.language
        text = message_text(made, self._session.known(settings.sentences(self._session.store), {}), language)
        subject = message_subject(made, language)
        self.text.setPlainText(f"{subject}\n\n{text}" if medium == "email" else text)
        self.copy_text.setEnabled(True)

    def copy_message(self) -> None:
        """Put the message as it stands on the clipboard, and keep that it was taken out."""
        self._take_out(self.text, self.kind.value, self.said)

    def copy_answer(self) -> None:
        """The same for the answer."""
        self._take_out(self.draft, None, self.answered)

    def _take_out(self, field: QPlainTextEdit, kind: MessageKind | None, said: AnswerLabel) -> None:
        account, medium, text = self._kept(), self.medium.value, field.toPlainText().strip()
        if account is None or medium is None or not text:
            return
        language = self._session.language
        what = wording.name("message", kind or "reply", language)
        try:
            kept = self._session.write(lambda: note_message(self._session.workplace, account, medium, kind, what))
        except Refusal as reason:
            said.setText(wording.reason(reason, language))
            return
        if kept:
            copy(text)
            self._model.look_around()
            said.setText(self.tr("Copied and logged. It is sent by you."))

    def hear(self) -> None:
        """Read what came in, show it piece by piece, and draft an answer."""
        text = self.came.toPlainText()
        self._found = read_message(text, self._model.currency, self._session.today()) if text.strip() else None
        self._show_read()
        self._draft()

    def _show_read(self) -> None:
        found, language = self._found, self._session.language
        offered = stated_in_words(found, language, self._model.currency) if found is not None else ()
        said: list[tuple[str, str]] = [("offer", wording.beside(offered, language))] if offered else []
        said += [(one, wording.name("answered", one, language)) for one in found.signals] if found is not None else []
        self.read.show_chips(said)
        unread = wording.beside(found.unread, language) if found is not None else ""
        self.answered.setText(self.tr("Not understood: {0}").format(unread) if unread else "")
        self.take.setEnabled(found is not None)

    def _not_said(self, signal: Heard | Literal["offer"]) -> None:
        if self._found is not None:
            self._found = self._found.without(signal)
            self._show_read()
            self._draft()

    def _draft(self) -> None:
        found, account, medium = self._found, self._model.account, self.medium.value
        self.draft.setPlainText("")
        self.copy_draft.setEnabled(False)
        if found is None or account is None:
            return
        language = self._session.language
        if found.answered_as in ("in_danger", "stop") or medium is None:
            key = found.answered_as if medium is not None else "stop"
            self.answered.setText(wording.name("answered", key, language))
            return
        kept = self._kept()
        try:
            if kept is not None:
                check_medium(self._session.workplace, kept, medium)
        except Refusal as reason:
            self.answered.setText(wording.reason(reason, language))
            return
        ours = organisation_for(self._session.organisation, self._session.payees, account)
        text = reply_text(found, ours, language, self._model.currency, self._best(), medium)
        self.draft.setPlainText(text)
        self.copy_draft.setEnabled(bool(text))

    def _best(self) -> InShort | None:
        """What the desk answers to the same words, once they were put there."""
        answer_ = self._says.answer
        same = self._says.words.text() == one_line(self.came.toPlainText())
        if answer_ is None or not answer_.offers or not same:
            return None
        return in_short(answer_.offers[0].outcome)

    def _to_the_talk(self) -> None:
        self._says.hear_words(self.came.toPlainText())
        self._draft()

    def relabel(self) -> None:
        if self.isVisible():
            self.write()
            self._show_read()
            self._draft()

    def _medium_name(self, medium: Medium | None) -> str:
        return wording.name("medium", medium, self._session.language) if medium else self.tr("none")

    def _kind_name(self, kind: MessageKind) -> str:
        return wording.name("message", kind, self._session.language)
