"""A file says what it is to an archive, and holds what its printed digest is made of."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from dataclasses import fields
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageCms
from pypdf import PdfReader

from reports.layout.archive import profile
from restructure.agreements.agreement import Agreement, short_digest, terms_digest
from restructure.agreements.printed_terms import ACCOUNT, ORGANISATION, SHOWN, printed_terms
from restructure.money.currency import plain_text
from restructure.parties.account import Account
from restructure.parties.organisation import STORED
from tests.support.papers import ADVISERS, AGREEMENTS, PAPERS, made
from tests.support.reading import squeezed
from tests.support.records import OFFERS, agreement

XMP = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
WITHHELD = {
    "household", "outcome", "account", "organisation",
    "debtor_signature", "creditor_signature", "audit_head", "evidence", "credited", "nation", "letterhead",
}  # fmt: skip
"""Of the record: what is shown in part, and what is no part of the terms."""
OF_ACCOUNT = {
    "debtor", "lender_type", "contract_rate", "overdue_since", "contract_payment", "contract_payments", "last_paid",
    "paid_so_far", "history", "source", "paid_charges", "last_due",
}  # fmt: skip
"""What an agreement does not print, or as a part of its debt."""
OF_ORGANISATION = {
    "stale_days", "plan_rate", "settlement_share", "discount_rate", "recovery", "cost", "no_deal_months",
    "housing_line", "debt_line", "withstands", "usual_count", "longest_count", "count_step", "deferred",
    "most_tranches", "answer_days", "hold_days", "page_size", "advice_permission",
}  # fmt: skip


@pytest.mark.parametrize("name", [*AGREEMENTS, *PAPERS, *ADVISERS])
def test_a_paper_is_a_file_for_an_archive(name: str) -> None:
    pdf = made(name)
    reader = PdfReader(BytesIO(pdf))
    catalog: Any = reader.root_object
    info: Any = reader.metadata
    told = ElementTree.fromstring(catalog["/Metadata"].get_data())
    held = {one.tag.partition("}")[2]: "".join(one.itertext()).strip() for one in told.iter()}
    assert pdf.startswith(b"%PDF-1.7\n%")
    assert "/ID" in reader.trailer
    assert (held["part"], held["conformance"]) == ("3", "U")
    assert (held["title"], held["creator"], held["description"]) == (info.title, info.author, info.subject)
    assert (held["Keywords"], held["Producer"], held["CreatorTool"]) == (info.keywords, info.producer, info.creator)
    assert held["CreateDate"] == info.creation_date.isoformat() == info.modification_date.isoformat()
    assert catalog["/OutputIntents"][0]["/DestOutputProfile"].get_data() == profile()
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert len(reader.outline) > 0
    for page in reader.pages:
        resources: Any = page["/Resources"]
        assert not {"/ExtGState", "/Shading"} & set(resources)
        for font in resources["/Font"].values():
            blocks = re.findall(rb"(\d+) beginbfchar", font["/ToUnicode"].get_data())
            assert font["/FontDescriptor"]["/FontFile2"]
            assert all(int(count) <= 100 for count in blocks)
            assert b" <0000>" not in font["/ToUnicode"].get_data()


def test_a_file_is_named_by_its_paper_and_by_no_account() -> None:
    named = {name: PdfReader(BytesIO(made(name))).metadata for name in ("choices", "statement")}
    assert {name: info and (info.title, info.subject) for name, info in named.items()} == {
        "choices": ("您的选择", ""),
        "statement": ("Budget statement BS-2026-000007", "BS-2026-000007"),
    }


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_the_printed_digest_is_that_of_the_terms_inside(kind: str) -> None:
    one, reader = agreement(*OFFERS[kind]), PdfReader(BytesIO(made(kind)))
    (terms,), (schedule,) = reader.attachments["terms.json"], reader.attachments["schedule.csv"]
    digest = squeezed(short_digest(hashlib.sha256(terms).hexdigest()))
    assert all(digest in squeezed(page.extract_text()) for page in reader.pages)
    assert json.loads(terms)["record_sha256"] == terms_digest(one)
    catalog: Any = reader.root_object
    related = {str(file["/F"]): file["/AFRelationship"] for file in (each.get_object() for each in catalog["/AF"])}
    assert related == {"terms.json": "/Source", "schedule.csv": "/Data"}
    head, *rows = csv.reader(StringIO(schedule.decode()))
    paid = [row[head.index("payment")] for row in rows]
    assert paid == [plain_text(amount, one.account.currency) for amount in one.outcome.schedule.payment]


def test_each_field_of_a_record_is_shown_or_withheld_on_purpose() -> None:
    assert {one.name for one in fields(Agreement)} == {*SHOWN} | WITHHELD
    assert {one.name for one in fields(Account)} == {*ACCOUNT} | OF_ACCOUNT
    assert {*STORED} == {*ORGANISATION} | OF_ORGANISATION


def test_what_a_plan_is_worth_to_the_creditor_does_not_leave_with_the_file() -> None:
    shown = json.loads(printed_terms(agreement(*OFFERS["instalment"])))
    inside = {"present_value", "no_deal_value", "discount_rate", "recovery", "incomes"}
    assert inside & {*shown, *shown["outcome"], *shown["organisation"], *shown["outcome"]["affordability"]} == set()


def test_the_colours_of_a_paper_are_those_of_the_standard() -> None:
    ours, theirs = ImageCms.ImageCmsProfile(BytesIO(profile())), ImageCms.createProfile("sRGB")
    shown = Image.new("RGB", (1, 3))
    shown.putdata([(11, 74, 94), (143, 169, 177), (255, 128, 0)])
    turned = ImageCms.profileToProfile(shown, ours, theirs)
    assert turned is not None
    assert all(abs(a - b) <= 1 for a, b in zip(turned.tobytes(), shown.tobytes(), strict=True))
