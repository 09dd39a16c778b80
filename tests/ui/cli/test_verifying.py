"""``restructure verify``: for anybody with the file and the organisation's certificate, and for the office."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.certificate import to_pem
from reports.papers.calendar import calendar_pdf
from restructure.agreements.agreement import edition
from restructure.agreements.evidence import Signature
from restructure.services.signing import Agreed, sign_and_keep
from restructure.store import Passphrase, agreements
from restructure.store.accounts import save
from tests.reports.attacks import (
    NAME,
    append,
    relabelled,
    replaced_content,
    second_signature,
    side_letter,
    stripped,
)
from tests.support.cases import ACCOUNT, TODAY, signed_agreement
from tests.support.drafts import draft
from tests.support.reading import pdf_of
from tests.support.samples import instalment_agreement, signed
from tests.support.seals import credential, sealed
from tests.support.stores import open_store
from tests.support.workplaces import workplace
from ui.cli import main


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "office.pem").write_bytes(to_pem(credential().certificate))
    (tmp_path / "paper.pdf").write_bytes(sealed())
    return tmp_path / "paper.pdf"


def test_a_third_party_needs_only_the_file_and_the_certificate(file: Path) -> None:
    told = run(file, "--certificate", file.with_name("office.pem"))
    assert told.exit_code == 0
    assert told.output.startswith("Intact")
    assert NAME in told.output
    assert "25 November 2026, 14:03 UTC" in told.output


def test_it_speaks_chinese(file: Path) -> None:
    told = run(file, "--certificate", file.with_name("office.pem"), "--language", "zh")
    assert told.output.startswith("完好")


def test_it_answers_programs(file: Path) -> None:
    told = json.loads(run(file, "--certificate", file.with_name("office.pem"), "--json").output)
    assert told["intact"]
    assert told["faults"] == []
    assert told["signer"]["name"] == NAME
    assert told["registered"] is None


@pytest.mark.parametrize("attack", [append, replaced_content, second_signature, stripped, side_letter])
def test_tampering_ends_with_1_and_says_so(file: Path, attack: object) -> None:
    assert callable(attack)
    file.write_bytes(attack(sealed()))
    told = run(file, "--certificate", file.with_name("office.pem"))
    assert told.exit_code == 1
    assert told.output.startswith("Not intact")


@pytest.mark.parametrize("with_certificate", [True, False])
def test_a_paper_that_never_bears_a_seal_ends_with_3(file: Path, *, with_certificate: bool) -> None:
    file.write_bytes(calendar_pdf(instalment_agreement(2), "en"))
    given = ("--certificate", file.with_name("office.pem")) if with_certificate else ()
    told = run(file, *given)
    assert told.exit_code == 3
    assert told.output.startswith("No seal: this file calls itself a payment calendar for RA-2026-000417.")
    assert "cannot be proved" in told.output
    answer = json.loads(run(file, *given, "--json").output)
    assert (answer["intact"], answer["faults"], answer["unsealed_paper"]) == (False, ["not_sealed"], "calendar")


def test_a_sealed_file_that_was_called_a_calendar_is_never_taken_for_intact(file: Path) -> None:
    file.write_bytes(relabelled(sealed()))
    told = run(file, "--certificate", file.with_name("office.pem"))
    assert told.exit_code == 3
    assert "cannot be proved" in told.output
    assert not json.loads(run(file, "--json").output)["intact"]


def test_without_a_certificate_nothing_is_taken_on_trust(file: Path) -> None:
    told = run(file)
    assert told.exit_code == 1
    assert "no certificate to compare with" in told.output
    assert told.output.startswith("Not proved")


def test_what_cannot_be_read_is_said_in_one_line(file: Path) -> None:
    assert "Error: This file can't be opened" in run(file.with_name("none.pdf")).output
    wrong = run(file, "--certificate", file)
    assert "Error: This is not a certificate" in wrong.output
    assert wrong.exit_code == 1


@pytest.fixture
def office(tmp_path: Path) -> tuple[Path, Path]:
    """A store that signed one agreement, and the agreement."""
    store = open_store(tmp_path / "office.db", Passphrase("a passphrase for tests"))
    save(store, ACCOUNT)
    kept = sign_and_keep(workplace(store), draft(), Agreed(Signature("林示例", TODAY), Signature("He Lan", TODAY)))
    store.close()
    (tmp_path / "passphrase").write_text("a passphrase for tests\n", encoding="utf-8")
    (tmp_path / "signed.pdf").write_bytes(kept.editions[0].pdf)
    return tmp_path / "office.db", tmp_path / "signed.pdf"


def test_the_office_knows_its_files_by_the_register(office: tuple[Path, Path]) -> None:
    store, file = office
    told = run(file, "--store", store, "--passphrase-file", store.with_name("passphrase"))
    assert told.exit_code == 0
    assert "in the register of this store as agreement RA-2026-000042" in told.output


def test_a_byte_within_the_signature_itself_is_noticed_by_the_register(office: tuple[Path, Path]) -> None:
    store, file = office
    pdf = file.read_bytes()
    at = pdf.index(b">", pdf.index(b"/Contents <")) - 1
    file.write_bytes(pdf[:at] + b"1" + pdf[at + 1 :])
    told = run(file, "--store", store, "--passphrase-file", store.with_name("passphrase"))
    assert told.exit_code == 1
    assert "not in the register" in told.output


def test_a_file_from_before_seals_is_known_by_the_register_alone(tmp_path: Path) -> None:
    store = open_store(tmp_path / "old.db", Passphrase("a passphrase for tests"))
    save(store, ACCOUNT)
    plain = pdf_of(signed(instalment_agreement()))
    agreements.save(store, replace(signed_agreement(), editions=(edition("en", plain),)))
    store.close()
    (tmp_path / "passphrase").write_text("a passphrase for tests\n", encoding="utf-8")
    (tmp_path / "old.pdf").write_bytes(plain)
    asked = ("--store", tmp_path / "old.db", "--passphrase-file", tmp_path / "passphrase")
    told = run(tmp_path / "old.pdf", *asked)
    assert told.exit_code == 0
    assert "from before agreements were sealed" in told.output
    (tmp_path / "old.pdf").write_bytes(plain + b" ")
    assert run(tmp_path / "old.pdf", *asked).exit_code == 1


def pdf_with(*fields: bytes) -> bytes:
    """A PDF whose form has these fields, the objects from 3 on."""
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate((b"<</Type/Catalog/AcroForm 2 0 R>>", b"<</Fields[3 0 R]>>", *fields), start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n" % (
        len(places) + 1, rows, len(places) + 1,
    )  # fmt: skip
    return made + table + b"startxref\n%d\n%%%%EOF\n" % len(made)


HOSTILE = {
    "fields that share their children, 40 levels deep": pdf_with(
        *(b"<</T(a)/Kids[%d 0 R %d 0 R]>>" % (number + 1, number + 1) for number in range(3, 43)), b"<</T(a)/FT/Tx>>"
    ),
    "a field that is its own child": pdf_with(b"<</T(a)/Kids[3 0 R]>>"),
    "20,000 signatures": pdf_with(b"<</T(a)/Kids[%s]>>" % (b"4 0 R " * 20_000), b"<</T(b)/FT/Sig/V<<>>>>"),
    "arrays a million deep": pdf_with(b"[" * 1_000_000 + b"]" * 1_000_000),
    "no end": b"%PDF-1.7\n" + b"<" * 50_000_000,
    "nothing": b"",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_answered_soon_and_in_plain_words(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    told = run(file, "--certificate", file.with_name("office.pem"))
    assert told.exit_code == 1
    assert told.output.startswith("Not intact")


def test_megabytes_behind_the_seal_are_counted_not_searched(file: Path) -> None:
    file.write_bytes(sealed() + b"\n" * 50_000_000)
    told = run(file, "--certificate", file.with_name("office.pem"), "--json")
    assert json.loads(told.output)["appended_bytes"] == 50_000_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_what_is_no_plain_file_is_not_waited_for(file: Path) -> None:
    pipe, ring = file.with_name("pipe.pdf"), file.with_name("ring.pdf")
    os.mkfifo(pipe)
    ring.symlink_to(ring)
    for one in (pipe, ring, file.parent, Path("/dev/zero")):
        assert "Error: This file can't be opened" in run(one, "--certificate", file.with_name("office.pem")).output
