"""That nobody should talk now, and that no rules hold, stands where the eye is, and is asked about."""

from __future__ import annotations

from restructure.parties.organisation import DEMO, amended
from restructure.store import negotiations
from tests.ui.conftest import press_twice, texts
from ui.shell.window import MainWindow


def test_at_night_the_desk_says_so_and_an_offer_takes_a_second_press(window: MainWindow) -> None:
    window.session.set_organisation(amended(DEMO, rule_set="cn-credit-card"))
    window.open_account("DEMO-0001")
    desk, store = window.pages.desk, window.session.store
    assert "Better no contact now. It is 22:03" in texts(desk.contact)
    before = len(negotiations.events(store, "DEMO-0001"))
    window.commands.run("offer")
    assert "Press again to offer all the same." in texts(desk.negotiation)
    assert len(negotiations.events(store, "DEMO-0001")) == before
    desk.model.choose("instalment")
    press_twice(desk.negotiation.offer)
    assert negotiations.events(store, "DEMO-0001")[-1].kind == "offered"


def test_without_rules_the_desk_says_so_and_leads_to_their_choice(window: MainWindow) -> None:
    window.open_account("DEMO-0001")
    assert "No country's rules are chosen" in texts(window.pages.desk.account_panel)
    window.pages.desk.account_panel.no_rules.choose.click()
    assert window.pages.settings.rule_set.hasFocus()
    window.session.set_organisation(amended(DEMO, rule_set="uk"))
    assert "No country's rules" not in texts(window.pages.desk.account_panel)
