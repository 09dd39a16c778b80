"""Settings, this store: its passphrase, and its backups."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from calculators.errors import Refusal
from reports import formats, wording
from restructure.store import StoreProblem, backups
from restructure.store.keys import check_new
from ui.background import run_in_thread
from ui.own_rules import own_folder
from ui.session import Session
from ui.surroundings import BACKUPS
from ui.widgets.allowed import AllowedLine, set_read_only
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.fields import secret_edit
from ui.widgets.form import Form

LISTED = 6


class BackupsPanel(Panel):
    """Backups: the last one and its place; a backup now, here or in another folder."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.write, self.elsewhere, self.said = button("", "save"), button("", "export"), label("body", wrap=True)
        self._where, self._list = label("body_muted", wrap=True), label("body_muted", wrap=True)
        head, back = label("title"), label("body_muted", wrap=True)
        self.word(head.setText, lambda: self.tr("Backups"))
        self.word(
            back.setText,
            lambda: self.tr(
                "To put one back, lock the window (Ctrl+L) and choose Restore a backup. What was in the store then is "
                "kept beside the backups."
            ),
        )
        self.word(self.write.setText, lambda: self.tr("Back up now"))
        self.word(self.elsewhere.setText, lambda: self.tr("Back up into a folder…"))
        acts = row(self.write, self.elsewhere, self.said, None, spacing=8)
        told = (self._where, self._list, back)
        self.setLayout(column(head, *told, acts, spacing=8, margins=(20, 16, 20, 14)))
        self.write.clicked.connect(lambda: self.back_up(None))
        self.elsewhere.clicked.connect(self._ask_folder)

    def start(self) -> None:
        """Show what there is."""
        self.relabel()

    def relabel(self) -> None:
        self.said.setText("")
        path = self._session.store.path
        self._where.setText(
            self.tr("Encrypted, one a day when the store is opened: seven days and four weeks are kept in {0}").format(
                backups.folder_of(path)
            )
        )
        kept = backups.newest(path)
        found = [self._named(one) for one in kept[:LISTED]]
        if len(kept) > LISTED:
            found.append(self.tr("The newest {0} of {1}.").format(LISTED, len(kept)))
        self._list.setText("\n".join(found) if found else self.tr("There is none yet."))

    def _named(self, path: Path) -> str:
        at, size = backups.written_at(path), path.stat().st_size / 1_000_000
        when = f"{formats.date(at.date(), self._session.language)} {at:%H:%M}  " if at else ""
        return f"{when}{path.name}  {size:.1f} MB"

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Back up into a folder…"), os.environ.get(BACKUPS, ""))
        if name:
            self.back_up(Path(name))

    def back_up(self, folder: Path | None) -> None:
        """Write a backup and verify it, while the window answers; None for the folder beside the store."""
        self.said.setText(self.tr("Writing and verifying…"))
        for one in (self.write, self.elsewhere):
            one.setEnabled(False)
        try:
            written = run_in_thread(
                self._session, backups.begin(self._session.store, folder, own_folder(self._session.store.path))
            )
        except StoreProblem as problem:
            backups.record_failure(self._session.store)
            self.said.setText(wording.say(f"store.{problem.code}", self._session.language))
            return
        finally:
            for one in (self.write, self.elsewhere):
                one.setEnabled(True)
        self.start()
        self.said.setText(self.tr("Written and verified: {0}").format(written.name))


class PassphrasePanel(Panel):
    """The passphrase of the store; ``change_asked`` carries the one until now and the new one."""

    change_asked = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.old, self.new, self.again, self.change = secret_edit(), secret_edit(), secret_edit(), button()
        self.form = Form(3, lambda reason: wording.reason(reason, session.language))
        self.allowed = AllowedLine(session, "store")
        self.form.add("old", self.old, lambda: self.tr("Passphrase until now"))
        self.form.add("passphrase", self.new, lambda: self.tr("New passphrase"))
        self.form.add("again", self.again, lambda: self.tr("The same again"))
        head, intro = label("title"), label("body_muted", wrap=True)
        self.word(head.setText, lambda: self.tr("Passphrase"))
        self.word(
            intro.setText,
            lambda: self.tr(
                "It encrypts everything this program keeps, and nobody can recover it. Backups written before still "
                "open with the old one. The window locks, and opens with the new one."
            ),
        )
        self.word(self.change.setText, lambda: self.tr("Change the passphrase"))
        self.setLayout(
            column(
                head,
                intro,
                self.allowed,
                self.form,
                row(self.change, None, spacing=8),
                spacing=8,
                margins=(20, 16, 20, 14),
            )
        )
        self.change.clicked.connect(self._ask)

    def start(self) -> None:
        """Begin with nothing typed; demo data have no passphrase to change."""
        self.setVisible(self._session.locks)
        for field in (self.old, self.new, self.again):
            field.clear()
        self.allowed.relabel()
        set_read_only((*self.form.fields.values(), self.change), read_only=not self.allowed.may)
        self.relabel()

    def relabel(self) -> None:
        self.complain(None)

    def complain(self, reason: Refusal | None) -> None:
        """Say what is wrong, under its field."""
        self.form.complain_alone(reason)

    def _ask(self) -> None:
        old, new, again = self.old.text(), self.new.text(), self.again.text()
        try:
            check_new(new)
            if new != again:
                raise Refusal("again", "not_the_same")
        except Refusal as reason:
            self.complain(reason)
            return
        self.change_asked.emit(old, new)
