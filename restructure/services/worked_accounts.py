"""Accounts looked up in the store with all that their place on a work list follows from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from calculators.rounding import Money
from restructure.agreements.standing import Ended, Running, Settled, Standing, balance
from restructure.household.creditor_letters import SILENT_AFTER, unanswered
from restructure.household.household import Household, month_of
from restructure.offers.outcome import Case
from restructure.parties.account import Account, debt_of
from restructure.parties.organisation import policy_lines_for, policy_of
from restructure.parties.situation import CONFIRMING, Contact, Situation
from restructure.parties.time_zone import local_time
from restructure.policy import Finding, Policy, days_off_under
from restructure.proposals.log_entry import told_in
from restructure.proposals.standing_offer import standing_offers
from restructure.rules.hold_conditions import ended
from restructure.rules.judgement import contact_findings, said_around
from restructure.rules.packs import pack_named
from restructure.services.circumstances import REMINDED, circumstances, plan_contact
from restructure.services.client_files import FilesDue, due
from restructure.services.promises import judged_on
from restructure.services.workplace import Workplace
from restructure.store import (
    accounts,
    day_counts,
    means,
    money_known,
    negotiations,
    next_steps,
    owners,
    payments,
    people,
    placements,
    plan_events,
)
from restructure.store import promises as kept_promises
from restructure.store.connection import Store
from restructure.store.money_known import MoneyKnown
from restructure.store.negotiations import Event
from restructure.unreadable import Unreadable
from restructure.worklist.best_hour import Tried, best_hour, by_window, tried
from restructure.worklist.contact import free_at
from restructure.worklist.next_step import LeftOut, NextStep, Skip
from restructure.worklist.promise import Judged, Promise, level
from restructure.worklist.sign import Class, Means, Plan, Sign, causes, class_of, plan_signs, promise_sign
from restructure.worklist.worked_account import Course, Offered, PlanState, Silent, Worked

HOLD_JUST_OVER = timedelta(days=30)
MIDNIGHT_SKIP = timedelta(days=1)
AFTER_TREATMENT = timedelta(days=30)
SILENT, ONE_DAY = timedelta(days=SILENT_AFTER), timedelta(days=1)
RUNNING = ("limitation_near_instalments", "limitation_running")
"""Conditions that tell the last day of a limitation period that is not over."""
ANSWERS = ("offered", "accepted", "signed", "given", "countered", "refused")
"""Entries of the log by which somebody went on after a release was decided."""


@dataclass(frozen=True, slots=True)
class Context:
    """Records that several accounts are looked up with at once; without a ``user`` for everybody."""

    user: str | None
    told: tuple[MoneyKnown, ...]
    book: Tried
    steps: Mapping[str, list[NextStep]] = field(default_factory=dict)
    promises: Mapping[str, list[Promise]] = field(default_factory=dict)
    skips: Mapping[str, Skip] = field(default_factory=dict)
    out: Mapping[str, list[LeftOut]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    """Those who sign in here no more: what they were to do is for whoever has the account."""
    clients: FilesDue = field(default_factory=FilesDue)
    hours: dict[tuple[str, Situation], tuple[int, ...]] = field(default_factory=dict)
    """Hours at which a rule begins or ceases to speak against contact, by rule set and circumstances."""


def worked_of(workplace: Workplace, numbers: Sequence[str]) -> Iterator[Worked]:
    """Look some accounts up with all that their place follows from, whoever works them; one that is gone is left
    out."""
    context = context_of(workplace, None, numbers)
    return (one for number in numbers if (one := looked_up(workplace, context, number)) is not None)


def context_of(workplace: Workplace, user: str | None, numbers: Sequence[str], book: Tried | None = None) -> Context:
    """The records that accounts are looked up with, for somebody; ``book`` where the calls of all are known already."""
    store = workplace.store
    own = frozenset(owners.owned(store, user)) if user is not None and owners.any_given(store) else None
    return Context(
        user,
        money_known.sources(store),
        by_window(day_counts.calls_by_hour(store)) if book is None else book,
        next_steps.open_ones(store, numbers),
        kept_promises.of_accounts(store, numbers),
        next_steps.last_skips(store, numbers),
        next_steps.left_out(store, numbers),
        frozenset(numbers) if own is None else own,
        people.who_left(store),
        due(store, workplace.today, own),
    )


def looked_up(workplace: Workplace, context: Context, number: str) -> Worked | None:
    """All that the place of an account follows from; None where there is none."""
    store = workplace.store
    account = accounts.load(store, number)
    if account is None:
        return None
    policy = _policy(workplace, account)
    there = replace(workplace, policy=policy)
    standing = plan_events.standing(store, account, workplace.today)
    situation = _on_the_clock(there, circumstances(there, account, standing))
    now = local(there, situation)
    known = money_known.known_through(context.told, account.creditor)
    promises = judged_on(there, account, context.promises.get(number, []), known, situation)
    log = negotiations.events(store, number)
    plan = Plan(standing.kept.agreement, standing.kept.now) if isinstance(standing, Running) else None
    state = _plan_state(plan, known)
    judge = _judge(account, policy, situation, state, standing)
    signs, treatment = _signs(there, account, plan, promises, situation, known, now)
    placed = [one for one in placements.of_account(store, number) if one.placed_on <= now.date()]
    skip = context.skips.get(number)
    released_at, released = _released(there, situation, log)
    return Worked(
        number=number,
        currency=account.currency,
        arrears=balance(standing),
        situation=situation,
        free=free_at(judge, _ends(situation, state)),
        closed=_closed(standing, placed, now.date()),
        promises=promises,
        known_through=known,
        steps=tuple(one for one in context.steps.get(number, ()) if _is_theirs(one, number, context)),
        skip=skip,
        left_out=tuple(context.out.get(number, ())),
        plan=state,
        course=_course(standing),
        offers=_offers(log, now.date()),
        called_at=_last(there, situation, log, ("called",)),
        released_at=released_at,
        released=released,
        over_on=_over_on(situation),
        placed_on=max((one.placed_on for one in placed), default=None),
        signs=signs,
        treatment=treatment,
        best=best_hour(tried(situation.contacts), context.book),
        days_off=days_off_under(policy.name, situation.nation),
        skipped_until=_skipped_until(there, situation, skip),
        limitation_on=_limitation_on(there, account, situation),
        adviser_at=_adviser_at(there, situation, log),
        silent=_silent(store, situation, number, now.date()),
        client_task_on=context.clients.tasks.get(number),
        client_review_on=context.clients.reviews.get(number),
        hours=_hours(context, account, policy, situation),
    )


def _is_theirs(one: NextStep, number: str, context: Context) -> bool:
    unowned = not one.owner or one.owner in context.gone
    return context.user is None or one.owner == context.user or (unowned and number in context.own)


def _policy(workplace: Workplace, account: Account) -> Policy:
    """The rules of an account, as those of the organisation lead to them."""
    return policy_of(policy_lines_for(workplace.organisation.policy, account), workplace.policy.lpr)


def local(workplace: Workplace, situation: Situation) -> datetime:
    """The moment on the clock where the debtor lives; on that of this PC where no zone is known."""
    there = local_time(workplace.now, situation.time_zone, workplace.policy.zone)
    return workplace.now.replace(tzinfo=None) if there is None else there


def _on_the_clock(workplace: Workplace, situation: Situation) -> Situation:
    """The circumstances with the moment of each contact on the clock where the debtor lives."""

    def moved(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
        return tuple(replace(one, at=_there(workplace, situation, one.at)) for one in contacts)

    return replace(situation, contacts=moved(situation.contacts), elsewhere=moved(situation.elsewhere))


def _there(workplace: Workplace, situation: Situation, at: datetime) -> datetime:
    if at.tzinfo is None:
        return at
    return local_time(at, situation.time_zone, workplace.policy.zone) or at.astimezone(workplace.now.tzinfo).replace(
        tzinfo=None
    )


def _judge(
    account: Account, policy: Policy, situation: Situation, plan: PlanState | None, standing: Standing
) -> Callable[[datetime], tuple[Finding, ...]]:
    debt, zoned = debt_of(account), situation.local_now is not None

    def judge(moment: datetime) -> tuple[Finding, ...]:
        # A plan is kept at the most as long as its next payment is in time.
        kept = situation.kept_plan and (plan is None or moment.date() <= plan.last_in_time)
        seen = replace(
            situation,
            today=moment.date(),
            local_now=moment if zoned else None,
            kept_plan=kept,
            plan_contact=plan_contact(situation, standing, moment.date()),
        )
        return contact_findings(debt, policy, seen)

    return judge


def _limitation_on(workplace: Workplace, account: Account, situation: Situation) -> date | None:
    """The last day of a limitation period that is said to be running or to end soon; None where nothing is known."""
    if account.last_due is None and situation.last_restart is None:
        return None
    debt, policy = debt_of(account), workplace.policy
    named = {one.id for one in pack_named(policy.name).rules if one.when in RUNNING}
    found = said_around(Case(debt, policy, None, None, situation=situation), debt)
    days = (one.facts.get("day") for _, one in found if one.rule in named)
    return next((day for day in days if isinstance(day, date)), None)


def _hours(context: Context, account: Account, policy: Policy, situation: Situation) -> tuple[int, ...]:
    """The hours at which a rule begins or ceases to speak against contact; the same for all in the same
    circumstances."""
    if situation.local_now is None:
        return ()
    bare = replace(situation, contacts=(), elsewhere=(), today=None, local_now=None)
    key = policy.name, bare
    if key not in context.hours:
        day, debt = situation.local_now.date(), debt_of(account)
        moments = (datetime.combine(day, time(hour)) for hour in range(24))
        seen = (replace(bare, today=day, local_now=moment) for moment in moments)
        said = [[one.rule for one in contact_findings(debt, policy, each)] for each in seen]
        context.hours[key] = tuple(hour for hour in range(1, 24) if said[hour] != said[hour - 1])
    return context.hours[key]


def _ends(situation: Situation, plan: PlanState | None) -> list[date]:
    """Days after which something that forbids contact is over."""
    stretches = (situation.breathing_space, situation.moratorium, situation.service)
    ends = [one.end for one in stretches if one is not None and one.end is not None]
    of_plan = [] if plan is None else [plan.last_in_time]
    if plan is not None and situation.reminders_agreed:
        of_plan.append(plan.due - REMINDED - ONE_DAY)
    last = situation.confirmation_by
    if last is not None:
        of_plan += [last - CONFIRMING - ONE_DAY, last]
    return [*of_plan, *(one.until for one in situation.holds), *ends, *(one + AFTER_TREATMENT for one in ends)]


def _closed(standing: Standing, placed: Sequence[placements.Placement], today: date) -> str:
    if isinstance(standing, Settled) or not balance(standing):
        return "settled"
    newest = max(placed, key=lambda one: one.placed_on, default=None)
    return "returned" if newest is not None and newest.ended_on is not None and newest.ended_on <= today else ""


def _course(standing: Standing) -> Course:
    if isinstance(standing, Ended):
        return "ended"
    if not isinstance(standing, Running):
        return ""
    return "kept" if standing.kept.standing == "running" else "late"


def _plan_state(plan: Plan | None, known: date | None) -> PlanState | None:
    row = None if plan is None else plan.now.next_row
    if plan is None or row is None:
        return None
    last = plan.last_in_time(row)
    return PlanState(row.number, row.due, last, row.payment, row.covered, plan.missed(known) is not None)


def _offers(log: Sequence[Event], today: date) -> tuple[Offered, ...]:
    found = standing_offers(log).values()
    return tuple(Offered(one.expires, one.day) for one in found if one.state == "offered" and one.expires >= today)


def _last(workplace: Workplace, situation: Situation, log: Sequence[Event], kinds: tuple[str, ...]) -> datetime | None:
    found = next((one for one in reversed(log) if one.kind in kinds), None)
    return None if found is None else _there(workplace, situation, found.at)


def _released(workplace: Workplace, situation: Situation, log: Sequence[Event]) -> tuple[datetime | None, bool]:
    """When a release was decided last and nobody went on since, and whether it was given."""
    for one in reversed(log):
        if one.kind in ANSWERS:
            return None, True
        if one.kind in ("released", "declined"):
            return _there(workplace, situation, one.at), one.kind == "released"
    return None, True


def _adviser_at(workplace: Workplace, situation: Situation, log: Sequence[Event]) -> datetime | None:
    """When an adviser's answer came last and nobody went on since."""
    for one in reversed(log):
        told = told_in(one.detail) if one.kind == "countered" else None
        if told is not None and told.what == "adviser":
            return _there(workplace, situation, one.at)
        if one.kind in ANSWERS:
            return None
    return None


