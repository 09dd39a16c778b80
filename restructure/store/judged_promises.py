"""Promises of an account as they stand: by the money that came, the days on which nobody asked, and what is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from calculators.public_holidays import Nation
from restructure.parties.account import Account
from restructure.parties.organisation import rule_set_of
from restructure.parties.situation import Situation
from restructure.policy import days_off_under
from restructure.store import conduct, money_known, negotiations, payments, promises, settings
from restructure.store.connection import Store
from restructure.unreadable import Unreadable
from restructure.worklist.promise import Judged, Promise, Still, Terms, judged
from restructure.worklist.work_terms import PERCENT


def of_account(store: Store, account: Account, today: date) -> tuple[Judged, ...]:
    """The promises of an account as they stand on a day, the oldest first."""
    made = promises.of_accounts(store, [account.number]).get(account.number, [])
    known = money_known.known_through(money_known.sources(store), account.creditor)
    situation = conduct.situation(store, account.number)
    return judged_now(store, account, made, known, None if isinstance(situation, Unreadable) else situation, today)


def judged_now(
    store: Store, account: Account, made: Sequence[Promise], known: date | None, around: Situation | None, today: date
) -> tuple[Judged, ...]:
    """The same of promises that were looked up, money being known through the day ``known``."""
    return judged(
        made,
        payments.received(store, account.number),
        known,
        today,
        currency=account.currency,
        still=stretches(around, negotiations.stops(store, account.number)),
        terms=_terms(store, account, None if around is None else around.nation),
    )


def _terms(store: Store, account: Account, nation: Nation | None) -> Terms:
    """The organisation's terms on which a promise is kept; days off are those of the rules of the account."""
    terms, off = settings.work_terms(store), None
    if terms.promise_rolls:
        ours = settings.organisation(store)
        rules = "neutral" if isinstance(ours, Unreadable) else rule_set_of(ours.policy.rule_set, account)
        off = days_off_under(rules, nation)
    return Terms(terms.promise_days, Fraction(terms.promise_percent, PERCENT), off)


def stretches(around: Situation | None, stops: Iterable[tuple[date, date | None]]) -> tuple[Still, ...]:
    """The stretches in which nobody is asked to pay: holds, breathing space, moratorium, and exits until they were
    taken back."""
    held = [] if around is None else [Still(one.start, one.until) for one in around.holds]
    spaces = () if around is None else (around.breathing_space, around.moratorium)
    held += [Still(one.start, one.end) for one in spaces if one is not None]
    return (*held, *(Still(*one) for one in stops))
