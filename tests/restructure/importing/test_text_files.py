"""Texts of any size, made to fill the memory or not to end: a row is named, or the file is refused."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.files import read_bounded
from restructure.household.standards import HEADS, read_table
from restructure.importing.dialler import read_calls
from restructure.importing.reading import Cancelled, open_file, preview, read_file
from restructure.importing.sheets import open_sheet
from restructure.importing.spreadsheet import of_text, read_rows
from restructure.importing.text_files import LONGEST_ROW, PIECE
from tests.support.files import HEADER

ROW = "A-{0},林示例,示例银行,CNY,39800.00,5412.35,2026-11-20,Ledger"
GOOD = f"{HEADER}\n{ROW.format(1)}\n"
LAST = f"{ROW.format(2)}\n"


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "accounts.csv"
    path.write_text(text, encoding=encoding, newline="")
    return path


def taken(path: Path) -> tuple[list[str], list[tuple[int, str]]]:
    found = read_file(path)
    return [one.number for one in found.accounts], [(one.line, one.reason.code) for one in found.problems]


@pytest.mark.parametrize(
    ("odd", "lines", "code"),
    [
        ("x" * 3 * LONGEST_ROW, 1, "text_too_long"),
        ('A-9,"' + f"{'x' * 5000}\n" * 60, 1, "text_too_long"),
        ('A-9,"' + 'x",y,"' * LONGEST_ROW, 1, "text_too_long"),
        ("\0" * 1000, 1, "note_line"),
    ],
)
def test_a_line_beyond_any_row_is_named_and_those_around_it_are_taken(
    tmp_path: Path, odd: str, lines: int, code: str
) -> None:
    numbers, problems = taken(written(tmp_path, f"{GOOD}{odd}\n{LAST}"))
    assert (numbers[0], problems[0]) == ("A-1", (2 + lines, code))
    assert numbers[1:] in ([], ["A-2"])


def test_a_text_wider_than_any_spreadsheet_is_refused_by_its_line(tmp_path: Path) -> None:
    for text, line in (("," * 100_000, 1), (GOOD + "," * 100_000, 3)):
        with pytest.raises(Refusal) as refused:
            read_file(written(tmp_path, text))
        assert (refused.value.code, refused.value.facts["line"]) == ("file_wide", line)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such pipes")
@pytest.mark.parametrize("read", [preview, read_file, read_rows, read_bounded])
def test_what_is_no_plain_file_is_not_waited_for(tmp_path: Path, read: object) -> None:
    pipe, link = tmp_path / "pipe.csv", tmp_path / "link.csv"
    os.mkfifo(pipe)
    link.symlink_to("/dev/zero")
    for path in (pipe, link, Path("/dev/zero"), tmp_path, tmp_path / "none"):
        with pytest.raises(Refusal, match="file_unreadable"):
            read(path)  # type: ignore[operator]


def test_a_file_that_grows_or_goes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD + LAST * 500)
    rows = open_sheet(path, len).rows
    next(rows)
    with path.open("a", encoding="utf-8") as file:
        file.write(LAST)
    with pytest.raises(Refusal, match="file_changed"):
        list(rows)
    sheet = open_sheet(path, len)
    path.unlink()
    with pytest.raises(Refusal, match="file_unreadable"):
        list(sheet.rows)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_large_text_is_read_in_its_encoding_and_never_whole(tmp_path: Path, encoding: str) -> None:
    many = 30_000
    path = written(tmp_path, f"{HEADER}\n" + "".join(f"{ROW.format(place)}\n" for place in range(many)), encoding)
    assert path.stat().st_size > PIECE
    tracemalloc.start()
    names = {cells[1] for _, cells in open_sheet(path, len).rows}
    assert tracemalloc.get_traced_memory()[1] < 8 * PIECE
    tracemalloc.stop()
    assert names == {"name", "林示例"}


RARE = "账号,姓名,地址\nA1,赵堃淼,犇村喆路\nA2,李喆垚,翊甯里\n"
TAIWAN = "帳號,姓名,地址\nA1,陳大文,深水埗彌敦道一百號\nA2,黃小明,臺北市忠孝東路\n"
JAPAN = "number,name\nA1,山田ハナコ\nA2,佐藤太郎\n"
KOREA = "number,name\nA1,홍길동\nA2,김철수\n"
WEST = "number,name,creditor\nA1,José Peña,£ank\n"


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (RARE, "gb18030", ""),
        (RARE.replace("账号,姓名,地址", "a,b,c"), "gb18030", "gb18030"),
        (TAIWAN, "big5hkscs", ""),
        (JAPAN, "cp932", "cp932"),
        (WEST, "cp1252", "cp1252"),
        ("number,name\nA1,张三\nA2,李小明\n", "gb18030", ""),
        (JAPAN, "utf-8", ""),
    ],
)
def test_letters_are_read_as_they_are_and_named_where_they_could_be_others(
    tmp_path: Path, text: str, encoding: str, said: str
) -> None:
    file = open_file(written(tmp_path, text, encoding))
    rows = [list(file.header), *(cells for _, cells in file.rows)]
    assert (rows, file.sheet.encoding) == ([line.split(",") for line in text.splitlines()], said)


@pytest.mark.parametrize(("text", "encoding"), [(JAPAN, "euc_jp"), (KOREA, "cp949")])
def test_letters_that_could_be_chinese_are_never_read_so_without_a_word(
    tmp_path: Path, text: str, encoding: str
) -> None:
    assert open_file(written(tmp_path, text, encoding)).sheet.encoding == "gb18030"


def test_a_large_text_can_be_given_up_before_its_first_row(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD + " " * PIECE)
    with pytest.raises(Cancelled):
        preview(path, lambda *_: False)


def test_of_very_wide_rows_but_few_are_kept_while_somebody_looks(tmp_path: Path) -> None:
    file = preview(written(tmp_path, GOOD + f"{'x' * 900}{',' * 9}\n".replace(",", f",{'x' * 9000}") * 1000)).file
    assert file is not None
    assert file.cut
    assert len(list(file.rows)) < 800


@pytest.mark.parametrize(
    "read", [read_table, lambda text: read_calls(text, lambda _: True), lambda text: of_text(text)]
)
def test_a_small_table_with_a_cell_beyond_any_is_refused_by_its_line(read: Callable[[str], object]) -> None:
    heads = ",".join(("account", "at", *HEADS))
    with pytest.raises(Refusal) as refused:
        read(f"{heads}\n{'x' * 200_000}\n")
    assert (refused.value.code, refused.value.facts["line"]) in (("file_not_csv", 1), ("file_not_csv", 2))
