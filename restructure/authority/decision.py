"""A decision about proposed terms as it is signed: for one desk and one set of terms, within its time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from restructure.authority.signing_key import SigningKey, is_signed

PURPOSE = "restructure decision 1"
DESK_DIGITS = 32
HELD_FOR = timedelta(days=7)
"""How long a decision may be on its way to the desk that asked."""
CLOCKS_APART = timedelta(minutes=10)
"""How far the clocks of two PCs may stand apart."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Decision of ``by`` about the terms of a digest, for the desk that asked; heard there ``until`` a moment."""

    desk: str
    terms_digest: str
    by: str
    approved: bool
    reason: str
    decided_at: datetime
    until: datetime

    @property
    def content(self) -> bytes:
        """The bytes that are signed."""
        moments = (self.decided_at.isoformat(), self.until.isoformat())
        said = (PURPOSE, self.desk, self.terms_digest, self.by, self.approved, self.reason, *moments)
        return msgspec.json.encode(said)


@dataclass(frozen=True, slots=True)
class Signed:
    """A decision with its Ed25519 signature, and the public key that verifies it."""

    decision: Decision
    public_key: str
    signature: bytes

    @property
    def holds(self) -> bool:
        """Return whether this very decision was signed with that key; whose key it is, the desk knows."""
        return is_signed(self.public_key, self.decision.content, self.signature)


def signed(decision: Decision, key: SigningKey) -> Signed:
    """A decision, signed."""
    return Signed(decision, key.public, key.sign(decision.content))


def desk_of(chain_key: bytes) -> str:
    """The name that signatures know a store by: the same in every copy of it, and telling nothing of its key."""
    return hashlib.sha256(b"restructure desk" + chain_key).hexdigest()[:DESK_DIGITS]


def decision_holds(
    chain_key: bytes | None,
    terms_digest: str,
    by: str,
    approved: int,
    reason: str,
    decided_at: str,
    until: str | None,
    public_key: str | None,
    signature: bytes | None,
) -> bool:
    """Return whether a row of the store is a decision that was signed for it, as ``Signed.holds``."""
    if chain_key is None or until is None or public_key is None or signature is None:
        return False
    try:
        moments = (datetime.fromisoformat(decided_at), datetime.fromisoformat(until))
    except ValueError:
        return False
    decision = Decision(desk_of(chain_key), terms_digest, by, bool(approved), reason, *moments)
    return Signed(decision, public_key, signature).holds
