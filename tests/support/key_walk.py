"""Every action of the table by its key, from wherever the cursor may stand: and whether what it does was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from calculators.rounding import Money
from restructure.offers.kinds import OPTIONS
from restructure.offers.terms import OptionKind
from restructure.papers import BEFORE
from restructure.parties.situation import EXITS
from restructure.proposals.counteroffer import DebtorStatement
from restructure.store import conduct, crises, negotiations
from tests.ui.conftest import instalment_card
from ui.actions import FIELD_KEYS, Action
from ui.shell.navigation import PageName
from ui.shell.page_stack import PAGES
from ui.shell.window import MainWindow
from ui.widgets.typing_table import TypingTable

NUMBER = "DEMO-0001"
Act = Callable[[MainWindow], object]


def page_of(window: MainWindow) -> str:
    return PAGES[window.pages.currentIndex()]


def page(name: str) -> Act:
    return lambda window: page_of(window) == name


def logged(kind: str) -> Act:
    return lambda window: negotiations.events(window.session.store, NUMBER)[-1].kind == kind


def has_focus(find: Callable[[MainWindow], QWidget]) -> Act:
    return lambda window: find(window).hasFocus()


def tab(index: int) -> Act:
    return lambda window: window.pages.desk.results.tabs.currentIndex() == index


def chosen(kind: OptionKind) -> Act:
    return lambda window: window.pages.desk.model.chosen == kind and not window.pages.desk.model.on_hold


def talked(told: bool) -> Act:
    return lambda window: conduct.contacts(window.session.store, NUMBER)[-1].talked is told


def handout(kind: str) -> Act:
    return lambda window: page_of(window) == "handouts" and window.pages.handouts.kind == kind


def asked_line(head: str) -> Act:
    return lambda window: window.navigator.work.line.head.text() == head


def stopped(reason: str) -> Act:
    return lambda window: window.pages.desk.model.stopped == reason


SEEN: dict[str, Act] = {
    "find": has_focus(lambda window: window.bar.search),
    "commands": lambda window: window.finder.commands.isVisible(),
    "says": has_focus(lambda window: window.pages.desk.says.words),
    "means": has_focus(lambda window: window.pages.desk.means.fields["income"]),
    "note": has_focus(lambda window: window.pages.desk.negotiation.note),
    "spoke": talked(True),
    "no_answer": talked(False),
    "memo": lambda _: NUMBER in QGuiApplication.clipboard().text(),
    "read_aloud": page("aloud"),
    "hold": lambda window: window.pages.desk.model.on_hold,
    "end_hold": logged("hold_ended"),
    "called_us": logged("called"),
    "offer": logged("offered"),
    "sign": page("agreement"),
    "papers": handout("offer"),
    "compare": tab(0),
    "chart": tab(1),
    "schedule": tab(2),
    "more_terms": tab(3),
    "talk": tab(4),
    "messages": tab(5),
    "differing": has_focus(lambda window: instalment_card(window.pages.desk).rows["months"].field),
    "keep_scenario": has_focus(lambda window: window.pages.desk.more_terms.scenarios.name),
    "findings": page("conduct"),
    "rules": page("settings"),
    "undo": chosen("instalment"),
    "print": page("aloud"),
    "budget": page("budget"),
    "debts": page("debts"),
    "conduct": page("conduct"),
    "client": page("client"),
    "records": page("records"),
    "book": page("book"),
    "settings": page("settings"),
    "home": page("home"),
    "new": lambda window: page_of(window) == "account" and not window.pages.account.texts["number"].text(),
    "import": page("desk"),
    "promise": asked_line("Promise"),
    "call_back": asked_line("Call back"),
    "not_now": asked_line("Not now, because"),
    "work_next": lambda window: window.navigator.work.line.asking is not None or page_of(window) == "work_list",
    "work_list": page("work_list"),
    "next_account": lambda window: window.on_hand is not None and window.on_hand.number == "DEMO-0002",
    "close_account": lambda window: NUMBER not in window.bar.open.numbers(),
    "they_see": lambda window: window.session.in_sight,
    "language": lambda window: window.session.language == "zh",
    "lock": page("desk"),
    "keys": page("keys"),
    "guide": page("guide"),
}
SEEN |= {f"paper_{kind}": handout(kind) for kind in BEFORE}
SEEN |= {f"{verb}_{at}": chosen(kind) for at, kind in enumerate(OPTIONS, 1) for verb in ("choose", "take")}
SEEN |= {f"quick_{at}": logged("note") for at in range(1, 5)}
SEEN |= {answer: logged(answer) for answer in ("accepted", "refused", "countered")}
SEEN |= {f"exit_{reason}": stopped(reason) for reason in EXITS}


def before(window: MainWindow, action_id: str) -> None:
    """Where the action finds the desk, so that what it does can be seen."""
    model = window.pages.desk.model
    if action_id in ("choose_1", "take_1"):
        model.choose("settlement")
    if action_id.startswith("take_"):
        window.pages.desk.says.hear(DebtorStatement(per_month=Money(150_000)))
    if action_id == "end_hold":
        model.choose("hold")
        window.pages.desk.holding.begin()
    if action_id == "undo":
        window.pages.desk.keep_draft()
        model.choose("settlement")
        window.pages.desk.keep_draft()
    if action_id == "next_account":
        window.open_beside(["DEMO-0002"])


def again(window: MainWindow) -> None:
    """Back to the desk, as it was, the window in front."""
    window.activateWindow()
    if window.session.language != "en":
        window.session.set_language("en")
    if window.on_hand is None or window.on_hand.number != NUMBER:
        window.open_account(NUMBER)
    window.session.set_in_sight(False)
    window.navigator.show_page("desk")
    for crisis in crises.crises(window.session.store):
        crises.release(window.session.store, crisis.account_number, "a trial")
    window.pages.desk.model.look_around()
    window.pages.desk.negotiation.go_on()
    window.pages.desk.model.choose("instalment")
    window.pages.desk.results.show_tab(0)
    window.pages.desk.setFocus()


def spots(window: MainWindow) -> list[QWidget]:
    """Wherever the cursor may stand while the page in front is there: one widget of each kind on it, and around it."""
    page, found = window.pages.currentWidget(), dict[type, QWidget]()
    assert page is not None
    for widget in page.findChildren(QWidget):
        # A field that records a key takes every one.
        recording = isinstance(widget, QKeySequenceEdit) or isinstance(widget.parentWidget(), QKeySequenceEdit)
        if (
            not recording
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
        ):
            found.setdefault(type(widget), widget)
    return [page, *found.values(), window.bar.languages["en"], window.bar.search]


def takes_letters(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit | QAbstractItemView | QComboBox)


def is_meant(action: Action, widget: QWidget, window: MainWindow) -> bool:
    """Whether a key says anything to the desk from there: a letter belongs to a field, some to what edits text."""
    key, desk = window.session.key(action.id), window.pages.desk
    on_desk = widget is desk or desk.isAncestorOf(widget)
    if len(key) == 1:
        return on_desk and not takes_letters(widget)
    if action.scope == "desk" and not on_desk:
        return False
    if action.id == "means" and isinstance(widget, TypingTable):
        # In a grid it opens the cell.
        return False
    return not (key in {*FIELD_KEYS, "Ctrl+Z"} and isinstance(widget, QLineEdit | QPlainTextEdit))


def press(window: MainWindow, action: Action, widget: QWidget) -> None:
    """Put the cursor there and press the key of an action."""
    QApplication.processEvents()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    widget.setFocus()
    QTest.keySequence(
        window.focusWidget() if cursor_is_somewhere(window) else window, window.commands.made[action.id].shortcut()
    )
    QApplication.processEvents()


def cursor_is_somewhere(window: MainWindow) -> bool:
    # Whether the system has another window in front is not ours to say.
    here: QWidget | None = window.focusWidget()
    return here is not None and here.isVisible() and here.isEnabled()


STAY: frozenset[str] = frozenset(("import", "lock", "undo", "print"))
"""What leaves the page in front where it is, or has something of its own there."""
OWN_KEYS: dict[str, frozenset[str]] = {
    "home": frozenset(("find",)),
    "client": frozenset(("client",)),
    "debts": frozenset(("sign",)),
    "handouts": frozenset(("papers",)),
}
"""Keys that a page answers in a way of its own."""


@dataclass(slots=True)
class Pressed:
    """How many keys were pressed, and those that did not do what they say, with where the cursor was."""

    count: int = 0
    failed: list[str] = field(default_factory=list)

    def add(self, other: Pressed) -> None:
        """Count another's keys too."""
        self.count += other.count
        self.failed += other.failed


def walk(window: MainWindow, page_name: PageName, actions: Iterable[Action], spots_of_each: int) -> Pressed:
    """Press each key on a page, with the cursor on so many of its spots in turn."""
    found = Pressed()
    for place, action in enumerate(actions):
        if page_name != "desk" and (action.scope == "desk" or action.id in STAY | OWN_KEYS.get(page_name, frozenset())):
            continue
        for turn in range(spots_of_each):
            again(window)
            before(window, action.id)
            if page_name != "desk":
                _go(window, page_name)
            meant = [one for one in spots(window) if is_meant(action, one, window)]
            if turn >= len(meant):
                break
            spot = meant[(place + turn) % len(meant)]
            where = f"{action.id} from {type(spot).__name__} on {page_name}"
            press(window, action, spot)
            found.count += 1
            if not SEEN[action.id](window):
                found.failed.append(f"{where}: not done")
            if not cursor_is_somewhere(window):
                found.failed.append(f"{where}: no cursor")
    return found


def _go(window: MainWindow, name: PageName) -> None:
    if name == "agreement":
        window.navigator.prepare_agreement()
    elif name == "handouts":
        window.navigator.show_handout()
    else:
        window.navigator.show_page(name)
    QApplication.processEvents()
