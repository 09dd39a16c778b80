"""The desk: left the account and means, centre the options and their results, right the negotiation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from calculators.errors import Refusal
from calculators.rounding import Money
from reports import wording
from restructure.offers.kinds import OPTIONS
from restructure.offers.terms import OptionKind
from restructure.parties.account import Account
from restructure.parties.situation import Medium
from restructure.proposals.counteroffer import DebtorStatement
from restructure.proposals.draft_days import day_in
from restructure.services.drafts import half_typed
from restructure.store import accounts, negotiations, payments, scenarios
from restructure.store.negotiations import Event
from restructure.unreadable import Kind, Unreadable
from ui.desk.account_panel import AccountPanel
from ui.desk.contact_notice import ContactNotice
from ui.desk.draft_words import changed_in
from ui.desk.folding import CardHead, Side, SummaryLine
from ui.desk.hold_card import HoldCard
from ui.desk.means_panel import MeansPanel
from ui.desk.messages_tab import MessagesTab
from ui.desk.more_terms import MoreTerms
from ui.desk.negotiation import NegotiationPanel
from ui.desk.offer_banner import OfferNotice
from ui.desk.option_cards import CARDS
from ui.desk.plan_line import PlanLine
from ui.desk.promised_line import PromisedLine
from ui.desk.reaching import Reaching
from ui.desk.results import Results
from ui.desk.rows_beside import RowsBeside
from ui.desk.says import SaysLine
from ui.desk.since_line import SinceLine
from ui.desk.standing_banner import StandingBanner
from ui.desk.talk import TalkTab
from ui.models.desk import DeskModel
from ui.models.forbearance import Holding
from ui.offer_words import describe
from ui.session import Session
from ui.tokens import HEADS_BELOW, LEFT_BELOW, RIGHT_BELOW
from ui.widgets.announce import announce
from ui.widgets.elements import Panel, column, line, row, shortcut
from ui.widgets.fields import ValueEdit
from ui.widgets.unseen import Unseen

DRAFT_AFTER_MS = 400
COMPACT_BELOW = 1400


class DeskPage(QWidget):
    """One conversation on one screen."""

    sign_asked = Signal()
    release_asked = Signal()
    correct_asked = Signal(object)
    confirm_asked = Signal(object)
    account_asked = Signal(str)
    papers_asked = Signal()
    rules_asked = Signal()
    promise_corrected = Signal(int)
    promise_withdrawn = Signal(int)
    promise_asked = Signal()
    budget_asked = Signal()
    means_agreed = Signal()

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._session = session
        self.model = model
        self.account_panel = AccountPanel(session, self.model)
        self.means = MeansPanel(session, self.model)
        self.says = SaysLine(session, self.model)
        self.plan_line = PlanLine(session, self.model)
        self.offer_notice = OfferNotice(session, self.model)
        self.cards = {kind: CARDS[kind](session, self.model, kind) for kind in OPTIONS}
        self.holding = Holding(session, self.model)
        self.hold = HoldCard(session, self.model, self.holding)
        self.more_terms = MoreTerms(self.cards.values(), RowsBeside(session, model), lambda: session.key("differing"))
        self.messages = MessagesTab(session, self.model, self.says)
        self.results = Results(session, self.model, self.more_terms, TalkTab(session, self.model), self.messages)
        self.since = SinceLine(session, self.model)
        slid = tuple(one for card in self.cards.values() for one in card.slid())
        self.reaching = Reaching(session, self.model, slid, self)
        self.negotiation = NegotiationPanel(session, self.model, self.holding)
        self._said: tuple[dict[str, str], date] = ({}, session.today())
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(DRAFT_AFTER_MS)
        self._keeper.timeout.connect(self.keep_draft)
        self._keeper.timeout.connect(self._tell_result)
        self._told = ""
        self._lay_out()
        self.set_width(1440)
        self._connect()

    def _lay_out(self) -> None:
        left_inner, right_inner, since = QWidget(), Panel(), Unseen(self._session, self.since)
        left_inner.setLayout(
            column(self.account_panel, since, line(), self.means, None, spacing=8, margins=(12, 10, 12, 8))
        )
        right_inner.setLayout(column(self.negotiation, margins=(14, 12, 14, 12)))
        self.left = Side(self, _side("left", left_inner), icon="user", at_right=False)
        self.right = Side(self, _side("right", right_inner), icon="note", at_right=True)
        self.left.word(self.left.tab.opener.setToolTip, lambda: self.tr("Account and means") + "  F2")
        self.left.word(self.left.tab.opener.setAccessibleName, lambda: self.tr("Account and means"))
        self.right.word(self.right.tab.opener.setToolTip, lambda: self.tr("Negotiation and notes") + "  F6")
        self.right.word(self.right.tab.opener.setAccessibleName, lambda: self.tr("Negotiation and notes"))
        self.summary, self.banner = SummaryLine(self._session, self.model), StandingBanner(self._session, self.model)
        self.contact, self.promised = ContactNotice(self._session, self.model), PromisedLine(self._session, self.model)
        self.heads = tuple(CardHead(self._session, self.model, card) for card in self.cards.values())
        self._heads = QWidget()
        self._heads.setLayout(row(*self.heads, spacing=8))
        centre = QWidget()
        centre.setObjectName("centre")
        cards = row(*self.cards.values(), spacing=10)
        for index in range(len(self.cards)):
            cards.setStretch(index, 1)
        self.says.beside_words.addWidget(self.plan_line)
        self._banner_place = QWidget()
        self._banner_place.setLayout(column(self.banner))
        parts = (
            self.summary, self._banner_place, self.contact, self.promised, self.says, self.offer_notice, self._heads,
            cards, self.hold, self.results,
        )  # fmt: skip
        layout = column(*parts, None, spacing=5, margins=(12, 5, 12, 4))
        layout.setStretch(parts.index(self.results), 1)
        # What keeps a banner at the top where nothing else is shown takes no height from the results.
        layout.setStretch(len(parts), 0)
        centre.setLayout(layout)
        self.centre = scroll = QScrollArea()
        scroll.setWidget(centre)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = row(self.left.space, scroll, self.right.space, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def set_width(self, width: int) -> None:
        """Fold what a window of that width has no room for."""
        compact = width < COMPACT_BELOW
        self.left.fold(width < LEFT_BELOW, 258 if compact else 266)
        self.right.fold(width < RIGHT_BELOW, 230 if compact else 250)
        self._folded = width < LEFT_BELOW
        self.summary.setVisible(self._folded)
        self._narrow = width < HEADS_BELOW
        self.says.set_narrow(self._narrow)
        self.results.set_narrow(self._narrow)
        self._show_cards()
        self.means.set_compact(compact)
        for card in self.cards.values():
            card.set_compact(compact)

    def _show_cards(self) -> None:
        """All of them, or in a narrow window the chosen one below the heads; none where nothing is owed."""
        open_ = self.model.settled is None
        for card in self.cards.values():
            card.setVisible(open_ and (not self._narrow or card.kind == self.model.compared))
        for one in (self.says, self.hold, self.results):
            one.setVisible(open_)
        self._heads.setVisible(open_ and self._narrow)
        self._banner_place.setVisible(self._folded or not open_)

    def start(self) -> None:
        """Look around again: a decision may have come, and hours have passed."""
        self.model.look_around()
        self.setFocus()

    def hear(self, says: DebtorStatement) -> None:
        """Take what was said elsewhere as if it had been typed here."""
        self.says.hear(says)

    def show_consent(self) -> None:
        """Show that the person agreed to the use of the means."""
        self.means.show_consent()

    def go_to_means(self) -> None:
        """To the first figure, wherever it stands now."""
        self.left.show_open(True)
        self.means.focus_first()

    def go_to_says(self) -> None:
        """To what they say, brought into sight from wherever the desk was scrolled to."""
        self.says.go_to_words()
        self._keep_in_sight()

    def go_to_hold(self) -> None:
        """To the hold, chosen, with the cursor in its date."""
        if self.model.case is not None:
            self.model.choose("hold")
            self.hold.until.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_scenarios(self) -> None:
        """To the name under which the options are kept."""
        self.results.show_tab(3)
        self.more_terms.scenarios.name.setFocus()

    def go_to_differing(self) -> None:
        """To the first field for payments that differ from the others, on the card that has them."""
        self.model.choose("instalment")
        self.results.show_tab(3)
        self.cards["instalment"].rows["months"].field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._in_sight.start()

    def _keep_in_sight(self) -> None:
        """Keep the field that is typed in where it can be seen: a card may have grown above it, an answer below it."""
        if self.says.words.hasFocus():
            self.centre.ensureWidgetVisible(self.says, 0, 0)
        fields = (made.field for card in self.cards.values() for made in card.rows.values())
        field = next((one for one in fields if one.hasFocus() and self.more_terms.isAncestorOf(one)), None)
        if field is not None:
            self.more_terms.show_field(field)
            self.centre.ensureWidgetVisible(field)

    def scenario_names(self) -> tuple[str, ...]:
        """Return what can be put back on the cards."""
        account = self.model.account
        return scenarios.names(self._session.store, account.number) if account is not None else ()

    def go_to_note(self) -> None:
        """To the note, wherever it stands now."""
        self.right.go_to(self.negotiation.note)

    def leave_field(self) -> None:
        """Out of the field, so that keys choose cards; sides that stand over the edge close."""
        self.left.show_open(False)
        self.right.show_open(False)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.left.place()
        self.right.place()

    def _connect(self) -> None:
        self.says.said.connect(lambda says: self.negotiation.log_said(says, self.says.reasons))
        self.messages.opted_out.connect(self._opt_out)
        self.results.grown.connect(lambda: QTimer.singleShot(0, self._show_results))
        self.promised.corrected.connect(self.promise_corrected)
        self.promised.withdrawn.connect(self.promise_withdrawn)
        self.says.promise_asked.connect(self.promise_asked)
        self.negotiation.sign_asked.connect(self.sign_asked)
        self.negotiation.papers_asked.connect(self.papers_asked)
        self.means.budget_asked.connect(self.budget_asked)
        self.means.agreed.connect(self.means_agreed)
        for card in self.cards.values():
            card.release_asked.connect(self.release_asked)
        self.account_panel.correct_asked.connect(lambda: self.correct_asked.emit(self._as_confirmed()))
        self.account_panel.confirm_asked.connect(lambda: self.confirm_asked.emit(self._as_confirmed()))
        self.account_panel.account_asked.connect(self.account_asked)
        self.account_panel.rules_asked.connect(self.rules_asked)
        self.model.outcomes_changed.connect(self._keeper.start)
        self.model.chosen_changed.connect(self._keeper.start)
        self.model.chosen_changed.connect(self._show_cards)
        self.model.situation_changed.connect(self._show_cards)
        self.model.locks_changed.connect(self._keeper.start)
        self.model.outcomes_changed.connect(self._show_badges)
        self._in_sight = QTimer(self)
        self._in_sight.setSingleShot(True)
        self._in_sight.setInterval(0)
        self._in_sight.timeout.connect(self._keep_in_sight)
        self.model.outcomes_changed.connect(self._in_sight.start)
        self.model.troubles_changed.connect(self._in_sight.start)
        self.model.troubles_changed.connect(self._keeper.start)
        self.negotiation.note_typed.connect(self._keeper.start)
        self.negotiation.undo_asked.connect(self.undo)
        self.says.changed.connect(self._keeper.start)
        self.says.changed.connect(self._in_sight.start)
        self.says.changed.connect(lambda: self.model.note_said(self._said_on()))
        self.holding.changed.connect(self._keeper.start)
        scenarios_ = self.more_terms.scenarios
        scenarios_.kept.connect(self.keep_scenario)
        scenarios_.wanted.connect(self.put_back_scenario)
        shortcut(self, "Esc", self.leave_field)

    def _show_results(self) -> None:
        """Bring what grew below the cards into sight."""
        self.centre.ensureWidgetVisible(self.results, 0, 0)

    def _opt_out(self, medium: Medium) -> None:
        """Keep that the person wants no more messages by a medium; it is offered no more."""
        known = self.model.situation
        self.model.set_situation(replace(known, opted_out=(*known.opted_out, medium)))

    def _as_confirmed(self) -> Account | None:
        """The account as it was confirmed, whatever came of it since."""
        account = self.model.account
        return accounts.load(self._session.store, account.number) if account is not None else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_badges()
            self.reaching.look_again()
            self._name_undo()

    def _show_badges(self) -> None:
        """Mark what is worth most to the creditor, and what costs the debtor least, where one card stands out."""
        good = self.model.good
        worth = {kind: one.present_value for kind, one in good.items() if one and one.present_value is not None}
        paid = {kind: one.totals.paid for kind, one in good.items() if one}
        best, least = _alone(worth, max), _alone(paid, min)
        for kind, card in self.cards.items():
            badges = [self.tr("Best for creditor")] if kind == best and not self._session.in_sight else []
            badges += [self.tr("Least to pay")] if kind == least else []
            card.show_badge(" · ".join(badges))

    def sign(self) -> None:
        """Go on to the agreement, where nothing needs repair."""
        if self.model.on_offer is not None:
            self.sign_asked.emit()

    def open(self, account: Account) -> None:
        """Put an account on the desk as it was left."""
        self._keep()
        store, now = self._session.store, self._session.now()
        before = negotiations.last(store, account.number)
        self._session.write(lambda: accounts.opened(store, account.number, now))
        if before is None or before.kind != "opened" or before.at.date() != now.date():
            self._session.write(lambda: negotiations.append(store, account.number, Event(now, "opened", "")))
        draft = self._session.known(negotiations.draft(store, account.number), {}, account.number)
        self.model.open(account, draft)
        self._take_imported(account.number)
        self._show_typed(draft)
        self._tell_unread()
        self._name_undo()
        self.more_terms.scenarios.said.setText("")
        self._show_scenarios()
        # The first keys are those of the list: they choose cards, / hears what is said, F2 leads to the means.
        self.setFocus()

    def _tell_unread(self) -> None:
        """What the draft holds in a form of another version is told, and set aside before the next draft."""
        if self.model.unread:
            self._set_aside("draft")
        if self.holding.unread:
            self._set_aside("hold")

    def _set_aside(self, kind: Kind) -> None:
        account, store = self.model.account, self._session.store
        if account is not None:
            self._session.write(lambda: negotiations.set_draft_aside(store, account.number, kind))
            self._session.known(Unreadable(kind), None, account.number)

    def _take_imported(self, number: str) -> None:
        """Means from a file of budgets, where nobody has typed any yet."""
        known = self._session.known(payments.budget(self._session.store, number), None, number)
        if known is not None and self.model.case is not None and self.model.case.household is None:
            self.model.take_household(known)

    def undo(self) -> None:
        """Put the desk back to what it was before the last change that was kept."""
        self.keep_draft()
        account, store = self.model.account, self._session.store
        draft = negotiations.undo_draft(store, account.number) if account is not None else None
        if account is not None and draft is not None:
            self.model.open(account, draft, chosen_anew=True)
            self._show_typed(draft)
            self._name_undo()

    def keep_scenario(self, name: str) -> None:
        """Keep the options under a name."""
        account, store, bar = self.model.account, self._session.store, self.more_terms.scenarios
        if account is None:
            return
        draft = self.model.draft()
        try:
            kept = self._session.write(lambda: scenarios.save(store, account.number, name, draft))
        except Refusal as reason:
            bar.said.setText(wording.reason(reason, self._session.language))
            return
        if kept:
            bar.name.clear()
            bar.said.setText(self.tr("Kept."))
            self._show_scenarios()

    def put_back_scenario(self, name: str) -> None:
        """Put the options of a scenario on the cards; the means, the note and what was said stay as they are now."""
        account, store = self.model.account, self._session.store
        held = scenarios.load(store, account.number, name) if account is not None else None
        if account is None or held is None:
            return
        if isinstance(held, Unreadable):
            self._say_scenario_unread()
            return
        self.keep_draft()
        now = self._draft()
        options = {key: held.get(key) for key in ("terms", "treatments", "chosen", "locked", "dates") if key in held}
        self.model.open(account, now | options | {"touched": list(OPTIONS)}, chosen_anew=True)
        if self.model.unread:
            self.model.open(account, now)
            self._say_scenario_unread()
            return
        self._show_typed(now)
        self.keep_draft()
        self.more_terms.scenarios.said.setText(self.tr("Put back."))

    def _say_scenario_unread(self) -> None:
        said = wording.say("reason.kept_unreadable", self._session.language)
        self.more_terms.scenarios.said.setText(said)

    def _show_scenarios(self) -> None:
        self.more_terms.scenarios.show_names(self.scenario_names())

    def _draft(self) -> dict[str, object]:
        typed = {"note": self.negotiation.note.toPlainText(), "says": self.says.typed(), "half": self._half_typed()}
        typed["said_on"] = self._said_on().isoformat()
        return self.model.draft() | typed | {"hold": self.holding.draft()}

    def _said_on(self) -> date:
        """The day on which what they say was typed."""
        typed, day = self._said
        return day if typed and self.says.typed() == typed else self._session.today()

    def _half_typed(self) -> dict[str, str]:
        """What stands in fields that is not understood yet, and means of which a part is not known yet."""
        half = {name: field.text() for name, field in self._fields().items() if field.half_typed}
        if self.model.case is not None and self.model.case.household is None:
            for name, field in self.means.fields.items():
                if field.text():
                    often = str(self.means.frequencies[name].currentIndex())
                    half |= {f"means.{name}": field.text(), f"means.{name}.often": often}
        return half

    def _fields(self) -> dict[str, ValueEdit[Any]]:
        fields: dict[str, ValueEdit[Any]] = {f"means.{name}": field for name, field in self.means.fields.items()}
        for card in self.cards.values():
            rows = ((name, row.field) for name, row in card.rows.items())
            fields |= {f"{card.kind}.{name}": field for name, field in rows if isinstance(field, ValueEdit)}
        return fields | {"hold.until": self.hold.until}

    def _show_typed(self, draft: dict[str, Any]) -> None:
        self.negotiation.note.setPlainText(str(draft.get("note", "")))
        self.says.put_back(dict(draft.get("says", {})))
        self._said = (self.says.typed(), day_in(draft.get("said_on")) or self._session.today())
        self.model.note_said(self._said_on())
        self.holding.put_back(draft.get("hold"))
        half = half_typed(draft)
        for name, often in self.means.frequencies.items():
            if f"means.{name}.often" in half:
                often.setCurrentIndex(int(half[f"means.{name}.often"]))
        for name, field in self._fields().items():
            if name in half:
                field.setText(half[name])
                field.textEdited.emit(half[name])

    def keep_draft(self) -> None:
        """Keep what is on the desk now."""
        if self._keep():
            self._name_undo()

    def _keep(self) -> bool:
        self._keeper.stop()
        account, store = self.model.account, self._session.store
        if account is not None:
            draft = self._draft()
            self._session.write(lambda: negotiations.save_draft(store, account.number, draft))
        return account is not None

    def _tell_result(self) -> None:
        """Have a screen reader say what came of the typing, once that rests."""
        outcome, language = self.model.chosen_outcome, self._session.language
        if outcome is None:
            return
        seen, policy, often = outcome.affordability, self.model.policy, outcome.terms.frequency
        verdict = " ".join(wording.verdict(seen, policy, language, outcome.debt.currency, often))
        told = wording.labelled(describe(outcome, language), verdict, language)
        if told != self._told:
            self._told = told
            announce(self, told)

    def _name_undo(self) -> None:
        account, store = self.model.account, self._session.store
        before = negotiations.earlier_draft(store, account.number) if account is not None else None
        now = msgspec.json.decode(msgspec.json.encode(self._draft()))
        self.negotiation.name_undo(changed_in(before, now) if before is not None else None)


def _alone(figures: dict[OptionKind, Money], pick: Callable[[Iterable[Money]], Money]) -> OptionKind | None:
    """The card that alone has the best figure, of two or more."""
    if len(figures) < 2:
        return None
    wanted = pick(figures.values())
    having = [kind for kind, figure in figures.items() if figure == wanted]
    return having[0] if len(having) == 1 else None


def _side(name: str, inner: QWidget) -> QScrollArea:
    inner.setObjectName("sideinner")
    side = QScrollArea()
    side.setObjectName(name)
    side.setWidget(inner)
    side.setWidgetResizable(True)
    side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return side
