"""A plan for several accounts on paper: each with its balance, in all what is paid, and its part of each row."""

from __future__ import annotations

from functools import cache

import pytest

from reports.agreement import agreement_pdf
from reports.papers.booking import booking_pdf
from restructure.agreements.agreement import Agreement, Wording
from restructure.agreements.printed_terms import printed_terms
from restructure.agreements.record import read_agreement
from tests.support.joint_plans import CARDS, joint_agreement
from tests.support.reading import sheets_of


@cache
def agreement() -> Agreement:
    return read_agreement(joint_agreement().record)


@cache
def text_of(wanted: Wording, *, booking: bool = False) -> str:
    pdf = booking_pdf(agreement(), wanted) if booking else agreement_pdf(agreement(), wanted)
    return " ".join("\n".join(sheets_of(pdf)).split())


@pytest.mark.parametrize("wanted", ["en", "zh", "both"])
def test_the_agreement_shows_each_account_and_their_sum(wanted: Wording) -> None:
    said = text_of(wanted)
    for card in CARDS:
        assert card.number in said
    # 3,100.00 and 2,050.00: the debt of all, the balance of each, and who is paid from which payment to which.
    assert said.count("5,150.00") >= 2
    assert "3,100.00 3,100.00 2–5" in said
    assert "2,050.00 2,050.00 1–2" in said


@pytest.mark.parametrize("wanted", ["en", "zh", "both"])
def test_the_booking_sheet_says_what_of_each_payment_goes_to_which_account(wanted: Wording) -> None:
    said = text_of(wanted, booking=True)
    assert "1,020.00" in said
    assert "10.00" in said
    assert all(card.number in said for card in CARDS)


def test_the_terms_in_the_file_hold_every_part_and_no_payments_of_before() -> None:
    terms = printed_terms(agreement())
    assert b'"parts":[103000,102000,0,0,0]' in terms
    assert b"credited" not in terms
