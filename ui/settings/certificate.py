"""The certificate in Settings: whose, until when, its fingerprint; made here, imported with its key, handed out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from calculators.errors import Refusal
from reports import formats, wording
from restructure.agreements.credential import Credential
from restructure.files import publish, read_bounded
from restructure.store import credentials
from ui.background import run_in_thread
from ui.session import Session
from ui.widgets.allowed import AllowedLine, set_read_only
from ui.widgets.elements import Panel, button, column, label
from ui.widgets.fields import secret_edit
from ui.widgets.flow import Flow
from ui.widgets.twice import is_second_press
from ui.widgets.under_way import said_under_way
from ui.widgets.waiting_changes import said_of


class CertificatePanel(Panel):
    """Certificate to seal agreements. The key stays in the store; only the certificate leaves it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.make, self.load, self.export = button(), button("", "folder"), button("", "export")
        self.password = secret_edit()
        self.allowed = AllowedLine(session, "organisation")
        self.password.setFixedWidth(260)
        self.said = label("muted", wrap=True)
        self._who, self._until, self._print = label("body", wrap=True), label("body_muted"), label("small", wrap=True)
        head, self._proves = label("title"), label("body_muted", wrap=True)
        self.word(head.setText, lambda: self.tr("Certificate, for the seal on agreements"))
        self.word(self.load.setText, lambda: self.tr("Import .p12…"))
        self.word(self.export.setText, lambda: self.tr("Export the certificate…"))
        self.word(self.password.setPlaceholderText, lambda: self.tr("Password of the .p12 file"))
        self.word(self.password.setAccessibleName, lambda: self.tr("Password of the .p12 file"))
        told = (self._who, self._until, self._print, self._proves)
        acts = Flow(self.make, self.password, self.load, self.export, spacing=8)
        self.setLayout(column(head, *told, self.allowed, acts, self.said, spacing=8, margins=(20, 16, 20, 14)))
        self.make.clicked.connect(self.make_one)
        self.load.clicked.connect(self._ask_p12)
        self.export.clicked.connect(self._ask_place)

    def start(self) -> None:
        """Show what is in force."""
        self.said.setText("")
        self.password.clear()
        self.relabel()

    def relabel(self) -> None:
        kept, language = credentials.in_force(self._session.store), self._session.language
        self.export.setEnabled(kept is not None)
        self.allowed.relabel()
        set_read_only((self.make, self.load, self.password), read_only=not self.allowed.may)
        self.make.setText(self.tr("Replace by a new one") if kept else self.tr("Make one"))
        for shown in (self._until, self._print):
            shown.setVisible(kept is not None)
        if kept is None:
            self._who.setText(
                self.tr("None yet: with the first signature one is made in the name of the organisation.")
            )
            self._proves.setText(self._what_it_proves(vouched=False))
            return
        from reports.certificate import about, grouped

        said = about(kept.certificate)
        self._who.setText(
            said.subject if said.self_made else self.tr("{0}, issued by {1}").format(said.subject, said.issuer)
        )
        self._until.setText(self.tr("Valid until {0}").format(formats.date(said.until.date(), language)))
        self._print.setText(self.tr("Fingerprint (SHA-256): {0}").format(grouped(said.fingerprint)))
        self._proves.setText(self._what_it_proves(vouched=not said.self_made))

    def _what_it_proves(self, *, vouched: bool) -> str:
        if vouched:
            return self.tr(
                "A file sealed with it is shown to be unchanged since. Whose key it is, its issuer vouches for."
            )
        return self.tr(
            "A self-signed certificate proves only that a file is unchanged since it was sealed with this "
            "organisation's key. Nobody else vouches for it. Hand the certificate out, so that others can verify."
        )

    def make_one(self) -> None:
        """Make a certificate in the name of the organisation; one in force is replaced at the second asking."""
        from reports.certificate import make

        if not self._may_replace(self.make):
            return
        name, now = self._session.organisation.identity.name, self._session.now()
        try:
            made = run_in_thread(self._session, lambda: make(name, now))
        except Refusal:
            self.said.setText(self.tr("Enter the name of the organisation above and save it first."))
            return
        self._keep(made)

    def _may_replace(self, pressed: QPushButton) -> bool:
        """Whether no key would be forgotten, or that was read before this press."""
        question = self.tr(
            "The key in force would be forgotten; what it sealed can still be verified. Press again to replace."
        )
        return credentials.in_force(self._session.store) is None or is_second_press(pressed, self.said, question)

    def _ask_p12(self) -> None:
        if not self._may_replace(self.load):
            return
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import .p12"), "", "PKCS #12 (*.p12 *.pfx)")
        if name:
            self.import_p12(Path(name))

    def import_p12(self, path: Path) -> None:
        """Seal with the certificate and key of a file from now on; the password is typed beside."""
        from reports.certificate import read_p12

        password, now, language = self.password.text(), self._session.now(), self._session.language
        try:
            with said_under_way(self.said, self.load):
                read = run_in_thread(self._session, lambda: read_p12(read_bounded(path), password, now))
            self._keep(read)
        except Refusal as reason:
            self.said.setText(wording.reason(reason, language))

    def _keep(self, credential: Credential) -> None:
        if credential.certificate in credentials.certificates(self._session.store):
            self.said.setText(self.tr("This certificate was in force here before. Nothing was changed."))
            return
        try:
            kept = self._session.write(lambda: credentials.save(self._session.store, credential))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        if kept:
            self.start()
            self.said.setText(said_of(self._session, "credentials", self.tr("In force from now on.")))

    def _ask_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the certificate"), "certificate.pem", "PEM (*.pem);;DER (*.cer)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the certificate, never its key: as text to a .pem file, as DER to any other."""
        from reports.certificate import to_pem

        kept = credentials.in_force(self._session.store)
        if kept is None:
            return
        try:
            publish(path, to_pem(kept.certificate) if path.suffix == ".pem" else kept.certificate)
            self.said.setText(self.tr("Exported to {0}").format(path.name))
        except OSError:
            self.said.setText(self.tr("The file cannot be written. Choose another place."))
