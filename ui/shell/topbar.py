"""Above: search, the accounts that are open, language, lock, who is signed in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QTabBar, QToolButton

from restructure.parties.account import Account
from restructure.parties.masking import masked_name
from restructure.store import people
from ui.actions import action_text
from ui.session import Session
from ui.shell.home import SearchEdit
from ui.theme import style
from ui.widgets.elements import Panel, icon_label, label, row

MOST_OPEN = 6
MENU = ("home", "budget", "debts", "conduct", "sign", "records", "keys", "settings")


class OpenAccounts(QTabBar):
    """A tab for each account that was opened, its name masked: the bar is in sight of whoever passes by."""

    picked = Signal(str)
    put_away = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setTabsClosable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(0)
        self.tabBarClicked.connect(self._pick)
        self.tabCloseRequested.connect(lambda index: self.put_away.emit(self.tabData(index)))
        self.hide()

    def numbers(self) -> list[str]:
        """The accounts that are open, in order."""
        return [str(self.tabData(index)) for index in range(self.count())]

    def show_account(self, account: Account) -> None:
        """Bring an account to the front; a new one comes last, and the oldest goes where there are too many."""
        name = masked_name(account.debtor.name) or self.tr("no name on file")
        text = f"{name} {account.number[-4:]}"
        numbers = self.numbers()
        if account.number not in numbers:
            if len(numbers) >= MOST_OPEN:
                self.removeTab(0)
            self.setTabData(self.addTab(text), account.number)
        index = self.numbers().index(account.number)
        self.setTabText(index, text)
        self.setTabToolTip(index, text)
        self.setCurrentIndex(index)
        self.show()

    def take_away(self, number: str) -> str | None:
        """Remove an account; returns the one that stands in front then."""
        if number in self.numbers():
            self.removeTab(self.numbers().index(number))
        self.setVisible(self.count() > 0)
        return str(self.tabData(self.currentIndex())) if self.count() else None

    def after(self, number: str | None) -> str | None:
        """The account after that one, round and round."""
        numbers = self.numbers()
        if not numbers:
            return None
        return numbers[(numbers.index(number) + 1) % len(numbers)] if number in numbers else numbers[0]

    def _pick(self, index: int) -> None:
        if index >= 0:
            self.picked.emit(self.tabData(index))


class TopBar(Panel):
    """Search box, open accounts, language, lock, user."""

    language_picked = Signal(str)
    menu_asked = Signal(str)
    lock_asked = Signal()
    account_picked = Signal(str)
    account_put_away = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.menu = QToolButton()
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setMenu(QMenu(self.menu))
        self.word(self.menu.setText, lambda: self.tr("Menu"))
        for page in MENU:
            entry = self.menu.menu().addAction("", partial(self.menu_asked.emit, page))
            self.word(entry.setText, partial(action_text, page))
        self.menu.hide()
        self.setObjectName("topbar")
        self.setFixedHeight(46)
        self.name = label("title", "Restructure")
        self.search = SearchEdit("search")
        self.search.setMaximumWidth(360)
        self.search.setMinimumWidth(240)
        self.open = OpenAccounts()
        self.languages = {"en": _segment("EN"), "zh": _segment("中文")}
        self.lock = QToolButton()
        self.lock.setIconSize(QSize(16, 16))
        self.sight = QToolButton()
        self.sight.setProperty("role", "sight")
        self.sight.setCheckable(True)
        self.sight.setIconSize(QSize(16, 16))
        self.sight.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.sight.clicked.connect(session.set_in_sight)
        self._user, self._role = label("small"), label("muted")
        self._user_icon = icon_label("user", "muted")
        self.lock.setVisible(session.locks)
        self.lock.clicked.connect(self.lock_asked)
        self.open.picked.connect(self.account_picked)
        self.open.put_away.connect(self.account_put_away)
        group = QButtonGroup(self)
        for language, made in self.languages.items():
            group.addButton(made)
            made.clicked.connect(lambda _, language=language: self.language_picked.emit(language))
        for hint in (self.search.setPlaceholderText, self.search.setToolTip):
            self.word(hint, lambda: self.tr("Name, number…  > commands"))
        self.word(self.search.setAccessibleName, lambda: self.tr("Find an account"))
        self.word(self.open.setAccessibleName, lambda: self.tr("Open accounts"))
        self.word(self.lock.setToolTip, lambda: self.tr("Lock") + f"  {session.key('lock')}")
        self.word(self.lock.setAccessibleName, lambda: self.tr("Lock"))
        languages = row(*self.languages.values(), spacing=0)
        user = (self._user_icon, self._user, self._role)
        layout = row(
            self.menu,
            self.name,
            16,
            self.search,
            10,
            self.open,
            None,
            self.sight,
            8,
            languages,
            8,
            self.lock,
            4,
            spacing=0,
        )
        for item in user:
            layout.addWidget(item)
            layout.addSpacing(6)
        layout.setContentsMargins(14, 0, 8, 0)
        layout.setStretchFactor(self.search, 2)
        layout.setStretchFactor(self.open, 3)
        self.setLayout(layout)
        self._draw()
        self.show_language()
        self.relabel()

    def relabel(self) -> None:
        self._show_sight()
        who = people.current(self._session.store)
        for item in (self._user_icon, self._user, self._role):
            item.setVisible(who is not None)
        if who is not None:
            self._user.setText(who.name)
            self._role.setText(self._role_name(who.role))

    def _show_sight(self) -> None:
        """Say that the person who owes looks on, so that nobody believes themselves alone; else an eye alone."""
        in_sight, key = self._session.in_sight, self._session.key("they_see")
        name = self.tr("They see this")
        self.sight.setChecked(in_sight)
        self.sight.setEnabled(not self._session.always_in_sight)
        self.sight.setText(name if in_sight else "")
        self.sight.setAccessibleName(name)
        hides = self.tr("Hides what a plan is worth to the creditor, limits and notes")
        always = self.tr("Always so for a counsellor")
        self.sight.setToolTip(f"{name}  {key}\n{hides}" + (f"\n{always}" if self._session.always_in_sight else ""))

    def _role_name(self, role: str) -> str:
        return {
            "collector": self.tr("Collector"),
            "counsellor": self.tr("Counsellor"),
            "supervisor": self.tr("Supervisor"),
            "administrator": self.tr("Administrator"),
        }[role]

    def show_language(self) -> None:
        """Mark the language in force."""
        self.languages[self._session.language].setChecked(True)

    def set_narrow(self, narrow: bool, *, menu: bool) -> None:
        """In a small window the program's name gives way; where there is no rail, a menu leads to the pages."""
        self.name.setVisible(not narrow)
        self.menu.setVisible(menu)
        self.search.setMinimumWidth(120 if menu else 240)
        self.search.show_hint(shown=not menu)
        self.open.setElideMode(Qt.TextElideMode.ElideLeft if menu else Qt.TextElideMode.ElideNone)
        self._role.setVisible(not narrow and bool(self._role.text()))

    def _draw(self) -> None:
        self.lock.setIcon(style().icon("lock", "muted", size=16))
        self.sight.setIcon(style().icon("eye", "muted", "on_accent", size=16))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "lock"):
            self._draw()


def _segment(text: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setCheckable(True)
    made.setProperty("role", "segment")
    return made
