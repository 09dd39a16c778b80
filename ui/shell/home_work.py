"""On the first page: how much there is to do, and through which day money is known."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reports.work_list import known_in_words
from restructure.store import money_known
from ui.models.work_queue import WorkQueue
from ui.session import Session
from ui.widgets.elements import Panel, button, icon_label, label, row


class WorkHead(Panel):
    """Head line of the work list and the way to it; ``asked`` leads there."""

    asked = Signal()

    def __init__(self, session: Session, queue: WorkQueue) -> None:
        super().__init__()
        self._session, self._queue = session, queue
        self.open = button("link")
        self._text = label("body_muted", wrap=True)
        self.word(self.open.setText, lambda: self.tr("Work list") + f"  {session.key('work_list')}")
        layout = row(icon_label("list", "accent", 16), self._text, self.open, spacing=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.open.clicked.connect(self.asked)
        queue.changed.connect(self.relabel)
        self.relabel()

    def relabel(self) -> None:
        queue, said = self._queue.queue, list[str]()
        if queue is None:
            known = money_known.known_through(money_known.sources(self._session.store))
        else:
            # The list comes in whenever it was looked up, also under the keys of a talk: it tells what it found.
            listed, known = queue.listed, queue.known_through
            said.append(self.tr("{0} to do, {1} not now.").format(len(listed.shown), len(listed.not_now)))
        said.append(known_in_words(known, self._session.language))
        self._text.setText(" ".join(said))