def _silent(store: Store, situation: Situation, number: str, today: date) -> Silent | None:
    """The creditors that a counsellor waits for: of those who have not answered, the letter that is due first."""
    case = means.debts_case(store, number) if situation.party == "adviser" else None
    if case is None or isinstance(case, Unreadable):
        return None
    asked = unanswered(case, today)
    if not asked:
        return None
    first = min(asked)
    due = [one for one in asked if one + SILENT <= today] or [first]
    return Silent(len(due), first + SILENT, first)


def _over_on(situation: Situation) -> date | None:
    """The last day of a hold or a breathing space that is over, where nobody was in touch since."""
    hold, space, today = ended(situation), situation.breathing_space, situation.today
    if hold is not None:
        return hold.until
    if space is None or space.end is None or today is None or space.end >= today or situation.kept_plan:
        return None
    return None if any(one.at.date() > space.end for one in situation.contacts) else space.end


def _skipped_until(workplace: Workplace, situation: Situation, skip: Skip | None) -> datetime | None:
    if skip is None:
        return None
    if skip.until is not None:
        return _there(workplace, situation, skip.until)
    at = _there(workplace, situation, skip.at)
    return datetime.combine(at.date() + MIDNIGHT_SKIP, datetime.min.time())


def _signs(
    workplace: Workplace,
    account: Account,
    plan: Plan | None,
    promises: Sequence[Judged],
    situation: Situation,
    known: date | None,
    now: datetime,
) -> tuple[tuple[Sign, ...], Class]:
    means = _means(workplace, account)
    found = () if plan is None else plan_signs(plan, known, means, now.date())
    missed = [one.promise.due_on for one in promises if one.is_missed]
    of_promises = promise_sign(level(promises, now.date()), min(missed, default=None))
    signs = (*found, of_promises) if of_promises is not None else found
    over = _over_on(situation)
    why = causes(
        vulnerable=bool(situation.vulnerabilities),
        surplus=None if means is None else means.surplus,
        hold_just_over=over is not None and now.date() <= over + HOLD_JUST_OVER,
        plan=plan,
        known_through=known,
    )
    return tuple(signs), class_of(signs, why)


def _means(workplace: Workplace, account: Account) -> Means | None:
    household = payments.budget(workplace.store, account.number)
    if not isinstance(household, Household):
        return None
    policy = workplace.policy
    month = month_of(household, policy.savings)
    days = tuple(one.pay_day for one in household.incomes if one.pay_day is not None)
    return Means(month.amount, Money(month.income), policy.share_of_surplus, policy.withstands, days)
