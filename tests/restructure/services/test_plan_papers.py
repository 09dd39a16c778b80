"""Papers after a signature: made below the window, numbered, and on record once they went out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.agreements.agreement import Wording, terms_digest, to_json
from restructure.agreements.course import Kept
from restructure.agreements.evidence import Signature
from restructure.agreements.progress import Received, progress
from restructure.agreements.record import read_agreement
from restructure.parties.organisation import Letterhead, amended
from restructure.services.paper_order import Order
from restructure.services.plan_papers import (
    letterhead_for,
    may_end,
    note_plan_paper,
    notice_number,
    picture_for,
    plan_paper,
    stated,
)
from restructure.services.signing import Agreed, sign_and_keep
from restructure.services.workplace import Workplace
from restructure.store import IntegrityError, accounts, audit, plan_events, settings
from restructure.store.connection import connect, set_current_user
from restructure.store.guarded_fields import LETTERHEADS
from tests.support.cases import ACCOUNT, FIRST, LENDER, TODAY
from tests.support.drafts import draft
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace

DAY = timedelta(days=1)
LATE = NOW + (FIRST - TODAY) + 31 * DAY
NUMBER = draft().number


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workplace]:
    """A month after a first payment that never came; the store's own clock goes along."""
    moments = [NOW]
    store = open_store(tmp_path / "store.db", now=lambda: moments[0])
    accounts.save(store, ACCOUNT)
    both = Agreed(Signature(ACCOUNT.debtor.name, TODAY), Signature("He Lan", TODAY))
    sign_and_keep(workplace(store), draft(), both)
    moments[0] = LATE
    yield workplace(store, LATE)
    store.close()


def kept(office: Workplace) -> Kept:
    found = plan_events.kept(office.store, NUMBER, office.today)
    assert found is not None
    return found


def test_a_notice_is_made_and_the_next_has_the_next_number(office: Workplace) -> None:
    one = kept(office)
    assert notice_number(one) == f"{NUMBER}-N1"
    assert plan_paper(office, "notice", one).startswith(b"%PDF-")
    note_plan_paper(office, "notice", one)
    assert notice_number(kept(office)) == f"{NUMBER}-N2"
    assert [each.detail for each in audit.entries(office.store, action="exported")] == [f"{NUMBER} notice"]


@pytest.mark.parametrize(("days", "ends"), [(-1, False), (0, False), (1, True)])
def test_a_plan_may_be_ended_the_day_after_its_notice_ran_out(office: Workplace, days: int, *, ends: bool) -> None:
    assert not may_end(kept(office), office.today)
    note_plan_paper(office, "notice", kept(office))
    day = office.today + timedelta(days=office.organisation.deadlines.cure_days + days)
    assert may_end(kept(replace(office, now=LATE + (day - office.today))), day) == ends


def test_other_papers_are_on_record_and_change_nothing(office: Workplace) -> None:
    before = kept(office).turns
    note_plan_paper(office, "large", kept(office))
    assert kept(office).turns == before
    assert plan_paper(office, "large", kept(office)).startswith(b"%PDF-")


def test_a_payoff_is_made_for_the_day_that_was_asked_for_and_for_none_that_has_passed(office: Workplace) -> None:
    one = kept(office)
    today, later = (plan_paper(office, "payoff", one, day) for day in (None, office.today + DAY))
    assert today.startswith(b"%PDF-")
    assert today != later
    with pytest.raises(Refusal, match="payoff_day_passed"):
        plan_paper(office, "payoff", one, office.today - DAY)


def test_a_statement_of_account_says_how_it_stood_on_a_day_and_on_none_to_come(office: Workplace) -> None:
    one = kept(office)
    first = one.agreement.outcome.schedule.due[0]
    paid = replace(one, now=progress(one.agreement, [Received(first, Money(500_00))], office.today))
    assert stated(paid, first - DAY, office.today).now.paid == 0
    assert stated(paid, first, office.today).now.paid == 500_00
    assert stated(paid, office.today, office.today) == paid
    then, now = (plan_paper(office, "account_statement", paid, None, day) for day in (first, None))
    assert then != now
    with pytest.raises(Refusal, match="date_in_future"):
        plan_paper(office, "account_statement", paid, None, office.today + DAY)


def test_the_picture_to_scan_goes_to_its_own_payee_alone(office: Workplace) -> None:
    settings.save_payment_picture(office.store, b"picture")
    assert picture_for(office, draft()) == b"picture"
    far = amended(LENDER, payee="Far Bank", payee_account="6000")
    assert picture_for(replace(office, organisation=far), draft()) == b""


def test_a_paper_bears_the_letterhead_that_its_agreement_was_made_with(office: Workplace) -> None:
    settings.save_letterhead(office.store, b"old")
    then = replace(draft(), letterhead=workplace(office.store).letterhead)
    signed = read_agreement(to_json(then))
    assert signed.letterhead == Letterhead(then.letterhead.sha256)
    settings.save_letterhead(office.store, b"new")
    assert letterhead_for(office, signed).png == b"old"
    assert letterhead_for(workplace(office.store), draft()).png == b"new"
    assert terms_digest(then) != terms_digest(draft())


def test_a_letterhead_that_was_altered_where_it_is_kept_is_not_drawn(office: Workplace) -> None:
    settings.save_letterhead(office.store, b"old")
    then = replace(draft(), letterhead=workplace(office.store).letterhead)
    key = LETTERHEADS + then.letterhead.sha256
    store = office.store
    with pytest.raises(IntegrityError):
        settings.save(store, key, b"other")
    with pytest.raises(IntegrityError):
        store.connection.execute("DELETE FROM settings WHERE key = ?", (key,))
    with closing(connect(store.path, store.key)) as past_the_program:
        set_current_user(past_the_program, "")
        past_the_program.execute("UPDATE settings SET value = '\"b3RoZXI=\"' WHERE key = ?", (key,))
    assert letterhead_for(office, then).png == b""
    assert [(one.fault, one.table, one.row) for one in audit.verify(store)] == [("row_changed", "settings", key)]


@pytest.mark.parametrize(("wording", "language"), [("en", "en"), ("zh", "zh"), ("both", "en")])
def test_a_file_that_has_one_language_has_that_which_was_signed(wording: Wording, language: str) -> None:
    assert Order(draft(), wording, NOW).language == language


def test_no_paper_is_made_that_does_not_follow_as_the_agreement_stands(office: Workplace) -> None:
    early = replace(office, now=NOW)
    one = plan_events.kept(office.store, NUMBER, TODAY)
    assert one is not None
    for name in ("certificate", "notice", "deed", "offer"):
        with pytest.raises(Refusal, match="paper_unfit"):
            plan_paper(early, name, one)


def test_a_paper_is_made_in_the_language_that_is_asked_for(office: Workplace) -> None:
    made = {asked: plan_paper(office, "large", kept(office), wording=asked) for asked in (None, "en", "zh")}
    assert made[None] in (made["en"], made["zh"])
    assert made["en"] != made["zh"]


def test_a_certificate_closes_an_agreement_once(office: Workplace) -> None:
    note_plan_paper(office, "certificate", kept(office))
    assert [(turn.kind, turn.detail) for turn in kept(office).turns] == [("completed", "SC-2026-000042")]
    note_plan_paper(office, "certificate", kept(office))
    assert len(kept(office).turns) == 1
