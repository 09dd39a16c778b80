"""A screen reader says results, mistakes and clocks without being asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest

from tests.ui.conftest import NOW, means, type_into
from ui.shell.window import MainWindow

URGENT = QAccessible.AnnouncementPoliteness.Assertive


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """What was read out, and whether at once."""
    heard: dict[str, bool] = {}

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard[event.message()] = event.politeness() == URGENT

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def test_what_comes_of_typing_is_said_once_it_rests_and_a_mistake_at_once(
    window: MainWindow, said: dict[str, bool]
) -> None:
    window.open_account("DEMO-0001")
    means(window, "6000", "3500")
    desk = window.pages.desk
    desk.says.per_month.setText("300")
    desk.says.per_month.textEdited.emit("300")
    QTest.qWait(600)
    plan = desk.cards["instalment"]
    amount = plan.one_figure(desk.model.good["instalment"])  # type: ignore[arg-type]  # there is one
    assert any(amount in one and "Affordable" in one and not urgent for one, urgent in said.items())
    assert any(one.startswith("Instalment") and "ends" in one for one in said)
    type_into(plan.rows["payment"].field, "12x")  # type: ignore[arg-type]  # a line of text
    QTest.qWait(5)
    assert said[plan.rows["payment"].error.text()]


def test_a_failure_to_save_and_the_time_at_an_account_are_said(window: MainWindow, said: dict[str, bool]) -> None:
    window.open_account("DEMO-0001")
    window.session.failed.emit("disk_full")
    assert said[window.strip._saved.text()]
    window.session.now = lambda: NOW + timedelta(minutes=10, seconds=1)
    window.strip._show_timer()
    assert said["10 minutes on this account"] is False
