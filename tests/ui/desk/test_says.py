"""The debtor says what they can do, and the desk answers."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reports.told import said_of
from restructure.offers.outcome import Simulated
from restructure.proposals.query import DebtorStatement
from restructure.store import negotiations
from tests.ui.conftest import means, texts, type_into
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


def test_what_is_understood_and_has_no_field_is_told_apart_and_fills_none(window: MainWindow) -> None:
    says = opened(window)
    type_into(says.words, "100 a week, 2500 full and final, god willing, 500 on Friday")
    says.answer_now()
    assert "Not understood: god willing" in texts(says)
    assert "Understood, but there is no field for it: 100 a week, 2500 full and final, 500 on friday" in texts(says)
    assert says.says() == DebtorStatement()


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
    assert (last.kind, said_of(last.detail, "en")) == ("countered", "800.00 a month")


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
    assert said_of(last.detail, "en") == "85.00 a month, 12 payments"


def test_a_household_that_is_short_is_answered_with_a_hold_or_a_token_and_no_sum(window: MainWindow) -> None:
    says = opened(window)
    means(window, "5000", "5200")
    type_into(says.per_month, "300")
    says.answer_now()
    assert "200.00 a month short" in texts(says)
    assert "Agree a hold" in texts(says)
    assert "would do" not in texts(says)
