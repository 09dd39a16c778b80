"""Ways to tamper with a sealed file, each as somebody with common tools would, and the fault that names it."""

# The library names no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile
from zlib import compress

from asn1crypto import cms, core, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.embed import EmbeddedFileObject, FileSpec, embed_file
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import Signer
from pypdf import PdfReader, PdfWriter

from reports.certificate import make
from reports.seal import Sealer, seal
from reports.verify import DIGEST
from restructure.agreements.seal_report import Fault

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


def free_text(sealed: bytes) -> bytes:
    """Another text laid over the first page as a remark."""
    return _annotated(sealed, Subtype=pdf_name("/FreeText"), Contents=generic.TextStringObject("0.00"))


def link(sealed: bytes) -> bytes:
    """A place on the first page that leads elsewhere."""
    action = generic.DictionaryObject(
        {pdf_name("/S"): pdf_name("/URI"), pdf_name("/URI"): _text("https://example.org")}
    )
    return _annotated(sealed, Subtype=pdf_name("/Link"), A=action)


def hidden_layer(sealed: bytes) -> bytes:
    """A layer that can be switched on."""
    return _in_catalogue(sealed, OCProperties=generic.DictionaryObject({pdf_name("/OCGs"): generic.ArrayObject()}))


def open_action(sealed: bytes) -> bytes:
    """A script that runs when the file is opened."""
    script = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): _text("app.alert(1)")}
    return _in_catalogue(sealed, OpenAction=generic.DictionaryObject(script))


def security_store(sealed: bytes) -> bytes:
    """Certificates added behind the seal, where readers look for them."""
    return _in_catalogue(sealed, DSS=generic.DictionaryObject())


def other_metadata(sealed: bytes) -> bytes:
    """What the file says of itself, said otherwise."""
    return _in_catalogue(sealed, Metadata=generic.StreamObject(stream_data=b"<x/>"))


def permissions_removed(sealed: bytes) -> bytes:
    """The ban on changes taken out of the catalogue."""
    writer = _update(sealed)
    del writer.root["/Perms"]
    writer.update_root()
    return _written(writer)


def form_field(sealed: bytes) -> bytes:
    """A field more in the form."""
    writer = _update(sealed)
    fields = writer.root["/AcroForm"]["/Fields"]
    said = {pdf_name("/FT"): pdf_name("/Tx"), pdf_name("/T"): _text("sum"), pdf_name("/V"): _text("0.00")}
    fields.append(writer.add_object(generic.DictionaryObject(said)))
    writer.update_container(fields)
    return _written(writer)


def need_appearances(sealed: bytes) -> bytes:
    """The reader asked to draw the fields anew."""
    writer = _update(sealed)
    writer.root["/AcroForm"][pdf_name("/NeedAppearances")] = generic.BooleanObject(value=True)
    writer.update_container(writer.root["/AcroForm"])
    return _written(writer)


def page_swap(sealed: bytes) -> bytes:
    """The pages in another order."""
    writer = _update(sealed)
    writer.root["/Pages"]["/Kids"].reverse()
    writer.update_container(writer.root["/Pages"]["/Kids"])
    return _written(writer)


def page_removed(sealed: bytes) -> bytes:
    """The last page left out."""
    writer = _update(sealed)
    writer.root["/Pages"]["/Kids"].pop()
    writer.update_container(writer.root["/Pages"]["/Kids"])
    return _written(writer)


def turned(sealed: bytes) -> bytes:
    """The first page on its head."""
    return _on_page(sealed, Rotate=generic.NumberObject(180))


def cropped(sealed: bytes) -> bytes:
    """The first page cut down to a corner."""
    return _on_page(sealed, CropBox=generic.ArrayObject(map(generic.NumberObject, (0, 0, 99, 99))))


def other_resources(sealed: bytes) -> bytes:
    """Other letters behind the same text: the fonts of the first page taken away."""
    return _on_page(sealed, Resources=generic.DictionaryObject())


