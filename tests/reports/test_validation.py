"""The validation notice of an American debt collector: the debt item by item, until when to dispute it, a form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from calculators.rounding import Money
from reports.papers.validation import validation_pdf
from restructure.parties.itemization import REFERENCES, Itemization, Reference
from restructure.parties.organisation import DEMO, amended
from tests.support.reading import pages_of, squeezed, text_of
from tests.support.samples import ACCOUNT, instalment_agreement

SENT = date(2026, 11, 30)
NOTICE = replace(
    instalment_agreement(2),
    account=replace(ACCOUNT, currency="USD", creditor="Bank of Rockville"),
    organisation=amended(DEMO, rule_set="us", name="North South Group", address="P.O. Box 121212, Pasadena, CA 91111"),
    collector=True,
)
ITEMS = Itemization(
    "charge_off", date(2026, 1, 2), Money(40_000_00), Money(60_000), Money(250), Money(1_000), Money(75)
)


def test_the_notice_holds_all_that_the_regulation_lists() -> None:
    (sheet,) = pages_of(validation_pdf(NOTICE, replace(ITEMS, creditor="Main Street Store"), SENT, "en"))
    for said in (
        "This is an attempt to collect a debt. Any information you give us will be used for that purpose.",
        "North South Group",
        "P.O. Box 121212, Pasadena, CA 91111",
        NOTICE.debtor.name,
        NOTICE.debtor.address,
        "Bank of Rockville",
        "Main Street Store",
        f"ending in {ACCOUNT.number[-4:]}",
        "Owed on January 2, 2026 (date of charge-off)$40,000.00",
        "Interest charged since+ $600.00",
        "Fees charged since+ $2.50",
        "Paid since− $10.00",
        "Credited since− $0.75",
        "Amount of the debt now$40,591.75",
        "by Wednesday, January 6, 2027 to dispute all or part of the debt",
        "If you write to us by Wednesday, January 6, 2027",
        "name and address of the original creditor",
        "www.cfpb.gov/debt-collection",
        "How do you want to respond?",
        "Check all that apply:",
        "this is not my debt",
        "the amount is wrong",
        "I enclosed this amount",
    ):
        assert squeezed(said) in squeezed(sheet), said
    assert ACCOUNT.number not in sheet


def test_the_notice_is_made_in_chinese_and_in_both() -> None:
    assert squeezed("请最迟于2027年1月6日（周三）来电或来函提出") in text_of(validation_pdf(NOTICE, ITEMS, SENT, "zh"))
    both = text_of(validation_pdf(NOTICE, ITEMS, SENT, "both"))
    assert both.count(squeezed("$40,591.75")) == 1
    assert squeezed("现欠金额") in both


@pytest.mark.parametrize("reference", REFERENCES)
def test_the_day_of_the_items_is_named_by_what_it_is(reference: Reference) -> None:
    said = text_of(validation_pdf(NOTICE, replace(ITEMS, reference=reference), SENT, "en"))
    assert squeezed(f"Owed on January 2, 2026 (date of {'' if reference == 'charge_off' else 'the'}") in said
