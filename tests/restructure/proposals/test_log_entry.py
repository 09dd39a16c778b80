"""What the log tells holds no words: it is worded by whoever reads it, and old entries stay as they were written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from calculators.calendar import Frequency
from calculators.rounding import Money
from reports.told import detail_of, in_words, said_of
from restructure.offers.plan_summary import in_short
from restructure.parties.situation import Hold
from restructure.proposals.counteroffer import DebtorStatement
from restructure.proposals.log_entry import MARK, Told, What, told_in, told_statement, written
from restructure.proposals.standing_offer import plainly
from restructure.proposals.statement import Regular, Statement
from tests.support.cases import TODAY, simulated

FULL = {
    "says": Told("says", "CNY", says=DebtorStatement(per_month=Money(80_000), start=date(2026, 12, 25))),
    "adviser": Told(
        "adviser", "GBP", by="A. Adviser", note="hours cut", says=DebtorStatement(now=Money(9)), amount=Money(-700)
    ),
    "hold": Told("hold", hold=Hold(TODAY, date(2026, 12, 25), accrues=False, reason="hospital")),
    "before": Told("before", "CNY", amount=Money(1_234_567), day=TODAY),
    "message": Told("message", medium="sms", message="call_back"),
    "draft_printed": Told("draft_printed", number="RA-2026-000001"),
}
PLANNED = ("read_out", "schedule_copied", "schedule_file", "adviser_file")


def example(what: What) -> Told:
    if what in PLANNED:
        return Told(what, plan=in_short(simulated()))
    return FULL.get(what) or Told(what, number="RA-2026-000001")


@pytest.mark.parametrize("what", get_args(What))
def test_each_thing_told_comes_back_as_it_was_and_is_worded_in_both_languages(what: What) -> None:
    told = example(what)
    kept = written(told)
    assert told_in(kept) == told
    english, chinese = (said_of(kept, language) for language in ("en", "zh"))
    assert english != chinese
    assert not any(left in english + chinese for left in ("{", MARK, "None"))
    assert plainly(kept) == kept.removeprefix(MARK)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Statement(Regular(Money(5_000), Frequency(1, "week"))), "¥50.00 a week"),
        (Statement(now=Money(100_000), now_on=date(2026, 12, 4)), "¥1,000.00 on 4 December 2026"),
        (Statement(settle=Money(500_000)), "¥5,000.00 to settle it all"),
        (Statement(settle=Decimal("0.6")), "60% of the debt to settle it"),
    ],
)
def test_what_was_said_comes_back_whole_however_often_and_whenever_it_is_paid(said: Statement, words: str) -> None:
    kept = written(told_statement(said, "CNY"))
    told = told_in(kept)
    assert told is not None
    assert told.statement == said
    assert said_of(kept, "en") == words


def test_figures_and_days_are_said_as_each_language_says_them() -> None:
    assert in_words(FULL["says"], "en") == "¥800.00 a month, from 25 December 2026"
    assert in_words(FULL["says"], "zh").startswith("每月800.00")
    assert in_words(FULL["before"], "zh") == "更正前：12,345.67元，截至2026年11月25日"
    assert in_words(FULL["adviser"], "en") == "A. Adviser, £0.09 now, surplus −£7.00, hours cut"
    assert in_words(FULL["hold"], "en") == "Hold until 25 Dec 2026, interest stops, hospital"


@pytest.mark.parametrize(
    "old", ["No lump sum", "Instalment 36 × 395.02", '{"what": "pay_day"}', "", "发薪日", MARK + "{"]
)
def test_what_was_written_in_words_stays_as_it_is(old: str) -> None:
    assert told_in(old) is None
    assert said_of(old, "zh") == old


@pytest.mark.parametrize(
    ("kind", "detail", "words"),
    [
        ("consented", "letters", "the client"),
        ("yes", "RA-2026-000001: who", "RA-2026-000001: who they are"),
        ("note", "as typed", "as typed"),
    ],
)
def test_what_is_kept_as_a_code_is_said_in_words(kind: str, detail: str, words: str) -> None:
    assert detail_of(kind, detail, "en") == words
    assert kind == "note" or detail_of(kind, detail, "zh") != detail
