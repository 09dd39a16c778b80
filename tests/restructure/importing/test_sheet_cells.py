"""Cells of workbooks and open documents, each kind as a text; however many rows there are, and whoever goes away."""

from __future__ import annotations

import signal
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from time import monotonic, process_time, sleep

import pytest

from calculators.errors import Refusal
from restructure.importing import web_tables
from restructure.importing.sheets import open_sheet
from restructure.importing.xlsx_rows import Workbook
from tests.support.documents import ODS, ODS_KIND
from tests.support.readers_at_work import readers_of
from tests.support.workbooks import record, xls

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = Path(__file__).parents[3]


def workbook(folder: Path, rows: str, texts: str = "", formats: tuple[str, ...] = (), book: str = "") -> Path:
    """A workbook of one sheet, of such rows, shared texts and formats of numbers."""
    kinds = {"r1": ("worksheet", "worksheets/sheet1.xml"), "r2": ("sharedStrings", "sharedStrings.xml")}
    kinds["r3"] = ("styles", "/xl/styles.xml")
    path = folder / "a.xlsx"
    own = "".join(f'<numFmt numFmtId="{200 + place}" formatCode="{code}"/>' for place, code in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{200 + place}"/>' for place in range(len(formats)))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            "<Relationships>"
            + "".join(f'<Relationship Id="{n}" Type="{OFFICE}/{k}" Target="{to}"/>' for n, (k, to) in kinds.items())
            + "</Relationships>",
        )
        packed.writestr(
            "xl/workbook.xml",
            f'<x:workbook xmlns:x="{MAIN}" xmlns:r="{OFFICE}">{book}'
            '<x:sheets><x:sheet name="S" r:id="r1"/></x:sheets></x:workbook>',
        )
        packed.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
        packed.writestr("xl/sharedStrings.xml", f"<sst>{texts}</sst>")
        packed.writestr(
            "xl/styles.xml", f"<styleSheet><numFmts>{own}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>"
        )
    return path


def read(path: Path) -> list[tuple[int, list[str]]]:
    return [(line, cells) for line, cells in open_sheet(path, len).rows if not isinstance(cells, str)]


XLSX = {
    '<c r="A1"><v>0.30000000000000004</v></c>': "0.3",
    '<c r="A1"><v>50000</v></c>': "50000",
    '<c r="A1"><v>1e400</v></c>': "inf",
    '<c r="A1" t="s"><v>0</v></c>': "张三 and son",
    '<c r="A1" t="s"><v>1</v></c>': "a\rb",
    '<c r="A1" t="inlineStr"><is><r><t>x</t></r><rPh><t>no</t></rPh><r><t xml:space="preserve"> y</t></r></is></c>': (
        "x y"
    ),
    '<c t="b"><v>1</v></c>': "TRUE",
    '<c r="A1" t="str"><f>B1</f><v>told</v></c>': "told",
    '<c r="A1" t="d"><v>2026-11-01T00:00:00</v></c>': "2026-11-01",
    '<c r="A1" s="0"><v>46327</v></c>': "2026-11-01",
    '<c r="A1" s="0"><v>46327.5</v></c>': "2026-11-01T12:00:00",
    '<c r="A1" s="1"><v>46327</v></c>': "2026-11-01",
    '<c r="A1" s="2"><v>1.5</v></c>': "1 day, 12:00:00",
    '<c r="A1" s="3"><v>46327</v></c>': "46327",
    '<c r="A1" s="4"><v>46327</v></c>': "46327",
    '<c r="A1" s="99"><v>46327</v></c>': "46327",
    '<c r="A1" s="5"><v>5</v></c>': "5万",
    '<c r="A1" s="6"><v>50123.45</v></c>': "5.012345万",
    '<c r="A1" s="7"><v>123</v></c>': "000123",
    '<c r="A1" s="8"><v>50000</v></c>': "$50000",
    '<c r="A1" s="8"><v>0</v></c>': "0",
    '<c r="A1" s="9"><v>0.154</v></c>': "15.4%",
    '<c r="A1" s="10"><v>46327</v></c>': "2026-11",
    '<c r="A1" s="10"><v>46330</v></c>': "2026-11-04",
    '<c r="A1" s="11"><v>12345678</v></c>': "012-34-5678",
    '<c r="A1" s="12"><v>50000</v></c>': "50千",
    '<c r="A1" s="0"><v>-1</v></c>': "-1",
    '<x:c r="A1"><x:v>7</x:v></x:c>': "7",
}
TEXTS = "<si><r><t>张三</t></r><rPh><t>zhang</t></rPh><r><t> and son</t></r></si><si><t>a_x000D_b</t></si>"
FORMATS = (
    "yyyy/m/d;@",
    "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
    "[h]:mm",
    "0.00&quot;days&quot;",
    "General",
    "0.00&quot;万&quot;",
    "0!.0,",
    "000000",
    "_-[$$-409]* #,##0.00_ ;_-[$$-409]* -#,##0.00 ;_-[$$-409]* &quot;-&quot;??_ ;_-@_ ",
    "0.0%",
    "yyyy\\-mm",
    "000\\-00\\-0000",
    "#,##0,",
)


