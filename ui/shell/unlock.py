"""The closed door: a passphrase opens the store, chooses one for a new store, or a backup is restored instead."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from reports.formats import Language
from ui.widgets.elements import Panel, button, column, icon_label, label, row, segment, set_state
from ui.widgets.fields import secret_edit
from ui.widgets.fitting import WrappedCheck
from ui.widgets.form import Form

Door = Literal["new", "encrypt", "open"]


class Languages(QWidget):
    """Both languages, one of them pressed; ``picked`` carries the other."""

    picked = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        group = QButtonGroup(self)
        self.buttons: dict[Language, QToolButton] = {"en": segment(), "zh": segment()}
        for name, made in self.buttons.items():
            made.setText("EN" if name == "en" else "中文")
            made.setChecked(name == language)
            group.addButton(made)
            made.clicked.connect(lambda _, name=name: self.picked.emit(name))
        self.setLayout(row(*self.buttons.values(), spacing=0))

    def show_language(self, language: Language) -> None:
        """Press that of the language in force."""
        self.buttons[language].setChecked(True)


class UnlockPage(Panel):
    """Nothing of the store is known here but where its ``backups`` lie. What is typed leaves by ``entered`` and is
    forgotten."""

    entered = Signal(str, bool)
    restore_asked = Signal(str)
    language_picked = Signal(str)

    def __init__(self, door: Door, language: Language, backups: Path) -> None:
        super().__init__()
        self.setObjectName("page")
        self.door, self._backups, self._asked = door, backups, ""
        self.passphrase, self.again = secret_edit(), secret_edit()
        self.keep, self.open, self.restore = WrappedCheck(), button("primary"), button("link")
        self._title, self._intro = label("greeting"), label("body_muted", wrap=True)
        self.error = label("error", wrap=True)
        self.languages = Languages(language)
        self.languages.picked.connect(self.language_picked)
        self._lay_out()
        self.open.clicked.connect(self.enter)
        self.passphrase.returnPressed.connect(self._next)
        self.again.returnPressed.connect(self.enter)
        self.restore.clicked.connect(self._ask_backup)

    def _lay_out(self) -> None:
        form = Form()
        form.add("passphrase", self.passphrase, lambda: self.tr("Passphrase"))
        if self.door != "open":
            form.add("again", self.again, lambda: self.tr("The same again"))
        self.word(
            self.keep.setText, lambda: self.tr("Keep the key in the keychain of this PC, and open without asking")
        )
        self.word(self.restore.setText, self._restore_verb)
        self.word(self.open.setText, self._verb)
        card = Panel()
        card.setProperty("role", "card")
        card.setFixedWidth(520)
        card.setLayout(
            column(
                row(icon_label("lock", "accent", 22), self._title, None, self.languages, spacing=8),
                self._intro,
                form,
                self.keep,
                self.error,
                row(self.open, None, self.restore, spacing=10),
                spacing=12,
                margins=(28, 24, 28, 22),
            )
        )
        self.setLayout(column(None, row(None, card, None), None))
        self.relabel()

    def relabel(self) -> None:
        self._title.setText(self._verb())
        self._intro.setText(
            {
                "new": self.tr(
                    "Choose a passphrase of 10 characters or more. It encrypts everything this program keeps. Nobody "
                    "can recover it: write it down and lock it away."
                ),
                "encrypt": self.tr(
                    "Your data are not encrypted yet. Choose a passphrase of 10 characters or more; they are encrypted "
                    "with it now. Nobody can recover it: write it down and lock it away."
                ),
                "open": self.tr("Your accounts are encrypted on this PC."),
            }[self.door]
        )

    def _verb(self) -> str:
        return self.tr("Open") if self.door == "open" else self.tr("Choose a passphrase")

    def focus_first(self) -> None:
        """Go to the passphrase."""
        self.passphrase.setFocus()

    def _restore_verb(self) -> str:
        return self.tr("Restore it all the same") if self._asked else self.tr("Restore a backup…")

    def warn(self, backup: str, text: str) -> None:
        """Say what a restore takes away; pressed again, it is done. What was typed stays for it."""
        self._asked = backup
        self.error.setText(text)
        self.restore.setText(self._restore_verb())

    def complain(self, text: str, *, bad: bool = True) -> None:
        """Say why the door stays closed, or what closed it, which is nothing ``bad``; what was typed is gone."""
        self._asked = ""
        self.restore.setText(self._restore_verb())
        self.error.setText(text)
        set_state(self.error, "role", "error" if bad else "small")
        for field in (self.passphrase, self.again):
            field.clear()
        self.focus_first()

    def _next(self) -> None:
        if self.door == "open":
            self.enter()
        else:
            self.again.setFocus()

    def enter(self) -> None:
        """Hand on what was typed."""
        text = self.passphrase.text()
        if self.door != "open" and text != self.again.text():
            self.complain(self.tr("The two are not the same. Type the passphrase twice."))
            return
        if text:
            self.entered.emit(text, self.keep.isChecked())

    def _ask_backup(self) -> None:
        if self._asked:
            self.restore_asked.emit(self._asked)
            return
        folder = str(self._backups)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Restore a backup"), folder, "Restructure (*.db)")
        if name:
            self.restore_asked.emit(name)


class SignInPage(Panel):
    """Behind the door of a store with users: who is it?"""

    entered = Signal(str, str)
    language_picked = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("page")
        self.languages, self.office = Languages(language), label("body_muted", wrap=True)
        self.languages.picked.connect(self.language_picked)
        self.login, self.password = QLineEdit(), secret_edit()
        self.login.setMaxLength(40)
        self.open, self.error, title = button("primary"), label("error", wrap=True), label("greeting")
        self.word(title.setText, lambda: self.tr("Who are you?"))
        self.word(self.open.setText, lambda: self.tr("Sign in"))
        form = Form()
        form.add("login", self.login, lambda: self.tr("Login"))
        form.add("password", self.password, lambda: self.tr("Password"))
        card = Panel()
        card.setProperty("role", "card")
        card.setFixedWidth(520)
        card.setLayout(
            column(
                row(icon_label("user", "accent", 22), title, None, self.languages, spacing=8),
                self.office,
                form,
                self.error,
                row(self.open, None),
                spacing=12,
                margins=(28, 24, 28, 22),
            )
        )
        self.setLayout(column(None, row(None, card, None), None))
        self.login.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._enter)
        self.open.clicked.connect(self._enter)

    def focus_first(self) -> None:
        """Go to the login."""
        self.login.setFocus()

    def forget_login(self) -> None:
        """Leave nothing of whoever was about to sign in."""
        self.login.clear()

    def complain(self, text: str, *, bad: bool = True) -> None:
        """Say why nobody is signed in, or what closed the door, which is nothing ``bad``; the password is gone."""
        self.error.setText(text)
        set_state(self.error, "role", "error" if bad else "small")
        self.password.clear()

    def _enter(self) -> None:
        self.entered.emit(self.login.text().strip(), self.password.text())


class UnlockWindow(QMainWindow):
    """The window while nothing is open. Its title names the program, never a person. ``signed_in`` carries the login
    and the password."""

    signed_in = Signal(str, str)
    language_picked = Signal(str)

    def __init__(self, page: UnlockPage, language: Language) -> None:
        super().__init__()
        self.page = page
        self.sign_in = SignInPage(language)
        self.sign_in.entered.connect(self.signed_in)
        for door in (page, self.sign_in):
            door.language_picked.connect(self._pick)
        self.setWindowTitle("Restructure")
        self.resize(1440, 900)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(self.sign_in)
        self.setCentralWidget(self._pages)

    def _pick(self, language: Language) -> None:
        for door in (self.page, self.sign_in):
            door.languages.show_language(language)
        self.language_picked.emit(language)

    def ask_who(self, office: str = "") -> None:
        """Ask who it is that works at that office, now that the store is open."""
        self.sign_in.office.setText(office)
        self.sign_in.office.setVisible(bool(office))
        self._pages.setCurrentWidget(self.sign_in)
        self.sign_in.focus_first()

    def ask_passphrase(self) -> None:
        """Ask for the passphrase again."""
        self._pages.setCurrentWidget(self.page)


def door_of(path: Path) -> Door:
    """Return what stands behind the door."""
    from restructure.store.connection import is_plain

    if not path.is_file() or path.stat().st_size == 0:
        return "new" if not path.exists() else "open"
    return "encrypt" if is_plain(path) else "open"
