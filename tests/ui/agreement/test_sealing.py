"""What is signed is sealed: aside, whole or not at all, with a certificate that the store keeps to itself."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from calculators.errors import Refusal
from reports.certificate import from_file, make
from reports.verify import verify
from restructure.agreements.evidence import Signature
from restructure.services.signing import Agreed, sign_and_keep
from restructure.store import IntegrityError, Store, agreements, audit, conduct, credentials
from restructure.store.accounts import save
from tests.support.cases import ACCOUNT, TODAY
from tests.support.drafts import draft
from tests.support.seals import PASSWORD, credential, p12, parts
from tests.support.stores import NOW, open_store
from tests.support.workplaces import workplace
from tests.ui.conftest import explain, means, press_twice, texts
from ui.shell.window import MainWindow

BOTH = Agreed(Signature("林示例", TODAY), Signature("He Lan (demo)", TODAY))


@pytest.fixture
def ready(window: MainWindow) -> MainWindow:
    window.open_account("DEMO-0001")
    means(window, "6000", "3500", "300")
    window.navigator.prepare_agreement()
    explain(window)
    for side in (window.pages.agreement.debtor_side, window.pages.agreement.creditor_side):
        side.typed.setChecked(True)
    return window


def test_every_edition_is_sealed_and_the_certificate_is_made_with_the_first(ready: MainWindow, store: Store) -> None:
    ready.pages.agreement.sign_now()
    signed = ready.pages.agreement.signed
    assert signed is not None
    trusted = credentials.certificates(store)
    assert len(trusted) == 1
    for one in signed.editions:
        report = verify(one.pdf, trusted)
        assert report.intact
        assert report.sealed_at == NOW
        assert one.sha256 == hashlib.sha256(one.pdf).hexdigest()
    assert "Signed and sealed, exactly as kept" in texts(ready.pages.agreement)


def test_a_second_agreement_is_sealed_with_the_same_certificate(ready: MainWindow, store: Store) -> None:
    ready.pages.agreement.sign_now()
    before = credentials.in_force(store)
    save(store, ACCOUNT)
    kept = sign_and_keep(workplace(store), draft(), BOTH)
    assert credentials.in_force(store) == before
    assert before is not None
    assert verify(kept.editions[0].pdf, (before.certificate,)).intact


def test_the_window_goes_on_while_it_seals(ready: MainWindow) -> None:
    page, seen = ready.pages.agreement, []

    def look() -> None:
        seen.append((page.sign.text(), page.signing.progress.isVisible(), page.sign.isEnabled()))
        page.sign_now()

    QTimer.singleShot(0, look)
    page.sign_now()
    assert seen == [("Sealing…", True, False)]
    assert page.signed is not None
    assert not page.signing.progress.isVisible()
    assert not ready.session.busy


def test_a_seal_that_fails_loses_nothing(ready: MainWindow, store: Store) -> None:
    credentials.save(store, make("Example", NOW - timedelta(days=5000)))
    page = ready.pages.agreement
    page.sign_now()
    assert page.signed is None
    assert "valid until" in texts(page)
    assert page.debtor_side.signature is not None
    assert agreements.of_account(store, "DEMO-0001") == ()
    credentials.save(store, make("Example", NOW))
    page.sign_now()
    assert page.signed is not None


def test_the_exported_files_are_the_sealed_bytes(ready: MainWindow, tmp_path: Path) -> None:
    ready.pages.agreement.sign_now()
    written = ready.pages.agreement.export_to(tmp_path / "out")
    assert ready.pages.agreement.signed is not None
    assert [path.read_bytes() for path in written] == [one.pdf for one in ready.pages.agreement.signed.editions]


def test_a_text_with_where_to_pay_is_copied_right_after_signing(ready: MainWindow, store: Store) -> None:
    page = ready.pages.agreement
    page.sign_now()
    assert page.done.text.isVisible()
    page.done.text.click()
    text = QGuiApplication.clipboard().text()
    assert page.signed is not None
    assert all(one in text for one in (page.signed.number, "0000 1111 2222 3333", "Example Bank, Head Office"))
    assert conduct.contacts(store, "DEMO-0001")[-1].channel == "message"
    assert not page.done.code.isVisible()


def test_signing_again_returns_what_was_signed_and_seals_nothing(store: Store) -> None:
    save(store, ACCOUNT)
    first = sign_and_keep(workplace(store), draft(), BOTH)
    again = sign_and_keep(workplace(store, NOW + timedelta(hours=1)), draft(), BOTH)
    assert first == again
    assert len(audit.entries(store, action="signed")) == 1


def test_what_was_refused_keeps_no_certificate_either(store: Store) -> None:
    save(store, ACCOUNT)
    unprintable = replace(draft(), debtor=replace(ACCOUNT.debtor, name="a\u202eb"))
    with pytest.raises(Refusal):
        sign_and_keep(workplace(store), unprintable, BOTH)
    assert credentials.in_force(store) is None
    assert agreements.of_account(store, ACCOUNT.number) == ()


def test_an_earlier_certificate_stays_and_its_key_goes(store: Store) -> None:
    first, second = make("Example", NOW), make("Example", NOW)
    credentials.save(store, first)
    credentials.save(store, second)
    assert credentials.in_force(store) == second
    assert credentials.certificates(store) == (second.certificate, first.certificate)
    keys = store.connection.execute("SELECT private_key FROM credentials ORDER BY id").fetchall()
    assert [row[0] for row in keys] == [None, second.private_key]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM credentials",
        "UPDATE credentials SET certificate = x'00'",
        "UPDATE credentials SET private_key = x'00'",
    ],
)
def test_a_certificate_that_sealed_is_never_rewritten(store: Store, statement: str) -> None:
    credentials.save(store, make("Example", NOW))
    with pytest.raises(IntegrityError), store.writing() as connection:
        connection.execute(statement)


def test_the_key_lies_nowhere_in_plain(tmp_path: Path) -> None:
    opened = open_store(tmp_path / "store.db")
    credential = make("Example", NOW)
    credentials.save(opened, credential)
    content = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    opened.close()
    assert credential.private_key[-64:] not in content
    assert credential.private_key[-64:].hex() not in repr(credential)
    assert "private_key" not in repr(credential)


def test_nothing_that_seals_is_loaded_before_it_is_needed() -> None:
    code = "import sys, ui.app; print([m for m in ('pyhanko', 'cryptography', 'aiohttp') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_settings_show_the_certificate_and_hand_it_out(ready: MainWindow, store: Store, tmp_path: Path) -> None:
    panel = ready.pages.settings.certificate
    ready.navigator.show_page("settings")
    ready.pages.settings.show_section(panel)
    assert "None yet" in texts(panel)
    assert not panel.export.isEnabled()
    panel.make.click()
    assert "Valid until" in texts(panel)
    assert "Example Bank" in texts(panel)
    assert "proves only that a file is unchanged" in texts(panel)
    panel.export_to(tmp_path / "certificate.pem")
    (kept,) = credentials.certificates(store)
    assert from_file((tmp_path / "certificate.pem").read_bytes()) == kept


def test_a_certificate_is_replaced_only_when_asked_twice(ready: MainWindow, store: Store) -> None:
    panel = ready.pages.settings.certificate
    ready.navigator.show_page("settings")
    ready.pages.settings.show_section(panel)
    panel.make.click()
    before = credentials.in_force(store)
    panel.make.click()
    assert credentials.in_force(store) == before
    assert "Press again to replace" in texts(panel)
    press_twice(panel.make)
    assert credentials.in_force(store) != before


def test_a_p12_is_imported_with_its_password_and_refused_with_another(
    ready: MainWindow, store: Store, tmp_path: Path
) -> None:
    panel, file = ready.pages.settings.certificate, tmp_path / "issued.p12"
    file.write_bytes(p12(*parts()))
    ready.navigator.show_page("settings")
    ready.pages.settings.show_section(panel)
    panel.password.setText("wrong")
    panel.import_p12(file)
    assert "This password does not open the file" in texts(panel)
    assert panel.password.text() == "wrong"
    panel.password.setText(PASSWORD)
    panel.import_p12(file)
    assert "Nobody else vouches for it" in texts(panel)
    assert panel.password.text() == ""
    kept = credentials.in_force(store)
    assert kept is not None
    assert kept.certificate == credential().certificate
    panel.import_p12(tmp_path / "missing.p12")
    assert "can't be opened" in texts(panel)
