"""Right column: what was said, what is on the desk, one key each for offered, accepted, refused, countered."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats, wording
from reports.in_short import said_in_short
from reports.told import detail_of, hold_in_short, quick_notes
from restructure.parties.situation import CRISES, EXITS
from restructure.proposals.log_entry import FILE_ALONE, QUICK, Told, told_statement, written
from restructure.proposals.standing_offer import short_in, to_detail
from restructure.proposals.statement import Statement
from restructure.rules.judgement import crisis_line
from restructure.store import negotiations, offer_release
from restructure.store.history import count, history
from restructure.store.negotiations import Event, Kind
from ui.event_words import ICONS, event_name
from ui.exits import SPEAKERS, exit_advice, exit_name, speaker_name
from ui.models.contact import said_against
from ui.models.desk import DeskModel
from ui.models.forbearance import Holding
from ui.models.offer_notes import told_of_card
from ui.offer_words import describe
from ui.option_words import kind_name
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import shown_day
from ui.widgets.elements import Panel, button, clear, column, icon_label, key_hint, label, line, row
from ui.widgets.twice import is_second_press
from ui.widgets.unseen import Unseen

SHOWN = 30


class NegotiationPanel(Panel):
    """The log of one account and the way into the next entry."""

    sign_asked = Signal()
    papers_asked = Signal()
    undo_asked = Signal()
    note_typed = Signal()

    def __init__(self, session: Session, model: DeskModel, holding: Holding) -> None:
        super().__init__()
        self._session, self._model, self._holding = session, model, holding
        self.offer, self.papers = button("primary"), button("small", "doc")
        self.answers = {kind: button("tight") for kind in ("accepted", "refused", "countered")}
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(48)
        self.keep_note = button("small")
        self.undo = button("small")
        self.speaker = Choice(SPEAKERS, speaker_name)
        self.exit = Choice(("", *EXITS), lambda reason: exit_name(reason) if reason else self.tr("Stop offers…"))
        self.resume = button("small")
        self.quick = [button("quick") for _ in range(4)]
        self.sign = button("final", "pen")
        self._now = label("small", wrap=True)
        self._answer_keys = label("hint", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._timeline = column(spacing=8)
        self._lay_out()
        self.offer.clicked.connect(self.make_offer)
        self.answers["accepted"].clicked.connect(self.accept)
        self.answers["refused"].clicked.connect(lambda: self._put_forward("refused"))
        self.answers["countered"].clicked.connect(lambda: self._put_forward("countered"))
        self.keep_note.clicked.connect(self.save_note)
        self.sign.clicked.connect(self.sign_asked)
        self.papers.clicked.connect(self.papers_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.note.textChanged.connect(self.note_typed)
        self.speaker.picked.connect(self._speaks)
        self.exit.picked.connect(self.stop)
        self.resume.clicked.connect(self.go_on)
        for place, made in enumerate(self.quick):
            made.clicked.connect(lambda _, place=place: self.quick_note(place))
        model.account_changed.connect(self.relabel)
        model.outcomes_changed.connect(self._show_draft)
        model.chosen_changed.connect(self._show_draft)
        model.troubles_changed.connect(self._show_draft)
        holding.changed.connect(self._show_draft)
        holding.logged.connect(self._show_log)

    def _lay_out(self) -> None:
        head, notes_head, now_head, speaks = label("head"), label("head"), label("bold"), label("muted")
        self.word(head.setText, lambda: self.tr("Negotiation"))
        self.word(now_head.setText, lambda: self.tr("Now on the desk"))
        self.word(self.offer.setText, lambda: self.tr("Offer") + "  F3")
        self.word(self.papers.setText, lambda: self.tr("Papers") + f"  {self._session.key('papers')}")
        self.word(self.answers["accepted"].setText, lambda: self.tr("Accepted"))
        self.word(self.answers["refused"].setText, lambda: self.tr("Refused"))
        self.word(self.answers["countered"].setText, lambda: self.tr("Counter"))
        self.word(self._answer_keys.setText, self._keys_of_answers)
        self.word(notes_head.setText, lambda: self.tr("Note"))
        self.word(self.note.setAccessibleName, lambda: self.tr("Note"))
        self.word(self.keep_note.setText, lambda: self.tr("Keep note"))
        self.word(self.sign.setText, lambda: self.tr("Agree and sign") + "  F9")
        self.word(self.speaker.setAccessibleName, lambda: self.tr("Who speaks"))
        self.word(self.exit.setAccessibleName, lambda: self.tr("Stop offers"))
        self.word(self.resume.setText, lambda: self.tr("It was a mistake: go on"))
        self.word(speaks.setText, lambda: self.tr("Speaks"))
        self.name_undo(None)
        for place, made in enumerate(self.quick):
            self.word(made.setText, partial(self._quick_text, place))
        speaks.setBuddy(self.speaker)
        draft = Panel()
        draft.setProperty("role", "draft")
        draft.setLayout(
            column(
                now_head,
                self._now,
                self.offer,
                self.papers,
                row(*self.answers.values(), spacing=4),
                self._answer_keys,
                self.resume,
                spacing=5,
                margins=(7, 8, 7, 8),
            )
        )
        holder = QWidget()
        # The newest stands next to what is on the desk.
        holder.setLayout(column(None, self._timeline))
        scroll = QScrollArea()
        scroll.setWidget(holder)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }")
        self._scroll = scroll
        notes = Unseen(
            self._session,
            row(notes_head, None, self.keep_note, key_hint("F6")),
            self.note,
            row(*self.quick[:2], spacing=4),
            row(*self.quick[2:], spacing=4),
        )
        layout = column(
            head,
            row(self.undo, None),
            speaks,
            self.speaker,
            self.exit,
            scroll,
            draft,
            notes,
            line(),
            self.sign,
            spacing=6,
        )
        layout.setStretch(layout.indexOf(scroll), 3)
        layout.setStretch(layout.indexOf(notes), 1)
        self.setLayout(layout)

    def _keys_of_answers(self) -> str:
        keys = [self._session.key(kind) for kind in ("accepted", "refused", "countered")]
        return self.tr("after an offer: {0}").format(", ".join(keys))

    def name_undo(self, name: str | None) -> None:
        """Say what Undo would take back; nothing where there is nothing."""
        self.undo.setVisible(name is not None)
        key = self._session.key("undo")
        self.undo.setText(self.tr("Undo “{0}”").format(name) + f"  {key}" if name else "")

    def _quick_text(self, place: int) -> str:
        return f"{self._session.key(f'quick_{place + 1}')}  {quick_notes(self._session.language)[place]}"

    def quick_note(self, place: int) -> None:
        """Log one of the notes that are needed most."""
        self._log("note", written(Told(QUICK[place])))

    def _speaks(self, speaker: str) -> None:
        self._log("speaks", speaker)

    def stop(self, reason: str) -> None:
        """End the talk of offers, and say what to do instead."""
        if reason and self._log("stopped", reason):
            self._model.look_around()
        self.exit.set_value("")

    def go_on(self) -> None:
        """Take the stop back; who may not is told who may."""
        try:
            taken_back = self._model.stopped and self._log("resumed", self._model.stopped)
        except Refusal as reason:
            self._now.setText(wording.reason(reason, self._session.language))
        else:
            if taken_back:
                self._model.look_around()

    def make_offer(self) -> None:
        """Log the chosen option, or the hold, as offered; terms that may not leave the house are not. Where nobody
        should talk now, it takes a second press."""
        if self.offer.isEnabled() and self._may_talk():
            self._put_forward("offered")

    def _may_talk(self) -> bool:
        case = self._model.case
        against = said_against(self._session, case) if case is not None else ""
        if not against:
            return True
        asks = self.tr("Better no contact now. {0} Press again to offer all the same.").format(against)
        if not is_second_press(self.offer, self._now, asks, lambda: bool(self._draft()) and not self._model.stopped):
            return False
        self._show_draft()
        return True

    def answer(self, kind: str) -> None:
        """Log what they answer, as far as there is something to answer to."""
        self.answers[kind].click()

    def accept(self) -> None:
        """Log that they accepted; a hold that they accept begins."""
        if self._put_forward("accepted") and self._model.on_hold:
            self._holding.begin()

    def _put_forward(self, kind: Kind) -> bool:
        """Log what is said of the chosen option, with its terms and its figures, or of the hold. An option stands as it
        is from then on, unless they refuse it; terms that may not leave the house are not offered."""
        account, chosen, outcome = self._model.account, self._model.compared, self._model.chosen_outcome
        if self._model.on_hold:
            return self._holding.held is not None and self._log(kind, written(Told("hold", hold=self._holding.terms)))
        if account is None or outcome is None:
            return False
        offer, store = self._model.offer_now(chosen), self._session.store
        if offer is None:
            return False
        event = Event(self._session.now(), kind, to_detail(offer))
        try:
            if kind in ("offered", "accepted"):
                kept = self._session.write(lambda: offer_release.offer(store, account.number, outcome, event))
            else:
                kept = self._session.write(lambda: negotiations.append(store, account.number, event))
        except Refusal as reason:
            self._now.setText(wording.reason(reason, self._session.language))
            return False
        if kept:
            self._model.offered(chosen)
        self._show_log()
        return kept

    def log_said(self, said: Statement, reasons: tuple[str, ...] = ()) -> None:
        """Log what the debtor says they can do, and what else was heard."""
        self._log("countered", written(told_statement(said, self._model.currency, reasons)))

    def save_note(self) -> None:
        """Log what stands in the note field."""
        text = self.note.toPlainText().strip()
        try:
            if text and self._log("note", text):
                self.note.clear()
        except Refusal as reason:
            self._now.setText(wording.reason(reason, self._session.language))

    def relabel(self) -> None:
        self._show_draft()
        self._show_log()

    def _draft(self) -> str:
        if self._model.on_hold:
            return hold_in_short(self._holding.terms, self._session.language) if self._holding.held else ""
        outcome = self._model.chosen_outcome
        return describe(outcome, self._session.language) if outcome else ""

    def _show_draft(self) -> None:
        text, stopped = self._draft(), self._model.stopped
        said = f"{exit_name(stopped)}\n{self._script(stopped)}" if stopped else ""
        if stopped in CRISES:
            said += "\n" + wording.say("reason.crisis_not_released", self._session.language)
        chosen = self._model.compared
        told = "" if text or self._model.on_hold else "\n".join(told_of_card(self._session, self._model, chosen))
        if self._model.settled:
            said = self.tr("This debt is settled: there is nothing to offer.")
        self._now.setText(said or text or told or self.tr("Repair the marked field first."))
        for one in (self.offer, *self.answers.values()):
            one.setEnabled(bool(text) and not stopped)
        self.sign.setEnabled(self._model.on_offer is not None)
        self.resume.setVisible(stopped is not None and stopped not in CRISES)

    def _script(self, stopped: str) -> str:
        """What to say and whom to call in a crisis, by the rules of the country; what to do elsewhere."""
        case, language = self._model.case, self._session.language
        line = crisis_line(case) if case is not None else None
        return wording.finding(line, language, case.debt.currency) if case and line else exit_advice(stopped)

    def _log(self, kind: Kind, detail: str) -> bool:
        account, store = self._model.account, self._session.store
        if account is None or not detail:
            return False
        event = Event(self._session.now(), kind, detail)
        kept = self._session.write(lambda: negotiations.append(store, account.number, event))
        self._show_log()
        return kept

    def _show_log(self) -> None:
        clear(self._timeline)
        account = self._model.account
        if account is None:
            return
        store, number = self._session.store, account.number
        spoke, without = negotiations.last(store, number, "speaks"), FILE_ALONE if self._session.in_sight else ()
        self.speaker.set_value(spoke.detail if spoke else SPEAKERS[0])
        events, many = history(store, number, SHOWN, without), count(store, number, without)
        if many > SHOWN:
            said = self.tr("The latest {0} of {1} entries.").format(SHOWN, many)
            self._timeline.addWidget(label("muted", said, wrap=True))
        for event in events:
            self._timeline.addWidget(self._entry(event))
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, end: bar.setValue(end), Qt.ConnectionType.SingleShotConnection)

    def _entry(self, event: Event) -> QWidget:
        holder = QWidget()
        when = label(
            "hint",
            f"{event.at:%H:%M}"
            if event.at.date() == self._session.today()
            else shown_day(self._session, event.at.date()),
        )
        when.setFixedWidth(34)
        strong = label("bold", event_name(event.kind, event.detail), wrap=True)
        detail = label("muted", self._detail(event), wrap=True)
        if not event.detail:
            detail.hide()
        icon = icon_label(*ICONS[event.kind], 14)
        inner = row(when, icon, column(strong, detail, spacing=0), spacing=6)
        inner.setAlignment(when, Qt.AlignmentFlag.AlignTop)
        inner.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        inner.setStretch(2, 1)
        holder.setLayout(inner)
        return holder

    def _detail(self, event: Event) -> str:
        if event.kind in ("paid", "reversed"):
            amount, day, *reason = event.detail.split(" ", 2)
            paid = formats.plain(Money(int(amount)), self._model.currency)
            said = self.tr("{0} on {1}").format(
                paid, formats.brief_date(date.fromisoformat(day), self._session.language)
            )
            return said if self._session.in_sight else ": ".join((said, *reason))
        if event.kind in ("stopped", "resumed"):
            return exit_name(event.detail)
        if event.kind == "speaks":
            return speaker_name(event.detail)
        if (short := short_in(event.detail)) is not None:
            return f"{kind_name(short.kind)} {said_in_short(short, self._session.language)}"
        if event.kind == "reason":
            # Before it stands what it is kept under: the rule's id, or the number of the paper.
            return event.detail.partition(": ")[2]
        return detail_of(event.kind, event.detail, self._session.language)
