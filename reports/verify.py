"""Is a sealed PDF still as it was sealed, by whom, and when: strict, for anybody who has the file and a certificate.

Intact means all of this: one signature and no other, made with the trusted certificate, over every byte of the file
but the signature itself, as a certification that permits no changes, and nothing appended; in the room of the signature
its DER and zeros alone, with no certificate that has no part in it. The moment is the one that
the sealing PC's clock showed, unless an authority's timestamp is in the seal.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterator
from io import BytesIO

from asn1crypto import cms, x509
from asn1crypto.algos import DigestAlgorithm, SignedDigestAlgorithm
from cryptography.exceptions import InvalidSignature
from cryptography.x509 import Certificate, load_der_x509_certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature, read_certification_data
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from reports import formats, wording
from reports.certificate import about, grouped
from reports.formats import Language
from reports.kinds import unsealed_in
from restructure.agreements.seal_report import Fault, Report
from restructure.papers import PaperName

LARGEST_FILE = 100_000_000
MOST_FIELDS = 2_000
END = b"%%EOF"
RANGE = b"/ByteRange"
DIGEST = "sha256"
TRACES = ("/AcroForm", "/Perms", "/DSS", "/Names", "/AF")
"""What the catalogue of a file holds that was sealed, and of a plain paper does not."""
MOST_BEHIND = 100_000
SEALS = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)


def verify(pdf: bytes, trusted: tuple[bytes, ...]) -> Report:
    """Return what the seal of a file shows, where ``trusted`` are the certificates (DER) that may have made it.

    Whatever the file holds, the answer is a report; what cannot be read as a PDF is ``unreadable``.
    """
    try:
        with _quiet():
            return asyncio.run(_verified(pdf, trusted))
    # A hostile file may break the parser anywhere, in ways that nobody listed.
    except Exception:
        return Report(("unreadable",))


def sentences(
    report: Report, language: Language, *, sha256: str, registered: str | None = None, known: bool = True
) -> tuple[str, ...]:
    """Return what a report says in plain words, a sentence each, the answer first.

    ``registered`` is the agreement that the register knows the file as, empty where it does not, None where no register
    was asked; ``known`` says whether there was a certificate to compare with.
    """

    def said(key: str, **facts: str | int) -> str:
        return wording.say(f"verify.{key}", language, currency="", **facts)

    if report.unsealed is not None and not registered:
        kind, number = report.unsealed
        about = {"paper": wording.name("paper", kind, language), "number": number}
        answer = said("unsealed.for" if number else "unsealed", **about)
        return answer, said("unsealed.why"), said("unsealed.ask"), said("digest", digest=sha256)
    lines = [said(_answer(report, registered, known=known), name=report.signer.subject if report.signer else "")]
    lines += [said(fault, count=report.appended) for fault in report.faults if known or fault != "other_certificate"]
    if not known:
        lines.append(said("no_certificate"))
    if report.appended > 0 and report.sealed_part_holds:
        lines.append(said("appended.holds"))
    if report.signer is not None:
        who = "who.self_made" if report.signer.self_made else "who"
        lines.append(said(who, name=report.signer.subject, fingerprint=grouped(report.signer.fingerprint)))
    if report.sealed_at is not None:
        stamped = ".stamped" if report.timestamped else ""
        lines.append(said(f"when{stamped}", when=formats.moment(report.sealed_at, language)))
    if report.signer is not None and report.signer.self_made:
        lines.append(said("self_made"))
    if registered is not None:
        lines.append(said("register", number=registered) if registered else said("register.none"))
    return (*lines, said("digest", digest=sha256))


def _answer(report: Report, registered: str | None, *, known: bool) -> str:
    if report.faults == ("not_sealed",) and registered:
        return "as_kept"
    if not known and report.faults == ("other_certificate",):
        return "unproved"
    if not report.intact:
        return "not_intact"
    if registered == "":
        return "intact.unregistered"
    # An authority's certificate answers for everybody whom it ever issued one: who sealed decides.
    return "intact.by" if report.signer is not None and not report.signer.self_made else "intact"


async def _verified(pdf: bytes, trusted: tuple[bytes, ...]) -> Report:
    if len(pdf) > LARGEST_FILE:
        return Report(("unreadable",))
    last = pdf.rfind(END)
    if not pdf.startswith(b"%PDF-") or last < 0:
        return Report(("unreadable",))
    # The parser looks for the end from behind, byte by byte: of megabytes behind it, it gets to see none.
    far = len(pdf) - last > MOST_BEHIND
    reader = PdfFileReader(BytesIO(pdf[: last + len(END) + 1] if far else pdf))
    if not _is_tree(reader):
        return Report(("unreadable",))
    filled = [(name, place.get_object()) for name, value, place in enumerate_sig_fields(reader) if value is not None]
    if not filled:
        return Report(("not_sealed",), unsealed=_unsealed(reader, pdf))
    seals = [EmbeddedPdfSignature(reader, field, name) for name, field in filled]
    seal = min(seals, key=lambda one: one.signed_revision)
    signer, at = about(seal.signer_cert.dump()), seal.self_reported_timestamp
    given = [x509.Certificate.load(one) for one in trusted]
    pinned = seal.signer_cert.dump() in trusted
    # Whoever holds a certificate that is no authority's cannot vouch for another one with it (RFC 5280, 4.2.1.9).
    roots = [one for one in given if one.ca or one == seal.signer_cert]
    context = ValidationContext(trust_roots=roots, moment=at, allow_fetching=False)
    status = await async_validate_pdf_signature(seal, context, key_usage_settings=SEALS, skip_diff=True)
    stamp = status.timestamp_validity
    holds = status.intact and status.valid
    known = pinned or status.trusted
    start, end = _covered(pdf, seal)
    found: dict[Fault, bool] = {
        "several_seals": len(filled) > 1,
        "changed": not holds,
        "not_whole": start != 0,
        "appended": end < len(pdf),
        "room_changed": not _is_as_written(pdf, seal) or (stamp is None) == _has_more(seal),
        "needless_certificate": not _all_issue(seal),
        "not_certified": not _permits_nothing(reader, seal),
        "same_name": not known and signer.subject in {about(one).subject for one in trusted},
        "other_certificate": not known and signer.subject not in {about(one).subject for one in trusted},
        "not_valid_then": at is None or not signer.since <= at <= signer.until,
    }
    return Report(
        faults=tuple(fault for fault, here in found.items() if here),
        signer=signer,
        sealed_at=at,
        appended=len(pdf) - end,
        sealed_part_holds=holds and known and start == 0,
        # Valid is the token in itself; intact that it is about this seal.
        timestamped=stamp is not None and stamp.valid and stamp.intact,
    )


def _is_tree(reader: PdfFileReader) -> bool:
    """Whether the form's fields are a tree of a reasonable size: two dozen that share children would be millions."""
    form = reader.root["/AcroForm"] if "/AcroForm" in reader.root else {}  # noqa: SIM401  # get() gives references
    waiting, seen = list(form["/Fields"]) if "/Fields" in form else [], 0
    while waiting:
        seen += 1
        if seen > MOST_FIELDS:
            return False
        field = waiting.pop().get_object()
        waiting += field["/Kids"] if "/Kids" in field else []  # noqa: SIM401
    return True


