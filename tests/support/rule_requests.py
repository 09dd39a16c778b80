"""docs/rule-requests.json: for each rule a request that makes it speak, and one that does not.

python -m tests.support.rule_requests
"""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec

from calculators.parts import Parts, Treatment
from restructure.money.currency import plain_text
from restructure.offers.terms import SettlementTerms, Terms
from restructure.parties.account import Debt
from restructure.parties.itemization import Itemization
from restructure.parties.situation import NOTHING_KNOWN, Situation
from restructure.policy import PolicyName
from restructure.requests.option import option_as_asked
from restructure.requests.situation import SUMS
from restructure.rules.packs import GRAVITY, pack_named
from tests.support.rule_cases import ALWAYS, SPEAKS_AND_NOT
from tests.support.trials import TODAY, Trial, simulated

PAGE = Path(__file__).parents[2] / "docs" / "rule-requests.json"
KINDS = {"plan": "quote", "desk": "quote", "letter": "contact", "contact": "contact"}
"""The door that a rule answers at, by what it is about; a hold has none, it is granted in the window."""


def requests_of_rules() -> dict[str, dict[str, Any]]:
    """The requests by rule set and rule: the kind of request, one in which the rule speaks, one in which it does not,
    and where in the answer it stands."""
    found: dict[str, dict[str, Any]] = {}
    for (policy, rule), (speaks, silent) in SPEAKS_AND_NOT.items():
        about = next(one.about for one in pack_named(policy).rules if one.id == rule)
        effect = next(one.effect for one in pack_named(policy).rules if one.id == rule)
        if about not in KINDS or effect not in GRAVITY:
            continue
        kind = KINDS[about]
        entry: dict[str, Any] = {"kind": kind, "in": "findings" if about in ("plan", "contact") else about}
        # What one rule set always says is not said under neutral rules.
        other: PolicyName = "neutral" if rule in ALWAYS else policy
        entry["speaks"], entry["silent"] = _request(kind, policy, speaks), _request(kind, other, silent)
        found.setdefault(policy, {})[rule] = entry
    return found


def _request(kind: str, policy: PolicyName, trial: Trial) -> dict[str, Any]:
    debt, currency = trial.debt, trial.debt.currency
    situation = _situation(trial.situation, currency)
    today = trial.situation.today or debt.as_of
    if kind == "contact":
        more = {"debt": _debt(debt)} if debt.days_overdue else {}
        return {"currency": currency, "today": today, "policy": policy, "situation": situation, **more}
    asked = {"currency": currency, "as_of": min(debt.as_of, today), "policy": policy, "debt": _debt(debt)}
    asked |= {"today": today} if today > debt.as_of else {}
    # What a settlement leaves open is resolved first: a request states its sum.
    terms = simulated(trial, policy).terms if isinstance(trial.terms, SettlementTerms) else trial.terms
    asked |= {"option": _option(terms, currency, shift=today != TODAY), "situation": situation}
    asked |= {"treatment": _treatment(trial.treatment, currency)} if trial.treatment != Treatment() else {}
    asked |= {"household": _household(trial, currency)} if trial.income is not None else {}
    if trial.floor is not None:
        floor = plain_text(trial.floor, currency)
        yardstick = {"discount_rate": "0.08", "recovery": "0", "cost": "0", "no_deal_months": 12, "floor": floor}
        asked |= {"creditor": yardstick}
    return asked


def _option(terms: Terms, currency: str, *, shift: bool) -> dict[str, Any]:
    option = option_as_asked(terms, currency)
    return {name: value for name, value in option.items() if not (shift and name == "start")}


def _debt(debt: Debt) -> dict[str, Any]:
    currency = debt.currency
    parts = {name: getattr(debt.parts, name) for name in Parts.__struct_fields__}
    told: dict[str, Any] = {name: plain_text(part, currency) for name, part in parts.items() if part}
    for name in ("paid_charges", "contract_payment"):
        if getattr(debt, name) is not None:
            told[name] = plain_text(getattr(debt, name), currency)
    if debt.contract_rate is not None:
        told["contract_rate"] = format(debt.contract_rate, "f")
    usual = {"product": "other", "lender_type": "licensed"} | dict.fromkeys(
        ("days_overdue", "contract_date", "last_due")
    )
    return told | {name: getattr(debt, name) for name, value in usual.items() if getattr(debt, name) != value}


def _situation(known: Situation, currency: str) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for one in fields(Situation):
        value = getattr(known, one.name)
        if one.name in ("today", "unreadable") or value == getattr(NOTHING_KNOWN, one.name):
            continue
        told[one.name] = plain_text(value, currency) if one.name == "cash_received" else _plain(value)
        if isinstance(value, Itemization):
            told[one.name] |= {name: plain_text(getattr(value, name), currency) for name in SUMS}
    return told


def _plain(value: Any) -> Any:
    """A value as the door writes it: stretches from and to, contacts without what is usual."""
    built = json.loads(msgspec.json.encode(value))
    return _renamed(built)


def _renamed(built: Any) -> Any:
    if isinstance(built, list):
        return [_renamed(one) for one in built]
    if not isinstance(built, dict):
        return built
    names = {"start": "from", "end": "to", "until": "to"}
    return {names.get(name, name): _renamed(value) for name, value in built.items() if value not in (None, "")}


def _treatment(treatment: Treatment, currency: str) -> dict[str, Any]:
    return {
        name: {"waive": plain_text(getattr(treatment, name).waive, currency), "rest": getattr(treatment, name).rest}
        for name in ("interest", "penalty", "fees")
    }


def _household(trial: Trial, currency: str) -> dict[str, Any]:
    spending = [{"category": "rent", "amount": plain_text(trial.rent, currency)}] if trial.rent else []
    told: dict[str, Any] = {"incomes": [{"amount": plain_text(trial.income or 0, currency)}], "spending": spending}
    if trial.lump is not None:
        told["lump_sum"] = {"amount": plain_text(100_000, currency), "date": TODAY, "source": trial.lump}
    return told


def written() -> str:
    """The page as it is kept."""
    return msgspec.json.format(msgspec.json.encode(requests_of_rules()), indent=1).decode() + "\n"


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
