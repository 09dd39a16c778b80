"""A copy of what is held about somebody is read by that person: sums with their currency, days and words of the
country, no heading apart from what it is of."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from reports.papers.person_copy import person_copy_pdf
from restructure.policy import PolicyName
from tests.support.papers import AT
from tests.support.reading import sheets_of, squeezed
from tests.support.tagged import tagged

DIGEST = "01f69e41e9e8ef609986f301835d017d09466101b0bc5784478d3f36434d50c2"
MONTHS = [
    {"month": "2026-09-01", "billed": 36433, "paid": 36433, "months_late": 0},
    {"month": "2026-10-01", "billed": 36433, "paid": 0, "months_late": 1},
]
ACCOUNT: dict[str, Any] = {
    "number": "DEMO-0006",
    "role": "debtor",
    "account": [{"currency": "USD", "principal": 1226444, "contract_rate": "0.1602", "history": MONTHS}],
    "payments": [{"id": 2, "paid_on": "2027-01-28", "amount": 12345}],
    "reversals": [{"payment_id": 2, "reason": "entered twice"}],
    "contacts": [{"channel": "call", "identity": "not checked", "identity_checked": 0, "connected": 1}],
    "turns": [{"agreement_number": "RA-2026-000417", "kind": "noticed", "detail": "RA-2026-000417-N1"}],
    "audit_details": [
        {"at": "2027-03-10T09:00:00+00:00", "action": "payment_kept", "detail": "2026-12-28 56795"},
        {"action": "negotiated", "detail": "offered: 24 x 567.95"},
        {"action": "agreement_turn", "detail": "RA-2026-000417: noticed RA-2026-000417-N1"},
        {"action": "exported", "detail": "RA-2026-000417 notice"},
        {"action": "situation_kept", "detail": {"party": "agency"}},
    ],
    "editions": [{"agreement_number": "RA-2026-000417", "wording": "en", "sha256": DIGEST}],
}
FILE = {
    "client_records": [{"file_id": 3, "kind": "note", "detail": {"text": "rent comes first"}, "due_on": "2027-02-01"}]
}
HELD = defaultdict(list, {"persons": [{"name": "Alex Sample"}], "accounts": [ACCOUNT], "client_files": [FILE]})


def copy(language: Any, rule_set: PolicyName) -> bytes:
    return person_copy_pdf(HELD, 1, AT.date(), "Example Bank (demo)", language, rule_set=rule_set)


def test_a_copy_tells_sums_days_and_acts_in_words() -> None:
    said = " ".join("".join(sheets_of(copy("en", "us"))).split())
    for words in (
        "Contract rate a year 16.02%",
        "Sep 2026: billed $364.33, paid $364.33; Oct 2026: billed $364.33, paid $0.00, 1 month late",
        "December 28, 2026, $567.95",
        "We offered: 24 x 567.95",
        "RA-2026-000417: Notice of a missed payment RA-2026-000417-N1",
        "RA-2026-000417 Notice",
        "payment kept",
        "Payment 2",
        "How identity was checked not checked",
        "Identity checked no",
        "Language English",
        "01f69e41 e9e8ef60",
        "Entries of the client file",
        "What rent comes first",
        "Due on February 1, 2027",
    ):
        assert words in said, words
    assert not [one for one in ("56795", "36433", "months_late", "noticed", "{", "2026-12-28") if one in said]


def test_a_copy_in_chinese_has_no_english_names_of_fields() -> None:
    said = squeezed(" ".join(sheets_of(copy("zh", "cn-credit-card"))))
    for words in (
        "类别备注",
        "2026年10月：应还364.33美元，实还0.00美元，逾期1个月",
        "已发逾期通知",
        "2026年12月28日",
        "英文",
    ):
        assert words in said, words
    assert not [one for one in ("billed", "noticed", "payment", "offered") if one in said]


def test_what_is_held_in_one_table_stands_under_a_heading_that_is_heard() -> None:
    heads = [one.said for one in tagged(copy("en", "us")).root.of("H2", "H3")]
    assert {"The account", "Payments", "The record"} <= set(heads)


def test_an_entry_of_the_client_file_is_told_by_the_names_of_its_fields() -> None:
    asset = {"kind": "home", "name": "flat", "value": 12_000_000, "owed": None, "currency": "GBP", "whose": "joint"}
    consent = {"purpose": "letters", "given_on": "2026-11-30", "recipient": "", "how": "by telephone"}
    rows = [{"kind": "asset", "detail": asset}, {"kind": "consent", "detail": consent}]
    held = defaultdict(list, {"client_files": [{"client_records": rows}]})
    said = " ".join("".join(sheets_of(person_copy_pdf(held, 1, AT.date(), "Advice", "en"))).split())
    assert "Kind: home; Name: flat; Value: £120,000.00; Whose: both" in said
    assert "For: letters; Given on: 30 November 2026; How: by telephone" in said
    chinese = squeezed("".join(sheets_of(person_copy_pdf(held, 1, AT.date(), "咨询", "zh"))))
    assert "类别：住房；名称：flat；价值：120,000.00英镑" in chinese
    assert not [one for one in ("home", "letters", "given_on", "currency", "joint") if one in chinese]
