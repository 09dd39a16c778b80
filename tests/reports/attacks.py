"""Nine ways to tamper with a sealed file, each as somebody with common tools would."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import Signer
from pypdf import PdfReader, PdfWriter

from reports.certificate import make
from reports.seal import DIGEST, Sealer, seal

AT = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
NAME = "Example Bank 示例银行"


def append(sealed: bytes) -> bytes:
    """A new object in an update of its own, that nothing refers to."""
    writer = _update(sealed)
    writer.add_object(generic.TextStringObject("added"))
    return _written(writer)


def junk(sealed: bytes) -> bytes:
    """Bytes behind the end."""
    return sealed + b"\n% nothing to see here\n"


def truncate(sealed: bytes) -> bytes:
    """The last bytes cut off."""
    return sealed[:-7]


def replaced_content(sealed: bytes) -> bytes:
    """A byte of a page's content changed in place, so that no length differs."""
    at = sealed.index(b"stream\n") + 40
    return sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]


def overlay(sealed: bytes) -> bytes:
    """Another text drawn over the first page, in an update."""
    writer = _update(sealed)
    page = writer.root["/Pages"]["/Kids"][0]
    added = writer.add_object(generic.StreamObject(stream_data=b"0 0 200 200 re f"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), added])
    writer.update_container(page)
    return _written(writer)


def re_save(sealed: bytes) -> bytes:
    """The same pages, written again by another program."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(sealed))), BytesIO()
    writer.write(out)
    return out.getvalue()


def info_update(sealed: bytes) -> bytes:
    """Another title, in an update."""
    writer = _update(sealed)
    info = writer.trailer["/Info"]
    info[pdf_name("/Title")] = generic.TextStringObject("RA-2026-999999")
    writer.update_container(info)
    return _written(writer)


def second_signature(sealed: bytes) -> bytes:
    """A signature of somebody else behind the seal."""
    return signed_again(sealed, Sealer(make("Somebody Else", AT)))


def same_name_forgery(sealed: bytes) -> bytes:
    """Other content, sealed with a key of the forger's under the organisation's name."""
    writer, out = PdfWriter(), BytesIO()
    writer.add_page(PdfReader(BytesIO(sealed)).pages[0])
    writer.write(out)
    return seal(out.getvalue(), Sealer(make(NAME, AT)), AT)


def stripped(sealed: bytes) -> bytes:
    """The seal taken out without a trace: the pages alone, with what the file says of itself."""
    return _stripped(sealed, {})


def _stripped(sealed: bytes, says: dict[str, str]) -> bytes:
    reader, writer, out = PdfReader(BytesIO(sealed)), PdfWriter(), BytesIO()
    for page in reader.pages:
        page.pop("/Annots", None)
        writer.add_page(page)
    writer.add_metadata({name: str(value) for name, value in (reader.metadata or {}).items()} | says)
    writer.write(out)
    return out.getvalue()


def relabelled(sealed: bytes) -> bytes:
    """The seal taken out, and the file made to call itself a paper that never bears one."""
    return _stripped(sealed, {"/Keywords": "restructure calendar RA-2026-000417"})


def half_stripped(sealed: bytes) -> bytes:
    """Called a calendar, its seal emptied, but the place of the seal left in it."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(sealed))), BytesIO()
    for field in writer.root_object["/AcroForm"]["/Fields"]:  # type: ignore[index]  # pypdf says PdfObject
        del field.get_object()["/V"]
    writer.add_metadata({"/Keywords": "restructure calendar RA-2026-000417"})
    writer.write(out)
    return out.getvalue()


ATTACKS: tuple[Callable[[bytes], bytes], ...] = (
    append,
    junk,
    truncate,
    replaced_content,
    overlay,
    re_save,
    info_update,
    second_signature,
    same_name_forgery,
    stripped,
    half_stripped,
)


def signed_again(pdf: bytes, signer: Signer) -> bytes:
    """A PDF with an ordinary signature added to it, whatever it certifies."""
    steps = PdfCMSEmbedder(SigFieldSpec("Second")).write_cms("Second", _update(pdf))
    next(steps)
    place = SignatureObject(timestamp=AT, subfilter=SigSeedSubFilter.PADES, bytes_reserved=16_384)
    steps.send(SigObjSetup(place))
    prepared, output = steps.send(SigIOSetup(DIGEST, in_place=False))
    signature = asyncio.run(signer.async_sign(prepared.document_digest, DIGEST, use_pades=True))
    prepared.fill_with_cms(output, signature)
    return bytes(output.getvalue())


def _update(pdf: bytes) -> IncrementalPdfFileWriter:
    return IncrementalPdfFileWriter(BytesIO(pdf))


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    out = BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]  # the library names no types here
    return out.getvalue()
