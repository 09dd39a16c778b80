"""Seals of tests, and certificates for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from calculators.errors import Refusal
from reports.certificate import make
from reports.seal import Sealer, seal
from restructure.agreements.credential import Credential
from tests.reports.attacks import AT, NAME
from tests.support.reading import pdf_of
from tests.support.samples import instalment_agreement, signed

PASSWORD = "a password 口令"


@cache
def credential() -> Credential:
    return make(NAME, AT)


@cache
def sealed() -> bytes:
    return seal(pdf_of(signed(instalment_agreement())), Sealer(credential()), AT)


def p12(key: rsa.RSAPrivateKey | None, certificate: x509.Certificate | None) -> bytes:
    locked = serialization.BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"seal", key, certificate, None, locked)


def parts() -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key = serialization.load_der_private_key(credential().private_key, None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key, x509.load_der_x509_certificate(credential().certificate)


def refused(act: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Refusal) as said:
        act()
    return said.value.field, said.value.code
