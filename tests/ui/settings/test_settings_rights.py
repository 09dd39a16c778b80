"""What somebody may not change is read-only in the window, with a sentence that says why and who may."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from restructure.store import Store, accounts, people, settings
from restructure.store.people import User
from tests.support.readers import signed_out
from tests.support.stores import CHEAP, read
from tests.ui.conftest import shown_window, texts, type_into
from ui.shell.window import MainWindow

PASSWORD = "open sesame, please"


@pytest.fixture
def office(demo_store: Store) -> Store:
    people.add(demo_store, User("root", "Ada Admin", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(demo_store, "root", PASSWORD)
    for login, role in (("col", "collector"), ("sup", "supervisor")):
        people.add(root, User(login, f"{login} (demo)", role), PASSWORD, CHEAP)  # type: ignore[arg-type]
    return signed_out(root)


@pytest.fixture
def collecting(qapp: QApplication, office: Store) -> Iterator[MainWindow]:
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        yield window


def test_a_collector_reads_the_payee_and_types_nothing_into_it(collecting: MainWindow) -> None:
    collecting.navigator.show_page("settings")
    page = collecting.pages.settings
    payee = page.inputs["payee_account"]
    assert isinstance(payee, QLineEdit)
    before = payee.text()
    type_into(payee, "6222 0000 0000 9999")
    assert payee.text() == before
    page._save()
    assert read(settings.organisation(collecting.session.store)).bank.payee_account == before
    closed = (
        page.rule_set, page.save, page.picture.choose, page.certificate.make, page.certificate.load,
        page.guidelines.load, page.guidelines.forget, page.rulebook.own_rates, page.passphrase.change,
    )  # fmt: skip
    assert not any(one.isEnabled() for one in closed)
    assert page.theme.isEnabled()
    assert page.backups.write.isEnabled()
    for table in (page.rulebook.rates, page.authority.matrix):
        assert not table.may_edit(table.index(0, 0))
    assert "An administrator changes this: Ada Admin." in texts(page)
    collecting.session.set_language("zh")
    assert "由管理员修改：Ada Admin。" in texts(page)


def test_a_collector_corrects_the_telephone_and_not_the_balance(collecting: MainWindow) -> None:
    store = collecting.session.store
    account = accounts.load(store, "DEMO-0001")
    for confirming in (True, False):
        collecting.navigator.edit_account(account, confirming=confirming)
        page = collecting.pages.account
        assert all(page.parts[part].isReadOnly() for part in page.parts)
        assert page.as_of.isReadOnly()
        assert not page.currency.isEnabled()
        assert "What is owed is corrected by a supervisor or an administrator" in texts(page)
    type_into(page.texts["phone"], "000-0000-0001")
    page.save.click()
    after = accounts.load(store, "DEMO-0001")
    assert account is not None
    assert after is not None
    assert (after.debtor.phone, after.parts) == ("000-0000-0001", account.parts)


def test_a_collector_types_a_new_account_in_full(collecting: MainWindow) -> None:
    collecting.navigator.edit_account(None)
    assert not collecting.pages.account.parts["principal"].isReadOnly()
    assert "corrected by a supervisor" not in texts(collecting.pages.account)


def test_whoever_may_sees_no_lock_and_the_record_tells_the_change(qapp: QApplication, office: Store) -> None:
    with shown_window(people.sign_in(office, "root", PASSWORD)) as window:
        window.navigator.show_page("settings")
        payee = window.pages.settings.inputs["payee_account"]
        assert isinstance(payee, QLineEdit)
        before = payee.text()
        type_into(payee, "6222")
        window.pages.settings.save.click()
        assert "Read-only for you" not in texts(window.pages.settings)
        window.navigator.show_page("records")
        details = [line[-1] for line in window.pages.records._lines(window.pages.records.found())]
        assert f"Account to pay into: {before} → 6222" in details
