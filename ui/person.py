"""What the person who owes is called on screen: by the word of those who make the rules. The paper keeps its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from restructure.parties.account import Product
from restructure.policy import PolicyName

translate = QCoreApplication.translate

CHINESE: tuple[PolicyName, ...] = ("cn-credit-card", "cn-licensed-loan")


def person_word(rule_set: PolicyName, product: Product | None) -> str:
    """The word under a rule set, for a debt of that product; None where no account is open."""
    if rule_set == "uk":
        return translate("Person", "client")
    card = product == "credit_card" or (product is None and rule_set == "cn-credit-card")
    if rule_set in CHINESE:
        return translate("Person", "cardholder") if card else translate("Person", "customer")
    return translate("Person", "debtor")


def as_head(word: str) -> str:
    """The word where a line begins with it."""
    return word[:1].upper() + word[1:]
