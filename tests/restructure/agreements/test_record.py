"""A kept record says what was offered, to the last cent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from restructure.agreements.agreement import sign, to_json
from restructure.agreements.evidence import (
    AtDesk,
    ByVoice,
    Consent,
    Cosigner,
    Evidence,
    OnPaper,
    OwnCertificate,
    Signature,
)
from restructure.agreements.record import beyond, measures_in, offer_digest, option_in, read_agreement
from restructure.authority.limits import CARD_DESK, measures_of
from restructure.simulation import simulate
from tests.support.cases import ACCOUNT, CASE, PLAN, TODAY, simulated
from tests.support.records import OFFERS, agreement
from tests.support.stores import NOW


@pytest.mark.parametrize("name", OFFERS)
def test_an_option_read_back_from_a_record_is_the_same_offer(name: str) -> None:
    first = agreement(*OFFERS[name])
    option = option_in(to_json(first))
    again = simulate(CASE, option.terms, option.treatment)
    assert again == first.outcome


@pytest.mark.parametrize("name", OFFERS)
def test_what_a_record_asks_is_what_its_outcome_asks(name: str) -> None:
    held = agreement(*OFFERS[name])
    assert measures_in(to_json(held)) == measures_of(held.outcome)


def test_the_digest_of_an_offer_stands_aside_from_number_day_and_means() -> None:
    held = agreement(*OFFERS["instalment"])
    others = (
        replace(held, number="RA-2026-000002"),
        replace(held, made_on=TODAY + timedelta(days=1)),
        replace(held, household=None, signed_wording="en"),
    )
    assert {offer_digest(to_json(one)) for one in (held, *others)} == {offer_digest(to_json(held))}


def test_other_terms_or_another_account_are_another_offer() -> None:
    held = agreement(*OFFERS["instalment"])
    other_terms = replace(held, outcome=simulated(structs.replace(PLAN, payments=24)))
    other_account = replace(held, account=replace(ACCOUNT, number="another"))
    assert len({offer_digest(to_json(one)) for one in (held, other_terms, other_account)}) == 3


def test_half_of_the_principal_is_beyond_a_collector_and_within_an_administrator() -> None:
    record = to_json(agreement(*OFFERS["settlement"]))
    assert beyond(record, CARD_DESK, "collector")
    assert not beyond(record, CARD_DESK, "administrator")


@pytest.mark.parametrize("name", OFFERS)
def test_an_agreement_read_back_from_its_record_is_the_same_but_for_its_findings(name: str) -> None:
    held = agreement(*OFFERS[name])
    back = read_agreement(to_json(held))
    assert back == replace(held, outcome=structs.replace(held.outcome, findings=()))


EVIDENCE: tuple[Evidence, ...] = (
    ByVoice("REC-1", TODAY, (Consent("debt", NOW, "zh"),)),
    AtDesk(NOW, "Li Wen (demo)", "id_card", (Cosigner("guarantor", Signature("G (demo)", TODAY, (((0.1, 0.2),),))),)),
    OnPaper(NOW, "0" * 64, "pdf", "1" * 64),
    OwnCertificate(NOW, "CN=Somebody", "CN=Issuer", "ab:cd"),
)


def test_a_reading_kept_before_its_language_was_recorded_is_still_read() -> None:
    held = sign(
        agreement(*OFFERS["instalment"]), None, Signature("c", TODAY), ByVoice("R", TODAY, (Consent("debt", NOW),))
    )
    record = to_json(held).replace(b',"language":null', b"")
    assert b'"item":"debt"' in record
    assert read_agreement(record).evidence == held.evidence


@pytest.mark.parametrize("evidence", EVIDENCE, ids=lambda one: type(one).__name__)
def test_how_the_debtor_agreed_is_read_back_too(evidence: Evidence) -> None:
    held = sign(agreement(*OFFERS["instalment"]), None, Signature("c", TODAY), evidence)
    assert read_agreement(to_json(held)).evidence == evidence
