"""What goes out beside the agreement of a plan whose payments differ: right sums on right days, whatever says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.parser import BytesParser
from email.policy import default

import pytest
from icalendar import Calendar
from msgspec import structs

from calculators.rounding import Money
from reports import formats, plan, uneven
from reports.facts import once
from reports.formats import LANGUAGES, Language
from reports.in_short import plan_in_short
from reports.messages import email_draft, short_message
from reports.papers.calendar import calendar_file
from reports.papers.large import large_pdf
from reports.papers.offers import forbearance_pdf, offer_pdf
from reports.readback import script
from reports.told import said_of
from restructure.agreements.agreement import Agreement
from restructure.agreements.default_notice import missed
from restructure.agreements.progress import Progress, Received, progress
from restructure.offers.plan_summary import in_short
from restructure.proposals.log_entry import Told, written
from tests.support import samples
from tests.support.reading import pages_of, squeezed, text_of
from tests.support.uneven_plans import MORE, PLANS

WE: dict[Language, str] = {"en": "Payto", "zh": "付到哪里"}
"""The row of a letter behind the payments."""
KINDS = {name: samples.agreement_of(terms) for name, terms in PLANS.items()}
ALL = KINDS | {name: samples.agreement_of(MORE[name]) for name in ("together", "lower", "down")}
DAY = timedelta(days=1)


def payments(agreement: Agreement) -> list[tuple[date, Money]]:
    rows = zip(agreement.outcome.schedule.due, agreement.outcome.schedule.payment, strict=True)
    return [(due, paid) for due, paid in rows if paid]


def kept(agreement: Agreement, until: date, *, without: int = 0) -> Progress:
    """The plan on a day, every payment up to it made on its day but the last ones."""
    made = [Received(due, paid) for due, paid in payments(agreement) if due <= until]
    return progress(agreement, made[: len(made) - without], until)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ALL)
def test_the_read_back_names_every_payment_with_its_days(kind: str, language: Language) -> None:
    said = dict(script(ALL[kind], language, recording="R", keep_until=date(2031, 1, 1)))["payments"]
    for sentence in uneven.told(ALL[kind].outcome, language):
        assert sentence.rstrip(".。") in said
    assert "**" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ALL)
def test_the_letters_of_an_offer_name_every_payment_behind_the_first(kind: str, language: Language) -> None:
    agreement = ALL[kind]
    offer, letter = (
        text_of(made)
        for made in (offer_pdf(agreement, samples.MADE_ON, language), forbearance_pdf(agreement, language))
    )
    assert all(squeezed(one) in offer for one in uneven.told(agreement.outcome, language, 1))
    assert all(squeezed(one) in letter for one in uneven.told(agreement.outcome, language, first=True))
    assert squeezed(formats.date(plan.first_paid(agreement.outcome)[0], language)) in letter.partition(WE[language])[0]
    assert not any(squeezed(one) in offer for one in ("the schedule", "还款表"))
    assert formats.plain(payments(agreement)[0][1], "CNY") in offer


@pytest.mark.parametrize(
    ("kind", "english", "chinese"),
    [
        ("rows", "5,500.00, then 8,000.00, then 33,420.53", "5,500.00，之后8,000.00，之后33,420.53"),
        (
            "months",
            "33 payments: 29 × 1,431.41, first 2,500.00, last 1,431.29, at most 2,500.00",
            "33期：29 × 1,431.41，首期2,500.00，末期1,431.29，最多2,500.00",
        ),
        (
            "holidays",
            "33 payments: 31 × 1,492.94, first 1,992.94, last 1,493.04, at most 1,992.94",
            "33期：31 × 1,492.94，首期1,992.94，末期1,493.04，最多1,992.94",
        ),
        (
            "extra",
            "35 payments: 32 × 1,361.13, first 1,861.13, last 568.95, at most 3,000.00",
            "35期：32 × 1,361.13，首期1,861.13，末期568.95，最多3,000.00",
        ),
    ],
)
def test_the_line_of_a_plan_counts_what_is_paid_and_names_the_usual_and_the_most(
    kind: str, english: str, chinese: str
) -> None:
    outcome = KINDS[kind].outcome
    assert (plan_in_short(outcome, "en"), plan_in_short(outcome, "zh")) == (english, chinese)
    assert in_short(outcome).count == outcome.totals.payments
    assert english in said_of(written(Told("read_out", plan=in_short(outcome))), "en")
    assert chinese in said_of(written(Told("read_out", plan=in_short(outcome))), "zh")


@pytest.mark.parametrize("kind", ALL)
def test_the_calendar_of_a_telephone_holds_each_payment_and_no_day_on_which_none_is_due(kind: str) -> None:
    agreement = ALL[kind]
    rows = kept(agreement, agreement.made_on).rows
    events = Calendar.from_ical(calendar_file(agreement, rows, "en", datetime(2026, 11, 25, tzinfo=UTC))).walk("VEVENT")
    told = [(one.decoded("dtstart"), str(one["summary"])) for one in events]
    assert told == [(due, f"Pay {formats.money(paid, 'CNY', 'en')}") for due, paid in payments(agreement)]


def test_in_large_print_where_to_pay_stays_on_the_first_sheet_and_the_payments_follow() -> None:
    agreement = ALL["together"]
    first, second, *_ = pages_of(large_pdf(agreement, "en"))
    assert squeezed(agreement.organisation.bank.payee_account) in first
    assert all(squeezed(one) in second for one in uneven.told(agreement.outcome, "en"))


def turning_days(agreement: Agreement) -> Iterator[date]:
    """The days on which something begins or ends: around each row, and long before the next."""
    due = agreement.outcome.schedule.due
    for day in due:
        yield from (day - DAY, day, day + DAY, day + 20 * DAY)


@pytest.mark.parametrize("kind", ALL)
def test_a_plan_that_is_paid_to_the_day_is_never_late_and_asks_for_its_next_payment(kind: str) -> None:
    agreement = ALL[kind]
    for day in [day for day in turning_days(agreement) if day >= agreement.made_on]:
        now = kept(agreement, day)
        later = [(due, paid) for due, paid in payments(agreement) if due > day]
        assert (now.missing, now.over, now.may_end_on) == (0, 0, None)
        assert {row.state for row in now.rows} <= {"paid", "ahead", "free"}
        assert all((row.state == "free") == (not row.payment) for row in now.rows)
        assert now.next_row is None if not later else (now.next_row.due, now.next_row.payment) == later[0]  # type: ignore[union-attr]  # the next one is there
        assert now.left == sum(paid for _, paid in later)


@pytest.mark.parametrize("kind", ALL)
def test_what_is_missed_is_asked_for_from_its_own_day_on(kind: str) -> None:
    agreement = ALL[kind]
    due, paid = payments(agreement)[1]
    before, on, after = (
        kept(agreement, day, without=0 if day < due else 1) for day in (due - DAY, due, due + 10 * DAY)
    )
    assert (before.missing, on.missing, after.missing) == (0, paid, paid)
    assert [row.state for row in on.rows if row.due == due and row.payment] == ["due"]
    assert [row.state for row in after.rows if row.due == due and row.payment] == ["missed"]
    assert after.may_end_on == due + timedelta(days=agreement.organisation.deadlines.end_days + 1)
    told = missed(agreement, after, "N1", due + 10 * DAY)
    assert [(row.due, row.payment) for row in told.due] == [(due, paid)]
    assert told.missing == paid


@pytest.mark.parametrize("kind", ALL)
def test_messages_ask_for_the_next_payment_even_in_a_holiday(kind: str) -> None:
    agreement = ALL[kind]
    day = date(2027, 4, 30)
    row = kept(agreement, day).next_row
    due, paid = next((due, paid) for due, paid in payments(agreement) if due > day)
    assert row is not None
    said = short_message(agreement, row, "en")
    assert f"{formats.money(paid, 'CNY', 'en')} by {formats.date(due, 'en')}" in said
    body = BytesParser(policy=default).parsebytes(email_draft(agreement, row, (), "zh")).get_body()
    assert body is not None
    assert formats.money(paid, "CNY", "zh") in body.get_content()


def test_what_is_due_once_is_no_share_of_old_interest_before_a_holiday() -> None:
    early = structs.replace(
        PLANS["holidays"], holidays=(replace(PLANS["holidays"].holidays[0], start=date(2027, 1, 1)),)
    )
    assert once(samples.agreement_of(early)) == once(KINDS["holidays"]) == 50_000
    assert plan.payments(samples.agreement_of(early).outcome).first_due == date(2026, 12, 25)
