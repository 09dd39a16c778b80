"""The kinds of option, a row each, in the order of their cards: name, terms, the plan that they make, their record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

import msgspec

from calculators.calendar import Frequency
from calculators.parts import Treatment
from restructure.offers.due_dates import (
    Moved,
    deferral_begun,
    deferral_dated,
    plan_begun,
    plan_dated,
    settlement_begun,
    settlement_dated,
)
from restructure.offers.instalment_plan import Plan, deferral_plan, instalment_plan
from restructure.offers.settlement_plan import settlement_plan
from restructure.offers.terms import DeferralTerms, InstalmentTerms, OptionKind, SettlementTerms, Terms
from restructure.parties.account import Debt

Kind = Literal[OptionKind, "hold"]
OPTIONS: tuple[OptionKind, ...] = get_args(OptionKind)
"""The kinds that promise payments, in the order of their cards."""
KINDS: tuple[Kind, ...] = (*OPTIONS, "hold")
"""All cards in their order: a hold promises nothing, and has no terms of its own here."""

BEFORE: tuple[OptionKind, ...] = ("instalment", "deferral", "settlement")
"""What drafts of before meant by 0, 1 and 2."""


@dataclass(frozen=True, slots=True)
class Row:
    """One kind: the class of its terms, and a ``mark`` that no other terms have as a field, since records of before do
    not name their kind. ``plan`` makes the plan of a debt by them, ``begun`` and ``dated`` bring them to a later day
    and to another first due date."""

    terms: type[Terms]
    mark: str
    plan: Callable[[Debt, Any, Treatment], Plan]
    begun: Callable[[Any, date, Any], tuple[Terms, tuple[Moved, ...]]]
    dated: Callable[[Any, date, Frequency], Terms]


ROWS: dict[OptionKind, Row] = {
    "instalment": Row(InstalmentTerms, "annual_rate", instalment_plan, plan_begun, plan_dated),
    "deferral": Row(DeferralTerms, "remaining", deferral_plan, deferral_begun, deferral_dated),
    "settlement": Row(SettlementTerms, "expires", settlement_plan, settlement_begun, settlement_dated),
}


def place_of(kind: Kind) -> int:
    """The place of its card, the first being 1."""
    return KINDS.index(kind) + 1


def kind_named(name: int | str) -> OptionKind:
    """The kind that a draft names, or numbers as drafts of before did. Refuses any other with ``ValueError``."""
    if str(name).isdigit():
        return BEFORE[int(name)]
    if name not in OPTIONS:
        raise ValueError("no kind of option")
    return name


def planned(debt: Debt, terms: Terms, treatment: Treatment) -> Plan:
    """The plan of a debt by terms of any kind."""
    return ROWS[terms.kind].plan(debt, terms, treatment)


def terms_record(terms: Terms) -> dict[str, Any]:
    """Terms as plain values that name their kind."""
    plain: dict[str, Any] = msgspec.to_builtins(terms, enc_hook=str)
    return {"kind": terms.kind} | plain


def kind_of(record: dict[str, Any]) -> OptionKind:
    """The kind of terms in plain values; by their fields where they do not name it."""
    named = record.get("kind")
    return next(kind for kind in OPTIONS if (ROWS[kind].mark in record if named is None else kind == named))


def terms_of(record: dict[str, Any]) -> Terms:
    """The terms in plain values. Raises ``msgspec.ValidationError`` where they are none of any kind."""
    try:
        kind = kind_of(record)
    except StopIteration:
        raise msgspec.ValidationError("no terms of any kind") from None
    return msgspec.convert(record, ROWS[kind].terms, strict=False)
