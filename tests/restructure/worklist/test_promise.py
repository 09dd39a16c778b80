"""Promises: kept, kept in part or not kept only by money that is known; nobody has broken one before that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from calculators.business_days import WEEKENDS
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.agreements.progress import Received
from restructure.worklist.promise import USUAL, Judged, Promise, Still, Terms, judged, kept_rate, level, with_objections
from restructure.worklist.promise_line import heard_promise, parse_call_back, parse_promise, typed

TODAY = date(2026, 11, 27)
THROUGH = date(2026, 11, 27)
MADE = datetime(2026, 11, 2, 9, tzinfo=UTC)


def nov(day: int) -> date:
    return date(2026, 11, day)


def promised(amount: int, due: date, number: int = 1, made: datetime = MADE) -> Promise:
    return Promise(number, "A", Money(amount * 100), "CNY", due, made)


def came(*receipts: tuple[int, date]) -> list[Received]:
    return [Received(day, Money(amount * 100)) for amount, day in receipts]


def one(
    promise: Promise, receipts: list[Received], through: date | None = THROUGH, *still: Still, terms: Terms = USUAL
) -> Judged:
    (found,) = judged([promise], receipts, through, TODAY, currency="CNY", still=still, terms=terms)
    return found


SIX: tuple[tuple[Promise, list[Received], tuple[Still, ...], str, bool], ...] = (
    (promised(800, nov(20)), came((800, nov(21))), (), "kept", False),
    (promised(500, nov(22)), came((300, nov(22))), (), "partly", False),
    (promised(1000, nov(18)), [], (), "broken", False),
    (promised(600, nov(25)), [], (), "open", False),
    (promised(400, nov(10)), [], (Still(nov(8), nov(30)),), "void", False),
    (promised(700, nov(12)), came((700, nov(19))), (), "broken", True),
)


@pytest.mark.parametrize(("promise", "receipts", "still", "state", "later"), SIX)
def test_the_worked_promises_have_their_states(
    promise: Promise, receipts: list[Received], still: tuple[Still, ...], state: str, later: bool
) -> None:
    found = one(promise, receipts, THROUGH, *still)
    assert (found.state, found.paid_later) == (state, later)


def test_the_worked_promises_are_counted_to_the_digit() -> None:
    found = [one(promise, receipts, THROUGH, *still) for promise, receipts, still, *_ in SIX]
    rate = kept_rate(found)
    assert (rate.kept, rate.decided, rate.open, rate.void) == (1, 4, 1, 1)
    assert (rate.received, rate.promised) == (110_000, 300_000)
    assert round(100 * rate.received / rate.promised, 1) == 36.7
    assert level(found, TODAY) == 4


def test_what_was_open_is_decided_by_later_money_alone() -> None:
    fourth = SIX[3][0]
    assert (one(fourth, []).state, one(fourth, []).due) == ("open", True)
    assert one(fourth, [], nov(29)).state == "broken"
    assert one(fourth, came((600, nov(28)))).state == "kept"
    assert one(fourth, [], None).state == "open"


def test_a_day_of_money_taken_back_never_breaks_a_promise() -> None:
    for promise, receipts, still, *_ in SIX:
        states = [one(promise, receipts, nov(day), *still).state for day in range(1, 31)]
        decided = [state in ("partly", "broken") for state in states]
        assert decided == sorted(decided)


def test_a_payment_that_was_taken_back_counts_for_nothing() -> None:
    back = [Received(nov(21), Money(80_000), reversed=True)]
    assert one(SIX[0][0], back).state == "broken"


def test_money_goes_to_the_promise_that_was_made_first() -> None:
    made = [promised(500, nov(20), 1), promised(500, nov(20), 2, MADE.replace(day=3))]
    first, second = judged(made, came((700, nov(20))), THROUGH, TODAY, currency="CNY")
    assert (first.state, first.received, second.state, second.received) == ("kept", 50_000, "partly", 20_000)


def test_a_promise_in_place_of_another_withdraws_it_and_a_correction_counts_alone() -> None:
    first = promised(800, nov(20))
    later = replace(promised(300, nov(22), 2, MADE.replace(day=10)), replaces=1)
    old, new = judged([first, later], came((300, nov(21))), THROUGH, TODAY, currency="CNY")
    assert (old.state, old.corrected, new.state) == ("withdrawn", False, "kept")
    old, new = judged([first, replace(later, made_at=MADE)], came((300, nov(5))), THROUGH, TODAY, currency="CNY")
    assert (old.corrected, new.state) == (True, "kept")
    assert kept_rate([old, new]).withdrawn == 0


def test_tolerance_threshold_and_days_off_are_the_organisations_own() -> None:
    friday = promised(1000, nov(13))
    assert one(friday, came((1000, nov(16))), terms=Terms(0)).state == "broken"
    assert one(friday, came((1000, nov(16))), terms=Terms(1, off=WEEKENDS)).state == "kept"
    assert one(friday, came((900, nov(13))), terms=Terms(share=Fraction(9, 10))).state == "kept"


def test_what_speaks_against_a_promise_keeps_it_from_counting() -> None:
    borrowed = replace(promised(800, nov(20)), new_borrowing=True, said_by="related")
    objected = with_objections(borrowed, debt=Money(70_000), currency="CNY", surplus=Money(50_000), today=MADE.date())
    assert objected.objections == ("above_debt", "above_surplus", "new_borrowing", "somebody_else")
    found = one(objected, came((800, nov(20))))
    assert (found.state, found.is_success) == ("kept", False)
    assert (kept_rate([found]).decided, kept_rate([found]).objected) == (0, 1)
    assert level([one(objected, [])], TODAY) == 1


def test_another_currency_is_never_judged() -> None:
    assert one(replace(promised(800, nov(20)), currency="USD"), came((800, nov(20)))).state == "void"


@pytest.mark.parametrize(
    ("text", "amount", "due"),
    [
        ("800 25", 80_000, date(2026, 12, 25)),
        ("800 27", 80_000, TODAY),
        ("800 +7", 80_000, date(2026, 12, 4)),
        ("1,200.50 1-5", 120_050, date(2027, 1, 5)),
        ("1.2万 2026-12-31", 1_200_000, date(2026, 12, 31)),
        ("¥800 明天", 80_000, nov(28)),
        ("800 31", 80_000, nov(30)),
        ("800 fr", 80_000, date(2026, 12, 4)),
    ],
)
def test_a_line_is_a_sum_and_a_day(text: str, amount: int, due: date) -> None:
    read = parse_promise(text, "CNY", TODAY)
    assert (read.amount, read.due_on, read.currency) == (amount, due, "CNY")


def test_a_currency_that_is_written_is_read() -> None:
    assert [parse_promise(text, "CNY", TODAY).currency for text in ("$800 25", "800 usd 25")] == ["USD", "USD"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("800 2026-11-26", "promise_in_past"),
        ("800 11-20", "promise_in_past"),
        ("800 2036-12-25", "promise_far_ahead"),
        ("800", "promise_not_read"),
        ("800 25 30", "promise_not_read"),
        ("800 soon", "promise_not_read"),
        ("0 25", "amount_not_positive"),
        ("800 2-30", "promise_not_read"),
    ],
)
def test_a_line_that_is_no_promise_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_promise(text, "CNY", TODAY)
    assert refused.value.code == code


def test_a_call_back_is_an_hour_a_day_or_both() -> None:
    now = datetime.combine(TODAY, datetime.min.time()).replace(hour=15)
    read = {text: parse_call_back(text, "CNY", now) for text in ("1430", "1630", "mo 10", "+2", "fr 16")}
    assert [one.isoformat() for one in read.values()] == [
        "2026-11-28T14:30:00", "2026-11-27T16:30:00", "2026-11-30T10:00:00", "2026-11-29", "2026-11-27T16:00:00",
    ]  # fmt: skip
    for text in ("25:00", "9", "soon", ""):
        with pytest.raises(Refusal):
            parse_call_back(text, "CNY", now)


@pytest.mark.parametrize(("said", "expected"), [
    ("I can pay 800 on the 25th", "800.00 2026-12-25"),
    ("I promise 800 by Friday", "800.00 2026-12-04"),
    ("hello, it's me. I will pay you 800 on Dec 25.", "800.00 2026-12-25"),
    ("25号一定还八百", "800.00 2026-12-25"),
    ("我明天还1000元", "1000.00 2026-11-28"),
])  # fmt: skip
def test_what_is_promised_in_a_talk_is_read_as_it_would_be_typed(said: str, expected: str) -> None:
    found = heard_promise(said, "CNY", TODAY)
    assert found is not None
    assert typed(found) == expected
    assert parse_promise(typed(found), "CNY", TODAY) == found


@pytest.mark.parametrize("said", [
    "800 a month from the 25th", "每月25号还800", "800 on the 25th and 500 on the 30th", "I can't pay 800 on the 25th",
    "maybe 800 on the 25th", "if I get paid, 800 on the 25th", "I paid 800 on the 25th", "借钱25号还800",
    "$800 on the 25th", "如果发工资，25号还800", "800", "the 25th", "",
])  # fmt: skip
def test_what_may_mean_something_else_is_no_promise(said: str) -> None:
    assert heard_promise(said, "CNY", TODAY) is None
