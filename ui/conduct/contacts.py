"""The contact log: one key for a talk, one for no answer, a dialler's list, and the memo of what was said."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QFileDialog

from calculators.errors import Refusal
from reports import wording
from reports.memo import memo
from restructure.files import read_bounded
from restructure.importing.dialler import CHANNELS, Calls, read_calls
from restructure.importing.spreadsheet import decoded
from restructure.parties.situation import ThirdPersonReason, Whom
from restructure.parties.time_zone import local_time, zone_of
from restructure.services.circumstances import calls_today
from restructure.store import Store, accounts, conduct, negotiations
from restructure.store.conduct import Conversation
from restructure.unreadable import Unreadable
from ui.background import run_beside
from ui.circumstance_words import whom_name
from ui.clipboard import copy
from ui.models.desk import DeskModel
from ui.printing import print_text
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, answer, button, column, label, row
from ui.widgets.fields import text_edit
from ui.widgets.form import Form
from ui.widgets.tables import Cell, TupleModel, fix_widths, table

WIDTHS = (96, 120, 70, 0)
LISTED = 5


class ContactLog(Panel):
    """Contact log: text goes with the next contact; the keys work on every page."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "card")
        self._of = ""
        self.channel = Choice(CHANNELS, self._channel_name)
        self.whom = Choice(get_args(Whom), self._whom_name)
        self.direction = Choice(("out", "in"), self._direction_name)
        self.reason = Choice((None, *get_args(ThirdPersonReason)), self._reason_name)
        self.checked = Choice((None, True, False), self._answer)
        self.connected, self.refused = Choice((True, False), self._answer), Choice((False, True), self._answer)
        self.texts = {name: text_edit(200) for name in ("number", "identity", "result", "next_step")}
        self.spoke, self.no_answer = button("primary"), button()
        self.load, self.copy, self.print = button("small", "folder"), button("small", "doc"), button("small", "print")
        self.form = Form(2, self._say)
        self.said = answer()
        self._today = label("bold", wrap=True)
        self.entries = TupleModel(frozenset(range(4)))
        self.view = table(self.entries, 24)
        self._lay_out()
        self.spoke.clicked.connect(lambda: self.log(talked=True))
        self.no_answer.clicked.connect(lambda: self.log(talked=False))
        self.copy.clicked.connect(self.copy_memo)
        self.print.clicked.connect(self.print_memo)
        self.load.clicked.connect(self._ask_list)
        for choice in (self.channel, self.whom, self.reason):
            choice.picked.connect(lambda _: self._ask())
        self.texts["number"].editingFinished.connect(self._ask)
        model.situation_changed.connect(self.relabel)

    def _lay_out(self) -> None:
        head = label("title")
        self.word(head.setText, lambda: self.tr("Contacts"))
        captions = {
            "number": lambda: self.tr("Number called"),
            "identity": lambda: self.tr("How identity was checked"),
            "result": lambda: self.tr("Result"),
            "next_step": lambda: self.tr("Next step"),
        }
        self.form.add("channel", self.channel, lambda: self.tr("Channel"))
        self.form.add("whom", self.whom, lambda: self.tr("With whom"))
        self.form.add("direction", self.direction, lambda: self.tr("Who called"))
        self.form.add("number", self.texts["number"], captions.pop("number"))
        self.form.add("reason", self.reason, lambda: self.tr("Why somebody else"))
        self.form.add("refused", self.refused, lambda: self.tr("Wants no more of it"))
        self.form.add("connected", self.connected, lambda: self.tr("The number rang"))
        self.form.add("identity_checked", self.checked, lambda: self.tr("Identity was checked"))
        for name, caption in captions.items():
            self.form.add(name, self.texts[name], caption)
        self.word(self.spoke.setText, lambda: self.tr("Spoke") + f"  {self._session.key('spoke')}")
        self.word(self.no_answer.setText, lambda: self.tr("No answer") + f"  {self._session.key('no_answer')}")
        self.word(self.copy.setText, lambda: self.tr("Copy memo") + f"  {self._session.key('memo')}")
        self.word(self.print.setText, lambda: self.tr("Print memo"))
        self.word(self.load.setText, lambda: self.tr("Dialler's list…"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Contacts"))
        layout = column(
            head,
            self._today,
            row(self.spoke, self.no_answer, None),
            self.form,
            row(self.copy, self.print, self.load, None),
            self.said,
            self.view,
            spacing=8,
            margins=(16, 12, 16, 12),
        )
        layout.setStretch(6, 1)
        self.setLayout(layout)

    def log(self, *, talked: bool) -> None:
        """Log a contact now, with what stands in the fields."""
        account, store = self._model.account, self._session.store
        if account is None:
            return
        there = local_time(self._session.now(), self._model.situation.time_zone, self._model.policy.zone)
        now = there or self._session.now().replace(tzinfo=None)
        typed = {name: field.text().strip() for name, field in self.texts.items()}
        one = Conversation(
            now,
            self.channel.value,
            talked=talked,
            number=typed["number"],
            identity=typed["identity"],
            result=typed["result"],
            next_step=typed["next_step"],
            whom=self.whom.value,
            direction=self.direction.value,
            connected=self.connected.value,
            identity_checked=self.checked.value,
            reason=self.reason.value,
            refused=self.refused.value,
        )
        try:
            kept = self._session.write(lambda: conduct.append_contact(store, account.number, one))
        except Refusal as reason:
            # What stands in the fields stays there to be mended.
            self.form.complain_alone(reason)
            self.said.setText("" if reason.field in self.form.fields else self._say(reason))
            return
        self.form.complain_alone(None)
        if kept:
            for name in ("identity", "result", "next_step"):
                self.texts[name].clear()
            self._as_usual()
            self._model.look_around()
            by_pc = self.tr("Logged by the clock of this PC: the time zone there is not known.")
            self.said.setText(self.tr("Logged.") if there else by_pc)

    def _say(self, reason: Refusal) -> str:
        return wording.reason(reason, self._session.language)

    def _as_usual(self) -> None:
        """Make the next contact one with the debtor again, until somebody says otherwise."""
        for choice in (self.whom, self.direction, self.reason, self.checked, self.connected, self.refused):
            choice.setCurrentIndex(0)

    def _ask(self) -> None:
        number = self.texts["number"].text().strip()
        self._model.ask_contact(self.whom.value, self.channel.value, number, self.reason.value)

    def _ask_list(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Dialler's list"), "", "CSV (*.csv)")
        if name:
            self.import_list(Path(name))

    def import_list(self, path: Path) -> None:
        """Take in a dialler's list: account, at, channel, talked, number; each call counts once."""
        language, home = self._session.language, self._session.policy.zone

        def take(store: Store) -> tuple[Calls, int]:
            calls = read_calls(
                decoded(read_bounded(path)),
                lambda number: accounts.load(store, number) is not None,
                partial(_zone_of, store, home),
                lambda at: conduct.lies_ahead(store, at),
            )
            return calls, conduct.append_contacts(store, calls.read)

        self.said.setText(self.tr("Reading the list…"))
        self.load.setEnabled(False)
        taken: list[tuple[Calls, int]] = []
        try:
            kept = self._session.write(lambda: taken.append(run_beside(self._session, take)))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, language))
            return
        finally:
            self.load.setEnabled(True)
        if kept:
            ((calls, new),) = taken
            self._model.look_around()
            said = [self.tr("New contacts: {0}.").format(new)]
            if calls.unread:
                lines = ", ".join(str(one.row) for one in calls.unread)
                said.append(self.tr("Lines that could not be read: {0}.").format(lines))
            for one in calls.unread[:LISTED]:
                where = self.tr("Line {0}, {1}:").format(one.row, wording.column(one.column, language))
                said.append(f"{where} {wording.reason(one.reason, language)}")
            self.said.setText(" ".join(said))

    def text(self) -> str:
        """The memo of the last contact, in the language of the window."""
        account, store = self._model.account, self._session.store
        if account is None:
            return ""
        contacts, events = conduct.contacts(store, account.number), negotiations.events(store, account.number)
        return memo(account.number, contacts, events, self._session.language, internal=not self._session.in_sight)

    def copy_memo(self) -> None:
        """Put the memo on the clipboard."""
        if text := self.text():
            copy(text, internal=not self._session.in_sight)
            self.said.setText(self.tr("The memo is on the clipboard."))

    def print_memo(self) -> None:
        """Print the memo through the system's dialog."""
        print_text(self._session, self, self.text(), self.tr("Memo"))

    def relabel(self) -> None:
        account = self._model.account
        if account is None or account.number != self._of:
            self._of = account.number if account else ""
            self._as_usual()
        self._ask()
        self.setEnabled(account is not None)
        heads = (self.tr("When"), self.tr("How"), self.tr("Who"), self.tr("Result"))
        kept = conduct.contacts(self._session.store, account.number) if account else ()
        self.entries.show(heads, tuple(tuple(map(Cell, self._row(one))) for one in reversed(kept)))
        fix_widths(self.view, WIDTHS)
        talks, attempts = calls_today(self._model.situation)
        self._today.setText(
            self.tr("Today: talks {0}, no answer {1}. Known to this PC.").format(talks, attempts) if account else ""
        )

    def _row(self, one: Conversation) -> tuple[str, ...]:
        how = [self._channel_name(one.channel), self.tr("spoke") if one.talked else self.tr("no answer")]
        if one.whom != "debtor":
            how.append(self._whom_name(one.whom))
        noted = () if self._session.in_sight else (one.result, one.next_step)
        said = " → ".join(part for part in noted if part)
        return (one.at.strftime("%m-%d %H:%M"), wording.beside(how, self._session.language), one.who, said)

    def _whom_name(self, whom: str) -> str:
        return whom_name(whom, self._session.person)

    def _direction_name(self, direction: str) -> str:
        return {"out": self.tr("we did"), "in": self.tr("they did")}[direction]

    def _reason_name(self, reason: str | None) -> str:
        return {
            None: self.tr("none"),
            "unreachable": self.tr("cannot be reached"),
            "number_dead": self.tr("the number is dead"),
            "own_wish": self.tr("wishes to pay"),
        }[reason]

    def _answer(self, value: bool | None) -> str:
        return self.tr("not known") if value is None else self.tr("yes") if value else self.tr("no")

    def _channel_name(self, channel: str) -> str:
        return {
            "call": self.tr("call"),
            "message": self.tr("message"),
            "letter": self.tr("letter"),
            "visit": self.tr("visit"),
        }[channel]


def _zone_of(store: Store, home: str, number: str) -> ZoneInfo | None:
    """The zone of whom an account is of."""
    known = conduct.situation(store, number)
    return zone_of("?" if isinstance(known, Unreadable) else known.time_zone, home)
