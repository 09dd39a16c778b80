"""A sealed file verified: read, compared with the certificates that are trusted, looked up in the register."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from restructure.agreements.seal_report import Report
from restructure.files import read_bounded
from restructure.services.workplace import Papers
from restructure.store import Store, agreements, credentials

LARGEST_FILE = 100_000_000


@dataclass(frozen=True, slots=True)
class Verified:
    """A file's report; ``registered`` is the agreement it is an edition of byte for byte, empty where none, None where
    there was no store to ask; ``known`` says whether there was a certificate to compare with."""

    report: Report
    sha256: str
    registered: str | None
    known: bool

    @property
    def good(self) -> bool:
        """Return whether the file is intact, and in the register where one was asked; one from before seals is what it
        was."""
        unsealed = self.report.faults == ("not_sealed",) and bool(self.registered)
        return unsealed or (self.report.intact and self.registered != "")

    @property
    def unsealed(self) -> bool:
        """Return whether it is a paper that never bears a seal, by what it calls itself: nothing is proved of it."""
        return self.report.unsealed is not None and not self.registered


def verified_file(papers: Papers, file: Path, certificate: Path | None, store: Store | None) -> Verified:
    """Verify a file by a certificate, by those of a store, or both.

    Refuses a file that cannot be read (``file_unreadable``) or is too large, and what is no certificate.
    """
    content, trusted = read_document(file), trusted_by(store)
    if certificate is not None:
        given = read_bounded(certificate, "certificate", LARGEST_FILE)
        trusted = (papers.read_certificate(given), *trusted)
    return verified(papers, content, trusted, registered_as(store, content))


def trusted_by(store: Store | None) -> tuple[bytes, ...]:
    """Every certificate that sealed in a store."""
    return () if store is None else credentials.certificates(store)


def registered_as(store: Store | None, content: bytes) -> str | None:
    """The agreement that the register of a store knows the bytes as, empty where none; None without a store."""
    return None if store is None else agreements.number_of_file(store, agreements.digest_of_file(content)) or ""


def verified(papers: Papers, content: bytes, trusted: tuple[bytes, ...], registered: str | None) -> Verified:
    """Verify the bytes of a file; this may run aside, for it asks no store."""
    digest = agreements.digest_of_file(content)
    return Verified(papers.verify(content, trusted), digest, registered, known=bool(trusted))


def read_document(path: Path) -> bytes:
    """The bytes of a file to verify. Refuses one that cannot be read or is too large."""
    return read_bounded(path, "file", LARGEST_FILE)
