"""Files as people really have them, one row a file: read as, refused because, asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.importing.headings import recognised
from restructure.importing.reading import NOTHING_SAID, Problem, Said, open_file, scan
from restructure.parties.account import Account, Person
from restructure.parties.account_fields import with_values

FILES = Path(__file__).parents[2] / "files"
TODAY = date(2026, 11, 30)
PLAIN = Account(
    number="A001",
    debtor=Person("张三", "11010519491231002X", "13800138000", "北京市朝阳区"),
    creditor="示例银行",
    currency="CNY",
    parts=Parts(Money(5_000_000), Money(120_050), Money(30_000), Money(0)),
    as_of=date(2026, 11, 1),
    confirmed_by="ledger",
    contract_rate=Decimal("0.154"),
    contract_date=date(2023, 3, 1),
    overdue_since=date(2026, 5, 1),
    contract_payment=Money(180_000),
    contract_payments=36,
)
"""The account that nearly every file holds; what a row says is what differs from it."""
UNDATED = {"contract_date": None, "overdue_since": date(2024, 1, 5)}
SHORT = Account("A1", Person(""), "b", "CNY", Parts(Money(1_000)), date(2026, 11, 1), "l")
Differs = dict[str, Any]


@dataclass(frozen=True)
class Right:
    """The right outcome of a file: its accounts, by what tells them from the plain one; its lines that were not taken,
    by column and reason; or why it is refused whole. ``said`` is what a person answers where something is asked."""

    accounts: tuple[Differs, ...] = ()
    problems: tuple[tuple[int, str, str], ...] = ()
    refused: str = ""
    said: Said = NOTHING_SAID
    of: Account = field(default=PLAIN)


def read(*accounts: Differs, problems: tuple[tuple[int, str, str], ...] = (), **more: Any) -> Right:
    return Right(accounts or ({},), problems, **more)


def named(*problems: tuple[int, str, str]) -> Right:
    return Right((), problems)


def refused(code: str, said: Said = NOTHING_SAID) -> Right:
    return Right(refused=code, said=said)


def principal(amount: int) -> Right:
    return read({"principal": Money(amount)})


def dated(column: str, code: str) -> Right:
    return named((2, column, code))


CONSTANTS = Said({"currency": "人民币", "creditor": "示例银行", "confirmed_by": "ledger"})
TWO: tuple[Differs, ...] = ({}, {"number": "A2"})
TABLE: dict[str, Right] = {
    "00_ok.csv": read(),
    "01_title_rows.csv": read(),
    "02_totals_row.csv": read({}, {"number": "A002"}, problems=((4, "number", "totals_row"),)),
    "03_totals_row_filled.csv": read({}, {"number": "A002"}, problems=((4, "number", "totals_row"),)),
    "05_two_header_lines.csv": read(),
    "060.xls": refused("file_sheet"),
    # 0.154 below the unit % is 15.4 % or next to nothing: asked.
    "06_units_line.csv": named((3, "contract_rate", "rate_unclear")),
    "08_zh_gb18030.csv": read(),
    "09_zh_headers_no_currency.csv": refused("file_header"),
    "10_wan_yuan_header.csv": read({"interest": Money(120_000)}),
    "12_rate_plain_percent.csv": read(
        {"number": "A2"},
        {"number": "A7"},
        problems=(
            *((line, "contract_rate", "rate_unclear") for line in (2, 4, 5, 6)),
            (7, "contract_rate", "not_a_rate"),
            *((line, "contract_rate", "rate_unclear") for line in (9, 10)),
        ),
    ),
    "20_00_date_excel_serial.csv": dated("overdue_since", "date_serial"),
    "20_05_date_minguo_zh.csv": read(UNDATED),
    "20_06_date_ym6.csv": dated("overdue_since", "not_a_date"),
    "20_08_date_seven.csv": dated("overdue_since", "not_a_date"),
    "20_09_date_us.csv": dated("overdue_since", "date_order"),
    "20_10_date_uk.csv": dated("overdue_since", "date_order"),
    "20_11_date_zh.csv": read(UNDATED),
    "20_12_date_zh2.csv": read(UNDATED),
    "20_14_date_iso_t.csv": read(UNDATED),
    "20_15_date_ms.csv": read(UNDATED),
    "20_16_date_fw.csv": read(UNDATED),
    "20_18_date_never.csv": dated("overdue_since", "date_out_of_range"),
    "20_20_date_slash1.csv": read(UNDATED),
    "20_22_date_yymmdd.csv": dated("overdue_since", "not_a_date"),
    "30_01_money_trailing_minus.csv": named((2, "principal", "amount_negative")),
    "30_02_money_eu.csv": principal(123_456),
    "30_05_money_thousand_space.csv": principal(123_450),
    "30_10_money_lead_apos.csv": principal(123_450),
    "30_11_money_spaces.csv": principal(123_450),
    "30_13_money_indian.csv": named((2, "principal", "not_an_amount")),
    "30_15_money_neg.csv": named((2, "principal", "amount_negative")),
    "30_21_money_hash.csv": named((2, "principal", "error_in_cell")),
    "30_22_money_hash2.csv": named((2, "principal", "error_in_cell")),
    "30_24_money_blank.csv": named((2, "principal", "missing_field")),
    "30_26_money_pt.csv": principal(123_400),
    "30_30_money_usd.csv": named((2, "principal", "currency_differs")),
    "30_31_money_fwcur.csv": principal(123_450),
    "30_32_money_1e400.csv": named((2, "principal", "not_an_amount")),
    "30_33_money_arab.csv": named((2, "principal", "not_an_amount")),
    "40_id_sci.csv": named((2, "id_number", "digits_lost"), (3, "id_number", "digits_lost")),
    "41_number_sci.csv": named(*((line, "number", "digits_lost") for line in (2, 3, 4))),
    "42_phone_forms.csv": read(
        {},
        {"number": "A4", "phone": "+86 138-0013-8000"},
        {"number": "A5"},
        {"number": "A6", "phone": "13800138000/13900139000"},
        {"number": "A7", "phone": "138 0013 8000"},
        {"number": "A8"},
        problems=((3, "phone", "digits_lost"), (4, "phone", "number_masked")),
    ),
    "43_id_forms.csv": read(
        {},
        {"number": "A3"},
        {"number": "A4"},
        {"number": "A5", "id_number": "110105491231002"},
        {"number": "A6"},
        problems=((3, "id_number", "number_masked"), (8, "id_number", "id_check_digit")),
    ),
    # 00123 and 123, a001 and A001 are the same to one system and not to another: asked.
    "44_number_forms.csv": read(
        {"number": "00123"},
        {"number": "a001"},
        problems=(
            *((line, "number", "number_alike") for line in (3, 4, 5, 7)),
            (8, "number", "number_twice"),
            (9, "number", "hidden_character"),
            (10, "number", "hidden_character"),
            (11, "number", "number_alike"),
        ),
    ),
    "45_dup_diff_balance.csv": read(problems=((3, "number", "number_twice"),)),
    "46_five_currencies.csv": read(
        {},
        {"number": "A2", "currency": "USD"},
        {"number": "A3"},
        {"number": "A4"},
        {
            "number": "A6",
            "currency": "JPY",
            "principal": Money(50_000),
            "interest": Money(0),
            "penalty": Money(0),
            "contract_payment": Money(1_800),
        },
        {"number": "A7", "currency": "EUR"},
        {"number": "A8"},
        {"number": "A10", "currency": "CHF"},
        problems=((6, "interest", "too_many_decimals"), (10, "currency", "unknown_currency")),
    ),
    "51_utf16le.csv": read(),
    "52_big5.csv": read({"name": "張三", "creditor": "示例銀行", "address": "臺北市信義區"}),
    "53_sjis.csv": read({"name": "山田太郎", "creditor": "みずほ銀行", "address": "東京都千代田区"}),
    "56_cr.csv": read(*TWO),
    "58_nul.csv": read({"number": "A2"}, problems=((2, "confirmed_by", "hidden_character"),)),
    "59_gb_trunc.csv": read(problems=((3, "", "broken_character"),)),
    "60_mixed_enc.csv": refused("file_encoding"),
    "62_pipe.txt": read(),
    "63_tab.tsv": read(),
    "64_ragged.csv": read({}, {"number": "A3"}, problems=((3, "", "row_length"),)),
    "65_trailing_comma_all.csv": read(),
    "66_extra_cols100.csv": read(),
    "67_dup_headers.csv": read(),
    "68_dup_empty_headers.csv": read(),
    "70_inner_quotes.csv": read({"number": "A1"}, {"number": "A3"}, problems=((3, "", "quote_open"),)),
    "71_sep_line.csv": read(),
    "72_header_spaces_case.csv": read(),
    "73_html.xls": read(),
    "80_typed.xlsx": read(),
    "81_title_merged_total.xlsx": read(problems=((5, "number", "totals_row"),)),
    "83_float_noise.xlsx": named((2, "interest", "too_many_decimals")),
    "84_empty_first_sheet.xlsx": read(),
    "85_hidden_first_sheet.xlsx": read({"number": "NEW1"}),
    "86_formula_nocache.xlsx": named((2, "principal", "formula_in_cell")),
    "91_1904.xlsx": read(),
    "92_types.xlsx": read(
        {"number": "A3"},
        {"number": "4"},
        {"number": "5.5"},
        {"number": "A7"},
        problems=(
            (2, "principal", "error_in_cell"),
            (3, "principal", "not_an_amount"),
            (7, "number", "number_made_a_date"),
            (9, "principal", "amount_negative"),
        ),
    ),
    "93_far_cell.xlsx": refused("file_far_cell"),
    "94_far_row_only.xlsx": refused("file_far_cell"),
    "95_xlsx_named.csv": read(),
    "96_csv_named.xlsx": read(),
    "99_blank_lines.csv": read(),
    "a_corrupt_deflate.xlsx": refused("file_sheet"),
    "c_bz2.xlsx": refused("file_sheet"),
    "d_trunc.xlsx": refused("file_sheet"),
    "err.fods": refused("file_empty"),
    "excel_errors_become_zero.xlsx": read(
        {"number": "A3", "name": "n", "principal": Money(10_100), "interest": Money(500)},
        problems=((2, "principal", "error_in_cell"), (3, "principal", "error_in_cell")),
        of=SHORT,
    ),
    "j_row_overflow.xlsx": refused("file_sheet"),
    "k_col_overflow.xlsx": refused("file_sheet"),
    "lo_src.xlsx": named(*((line, "principal", "formula_in_cell") for line in (2, 3, 4))),
    "m_rows_unordered.xlsx": refused("file_header"),
    "nl_name.csv": named((3, "name", "hidden_character")),
    "rate435.csv": read(
        {"contract_rate": Decimal("0.0435")}, {"number": "A2", "contract_rate": Decimal("0.154")}, of=SHORT
    ),
    "update_wipes_columns.csv": read(
        {"number": "A001", "creditor": "示例银行", "principal": Money(4_000_000), "as_of": date(2026, 11, 20)}
        | {"confirmed_by": "ledger"},
        of=SHORT,
    ),
}
ANSWERED: dict[str, Right] = {
    "06_units_line.csv": read(said=Said(rates="fraction")),
    "09_zh_headers_no_currency.csv": read(said=CONSTANTS),
    "12_rate_plain_percent.csv": read(
        {},
        {"number": "A2"},
        {"number": "A3", "contract_rate": Decimal("0.0005")},
        {"number": "A4", "contract_rate": Decimal("0.01")},
        {"number": "A5", "contract_rate": Decimal("0.18")},
        {"number": "A7"},
        {"number": "A8", "contract_rate": Decimal("0.000005")},
        {"number": "A9", "contract_rate": Decimal("0.24")},
        problems=((7, "contract_rate", "not_a_rate"),),
        said=Said(rates="percent"),
    ),
    "20_09_date_us.csv": read(UNDATED, said=Said(dates="mdy")),
    "20_10_date_uk.csv": read(UNDATED, said=Said(dates="dmy")),
    "84_empty_first_sheet.xlsx": read(said=Said(sheet="数据")),
    "85_hidden_first_sheet.xlsx": refused("file_no_sheet", Said(sheet="说明")),
    "00_ok.csv": refused("file_constant_twice", Said({"currency": "USD"})),
    "01_title_rows.csv": refused("file_header", Said(head=2)),
    "99_blank_lines.csv": refused("file_head_line", Said(head=1)),
}
"""Where the answer to a question is given with the file."""


def outcome(path: Path, said: Said) -> tuple[tuple[Account, ...], tuple[tuple[int, str, str], ...], str]:
    try:
        file = open_file(path, said=said)
        columns = None if file.layout else recognised(file.header)
        entries = tuple(scan(file, TODAY, columns=columns, said=said).entries)
    except Refusal as reason:
        return (), (), reason.code
    problems = tuple((one.line, one.column, one.reason.code) for one in entries if isinstance(one, Problem))
    return tuple(one for one in entries if isinstance(one, Account)), problems, ""


def expected(right: Right) -> tuple[tuple[Account, ...], tuple[tuple[int, str, str], ...], str]:
    accounts = tuple(with_values(right.of, differs) for differs in right.accounts)
    return accounts, right.problems, right.refused


def test_every_file_has_its_row() -> None:
    assert {path.name for path in FILES.iterdir()} == set(TABLE)


@pytest.mark.parametrize(
    ("name", "right"),
    [*TABLE.items(), *ANSWERED.items()],
    ids=[*TABLE, *(f"{name} answered" for name in ANSWERED)],
)
def test_a_file_is_read_as_it_stands_or_refused_or_asked_about(name: str, right: Right) -> None:
    assert outcome(FILES / name, right.said) == expected(replace(right))
