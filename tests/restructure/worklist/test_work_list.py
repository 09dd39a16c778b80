"""The work list by frozen records and a moment: one place for each account, and the rule or the date behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from calculators.rounding import Money
from restructure.agreements.progress import Received, progress
from restructure.agreements.record import read_agreement
from restructure.parties.situation import NOTHING_KNOWN, Contact, Mandate
from restructure.policy import Finding
from restructure.worklist.best_hour import best_hour, shares
from restructure.worklist.contact import free_at
from restructure.worklist.next_step import LeftOut, NextStep
from restructure.worklist.promise import Judged, Promise
from restructure.worklist.sign import Means, Plan, Sign, causes, class_of, plan_signs, promise_sign
from restructure.worklist.work_list import Entry, entry, work_list
from restructure.worklist.worked_account import Offered, PlanState, Worked
from tests.support.cases import TODAY, signed_agreement

NOW = datetime(2026, 11, 27, 10, 42)  # noqa: DTZ001 - on the clock where the debtor lives
DAY = NOW.date()
NIGHT = Finding("night", "warn", {"begin": 8, "end": 22})


def always(_: datetime) -> None:
    return None


def by_day(moment: datetime) -> tuple[Finding, ...]:
    return () if 8 <= moment.hour < 22 else (NIGHT,)


SPOKEN = replace(NOTHING_KNOWN, contacts=(Contact(NOW - timedelta(days=9), talked=True),))
LONG_AGO = replace(NOTHING_KNOWN, contacts=(Contact(datetime(2026, 5, 1), talked=True),))  # noqa: DTZ001
ONE = Worked("A", "CNY", Money(100), SPOKEN, always)


def with_contact(one: Worked, at: datetime, **given: object) -> Worked:
    contacts = (*one.situation.contacts, Contact(at, **given))  # type: ignore[arg-type]
    return replace(one, situation=replace(one.situation, contacts=contacts))


def step(kind: str, due: date | datetime) -> NextStep:
    return NextStep(1, "A", kind, due)  # type: ignore[arg-type]


def promised(state: str, due: date, **given: object) -> Judged:
    made = Promise(1, "A", Money(80_000), "CNY", due, datetime(2026, 11, 2), **given)  # type: ignore[arg-type]  # noqa: DTZ001
    return Judged(made, state, Money(0), due + timedelta(days=3))  # type: ignore[arg-type]


LATE_ROW = PlanState(2, date(2026, 11, 10), date(2026, 11, 15), Money(75_754), Money(0), missed=True)
KEPT = replace(LATE_ROW, last_in_time=date(2026, 12, 15), missed=False)
AT_THREE = NOW.replace(hour=15, minute=0)
SHOWN: tuple[tuple[str, str, Worked], ...] = (
    ("call_back", "call_back_at", replace(ONE, steps=(step("call_back", NOW + timedelta(minutes=5)),))),
    ("call_back", "call_back_day", replace(ONE, steps=(step("call_back", DAY),))),
    ("they_wait", "they_called", replace(ONE, called_at=NOW - timedelta(hours=1))),
    ("they_wait", "they_called", with_contact(ONE, NOW - timedelta(hours=1), direction="in")),
    ("they_wait", "release_declined", replace(ONE, released_at=NOW - timedelta(hours=1), released=False)),
    ("they_wait", "complaint_open", replace(ONE, situation=replace(ONE.situation, complaint_since=DAY))),
    ("they_wait", "step_paper", replace(ONE, steps=(step("paper", DAY),))),
    ("broken", "promise_broken", replace(ONE, promises=(promised("broken", date(2026, 11, 20)),))),
    ("broken", "row_missed", replace(ONE, plan=LATE_ROW, situation=NOTHING_KNOWN)),
    ("due", "promise_due_tomorrow", replace(ONE, promises=(promised("open", date(2026, 11, 28), reminder=True),))),
    ("lapsing", "offer_lapsing", replace(ONE, offers=(Offered(date(2026, 11, 29), DAY),))),
    (
        "lapsing",
        "mandate_lapsing",
        replace(ONE, situation=replace(ONE.situation, mandate=Mandate("M", date(2026, 12, 11)))),
    ),
    ("over", "hold_over", replace(ONE, over_on=date(2026, 11, 26))),
    ("review", "step_review", replace(ONE, steps=(step("review", DAY),))),
    ("review", "review", replace(ONE, situation=LONG_AGO)),
    ("new", "new_late", replace(ONE, situation=NOTHING_KNOWN, placed_on=date(2026, 11, 20))),
    ("new", "never_spoken", replace(ONE, situation=NOTHING_KNOWN)),
    ("no_next_step", "no_next_step", ONE),
)  # fmt: skip
HELD_BACK: tuple[tuple[str, datetime | None, Worked], ...] = (
    ("waits_call_back", AT_THREE - timedelta(minutes=5), replace(ONE, steps=(step("call_back", AT_THREE),))),
    ("promise_open", datetime(2026, 12, 4), replace(ONE, promises=(promised("open", date(2026, 11, 30)),))),  # noqa: DTZ001
    ("money_unknown", None, replace(ONE, promises=(promised("open", date(2026, 11, 20)),))),
    ("offer_out", datetime(2026, 12, 3), replace(ONE, offers=(Offered(date(2026, 12, 5), DAY),))),  # noqa: DTZ001
    ("plan_kept", datetime(2026, 12, 16), replace(ONE, plan=KEPT)),  # noqa: DTZ001
    ("left_out", None, replace(ONE, left_out=(LeftOut("A", "work_list", "asked", NOW),))),
    ("skipped_other", AT_THREE, replace(ONE, skipped_until=AT_THREE)),
)  # fmt: skip


@pytest.mark.parametrize(("heading", "code", "one"), SHOWN)
def test_each_heading_is_entered_by_what_asks_for_it(heading: str, code: str, one: Worked) -> None:
    found = entry(one, NOW)
    assert (found.place, found.reason.code) == (heading, code)


@pytest.mark.parametrize(("code", "until", "one"), HELD_BACK)
def test_what_waits_names_what_for_and_appears_at_its_end(code: str, until: datetime | None, one: Worked) -> None:
    found = entry(one, NOW)
    assert (found.place, found.reason.code, found.until) == ("not_now", code, until)
    if until is not None and found.needs is None:
        assert entry(one, until).place not in ("not_now", "closed")


@pytest.mark.parametrize(
    ("heading", "one"), [(heading, one) for heading, _, one in SHOWN if heading in ("call_back", "broken", "lapsing")]
)
def test_a_contact_takes_an_account_off_its_heading(heading: str, one: Worked) -> None:
    assert entry(with_contact(one, NOW, talked=True), NOW + timedelta(minutes=9)).place != heading


def test_a_call_back_is_shown_five_minutes_before_its_moment() -> None:
    one = replace(ONE, steps=(step("call_back", AT_THREE),))
    before = AT_THREE - timedelta(minutes=6)
    assert entry(one, before).place == "not_now"
    assert entry(one, before).changes == AT_THREE - timedelta(minutes=5)
    assert entry(one, before + timedelta(minutes=1)).place == "call_back"


def test_an_entry_names_the_moment_at_which_time_may_move_it() -> None:
    quiet = replace(ONE, hours=(8, 22))
    assert entry(quiet, NOW).changes == NOW.replace(hour=22, minute=0)
    assert entry(quiet, NOW.replace(hour=23)).changes == datetime(2026, 11, 28)  # noqa: DTZ001
    best = best_hour({(11, 14): (2, 3)})
    assert entry(replace(quiet, best=best), NOW).changes == NOW.replace(hour=11, minute=0)


def test_what_a_rule_holds_back_is_named_with_its_end() -> None:
    night = replace(SHOWN[0][2], free=free_at(by_day, ()))
    at = NOW.replace(hour=22, minute=30)
    found = entry(replace(night, steps=(step("call_back", DAY),)), at)
    assert (found.place, found.finding, found.until) == ("not_now", NIGHT, datetime(2026, 11, 28, 8))  # noqa: DTZ001
    # Tomorrow at seven somebody is to be called: at eight they may be.
    early = replace(night, steps=(step("call_back", datetime(2026, 11, 28, 7)),))  # noqa: DTZ001
    assert entry(early, NOW).until == datetime(2026, 11, 28, 8)  # noqa: DTZ001


def test_a_warning_that_does_not_pass_holds_nobody_back_and_a_ban_has_no_end() -> None:
    def judge(severity: str) -> Callable[[datetime], tuple[Finding, ...]]:
        return lambda _: (Finding("one", severity, {}),)  # type: ignore[arg-type]

    assert entry(replace(ONE, free=free_at(judge("warn"), ())), NOW).place == "no_next_step"
    found = entry(replace(ONE, free=free_at(judge("block"), ())), NOW)
    assert (found.place, found.until) == ("not_now", None)
    # The ban that a plan brings lasts as long as its next payment is in time, and that is what the account waits for.
    plan_kept = Finding("plan_kept", "block", {})
    free = free_at(lambda moment: (plan_kept,) if moment.date() <= KEPT.last_in_time else (), (KEPT.last_in_time,))
    kept = entry(replace(ONE, free=free, plan=KEPT), NOW)
    assert (kept.reason.code, kept.until, kept.needs) == ("plan_kept", datetime(2026, 12, 16), KEPT.last_in_time)  # noqa: DTZ001


def test_the_order_is_total_and_by_heading_moment_talk_and_arrears() -> None:
    def at(number: str, place: str, **given: object) -> Entry:
        return replace(entry(replace(ONE, number=number), NOW), place=place, **given)  # type: ignore[arg-type]

    made = [
        at("H", "no_next_step"), at("G", "no_next_step", arrears=Money(900)), at("F", "no_next_step", best_now=0),
        at("E", "new"), at("D", "new", due=NOW),
        at("C", "broken", due=NOW), at("B", "broken", due=NOW - timedelta(days=1)), at("A", "call_back", due=NOW),
    ]  # fmt: skip
    assert [one.number for one in work_list(made).shown] == list("ABCDEFGH")
    assert work_list(made[::-1]) == work_list(made)


def test_the_best_hour_is_the_worked_one_and_is_said_from_three_tries_on() -> None:
    own = {(8, 11): (0, 4), (11, 14): (1, 2), (14, 18): (0, 3), (18, 22): (2, 3)}
    book = dict.fromkeys(own, (26, 100))
    assert [round(float(one), 3) for one in shares(own, book).values()] == [0.144, 0.329, 0.163, 0.412]
    assert shares(own, book)[18, 22] == Fraction(4125, 10_000)
    best = best_hour(own, book)
    assert best is not None
    assert (best.begin, best.answered, best.tries) == (18, 2, 3)
    assert best_hour({(8, 11): (2, 2)}, book) is None


def plan(paid: int = 0, today: date = TODAY) -> Plan:
    agreement = read_agreement(signed_agreement("RA-2026-000001").record)
    rows = agreement.outcome.schedule
    receipts = [Received(rows.due[row], rows.payment[row]) for row in range(paid)]
    return Plan(agreement, progress(agreement, receipts, today))


def test_signs_of_a_plan_are_facts_with_their_figures() -> None:
    first = plan().agreement.outcome.schedule.due[0]
    assert plan_signs(plan(today=first + timedelta(days=9)), first, None, first) == ()
    missing = plan_signs(plan(today=first + timedelta(days=9)), first + timedelta(days=6), None, first)
    assert [one.name for one in missing][:2] == ["first_payment_missing", "row_missed"]
    poor = Means(Money(100_000), Money(900_000), Decimal("0.75"), Decimal("0.1"), (first.day + 2,))
    named = [one.name for one in plan_signs(plan(1, first), first, poor, first)]
    assert named == ["above_share", "no_shock_line", "due_before_pay_day"]


def test_gentle_goes_before_soon_and_a_first_miss_after_six_is_gentle() -> None:
    assert class_of([Sign("row_missed")]) == "soon"
    assert class_of([Sign("row_missed"), Sign("above_share")]) == "gentle"
    assert class_of([Sign("hardly_lower")]) == "calm"
    after_six = plan(6, TODAY + timedelta(days=300))
    last = after_six.last_in_time(after_six.now.rows[6])
    none = {"vulnerable": False, "surplus": None, "hold_just_over": False}
    assert causes(**none, plan=after_six, known_through=last) == ("first_miss",)  # type: ignore[arg-type]
    assert causes(**none, plan=after_six, known_through=last - timedelta(days=1)) == ()  # type: ignore[arg-type]
    assert promise_sign(1, TODAY) is None
    assert promise_sign(2, TODAY) == Sign("promises_broken", {"count": 1, "day": TODAY})


def test_an_account_out_by_hand_has_no_signs() -> None:
    one = replace(ONE, signs=(Sign("row_missed"),), treatment="soon")
    assert entry(one, NOW).treatment == "soon"
    out = entry(replace(one, left_out=(LeftOut("A", "signs", "asked", NOW),)), NOW)
    assert (out.signs, out.treatment, out.place) == ((), "calm", "no_next_step")
