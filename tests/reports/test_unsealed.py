"""A paper that never bears a seal is told from a sealed one that lost it, and never called what it says it is."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from reports import wording
from reports.kinds import KINDS, SEALED, mark_of, unsealed_in
from reports.verify import sentences, verify
from restructure.agreements.seal_report import Report
from tests.reports.attacks import half_stripped, relabelled, stripped
from tests.support.papers import PAPERS
from tests.support.reading import pdf_of, sheets_of
from tests.support.samples import instalment_agreement, signed
from tests.support.seals import credential, sealed

SHORT = instalment_agreement(2)
CALLED = {
    "certificate": "a settlement certificate for",
    "notice": "a notice of a missed payment for",
    "calendar": "a payment calendar for",
    "slips": "payment slips for",
    "cost_sheet": "a cost sheet for",
    "large": "a large print for",
    "offer": "an offer letter for",
    "forbearance": "a forbearance letter for",
    "validation": "a notice of a debt for",
    "booking": "a booking sheet for",
    "account_statement": "a statement of account for",
    "next_payments": "a card of the next payments for",
    "deed": "a deed of settlement for",
    "payoff": "an early settlement statement for",
    "memo": "a negotiation memo for",
    "memo_copy": "a copy of a negotiation memo for",
    "choices": "a comparison of choices for",
}
PROMISES = ("intact", "genuine", "unchanged", "authentic", "valid", "真实", "完好", "未被改动", "有效")


def told(pdf: bytes, *, known: bool = True, registered: str | None = None) -> tuple[Report, str]:
    report = verify(pdf, (credential().certificate,) if known else ())
    said = sentences(report, "en", sha256="0" * 64, registered=registered, known=known)
    assert not [word for word in PROMISES if word in " ".join(said).lower()] or report.unsealed is None
    return report, " ".join(said)


def with_metadata(pdf: bytes, mark: str) -> bytes:
    """The same pages, written again under other words of their own."""
    writer, out = PdfWriter(), BytesIO()
    for page in PdfReader(BytesIO(pdf)).pages:
        writer.add_page(page)
    writer.add_metadata({"/Keywords": mark})
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_ours_says_what_it_is_and_that_nothing_is_proved(name: str) -> None:
    report, said = told(PAPERS[name](SHORT, "en"))
    assert not report.intact
    assert said.startswith(f"No seal: this file calls itself {CALLED[name]} ")
    assert "RA-2026-000417" in said
    assert "its content cannot be proved" in said
    assert "Not intact" not in said


@pytest.mark.parametrize("registered", [None, ""])
@pytest.mark.parametrize("known", [True, False])
def test_it_says_so_with_and_without_certificate_and_register(registered: str | None, *, known: bool) -> None:
    _, said = told(PAPERS["calendar"](SHORT, "en"), known=known, registered=registered)
    assert said.startswith("No seal: this file calls itself a payment calendar")


def test_it_speaks_chinese() -> None:
    report = verify(PAPERS["calendar"](SHORT, "zh"), ())
    said = " ".join(sentences(report, "zh", sha256="0" * 64, known=False))
    assert said.startswith("无封签：该文件自称是还款日历（RA-2026-000417）。 此类文书不加封签，其内容无法由此证实。")
    assert not [word for word in PROMISES if word in said]


@pytest.mark.parametrize("pdf", [pdf_of(signed(instalment_agreement())), pdf_of(instalment_agreement())])
def test_an_agreement_without_its_seal_is_not_intact(pdf: bytes) -> None:
    report, said = told(pdf)
    assert report.unsealed is None
    assert said.startswith("Not intact")


@pytest.mark.parametrize("attack", [stripped, half_stripped])
def test_a_sealed_file_that_lost_its_seal_is_not_intact(attack: object) -> None:
    assert callable(attack)
    report, said = told(attack(sealed()))
    assert (report.faults, report.unsealed) == (("not_sealed",), None)
    assert said.startswith("Not intact")


def test_a_forged_label_gains_no_more_than_that_nothing_is_proved() -> None:
    report, said = told(relabelled(sealed()))
    assert not report.intact
    assert "its content cannot be proved" in said


@pytest.mark.parametrize(
    "mark",
    [
        "",
        "restructure",
        "restructure agreement RA-2026-000417",
        "restructure  calendar",
        "restructure calendar RA-2026-000417 and genuine",
        "restructure calendar Example Bank",
        "restructure Calendar",
        "calendar RA-2026-000417",
        "restructure genuine",
        "restructure calendar RA-2026-00041７",
    ],
)
def test_what_no_paper_of_ours_says_of_itself_is_not_repeated(mark: str) -> None:
    assert unsealed_in(mark) is None
    report, said = told(with_metadata(PAPERS["calendar"](SHORT, "en"), mark))
    assert report.unsealed is None
    assert said.startswith("Not intact")


@pytest.mark.parametrize(
    "changed",
    [
        lambda pdf: pdf + b"\n% more\n",
        lambda pdf: pdf + b"%%EOF\n",
        lambda pdf: pdf.replace(b"%PDF-1.7\n", b"%PDF-1.7\n% /ByteRange [0 1 2 3]\n", 1),
    ],
    ids=["something behind", "a second end", "a gap for a signature"],
)
def test_a_paper_with_traces_of_a_seal_or_an_update_is_not_intact(changed: object) -> None:
    assert callable(changed)
    report, said = told(changed(PAPERS["calendar"](SHORT, "en")))
    assert report.unsealed is None
    assert said.startswith("Not intact")


def test_something_attached_is_a_trace() -> None:
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(PAPERS["calendar"](SHORT, "en")))), BytesIO()
    writer.add_attachment("scan.pdf", b"%PDF")
    writer.write(out)
    assert told(out.getvalue())[0].unsealed is None


@pytest.mark.parametrize("kind", [one for one in KINDS if one != SEALED])
def test_every_kind_is_read_as_it_was_written_and_has_a_name(kind: str) -> None:
    assert unsealed_in(mark_of(kind, "RA-2026-000417")) == (kind, "RA-2026-000417")  # type: ignore[arg-type]
    assert wording.name("paper", kind, "en") != wording.name("paper", kind, "zh")


def test_the_foot_of_an_unsealed_paper_does_not_promise_a_sealed_file() -> None:
    written = "".join(sheets_of(PAPERS["offer"](SHORT, "en"))[0].split())
    assert "Thispaperbearsnosealonthefile." in written
    assert "SHA-256" not in written
