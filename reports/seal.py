"""The seal: the organisation's digital signature over a whole PDF, the first and only one, after which nothing changes.

PAdES baseline B-B (ETSI EN 319 142-1), as a certification signature that permits no changes (ISO 32000-2, 12.8.2.2).
It shows that a file is unchanged since it was sealed with this key, and no more.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from io import BytesIO
from typing import cast

from asn1crypto import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from pyhanko.pdf_utils.embed import EmbeddedFileObject, FileSpec, embed_file
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from calculators.errors import Refusal
from reports.verify import verify
from restructure.agreements.agreement import Attachment
from restructure.agreements.credential import Credential

FIELD = "Seal"
DIGEST = "sha256"
RESERVED, RESERVED_FOR_TIMESTAMP = 12_288, 32_768
"""Hexadecimal digits kept free for the signature: a chain of three certificates, and a timestamp with its own."""


class Sealer(Signer):
    """A credential whose key was parsed once. Parsing and checking an RSA key costs several times what a seal does."""

    def __init__(self, credential: Credential) -> None:
        chain = [x509.Certificate.load(one) for one in (credential.certificate, *credential.chain)]
        registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its __init__ names no types
        for one in chain[1:]:
            registry.register(one)
        super().__init__(signing_cert=chain[0], cert_registry=registry)
        self._key = cast(RSAPrivateKey, serialization.load_der_private_key(credential.private_key, password=None))
        self._room = bytes((self._key.key_size + 7) // 8)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The signature over ``data``; of a dry run only its length counts."""
        return self._room if dry_run else self._key.sign(data, PKCS1v15(), hashes.SHA256())


def seal(
    pdf: bytes,
    sealer: Sealer,
    at: datetime,
    *,
    attachments: tuple[Attachment, ...] = (),
    timestamp_address: str = "",
) -> bytes:
    """The PDF with its attachments, sealed at that moment by the clock of this PC.

    With ``timestamp_address`` an authority there vouches for the moment (baseline B-T, RFC 3161): a digest, nothing
    else, leaves this PC. Refuses what is no PDF (``not_a_pdf``), a PDF that is signed already (``signed_already``),
    an authority that does not answer (``no_timestamp``), and one whose answer is about something else
    (``wrong_timestamp``).
    """
    made = asyncio.run(_sealed(pdf, sealer, at, attachments, timestamp_address))
    # The answer is kept as it came: whether it vouches for this very file shows only now.
    if timestamp_address and not verify(made, ()).timestamped:
        raise Refusal("timestamp_address", "wrong_timestamp")
    return made


async def _sealed(
    pdf: bytes, sealer: Sealer, at: datetime, attachments: tuple[Attachment, ...], timestamp_address: str
) -> bytes:
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        if any(True for _ in enumerate_sig_fields(writer)):
            raise Refusal("file", "signed_already")
    except PdfError:
        raise Refusal("file", "not_a_pdf") from None
    for one in attachments:
        content = EmbeddedFileObject.from_file_data(writer, one.content, compress=False)
        embed_file(writer, FileSpec(one.name, file_name=one.name, embedded_data=content))
    steps = PdfCMSEmbedder(SigFieldSpec(FIELD)).write_cms(FIELD, writer)
    next(steps)
    room = RESERVED_FOR_TIMESTAMP if timestamp_address else RESERVED
    place = SignatureObject(timestamp=at, subfilter=SigSeedSubFilter.PADES, bytes_reserved=room)
    steps.send(SigObjSetup(place, SigMDPSetup(DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)))
    prepared, output = steps.send(SigIOSetup(DIGEST, in_place=False))
    try:
        signature = await sealer.async_sign(
            prepared.document_digest, DIGEST, use_pades=True, timestamper=_timestamper(timestamp_address)
        )
    except (TimestampRequestError, OSError, ValueError):
        raise Refusal("timestamp_address", "no_timestamp") from None
    prepared.fill_with_cms(output, signature)
    return cast(BytesIO, output).getvalue()


def _timestamper(address: str) -> TimeStamper | None:
    if not address:
        return None
    # Only then: it is a client for the network.
    from pyhanko.sign.timestamps import HTTPTimeStamper

    return HTTPTimeStamper(address)