def test_a_cell_of_a_workbook_is_what_it_shows(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{place}" xmlns:x="{MAIN}">{cell.replace("A1", f"A{place}")}</row>'
        for place, cell in enumerate(XLSX, 1)
    )
    assert read(workbook(tmp_path, rows, TEXTS, FORMATS)) == [
        (place, [shown]) for place, shown in enumerate(XLSX.values(), 1)
    ]


def test_the_days_of_a_workbook_begin_where_it_says(tmp_path: Path) -> None:
    rows = '<row><c s="0"><v>44865</v></c></row>'
    path = workbook(tmp_path, rows, formats=FORMATS, book='<x:workbookPr date1904="1"/>')
    assert read(path) == [(1, ["2026-11-01"])]


def test_rows_are_as_wide_as_the_widest_of_the_first_and_keep_their_numbers(tmp_path: Path) -> None:
    rows = (
        '<row r="3"><c r="C3"><v>1</v></c><c r="E3"><v>2</v></c></row><row r="4"><c r="D4"><v>3</v></c></row>'
        '<row r="2"><c r="C2"><v>0</v></c></row>'
    )
    assert read(workbook(tmp_path, rows)) == [(2, ["0", "", ""]), (3, ["1", "", "2"]), (4, ["", "3", ""])]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
        '<row r="1048577"><c><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        f'<row r="1"><c r="A1" t="str"><v>{"x" * 300_000}</v></c></row>',
    ],
)
def test_a_sheet_that_no_spreadsheet_writes_is_refused(tmp_path: Path, rows: str) -> None:
    with zipfile.ZipFile(workbook(tmp_path, rows, TEXTS)) as packed:
        book = Workbook(packed)
        with pytest.raises(Refusal, match="file_sheet"):
            list(book.rows(book.pages[0]))


def test_a_sheet_of_very_many_rows_is_read_to_its_end(tmp_path: Path) -> None:
    many = 30_000
    rows = "".join(f"<row><c><v>{place}</v></c></row>" for place in range(1, many + 1))
    found = read(workbook(tmp_path, rows))
    assert (len(found), found[-1]) == (many, (many, [str(many)]))


def document(folder: Path, rows: str, first: str = "") -> Path:
    path = folder / "a.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", ODS_KIND)
        packed.writestr("content.xml", ODS.format(rows=rows).replace("<office:body>", f"{first}<office:body>"))
    return path


ODS_CELLS = {
    '<table:table-cell office:value-type="float" office:value="0.30000000000000004"><text:p>0.3</text:p>': "0.3",
    '<table:table-cell office:value-type="float" office:value="5"><text:p>5.00万</text:p>': "5万",
    '<table:table-cell office:value-type="float" office:value="123"><text:p>000123</text:p>': "000123",
    '<table:table-cell office:value-type="currency" office:value="50000"><text:p>$50,000.00</text:p>': "$50000",
    '<table:table-cell office:value-type="percentage" office:value="0.154"><text:p>15.4%</text:p>': "0.154",
    '<table:table-cell office:value-type="date" office:date-value="2026-11-01"><text:p>1.11.26</text:p>': "2026-11-01",
    '<table:table-cell office:value-type="time" office:time-value="PT26H30M00S"><text:p>2</text:p>': "26:30:00",
    '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p>': "TRUE",
    '<table:table-cell office:value-type="string"><office:annotation><text:p>no</text:p></office:annotation>'
    "<text:p>a<text:s text:c='2'/>b</text:p><text:p>c</text:p>": "a  b\nc",
    '<table:table-cell office:value-type="string"><text:p>张<text:span>三</text:span></text:p>': "张三",
}


