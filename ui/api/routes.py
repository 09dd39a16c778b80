"""Every kind of request and its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from calculators.allocation import allocate, allocate_claims
from calculators.annual import annual_rate
from calculators.clearing import course, smallest_clearing
from calculators.distribution import check, lump_sum_shares, missing, shares
from calculators.errors import Refusal
from calculators.ledger import accrued
from calculators.rounding import Money
from reports import wording
from restructure.household.budget import budget_of
from restructure.money.currency import parse_money, plain_text
from restructure.requests import BadRequest, Language, language_of
from restructure.requests.accrue import AccrueRequest, read_accrue
from restructure.requests.allocate import AllocateRequest, read_allocate
from restructure.requests.apr import AprRequest, read_apr
from restructure.requests.budget import BudgetRequest, read_budget
from restructure.requests.contact import read_contact
from restructure.requests.counteroffer import read_counteroffer
from restructure.requests.distribute import DistributeRequest, read_distribute
from restructure.requests.incoming import read_incoming
from restructure.requests.statement import read_said
from restructure.requests.ways_out import read_ways_out
from ui.api.brief import brief
from ui.api.contact import contact
from ui.api.counteroffer import counter
from ui.api.incoming import incoming
from ui.api.payoff import pay_off
from ui.api.quote import quote
from ui.api.replies import Reply, eight, errors
from ui.api.statement import statement
from ui.api.ways_out import ways_out


def compute(kind: str, text: bytes) -> tuple[Reply, int]:
    """Answer a request of that kind: the answer and 0, or the errors and 2. An unknown kind is an error, too."""
    door = KINDS.get(kind)
    return door(text) if door else (unknown_kind(language_of(text)), 2)


def unknown_kind(language: Language) -> Reply:
    """The answer to a request of a kind that there is not."""
    return errors((("kind", Refusal("kind", "unknown_choice", known=", ".join(KINDS))),), language, "")


def _apr(request: AprRequest) -> Reply:
    found = annual_rate(request.advances, request.payments, method=request.method, unit=request.unit)
    reply: Reply = {"apr": format(found.apr, "f"), "printed": format(found.printed, "f"), "method": found.method}
    if found.all:
        several = wording.say("apr.several", request.language)
        reply |= {"unique": False, "rates": [format(one, "f") for one in found.all], "reason": several}
    elif found.apr < 0:
        reply["reason"] = wording.say("apr.negative", request.language)
    return reply


def _accrue(request: AccrueRequest) -> Reply:
    lines = accrued(
        request.principal,
        request.start,
        request.end,
        request.rates,
        day_count=request.day_count,
        pauses=request.pauses,
        payments=request.payments,
    )
    interest = sum(line.interest for line in lines)
    return {
        "interest": plain_text(interest, request.currency),
        "lines": [
            {
                "from": line.start,
                "to": line.end,
                "days": line.days,
                "balance": plain_text(line.balance, request.currency),
                "annual_rate": eight(line.annual_rate),
                "paused": line.paused,
                "interest": plain_text(line.interest, request.currency),
            }
            for line in lines
        ],
    }


def _allocate(request: AllocateRequest) -> Reply:
    if request.on is not None and request.debts:
        claims = tuple(one.claim for one in request.debts)
        received, left = allocate_claims(request.payment, claims, request.on, request.named)
        told = [
            {"name": one.name, "received": plain_text(share, request.currency), **_flows(request, share, one.parts)}
            for one, share in zip(request.debts, received, strict=True)
        ]
        return {"debts": told, "left": plain_text(left, request.currency)}
    return _flows(request, request.payment, request.parts)


def _flows(request: AllocateRequest, payment: Money, parts: dict[str, Money]) -> Reply:
    covered, left = allocate(payment, parts, request.order)
    return {
        "covered": {name: plain_text(amount, request.currency) for name, amount in covered.items()},
        "left": plain_text(left, request.currency),
        "owed": {name: plain_text(amount - covered[name], request.currency) for name, amount in parts.items()},
    }


def _budget(request: BudgetRequest) -> Reply:
    budget = budget_of(request.household, request.policy, request.standards, request.members)
    month, currency = budget.month, request.currency
    return {
        **{name: plain_text(getattr(month, name), currency) for name in ("income", "spending", "priority", "savings")},
        "surplus": plain_text(month.amount, currency),
        "lines": [
            {
                "kind": line.kind,
                "name": line.name,
                "amount": plain_text(line.amount, currency),
                "frequency": f"{line.frequency.count} {line.frequency.unit}",
                "per_month": plain_text(line.per_month, currency),
            }
            for line in budget.lines
        ],
        "flags": [{"flag": flag, "message": wording.say(f"flag.{flag}", request.language)} for flag in budget.flags],
        "guidelines": [
            {
                "covers": list(one.covers),
                "rule": one.rule,
                **{
                    name: plain_text(getattr(one, name), currency) for name in ("actual", "standard", "counts", "above")
                },
                "source": one.source,
            }
            for one in budget.guidelines
        ],
        "payment_allowed": None if budget.payment_allowed is None else plain_text(budget.payment_allowed, currency),
    }


def _distribute(request: DistributeRequest) -> Reply:
    check(request.debts)
    if request.once:
        paid = lump_sum_shares(request.available, request.debts, request.method)
        return {"shares": _shares(request, paid), "months": None, "total_interest": None, "never_cleared": []}
    token = parse_money("1", request.currency, "token")
    paid = shares(request.available, request.debts, request.method, token=token)
    way = course(request.available, request.debts, request.method, token=token)
    ends = zip(request.debts, way.cleared_in, strict=True)
    unagreed = [request.debts[place].name for place in sorted(way.unagreed)]
    open_ = [debt.name for debt, month in zip(request.debts, way.cleared_in, strict=True) if month is None]
    never = [name for name in open_ if name not in unagreed]
    reply: Reply = {
        "shares": _shares(request, paid),
        "missing": plain_text(missing(request.available, request.debts, request.method, token=token), request.currency),
        "months": way.months,
        "total_interest": None if never else plain_text(sum(way.interest), request.currency),
        "never_cleared": never,
        "unagreed": unagreed,
        "cleared": [{"name": debt.name, "month": month} for debt, month in ends if month is not None],
    }
    if never:
        smallest = smallest_clearing(request.debts, request.method)
        reply["smallest_payment"] = plain_text(smallest, request.currency)
    return reply


def _shares(request: DistributeRequest, paid: tuple[Money, ...]) -> list[dict[str, str]]:
    return [
        {"name": debt.name, "amount": plain_text(amount, request.currency)}
        for debt, amount in zip(request.debts, paid, strict=True)
    ]


class _Spoken(Protocol):
    @property
    def language(self) -> Language: ...

    @property
    def currency(self) -> str: ...


Asked = TypeVar("Asked", bound=_Spoken)


def _door(read: Callable[[bytes], Asked], answer: Callable[[Asked], Reply]) -> Callable[[bytes], tuple[Reply, int]]:
    """A door that reads a request, answers it, or says what is wrong with it."""

    def answered(text: bytes) -> tuple[Reply, int]:
        try:
            request = read(text)
        except BadRequest as bad:
            return errors(bad.errors, bad.language, bad.currency), 2
        try:
            return answer(request), 0
        except Refusal as reason:
            return errors(((reason.field, reason),), request.language, request.currency), 2

    return answered


KINDS: dict[str, Callable[[bytes], tuple[Reply, int]]] = {
    "quote": quote,
    "apr": _door(read_apr, _apr),
    "accrue": _door(read_accrue, _accrue),
    "allocate": _door(read_allocate, _allocate),
    "budget": _door(read_budget, _budget),
    "distribute": _door(read_distribute, _distribute),
    "counteroffer": _door(read_counteroffer, counter),
    "contact": _door(read_contact, contact),
    "statement": _door(read_said, statement),
    "brief": _door(read_contact, brief),
    "incoming": _door(read_incoming, incoming),
    "payoff": pay_off,
    "ways": _door(read_ways_out, ways_out),
}
"""The doors by the kind of request they answer."""
