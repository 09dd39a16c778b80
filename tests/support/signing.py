"""Signing with a certificate of one's own."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from reports.certificate import make
from tests.support.seals import PASSWORD, p12
from tests.support.stores import NOW
from ui.agreement.page import AgreementPage
from ui.agreement.signing_methods import OwnPanel

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x02\x08\x00\x00\x00\x00W\xddR\xf8"
    b"\x00\x00\x00\x0bIDATx\x9cc`\x00\x01\x00\x00\x06\x00\x01\xfe\x8cg\xc8\x00\x00\x00\x00IEND\xaeB`\x82"
)
"""Two by two white pixels."""


def own_p12(name: str, until: datetime | None = None) -> bytes:
    """A file with the certificate of somebody of that name."""
    made = make(name, until - timedelta(days=3652) if until else NOW)
    key = serialization.load_der_private_key(made.private_key, None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return p12(key, x509.load_der_x509_certificate(made.certificate))


def open_own(page: AgreementPage, folder: Path, name: str, until: datetime | None = None) -> OwnPanel:
    page.side.take_way("certificate")
    (folder / "own.p12").write_bytes(own_p12(name, until))
    panel = page.side.certificate
    panel.password.setText(PASSWORD)
    panel.open_p12(folder / "own.p12")
    return panel
