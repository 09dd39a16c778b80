"""Each rule beside a case in which it speaks and one in which it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest
from msgspec import structs

from calculators.deferral import DeferralRule
from calculators.ledger import RateFrom
from calculators.parts import Treatment
from calculators.rounding import Money
from reports import wording
from reports.formats import Language
from restructure.household.household import LumpSum, quick
from restructure.offers.outcome import Case, Simulated
from restructure.offers.terms import DeferralTerms
from restructure.policy import POLICIES, PolicyName
from restructure.policy.tables import held_on, lpr
from restructure.rules.conditions import CONDITIONS, Seen
from restructure.rules.hold_conditions import ended
from restructure.rules.judgement import contact_findings, hold_findings, letter_findings, talk_findings
from restructure.rules.packs import GRAVITY, PACKS, PackMistake, Rule, judged, pack_named, read_pack
from restructure.rules.page import rules_page, sections
from restructure.rules.taking_effect import READ_BY, asked
from restructure.simulation import simulate
from tests.support.rule_cases import ALWAYS, LENT, OVER, SPEAKS_AND_NOT
from tests.support.trials import (
    ABOUT,
    DEBT,
    FIRST,
    NOON,
    PLAN,
    SETTLED,
    TODAY,
    Trial,
    known,
    means_of,
    simulated,
    spoken,
)
from tests.vectors import published

LANGUAGES: tuple[Language, ...] = ("en", "zh")
TABLE = [(policy, rule) for policy, rule in SPEAKS_AND_NOT if rule not in ALWAYS]


@pytest.mark.parametrize("facts", [{"settled_on": TODAY}, {"kept_plan": True}])
def test_after_a_hold_nobody_gets_in_touch_who_is_not_to_collect(facts: dict[str, object]) -> None:
    assert ended(known(holds=OVER)) is not None
    assert ended(known(holds=OVER, **facts)) is None


@pytest.mark.parametrize(("policy", "rule"), TABLE)
def test_a_rule_speaks_in_its_case(policy: PolicyName, rule: str) -> None:
    assert rule in spoken(policy, SPEAKS_AND_NOT[policy, rule][0])


@pytest.mark.parametrize(("policy", "rule"), TABLE)
def test_a_rule_is_silent_elsewhere(policy: PolicyName, rule: str) -> None:
    assert rule not in spoken(policy, SPEAKS_AND_NOT[policy, rule][1])


def own_rules() -> Iterator[Rule]:
    for name in PACKS:
        yield from pack_named(name).rules


def test_every_rule_of_every_pack_has_its_case() -> None:
    tried = {rule for _, rule in SPEAKS_AND_NOT} | ALWAYS
    assert {rule.id for rule in own_rules()} <= tried


def test_every_condition_is_used_by_a_rule() -> None:
    unused = set(CONDITIONS) - {rule.when for rule in own_rules()}
    assert not unused


def test_a_rule_that_was_not_confirmed_only_warns_or_informs() -> None:
    assert not [rule.id for rule in own_rules() if rule.effect == "block" and not rule.confirmed]


def test_every_rule_names_its_instrument_in_both_languages() -> None:
    for rule in own_rules():
        assert rule.fact == "own" or (rule.source.en and rule.source.zh), rule.id


@pytest.mark.parametrize(("policy", "rule"), TABLE)
def test_what_a_rule_says_is_filled_with_its_numbers(policy: PolicyName, rule: str) -> None:
    trial = SPEAKS_AND_NOT[policy, rule][0]
    outcome = simulated(trial, policy)
    seen = Seen(outcome.debt, outcome, trial.situation, POLICIES[policy], means_of(trial), Money(trial.floor or 0))
    for about in ABOUT:
        for found in judged(pack_named(policy), seen, about):
            for language in LANGUAGES:
                said = wording.finding(found, language, "CNY") + wording.cure(found, language, "CNY")
                assert "{" not in said
                assert said


def test_the_page_of_rules_shows_the_packs_as_they_are() -> None:
    page = Path(__file__).parents[3] / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == rules_page(), "run python -m restructure.rules.page"


def test_what_sets_a_default_is_read_by_something_and_every_reader_has_its_rule() -> None:
    silent = {rule.id for name in PACKS for rule in pack_named(name).rules if rule.effect in ("default", "data")}
    assert silent == set(READ_BY)
    assert all(resolve_name(reader) is not None for reader in READ_BY.values())


def test_the_savings_line_is_what_its_rule_says() -> None:
    assert (POLICIES["uk"].savings.share, POLICIES["uk"].savings.cap) == (Decimal("0.1"), 2000)


def test_what_speaks_is_said_where_the_table_says() -> None:
    rules = {rule.id: asked(rule) for name in PACKS for rule in pack_named(name).rules}
    assert (rules["night"], rules["several_debts_order"], rules["retention"]) == ("contact", "talk", "default")
    said = talk_findings(simulated(Trial(), "cn-credit-card"), Case(DEBT, POLICIES["cn-credit-card"]))
    assert "several_debts_order" in {one.rule for one in said}


def test_contact_at_night_is_judged_by_the_clock_where_the_debtor_lives() -> None:
    late = known(local_now=NOON.replace(hour=23))
    assert [found.rule for found in contact_findings(DEBT, POLICIES["cn-credit-card"], late)] == ["night"]


def test_a_rule_binds_only_the_roles_it_names() -> None:
    assert "hours" not in spoken("us", Trial(situation=known(party="creditor", local_now=NOON.replace(hour=3))))


PACK = """
title = {{en = "T", zh = "T"}}

