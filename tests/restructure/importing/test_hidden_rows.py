"""What a sheet holds and does not show is told and asked about, in every kind of spreadsheet."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from calculators.errors import Refusal
from restructure.importing.heads import find_head
from restructure.importing.hidden_rows import Hidden, hidden_below
from restructure.importing.intake import take_in
from restructure.importing.ledgers import take_ledger
from restructure.importing.placement_rows import take_placements
from restructure.importing.reading import Problem, Said, open_file, scan
from restructure.importing.spreadsheet import read_rows
from restructure.importing.xlsx_rows import Workbook
from restructure.parties.account import Account
from restructure.store import Store, batches
from tests.support.documents import ODS, ODS_KIND
from tests.support.stores import open_store
from tests.support.workbooks import Cell, edited, record, xls

HEADS = ("number", "creditor", "name", "principal", "interest", "currency", "as_of", "confirmed_by")
ROWS: tuple[tuple[str | float, ...], ...] = tuple(
    (f"A-{place}", "B", f"N{place}", 100.0 * place, 5.0, "CNY", "2026-11-01", "list") for place in range(1, 6)
)
TODAY = date(2026, 11, 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    yield opened
    opened.close()


def book(folder: Path, change: Callable[[Any], object], rows: tuple[tuple[Any, ...], ...] = ROWS) -> Path:
    made = openpyxl.Workbook()
    sheet: Any = made.active
    for row in (("名单",), HEADS, *rows):
        sheet.append(list(row))
    change(sheet)
    path = folder / "list.xlsx"
    made.save(path)
    return path


def hide(*rows: int) -> Callable[[Any], object]:
    def change(sheet: Any) -> None:
        for row in rows:
            sheet.row_dimensions[row].hidden = True

    return change


def filtered(sheet: Any) -> None:
    hide(3, 5)(sheet)
    sheet.auto_filter.ref = "A2:H7"
    sheet.auto_filter.add_filter_column(1, ["B"])


def collapsed(sheet: Any) -> None:
    sheet.row_dimensions.group(4, 6, hidden=True)


def columns(sheet: Any) -> None:
    sheet.column_dimensions["E"].hidden = True
    sheet.column_dimensions["Z"].hidden = True


def struck(sheet: Any) -> None:
    sheet["C4"].font = Font(strike=True)
    sheet["D6"] = CellRichText(TextBlock(InlineFont(strike=True), "5"), "60")


def white(sheet: Any) -> None:
    sheet["E3"].font = Font(color="FFFFFFFF")
    sheet["A1"].font = Font(color="FFFFFFFF")
    sheet["B2"].font = Font(color="FFFFFFFF")
    sheet["C3"].font, sheet["C3"].fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF000000")
    sheet["F3"].number_format = "General"
    sheet["D4"].number_format = ";;;"


SHEETS: dict[str, tuple[Callable[[Any], object], Hidden]] = {
    "nothing": (hide(), Hidden()),
    "rows": (hide(3, 4, 7), Hidden(3)),
    "the title, the head and blank rows": (hide(1, 2, 50), Hidden()),
    "a filter": (filtered, Hidden(2, ("creditor",))),
    "a filter that hides nothing": (lambda sheet: setattr(sheet.auto_filter, "ref", "A2:H7"), Hidden()),
    "a group that is closed": (collapsed, Hidden(3)),
    "columns": (columns, Hidden(columns=("interest",))),
    "letters struck through": (struck, Hidden(struck=2)),
    "white letters, and a format that shows nothing": (white, Hidden(columns=("principal", "interest"))),
}


@pytest.mark.parametrize("name", [*SHEETS])
def test_what_a_sheet_does_not_show_is_known_before_a_row_is_taken(tmp_path: Path, name: str) -> None:
    change, right = SHEETS[name]
    with zipfile.ZipFile(book(tmp_path, change)) as packed:
        workbook = Workbook(packed)
        head = find_head(iter(workbook.rows(workbook.pages[0])), len, 2)
        assert hidden_below(head, workbook.marks(workbook.pages[0])) == right


def outcome(path: Path, said: Said) -> tuple[list[str], list[tuple[int, str, str]]]:
    """The accounts by their principal and name, and the lines that were not taken."""
    file = open_file(path, said=said)
    entries = tuple(scan(file, TODAY, said=said, columns={one: one for one in file.header if one}).entries)
    good = [f"{one.number} {one.debtor.name} {one.parts.principal}" for one in entries if isinstance(one, Account)]
    return good, [(one.line, one.column, one.reason.code) for one in entries if isinstance(one, Problem)]


def test_rows_that_are_hidden_or_struck_through_are_asked_about_and_become_what_is_said(
    store: Store, tmp_path: Path
) -> None:
    def change(sheet: Any) -> None:
        filtered(sheet)
        struck(sheet)
        columns(sheet)
        sheet["D6"] = 400.0

    path = book(tmp_path, change)
    with pytest.raises(Refusal) as asked:
        take_in(store, path, dry_run=True)
    assert (asked.value.code, asked.value.facts) == ("file_rows_hidden", {"count": 2, "filtered": "creditor"})
    with pytest.raises(Refusal, match="file_rows_struck"):
        take_in(store, path, dry_run=True, said=Said(hidden="read"))
    taken = take_in(store, path, dry_run=True, said=Said(hidden="read", struck="read"))
    assert (taken.new, taken.problems, taken.hidden) == (5, (), Hidden(2, ("creditor",), 1, ("interest",)))
    left = take_in(store, path, said=Said(hidden="leave", struck="leave"))
    assert (left.new, left.problems, "interest" in left.header) == (2, (), False)
    assert left.batch is not None
    assert batches.numbers(store, left.batch, "added") == ("A-4", "A-5")
    # The next month's filter is another.
    with pytest.raises(Refusal, match="file_rows_hidden"):
        take_in(store, path)


def merged(sheet: Any) -> None:
    sheet.merge_cells("C3:C4")
    sheet.merge_cells("D5:D6")
    sheet.merge_cells("D7:E7")
    sheet.merge_cells("A1:H1")
    sheet.append(["制表人：张"])
    sheet.merge_cells("A8:H8")


def test_cells_that_are_one_are_what_they_show_and_no_figure_is_guessed(tmp_path: Path) -> None:
    good, problems = outcome(book(tmp_path, merged), Said())
    assert good == ["A-1 N1 10000", "A-2 N1 20000", "A-3 N3 30000"]
    assert problems == [(6, "principal", "merged_cell"), (7, "interest", "merged_cell"), (8, "", "note_line")]


def old(folder: Path) -> Path:
    """A workbook of Excel 97 with a hidden row and column, a style that strikes through, and cells that are one."""
    rows = [list[Cell](row) for row in (HEADS, *ROWS)]
    extra = record(0x0208, struct.pack("<HHHHHHI", 1, 0, 8, 255, 0, 0, 0x120))
    extra += record(0x007D, struct.pack("<HHHHHH", 4, 4, 0, 0, 1, 0))
    one = record(0x00E5, struct.pack("<HHHHH", 1, 2, 3, 2, 2))
    rows[3][2] = ""
    return xls(folder / "list.xls", *rows, before=extra, behind=one)


CELL = '<table:table-cell office:value-type="string"{{{0}}}><text:p>{{{1}}}</text:p></table:table-cell>'
ROW = "".join(
    ("<table:table-row{0}>", *(CELL.format(place + 1, place + 9) for place in range(8)), "</table:table-row>")
)


def document(folder: Path) -> Path:
    odd = {
        0: ' table:visibility="filter"', 2: ' table:number-rows-spanned="2"', 3: "", 4: "",
    }  # fmt: skip
    lines = []
    for place, row in enumerate((HEADS, *ROWS)):
        marks = [""] * 9
        if place == 1:
            marks[0] = odd[0]
        if place == 2:
            marks[3] = odd[2]
        if place == 5:
            marks[2] = ' table:style-name="ce1"'
        lines.append(ROW.format(*marks, *("" if (place, at) == (3, 2) else cell for at, cell in enumerate(row))))
    first = '<table:table-column table:number-columns-repeated="4"/><table:table-column table:visibility="collapse"/>'
    style = (
        '<office:automatic-styles><style:style style:name="ce1" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>'
    )
    path = folder / "list.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", ODS_KIND)
        packed.writestr(
            "content.xml", ODS.format(rows=first + "".join(lines)).replace("<office:body>", f"{style}<office:body>")
        )
    return path


def page(folder: Path) -> Path:
    lines = []
    for place, row in enumerate((HEADS, *ROWS)):
        cells = "".join(
            f"<td rowspan=2>{cell}</td>" if (place, at) == (2, 2) else f"<td>{cell}</td>"
            for at, cell in enumerate(row)
            if (place, at) != (3, 2)
        )
        style = ' style="display:none"' if place == 1 else ""
        lines.append(f"<tr{style}>{cells.replace('B', '<s>B</s>') if place == 5 else cells}</tr>")
    path = folder / "list.xls"
    path.write_text(f"<html><table>{''.join(lines)}</table></html>", encoding="utf-8")
    return path


@dataclass(frozen=True)
class Form:
    make: Callable[[Path], Path]
    hidden: Hidden


FORMS = {
    "old workbook": Form(old, Hidden(1, columns=("interest",))),
    "open document": Form(document, Hidden(1, struck=1, columns=("interest",))),
    "web page": Form(page, Hidden(1, struck=1)),
}


@pytest.mark.parametrize("name", [*FORMS])
def test_every_kind_of_spreadsheet_tells_what_it_hides(tmp_path: Path, name: str) -> None:
    form = FORMS[name]
    path = form.make(tmp_path)
    assert open_file(path).hidden == form.hidden
    good, problems = outcome(path, Said(hidden="leave", struck="leave"))
    kept = ["A-2 N2 20000", "A-3 N2 30000", "A-4 N4 40000", "A-5 N5 50000"]
    assert (good, problems) == (kept[: 5 - form.hidden.struck - 1], [])


def test_lists_of_payments_and_placements_and_budgets_are_no_exception(store: Store, tmp_path: Path) -> None:
    paid = (("account_number", "paid_on", "amount"), ("A-1", "2026-11-02", "5"), ("A-2", "2026-11-02", "6"))
    made = openpyxl.Workbook()
    sheet: Any = made.active
    for row in paid:
        sheet.append(list(row))
    sheet.row_dimensions[3].hidden = True
    path = tmp_path / "paid.xlsx"
    made.save(path)
    with pytest.raises(Refusal, match="file_rows_hidden"):
        take_ledger(store, path, "payments", dry_run=True)
    found = take_ledger(store, path, "payments", dry_run=True, hidden="leave")
    assert (len(found.problems), found.hidden.rows) == (1, 1)
    edited(path, lambda xml: xml.replace(b'hidden="1"', b'ht="0" customHeight="1"'))
    for refused in (lambda: take_placements(store, path, dry_run=True), lambda: read_rows(path)):
        with pytest.raises(Refusal, match="file_rows_hidden"):
            refused()