def _unsealed(reader: PdfFileReader, pdf: bytes) -> tuple[PaperName, str] | None:
    """What a file calls itself that never bore a seal. One with a form, with permissions, with something attached,
    written more than once, or with a gap for a signature may have lost its seal: it gets no such answer."""
    traces = any(name in reader.root for name in TRACES) or RANGE in pdf
    if traces or reader.encrypted or pdf.count(END) != 1 or not pdf.rstrip().endswith(END):
        return None
    info = reader.trailer["/Info"] if "/Info" in reader.trailer else {}  # noqa: SIM401
    mark = info["/Keywords"] if "/Keywords" in info else ""  # noqa: SIM401
    return unsealed_in(str(mark))


def _covered(pdf: bytes, seal: EmbeddedPdfSignature) -> tuple[int, int]:
    """From where to where the seal covers the file without a gap but the seal itself; (-1, end) where there is one."""
    numbers = [int(one) for one in seal.byte_range]
    if len(numbers) != 4 or min(numbers) < 0:
        return -1, 0
    start, before, after, rest = numbers
    hole, end = pdf[before:after], after + rest
    own = hole[:1] == b"<" and hole[-1:] == b">" and bytes.fromhex(hole[1:-1].decode("ascii")) == seal.pkcs7_content
    return (0 if start == 0 and own and end <= len(pdf) else -1), end


