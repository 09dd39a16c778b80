"""Nobody who works for a creditor reads on any page, or by any command, what a client's file holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.authority.limits import Role
from restructure.clients.client_file import Answer, Consent, Note, Review
from restructure.household.distribution import DebtsCase, OneDebt
from restructure.household.sheet import Consent as SheetConsent
from restructure.household.sheet import Line, Sheet
from restructure.parties.account import Person
from restructure.services import client_files as service
from restructure.services.creditor_letters import addresses, set_address
from restructure.store import Passphrase, Store, accounts, client_files, client_records, means, people
from restructure.store.people import User
from tests.support.cases import ACCOUNT
from tests.support.stores import CHEAP, NOW, open_store
from tests.support.workplaces import workplace
from tests.ui.conftest import shown_window, texts
from ui.cli import main
from ui.shell.navigation import PageName

PASSWORD, SECRET, TODAY = "open sesame, please", "correct horse battery", NOW.date()
MARKS = ("Fernhill Marker", "87,654", "87654")
"""Another creditor, who stands in notes and letters too; a pay."""
OURS = replace(ACCOUNT, number="A-1", debtor=Person("Wu Sample", "11010519491231002X"))
ROLES: tuple[Role, ...] = ("administrator", "counsellor", "collector", "supervisor")
LINES = (
    "accounts --names", "work --json", "promises --json", "counts --from 2026-11-01 --to 2026-11-25 --json",
    "inspection --from 2026-11-01 --to 2026-11-25 --out OUT/a.json", "brief A-1", "dealing list", "creditor list",
    "complaints list", "crisis list", "suspense", "change list", "release list", "person find Wu", "person due",
    "list due --out OUT/b.csv", "list payments --out OUT/c.csv", "ways A-1", "client list", "client list --json",
    "client show 1", "client compare 1", "client versions 1", "client content 1 --out OUT/d.pdf", "client open A-1",
    "person export 1 --out OUT/e.json",
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "store.db"
    store = open_store(file, Passphrase(SECRET))
    accounts.save(store, OURS)
    for role in ROLES:
        at = people.sign_in(store, ROLES[0], PASSWORD) if people.users(store) else store
        people.add(at, User(role, role.title(), role), PASSWORD, CHEAP)
    fill(people.sign_in(store, "counsellor", PASSWORD))
    store.close()
    (tmp_path / "pass").write_text(SECRET)
    (tmp_path / "password").write_text(PASSWORD)
    for name in ("pass", "password"):
        (tmp_path / name).chmod(0o600)
    return file


def fill(store: Store) -> None:
    mark = MARKS[0]
    agreed = (SheetConsent("client", NOW),)
    means.save(store, "A-1", Sheet((Line("salary", Money(87_654_00), title=mark),), consents=agreed), NOW)
    means.save(store, "A-1", DebtsCase((OneDebt("Card", mark, Money(5_000), note=mark),)), NOW)
    file = client_files.open_file(store, "A-1")
    client_files.add_beside(store, file, mark, "partner")
    for one in (Note(mark), Consent("letters", TODAY, recipient=mark), Answer(mark, TODAY, "refused", text=mark)):
        client_records.append(store, file, one)
    client_records.append(store, file, Review(TODAY, mark))
    client_records.add_document(store, file, "letter", f"{mark}.pdf", mark.encode())
    service.set_review(workplace(store), file, TODAY)
    set_address(store, mark, f"1 {mark} Street")


@pytest.mark.parametrize("role", ["collector", "supervisor"])
def test_no_command_tells_it(path: Path, role: str) -> None:
    folder = path.parent
    where = ["--store", str(path), "--passphrase-file", str(folder / "pass"), "--as", role]
    where += ["--as-password-file", str(folder / "password")]
    for line in LINES:
        words = [word.replace("OUT", str(folder)) for word in line.split()]
        done = CliRunner().invoke(main, [*words, *where], env={"LC_ALL": "C"})
        assert done.exception is None or isinstance(done.exception, SystemExit), (line, done.exception)
        assert not [mark for mark in MARKS if mark in done.output], (line, done.output)
        refused = line.startswith(("client", "person export"))
        assert (done.exit_code != 0) >= refused, (line, done.output)
    written = [one for one in folder.iterdir() if one.suffix in (".json", ".csv", ".pdf")]
    assert {one.name for one in written} >= {"a.json", "b.csv", "c.csv"}
    assert not [one for one in written if any(mark.encode() in one.read_bytes() for mark in MARKS)]


def test_nobody_who_works_for_a_creditor_reads_or_keeps_the_address_book(path: Path) -> None:
    store = open_store(path, Passphrase(SECRET))
    for role in ROLES:
        at = people.sign_in(store, role, PASSWORD)
        if role in ("collector", "supervisor"):
            assert addresses(at) == ()
            with pytest.raises(Refusal, match="client_wall"):
                set_address(at, "Other Bank", "1 Other Street")
        else:
            assert [one.creditor for one in addresses(at)] == [MARKS[0]]
    store.close()


def read_on(widget: QWidget) -> Iterator[str]:
    """Everything that a person can read on a widget, the rows of its lists and tables too."""
    yield texts(widget)
    # A view may have no model yet.
    for model in filter(None, (view.model() for view in widget.findChildren(QAbstractItemView))):
        for row in range(model.rowCount(QModelIndex())):
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
            for column in range(columns):
                yield str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole))


def test_no_page_shows_it(qapp: QApplication, path: Path) -> None:
    store = open_store(path, Passphrase(SECRET))
    seen: dict[str, str] = {}
    for role in ("counsellor", "collector"):
        with shown_window(people.sign_in(store, role, PASSWORD)) as window:
            window.open_account("A-1")
            read: list[str] = []
            for name in get_args(PageName):
                window.navigator.show_page(name)
                read += read_on(window)
            seen[role] = "\n".join(read)
    assert MARKS[0] in seen["counsellor"]
    assert not [mark for mark in MARKS if mark in seen["collector"]]
    store.close()
