"""Why nothing can be offered: each constraint by name, and nothing without a word."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from string import Formatter

import pytest
from msgspec import structs

from calculators.parts import Parts
from calculators.rounding import Money
from reports import wording
from restructure.authority.limits import NO_AUTHORITY, UNLIMITED, UNREAD, Limits, Waivable
from restructure.household.household import quick
from restructure.offers.outcome import Case, Creditor
from restructure.parties.account import Debt
from restructure.policy import POLICIES
from restructure.proposals.counteroffer import DebtorStatement, counteroffer, search_space
from tests.soak.offers import draw

AS_OF = date(2026, 11, 22)
DEBT = Debt("CNY", Parts(Money(2_000_000), Money(81_240), Money(35_000), Money(6_000)), AS_OF, Decimal("0.18"))
CREDITOR = Creditor(Decimal("0.08"), Decimal("0.35"), Decimal("0.2"), 24)
CASE = Case(DEBT, POLICIES["neutral"], quick(Money(646_667), Money(440_000)), CREDITOR)
LITTLE = structs.replace(CASE, household=quick(Money(450_000), Money(440_000)))
DEAR = structs.replace(CASE, household=None, creditor=structs.replace(CREDITOR, floor=Money(2_500_000)))
CARD = structs.replace(CASE, household=None, policy=POLICIES["cn-credit-card"])
UNDATED = structs.replace(CASE, policy=POLICIES["cn-private-lending"])
OLD = structs.replace(CASE, household=None, debt=structs.replace(DEBT, parts=Parts(Money(100_000), Money(900_000))))
FLOOR = Limits(lowest_rate=Decimal("0.18"))
KEPT = Limits(waive=Waivable(Decimal(0), Decimal(0), Decimal(0), Decimal(0)))


def says(per_month: int | None = None, **more: object) -> DebtorStatement:
    return DebtorStatement(None if per_month is None else Money(per_month), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cause", "case", "said", "limits"),
    [
        ("no_time.said", CASE, says(80_000, start=date(2028, 1, 1), max_months=6), UNLIMITED),
        ("no_time.usual", CASE, says(80_000, start=date(2033, 1, 1)), UNLIMITED),
        ("no_time.limit", CASE, says(80_000, start=date(2028, 1, 1)), Limits(longest_months=12)),
        ("no_time.policy", CARD, says(80_000, start=date(2033, 1, 1)), UNLIMITED),
        ("payment_below_interest", CASE, says(30_000), FLOOR),
        ("surplus", LITTLE, says(80_000), UNLIMITED),
        ("surplus.no_income_yet", CASE, says(80_000, start=date(2026, 11, 24), payments=2), UNLIMITED),
        ("surplus", structs.replace(CASE, household=quick(Money(400_000), Money(440_000))), says(5_000), UNLIMITED),
        ("longest_term.said", CASE, says(40_000, max_months=12), Limits(waive=Waivable(principal=Decimal(0)))),
        ("longest_term.usual", CASE, says(20_000), UNLIMITED),
        ("longest_term.limit", CASE, says(50_000), Limits(longest_months=36)),
        ("longest_term.policy", CARD, says(20_000), UNLIMITED),
        ("payments.said", CASE, says(80_000, payments=5), UNLIMITED),
        ("lowest_rate", CASE, says(40_000), FLOOR),
        ("waive", CASE, says(35_000), KEPT),
        ("limit.smallest_payment", CASE, says(80_000), Limits(smallest_payment=Money(100_000))),
        ("limit.share_of_surplus", CASE, says(80_000), Limits(share_of_surplus=Decimal("0.1"))),
        ("limit.share_unknown", DEAR, says(80_000), Limits(share_of_surplus=Decimal("0.3"))),
        ("limit.none", CASE, says(80_000), NO_AUTHORITY),
        ("limit.unread", CASE, says(80_000), UNREAD),
        ("rule.cap_unknown", UNDATED, says(80_000), Limits(lowest_rate=Decimal("0.30"))),
        ("least_share", OLD, says(0, now=Money(100_000)), UNLIMITED),
        ("floor", DEAR, says(40_000), UNLIMITED),
    ],
)
def test_what_stops_every_offer_is_named_in_both_languages(
    cause: str, case: Case, said: DebtorStatement, limits: Limits
) -> None:
    answer = counteroffer(case, said, search_space(case, limits=limits))
    assert answer.offers == ()
    found = {f"{one.name}.{one.of}" if one.of else one.name: one for one in answer.causes}
    assert cause in found
    for language in wording.CATALOGUES:
        assert wording.cause(found[cause], language, "CNY")


def test_the_figures_of_a_cause_are_those_of_the_case() -> None:
    (found,) = counteroffer(CASE, says(30_000), search_space(CASE, limits=FLOOR)).causes
    assert wording.cause(found, "en", "CNY") == ("¥300.00 a month is no more than the interest, ¥300.00 at 18% a year.")


def test_every_cause_has_a_sentence_of_the_same_facts_in_both_languages() -> None:
    facts = [
        {
            key: {name for _, name, _, _ in Formatter().parse(text) if name}
            for key, text in catalogue.items()
            if key.startswith("cause.")
        }
        for catalogue in wording.CATALOGUES.values()
    ]
    assert facts[0] == facts[1]


def test_nothing_is_left_without_a_cause_and_a_way() -> None:
    random, silent = Random(18), 0
    for _ in range(120):
        case, said, look = draw(random)
        answer = counteroffer(case, said, look)
        assert bool(answer.causes) == bool(answer.ways) == (not answer.offers), (case, said, look)
        silent += not answer.offers
    assert silent > 20


def test_where_something_is_offered_no_cause_is_named() -> None:
    answer = counteroffer(CASE, says(80_000), search_space(CASE))
    assert (answer.causes, answer.ways) == ((), ())


def test_free_advice_is_the_first_way_left_where_the_rules_have_it_named() -> None:
    case = structs.replace(CASE, policy=POLICIES["uk"])
    assert counteroffer(case, says(20_000), search_space(case)).ways == ("advice", "hold", "token")
