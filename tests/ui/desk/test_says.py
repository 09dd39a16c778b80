"""The debtor says what they can do, and the desk answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calculators.calendar import Frequency
from calculators.rounding import Money
from reports import wording
from reports.told import said_of
from restructure.money.currency import plain_text
from restructure.offers.outcome import Simulated
from restructure.parties.organisation import amended
from restructure.proposals.statement import Regular, Statement
from restructure.store import negotiations
from tests.support.label_walk import SAID
from tests.ui.conftest import means, texts, type_into
from ui.api.routes import compute
from ui.desk import answer_search
from ui.desk.says import SaysLine
from ui.shell.window import MainWindow


def opened(window: MainWindow) -> SaysLine:
    window.open_account("DEMO-0001")
    means(window, "12000", "7000")
    return window.pages.desk.says


def test_what_the_debtor_says_is_answered_with_the_best_of_each_kind(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.per_month, "2500")
    says.answer_now()
    assert says.answer is not None
    assert {offer.kind for offer in says.answer.offers} >= {"instalment"}
    assert "Nothing has to be forgiven." in texts(says)


def test_a_key_that_is_faster_than_the_answer_takes_the_answer_to_what_was_said_last(window: MainWindow) -> None:
    says = opened(window)
    for sum_ in ("2500", "1200"):
        says.words.setText(f"{sum_} a month")
        says.words.textEdited.emit(says.words.text())
        says.take_kind("instalment")
        taken = window.pages.desk.model.good["instalment"]
        assert taken is not None
        assert taken.schedule.payment[0] == int(sum_) * 100


def test_what_is_said_in_their_words_fills_the_fields(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.words, "2500/月 先付2000 25号起")
    assert (says.per_month.text(), says.now.text()) == ("2,500.00", "2,000.00")
    assert says.start.text().endswith("25")
    says.answer_now()
    assert says.answer is not None
    assert says.answer.offers


def test_what_is_not_understood_is_named(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.words, "2500 a month, when the harvest is in")
    says.answer_now()
    assert "Not understood: when the harvest is in" in texts(says)
    assert says.per_month.text() == "2,500.00"


def test_what_is_understood_and_has_no_field_is_a_piece_that_can_be_taken_away(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.words, "100 a week, 2500 full and final, god willing, 500 on Friday")
    says.answer_now()
    assert "Not understood: god willing" in texts(says)
    assert list(says.chips.chips) == ["per_month", "now", "settle"]
    assert {"a week", "on 27 Nov 2026"} <= set(texts(says).split("\n"))
    says.chips.removed.emit("settle")
    assert says.said_so_far() == Statement(
        Regular(Money(10_000), Frequency(1, "week")), Money(50_000), now_on=date(2026, 11, 27)
    )


def test_a_weekly_sum_goes_on_its_card_as_a_weekly_plan_and_into_the_log_as_it_was_said(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.words, "400 a week from 18 December")
    says.answer_now()
    says.take_kind("instalment")
    outcome = window.pages.desk.model.outcomes["instalment"]
    assert isinstance(outcome, Simulated)
    assert (outcome.schedule.due[1] - outcome.schedule.due[0]).days == 7
    assert window.pages.desk.model.frequency == Frequency(1, "week")
    says.log.click()
    last = negotiations.events(window.session.store, "DEMO-0001")[-1]
    assert said_of(last.detail, "en") == "$400.00 a week, from 18 December 2026"


def test_what_has_no_field_is_kept_with_the_account(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.words, "100 a week, 2500 full and final, 500 on Friday")
    said, typed = says.said_so_far(), says.typed()
    window.open_account("DEMO-0002")
    assert says.said_so_far() == Statement()
    window.open_account("DEMO-0001")
    assert (says.said_so_far(), says.typed()) == (said, typed)


def test_who_can_name_no_sum_is_told_what_is_left(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.words, "I lost my job and cannot pay anything")
    says.answer_now()
    assert "No sum was named. Agree a hold" in texts(says)


def test_an_offer_goes_on_its_card_and_is_chosen(window: MainWindow) -> None:
    says = opened(window)
    window.pages.desk.model.choose("deferral")
    type_into(says.per_month, "2500")
    says.answer_now()
    says.per_month.setFocus()
    QTest.keyClick(says.per_month, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    outcome = window.pages.desk.model.outcomes["instalment"]
    assert window.pages.desk.model.chosen == "instalment"
    assert isinstance(outcome, Simulated)
    assert outcome.totals.largest_payment <= 250_000


def test_the_key_of_an_answer_that_is_not_there_says_so(window: MainWindow) -> None:
    says = opened(window)
    says.take_kind("settlement")
    assert "Settlement: no answer to take." in texts(says)


def test_where_nothing_fits_the_nearest_changes_are_said(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.per_month, "100")
    type_into(says.most, "6")
    says.answer_now()
    assert says.answer is not None
    assert not says.answer.offers
    assert "Nothing fits both sides yet." in texts(says)
    assert "a month would do" in texts(says)


def test_what_was_said_goes_into_the_log(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.per_month, "800")
    says.log.click()
    last = negotiations.events(window.session.store, "DEMO-0001")[-1]
    assert (last.kind, said_of(last.detail, "en")) == ("countered", "$800.00 a month")


def test_without_an_account_nothing_can_be_typed(window: MainWindow) -> None:
    assert not window.pages.desk.says.isEnabled()
    assert not window.pages.desk.says.per_month.isEnabled()


def test_money_that_is_there_now_counts_on_the_card_that_it_was_offered_for(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.words, "2500/月 先付8000")
    says.answer_now()
    assert says.answer is not None
    offered = next(one for one in says.answer.offers if one.kind == "instalment")
    says.take(offered)
    on_card = window.pages.desk.model.outcomes["instalment"]
    assert isinstance(on_card, Simulated)
    assert on_card.affordability == offered.outcome.affordability
    means(window, "12000", "7100")
    household = window.pages.desk.model.case.household if window.pages.desk.model.case else None
    assert household is not None
    assert household.lump_sum is not None
    assert household.lump_sum.amount == 800_000


def test_an_answer_names_every_payment_of_its_plan(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.words, "900 a month, 3000 now")
    says.answer_now()
    assert says.answer is not None
    assert {offer.kind for offer in says.answer.offers} >= {"settlement"}
    for offer in says.answer.offers:
        amounts = re.findall(r"(?:(\d+) × )?([\d,]+\.\d\d)", says._in_short(offer))
        said = sum(int(count or 1) * round(float(amount.replace(",", "")) * 100) for count, amount in amounts)
        assert said == offer.outcome.totals.paid


def test_a_number_of_payments_in_their_words_is_a_bound_of_its_own(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.words, "twelve payments of 85")
    assert (says.per_month.text(), says.payments.text(), says.most.text()) == ("85.00", "12", "")
    says.answer_now()
    says.log.click()
    last = negotiations.events(window.session.store, "DEMO-0001")[-1]
    assert said_of(last.detail, "en") == "$85.00 a month, 12 payments"


def test_a_household_that_is_short_is_answered_with_a_hold_or_a_token_and_no_sum(window: MainWindow) -> None:
    says = opened(window)
    means(window, "5000", "5200")
    type_into(says.per_month, "300")
    says.answer_now()
    assert "200.00 a month short" in texts(says)
    assert "Agree a hold" in texts(says)
    assert "would do" not in texts(says)


LOOKING = "Looking for the nearest change"


def until_said(says: SaysLine) -> None:
    """Until typing has rested and everything was looked through."""
    QTest.qWait(0)
    while says._waits.isActive() or says._search.goes_on:
        QTest.qWait(1)


def at_the_door(window: MainWindow, said: dict[str, str]) -> Any:
    """What the door answers on the debt of the desk."""
    case = window.pages.desk.model.case
    assert case is not None
    assert case.creditor is not None
    debt, creditor = case.debt, case.creditor
    parts = {
        name: plain_text(getattr(debt.parts, name), "USD") for name in ("principal", "interest", "penalty", "fees")
    }
    dated = {"contract_date": str(debt.contract_date), "product": debt.product, "days_overdue": debt.days_overdue}
    asked = {
        "currency": debt.currency,
        "as_of": str(debt.as_of),
        "debt": parts | dated | {"contract_rate": str(debt.contract_rate)},
        "says": {name: int(text) if name in ("max_months", "payments") else text for name, text in said.items()},
        "household": {"income": "12000", "spending": "11300"},
        "creditor": {
            "discount_rate": str(creditor.discount_rate),
            "recovery": str(creditor.recovery),
            "cost": str(creditor.cost),
            "no_deal_months": creditor.no_deal_months,
        },
    }
    answer, code = compute("counteroffer", json.dumps(asked).encode())
    assert code == 0, answer
    return answer


def test_the_desk_ends_with_what_the_door_answers(window: MainWindow) -> None:
    says = opened(window)
    means(window, "12000", "11300")
    case = window.pages.desk.model.case
    assert case is not None
    # The door begins at the rate of the contract.
    window.session.set_organisation(amended(window.session.organisation, plan_rate=case.debt.contract_rate))
    said: tuple[dict[str, str], ...] = (
        {"per_month": "500"},
        {"per_month": "350"},
        {"per_month": "120"},
        {"per_month": "20"},
        {"per_month": "100", "max_months": "6"},
        {"per_month": "300", "now": "2000"},
        {"per_month": "300", "from": "2027-01-05"},
        {"per_month": "60", "now": "9000"},
        {"now": "4000"},
        {"max_months": "12"},
        {"per_month": "450", "payments": "8"},
        {"per_month": "2500", "from": "2026-12-01", "max_months": "3"},
    )
    fields = {name.replace("start", "from"): field for name, field in says.fields.items()}
    kinds = set()
    for one in said:
        for name, field in fields.items():
            field.setText(one.get(name, ""))
            field.textEdited.emit(one.get(name, ""))
        until_said(says)
        answer, at_door = says.answer, at_the_door(window, one)
        assert answer is not None
        assert [
            (offer.kind, plain_text(offer.outcome.totals.paid, "USD"), offer.outcome.totals.final_due)
            for offer in answer.offers
        ] == [(offer["kind"], offer["paid"], offer["final_due"]) for offer in at_door["offers"]]
        messages = [wording.change(change, "en", "USD") for change in answer.changes]
        assert messages == [change["message"] for change in at_door["nearest_change"]]
        assert all(message in texts(says) for message in messages)
        kinds.add((bool(answer.offers), bool(messages)))
    assert kinds == {(True, False), (False, True)}


def slow(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> SaysLine:
    """A line that has said its first answer, to which nothing fits, and looks on a step at a time."""
    says = opened(window)
    monkeypatch.setattr(answer_search, "SLICE", 0)
    type_into(says.most, "6")
    says.per_month.selectAll()
    QTest.keyClicks(says.per_month, "100")
    says._waits.timeout.emit()
    assert says._search.goes_on
    return says


def test_the_nearest_change_is_looked_for_behind_the_first_answer_and_said_in_its_place(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    says = slow(window, monkeypatch)
    place = says._nearest_words
    assert place.isVisible()
    said, looking = "Nothing fits both sides yet.", "Looking for the nearest change…"
    stopped = "$100.00 a month does not repay it in the 6 months that were said."
    assert place.text() in (f"{said} {looking}", f"{said} {stopped} {looking}")
    until_said(says)
    assert "a month would do" in place.text()
    assert LOOKING not in place.text()
    assert place.isVisible()
    behind = says.answer
    says.answer_now()
    assert says.answer == behind


def test_what_was_looked_for_is_dropped_by_what_comes_next(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    coming: tuple[Callable[[], object], ...] = (
        lambda: QTest.keyClick(window.pages.desk.says.per_month, Qt.Key.Key_1),
        lambda: type_into(window.pages.desk.means.fields["income"], "12500"),
        lambda: window.open_account("DEMO-0002"),
        lambda: window.pages.desk.model.close(),
        lambda: window.close(),
    )
    for comes in coming:
        says = slow(window, monkeypatch)
        first = says.answer
        comes()
        says._waits.stop()
        for _ in range(100):
            QTest.qWait(0)
        assert says.answer in (first, None)
        assert "would do" not in says._nearest_words.text()


def test_it_is_looked_for_anew_in_another_language_and_on_once_the_desk_is_back(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    says = slow(window, monkeypatch)
    window.session.set_language("zh")
    QApplication.processEvents()
    shown = says._nearest_words.text()
    assert shown == "目前没有双方都能接受的方案。每月100.00美元在对方所说的6个月内还不清。正在查找最小的可行改动…"
    window.navigator.show_page("keys")
    for _ in range(100):
        QTest.qWait(0)
    assert says._search.goes_on
    window.navigator.show_page("desk")
    until_said(says)
    assert "即可" in says._nearest_words.text()


def test_what_they_say_comes_into_sight_from_the_foot_of_the_desk(window: MainWindow) -> None:
    window.resize(1440, 560)
    says, centre = opened(window), window.pages.desk.centre
    window.commands.run("talk")
    QApplication.processEvents()
    centre.verticalScrollBar().setValue(centre.verticalScrollBar().maximum())
    assert says.words.visibleRegion().isEmpty()
    window.commands.run("says")
    assert not says.words.visibleRegion().isEmpty()


def test_consent_on_the_desk_is_the_one_that_the_rules_ask_for_and_leads_to_the_first_figure(
    window: MainWindow,
) -> None:
    opened(window)
    desk = window.pages.desk
    desk.means.agree.setFocus()
    desk.means.agree.click()
    assert desk.model.situation.consent_to_income is True
    assert desk.means.fields["income"].hasFocus()


@pytest.mark.styled
def test_everything_that_was_said_and_every_answer_has_its_room_at_twice_the_size(window: MainWindow) -> None:
    says, centre = opened(window), window.pages.desk.centre
    window.resize(550, 900)
    says.hear_words(SAID)
    for _ in range(4):
        QApplication.processEvents()
    assert len(says.chips.chips) == 6
    inner = centre.widget()
    assert inner is not None
    assert inner.width() <= centre.viewport().width()
