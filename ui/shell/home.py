"""The empty desk: one big search box, the accounts used last, what else can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QProcessEnvironment, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from reports import formats, wording
from restructure import children
from restructure.parties.account import Account
from restructure.store import accounts, conduct, day_counts
from restructure.store.negotiations import Event
from ui.event_words import ICONS, event_name
from ui.field_words import days_word
from ui.models.work_queue import WorkQueue
from ui.session import Session
from ui.shell.command_palette import asked_command
from ui.shell.home_crises import InCrisis
from ui.shell.home_holds import HoldsOver
from ui.shell.home_today import Today
from ui.shell.home_work import WorkHead
from ui.widgets.elements import Panel, button, column, cut_label, figure, icon_label, key_hint, label, row
from ui.widgets.twice import is_second_press

if TYPE_CHECKING:
    from ui.shell.first_steps import FirstSteps
    from ui.standing_words import Shown

KEYS = ("F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F11", "F1", ">")
SHOWN, MOST_SHOWN, ACCOUNT_ROW, MORE_ROW, AROUND_LIST = 8, 20, 40, 28, 500
NAME, LEAST_NAME, STANDS, STANDS_FROM = 240, 80, 160, 800
"""How wide a name may be and at least is, what says where a conversation stands, and the narrowest list with room for
it."""
BESIDE, WIDEST = 300, 920
"""How wide what stands beside the list is, and the list at most."""
NUMBER, SHORT_NUMBER = 100, 72
"""How wide a number is, and where there is hardly room: its beginning and its end."""


class AccountRow(QWidget):
    """One account in a list: name, creditor, how it stands or where the conversation does, balance, days overdue."""

    def __init__(self, account: Account, now: Shown | None, session: Session, no_name: str, last: Event | None) -> None:
        super().__init__()
        language = session.language
        self.name = name = cut_label("head", account.debtor.name or no_name)
        product = wording.name("product", account.product, language)
        owed = wording.beside((account.creditor, product), language)
        self.owed_to, self.number, amount = (
            cut_label("muted", owed),
            cut_label("muted", account.number),
            figure("small"),
        )
        balance = now.balance if now else conduct.owed(session.store, account, session.today())
        amount.setText(f"{account.currency} {formats.plain(balance, account.currency)}")
        overdue = now.days_late if now else account.days_overdue(session.today())
        self._late, self._overdue = figure("muted"), days_word(overdue) if overdue else ""
        self._short = now.word if now else ""
        name.setMaximumWidth(NAME)
        self.number.setFixedWidth(NUMBER)
        self._late.setFixedWidth(76)
        amount.setMinimumWidth(116)
        self.stands = QWidget()
        if now is not None and now.icon is not None:
            state = label("muted", f"{now.word}  {now.day}".strip())
            self.stands.setLayout(row(icon_label(*now.icon, 14), state, None, spacing=5))
        elif last is not None:
            when = last.at.strftime("%H:%M" if last.at.date() == session.today() else "%m-%d")
            state = label("muted", f"{event_name(last.kind, last.detail)}  {when}")
            self.stands.setLayout(row(icon_label(*ICONS[last.kind], 14), state, None, spacing=5))
        self.stands.setFixedWidth(STANDS)
        self.tells = self.stands.layout() is not None
        whole = row(
            name, self.number, self.owed_to, self.stands, amount, self._late, spacing=12, margins=(14, 8, 14, 8)
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def fold(self, width: int, names: int, *, tells: bool, close: bool = False) -> None:
        """Give the name its column; leave out where the conversation stands in a narrow list, or where none does, and
        the creditor where all stands ``close``."""
        self.name.setFixedWidth(names)
        self.number.setFixedWidth(SHORT_NUMBER if close else NUMBER)
        self.owed_to.setVisible(not close)
        self.name.tell(self.owed_to.text() if close else "")
        self.stands.setVisible(tells and width >= STANDS_FROM)
        self._late.setText(self._overdue if width >= STANDS_FROM else self._overdue or self._short)


class AccountList(QListWidget):
    """Accounts to choose from; Enter or a click opens one."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A row is never wider than a list that was made narrower.
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemClicked.connect(self._open)
        self.itemActivated.connect(self._open)
        self._found = accounts.Found((), 0)

    def show_found(self, found: accounts.Found, no_name: str, none: str = "") -> None:
        """Show accounts, the first one selected; below them how many more there are. ``none`` is said where none is."""
        self.clear()
        self._found = found
        store = self._session.store
        last = day_counts.last_events(store, [account.number for account in found.accounts])
        stand = self._standing(found.accounts)
        for account in found.accounts:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, account.number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{account.debtor.name or no_name} {account.number}")
            item.setSizeHint(QSize(0, ACCOUNT_ROW))
            self.addItem(item)
            number = account.number
            shown = AccountRow(account, stand.get(number), self._session, no_name, last.get(number))
            self.setItemWidget(item, shown)
        self.setCurrentRow(0 if found.accounts else -1)
        if found.is_cut:
            self._say_more()
        elif none and not found.accounts:
            self._say(none)
        self._fold()

    def _say_more(self) -> None:
        shown, count = len(self._found.accounts), self._found.count
        said = self.tr("{0} of more than {1}") if self._found.more else self.tr("{0} of {1}")
        rest = self.tr("type more to find the others")
        self._say(f"{said.format(shown, count)} · {rest}")

    def _say(self, text: str) -> None:
        item = QListWidgetItem()
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
        item.setSizeHint(QSize(0, MORE_ROW))
        self.addItem(item)
        holder = QWidget()
        holder.setLayout(row(label("muted", text), None, margins=(12, 4, 12, 4)))
        self.setItemWidget(item, holder)

    @property
    def high(self) -> int:
        """Return how high the list is with all that it shows."""
        return max(len(self._found.accounts), 1) * ACCOUNT_ROW + (MORE_ROW if self._found.is_cut else 0) + 4

    def _standing(self, found: Sequence[Account]) -> dict[str, Shown]:
        """How those stand on which something was signed or received; the others are as they were confirmed."""
        touched = day_counts.touched(self._session.store, [account.number for account in found])
        if not touched:
            return {}
        # At first use: what judges an agreement takes longer to load than the first window may.
        from ui.standing_words import shown

        return shown(self._session, [account for account in found if account.number in touched])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fold()
            # By itself the list lays its rows anew for another height alone, and keeps them as wide as they were.
            self.scheduleDelayedItemsLayout()

    def _fold(self) -> None:
        widgets = (self.itemWidget(self.item(line)) for line in range(self.count()))
        rows = [one for one in widgets if isinstance(one, AccountRow)]
        names = min(max((one.name.sizeHint().width() for one in rows), default=0), NAME)
        tells = any(one.tells for one in rows)
        # What stands beside the names keeps its room: a name is cut before it runs into a number, and the creditor
        # goes before a name says nothing.
        for close in (False, True):
            for one in rows:
                one.fold(self.width(), names, tells=tells, close=close)
            room = names - max((one.minimumSizeHint().width() for one in rows), default=0) + self.viewport().width()
            if room >= LEAST_NAME:
                break
        if room < names:
            for one in rows:
                one.name.setFixedWidth(max(room, LEAST_NAME // 2))

    def move(self, by: int) -> None:  # type: ignore[override]  # a list is never moved on the screen by hand
        """Select the next or the one before."""
        if self._found.accounts:
            self.setCurrentRow(min(max(self.currentRow() + by, 0), len(self._found.accounts) - 1))

    def open_current(self) -> None:
        """Open the selected account."""
        if (item := self.currentItem()) is not None:
            self._open(item)

    def _open(self, item: QListWidgetItem) -> None:
        if number := item.data(Qt.ItemDataRole.UserRole):
            self.chosen.emit(number)


class SearchEdit(QLineEdit):
    """A search box that drives a list: Up and Down select, Enter opens, Escape leaves it empty."""

    moved = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setMaxLength(100)
        icon = icon_label("search", "muted", 18 if role == "bigsearch" else 16)
        self._hint = key_hint("Ctrl+K")
        self.setLayout(row(icon, None, self._hint, spacing=0, margins=(12, 0, 10, 0)))
        self.show_hint(shown=True)

    def show_hint(self, *, shown: bool) -> None:
        """Show the key that leads here, where there is room for it; what is typed ends before it."""
        self._hint.setVisible(shown)
        self.setTextMargins(0, 0, self._hint.sizeHint().width() + 8 if shown else 0, 0)

    def keyPressEvent(self, event: object) -> None:
        key = event.key()  # type: ignore[attr-defined]  # a key event
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]


class HomePage(Panel):
    """The day's first page."""

    opened = Signal(str)
    new_asked = Signal()
    import_asked = Signal()
    check_asked = Signal()
    crises_asked = Signal()
    work_asked = Signal()
    users_asked = Signal()
    demo_leaving = Signal()
    demo_cleared = Signal()

    def __init__(self, session: Session, queue: WorkQueue) -> None:
        super().__init__()
        self.setObjectName("page")
        self.steps: FirstSteps | None = None
        self._session = session
        self.search = SearchEdit("bigsearch")
        self.list = AccountList(session)
        self.new, self.import_file, self.clear_demo = button(icon="plus"), button(icon="folder"), button("small")
        self.try_demo, self.check = button(icon="user"), button(icon="shield")
        self._greeting, self._hint, self._list_head = label("greeting"), label("body_muted"), label("head")
        self._empty = label("body_muted", wrap=True)
        self._demo = self._demo_notice()
        self._left_open, self._listed = "", SHOWN
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self._list_anew)
        self.recover = button("link")
        self._note = label("bold", wrap=True)
        self._recovered = self._recovered_notice()
        self.holds_over, self.today, self.in_crisis = HoldsOver(session), Today(session), InCrisis(session)
        self.work = WorkHead(session, queue)
        self.work.asked.connect(self.work_asked)
        self._lay_out()
        self.search.textChanged.connect(lambda _: self.refresh())
        self.list.chosen.connect(self.opened)
        self.holds_over.opened.connect(self.opened)
        self.in_crisis.asked.connect(self.crises_asked)
        self.new.clicked.connect(self.new_asked)
        self.import_file.clicked.connect(self.import_asked)
        self.try_demo.clicked.connect(open_demo)
        self.check.clicked.connect(self.check_asked)
        self.clear_demo.clicked.connect(self._clear_demo)

    def _demo_notice(self) -> Panel:
        notice = Panel()
        notice.setProperty("role", "told")
        self._demo_text, self._demo_said = label("small", wrap=True), label("small", wrap=True)
        notice.setLayout(
            row(
                icon_label("info", "accent", 16),
                column(self._demo_text, self._demo_said, row(self.clear_demo, None), spacing=2),
                spacing=8,
                margins=(10, 8, 10, 8),
            )
        )
        return notice

    def _recovered_notice(self) -> Panel:
        notice, text = Panel(), label("small", wrap=True)
        notice.setProperty("role", "notice")
        self.word(
            text.setText, lambda: self.tr("The program did not end well last time. What was on the desk is kept.")
        )
        self.word(self.recover.setText, lambda: self.tr("Go on with it"))
        self.recover.clicked.connect(lambda: self.opened.emit(self._left_open))
        notice.setLayout(
            row(
                icon_label("warn", "caution", 16),
                column(text, self.recover, spacing=2),
                spacing=8,
                margins=(10, 8, 10, 8),
            )
        )
        notice.hide()
        return notice

    def show_note(self, text: str) -> None:
        """Say what was done before this window was there."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def show_recovered(self, number: str) -> None:
        """Offer the account that was on the desk when the program ended badly; none where it ended well."""
        self._left_open = number
        self._recovered.setVisible(bool(number))

    def _lay_out(self) -> None:
        self.word(
            self._hint.setText,
            lambda: self.tr("No account is open. Type to find one, or press Enter for the first in the list."),
        )
        self.word(self.search.setPlaceholderText, lambda: self.tr("Account number, name, last digits of phone or ID"))
        self.word(self.search.setAccessibleName, lambda: self.tr("Find an account"))
        self.word(self.list.setAccessibleName, lambda: self.tr("Accounts"))
        self.word(self.new.setText, lambda: self.tr("New account") + f"  {self._session.key('new')}")
        self.word(self.import_file.setText, lambda: self.tr("Import accounts…") + f"  {self._session.key('import')}")
        self.word(
            self._demo_text.setText, lambda: self.tr("Accounts marked demo are invented persons with real figures.")
        )
        self.word(self.clear_demo.setText, lambda: self.tr("Clear demo data"))
        self.word(self.try_demo.setText, lambda: self.tr("Try it with invented persons"))
        self.word(self.check.setText, lambda: self.tr("Check a PDF"))
        choose, open_it = label("hint"), label("hint")
        self.word(choose.setText, lambda: self.tr("choose"))
        self.word(open_it.setText, lambda: self.tr("open"))
        self._steps_place = column()
        left = column(
            self._greeting,
            self._steps_place,
            self._hint,
            self.work,
            self.search,
            8,
            row(self._list_head, None, key_hint("↑"), key_hint("↓"), choose, 6, key_hint("Enter"), open_it),
            self._empty,
            self.list,
            8,
            row(self.new, self.import_file, self.check, self.try_demo, None, spacing=10),
            None,
            spacing=10,
        )
        self._note.hide()
        told = (self.in_crisis, self.today, self._keys(), self._recovered, self.holds_over, self._demo)
        right = column(4, self._note, *told, None, spacing=14)
        holder_left, self._right = QWidget(), QWidget()
        holder_left.setLayout(left)
        holder_left.setMaximumWidth(WIDEST)
        self._right.setLayout(right)
        self._whole = row(None, holder_left, 36, self._right, None, spacing=0)
        self.set_compact(False)
        self.setLayout(self._whole)

    def set_compact(self, compact: bool) -> None:
        """Put below the list what stands beside it, in a narrow window."""
        self._compact = compact
        way = QBoxLayout.Direction
        self._whole.setDirection(way.TopToBottom if compact else way.LeftToRight)
        self._whole.setContentsMargins(*((16, 24, 16, 16) if compact else (40, 70, 40, 30)))
        self._right.setMaximumWidth(WIDEST if compact else BESIDE)
        self._right.setMinimumWidth(0 if compact else BESIDE)
        for place, stretch in enumerate((0, 0, 0, 0, 1) if compact else (1, 20, 0, 0, 1)):
            self._whole.setStretch(place, stretch)

    def _keys(self) -> QWidget:
        card, head = Panel(), label("head")
        card.setProperty("role", "card")
        self.word(head.setText, lambda: self.tr("Keys that never move"))
        names = (
            lambda: self.tr("Means"),
            lambda: self.tr("Offer"),
            lambda: self.tr("Compare"),
            lambda: self.tr("Chart"),
            lambda: self.tr("Note"),
            lambda: self.tr("Schedule"),
            lambda: self.tr("Findings"),
            lambda: self.tr("Sign"),
            lambda: self.tr("Read aloud"),
            lambda: self.tr("All keys"),
            lambda: self.tr("Commands, in the search box"),
        )
        lines = []
        for key, name in zip(KEYS, names, strict=True):
            caption = label("body_muted")
            self.word(caption.setText, name)
            lines.append(row(caption, None, key_hint(key)))
        choose = label("body_muted")
        self.word(choose.setText, lambda: self.tr("Choose a card"))
        lines.append(row(choose, None, key_hint("1"), key_hint("2"), key_hint("3"), key_hint("4"), spacing=3))
        card.setLayout(column(head, *lines, spacing=9, margins=(14, 12, 14, 12)))
        return card

    def relabel(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show what the search box asks for, or the accounts used last."""
        hour = self._session.now().hour
        greetings = (self.tr("Good morning"), self.tr("Good afternoon"), self.tr("Good evening"))
        self._greeting.setText(greetings[0 if hour < 12 else 1 if hour < 18 else 2])
        text = self.search.text()
        if asked_command(text) is not None:
            return
        found = accounts.find(self._session.store, text, self._rows())
        self._listed = self._rows()
        self._list_head.setText(self.tr("Found") if text.strip() else self.tr("Recent"))
        self.list.show_found(found, self.tr("no name on file"))
        self.list.setFixedHeight(self.list.high)
        self.list.setVisible(bool(found.accounts))
        self._empty.setVisible(not found.accounts)
        self._empty.setText(
            self.tr("Nothing found. Try fewer characters, or the account number.")
            if text.strip()
            else self.tr("No accounts yet. Import a file, or enter one by hand.")
        )
        self._demo.setVisible(any(account.demo for account in found.accounts))
        self.try_demo.setVisible(not found.accounts and not text.strip())

    def _rows(self) -> int:
        """How many accounts are listed: as many as a high window has room for, never fewer than the usual, and no more
        where they would push down what stands below them."""
        room = SHOWN if self._compact else (self.height() - AROUND_LIST) // ACCOUNT_ROW
        return max(SHOWN, min(room, MOST_SHOWN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def _list_anew(self) -> None:
        """As many accounts as there is room for, once the window has its size: it may take it in several steps."""
        if self.isVisible() and self._rows() != self._listed:
            self.refresh()

    def start(self) -> None:
        """Begin: empty box, focus in it."""
        self.holds_over.refresh()
        self.in_crisis.refresh()
        self.today.refresh()
        self.work.relabel()
        self._show_steps()
        self._demo_said.setText("")
        self.search.clear()
        self.refresh()
        self.search.setFocus()

    def _show_steps(self) -> None:
        """What a store without accounts begins with; it is made for such a store alone."""
        if accounts.count(self._session.store) == 0 and self.steps is None:
            from ui.shell.first_steps import FirstSteps, begins

            if begins(self._session):
                self.steps = FirstSteps(self._session)
                self._steps_place.addWidget(self.steps)
                self.steps.users_asked.connect(self.users_asked)
                self.steps.import_asked.connect(self.import_asked)
                self.steps.new_asked.connect(self.new_asked)
        if self.steps is not None:
            self.steps.setVisible(accounts.count(self._session.store) == 0)
            self.steps.start()

    def _clear_demo(self) -> None:
        question = self.tr("They go for good, with all that was tried on them. Press again to clear.")
        if not is_second_press(self.clear_demo, self._demo_said, question):
            return
        self.demo_leaving.emit()
        self._session.write(lambda: accounts.clear_demo(self._session.store))
        self.demo_cleared.emit()
        self.start()


def open_demo() -> None:
    """Open demo data in a window and a store of their own: invented persons never mix with real ones."""
    program, *arguments = children.command("ui.cli", "run", "--demo")
    surroundings, process = QProcessEnvironment(), QProcess()
    for name, value in children.surroundings().items():
        surroundings.insert(name, value)
    process.setProgram(program)
    process.setArguments(arguments)
    process.setProcessEnvironment(surroundings)
    process.startDetached()
