"""What stands on the cards is kept under a name and put back."""

from __future__ import annotations

from pathlib import Path

from restructure.offers.terms import InstalmentTerms
from restructure.store import accounts, erasure, scenarios
from tests.support.asking import ask
from tests.support.cases import ACCOUNT
from tests.support.stores import open_store
from tests.ui.conftest import instalment_card, means, type_into
from ui.desk.scenarios import ScenarioBar
from ui.shell.window import MainWindow

NUMBER = "DEMO-0001"


def opened(window: MainWindow) -> ScenarioBar:
    window.open_account(NUMBER)
    means(window, "12000", "7000")
    return window.pages.desk.more_terms.scenarios


def payments(window: MainWindow) -> int | None:
    terms = window.pages.desk.model.options["instalment"].terms
    assert isinstance(terms, InstalmentTerms)
    return terms.payments


def test_a_scenario_comes_back_as_it_was_while_the_means_stay_as_they_are(window: MainWindow) -> None:
    bar = opened(window)
    type_into(instalment_card(window.pages.desk).payments, "24")
    bar.name.setText("after the bonus")
    bar.keep.click()
    type_into(instalment_card(window.pages.desk).payments, "48")
    means(window, "12000", "7500")
    household = window.pages.desk.model.case.household if window.pages.desk.model.case else None
    bar.put_back.click()
    assert payments(window) == 24
    assert window.pages.desk.model.case is not None
    assert window.pages.desk.model.case.household == household
    window.pages.desk.undo()
    assert payments(window) == 48


def test_a_name_kept_again_takes_the_place_of_what_it_held(window: MainWindow) -> None:
    bar = opened(window)
    for count in ("24", "30"):
        type_into(instalment_card(window.pages.desk).payments, count)
        bar.name.setText("plan")
        bar.keep.click()
    assert scenarios.names(window.session.store, NUMBER) == ("plan",)
    type_into(instalment_card(window.pages.desk).payments, "48")
    bar.put_back.click()
    assert payments(window) == 30


def test_a_scenario_needs_a_name(window: MainWindow) -> None:
    bar = opened(window)
    bar.name.setText("  ")
    bar.keep.click()
    assert "Fill this in" in bar.said.text()
    assert scenarios.names(window.session.store, NUMBER) == ()


def test_a_scenario_goes_with_the_person(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    accounts.save(store, ACCOUNT)
    scenarios.save(store, ACCOUNT.number, "plan", {"chosen": 1})
    assert scenarios.load(store, ACCOUNT.number, "plan") == {"chosen": 1}
    erasure.erase(store, ACCOUNT.number)
    assert scenarios.names(store, ACCOUNT.number) == ()
    store.close()


def test_the_command_box_leads_to_the_name_and_puts_a_scenario_back(window: MainWindow) -> None:
    bar = opened(window)
    ask(window, "> keep scen")
    assert window.focusWidget() is bar.name
    type_into(instalment_card(window.pages.desk).payments, "24")
    bar.name.setText("after the bonus")
    bar.keep.click()
    type_into(instalment_card(window.pages.desk).payments, "48")
    window.navigator.show_page("conduct")
    ask(window, "> put back: after")
    assert window.pages.currentWidget() is window.pages.desk
    assert payments(window) == 24


def test_the_command_box_names_only_the_scenarios_of_the_account_on_the_desk(window: MainWindow) -> None:
    bar = opened(window)
    bar.name.setText("plan")
    bar.keep.click()
    assert window.finder.commands.show_commands("put back: plan", has_account=True) == 1
    window.open_account("DEMO-0002")
    assert window.finder.commands.show_commands("put back: plan", has_account=True) == 0
