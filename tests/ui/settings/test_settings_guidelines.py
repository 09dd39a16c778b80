"""Guidelines in Settings: an empty form, a table filled in, and what it then asks about."""

from __future__ import annotations

from pathlib import Path

from calculators.rounding import Money
from restructure.household.sheet import Line
from restructure.household.standards import HEADS
from tests.ui.conftest import texts, type_into
from ui.models.undo import Step
from ui.shell.window import MainWindow

ROW = "us,2026-01-01,lesser,transport,1,USD,200.00,,,,Example county table\n"


def table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "guidelines.csv"
    path.write_text(",".join(HEADS) + "\n" + "".join(rows), encoding="utf-8")
    return path


def test_the_empty_table_is_a_form_with_the_columns(window: MainWindow, tmp_path: Path) -> None:
    window.navigator.show_page("settings")
    window.pages.settings.guidelines.save_form(tmp_path / "form.csv")
    assert (tmp_path / "form.csv").read_text(encoding="utf-8-sig").strip() == ",".join(HEADS)


def test_the_us_standards_are_there_with_their_date(window: MainWindow) -> None:
    window.navigator.show_page("settings")
    shown = window.pages.settings.guidelines.table
    assert shown.cell(shown.index(0, 1)).text == "2025-04-21"
    assert shown.cell(shown.index(3, 5)).text == "$2,129.00"


def test_a_table_that_is_filled_in_asks_for_a_reason_on_the_sheet(window: MainWindow, tmp_path: Path) -> None:
    window.navigator.show_page("settings")
    window.pages.settings.rule_set.set_value("us")
    window.pages.settings.save.click()
    window.pages.settings.show_section(window.pages.settings.guidelines)
    window.pages.settings.guidelines.import_table(table(tmp_path, ROW))
    assert "Rows in force from now on: 1." in texts(window.pages.settings)
    window.open_account("DEMO-0001")
    window.navigator.show_page("budget")
    model = window.pages.budget.model
    model.agree("client")
    model.add_line(Line("transport", Money(25_000), title="two cars"), Step("own", "two cars"))
    assert model.means is not None
    assert [one.above for one in model.means.guidelines if one.covers == ("transport",)] == [5_000]


def test_a_table_by_member_shows_what_each_member_counts_for(window: MainWindow, tmp_path: Path) -> None:
    window.navigator.show_page("settings")
    panel = window.pages.settings.guidelines
    panel.import_table(table(tmp_path, "us,2026-01-01,lesser,food,1,USD,300.00,,,,Own,200.00,90.00,110.00,13,\n"))
    last = panel.table.cell(panel.table.index(panel.table.rowCount() - 1, 6)).text
    assert last == "adult 200.00; child 90.00; from 13 110.00"


def test_a_table_with_a_mistake_is_not_half_taken(window: MainWindow, tmp_path: Path) -> None:
    window.navigator.show_page("settings")
    window.pages.settings.show_section(window.pages.settings.guidelines)
    window.pages.settings.guidelines.import_table(table(tmp_path, ROW, ROW.replace("200.00", "much")))
    assert "Nothing was taken. Row 3, amount:" in texts(window.pages.settings)
    assert window.pages.settings.guidelines.table.rowCount() == 4


def test_the_fall_that_a_plan_should_survive_is_an_organisations_own(window: MainWindow) -> None:
    window.navigator.show_page("settings")
    field = window.pages.settings.inputs["withstands"]
    type_into(field, "20")  # type: ignore[arg-type]  # a line edit
    window.pages.settings.save.click()
    assert str(window.session.policy.withstands) == "0.2"
