"""Rows in and out of spreadsheets: nothing that goes out can run, and nothing that comes in is half-read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from calculators.errors import Refusal
from restructure.importing import debt_rows, sheet_rows, spreadsheet
from restructure.importing.exporting import csv_bytes, safe_cell
from restructure.importing.spreadsheet import of_text, plain, read_rows, to_xlsx

DANGEROUS = ["=1+1", "+1", "-1", "@cmd", "\tx", "\rx"]


@pytest.mark.parametrize("cell", DANGEROUS)
def test_what_would_run_as_a_formula_goes_out_as_text(cell: str, tmp_path: Path) -> None:
    assert f"'{cell}".encode() in csv_bytes([[cell]])
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(to_xlsx([[cell.replace("\r", "_")]]))
    (row,) = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert not str(row[0]).startswith(("=", "+", "-", "@", "\t"))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20))
def test_a_cell_comes_back_as_it_went_out(cell: str) -> None:
    assert plain(safe_cell(cell)) == cell or cell.startswith("'")


def test_figures_go_out_as_numbers_and_days_and_whatever_names_something_as_text(tmp_path: Path) -> None:
    rows = [("account", "due", "amount"), ("0012", "2026-12-25", "1234.50"), ("-7", "no day", "-3")]
    path = tmp_path / "list.xlsx"
    path.write_bytes(to_xlsx(rows, (1, 2), "Due"))
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Due"]
    assert book.get_sheet_by_index(0).to_python() == [
        ["account", "due", "amount"],
        ["0012", date(2026, 12, 25), 1234.5],
        ["'-7", "no day", -3.0],
    ]


def test_a_list_beyond_what_a_sheet_holds_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_IN_SHEET", 3)
    path = tmp_path / "list.xlsx"
    path.write_bytes(to_xlsx([("row",), *((str(row),) for row in range(5))], (0,), "Due"))
    book = CalamineWorkbook.from_path(str(path))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    assert sheets == [[["row"], [0], [1]], [["row"], [2], [3]], [["row"], [4]]]


def test_numbers_and_dates_of_a_workbook_are_read_as_text(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Rent", 2200, 12.5])
    book.save(tmp_path / "a.xlsx")
    assert read_rows(tmp_path / "a.xlsx") == (("Rent", "2200", "12.5"),)


def test_a_chinese_csv_in_gb18030_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("房租,2200".encode("gb18030"))
    assert read_rows(tmp_path / "a.csv") == (("房租", "2200"),)


def test_a_clipboard_has_tabs_between_its_cells() -> None:
    assert of_text("a\tb, c\n\n d \t\n") == (("a", "b, c"), ("d", ""))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("none.csv", None, "file_unreadable"), ("a.xlsx", b"PK broken", "file_unreadable"), ("a.csv", b"", "file_empty")],
)
def test_a_file_that_cannot_be_used_says_so(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(Refusal, match=code):
        read_rows(tmp_path / name)


def test_a_row_of_a_budget_is_never_cut_and_never_read_as_something_else() -> None:
    heads = ("category", "name", "amount", "note", "who", "basis", "evidence", "gross")
    usual = {
        "category": "",
        "name": "Rent",
        "amount": "5",
        "note": "",
        "who": "",
        "basis": "",
        "evidence": "",
        "gross": "",
    }
    odd = {
        "amount": ("#DIV/0!", "error_in_cell"),
        "note": ("x" * 121, "text_too_long"),
        "name": ("x" * 61, "text_too_long"),
        "who": ("the neighbour", "unknown_choice"),
        "basis": ("highest", "unknown_choice"),
        "evidence": ("a hunch", "unknown_choice"),
        "gross": ("perhaps", "unknown_choice"),
    }
    rows = [tuple((usual | {field: cell}).values()) for field, (cell, _) in odd.items()]
    lines, bad = sheet_rows.from_rows((heads, *rows), "CNY", {})
    assert lines == ()
    assert [(one.column, one.reason.code) for one in bad] == [(field, code) for field, (_, code) in odd.items()]


def test_a_row_of_a_list_of_debts_is_never_cut_and_never_read_as_something_else() -> None:
    odd = {
        "creditor": ("x" * 81, "text_too_long"),
        "balance": ("#REF!", "error_in_cell"),
        "rate_kind": ("monthly", "unknown_choice"),
        "owner": ("the neighbour", "unknown_choice"),
        "priority": ("urgent", "unknown_choice"),
    }
    heads = ("name", *odd)
    rows = [("Card", *(cell if field == one else "" for one in odd)) for field, (cell, _) in odd.items()]
    debts, bad = debt_rows.from_rows((heads, *rows), "CNY")
    assert debts == ()
    assert [(one.column, one.reason.code) for one in bad] == [(field, code) for field, (_, code) in odd.items()]
