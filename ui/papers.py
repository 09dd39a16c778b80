"""Pages and seals for the use cases, drawn by reports; for window, command line and door alike. No Qt here.

What draws and what seals is loaded at first use: it takes longer than the first window may.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from restructure.agreements.agreement import Agreement, Attachment, Wording
    from restructure.agreements.credential import Credential
    from restructure.agreements.seal_report import Report
    from restructure.papers import PaperName
    from restructure.parties.account import Person
    from restructure.services.paper_order import Order
    from restructure.services.workplace import Papers


class _Papers:
    def render(
        self, agreement: Agreement, wording: Wording, *, translation: bool = False, by_hand: bool = False
    ) -> bytes:
        from reports.agreement import agreement_pdf

        return agreement_pdf(agreement, wording, translation=translation, by_hand=by_hand)

    def make(self, name: PaperName, order: Order) -> bytes:
        from reports.papers import making

        return making.make(name, order)

    def certify(self, organisation: str, at: datetime) -> Credential:
        from reports import certificate

        return certificate.make(organisation, at)

    def seal(
        self,
        pages: Sequence[bytes],
        credential: Credential,
        at: datetime,
        attachments: tuple[Attachment, ...],
        place: str,
    ) -> tuple[bytes, ...]:
        from reports import certificate
        from reports.seal import Sealer, seal

        certificate.check_in_time(credential.certificate, at)
        sealer = Sealer(credential)
        first, *others = pages
        return (
            seal(first, sealer, at, attachments=attachments, place=place),
            *(seal(one, sealer, at, place=place) for one in others),
        )

    def read_certificate(self, content: bytes) -> bytes:
        from reports.certificate import from_file

        return from_file(content)

    def verify(self, content: bytes, trusted: tuple[bytes, ...]) -> Report:
        from reports.verify import verify

        return verify(content, trusted)

    def check_signer(self, signature: bytes, digest: str, signer: Person) -> None:
        from reports.own_certificate import check_signed_by

        check_signed_by(signature, digest, signer)


class _Beside(_Papers):
    """The same, with the files of others verified in a program beside this one."""

    def verify(self, content: bytes, trusted: tuple[bytes, ...]) -> Report:
        from reports.verify_child import verify_beside

        return verify_beside(content, trusted)


PAPERS: Papers = _Papers()
"""The one of this program; it holds nothing."""
BESIDE: Papers = _Beside()
"""For the window, which a hostile file must not freeze."""
