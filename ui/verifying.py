"""Verifying a file, for the command line and the window alike: read it, compare it, ask the register. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reports.formats import Language
from restructure.files import read_bounded
from restructure.store import Store, agreements, credentials

if TYPE_CHECKING:
    # What verifies takes longer to load than the first window may.
    from reports.verify import Report

LARGEST_FILE = 100_000_000


@dataclass(frozen=True, slots=True)
class Verified:
    """A file's report; ``registered`` is the agreement it is an edition of byte for byte, empty where none, None where
    there was no store to ask."""

    report: Report
    sha256: str
    registered: str | None
    known: bool

    @property
    def good(self) -> bool:
        """Whether the file is intact, and in the register where one was asked; one from before seals is what it was."""
        unsealed = self.report.faults == ("not_sealed",) and bool(self.registered)
        return unsealed or (self.report.intact and self.registered != "")

    @property
    def unsealed(self) -> bool:
        """Whether it is a paper that never bears a seal, by what it calls itself: nothing is proved of it."""
        return self.report.unsealed is not None and not self.registered

    def sentences(self, language: Language) -> tuple[str, ...]:
        """What it shows, in plain words, the answer first."""
        from reports.verify import sentences

        return sentences(self.report, language, sha256=self.sha256, registered=self.registered, known=self.known)

    def as_json(self) -> str:
        """The same for programs."""
        signer = self.report.signer
        answer = {
            "intact": self.report.intact,
            "faults": self.report.faults,
            "unsealed_paper": self.report.unsealed[0] if self.report.unsealed and self.unsealed else None,
            "sealed_part_holds": self.report.sealed_part_holds,
            "appended_bytes": max(self.report.appended, 0),
            "sealed_at": self.report.sealed_at,
            "timestamped": self.report.timestamped,
            "signer": signer and {"name": signer.subject, "issuer": signer.issuer, "fingerprint": signer.fingerprint},
            "registered": self.registered,
            "sha256": self.sha256,
        }
        return msgspec.json.format(msgspec.json.encode(answer), indent=2).decode()


def verified_file(file: Path, certificate: Path | None, store: Store | None) -> Verified:
    """Verify a file by a certificate, by those of a store, or both.

    Refuses a file that cannot be read (``file_unreadable``) or is too large, and what is no certificate.
    """
    content, trusted = read_document(file), trusted_by(store)
    if certificate is not None:
        from reports.certificate import from_file

        trusted = (from_file(read_bounded(certificate, "certificate", LARGEST_FILE)), *trusted)
    return verified(content, trusted, registered_as(store, content))


def trusted_by(store: Store | None) -> tuple[bytes, ...]:
    """Every certificate that sealed in a store."""
    return () if store is None else credentials.certificates(store)


def registered_as(store: Store | None, content: bytes) -> str | None:
    """The agreement that the register of a store knows the bytes as, empty where none; None without a store."""
    return None if store is None else agreements.number_of_file(store, agreements.digest_of_file(content)) or ""


def verified(content: bytes, trusted: tuple[bytes, ...], registered: str | None) -> Verified:
    """Verify the bytes of a file; this may run aside, for it asks no store."""
    from reports.verify import verify

    digest = agreements.digest_of_file(content)
    return Verified(verify(content, trusted), digest, registered, known=bool(trusted))


def read_document(path: Path) -> bytes:
    """The bytes of a file to verify. Refuses one that cannot be read or is too large."""
    return read_bounded(path, "file", LARGEST_FILE)
