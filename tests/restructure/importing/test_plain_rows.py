"""Rows in their plainest form are read at once, and as the layout reads them; whatever is not, the layout reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructure.importing.lines import Sheet
from restructure.importing.plain_rows import quick_reader
from restructure.importing.reading import Opened, Problem, scan
from restructure.parties.account import Account
from restructure.parties.account_fields import COLUMNS, FIELD, IN_FILES
from restructure.store.accounts import bulk_row

TODAY = date(2026, 11, 25)
ENDS = st.sampled_from(("", "", "", "", " ", "  ", "\t", "\u3000", "\u200b", "'", "=", "-", "+", ".0", "e+3", "#"))
"""What stands before or behind a cell, mostly nothing."""
ODDITIES = (
    *("err", "Err", "ERR", "ｅｒｒ", "Err:502", "err：502", "error", "ERROR", "#N/A", "＃ＲＥＦ！", "错误", "Fehler"),
    *("LOADING...", "=1+1", "@x", "-x", "+1", "1.5e3", "-1.25E+10", "6E+18", "total", "Total:", "合计", "TRUE", "nan"),
    *("0", "0.00", "1.0", "\ufffd", "a\u115fb", "\u3164", "\u00e9", "e\u0301", "(x)", "（示例）", "a|b", "Terry Berr"),
    *("１２", "1.", ".5", "-0.00", "1e3", "x" * 65, "1" * 201),
)
USUAL = {
    "account_number": ("A-1", "0042", "62000001", "B 7"),
    "text": ("Ann Sample", "林示例", "示例银行（深圳）", "Müller & Co.", "St. John"),
    "lines": ("1 Sample Street, Town", "示例路1号", "12. Lane"),
    "number": ("13800138000", "+86 138", "0755-123"),
    "id_number": ("P1234567", "11010519491231002X", "110105194912310021"),
    "currency": ("CNY", "USD", "JPY", "KWD", "cny", "XYZ"),
    "choice": ("credit_card", "licensed", "private", "Other"),
    "part": ("100.00", "0.00", "12.5", "1,234.50", "00012.30", "9999999999.99", "99999999999.99", "1０0.00", "-1.00"),
    "amount": ("100.00", "0.00", "100", "1.005"),
    "balance_day": ("2026-11-01", "2026-11-25", "2026-11-26", "2026/11/1", "20261101", "2026-02-30", "202611"),
    "day": ("2026-05-01", "2030年1月2日", "1066-10-14", "2026-05-01 00:00:00"),
    "rate": ("0.18", "18%", "18", "0.1800", "%"),
    "count": ("36", "36 months", "36.0", "-3", "3.5"),
}


PLAIN = {
    name: FIELD[name].choices[0] if FIELD[name].choices else USUAL[FIELD[name].kind][0] for name in IN_FILES
}  # fmt: skip


def odd_cell(name: str) -> st.SearchStrategy[tuple[str, str]]:
    usual = st.sampled_from(USUAL[FIELD[name].kind])
    inner = usual | st.sampled_from(ODDITIES) | st.text(max_size=4)
    return st.tuples(st.just(name), usual | st.just("") | st.tuples(ENDS, inner, ENDS).map("".join))


ROWS = st.lists(st.sampled_from(IN_FILES).flatmap(odd_cell), min_size=1, max_size=3).map(lambda odd: PLAIN | dict(odd))


READ_AT_ONCE = {
    "nothing but blanks for a creditor": PLAIN | {"creditor": " "},
    "a formula behind a blank": PLAIN | {"name": " =1"},
    "an error of a spreadsheet in small letters": PLAIN | {"name": "err"},
    "an error in full-width letters": PLAIN | {"name": "ＥＲＲＯＲ"},
    "the sum of a file with a colon": PLAIN | {"number": "Total:"},
    "a number without its last digits": PLAIN | {"name": "1.5e3"},
    "a number whose last digits were made nought": PLAIN | {"number": "621700123456789000"},
}


def read(row: Mapping[str, str], *, at_once: bool) -> object:
    lines = iter([(2, [*row.values()])])
    file = Opened(tuple(row), "restructure", lines, Sheet(lines, 2))
    (entry,) = scan(file, TODAY, quick=at_once).entries
    if isinstance(entry, Problem):
        return entry.column, entry.reason.code
    return bulk_row(entry, {name for name in row if row[name].strip()}) if isinstance(entry, Account) else entry[0]


@given(ROWS)
def test_a_row_read_at_once_is_what_the_layout_reads(row: dict[str, str]) -> None:
    assert read(row, at_once=True) == read(row, at_once=False)


@pytest.mark.parametrize("row", READ_AT_ONCE.values(), ids=READ_AT_ONCE)
def test_what_only_looks_plain_is_refused_by_both(row: dict[str, str]) -> None:
    assert isinstance(read(row, at_once=False), tuple)
    assert read(row, at_once=True) == read(row, at_once=False)


def test_every_field_is_read_at_once_in_its_plainest_form() -> None:
    assert quick_reader([*PLAIN], TODAY)([[*PLAIN.values()]]) is not None


@pytest.mark.parametrize("odd", [0, 99, 100, 219])
def test_a_row_in_another_form_is_read_wherever_it_stands_among_plain_ones(odd: int) -> None:
    rows = [list((PLAIN | {"number": f"N-{place}", "principal": f"{place + 1}.07"}).values()) for place in range(220)]
    rows[odd][[*PLAIN].index("principal")] = "1,234.5"
    lines = list(enumerate(rows, 2))
    file = Opened(tuple(PLAIN), "restructure", lines, Sheet(iter(lines), len(lines)))
    principals = [
        one[0][COLUMNS.index("principal")]
        for one in scan(file, TODAY, quick=True).entries
        if not isinstance(one, Problem | Account)
    ]
    assert principals == [123450 if place == odd else 100 * place + 107 for place in range(220)]
