"""What a kept record holds, read back from its JSON: what was offered, and what it asks of whoever offers it."""

from __future__ import annotations

import hashlib
from datetime import date
from fractions import Fraction
from typing import Any, get_type_hints

import msgspec

from calculators.calendar import whole_months
from calculators.parts import Parts
from restructure.agreements.agreement import AgreedDebt, Agreement, offered_in
from restructure.agreements.evidence import AtDesk, ByVoice, Evidence, OnPaper, OwnCertificate
from restructure.authority.limits import Matrix, Measures, Role, excesses, limits_for, rate_of, smallest_of
from restructure.offers.kinds import terms_of
from restructure.offers.option import Option, option_of
from restructure.offers.outcome import Simulated
from restructure.parties.account import Debt
from restructure.parties.organisation import Letterhead, organisation_in
from restructure.unreadable import Unreadable


def offer_digest(record: bytes) -> str:
    """SHA-256, in hex, of what a record offers to which account: its number, its day and its words stand aside."""
    number = msgspec.json.decode(record)["account"]["number"]
    return hashlib.sha256(msgspec.json.encode(number) + offered_in(record)).hexdigest()


def option_in(record: bytes) -> Option:
    """The option of a record, with all that was solved filled in."""
    return option_of(msgspec.json.decode(record)["outcome"])


def measures_in(record: bytes) -> Measures:
    """Return what a record asks of whoever offers it."""
    outcome = msgspec.json.decode(record)["outcome"]
    debt = msgspec.convert(outcome["debt"], Debt, strict=False)
    share = outcome["affordability"]["share"]
    # Fractions stand as text such as 3/4.
    return Measures(
        debt=debt,
        waived=msgspec.convert(outcome["waived"], Parts),
        months=whole_months(debt.as_of, _last_day(outcome)),
        annual_rate=rate_of(terms_of(outcome["terms"])),
        smallest_payment=smallest_of(outcome["schedule"]["payment"]),
        share_of_surplus=None if share is None else Fraction(share),
    )


def beyond(record: bytes, matrix: Matrix | Unreadable, role: Role) -> bool:
    """Return whether a record goes beyond the limits of a role."""
    asked = measures_in(record)
    return bool(excesses(asked, limits_for(matrix, role, asked.debt)))


def _last_day(outcome: dict[str, Any]) -> date:
    return date.fromisoformat(outcome["schedule"]["due"][-1])


def read_agreement(record: bytes) -> Agreement:
    """The agreement of a record, for what follows its signature; what the rules said then stays in the record alone."""
    held: dict[str, Any] = msgspec.json.decode(record)
    outcome: dict[str, Any] = held["outcome"]
    simulated = Simulated(**_fields(Simulated, outcome, terms=terms_of(outcome["terms"]), findings=()))
    ours, evidence = organisation_in(held["organisation"], strict=False), _evidence(held.get("evidence"))
    known = {"outcome": simulated, "organisation": ours, "evidence": evidence}
    return Agreement(**_fields(Agreement, held, **known, letterhead=Letterhead(held.get("letterhead") or "")))


def debts_in(record: bytes) -> tuple[AgreedDebt, ...]:
    """The accounts of a plan for several in a record, the first of them that which it was made on; none in a plan for
    one."""
    held = msgspec.json.decode(record).get("debts") or ()
    return msgspec.convert(held, tuple[AgreedDebt, ...], strict=False)


def _evidence(held: dict[str, Any] | None) -> Evidence | None:
    if held is None:
        return None
    # Each way of agreeing has a field that the others lack.
    kinds: dict[str, type[Evidence]] = {
        "recording": ByVoice,
        "identified_by": AtDesk,
        "scan": OnPaper,
        "fingerprint": OwnCertificate,
    }
    kind = next(kind for name, kind in kinds.items() if name in held)
    return msgspec.convert(held, kind, strict=False)


# Worked out once: it takes longer than all the rest of a record.
TYPES: dict[type[Agreement | Simulated], dict[str, Any]] = {
    kind: get_type_hints(kind) for kind in (Agreement, Simulated)
}


def _fields(kind: type[Agreement | Simulated], held: dict[str, Any], **known: Any) -> dict[str, Any]:
    """Every field that is kept, as its kind; a record of an earlier version lacks those that came later."""
    kept = {
        name: msgspec.convert(held[name], type_, strict=False, dec_hook=_fraction)
        for name, type_ in TYPES[kind].items()
        if name in held and name not in known
    }
    return kept | known


def _fraction(kind: type[object], value: object) -> object:
    if kind is Fraction:
        return Fraction(str(value))
    raise NotImplementedError
