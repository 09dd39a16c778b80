"""Settings say what is in force and why."""

from __future__ import annotations

from restructure.parties.organisation import DEMO, amended
from restructure.policy.tables import lpr
from restructure.rules.in_force import put_in_force
from restructure.rules.packs import pack_named, shipped_pack
from tests.ui.conftest import type_into
from ui.settings.rulebook import RulebookPanel
from ui.shell.window import MainWindow


def rulebook(window: MainWindow) -> RulebookPanel:
    window.session.set_organisation(amended(DEMO, rule_set="cn-credit-card"))
    window.open_account("DEMO-0001")
    window.navigator.show_page("settings")
    shown = window.pages.settings.rulebook
    # The account is a loan, and has the rules for those.
    shown.which.set_value("cn-credit-card")
    shown.which.picked.emit("cn-credit-card")
    return shown


def test_every_rule_in_force_stands_with_its_source(window: MainWindow) -> None:
    shown = rulebook(window)
    assert shown.rules.rowCount() == len(pack_named("cn-credit-card").rules)
    assert shown.rates.rowCount() == len(lpr()) + 1
    sources = [shown.rules.cell(shown.rules.index(line, 5)).text for line in range(shown.rules.rowCount())]
    assert "GB/T 45251-2025" in sources
    assert all(sources)
    assert shown.rules.left == frozenset(range(shown.rules.columnCount()))
    names = [one.id for one in pack_named("cn-credit-card").rules]
    asked = [shown.rules.cell(shown.rules.index(names.index(name), 2)).text for name in ("night", "allocation_order")]
    assert asked == ["contact", "default"]


def test_another_rule_set_brings_other_rules(window: MainWindow) -> None:
    shown = rulebook(window)
    window.session.set_organisation(amended(DEMO, rule_set="uk"))
    assert shown.rules.rowCount() == len(pack_named("uk").rules)
    shown.which.set_value("us")
    shown.which.picked.emit("us")
    assert (shown.rules.rowCount(), shown.sign_off.rule_set) == (len(pack_named("us").rules), "us")


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


def test_rules_of_ones_own_and_what_grew_old_stand_above_the_rules(window: MainWindow) -> None:
    shown = rulebook(window)
    folder = window.session.store.path.parent / "rules"
    folder.mkdir()
    (folder / "cn-credit-card.toml").write_text('without = ["night"]')
    (folder / "us.toml").write_text("rule =")
    window.session.take_decided()
    assert shown.rules.rowCount() == len(shipped_pack("cn-credit-card").rules) - 1
    lines = shown.again.text().splitlines()
    assert lines[0] == "cn-credit-card.toml: taken out night."
    assert lines[1].startswith("us.toml, line 1: this is not TOML")
    assert lines[2] == "Prime rate: read until 20 August 2026. It comes out each month; read it again."
    put_in_force({})
