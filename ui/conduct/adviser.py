"""By file, with an adviser: offers leave sealed, open beside the client's budget, and a counter-offer comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from calculators.errors import Refusal
from reports import formats, wording
from reports.told import in_words
from restructure.exchange.adviser_file import AnswerFile, OfferFile, read_answer, read_offer, write_answer, write_offer
from restructure.files import publish, read_bounded
from restructure.household.household import month_of
from restructure.offers.option import option_record
from restructure.offers.outcome import Case, Simulated
from restructure.offers.plan_summary import in_short
from restructure.parties.creditor import is_creditor
from restructure.policy import policy_named
from restructure.proposals.log_entry import Told, written
from restructure.proposals.statement_parser import parse_says
from restructure.simulation import simulate
from restructure.store import audit, negotiations, offer_release
from restructure.store.keys import check_new
from restructure.store.negotiations import Event
from ui.background import run_in_thread
from ui.models.desk import DeskModel
from ui.offer_words import describe
from ui.session import Session
from ui.widgets.elements import Panel, answer, button, clear, column, icon_label, label, row
from ui.widgets.fields import secret_edit, text_edit
from ui.widgets.verdict import VERDICT_ICONS


class AdviserPanel(Panel):
    """Both sides of the exchange, since both use this program; ``countered`` carries what the client can do."""

    countered = Signal(object)

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.offer: OfferFile | None = None
        self.setProperty("role", "card")
        self.passphrase = secret_edit()
        self.send, self.take = button("small", "export"), button("small", "folder")
        self.open, self.reply = button("small", "folder"), button("small", "export")
        self.can, self.note = text_edit(200), text_edit(300)
        self.said = answer()
        self._offers, self._answer = column(spacing=4), Panel()
        self._lay_out()
        self.send.clicked.connect(self._ask_send)
        self.take.clicked.connect(self._ask_answer)
        self.open.clicked.connect(self._ask_offer)
        self.reply.clicked.connect(self._ask_reply)
        model.account_changed.connect(self._forget)

    def _lay_out(self) -> None:
        head, intro = label("title"), label("body_muted", wrap=True)
        self.word(head.setText, lambda: self.tr("By file, with an adviser"))
        self.word(
            intro.setText,
            lambda: self.tr("The passphrase closes the file; say it on the telephone, never send it along."),
        )
        for field, words in (
            (self.passphrase, lambda: self.tr("Passphrase for the file")),
            (
                self.can,
                lambda: self.tr("What the {0} can do: 300 a month, 500 now, from the 25th").format(
                    self._session.person
                ),
            ),
            (self.note, lambda: self.tr("Why, for the creditor")),
        ):
            self.word(field.setPlaceholderText, words)
            self.word(field.setAccessibleName, words)
        self.word(self.send.setText, lambda: self.tr("Offer into a file…"))
        self.word(self.take.setText, lambda: self.tr("Open an answer…"))
        self.word(self.open.setText, lambda: self.tr("Open an offer…"))
        self.word(self.reply.setText, lambda: self.tr("Write the answer…"))
        self._answer.setLayout(column(self.can, self.note, row(self.reply, None), spacing=6))
        self._answer.hide()
        self.setLayout(
            column(
                head,
                intro,
                self.passphrase,
                row(self.send, self.take, self.open, None, spacing=6),
                self._offers,
                self._answer,
                self.said,
                None,
                spacing=8,
                margins=(16, 12, 16, 12),
            )
        )

    def _forget(self) -> None:
        self.offer = None
        self.said.setText("")
        self._show()

    def relabel(self) -> None:
        self._show()

    def _ask_send(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Offer into a file…"), "offer.roff", "*.roff")
        if name:
            self.send_to(Path(name))

    def send_to(self, path: Path) -> None:
        """Write the chosen offer into a file. Refuses one that may not leave the house."""
        account, case, organisation = self._model.account, self._model.case, self._session.organisation
        outcome = self._model.chosen_outcome
        if account is None or case is None:
            return
        if outcome is None or self._model.on_hold:
            self.said.setText(self.tr("No offer is chosen. Choose a card on the desk first."))
            return
        held = offer_release.held_back(self._session.store, account.number, outcome)
        if held is not None:
            self.said.setText(wording.reason(Refusal("offer", held), self._session.language))
            return
        offer = OfferFile(
            account_number=account.number,
            creditor=account.creditor,
            agent=""
            if is_creditor(organisation.identity, account)
            else organisation.identity.name or organisation.identity.name_zh,
            telephone=organisation.identity.telephone,
            rule_set=case.policy.name,
            made_on=self._session.today(),
            debt=outcome.debt,
            held=(option_record(self._model.options[self._model.compared]),),
        )
        if self._written(path, lambda words: write_offer(offer, words)):
            number, store = account.number, self._session.store
            self._session.write(lambda: audit.record_alone(store, "exported", number, f"offer {offer.digest[:16]}"))
            said = describe(outcome, self._session.language)
            event = Event(self._session.now(), "given", written(Told("adviser_file", plan=in_short(outcome))))
            self._session.write(lambda: offer_release.let_out(store, number, outcome, event))
            self.said.setText(self.tr("Written: {0}.").format(said))

    def _ask_offer(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open an offer…"), "", "*.roff")
        if name:
            self.open_offer(Path(name))

    def open_offer(self, path: Path) -> None:
        """Show a creditor's offers, judged by the budget on this desk."""
        try:
            words = self.passphrase.text()
            self.offer = run_in_thread(self._session, lambda: read_offer(read_bounded(path), words))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        self.said.setText("")
        self._show()

    def _show(self) -> None:
        clear(self._offers)
        self._answer.setVisible(self.offer is not None)
        if self.offer is None:
            return
        language, offer = self._session.language, self.offer
        total = formats.money(offer.debt.total, offer.debt.currency, language)
        by = self.tr("{0} by its agent {1}").format(offer.creditor, offer.agent) if offer.agent else offer.creditor
        head = self.tr("{0}, account {1}, {2}: {3}").format(
            by, offer.account_number, formats.date(offer.made_on, language), total
        )
        self._offers.addWidget(label("bold", head, wrap=True))
        household = self._model.case.household if self._model.case else None
        case = Case(offer.debt, policy_named(offer.rule_set), household)
        for index, option in enumerate(offer.options):
            outcome = simulate(case, option.terms, option.treatment)
            if isinstance(outcome, Simulated):
                self._offers.addWidget(self._line(outcome, index))

    def _line(self, outcome: Simulated, index: int) -> Panel:
        language, currency = self._session.language, outcome.debt.currency
        policy = policy_named(self.offer.rule_set) if self.offer else self._model.policy
        word, sentence = wording.verdict(outcome.affordability, policy, language, currency, outcome.terms.frequency)
        verdict = f"{word}. {sentence}"
        text = describe(outcome, language)
        holder = Panel()
        words = column(label("bold", text, wrap=True), label("small", verdict, wrap=True), spacing=0)
        line = row(icon_label(*VERDICT_ICONS[outcome.affordability.verdict], 14), words, spacing=6)
        line.setStretch(1, 1)
        holder.setLayout(line)
        holder.setAccessibleName(f"{index + 1}: {text}. {verdict}")
        return holder

    def _ask_reply(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Write the answer…"), "answer.rans", "*.rans")
        if name:
            self.reply_to(Path(name))

    def reply_to(self, path: Path) -> None:
        """Write what the client can do, and from which surplus, into a file for the creditor."""
        offer, case = self.offer, self._model.case
        if offer is None:
            return
        found = parse_says(self.can.text(), offer.debt.currency, self._session.today())
        if found.unread:
            self.said.setText(self.tr("Not understood: {0}").format(", ".join(found.unread)))
            return
        household = case.household if case else None
        answer = AnswerFile(
            account_number=offer.account_number,
            offer_digest=offer.digest,
            says=found.says,
            note=self.note.text().strip(),
            adviser=self._session.organisation.identity.name,
            made_on=self._session.today(),
            surplus=month_of(household, self._model.policy.savings).amount if household else None,
        )
        if self._written(path, lambda words: write_answer(answer, words)):
            self.said.setText(self.tr("Exported."))

    def _ask_answer(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open an answer…"), "", "*.rans")
        if name:
            self.open_answer(Path(name))

    def open_answer(self, path: Path) -> None:
        """Take an adviser's counter-offer to the desk and into the log of its account."""
        account, store = self._model.account, self._session.store
        if account is None:
            return
        try:
            words = self.passphrase.text()
            answer = run_in_thread(self._session, lambda: read_answer(read_bounded(path), words))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        if answer.account_number != account.number:
            self.said.setText(
                self.tr("This answers account {0}. Open that account first.").format(answer.account_number)
            )
            return
        currency = self._model.currency
        told = Told("adviser", currency, by=answer.adviser, note=answer.note, says=answer.says, amount=answer.surplus)
        text = in_words(told, self._session.language)
        event = Event(self._session.now(), "countered", written(told))
        once = f"{answer.offer_digest}:{answer.made_on}:{written(told)}"
        if self._session.write(lambda: negotiations.append(store, account.number, event, once)):
            self.said.setText(text)
            self.countered.emit(answer.says)

    def _written(self, path: Path, make: Callable[[str], bytes]) -> bool:
        """Write a sealed file under the passphrase; where that cannot be, say why."""
        try:
            check_new(words := self.passphrase.text())
            publish(path, run_in_thread(self._session, lambda: make(words)))
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return False
        except OSError:
            self.said.setText(self.tr("The file cannot be written. Choose another folder."))
            return False
        return True
