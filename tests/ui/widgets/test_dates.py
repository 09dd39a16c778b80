"""Dates and amounts as each country types them: read, shown, and refused where they could be two."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from calculators.errors import Refusal
from restructure.money.expression import parse_sum
from restructure.parties.organisation import amended
from restructure.store import Store
from tests.ui.conftest import NOW, type_into
from ui.session import DateOrder, Session
from ui.widgets.dates import DateEdit, parse_date, typed_date
from ui.widgets.elements import label
from ui.widgets.tables import Cell, TupleModel

TODAY = date(2026, 11, 30)
CHRISTMAS, FIFTH = date(2026, 12, 25), date(2026, 12, 5)
ORDERS: tuple[DateOrder, ...] = ("", "dmy", "mdy")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "text",
    [
        "2026-12-25", "2026/12/25", "2026.12.25", "20261225", "2026年12月25日", "12月25日", "25日", "25",
        "25 Dec 2026", "Dec 25, 2026", "Friday 25 December 2026", "25th December", "25-Dec-26", "+25",
        "25/12/2026", "12/25/2026", "25 . 12 . 2026", "12/25", "25/12", "1225", "2512",
    ],
)  # fmt: skip
def test_what_can_be_one_day_only_is_read_everywhere(text: str, order: DateOrder) -> None:
    assert parse_date(text, "day", TODAY, order) == CHRISTMAS


@pytest.mark.parametrize("order", ORDERS)
def test_what_a_field_shows_is_read_back(order: DateOrder) -> None:
    assert parse_date(typed_date(FIFTH, order), "day", TODAY, order) == FIFTH


@pytest.mark.parametrize(
    ("order", "texts"),
    [
        ("dmy", ("05/12/2026", "5.12.26", "05-12-2026", "05122026", "5/12", "0512")),
        ("mdy", ("12/05/2026", "12.5.26", "12-05-2026", "12052026", "12/5", "1205")),
    ],
)
def test_a_country_has_its_order(order: DateOrder, texts: tuple[str, ...]) -> None:
    assert {parse_date(text, "day", TODAY, order) for text in texts} == {FIFTH}


@pytest.mark.parametrize("text", ["05/12/2026", "5.12.26", "25122026", "13/13/2026", "29/2", "2026125", "soon"])
def test_what_could_be_two_days_or_none_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_date(text, "day", TODAY)
    assert (refused.value.code, refused.value.facts["example"]) == ("not_a_date", "2026-12-25")


@pytest.mark.parametrize(("text", "year"), [("2/3/45", 2045), ("2/3/46", 2046), ("2/3/47", 1947), ("2/3/99", 1999)])
def test_two_digits_are_a_year_soon_or_long_ago(text: str, year: int) -> None:
    assert parse_date(text, "day", TODAY, "mdy") == date(year, 2, 3)


def test_a_field_follows_the_country_and_the_language(qapp: QApplication, store: Store) -> None:
    session = Session(qapp, store, lambda: NOW)
    holder = QWidget()
    field = DateEdit("day", session, holder)
    field.set_value(CHRISTMAS)
    shown = [field.text()]
    for rule_set in ("us", "uk", "cn-credit-card"):
        session.set_organisation(amended(session.organisation, rule_set=rule_set))
        shown.append(field.text())
    session.set_organisation(amended(session.organisation, rule_set="us"))
    type_into(field, "12/5/2026")
    field.refresh()
    session.set_language("zh")
    qapp.processEvents()
    assert (shown, field.text()) == (["2026-12-25", "12/25/2026", "25/12/2026", "2026-12-25"], "2026-12-05")
    session.close()


@pytest.mark.parametrize(
    ("currency", "texts"),
    [
        ("USD", ("$1,234.56", "US$1234.56", "USD 1,234.56", "1234.56 usd", "1234.56美元", "$1,000 + $234.56")),
        ("CNY", ("¥1,234.56", "￥１，２３４．５６", "1,234.56元", "RMB 1234.56", "人民币1234.56元", "CN¥0.123456万")),
        ("GBP", ("£1,234.56", "GBP1234.56", "£1.23456k")),
    ],
)
def test_an_amount_may_stand_with_the_signs_of_its_currency(currency: str, texts: tuple[str, ...]) -> None:
    assert {parse_sum(text, currency, "amount") for text in texts} == {123_456}


@pytest.mark.parametrize(("text", "currency"), [("$5", "CNY"), ("5元", "USD"), ("HK$5", "USD"), ("5 + €5", "GBP")])
def test_a_sign_of_another_currency_is_never_passed_over(text: str, currency: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_sum(text, currency, "amount")
    assert refused.value.code == "typed_currency"


def test_a_new_account_is_in_the_currency_of_the_country(qapp: QApplication, store: Store) -> None:
    session = Session(qapp, store, lambda: NOW)
    named = {}
    for rule_set in ("us", "uk", "cn-credit-card", "neutral"):
        session.set_organisation(amended(session.organisation, rule_set=rule_set))
        named[rule_set] = session.currency
    assert named == {"us": "USD", "uk": "GBP", "cn-credit-card": "CNY", "neutral": "CNY"}
    session.close()


def test_a_window_says_dates_as_the_country_does(qapp: QApplication, store: Store) -> None:
    session = Session(qapp, store, lambda: NOW)
    said = {}
    for rule_set in ("us", "uk"):
        session.set_organisation(amended(session.organisation, rule_set=rule_set))
        model = TupleModel()
        model.show(("Due",), ((Cell("Fri 25 Dec 2026"),),))
        texts = (label("small", "by 25 December 2026"), label("small", "by 25 December 2026", wrap=True))
        said[rule_set] = {QLabel.text(made) for made in texts} | {model.cell(model.index(0, 0)).text}
    assert said["us"] == {"by December 25, 2026", "Fri, Dec 25, 2026"}
    assert said["uk"] == {"by 25 December 2026", "Fri 25 Dec 2026"}
    session.set_organisation(amended(session.organisation, rule_set="us"))
    session.close()
    assert QLabel.text(label("small", "25 December 2026")) == "25 December 2026"
