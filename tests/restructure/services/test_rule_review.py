"""Counsel's sign-off is of one version of a pack, is kept with who and when, and takes two people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.errors import Refusal
from reports.rulebook import ageing_in_words, as_data, as_rows, review_in_words, version_in_words
from restructure.household.standards import shipped
from restructure.policy import PolicyName
from restructure.policy.sign_off import SignOff, standing
from restructure.policy.tables import Dated, lpr
from restructure.rules.ageing import ageing
from restructure.rules.packs import PACKS, pack_named, read_pack
from restructure.rules.page import sections
from restructure.services.rule_review import is_preview, sign_off
from restructure.store import audit, changes, people, second_person, sign_offs
from restructure.store.people import User
from tests.support.cases import TODAY
from tests.support.readers import signed_out
from tests.support.stores import CHEAP, open_store, read

US = pack_named("us")
PASSWORD = "open sesame, please"


def test_a_pack_is_a_draft_until_its_present_version_is_signed_off(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    assert review_in_words(US, read(sign_offs.sign_offs(store)), "en") == "draft for counsel"
    assert version_in_words(US, (), "zh") == f"版本{US.version[:16]}：供律师审阅的草稿"
    assert is_preview(US, ())
    assert not sign_off(store, "us", " R. Counsel ", TODAY)
    known = read(sign_offs.sign_offs(store))
    assert known == (SignOff("us", "R. Counsel", TODAY, US.version),)
    assert review_in_words(US, known, "en") == "signed off by R. Counsel on 25 November 2026"
    assert not is_preview(US, known)
    assert standing(known, "us", "0" * 64) is None
    assert [one for one in PACKS if is_preview(pack_named(one), ())] == ["us"]
    told = changes.read(audit.entries(store, limit=1)[0].detail or "")
    assert told is not None
    assert [(one.was, one.now["counsel"]) for one in told.fields] == [(None, "R. Counsel")]
    sign_off(store, "us", "S. Counsel", TODAY)
    assert [one.counsel for one in read(sign_offs.sign_offs(store))] == ["S. Counsel"]
    store.close()


@pytest.mark.parametrize(
    ("pack", "counsel", "day", "code"),
    [
        ("fr", "R. Counsel", TODAY, "unknown_policy"),
        ("us", " ", TODAY, "missing_field"),
        ("us", "R" * 101, TODAY, "text_too_long"),
        ("us", "R. Counsel", TODAY + timedelta(days=1), "date_in_future"),
    ],
)
def test_no_sign_off_without_who_when_and_what(tmp_path: Path, pack: str, counsel: str, day: object, code: str) -> None:
    store = open_store(tmp_path / "store.db")
    with pytest.raises(Refusal, match=code):
        sign_off(store, pack, counsel, day)  # type: ignore[arg-type]
    store.close()


def test_a_sign_off_waits_for_a_second_administrator(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    people.add(store, User("ada", "Ada", "administrator"), PASSWORD, CHEAP)
    ada = people.sign_in(store, "ada", PASSWORD)
    people.add(ada, User("bob", "Bob", "administrator"), PASSWORD, CHEAP)
    assert sign_off(ada, "us", "R. Counsel", TODAY) == ("us",)
    assert sign_offs.sign_offs(ada) == ()
    bob = people.sign_in(signed_out(ada), "bob", PASSWORD)
    second_person.accept(bob, second_person.waiting(bob)[0].id)
    assert [one.pack for one in read(sign_offs.sign_offs(bob))] == ["us"]
    store.close()


def test_a_version_follows_what_a_pack_and_those_it_includes_say() -> None:
    texts = {
        "a": 'title = {en = "A", zh = "甲"}\nincludes = ["b"]\n',
        "b": 'title = {en = "B", zh = "乙"}\n',
    }
    before = read_pack("a", texts.__getitem__).version
    assert read_pack("a", {**texts, "a": "# read\n" + texts["a"]}.__getitem__).version == before
    assert read_pack("a", {**texts, "b": texts["b"].replace("乙", "丙")}.__getitem__).version != before


def test_counsel_reads_every_rule_once_and_every_printed_sentence() -> None:
    told = as_data((SignOff("us", "R. Counsel", TODAY, US.version),), "zh")
    assert [(one["name"], len(one["rules"])) for one in told["packs"]] == [(p.name, len(r)) for p, r in sections()]
    rules = {rule["id"] for one in told["packs"] for rule in one["rules"]}
    assert rules == {rule.id for name in PACKS for rule in pack_named(name).rules}
    assert told["packs"][-1]["review"] == "R. Counsel已于2026年11月25日审定"
    sentences = {one["key"]: one for one in told["sentences"]}
    assert {"lead.owe", "read.question", "letter.opening", "forbearance.pay"} & sentences.keys()
    assert all(one["en"] and one["zh"] for one in sentences.values())
    rows = as_rows((), "en")
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == 1 + sum(len(rules) for _, rules in sections()) + len(sentences)
    assert {row[3] for row in rows[1:]} == {"", "draft for counsel"}


NOTICES = tuple(
    f"Rule {rule}: to be read again since 31 March 2027."
    for rule in (
        "default_notice_running",
        "default_notice_short",
        "called_in_early",
        "arrears_notice_due",
        "arrears_notice_missing",
        "arrears_notice_with_statement",
        "arrears_notice_gap",
    )
)
"""The law of these notices is about to move into other rules."""


def test_a_pack_that_is_changed_is_a_draft_again() -> None:
    known = (SignOff("us", "R. Counsel", TODAY, US.version),)
    assert is_preview(replace(US, version="0" * 64), known)


@pytest.mark.parametrize(
    ("pack", "day", "said"),
    [
        ("cn-private-lending", date(2026, 9, 19), ()),
        (
            "cn-private-lending",
            date(2026, 9, 20),
            ("Prime rate: read until 20 August 2026. It comes out each month; read it again.",),
        ),
        ("us", date(2026, 4, 20), ("Spending standards of the United States: of 21 April 2025, 11 months old.",)),
        (
            "us",
            date(2026, 4, 21),
            ("Spending standards of the United States: of 21 April 2025, 12 months old. Look for newer ones.",),
        ),
        ("uk", date(2027, 3, 30), ()),
        ("uk", date(2027, 3, 31), NOTICES),
        (
            "uk",
            date(2027, 5, 29),
            (
                "Rule modifying_agreement: to be read again since 29 May 2027.",
                "Rule regulated_unknown: to be read again since 29 May 2027.",
                *NOTICES,
                "Limits of a debt relief order: read on 29 November 2026, to be read again since 29 May 2027.",
            ),
        ),
        ("neutral", date(2040, 1, 1), ()),
    ],
)
def test_what_grew_old_says_so_from_its_day_on(pack: PolicyName, day: date, said: tuple[str, ...]) -> None:
    assert ageing_in_words(ageing(pack_named(pack), lpr(), shipped()), day, "en") == said


def test_a_line_of_ones_own_carries_the_prime_rate_on() -> None:
    own = (*lpr(), Dated(date(2026, 11, 20), Decimal("0.03"), confirmed=True))
    found = {one.name: one.due for one in ageing(pack_named("cn-private-lending"), own, ())}
    assert found["lpr"] == date(2026, 12, 20)
