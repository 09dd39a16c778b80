"""A seal shows that a file is unchanged, whose key sealed it and when; any change afterwards is refused."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pypdf import PdfReader

from reports import certificate as certificates
from reports import wording
from reports.certificate import about, from_file, make, read_p12, to_pem
from reports.formats import Language
from reports.seal import Sealer, seal
from reports.verify import sentences, verify
from restructure.agreements.agreement import Attachment
from restructure.agreements.seal_report import Fault, Report
from tests.reports.attacks import (
    AT,
    ATTACKS,
    NAME,
    append,
    certificate_put_in,
    replaced_content,
    room,
    second_signature,
    side_letter,
    signed_again,
)
from tests.reports.authority import Answer, listening, vouching
from tests.support.reading import pdf_of
from tests.support.samples import MADE_ON, instalment_agreement, signed
from tests.support.seals import PASSWORD, credential, p12, parts, refused, sealed


def verified(pdf: bytes) -> Report:
    return verify(pdf, (credential().certificate,))


def short_key() -> bytes:
    key, called = rsa.generate_private_key(public_exponent=65537, key_size=1024), x509.Name([])
    made = x509.CertificateBuilder(called, called, key.public_key(), 7, AT, AT + timedelta(days=9))
    return p12(key, made.sign(key, hashes.SHA256()))


def test_a_sealed_file_is_intact_and_says_who_and_when() -> None:
    report = verified(sealed())
    assert report.intact
    assert report.sealed_at == AT
    assert report.signer == about(credential().certificate)
    assert report.signer.subject == NAME


def test_a_seal_says_who_why_and_where_and_leaves_the_day_of_the_paper() -> None:
    scan = Attachment("RA-2026-000417-scan.png", b"\x89PNG")
    made = seal(
        pdf_of(signed(instalment_agreement())), Sealer(credential()), AT, attachments=(scan,), place="1 Sample St"
    )
    reader = PdfReader(BytesIO(made))
    fields, info = reader.get_fields(), reader.metadata
    assert fields is not None and info is not None  # noqa: PT018  # for mypy
    told = fields["Seal"]["/V"]
    assert (NAME in told["/Name"], told["/Location"]) == (True, "1 Sample St")
    assert told["/Reason"] == "So that any change of this shows: Your repayment agreement RA-2026-000417"
    assert info.creation_date == info.modification_date == datetime.combine(MADE_ON, time(), UTC)
    catalog: Any = reader.root_object
    assert list(catalog["/Names"]["/EmbeddedFiles"]["/Names"][::2]) == [scan.name, "schedule.csv", "terms.json"]
    beside = catalog["/AF"][2].get_object()
    assert (beside["/F"], beside["/AFRelationship"]) == (scan.name, "/Supplement")
    assert beside["/EF"]["/F"]["/Subtype"] == "/image/png"
    assert verified(made).intact


@pytest.mark.parametrize(("attack", "fault"), ATTACKS.items(), ids=[attack.__name__ for attack in ATTACKS])
def test_a_file_that_was_tampered_with_is_refused_and_what_was_done_is_named(
    attack: Callable[[bytes], bytes], fault: Fault
) -> None:
    tampered = attack(sealed())
    assert tampered != sealed()
    assert fault in verified(tampered).faults


def test_an_untouched_part_before_what_was_added_is_told_apart() -> None:
    report = verified(sealed() + b"more")
    assert report.appended == 4
    assert report.sealed_part_holds
    assert "4 bytes" in " ".join(sentences(report, "en", sha256=""))


def test_any_byte_counts_and_those_in_the_room_of_the_signature_too() -> None:
    pdf, chance = sealed(), random.Random(10)
    for at in chance.sample(range(len(pdf)), 20) + chance.sample(range(room(pdf)[0], room(pdf)[0] + 4416), 20):
        assert not verified(pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]).intact, at


def test_a_file_without_a_seal_is_said_to_have_none() -> None:
    assert verified(pdf_of(signed(instalment_agreement()))).faults == ("not_sealed",)


def test_another_certificate_is_not_the_one_given() -> None:
    report = verify(sealed(), (make("Another Bank", AT).certificate,))
    assert report.faults == ("other_certificate",)
    assert verify(sealed(), ()).faults == ("other_certificate",)


def test_a_seal_made_after_the_certificate_ended_is_refused() -> None:
    late = seal(pdf_of(signed(instalment_agreement())), Sealer(credential()), AT + timedelta(days=4000))
    assert verified(late).faults == ("not_valid_then",)


def test_a_signature_that_certifies_nothing_is_no_seal() -> None:
    report = verified(signed_again(pdf_of(signed(instalment_agreement())), Sealer(credential())))
    assert report.faults == ("not_certified",)


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", b"\0" * 5000, b"%PDF-1.4\n%%EOF", b"[" * 100_000, "协议".encode() * 1000],
)
def test_garbage_is_unreadable_and_no_more(content: bytes) -> None:
    assert verified(content).faults == ("unreadable",)


def test_a_hostile_file_cut_and_mixed_anywhere_gets_an_answer() -> None:
    pdf, chance = sealed(), random.Random(3)
    for _ in range(60):
        cut, at = chance.randrange(len(pdf)), chance.randrange(len(pdf))
        mixed = pdf[:cut] + bytes(chance.randrange(256) for _ in range(20)) + pdf[at:]
        assert not verified(mixed).intact


def test_a_timestamp_authority_that_does_not_answer_seals_nothing() -> None:
    pdf = pdf_of(signed(instalment_agreement()))
    # Nobody listens at the port for discarding.
    address = "http://127.0.0.1:9/"
    asked = refused(lambda: seal(pdf, Sealer(credential()), AT, timestamp_address=address))
    assert asked == ("timestamp_address", "no_timestamp")


def test_an_authority_vouches_for_the_moment_and_sees_a_digest_alone() -> None:
    pdf = pdf_of(signed(instalment_agreement()))
    with listening(vouching(AT)) as (address, asked):
        stamped = seal(pdf, Sealer(credential()), AT, timestamp_address=address)
    report = verified(stamped)
    assert report.intact
    assert report.timestamped
    assert "with a timestamp" in " ".join(sentences(report, "en", sha256=""))
    assert [len(one) < 120 for one in asked] == [True]
    assert not any(
        verified(attack(stamped)).intact for attack in (append, replaced_content, side_letter, certificate_put_in)
    )


def about_something_else(asked: bytes) -> bytes:
    request = tsp.TimeStampReq.load(asked)
    request["message_imprint"]["hashed_message"] = b"\0" * 32
    return vouching(AT)(request.dump(force=True))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (about_something_else, "wrong_timestamp"),
        (lambda _: b"<html>Welcome</html>", "no_timestamp"),
        (lambda _: b"", "no_timestamp"),
        (lambda _: b"\x30\x03\x02\x01\x02", "no_timestamp"),
    ],
    ids=["something else", "a page", "nothing", "cut"],
)
def test_an_authority_that_does_not_vouch_for_this_file_seals_nothing(answer: Answer, reason: str) -> None:
    pdf = pdf_of(signed(instalment_agreement()))
    with listening(answer) as (address, _):
        asked = refused(lambda: seal(pdf, Sealer(credential()), AT, timestamp_address=address))
    assert asked == ("timestamp_address", reason)


def test_a_file_is_sealed_once() -> None:
    assert refused(lambda: seal(sealed(), Sealer(credential()), AT)) == ("file", "signed_already")
    assert refused(lambda: seal(b"no pdf", Sealer(credential()), AT)) == ("file", "not_a_pdf")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_words_never_call_a_seal_more_than_it_is(language: str) -> None:
    said = " ".join(sentences(verified(sealed()), language, sha256="ab", registered="RA-2026-000417"))  # type: ignore[arg-type]
    assert NAME in said
    assert "RA-2026-000417" in said
    for word in ("可靠电子签名", "qualified", "advanced", "公章"):
        assert word not in said


def test_every_fault_has_its_sentence_in_both_languages() -> None:
    report = verified(second_signature(sealed()))
    assert "more than one signature" in " ".join(sentences(report, "en", sha256=""))
    assert "不止一个签名" in " ".join(sentences(report, "zh", sha256=""))


def test_a_certificate_comes_back_from_its_p12() -> None:
    taken = read_p12(p12(*parts()), PASSWORD, AT)
    assert taken.certificate == credential().certificate
    assert taken.origin == "imported"
    pdf = seal(pdf_of(signed(instalment_agreement())), Sealer(taken), AT)
    assert verified(pdf).intact


USES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def issued_p12(use: str, *, authority: bool = True) -> tuple[bytes, bytes]:
    """A certificate for one use from an issuer of its own, with its key; and the issuer's certificate."""
    issuer_key, key = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    issuer_name, name = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in ("An Issuer", NAME))
    begin, end = AT - timedelta(days=9), AT + timedelta(days=9)
    builders = (
        x509.CertificateBuilder(issuer_name, issuer_name, issuer_key.public_key(), 1, begin, end),
        x509.CertificateBuilder(issuer_name, name, key.public_key(), 2, begin, end),
    )
    made = []
    for builder, allowed in zip(builders, ("key_cert_sign", use), strict=True):
        is_issuer = allowed == "key_cert_sign"
        limited = builder.add_extension(
            x509.BasicConstraints(ca=is_issuer and authority, path_length=None), critical=True
        )
        usage = x509.KeyUsage(**{one: one == allowed for one in USES})
        made.append(limited.add_extension(usage, critical=True).sign(issuer_key, hashes.SHA256()))
    locked = serialization.BestAvailableEncryption(PASSWORD.encode())
    packed = pkcs12.serialize_key_and_certificates(b"", key, made[1], made[:1], locked)
    return packed, made[0].public_bytes(serialization.Encoding.DER)


