"""The statement of account on any day: its sums by an account kept apart, and what it says of a plan that is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from reports import formats
from reports.papers.account_statement import account_statement_pdf, running
from restructure.agreements.agreement import Wording
from restructure.agreements.course import Kept, Turn, courses_of
from restructure.agreements.progress import Received, asked_early, owed_if_ended, progress
from restructure.services.plan_papers import stated
from tests.support.papers import DRAFT, ROWS, at
from tests.support.reading import sheets_of, squeezed

DAY = timedelta(days=1)
FIRST, SECOND, THIRD = ROWS.due[:3]
TODAY = THIRD + 40 * DAY
RECEIVED = (
    Received(FIRST + 9 * DAY, Money(1_375_02)),
    Received(SECOND - DAY, Money(500_00)),
    Received(SECOND + 2 * DAY, Money(123_45), reversed=True),
    Received(SECOND + 2 * DAY, Money(321_45)),
    Received(THIRD, Money(2_000_00)),
)
MARKS = (DRAFT.made_on, FIRST, SECOND, THIRD, *(one.paid_on for one in RECEIVED))
DAYS = sorted({day + turn * DAY for day in MARKS for turn in (-1, 0, 1)} - {DRAFT.made_on - DAY} | {TODAY})


def kept(received: Sequence[Received], today: date, turns: tuple[Turn, ...] = ()) -> Kept:
    (one,) = courses_of(DRAFT.account, [DRAFT], [turns], received, today)
    return one


def written(one: Kept, day: date, wanted: Wording = "en") -> str:
    return squeezed(" ".join(sheets_of(account_statement_pdf(one, day, TODAY, wanted))))


@pytest.mark.parametrize("day", DAYS)
def test_on_any_day_the_balance_is_what_fell_due_by_then_less_what_arrived(day: date) -> None:
    found = running(stated(kept(RECEIVED, TODAY), day, TODAY), day)
    due = sum(payment for on, payment in zip(ROWS.due, ROWS.payment, strict=True) if on <= day)
    came = sum(one.amount for one in RECEIVED if one.paid_on <= day and not one.reversed)
    assert (found[-1][1] if found else 0) == due - came
    assert all(each.on <= day for each, _ in found)


def test_a_statement_holds_its_entries_its_sums_and_the_day_of_the_letter() -> None:
    one = stated(kept(RECEIVED, TODAY), SECOND, TODAY)
    lines = [(each.what, each.number, each.money, still) for each, still in running(one, SECOND)]
    assert lines == [
        ("row", 1, 1_375_02, 1_375_02),
        ("money", 0, 1_375_02, 0),
        ("money", 0, 500_00, -500_00),
        ("row", 2, 1_375_02, 875_02),
    ]
    said = written(one, SECOND)
    for held in (DRAFT.debtor.address, f"Our reference: {DRAFT.number}", "Due and not arrived ¥875.02"):
        assert squeezed(held) in said
    assert said.index(squeezed(formats.date(TODAY, "en"))) < said.index(squeezed(formats.long_date(SECOND, "en")))


@pytest.mark.parametrize(("wanted", "words"), [("en", "nothing has arrived so far"), ("zh", "没有款项到账")])
def test_a_statement_without_entries_says_so(wanted: Wording, words: str) -> None:
    said = written(kept((), DRAFT.made_on), DRAFT.made_on, wanted)
    assert squeezed(words) in said
    assert {"en": "Balance", "zh": "余额"}[wanted] not in said


def test_no_statement_is_made_for_a_day_before_the_agreement() -> None:
    with pytest.raises(Refusal, match="day_outside"):
        stated(kept((), TODAY), DRAFT.made_on - DAY, TODAY)


def test_a_plan_that_was_paid_early_adds_up_with_the_interest_that_falls_away() -> None:
    day = FIRST + 10 * DAY
    before = [Received(FIRST, Money(ROWS.payment[0]))]
    asked, _ = asked_early(DRAFT, progress(DRAFT, before, day))
    one = kept([*before, Received(day, Money(asked + 7_00))], TODAY)
    saved = DRAFT.outcome.totals.paid - ROWS.payment[0] - asked
    assert saved > 0
    assert [(each.what, still) for each, still in running(one, TODAY)][2:] == [("settled", asked), ("money", -7_00)]
    said = written(one, TODAY)
    for held in (
        "nothing more is owed under it",
        f"Falls away {formats.money(saved, 'CNY', 'en')}",
        "Paid too much ¥7.00",
    ):
        assert squeezed(held) in said
    assert "Payto" not in said


def test_after_its_end_a_statement_says_what_was_left_what_came_since_and_what_is_open() -> None:
    end = SECOND + 45 * DAY
    late = Received(end + 3 * DAY, Money(100_00))
    one = kept([RECEIVED[0], late], TODAY, (Turn(at(end), "ended"),))
    owed = owed_if_ended(DRAFT, one.now)
    found = running(stated(one, TODAY, TODAY), TODAY)
    assert [(each.what, still) for each, still in found][-2:] == [("ended", owed), ("money", owed - 100_00)]
    said = written(one, TODAY)
    for held in ("The plan ended on", f"Left of that {formats.money(owed - 100_00, 'CNY', 'en')}", "Pay to"):
        assert squeezed(held) in said
    assert "Stilltopay" not in said
    before = stated(one, end - DAY, TODAY)
    assert before.standing != "ended"
    assert running(before, end - DAY)[-1][1] == sum(ROWS.payment[1:3])
    assert stated(one, late.paid_on - DAY, TODAY).afterwards == ()