def attachment(sealed: bytes) -> bytes:
    """A file attached behind the seal."""
    writer = _update(sealed)
    content = EmbeddedFileObject.from_file_data(writer, b"we agreed otherwise")
    embed_file(writer, FileSpec("letter.txt", file_name="letter.txt", embedded_data=content))
    return _written(writer)


def seal_emptied(sealed: bytes) -> bytes:
    """The value of the seal taken out of its field, in an update."""
    writer = _update(sealed)
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)
    return _written(writer)


def many_pages(sealed: bytes) -> bytes:
    """Two thousand million pages, by what the file says."""
    writer = _update(sealed)
    writer.root["/Pages"][pdf_name("/Count")] = generic.NumberObject(2_000_000_000)
    writer.update_container(writer.root["/Pages"])
    return _written(writer)


def field_cycle(sealed: bytes) -> bytes:
    """A field that is its own child."""
    writer = _update(sealed)
    field = writer.root["/AcroForm"]["/Fields"][0]
    field[pdf_name("/Kids")] = generic.ArrayObject(
        [field.container_ref and writer.root["/AcroForm"]["/Fields"].raw_get(0)]
    )
    writer.update_container(field)
    return _written(writer)


def large_when_unpacked(sealed: bytes) -> bytes:
    """A stream of some kilobytes that is thirty megabytes unpacked."""
    packed = generic.StreamObject(encoded_data=compress(bytes(30_000_000)))
    packed[pdf_name("/Filter")] = pdf_name("/FlateDecode")
    writer = _update(sealed)
    writer.add_object(packed)
    return _written(writer)


def carriage_return(sealed: bytes) -> bytes:
    """The smallest addition."""
    return sealed + b"\r"


def line_feed(sealed: bytes) -> bytes:
    """A line end more."""
    return sealed + b"\n"


def blank(sealed: bytes) -> bytes:
    """A blank more."""
    return sealed + b" "


def zeros(sealed: bytes) -> bytes:
    """Zeros behind the end, as a transfer may leave them."""
    return sealed + bytes(64)


def tail(sealed: bytes) -> bytes:
    """Three megabytes behind the end."""
    return sealed + b"% " * 1_500_000


def second_end(sealed: bytes) -> bytes:
    """A remark with an end of its own."""
    return sealed + b"% nothing\n%%EOF\n"


def archive(sealed: bytes) -> bytes:
    """A ZIP archive behind the end: the file is both."""
    packed = BytesIO()
    with ZipFile(packed, "w") as made:
        made.writestr("letter.txt", "we agreed otherwise")
    return sealed + packed.getvalue()


def picture_before(sealed: bytes) -> bytes:
    """The head of a picture before the PDF: the file is both."""
    return b"GIF89a\1\0\1\0\0\0\0;" + sealed


def line_before(sealed: bytes) -> bytes:
    """An empty line before the head."""
    return b"\n" + sealed


