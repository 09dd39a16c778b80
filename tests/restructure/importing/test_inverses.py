"""What goes out comes in again as it was: nothing doubled, nothing lost, unknown names asked about."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.calendar import Frequency
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.household.categories import CATEGORIES, UNPLACED
from restructure.household.distribution import DebtsCase, OneDebt
from restructure.household.frequency import Often, read_frequency
from restructure.household.line_names import PARTS, SAME
from restructure.household.sheet import Line, Sheet, mistakes
from restructure.importing import debt_rows, sheet_rows
from restructure.importing.spreadsheet import of_text
from tests.soak import round_trips

YEAR = Frequency(1, "year")


def lines(text: str, currency: str = "GBP") -> list[tuple[str, str, int | None]]:
    read, bad = sheet_rows.from_rows(of_text(text), currency, {})
    assert bad == ()
    return [(line.category, line.title, line.amount) for line in read]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_was_exported_comes_back_as_it_was_and_a_second_time_changes_nothing(tmp_path: Path, ending: str) -> None:
    assert round_trips.differing(tmp_path, 100 if ending == "csv" else 10, ending) == 0


def test_two_lines_of_one_category_are_two_lines_after_an_import_into_an_empty_sheet() -> None:
    sheet = Sheet((Line("benefits", Money(18_763), title="Child Benefit"), Line("benefits", Money(4_330), title="PIP")))
    rows = sheet_rows.to_rows(sheet, "GBP", {})
    taken, bad = sheet_rows.from_rows(rows, "GBP", {})
    assert (sheet_rows.merged(Sheet(), taken).lines, bad) == (sheet.lines, ())
    assert sheet_rows.merged(sheet, taken) == sheet


def test_an_unknown_name_is_taken_in_asked_about_and_counts_for_nothing() -> None:
    ((category, title, amount),) = lines("Wibble\t12")
    assert (category, title, amount) == (UNPLACED, "Wibble", 1200)
    assert [one.reason.code for one in mistakes(Sheet((Line(category, title=title, amount=Money(1200)),)))] == [
        "line_unplaced"
    ]


@pytest.mark.parametrize(
    ("name", "currency", "expected"),
    [
        ("Universal Credit", "GBP", "benefits"), ("Wages", "GBP", "salary"), ("Mortgage", "USD", "home_loan"),
        ("Gas", "GBP", "energy"), ("Gas", "USD", UNPLACED), ("TV licence", "GBP", "other_fixed"),
        ("Council tax", "GBP", "council_tax"), ("Social Security", "USD", "pension"),
        ("HOA fees", "USD", "property_fee"), ("车贷", "CNY", "other_priority"),
        ("房贷", "CNY", "home_loan"), ("社保", "CNY", "deductions"), ("水电燃气", "CNY", "energy"),
        ("Tax", "GBP", UNPLACED), ("Car", "GBP", UNPLACED),
    ],
)  # fmt: skip
def test_the_usual_words_of_three_countries_are_known(name: str, currency: str, expected: str) -> None:
    ((category, _, _),) = lines(f"{name}\t1", currency)
    assert category == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("four-weekly", Often(Frequency(4, "week"))), ("4 weekly", Often(Frequency(4, "week"))),
        ("per week", Often(Frequency(1, "week"))), ("pcm", Often(Frequency(1, "month"))), ("annually", Often(YEAR)),
        ("semi-monthly", Often(Frequency(1, "half month"))), ("twice a month", Often(Frequency(1, "half month"))),
        ("each school term", Often(Frequency(4, "month"))), ("ten instalments", Often(YEAR, 10)),
        ("April to January", Often(YEAR, 10)), ("每月", Often(Frequency(1, "month"))),
        ("每季", Often(Frequency(1, "quarter"))),
        ("每年", Often(YEAR)), ("每半月", Often(Frequency(1, "half month"))), ("每四周", Often(Frequency(4, "week"))),
        ("twice a week", Often(Frequency(1, "week"), 2)), ("3 months", Often(Frequency(3, "month"))),
    ],
)  # fmt: skip
def test_every_usual_frequency_is_read(text: str, expected: Often) -> None:
    assert read_frequency(text) == expected


@pytest.mark.parametrize("text", ["bimonthly", "每隔两周", "once", "now and then", "every 0 weeks"])
def test_what_means_several_things_or_none_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="unknown_frequency"):
        read_frequency(text)


def test_biweekly_is_sure_where_dollars_are_paid_alone() -> None:
    assert read_frequency("biweekly", "USD") == Often(Frequency(2, "week"))
    with pytest.raises(Refusal, match="unknown_frequency"):
        read_frequency("biweekly", "GBP")


def test_ten_instalments_are_a_years_sum_that_shows_how_it_was_found() -> None:
    ((line,), bad) = sheet_rows.from_rows(of_text("Council tax\t145\tten instalments"), "GBP", {})
    assert (line.amount, line.frequency, line.typed, bad) == (145_000, YEAR, "145*10", ())


@pytest.mark.parametrize(
    ("cell", "amount", "unit"),
    [("£43.30 a week", 4330, "week"), ("£180 pcm", 18_000, "month"), ("1160/4", 29_000, "month")],
)
def test_one_cell_may_hold_an_amount_and_how_often(cell: str, amount: int, unit: str) -> None:
    ((line,), _) = sheet_rows.from_rows(of_text(f"Rent\t{cell}"), "GBP", {})
    assert (line.amount, line.frequency.unit) == (amount, unit)


def test_the_heads_of_our_own_screen_are_heads_and_an_unknown_one_is_asked_about() -> None:
    rows = of_text("Line\tAmount\tHow often\tPer month\tColour\nRent\t180\tweekly\t780.00\tred")
    found = sheet_rows.sheet_columns(rows)
    assert (found.heads, found.unknown) == (("name", "amount", "frequency", "", ""), (4,))
    ((line,), _) = sheet_rows.from_rows(rows, "GBP", {}, replace(found, unknown=()))
    assert (line.amount, line.frequency.unit) == (18_000, "week")


def test_ordinary_heads_of_debts_are_read_whole() -> None:
    rows = of_text("Creditor\tBalance\tAPR\tMinimum payment\tAccount number\nAlder\t£9,840.22\t28.99%\t200\t4111")
    (debt,), bad = debt_rows.from_rows(rows, "GBP")
    assert debt == OneDebt(
        creditor="Alder", balance=Money(984_022), rate=Decimal("0.2899"), rate_kind="effective", minimum=Money(20_000),
        reference="4111",
    )  # fmt: skip
    assert bad == ()


def test_a_creditor_is_never_taken_for_a_name_nor_a_rate_for_a_balance() -> None:
    (debt,), _ = debt_rows.from_rows(of_text("Creditor,Amount owed,Rate\nAlder,9840.22,28.99"), "USD")
    assert (debt.creditor, debt.balance, debt.rate, debt.rate_kind) == ("Alder", 984_022, Decimal("0.2899"), "nominal")
    assert debt_rows.debt_columns(of_text("Creditor,Wibble,Owed\nAlder,3,12")).unknown == (1,)


@pytest.mark.parametrize(
    ("heads", "cell", "rate"),
    [
        ("银行,欠款,日利率", "0.05%", "0.1825"),
        ("银行,欠款,月利率", "1.5%", "0.18"),
        ("银行,欠款,利率", "0.05%/天", "0.1825"),
    ],
)
def test_a_rate_of_a_day_or_a_month_is_a_years(heads: str, cell: str, rate: str) -> None:
    (debt,), bad = debt_rows.from_rows(of_text(f"{heads}\n招商,100,{cell}"), "CNY")
    assert (debt.rate, bad) == (Decimal(rate), ())


def test_a_fraction_without_a_sign_is_asked_about() -> None:
    _, (bad,) = debt_rows.from_rows(of_text("Creditor,Balance,Rate\nAlder,100,0.2899"), "USD")
    assert bad.reason.code == "rate_unclear"


def test_two_debts_of_one_creditor_stay_two() -> None:
    pair = (OneDebt(creditor="Alder", balance=Money(1)), OneDebt(creditor="Alder", balance=Money(2)))
    assert debt_rows.merged(DebtsCase(), pair).debts == pair
    assert debt_rows.merged(DebtsCase(pair), pair).debts == pair


def test_every_category_has_words_that_lead_to_it() -> None:
    assert {*SAME, *PARTS} <= set(CATEGORIES)