def _is_as_written(pdf: bytes, seal: EmbeddedPdfSignature) -> bool:
    """Whether the room of the signature holds what sealing writes there, made anew from its parts, and zeros: much of a
    signature is not signed itself (RFC 5652, 5.1 and 5.3)."""
    signer, signed = seal.signer_info, seal.signed_data
    digest = DigestAlgorithm({"algorithm": DIGEST})
    named = {"issuer": seal.signer_cert.issuer, "serial_number": seal.signer_cert.serial_number}
    parts = {
        "version": "v1",
        "sid": cms.SignerIdentifier("issuer_and_serial_number", cms.IssuerAndSerialNumber(named)),
        "digest_algorithm": digest,
        "signature_algorithm": SignedDigestAlgorithm({"algorithm": f"{DIGEST}_rsa"}),
        "signed_attrs": signer["signed_attrs"],
        "signature": signer["signature"],
    }
    if signer["unsigned_attrs"]:
        parts["unsigned_attrs"] = signer["unsigned_attrs"]
    content = {
        "version": "v1",
        "digest_algorithms": cms.DigestAlgorithms((digest,)),
        "encap_content_info": {"content_type": "data"},
        "certificates": signed["certificates"],
        "signer_infos": [cms.SignerInfo(parts)],
    }
    written = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(content)}).dump(force=True)
    before, after = int(seal.byte_range[1]), int(seal.byte_range[2])
    room: bytes = b"<" + written.hex().upper().encode().ljust(after - before - 2, b"0") + b">"
    return pdf[before:after] == room


def _all_issue(seal: EmbeddedPdfSignature) -> bool:
    """Whether each certificate beside the signer's own issued the one before it, up to one that issued itself."""
    own = seal.signer_cert.dump()
    beside = [load_der_x509_certificate(one.dump()) for one in seal.other_embedded_certs if one.dump() != own]
    last = load_der_x509_certificate(own)
    while last.issuer != last.subject and (issuer := next((one for one in beside if _issued(one, last)), None)):
        beside.remove(issuer)
        last = issuer
    return not beside and (last.issuer != last.subject or _issued(last, last))


def _issued(issuer: Certificate, one: Certificate) -> bool:
    try:
        one.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _has_more(seal: EmbeddedPdfSignature) -> bool:
    """Whether anything stands beside what was signed: only a timestamp may."""
    return bool(seal.signer_info["unsigned_attrs"])


def _permits_nothing(reader: PdfFileReader, seal: EmbeddedPdfSignature) -> bool:
    """Whether the seal certifies the file, and permits no change after it."""
    certified = read_certification_data(reader)
    return (
        certified is not None
        and certified.permission == MDPPerm.NO_CHANGES
        and certified.author_sig.get_object() == seal.sig_object
    )


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """The library's remarks on a hostile file are no news for the terminal: the report says what counts."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    before = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for one, level in zip(loggers, before, strict=True):
            one.setLevel(level)
