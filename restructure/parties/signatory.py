"""Whether a certificate is that of the person who signs: by the number of their identity document, or by their name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from restructure.parties.account import Person

OF_A_STATE = re.compile(r"(?:PNO|IDC|PAS|TIN|TAX)[A-Z]{2}-(.+)")
"""How certificates write the number of an identity document: kind, country, number (ETSI EN 319 412-1, 5.1.3)."""
RESIDENT = re.compile(r"[A-Z]{0,2}([1-9][0-9]{16}[0-9X])")
"""The number of a Chinese resident (GB 11643), with the letters that issuers put before it."""
SHORTEST = 5
"""A number of fewer characters tells nobody apart."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a certificate names: everything in it that can be a name, and everything that can be a number."""

    names: tuple[str, ...]
    numbers: tuple[str, ...] = ()


def is_of(named: Named, person: Person) -> bool:
    """Return whether a certificate is that of a person: by the number of their identity document where it carries one,
    else by the name. An empty name is nobody's.

    Width, case, spaces, punctuation and the order of the parts of a Western name do not count. A person whose document
    number differs from the one in the certificate is another of the same name.
    """
    known = _number(person.id_number)
    numbers = {_number(one) for one in (*named.numbers, *_inside(named.names))}
    if len(known) >= SHORTEST and known in {bare for one in numbers for bare in (one, _of_document(one))}:
        return True
    other = any(_of_document(one) != one or RESIDENT.fullmatch(one) for one in numbers)
    if other and len(known) >= SHORTEST:
        return False
    wanted = _parts(person.name)
    return bool(wanted) and any(_parts(name) == wanted for name in _pieces(named.names))


def _pieces(names: Sequence[str]) -> list[str]:
    # Chinese issuers write "051@name@Znumber@1" into one field.
    return [piece for name in names for piece in name.split("@")]


def _inside(names: Sequence[str]) -> list[str]:
    words = [word for piece in _pieces(names) for word in piece.split()]
    return [word for word in words if any(sign.isdigit() for sign in word)]


def _of_document(number: str) -> str:
    """The number of a document without what an issuer writes before it; the number itself where it is none."""
    found = OF_A_STATE.fullmatch(number) or RESIDENT.fullmatch(number)
    return re.sub(r"[^0-9A-Z]", "", found[1]) if found else number


def _number(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper()
    kept = re.sub(r"[^0-9A-Z-]", "", plain)
    return kept if OF_A_STATE.fullmatch(kept) else kept.replace("-", "")


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a name in an order of their own; a Chinese name is one part, however it is spaced."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = [word for word in re.split(r"[^\w]+|_+", plain) if word and not any(sign.isdigit() for sign in word)]
    if words and all("\u3400" <= sign <= "\u9fff" or sign >= "\U00020000" for sign in "".join(words)):
        return ("".join(words),)
    return tuple(sorted(words))
