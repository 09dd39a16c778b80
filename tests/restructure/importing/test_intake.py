"""A file into the store: every format, every bad row named, all or nothing."""

from __future__ import annotations

import csv
import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

import openpyxl
import pytest

from calculators.errors import Refusal
from restructure.importing import reading
from restructure.importing.exporting import safe_cell
from restructure.importing.intake import bad_rows, take_in
from restructure.importing.reading import Cancelled
from restructure.importing.sheets import check_zip
from restructure.store import Store, accounts, audit
from tests.soak import bad_kinds
from tests.support.documents import open_document
from tests.support.files import GOOD, HEADER, row, written
from tests.support.stores import open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    yield opened
    opened.close()


def test_each_bad_row_of_25_kinds_is_named_and_the_good_ones_are_kept(store: Store, tmp_path: Path) -> None:
    assert len(bad_kinds.KINDS) == 25
    first, again, named = bad_kinds.trial(store, tmp_path, rows=600, bad=100)
    assert (first.new, len(first.problems), named) == (500, 100, 100)
    assert (again.new, again.known) == (0, 500)
    assert accounts.count(store) == 500


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_the_same_in_another_encoding(store: Store, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes("\n".join((HEADER, GOOD, row(number="A-2", principal="x"))).encode(encoding))
    taken = take_in(store, path)
    assert (taken.new, [one.line for one in taken.problems]) == (1, [3])


def test_plain_rows_read_at_once_and_the_others_become_the_same_accounts(store: Store, tmp_path: Path) -> None:
    header = f"{HEADER},contract_rate,overdue_since,contract_payment,contract_payments,phone"
    extra = ("0.18,2026-05-01,100.00,36,13800001111", "18%,2026/05/01,100,36,13800001111")
    lines = [f"{row(number=f'A-{k}')},{tail}" for k, tail in enumerate(extra)]
    take_in(store, written(tmp_path, "\n".join((header, *lines))))
    one, other = (accounts.load(store, number) for number in ("A-0", "A-1"))
    assert one is not None
    assert other is not None
    assert (one.contract_rate, one.overdue_since, one.contract_payment, one.contract_date) == (
        other.contract_rate,
        date(2026, 5, 1),
        10000,
        None,
    )


def sheet(folder: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(HEADER.split(","))
    page.append(["A-1", "林示例", "示例银行", "CNY", 39800.1, 0.1 + 0.2, date(2026, 11, 20), "Ledger"])
    page.append(["A-2", "林示例", "示例银行", "CNY", "soon", 1, date(2026, 11, 20), "Ledger"])
    path = folder / "accounts.xlsx"
    book.save(path)
    return path


def test_a_spreadsheet_is_read_like_a_text(store: Store, tmp_path: Path) -> None:
    taken = take_in(store, sheet(tmp_path))
    account = accounts.load(store, "A-1")
    assert account is not None
    assert (account.parts.principal, account.parts.interest, account.as_of) == (3_980_010, 30, date(2026, 11, 20))
    assert [(one.line, one.column) for one in taken.problems] == [(3, "principal")]


def test_an_open_document_is_read_like_a_text(store: Store, tmp_path: Path) -> None:
    row = ("O-1", "林示例", "示例银行", "CNY", "1234.50", "0", "2026-11-20", "Ledger")
    taken = take_in(store, open_document(tmp_path, tuple(HEADER.split(",")), row))
    assert taken.problems == ()
    account = accounts.load(store, "O-1")
    assert account is not None
    assert (account.debtor.name, account.parts.principal) == ("林示例", 123_450)


def bomb(folder: Path, *parts: tuple[str, bytes]) -> Path:
    path = folder / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts:
            packed.writestr(name, content)
    return path


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = bomb(tmp_path, ("xl/worksheets/sheet1.xml", b"<row/>" * 18_000_000))
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    began = perf_counter()
    with pytest.raises(Refusal, match="file_bomb"):
        check_zip(path)
    assert perf_counter() - began < 1
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("content", [ENTITIES, b"not xml"])
def test_a_spreadsheet_with_entities_or_nothing_in_it_is_refused(store: Store, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Refusal, match=r"file_bomb|file_sheet"):
        take_in(store, bomb(tmp_path, ("xl/workbook.xml", content)))


def test_accounts_that_are_there_are_kept_or_updated_as_chosen(store: Store, tmp_path: Path) -> None:
    take_in(store, written(tmp_path, f"{HEADER}\n{row()}\n"))
    path = written(tmp_path, f"{HEADER}\n{row(creditor='Another', name='新名字')}\n{row(number='A-2')}\n")
    assert (kept := take_in(store, path)).new == 1
    assert (kept.known, kept.changed) == (1, 0)
    assert (updated := take_in(store, path, duplicates="update")).changed == 1
    assert updated.known == 1
    (account,) = accounts.search(store, "新名")
    assert account.creditor == "Another"


def test_a_dry_run_counts_and_keeps_nothing(store: Store, tmp_path: Path) -> None:
    taken = take_in(store, written(tmp_path, f"{HEADER}\n{row()}\n{row(number='A-2', principal='x')}\n"), dry_run=True)
    assert (taken.new, len(taken.problems), accounts.count(store)) == (1, 1, 0)
    assert audit.entries(store) == ()


def test_an_import_that_is_stopped_keeps_nothing(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "\n".join((HEADER, *(row(number=f"A-{k}") for k in range(1200)))))
    with pytest.raises(Cancelled):
        take_in(store, path, progress=lambda done, whole: done < 900)
    assert accounts.count(store) == 0


def test_columns_of_any_name_are_read_once_they_are_named(store: Store, tmp_path: Path) -> None:
    theirs = "账号,姓名,债权人,币种,本金,利息,日期,来源,备注"
    columns = dict(zip(HEADER.split(","), theirs.split(","), strict=False))
    path = written(tmp_path, f"{theirs}\n{row()},whatever\n")
    assert reading.preview(path).layout == ""
    assert reading.preview(path).rows[0][0] == "A-1"
    assert take_in(store, path, columns=columns).new == 1
    assert take_in(store, written(tmp_path, f"{theirs}\n{row(number='A-2')},again\n")).new == 1


def test_columns_that_nothing_is_taken_from_are_named(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER},intrest,备注\n{row()},5.00,\n")
    assert take_in(store, path, dry_run=True).unread == ("intrest", "备注")
    heads = "借据号,债权人,币种,剩余本金,利息(美元),数据日期,数据来源"
    path = written(tmp_path, f"{heads}\nA-9,Bank,CNY,50000.00,0.12,2026-11-01,Ledger\n")
    assert take_in(store, path).unread == ("利息(美元)",)
    assert take_in(store, written(tmp_path, f"{HEADER}\n{row()}\n")).unread == ()


def test_a_reason_holds_on_to_nothing_that_was_read(store: Store, tmp_path: Path) -> None:
    cells = (row(principal="x"), row(as_of="2026-13-01"), row(currency="XYZ"), row(principal="1.001"))
    problems = take_in(store, written(tmp_path, "\n".join((HEADER, *cells)))).problems
    assert [(one.reason.__traceback__, one.reason.__context__) for one in problems] == [(None, None)] * 4


def test_bad_rows_are_exported_with_their_reasons_and_without_formulas(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER}\n{row(name='=1+1')}\n{row(number='A-2')}\n")
    text = bad_rows(take_in(store, path).problems, lambda reason: reason.code).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1][:5] == ["2", "name", "formula_in_cell", "A-1", "'=1+1"]
    assert len(rows) == 2


def test_bad_rows_that_were_repaired_are_read_again(store: Store, tmp_path: Path) -> None:
    taken = take_in(store, written(tmp_path, f"{HEADER}\n{row(principal='many')}\n{row(number='A-2')}\n"))
    text = bad_rows(taken.problems, lambda reason: reason.code, taken.header).decode("utf-8-sig")
    again = take_in(store, written(tmp_path, text.replace("many", "5.00")))
    assert (again.new, again.problems) == (1, ())


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx", "＝1", " =1", "\u3000=1"])
def test_no_exported_cell_begins_like_a_formula(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"
