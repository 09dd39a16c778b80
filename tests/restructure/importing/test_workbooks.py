"""Spreadsheets, whole, broken and hostile: each is read as it stands or refused by name, and none ends the program."""

from __future__ import annotations

import resource
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from calculators.errors import Refusal
from restructure.importing.reading import Cancelled, preview, read_file
from restructure.importing.sheets import open_sheet
from restructure.importing.spreadsheet import read_rows
from tests.support.documents import open_document
from tests.support.files import HEADER
from tests.support.workbooks import Cell, edited, error_cell, formula_cell, with_cell, xls, xlsx

HEADS = HEADER.split(",")
GOOD = ("A-1", "林示例", "示例银行", "CNY", "39800.00", "5412.35", "2026-11-20", "Ledger")
ROOM_MB = 50


def whole(folder: Path) -> Path:
    return xlsx(folder / "accounts.xlsx", HEADS, GOOD)


def old(folder: Path, **odd: tuple[int, int]) -> Path:
    return xls(folder / "accounts.xls", HEADS, GOOD, **odd)  # type: ignore[arg-type]


def cut(path: Path, share: float = 0.5) -> Path:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    return path


def flipped(path: Path) -> Path:
    """The same file with a bit of its packed sheet changed."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as packed:
        info = packed.getinfo("xl/worksheets/sheet1.xml")
    place = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    content[place] ^= 0xFF
    path.write_bytes(bytes(content))
    return path


def many(reference: str) -> Callable[[Path], Path]:
    return lambda folder: with_cell(whole(folder), reference)


def block(rows: str = "", columns: str = "") -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        path = open_document(folder, tuple(HEADS), GOOD)
        repeated = f'<table:table-row{rows}><table:table-cell office:value-type="string"{columns}><text:p>x</text:p>'
        with zipfile.ZipFile(path) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
        end = b"</table:table></office:spreadsheet>"
        more = f"{repeated}</table:table-cell></table:table-row>".encode()
        with zipfile.ZipFile(path, "w") as packed:
            for name, content in parts.items():
                packed.writestr(name, content.replace(end, more + end))
        return path

    return made


HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "the last cell of a sheet": (many("XFD1048576"), "file_far_cell"),
    "a blank in the last row": (
        lambda folder: with_cell(whole(folder), "R1048576", "<is><t> </t></is>", "inlineStr"),
        "file_far_cell",
    ),
    "a row beyond any sheet": (many("A99999999999"), "file_sheet"),
    "a column beyond any sheet": (many("ZZZZZZZZ1"), "file_sheet"),
    "half a download": (lambda folder: cut(whole(folder)), "file_sheet"),
    "a bit of the packed sheet": (lambda folder: flipped(whole(folder)), "file_sheet"),
    "another packing": (lambda folder: edited(whole(folder), bytes, kind=zipfile.ZIP_LZMA), "file_sheet"),
    "a sheet that ends early": (lambda folder: edited(whole(folder), lambda xml: xml[:700]), "file_sheet"),
    "elements within elements": (
        lambda folder: edited(
            whole(folder), lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + b"<x>" * 100_000)
        ),
        "file_sheet",
    ),
    "entities": (
        lambda folder: edited(
            whole(folder), lambda xml: b" " * 5000 + b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml[xml.index(b"<worksheet") :]
        ),
        "file_bomb",
    ),
    "an old workbook, half a download": (lambda folder: cut(old(folder), 0.4), "file_sheet"),
    "an old workbook without its directory": (lambda folder: cut(old(folder), 0.2), "file_sheet"),
    "an old workbook, a record longer than the file": (
        lambda folder: _overwritten(old(folder), 1536 + 2, b"\xff\xff"),
        "file_sheet",
    ),
    "the last cell of an old workbook": (lambda folder: old(folder, far=(65_535, 255)), "file_far_cell"),
    "a cell beyond any old workbook": (lambda folder: old(folder, far=(65_535, 65_535)), "file_far_cell"),
    "an open document of equal cells": (block(columns=' table:number-columns-repeated="9999999999"'), "file_far_cell"),
    "an open document of equal rows": (block(rows=' table:number-rows-repeated="9999999999"'), "file_far_cell"),
}


def _overwritten(path: Path, place: int, content: bytes) -> Path:
    whole_file = bytearray(path.read_bytes())
    whole_file[place : place + len(content)] = content
    path.write_bytes(bytes(whole_file))
    return path


@pytest.mark.parametrize("name", [*HOSTILE])
def test_no_spreadsheet_ends_the_program_or_fills_its_memory(tmp_path: Path, name: str) -> None:
    made, code = HOSTILE[name]
    path, before = made(tmp_path), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = perf_counter()
    with pytest.raises(Refusal, match=code):
        read_file(path)
    # A busy PC lends its time to others; alone it is a tenth of a second.
    assert perf_counter() - began < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < ROOM_MB * 1000


@pytest.mark.parametrize("make", [whole, old, lambda folder: open_document(folder, tuple(HEADS), GOOD)])
def test_every_kind_of_spreadsheet_is_read(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    found = read_file(make(tmp_path))
    assert (found.problems, [one.parts.principal for one in found.accounts]) == ((), [3_980_000])


def test_a_sheet_in_the_other_encoding_that_parts_may_have_is_read(tmp_path: Path) -> None:
    found = read_file(edited(whole(tmp_path), lambda xml: xml.decode().encode("utf-16")))
    assert (found.problems, len(found.accounts)) == ((), 1)


def test_a_stray_cell_not_far_away_is_no_reason_to_refuse_a_sheet(tmp_path: Path) -> None:
    assert preview(with_cell(whole(tmp_path), "A40000", "<v></v>")).rows[0][0] == "A-1"


def problems(path: Path) -> list[tuple[int, str, str]]:
    return [(one.line, one.column, one.reason.code) for one in read_file(path).problems]


PLACES = {"E2": "principal", "F3": "interest", "G4": "as_of", "B5": "name"}


def instead(reference: str, cell: str) -> Callable[[bytes], bytes]:
    """A sheet with another cell at that place."""

    def change(xml: bytes) -> bytes:
        start = xml.index(f'<c r="{reference}"'.encode())
        return xml[:start] + cell.encode() + xml[xml.index(b"</c>", start) + 4 :]

    return change


BROKEN = {
    "an error": ('t="e"><f>1/0</f><v>#DIV/0!</v>', "error_in_cell"),
    "an error alone": ('t="e"><v>#REF!</v>', "error_in_cell"),
    "a formula without a value": ("><f>A1+1</f>", "formula_in_cell"),
    "a formula with an empty value": ("><f>A1+1</f><v></v>", "formula_in_cell"),
    "a formula that was given nought": ("><f>A1+1</f><v>0</v>", "formula_in_cell"),
    "a formula that shares another": ('><f t="shared" si="0"/>', "formula_in_cell"),
}


@pytest.mark.parametrize("broken", [*BROKEN])
def test_a_cell_without_a_value_of_its_own_is_refused_and_never_nought(tmp_path: Path, broken: str) -> None:
    inside, code = BROKEN[broken]
    path = xlsx(tmp_path / "a.xlsx", HEADS, *((f"A-{row}", *GOOD[1:]) for row in range(4)))
    for place in PLACES:
        edited(path, instead(place, f'<c r="{place}" {inside}</c>'.replace(' ">', '">').replace('" >', '">')))
    assert problems(path) == [(int(place[1]), column, code) for place, column in PLACES.items()]


def test_a_formula_that_was_computed_is_its_value(tmp_path: Path) -> None:
    path = whole(tmp_path)
    # As a spreadsheet saves it, which computes before.
    edited(path, lambda xml: xml.replace(b'fullCalcOnLoad="1"', b""), "xl/workbook.xml")
    edited(path, instead("E2", '<c r="E2"><f>A1+1</f><v>100.5</v></c>'))
    edited(path, instead("F2", '<c r="F2"><f>1-1</f><v>0</v></c>'))
    edited(path, instead("B2", '<c r="B2" t="str"><f>""</f><v></v></c>'))
    found = read_file(path)
    assert found.problems == ()
    assert (found.accounts[0].parts.principal, found.accounts[0].parts.interest) == (10_050, 0)


@pytest.mark.parametrize(
    ("cell", "code"),
    [(error_cell(7), "error_in_cell"), (formula_cell(2, 42), "error_in_cell"), (formula_cell(3), "formula_in_cell")],
)
@pytest.mark.parametrize("place", [4, 5])
def test_an_old_workbook_is_no_exception(tmp_path: Path, cell: bytes, code: str, place: int) -> None:
    row: list[Cell] = [*GOOD[:place], cell, *GOOD[place + 1 :]]
    assert problems(xls(tmp_path / "a.xls", HEADS, row)) == [(2, HEADS[place], code)]


ODS_BROKEN = {
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
    'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>': "error_in_cell",
    '<table:table-cell table:formula="of:=1+1"/>': "formula_in_cell",
    '<table:table-cell table:formula="of:=NA()" office:value-type="float" office:value="0">'
    "<text:p>#N/A</text:p></table:table-cell>": "error_in_cell",
    '<table:table-cell table:formula="of:=foo(" office:value-type="float" office:value="0">'
    "<text:p>Err:508</text:p></table:table-cell>": "error_in_cell",
}


@pytest.mark.parametrize("cell", [*ODS_BROKEN])
@pytest.mark.parametrize("place", [4, 5])
def test_an_open_document_is_no_exception(tmp_path: Path, cell: str, place: int) -> None:
    path = open_document(tmp_path, tuple(HEADS), (*GOOD[:place], "HERE", *GOOD[place + 1 :]))
    text = '<table:table-cell office:value-type="string"><text:p>HERE</text:p></table:table-cell>'
    edited(path, lambda xml: xml.replace(text.encode(), cell.encode()), "content.xml")
    assert problems(path) == [(2, HEADS[place], ODS_BROKEN[cell])]


def two_sheets(folder: Path, first: str) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "旧"
    book.active.append(HEADS)
    book.active.append(("OLD", *GOOD[1:]))
    other = book.create_sheet("新")
    other.append(HEADS)
    other.append(("NEW", *GOOD[1:]))
    book.active.sheet_state = first
    book.active = 1
    path = folder / "two.xlsx"
    book.save(path)
    return path


def test_a_hidden_sheet_is_not_read_and_the_one_that_is_has_its_name_told(tmp_path: Path) -> None:
    for state in ("hidden", "veryHidden"):
        found = preview(two_sheets(tmp_path, state))
        assert (found.rows[0][0], found.sheet, found.others) == ("NEW", "新", ("旧",))
    found = preview(two_sheets(tmp_path, "visible"))
    assert (found.rows[0][0], found.sheet, found.others) == ("OLD", "旧", ("新",))


def test_a_workbook_whose_sheets_are_all_hidden_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="file_hidden"):
        preview(xls(tmp_path / "a.xls", HEADS, GOOD, hidden=True))


def test_a_sheet_for_a_budget_is_read_by_the_same_reader(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="file_far_cell"):
        read_rows(with_cell(whole(tmp_path), "XFD1048576"))
    assert read_rows(xls(tmp_path / "a.xls", ["Rent", 2200.0])) == (("Rent", "2200"),)


@pytest.mark.parametrize(("rows", "code"), [(5000, ""), (5001, "count_too_large")])
def test_a_budget_of_more_rows_than_there_can_be_is_refused_and_never_cut(tmp_path: Path, rows: int, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Rent,1\n" * rows, encoding="utf-8")
    if code:
        with pytest.raises(Refusal, match=code):
            read_rows(path)
    else:
        assert len(read_rows(path)) == rows


def test_a_workbook_is_waited_for_with_progress_and_can_be_given_up(tmp_path: Path) -> None:
    path, asked = whole(tmp_path), []

    def progress(done: int, lines: int) -> bool:
        asked.append((done, lines))
        return False

    with pytest.raises(Cancelled):
        preview(path, progress)
    assert asked == [(0, 0)]
    assert open_sheet(path, len, lambda *_: True).lines == 2


def test_whoever_stops_reading_leaves_no_program_behind(tmp_path: Path) -> None:
    sheet = open_sheet(whole(tmp_path), len)
    assert next(sheet.rows)[0] == 1
    sheet.rows.close()  # type: ignore[attr-defined]
    assert list(sheet.rows) == []
