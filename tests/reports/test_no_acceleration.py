"""Under UK rules no paper says that the rest falls due at once, and a letter gives 14 days or more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from calculators.errors import Refusal
from reports.readback import script
from restructure.agreements.agreement import Agreement, Wording
from restructure.parties.organisation import DEMO, accelerates, amended, check_cure, cure_days
from restructure.policy import POLICIES, PolicyName
from tests.support.papers import PAPERS
from tests.support.reading import pdf_of, squeezed, text_of
from tests.support.samples import ACCOUNT, agreement_of, deferral_agreement, instalment_terms, settlement_agreement

AT_ONCE = {
    "en": (
        "due at once",
        "is due again",
        "Owed if it ends",
        "If the plan ends early",
        "From the day it ends",
        "ends on",
    ),
    "zh": ("一次到期", "恢复收取", "终止时应付", "提前终止", "自终止之日", "全部欠款恢复", "其余到期", "届时"),
}
NOTICE = {"en": "a formal default notice, which gives you at least 14 days", "zh": "正式的违约通知，给您至少14天"}
BRITISH = amended(DEMO, rule_set="uk", advice="0808 000 0000")
STOOD = replace(ACCOUNT, co_debtor="Sam Beside", guarantor="Pat Beside")
MADE = {
    "instalment": agreement_of(instalment_terms(6), account=STOOD),
    "deferral": deferral_agreement(),
    "settlement": settlement_agreement(),
}


def under(rule_set: PolicyName, agreement: Agreement, days: int = 10) -> Agreement:
    """The agreement under a rule set, with days of its own in a letter."""
    return replace(agreement, organisation=amended(BRITISH, rule_set=rule_set, cure_days=days))


@pytest.mark.parametrize(("days", "given"), [(10, 14), (13, 14), (14, 14), (15, 15), (30, 30)])
def test_under_uk_rules_a_letter_gives_14_days_or_more(days: int, given: int) -> None:
    assert cure_days(amended(BRITISH, cure_days=days).deadlines, "uk") == given
    said = text_of(pdf_of(under("uk", MADE["instalment"], days)))
    assert squeezed(f"at least {given} days to put things right") in said


@pytest.mark.parametrize("rule_set", [name for name in POLICIES if name != "uk"])
def test_under_other_rules_a_letter_gives_the_days_of_the_organisation(rule_set: PolicyName) -> None:
    other = amended(BRITISH, rule_set=rule_set, cure_days=10)
    assert cure_days(other.deadlines, other.policy.rule_set) == 10
    assert accelerates(other.policy.rule_set)


@pytest.mark.parametrize("wanted", ["en", "zh"])
@pytest.mark.parametrize("kind", MADE)
def test_a_british_agreement_asks_for_nothing_at_once(kind: str, wanted: Wording) -> None:
    said = text_of(pdf_of(under("uk", MADE[kind]), wanted))
    assert squeezed(NOTICE[wanted]) in said
    assert not [one for one in AT_ONCE[wanted] if squeezed(one) in said]


@pytest.mark.parametrize("wanted", ["en", "zh"])
@pytest.mark.parametrize("kind", MADE)
def test_a_chinese_agreement_says_what_is_due_when_it_ends(kind: str, wanted: Wording) -> None:
    said = text_of(pdf_of(under("cn-credit-card", MADE[kind]), wanted))
    assert squeezed(NOTICE[wanted]) not in said
    assert [one for one in AT_ONCE[wanted] if squeezed(one) in said]


@pytest.mark.parametrize("wanted", ["en", "zh"])
@pytest.mark.parametrize("name", [name for name in PAPERS if name != "cost_sheet"])
def test_no_british_paper_asks_for_anything_at_once(name: str, wanted: Wording) -> None:
    said = text_of(PAPERS[name](under("uk", MADE["instalment"]), wanted))
    assert not [one for one in AT_ONCE[wanted] if squeezed(one) in said]


@pytest.mark.parametrize("kind", MADE)
def test_nothing_at_once_is_read_out_under_uk_rules(kind: str) -> None:
    for language in ("en", "zh"):
        said = dict(script(under("uk", MADE[kind]), language, recording="R", keep_until=date(2027, 1, 1)))["default"]
        assert NOTICE[language] in said
        assert not [one for one in AT_ONCE[language] if one in said]


def test_settings_refuse_fewer_than_14_days_under_uk_rules_and_say_how_many() -> None:
    with pytest.raises(Refusal) as told:
        check_cure("uk", 13)
    assert (told.value.field, told.value.code, told.value.facts["smallest"]) == ("cure_days", "cure_too_short", 14)
    check_cure("uk", 14)
    check_cure("us", 0)
