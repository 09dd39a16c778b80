"""In the window, wherever one is: somebody is to be called back at a time that was given, now."""

from __future__ import annotations

from reports.work_list import reason_in_words
from restructure.store import accounts
from ui.models.work_queue import WorkQueue
from ui.session import Session
from ui.widgets.elements import Panel, cut_label, icon_label, key_hint, row
from ui.worklist.words import who

AT_AN_HOUR = "call_back_at"
"""The reason of a call-back at an hour."""


class CallNotice(Panel):
    """Notice of the call-back that is due, from five minutes before; hidden where none is, or it is on the desk."""

    def __init__(self, session: Session, queue: WorkQueue) -> None:
        super().__init__()
        self._session, self._queue, self._on_desk = session, queue, ""
        self.setProperty("role", "told")
        self.text = cut_label("bold")
        line = row(icon_label("clock", "accent", 16), self.text, key_hint("F12"), spacing=8, margins=(14, 5, 14, 5))
        line.setStretch(1, 1)
        self.setLayout(line)
        queue.changed.connect(self.relabel)
        self.hide()

    def look_at(self, number: str) -> None:
        """Say nothing of the account that is on the desk."""
        self._on_desk = number
        self.relabel()

    def relabel(self) -> None:
        one = self._queue.following(self._on_desk)
        hidden = self._session.in_sight and not self._session.always_in_sight
        due = one if one is not None and one.reason.code == AT_AN_HOUR and not hidden else None
        if due is not None:
            named = who(accounts.load(self._session.store, due.number), due.number)
            self.text.setText(f"{named}  {reason_in_words(due, self._session.language)}")
        self.setVisible(due is not None)
