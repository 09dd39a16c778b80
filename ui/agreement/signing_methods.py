"""How the debtor agrees: at the desk, by telephone, on paper, or with a certificate of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from calculators.errors import Refusal
from reports import wording
from reports.facts import signing_law
from reports.formats import LANGUAGES, Language
from restructure.agreements.agreement import Agreement, Attachment, terms_digest
from restructure.agreements.credential import Credential
from restructure.agreements.evidence import WAYS, AtDesk, Evidence, Way, not_heard, stand_beside, still_bound
from restructure.files import read_bounded
from restructure.parties.account import Account, Person
from ui.agreement.at_desk import AtDeskPanel
from ui.agreement.paper_out import PaperPanel
from ui.agreement.places import Places
from ui.agreement.readback import ReadBack
from ui.background import run_in_thread
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.fields import secret_edit, text_edit
from ui.widgets.under_way import said_under_way

LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "zh": "中文"}


class DebtorSide(Panel):
    """The choice of a way, and what that way asks for. ``changed`` where it may be complete now."""

    changed = Signal()
    answered = Signal()
    scan_chosen = Signal(object, Path)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._account: Account | None = None
        self._ended: date | None = None
        self.guarantee = label("small", wrap=True)
        self.choice = Choice(tuple(WAYS), self._way_name)
        self.desk, self.voice = AtDeskPanel(session), VoicePanel(session)
        self.paper, self.certificate = PaperPanel(session), OwnPanel(session)
        self.read_back = ReadBack(session)
        self._panels = dict(zip(WAYS, (self.desk, self.voice, self.paper, self.certificate), strict=True))
        self.word(self.choice.setAccessibleName, lambda: self.tr("How the {0} agrees").format(session.person))
        self.worth = label("small", wrap=True)
        self.word(self.worth.setText, self._worth)
        self.setLayout(column(self.choice, self.worth, self.guarantee, *self._panels.values(), spacing=8))
        self.choice.picked.connect(self.take_way)
        session.organisation_changed.connect(self._show_worth)
        self.read_back.answered.connect(self.answered)
        for signal in (self.desk.changed, self.voice.changed, self.certificate.changed, self.read_back.changed):
            signal.connect(self.changed)
        self.paper.scan_chosen.connect(self.scan_chosen)

    @property
    def way(self) -> Way:
        """The way chosen."""
        chosen: Way = self.choice.value
        return chosen

    def take_way(self, way: Way) -> None:
        """Agree in another way; what was entered for one stays with it."""
        self.choice.set_value(way)
        for name, panel in self._panels.items():
            panel.setVisible(name == way)
        self._show_worth()
        self.changed.emit()

    def start(self, account: Account, guaranteed_until: date | None = None) -> None:
        """Nothing agreed yet; the usual way. A guarantor whose period is over is not asked, and it says why."""
        today = self._session.today()
        bound = still_bound(account, guaranteed_until, today)
        self._account, self._ended = bound, guaranteed_until if bound.guarantor != account.guarantor else None
        self.relabel()
        self.desk.start(bound)
        self.voice.start()
        self.certificate.start(bound)
        self.paper.show_waiting(account.number)
        self.take_way("desk")

    def relabel(self) -> None:
        if self._ended is not None:
            reason = Refusal("beside", "guarantee_over", until=self._ended)
            self.guarantee.setText(wording.reason(reason, self._session.language))
        self.guarantee.setVisible(self._ended is not None)

    def expected(self) -> AtDesk | None:
        """Return who is to sign beside the debtor at the desk; None in the other ways."""
        return self.desk.expected() if self.way == "desk" else None

    def show_terms(self, agreement: Agreement) -> None:
        """The terms that are agreed on, as the paper shows them."""
        if self.way == "voice":
            voice = self.voice
            recording, until = voice.recording.text().strip(), voice.keep_until.value
            self.read_back.show_terms(agreement, recording, until, voice.language.value)
            voice.show_least(agreement.recording_until)
        self.certificate.take_signer(agreement.debtor)

    def complete(self) -> bool:
        """Return whether everything that this way asks for is there."""
        if self.not_heard():
            return False
        if self.way == "desk":
            return self.desk.complete
        if self.way == "certificate":
            return self.certificate.credential is not None and self.certificate.others.complete
        if self.way == "paper":
            return True
        try:
            self.read_back.agreed()
        except Refusal:
            return False
        return True

    @property
    def unidentified(self) -> str:
        """Return why nobody made sure of who signs at the desk; nothing in the other ways."""
        return self.desk.why.text().strip() if self.way == "desk" else ""

    def to_do(self) -> QWidget | None:
        """Return where the cursor is needed next; None once this way asks for nothing more."""
        if self.complete():
            return None
        if self.way == "desk":
            return self.desk.to_do() or self.choice
        if self.way == "certificate":
            return self.certificate.to_do() or self.choice
        return self.voice.to_do() or self.read_back.to_do() or self.choice

    def not_heard(self) -> tuple[str, ...]:
        """Return who stands in the account beside the debtor and has not signed yet. A paper that goes out asks when it
        is back."""
        if self._account is None or self.way == "paper":
            return ()
        signed = {"desk": self.desk.others.given(), "certificate": self.certificate.others.given()}.get(self.way, ())
        return not_heard(AtDesk(self._session.now(), "", "not_recorded", signed), self._account)

    def evidence(self, agreement: Agreement) -> tuple[Evidence, tuple[Attachment, ...]]:
        """Return what shows that the debtor agreed to these terms. Refuses what is not complete."""
        if self.way == "voice":
            return self.read_back.agreed(), ()
        if self.way == "certificate":
            return self.certificate.sign(agreement)
        return self.desk.evidence(), ()

    def _show_worth(self) -> None:
        self.worth.setText(self._worth())

    def _worth(self) -> str:
        """What the way chosen is and is not, by the law that the account is under."""
        if self._account is None:
            return ""
        law = signing_law(self._session.organisation_for(self._account).policy.rule_set, self._account)
        return wording.say(f"signing.{self.way}.{law}", self._session.language)

    def _way_name(self, way: Way) -> str:
        return {
            "desk": self.tr("Signed here, at the desk"),
            "voice": self.tr("Agreed by telephone"),
            "paper": self.tr("Signed by hand on paper"),
            "certificate": self.tr("Signed with their own certificate"),
        }[way]


class VoicePanel(Panel):
    """The recording: its reference, and the day until which it is kept."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.recording = text_edit(64)
        self.language = Choice(LANGUAGES, lambda language: LANGUAGE_NAMES[language])
        self.keep_until = DateEdit("keep_until", session)
        first, second, hint = label("muted"), label("muted"), label("small", wrap=True)
        self.word(first.setText, lambda: self.tr("Reference of the recording"))
        self.word(self.recording.setAccessibleName, lambda: self.tr("Reference of the recording"))
        self.word(second.setText, lambda: self.tr("Kept until"))
        self.word(self.keep_until.setAccessibleName, lambda: self.tr("Recording kept until"))
        self.word(
            hint.setText,
            lambda: self.tr(
                "Read out each item beside and wait for the yes; each is kept with its time. Nothing is signed: a "
                "recorded yes is what it is."
            ),
        )
        self.least = label("small", wrap=True)
        self._least: date | None = None
        third = label("muted")
        self.word(third.setText, lambda: self.tr("Read out in"))
        self.word(self.language.setAccessibleName, lambda: self.tr("Read out in"))
        spoken = row(third, self.language, None, spacing=8)
        self.setLayout(column(first, self.recording, second, self.keep_until, self.least, spoken, hint, spacing=4))
        self.language.picked.connect(lambda _: self.changed.emit())
        self.recording.textEdited.connect(lambda _: self.changed.emit())
        self.keep_until.edited.connect(lambda _: self.changed.emit())

    def start(self) -> None:
        """No recording yet; the language of the window until another is chosen."""
        self.language.set_value(self._session.language)
        self.recording.setText("")
        self.keep_until.set_value(None)
        self.keep_until.refresh()
        self.show_least(None)

    def to_do(self) -> QWidget | None:
        """Return where the cursor is needed next; None once it is said which recording it is."""
        if not self.recording.text().strip():
            return self.recording
        return self.keep_until if self.keep_until.value is None or self.keep_until.property("bad") else None

    def show_least(self, until: date | None) -> None:
        """Show until which day the recording has to be kept at least; nothing where no law says so."""
        self._least = until
        self.relabel()

    def relabel(self) -> None:
        until = self._least
        if until is not None:
            self.least.setText(
                wording.reason(Refusal("keep_until", "keep_until_early", until=until), self._session.language)
            )
        self.least.setVisible(until is not None)


