"""After the signature: payments come in, one is missed, the plan is told of it, ends or is completed."""

from __future__ import annotations

import csv
import dataclasses
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reports import formats
from restructure.agreements.payoff import plan_payoff
from restructure.agreements.progress import owed_if_ended, rest_of
from restructure.exchange.lists import age_of, listed_json
from restructure.parties.organisation import DEMO, amended
from restructure.policy import PolicyName
from restructure.store import Store, accounts, plan_events, settings
from tests.support.reading import sheets_of
from tests.support.stores import file_of, open_store
from tests.ui.conftest import NOW, explain, press_twice, shown_window, texts, type_into
from ui.app import fill_demo
from ui.plans.detail import PlanDetail
from ui.shell.window import MainWindow

NUMBER = "DEMO-0001"


@pytest.fixture
def store(qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store with one signed agreement, under the rule set that a test asks for."""
    path = tmp_path / "store.db"
    path.write_bytes(signed_under(getattr(request, "param", DEMO.policy.rule_set)))
    opened = open_store(path)
    yield opened
    opened.close()


@cache
def signed_under(rule_set: PolicyName) -> bytes:
    return file_of(lambda store: sign(store, rule_set))


def sign(store: Store, rule_set: PolicyName) -> None:
    settings.save(store, "language", "en")
    fill_demo(store, NOW)
    settings.save_organisation(store, amended(DEMO, rule_set=rule_set, agreement_template="CCA-7"))
    with shown_window(store) as window:
        window.open_account(NUMBER)
        window.pages.desk.model.choose("instalment")
        window.navigator.prepare_agreement()
        page = window.pages.agreement
        type_into(page.inputs["address"], "1 Sample Street")
        explain(window)
        for side in (page.debtor_side, page.creditor_side):
            side.typed.setChecked(True)
        page.sign_now()
        assert page.signed is not None


def after(store: Store, days: int) -> tuple[Store, datetime]:
    """The store and the moment so many days later."""
    then = NOW + timedelta(days=days)
    return dataclasses.replace(store, now=lambda: then), then


def detail(window: MainWindow) -> PlanDetail:
    window.navigator.show_page("records")
    return window.pages.plans.detail


def pay(shown: PlanDetail, amount: int, day: str = "") -> None:
    if day:
        type_into(shown.paid_on, day)
    type_into(shown.amount, f"{amount / 100:.2f}")
    shown.keep.click()


def test_a_payment_covers_its_row_and_the_same_one_counts_once(store: Store) -> None:
    with shown_window(store) as window:
        shown = detail(window)
        first = plan_events.all_kept(store, NOW.date())[0].now.rows[0].payment
        for _ in range(2):
            type_into(shown.reference, "BANK-1")
            pay(shown, first)
        assert "kept already" in shown.said.text()
        assert shown.rows.cell(shown.rows.index(0, 3)).text == "paid"
        assert shown.rows.cell(shown.rows.index(1, 3)).text == "ahead"


def test_a_day_or_an_amount_that_cannot_be_read_keeps_no_other_in_its_place(store: Store) -> None:
    with shown_window(store) as window:
        shown = detail(window)
        pay(shown, 12500, "2026-11-2x")
        assert "Enter the day and the amount" in shown.said.text()
        type_into(shown.paid_on, "2026-11-25")
        type_into(shown.amount, "125x")
        shown.keep.click()
        assert plan_events.all_kept(store, NOW.date())[0].now.paid == 0
        assert shown.amount.text() == "125x"
        pay(shown, 12500)
        assert plan_events.all_kept(store, NOW.date())[0].now.paid == 12500


def test_what_pays_the_plan_off_on_a_typed_day_is_shown_and_printed(store: Store, tmp_path: Path) -> None:
    with shown_window(store) as window:
        shown = detail(window)
        one = plan_events.all_kept(store, NOW.date())[0]
        currency = one.agreement.account.currency
        for day in (NOW.date(), NOW.date() + timedelta(days=40)):
            type_into(shown.paid_off_on, day.isoformat())
            found = plan_payoff(one, day)
            assert f"{formats.money(found.total, currency, 'en')} in all" in shown.payoff.text()
            assert f"principal {formats.plain(found.principal, currency)}, interest" in shown.payoff.text()
            assert "rebate" not in shown.payoff.text()
        shown.write_paper("payoff", tmp_path / "payoff.pdf")
        assert formats.plain(found.total, currency) in sheets_of((tmp_path / "payoff.pdf").read_bytes())[0]
        for wrong in ("2026-11-2x", "2020-01-01"):
            type_into(shown.paid_off_on, wrong)
            assert shown.payoff.text() == ""
            shown.write_paper("payoff", tmp_path / "none.pdf")
            assert not (tmp_path / "none.pdf").exists()


def test_a_missed_payment_is_told_by_letter_before_the_plan_can_be_ended(store: Store, tmp_path: Path) -> None:
    with shown_window(*after(store, 45)) as window:
        assert not detail(window).papers["notice"].isEnabled()
    with shown_window(*after(store, 66)) as window:
        shown = detail(window)
        assert "late" in window.pages.plans.plans.cell(window.pages.plans.plans.index(0, 6)).text
        assert not shown.end.isEnabled()
        shown.write_paper("notice", tmp_path / "notice.pdf")
        assert "Several payments have not arrived" in sheets_of((tmp_path / "notice.pdf").read_bytes())[0]
        assert not shown.end.isEnabled()
    with shown_window(*after(store, 77)) as window:
        shown = detail(window)
        assert shown.end.isEnabled()
        shown.end.click()
        one = plan_events.all_kept(store, (NOW + timedelta(days=77)).date())[0]
        assert one.standing == "late"
        owed = formats.money(owed_if_ended(one.agreement, one.now), one.agreement.account.currency, "en")
        assert f"{one.agreement.number} is final. {owed} is owed then" in shown.said.text()
        press_twice(shown.end)
        assert plan_events.all_kept(store, NOW.date())[0].standing == "ended"
        assert refused_to_ask(shown, tmp_path)
        said = rest_of(one.agreement, one.now)
        shown.renew.click()
        account = window.pages.desk.model.account
        assert account is not None
        assert (account.parts, account.confirmed_by) == (said, one.agreement.number)
        shown = detail(window)
        pay(shown, 100_00)
        assert "Kept" in shown.said.text()
        assert "left of the debt today" in texts(shown)
        window.open_account(NUMBER)
        assert window.pages.desk.model.case is not None
        assert window.pages.desk.model.case.debt.total == said.total - 100_00


@pytest.mark.parametrize("store", ["uk"], indirect=True)
def test_under_uk_rules_nothing_is_due_at_once_and_the_letter_gives_14_days(store: Store, tmp_path: Path) -> None:
    with shown_window(*after(store, 66)) as window:
        shown = detail(window)
        assert not any(said in texts(shown) for said in ("may be ended from", "owed if it ends"))
        shown.write_paper("notice", tmp_path / "notice.pdf")
        said = "".join(sheets_of((tmp_path / "notice.pdf").read_bytes())[0].split())
        assert "Thisletterisnotadefaultnotice." in said
        # The fourteenth day is a Saturday.
        assert f"by{(NOW.date() + timedelta(days=82)):%A15February%Y}" in said
    for days, may in ((82, False), (83, True)):
        with shown_window(*after(store, days)) as window:
            shown = detail(window)
            assert shown.end.isEnabled() is may
            shown.end.click()
            assert ("the contract holds again as it was" in shown.said.text()) is may
            assert "owed" not in shown.said.text()
    assert json.loads(listed_json("agreements", plan_events.all_kept(store, NOW.date())))[0]["owed_if_ended"] is None


def test_the_last_payment_brings_the_certificate(store: Store, tmp_path: Path) -> None:
    with shown_window(store) as window:
        shown = detail(window)
        assert not shown.papers["certificate"].isEnabled()
        pay(shown, plan_events.all_kept(store, NOW.date())[0].agreement.outcome.totals.paid)
        assert shown.papers["certificate"].isEnabled()
        shown.write_paper("certificate", tmp_path / "certificate.pdf")
    assert "Settlement certificate" in sheets_of((tmp_path / "certificate.pdf").read_bytes())[0]
    assert [one.kind for one in plan_events.turns(store, "RA-2026-000001")] == ["completed"]


def test_slips_are_for_what_is_still_to_be_paid(store: Store, tmp_path: Path) -> None:
    with shown_window(store) as window:
        shown = detail(window)
        first = plan_events.all_kept(store, NOW.date())[0].now.rows[0].payment
        pay(shown, first)
        shown.write_paper("slips", tmp_path / "slips.pdf")
        told = sheets_of((tmp_path / "slips.pdf").read_bytes())[0]
        assert "Payment 2 of" in told
        assert "Payment 1 of" not in told
        shown.write_paper("ics", tmp_path / "plan.ics")
        asked = Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")
        kept = plan_events.all_kept(store, NOW.date())[0]
        assert [one.decoded("dtstart") for one in asked] == [row.due for row in kept.now.rows[1:]]
        pay(shown, kept.agreement.outcome.totals.paid - first)
        assert not shown.papers["slips"].isEnabled()


def test_a_settled_plan_is_asked_for_on_no_paper(store: Store, tmp_path: Path) -> None:
    with shown_window(store) as window:
        shown = detail(window)
        pay(shown, plan_events.all_kept(store, NOW.date())[0].agreement.outcome.totals.paid)
        assert refused_to_ask(shown, tmp_path)


def test_a_mistyped_payment_is_corrected_with_its_reason_and_stays_in_view(store: Store) -> None:
    with shown_window(store) as window:
        shown = detail(window)
        pay(shown, 500_000)
        assert shown.undo.text() == "Undo “payment of 5,000.00 of 25 Nov 2026”  Ctrl+Z"
        shown.undo.click()
        assert shown.reversal.isVisible()
        shown.reversal.leave.click()
        shown.received.view.clicked.emit(shown.received.rows.index(0, 0))
        assert shown.reversal.isVisible()
        assert not shown.keep.isVisible()
        type_into(shown.amount, "50.00")
        shown.reversal.replace.click()
        assert (paid(shown), shown.reversal.isVisible()) == (500_000, True)
        shown.reversal.reason.setText("two noughts too many")
        shown.reversal.replace.click()
        assert (paid(shown), shown.said.text(), shown.reversal.isVisible()) == (5_000, "Corrected.", False)
        uses = [shown.received.rows.cell(shown.received.rows.index(row, 3)).text for row in range(2)]
        assert "taken back" in uses
        shown.received.view.clicked.emit(shown.received.rows.index(uses.index("taken back"), 0))
        assert not shown.reversal.isVisible()
        shown.received.view.activated.emit(shown.received.rows.index(1 - uses.index("taken back"), 0))
        shown.reversal.reason.setText("of another account")
        shown.reversal.take_back.click()
        assert (paid(shown), shown.said.text()) == (0, "Taken back.")
        window.open_account(NUMBER)
        assert "5,000.00 on 25 Nov 2026: two noughts too many" in texts(window.pages.desk)


def paid(shown: PlanDetail) -> int:
    assert shown._one is not None
    return shown._one.now.paid


def refused_to_ask(shown: PlanDetail, folder: Path) -> bool:
    for name in ("calendar", "ics", "slips"):
        assert not shown.papers[name].isEnabled()
        shown.write_paper(name, folder / name)
        assert "Nothing is to be paid" in shown.said.text()
        assert not (folder / name).exists()
    return True


def test_records_in_chinese_join_their_words_as_chinese_does(store: Store) -> None:
    with shown_window(store) as window:
        window.session.set_language("zh")
        shown = detail(window)
        pay(shown, sum(one.payment for one in plan_events.all_kept(store, NOW.date())[0].now.rows[:4]))
        assert shown.received.rows.cell(shown.received.rows.index(0, 3)).text == "第1–4期"
        assert not any(mark in texts(window.pages.plans) for mark in (", ", ": "))


def test_records_show_the_agreement_of_the_account_in_front(store: Store) -> None:
    with shown_window(store) as window:
        window.open_account("DEMO-0002")
        window.navigator.prepare_agreement()
        explain(window)
        for side in (window.pages.agreement.debtor_side, window.pages.agreement.creditor_side):
            side.typed.setChecked(True)
        window.pages.agreement.sign_now()
        window.navigator.show_page("records")
        assert window.pages.plans.detail.account_number == "DEMO-0002"
        window.open_account(NUMBER)
        window.navigator.show_page("records")
        assert window.pages.plans.detail.account_number == NUMBER
        assert NUMBER in texts(window.pages.plans.detail)


def test_tab_leaves_the_list_of_agreements_for_the_payment(store: Store) -> None:
    with shown_window(store) as window:
        shown = detail(window)
        view = window.pages.plans.view
        view.setFocus()
        for _ in range(6):
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
            if shown.amount.hasFocus():
                break
        assert shown.amount.hasFocus()


def test_records_count_how_plans_were_kept_by_kind_and_by_age(store: Store) -> None:
    with shown_window(store) as window:
        detail(window)
        assert "Instalments: kept 1" in texts(window.pages.plans)
        assert "days: kept 1" in texts(window.pages.plans)
    (kept,) = plan_events.all_kept(store, NOW.date())
    young = replace(kept.agreement.account, overdue_since=kept.agreement.made_on - timedelta(days=90))
    assert age_of(replace(kept.agreement, account=young)) == "90"
    old = replace(young, overdue_since=kept.agreement.made_on - timedelta(days=91))
    assert age_of(replace(kept.agreement, account=old)) == "180"
    assert age_of(replace(kept.agreement, account=replace(young, overdue_since=date(2020, 1, 1)))) == "older"
    assert age_of(replace(kept.agreement, account=replace(young, overdue_since=None))) == "unknown"


def test_an_agreement_is_due_for_booking_until_its_reference_is_there(store: Store, tmp_path: Path) -> None:
    with shown_window(store) as window:
        shown, plans = detail(window), window.pages.plans
        plans.which.set_value("unbooked")
        plans.refresh()
        assert plans.plans.rowCount() == 1
        plans.list_name.set_value("booking")
        plans.export_to(tmp_path / "booking.csv")
        rows = list(csv.reader((tmp_path / "booking.csv").read_text(encoding="utf-8-sig").splitlines()))
        assert rows[0][:3] == ["agreement", "account", "row"]
        assert len(rows) == 1 + len(plan_events.all_kept(store, NOW.date())[0].now.rows)
        shown.write_paper("booking", tmp_path / "booking.pdf")
        assert "Booking sheet" in sheets_of((tmp_path / "booking.pdf").read_bytes())[0]
        shown.booking.setText("CORE-88")
        shown.book.click()
        assert plans.plans.rowCount() == 0
        plans.list_name.set_value("agreements")
        plans.export_to(tmp_path / "agreements.json")
        (exported,) = json.loads((tmp_path / "agreements.json").read_text(encoding="utf-8"))
        assert (exported["booking_reference"], exported["standing"]) == ("CORE-88", "running")


def test_a_kept_plan_stands_on_the_list_of_those_who_are_not_called(store: Store, tmp_path: Path) -> None:
    with shown_window(store) as window:
        detail(window)
        plans = window.pages.plans
        plans.list_name.set_value("stop_contact")
        plans.export_to(tmp_path / "stop.csv")
    assert NUMBER in (tmp_path / "stop.csv").read_text(encoding="utf-8-sig")
    with shown_window(*after(store, 45)) as window:
        detail(window)
        window.pages.plans.list_name.set_value("stop_contact")
        window.pages.plans.export_to(tmp_path / "later.csv")
    assert NUMBER not in (tmp_path / "later.csv").read_text(encoding="utf-8-sig")


def test_negotiating_anew_begins_from_what_is_left(store: Store) -> None:
    with shown_window(store) as window:
        shown = detail(window)
        one = plan_events.all_kept(store, NOW.date())[0]
        pay(shown, one.now.rows[0].payment)
        shown.renew.click()
        account = window.pages.desk.model.account
        assert account is not None
        debt, rows = one.agreement.outcome.debt.parts, one.agreement.outcome.schedule
        # Its interest has not run yet: it comes off the principal, too.
        assert account.parts.principal == debt.principal - rows.principal[0] - rows.interest[0]
        assert account.parts.total == debt.total - rows.payment[0]
        assert account.parts.penalty == debt.penalty
        assert account.as_of == NOW.date()
        kept = accounts.load(store, NUMBER)
        assert kept is not None
        assert kept.confirmed_by != one.agreement.number


def test_money_from_tomorrow_and_an_empty_amount_are_refused(store: Store) -> None:
    with shown_window(store) as window:
        shown = detail(window)
        shown.keep.click()
        assert "Enter the day and the amount" in shown.said.text()
        pay(shown, 100, "2026-12-24")
        assert "lies ahead" in texts(shown)


def test_every_paper_that_follows_is_written_and_a_message_copied(store: Store, tmp_path: Path) -> None:
    with shown_window(store) as window:
        shown = detail(window)
        for name in ("calendar", "ics", "slips", "booking", "large", "email"):
            shown.write_paper(name, tmp_path / name)
            assert (tmp_path / name).stat().st_size > 500
        shown.copy.trigger()
        assert "next payment" in shown.said.text()
        shown.write_paper("calendar", tmp_path / "calendar" / "below")
        assert "Choose another place" in shown.said.text()
