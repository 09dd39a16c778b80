"""The rule set of an account follows from its lender and product where those of China tell them apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from restructure.parties.account import LENDER_TYPES, PRODUCTS, LenderType, Product
from restructure.parties.organisation import DEMO, amended, rule_set_of
from restructure.parties.payees import organisation_for
from restructure.policy import POLICIES, PolicyName
from restructure.store import accounts, payments, plan_events, settings
from restructure.store.payments import Payment
from tests.support.cases import ACCOUNT, TODAY
from tests.support.stores import open_store

CARD: PolicyName = "cn-credit-card"
LOAN: PolicyName = "cn-licensed-loan"
PRIVATE: PolicyName = "cn-private-lending"
CHINESE: tuple[PolicyName, ...] = (CARD, LOAN, PRIVATE)
NAMED = tuple(one for one in LENDER_TYPES if one not in ("licensed", "private"))


def worked(chosen: PolicyName, lender_type: LenderType, product: Product) -> PolicyName:
    return rule_set_of(chosen, replace(ACCOUNT, lender_type=lender_type, product=product))


@pytest.mark.parametrize("chosen", CHINESE)
@pytest.mark.parametrize("product", PRODUCTS)
def test_a_private_lender_is_worked_under_private_lending(chosen: PolicyName, product: Product) -> None:
    assert worked(chosen, "private", product) == PRIVATE


@pytest.mark.parametrize("chosen", CHINESE)
@pytest.mark.parametrize("lender_type", NAMED)
def test_a_named_licensed_lender_has_cards_and_loans(chosen: PolicyName, lender_type: LenderType) -> None:
    assert worked(chosen, lender_type, "credit_card") == CARD
    assert worked(chosen, lender_type, "consumer_loan") == LOAN
    assert worked(chosen, lender_type, "private_loan") == LOAN


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_lender_whose_kind_nobody_said_never_ends_private_lending(product: Product) -> None:
    assert worked(PRIVATE, "licensed", product) == PRIVATE


@pytest.mark.parametrize("chosen", [CARD, LOAN])
def test_a_private_loan_of_a_lender_nobody_named_is_not_called_licensed(chosen: PolicyName) -> None:
    assert worked(chosen, "licensed", "private_loan") == chosen


def test_a_product_nobody_said_is_not_called_no_card() -> None:
    assert [worked(chosen, "bank", "other") for chosen in CHINESE] == [CARD, LOAN, LOAN]
    assert [worked(chosen, "licensed", "other") for chosen in CHINESE] == [CARD, LOAN, PRIVATE]


@pytest.mark.parametrize("chosen", sorted(set(POLICIES) - set(CHINESE)))
@pytest.mark.parametrize("lender_type", LENDER_TYPES)
def test_other_countries_have_one_rule_set_for_all(chosen: PolicyName, lender_type: LenderType) -> None:
    assert {worked(chosen, lender_type, product) for product in PRODUCTS} == {chosen}


def test_papers_name_the_rule_set_of_the_account_and_the_lines_of_the_organisation() -> None:
    ours = amended(DEMO, rule_set=LOAN, grace_days=9)
    there = organisation_for(ours, (), replace(ACCOUNT, lender_type="private"))
    assert (there.policy.rule_set, there.deadlines) == (PRIVATE, ours.deadlines)


def test_a_payment_on_a_card_goes_by_the_order_of_cards(tmp_path: Path) -> None:
    account = replace(ACCOUNT, lender_type="bank", overdue_since=TODAY - timedelta(days=200))
    store = open_store(tmp_path / "store.db")
    settings.save_organisation(store, amended(DEMO, rule_set=LOAN))
    accounts.save(store, account)
    paid = ACCOUNT.parts.interest
    payments.append(store, [Payment(account.number, TODAY + timedelta(days=1), paid)])
    left = plan_events.standing(store, account, TODAY + timedelta(days=2)).account.parts
    store.close()
    assert left == structs.replace(ACCOUNT.parts, principal=ACCOUNT.parts.principal - paid)