class OwnPanel(Panel):
    """The debtor's certificate with its key, used once and kept nowhere."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.credential: Credential | None = None
        self._signer = Person("")
        self.password, self.choose = secret_edit(), button("", "folder")
        self.said = label("small", wrap=True)
        hint = label("small", wrap=True)
        self.word(self.password.setPlaceholderText, lambda: self.tr("Password of the .p12 file"))
        self.word(self.password.setAccessibleName, lambda: self.tr("Password of the .p12 file"))
        self.word(self.choose.setText, lambda: self.tr("Open their .p12…"))
        self.word(
            hint.setText,
            lambda: self.tr(
                "The {0}'s own key signs the digest of the terms. Whose it is, its issuer says. Neither key nor "
                "password is kept."
            ).format(session.person),
        )
        self.others = Places(session)
        self.setLayout(column(hint, self.password, self.choose, self.said, self.others, spacing=6))
        self.choose.clicked.connect(self._ask_file)
        self.others.changed.connect(self.changed)

    def start(self, account: Account) -> None:
        """No certificate yet; whoever stands in the account beside the debtor signs below, by hand."""
        self.credential, self._signer = None, account.debtor
        self.others.start(account)
        self.others.setVisible(bool(stand_beside(account)))
        self.password.clear()
        self.said.setText("")

    def to_do(self) -> QWidget | None:
        """Return where the cursor is needed next; None once everybody here has signed."""
        return self.password if self.credential is None else self.others.to_do()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open their .p12"), "", "PKCS #12 (*.p12 *.pfx)")
        if name:
            self.open_p12(Path(name))

    def open_p12(self, path: Path) -> None:
        """Take the certificate and key of a file, for this agreement alone."""
        from reports.certificate import about
        from reports.own_certificate import read_own

        language, password, now = self._session.language, self.password.text(), self._session.now()
        signer = self._signer
        self._forget()
        try:
            with said_under_way(self.said, self.choose):
                found = run_in_thread(self._session, lambda: read_own(read_bounded(path), password, now, signer))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, language))
            return
        if self._signer != signer:
            return
        self.credential = found
        self.password.clear()
        said = about(found.certificate)
        self.said.setText(
            self.tr("{0}. Self-signed: nobody vouches for this name.").format(said.subject)
            if said.self_made
            else self.tr("{0}, issued by {1}").format(said.subject, said.issuer)
        )
        self.changed.emit()

    def take_signer(self, signer: Person) -> None:
        """Take the signer on the paper now: a certificate of somebody else is put away."""
        before, self._signer = self._signer, signer
        if (signer.name, signer.id_number) != (before.name, before.id_number):
            self._forget()

    def _forget(self) -> None:
        had, self.credential = self.credential is not None, None
        self.said.setText("")
        if had:
            self.changed.emit()

    def sign(self, agreement: Agreement) -> tuple[Evidence, tuple[Attachment, ...]]:
        """Sign the digest of the terms; the key is forgotten."""
        from reports.own_certificate import sign_terms

        credential, digest, now = self.credential, terms_digest(agreement), self._session.now()
        assert credential is not None
        told, signature = run_in_thread(self._session, lambda: sign_terms(credential, digest, now))
        told = replace(told, cosigners=self.others.given())
        return told, (Attachment(f"{agreement.number}-terms.p7s", signature),)
