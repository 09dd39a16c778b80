"""Each creditor has a payee of its own: what a paper names, what it lacks, what may not be signed, what is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from calculators.errors import Refusal
from reports.readback import script
from restructure.agreements.agreement import Agreement
from restructure.parties.account import Account
from restructure.parties.organisation import DEMO, MissingField, Organisation, amended
from restructure.parties.payees import PAID, Payee, check_payee, check_payees, lacking, organisation_for, same_payee
from restructure.store import audit, changes, payees, settings
from tests.support.cases import ACCOUNT, TODAY
from tests.support.samples import instalment_agreement
from tests.support.stores import open_store, read

AGENCY = amended(
    DEMO,
    name="Third Party Co. (invented)",
    name_zh="第三方（虚构）",
    mandate_number="M-0",
    mandate_scope="all",
    mandate_until=TODAY,
)
FAR = Payee("Far Bank (invented)", "Far Bank", "6000 0001", "Far Bank, Head Office")
NEAR = Payee(
    "近舟银行（虚构）",
    "Near Bank",
    "7000 0002",
    "Near Bank",
    "近舟银行",
    "近舟银行总行",
    "M-7",
    "cards",
    TODAY + timedelta(days=1),
)
BOTH = (FAR, NEAR)


def owed_to(creditor: str) -> Account:
    return replace(ACCOUNT, creditor=creditor)


def paid(organisation: Organisation) -> dict[str, str]:
    return {name: getattr(organisation.bank, name) for name in PAID}


def frozen(creditor: str, table: tuple[Payee, ...] = BOTH, organisation: Organisation = AGENCY) -> Organisation:
    return organisation_for(organisation, table, owed_to(creditor))


def refused(act: object) -> tuple[str, str]:
    assert callable(act)
    with pytest.raises(Refusal) as found:
        act()
    return found.value.field, found.value.code


@pytest.mark.parametrize("one", BOTH)
def test_a_debt_is_paid_to_the_payee_of_its_creditor(one: Payee) -> None:
    assert paid(frozen(one.creditor)) == {name: getattr(one, name) for name in PAID}
    assert same_payee(frozen(one.creditor).bank, AGENCY.bank) is False


@pytest.mark.parametrize("creditor", ["FAR bank （invented）", " Far Bank(Invented)", "Ｆar Bank (invented)"])
def test_width_case_and_spaces_make_no_other_creditor(creditor: str) -> None:
    assert frozen(creditor).bank.payee_account == FAR.payee_account


@pytest.mark.parametrize("creditor", ["Farther Bank", "Far Bank", "Far Bank (invented) North", ""])
def test_a_creditor_without_a_line_is_paid_nowhere(creditor: str) -> None:
    assert set(paid(frozen(creditor)).values()) == {""}
    assert MissingField("payees", "creditor") in lacking(AGENCY, BOTH, owed_to(creditor), "creditor", TODAY)


@pytest.mark.parametrize(
    "creditor", [AGENCY.identity.name, AGENCY.identity.name_zh, DEMO.bank.payee, DEMO.bank.payee_zh]
)
def test_debts_owed_to_ourselves_are_paid_as_our_settings_say(creditor: str) -> None:
    assert frozen(creditor) == AGENCY
    assert lacking(AGENCY, (), owed_to(creditor), "creditor", TODAY) == ()
    bare = amended(AGENCY, payee="", payee_zh="", payee_account="")
    if creditor.startswith("Third"):
        assert lacking(bare, (), owed_to(creditor), "creditor", TODAY) == (
            MissingField("organisation", "payee"),
            MissingField("organisation", "payee_account"),
        )


def test_a_mandate_of_the_creditor_stands_instead_of_the_general_one() -> None:
    assert (frozen(NEAR.creditor).mandate.mandate_number, frozen(NEAR.creditor).mandate.mandate_scope) == (
        "M-7",
        "cards",
    )
    assert frozen(FAR.creditor).mandate.mandate_number == "M-0"
    day_after = TODAY + timedelta(days=1)
    assert lacking(AGENCY, BOTH, owed_to(NEAR.creditor), "agency", day_after) == ()
    assert lacking(AGENCY, BOTH, owed_to(FAR.creditor), "agency", TODAY) == ()
    assert lacking(AGENCY, BOTH, owed_to(FAR.creditor), "agency", day_after) == (
        MissingField("organisation", "mandate_until", ended=True),
    )


def test_a_paper_that_names_the_payee_of_another_is_refused() -> None:
    near, far, ours = owed_to(NEAR.creditor), owed_to(FAR.creditor), owed_to(AGENCY.identity.name)
    check, of_far = partial(check_payee, AGENCY.identity), frozen(FAR.creditor).bank
    check(of_far, BOTH, far)
    assert refused(lambda: check(of_far, BOTH, near)) == ("payee", "payee_of_another")
    assert refused(lambda: check(AGENCY.bank, BOTH, far)) == ("payee", "payee_of_another")
    assert refused(lambda: check(AGENCY.bank, (), far)) == ("payee", "payee_missing")
    assert refused(lambda: check(of_far, (), far)) == ("payee", "payee_missing")
    assert refused(lambda: check(replace(AGENCY.bank, payee_bank=""), (), ours)) == ("payee", "payee_missing")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nobody_is_asked_on_the_telephone_to_pay_nowhere(language: str) -> None:
    agreement: Agreement = replace(instalment_agreement(), organisation=frozen("Farther Bank"))
    assert refused(lambda: script(agreement, language, recording="R", keep_until=None)) == ("payee", "payee_missing")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ((replace(FAR, payee_account=" "),), ("payee_account", "missing_field")),
        ((replace(FAR, creditor=""),), ("creditor", "missing_field")),
        ((FAR, replace(FAR, creditor="far bank（invented）")), ("creditor", "payee_twice")),
        ((replace(FAR, creditor="third party co.(Invented)"),), ("creditor", "payee_ours")),
    ],
)
def test_a_line_that_would_mislead_is_refused(table: tuple[Payee, ...], why: tuple[str, str]) -> None:
    assert refused(lambda: check_payees(AGENCY.identity, table)) == why


def test_payees_are_kept_and_the_record_has_the_old_and_the_new_value(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    settings.save_organisation(store, AGENCY)
    payees.save_payees(store, BOTH)
    assert payees.payees(store) == BOTH
    payees.save_payees(store, (replace(FAR, payee_account="6000 0009"),))
    last = audit.entries(store, action="organisation_changed")[0]
    done = changes.read(last.detail or "")
    assert done is not None
    assert [(one.was or one.now)["payee_account"] for one in done.fields] == ["6000 0001", "7000 0002", "6000 0009"]
    assert [one.now is None for one in done.fields] == [True, True, False]
    payees.save_payees(store, read(payees.payees(store)))
    assert audit.entries(store, action="organisation_changed")[0] == last
    store.close()
