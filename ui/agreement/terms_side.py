"""Left of the paper: what is to be signed, what keeps it from being signed, the person as the paper shows them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from reports import formats, wording
from restructure.offers.outcome import Simulated
from restructure.parties.account import Person
from restructure.parties.account_fields import printed
from restructure.policy import PolicyName
from restructure.rules.packs import pack_named
from restructure.services.rule_review import is_preview
from ui.agreement.cautions_panel import Guard
from ui.agreement.earlier import EarlierList
from ui.agreement.missing import MissingList
from ui.offer_words import describe
from ui.session import Session
from ui.widgets.elements import Panel, button, column, figure, label, line, row
from ui.widgets.fields import text_edit
from ui.widgets.form import Form


class TermsSide(Panel):
    """``typed`` where the person was corrected; ``earlier_chosen`` carries the number of an agreement, ``field_asked``
    a ``MissingField``."""

    typed = Signal()
    left = Signal()
    earlier_chosen = Signal(str)
    field_asked = Signal(object)
    letter_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.number, self._option, self._totals = figure("small"), label("bold", wrap=True), label("muted", wrap=True)
        self._offer = label("caution", wrap=True)
        self._offer.hide()
        self.preview = label("caution", wrap=True)
        self.debtor, self.inputs = Form(), {name: text_edit(200) for name in printed(Person)}
        self._person = Person("")
        self.earlier, self.missing, self.guard = EarlierList(), MissingList(session), Guard(session)
        self.leave = button()
        self._lay_out()
        self.leave.clicked.connect(self.left)
        self.earlier.chosen.connect(self.earlier_chosen)
        self.missing.field_asked.connect(self.field_asked)
        self.missing.letter_asked.connect(self.letter_asked)
        for field in self.inputs.values():
            field.textEdited.connect(lambda _: self.typed.emit())

    def _lay_out(self) -> None:
        head, debtor_head, missing_head = label("head"), label("head", wrap=True), label("head")
        self.word(head.setText, lambda: self.tr("Agreement"))
        self.word(debtor_head.setText, lambda: self.tr("The {0}, as the paper shows").format(self._session.person))
        self.word(missing_head.setText, lambda: self.tr("Before signing"))
        self.word(self.leave.setText, lambda: self.tr("Back to the desk") + "  Esc")
        for name, field in self.inputs.items():
            self.debtor.add(name, field, partial(self._caption, name))
        terms = (row(head, None, self.number), self._option, self._totals, self._offer)
        before = (missing_head, self.preview, self.missing, self.guard)
        person = (debtor_head, self.debtor, self.earlier)
        inner = QWidget()
        inner.setObjectName("sideinner")
        inner.setLayout(
            column(*terms, line(), *before, line(), *person, None, self.leave, spacing=8, margins=(14, 12, 14, 12))
        )
        scroll = QScrollArea()
        scroll.setObjectName("left")
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(scroll))

    def _caption(self, name: str) -> str:
        if name == "address":
            return self.tr("Address for letters")
        return wording.name("column", name, self._session.language)

    def fill(self, person: Person) -> None:
        """Show a person as they are on file."""
        self._person = person
        for name, field in self.inputs.items():
            field.setText(getattr(person, name))

    def person(self) -> Person:
        """The person as typed; what the paper does not show stays as it was."""
        return replace(self._person, **{name: field.text().strip() for name, field in self.inputs.items()})

    def tell_offer(self, told: str) -> None:
        """Say how the terms stand to what was offered; nothing where they are that."""
        self._offer.setText(told)
        self._offer.setVisible(bool(told))

    def show_terms(self, outcome: Simulated, number: str, earlier: tuple[str, ...], rules: PolicyName) -> None:
        """Name the option, what it comes to, under which rules, and what was signed before."""
        language, currency = self._session.language, outcome.debt.currency
        pack = pack_named(rules)
        self.preview.setText(wording.say("rulebook.preview", language))
        self.preview.setVisible(is_preview(pack, self._session.sign_offs))
        self.number.setText(number)
        self.earlier.show_numbers(earlier)
        self._option.setText(describe(outcome, language))
        paid, waived = outcome.totals.paid, outcome.totals.waived
        total = self.tr("Total {0}, forgiven on completion {1}") if waived else self.tr("Total {0}")
        figures = (formats.money(one, currency, language) for one in (paid, waived))
        self._totals.setText(total.format(*figures))
