"""What is known around an account, and the contacts that nobody rewrites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs

from calculators.parts import Treatment
from calculators.rounding import Money
from restructure.authority.limits import (
    CARD_DESK,
    NO_AUTHORITY,
    Limits,
    Line,
    Waivable,
    excesses,
    limits_for,
    measures_of,
    releasers,
    stricter,
)
from restructure.offers.terms import SettlementTerms
from restructure.parties.situation import NOTHING_KNOWN, BreathingSpace, Mandate
from restructure.store import IntegrityError, Store, accounts, audit, conduct, erasure, limits
from restructure.store.conduct import Conversation
from tests.support.cases import ACCOUNT, DEBT, FIRST, PLAN, simulated
from tests.support.stores import open_store

AT = datetime(2026, 11, 25, 14, 3)  # noqa: DTZ001  # where the debtor lives
CALL = Conversation(AT, talked=True, number="0417", identity="last four digits", result="asks for 800 a month")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    yield opened
    opened.close()


def test_what_is_known_around_an_account_is_there_again(store: Store) -> None:
    known = replace(
        NOTHING_KNOWN,
        party="agency",
        mandate=Mandate("M-7", date(2027, 1, 31)),
        breathing_space=BreathingSpace(date(2026, 11, 1), None),
        cash_received=Money(5000),
        consent_to_income=True,
        nation="scotland",
    )
    conduct.save_situation(store, ACCOUNT.number, known)
    assert conduct.situation(store, ACCOUNT.number) == known


def test_a_day_that_an_earlier_version_kept_is_read_again(store: Store) -> None:
    earlier = '{"party": "buyer", "assigned_on": "2026-01-05"}'
    store.connection.execute("INSERT INTO situations VALUES (?, ?, ?)", (ACCOUNT.number, "2026-11-25", earlier))
    known = replace(NOTHING_KNOWN, party="buyer", assigned_on=date(2026, 1, 5))
    assert conduct.situation(store, ACCOUNT.number) == known


def test_the_moment_is_never_kept(store: Store) -> None:
    conduct.save_situation(store, ACCOUNT.number, replace(NOTHING_KNOWN, today=AT.date(), local_now=AT, kept_plan=True))
    assert conduct.situation(store, ACCOUNT.number) == NOTHING_KNOWN


def test_contacts_are_kept_in_order_and_counted(store: Store) -> None:
    later = replace(CALL, at=AT.replace(hour=16), talked=False, result="no answer")
    for one in (later, CALL):
        conduct.append_contact(store, ACCOUNT.number, one)
    assert conduct.contacts(store, ACCOUNT.number) == (CALL, later)
    assert [one.counted.talked for one in conduct.contacts(store, ACCOUNT.number)] == [True, False]


@pytest.mark.parametrize("statement", ["UPDATE contacts SET talked = 0", "DELETE FROM contacts"])
def test_nobody_rewrites_a_contact(store: Store, statement: str) -> None:
    conduct.append_contact(store, ACCOUNT.number, CALL)
    with pytest.raises(IntegrityError, match="a contact stays as it is"):
        store.connection.execute(statement)


def test_a_dialler_list_counts_each_call_once(store: Store) -> None:
    listed = [(ACCOUNT.number, CALL), (ACCOUNT.number, CALL), ("unknown", CALL)]
    assert conduct.append_contacts(store, listed) == 1
    assert conduct.append_contacts(store, listed) == 0


def test_what_is_known_goes_with_the_person(store: Store) -> None:
    conduct.append_contact(store, ACCOUNT.number, CALL)
    conduct.save_situation(store, ACCOUNT.number, NOTHING_KNOWN)
    erasure.erase(store, ACCOUNT.number)
    assert store.connection.execute("SELECT count(*) FROM contacts").fetchone()[0] == 0
    assert store.connection.execute("SELECT count(*) FROM situations").fetchone()[0] == 0
    assert audit.verify(store) == ()


def test_limits_are_kept_as_the_organisation_sets_them(store: Store) -> None:
    assert limits.matrix(store) == CARD_DESK
    own = (Line("collector", Limits(lowest_rate=Decimal("0.03")), "credit_card", (91, None), (Money(0), Money(5000))),)
    limits.save_matrix(store, own)
    assert limits.matrix(store) == own


def test_the_first_line_that_fits_decides() -> None:
    small = Line("collector", Limits(longest_months=12), balance=(Money(0), Money(100)))
    old = Line("collector", Limits(longest_months=24), days_overdue=(91, None))
    debt = structs.replace(DEBT, days_overdue=120)
    assert limits_for((small, old), "collector", debt) == old.limits
    assert limits_for((small,), "collector", debt) == NO_AUTHORITY


def test_the_organisation_stands_above_a_user() -> None:
    mine = Limits(longest_months=60, lowest_rate=Decimal("0.01"), smallest_payment=Money(100))
    ours = Limits(longest_months=36, lowest_rate=Decimal("0.03"), waive=Waivable(principal=Decimal("0.2")))
    both = stricter(mine, ours)
    assert (both.longest_months, both.lowest_rate, both.smallest_payment) == (36, Decimal("0.03"), 100)
    assert both.waive.principal == Decimal("0.2")


def test_what_goes_beyond_a_limit_says_by_how_much_and_who_may_release_it() -> None:
    half = simulated(SettlementTerms(FIRST, FIRST, fraction=Decimal("0.5")), Treatment())
    beyond = excesses(measures_of(half), limits_for(CARD_DESK, "collector", half.debt))
    assert [(one.limit, one.part) for one in beyond] == [("waive", "principal"), ("waive", "fees")]
    assert releasers(CARD_DESK, measures_of(half)) == ("supervisor", "administrator")


def test_a_plan_within_the_limits_goes_beyond_none() -> None:
    plan = simulated(PLAN)
    assert excesses(measures_of(plan), limits_for(CARD_DESK, "collector", plan.debt)) == ()
    low = Limits(lowest_rate=Decimal("0.12"), longest_months=12, smallest_payment=Money(10**9))
    assert [one.limit for one in excesses(measures_of(plan), low)] == [
        "longest_months",
        "lowest_rate",
        "smallest_payment",
    ]
