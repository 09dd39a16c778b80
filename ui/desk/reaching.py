"""Looks up how far each slider can go, a slider at a time, once typing rests: no keystroke waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from restructure.authority.limits import Limits
from restructure.offers.option import Option
from restructure.offers.outcome import Case
from restructure.offers.terms import OptionKind
from restructure.proposals.ranges import NO_RANGE, Ends, above, offer_range
from restructure.store.limits import Authority
from ui.desk.field_row import FieldRow
from ui.models.desk import DeskModel
from ui.session import Session

LOOK_AFTER_MS = 150


@dataclass(frozen=True, slots=True)
class Slid:
    """A slider: its card, its row, its ends, the option at a position, and how its ends are written."""

    card: OptionKind
    row: FieldRow
    ends: Callable[[], Ends]
    option_at: Callable[[int], Option | None]
    write: Callable[[int, int], str]


class Reaching(QObject):
    """Fills the reach of every slider that it is given."""

    def __init__(self, session: Session, model: DeskModel, slid: tuple[Slid, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._model, self._slid = session, model, slid
        self._known: dict[int, tuple[object, ...]] = {}
        self._queue: list[Slid] = []
        self._rests, self._next = QTimer(self), QTimer(self)
        for timer, wait, act in ((self._rests, LOOK_AFTER_MS, self._begin), (self._next, 0, self._one)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(act)
        model.outcomes_changed.connect(self._rests.start)
        model.situation_changed.connect(self._rests.start)

    def look_now(self) -> None:
        """Look everything up at once."""
        self._begin()
        while self._queue:
            self._one()

    def look_again(self) -> None:
        """Hide at once how far one may go, or look it up anew."""
        self._known.clear()
        if self._session.in_sight:
            for slid in self._slid:
                slid.row.show_reach(NO_RANGE, slid.write)
        else:
            self._rests.start()

    def _begin(self) -> None:
        self._rests.stop()
        shown = self._model.case is not None and not self._session.in_sight
        self._queue = [*self._slid] if shown else []
        self._next.start()

    def _one(self) -> None:
        while self._queue:
            slid = self._queue.pop(0)
            case = self._model.case_of(slid.card)
            if case is not None and self._look(slid, case):
                break
        if self._queue:
            self._next.start()

    def _look(self, slid: Slid, case: Case) -> bool:
        """Whether something had to be computed."""
        if self._model.authority is None:
            return False
        mine, release = self._limits(case, self._model.authority.own)
        key = (case, self._model.options[slid.card], slid.ends(), mine, release, self._session.language)
        if self._known.get(id(slid)) == key:
            return False
        self._known[id(slid)] = key
        slid.row.show_reach(offer_range(case, slid.option_at, slid.ends(), mine, release), slid.write)
        return True

    def _limits(self, case: Case, authority: Authority) -> tuple[Limits, tuple[Limits, ...]]:
        return authority.limits(case.debt), above(authority.matrix, case)


def write_whole(low: int, high: int) -> str:
    """Both ends in whole units: ``1,058–1,798``."""
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
