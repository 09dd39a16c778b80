"""From three figures on the telephone to a sheet that creditors trust, in a real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from calculators.calendar import Frequency
from restructure.household.standards import read_table
from restructure.parties.organisation import amended
from restructure.store import Store, means, negotiations, settings
from tests.support.reading import sheets_of
from tests.support.stores import open_store, read
from tests.ui.conftest import NOW, shown_window, texts, type_into
from tests.ui.conftest import means as type_means
from ui.app import fill_demo
from ui.budget.grid import Grid
from ui.budget.page import BudgetPage
from ui.budget.rows import KEYS, Key
from ui.models.undo import Step
from ui.shell.window import MainWindow
from ui.widgets.choice import Choice

ACCOUNT = "DEMO-0001"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    fill_demo(opened, NOW)
    yield opened
    opened.close()


@pytest.fixture
def window(qapp: QApplication, store: Store) -> Iterator[MainWindow]:
    with shown_window(store) as shown:
        shown.session.set_language("en")
        shown.open_account(ACCOUNT)
        yield shown


@pytest.fixture
def budget(window: MainWindow) -> BudgetPage:
    """The Budget screen after the three quick figures, with the client's consent."""
    type_means(window, "6000", "3500", "300")
    window.navigator.show_page("budget")
    window.pages.budget.agree.click()
    return window.pages.budget


def place(page: BudgetPage, category: str) -> int:
    return next(index for index, line in enumerate(page.model.sheet.lines) if line.category == category)


def type_cell(
    page: BudgetPage, category: str, text: str, key: Key = "amount", *, then: Qt.Key = Qt.Key.Key_Return
) -> None:
    """Type into a cell of the grid as a person would, and leave it."""
    grid = page.grid
    grid.setFocus()
    grid.go_to(place(page, category), key)
    grid.edit(grid.currentIndex())
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, then)
    QApplication.processEvents()


def shown(grid: Grid) -> str:
    model = grid.grid
    cells = (model.cell(model.index(row, column)) for row in range(model.rowCount()) for column in range(len(KEYS)))
    return "\n".join(f"{cell.text} {cell.quiet}".strip() for cell in cells)


def test_no_figure_is_taken_before_the_client_agrees(window: MainWindow, store: Store) -> None:
    window.navigator.show_page("budget")
    page = window.pages.budget
    assert not any(page.grid.grid.may_edit(page.grid.grid.index(row, 2)) for row in range(page.grid.grid.rowCount()))
    assert "has not agreed" in page.side.verdict.accessibleName()
    QTest.keyClick(page.agree, Qt.Key.Key_Space)
    assert negotiations.events(store, ACCOUNT)[-1].kind == "consented"
    assert any(page.grid.grid.may_edit(page.grid.grid.index(row, 2)) for row in range(page.grid.grid.rowCount()))


def test_consent_is_asked_on_the_desk_too_and_leaves_the_quick_fields_as_they_are(
    window: MainWindow, store: Store
) -> None:
    window.pages.desk.means.agree.click()
    assert "Agreed on 25 Nov 2026" in texts(window.pages.desk.means)
    type_means(window, "6000", "3500", "300")
    assert not window.pages.desk.means.fields["income"].isReadOnly()
    window.navigator.show_page("budget")
    type_cell(window.pages.budget, "salary", "6100")
    assert negotiations.events(store, ACCOUNT)[-1].kind == "consented"
    assert window.pages.budget.side.hero.text() == "2,070.00"


def test_the_quick_figures_are_on_the_sheet_and_the_surplus_is_the_same(budget: BudgetPage) -> None:
    assert all(figure in shown(budget.grid) for figure in ("6,000.00", "3,500.00", "300.00"))
    assert budget.side.hero.text() == "1,980.00"


def test_splitting_the_quick_spending_into_lines_counts_nothing_twice(budget: BudgetPage) -> None:
    type_cell(budget, "rent", "2200")
    assert budget.side.hero.text() == "1,980.00"
    type_cell(budget, "groceries", "1160/4")
    assert "1160/4 = 290.00" in shown(budget.grid)
    assert "2,490.00 of it is in lines by now" in shown(budget.grid)
    assert budget.side.hero.text() == "1,980.00"


def test_the_surplus_runs_along_while_a_figure_is_typed_and_comes_back_when_it_is_given_up(budget: BudgetPage) -> None:
    grid = budget.grid
    grid.go_to(place(budget, "salary"), "amount")
    grid.edit(grid.currentIndex())
    field = grid.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, "7000")
    assert budget.side.hero.text() == "2,880.00"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert budget.side.hero.text() == "1,980.00"


