"""What is kept and cannot be read: unknown, and never the same as nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "organisation",
    "authority",
    "lpr",
    "payees",
    "guidelines",
    "creditor_addresses",
    "sign_offs",
    "payment_picture",
    "letterhead",
    "sentences",
    "work_terms",
    "keys",
    "columns",
    "on_desk",
    "theme",
    "language",
    "half_typed_accounts",
    "half_typed_settings",
    "situation",
    "sheet",
    "debts",
    "budget",
    "draft",
    "hold",
    "scenario",
    "account_list",
    "client_record",
]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something of that kind is kept, damaged or in a form of another version."""

    kind: Kind
