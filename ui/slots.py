"""What each action of the table does in a window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from restructure.policy.situation import EXITS

if TYPE_CHECKING:
    from ui.window import MainWindow

Slot = Callable[[], object]


def slots_of(window: MainWindow) -> dict[str, Slot]:
    """A slot for every action, by its id."""
    return _on_desk(window) | _around(window)


def _on_desk(window: MainWindow) -> dict[str, Slot]:
    desk, there = window.desk, window.on_desk
    say, results, says = desk.negotiation, desk.results, desk.says
    made: dict[str, Slot] = {
        "says": says.words.setFocus,
        "means": there(desk.go_to_means),
        "note": there(desk.go_to_note),
        "offer": there(say.make_offer),
        "compare": there(lambda: results.show_tab(0)),
        "chart": there(lambda: results.show_tab(1)),
        "schedule": there(lambda: results.show_tab(2)),
        "more_terms": there(lambda: results.show_tab(3)),
        "keep_scenario": there(desk.go_to_scenarios),
        "sign": desk.sign,
        "undo": desk.undo,
        "hold": desk.go_to_hold,
        "end_hold": desk.holding.end,
        "called_us": there(desk.holding.called),
    }
    for place, kind in enumerate(("instalment", "deferral", "settlement")):
        made[f"choose_{place + 1}"] = partial(desk.model.choose, place)
        made[f"take_{place + 1}"] = partial(says.take_kind, kind)
    for answer in ("accepted", "refused", "countered"):
        made[answer] = say.answers[answer].click
    for reason in EXITS:
        made[f"exit_{reason}"] = there(partial(say.stop, reason))
    for place in range(4):
        made[f"quick_{place + 1}"] = partial(say.quick_note, place)
    return made


def _around(window: MainWindow) -> dict[str, Slot]:
    return {
        "find": window.go_to_search,
        "commands": window.go_to_commands,
        "findings": window.show_findings,
        "spoke": lambda: window.conduct.contacts.log(talked=True),
        "no_answer": lambda: window.conduct.contacts.log(talked=False),
        "memo": lambda: window.conduct.contacts.copy_memo(),
        "read_aloud": window.on_desk(lambda: window.show_page("aloud")),
        "print": window.print_aloud,
        "budget": lambda: window.go("budget"),
        "debts": lambda: window.go("debts"),
        "conduct": lambda: window.go("conduct"),
        "records": lambda: window.go("records"),
        "settings": lambda: window.go("settings"),
        "home": window.to_home,
        "new": window.new_account,
        "import": window.ask_for_file,
        "next_account": window.next_account,
        "close_account": window.put_away,
        "language": window.other_language,
        "lock": window.lock_asked.emit,
        "keys": lambda: window.show_page("keys"),
    }
