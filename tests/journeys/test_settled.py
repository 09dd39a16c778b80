"""A settlement is signed and paid: from then on nothing is claimed, whichever way somebody comes to the account."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.agreements.agreement import terms_digest
from restructure.agreements.record import read_agreement
from restructure.offers.terms import OptionKind
from restructure.store import (
    Store,
    accounts,
    agreements,
    audit,
    negotiations,
    offer_release,
    payments,
    plan_events,
    settings,
)
from restructure.store.payments import Payment
from tests.support.stores import file_of, open_store
from tests.ui.conftest import NOW, explain, shown_window, texts, type_into
from ui.app import fill_demo
from ui.shell.window import MainWindow

NUMBER, AGREEMENT = "DEMO-0001", "RA-2026-000001"
LATER = NOW + timedelta(days=80)


def sign(window: MainWindow, card: OptionKind) -> None:
    window.open_account(NUMBER)
    window.pages.desk.model.choose(card)
    window.navigator.prepare_agreement()
    page = window.pages.agreement
    type_into(page.inputs["address"], "1 Sample Street")
    explain(window)
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    page.sign_now()
    assert page.signed is not None


@pytest.fixture
def store(qapp: QApplication, tmp_path: Path) -> Iterator[Store]:
    """A store in which a settlement was signed."""
    path = tmp_path / "store.db"
    path.write_bytes(signed())
    opened = open_store(path)
    yield opened
    opened.close()


@cache
def signed() -> bytes:
    return file_of(sign_settlement)


def sign_settlement(store: Store) -> None:
    settings.save(store, "language", "en")
    fill_demo(store, NOW)
    with shown_window(store) as window:
        sign(window, "settlement")
        told = window.pages.desk.account_panel.banner.text.text()
        assert "is being kept: " in told
        window.navigator.show_page("records")
        # The page of the agreement says what is due in the sentence of the desk.
        assert window.pages.plans.detail._about.text().splitlines()[0] in told
        window.navigator.show_page("desk")


def pay_all(store: Store, over: int = 0) -> Store:
    """The store 80 days later, after every payment."""
    one = plan_events.kept(store, AGREEMENT, NOW.date())
    assert one is not None
    day = (NOW + timedelta(days=60)).date()
    payments.append(store, [Payment(NUMBER, day, Money(one.agreement.outcome.totals.paid + over))])
    return dataclasses.replace(store, now=lambda: LATER)


def row_of(window: MainWindow) -> list[str]:
    window.navigator.to_home()
    window.pages.home.search.setText(NUMBER)
    item = window.pages.home.list.itemWidget(window.pages.home.list.item(0))
    return [one.text() for one in item.findChildren(QLabel)]


def test_a_settled_debt_is_said_to_be_settled_and_nothing_is_offered_held_or_signed(store: Store) -> None:
    later = pay_all(store, over=5_00)
    signed_before = len(agreements.of_account(later, NUMBER))
    with shown_window(later, LATER) as window:
        assert {"Settled  24 Jan 2027", "USD 0.00"} <= set(row_of(window))
        window.open_account(NUMBER)
        desk = window.pages.desk
        said = desk.banner.text.text()
        assert "Settled on 24 January 2027: nothing is owed." in said
        assert "5.00 was received too much" in said
        assert desk.banner.isVisible()
        assert not any(one.isVisible() for one in (*desk.cards.values(), desk.hold, desk.says, desk.results))
        assert "0.00" in texts(desk.account_panel)
        assert "overdue" not in texts(desk.account_panel)
        logged = negotiations.events(later, NUMBER)
        for command in ("offer", "accepted", "sign", "hold", "take_1", "papers", "read_aloud", "print"):
            window.commands.run(command)
            window.navigator.show_page("desk")
        desk.holding.begin()
        assert negotiations.events(later, NUMBER) == logged
        assert desk.model.situation.holds == ()
        assert "No contact" in texts(window.strip)
        assert "Nothing is owed" in texts(window.strip)
        window.navigator.show_handout("offer")
        assert "settled" in window.pages.handouts.error.text()
        window.session.set_language("zh")
        window.navigator.show_page("desk")
        assert "已于2027年1月24日结清，已无欠款。" in desk.banner.text.text()
    assert len(agreements.of_account(later, NUMBER)) == signed_before


def test_below_the_window_nothing_is_signed_or_let_out_on_a_settled_debt(store: Store) -> None:
    later = pay_all(store)
    signed = agreements.load(later, AGREEMENT)
    assert signed is not None
    again = replace(read_agreement(signed.record), number="RA-2027-000009")
    with pytest.raises(Refusal, match="debt_settled"):
        agreements.save(later, replace(signed, number=again.number, terms_digest=terms_digest(again)))
    with pytest.raises(Refusal, match="debt_settled"):
        offer_release.check(later, NUMBER, again.outcome)


def test_a_balance_of_a_later_day_is_a_new_claim_and_said_to_be_one(store: Store) -> None:
    later = pay_all(store)
    account = accounts.load(later, NUMBER)
    assert account is not None
    claimed = replace(account, parts=Parts(Money(900_00)), as_of=LATER.date(), confirmed_by="Ledger")
    accounts.save(later, claimed)
    with shown_window(later, LATER) as window:
        assert {"New claim", "USD 900.00"} <= set(row_of(window))
        window.open_account(NUMBER)
        assert "a new claim" in window.pages.desk.account_panel.banner.text.text()
        assert all(one.isVisible() for one in window.pages.desk.cards.values())
        assert window.pages.desk.model.case is not None
        assert window.pages.desk.model.case.debt.total == 900_00


def test_a_payment_from_before_the_agreement_counts_or_is_refused_by_name(store: Store) -> None:
    made = plan_events.kept(store, AGREEMENT, NOW.date())
    assert made is not None
    first = made.agreement.counts_from
    assert payments.append(store, [Payment(NUMBER, first, Money(100_00), "TX1")]) == 1
    with pytest.raises(Refusal, match="payment_in_balance"):
        payments.append(store, [Payment(NUMBER, first - timedelta(days=1), Money(100_00), "TX2")])
    now = plan_events.kept(store, AGREEMENT, NOW.date())
    assert now is not None
    assert now.now.paid == 100_00
    assert len(audit.entries(store, action="payment_kept")) == 1


def test_a_plan_that_is_kept_stands_on_every_list_with_what_is_left_of_it(store: Store) -> None:
    one = plan_events.kept(store, AGREEMENT, NOW.date())
    assert one is not None
    with shown_window(store) as window:
        left = f"USD {one.now.left / 100:,.2f}"
        assert {"Plan kept", left} <= set(row_of(window))
        window.open_account(NUMBER)
        assert "No contact" in texts(window.strip)
        QTest.qWait(0)
        window.pages.debts.start()
        assert window.pages.debts.model.case.debts[0].balance == one.now.left