def test_a_cell_of_an_open_document_is_what_it_holds(tmp_path: Path) -> None:
    rows = "".join(f"<table:table-row>{cell}</table:table-cell></table:table-row>" for cell in ODS_CELLS)
    assert [cells for _, cells in read(document(tmp_path, rows))] == [[shown] for shown in ODS_CELLS.values()]


def test_equal_rows_and_cells_of_an_open_document_are_as_many_as_it_says(tmp_path: Path) -> None:
    cell = '<table:table-cell table:number-columns-repeated="2"{0}><text:p>{1}</text:p></table:table-cell>'
    rows = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        f'<table:table-row table:number-rows-repeated="2">{cell.format("", "x")}</table:table-row>'
    )
    assert read(document(tmp_path, rows)) == [(4, ["x", "x"]), (5, ["x", "x"])]


def test_a_table_of_an_open_document_that_is_not_shown_is_not_read(tmp_path: Path) -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    line = '<table:table-row><table:table-cell office:value-type="string"><text:p>{0}</text:p></table:table-cell>'
    hidden, shown = (line.format(text) + "</table:table-row>" for text in ("old", "new"))
    path = document(tmp_path, f'{shown}</table:table><table:table table:name="B">{shown}', styles)
    assert open_sheet(path, len).name == "Accounts"
    text = ODS.format(rows=f"{hidden}</table:table><table:table table:name='新&amp;B'>{shown}").replace(
        'table:name="Accounts"', 'table:name="Accounts" table:style-name="ta2"'
    )
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("content.xml", text.replace("<office:body>", f"{styles}<office:body>"))
    sheet = open_sheet(path, len)
    assert (sheet.name, sheet.others, [cells for _, cells in sheet.rows]) == ("新&B", ("Accounts",), [["new"]])


def test_a_page_in_one_line_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<html><table>" + "<tr><td>a</td><td>1</td></tr>" * 12_000 + "</table>", encoding="utf-8")
    assert len(read(path)) == 12_000


@pytest.mark.parametrize("odd", ["<!--", "</", "<?", "<a ", "<!["])
def test_a_page_of_tags_without_an_end_is_not_waited_for(tmp_path: Path, odd: str) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<html><table><tr><td>a</td></tr>" + odd * 100_000, encoding="utf-8")
    began = process_time()
    with pytest.raises(Refusal, match="file_sheet"):
        list(web_tables.Rows(path))
    assert process_time() - began < 1


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the processes of Linux")
def test_no_reader_outlives_a_program_that_is_killed(tmp_path: Path) -> None:
    many = "".join(f"<row><c><v>{place}</v></c></row>" for place in range(20_000))
    path = workbook(tmp_path, many)
    code = "from restructure.importing.sheets import open_sheet; from pathlib import Path; import time\n"
    code += f"rows = open_sheet(Path({str(path)!r}), len).rows; next(rows); print('begun', flush=True); time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT)
    assert other.stdout is not None
    assert other.stdout.readline() == b"begun\n"
    assert len(list(readers_of(path))) == 1
    other.send_signal(signal.SIGKILL)
    other.communicate()
    ends = monotonic() + 10
    while list(readers_of(path)) and monotonic() < ends:
        sleep(0.02)
    assert list(readers_of(path)) == []
    assert list(tmp_path.iterdir()) == [path]


def test_a_cell_of_an_old_workbook_is_what_it_shows(tmp_path: Path) -> None:
    code = '0.00"万"'
    font = record(0x0031, struct.pack("<HHHHHBBBB", 200, 8, 9, 400, 0, 0, 0, 0, 0) + b"\x01\x00A")
    form = record(0x041E, struct.pack("<HHB", 200, len(code), 1) + code.encode("utf-16-le"))
    style = record(0x00E0, struct.pack("<HH", 0, 200) + bytes(16))
    path = xls(tmp_path / "a.xls", ["a", "b"], [5.0, "x"], styles=font + form + style)
    sheet = open_sheet(path, len)
    assert [cells for _, cells in sheet.rows] == [["a", "b"], ["5万", "x"]]
    assert (sheet.marks.struck, sheet.marks.unseen) == ([(1, 2)], {0: 2, 1: 2})
