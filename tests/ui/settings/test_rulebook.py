"""Settings say what is in force and why."""

from __future__ import annotations

from restructure.parties.organisation import DEMO, amended
from restructure.policy.tables import lpr
from restructure.rules.packs import pack_named
from tests.ui.conftest import type_into
from ui.settings.rulebook import RulebookPanel
from ui.shell.window import MainWindow


def rulebook(window: MainWindow) -> RulebookPanel:
    window.session.set_organisation(amended(DEMO, rule_set="cn-credit-card"))
    window.open_account("DEMO-0001")
    window.navigator.show_page("settings")
    return window.pages.settings.rulebook


def test_every_rule_in_force_stands_with_its_source(window: MainWindow) -> None:
    shown = rulebook(window)
    assert shown.rules.rowCount() == len(pack_named("cn-credit-card").rules)
    assert shown.rates.rowCount() == len(lpr()) + 1
    sources = [shown.rules.cell(shown.rules.index(line, 4)).text for line in range(shown.rules.rowCount())]
    assert "GB/T 45251-2025" in sources
    assert all(sources)


def test_another_rule_set_brings_other_rules(window: MainWindow) -> None:
    shown = rulebook(window)
    window.session.set_organisation(amended(DEMO, rule_set="uk"))
    assert shown.rules.rowCount() == len(pack_named("uk").rules)


def test_a_rule_is_tried_on_the_account_that_is_open(window: MainWindow) -> None:
    shown = rulebook(window)
    names = [one.id for one in pack_named("cn-credit-card").rules]
    shown.view.setCurrentIndex(shown.rules.index(names.index("night"), 0))
    assert shown.tried.text().startswith(
        "It holds now. It asks with: begin 8, end 22. It is 22:03 where the debtor lives."
    )
    window.navigator.show_page("conduct")
    type_into(window.pages.conduct.circumstances.zone, "Asia/Shanghai")
    shown.try_rule("night")
    assert "It is 22:03 where the debtor lives" in shown.tried.text()
