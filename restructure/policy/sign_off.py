"""Sign-offs: which counsel read which version of a rule pack, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from restructure.policy import PolicyName


@dataclass(frozen=True, slots=True)
class SignOff:
    """Counsel's word that a pack may be relied on as it stood that day: ``version`` is its digest then."""

    pack: PolicyName
    counsel: str
    day: date
    version: str


def standing(sign_offs: tuple[SignOff, ...], pack: str, version: str) -> SignOff | None:
    """The sign-off of a pack as it is now; None where counsel read another version, or none."""
    return next((one for one in sign_offs if (one.pack, one.version) == (pack, version)), None)
