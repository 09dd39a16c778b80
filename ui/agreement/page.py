"""The agreement: what is missing, the exact page, two signatures, the signed file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from calculators.errors import Refusal
from reports import formats, wording
from restructure.agreements.agreement import WORDINGS, Agreement, SignedAgreement, Wording, terms_digest
from restructure.offers.outcome import Simulated
from restructure.parties.account import Account, Person
from restructure.parties.organisation import MissingField
from restructure.proposals.log_entry import Told, written
from restructure.services.signing import Agreed, Missing, draft, what_is_missing
from restructure.services.standing import ask_for_release
from restructure.store import agreements, audit, offer_release, settings
from restructure.store.evidence import Awaiting
from restructure.store.negotiations import Event
from restructure.store.offer_release import OfferAuthority
from ui.agreement.cautions_panel import said_of_stops
from ui.agreement.done_bar import DoneBar
from ui.agreement.pay_text import copy_pay_text
from ui.agreement.sealing import Sealing
from ui.agreement.signing_side import SigningSide
from ui.agreement.terms_side import TermsSide
from ui.clipboard import copy_picture
from ui.models.authority import Standing, said_of_standing
from ui.models.contact import said_against
from ui.models.desk import DeskModel
from ui.models.offer_notes import told_of_card
from ui.papers import PAPERS
from ui.session import Session
from ui.widgets.elements import column
from ui.widgets.flow import Beside
from ui.widgets.paper_page import PaperPage, Way
from ui.widgets.twice import is_second_press

REDRAW_AFTER_MS = 350
SIDES, NARROW_SIDES = (292, 0, 330), (224, 0, 312)
"""How wide the terms, the paper and the signatures are; in a narrow window more of it is left to the paper."""
STACKED_BELOW, HIGH = 860, 480
"""In less width they stand one below the other, the paper so high."""


class AgreementPage(PaperPage):
    """The chosen option on paper. What is previewed is made from the record that will be signed."""

    settings_asked = Signal(object)
    papers_asked = Signal()
    following_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._model: DeskModel | None = None
        self._draft: Agreement | None = None
        self._expected: object = None
        self._number = ""
        self._numbers: dict[str, str] = {}
        self._account_number = ""
        self._made_on = session.today()
        self._pdf = b""
        self._sent = False
        self._missing: Missing | None = None
        self._earlier: tuple[str, ...] = ()
        self._held: tuple[Simulated, offer_release.Hold | None] | None = None
        self._sealing = Sealing(session)
        self.signed: SignedAgreement | None = None
        self.wording: Wording = "en"
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(REDRAW_AFTER_MS)
        self._redraw.timeout.connect(self._show_paper)
        self.terms, self.signing = TermsSide(session), SigningSide(session, self)
        self.inputs, self.guard = self.terms.inputs, self.terms.guard
        self.side, self.creditor_side = self.signing.debtor, self.signing.creditor
        self.debtor_side = self.side.desk.signer
        self.sign, self.papers = self.signing.sign, self.signing.papers
        self.done = DoneBar()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._centre = QStackedWidget()
        self._centre.addWidget(self.preview)
        self._centre.addWidget(self.side.read_back)
        centre = column(self.done, self.bar, self._centre, spacing=0)
        centre.setStretch(2, 1)
        paper = QWidget()
        paper.setLayout(centre)
        self._sides = Beside(SIDES, self.terms, paper, self.signing, below=STACKED_BELOW, high=HIGH)
        self.setLayout(self._sides)

    def _connect(self) -> None:
        self.terms.typed.connect(self._changed)
        self.terms.left.connect(self.left)
        self.terms.earlier_chosen.connect(self.show_signed)
        self.terms.letter_asked.connect(self.papers_asked)
        self.terms.field_asked.connect(self.go_to)
        self.papers.clicked.connect(self.papers_asked)
        self.done.following_asked.connect(self.following_asked)
        self.done.text_asked.connect(self.copy_text)
        self.done.code_asked.connect(self.copy_code)
        self.guard.changed.connect(self._show_state)
        self.guard.released_afar.connect(self._look_again)
        self.guard.release_asked.connect(self.ask_for_release)
        self.guard.take_up_asked.connect(self.take_up)
        self.sign.clicked.connect(self.sign_now)
        self.side.changed.connect(self._side_changed)
        self.side.answered.connect(lambda: self.signing.to_do().setFocus())
        self.side.scan_chosen.connect(self._take_scan_file)
        self._sealing.running.connect(self._show_sealing)
        self._sealing.refused.connect(self.show_error)
        self.creditor_side.changed.connect(self._show_state)
        self._session.organisation_changed.connect(self._organisation_changed)

    def set_compact(self, compact: bool) -> None:
        """Leave more of a narrow window to the paper."""
        self._sides.set_widths(NARROW_SIDES if compact else SIDES)
        for part in (self.done, self.bar):
            part.set_compact(compact)

    def prepare(self, model: DeskModel) -> None:
        """Begin with the chosen option of the desk."""
        account, today = model.account, self._session.today()
        if account is None or model.chosen_outcome is None or self._sealing.busy:
            return
        if self.signed is not None:
            self._numbers.pop(self._account_number, None)
        if not self._take_number(account.number, today.year):
            return
        going_on = self.signed is None and self._account_number == account.number
        self._model, self.signed, self._account_number = model, None, account.number
        if not going_on:
            self.terms.fill(account.debtor)
        self._look_around()
        before = self._draft if going_on and self._made_on == today else None
        self._made_on = today
        if before is None or self._make_draft() != before:
            # The same paper keeps what was signed on it, whatever else was looked at meanwhile.
            self.side.start(account, model.situation.guaranteed_until)
            self.creditor_side.start(self._session.organisation.identity.representative, today)
            self.set_wording("zh" if self._session.language == "zh" else "en")
        self.say()
        self._take_up_held(model.authority, model.chosen_outcome)
        self._show_paper()
        self.relabel()

    def start(self) -> None:
        """Put the cursor to what is missing first: left of the paper, or else on the side where it is signed."""
        if self.signed is not None:
            self.print.setFocus()
        else:
            (self._to_do() or self.signing.to_do()).setFocus()

    def _to_do(self) -> QWidget | None:
        """What is missing left of the paper and can be entered there."""
        fields = self._missing.fields if self._missing is not None else ()
        empty = (self.inputs[one.name] for one in fields if one.among == "debtor")
        return next(empty, None) or self.guard.to_do()

    def _go_on(self) -> None:
        """Put the cursor to what is missing next left of the paper, from there or with the rest done on to the signing
        side, and back."""
        here = QApplication.focusWidget()
        at_right = here is not None and self.signing.isAncestorOf(here)
        left, right = self._to_do(), self.signing.to_do()
        # The button that signs waits for what is missing here; a field that was filled leads to the next one.
        (left if left is not None and (at_right or right is self.sign or left is not here) else right).setFocus()

    def _look_around(self) -> None:
        """Read again what the store holds around this paper: no key that is typed here asks it."""
        self._held = None
        self._earlier = agreements.of_account(self._session.store, self._account_number)
        self.guard.look(self._account_number)
        if self._model is not None:
            self._model.look_at_authority()

    def _look_again(self) -> None:
        """Something came of it: show that."""
        self._look_around()
        self._show_state()

    def _take_number(self, account_number: str, year: int) -> bool:
        """The number of an account's next agreement: papers that went out under it stay with that account."""

        def take() -> None:
            self._numbers[account_number] = agreements.next_number(self._session.store, year)

        if account_number not in self._numbers and not self._session.write(take):
            return False
        self._number = self._numbers[account_number]
        return True

    def take_draft(self, wanted: Wording) -> Agreement | None:
        """The terms as they stand, without signatures, in a wording; None for another account than that here."""
        made = self._make_draft() if not self._sealing.busy else None
        if made is None or made.account.number != self._account_number:
            return None
        return replace(made, signed_wording=wanted)

    def go_to_release(self) -> None:
        """Put the cursor where a release is asked for."""
        self.guard.release.setFocus()

    def go_to(self, field: MissingField) -> None:
        """Put the cursor into a field that is missing: one of the debtor's here, one of the organisation's or of a
        creditor's payee in Settings."""
        if field.among == "debtor":
            self.inputs[field.name].setFocus()
        else:
            self.settings_asked.emit(field)

    def set_wording(self, wording_: Wording) -> None:
        """The language of the paper that will be signed; after signing, the edition that is shown."""
        self.wording = wording_
        self.bar.show_wording(wording_)
        self._changed()

    @property
    def pdf(self) -> bytes:
        """The bytes in the preview."""
        return self._pdf

    def _changed(self) -> None:
        if self._sealing.busy:
            return
        self._sent = False
        self._redraw.start()
        self._show_state()

    def _organisation_changed(self) -> None:
        if self.signed is None and self._model is not None:
            self.creditor_side.name.setText(self._session.organisation.identity.representative)
            self._look_around()
            self._changed()

    def _parts(self) -> tuple[DeskModel, Account, Simulated] | None:
        model = self._model
        if model is None or model.account is None or model.case is None or model.chosen_outcome is None:
            return None
        return model, model.account, model.chosen_outcome

    def _make_draft(self) -> Agreement | None:
        parts = self._parts()
        if parts is None or parts[0].case is None:
            return None
        model, account, outcome = parts
        assert model.case is not None
        assert model.standing is not None
        return draft(
            self._session.workplace,
            self._number,
            account,
            self.terms.person(),
            model.case,
            outcome,
            self.wording,
            model.standing.credited,
            made_on=self._made_on,
            taken=model.taken,
        )

    def _named(self) -> object:
        """Who stands on the paper beside the debtor, whenever they were named."""
        expected = self.side.expected()
        return expected and (expected.cosigners, expected.data_consent, expected.biometric_consent)

    def _show_paper(self) -> None:
        self._redraw.stop()
        if self.signed is not None:
            self._pdf = next((one.pdf for one in self.signed.editions if one.wording == self.wording), self._pdf)
        else:
            self._draft = self._make_draft()
            if self._draft is None:
                return
            try:
                self._expected = self._named()
                expected = replace(self._draft, evidence=self.side.expected())
                self._pdf = PAPERS.render(expected, self.wording)
                self.side.show_terms(self._draft)
                self.show_error()
            except Refusal as reason:
                # What cannot be printed must not show as the paper of somebody else.
                self._pdf = b""
                self.show_error(self._because(reason))
        self.show_pages()
        self.terms.number.setText(self.name)
        self._show_state()

    def sign_now(self) -> None:
        """Sign, when nothing is missing; a paper to be signed by hand goes out instead. Else the cursor goes to what
        is missing. Where nobody should talk now, it takes a second press."""
        if self._sent or self._sealing.busy:
            return
        # A reason may be typed and its field not left yet.
        self.guard.keep_typed()
        self._show_paper()
        draft, creditor = self._draft, self.creditor_side.signature
        if not self.sign.isEnabled() or draft is None:
            if self.signed is None:
                self._go_on()
            return
        if not self._may_talk():
            return
        if self.side.way == "paper":
            self._send_out(draft)
        elif creditor is not None:
            debtor = self.debtor_side.signature if self.side.way == "desk" else None
            why = self.side.unidentified
            signed = self._sealing.sign(draft, lambda: Agreed(debtor, creditor, *self.side.evidence(draft), why))
            if signed is not None:
                self._take_up_signed(signed, draft)

    def _may_talk(self) -> bool:
        case = self._model.case if self._model is not None else None
        against = said_against(self._session, case) if case is not None else ""
        if not against:
            return True

        def may() -> bool:
            self._show_state()
            return self.sign.isEnabled()

        asks = self.tr("Better no contact now. {0} Press again to sign all the same.").format(against)
        return is_second_press(self.sign, self.said, asks, may)

    def _take_up_signed(self, signed: SignedAgreement, draft: Agreement | None) -> None:
        self.signed = signed
        if draft and self._model and self._model.account and self._model.account.number == draft.account.number:
            # What was completed here is the account's from now on.
            self._model.complete_account(draft.account)
            self._model.look_around()
        self.side.take_way("desk")
        self.side.paper.show_waiting(signed.account_number)
        self._session.saved.emit()
        self._show_paper()
        self.relabel()
        # What was typed in is locked now; keys must go on working.
        self.print.setFocus()

    def _send_out(self, draft: Agreement) -> None:
        """Keep the paper that is to be signed by hand; what is shown and printed now is that paper."""
        waiting = self._sealing.send_out(draft)
        if waiting is None:
            return
        self._sent, self._pdf = True, waiting.papers[0][1]
        # That number belongs to the paper that is out, whatever is agreed on here next.
        self._numbers.pop(draft.account.number, None)
        self._take_number(draft.account.number, self._session.today().year)
        self.preview.show_pdf(self._pdf)
        self.say(lambda: self.tr("{0} is kept and waits for its scan. Print it now: Ctrl+P.").format(waiting.number))
        self.side.paper.show_waiting(draft.account.number)
        self._session.saved.emit()
        self._show_state()

    def _take_scan_file(self, waiting: Awaiting, path: Path) -> None:
        signed = self._sealing.take_scan(waiting, path, self.side.paper.why.text(), self.side.paper.beside())
        if signed is not None:
            self.show_error()
            self.wording = signed.editions[0].wording
            self._take_up_signed(signed, None)

    def _side_changed(self) -> None:
        if self._draft is not None and self.signed is None:
            self.side.show_terms(self._draft)
            if self._named() != self._expected:
                self._redraw.start()
        aloud = self.side.way == "voice" and self.signed is None and self._may_be_read()
        self._centre.setCurrentIndex(1 if aloud else 0)
        self._show_state()

    def _may_be_read(self) -> bool:
        """Whether the terms may be read out: what is held back is not said either."""
        outcome = self._unsigned
        if outcome is None:
            return True
        if self._held is None or self._held[0] is not outcome:
            self._held = outcome, offer_release.held_back(self._session.store, self._account_number, outcome)
        return self._held[1] is None

    def _show_sealing(self) -> None:
        self.signing.progress.setVisible(self._sealing.busy)
        if self._sealing.busy:
            self._show_state()
        else:
            self._look_again()

    def show_signed(self, number: str) -> None:
        """Show an agreement that was signed before: its bytes, to print and export."""
        self.signed = agreements.load(self._session.store, number)
        if self.signed is not None:
            self.wording = self.signed.editions[0].wording
            self.bar.show_wording(self.wording)
            self._show_paper()
            self.relabel()

    @property
    def name(self) -> str:
        """The number of the agreement."""
        return self.signed.number if self.signed else self._number

    def files(self) -> list[tuple[str, bytes]]:
        """Every edition that was signed, named by agreement number and language only."""
        return [(f"{self.name}-{one.wording}.pdf", one.pdf) for one in self.signed.editions] if self.signed else []

    def may_print(self) -> bool:
        """Return whether what is shown may be printed; says why an offer may not leave."""
        store, outcome = self._session.store, self._unsigned
        held = offer_release.held_back(store, self._account_number, outcome) if outcome is not None else None
        if held is not None:
            self.complain(self._because(Refusal("offer", held)))
        return held is None and super().may_print()

    def note_use(self, way: Way) -> None:
        """Record that the paper was used, and log the terms of a draft that leaves the house."""
        session, number, outcome = self._session, self.name, self._unsigned
        session.write(lambda: audit.record_alone(session.store, way, self._account_number, number))
        if way == "printed" and outcome is not None:
            event = Event(session.now(), "given", written(Told("draft_printed", number=number)))
            session.write(lambda: offer_release.let_out(session.store, self._account_number, outcome, event))

    @property
    def _unsigned(self) -> Simulated | None:
        """What the draft in the preview offers; None once it is signed, or is out to be signed by hand."""
        return self._draft.outcome if self._draft and self.signed is None and not self._sent else None

    def relabel(self) -> None:
        parts = self._parts()
        if parts is None:
            return
        model, _, outcome = parts
        self.terms.show_terms(outcome, self.name, self._earlier, model.policy.name)
        told = () if self.signed else told_of_card(self._session, model, model.compared)
        self.terms.tell_offer("\n".join(told))
        self._show_state()

    def _show_state(self) -> None:
        parts = self._parts()
        if parts is None:
            return
        model, account, outcome = parts
        signed = self.signed is not None
        now = self._standing(model, outcome)
        self.guard.show_outcome(outcome, now, model.authority, model.policy, signed=signed)
        missing = self._missing = replace(
            what_is_missing(
                self._session.workplace, account, self.terms.person(), outcome, model.situation.party, model.taken
            ),
            reasons=self.guard.unreasoned(outcome),
            release=now.state in ("beyond", "waiting", "declined"),
        )
        by_hand = self.side.way == "paper"
        self._show_done()
        self.creditor_side.setVisible(not by_hand and not signed)
        unsigned = not by_hand and (self.creditor_side.signature is None or not self.side.complete())
        fixed = signed or self._sealing.busy
        self.sign.setEnabled(not fixed and not self._sent and bool(self._pdf) and not missing.anything and not unsigned)
        held = missing.release or missing.blocked or missing.payee
        self.print.setEnabled(bool(self._pdf) and (signed or self._sent or not held))
        self.sign.setText(self.signing.sign_text(sealing=self._sealing.busy, signed=signed))
        self.export.setEnabled(signed)
        self.terms.debtor.setEnabled(not fixed)
        for side in (self.side, self.creditor_side):
            side.setEnabled(not fixed)
        for signer in (self.debtor_side, self.creditor_side):
            signer.again.setVisible(not fixed)
        self.bar.allow([one.wording for one in self.signed.editions] if self.signed else () if fixed else WORDINGS)
        self.bar.state.setText(self._state_text())
        self._say_note()
        told = said_of_stops(outcome, model.policy, self._session)
        unidentified = self.side.desk.unidentified() if self.side.way == "desk" else ""
        self.terms.missing.show_missing(
            missing,
            told,
            account.creditor,
            signed=signed,
            unsigned=unsigned,
            again=bool(self._earlier),
            unidentified=unidentified,
            beside=self._beside_told(),
        )

    def _show_done(self) -> None:
        """Put the buttons of the file where the eye is: above the paper once it is signed, else below who signs."""
        if self.signed is not None:
            self.signing.show_signed(signed=True)
            code = self._session.known(settings.payment_picture(self._session.store), b"")
            self.done.show_signed(self.name, self.print, self.export, has_code=bool(code))
        elif not self.done.isHidden():
            self.signing.show_signed(signed=False)
            self.done.hide()

    def copy_text(self) -> None:
        """Put a text with what is due first and where to pay on the clipboard."""
        if self.signed is None:
            return
        try:
            text = copy_pay_text(self._session, self.signed)
        except Refusal as reason:
            refused = reason
            self.complain(lambda: wording.reason(refused, self._session.language))
            return
        self.say(lambda: self.tr("Copied: {0}").format(text))

    def copy_code(self) -> None:
        """Put the picture to scan and pay on the clipboard."""
        copy_picture(self._session.known(settings.payment_picture(self._session.store), b""))
        self.say(lambda: self.tr("The payment code is on the clipboard."))

    def _beside_told(self) -> str:
        """What stands in the way of those who sign beside the debtor; nothing where nothing does."""
        names = self.side.not_heard()
        if not names:
            return ""
        code = "beside_by_voice" if self.side.way == "voice" else "beside_missing"
        reason = Refusal("beside", code, names=formats.names_of(list(names), self._session.language))
        return wording.reason(reason, self._session.language)

    def _state_text(self) -> str:
        if self.signed is not None:
            return self.tr("Signed and sealed, exactly as kept")
        if self.side.way == "voice":
            return self.tr("Read each item out, and wait for the yes")
        return self.tr("Draft, exactly as it will print")

    def _standing(self, model: DeskModel, outcome: Simulated) -> Standing:
        known = model.offer_standing(model.compared)
        return Standing("free") if known is None else said_of_standing(self._session, known, outcome.debt.currency)

    def ask_for_release(self) -> None:
        """Put the terms, frozen as the paper shows them, before somebody who may release them."""
        self._show_paper()
        made, there = self._draft, self._session.workplace
        if made is not None and self._session.write(lambda: ask_for_release(there, made, self.guard.why.text())):
            self.guard.why.clear()
            self._look_again()

    def _take_up_held(self, known: OfferAuthority | None, outcome: Simulated) -> None:
        """What was typed for the paper when the terms were put before somebody is not asked for again."""
        held = offer_release.request_for(known, outcome) if known is not None else None
        if held is None:
            return
        record = msgspec.json.decode(held.record)
        self.terms.fill(msgspec.convert(record["debtor"], Person))
        self.set_wording(record["signed_wording"])

    def take_up(self, digest: str) -> None:
        """Put terms that were released back on the desk, just as they were, and on paper."""
        model = self._model
        if model is None:
            return
        if model.take_up(digest):
            self.prepare(model)
        else:
            self.complain(lambda: self.tr("These terms no longer fit the debt of today. Ask for a release anew."))

    def _say_note(self) -> None:
        if self.signed is not None:
            shown = next((one for one in self.signed.editions if one.wording == self.wording), self.signed.editions[0])
            self.signing.note_kept(self.signed.number, shown)
        else:
            self.signing.note_draft(terms_digest(self._draft) if self._draft else "")
