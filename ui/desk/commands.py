"""What each action of the table does on the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from restructure.parties.situation import Exit
from ui.actions import CHOOSE, STOP, TAKE

if TYPE_CHECKING:
    # The desk is made when somebody first goes there.
    from restructure.offers.kinds import Kind
    from ui.desk.page import DeskPage

Command = Callable[["DeskPage"], object]


def _show_tab(tab: int) -> Command:
    return lambda desk: desk.results.show_tab(tab)


def _choose(kind: Kind) -> Command:
    return lambda desk: desk.model.choose(kind)


def _take(kind: Kind) -> Command:
    return lambda desk: desk.says.take_kind(kind)


def _answer(answer: str) -> Command:
    return lambda desk: desk.negotiation.answer(answer)


def _stop(reason: Exit) -> Command:
    return lambda desk: desk.negotiation.stop(reason)


def _note(place: int) -> Command:
    return lambda desk: desk.negotiation.quick_note(place)


HERE: dict[str, Command] = {
    "says": lambda desk: desk.go_to_says(),
    "undo": lambda desk: desk.undo(),
    "hold": lambda desk: desk.go_to_hold(),
    **{name: _choose(kind) for name, kind in CHOOSE.items()},
    **{f"quick_{place + 1}": _note(place) for place in range(4)},
}
"""What is done on the desk as it is."""
THERE: dict[str, Command] = {
    "means": lambda desk: desk.go_to_means(),
    "note": lambda desk: desk.go_to_note(),
    "offer": lambda desk: desk.negotiation.make_offer(),
    "called_us": lambda desk: desk.holding.called(),
    "end_hold": lambda desk: desk.holding.end(),
    "differing": lambda desk: desk.go_to_differing(),
    "keep_scenario": lambda desk: desk.go_to_scenarios(),
    **{
        name: _show_tab(tab)
        for tab, name in enumerate(("compare", "chart", "schedule", "more_terms", "talk", "messages"))
    },
    **{name: _take(kind) for name, kind in TAKE.items()},
    **{answer: _answer(answer) for answer in ("accepted", "refused", "countered")},
    **{name: _stop(reason) for name, reason in STOP.items()},
}
"""What brings the desk to the front first, where an account is on it."""
