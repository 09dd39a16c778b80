"""Persons of an account, where else they stand, and who may be one person, as the window shows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from restructure.parties.account import Person
from restructure.parties.natural_person import ContactDetail
from restructure.services import persons
from restructure.store import accounts, payments
from restructure.store.payments import Payment
from tests.ui.conftest import texts, type_into
from ui.shell.window import MainWindow

NUMBER, OTHER = "DEMO-0001", "DEMO-0002"


def correct(window: MainWindow) -> None:
    window.navigator.edit_account(window.on_hand, confirming=False)


def test_somebody_beside_the_debtor_is_entered_and_named_by_the_account(window: MainWindow) -> None:
    window.open_account(NUMBER)
    correct(window)
    form = window.pages.account
    panel = form.persons
    panel.add.click()
    type_into(panel.name, "Grace Guarantor (demo)")
    type_into(panel.hour, "25")
    panel.save.click()
    assert persons.of_account(window.session.workplace, NUMBER)[1:] == ()
    type_into(panel.hour, "19")
    panel.save.click()
    panel.kind.set_value("email")
    panel.value.setText("grace@example.org")
    panel.put.click()
    (_, made) = persons.of_account(window.session.workplace, NUMBER)
    assert (made.role, made.person.name, made.person.hour) == ("guarantor", "Grace Guarantor (demo)", 19)
    assert made.details == (ContactDetail("email", "grace@example.org"),)
    assert form.texts["guarantor"].text() == "Grace Guarantor (demo)"
    type_into(form.texts["address"], "2 Sample Street")
    form.save.click()
    kept = accounts.load(window.session.store, NUMBER)
    assert kept is not None
    assert (kept.guarantor, kept.debtor.address) == ("Grace Guarantor (demo)", "2 Sample Street")


def test_what_is_half_typed_of_a_person_is_there_again(window: MainWindow) -> None:
    window.open_account(NUMBER)
    correct(window)
    panel = window.pages.account.persons
    panel.add.click()
    type_into(panel.name, "Half")
    window.pages.account.start(None, confirming=False)
    correct(window)
    assert (panel.name.text(), panel.hour.text()) == ("Half", "")
    assert persons.of_account(window.session.workplace, NUMBER)[1:] == ()


def test_a_doubt_is_decided_and_undone_and_the_desk_says_where_else_they_owe(window: MainWindow) -> None:
    store = window.session.store
    for number in (NUMBER, OTHER):
        account = accounts.load(store, number)
        assert account is not None
        accounts.save(store, replace(account, debtor=Person(account.debtor.name, "", "13800001234")))
    window.navigator.go("records")
    records = window.pages.records
    records.show_section("persons")
    (card,) = records.persons.cards
    assert "Equal: telephone" in texts(records)
    card.same.click()
    assert "Nobody looks like somebody else." in texts(records)
    window.open_account(NUMBER)
    elsewhere = window.pages.desk.account_panel.elsewhere
    assert "Also owes here: 1 account" in texts(elsewhere)
    elsewhere.opened.emit(OTHER)
    assert window.on_hand is not None
    assert window.on_hand.number == OTHER
    persons.decide(window.session.workplace, persons.decisions(window.session.workplace)[0], "open")
    window.open_account(NUMBER)
    assert not elsewhere.isVisible()


def test_a_person_is_found_copied_and_erased_with_what_stays_said(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    store = window.session.store
    account = accounts.load(store, NUMBER)
    assert account is not None
    window.navigator.go("records")
    records = window.pages.records
    records.show_section("persons")
    rights = records.persons.rights
    type_into(rights.wanted, NUMBER)
    rights.look()
    assert f"{NUMBER} (something is still owed)" in texts(rights)
    rights.export_to(tmp_path / "copy.json")
    rights.export_to(tmp_path / "copy.pdf")
    assert (tmp_path / "copy.json").read_bytes().startswith(b"{")
    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF")
    payments.append(store, [Payment(NUMBER, window.session.today(), account.parts.total, "BANK-9")])
    type_into(rights.reason, "they asked")
    rights.erase.click()
    assert accounts.load(store, NUMBER) is not None
    qtbot.waitUntil(rights.erase.isEnabled)
    rights.erase.click()
    assert accounts.load(store, NUMBER) is None
    assert NUMBER not in texts(window)
    window.navigator.go("records")
    window.pages.records.show_section("persons")
    could_go = window.pages.records.persons.could_go
    could_go.look()
    assert "Nobody" in texts(could_go)
