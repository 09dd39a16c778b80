"""The kinds of option, a row each, in the order of their cards: name, terms, the plan that they make, their record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args

import msgspec

from calculators.parts import Treatment
from restructure.account import Debt
from restructure.plans import Plan, deferral_plan, instalment_plan
from restructure.policy.situation import Hold
from restructure.settling import settlement_plan
from restructure.terms import DeferralTerms, InstalmentTerms, OptionKind, SettlementTerms, Terms

Kind = Literal[OptionKind, "hold"]
OPTIONS: tuple[OptionKind, ...] = get_args(OptionKind)
"""The kinds that promise payments by a schedule, in the order of their cards."""

BEFORE: tuple[OptionKind, ...] = ("instalment", "deferral", "settlement")
"""What drafts of before meant by 0, 1 and 2."""


@dataclass(frozen=True, slots=True)
class Row:
    """One kind: the class of its terms, and the plan of a debt by them, None where no schedule is made. ``mark`` is a
    field that no other kind of terms has: records of before do not name their kind."""

    terms: type[Any]
    mark: str
    plan: Callable[[Debt, Any, Treatment], Plan] | None = None


KINDS: dict[Kind, Row] = {
    "instalment": Row(InstalmentTerms, "annual_rate", instalment_plan),
    "deferral": Row(DeferralTerms, "remaining", deferral_plan),
    "settlement": Row(SettlementTerms, "expires", settlement_plan),
    "hold": Row(Hold, "until"),
}


def place_of(kind: Kind) -> int:
    """The place of its card, the first being 1."""
    return list(KINDS).index(kind) + 1


def kind_named(name: int | str) -> OptionKind:
    """The kind that a draft names, or numbers as drafts of before did. Refuses any other with ``ValueError``."""
    if str(name).isdigit():
        return BEFORE[int(name)]
    if name not in OPTIONS:
        raise ValueError("no kind of option")
    return name


def planned(debt: Debt, terms: Terms, treatment: Treatment) -> Plan:
    """The plan of a debt by terms of any kind."""
    make = KINDS[terms.kind].plan
    assert make is not None
    return make(debt, terms, treatment)


def terms_record(terms: Terms) -> dict[str, Any]:
    """Terms as plain values that name their kind."""
    plain: dict[str, Any] = msgspec.to_builtins(terms, enc_hook=str)
    return {"kind": terms.kind} | plain


def kind_of(record: dict[str, Any]) -> OptionKind:
    """The kind of terms in plain values; by their fields where they do not name it."""
    named = record.get("kind")
    return next(kind for kind in OPTIONS if (KINDS[kind].mark in record if named is None else kind == named))


def terms_of(record: dict[str, Any]) -> Terms:
    """The terms in plain values. Raises ``msgspec.ValidationError`` where they are none of any kind."""
    try:
        kind = kind_of(record)
    except StopIteration:
        raise msgspec.ValidationError("no terms of any kind") from None
    found: Terms = msgspec.convert(record, KINDS[kind].terms, strict=False)
    return found
