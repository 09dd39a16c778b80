"""What a verified file shows: in plain words, and for programs. No Qt here."""

from __future__ import annotations

import msgspec

from reports.formats import Language
from restructure.services.verification import Verified


def sentences(found: Verified, language: Language) -> tuple[str, ...]:
    """Return what a file shows, a sentence each, the answer first."""
    # At first use: what verifies takes longer to load than the first window may.
    from reports.verify import sentences as said

    return said(found.report, language, sha256=found.sha256, registered=found.registered, known=found.known)


def as_json(found: Verified) -> str:
    """The same for programs."""
    report, signer = found.report, found.report.signer
    answer = {
        "intact": report.intact,
        "faults": report.faults,
        "unsealed_paper": report.unsealed[0] if report.unsealed and found.unsealed else None,
        "sealed_part_holds": report.sealed_part_holds,
        "appended_bytes": max(report.appended, 0),
        "sealed_at": report.sealed_at,
        "timestamped": report.timestamped,
        "signer": signer and {"name": signer.subject, "issuer": signer.issuer, "fingerprint": signer.fingerprint},
        "registered": found.registered,
        "sha256": found.sha256,
    }
    return msgspec.json.format(msgspec.json.encode(answer), indent=2).decode()
