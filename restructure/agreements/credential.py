"""What seals: the organisation's certificate with its private key, and what a certificate says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Origin = Literal["made", "imported"]


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate, the certificates above it, and its private key, each as DER; the key as PKCS #8, not encrypted.

    The store, which is encrypted, is the only place where it lies. ``made`` here proves only that a file is unchanged
    since it was sealed with this key; ``imported`` proves what its issuer vouches for.
    """

    origin: Origin
    certificate: bytes
    chain: tuple[bytes, ...]
    private_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class About:
    """A certificate in short: of whom, by whom, from when until when; ``fingerprint`` is SHA-256 over its DER.
    ``self_made``: nobody else vouches for it."""

    subject: str
    issuer: str
    since: datetime
    until: datetime
    fingerprint: str
    self_made: bool
