"""A file is looked at aside, and whoever goes away leaves nothing behind that reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from calculators.errors import Refusal
from tests.support.readers_at_work import readers_of
from tests.support.workbooks import xlsx
from tests.ui.conftest import texts
from ui.models.exchange import rows_of_file
from ui.shell.window import MainWindow


def large_list(folder: Path) -> Path:
    """A list that takes longer to read than a person to change their mind."""
    return xlsx(folder / "large.xlsx", ["number"], *([str(place)] for place in range(4000)))


GOING: dict[str, Callable[[MainWindow], object]] = {
    "home": lambda window: window.pages.preview.leave.click(),
    "records": lambda window: window.navigator.show_page("records"),
}


@pytest.mark.parametrize("to", [*GOING])
def test_a_file_is_given_up_by_leaving_its_page(empty_window: MainWindow, tmp_path: Path, to: str) -> None:
    path, page = large_list(tmp_path), empty_window.pages.preview
    QTimer.singleShot(0, page, lambda: GOING[to](empty_window))
    empty_window.navigator.preview_file(path)
    assert (empty_window.pages.shown, page.progress.isVisible(), empty_window.session.busy) == (to, False, False)
    assert (page.take.isEnabled(), list(readers_of(path))) == (False, [])


@pytest.mark.parametrize(("language", "said"), [("en", "damaged"), ("zh", "文件已损坏")])
def test_a_refused_file_says_why_and_its_reader_is_gone(
    empty_window: MainWindow, tmp_path: Path, language: str, said: str
) -> None:
    path = large_list(tmp_path)
    path.write_bytes(path.read_bytes()[:3000])
    empty_window.session.set_language(language)  # type: ignore[arg-type]
    empty_window.navigator.preview_file(path)
    assert said in texts(empty_window.pages.preview)
    assert list(readers_of(path)) == []


def test_a_file_of_a_budget_is_read_aside_and_never_taken_into_another_account(
    window: MainWindow, tmp_path: Path
) -> None:
    path = xlsx(tmp_path / "budget.xlsx", ["name", "amount"], ["Rent", "900"])
    desk = window.navigator.models.desk
    window.open_account("DEMO-0001")
    assert rows_of_file(window.session, path, lambda: desk.account) == (("name", "amount"), ("Rent", "900"))
    QTimer.singleShot(0, window, lambda: window.open_account("DEMO-0002"))
    with pytest.raises(Refusal, match="file_other_account"):
        rows_of_file(window.session, path, lambda: desk.account)
