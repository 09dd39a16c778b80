"""From one account of the work list to the next, and what is typed in a line on the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from calculators.errors import Refusal
from ui.desk.commands import THERE
from ui.session import Session
from ui.shell.models import Models
from ui.shell.navigation import Navigation
from ui.shell.page_stack import PageStack
from ui.worklist.ask_line import AskLine
from ui.worklist.call_notice import CallNotice

if TYPE_CHECKING:
    # What tells how a talk went takes longer to load than the first window may.
    from restructure.parties.account import Account
    from restructure.parties.situation import Exit
    from restructure.services.contact_results import Mark, Talk
    from restructure.store.conduct import Result

LETTERS: dict[Result, str] = {
    "promise": "P", "call_back": "C", "offer": "O", "refused": "R", "wrong_person": "W", "nobody": "N", "stopped": "X",
    "other": "",
}  # fmt: skip


class NextWork(QObject):
    """Opens the account that comes next; where the list is not looked up yet, as soon as it is. Of an account that was
    talked about it asks first how that ended. ``line`` is where it asks."""

    def __init__(self, session: Session, models: Models, pages: PageStack, lead: Navigation, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._models, self._pages, self._lead = session, models, pages, lead
        self._queue = models.queue
        self.line, self.notice = AskLine(session), CallNotice(session, self._queue)
        self._waits = False
        self._mark: tuple[str, Mark] | None = None
        self._queue.ended.connect(self._go_on)
        pages.next_asked.connect(self.next)
        pages.skip_asked.connect(self.skip)
        pages.promise_asked.connect(self.promise)
        pages.promise_corrected.connect(self.correct)
        pages.promise_withdrawn.connect(self.withdraw)

    def begin(self) -> None:
        """Another account is on the desk, or none: what happens from now on is the talk about it."""
        account = self._models.on_hand
        self.line.leave()
        self.notice.look_at(account.number if account is not None else "")
        self._mark = None
        if account is not None:
            from restructure.services.contact_results import mark

            self._queue.look_at(account.number)
            self._mark = account.number, mark(self._session.workplace, account.number)

    def stay(self) -> None:
        """Stay where one went meanwhile, whatever was waited for."""
        self._waits = False

    def next(self) -> None:
        """Ask how the talk ended, where there was one, and open the next account."""
        talk = self._talk()
        if talk is not None and talk.happened:
            self._ask_ending(talk)
        else:
            self._go()

    def promise(self) -> None:
        """Ask for a promise on the account on the desk; what was heard of one stands in the line."""
        self._ask_promise(self._look)

    def _ask_promise(self, then: Callable[[], object]) -> None:
        from ui.worklist.questions import ask_promise

        account = self._models.on_hand
        if account is None:
            return

        def noted(_: int) -> None:
            self._pages.desk.says.forget_promise()
            then()

        around, heard = self._models.desk.situation, self._pages.desk.says.promised
        talk = self._talk()
        said_by = around.asked_whom if talk is None or talk.contact is None else talk.contact.whom
        self.line.ask(ask_promise(self._session, account, around, noted, heard=heard, said_by=said_by))

    def correct(self, promise: int) -> None:
        """Ask for what a promise should have been."""
        from ui.worklist.questions import ask_promise

        account = self._models.on_hand
        if account is not None:
            around = self._models.desk.situation
            self.line.ask(ask_promise(self._session, account, around, lambda _: self._look(), replaces=promise))

    def withdraw(self, promise: int) -> None:
        """Ask whether a promise was taken back, or never made."""
        from ui.worklist.questions import ask_withdrawal

        self.line.ask(ask_withdrawal(self._session, promise, self._look))

    def call_back(self) -> None:
        """Ask when the debtor of the account on the desk is to be called again."""
        from ui.worklist.questions import ask_call_back

        account = self._models.on_hand
        if account is not None:
            around = self._models.desk.situation
            self.line.ask(ask_call_back(self._session, account, around, lambda _: self._look()))

    def not_now(self) -> None:
        """Ask why the account on the desk is passed over; on the list, that which is chosen there."""
        account = self._models.on_hand
        chosen = self._pages.work_list.current if self._pages.shown == "work_list" else None
        number = chosen or (account.number if account is not None else None)
        if number:
            self.skip(number)

    def skip(self, number: str) -> None:
        """Ask why an account is passed over, and go on."""
        from ui.worklist.questions import ask_not_now

        on_list = self._pages.shown == "work_list"
        self.line.ask(ask_not_now(self._session, number, self._look if on_list else self._go))

    def _look(self) -> None:
        """Show what was kept: on the desk, and on the list."""
        self._queue.keep_up()
        if self._models.on_hand is not None:
            self._models.desk.look_around()

    def _talk(self) -> Talk | None:
        account = self._models.on_hand
        if account is None or self._mark is None or self._mark[0] != account.number:
            return None
        from restructure.services.contact_results import since

        return since(self._session.workplace, account.number, self._mark[1])

    def _ask_ending(self, talk: Talk) -> None:
        from ui.worklist.questions import ask_ending

        acts: dict[str, Callable[[], object]] = {
            "P": self._promised,
            "C": self._called_back,
            "O": partial(self._logged, "offer", "offer"),
            "R": partial(self._logged, "refused", "refused"),
            "W": partial(self._stopped, "wrong_person"),
            "N": partial(self._end, "nobody"),
            "X": self._ask_stop,
        }
        if talk.contact is not None and talk.contact.talked:
            # Somebody was there.
            del acts["N"]
        if talk.promise is None and self._pages.desk.says.promised is not None:
            # It is offered, and kept by nobody but whoever presses Enter on it.
            self.line.ask(ask_ending(acts, "P", self._promised))
            return
        self.line.ask(ask_ending(acts, LETTERS[talk.result], partial(self._end, talk.result)))

    def _promised(self) -> None:
        talk, account = self._talk(), self._models.on_hand
        if talk is None or account is None or talk.promise is not None:
            self._end("promise")
            return
        self._ask_promise(partial(self._end, "promise"))

    def _called_back(self) -> None:
        talk, account = self._talk(), self._models.on_hand
        if talk is None or account is None or talk.step is not None:
            self._end("call_back")
            return
        from ui.worklist.questions import ask_call_back

        around = self._models.desk.situation
        self.line.ask(ask_call_back(self._session, account, around, lambda _: self._end("call_back")))

    def _logged(self, result: Result, command: str) -> None:
        """Log what is on the desk as offered or refused, unless that was done."""
        talk = self._talk()
        done = {"offer": ("offered", "accepted", "given"), "refused": ("refused",)}[command]
        if talk is not None and not set(done).intersection(talk.kinds):
            THERE[command](self._pages.desk)
            talk = self._talk()
            if command == "offer" and (talk is None or not set(done).intersection(talk.kinds)):
                raise Refusal("choice", "nothing_offered")
        self._end(result)

    def _ask_stop(self) -> None:
        talk = self._talk()
        if talk is not None and "stopped" in talk.kinds:
            self._end("stopped")
            return
        from ui.worklist.questions import ask_stop

        self.line.ask(ask_stop(self._session, self._stopped))

    def _stopped(self, reason: Exit) -> None:
        talk = self._talk()
        if talk is not None and "stopped" not in talk.kinds:
            THERE[f"exit_{reason}"](self._pages.desk)
        self._end("wrong_person" if reason == "wrong_person" else "stopped")

    def _end(self, result: Result) -> None:
        """Keep how the talk ended, and open the next account."""
        talk, account = self._talk(), self._models.on_hand
        if talk is None or account is None:
            return
        from restructure.services.contact_results import end_talk

        work, around = self._session.workplace, self._models.desk.situation
        if self._session.write(lambda: end_talk(work, account, around, talk, result)):
            self.begin()
            self._go()

    def _go(self) -> None:
        """Open the next account, or show the list where none is to be worked now or each was looked at."""
        if not self._queue.keep_up() and self._queue.queue is None:
            self._lead.show_page("work_list")
            self._waits = True
            return
        self._open()

    def _go_on(self) -> None:
        if self._waits:
            self._open()

    def _open(self) -> None:
        self._waits = False
        on_desk: Account | None = self._models.on_hand
        found = self._queue.following(on_desk.number if on_desk is not None else "")
        if found is None:
            self._queue.end_round()
            self._lead.show_page("work_list")
        else:
            self._lead.open_account(found.number)
