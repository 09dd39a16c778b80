"""Natural persons: who they are, once each, in which role they stand at an account, and how they are reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from restructure.parties.situation import Channel

Role = Literal["debtor", "co_debtor", "guarantor", "spouse", "representative"]
ROLES: tuple[Role, ...] = get_args(Role)
DetailKind = Literal["phone", "email", "wechat", "address"]
DETAIL_KINDS: tuple[DetailKind, ...] = get_args(DetailKind)
Language = Literal["", "en", "zh"]


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """A way to reach somebody, as it is known from an account; ``of_account`` are the telephones in its own field."""

    kind: DetailKind
    value: str
    label: str = ""
    of_account: bool = False


@dataclass(frozen=True, slots=True)
class NaturalPerson:
    """A natural person under a number that nobody else ever has. ``born`` is a day as JSON writes it; ``channel``,
    ``hour`` and ``language`` are how they like to be reached, empty where nobody asked."""

    id: int
    name: str
    id_number: str = ""
    born: str | None = None
    channel: Channel | Literal[""] = ""
    hour: int | None = None
    language: Language = ""


@dataclass(frozen=True, slots=True)
class PersonAt:
    """A person in a role at an account, with the details that are known from it."""

    account_number: str
    role: Role
    person: NaturalPerson
    details: tuple[ContactDetail, ...] = ()
