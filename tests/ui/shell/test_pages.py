"""Finding, entering, importing, signing, settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from calculators.parts import Parts, Treatment
from calculators.rounding import Money
from restructure.offers.option import Option
from restructure.offers.terms import SettlementTerms
from restructure.store import Store, accounts, agreements, audit, negotiations, settings
from tests.support.readers import payments_of
from tests.support.workbooks import with_cell, xlsx
from tests.ui.conftest import NOW, explain, instalment_card, means, press_twice, shown_window, texts, type_into
from ui.shell.navigation import PageName
from ui.shell.window import MainWindow
from ui.tools.translations import problems
from ui.widgets.signature_pad import SignaturePad


def draw(pad: SignaturePad) -> None:
    points = [QPoint(30, 60), QPoint(90, 30), QPoint(150, 70), QPoint(220, 40)]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])


@pytest.fixture
def agreement(window: MainWindow) -> MainWindow:
    window.open_account("DEMO-0001")
    means(window, "6000", "3500", "300")
    QTest.keyClick(window.pages.desk, Qt.Key.Key_F9)
    explain(window)
    return window


def test_a_caution_needs_a_reason_that_the_log_keeps(window: MainWindow, demo_store: Store) -> None:
    window.open_account("DEMO-0001")
    QTest.keyClick(window.pages.desk, Qt.Key.Key_F9)
    page = window.pages.agreement
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    assert "1 caution needs a reason." in texts(page)
    assert not page.sign.isEnabled()
    explain(window)
    assert page.sign.isEnabled()
    rule = next(iter(page.guard.fields))
    last = negotiations.events(demo_store, "DEMO-0001")[-1]
    assert (last.kind, last.detail) == ("reason", f"{rule}: explained and understood")
    window.open_account("DEMO-0001")
    assert "explained and understood" in texts(window.pages.desk.negotiation)
    assert rule not in texts(window.pages.desk.negotiation)


def test_a_reason_stands_beside_what_was_signed_in_either_language(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    QTest.keyClick(window.pages.desk, Qt.Key.Key_F9)
    page = window.pages.agreement
    explain(window)
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    page.sign.click()
    assert not page.sign.isEnabled()
    for language in ("zh", "en"):
        window.session.set_language(language)
        (reason,) = page.guard.fields.values()
        assert (reason.text(), reason.isReadOnly()) == ("explained and understood", True)


def test_the_first_box_has_the_focus_and_enter_opens(window: MainWindow) -> None:
    assert window.pages.home.search.hasFocus()
    QTest.keyClicks(window.pages.home.search, "DEMO-0007")
    QTest.keyClick(window.pages.home.search, Qt.Key.Key_Return)
    assert window.pages.desk.model.account is not None
    assert window.pages.desk.model.account.number == "DEMO-0007"


def test_a_part_of_a_chinese_name_finds_its_account(window: MainWindow) -> None:
    window.pages.home.search.setText("示例")
    assert window.pages.home.list.count() > 0


def test_nothing_found_says_what_to_do(window: MainWindow) -> None:
    QTest.keyClicks(window.pages.home.search, "nobody")
    assert "Nothing found" in texts(window.pages.home)


def test_a_search_from_the_desk_opens_another_account(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    QTest.keyClick(window.pages.desk, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.bar.search, "DEMO-0002")
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert window.pages.desk.model.account is not None
    assert window.pages.desk.model.account.number == "DEMO-0002"


def test_a_walk_in_is_entered_by_hand(empty_window: MainWindow, store: Store) -> None:
    page = empty_window.pages.account
    empty_window.navigator.edit_account(None)
    type_into(page.texts["number"], "W-1")
    type_into(page.texts["creditor"], "Example Bank")
    type_into(page.texts["name"], "Chen Example")
    type_into(page.parts["principal"], "1.2万")
    type_into(page.confirmed_by, "the client's letter")
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    saved = accounts.load(store, "W-1")
    assert saved is not None
    assert saved.parts.total == 1_200_000
    assert "12,000.00" in texts(empty_window.pages.desk)


def test_a_form_names_the_field_that_is_missing(empty_window: MainWindow) -> None:
    page = empty_window.pages.account
    empty_window.navigator.edit_account(None)
    type_into(page.texts["number"], "W-1")
    type_into(page.parts["principal"], "100")
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert page.form._errors["creditor"].isVisible()
    assert page.texts["number"].text() == "W-1"


def test_a_form_left_without_saving_keeps_what_was_typed(empty_window: MainWindow) -> None:
    empty_window.navigator.edit_account(None)
    type_into(empty_window.pages.account.texts["number"], "W-9")
    QTest.keyClick(empty_window.pages.account, Qt.Key.Key_Escape)
    empty_window.navigator.edit_account(None)
    assert empty_window.pages.account.texts["number"].text() == "W-9"


def test_columns_of_any_name_are_said_once_tried_and_imported(
    empty_window: MainWindow, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("账号,债权人,币种,本金,日期,来源\nA-1,示例银行,CNY,100.00,2026-11-01,file\n", encoding="utf-8")
    empty_window.navigator.preview_file(file)
    page = empty_window.pages.preview
    assert page.rows.data(page.rows.index(0, 1)) == "示例银行"
    names = ("number", "creditor", "currency", "principal", "as_of", "confirmed_by")
    for name, theirs in zip(names, ("账号", "债权人", "币种", "本金", "日期", "来源"), strict=True):
        page.columns[name].set_value(theirs)
    page.dry_run.click()
    assert "Only tried, nothing was kept. 1 rows read: 1 new accounts" in texts(empty_window.pages.import_page)
    assert accounts.count(store) == 0
    empty_window.navigator.preview_file(file)
    for name, theirs in zip(names, ("账号", "债权人", "币种", "本金", "日期", "来源"), strict=True):
        page.columns[name].set_value(theirs)
    page.take.click()
    assert accounts.count(store) == 1
    empty_window.navigator.preview_file(file)
    assert page.columns["number"].value == "账号"


def test_columns_with_usual_names_are_filled_in_and_called_in_the_language_of_the_window(
    empty_window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text(
        "账号,债权人,币种,本金,截至日期,确认人\nA-1,示例银行,CNY,100.00,2026-11-01,系统\n", encoding="utf-8"
    )
    empty_window.navigator.preview_file(file)
    assert empty_window.pages.preview.columns["as_of"].value == "截至日期"
    assert "Balance as of *" in texts(empty_window.pages.preview)
    empty_window.session.set_language("zh")
    assert "欠款截至 *" in texts(empty_window.pages.preview)
    empty_window.pages.preview.take.click()
    assert accounts.count(empty_window.session.store) == 1


def test_a_workbook_that_would_fill_the_memory_is_refused_in_the_window_and_the_next_one_is_read(
    empty_window: MainWindow, tmp_path: Path
) -> None:
    heads = ("number", "creditor", "currency", "principal", "as_of", "confirmed_by")
    file = xlsx(tmp_path / "far.xlsx", heads, ("A-1", "Bank", "CNY", "1.00", "2026-11-01", "Ledger"))
    empty_window.navigator.preview_file(with_cell(file, "XFD1048576"))
    assert "reaches over 1048576 rows and 16384 columns" in texts(empty_window.pages.preview)
    assert not empty_window.pages.preview.take.isEnabled()
    file.write_bytes(file.read_bytes()[:900])
    empty_window.navigator.preview_file(file)
    assert "This spreadsheet can't be read" in texts(empty_window.pages.preview)
    empty_window.navigator.preview_file(xlsx(file, heads, ("A-1", "Bank", "CNY", "1.00", "2026-11-01", "Ledger")))
    assert "Sheet “Sheet”. This file is known: restructure." in texts(empty_window.pages.preview)
    empty_window.pages.preview.take.click()
    assert accounts.count(empty_window.session.store) == 1


def test_a_file_of_payments_is_known_and_taken_in_once(window: MainWindow, tmp_path: Path) -> None:
    file, store = tmp_path / "bank.csv", window.session.store
    file.write_text("账号,入账日期,金额\nDEMO-0001,2026-11-02,200.00\nNOBODY,2026-11-02,1.00\n", encoding="utf-8")
    window.navigator.preview_file(file)
    assert "This file holds payments" in texts(window.pages.preview)
    assert window.pages.preview.dry_run.isVisible()
    window.pages.preview.take.click()
    assert "1 payments kept, 0 known already, 1 rows not taken." in texts(window.pages.import_page)
    assert [one.amount for one in payments_of(store, "DEMO-0001")] == [20000]
    window.navigator.preview_file(file)
    window.pages.preview.take.click()
    assert "0 payments kept, 1 known already" in texts(window.pages.import_page)


def test_means_from_a_file_of_budgets_stand_on_a_desk_where_nobody_typed_any(
    window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "budgets.csv"
    window.open_account("DEMO-0002")
    means(window, "6000", "3500")
    file.write_text("账号,月收入,月支出\nDEMO-0001,9000,4000\nDEMO-0002,9000,4000\n", encoding="utf-8")
    window.navigator.preview_file(file)
    window.pages.preview.take.click()
    for number, income in (("DEMO-0001", "9,000.00"), ("DEMO-0002", "6,000.00")):
        window.open_account(number)
        assert window.pages.desk.means.fields["income"].text() == income


def test_why_a_file_cannot_be_read_is_said_in_the_language_of_the_window(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    window.navigator.preview_file(tmp_path / "empty.csv")
    window.navigator.show_page("import")
    window.pages.import_page.start(tmp_path / "empty.csv")
    before = texts(window.pages.import_page)
    window.session.set_language("zh")
    assert texts(window.pages.import_page) != before
    assert "文件" in texts(window.pages.import_page)
    window.navigator.show_page("preview")
    assert "文件" in texts(window.pages.preview)


def test_what_was_on_the_desk_is_offered_after_a_bad_end(qapp: QApplication, demo_store: Store) -> None:
    settings.save(demo_store, "on_desk", "DEMO-0002")
    with shown_window(demo_store) as window:
        assert "did not end well" in texts(window.pages.home)
        QTest.mouseClick(window.pages.home.recover, Qt.MouseButton.LeftButton)
        assert window.pages.desk.model.account is not None
        assert window.pages.desk.model.account.number == "DEMO-0002"
    assert settings.text(demo_store, "on_desk") == ""
    with shown_window(demo_store) as window:
        assert "did not end well" not in texts(window.pages.home)


def test_a_form_waits_while_another_one_is_filled_in(window: MainWindow, demo_store: Store) -> None:
    account = accounts.load(demo_store, "DEMO-0003")
    window.pages.desk.correct_asked.emit(account)
    type_into(window.pages.account.texts["address"], "12 New Street")
    type_into(window.pages.account.parts["principal"], "twelve")
    window.navigator.edit_account(None)
    type_into(window.pages.account.texts["number"], "W-9")
    window.pages.desk.correct_asked.emit(account)
    assert window.pages.account.texts["address"].text() == "12 New Street"
    assert window.pages.account.parts["principal"].text() == "twelve"
    window.navigator.edit_account(None)
    assert window.pages.account.texts["number"].text() == "W-9"


def test_a_change_on_the_desk_is_undone(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    window.pages.desk.keep_draft()
    before = window.pages.desk.model.draft()
    type_into(window.pages.desk.cards["instalment"].waivers["penalty"], "0")
    window.pages.desk.keep_draft()
    QTest.keyClick(window.pages.desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.desk.model.draft()["treatments"] == before["treatments"]


def test_an_import_names_bad_rows_and_keeps_good_ones(empty_window: MainWindow, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text(
        "number,creditor,currency,principal,as_of,confirmed_by\n"
        "A-1,Example Bank,CNY,100.00,2026-11-01,file\n"
        "A-2,Example Bank,CNY,lots,2026-11-01,file\n",
        encoding="utf-8",
    )
    empty_window.navigator.show_page("import")
    page = empty_window.pages.import_page
    page.start(file)
    assert "2 rows read: 1 new accounts, 0 already there, 1 not taken" in texts(page)
    assert page.problems.data(page.problems.index(0, 1)) == "principal"
    assert accounts.count(store) == 1


def test_nothing_can_be_signed_before_both_have_drawn(agreement: MainWindow) -> None:
    page = agreement.pages.agreement
    assert not page.sign.isEnabled()
    draw(page.debtor_side.pad)
    assert not page.sign.isEnabled()
    draw(page.creditor_side.pad)
    assert page.sign.isEnabled()


def test_who_has_signed_folds_to_a_line_and_the_signed_paper_says_so_above(agreement: MainWindow) -> None:
    page = agreement.pages.agreement
    agreement.activateWindow()
    draw(page.debtor_side.pad)
    assert page.debtor_side.pad.isVisible()
    draw(page.creditor_side.pad)
    assert not page.debtor_side.pad.isVisible()
    assert "Signed: Alex Sample (demo), 25 November 2026" in texts(page.debtor_side)
    page.debtor_side.again.click()
    assert page.debtor_side.pad.isVisible()
    assert page.debtor_side.signature is None
    draw(page.debtor_side.pad)
    page.sign_now()
    assert page.done.isVisible()
    assert page.done.isAncestorOf(page.print)
    assert "Signed and sealed: RA-2026-000001" in texts(page.done)
    page.done.text.click()
    assert "Reply STOP for no more text messages." in texts(page)
    page.done.following.click()
    # As the key that leads to the next account does.
    assert "How did it end?" in texts(agreement)


def test_a_typed_name_can_stand_for_a_drawing(agreement: MainWindow) -> None:
    page = agreement.pages.agreement
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setFocus()
        QTest.keyClick(side.typed, Qt.Key.Key_Space)
    assert page.sign.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert page.signed is not None


def test_what_is_missing_is_listed_by_name(agreement: MainWindow) -> None:
    page = agreement.pages.agreement
    page.inputs["address"].clear()
    QTest.keyClicks(page.inputs["address"], " ")
    assert "Address of the debtor" in texts(page)


def test_a_signed_agreement_is_in_the_store_with_its_bytes(agreement: MainWindow, demo_store: Store) -> None:
    page = agreement.pages.agreement
    draw(page.debtor_side.pad)
    draw(page.creditor_side.pad)
    QTest.mouseClick(page.sign, Qt.MouseButton.LeftButton)
    (number,) = agreements.of_account(demo_store, "DEMO-0001")
    kept = agreements.load(demo_store, number)
    assert kept is not None
    assert [one.wording for one in kept.editions] == ["en", "zh"]
    assert page.pdf == kept.editions[0].pdf
    assert not page.sign.isEnabled()
    assert "Kept with number" in texts(page)


def test_the_export_is_byte_for_byte_what_was_signed(agreement: MainWindow, demo_store: Store, tmp_path: Path) -> None:
    page = agreement.pages.agreement
    page.set_wording("both")
    draw(page.debtor_side.pad)
    draw(page.creditor_side.pad)
    QTest.keyClick(page, Qt.Key.Key_F9)
    (path,) = page.export_to(tmp_path / "out")
    kept = agreements.load(demo_store, path.name.removesuffix("-both.pdf"))
    assert kept is not None
    assert path.read_bytes() == kept.editions[0].pdf


def test_a_signed_agreement_can_be_opened_again(agreement: MainWindow) -> None:
    page = agreement.pages.agreement
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    QTest.keyClick(page, Qt.Key.Key_F9)
    signed = page.pdf
    QTest.keyClick(page, Qt.Key.Key_Escape)
    QTest.keyClick(agreement.pages.desk, Qt.Key.Key_F9)
    assert page.pdf != signed
    (link,) = (one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.text() == "RA-2026-000001")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert page.pdf == signed


def test_what_was_completed_for_the_paper_is_the_account_s(agreement: MainWindow, demo_store: Store) -> None:
    page = agreement.pages.agreement
    type_into(page.inputs["address"], "2 Other Street")
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    QTest.keyClick(page, Qt.Key.Key_F9)
    account = accounts.load(demo_store, "DEMO-0001")
    assert account is not None
    assert account.debtor.address == "2 Other Street"


def test_a_balance_changed_in_another_window_is_not_signed_over(agreement: MainWindow, demo_store: Store) -> None:
    account = accounts.load(demo_store, "DEMO-0001")
    assert account is not None
    accounts.save(demo_store, replace(account, parts=Parts(Money(5_000_000))))
    page = agreement.pages.agreement
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert "changed meanwhile" in texts(page)
    assert agreements.of_account(demo_store, "DEMO-0001") == ()
    kept = accounts.load(demo_store, "DEMO-0001")
    assert kept is not None
    assert kept.parts.total == 5_000_000


def test_a_name_that_cannot_be_printed_shows_no_paper_and_cannot_be_signed(agreement: MainWindow) -> None:
    page = agreement.pages.agreement
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    type_into(page.inputs["name"], "Zhou \U0001f600")
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert page.pdf == b""
    assert page.preview.pages == 0
    assert not page.sign.isEnabled()
    assert page.signed is None


def test_what_was_typed_for_the_paper_survives_a_look_at_the_desk(agreement: MainWindow) -> None:
    type_into(agreement.pages.agreement.inputs["address"], "3 Other Street")
    QTest.keyClick(agreement.pages.agreement, Qt.Key.Key_Escape)
    QTest.keyClick(agreement.pages.desk, Qt.Key.Key_F9)
    assert agreement.pages.agreement.inputs["address"].text() == "3 Other Street"


def test_an_offer_whose_expiry_has_passed_cannot_be_signed(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    model, ago = window.pages.desk.model, NOW.date() - timedelta(days=9)
    assert model.case is not None
    model.case = structs.replace(model.case, debt=structs.replace(model.case.debt, as_of=ago))
    lapsed = SettlementTerms(NOW.date() + timedelta(days=9), ago + timedelta(days=1), fraction=Decimal("0.5"))
    model.change("settlement", Option(lapsed, Treatment()))
    model.choose("settlement")
    window.navigator.prepare_agreement()
    page = window.pages.agreement
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    assert "has passed" in texts(page)
    assert not page.sign.isEnabled()


def test_clearing_the_demo_takes_its_account_off_the_desk(window: MainWindow, demo_store: Store) -> None:
    window.open_account("DEMO-0001")
    window.navigator.show_page("home")
    QTest.mouseClick(window.pages.home.clear_demo, Qt.MouseButton.LeftButton)
    assert accounts.count(demo_store) > 0
    assert "Press again to clear" in texts(window.pages.home)
    press_twice(window.pages.home.clear_demo)
    assert accounts.count(demo_store) == 0
    assert window.pages.desk.model.account is None
    window.pages.desk.keep_draft()


def test_a_store_that_cannot_be_written_says_so_and_the_desk_goes_on(window: MainWindow, demo_store: Store) -> None:
    window.open_account("DEMO-0001")
    demo_store.connection.execute("PRAGMA query_only = ON")
    window.pages.desk.negotiation.make_offer()
    assert "can be read but not written" in texts(window.strip)
    demo_store.connection.execute("PRAGMA query_only = OFF")
    window.pages.desk.negotiation.make_offer()
    assert "Saved" in texts(window.strip)


def test_a_change_of_rate_reaches_the_paper_through_the_desk_only(agreement: MainWindow) -> None:
    page = agreement.pages.agreement
    before = page.pdf
    QTest.keyClick(page, Qt.Key.Key_Escape)
    type_into(instalment_card(agreement.pages.desk).rate, "9")
    assert page.pdf == before
    QTest.keyClick(agreement.pages.desk, Qt.Key.Key_F9)
    assert page.pdf != before


def test_the_size_of_the_paper_is_chosen_in_settings(agreement: MainWindow) -> None:
    agreement.navigator.show_page("settings")
    agreement.pages.settings.page_size.set_value("letter")
    agreement.pages.settings.save.click()
    agreement.navigator.prepare_agreement()
    assert "/MediaBox [ 0 0 612 792 ]" in agreement.pages.agreement.pdf.decode("latin-1")


def test_settings_reach_the_paper(agreement: MainWindow, demo_store: Store) -> None:
    agreement.navigator.show_page("settings")
    page = agreement.pages.settings
    type_into(page.inputs["telephone"], "555-0100")  # type: ignore[arg-type]  # a line edit
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert agreement.session.organisation.identity.telephone == "555-0100"
    before = agreement.pages.agreement.pdf
    agreement.navigator.prepare_agreement()
    assert agreement.pages.agreement.pdf != before


def test_a_bad_number_of_days_is_said_under_its_field(window: MainWindow) -> None:
    window.navigator.show_page("settings")
    window.pages.settings.show_section(window.pages.settings.rules)
    type_into(window.pages.settings.inputs["grace_days"], "many")  # type: ignore[arg-type]  # a line edit
    assert window.pages.settings.rules._errors["grace_days"].isVisible()


def test_a_letter_gives_14_days_under_uk_rules_and_settings_refuse_fewer(window: MainWindow) -> None:
    window.navigator.show_page("settings")
    page, days = window.pages.settings, window.pages.settings.inputs["cure_days"]
    page.show_section(days)
    page.rule_set.set_value("uk")
    page.rule_set.picked.emit("uk")
    assert days.text() == "14"  # type: ignore[attr-defined]  # a line edit
    for typed, kept in (("13", 10), ("15", 15), ("14", 14)):
        type_into(days, typed)  # type: ignore[arg-type]
        page.save.click()
        assert page.rules._errors["cure_days"].isVisible() is (typed == "13")
        assert window.session.organisation.deadlines.cure_days == kept
    type_into(days, "13")  # type: ignore[arg-type]
    assert "Enter 14 or more." in texts(page)
    page.rule_set.set_value("us")
    page.rule_set.picked.emit("us")
    page.save.click()
    assert window.session.organisation.deadlines.cure_days == 13


def test_a_rule_set_stops_a_plan_that_it_does_not_allow_and_names_the_number_for_a_crisis(window: MainWindow) -> None:
    window.open_account("DEMO-0025")
    type_into(instalment_card(window.pages.desk).payments, "72")
    window.navigator.show_page("settings")
    window.pages.settings.rule_set.set_value("cn-credit-card")
    QTest.mouseClick(window.pages.settings.save, Qt.MouseButton.LeftButton)
    window.navigator.show_page("desk")
    assert "The rules stop this option" in texts(window.strip)
    window.commands.run("exit_in_danger")
    assert "12356" in texts(window.pages.desk.negotiation)


@pytest.mark.parametrize("page", ["home", "desk", "agreement", "settings", "account", "import"])
def test_whatever_takes_the_focus_has_a_name(window: MainWindow, page: PageName) -> None:
    window.open_account("DEMO-0001")
    if page == "agreement":
        window.navigator.prepare_agreement()
    window.navigator.show_page(page)
    nameless = [
        type(child).__name__
        for child in window.findChildren(QWidget)
        if child.isVisible()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(child, QLineEdit | QComboBox | QPlainTextEdit | QAbstractButton)
        and not (child.accessibleName() or (isinstance(child, QAbstractButton) and child.text()))
    ]
    assert nameless == []


def test_the_tables_keep_the_rules_of_their_models(window: MainWindow) -> None:
    results = window.pages.desk.results
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for model in (results.comparison, results.schedule)
    ]
    window.open_account("DEMO-0001")
    for tab, count in ((0, "12"), (2, "48"), (2, "6"), (0, "24")):
        results.show_tab(tab)
        type_into(instalment_card(window.pages.desk).payments, count)
    assert len(testers) == 2
    assert results.schedule.rowCount() == 6


def test_every_word_has_its_translation() -> None:
    assert problems() == []


def test_the_moment_of_these_tests_stands_still(window: MainWindow) -> None:
    assert window.session.now() == NOW


def test_a_signed_agreement_holds_the_end_of_the_record_before_its_own_entry(
    agreement: MainWindow, demo_store: Store
) -> None:
    page, before = agreement.pages.agreement, audit.head(demo_store)
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    page.sign_now()
    assert page.signed is not None
    assert msgspec.json.decode(page.signed.record)["audit_head"] == before.text
    assert audit.verify(demo_store, (before,)) == ()


def test_a_changed_preset_changes_what_the_cards_begin_with(window: MainWindow) -> None:
    window.navigator.show_page("settings")
    settings_page = window.pages.settings
    for name, text in (("usual_count", "24"), ("deferred", "2"), ("hold_days", "14")):
        field = settings_page.inputs[name]
        assert isinstance(field, QLineEdit)
        type_into(field, text)
    settings_page.save.click()
    window.open_account("DEMO-0001")
    assert instalment_card(window.pages.desk).payments.text() == "24"
    assert window.pages.desk.cards["deferral"].rows["periods"].field.value == 2
    assert window.pages.desk.hold.until.text() == "2026-12-09"


def test_a_usual_count_above_the_largest_is_named_and_not_kept(window: MainWindow) -> None:
    window.navigator.show_page("settings")
    usual, longest = window.pages.settings.inputs["usual_count"], window.pages.settings.inputs["longest_count"]
    assert isinstance(usual, QLineEdit)
    assert isinstance(longest, QLineEdit)
    type_into(usual, "72")
    window.pages.settings.save.click()
    assert "Enter a number from 1 to 60" in texts(window.pages.settings)
    assert window.session.organisation.presets.usual_count == 36
    type_into(longest, "84")
    window.pages.settings.save.click()
    assert window.session.organisation.presets.usual_count == 72
    usual.selectAll()
    QTest.keyClick(usual, Qt.Key.Key_Delete)
    assert "Fill this in." in texts(window.pages.settings)


def test_a_click_is_no_signature(qapp: QApplication) -> None:
    pad = SignaturePad()
    pad.resize(280, 112)
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert pad.strokes == ()
    draw(pad)
    assert pad.strokes


def test_a_page_begins_at_its_head(window: MainWindow) -> None:
    window.resize(1100, 600)
    window.navigator.show_page("records")
    QApplication.processEvents()
    around = next(one for one in window.findChildren(QScrollArea) if one.widget() is window.pages)
    around.verticalScrollBar().setValue(around.verticalScrollBar().maximum())
    assert around.verticalScrollBar().value() > 0
    window.navigator.show_page("settings")
    QApplication.processEvents()
    assert around.verticalScrollBar().value() == 0
    assert window.pages.settings.sections.area.verticalScrollBar().value() == 0
