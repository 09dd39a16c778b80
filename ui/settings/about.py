"""Settings, about: the version, whose work it is made of, and a report for whoever looks after the program."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

import PySide6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from restructure.files import publish
from restructure.store.connection import cipher_version
from restructure.store.steps import SCHEMA
from ui.clipboard import copy
from ui.run_log import log_of
from ui.scale import kept_scale
from ui.session import Session
from ui.settings.works import PROGRAM, Work, works
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, column, label, row

TEXT_HEIGHT = 168


class AboutPanel(Panel):
    """Licences are read from the packages themselves, once they are asked for; faults are those of this run."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._works: tuple[Work, ...] = ()
        self.ask, self.work = button("link"), Choice(("",), str)
        self.licence, self.report = QPlainTextEdit(), QPlainTextEdit()
        self.copy, self.save, self.said = button(), button("", "export"), label("body_muted")
        self._version, head = label("body"), label("title")
        report, intro, log = label("head"), label("body_muted", wrap=True), label("body_muted", wrap=True)
        for text in (self.licence, self.report):
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setFixedHeight(TEXT_HEIGHT)
        self.word(head.setText, lambda: self.tr("About"))
        self.word(self.ask.setText, lambda: self.tr("What it is made of, with licences"))
        self.word(report.setText, lambda: self.tr("Report"))
        self.word(
            intro.setText,
            lambda: self.tr(
                "For whoever looks after this program. It holds versions, what went wrong since the start, what ended "
                "the program before, and no name, number or amount of anybody. It is sent nowhere."
            ),
        )
        place = str(log_of(session.store.path))
        self.word(log.setText, lambda: self.tr("What was done, in the same way, is in the log: {0}").format(place))
        self.word(self.work.setAccessibleName, lambda: self.tr("What it is made of, with licences"))
        self.word(self.licence.setAccessibleName, lambda: self.tr("Licence"))
        self.word(self.report.setAccessibleName, lambda: self.tr("Report"))
        self.word(self.copy.setText, lambda: self.tr("Copy the report"))
        self.word(self.save.setText, lambda: self.tr("Save the report…"))
        self.setLayout(
            column(
                head,
                self._version,
                row(self.ask, self.work, None),
                self.licence,
                report,
                intro,
                self.report,
                row(self.copy, self.save, self.said, None, spacing=8),
                log,
                spacing=8,
                margins=(20, 16, 20, 14),
            )
        )
        for shown in (self.work, self.licence):
            shown.hide()
        self.ask.clicked.connect(self.show_works)
        self.work.picked.connect(lambda _: self._show_licence())
        self.copy.clicked.connect(self._copy)
        session.failed.connect(self._look_again)
        self.save.clicked.connect(self._ask_place)

    def start(self) -> None:
        """Show the versions and the faults of now."""
        self._version.setText(f"Restructure {version(PROGRAM)}, Apache-2.0")
        self.said.setText("")
        self._look_again()

    def _look_again(self) -> None:
        self.report.setPlainText(report(self._session))

    def show_works(self) -> None:
        """Name everything that the program is made of; one licence at a time."""
        self._works = works()
        self.work.set_values(tuple(one.name for one in self._works))
        self.ask.hide()
        for shown in (self.work, self.licence):
            shown.show()
        self._show_licence()

    def _show_licence(self) -> None:
        one = next(one for one in self._works if one.name == self.work.value)
        self.licence.setPlainText(f"{one.name} {one.version}\n{one.licence}\n\n{one.text}".strip())

    def _copy(self) -> None:
        copy(self.report.toPlainText())
        self.said.setText(self.tr("Copied; after ten seconds the clipboard is emptied."))

    def _ask_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report…"), "restructure-report.txt", "*.txt")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the report into a file."""
        try:
            publish(path, self.report.toPlainText().encode())
            self.said.setText(self.tr("Saved."))
        except OSError:
            self.said.setText(self.tr("The file cannot be written. Choose another place."))


def report(session: Session) -> str:
    """Versions, settings and the last faults, a line each; nothing of anybody."""
    store = session.store
    screens = ", ".join(f"{one.size().width()} x {one.size().height()}" for one in QGuiApplication.screens())
    lines = [
        f"Restructure {version(PROGRAM)}, store schema {SCHEMA}, {store.path.stat().st_size:,} bytes",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, SQLCipher {cipher_version(store)}",
        f"{platform.platform()}, {QGuiApplication.platformName()}, screens {screens}",
        f"language {session.language}, colours {session.theme}, size {kept_scale(store.path.parent)} %",
        f"rule set {session.organisation.policy.rule_set}",
        f"faults: {len(session.faults)}",
    ]
    return "\n".join([*lines, *(one.line() for one in session.faults)])
