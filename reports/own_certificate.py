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
from reports.certificate import about
from reports.seal import DIGEST, Sealer
from restructure.agreeing import OwnCertificate
from restructure.credential import Credential

ANY_USE = KeyUsageConstraints(key_usage=set())


def sign_terms(credential: Credential, terms_digest: str, at: datetime) -> tuple[OwnCertificate, bytes]:
    """A detached CMS (RFC 5652, DER) over the digest of the terms as 64 hexadecimal characters, and what it shows.

    The credential is used and not kept.
    """
    attributes = PdfCMSSignedAttributes(signing_time=at)
    made = asyncio.run(
        Sealer(credential).async_sign_general_data(terms_digest.encode(), DIGEST, signed_attr_settings=attributes)
    )
    said = about(credential.certificate)
    return OwnCertificate(at, said.subject, said.issuer, said.fingerprint), bytes(made.dump())


def check_terms(signature: bytes, terms_digest: str) -> str:
    """The fingerprint of the certificate that signed the digest of the terms.

    Refuses what is no such signature, or is one over other terms (``own_signature_bad``).
    """
    try:
        return asyncio.run(_checked(signature, terms_digest))
    # A hostile file may break the parser anywhere.
    except Exception:
        raise Refusal("signature", "own_signature_bad") from None


async def _checked(signature: bytes, terms_digest: str) -> str:
    signed = cms.ContentInfo.load(signature, strict=True)["content"]
    # Whose certificate it is, is for its issuer to say: here only the signature counts.
    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    status = await async_validate_detached_cms(terms_digest.encode(), signed, nobody, key_usage_settings=ANY_USE)
    if not (status.intact and status.valid):
        raise Refusal("signature", "own_signature_bad")
    return about(status.signing_cert.dump()).fingerprint
