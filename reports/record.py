"""What an entry of the record says, in words: which fields were changed, from what to what."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

import msgspec

from reports import formats, wording
from reports.entry_detail import choice_in_words, day_in_words, shaped
from reports.formats import Language
from restructure.store.audit import Action
from restructure.store.changes import Change, read
from restructure.store.proposed_changes import Told, told_in

MONEY = frozenset(
    {"principal", "interest", "penalty", "fees", "contract_payment", "last_paid", "paid_so_far", "paid_charges"}
    | {"income", "spending", "priority"}
    | {"paid", "billed", "smallest_payment", "amount", "each_more", "multiple", "balance", "cap", "accrued"}
)
SHARES = frozenset(
    {"plan_rate", "settlement_share", "discount_rate", "recovery", "cost", "housing_line", "debt_line", "withstands"}
    | {"contract_rate", "annual_rate", "lowest_rate", "share_of_surplus", "share"}
)
CHOICES = {
    "rule_set": "policy",
    "role": "role",
    "standing": "person_role",
    "user_role": "role",
    "product": "product",
    "lender_type": "lender",
    "rule": "rule_kind",
    "origin": "changed.origin",
}
PARTS = ("organisation.bank", "organisation.rules")
"""Parts of a setting with a name of their own."""
FLAGS = ("demo", "confirmed", "active")
UNKNOWN_CURRENCY = "CNY"
"""Limits are minor units of whatever currency a debt is in, as the settings show them."""


def detail_in_words(detail: str, language: Language, action: Action | None = None) -> str:
    """The detail of an entry as a sentence; a text stands as it was written."""
    done = read(detail)
    if done is None:
        told = told_in(detail)
        return (shaped(detail, language, action) or detail) if told is None else _of_change(told, language)
    said = (_said(one, done.currency or UNKNOWN_CURRENCY, language) for one in done.fields)
    return wording.say("changed.between", language).join(said)


def change_title(kind: str, subject: str, language: Language) -> str:
    """Return what a change that takes two people is of: a setting, somebody, an account."""
    part = f"{kind}.{subject}"
    return wording.say(f"change.of.{part if part in PARTS else kind}", language, subject=subject)


def _of_change(told: Told, language: Language) -> str:
    nothing = wording.say("changed.nothing", language)
    return wording.say(
        "change.told",
        language,
        number=told.change,
        title=change_title(told.kind, told.subject, language),
        decision=wording.name("change", told.decision, language),
        was=told.was or nothing,
        now=told.now or nothing,
    )


def _said(one: Change, currency: str, language: Language) -> str:
    field = _name(one.field, language)
    if not one.told:
        return wording.say("changed.untold", language, field=field)
    was, now = (_value(one.field, value, currency, language) for value in (one.was, one.now))
    if isinstance(one.was or one.now, Mapping):
        key = "changed.added" if one.was is None else "changed.removed"
        return wording.say(key, language, field=field, was=was, now=now)
    return wording.say("changed.both", language, field=field, was=was, now=now)


def _name(field: str, language: Language) -> str:
    # A later version may keep a field that this one has no name for.
    return wording.CATALOGUES[language].get(f"name.changed.{field}", field)


def _value(field: str, value: Any, currency: str, language: Language) -> str:
    if value is None or value == "":
        return wording.say("changed.nothing", language)
    if (listed := _months(value)) is not None:
        return wording.say("changed.months", language, count=len(listed))
    if isinstance(value, Mapping):
        own = str(value.get("currency", currency))
        return ", ".join(
            f"{_name(key, language)} {_value(key, held, own, language)}"
            for key, held in value.items()
            if held is not None
        )
    if isinstance(value, list):
        return "–".join(_value(field, one, currency, language) if one is not None else "…" for one in value)
    return _plain(field, value, currency, language)


def _months(value: Any) -> list[Any] | None:
    """The months of a payment history as the record keeps them: a list in JSON; None for anything else."""
    if not (isinstance(value, str) and value.startswith("[{")):
        return None
    try:
        return msgspec.json.decode(value, type=list[Any])
    except msgspec.MsgspecError:
        return None


def _plain(field: str, value: Any, currency: str, language: Language) -> str:
    if isinstance(value, bool) or field in FLAGS:
        return wording.say("changed.yes" if value else "changed.no", language)
    if field in MONEY and isinstance(value, int):
        return formats.plain(value, currency)
    if field in MONEY | SHARES:
        try:
            return formats.percent(Fraction(Decimal(str(value))), 2, language)
        except InvalidOperation:
            return str(value)
    if isinstance(value, str) and (day := day_in_words(value, language)) is not None:
        return day
    return choice_in_words(CHOICES.get(field, field), str(value), language)