def test_a_certificate_with_an_issuer_is_trusted_by_it_or_by_itself() -> None:
    packed, issuer = issued_p12("digital_signature")
    taken = read_p12(packed, PASSWORD, AT)
    pdf = seal(pdf_of(signed(instalment_agreement())), Sealer(taken), AT)
    assert verify(pdf, (issuer,)).intact
    assert verify(pdf, (taken.certificate,)).intact
    assert verify(pdf, (credential().certificate,)).faults == ("same_name",)
    # An authority vouches for everybody whom it issued a certificate: the answer says whose this is.
    assert sentences(verify(pdf, (issuer,)), "en", sha256="")[0].endswith(f"what {NAME} sealed.")


def test_a_certificate_that_is_no_authority_vouches_for_itself_alone() -> None:
    packed, leaf = issued_p12("digital_signature", authority=False)
    pdf = seal(pdf_of(signed(instalment_agreement())), Sealer(read_p12(packed, PASSWORD, AT)), AT)
    assert verify(pdf, (leaf,)).faults == ("other_certificate",)


def test_a_certificate_for_another_use_is_refused() -> None:
    packed, _ = issued_p12("key_encipherment")
    assert refused(lambda: read_p12(packed, PASSWORD, AT)) == ("file", "p12_not_for_signing")


