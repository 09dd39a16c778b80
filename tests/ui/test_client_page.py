"""The page of a client's file: reached and left by a key, written into by the keyboard, and never another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from calculators.rounding import Money
from restructure.clients.client_file import Consent, Note, RecordKind, Task
from restructure.household.sheet import Line, Sheet
from restructure.parties.account import Person
from restructure.store import accounts, client_files, client_records, means
from tests.support.cases import ACCOUNT
from tests.ui.conftest import NOW, texts, type_into
from ui.clients.entry_form import KINDS
from ui.clients.page import ClientPage
from ui.shell.window import MainWindow

OURS = replace(ACCOUNT, number="A-1", debtor=Person("Wu Sample", "11010519491231002X"))
OTHER = replace(ACCOUNT, number="B-1", debtor=Person("Li Sample", "110105194912310038"))


def page_of(window: MainWindow) -> ClientPage:
    page = window.pages.currentWidget()
    assert isinstance(page, ClientPage)
    return page


def entries(window: MainWindow) -> list[str]:
    model = page_of(window).entries.entries
    return [f"{model.cell_at(row, 1).text}: {model.cell_at(row, 2).text}" for row in range(model.rowCount())]


def turn(page: ClientPage, kind: RecordKind) -> None:
    page.entries.which.pick(1 + KINDS.index(kind))


def write(field: QWidget, text: str) -> None:
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    QTest.keyClicks(field, text)


def test_a_client_file_is_kept_by_the_keyboard(empty_window: MainWindow, tmp_path: Path) -> None:
    window, store = empty_window, empty_window.session.store
    for account in (OURS, OTHER):
        accounts.save(store, account)
    for pay, days in ((5_000_00, 90), (5_100_50, 0)):
        means.save(store, "A-1", Sheet((Line("salary", Money(pay)),)), NOW - timedelta(days=days))
    window.open_account("A-1")
    window.commands.run("client")
    page = page_of(window)
    form = page.entries.form
    type_into(form.fields["text"], "call the bank")  # type: ignore[arg-type]
    QTest.keyClick(form.fields["due_on"], Qt.Key.Key_Return)
    assert client_records.records(store, 1) == ()
    type_into(form.fields["due_on"], "2026-11-24")  # type: ignore[arg-type]
    QTest.keyClick(form.fields["due_on"], Qt.Key.Key_Return)
    assert entries(window) == ["task: call the bank"]
    assert "1 task due" in texts(page)

    page.entries.view.setFocus()
    QTest.keyClick(page.entries.view, Qt.Key.Key_Down)
    QTest.keyClick(page.entries.view, Qt.Key.Key_Return)
    type_into(form.fields["text"], "write to the bank")  # type: ignore[arg-type]
    QTest.keyClick(form.fields["text"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.detail for one in client_records.records(store, 1)] == [
        Task("write to the bank", NOW.date() - timedelta(1))
    ]
    page.entries.view.setFocus()
    QTest.keyClick(page.entries.view, Qt.Key.Key_Down)
    type_into(page.entries.reason, "done")
    QTest.keyClick(page.entries.reason, Qt.Key.Key_Return)
    assert entries(window) == []

    turn(page, "consent")
    type_into(page.entries.form.fields["until"], "2027-02-28")  # type: ignore[arg-type]
    page.entries.keep_now()
    consent = client_records.records(store, 1)[0].detail
    assert consent == Consent("advice", NOW.date(), until=consent.until)  # type: ignore[union-attr]

    # What is half typed for one client is never kept with another, and there again later.
    turn(page, "note")
    write(page.entries.form.fields["text"], "only for Wu")
    window.open_account("B-1")
    window.commands.run("client")
    assert "no file yet" in texts(page)
    page.begin.click()
    turn(page, "note")
    write(page.entries.form.fields["text"], "of Li")
    page.entries.keep_now()
    assert [one.detail for one in client_records.records(store, 2)] == [Note("of Li")]
    window.open_account("A-1")
    window.commands.run("client")
    turn(page, "note")
    page.entries.keep_now()
    assert client_records.records(store, 1)[-1].detail == Note("only for Wu")

    page.show_section("people")
    type_into(page.people.name, "Partner Sample")
    QTest.keyClick(page.people.name, Qt.Key.Key_Return)
    assert [one.person.name for one in client_files.load(store, 1).beside] == ["Partner Sample"]

    page.show_section("budgets")
    rows = page.budgets.rows
    assert [(rows.cell_at(0, place).difference, rows.cell_at(0, place).text) for place in (1, 2)] == [
        ("", "5,000.00"),
        ("+100.50", "5,100.50"),
    ]

    kept = tmp_path / "reply.pdf"
    kept.write_bytes(b"%PDF-1.4 not whole")
    page.show_section("documents")
    page.documents.attach_file(kept)
    page.documents.look_at(1)
    assert "not shown here" in texts(page)
    page.documents.export_to(tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == kept.read_bytes()

    # What is half typed when the window goes is a note of its file.
    page.show_section("entries")
    turn(page, "consent")
    type_into(page.entries.form.fields["how"], "by telephone")  # type: ignore[arg-type]
    window.pages.keep()
    window.pages.keep()
    notes = [one.detail for one in client_records.records(store, 1) if isinstance(one.detail, Note)]
    assert notes[-1] == Note("Half typed (consent): by telephone")
    assert len(notes) == 2

    QTest.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.shown == "desk"
