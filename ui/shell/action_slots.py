"""What each action of the table does in a window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from restructure.papers import BEFORE
from ui.desk.commands import HERE, THERE, Command
from ui.session import Session
from ui.shell.finder import Finder
from ui.shell.navigator import Navigator

Slot = Callable[[], object]


def slots_of(session: Session, lead: Navigator, finder: Finder) -> dict[str, Slot]:
    """The slot of every action, by its id."""
    here: dict[str, Slot] = {name: _at_desk(lead, command) for name, command in HERE.items()}
    there: dict[str, Slot] = {name: partial(lead.on_desk, _at_desk(lead, command)) for name, command in THERE.items()}
    papers: dict[str, Slot] = {f"paper_{kind}": partial(lead.show_handout, kind) for kind in BEFORE}
    return here | there | papers | _around(session, lead, finder)


def _at_desk(lead: Navigator, command: Command) -> Slot:
    # The desk is made when somebody first goes there.
    return lambda: command(lead.pages.desk)


def _around(session: Session, lead: Navigator, finder: Finder) -> dict[str, Slot]:
    pages = lead.pages
    return {
        "papers": lead.show_handout,
        "find": finder.go,
        "commands": finder.go_to_commands,
        "findings": partial(_show_findings, lead),
        "rules": partial(_show_rules, lead),
        "spoke": lambda: pages.conduct.log_contact(talked=True),
        "no_answer": lambda: pages.conduct.log_contact(talked=False),
        "memo": lambda: pages.conduct.copy_memo(),
        "sign": partial(_sign, lead),
        "read_aloud": partial(lead.on_desk, partial(lead.show_page, "aloud")),
        "print": partial(_print_aloud, lead),
        "budget": partial(lead.go, "budget"),
        "debts": partial(lead.go, "debts"),
        "conduct": partial(lead.go, "conduct"),
        "client": partial(_client, lead),
        "records": partial(lead.go, "records"),
        "book": partial(lead.go, "book"),
        "settings": partial(lead.go, "settings"),
        "home": lead.to_home,
        "promise": lead.work.promise,
        "call_back": lead.work.call_back,
        "not_now": lead.work.not_now,
        "work_next": lead.work.next,
        "work_list": partial(lead.go, "work_list"),
        "new": partial(lead.edit_account, None),
        "import": lead.ask_for_file,
        "next_account": lead.next_account,
        "close_account": lead.put_away,
        "they_see": lambda: session.set_in_sight(not session.in_sight),
        "language": session.other_language,
        "lock": pages.lock_asked.emit,
        "keys": partial(lead.show_page, "keys"),
        "guide": partial(lead.show_page, "guide"),
    }


def _client(lead: Navigator) -> None:
    """The file of the client whose account is on the desk; from there the way back."""
    if lead.pages.shown == "client":
        lead.go_back()
    else:
        lead.go("client")


def _show_findings(lead: Navigator) -> None:
    lead.go("conduct")
    lead.pages.conduct.go_to_findings()


def _show_rules(lead: Navigator) -> None:
    lead.show_page("settings")
    lead.pages.settings.show_rules()


def _sign(lead: Navigator) -> None:
    """Sign what is in front, or bring it there: the agreement, and of several debts the letters."""
    pages = lead.pages
    if pages.shown == "agreement":
        pages.agreement.sign_now()
    elif pages.shown == "debts":
        pages.debts.write_letters()
    else:
        lead.on_desk(lambda: pages.desk.sign())


def _print_aloud(lead: Navigator) -> None:
    model = lead.models.desk if lead.on_hand is not None else None
    if model is not None and model.chosen_outcome is not None and not model.stopped:
        lead.show_page("aloud")
        lead.pages.aloud.print_now()
