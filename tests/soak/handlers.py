"""How long one event keeps the window from answering: each handler measured in processor time, and named.

``python -m tests.soak.handlers EVENTS PAYMENTS ENTRIES`` works through the pages over a store of that size, in which
one account has all of the events and ten share the payments, and says which handlers took longest.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calculators.rounding import Money
from restructure.store import Store, audit, negotiations, payments
from restructure.store.negotiations import Event
from restructure.store.payments import Payment
from tests.support.stores import open_store
from ui.app import build, fill_demo
from ui.idle_gc import BetweenEvents
from ui.shell.window import MainWindow
from ui.theme import load_fonts

NOW = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
NUMBER, OTHER = "DEMO-0001", "DEMO-0002"
MOST_MS, ACCOUNTS = 100.0, 10
SHOWN = 12
Took = tuple[float, str]


class Watched(QApplication):
    """Measures each event with all that it leads to; one inside another counts for the outer one too."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.took: list[Took] = []
        self.at = ""

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        # Asked before: of what it leads to, that either may be gone.
        kind, name = event.type(), _name(receiver)
        began = process_time()
        handled = super().notify(receiver, event)
        spent = (process_time() - began) * 1000
        if spent > 1:
            self.took.append((spent, f"{self.at}: {kind.name} to {name}"))
        return handled


def _name(receiver: QObject) -> str:
    named = receiver.objectName() or (type(receiver.parent()).__name__ if receiver.parent() else "")
    return f"{type(receiver).__name__} {named}".strip()


def grow(store: Store, events: int, paid: int, entries: int) -> None:
    """Give one account all of the events, ten the payments, and the record so many entries."""
    begin = NOW - timedelta(days=400)
    with store.writing() as connection:
        for place in range(events):
            event = Event(begin + timedelta(minutes=place), "note", f"note {place}")
            negotiations.append_within(store, connection, NUMBER, event)
    numbers = [f"DEMO-{place:04}" for place in range(1, ACCOUNTS + 1)]
    days = [(begin + timedelta(days=place)).date() for place in range(300)]
    payments.append(
        store,
        [
            Payment(numbers[place % ACCOUNTS], days[place % 300], Money(100 + place), str(place))
            for place in range(paid)
        ],
    )
    with store.writing() as connection:
        for place in range(max(entries - audit.count(store, audit.Filter()), 0)):
            audit.record(store, connection, "printed", OTHER, f"RA-{place}")


def work(app: Watched, window: MainWindow) -> None:
    """Go through the pages twice, and type, slide and note as a person does: what is loaded at first use counts for no
    handler, so the first time is left out."""
    for turn in range(2):
        app.took.clear()
        for what, act in acts(window):
            app.at = what
            QTimer.singleShot(0, app, act)
            for _ in range(4):
                QTest.qWait(1)
            QTest.qWait(180 if turn else 1)


def acts(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a person does, one act after another, each by its name."""
    lead, pages = window.navigator, window.pages
    yield "open", lambda: window.open_account(NUMBER)
    yield "means", lambda: QTest.keyClicks(pages.desk.means.fields["income"], "7")
    yield "payment", lambda: QTest.keyClicks(pages.desk.cards["instalment"].rows["payments"].field, "1")
    slider = pages.desk.cards["instalment"].rows["payments"].slider
    if slider is not None:
        yield "slide", lambda: slider.moved.emit(30)
        yield "slide", lambda: slider.moved.emit(24)
    yield "quick note", lambda: pages.desk.negotiation.quick_note(0)
    yield "offer", lambda: QTest.keyClick(pages.desk, Qt.Key.Key_F3)
    for tab in range(4):
        yield f"tab {tab}", lambda tab=tab: pages.desk.results.show_tab(tab)  # type: ignore[misc]
    for name in ("conduct", "budget", "debts", "home", "records"):
        yield name, lambda name=name: lead.show_page(name)  # type: ignore[misc]
    yield "record", lambda: pages.records.show_section("record")
    yield "filter", lambda: QTest.keyClicks(pages.records.account, "D")
    yield "desk", lambda: lead.show_page("desk")
    yield "other", lambda: window.open_account(OTHER)


@contextmanager
def watched(events: int, paid: int, entries: int) -> Iterator[list[Took]]:
    """The handlers that took longest over a store of that size."""
    app = Watched(sys.argv[:1])
    collecting = BetweenEvents(lambda: False)
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "big.db")
        fill_demo(store, NOW)
        grow(store, events, paid, entries)
        session, window = build(store, lambda: NOW)
        window.show()
        work(app, window)
        yield sorted(app.took, reverse=True)[:SHOWN]
        session.close()
        window.close()
        store.close()
        collecting.close()


def main() -> int:
    """Say the longest; 1 where one is longer than a person notices."""
    with watched(*map(int, sys.argv[1:4])) as longest:
        for spent, what in longest:
            print(f"{spent:.1f} ms {what}", flush=True)
        return 1 if longest and longest[0][0] > MOST_MS else 0


if __name__ == "__main__":
    raise SystemExit(main())
