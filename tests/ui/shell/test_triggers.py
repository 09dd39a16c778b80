"""Every action of the table, sent as a key sends it: through its QAction, from wherever one is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
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
from tests.ui.conftest import instalment_card, means
from ui.actions import ACTIONS, FIELD_KEYS, Action
from ui.shell.page_stack import PAGES
from ui.shell.window import MainWindow

NUMBER = "DEMO-0001"
Act = Callable[[MainWindow], object]


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The dialogs of the system that came up; each is left again at once."""
    seen: list[str] = []

    def file(*_: object) -> tuple[str, str]:
        seen.append("file")
        return "", ""

    def leave(_: object) -> int:
        seen.append("print")
        return 0

    monkeypatch.setattr(QFileDialog, "getOpenFileName", file)
    monkeypatch.setattr(QPrintDialog, "exec", leave)
    return seen


def page_of(window: MainWindow) -> str:
    return PAGES[window.pages.currentIndex()]


def page(name: str) -> Act:
    return lambda window: page_of(window) == name


def logged(kind: str) -> Act:
    return lambda window: negotiations.events(window.session.store, NUMBER)[-1].kind == kind


def focus(find: Callable[[MainWindow], QWidget]) -> Act:
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
    "find": focus(lambda window: window.bar.search),
    "commands": lambda window: window.finder.commands.isVisible(),
    "says": focus(lambda window: window.pages.desk.says.words),
    "means": focus(lambda window: window.pages.desk.means.fields["income"]),
    "note": focus(lambda window: window.pages.desk.negotiation.note),
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
    "differing": focus(lambda window: instalment_card(window.pages.desk).rows["months"].field),
    "keep_scenario": focus(lambda window: window.pages.desk.more_terms.scenarios.name),
    "findings": page("conduct"),
    "rules": page("settings"),
    "undo": chosen("instalment"),
    "print": page("aloud"),
    "budget": page("budget"),
    "debts": page("debts"),
    "conduct": page("conduct"),
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
    """Back to the desk, as it was."""
    if window.session.language != "en":
        window.session.set_language("en")
    if window.on_hand is None or window.on_hand.number != NUMBER:
        window.open_account(NUMBER)
    window.navigator.show_page("desk")
    for crisis in crises.crises(window.session.store):
        crises.release(window.session.store, crisis.account_number, "a trial")
    window.pages.desk.model.look_around()
    window.pages.desk.negotiation.go_on()
    window.pages.desk.model.choose("instalment")
    window.pages.desk.results.show_tab(0)
    window.pages.desk.setFocus()


def trigger(window: MainWindow, action_id: str) -> None:
    window.commands.made[action_id].trigger()
    QApplication.processEvents()


def spots(window: MainWindow) -> list[QWidget]:
    """Wherever the cursor may stand while the page in front is there: one widget of each kind on it, and around it."""
    page, found = window.pages.currentWidget(), dict[type, QWidget]()
    assert page is not None
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
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
    return not (key in {*FIELD_KEYS, "Ctrl+Z"} and isinstance(widget, QLineEdit | QPlainTextEdit))


def press(window: MainWindow, action: Action, widget: QWidget) -> None:
    """Put the cursor there and press the key of an action."""
    widget.setFocus()
    QTest.keySequence(QApplication.focusWidget() or window, window.commands.made[action.id].shortcut())
    QApplication.processEvents()


def cursor_is_somewhere() -> bool:
    here = QApplication.focusWidget()
    return here is not None and here.isVisible() and here.isEnabled()


def test_each_key_does_on_the_desk_what_its_name_says(window: MainWindow, asked: list[str]) -> None:
    locked: list[None] = []
    window.lock_asked.connect(lambda: locked.append(None))
    window.open_account(NUMBER)
    means(window, "9000", "5000")
    for action in ACTIONS:
        again(window)
        before(window, action.id)
        press(window, action, window.pages.desk)
        assert SEEN[action.id](window), action.id
        assert cursor_is_somewhere(), action.id
    assert len(locked) == 1
    assert asked == ["print", "file"]


def test_each_key_does_so_from_wherever_the_cursor_is(window: MainWindow, capsys: pytest.CaptureFixture[str]) -> None:
    window.open_account(NUMBER)
    means(window, "9000", "5000")
    pressed = 0
    for place, action in enumerate(ACTIONS):
        again(window)
        before(window, action.id)
        meant = [one for one in spots(window) if is_meant(action, one, window)]
        press(window, action, spot := meant[place % len(meant)])
        assert SEEN[action.id](window), (action.id, spot)
        assert cursor_is_somewhere(), (action.id, spot)
        pressed += 1
    with capsys.disabled():
        print(f"\nkeys pressed on the desk from elsewhere than its middle: {pressed}")


def test_no_action_fails_where_nothing_is_open(window: MainWindow) -> None:
    for action in ACTIONS:
        trigger(window, action.id)
        assert page_of(window) != "desk", action.id
        assert not (
            action.needs_account
            and page_of(window) not in ("home", "records", "settings", "account", "keys", "work_list")
        )


def test_no_action_fails_from_another_page(window: MainWindow) -> None:
    # Sharing several debts out is slow: the action after the one that leads there starts from that page.
    elsewhere = [name for name in PAGES if name not in ("desk", "debts")]
    for place, action in enumerate(ACTIONS):
        if window.on_hand is None:
            window.open_account("DEMO-0002")
        if page_of(window) != "debts":
            window.navigator.show_page(elsewhere[place % len(elsewhere)])
        trigger(window, action.id)
        # The window is alive, on a page of its own; what fails in a slot fails the test by itself.
        assert page_of(window) in {*PAGES, "home"}, action.id
