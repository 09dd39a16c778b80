"""What a plan agrees on beside its regular payment: typed on the instalment card, shown, refused in its place, kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calculators.calendar import Frequency
from calculators.holidays import Holiday
from calculators.months import OwnMonth
from calculators.rounding import Money
from restructure.offers.outcome import Simulated
from restructure.offers.terms import InstalmentTerms
from restructure.parties.organisation import DEMO
from restructure.store import Store, accounts, negotiations, settings
from tests.support.cases import ACCOUNT
from tests.ui.conftest import NOW, instalment_card
from ui.desk.instalment_card import InstalmentCard
from ui.models.desk import DeskModel
from ui.session import Session
from ui.shell.window import MainWindow


@pytest.fixture
def card(qapp: QApplication, store: Store) -> Iterator[InstalmentCard]:
    settings.save_organisation(store, DEMO)
    accounts.save(store, ACCOUNT)
    session = Session(qapp, store, lambda: NOW)
    model = DeskModel(session)
    made = InstalmentCard(session, model, "instalment")
    model.open(ACCOUNT)
    yield made
    session.close()


def typed(card: InstalmentCard, name: str, text: str) -> None:
    field = card.rows[name].field
    field.setText(text)  # type: ignore[union-attr]  # a field to type into
    field.textEdited.emit(text)  # type: ignore[union-attr]


def terms(card: InstalmentCard) -> InstalmentTerms:
    held = card.model.options["instalment"].terms
    assert isinstance(held, InstalmentTerms)
    return held


def amount_text(card: InstalmentCard, place: int) -> str:
    return f"{list(payments(card).values())[place] / 100:,.2f}"


def payments(card: InstalmentCard) -> dict[date, int]:
    outcome = card.model.outcomes["instalment"]
    assert isinstance(outcome, Simulated)
    return dict(zip(outcome.schedule.due, outcome.schedule.payment, strict=True))


def test_months_and_holidays_are_typed_into_the_plan_and_said_on_the_card(card: InstalmentCard) -> None:
    typed(card, "months", "Feb 0, Dec 2000")
    typed(card, "holidays", "Apr to Jun freeze")
    assert terms(card).months == (OwnMonth(2, Money(0)), OwnMonth(12, Money(200_000)))
    assert terms(card).holidays == (Holiday(date(2027, 4, 1), date(2027, 6, 30), "freeze"),)
    paid = {(due.year, due.month): amount for due, amount in payments(card).items()}
    assert [paid[2026, 12], paid[2027, 2], paid[2027, 5], paid[2027, 12]] == [200_000, 0, 0, 200_000]
    assert "By month: Feb 0; Dec 2,000" in card.note.text()
    assert "2027-04-01..2027-06-30 freeze" in card.note.text()
    again = DeskModel(card.session)
    again.open(ACCOUNT, card.model.draft())
    assert again.options["instalment"] == card.model.options["instalment"]
    typed(card, "months", "")
    assert terms(card).months == ()
    assert "Feb" not in card.note.text()


def test_what_is_not_read_is_said_below_its_field_and_the_plan_stays(card: InstalmentCard) -> None:
    typed(card, "months", "Feb 0")
    typed(card, "months", "Feb 0; 24 500")
    assert "24 500" in card.rows["months"].error.text()
    assert card.error.text().startswith("By month: ")
    assert terms(card).months == (OwnMonth(2, Money(0)),)
    assert card.model.chosen_outcome is None


def test_a_refusal_of_one_of_many_is_said_below_the_field_of_all(card: InstalmentCard) -> None:
    typed(card, "months", "Jun 0; Dec 0.01")
    assert card.rows["months"].error.text().startswith("Dec 0.01: This doesn't cover the interest")
    typed(card, "months", "")
    typed(card, "holidays", "2027-04-01..2027-04-03")
    assert card.rows["holidays"].error.text().startswith("2027-04-01..2027-04-03 later: No payment falls due")
    assert not card.rows["months"].error.text()


def test_dates_of_their_own_are_the_whole_plan(card: InstalmentCard) -> None:
    others = card.model.first_due
    typed(card, "payments", "12x")
    typed(card, "rows", "24 Dec 5,000; 30 Jun")
    first, last = payments(card).items()
    assert (first, last[0]) == ((date(2026, 12, 24), 500_000), date(2027, 6, 30))
    assert card.hero_labels[0].text() == "5,000.00"
    assert "a month" not in [piece.text() for piece in card.hero_labels]
    assert "Own dates: 2026-12-24 5,000; 2027-06-30" in card.note.text()
    # What follows from them cannot be typed beside them, and holds nothing that was half typed.
    assert not any(card.rows[name].isEnabled() for name in ("payment", "payments", "final_due"))
    assert card.model.chosen_outcome is not None
    typed(card, "annual_rate", "3")
    assert payments(card)[date(2027, 6, 30)] < last[1]
    # They are not the days of the other cards, and a draft of them opens as it was.
    card.model.set_dates(others, Frequency(1, "week"))
    assert list(payments(card)) == [first[0], last[0]]
    again = DeskModel(card.session)
    again.open(ACCOUNT, card.model.draft())
    assert (again.options, again.first_due) == (card.model.options, others)
    typed(card, "rows", "")
    assert (terms(card).first_due, terms(card).payments) == (others, 2)


def test_a_row_that_cannot_be_paid_is_named_with_what_works(card: InstalmentCard) -> None:
    typed(card, "rows", "2026-12-24 5000; 2027-06-30 0.01; 2027-07-30")
    assert card.rows["rows"].error.text().startswith("2027-06-30 0.01: This doesn't cover the interest")
    typed(card, "rows", "24 Dec 2000; 30 Jun")
    assert card.rows["rows"].error.text().startswith("“24 Dec 2000” may end with a year or with an amount.")


def test_an_extra_payment_makes_the_plan_shorter_or_its_payments_lower(card: InstalmentCard) -> None:
    typed(card, "payments", "36")
    before = payments(card)
    typed(card, "extra", "15 Mar 3000")
    shorter = payments(card)
    typed(card, "extra", "15 Mar 3000 lower")
    lower = payments(card)
    assert [piece.text() for piece in card.hero_labels[:3]] == ["1,375.02", "then", "1,276.50"]
    typed(card, "extra", "1 Dec 3000 lower")
    assert [piece.text() for piece in card.hero_labels[:2]] == [amount_text(card, -2), "a month"]
    assert shorter[date(2027, 3, 15)] == lower[date(2027, 3, 15)] == 300_000
    assert max(shorter) < max(before) == max(lower)
    assert list(lower.values())[-2] < list(before.values())[-2]
    typed(card, "extra", "1 Dec 2060 300")
    assert card.rows["extra"].error.text().startswith("2060-12-01 300 shorter: An extra payment lies inside")


def test_dates_of_their_own_beside_months_say_so_at_the_months(card: InstalmentCard) -> None:
    typed(card, "months", "Feb 0")
    typed(card, "rows", "24 Dec 500; 30 Jun")
    assert "has no place for this" in card.rows["months"].error.text()
    typed(card, "months", "")
    assert not card.rows["months"].error.text()


def test_the_fields_say_their_terms_in_the_language_of_the_window(card: InstalmentCard) -> None:
    typed(card, "months", "Feb 0, Dec 2000")
    typed(card, "extra", "15 Mar 300")
    held = terms(card)
    card.session.set_language("zh")
    QApplication.processEvents()
    shown = {name: card.listed[name].text() for name in card.listed}
    assert shown == {"months": "2月 0；12月 2,000", "holidays": "", "rows": "", "extra": "2027-03-15 300 缩短"}
    for name, text in shown.items():
        typed(card, name, text)
    assert terms(card) == held
    card.session.set_language("en")


def test_by_keyboard_alone_a_list_is_read_once_it_is_typed_and_undone(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    desk = window.pages.desk
    desk.keep_draft()
    QTest.keyClick(desk, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    made = instalment_card(desk)
    field = made.listed["months"]
    assert field.hasFocus()
    # However slow the machine is, the typing below is one stretch.
    field.rests.setInterval(60_000)
    QTest.keyClicks(field, "Feb 0, Dec")
    # Half a list is no mistake yet, and the plan without it is not what was said.
    assert not made.rows["months"].error.text()
    desk.keep_draft()
    draft = negotiations.draft(window.session.store, "DEMO-0001")
    assert isinstance(draft, dict)
    assert draft["half"] == {"instalment.months": "Feb 0, Dec"}
    can_offer = [desk.model.chosen_outcome is not None]
    QTest.keyClicks(field, " 500")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert made.listed["holidays"].hasFocus()
    assert field.text() == "Feb 0; Dec 500"
    can_offer.append(desk.model.chosen_outcome is not None)
    assert can_offer == [False, True]
    desk.keep_draft()
    assert terms(made).months
    QTest.keyClicks(made.listed["holidays"], "nonsense")
    QTest.keyClick(made.listed["holidays"], Qt.Key.Key_Return)
    assert "nonsense" in made.rows["holidays"].error.text()
    window.session.set_language("zh")
    QApplication.processEvents()
    assert (field.text(), made.listed["holidays"].text()) == ("2月 0；12月 500", "nonsense")
    for _ in range(3):
        desk.undo()
    assert not terms(made).months
    assert not field.text()