[[rule]]
id = "one"
fact = "CN-1"
effect = "{effect}"
when = "{when}"
with = {given}
confirmed = {confirmed}
text = {{en = "A", zh = "B"}}
source = {{en = "S", zh = "S"}}
{more}
"""


def mistake(
    effect: str = "warn", when: str = "always", given: str = "{}", confirmed: str = "true", more: str = ""
) -> str:
    text = PACK.format(effect=effect, when=when, given=given, confirmed=confirmed, more=more)
    with pytest.raises(PackMistake) as found:
        read_pack("mine", lambda _: text)
    return str(found.value)


def test_a_mistake_in_a_pack_is_named_with_its_line() -> None:
    assert mistake(when="moon_is_full").startswith("mine, line 8: when is 'moon_is_full'; it is one of always")
    assert mistake(effect="shout").startswith("mine, line 7: effect is 'shout'")
    assert mistake(when="term_over") == "mine, line 9: this condition needs months with it"
    assert mistake(when="term_over", given='{months = "x"}') == "mine, line 9: a value here is not a number"
    assert mistake(effect="block", confirmed="false").startswith("mine, line 7: only a rule that was confirmed")
    assert mistake(confirmed='"yes"') == "mine, line 10: confirmed is true or false"
    assert mistake(more="colour = 3") == "mine, line 13: 'colour' is not known in a rule"
    assert mistake(more="from = 2026-01-02\nuntil = 2026-01-01").startswith("mine, line 14: the rule ends")
    assert mistake(more="from = 3") == "mine, line 13: from is a date such as 2026-08-01"
    assert mistake(more='roles = ["judge"]').startswith("mine, line 13: 'judge' is no role")
    assert mistake(more="= 3").startswith("mine, line 13: this is not TOML")


def test_a_pack_without_words_in_both_languages_is_refused() -> None:
    text = PACK.format(effect="warn", when="always", given="{}", confirmed="true", more="").replace(', zh = "B"', "")
    with pytest.raises(PackMistake, match="line 11: text needs words in en and zh"):
        read_pack("mine", lambda _: text)


def test_two_rules_of_one_name_in_a_file_are_refused() -> None:
    text = PACK.format(effect="warn", when="always", given="{}", confirmed="true", more="")
    with pytest.raises(PackMistake, match="stands here twice"):
        read_pack("mine", lambda _: text + text.partition("\n\n")[2].join(("\n", "")))


def test_a_pack_that_includes_itself_or_nothing_is_refused() -> None:
    texts = {"mine": 'title = {en = "T", zh = "T"}\nincludes = ["yours"]', "yours": 'includes = ["mine"]'}
    with pytest.raises(PackMistake, match="yours, line 1: 'mine' includes itself"):
        read_pack("mine", texts.__getitem__)
    with pytest.raises(PackMistake, match="there is no pack 'moon'"):
        read_pack("mine", only_mine)


def only_mine(name: str) -> str:
    if name != "mine":
        raise FileNotFoundError
    return 'includes = ["moon"]'


@published("rules", "rate_cap")
def test_the_published_cap_on_private_lending_comes_out(vector: dict[str, Any]) -> None:
    lpr_then = held_on(date.fromisoformat(vector["inputs"]["contract_date"]), lpr())
    assert lpr_then is not None
    assert str(lpr_then * vector["inputs"]["times"]) == vector["expected"]


def test_the_prime_rate_is_that_of_its_day() -> None:
    assert [one.start for one in lpr()] == sorted(one.start for one in lpr())
    assert held_on(date(2020, 8, 20), lpr()) == Decimal("0.0385")
    assert held_on(date(2019, 8, 19), lpr()) is None


@pytest.mark.parametrize(
    ("parts", "income", "lump", "able", "months"),
    [
        (1, 20_000, None, 216_000, 12),
        (6, 20_000, None, 432_000, 24),
        (1, 20_000, "sale", 316_000, 12),
        (1, 20_000, "borrowed", 216_000, 12),
    ],
)
def test_means_over_12_or_24_months_stand_beside_a_settlement(
    parts: int, income: int, lump: str | None, able: int, months: int
) -> None:
    household = quick(Money(income), Money(0))
    if lump is not None:
        household = structs.replace(household, lump_sum=LumpSum(Money(100_000), TODAY, lump))
    case = Case(DEBT, POLICIES["us"], household)
    outcome = simulate(case, structs.replace(SETTLED, tranches=parts), Treatment())
    assert isinstance(outcome, Simulated)
    (told,) = (one for one in outcome.findings if one.rule == "means_yardstick")
    assert (told.facts["able"], told.facts["months"], told.facts["asked"]) == (able, months, outcome.totals.paid)


@pytest.mark.parametrize(
    ("rate", "payments", "first_due", "blocked"),
    [
        ("0.12", 3, FIRST, False),
        ("0.12", 6, FIRST, False),
        ("0.1201", 6, FIRST, True),
        # Neither a short nor a long first period changes what was agreed.
        ("0.20", 2, TODAY + timedelta(days=10), True),
        ("0.08", 2, TODAY + timedelta(days=60), False),
        ("0.115", 12, TODAY + timedelta(days=49), False),
    ],
)
def test_the_cap_is_held_against_the_rate_that_was_agreed(
    rate: str, payments: int, first_due: date, blocked: bool
) -> None:
    plan = structs.replace(PLAN, annual_rate=Decimal(rate), payments=payments, first_due=first_due)
    assert ("rate_above_cap" in spoken("cn-private-lending", Trial(plan, LENT))) is blocked


@pytest.mark.parametrize(
    "trial",
    [
        Trial(structs.replace(PLAN, annual_rate=Decimal(6))),
        Trial(DeferralTerms(structs.replace(PLAN, annual_rate=Decimal(6)), DeferralRule(1))),
        Trial(structs.replace(PLAN, rate_changes=(RateFrom(date(2027, 6, 1), Decimal(6)),))),
        Trial(debt=structs.replace(DEBT, contract_rate=Decimal(6))),
        Trial(SETTLED, structs.replace(DEBT, contract_rate=Decimal(6))),
    ],
)
def test_a_rate_that_lost_its_percent_is_asked_about_wherever_it_was_written(trial: Trial) -> None:
    (found,) = [one for one in simulated(trial, "neutral").findings if one.rule == "rate_beyond_one"]
    assert found.facts == {"rate": Fraction(6), "likely": Fraction(6, 100)}


@pytest.mark.parametrize("name", [name for name in POLICIES if name != "us"])
def test_what_was_counted_in_another_country_is_told_in_no_pack(name: PolicyName) -> None:
    told = [f"{one.id}: {text}" for one in pack_named(name).rules for text in (one.text.en, one.text.zh)]
    assert [one for one in told if "mortgages changed" in one or "美国" in one] == []


def heard(policy: PolicyName, trial: Trial) -> dict[str, set[str]]:
    """The rules that speak, by where a user hears them."""
    outcome, case = simulated(trial, policy), Case(trial.debt, POLICIES[policy], situation=trial.situation)
    holds = trial.situation.holds
    before, newest = replace(trial.situation, holds=holds[:-1]), holds[-1:]
    said = {
        "plan": outcome.findings,
        "contact": contact_findings(trial.debt, POLICIES[policy], trial.situation),
        "desk": talk_findings(outcome, case),
        "letter": letter_findings(case),
        "hold": hold_findings(trial.debt, POLICIES[policy], before, newest[0]) if newest else (),
    }
    return {about: {one.rule for one in found} for about, found in said.items()}


@pytest.mark.parametrize("policy", POLICIES)
def test_every_rule_that_speaks_is_heard_where_a_user_is(policy: PolicyName) -> None:
    abouts = {rule.id: rule.about for rule in pack_named(policy).rules if rule.effect in GRAVITY}
    unheard = [
        rule
        for (tried, rule), (speaks, _) in SPEAKS_AND_NOT.items()
        if tried == policy and rule in abouts and rule not in heard(policy, speaks)[abouts[rule]]
    ]
    assert unheard == []


LINE_OF_THE_ORGANISATION = {"housing_share", "debt_share"}
"""Beside China no rule set draws these lines: an organisation does, and the rule is the same."""


def test_every_rule_that_speaks_has_a_case_in_a_rule_set_that_holds_it() -> None:
    missing = [
        rule.id
        for _, rules in sections()
        for rule in rules
        if rule.effect in GRAVITY
        and rule.id not in LINE_OF_THE_ORGANISATION
        and not any((name, rule.id) in SPEAKS_AND_NOT for name in PACKS if rule in pack_named(name).rules)
    ]
    assert missing == []


def test_a_letter_waits_for_consent_to_send() -> None:
    case = Case(DEBT, POLICIES["uk"])
    assert [one.rule for one in letter_findings(case)] == ["sending_consent"]
    assert not letter_findings(Case(DEBT, POLICIES["uk"], situation=known(consent_to_send=True)))
