"""Counts and creditors in the window: each number opens exactly its accounts, and what is written is whole."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from restructure.importing.spreadsheet import read_rows
from restructure.store import accounts, audit, conduct, creditor_statements, placements
from restructure.store.conduct import Conversation
from restructure.store.placements import PlacementBatch, Placing
from tests.support.reading import sheets_of
from tests.ui.conftest import NOW
from ui.book.page import BookPage
from ui.shell.window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> BookPage:
    window.navigator.show_page("book")
    return window.pages.book


def shown(page: BookPage) -> list[str]:
    return [page.accounts.index(row, 0).data() for row in range(page.accounts.rowCount())]


def test_a_count_opens_exactly_the_accounts_that_were_counted(
    window: MainWindow, page: BookPage, tmp_path: Path
) -> None:
    store, whole = window.session.store, shown(page)
    spoken = whole[1:3]
    for number in spoken:
        conduct.append_contact(store, number, Conversation(NOW.replace(tzinfo=None), talked=True))
    page.show_section("counts")
    counts = page.counts
    place = next(row for row, (_, one) in enumerate(counts._lines) if one.measure == "conversations")
    counts.view.selectRow(place)
    assert counts.chosen is not None
    assert counts.chosen.accounts == tuple(spoken)
    assert "somebody answered" in counts.definition.text()
    counts.accounts.click()
    assert shown(page) == spoken
    assert "conversations" in page._counted.text()
    page.filters.clear.click()
    assert shown(page) == whole
    counts.weeks.setChecked(True)
    counts.export_to(tmp_path / "counts.csv")
    assert len(read_rows(tmp_path / "counts.csv")) == len(counts._lines) + 1
    counts.export_to(tmp_path / "counts.pdf")
    paper = "".join(sheets_of((tmp_path / "counts.pdf").read_bytes()))
    assert f"{len(counts._lines)} lines" in paper
    counts.report_to(tmp_path / "inspection.json")
    report = json.loads((tmp_path / "inspection.json").read_bytes())
    assert {row["account"] for row in report["rows"] if row["measure"] == "conversations"} == set(spoken)
    assert [one.detail for one in audit.entries(store, action="exported") if "inspection.json" in str(one.detail)]


def test_a_creditor_is_answered_from_the_window_and_its_batch_is_listed(
    window: MainWindow, page: BookPage, tmp_path: Path
) -> None:
    store, number = window.session.store, shown(page)[0]
    account = accounts.load(store, number)
    assert account is not None
    placements.place_all(
        store, {PlacementBatch(account.creditor, "first", NOW.date()): [Placing(number, rate=Decimal("0.2"))]}
    )
    page.show_section("creditors")
    panel = page.creditors
    assert [panel.batches.index(0, column).data() for column in (1, 2, 5, 6)] == [
        account.creditor,
        "first",
        "20.00 %",
        "1",
    ]
    assert panel.batches.index(0, 7).data() == "1"
    panel.accounts.click()
    assert shown(page) == [number]
    page.show_section("creditors")
    panel.preview.click()
    assert panel.said.text() == "0 accounts"
    panel.since.set_value(NOW.date())
    panel.through.set_value(NOW.date())
    panel.preview.click()
    assert panel.said.text() == "1 account"
    panel.write_to(tmp_path / "result.csv")
    (kept,) = creditor_statements.statements(store)
    assert (kept.kind, kept.creditor, kept.file) == ("result", account.creditor, "result.csv")
    assert panel.files.index(0, 4).data() == "result.csv"
    panel.reason.setText("twice")
    panel.placed.selectRow(0)
    panel.withdraw.click()
    assert panel.batches.index(0, 8).data() == "taken back"
