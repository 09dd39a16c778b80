"""All that is shown and made of one account goes by one rule set, its own, and the strip below says whose it is."""

from __future__ import annotations

from dataclasses import replace

from restructure.parties.account import LenderType, Product
from restructure.parties.organisation import DEMO, amended
from restructure.policy import PolicyName
from restructure.store import accounts
from tests.ui.conftest import texts
from ui.shell.window import MainWindow

NUMBER = "DEMO-0001"


def test_one_rule_set_holds_for_all_of_an_account(window: MainWindow) -> None:
    session, desk = window.session, window.pages.desk.model
    session.set_organisation(amended(DEMO, rule_set="cn-credit-card"))
    account = accounts.load(session.store, NUMBER)
    assert account is not None
    cases: tuple[tuple[LenderType, Product, PolicyName, str], ...] = (
        ("private", "private_loan", "cn-private-lending", "China, private lending, by this account"),
        ("bank", "consumer_loan", "cn-licensed-loan", "China, licensed lenders, by this account"),
        ("bank", "credit_card", "cn-credit-card", "China, credit cards"),
    )
    for lender, product, own, said in cases:
        accounts.save(session.store, replace(account, lender_type=lender, product=product))
        window.open_account(NUMBER)
        assert said in texts(window.strip)
        assert window.minimumSizeHint().width() <= 1280
        assert ("by this account" in texts(window.strip)) == (own != "cn-credit-card")
        assert desk.case is not None
        window.commands.made["rules"].trigger()
        rulebook = window.pages.settings.rulebook
        assert (rulebook.which.value, rulebook.isVisible()) == (own, True)
        window.navigator.go("budget")
        window.navigator.go("agreement")
        draft = window.pages.agreement.take_draft("en")
        assert draft is not None
        judged = {one.policy.name for one in (desk.case, desk, window.navigator.models.sheet)}
        assert judged | {draft.organisation.policy.rule_set} == {own}
        session.set_organisation(amended(DEMO, rule_set="uk"))
        assert (desk.case.policy.name, session.person) == ("uk", "client")
        session.set_organisation(amended(DEMO, rule_set="cn-credit-card"))
        assert desk.case.policy.name == own
    assert session.organisation.policy.rule_set == "cn-credit-card"
