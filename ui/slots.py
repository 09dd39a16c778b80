"""What each action of the table does in a window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from restructure.policy.situation import EXITS, Exit
from ui.handouts.names import HANDOUTS

if TYPE_CHECKING:
    from ui.desk.page import DeskPage
    from ui.window import MainWindow

Slot = Callable[[], object]
DeskSlot = Callable[["DeskPage"], object]


def slots_of(window: MainWindow) -> dict[str, Slot]:
    """A slot for every action, by its id."""
    return _on_desk(window) | _around(window)


def _on_desk(window: MainWindow) -> dict[str, Slot]:
    def at(act: DeskSlot) -> Slot:
        # The desk is made when somebody first goes there.
        return lambda: act(window.desk)

    def there(act: DeskSlot) -> Slot:
        return window.on_desk(at(act))

    made: dict[str, Slot] = {
        "says": at(lambda desk: desk.says.words.setFocus()),
        "means": there(lambda desk: desk.go_to_means()),
        "note": there(lambda desk: desk.go_to_note()),
        "offer": there(lambda desk: desk.negotiation.make_offer()),
        "sign": at(lambda desk: desk.sign()),
        "undo": at(lambda desk: desk.undo()),
        "hold": at(lambda desk: desk.go_to_hold()),
        "end_hold": at(lambda desk: desk.holding.end()),
        "called_us": there(lambda desk: desk.holding.called()),
        "keep_scenario": there(lambda desk: desk.go_to_scenarios()),
    }
    for tab, name in enumerate(("compare", "chart", "schedule", "more_terms")):
        made[name] = there(_show_tab(tab))
    for place, kind in enumerate(("instalment", "deferral", "settlement")):
        made[f"choose_{place + 1}"] = at(_choose(place))
        made[f"take_{place + 1}"] = at(_take(kind))
    for answer in ("accepted", "refused", "countered"):
        made[answer] = at(_answer(answer))
    for reason in EXITS:
        made[f"exit_{reason}"] = there(_stop(reason))
    for place in range(4):
        made[f"quick_{place + 1}"] = at(_note(place))
    return made


def _show_tab(tab: int) -> DeskSlot:
    return lambda desk: desk.results.show_tab(tab)


def _choose(place: int) -> DeskSlot:
    return lambda desk: desk.model.choose(place)


def _take(kind: str) -> DeskSlot:
    return lambda desk: desk.says.take_kind(kind)


def _answer(answer: str) -> DeskSlot:
    return lambda desk: desk.negotiation.answers[answer].click()


def _stop(reason: Exit) -> DeskSlot:
    return lambda desk: desk.negotiation.stop(reason)


def _note(place: int) -> DeskSlot:
    return lambda desk: desk.negotiation.quick_note(place)


def _around(window: MainWindow) -> dict[str, Slot]:
    papers: dict[str, Slot] = {f"paper_{kind}": partial(window.show_handout, kind) for kind in HANDOUTS}
    return papers | {
        "papers": window.show_handout,
        "find": window.finder.go,
        "commands": window.finder.go_to_commands,
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
