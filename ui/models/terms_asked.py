"""What somebody asks to have released, in words, from the frozen record alone. No widgets here."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from calculators.rounding import Money
from reports import formats, wording
from reports.formats import Language
from restructure.agreements.record import measures_in, option_in
from restructure.authority.limits import Matrix, Role, excesses, limits_for
from restructure.unreadable import Unreadable
from ui.models.authority import excess_sentence


def terms_asked(record: bytes, language: Language) -> str:
    """The offer of a record in two short sentences: what is paid, and what of the debt."""
    outcome: dict[str, Any] = msgspec.json.decode(record)["outcome"]
    asked, payments = measures_in(record), outcome["schedule"]["payment"]
    currency = asked.debt.currency
    facts = {
        "payments": outcome["totals"]["payments"],
        "usual": Money(payments[-2] if len(payments) > 1 else payments[0]),
        "least": Money(min(payment for payment in payments if payment)),
        "most": Money(max(payments)),
        "last": formats.date(_last(outcome), language),
    }
    terms = option_in(record).terms
    kind = "by_row" if terms.plan and terms.plan.pays_by_row else terms.kind
    return " · ".join((
        wording.say(f"asked.kind.{kind}", language, currency=currency, **facts),
        wording.say(
            "asked.debt",
            language,
            currency=currency,
            debt=asked.debt.total,
            paid=Money(outcome["totals"]["paid"]),
            waived=asked.waived.total,
        ),
    ))  # fmt: skip


def beyond_limits(
    record: bytes, matrix: Matrix | Unreadable, role: Role, language: Language, said: str = "excess"
) -> tuple[str, ...]:
    """Return where the offer of a record goes beyond the limits of a role, in words as ``excess_sentence``."""
    asked = measures_in(record)
    found = excesses(asked, limits_for(matrix, role, asked.debt))
    return tuple(excess_sentence(one, language, asked.debt.currency, said) for one in found)


def _last(outcome: dict[str, Any]) -> Any:
    return msgspec.convert(outcome["schedule"]["due"][-1], date)
