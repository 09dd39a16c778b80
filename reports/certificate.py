"""Certificates: made by the organisation for itself, or imported with their key; and what one says."""

from __future__ import annotations

import contextlib
import datetime
import warnings
from collections.abc import Iterator

from asn1crypto.pkcs12 import AuthenticatedSafe, Pfx, SafeContents
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from calculators.errors import Refusal
from restructure.agreements.credential import About, Credential
from restructure.parties.signatory import Named

KEY_BITS = 2048
MADE_FOR = datetime.timedelta(days=3652)
"""Ten years: as long as a plan may run."""

LONGEST_NAME = 64
"""The most that a common name may hold (X.520, ub-common-name)."""

LARGEST_FILE = 1_000_000
MOST_ROUNDS = 10_000_000
"""Some seconds; what programs write is two thousand to a million."""
NAMES = (NameOID.COMMON_NAME, NameOID.GIVEN_NAME, NameOID.SURNAME)
NUMBERS = (NameOID.SERIAL_NUMBER, NameOID.USER_ID)


def make(name: str, now: datetime.datetime) -> Credential:
    """A certificate of the organisation's own for ten years, RSA with 2,048 bits.

    Refuses an empty name (``missing_field``); a name of more than 64 characters is cut, as X.520 asks.
    """
    if not name.strip():
        raise Refusal("name", "missing_field")
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name.strip()[:LONGEST_NAME])])
    public = key.public_key()
    made = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=5))
        .not_valid_after(now + MADE_FOR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_for_signatures(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Credential("made", _der(made), (), _pkcs8(key))


def _for_signatures() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def read_p12(content: bytes, password: str, now: datetime.datetime) -> Credential:
    """A certificate with its key from a .p12 or .pfx file.

    Refuses a wrong password (``p12_password``), another file (``not_a_p12``), one without a key (``p12_no_key``) or
    without its certificate (``p12_no_certificate``), a key that is not RSA of 2,048 bits or more (``p12_key_kind``), a
    certificate for other uses than signing (``p12_not_for_signing``), and one that is not valid today
    (``certificate_expired``, ``certificate_early``).
    """
    if not _is_p12(content) or rounds(content) > MOST_ROUNDS:
        raise Refusal("file", "not_a_p12")
    try:
        with warnings.catch_warnings():
            # One that another program wrote in an older form is read all the same.
            warnings.simplefilter("ignore", UserWarning)
            key, certificate, above = pkcs12.load_key_and_certificates(content, password.encode())
    except ValueError:
        raise Refusal("password", "p12_password") from None
    except UnsupportedAlgorithm:
        raise Refusal("file", "not_a_p12") from None
    if key is None:
        raise Refusal("file", "p12_no_key")
    if certificate is None:
        raise Refusal("file", "p12_no_certificate")
    if not isinstance(key, rsa.RSAPrivateKey) or key.key_size < KEY_BITS:
        raise Refusal("file", "p12_key_kind", smallest=KEY_BITS)
    try:
        may_sign = _may_sign(certificate)
        about(_der(certificate))
    except ValueError:
        # Some of it is looked at only when somebody asks.
        raise Refusal("file", "p12_no_certificate") from None
    if not may_sign:
        raise Refusal("file", "p12_not_for_signing")
    check_in_time(_der(certificate), now)
    return Credential("imported", _der(certificate), tuple(_der(one) for one in above), _pkcs8(key))


def _may_sign(certificate: x509.Certificate) -> bool:
    """Whether its key is for signatures; a certificate that names no use is for any (RFC 5280, 4.2.1.3)."""
    try:
        use = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return use.digital_signature or use.content_commitment


def check_in_time(certificate: bytes, now: datetime.datetime) -> None:
    """Refuse a certificate that is not valid at that moment (``certificate_expired``, ``certificate_early``)."""
    said = about(certificate)
    if said.until < now:
        raise Refusal("certificate", "certificate_expired", limit=said.until.date())
    if said.since > now:
        raise Refusal("certificate", "certificate_early", limit=said.since.date())


def _is_p12(content: bytes) -> bool:
    """Whether the content begins as PKCS #12 does: a sequence with the number 3 (RFC 7292, PFX)."""
    return len(content) <= LARGEST_FILE and content[:1] == b"\x30" and b"\x02\x01\x03" in content[:16]


def rounds(content: bytes) -> int:
    """Return how often a .p12 file has its password worked through, as far as it says so outside of what is encrypted:
    one may ask for years of it. Refuses a file that is none (``not_a_p12``)."""
    try:
        return max(_rounds(Pfx.load(content).native), default=0)
    except (ValueError, TypeError, KeyError):
        raise Refusal("file", "not_a_p12") from None


def _rounds(told: object) -> Iterator[int]:
    if isinstance(told, dict):
        for name, value in told.items():
            if name in ("iterations", "iteration_count") and isinstance(value, int):
                yield value
            else:
                yield from _rounds(value)
    elif isinstance(told, list):
        for one in told:
            yield from _rounds(one)
    elif isinstance(told, bytes) and told[:1] == b"\x30":
        with contextlib.suppress(ValueError, TypeError, KeyError):
            yield from _rounds(SafeContents.load(told).native)
        with contextlib.suppress(ValueError, TypeError, KeyError):
            yield from _rounds(AuthenticatedSafe.load(told).native)


def about(certificate: bytes) -> About:
    """Return what a certificate in DER says."""
    read = x509.load_der_x509_certificate(certificate)
    return About(
        subject=_called(read.subject),
        issuer=_called(read.issuer),
        since=read.not_valid_before_utc,
        until=read.not_valid_after_utc,
        fingerprint=read.fingerprint(hashes.SHA256()).hex(),
        self_made=read.subject == read.issuer,
    )


def named_in(certificate: bytes) -> Named:
    """Whom a certificate in DER names: its subject's names and numbers, and those of its alternative names."""
    read = x509.load_der_x509_certificate(certificate)
    held = {kind: _values(read.subject, kind) for kind in (*NAMES, *NUMBERS)}
    whole = [" ".join((*held[NameOID.GIVEN_NAME], *held[NameOID.SURNAME]))]
    try:
        beside = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        beside = None
    others = [one.value for one in beside or () if isinstance(one, x509.DirectoryName)]
    names = [text for other in others for text in _values(other, NameOID.COMMON_NAME)]
    numbers = [text for other in others for kind in NUMBERS for text in _values(other, kind)]
    return Named(
        (*held[NameOID.COMMON_NAME], *whole, *names), (*(text for kind in NUMBERS for text in held[kind]), *numbers)
    )


def _values(name: x509.Name, kind: x509.ObjectIdentifier) -> list[str]:
    return [str(one.value) for one in name.get_attributes_for_oid(kind)]


def from_file(content: bytes) -> bytes:
    """The DER of a certificate in a .pem, .cer or .crt file. Refuses anything else (``not_a_certificate``)."""
    try:
        if b"-----BEGIN" in content[:LARGEST_FILE]:
            read = x509.load_pem_x509_certificate(content)
        else:
            read = x509.load_der_x509_certificate(content[:LARGEST_FILE])
        # Some of it is looked at only when somebody asks.
        about(_der(read))
        return _der(read)
    except (ValueError, x509.InvalidVersion):
        raise Refusal("certificate", "not_a_certificate") from None


def to_pem(certificate: bytes) -> bytes:
    """A certificate in DER as text, for a .pem file."""
    return x509.load_der_x509_certificate(certificate).public_bytes(serialization.Encoding.PEM)


def grouped(fingerprint: str) -> str:
    """A fingerprint to compare by eye.

    >>> grouped("8b0dadb4f8")
    '8B0D ADB4 F8'
    """
    return " ".join(fingerprint[index : index + 4] for index in range(0, len(fingerprint), 4)).upper()


def _called(name: x509.Name) -> str:
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        found = name.get_attributes_for_oid(kind)
        if found:
            return str(found[0].value)
    return name.rfc4514_string()


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)


def _pkcs8(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
