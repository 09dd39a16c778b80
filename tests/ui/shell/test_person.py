"""On screen the person is called by the word of those who make the rules; the paper keeps its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from restructure.parties.organisation import DEMO, amended
from restructure.policy import POLICIES, PolicyName
from restructure.store import accounts
from tests.ui.conftest import texts
from ui.person import person_word
from ui.shell.window import MainWindow

NUMBER = "DEMO-0001"


def test_every_rule_set_has_its_word() -> None:
    words = {name: person_word(name, "consumer_loan") for name in POLICIES}
    assert words == {
        "neutral": "debtor",
        "cn-credit-card": "customer",
        "cn-licensed-loan": "customer",
        "cn-private-lending": "debtor",
        "uk": "client",
        "us": "debtor",
    }
    assert person_word("cn-licensed-loan", "credit_card") == "cardholder"
    assert person_word("uk", "credit_card") == "client"


@pytest.mark.parametrize(("rule_set", "en", "zh"), [("uk", "client", "客户"), ("cn-credit-card", "customer", "客户")])
def test_desk_conduct_and_agreement_use_the_word(window: MainWindow, rule_set: PolicyName, en: str, zh: str) -> None:
    window.session.set_organisation(amended(DEMO, rule_set=rule_set))
    for language, word, other in (("en", en, "debtor"), ("zh", zh, "债务人")):
        window.session.set_language("en" if language == "en" else "zh")
        window.open_account(NUMBER)
        for page in ("desk", "conduct", "agreement"):
            window.navigator.go(page) if page != "desk" else window.navigator.show_page(page)
            whole = window.pages.conduct.circumstances if page == "conduct" else window.pages.currentWidget()
            assert whole is not None
            assert word in texts(whole).lower()
            assert other not in texts(whole).lower()


def test_the_word_follows_the_debt_on_the_desk(window: MainWindow) -> None:
    window.session.set_organisation(amended(DEMO, rule_set="cn-credit-card"))
    account = accounts.load(window.session.store, NUMBER)
    assert account is not None
    accounts.save(window.session.store, replace(account, product="credit_card"))
    window.open_account(NUMBER)
    assert "The cardholder says" in texts(window.pages.desk)
    accounts.save(window.session.store, replace(account, product="consumer_loan"))
    window.open_account(NUMBER)
    assert "The customer says" in texts(window.pages.desk)
    window.session.set_organisation(DEMO)
    assert "The debtor says" in texts(window.pages.desk)
