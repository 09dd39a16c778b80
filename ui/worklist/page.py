"""The work list: the next account and why, nine headings with those that come first, and what is held back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QScrollArea, QWidget

from reports import formats, wording
from reports.work_list import reason_in_words
from restructure.services.work_list import Queue
from restructure.store import accounts, people
from restructure.worklist.heading import HEADINGS, Heading
from restructure.worklist.work_list import Entry
from ui.models.work_queue import WorkQueue
from ui.session import Session
from ui.widgets.elements import Panel, button, column, figure, label, row
from ui.worklist.next_card import NextCard
from ui.worklist.rows import AccountRow, HeadingRow, Rows
from ui.worklist.side import DonePanel, KnownPanel, NotNowPanel
from ui.worklist.words import end_in_words, heading_name, moment, who

FIRST, MOST = 3, 100
"""So many accounts stand under a heading, and under one that was opened."""
BESIDE_FROM, NARROW_BELOW, SIDE = 980, 760, 290


class WorkListPage(Panel):
    """Page of the list; a digit opens a heading, N what is held back. ``opened`` carries an account number."""

    opened = Signal(str)
    next_asked = Signal()
    skip_asked = Signal(str)

    def __init__(self, session: Session, queue: WorkQueue) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session, self._queue = session, queue
        self._heading: Heading | None = None
        self._held = False
        self.title, self.head, self.sums = label("title"), label("muted", wrap=True), figure("bold", wrap=True)
        self.note = label("body_muted", wrap=True)
        self.next, self.rows = NextCard(session), Rows()
        self.known, self.not_now, self.done = (
            KnownPanel(session),
            NotNowPanel(session, queue),
            DonePanel(session, queue),
        )
        self.back = button("link")
        self.word(self.back.setText, lambda: self.tr("Back to the list"))
        self._whole = self._lay_out()
        self.next.open_asked.connect(self.next_asked)
        self.next.skip_asked.connect(self._skip)
        self.not_now.asked.connect(self.show_held)
        self.back.clicked.connect(self.show_held)
        self.known.told.connect(queue.keep_up)
        queue.changed.connect(self._changed)
        session.sight_changed.connect(self.relabel)

    def _lay_out(self) -> QBoxLayout:
        left, side = QWidget(), QWidget()
        head = row(self.title, self.head, self.sums, spacing=10)
        head.setStretch(1, 1)
        head.setStretch(2, 2)
        left.setLayout(column(head, self.note, self.next, row(self.back, None), self.rows, None, spacing=10))
        side.setLayout(column(self.known, self.not_now, self.done, None, spacing=10))
        self._side = side
        whole = row(left, side, spacing=14, margins=(14, 12, 14, 12))
        whole.setStretch(0, 1)
        inner, scroll = QWidget(), QScrollArea()
        inner.setObjectName("scrolled")
        inner.setLayout(whole)
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.stood_on.connect(scroll.ensureWidgetVisible)
        self.setLayout(column(scroll))
        return whole

    def start(self) -> None:
        """Look again; the cursor stands on the first account."""
        self._heading, self._held = None, False
        self._queue.keep_up()
        if self._queue.following("") is None:
            self._queue.end_round()
        self.relabel()
        self.setFocus()

    @property
    def current(self) -> str | None:
        """The number of the account that is chosen, of the next where none is."""
        following = self._queue.following("")
        return self.rows.current or (following.number if following is not None else None)

    def show_heading(self, heading: Heading) -> None:
        """Show all under a heading, or the first of them again."""
        self._heading, self._held = None if heading == self._heading else heading, False
        self.relabel()

    def show_held(self) -> None:
        """Show what is held back, or the list again."""
        self._held = not self._held
        self.relabel()

    def _skip(self) -> None:
        following = self._queue.following("")
        if following is not None:
            self.skip_asked.emit(following.number)

    def _changed(self) -> None:
        if self.isVisible():
            self.relabel()

    def relabel(self) -> None:
        queue, language = self._queue.queue, self._session.language
        self.title.setText(self.tr("Work list"))
        person = people.current(self._session.store)
        now = self._session.now()
        at = f"{formats.weekday(now.date(), language)} {formats.brief_date(now.date(), language)} {now:%H:%M}"
        self.head.setText(wording.beside([*([person.name] if person else []), at], language))
        hidden = self._session.in_sight and not self._session.always_in_sight
        for one in (self.rows, self._side, self.sums):
            one.setVisible(queue is not None and not hidden)
        self.next.setVisible(False)
        self.back.setVisible(self._held and not hidden)
        self._say_note(queue, hidden=hidden)
        if queue is None or hidden:
            return
        listed = queue.listed
        every = len(listed.shown) + len(listed.not_now) + len(listed.closed)
        self.sums.setText(
            self.tr("{0} accounts = {1} to do + {2} not now + {3} closed").format(
                every, len(listed.shown), len(listed.not_now), len(listed.closed)
            )
        )
        following = self._queue.following("")
        self.next.show_next(following, queue.worked[following.number] if following is not None else None)
        for panel in (self.known, self.not_now, self.done):
            panel.relabel()
        self.rows.show_rows(self._of_held(queue) if self._held else self._of_headings(queue), self.opened.emit)

    def _say_note(self, queue: Queue | None, *, hidden: bool) -> None:
        said = ""
        if hidden:
            said = self.tr("Not shown while they see this.")
        elif queue is None:
            said = self.tr("The list is being looked up. You can go on with something else.")
        elif not queue.listed.shown:
            said = self.tr("Nobody is to be worked with now.")
        elif self._queue.round_over:
            shortcut, count = self._session.key("work_next"), self._queue.round_over
            said = wording.say("work.round_over", self._session.language, count=count, shortcut=shortcut)
        if queue is not None and not hidden:
            gap = " " if self._session.language == "en" else ""
            said = gap.join(filter(None, (said, *self._unworked(queue))))
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def _unworked(self, queue: Queue) -> Iterator[str]:
        """That accounts are nobody's, or of somebody who left."""
        language = self._session.language
        for login, count in queue.left.items():
            yield wording.say("work.left", language, count=count, user=login)
        if queue.undealt:
            yield wording.say("work.undealt", language, count=queue.undealt)

    def _of_headings(self, queue: Queue) -> list[HeadingRow | AccountRow | QLabel]:
        made: list[HeadingRow | AccountRow | QLabel] = []
        for place, heading in enumerate(HEADINGS, 1):
            under = queue.listed.under(heading)
            opened = heading == self._heading
            shown = under[: MOST if opened else FIRST]
            left = len(under) - len(shown)
            more = (
                self.tr("{0} more").format(left) if left else self.tr("fewer") if opened and len(under) > FIRST else ""
            )
            line = HeadingRow(str(place), heading_name(self._session, heading), len(under), more)
            line.asked.connect(partial(self.show_heading, heading))
            made += [line, *(self._row(queue, one, one.due) for one in shown)]
        return made

    def _of_held(self, queue: Queue) -> list[HeadingRow | AccountRow | QLabel]:
        held = sorted(queue.listed.not_now, key=lambda one: (one.until is None, one.until or datetime.max, one.number))  # noqa: DTZ901
        left = len(held) - MOST
        more = self.tr("{0} more").format(left) if left > 0 else ""
        head = HeadingRow("N", self.tr("Not now"), len(held), more)
        return [head, *(self._row(queue, one, one.until, is_held=True) for one in held[:MOST])]

    def _row(self, queue: Queue, one: Entry, when: datetime | None, *, is_held: bool = False) -> AccountRow:
        language = self._session.language
        around = queue.worked[one.number].situation
        at = (end_in_words if is_held else moment)(self._session, when, around)
        account = accounts.load(self._session.store, one.number)
        amount = f"{one.currency} {formats.plain(one.arrears, one.currency)}"
        return AccountRow(one.number, at, who(account, one.number), amount, reason_in_words(one, language))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.rows.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif text.isdecimal() and 1 <= int(text) <= len(HEADINGS):
            self.show_heading(HEADINGS[int(text) - 1])
        elif text in ("n", "N"):
            self.show_held()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= BESIDE_FROM
        self._whole.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._side.setMaximumWidth(SIDE if beside else 16_777_215)
        self.rows.fold(narrow=event.size().width() < NARROW_BELOW)
