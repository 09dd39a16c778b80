"""Ten sentences in each language, from the words to a lawful offer, or to what stands in the way and what is left."""

from __future__ import annotations

import pytest

from calculators.rounding import Money
from restructure.proposals.answer import answer_to
from restructure.proposals.cause import CauseName
from restructure.proposals.counteroffer import Counteroffer, search_space
from restructure.proposals.incoming_message import signals_in
from restructure.proposals.statement import Statement, says_of
from restructure.proposals.statement_parser import parse_statement
from tests.support.cases import CASE, TODAY

OFFERED = (
    "1500 a month from the 25th",
    "I can do 2000 now and 1200 a month",
    "400 a week from Friday",
    "800 fortnightly",
    "five thousand a quarter",
    "30000 full and final",
    "3000 on Friday then 1300 a month",
    "at most two years",
    "每月10号还1500",
    "先还五千剩下分36期",
    "每周400",
    "两周还一次800",
    "每季度5000",
    "一次性还三万结清",
    "打七折",
    "下周五先付3000，之后每月1300",
)
STOPPED: tuple[tuple[str, CauseName], ...] = (
    ("50 a month", "longest_term"),
    ("six monthly payments of 100", "payments"),
    ("一个月最多一百", "longest_term"),
    ("三个月内还清", "surplus"),
)


def heard(text: str) -> tuple[Statement, Counteroffer]:
    found = parse_statement(text, "CNY", TODAY)
    assert not found.unread
    return found.says, answer_to(CASE, found.says, search_space(CASE))


@pytest.mark.parametrize("text", OFFERED)
def test_a_sentence_leads_to_an_offer_that_keeps_to_it(text: str) -> None:
    said, answer = heard(text)
    assert answer.offers
    says = says_of(said)
    for offer in answer.offers:
        plan = offer.outcome.schedule.payment[1 - offer.outcome.schedule.first_number :]
        most = Money(max(says.per_month or 0, says.now or 0)) or max(plan)
        assert max(plan) <= most
        assert says.payments is None or len(plan) <= says.payments
        assert not [one for one in offer.outcome.findings if one.severity == "block"]
    if said.settle is not None:
        assert any(len(one.outcome.schedule) == 1 for one in answer.offers)


@pytest.mark.parametrize(("text", "cause"), STOPPED)
def test_where_nothing_lawful_fits_the_cause_and_the_ways_left_are_known(text: str, cause: CauseName) -> None:
    _, answer = heard(text)
    assert not answer.offers
    assert cause in {one.name for one in answer.causes}
    assert answer.ways == ("hold", "token")


@pytest.mark.parametrize("text", ["I lost my job and can't pay anything", "失业了，实在还不起"])
def test_who_can_name_no_sum_is_heard_as_in_hardship(text: str) -> None:
    assert parse_statement(text, "CNY", TODAY).says == Statement()
    assert "hardship" in signals_in(text)
