"""Fields of other countries are out of sight: an account in yuan is asked nothing of Britain and America."""

from __future__ import annotations

import pytest

from restructure.parties.organisation import amended
from restructure.policy import PolicyName
from ui.conduct.circumstances import OF_COUNTRY
from ui.settings.page import OF_COUNTRY as OF_PAPERS
from ui.shell.window import MainWindow


@pytest.mark.parametrize(
    ("number", "country", "rules"),
    [
        ("DEMO-0025", "cn", "cn-credit-card"),
        ("DEMO-0012", "uk", "uk"),
        ("DEMO-0002", "us", "us"),
        ("DEMO-0025", "cn", "neutral"),
    ],
)
def test_an_account_shows_the_fields_of_its_own_country_alone(
    window: MainWindow, number: str, country: str, rules: PolicyName
) -> None:
    window.session.set_organisation(amended(window.session.organisation, rule_set=rules))
    window.open_account(number)
    window.navigator.show_page("conduct")
    circumstances = window.pages.conduct.circumstances
    assert {name for name in OF_COUNTRY if circumstances.forms[name].isVisible()} == {country}
    window.navigator.show_page("settings")
    page = window.pages.settings
    page.choices["rule_set"].set_value(rules)
    page.start()
    for of, names in OF_PAPERS.items():
        assert all(page.inputs[name].isHidden() is (rules != "neutral" and of != country) for name in names)
    assert page.rulebook._prime.isHidden() is (country != "cn")