def test_a_p12_that_asks_for_years_of_work_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    content = p12(*parts())
    assert certificates.rounds(content) >= 2048
    monkeypatch.setattr(certificates, "MOST_ROUNDS", 2047)
    assert refused(lambda: read_p12(content, PASSWORD, AT)) == ("file", "not_a_p12")


def test_a_p12_that_is_of_no_use_is_refused_by_name() -> None:
    (key, certificate), good = parts(), p12(*parts())
    assert refused(lambda: read_p12(good, "wrong", AT)) == ("password", "p12_password")
    assert refused(lambda: read_p12(b"\x30\x82 something", PASSWORD, AT)) == ("file", "not_a_p12")
    assert refused(lambda: read_p12(to_pem(credential().certificate), PASSWORD, AT)) == ("file", "not_a_p12")
    assert refused(lambda: read_p12(p12(None, certificate), PASSWORD, AT)) == ("file", "p12_no_key")
    assert refused(lambda: read_p12(p12(key, None), PASSWORD, AT)) == ("file", "p12_no_certificate")
    assert refused(lambda: read_p12(short_key(), PASSWORD, AT)) == ("file", "p12_key_kind")
    assert refused(lambda: read_p12(good, PASSWORD, AT + timedelta(days=4000)))[1] == "certificate_expired"
    assert refused(lambda: read_p12(good, PASSWORD, AT - timedelta(days=1)))[1] == "certificate_early"


def test_a_certificate_file_is_read_as_text_and_as_bytes() -> None:
    certificate = credential().certificate
    assert from_file(to_pem(certificate)) == certificate
    assert from_file(certificate) == certificate
    assert refused(lambda: from_file(b"nothing")) == ("certificate", "not_a_certificate")


@pytest.mark.skipif(shutil.which("pdfsig") is None or shutil.which("qpdf") is None, reason="poppler or qpdf is missing")
def test_common_tools_find_the_seal_valid_over_the_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(sealed())
    said = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=True).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(("language", "said"), [("en", "not whose key it is"), ("zh", "不能证明密钥属于谁")])
def test_a_self_made_seal_proves_that_nothing_changed_and_not_who_signed(language: Language, said: str) -> None:
    report = Report((), about(credential().certificate))
    words = "".join(sentences(report, language, sha256=""))
    assert said in words
    assert wording.say("verify.who", language, name=NAME, fingerprint="")[:20] not in words
    vouched = Report((), replace(about(credential().certificate), self_made=False))
    assert said not in "".join(sentences(vouched, language, sha256=""))


def test_no_catalogue_calls_a_seal_an_electronic_signature() -> None:
    screen = (Path(__file__).parents[2] / "ui" / "i18n" / "restructure_zh.ts").read_text(encoding="utf-8")
    words = "".join(text for texts in wording.CATALOGUES.values() for text in texts.values())
    assert "电子签章" not in words + screen
    assert not re.search("(?i)electronic seal", words + screen)
