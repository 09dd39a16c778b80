"""A bank's list of overdue cards goes in at the first try, and the next month with one key."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from restructure.parties.account import Account
from restructure.store import Store, accounts
from tests.support.bank_lists import ROWS, bank_list
from tests.support.files import HEADER, row
from tests.ui.conftest import texts, type_into
from ui.accounts import import_preview
from ui.shell.window import MainWindow


def account_of(store: Store) -> Account:
    found = accounts.load(store, "6217001234500001")
    assert found is not None
    return found


def test_a_banks_list_goes_in_at_the_first_try_and_the_next_month_with_one_key(
    empty_window: MainWindow, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = empty_window.pages.preview
    empty_window.session.set_language("zh")
    empty_window.navigator.preview_file(bank_list(tmp_path / "a.csv"))
    assert "还缺：债权人、确认人" in texts(page)
    assert "从截至日往前数100天：2026年7月19日起逾期" in texts(page)
    assert "百分数：18.25即年利率18.25%" in texts(page)
    assert page.meanings.constants["creditor"].hasFocus()
    page.take.click()
    assert accounts.count(store) == 0
    type_into(page.meanings.constants["creditor"], "示例银行")
    type_into(page.meanings.constants["confirmed_by"], "示例银行名单")
    page.dry_run.click()
    assert accounts.count(store) == 0
    # From a trial the way leads back to the columns, and nothing is said twice.
    empty_window.pages.import_page.back.click()
    page.take.click()
    assert accounts.count(store) == ROWS
    empty_window.navigator.preview_file(bank_list(tmp_path / "b.csv", "2026-11-20", 1))
    assert "各列按上次的方式读取" in texts(page)
    # What would change is shown before it counts.
    assert "导入后：新增0户，更新30户（其中30户欠款减少），0户不变。 不导入1行。" in texts(page)
    assert account_of(store).as_of.isoformat() == "2026-10-27"
    with monkeypatch.context() as patched:
        patched.setattr(import_preview, "MOST_COMPARED", 3)
        empty_window.navigator.preview_file(tmp_path / "b.csv")
        assert "不超过3行的文件才显示将变更的内容" in texts(page)
    QTest.keyClick(page.take, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    account = account_of(store)
    assert (account.as_of.isoformat(), account.parts.principal) == ("2026-11-20", 500_000)


def test_of_several_sheets_one_is_chosen_and_the_file_is_read_but_once(
    empty_window: MainWindow, store: Store, tmp_path: Path
) -> None:
    book, path = openpyxl.Workbook(), tmp_path / "two.xlsx"
    for name in ("上海", "北京"):
        sheet = book.create_sheet(name)
        sheet.append(HEADER.split(","))
        sheet.append(row(number=name).split(","))
    del book["Sheet"]
    book.save(path)
    page = empty_window.pages.preview
    empty_window.navigator.preview_file(path)
    assert (page.sheet.isVisible(), page.take.isEnabled()) == (True, False)
    page.sheet.set_value("北京")
    page.sheet.picked.emit("北京")
    assert page.take.isEnabled()
    # What is taken in is what was shown, whatever has become of the file.
    path.unlink()
    page.take.click()
    assert [one.number for one in accounts.search(store, "")] == ["北京"]


@pytest.mark.parametrize(("line", "said"), [("3", "卡号"), ("2", "")])
def test_another_line_is_the_head_where_a_person_says_so(
    empty_window: MainWindow, tmp_path: Path, line: str, said: str
) -> None:
    page = empty_window.pages.preview
    empty_window.navigator.preview_file(bank_list(tmp_path / "a.csv", rows=2))
    type_into(page.head, line)
    QTest.keyClick(page.head, Qt.Key.Key_Tab)
    assert page.columns["number"].value == said


def test_rates_and_dates_that_may_be_two_things_are_asked_about(
    empty_window: MainWindow, store: Store, tmp_path: Path
) -> None:
    heads = f"{HEADER},contract_rate,overdue_since"
    path, page = tmp_path / "a.csv", empty_window.pages.preview
    path.write_text(f"{heads}\n{row(as_of='2026-11-20')},1,05/01/2026\n", encoding="utf-8")
    empty_window.navigator.preview_file(path)
    assert "Is 1 a rate in per cent?" in texts(page)
    assert page.dates.isVisible()
    for choice, value in ((page.rates, "percent"), (page.dates, "dmy")):
        choice.set_value(value)
        choice.picked.emit(value)
    assert "Per cent: 1 is 1% a year" in texts(page)
    page.take.click()
    account = accounts.load(store, "A-1")
    assert account is not None
    assert (str(account.contract_rate), str(account.overdue_since)) == ("0.01", "2026-01-05")


@pytest.mark.parametrize(
    ("language", "asked", "left"),
    [
        ("en", "1 row is hidden in the file: read all, or only what is shown?", "and left out: 1 row."),
        ("zh", "文件中有1行被隐藏：全部读取，还是只读取显示的行？", "文件中隐藏的1行不读取。"),
    ],
)
def test_rows_that_a_file_hides_are_asked_about_before_they_count(
    empty_window: MainWindow, store: Store, tmp_path: Path, language: str, asked: str, left: str
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (HEADER.split(","), *(row(number=f"A-{place}").split(",") for place in range(3))):
        book.active.append(line)
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    page = empty_window.pages.preview
    empty_window.session.set_language(language)  # type: ignore[arg-type]
    empty_window.navigator.preview_file(tmp_path / "a.xlsx")
    assert asked in texts(page)
    assert not page.take.isEnabled()
    assert not page.struck.isVisible()
    page.hidden.setCurrentIndex(2)
    page.hidden.picked.emit("leave")
    assert left in texts(page)
    assert page.rows.rowCount() == 2
    page.take.click()
    assert left in texts(empty_window.pages.import_page)
    assert accounts.count(store) == 2
    empty_window.navigator.preview_file(tmp_path / "a.xlsx")
    assert (page.hidden.value, page.take.isEnabled()) == ("", False)


def test_hidden_rows_of_a_list_of_payments_are_asked_about_as_well(empty_window: MainWindow, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (("account_number", "paid_on", "amount"), ("A", "2026-11-02", "5"), ("B", "2026-11-02", "6")):
        book.active.append(line)
    book.active.row_dimensions[2].hidden = True
    book.save(tmp_path / "paid.xlsx")
    page = empty_window.pages.preview
    empty_window.navigator.preview_file(tmp_path / "paid.xlsx")
    assert "1 row is hidden in the file" in texts(page)
    assert not page.dry_run.isEnabled()
    page.hidden.setCurrentIndex(2)
    page.hidden.picked.emit("leave")
    page.dry_run.click()
    assert "and left out: 1 row." in texts(empty_window.pages.import_page)
    assert empty_window.pages.import_page.problems.rowCount() == 1
