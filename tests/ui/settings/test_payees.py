"""Where debtors of each creditor pay: typed in Settings, named on the paper, and nothing signed without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from calculators.errors import Refusal
from restructure.agreements.evidence import Signature
from restructure.parties.organisation import amended
from restructure.parties.payees import DEMO_PAYEES, Payee
from restructure.services.plan_papers import picture_for
from restructure.services.signing import Agreed, print_to_sign, sign_and_keep
from restructure.store import Store, accounts, agreements, payees, settings
from tests.support.drafts import draft
from tests.support.reading import text_of
from tests.support.typing import put
from tests.support.workplaces import workplace
from tests.ui.conftest import explain, means, shown_window, texts
from ui.settings.payees import PayeesPanel
from ui.shell.window import MainWindow

FAR = Payee("Far Bank (invented)", "Far Bank", "6000 0001", "Far Bank, Head Office")
NUMBER = "DEMO-0001"


@pytest.fixture
def far(demo_store: Store, qapp: QApplication) -> Iterator[MainWindow]:
    """A demo debt that is owed to a bank of which nobody has said where it is paid."""
    account = accounts.load(demo_store, NUMBER)
    assert account is not None
    accounts.save(demo_store, replace(account, creditor=FAR.creditor))
    with shown_window(demo_store) as window:
        window.open_account(NUMBER)
        means(window, "6000", "3500", "300")
        window.navigator.prepare_agreement()
        explain(window)
        for side in (window.pages.agreement.debtor_side, window.pages.agreement.creditor_side):
            side.typed.setChecked(True)
        yield window


def panel(window: MainWindow) -> PayeesPanel:
    window.navigator.show_page("settings")
    window.pages.settings.show_section(window.pages.settings.payees)
    return window.pages.settings.payees


def told(window: MainWindow) -> str:
    return text_of(window.pages.agreement.pdf)


def test_without_its_payee_nothing_is_printed_signed_or_read_out(far: MainWindow) -> None:
    page = far.pages.agreement
    assert "Enter where debtors of Far Bank (invented) pay." in texts(page.terms.missing)
    assert "0000111122223333" not in told(far)
    assert not page.print.isEnabled()
    for way in ("desk", "paper"):
        page.side.take_way(way)
        assert not page.sign.isEnabled()
    page.side.take_way("voice")
    page._show_paper()
    assert page.side.read_back.yes == {}
    assert "Nothing says where debtors of Far Bank (invented) pay." in texts(page.side.read_back)


def test_once_its_payee_is_entered_the_paper_names_that_and_is_signed(far: MainWindow, demo_store: Store) -> None:
    link = next(
        one for one in far.pages.agreement.terms.missing.findChildren(QPushButton) if "Far Bank" in one.accessibleName()
    )
    link.click()
    shown = far.pages.settings.payees
    assert shown.table.typed()[-1]["creditor"] == FAR.creditor
    assert "Not kept yet" in texts(shown)
    put(shown.table, len(DEMO_PAYEES), payee="Far Bank", payee_account="6000 0001", payee_bank="Far Bank, Head Office")
    assert payees.payees(demo_store) == (*DEMO_PAYEES, FAR)
    far.navigator.prepare_agreement()
    explain(far)
    far.pages.agreement.creditor_side.typed.setChecked(True)
    far.pages.agreement.debtor_side.typed.setChecked(True)
    assert "60000001" in told(far)
    far.pages.agreement.sign_now()
    assert far.pages.agreement.signed is not None
    assert "60000001" in text_of(far.pages.agreement.signed.editions[0].pdf)


def test_a_line_half_typed_waits_over_pages_and_restarts(window: MainWindow, demo_store: Store) -> None:
    put(panel(window).table, len(DEMO_PAYEES), creditor="Far Bank", payee="Far")
    window.navigator.show_page("home")
    assert panel(window).table.typed()[-1]["payee"] == "Far"
    window.close()
    assert payees.payees(demo_store) == DEMO_PAYEES
    with shown_window(demo_store) as again:
        assert panel(again).table.typed()[-1]["creditor"] == "Far Bank"


def test_a_second_payee_of_one_creditor_is_refused_in_words(window: MainWindow, demo_store: Store) -> None:
    shown, last = panel(window), len(DEMO_PAYEES)
    put(shown.table, last, creditor="example bank (DEMO)", payee="Else", payee_account="1", payee_bank="Else")
    assert "has a payee already" in texts(shown)
    assert payees.payees(demo_store) == DEMO_PAYEES


def test_below_the_window_too_nothing_is_signed_or_goes_out_to_be_signed(store: Store) -> None:
    strange = replace(draft(), account=replace(draft().account, creditor=FAR.creditor))
    accounts.save(store, strange.account)
    both = Agreed(Signature("Lin Shili", strange.made_on), Signature("He Lan", strange.made_on))

    def refuse(code: str) -> None:
        with pytest.raises(Refusal, match=code):
            sign_and_keep(workplace(store), strange, both)
        with pytest.raises(Refusal, match=code):
            print_to_sign(workplace(store), strange)

    refuse("payee_missing")
    payees.save_payees(store, (FAR,))
    refuse("payee_of_another")
    assert agreements.of_account(store, strange.account.number) == ()


def test_the_picture_to_scan_goes_with_its_own_payee_alone(demo_store: Store) -> None:
    settings.save_payment_picture(demo_store, b"picture")
    there = workplace(demo_store)
    ours = replace(draft(), organisation=there.organisation)
    assert picture_for(there, ours) == b"picture"
    theirs = amended(ours.organisation, payee=FAR.payee, payee_account=FAR.payee_account)
    assert picture_for(there, replace(ours, organisation=theirs)) == b""
