"""A signer's own certificate: it signs the digest of the terms, apart from the PDF, before the PDF is sealed."""

from __future__ import annotations

import asyncio
from datetime import datetime

from asn1crypto import cms
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from calculators.errors import Refusal
from reports.certificate import about, named_in, read_p12
from reports.seal import Sealer
from reports.verify import DIGEST
from restructure.agreements.credential import Credential
from restructure.agreements.evidence import OwnCertificate
from restructure.parties.account import Person
from restructure.parties.signatory import is_of

ANY_USE = KeyUsageConstraints(key_usage=set())


def read_own(content: bytes, password: str, now: datetime, signer: Person) -> Credential:
    """The certificate of whoever signs, with its key, from a .p12 file.

    Refuses as ``read_p12``, one out of its time by its own codes (``own_certificate_expired``,
    ``own_certificate_early``), and one of somebody else than ``signer`` (``certificate_of_another``).
    """
    try:
        credential = read_p12(content, password, now)
    except Refusal as reason:
        if reason.code in ("certificate_expired", "certificate_early"):
            raise Refusal("file", f"own_{reason.code}", **reason.facts) from None
        raise
    _check_signer(credential.certificate, signer)
    return credential


def _check_signer(certificate: bytes, signer: Person) -> None:
    if not is_of(named_in(certificate), signer):
        raise Refusal("file", "certificate_of_another", subject=about(certificate).subject, signer=signer.name)


def check_signed_by(signature: bytes, terms_digest: str, signer: Person) -> None:
    """Refuses a signature that is not over the digest of these terms (``own_signature_bad``), and one by the
    certificate of somebody else than ``signer`` (``certificate_of_another``)."""
    try:
        certificate = asyncio.run(_checked(signature, terms_digest))
    # A hostile file may break the parser anywhere.
    except Exception:
        raise Refusal("signature", "own_signature_bad") from None
    _check_signer(certificate, signer)


def sign_terms(credential: Credential, terms_digest: str, at: datetime) -> tuple[OwnCertificate, bytes]:
    """A detached CMS (RFC 5652, DER) over the digest of the terms as 64 hexadecimal characters, and what it shows.

    The credential is used and not kept.
    """
    attributes = PdfCMSSignedAttributes(signing_time=at)
    made = asyncio.run(
        Sealer(credential).async_sign_general_data(terms_digest.encode(), DIGEST, signed_attr_settings=attributes)
    )
    said = about(credential.certificate)
    told = OwnCertificate(at, said.subject, said.issuer, said.fingerprint, self_signed=said.self_made)
    return told, bytes(made.dump())


async def _checked(signature: bytes, terms_digest: str) -> bytes:
    signed = cms.ContentInfo.load(signature, strict=True)["content"]
    # Whose certificate it is, is for its issuer to say: here only the signature counts.
    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    status = await async_validate_detached_cms(terms_digest.encode(), signed, nobody, key_usage_settings=ANY_USE)
    if not (status.intact and status.valid):
        raise Refusal("signature", "own_signature_bad")
    return bytes(status.signing_cert.dump())
