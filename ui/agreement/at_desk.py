"""Signing at the desk: the drawn signature, who made sure of the signer and how, and those who sign beside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calculators.errors import Refusal
from reports import wording
from reports.facts import asks_consent
from restructure.agreements.evidence import IDENTIFIED, AtDesk
from restructure.parties.account import Account
from ui.agreement.places import Places, narrow
from ui.agreement.signer import Signer
from ui.person import as_head
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, column, label, row
from ui.widgets.fields import text_edit
from ui.widgets.fitting import WrappedCheck


class AtDeskPanel(Panel):
    """The drawn signature, who made sure of the signer and how, and those who sign beside."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.signer = Signer(session, lambda: as_head(session.person))
        self.by, self.how = text_edit(80), Choice(("", *IDENTIFIED), self._how_name)
        self.why = text_edit()
        self.why.hide()
        for set_text in (self.why.setPlaceholderText, self.why.setAccessibleName):
            self.word(set_text, lambda: self.tr("Why nobody made sure of it"))
        self.data_consent = WrappedCheck()
        self.word(self.data_consent.setText, lambda: self.tr("Agrees apart to the use of income data"))
        self.word(
            self.data_consent.setToolTip,
            lambda: self.tr("Income and account: the box stands above the signatures."),
        )
        self.biometric_consent = WrappedCheck()
        self.word(
            self.biometric_consent.setText, lambda: self.tr("Agrees apart to the use of handwriting and fingerprint")
        )
        self.word(
            self.biometric_consent.setToolTip,
            lambda: self.tr("They are biometric data and need a consent of their own: the second box on the paper."),
        )
        self.consents = (self.data_consent, self.biometric_consent)
        self.others = Places(session)
        self.places = self.others.places
        self.role, self.beside = self.places[0].role, self.places[0].signer
        narrow(self.how)
        by_title, how_title = label("muted"), label("muted")
        self.word(by_title.setText, lambda: self.tr("Identity made sure by"))
        self.word(self.by.setAccessibleName, lambda: self.tr("Identity made sure by"))
        self.word(how_title.setText, lambda: self.tr("How"))
        self.word(self.how.setAccessibleName, lambda: self.tr("How the identity was made sure"))
        rows = []
        for title, field in ((by_title, self.by), (how_title, self.how)):
            line = row(title, field, spacing=8)
            line.setStretch(1, 1)
            rows.append(line)
        self.setLayout(column(self.signer, *rows, self.why, *self.consents, self.others, spacing=5))
        self.signer.changed.connect(self.changed)
        self.how.picked.connect(lambda _: self._ask_why())
        for field in (self.by, self.why):
            field.textEdited.connect(lambda _: self.changed.emit())
        for consent in self.consents:
            consent.toggled.connect(lambda _: self.changed.emit())
        self.others.changed.connect(self.changed)

    def start(self, account: Account) -> None:
        """Nothing signed yet; whoever stands for the debt beside the debtor has a place."""
        today = self._session.today()
        self.signer.start(account.debtor.name, today)
        self.others.start(account)
        self.by.setText("")
        self.why.setText("")
        self.how.set_value("")
        self._ask_why()
        asked = asks_consent(self._session.policy_for(account).name, account)
        for consent in self.consents:
            consent.setChecked(False)
            consent.setVisible(asked)
        self.changed.emit()

    def _ask_why(self) -> None:
        """Nobody signs as somebody whom nobody made sure of, unless it is said why."""
        unchecked = self.how.value == "not_recorded"
        self.why.setVisible(unchecked)
        self.by.setEnabled(not unchecked)
        self.changed.emit()

    def unidentified(self) -> str:
        """Return what is still to be said of who the signer is, nothing where it was said."""
        if not self.how.value:
            return self.tr("Say how the {0} was identified.").format(self._session.person)
        if self.how.value == "not_recorded":
            reason = Refusal("unidentified", "identity_unchecked")
            return "" if self.why.text().strip() else wording.reason(reason, self._session.language)
        return "" if self.by.text().strip() else self.tr("Say who made sure of the identity.")

    @property
    def complete(self) -> bool:
        """Return whether everybody who signs here has signed, and the signer was identified, or it was said why
        not."""
        return self.signer.signature is not None and self.others.complete and not self.unidentified()

    def to_do(self) -> QWidget | None:
        """Return where the cursor is needed next; None once this side is complete."""
        if self.complete:
            return None
        if (first := self.signer.to_do()) is not None:
            return first
        if not self.unidentified():
            return self.others.to_do()
        return {"": self.how, "not_recorded": self.why}.get(self.how.value, self.by)

    def evidence(self) -> AtDesk:
        """The record of the signing."""
        by = "" if self.how.value == "not_recorded" else self.by.text().strip()
        return AtDesk(self._session.now(), by, self.how.value, self.others.given(), *self._agreed())

    def expected(self) -> AtDesk | None:
        """Return who is to sign beside the debtor, and the consents ticked so far, for the paper before anybody
        signs."""
        cosigners = self.others.expected()
        agreed_apart = self._agreed()
        if not cosigners and not any(agreed_apart):
            return None
        return AtDesk(self._session.now(), "", "not_recorded", cosigners, *agreed_apart)

    def _agreed(self) -> tuple[bool, bool]:
        """Return whether each box is ticked."""
        return self.data_consent.isChecked(), self.biometric_consent.isChecked()

    def _how_name(self, how: str) -> str:
        return wording.name("identified", how, self._session.language) if how else self.tr("choose…")