def test_enter_goes_down_and_tab_to_the_next_cell(budget: BudgetPage) -> None:
    type_cell(budget, "salary", "6100")
    assert budget.grid.current_line == place(budget, "part_time")
    type_cell(budget, "part_time", "2400", then=Qt.Key.Key_Tab)
    assert KEYS[budget.grid.currentIndex().column()] == "often"


def test_a_mistake_is_said_under_its_line_and_the_verdict_waits(budget: BudgetPage) -> None:
    type_cell(budget, "medical", "sixty")
    index = budget.grid.grid.index(budget.grid.currentIndex().row() - 1, KEYS.index("amount"))
    assert "Write an amount" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Mend the marked lines" in budget.side.verdict.accessibleName()
    assert budget.model.desk.case is not None
    assert budget.model.desk.case.household is None
    type_cell(budget, "medical", "60")
    assert budget.model.desk.case.household is not None


def test_irregular_income_counts_its_lowest_month_unless_the_mean_is_asked_for(budget: BudgetPage) -> None:
    type_cell(budget, "part_time", "2400;3100;2720")
    assert "lowest month of 3 months" in shown(budget.grid)
    type_cell(budget, "part_time", "mean 2400;3100;2720")
    assert "2,740.00" in shown(budget.grid)


def test_the_desk_is_judged_by_the_sheet_and_shows_its_sums(window: MainWindow, budget: BudgetPage) -> None:
    type_cell(budget, "bonus", "1200")
    window.navigator.show_page("desk")
    assert window.pages.desk.means.fields["income"].text() == "7,200.00"
    assert window.pages.desk.means.fields["income"].isReadOnly()
    assert "sums of the full sheet" in texts(window.pages.desk.means)


def test_due_dates_follow_the_pay_day(budget: BudgetPage) -> None:
    type_cell(budget, "salary", "10", "guideline")
    assert budget.model.desk.first_due.day == 10


def test_undo_puts_the_fields_of_the_side_back_too(budget: BudgetPage) -> None:
    type_into(budget.side.shock, "5000")
    budget.model.undo()
    assert budget.side.shock.text() == ""


