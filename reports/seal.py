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
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.embed import EmbeddedFileObject, EmbeddedFileParams, FileSpec, embed_file
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from calculators.errors import Refusal
from reports import wording
from reports.formats import Language
from reports.verify import DIGEST, verify
from restructure.agreements.agreement import Attachment
from restructure.agreements.credential import Credential

FIELD = "Seal"
KINDS = {"p7s": "application/pkcs7-signature", "pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}
"""What goes with an agreement, by the ending of its name."""
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
    place: str = "",
    timestamp_address: str = "",
) -> bytes:
    """The PDF with its attachments, sealed at that moment by the clock of this PC, and at that place.

    With ``timestamp_address`` an authority there vouches for the moment (baseline B-T, RFC 3161): a digest, nothing
    else, leaves this PC. Refuses what is no PDF (``not_a_pdf``), a PDF that is signed already (``signed_already``),
    an authority that does not answer (``no_timestamp``), and one whose answer is about something else
    (``wrong_timestamp``).
    """
    made = asyncio.run(_sealed(pdf, sealer, at, attachments, place, timestamp_address))
    # The answer is kept as it came: whether it vouches for this very file shows only now.
    if timestamp_address and not verify(made, ()).timestamped:
        raise Refusal("timestamp_address", "wrong_timestamp")
    return made


class _Writer(IncrementalPdfFileWriter):
    """Leaves what a file says of itself as it is: the day of a paper is not that of its seal, and what is related to a
    PDF/A-3 is told in a PDF 1.7."""

    def _update_meta(self) -> None:
        """Nothing."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Nothing."""


async def _sealed(
    pdf: bytes, sealer: Sealer, at: datetime, attachments: tuple[Attachment, ...], place: str, timestamp_address: str
) -> bytes:
    try:
        writer = _Writer(BytesIO(pdf))
        if any(True for _ in enumerate_sig_fields(writer)):
            raise Refusal("file", "signed_already")
    except PdfError:
        raise Refusal("file", "not_a_pdf") from None
    for one in attachments:
        _embed(writer, one, at)
    steps = PdfCMSEmbedder(SigFieldSpec(FIELD)).write_cms(FIELD, writer)
    next(steps)
    room = RESERVED_FOR_TIMESTAMP if timestamp_address else RESERVED
    signed = SignatureObject(
        timestamp=at,
        subfilter=SigSeedSubFilter.PADES,
        name=sealer.subject_name,
        location=place,
        reason=_reason(writer),
        bytes_reserved=room,
    )
    steps.send(SigObjSetup(signed, SigMDPSetup(DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)))
    prepared, output = steps.send(SigIOSetup(DIGEST, in_place=False))
    try:
        signature = await sealer.async_sign(
            prepared.document_digest, DIGEST, use_pades=True, timestamper=_timestamper(timestamp_address)
        )
    except (TimestampRequestError, OSError, ValueError):
        raise Refusal("timestamp_address", "no_timestamp") from None
    prepared.fill_with_cms(output, signature)
    return cast(BytesIO, output).getvalue()


def _embed(writer: _Writer, attachment: Attachment, at: datetime) -> None:
    """Lay a file beside the paper into it; a list of names is sorted (ISO 32000-1, 7.9.6)."""
    content = EmbeddedFileObject.from_file_data(
        writer,
        attachment.content,
        compress=False,
        params=EmbeddedFileParams(modification_date=at),
        mime_type=KINDS.get(attachment.name.rpartition(".")[2], "application/octet-stream"),
    )
    name, beside = attachment.name, generic.pdf_name("/Supplement")
    embed_file(writer, FileSpec(name, file_name=name, embedded_data=content, af_relationship=beside))
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    held = list(names.iterate())
    pairs = sorted(zip(held[::2], held[1::2], strict=True), key=lambda pair: str(pair[0]))
    names[:] = [part for pair in pairs for part in pair]


def _reason(writer: _Writer) -> str:
    """Why the file is sealed, in its own language."""
    language: Language = "zh" if str(writer.root.get("/Lang", "")).startswith("zh") else "en"
    return wording.say("seal.reason", language, title=str(writer.prev.trailer["/Info"].get("/Title", "")))


def _timestamper(address: str) -> TimeStamper | None:
    if not address:
        return None
    # Only then: it is a client for the network.
    from pyhanko.sign.timestamps import HTTPTimeStamper

    return HTTPTimeStamper(address)
