"""Nothing that binds stands on a paper agreed on the telephone which was not read out before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from calculators.parts import Treatment
from reports import formats, plan, wording
from reports.facts import GUESSED_PAGES, facts
from reports.formats import LANGUAGES, Language
from reports.promised import our_promises, their_promises
from reports.readback import script
from restructure.agreements.agreement import Agreement
from restructure.agreements.evidence import ByVoice, Consent, items
from restructure.parties.organisation import amended
from tests.support.reading import pdf_of, squeezed, text_of
from tests.support.samples import (
    agreement_of,
    deferral_agreement,
    instalment_agreement,
    instalment_terms,
    personalised_agreement,
    settlement_agreement,
)

AT = datetime(2026, 11, 25, 10, 30)  # noqa: DTZ001  # the desk's own clock
BINDING = (
    "us.",
    "you.",
    "keep.",
    "miss.",
    "late.",
    "effective",
    "note.after_end",
    *(
        f"sign.{one}"
        for one in (
            *("begins", "entire", "unchanged", "guarantees", "words", "served", "form", "court", "read", "data"),
            "biometric",
        )
    ),
)
OTHERWISE_SAID = {
    "you.pay": "read.you.pay",
    "you.figures": "read.you.figures",
    "miss.call.day": "miss.call",
    "effective": "read.waiver.settlement",
    "effective.then": "us.forgive",
}
"""What the telephone says in other words."""
POINTS_ELSEWHERE = {"miss.amounts", "effective.page"}

PERSONALISED = personalised_agreement()
AGREEMENTS = {
    "personalised": PERSONALISED,
    "nothing forgiven": agreement_of(instalment_terms(6), treatment=Treatment(), household=None),
    "deferral": deferral_agreement(),
    "settlement": settlement_agreement(),
    "british": replace(
        PERSONALISED, organisation=amended(PERSONALISED.organisation, rule_set="uk"), personalised=False
    ),
}


def by_voice(agreement: Agreement) -> Agreement:
    answers = tuple(Consent(item, AT) for item in items(forgives=agreement.outcome.waived.total > 0))
    return replace(agreement, evidence=ByVoice("REC-7", date(2032, 1, 1), answers))


def told(agreement: Agreement, language: Language) -> str:
    said = script(agreement, language, recording="REC-7", keep_until=date(2032, 1, 1))
    return squeezed(" ".join(sentence for _, sentence in said))


def sentence(agreement: Agreement, key: str, language: Language) -> str:
    known = facts(agreement, language, GUESSED_PAGES)
    return squeezed(wording.filled(wording.CATALOGUES[language][key], known, language).replace("**", ""))


@pytest.mark.parametrize(
    ("name", "language"),
    [*((name, "zh") for name in AGREEMENTS), ("personalised", "en")],
)
def test_what_a_paper_agreed_by_voice_binds_to_was_read_out(name: str, language: Language) -> None:
    agreement = AGREEMENTS[name]
    paper, heard = text_of(pdf_of(by_voice(agreement), language)), told(agreement, language)
    found = []
    for key in wording.CATALOGUES[language]:
        if not key.startswith(BINDING) or key in POINTS_ELSEWHERE:
            continue
        try:
            printed = sentence(agreement, key, language)
        except KeyError:
            continue
        if printed in paper:
            found.append(key)
            assert sentence(agreement, OTHERWISE_SAID.get(key, key), language) in heard, key
    promised = {*our_promises(agreement), *their_promises(agreement)}
    assert promised - set(found) <= {"you.figures"}
    assert "sign.read" not in found


@pytest.mark.parametrize(("rule_set", "collateral"), [("uk", "security"), ("us", "collateral")])
def test_paper_and_telephone_leave_guarantees_and_the_rest_of_the_contract_under_any_rules(
    rule_set: str, collateral: str
) -> None:
    ours = amended(PERSONALISED.organisation, rule_set=rule_set)
    agreement = replace(PERSONALISED, organisation=ours, personalised=False)
    for said in (text_of(pdf_of(agreement, "en")), told(agreement, "en")):
        for line in (
            "No other change was agreed",
            "The rest of the original contract stays as it is",
            f"It leaves guarantees and {collateral} as they are; a guarantor who has not signed is bound to nothing",
        ):
            assert squeezed(line) in said


def test_a_chinese_paper_says_when_a_letter_counts_as_delivered_where_a_hand_signs() -> None:
    served = "签收、拒收或退回之日视为送达"
    assert served in text_of(pdf_of(PERSONALISED, "zh"))
    assert served not in text_of(pdf_of(by_voice(PERSONALISED), "zh"))


@pytest.mark.parametrize(
    ("language", "items_of_the_law"),
    [
        (
            "zh",
            (
                "其中本金39,800.00元",
                "币种均为人民币",
                "分36期按月偿还",
                "不收年费，不计其他利息",
                "为本方案的利息",
                "停止一切催收",
                "不向任何银行申请信用卡",
                "随时提前还清",
                "剩余欠款一次到期",
            ),
        ),
        (
            "en",
            (
                "principal ¥39,800.00",
                "Chinese yuan",
                "36 monthly payments",
                "no annual fee, no other interest",
                "stop all collection",
                "no bank's credit card",
                "pay early at any time",
                "due at once",
            ),
        ),
    ],
)
def test_a_personalised_plan_is_read_out_with_all_that_the_law_asks(
    language: Language, items_of_the_law: tuple[str, ...]
) -> None:
    heard = told(PERSONALISED, language)
    for said in items_of_the_law:
        assert squeezed(said) in heard, said


def test_the_promise_to_apply_for_no_card_is_asked_of_no_other_debtor() -> None:
    for name, agreement in AGREEMENTS.items():
        assert ("申请信用卡" in told(agreement, "zh")) is (name == "personalised")


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_many_payments_each_amount_is_read_with_its_first_and_its_last_day(language: Language) -> None:
    for one in (instalment_agreement(), deferral_agreement()):
        said = dict(script(one, language, recording="R", keep_until=None))["payments"]
        for run in plan.runs(one.outcome):
            assert formats.money(run.amount, "CNY", language) in said
            assert formats.date(run.first, language) in said
            assert formats.date(run.last, language) in said