def half(sealed: bytes) -> bytes:
    """The first half alone."""
    return sealed[: len(sealed) // 2]


def head_alone(sealed: bytes) -> bytes:
    """The head and the end, nothing between."""
    return sealed[:9] + b"%%EOF\n"


def other_version(sealed: bytes) -> bytes:
    """Another version in the head."""
    return b"%PDF-1.3" + sealed[8:]


def other_moment(sealed: bytes) -> bytes:
    """Another moment of sealing, in place."""
    at = sealed.index(b"1125140300Z")
    return sealed[:at] + b"0601" + sealed[at + 4 :]


def other_kind(sealed: bytes) -> bytes:
    """Another kind of signature, by its name."""
    return sealed.replace(b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached")


def range_below_nothing(sealed: bytes) -> bytes:
    """A range that begins before the file."""
    return _ranged(sealed, lambda numbers: [-1, *numbers[1:]])


def range_shorter(sealed: bytes) -> bytes:
    """A range that leaves the end of the file out."""
    return _ranged(sealed, lambda numbers: [*numbers[:3], numbers[3] - 9])


def range_with_a_gap(sealed: bytes) -> bytes:
    """A range that leaves out more than the signature."""
    return _ranged(sealed, lambda numbers: [0, numbers[1] - 9, *numbers[2:]])


def range_of_three(sealed: bytes) -> bytes:
    """A range without its end."""
    return _ranged(sealed, lambda numbers: numbers[:3])


def no_range(sealed: bytes) -> bytes:
    """No range at all."""
    return sealed.replace(b"/ByteRange", b"/ByteRangf")


def signature_of_zeros(sealed: bytes) -> bytes:
    """The room of the signature emptied."""
    start, end = room(sealed)
    return sealed[:start] + b"0" * (end - start) + sealed[end:]


def wrapped(sealed: bytes) -> bytes:
    """What was signed moved behind, other content put in its place (signature wrapping)."""
    start, _ = room(sealed)
    return _ranged(sealed[: start - 1] + b"<00>" + b"\n" * 40 + sealed[start - 1 :], lambda numbers: numbers)


def side_letter(sealed: bytes) -> bytes:
    """A letter in the zeros behind the signature."""
    _, end = room(sealed)
    letter = b"We agreed on half of it, whatever the pages say.".hex().upper().encode()
    return sealed[: end - len(letter)] + letter + sealed[end:]


def last_digits(sealed: bytes) -> bytes:
    """Four digits in the zeros behind the signature."""
    _, end = room(sealed)
    return sealed[: end - 4] + b"BEEF" + sealed[end:]


def blanks_in_room(sealed: bytes) -> bytes:
    """Blanks instead of the last zeros."""
    _, end = room(sealed)
    return sealed[: end - 4] + b"    " + sealed[end:]


def small_letters(sealed: bytes) -> bytes:
    """The same signature in small digits."""
    start, end = room(sealed)
    return sealed[:start] + sealed[start:end].lower() + sealed[end:]


def certificate_put_in(sealed: bytes) -> bytes:
    """A certificate more in the signature, that has no part in it."""

    def change(signed: cms.SignedData) -> None:
        stranger = x509.Certificate.load(make("Somebody Else", AT).certificate)
        signed["certificates"].append(cms.CertificateChoices("certificate", stranger))

    return _with_signature(sealed, change)


def attribute_put_in(sealed: bytes) -> bytes:
    """A remark in the signature, where nothing is signed."""

    def change(signed: cms.SignedData) -> None:
        remark = cms.CMSAttribute({"type": "1.2.3.4", "values": [core.OctetString(b"we agreed otherwise")]})
        signed["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([remark])

    return _with_signature(sealed, change)


def longer_lengths(sealed: bytes) -> bytes:
    """The same signature, its first length written with a byte more than it takes."""
    start, end = room(sealed)
    der = cms.ContentInfo.load(bytes.fromhex(sealed[start:end].decode())).dump()
    assert der[:2] == b"\x30\x82"
    return _in_room(sealed, b"\x30\x83\x00" + der[2:])


def packed_again(sealed: bytes) -> bytes:
    """The same pages under a password."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(sealed))), BytesIO()
    writer.encrypt("")
    writer.write(out)
    return out.getvalue()


def one_page_alone(sealed: bytes) -> bytes:
    """The first page as a file of its own."""
    writer, out = PdfWriter(), BytesIO()
    writer.add_page(PdfReader(BytesIO(sealed)).pages[0])
    writer.write(out)
    return out.getvalue()


def name_with_another_blank(sealed: bytes) -> bytes:
    """Other content, sealed with a key of the forger's under a name that looks the same."""
    return seal(one_page_alone(stripped(sealed)), Sealer(make(NAME.replace(" ", "\u00a0"), AT)), AT)


def certified_by_somebody_else(sealed: bytes) -> bytes:
    """The pages without their seal, sealed by somebody else under their own name."""
    return seal(stripped(sealed), Sealer(make("Mallory", AT)), AT)


ATTACKS: dict[Callable[[bytes], bytes], Fault] = {
    append: "appended",
    junk: "appended",
    truncate: "unreadable",
    replaced_content: "changed",
    overlay: "appended",
    re_save: "changed",
    info_update: "appended",
    second_signature: "several_seals",
    same_name_forgery: "same_name",
    stripped: "not_sealed",
    half_stripped: "not_sealed",
    free_text: "appended",
    link: "appended",
    hidden_layer: "appended",
    open_action: "appended",
    security_store: "appended",
    other_metadata: "appended",
    permissions_removed: "not_certified",
    form_field: "appended",
    need_appearances: "appended",
    page_swap: "appended",
    page_removed: "appended",
    turned: "appended",
    cropped: "appended",
    other_resources: "appended",
    attachment: "appended",
    seal_emptied: "not_sealed",
    many_pages: "appended",
    field_cycle: "unreadable",
    large_when_unpacked: "appended",
    carriage_return: "appended",
    line_feed: "appended",
    blank: "appended",
    zeros: "appended",
    tail: "appended",
    second_end: "unreadable",
    archive: "appended",
    picture_before: "unreadable",
    line_before: "unreadable",
    half: "unreadable",
    head_alone: "unreadable",
    other_version: "changed",
    other_moment: "changed",
    other_kind: "changed",
    range_below_nothing: "unreadable",
    range_shorter: "appended",
    range_with_a_gap: "changed",
    range_of_three: "unreadable",
    no_range: "unreadable",
    signature_of_zeros: "unreadable",
    wrapped: "unreadable",
    side_letter: "room_changed",
    last_digits: "room_changed",
    blanks_in_room: "room_changed",
    small_letters: "room_changed",
    certificate_put_in: "needless_certificate",
    attribute_put_in: "room_changed",
    longer_lengths: "room_changed",
    packed_again: "unreadable",
    one_page_alone: "not_sealed",
    name_with_another_blank: "other_certificate",
    certified_by_somebody_else: "other_certificate",
}
"""Each with the fault that must be among those named."""


def room(sealed: bytes) -> tuple[int, int]:
    """From where to where the digits of the signature stand."""
    start = sealed.index(b"/Contents <") + len(b"/Contents <")
    return start, sealed.index(b">", start)


def _in_room(sealed: bytes, content: bytes) -> bytes:
    start, end = room(sealed)
    return sealed[:start] + content.hex().upper().encode().ljust(end - start, b"0") + sealed[end:]


def _with_signature(sealed: bytes, change: Callable[[cms.SignedData], None]) -> bytes:
    start, end = room(sealed)
    info = cms.ContentInfo.load(bytes.fromhex(sealed[start:end].decode()))
    change(info["content"])
    return _in_room(sealed, info.dump(force=True))


def _ranged(sealed: bytes, change: Callable[[list[int]], list[int]]) -> bytes:
    """The file with other numbers in its range, and no byte moved."""
    start = sealed.index(b"/ByteRange [") + len(b"/ByteRange [")
    end = sealed.index(b"]", start)
    numbers = change([int(one) for one in sealed[start:end].split()])
    return sealed[:start] + " ".join(map(str, numbers)).encode().ljust(end - start) + sealed[end:]


def _text(said: str) -> generic.TextStringObject:
    return generic.TextStringObject(said)


def _in_catalogue(sealed: bytes, **entries: generic.PdfObject) -> bytes:
    writer = _update(sealed)
    for name, value in entries.items():
        writer.root[pdf_name(f"/{name}")] = writer.add_object(value)
    writer.update_root()
    return _written(writer)


def _on_page(sealed: bytes, **entries: generic.PdfObject) -> bytes:
    writer = _update(sealed)
    page = writer.root["/Pages"]["/Kids"][0]
    for name, value in entries.items():
        page[pdf_name(f"/{name}")] = value
    writer.update_container(page)
    return _written(writer)


def _annotated(sealed: bytes, **entries: generic.PdfObject) -> bytes:
    writer = _update(sealed)
    where = generic.ArrayObject(map(generic.NumberObject, (60, 700, 300, 720)))
    said = {pdf_name(f"/{name}"): value for name, value in entries.items()}
    remark = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Rect"): where} | said)
    page = writer.root["/Pages"]["/Kids"][0]
    page[pdf_name("/Annots")] = generic.ArrayObject([writer.add_object(remark)])
    writer.update_container(page)
    return _written(writer)


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
    writer.write(out)
    return out.getvalue()
