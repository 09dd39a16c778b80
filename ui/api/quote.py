"""The answer to a request for a quote."""

from __future__ import annotations

from typing import Any

from calculators.annual import RATE_NAMES, RateName
from calculators.cash_dates import MONTH_ENDS, CashDates
from calculators.parts import PARTS, Parts
from calculators.stress import stressed
from reports import wording
from restructure.household.household import inflow_of
from restructure.money.currency import plain_text
from restructure.offers.creditor_value import worth_of
from restructure.offers.outcome import Refused, Simulated
from restructure.offers.plan_debts import shares_of
from restructure.offers.rate_disclosure import disclosed
from restructure.offers.terms import DeferralTerms, Terms
from restructure.policy import Policy
from restructure.requests import BadRequest, Language, Quote, read_quote
from restructure.requests.option import option_as_asked
from restructure.rules.judgement import talk_findings
from restructure.simulation import simulate
from ui.api.replies import eight, errors, told

COLUMNS = ("opening", "payment", "principal", "interest", "arrears", "fee", "closing", "owed_after_default")


def quote(text: bytes) -> tuple[dict[str, Any], int]:
    """Answer a request for a quote: the answer and 0, or the errors and 2."""
    try:
        request = read_quote(text)
    except BadRequest as bad:
        return errors(bad.errors, bad.language, bad.currency), 2
    outcome = simulate(request.case, request.terms, request.treatment)
    if isinstance(outcome, Refused):
        path = path_of(outcome.reason.field, request.terms)
        return errors(((path, outcome.reason),), request.language, request.case.debt.currency), 2
    currency = request.case.debt.currency
    talk = told(talk_findings(outcome, request.case), request.language, currency)
    told_outcome = answer(outcome, request.case.policy, request.language, request)
    return told_outcome | {"desk": talk} | _by_account(outcome, request), 0


def _by_account(outcome: Simulated, request: Quote) -> dict[str, Any]:
    """Return what each account of a plan for several receives of it, row by row and in all; nothing of one debt."""
    if not request.debts:
        return {}
    shares, currency = shares_of(outcome, request.debts), outcome.debt.currency
    return {
        "schedule": [
            row
            | {
                "parts": [
                    {"account": one.debt.account, "payment": plain_text(one.parts[index], currency)} for one in shares
                ]
            }
            for index, row in enumerate(schedule_of(outcome))
        ],
        "debts": [
            {
                "account": one.debt.account,
                **_parts(one.owed, currency),
                "waived": plain_text(one.waived.total, currency),
                "charges": plain_text(one.charges, currency),
                "paid": plain_text(sum(one.parts), currency),
            }
            for one in shares
        ],
    }


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
        "option": option_as_asked(outcome.terms, currency),
        "debt": {"as_of": debt.as_of, **_parts(debt.parts, currency), "accrued": plain_text(debt.accrued, currency)},
        "waived": _parts(outcome.waived, currency),
        "schedule": schedule_of(outcome),
        "totals": _totals(outcome),
        "rates": _rates(outcome, language, request.rates if request else RATE_NAMES),
        "creditor": _creditor(outcome, request),
        "affordability": _affordability(outcome, policy, language) | _stress(outcome, request),
        "findings": told(outcome.findings, language, currency),
    }


def schedule_of(outcome: Simulated) -> list[dict[str, Any]]:
    """The rows of a schedule."""
    schedule, currency = outcome.schedule, outcome.debt.currency
    return [
        {"number": schedule.first_number + index, "due": due}
        | {name: plain_text(getattr(schedule, name)[index], currency) for name in COLUMNS}
        for index, due in enumerate(schedule.due)
    ]


def _parts(parts: Parts, currency: str) -> dict[str, str]:
    return {name: plain_text(getattr(parts, name), currency) for name in PARTS}


def _totals(outcome: Simulated) -> dict[str, Any]:
    totals, currency = outcome.totals, outcome.debt.currency
    amounts = ("paid", "principal", "interest", "arrears", "fees", "waived", "largest_payment")
    return {name: plain_text(getattr(totals, name), currency) for name in amounts} | {
        "payments": totals.payments,
        "final_due": totals.final_due,
    }


def _rates(outcome: Simulated, language: Language, methods: tuple[RateName, ...]) -> dict[str, Any]:
    found = disclosed(outcome, methods)
    rates: dict[str, Any] = {name: None if rate is None else format(rate, "f") for name, rate in found.rates.items()}
    if found.reason is not None:
        return rates | {"reason": wording.reason(found.reason, language, outcome.debt.currency)}
    if set(found.rates.values()) == {None}:
        return rates | {"reason": wording.say("door.no_interest", language)}
    return rates


def _creditor(outcome: Simulated, request: Quote | None) -> dict[str, Any] | None:
    currency = outcome.debt.currency
    if outcome.present_value is None or outcome.no_deal_value is None:
        return None
    values: dict[str, Any] = {
        "present_value": plain_text(outcome.present_value, currency),
        "no_deal_value": plain_text(outcome.no_deal_value, currency),
    }
    if request is None or request.case.creditor is None:
        return values
    worth = worth_of(outcome, request.case.debt, request.case.creditor)
    return values | {
        "recovery": eight(worth.recovery),
        "break_even_recovery": eight(worth.break_even),
        "loss_against_original": eight(worth.loss),
        "above_one_percent": worth.is_diminished,
    }


def _stress(outcome: Simulated, request: Quote | None) -> dict[str, Any]:
    if outcome.month is None:
        return {}
    household = request.case.household if request else None
    schedule, inflow = outcome.schedule, inflow_of(household) if household else MONTH_ENDS
    dates = CashDates(outcome.debt.as_of, schedule.due, outcome.terms.frequency, inflow)
    found = stressed(schedule.payment, dates, outcome.month, first_number=schedule.first_number)
    falls = [{"income_falls": eight(fall.share), "first_failing": fall.first_failing} for fall in found.falls]
    missed = {"first_failing": found.missed_month, "made_good": found.made_good}
    return {"stress": {"falls": falls, "missed_month": missed}}


def _affordability(outcome: Simulated, policy: Policy, language: Language) -> dict[str, Any]:
    seen, currency = outcome.affordability, outcome.debt.currency
    word, sentence = wording.verdict(seen, policy, language, currency, outcome.terms.frequency)
    said = {"verdict": seen.verdict, "sentence": f"{word}. {sentence}" if language == "en" else f"{word}。{sentence}"}
    if seen.surplus is None or seen.largest is None or seen.left is None:
        return said
    return said | {
        "surplus": plain_text(seen.surplus, currency),
        "monthly_payment": plain_text(seen.largest, currency),
        "left": plain_text(seen.left, currency),
        "share": eight(seen.share),
        "first_failing": seen.first_failing,
        "fails_on": seen.fails_on.isoformat() if seen.fails_on else None,
        "short": None if seen.short is None else plain_text(seen.short, currency),
        "breaks_at": eight(seen.breaks_at),
    }
