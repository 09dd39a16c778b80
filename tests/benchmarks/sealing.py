"""A seal beside the library's own way: key and certificate read from files, signed with its stock signer."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from time import perf_counter

from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

from reports.agreement import agreement_pdf
from reports.certificate import make, to_pem
from reports.seal import Sealer, seal
from restructure.agreements.agreement import sign
from restructure.agreements.credential import Credential
from tests.benchmarks.report import Measured
from tests.reports.attacks import AT, NAME
from tests.soak.signing import BOTH, draft

TIMES = 25


def measure() -> Iterator[Measured]:
    """Milliseconds for one file, medians of runs in turn."""
    pdf, credential = agreement_pdf(sign(draft("RA-2026-000001"), BOTH.debtor, BOTH.creditor), "both"), make(NAME, AT)
    sealer = Sealer(credential)
    with tempfile.TemporaryDirectory() as folder:
        stock = _stock(Path(folder), credential, pdf)
        ours, theirs = [], []
        for _ in range(TIMES):
            ours.append(_timed(lambda: seal(pdf, sealer, AT)))
            theirs.append(_timed(stock))
    how = "S14, pyHanko's SimpleSigner from files, RSA-2048"
    yield Measured("seal a file", statistics.median(ours), statistics.median(theirs), "ms", how)


def _stock(folder: Path, credential: Credential, pdf: bytes) -> Callable[[], object]:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    parsed = serialization.load_der_private_key(credential.private_key, None)
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    key.write_bytes(parsed.private_bytes(*plain))
    certificate.write_bytes(to_pem(credential.certificate))
    wanted = PdfSignatureMetadata(
        field_name="Seal", certify=True, subfilter=SigSeedSubFilter.PADES, docmdp_permissions=MDPPerm.NO_CHANGES
    )

    def act() -> object:
        signer = SimpleSigner.load(str(key), str(certificate))  # type: ignore[no-untyped-call]  # the library names none
        return sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), wanted, signer)

    return act


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000
