"""The JSON door's answers: what the window computes, for whoever audits or integrates it. No Qt."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import msgspec

from calculators.errors import Refusal
from calculators.parts import PARTS, Parts
from calculators.rounding import Money
from reports import wording
from restructure.currency import plain_text
from restructure.policy import Policy
from restructure.requests import BadRequest, Language, Quote, read_quote
from restructure.simulation import Refused, Simulated, simulate
from restructure.terms import DeferralTerms, InstalmentTerms, SettlementTerms, Terms, frequency_of

EIGHT_PLACES = Decimal("0.00000001")
COLUMNS = ("opening", "payment", "principal", "interest", "arrears", "fee", "closing", "owed_after_default")


def quote(text: bytes) -> tuple[dict[str, Any], int]:
    """Answer a request for a quote: the answer and 0, or the errors and 2."""
    try:
        request = read_quote(text)
    except BadRequest as bad:
        return _errors(bad.errors, bad.language, bad.currency), 2
    outcome = simulate(request.case, request.terms, request.treatment)
    if isinstance(outcome, Refused):
        errors = ((path_of(outcome.reason.field, request.terms), outcome.reason),)
        return _errors(errors, request.language, request.case.debt.currency), 2
    return answer(outcome, request.case.policy, request.language, request), 0


def unreadable() -> dict[str, Any]:
    """The answer to a request that could not be read at all."""
    return _errors((("", Refusal("file", "file_unreadable")),), "en", "")


def encode(reply: dict[str, Any]) -> str:
    """An answer as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(reply), indent=2).decode()


def path_of(field: str, terms: Terms) -> str:
    """The path of a field that an outcome was refused for."""
    if field in ("debt", "treatment", "household", "policy", "as_of", "currency"):
        return field
    remaining = isinstance(terms, DeferralTerms) and field not in (
        "periods",
        "during",
        "interest",
        "collect",
        "afterwards",
    )
    return f"option.remaining.{field}" if remaining else f"option.{field}"


def answer(outcome: Simulated, policy: Policy, language: Language, request: Quote | None = None) -> dict[str, Any]:
    """The whole outcome as it goes out: amounts as text in major units, rates with eight decimals."""
    debt = outcome.debt
    currency = debt.currency
    return {
        "option": option_of(outcome.terms, currency),
        "debt": {"as_of": debt.as_of, **_parts(debt.parts, currency), "accrued": plain_text(debt.accrued, currency)},
        "waived": _parts(outcome.waived, currency),
        "schedule": schedule_of(outcome),
        "totals": _totals(outcome),
        "rates": _rates(outcome, language),
        "creditor": _creditor(outcome),
        "affordability": _affordability(outcome, policy, language),
        "findings": [
            {
                "rule": found.rule,
                "severity": found.severity,
                "message": wording.finding(found, language, currency),
                "source": wording.source(found.source, language),
            }
            for found in outcome.findings
        ],
    }


def schedule_of(outcome: Simulated) -> list[dict[str, Any]]:
    """The rows of a schedule."""
    schedule, currency = outcome.schedule, outcome.debt.currency
    return [
        {"number": schedule.first_number + index, "due": due}
        | {name: plain_text(getattr(schedule, name)[index], currency) for name in COLUMNS}
        for index, due in enumerate(schedule.due)
    ]


def option_of(terms: Terms, currency: str) -> dict[str, Any]:
    """The terms in the form in which a request states them, so that an answer can be asked again."""
    match terms:
        case InstalmentTerms():
            return {"kind": "instalment"} | _plan(terms, currency)
        case DeferralTerms():
            rule = {name: getattr(terms.rule, name) for name in type(terms.rule).__slots__}
            return {"kind": "deferral", "remaining": _plan(terms.remaining, currency)} | rule
        case SettlementTerms():
            tranches: Any = terms.tranches
            if isinstance(tranches, tuple):
                tranches = [{"date": one.date, "amount": plain_text(one.amount, currency)} for one in tranches]
            asked = {"tranches": tranches, "expires": terms.expires, "on_default": terms.on_default}
            if isinstance(tranches, int):
                asked |= {"amount": plain_text(terms.amount or Money(0), currency), "first_due": terms.first_due}
            return {"kind": "settlement", "frequency": _frequency(terms)} | asked


def _plan(terms: InstalmentTerms, currency: str) -> dict[str, Any]:
    plan: dict[str, Any] = {"annual_rate": format(terms.annual_rate, "f"), "frequency": _frequency(terms)}
    for name in (
        "method",
        "day_count",
        "start",
        "first_due",
        "payments",
        "anchor_day",
        "month_end",
        "payment_rounding",
        "residue",
    ):
        plan[name] = getattr(terms, name)
    for name in ("payment", "payment_multiple", "balloon"):
        amount = getattr(terms, name)
        if amount is not None:
            plan[name] = plain_text(amount, currency)
    if terms.down_payment is not None:
        down = terms.down_payment
        plan["down_payment"] = {"amount": plain_text(down.amount, currency), "date": down.date}
    return {name: value for name, value in plan.items() if value is not None}


def _frequency(terms: Terms) -> str:
    frequency = frequency_of(terms)
    return f"{frequency.count} {frequency.unit}"


def _parts(parts: Parts, currency: str) -> dict[str, str]:
    return {name: plain_text(getattr(parts, name), currency) for name in PARTS}


def _totals(outcome: Simulated) -> dict[str, Any]:
    totals, currency = outcome.totals, outcome.debt.currency
    amounts = ("paid", "principal", "interest", "arrears", "fees", "waived", "largest_payment")
    return {name: plain_text(getattr(totals, name), currency) for name in amounts} | {
        "payments": totals.payments,
        "final_due": totals.final_due,
    }


def _rates(outcome: Simulated, language: Language) -> dict[str, Any]:
    rates = outcome.rates
    if rates is None:
        return {"cn_simple": None, "cn_compound": None, "reason": wording.say("door.no_interest", language)}
    return {"cn_simple": str(rates.cn_simple), "cn_compound": str(rates.cn_compound)}


def _creditor(outcome: Simulated) -> dict[str, str] | None:
    currency = outcome.debt.currency
    if outcome.present_value is None or outcome.no_deal_value is None:
        return None
    return {
        "present_value": plain_text(outcome.present_value, currency),
        "no_deal_value": plain_text(outcome.no_deal_value, currency),
    }


def _affordability(outcome: Simulated, policy: Policy, language: Language) -> dict[str, Any]:
    seen, currency = outcome.affordability, outcome.debt.currency
    word, sentence = wording.verdict(seen, policy, language, currency, frequency_of(outcome.terms))
    said = {"verdict": seen.verdict, "sentence": f"{word} {sentence}"}
    if seen.surplus is None or seen.largest is None or seen.left is None:
        return said
    return said | {
        "surplus": plain_text(seen.surplus, currency),
        "monthly_payment": plain_text(seen.largest, currency),
        "left": plain_text(seen.left, currency),
        "share": _ratio(seen.share),
        "first_failing": seen.first_failing,
        "breaks_at": _ratio(seen.breaks_at),
    }


def _ratio(value: Fraction | None) -> str | None:
    if value is None:
        return None
    return str((Decimal(value.numerator) / Decimal(value.denominator)).quantize(EIGHT_PLACES, ROUND_HALF_UP))


def _errors(errors: tuple[tuple[str, Refusal], ...], language: Language, currency: str) -> dict[str, Any]:
    return {
        "errors": [{"path": path, "message": wording.reason(reason, language, currency)} for path, reason in errors]
    }
