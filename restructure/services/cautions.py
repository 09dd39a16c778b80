"""Cautions of the rules before a signature: each takes a reason, kept in the log under the rule."""

from __future__ import annotations

from collections.abc import Mapping

from restructure.offers.outcome import Simulated
from restructure.policy import Finding
from restructure.services.workplace import Workplace
from restructure.store import negotiations
from restructure.store.negotiations import Event


def cautions(outcome: Simulated) -> tuple[Finding, ...]:
    """The findings that ask for a reason."""
    return tuple(one for one in outcome.findings if one.severity == "warn")


def stops(outcome: Simulated) -> tuple[Finding, ...]:
    """The findings that no reason takes away."""
    return tuple(one for one in outcome.findings if one.severity == "block")


def reasons_given(workplace: Workplace, account_number: str) -> dict[str, str]:
    """The reason given for each rule since the last signature: what was signed took its reasons with it."""
    given: dict[str, str] = {}
    for event in negotiations.events(workplace.store, account_number):
        if event.kind == "signed":
            given.clear()
        elif event.kind == "reason":
            rule, _, text = event.detail.partition(": ")
            given[rule] = text
    return given


def unreasoned(outcome: Simulated, given: Mapping[str, str]) -> int:
    """The number of cautions without a reason."""
    return sum(one.rule not in given for one in cautions(outcome))


def give_reason(workplace: Workplace, account_number: str, rule: str, text: str) -> None:
    """Keep the reason for a rule in the log."""
    negotiations.append(workplace.store, account_number, Event(workplace.now, "reason", f"{rule}: {text}"))
