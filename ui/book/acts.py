"""What is done with every account of the list at once: looked at first, then done while the window goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QStackedWidget, QWidget

from calculators.errors import Refusal
from reports import wording
from restructure.store import Store, owners
from ui.background import run_beside
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, answer, button, column, row
from ui.widgets.fields import text_edit, whole_edit
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    # What writes papers and judges accounts takes longer to load than a list is waited for.
    from restructure.book.dealing import Dealt
    from restructure.services.bulk_acts import Bulk, BulkAct

ACTS = ("deal", "rotate", "step", "hold", "letters")
KINDS = ("review", "call_back", "reply", "paper", "reminder", "supervisor", "other")
LETTERS = ("next_payments", "account_statement", "notice", "payoff", "certificate")
NAMED = 5
"""So many of the accounts that are left out for one reason are named."""


class ActsBar(Panel):
    """A line below the list. ``numbers`` returns the accounts that it holds, ``list_name`` what it is called; ``done``
    when something was done."""

    done = Signal()
    _turned = Signal(int, int)

    def __init__(self, session: Session, numbers: Callable[[], list[str]], list_name: Callable[[], str]) -> None:
        super().__init__()
        self._session, self._numbers, self._list_name = session, numbers, list_name
        self._stopped = Event()
        self.act = Choice(ACTS, self._act_name)
        self.to, self.cap = text_edit(400), whole_edit("cap", 1, 1_000_000)
        self.kind = Choice(KINDS, lambda kind: wording.name("step", kind, session.language))
        self.when = text_edit(60)
        self.until, self.reason = DateEdit("until", session), text_edit(300)
        self.paper = Choice(LETTERS, lambda paper: wording.name("paper", paper, session.language))
        self.preview, self.do, self.cancel = button("small"), button(), button("small", "x")
        self.progress = QProgressBar()
        self.said = answer()
        self._fields = QStackedWidget()
        self._looked_at: object = None
        self._lay_out()
        self.act.picked.connect(lambda _: self._change())
        for field in (self.to, self.cap, self.when, self.until, self.reason):
            field.textEdited.connect(lambda _: self._change())
        for choice in (self.kind, self.paper):
            choice.picked.connect(lambda _: self._change())
        self.preview.clicked.connect(self.look)
        self.do.clicked.connect(self._do)
        self.cancel.clicked.connect(self._stopped.set)
        self._turned.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def _lay_out(self) -> None:
        self.to.setMinimumWidth(200)
        self.cap.setFixedWidth(110)
        self.when.setFixedWidth(130)
        self.until.setFixedWidth(120)
        self.reason.setMinimumWidth(160)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        words: tuple[tuple[Callable[[str], object], Callable[[], str]], ...] = (
            (self.act.setAccessibleName, lambda: self.tr("With these accounts")),
            (self.to.setPlaceholderText, lambda: self.tr("To: logins, with commas")),
            (self.to.setAccessibleName, lambda: self.tr("To: logins, with commas")),
            (self.cap.setPlaceholderText, lambda: self.tr("At most each")),
            (self.cap.setAccessibleName, lambda: self.tr("At most each")),
            (self.kind.setAccessibleName, lambda: self.tr("Next step")),
            (self.when.setPlaceholderText, lambda: self.tr("+7, mo 10")),
            (self.when.setAccessibleName, lambda: self.tr("When, on the debtor's clock")),
            (self.until.setPlaceholderText, lambda: self.tr("until")),
            (self.until.setAccessibleName, lambda: self.tr("Hold until")),
            (self.reason.setPlaceholderText, lambda: self.tr("why")),
            (self.reason.setAccessibleName, lambda: self.tr("Why they are put on hold")),
            (self.paper.setAccessibleName, lambda: self.tr("Which letter")),
            (self.preview.setText, lambda: self.tr("Look first")),
            (self.cancel.setText, lambda: self.tr("Stop")),
            (self.progress.setAccessibleName, lambda: self.tr("Progress")),
        )
        for put, word in words:
            self.word(put, word)
        for fields in ((self.to, self.cap), (self.kind, self.when), (self.until, self.reason), (self.paper,)):
            holder = QWidget()
            holder.setLayout(row(*fields, None))
            self._fields.addWidget(holder)
        line = Flow(self.act, self._fields, None, self.preview, self.do, self.progress, self.cancel, spacing=8)
        self.setLayout(column(line, self.said, spacing=6))
        self._change()
        self._show_running(running=False)

    def relabel(self) -> None:
        self._name_do()

    def _act_name(self, act: str) -> str:
        return {
            "deal": self.tr("Deal these"),
            "rotate": self.tr("Hand these on"),
            "step": self.tr("Set a next step"),
            "hold": self.tr("Put on hold"),
            "letters": self.tr("Write letters"),
        }[act]

    def forget(self) -> None:
        """Take another list: what was looked at is not done any more."""
        self._looked_at = None
        self._name_do()

    def _change(self) -> None:
        self._fields.setCurrentIndex({"deal": 0, "rotate": 0, "step": 1, "hold": 2, "letters": 3}[self.act.value])
        self.said.setText("")
        self.forget()

    def _name_do(self) -> None:
        self.do.setEnabled(self._looked_at is not None)
        self.do.setText(self._act_name(self.act.value))

    def look(self) -> None:
        """Say how many it would be done for, and who is left out and why; nothing is done."""
        if self._told(partial(self._run, only_look=True)):
            self._looked_at = True
            self._name_do()

    def _do(self) -> None:
        if self._looked_at is None:
            return
        folder = ""
        if self.act.value == "letters":
            folder = QFileDialog.getExistingDirectory(self, self.tr("A folder for the letters"))
            if not folder:
                return
        self.do_now(folder)

    def do_now(self, folder: str = "") -> None:
        """Do it, letters into a folder."""
        if self._told(partial(self._run, only_look=False, folder=folder)):
            said = self.said.text()
            self.done.emit()
            self.forget()
            self.said.setText(said)

    def _told(self, act: Callable[[], str]) -> bool:
        """Do something that answers with words, and say them, or why it was refused."""
        if self._session.busy:
            return False
        said: list[str] = []
        self._stopped.clear()
        self._show_running(running=True)
        try:
            kept = self._session.write(lambda: said.append(act()))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return False
        finally:
            self._show_running(running=False)
        self.said.setText("".join(said))
        return kept

    def _run(self, *, only_look: bool, folder: str = "") -> str:
        if self.act.value in ("deal", "rotate"):
            return self._dealt(only_look=only_look)
        from restructure.services.bulk_acts import perform, preview

        wanted, numbers, workplace = self._bulk_act(folder), self._numbers(), self._session.workplace
        what = preview if only_look else perform

        def run(store: Store) -> Bulk:
            return what(replace(workplace, store=store), numbers, wanted, self._watch)

        return self._bulk_told(run_beside(self._session, run), only_look=only_look)

    def _watch(self, done: int, whole: int) -> bool:
        # Told in the thread that does it.
        self._turned.emit(done, whole)
        return not self._stopped.is_set()

    def _bulk_act(self, folder: str) -> BulkAct:
        from restructure.files import publish
        from restructure.services.bulk_acts import hold_act, letter_act, step_act

        if self.act.value == "step":
            return step_act(self.kind.value, self.when.text())
        if self.act.value == "letters":
            return letter_act(self.paper.value, lambda name, pdf: publish(Path(folder) / name, pdf))
        if self.until.value is None or self.until.unread:
            raise Refusal("until", "missing_field")
        return hold_act(self.until.value, reason=self.reason.text())

    def _bulk_told(self, found: Bulk, *, only_look: bool) -> str:
        language = self._session.language
        key = "would" if only_look else "done"
        lines = [wording.say(f"bulk.{key}", language, count=len(found.taken), left=len(found.left))]
        if found.cancelled:
            lines.append(wording.say("bulk.cancelled", language))
        for numbers in found.by_reason.values():
            why = wording.reason(found.left[numbers[0]], language)
            more = "…" if len(numbers) > NAMED else ""
            lines.append(f"{len(numbers)} × {why} {', '.join(numbers[:NAMED])}{more}")
        return "\n".join(lines)

    def _dealt(self, *, only_look: bool) -> str:
        from restructure.services import dealing

        store, logins, cap = self._session.store, self._logins(), self.cap.value
        numbers, named = self._numbers(), self._list_name()
        if self.act.value == "deal":
            if only_look:
                return self._shares(owners.proposal(store, numbers, logins, cap=cap))
            return self._shares(owners.deal_out(store, numbers, logins, list_name=named, cap=cap))
        workplace = self._session.workplace
        turned = (
            dealing.rotation(workplace, numbers, logins, cap)
            if only_look
            else dealing.rotate(workplace, numbers, logins, cap=cap, list_name=named)
        )
        staying: dict[str, list[str]] = {}
        for number, why in turned.staying.items():
            staying.setdefault(wording.name("kept_back", why, self._session.language), []).append(number)
        lines = [self._shares(turned.dealt)]
        lines += [
            f"{len(kept)} × {why}: {', '.join(kept[:NAMED])}{'…' if len(kept) > NAMED else ''}"
            for why, kept in staying.items()
        ]
        return "\n".join(filter(None, lines))

    def _shares(self, dealt: Dealt) -> str:
        shares = [f"{login} {len(share)}" for login, share in dealt.by_owner.items()]
        undealt = len(dealt.undealt)
        left = [wording.say("book.undealt", self._session.language, count=undealt)] if undealt else []
        return " · ".join((*shares, *left))

    def _logins(self) -> list[str]:
        named: Sequence[Any] = [one.strip() for one in self.to.text().replace("，", ",").split(",")]
        return [owners.login_of(self._session.store, one) for one in named if one]

    def _show_running(self, *, running: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(running)
        self.cancel.setVisible(running)
        self.preview.setVisible(not running)
        self.do.setVisible(not running)

    def _show_progress(self, done: int, whole: int) -> None:
        self.progress.setValue(1000 * done // max(whole, 1))
