"""The work list of whoever is signed in: looked up beside the window, and in step with what is done in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from calculators.errors import Refusal
from restructure.store import Store, StoreProblem, audit
from restructure.store.opening import opened_beside
from ui.background import Behind
from ui.session import Session

if TYPE_CHECKING:
    # What judges an account takes longer to load than the first window may.
    from restructure.services.work_list import Queue
    from restructure.services.workplace import Workplace
    from restructure.worklist.work_list import Entry
    from restructure.worklist.worked_account import Worked

SOON_MS, TICK_MS = 3_000, 20_000
"""Until the first look, once the window is painted; and from one look to the next."""
FEW = 20
"""So many accounts are looked at anew within a frame."""
COLD = ("new", "no_next_step")
"""Headings, the last ones, under which nothing asks for somebody by a day of its own."""
AGAIN = timedelta(minutes=5)
"""Who is to be called back at a time comes again so soon, though somebody looked at the account."""


class WorkQueue(QObject):
    """The list as it was looked up last, None before that. ``changed`` says that it is another, ``ended`` that a look
    beside is done. ``round_over`` is how many accounts were looked at when the last round of the list ended; nothing
    once another has begun."""

    changed = Signal()
    ended = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.queue: Queue | None = None
        self.round_over = 0
        self._looked_at: dict[str, tuple[str, datetime]] = {}
        self._found: Queue | None = None
        self._behind: Behind | None = None
        self._first, self._tick = QTimer(self), QTimer(self)
        self._first.setSingleShot(True)
        self._tick.setInterval(TICK_MS)
        for timer in (self._first, self._tick):
            timer.timeout.connect(self.keep_up)
        # An import brings money and accounts.
        session.worked.connect(self._worked)
        self._first.start(SOON_MS)
        self._tick.start()

    @property
    def looking(self) -> bool:
        """Return whether the list is being looked up beside."""
        return self._behind is not None

    def keep_up(self) -> bool:
        """Bring the list up to this moment; returns whether it is. Where little has happened since, that is done at
        once, else beside."""
        queue = self.queue
        if queue is None:
            self.look()
            return False
        workplace = self._session.workplace
        _, touched, whole = audit.touched_since(workplace.store, queue.seq)
        moved = sum(one <= workplace.now for one in queue.changing.values())
        same_day = workplace.today == queue.at.date() and workplace.now >= queue.at
        if whole or not same_day or len(touched) + moved > FEW:
            self.look()
            return False
        from restructure.services.work_list import refreshed

        self._take(refreshed(workplace, queue))
        return True

    def following(self, but: str) -> Entry | None:
        """The account to work next, ``but`` for the one on the desk: the first that was not looked at in this round,
        and then came to nothing."""
        queue = self.queue
        if queue is None:
            return None
        shown = [one for one in queue.listed.shown if one.number != but and not self._was_looked_at(one)]
        if not shown or shown[0].place not in COLD:
            return next(iter(shown), None)
        today = self._session.today()
        return min(shown, key=lambda one: _last_tried(queue.worked[one.number], today))

    def look_at(self, number: str) -> None:
        """Take an account as looked at: it does not come again in this round unless something else asks for it."""
        entry = None if self.queue is None else self.queue.entries.get(number)
        self.round_over = 0
        self._looked_at[number] = ("" if entry is None else entry.reason.code, self._session.now())

    def end_round(self) -> None:
        """Begin with the first account again, where every one was looked at."""
        shown = () if self.queue is None else self.queue.listed.shown
        self.round_over = sum(self._was_looked_at(one) for one in shown)
        self._looked_at.clear()

    def _was_looked_at(self, one: Entry) -> bool:
        code, at = self._looked_at.get(one.number, ("", None))
        now = self._session.now()
        if at is None or at.date() != now.date() or code not in ("", one.reason.code):
            return False
        return one.place != "call_back" or now - at < AGAIN

    def look(self) -> None:
        """Look the list up beside; once is enough."""
        if self._behind is not None:
            return
        store, workplace, before = self._session.store, self._session.workplace, self.queue

        def act() -> None:
            with opened_beside(store) as there:
                self._found = _looked_up(replace(workplace, store=there), there, before)

        self._behind = Behind(act, self)
        self._behind.ended.connect(self._looked)

    def stop(self) -> None:
        """Look no more; what is being looked up is waited for."""
        self._first.stop()
        self._tick.stop()
        if self._behind is not None:
            self._behind.wait()
            self._behind = None

    def _worked(self) -> None:
        if self.queue is not None:
            self.keep_up()

    def _looked(self, problem: BaseException | None) -> None:
        behind, self._behind = self._behind, None
        if behind is not None:
            behind.deleteLater()
        if problem is not None and not isinstance(problem, StoreProblem | Refusal):
            raise problem
        found, self._found = self._found, None
        if found is not None:
            self._take(found)
        self.ended.emit()

    def _take(self, queue: Queue) -> None:
        before, self.queue = self.queue, queue
        if before is None or before.listed != queue.listed or before.known_through != queue.known_through:
            self.changed.emit()


def _last_tried(worked: Worked, today: date) -> datetime:
    """The last time today that they were called, on their own clock; before all others who were not."""
    day = worked.situation.today or today
    calls = (one.at.replace(tzinfo=None) for one in worked.situation.contacts if one.direction == "out")
    return max((at for at in calls if at.date() == day), default=datetime.min)  # noqa: DTZ901


def _looked_up(workplace: Workplace, store: Store, before: Queue | None) -> Queue:
    # At first use: what judges an account takes longer to load than the first window may.
    from restructure.services.work_list import queue_of, refreshed

    return queue_of(workplace, store.who) if before is None else refreshed(workplace, before)
