"""A bank's file from the shell: what it asks about is listed with what the line says, and answered by its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from click.testing import CliRunner

from calculators.rounding import Money
from restructure.store import Passphrase, accounts
from restructure.store.payments import Payment
from tests.support.cases import ACCOUNT
from tests.support.readers import payments_of
from tests.support.stores import open_store
from ui.cli import main

PHRASE = "a passphrase for tests"


def test_what_a_banks_file_asks_about_is_listed_and_answered_by_line(tmp_path: Path) -> None:
    path, file, phrase = tmp_path / "store.db", tmp_path / "bank.csv", tmp_path / "phrase"
    store = open_store(path, Passphrase(PHRASE))
    accounts.save(store, ACCOUNT)
    store.close()
    phrase.write_text(PHRASE, encoding="utf-8")
    phrase.chmod(0o600)
    file.write_text(
        "Date,Description,Money in,Money out\n05/11/2026,J Sample,20.00,\n05/11/2026,Rent,,9.00\n", encoding="utf-8"
    )
    given = ["import", str(file), "--kind", "payments", "--store", str(path), "--passphrase-file", str(phrase)]
    asked = CliRunner().invoke(main, [*given, "--set", "dates=dmy"])
    assert "0 payments kept, 0 known already, 1 not taken\n1 line is other money out\n" in asked.output
    assert "line 2, Description: This money names no account" in asked.output
    assert "05/11/2026  J Sample  20.00" in asked.output
    done = CliRunner().invoke(main, [*given, "--set", "dates=dmy", "--answer", f"2={ACCOUNT.number}"])
    assert "1 payment kept" in done.output
    store = open_store(path, Passphrase(PHRASE))
    assert payments_of(store, ACCOUNT.number) == (Payment(ACCOUNT.number, date(2026, 11, 5), Money(20_00)),)
    store.close()
    suspense = ["suspense", *given[4:]]
    file.write_text("Date,Description,Money in,Money out\n15/11/2026,K Sample,8.00,\n", encoding="utf-8")
    set_aside = CliRunner().invoke(main, [*given, "--set-aside"])
    assert "1 payment was set aside: restructure suspense lists them" in set_aside.output
    listed = CliRunner().invoke(main, suspense)
    assert (listed.exception, listed.output) == (None, "1  2026-11-15  8  K Sample\n")
    assert CliRunner().invoke(main, [*suspense, "--place", f"1={ACCOUNT.number}"]).output == ""
    closed = CliRunner().invoke(main, [*suspense, "--return", "1", "--reason", "no", "--language", "zh"])
    assert "该款项已认领或退回" in closed.output
    assert CliRunner().invoke(main, [*suspense, "--place", "x"]).exit_code == 2
    for wrong in (["--answer", "x"], ["--set", "currency=CNY"], ["--sheet", "a"]):
        assert CliRunner().invoke(main, [*given, *wrong]).exit_code == 2


def test_rows_that_a_file_hides_are_read_or_left_out_as_the_command_says(tmp_path: Path) -> None:
    open_store(tmp_path / "store.db", Passphrase(PHRASE)).close()
    (tmp_path / "phrase").write_text(PHRASE, encoding="utf-8")
    (tmp_path / "phrase").chmod(0o600)
    store = ["--store", str(tmp_path / "store.db"), "--passphrase-file", str(tmp_path / "phrase")]
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (("account_number", "paid_on", "amount"), ("A", "2026-11-02", "5"), ("B", "2026-11-02", "6")):
        book.active.append(line)
    book.active.row_dimensions[2].hidden = True
    book.save(tmp_path / "paid.xlsx")
    given = ["import", str(tmp_path / "paid.xlsx"), *store, "--kind", "payments"]
    asked = CliRunner().invoke(main, [*given, "--dry-run", "--language", "zh"])
    assert asked.exit_code == 1
    assert "这张表中有1行被隐藏" in asked.output
    assert "--hidden read|leave" in asked.output
    left = CliRunner().invoke(main, [*given, "--dry-run", "--hidden", "leave"])
    assert "Hidden in the file, and left out: 1 row." in left.output
    assert "1 not taken" in left.output
    placed = ["creditor", "place", str(tmp_path / "paid.xlsx"), *store, "--dry-run"]
    assert "1 row is hidden in this sheet" in CliRunner().invoke(main, placed).output
    assert "read like the others: 1 row." in CliRunner().invoke(main, [*placed, "--hidden", "read"]).output
