"""The supervisor's list: who is told of a crisis, where it is released, and which complaints are open."""

from __future__ import annotations

from restructure.services import complaints
from restructure.store import negotiations
from tests.ui.conftest import texts
from ui.shell.window import MainWindow

NUMBER = "DEMO-0001"


def test_a_crisis_is_told_on_the_first_page_and_released_in_the_records_alone(window: MainWindow) -> None:
    window.navigator.to_home()
    home = window.pages.home
    assert not home.in_crisis.isVisible()
    window.open_account(NUMBER)
    desk = window.pages.desk
    desk.negotiation.stop("in_danger")
    assert not desk.negotiation.resume.isVisible()
    assert "Records, Complaints" in texts(desk.negotiation)
    work = window.session.workplace
    complaints.receive(work, NUMBER, complainant="his sister", subject="called at night")
    window.navigator.to_home()
    assert home.in_crisis.isVisible()
    home.in_crisis.look.click()
    section = window.pages.records.complaints
    assert section.isVisible()
    assert "1 open, 0 of them late" in texts(section)
    (card,) = section.crises
    card.release.click()
    assert negotiations.last_stop(window.session.store, NUMBER) == "in_danger"
    card.reason.setText("spoke to her doctor")
    card.release.click()
    assert (section.crises, negotiations.last_stop(window.session.store, NUMBER)) == ([], None)
    window.open_account(NUMBER)
    assert not desk.model.stopped
