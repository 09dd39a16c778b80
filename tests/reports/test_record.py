"""What the record says was changed, as somebody reads it."""

from __future__ import annotations

from dataclasses import fields, replace

import msgspec
import pytest
from msgspec import structs

from calculators.rounding import Money
from reports.record import detail_in_words
from reports.wording import CATALOGUES
from restructure.authority.limits import Limits, Line, Waivable
from restructure.household.guidelines import Standard
from restructure.parties.account_fields import COLUMNS
from restructure.parties.organisation import STORED
from restructure.parties.payees import Payee
from restructure.policy.sign_off import SignOff
from restructure.policy.tables import Dated
from restructure.store.accounts import changed
from restructure.store.changes import Changes, between, written
from restructure.store.guarded_fields import OWN_SETTINGS
from restructure.store.proposed_changes import Told
from tests.support.cases import ACCOUNT


def test_a_balance_that_was_corrected_is_told_in_both_languages() -> None:
    less = replace(ACCOUNT, parts=structs.replace(ACCOUNT.parts, principal=Money(100)), currency="CNY")
    detail = written(changed(ACCOUNT, less))
    was = f"{ACCOUNT.parts.principal / 100:,.2f}"
    assert detail_in_words(detail, "en") == f"Principal: {was} → 1.00"
    assert detail_in_words(detail, "zh") == f"本金：{was} → 1.00"


def test_a_payee_and_a_rule_set_are_told_with_their_names() -> None:
    done = between(
        "organisation", {"payee_account": "", "rule_set": "uk"}, {"payee_account": "6222", "rule_set": "neutral"}
    )
    said = detail_in_words(written(Changes(done)), "en")
    assert said == "Account to pay into: nothing → 6222; Rule set: United Kingdom → No country's rules"
    assert "收款账号：空 → 6222" in detail_in_words(written(Changes(done)), "zh")


def test_a_row_of_a_table_is_told_as_added_or_removed() -> None:
    row = {"start": "2026-11-20", "annual_rate": "0.03"}
    assert detail_in_words(written(Changes(between("lpr", [], [row]))), "en") == (
        "Loan prime rate: From 20 Nov 2026, Annual rate 3% (new)"
    )
    assert "（删除）" in detail_in_words(written(Changes(between("lpr", [row], []))), "zh")


def test_what_was_changed_of_a_person_is_named_and_not_told() -> None:
    moved = replace(ACCOUNT, debtor=replace(ACCOUNT.debtor, phone="000-0000-7777"))
    said = detail_in_words(written(changed(ACCOUNT, moved)), "en")
    assert said == "Phone changed"


@pytest.mark.parametrize("detail", ["", "lpr", "note: calls back", "[]", "{}", '{"changes": 1, "currency": ""}'])
def test_an_entry_of_another_kind_stands_as_it_is(detail: str) -> None:
    assert detail_in_words(detail, "zh") == detail


def test_every_field_that_can_change_has_a_name() -> None:
    kinds = (Payee, Line, Limits, Waivable, Dated, Standard, SignOff)
    names = {one.name for kind in kinds for one in fields(kind)} | set(STORED) | set(COLUMNS) | OWN_SETTINGS
    assert {f"name.changed.{name}" for name in names - {"organisation"}} <= CATALOGUES["en"].keys()


def test_an_entry_tells_of_a_change_that_takes_two_people_in_both_languages() -> None:
    told = Told(7, "payees", "Far Bank", "lapsed", "0b1c", "")
    detail = msgspec.json.encode(told).decode()
    assert detail_in_words(detail, "en") == "Payee of Far Bank: lapsed, no. 7, digests 0b1c → nothing"
    assert detail_in_words(detail, "zh") == "“Far Bank”的收款方：已失效，第7号，摘要0b1c → 空"
