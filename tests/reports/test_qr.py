"""A transfer to scan: in euro, to an IBAN, for the first payment; nowhere else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from msgspec import structs
from segno.helpers import make_epc_qr

from calculators.rounding import Money
from reports.agreement import agreement_pdf
from reports.layout.qr import QUIET, transfer
from restructure.agreements.agreement import WORDINGS, Agreement, Wording
from restructure.parties.iban import iban_of
from restructure.parties.organisation import amended
from tests.support.reading import sheets_of
from tests.support.samples import ACCOUNT, agreement_of, instalment_terms

IBAN = "DE89 3704 0044 0532 0130 00"


def owed_in(currency: str, account: str) -> Agreement:
    made = agreement_of(instalment_terms(), account=replace(ACCOUNT, currency=currency))
    return replace(made, organisation=amended(made.organisation, payee_account=account))


def front(one: Agreement, wanted: Wording = "en") -> str:
    return " ".join(sheets_of(agreement_pdf(one, wanted))[0].split())


@pytest.mark.parametrize("wanted", WORDINGS)
def test_a_transfer_in_euro_to_an_iban_can_be_scanned(wanted: Wording) -> None:
    said = front(owed_in("EUR", IBAN), wanted)
    assert {"en": "time) First payment", "zh": "扫码付首期", "both": "First payment 扫码付首期"}[wanted] in said
    assert IBAN in said
    assert "400-000-0000" in said


@pytest.mark.parametrize(
    ("currency", "account"), [("GBP", IBAN), ("EUR", "0000 1111 2222 3333"), ("EUR", IBAN[:-1] + "1")]
)
def test_nothing_else_can_be_scanned(currency: str, account: str) -> None:
    assert "time) First payment" not in front(owed_in(currency, account))


@pytest.mark.parametrize(("first", "scanned"), [(99_999_999_999, True), (100_000_000_000, False)])
def test_a_payment_too_large_for_a_code_is_printed_without_one(first: int, scanned: bool) -> None:
    made = owed_in("EUR", IBAN)
    schedule = made.outcome.schedule
    large = structs.replace(schedule, payment=(Money(first), *schedule.payment[1:]))
    assert (
        "time) First payment" in front(replace(made, outcome=structs.replace(made.outcome, schedule=large)))
    ) == scanned


def test_a_payee_of_many_rare_characters_can_be_scanned_too() -> None:
    made = owed_in("EUR", IBAN)
    rare = replace(made, organisation=amended(made.organisation, payee="\N{CJK UNIFIED IDEOGRAPH-3106C}" * 70))
    assert "time) First payment" in front(rare)


def test_the_code_drawn_is_the_one_of_the_standard() -> None:
    drawn: list[tuple[float, float]] = []

    class Canvas:
        def setFillColor(self, _: object) -> None: ...  # noqa: N802  (reportlab's name)
        def rect(self, left: float, low: float, *_: float) -> None:
            drawn.append((left, low))

    rows = [tuple(row) for row in make_epc_qr("Example Bank", iban_of(IBAN), Decimal("1234.56"), text="RA-1").matrix]
    size = len(rows) + 2 * QUIET
    transfer("Example Bank", iban_of(IBAN), 123_456, "RA-1", size, "").drawing(Canvas())
    dark = {(QUIET + x, size - QUIET - y - 1) for y, row in enumerate(rows) for x, one in enumerate(row) if one}
    assert {(round(left), round(low)) for left, low in drawn} == dark
