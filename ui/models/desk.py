"""What is on the desk: an account, its means, options and their outcomes by kind. Holds, derives, signals; no words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import fields, replace
from datetime import date
from typing import Any

from msgspec import structs
from PySide6.QtCore import QObject, Signal

from calculators.calendar import MONTHLY, Frequency
from calculators.rounding import NOTHING, Money
from reports.cost import cost_in_short
from reports.formats import Language
from restructure.agreements.record import debts_in, option_in
from restructure.agreements.standing import Settled, Standing
from restructure.household.distribution import needed_elsewhere
from restructure.household.household import HEARD, Household, LumpSum, on_pay_day
from restructure.offers.due_dates import Moved, next_due, pays_on
from restructure.offers.kinds import OPTIONS, Kind
from restructure.offers.locks import NO_LOCKS, Quantity
from restructure.offers.option import Option
from restructure.offers.outcome import Case, Outcome, Simulated
from restructure.offers.plan_debts import together
from restructure.offers.terms import OptionKind
from restructure.parties.account import Account, Debt, debt_on
from restructure.parties.situation import NOTHING_KNOWN, Channel, Exit, Situation, ThirdPersonReason, Whom
from restructure.policy import Policy, PolicyName
from restructure.proposals.draft_days import begun_on, dated
from restructure.proposals.first_period import as_it_works
from restructure.proposals.opening import creditor_of, opening_options
from restructure.proposals.query import there_on
from restructure.proposals.standing_offer import StandingOffer, stand
from restructure.services.circumstances import circumstances
from restructure.services.drafts import Dates, Draft, draft_record, read_draft
from restructure.services.offers import Kept, Offers, found_offers
from restructure.services.plan_debts import TakenIn, may_take_in, taken_in
from restructure.services.standing import offer_authority
from restructure.store import accounts, conduct, means, offer_release, plan_events, releases
from restructure.store.offer_release import OfferAuthority
from restructure.unreadable import Unreadable
from ui.session import Session


class DeskModel(QObject):
    """One conversation. Every change derives the outcomes that it touches and says which changed."""

    account_changed = Signal()
    outcomes_changed = Signal()
    chosen_changed = Signal()
    troubles_changed = Signal()
    locks_changed = Signal()
    household_replaced = Signal()
    situation_changed = Signal()
    taken_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.account: Account | None = None
        self.standing: Standing | None = None
        self.case: Case | None = None
        self.together: tuple[str, ...] = ()
        self.designated = ""
        self.taken: tuple[TakenIn, ...] = ()
        self.first_due = session.today()
        self.frequency: Frequency = MONTHLY
        self.dated = False
        self.moved: tuple[Moved, ...] = ()
        self.said_on = session.today()
        self.offers = Offers()
        self.options: dict[OptionKind, Option] = {}
        self.outcomes: dict[OptionKind, Outcome] = {}
        self.good: dict[OptionKind, Simulated | None] = dict.fromkeys(OPTIONS)
        self.touched: set[OptionKind] = set()
        self.chosen: Kind = OPTIONS[0]
        self.compared: OptionKind = OPTIONS[0]
        self.unread = False
        self.locked: frozenset[Quantity] = NO_LOCKS
        self._troubles: set[tuple[OptionKind | None, str]] = set()
        self._situations: list[Situation] = []
        self._heard: LumpSum | None = None
        self.authority: OfferAuthority | None = None
        self._offer_standings: dict[OptionKind, tuple[Simulated, offer_release.Standing]] = {}
        self._costs: dict[OptionKind, tuple[Simulated, tuple[PolicyName, Language], str]] = {}
        session.organisation_changed.connect(self._take_organisation)

    @property
    def chosen_outcome(self) -> Simulated | None:
        """The outcome of the option chosen last, None while it is refused, a field that it depends on needs repair, or
        it is what was accepted and can no longer be agreed on."""
        outcome = self.outcomes.get(self.compared)
        if self.offers.past(self.compared) or any(card in (None, self.compared) for card, _ in self._troubles):
            return None
        return outcome if isinstance(outcome, Simulated) else None

    @property
    def policy(self) -> Policy:
        """The policy that the account on the desk is worked under; without one the organisation's own."""
        return self._session.policy_for(self.account)

    @property
    def currency(self) -> str:
        """The account's currency."""
        return self.case.debt.currency if self.case else "CNY"

    @property
    def stopped(self) -> Exit | None:
        """Return what has ended the talk of offers."""
        return self.situation.stopped

    @property
    def on_offer(self) -> Simulated | None:
        """Return what may be offered: the chosen option's outcome, None where that is the hold or offers have been
        stopped. Of a debt of nothing every option is refused."""
        return None if self.stopped or self.on_hold else self.chosen_outcome

    @property
    def on_hold(self) -> bool:
        """Return whether the hold is chosen, and no option."""
        return self.chosen == "hold"

    def set_trouble(self, card: OptionKind | None, field: str, *, there: bool) -> None:
        """Note a field that needs repair, on a card or (None) shared by all; nothing can be offered on it meanwhile."""
        before = len(self._troubles)
        (self._troubles.add if there else self._troubles.discard)((card, field))
        if len(self._troubles) != before:
            self.troubles_changed.emit()

    def complete_account(self, account: Account) -> None:
        """Take over what was completed of the account elsewhere."""
        self.account = account

    def close(self) -> None:
        """Take the account off the desk."""
        self.account, self.standing, self.case, self.authority = None, None, None, None
        self.together, self.designated, self.taken = (), "", ()
        self.options, self.outcomes, self.good = {}, {}, dict.fromkeys(OPTIONS)
        self._costs.clear()
        self._troubles.clear()
        self._session.take_account(None)

    def debt_today(self, account: Account, situation: Situation = NOTHING_KNOWN) -> Debt:
        """The debt as it stands today, the same for every option and every paper: of the account, or of all that are in
        the plan."""
        if len(self.taken) > 1:
            return together([one.debt for one in self.taken])
        return debt_on(account, self._session.today(), *situation.still)

    @property
    def own_debt(self) -> Debt | None:
        """The debt of today of the account alone, whatever else is in the plan."""
        if self.case is None or self.account is None:
            return None
        return self.taken[0].debt.debt if self.taken else self.case.debt

    def take_in(self, others: Sequence[str], designated: str = "") -> None:
        """Make the plan for the account and these others, one of which may be designated to be paid first."""
        if self.case is None or self.account is None:
            return
        self._look_together(self.account, tuple(others), designated)
        self.case = structs.replace(self.case, needed=self._needed_elsewhere(self.account))
        self.look_around()
        self.taken_changed.emit()

    def _look_together(self, account: Account, others: Sequence[str], designated: str) -> None:
        """Look up the accounts of the plan as they stand; what no longer fits is in it no more."""
        work = self._session.workplace
        fitting = {one.number for one in may_take_in(work, account)} if others else set()
        self.together = tuple(one for one in others if one in fitting)
        self.designated = designated if designated in (account.number, *self.together) and self.together else ""
        self.taken = taken_in(work, account, self.together, self.designated) if self.together else ()

    def open(self, account: Account, draft: dict[str, Any] | None = None, *, chosen_anew: bool = False) -> None:
        """Put an account on the desk, as it was left or with fresh opening offers; what was offered stands as it was.

        Of a draft that is ``chosen_anew`` every option counts, whatever was offered before.
        """
        account = self._take_standing(account)
        organisation = self._session.organisation
        assert self.standing is not None
        situation = self._look_at(account, self.standing)
        kept = read_draft(draft) if draft else None
        self._look_together(account, kept.together if kept else (), kept.designated if kept else "")
        self.case = Case(
            self.debt_today(account, situation),
            self.policy,
            None,
            creditor_of(organisation.valuation),
            situation,
            self._needed_elsewhere(account),
        )
        self._situations, self._heard = [], None
        self.touched, self.frequency = set(), MONTHLY
        self.chosen = self.compared = OPTIONS[0]
        self.locked, self.dated, self.moved = NO_LOCKS, False, ()
        self._troubles.clear()
        self.good = dict.fromkeys(OPTIONS)
        self.options = opening_options(self.case, organisation.presets, self._session.today())
        self.first_due = self.options[OPTIONS[0]].terms.first_due
        self.unread = bool(draft) and kept is None
        if kept is not None:
            self._take(kept)
        self.offers = self._found_offers(kept.offers if kept else {}, None)
        for kind in (*self.offers.standing, *self.offers.gone) if chosen_anew else ():
            self.offers = self.offers.changed(kind, self.options[kind])
        self._begin_today()
        self._derive(OPTIONS)
        self.account_changed.emit()
        self.outcomes_changed.emit()
        self.chosen_changed.emit()
        self.situation_changed.emit()
        self._session.take_account(account)

    def _take_standing(self, account: Account) -> Account:
        """The account with the balance that it stands at today, whatever it was when it was last looked at."""
        store = self._session.store
        confirmed = accounts.load(store, account.number) or account
        self.standing = plan_events.standing(store, confirmed, self._session.today())
        self.account = self.standing.account
        return self.account

    def _look_at(self, account: Account, standing: Standing) -> Situation:
        """The circumstances of now; where they cannot be read, that is said."""
        situation = circumstances(self._session.workplace, account, standing)
        if situation.unreadable:
            self._session.known(Unreadable("situation"), None, account.number)
        else:
            self._session.read_again(account.number, "situation")
        self.look_at_authority()
        return situation

    def look_at_authority(self) -> None:
        """Read again how far whoever is signed in may go, and what was asked and released on the account: until then
        no change of an option asks the store for it."""
        self._offer_standings.clear()
        if self.account is not None:
            self.authority = offer_authority(self._session.workplace, self.account.number)

    def offer_standing(self, kind: OptionKind) -> offer_release.Standing | None:
        """Return where the last good result of a card stands to the limits of whoever is signed in, found once for
        each."""
        good, known = self.good[kind], self._offer_standings.get(kind)
        if good is None or self.authority is None:
            return None
        if known is None or known[0] is not good:
            known = self._offer_standings[kind] = (good, offer_release.standing_of(self.authority, good))
        return known[1]

    def cost_in_short(self, outcome: Simulated) -> str:
        """Return the annual cost of a card's outcome as it is written, sought once for card and comparison."""
        kind, asked = outcome.terms.kind, (self.policy.name, self._session.language)
        known = self._costs.get(kind)
        if known is None or known[0] is not outcome or known[1] != asked:
            known = self._costs[kind] = (outcome, asked, cost_in_short(outcome, *asked))
        return known[2]

    @property
    def settled(self) -> Settled | None:
        """Return how it came that nothing is owed; None while something is."""
        return self.standing if isinstance(self.standing, Settled) else None

    def note_moved(self, moved: Moved) -> None:
        """A day that stood elsewhere on the desk had passed, too."""
        self.moved = tuple(dict.fromkeys((*self.moved, moved)))
        self.outcomes_changed.emit()

    def note_said(self, day: date) -> None:
        """Note the day of a statement."""
        before, self.said_on = self.said_on, day
        if day != before:
            self.outcomes_changed.emit()

    def _found_offers(self, kept: Kept, before: Offers | None) -> Offers:
        """What stands by the log: ``kept`` is what the draft told of it, ``before`` what stood until now."""
        assert self.case is not None
        assert self.account is not None
        return found_offers(self._session.store, self.account.number, self.case, self._debt_of, kept, before)

    def _debt_of(self, day: date) -> Debt:
        """The debt on a day, by what is known now: an offer of that day was made on it."""
        assert self.case is not None
        assert self.account is not None
        if day == self.case.debt.as_of:
            return self.case.debt
        store = self._session.store
        confirmed = accounts.load(store, self.account.number) or self.account
        if self.together:
            then = taken_in(self._session.workplace, confirmed, self.together, self.designated, day)
            return together([one.debt for one in then])
        return debt_on(plan_events.standing(store, confirmed, day).account, day, *self.case.situation.still)

    def _begin_today(self) -> None:
        """Whatever is on the cards begins today, but for an offer that stands; what had to move is noted."""
        if self.case is None:
            return
        today, moved = self._session.today(), list(self.moved)
        at_once = any(pays_on(option.terms, today) for option in self.options.values())
        if self.dated and self.first_due <= today and not at_once:
            later = next_due(self.first_due, today, self.frequency)
            moved.append(Moved("first_due", self.first_due, later))
            self.first_due = later
        fresh = self._fresh_options()
        for kind in OPTIONS:
            offer, gone = self.offers.held(kind), self.offers.gone.get(kind)
            if offer is not None:
                self.options[kind] = offer.option
            elif gone is not None and kind not in self.offers.left:
                self.options[kind] = gone[0].option
            if offer is not None or gone is not None:
                self.touched.add(kind)
            if offer is None and kind in self.touched:
                self.options[kind], how = begun_on(self.options[kind], today, fresh[kind])
                moved += how
        if not self.dated:
            leading = self.options[_first_of(self.touched)]
            # Days of their own are those of one card alone.
            first = self.first_due if _own_days(leading) else leading.terms.first_due
            self.first_due = first if first > today else fresh[OPTIONS[0]].terms.first_due
        self.moved = tuple(dict.fromkeys(moved))
        self._refill()

    def case_of(self, kind: OptionKind) -> Case | None:
        """Return what a card is judged by: the debt of today, or that of the offer that it holds."""
        offer = self.offers.held(kind)
        return structs.replace(self.case, debt=offer.debt) if self.case is not None and offer is not None else self.case

    @property
    def situation(self) -> Situation:
        """Return what surrounds the account; nothing where none is open."""
        return self.case.situation if self.case else NOTHING_KNOWN

    def set_situation(self, situation: Situation) -> None:
        """Keep what is known around the account, and judge by it at once. Refuses as ``conduct.save_situation``."""
        before, account, store = self.situation, self.account, self._session.store
        if account is None or situation == before:
            return
        if self._session.write(lambda: conduct.save_situation(store, account.number, situation)):
            self._situations.append(before)
            self.look_around()

    def ask_contact(self, whom: Whom, channel: Channel, number: str, reason: ThirdPersonReason | None) -> None:
        """Judge a contact that is about to be made; nothing is kept until it is logged."""
        if self.case is None:
            return
        asked = replace(
            self.situation, asked_whom=whom, asked_channel=channel, asked_number=number, asked_reason=reason
        )
        if asked != self.situation:
            self.case = structs.replace(self.case, situation=asked)
            self.situation_changed.emit()

    @property
    def undoable(self) -> tuple[str, ...]:
        """The names of what was changed last around the account and can be put back."""
        if not self._situations:
            return ()
        before, now = self._situations[-1], self.situation
        return tuple(one.name for one in fields(now) if getattr(before, one.name) != getattr(now, one.name))

    def undo_situation(self) -> None:
        """Put what is known around the account back to what it was before the last change."""
        if self._situations:
            before = self._situations.pop()
            kept = len(self._situations)
            self.set_situation(before)
            del self._situations[kept:]

    def look_around(self) -> None:
        """Look up again what is kept around the account, and the moment: the rules see both."""
        if self.case is None or self.account is None:
            return
        account = self._take_standing(self.account)
        assert self.standing is not None
        situation = self._look_at(account, self.standing)
        self._look_together(account, self.together, self.designated)
        self.case = structs.replace(self.case, situation=situation, debt=self.debt_today(account, situation))
        self.offers = self._found_offers({}, self.offers)
        self._begin_today()
        self._derive(OPTIONS)
        self.outcomes_changed.emit()
        self.situation_changed.emit()

    def _needed_elsewhere(self, account: Account) -> Money:
        """What the other debts of the household's list need a month."""
        held = means.debts_case(self._session.store, account.number)
        listed = self._session.known(held, None, account.number)
        return NOTHING if listed is None else needed_elsewhere(listed, account.number, *self.together)

    def set_needed(self, needed: Money) -> None:
        """Judge every option beside what the other listed debts need a month."""
        if self.case is None or needed == self.case.needed:
            return
        self.case = structs.replace(self.case, needed=needed)
        self._refill()
        self._derive(OPTIONS)
        self.outcomes_changed.emit()

    def set_household(self, household: Household | None) -> None:
        """New means: options nobody has touched are cut to them again."""
        if household is not None and household.lump_sum is None and self._heard is not None:
            household = structs.replace(household, lump_sum=self._heard)
        if self.case is None or household == self.case.household:
            return
        self.case = structs.replace(self.case, household=household)
        self._refill()
        self._derive(OPTIONS)
        self.outcomes_changed.emit()

    def hear_lump_sum(self, amount: Money, day: date | None) -> None:
        """Money that the debtor says is there now, or on a day, counts with their means, unless the sheet knows of some
        already."""
        household = self.case.household if self.case else None
        if self.case is None or household is None or household.lump_sum not in (None, self._heard):
            return
        self._heard = LumpSum(amount, there_on(day, self.case.debt.as_of), HEARD)
        self.set_household(structs.replace(household, lump_sum=self._heard))

    def take_household(self, household: Household | None) -> None:
        """Means from the full sheet: as ``set_household``, and the quick figures show their sums."""
        before = self.case.household if self.case else None
        self.set_household(household)
        if household != before:
            if household is not None and not self.touched:
                # The payment falls due when the money is there.
                self.set_dates(on_pay_day(household, self.first_due), self.frequency)
            self.household_replaced.emit()

    def change(self, kind: OptionKind, option: Option) -> None:
        """Change one option; equal terms stop here."""
        if option == self.options[kind]:
            return
        self._put(kind, option)
        self._derive((kind,))
        self.outcomes_changed.emit()

    def _put(self, kind: OptionKind, option: Option) -> None:
        """An option on its card. What leaves an offer of an earlier day begins today."""
        if self.case is not None and kind in self.offers.standing:
            # So that what is typed back is what was offered.
            option, _ = as_it_works(self.case, option)
        was_held = self.offers.held(kind) is not None
        self.offers = self.offers.changed(kind, option)
        if was_held and self.offers.held(kind) is None:
            option, _ = begun_on(option, self._session.today(), self._fresh_options()[kind])
        self.options[kind] = option
        self.touched.add(kind)

    def offer_now(self, kind: OptionKind) -> StandingOffer | None:
        """Return what a card offers, to be kept with what is said of it: as it stands, or as it is on the card
        today."""
        outcome, offer = self.outcomes.get(kind), self.offers.held(kind)
        if offer is not None and offer.state != "released":
            return offer
        if not isinstance(outcome, Simulated):
            return None
        return stand(outcome, self.options[kind], self._session.today(), self._session.organisation.presets.answer_days)

    def offered(self, kind: OptionKind) -> None:
        """Something was said of what a card holds, and is in the log: look up what stands now."""
        self.offers = self.offers.said_anew(kind)
        self.look_around()

    def put_back_offer(self, kind: OptionKind) -> None:
        """Put what was offered last on its card again."""
        offer = self.offers.standing.get(kind)
        if offer is not None:
            self.change(kind, offer.option)

    def begin_anew(self, kind: OptionKind) -> None:
        """Make a draft of today of what was accepted and can no longer be agreed on."""
        if self.case is None or not self.offers.past(kind):
            return
        self.offers = self.offers.left_at(kind)
        self._begin_today()
        self._derive(OPTIONS)
        self.outcomes_changed.emit()

    def take_up(self, digest: str) -> bool:
        """Put released terms back on their card, just as they were; False where they can no longer be agreed on."""
        if self.case is None or self.account is None:
            return False
        record = releases.record_of(self._session.store, digest)
        kind = option_in(record).terms.kind
        released = debts_in(record)
        named = next((one.account for one in released if one.share.debt.designated), "")
        self._look_together(self.account, [one.account for one in released[1:]], named)
        self.offers = self.offers.taken_up(kind, digest)
        self.look_around()
        self.choose(kind)
        if self.offers.held(kind) is None:
            self.offers = self.offers.said_anew(kind)
            self.look_around()
            return False
        return True

    def set_dates(self, first_due: date, frequency: Frequency) -> None:
        """First due date and frequency of all options."""
        if (first_due, frequency) == (self.first_due, self.frequency):
            return
        same_day = first_due == self.first_due
        self.first_due, self.frequency, self.dated = first_due, frequency, True
        for kind, option in self.options.items():
            # Days of their own move when the day does, and not with how often.
            kept = same_day and _own_days(option)
            changed = dated(option, option.terms.first_due if kept else first_due, frequency)
            if self.offers.held(kind) is not None and changed != option:
                self._put(kind, changed)
            else:
                self.options[kind] = changed
        self._refill()
        self._derive(OPTIONS)
        self.outcomes_changed.emit()

    def set_locked(self, locked: frozenset[Quantity]) -> None:
        """Lock these quantities of the instalment plan; the others follow."""
        if locked != self.locked:
            self.locked = locked
            self.locks_changed.emit()

    def choose(self, kind: Kind) -> None:
        """Choose an option, or the hold: then the option chosen last goes on being compared."""
        if kind == self.chosen or (kind == "hold" and self.case is None):
            return
        self.chosen = kind
        if kind != "hold":
            self.compared = kind
        self.chosen_changed.emit()

    def draft(self) -> dict[str, Any]:
        """Return what is needed to put everything back as it is."""
        left = Draft(
            household=self.case.household if self.case else None,
            options=self.options,
            touched=frozenset(self.touched),
            chosen=self.compared,
            on_hold=self.on_hold,
            locked=self.locked,
            dates=Dates(self.first_due, self.frequency, self.dated),
            offers=self.offers.draft(),
            together=self.together,
            designated=self.designated,
        )
        return draft_record(left)

    def _take(self, draft: Draft) -> None:
        """Put a draft on the cards."""
        if self.case is not None:
            self.case = structs.replace(self.case, household=draft.household)
            there = draft.household.lump_sum if draft.household else None
            self._heard = there if there and there.source == HEARD else None
        self.touched, self.compared = set(draft.touched), draft.chosen
        self.chosen = "hold" if draft.on_hold else draft.chosen
        self.locked = draft.locked
        for kind in draft.touched:
            self.options[kind] = draft.options[kind]
        if draft.dates is not None:
            self.first_due, self.frequency = draft.dates.first_due, draft.dates.frequency
            self.dated = draft.dates.typed
        elif draft.touched:
            # A draft of before dates were kept: an option that somebody touched tells what was typed.
            self.frequency = self.options[_first_of(draft.touched)].terms.frequency

    def _take_organisation(self) -> None:
        """Other rules, another yardstick: the same options are judged again."""
        if self.case is None or self.account is None:
            return
        self.case = structs.replace(
            self.case,
            debt=self.debt_today(self.account, self.case.situation),
            policy=self.policy,
            creditor=creditor_of(self._session.organisation.valuation),
        )
        self.look_at_authority()
        self._begin_today()
        self._derive(OPTIONS)
        self.outcomes_changed.emit()

    def _refill(self) -> None:
        if self.case is None or self.touched.issuperset(OPTIONS):
            return
        fresh = self._fresh_options()
        if not (self.dated or self.touched):
            self.first_due = fresh[OPTIONS[0]].terms.first_due
        for kind in set(OPTIONS) - self.touched:
            self.options[kind] = replace(fresh[kind], treatment=self.options[kind].treatment)

    def _fresh_options(self) -> dict[OptionKind, Option]:
        """What today would begin with, at the dates of the desk."""
        assert self.case is not None
        today, ours = self._session.today(), self._session.organisation
        set_before = (self.dated or self.touched) and self.first_due > today
        due = self.first_due if set_before else None
        fresh = opening_options(self.case, ours.presets, today, first_due=due, frequency=self.frequency)
        if self.dated and self.first_due == today:
            # Only a plan can be paid for the first time on the day of its signature.
            fresh["instalment"] = dated(fresh["instalment"], today, self.frequency)
        return fresh

    def _derive(self, kinds: Iterable[OptionKind]) -> None:
        if self.case is None:
            return
        for kind in kinds:
            option = self.options[kind]
            standing = self.offers.outcome(kind, self.case)
            if standing is None:
                self.options[kind], outcome = as_it_works(self.case, option)
            else:
                outcome = standing
            self.outcomes[kind] = outcome
            if isinstance(outcome, Simulated):
                self.good[kind] = outcome


def _first_of(touched: Set[OptionKind]) -> OptionKind:
    """The first card that somebody touched, or the first of all."""
    return next((kind for kind in OPTIONS if kind in touched), OPTIONS[0])


def _own_days(option: Option) -> bool:
    """Whether an option names its payments one by one."""
    return option.terms.plan is not None and bool(option.terms.plan.rows)
