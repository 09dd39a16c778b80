"""One keystroke on the desk: three cards, comparison, picture and schedule of a 60-payment plan, painted.

The yardstick is one frame of a 60 Hz screen, 16.7 ms. On the desk one of the three results is in front; the last
figure takes them out of their tabs into a window of their own, so that all three are filled and painted each time.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from msgspec import structs
from PySide6.QtWidgets import QApplication, QWidget

from calculators.rounding import Money
from restructure.household.household import quick
from restructure.offers.terms import InstalmentTerms
from tests.benchmarks.naive_desk import NaiveDesk
from tests.benchmarks.report import Measured
from tests.support.stores import open_store
from ui.app import application, build, fill_demo
from ui.idle_gc import BetweenEvents
from ui.shell.window import MainWindow
from ui.widgets.elements import column

NOW = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
FRAME_MS = 1000 / 60
ROUNDS = 220
WARM_UP = 20
LONG, NAIVE_EVERY = 312, 11
IDLE_STEPS_A_MS = 25_000


def measure() -> Iterator[Measured]:
    """Milliseconds of one change, by what is in front, and of everything together."""
    with tempfile.TemporaryDirectory() as folder:
        application()
        collecting = BetweenEvents(lambda: False)
        store = open_store(Path(folder) / "bench.db")
        fill_demo(store, NOW)
        _, window = build(store, lambda: NOW)
        window.resize(1440, 900)
        window.show()
        window.open_account("DEMO-0001")
        window.pages.desk.model.set_household(quick(Money(600_000), Money(350_000), Money(30_000)))
        for index, name in enumerate(("comparison", "chart", "schedule")):
            window.pages.desk.results.show_tab(index)
            yield _measured(f"keystroke, {name} in front", [_change(window, round_) for round_ in range(ROUNDS)])
        beside = _side_by_side(window)
        yield _measured("keystroke, all three painted", [_change_all(window, round_) for round_ in range(ROUNDS)])
        yield _beside_naive(window)
        beside.close()
        window.close()
        store.close()
        collecting.close()


def _beside_naive(window: MainWindow) -> Measured:
    """S5: a long plan, everything painted, beside widgets as they would be written first; the slowest hundredths."""
    naive = NaiveDesk()
    naive.show()
    ours, theirs = [], []
    for round_ in range(ROUNDS):
        ours.append(_change_all(window, round_, LONG))
        if round_ % NAIVE_EVERY == 0:
            began = perf_counter()
            naive.change(Decimal(900 + round_) / 10_000, LONG)
            QApplication.processEvents()
            theirs.append((perf_counter() - began) * 1000)
    naive.close()
    middle, tail = _middle_and_tail(ours)
    usual, slowest = statistics.median(theirs), max(theirs)
    how = f"S5, p99 and the slowest of {len(theirs)}; medians {middle:.1f} and {usual:.1f} ms"
    return Measured(f"slider, {LONG} payments", tail, slowest, "ms", how)


def _measured(what: str, times: list[float]) -> Measured:
    """The median against a frame; beside the slowest hundredth, that of an idle loop of the same length, which
    tells how much of it is the machine's own jitter."""
    p50, p99 = _middle_and_tail(times)
    _, idle = _middle_and_tail([_idle(p50) for _ in range(ROUNDS)])
    return Measured(what, p50, FRAME_MS, "ms", f"median; p99 {p99:.1f} ms, an idle loop as long {idle:.1f} ms")


def _middle_and_tail(times: list[float]) -> tuple[float, float]:
    ordered = sorted(times[WARM_UP:])
    return statistics.median(ordered), ordered[int(len(ordered) * 0.99)]


def _idle(milliseconds: float) -> float:
    began, steps = perf_counter(), int(milliseconds * IDLE_STEPS_A_MS)
    for _ in range(steps):
        pass
    return (perf_counter() - began) * 1000


def _change(window: MainWindow, round_: int) -> float:
    model = window.pages.desk.model
    option = model.options["instalment"]
    assert isinstance(option.terms, InstalmentTerms)
    terms = structs.replace(option.terms, payments=60, payment=None, annual_rate=Decimal(600 + round_) / 10_000)
    began = perf_counter()
    model.change("instalment", replace(option, terms=terms))
    QApplication.processEvents()
    return (perf_counter() - began) * 1000


def _side_by_side(window: MainWindow) -> QWidget:
    results = window.pages.desk.results
    beside = QWidget()
    beside.setLayout(column(results.comparison_view, results.chart, results.schedule_view))
    for page in (results.comparison_view, results.chart, results.schedule_view):
        page.show()
    beside.resize(800, 700)
    beside.show()
    QApplication.processEvents()
    return beside


def _change_all(window: MainWindow, round_: int, payments: int = 60) -> float:
    results, model = window.pages.desk.results, window.pages.desk.model
    option = model.options["instalment"]
    assert isinstance(option.terms, InstalmentTerms)
    terms = structs.replace(option.terms, payments=payments, annual_rate=Decimal(900 + round_) / 10_000)
    began = perf_counter()
    model.change("instalment", replace(option, terms=terms))
    for fill in (results.fill_comparison, results.fill_chart, results.fill_schedule):
        fill()
    QApplication.processEvents()
    return (perf_counter() - began) * 1000
