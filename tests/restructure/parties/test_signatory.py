"""Whose a certificate is: by the number of a document, else by the name, however it is written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from reports.certificate import about, named_in
from restructure.parties.account import Person
from restructure.parties.signatory import Named, is_of

ID, OTHER_ID = "110101199001011237", "110101199001011245"
NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("names", "numbers", "name", "known", "same"),
    [
        (["Alex Sample"], [], "Alex Sample", "", True),
        (["SAMPLE, Alex"], [], "alex  sample", "", True),
        (["Ａｌｅｘ Sample"], [], "Alex Sample", "", True),
        (["Alexa Sample"], [], "Alex Sample", "", False),
        (["Alex Sample Smith"], [], "Alex Sample", "", False),
        (["杨 明"], [], "杨明", "", True),
        (["赵娜"], [], "杨明", "", False),
        (["Yang Ming"], [], "杨明", "", False),
        ([f"051@杨明@Z{ID}@1"], [], "杨明", ID, True),
        ([f"051@杨明@Z{OTHER_ID}@1"], [], "杨明", ID, False),
        ([f"杨明 {OTHER_ID}"], [], "杨明", ID, False),
        ([f"杨明 {OTHER_ID}"], [], "杨明", "", True),
        (["Yang Ming"], [f"PNOCN-{ID}"], "杨明", ID, True),
        (["Maria Muestra"], ["IDCES-12345678Z"], "María Muestra", "12345678-z", True),
        (["Maria Muestra"], ["IDCES-12345679S"], "Maria Muestra", "12345678Z", False),
        (["Alex Sample"], ["CA-77"], "Alex Sample", "123456789", True),
        ([""], [], "", "", False),
        (["Nadia Sample"], ["12"], "Alex Sample", "12", False),
    ],
)
def test_a_person_is_told_from_another(
    names: list[str], numbers: list[str], name: str, known: str, *, same: bool
) -> None:
    assert is_of(Named(tuple(names), tuple(numbers)), Person(name, known)) is same


def test_what_a_certificate_names_is_read_from_its_subject_and_beside_it() -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    attribute = x509.NameAttribute
    subject = x509.Name([
        attribute(NameOID.COMMON_NAME, "A. Sample"),
        attribute(NameOID.GIVEN_NAME, "Alex"),
        attribute(NameOID.SURNAME, "Sample"),
        attribute(NameOID.SERIAL_NUMBER, "PNOGB-AB123456C"),
    ])  # fmt: skip
    issuer = x509.Name([attribute(NameOID.COMMON_NAME, "A. Sample"), attribute(NameOID.ORGANIZATION_NAME, "Sample CA")])
    beside = x509.DirectoryName(x509.Name([attribute(NameOID.COMMON_NAME, "Sandy Sample")]))
    made = x509.CertificateBuilder(issuer, subject, key.public_key(), 7, NOW, NOW + timedelta(days=9))
    made = made.add_extension(x509.SubjectAlternativeName([beside]), critical=False)
    der = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    assert named_in(der) == Named(("A. Sample", "Alex Sample", "Sandy Sample"), ("PNOGB-AB123456C",))
    assert is_of(named_in(der), Person("Sample Alex"))
    assert not about(der).self_made