def test_above_a_guideline_a_reason_is_asked_in_the_grid_and_printed(
    window: MainWindow, budget: BudgetPage, store: Store
) -> None:
    settings.save_organisation(store, amended(window.session.organisation, rule_set="us"))
    window.session.set_organisation(amended(window.session.organisation, rule_set="us"))
    type_cell(budget, "groceries", "900")
    assert "61.00 above: why?" in shown(budget.grid)
    grid = budget.grid
    row = next(place for place, one in enumerate(grid.grid.rows) if one.kind == "section" and one.section == "food")
    grid.setCurrentIndex(grid.grid.index(row, KEYS.index("note")))
    grid.edit(grid.currentIndex())
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "diet on prescription")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "61.00 above: diet on prescription" in shown(grid)
    QTest.keyClick(grid, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "diet on prescription" in "".join(sheets_of(window.pages.papers.pdf))


def test_undo_names_what_it_takes_back(budget: BudgetPage) -> None:
    type_cell(budget, "rent", "2200")
    assert "Undo “Rent 2200”" in budget.undo.text()
    QTest.keyClick(budget.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert budget.model.sheet.lines[place(budget, "rent")].amount is None


def test_the_step_and_what_came_of_a_paste_are_told_in_the_language_of_now(
    window: MainWindow, budget: BudgetPage
) -> None:
    QGuiApplication.clipboard().setText("Rent\t500\tweekly\nFood\tx\n")
    budget.paste_now()
    assert "1 line taken. Row 2, amount:" in texts(budget)
    window.session.set_language("zh")
    QApplication.processEvents()
    assert "撤销“粘贴”" in budget.undo.text()
    assert "已导入1项。" in texts(budget)
    assert "line taken" not in texts(budget)
    type_cell(budget, "rent", "2200")
    window.session.set_language("en")
    QApplication.processEvents()
    assert "Undo “Rent 2200”" in budget.undo.text()


def test_a_column_of_amounts_is_pasted_from_the_cursor_down(budget: BudgetPage) -> None:
    budget.grid.go_to(place(budget, "rent"), "amount")
    QGuiApplication.clipboard().setText("2200\n310\n65*4\n")
    QTest.keyClick(budget.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [budget.model.sheet.lines[place(budget, key)].amount for key in ("rent", "energy", "medical")] == [
        220_000,
        31_000,
        26_000,
    ]


def test_named_rows_of_a_spreadsheet_are_pasted_to_their_lines(budget: BudgetPage) -> None:
    QGuiApplication.clipboard().setText("Rent\t500\tweekly\nPiano lessons\t40\tmonthly\tdaughter\nFood\tx\n")
    budget.paste_now()
    rent = budget.model.sheet.lines[place(budget, "rent")]
    assert (rent.amount, rent.frequency) == (50_000, Frequency(1, "week"))
    assert any(line.title.casefold() == "piano lessons" for line in budget.model.sheet.lines)
    assert "Row 3, amount" in texts(budget)


def test_a_household_of_two_counts_the_partner_after_they_agree(budget: BudgetPage, store: Store) -> None:
    budget.modes["joint"].click()
    type_into(budget.partner, "Sam Sample")
    type_cell(budget, "part_time", "2500")
    budget.model.set_line(place(budget, "part_time"), Step("category", "part_time"), who="partner")
    assert "Mend the marked lines" in budget.side.verdict.accessibleName()
    budget.partner_agrees.click()
    assert budget.side.hero.text() == "4,230.00"
    assert [event.detail for event in negotiations.events(store, ACCOUNT) if event.kind == "consented"] == [
        "client",
        "partner",
    ]


def test_the_same_person_twice_is_said(budget: BudgetPage) -> None:
    budget.modes["joint"].click()
    account = budget.model.account
    assert account is not None
    type_into(budget.partner, account.debtor.name)
    assert "on the sheet already" in texts(budget)


def test_a_sudden_cost_and_the_months_that_were_are_laid_over_the_plan(budget: BudgetPage) -> None:
    type_into(budget.side.shock, "5000")
    assert "Sudden cost" in texts(budget.side)
    type_into(budget.side.past, "6000 3900;6000 5900;6100 3000;6000 3100;6000 3200;6000 3000")
    assert "would have failed in" in texts(budget.side)


def test_money_borrowed_anew_is_asked_about(budget: BudgetPage) -> None:
    type_into(budget.side.lump, "500")
    assert "new borrowing" not in texts(budget.side)
    budget.side.lump_from.set_value("borrowed")
    budget.side.lump_from.picked.emit("borrowed")
    assert "new borrowing" in texts(budget.side)


def test_what_is_typed_is_there_again_after_a_crash(budget: BudgetPage, store: Store, tmp_path: Path) -> None:
    type_cell(budget, "rent", "2200")
    QTest.qWait(400)
    # Another program on the same file, while the first never closed.
    again = open_store(tmp_path / "store.db")
    kept = read(means.sheet(again, ACCOUNT))
    again.close()
    assert kept is not None
    assert kept.lines[place(budget, "rent")].amount == 220_000


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_sheet_goes_out_and_comes_back_by_file(budget: BudgetPage, tmp_path: Path, ending: str) -> None:
    type_cell(budget, "rent", "2200", then=Qt.Key.Key_Tab)
    budget.model.set_line(place(budget, "rent"), Step("category", "rent"), note="=HYPERLINK(1)")
    budget.export_to(tmp_path / f"sheet.{ending}")
    before = budget.model.sheet
    budget.model.remove_line(place(budget, "rent"), Step("category", "rent"))
    budget.import_file(tmp_path / f"sheet.{ending}")
    assert sorted(map(repr, budget.model.sheet.lines)) == sorted(map(repr, before.lines))


def test_a_line_is_added_by_typing_its_name(budget: BudgetPage) -> None:
    grid = budget.grid
    row = next(place for place, one in enumerate(grid.grid.rows) if one.kind == "add" and one.section == "fixed")
    for name in ("School", "Piano lessons"):
        grid.setCurrentIndex(grid.grid.index(row, 0))
        grid.edit(grid.currentIndex())
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.qWait(10)
        row += 1
    assert [(line.category, line.title) for line in budget.model.sheet.lines[-2:]] == [
        ("school", ""),
        ("other_fixed", "Piano lessons"),
    ]


def test_the_grid_keeps_the_rules_of_a_model(budget: BudgetPage) -> None:
    tester = QAbstractItemModelTester(budget.grid.grid, QAbstractItemModelTester.FailureReportingMode.Fatal)
    type_cell(budget, "rent", "2200")
    budget.model.remove_line(0, Step("own", "x"))
    assert tester.model() is budget.grid.grid


def test_the_screen_speaks_chinese_at_once(window: MainWindow, budget: BudgetPage) -> None:
    window.session.set_language("zh")
    assert "房租" in shown(budget.grid)
    assert "每月结余" in texts(budget.side)


def test_a_line_of_unknown_name_is_asked_about_and_moved_to_its_section(budget: BudgetPage) -> None:
    QGuiApplication.clipboard().setText("Child Benefit\t43.30\tweekly\nWibble\t12\tper week\n")
    budget.paste_now()
    lines = {line.title: line for line in budget.model.sheet.lines if line.title}
    assert (lines["Child Benefit"].category, lines["Wibble"].category) == ("benefits", "unplaced")
    assert "1 line is marked: say where it belongs." in texts(budget)
    assert "Where do these belong?" in shown(budget.grid)
    assert "Mend the marked lines" in budget.side.verdict.accessibleName()
    budget.grid.go_to(place(budget, "unplaced"), "amount")
    budget.to_section.menu().actions()[0].trigger()
    assert ("other_income", "Wibble") in {(line.category, line.title) for line in budget.model.sheet.lines}
    assert "Mend the marked lines" not in budget.side.verdict.accessibleName()


def test_a_column_of_unknown_name_is_asked_about_before_anything_is_taken(budget: BudgetPage) -> None:
    before = budget.model.sheet
    QGuiApplication.clipboard().setText("Name\tAmount\tHowever often\nRent\t180\tweekly\n")
    budget.paste_now()
    assert budget.model.sheet == before
    (choice,) = budget.question.choices.values()
    choice.set_value("frequency")
    budget.question.take.click()
    rent = budget.model.sheet.lines[place(budget, "rent")]
    assert (rent.amount, rent.frequency) == (18_000, Frequency(1, "week"))


def test_f2_opens_a_cell_and_a_selection_is_filled_down_copied_and_emptied_in_one_step_each(budget: BudgetPage) -> None:
    type_cell(budget, "rent", "1200/4")
    grid, model = budget.grid, budget.model
    grid.go_to(place(budget, "rent"), "amount")
    QTest.keyClick(grid, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "1200/4"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    for _ in range(2):
        QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    filled = [model.sheet.lines[place(budget, name)] for name in ("rent", "energy", "medical")]
    assert [(line.amount, line.typed) for line in filled] == [(30_000, "1200/4")] * 3
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "300.00\n300.00\n300.00"
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert model.sheet.lines[place(budget, "energy")].amount is None
    budget.undo.click()
    assert model.sheet.lines[place(budget, "medical")].amount == 30_000
    budget.undo.click()
    assert model.sheet.lines[place(budget, "medical")].amount is None


def test_a_block_of_cells_is_pasted_from_the_cursor_to_the_right_and_down(budget: BudgetPage) -> None:
    grid = budget.grid
    grid.go_to(place(budget, "rent"), "amount")
    QGuiApplication.clipboard().setText("43.30\tper week\tpayslip\nmuch\tyearly\n12\tsometimes\n")
    budget.paste_now()
    lines = {name: budget.model.sheet.lines[place(budget, name)] for name in ("rent", "energy", "medical")}
    assert (lines["rent"].amount, lines["rent"].frequency.unit, lines["rent"].evidence) == (4_330, "week", "payslip")
    assert (lines["energy"].amount, lines["medical"].amount) == (None, 1_200)
    assert "Row 2, amount" in texts(budget)
    assert "Row 3, often" in texts(budget)


def test_a_guideline_by_ages_asks_for_them_on_the_sheet(window: MainWindow, budget: BudgetPage, store: Store) -> None:
    head = "jurisdiction,start,rule,covers,persons,currency,amount,each_adult,each_child,each_teen,each_vehicle\n"
    rows, unread = read_table(head + "neutral,2026-01-01,allowed,food,1,USD,300.00,200.00,90.00,110.00,\n")
    assert unread == ()
    means.save_guidelines(store, rows)
    type_into(budget.minors, "1")
    assert "Enter the age of each child" in texts(budget)
    type_into(budget.ages, "14")
    assert [one.standard for one in budget.model.means.guidelines if one.covers == ("food",)] == [41_000]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "amount", "often"),
    [
        ("four-weekly", 14_500, Frequency(4, "week")),
        ("10 inst", 145_000, Frequency(1, "year")),
    ],
)
def test_how_often_is_typed_in_the_words_of_people(
    budget: BudgetPage, typed: str, amount: int, often: Frequency
) -> None:
    type_cell(budget, "rent", "$145", then=Qt.Key.Key_Tab)
    choice = budget.grid.findChild(Choice)
    assert choice is not None
    for letter in typed:
        QTest.keyClicks(choice.view() if choice.view().isVisible() else choice, letter)
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    QApplication.processEvents()
    line = budget.model.sheet.lines[place(budget, "rent")]
    assert (line.amount, line.frequency) == (amount, often)
