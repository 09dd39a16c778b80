"""The page for the debtor: what I pay, when, what is forgiven, what if I miss one. Nothing of the creditor's on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from PySide6.QtWidgets import QScrollArea, QWidget

from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats, plan, uneven, wording
from reports.facts import agent_of, creditor_of
from restructure.offers.outcome import Simulated
from restructure.offers.plan_summary import in_short
from restructure.offers.terms import SettlementTerms
from restructure.parties.account import Account
from restructure.parties.organisation import accelerates, cure_days
from restructure.proposals.log_entry import Told, written
from restructure.store import offer_release
from restructure.store.negotiations import Event
from ui.field_words import payments_word
from ui.models.desk import DeskModel
from ui.printing import print_text
from ui.session import Session
from ui.widgets.elements import Panel, button, clear, column, label, row
from ui.widgets.paper_page import PrintedPage

MOST_RUNS = 5
PROMISED = ("us.collect", "us.charges", "us.early", "you.card")
"""What whoever hears of a personalised plan has to know beside its payments, as the paper says it."""


class AloudPage(PrintedPage):
    """Large type, plain words, in the language of the window; the text is the same on screen and on paper."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__(session)
        self._model = model
        self._held: Refusal | None = None
        self._lines = column(spacing=6)
        self.back, self.other = button("primary"), button()
        self.word(self.back.setText, lambda: self.tr("Back to the desk") + "  Esc")
        self.word(self.other.setText, lambda: self._other_language())
        card = Panel()
        card.setProperty("role", "card")
        card.setMaximumWidth(860)
        card.setLayout(column(self._lines, None, margins=(40, 28, 40, 28)))
        inner = QWidget()
        inner.setObjectName("scrolled")
        centred = row(None, card, None, margins=(24, 20, 24, 20))
        centred.setStretch(1, 20)
        inner.setLayout(centred)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        buttons = row(None, self.other, self.print, self.back, None, spacing=10)
        self.setLayout(column(scroll, buttons, margins=(0, 0, 0, 16)))
        self.back.clicked.connect(self.left)
        self.other.clicked.connect(lambda: session.set_language("en" if session.language == "zh" else "zh"))

    def _other_language(self) -> str:
        return {"en": "中文", "zh": "English"}[self._session.language]

    def start(self) -> None:
        """Show the chosen option; read out, it leaves the house."""
        self._look()
        self.relabel()
        self.back.setFocus()

    def _look(self) -> None:
        account, outcome, store = self._model.account, self._model.chosen_outcome, self._session.store
        self._held = None
        if account is None or outcome is None:
            return
        event = Event(self._session.now(), "given", written(Told("read_out", plan=in_short(outcome))))
        try:
            self._session.write(lambda: offer_release.let_out(store, account.number, outcome, event))
        except Refusal as reason:
            self._held = reason

    def relabel(self) -> None:
        clear(self._lines)
        for role, text in self._told():
            line = label(role, text, wrap=True)
            line.setIndent(0)
            self._lines.addWidget(line)

    def text(self) -> str:
        """The page as plain text."""
        return "\n".join(("\n" + text if role == "aloud_head" else text) for role, text in self._told()).strip()

    def print_now(self) -> None:
        """Print the page through the system's dialog."""
        if self._held is None:
            print_text(self._session, self, self.text(), self.tr("Read aloud"))

    def _told(self) -> Iterator[tuple[str, str]]:
        outcome = self._model.chosen_outcome
        if self._model.stopped:
            yield "aloud", self.tr("Offers are stopped on this account, so there is none to read out.")
            return
        if self._model.settled:
            yield "aloud", self.tr("This debt is settled: nothing is owed, so there is no offer to read out.")
            return
        if outcome is None:
            yield "aloud", self.tr("There is no offer to read yet.")
            return
        if self._held is not None:
            yield "aloud", wording.reason(self._held, self._session.language)
            return
        if (account := self._model.account) is not None:
            yield "aloud", self._who(account)
        yield "aloud_head", self.tr("What you pay")
        yield from (("aloud", text) for text in self._payments(outcome))
        yield "aloud", self.tr("Altogether: {0}.").format(self._money(outcome.totals.paid))
        yield "aloud_head", self.tr("When")
        yield "aloud", self._when(outcome)
        yield "aloud_head", self.tr("What is forgiven")
        yield "aloud", self._forgiven(outcome)
        yield "aloud_head", self.tr("If you miss a payment")
        yield "aloud", self._missed(outcome)
        if promised := self._promised(outcome):
            yield "aloud_head", self.tr("What both sides promise")
            yield "aloud", promised
        yield "aloud_small", self.tr("This is an offer. Nothing is agreed until both sides have signed.")

    def _who(self, account: Account) -> str:
        identity, language = self._session.organisation.identity, self._session.language
        creditor, agent = creditor_of(identity, account, language), agent_of(identity, account, language)
        if agent:
            return self.tr("This is {0}. We speak for {1}, the creditor.").format(agent, creditor)
        return self.tr("We speak for {0}, the creditor.").format(creditor)

    def _payments(self, outcome: Simulated) -> Iterator[str]:
        if plan.pays_by_row(outcome):
            yield from uneven.told(outcome, self._session.language, first=True)
            return
        schedule = outcome.schedule
        paid = [(day, amount) for day, amount in zip(schedule.due, schedule.payment, strict=True) if amount]
        runs = [list(run) for _, run in groupby(paid, key=lambda one: one[1])]
        if len(runs) > MOST_RUNS:
            text = self.tr("{0}, from {1} down or up to {2}. Each one stands in the schedule.")
            amounts = [amount for _, amount in paid]
            yield text.format(payments_word(len(paid)), self._money(amounts[0]), self._money(amounts[-1]))
            return
        for run in runs:
            day, amount = run[0]
            if len(run) == 1:
                yield self.tr("{0} on {1}.").format(self._money(amount), self._day(day))
            else:
                said = self.tr("{0} of {1} each, from {2}.")
                yield said.format(payments_word(len(run)), self._money(amount), self._day(day))

    def _when(self, outcome: Simulated) -> str:
        days = [day for day, amount in zip(outcome.schedule.due, outcome.schedule.payment, strict=True) if amount]
        if len(days) == 1:
            return self.tr("On {0}.").format(self._day(days[0]))
        return self.tr("The first on {0}, the last on {1}.").format(self._day(days[0]), self._day(days[-1]))

    def _forgiven(self, outcome: Simulated) -> str:
        if not outcome.totals.waived:
            return self.tr("Nothing is forgiven; you pay what you owe, in several payments.")
        waived = self._money(outcome.totals.waived)
        return self.tr("{0} is forgiven on the day the last payment has arrived, and not before.").format(waived)

    def _missed(self, outcome: Simulated) -> str:
        rules, terms = self._session.organisation, outcome.terms
        telephone = rules.identity.telephone
        said = [self.tr("Call us before the day comes: {0}.").format(telephone)] if telephone else []
        if rules.deadlines.grace_days:
            said.append(self.tr("Up to {0} days late counts as on time.").format(rules.deadlines.grace_days))
        if not accelerates(self._model.policy.name):
            notice = self.tr(
                "Before we could ask for the whole balance or end the agreement, we would have to send you a formal "
                "default notice that gives you at least {0} days to put things right."
            )
            said.append(notice.format(cure_days(rules.deadlines, self._model.policy.name)))
            return " ".join(said) if self._session.language == "en" else "".join(said)
        ending = self.tr(
            "If a payment is {0} days late, we may end the agreement by a letter that gives you {1} days more."
        )
        said.append(ending.format(rules.deadlines.end_days, cure_days(rules.deadlines, self._model.policy.name)))
        if isinstance(terms, SettlementTerms) and terms.on_default == "pro_rata":
            said.append(self.tr("Then the share you paid stays forgiven, and the rest is due."))
        elif outcome.totals.waived:
            waived = self._money(outcome.totals.waived)
            said.append(self.tr("Then the rest of the debt is due at once, and the {0} comes back.").format(waived))
        else:
            said.append(self.tr("Then the rest of the debt is due at once."))
        return " ".join(said) if self._session.language == "en" else "".join(said)

    def _promised(self, outcome: Simulated) -> str:
        """What a personalised plan on a card binds both sides to; nothing for any other offer."""
        from restructure.agreements.agreement import is_personalised

        account, language = self._model.account, self._session.language
        if account is None:
            return ""
        ours = self._session.organisation_for(account)
        if not is_personalised(self._model.situation, account, ours, outcome):
            return ""
        said = [wording.say(key, language) for key in PROMISED]
        return " ".join(said) if language == "en" else "".join(said)

    def _money(self, amount: Money) -> str:
        return formats.money(amount, self._model.currency, self._session.language)

    def _day(self, day: date) -> str:
        return formats.date(day, self._session.language)
