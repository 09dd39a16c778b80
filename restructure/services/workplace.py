"""Where a use case is carried out: the store, the organisation, its rules, the moment, and whoever makes papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from restructure.parties.organisation import Letterhead, Organisation
from restructure.parties.payees import Payee
from restructure.policy import Policy
from restructure.store import Store

if TYPE_CHECKING:
    # What is signed takes longer to load than the first window may.
    from restructure.agreements.agreement import Agreement, Attachment, Wording
    from restructure.agreements.credential import Credential
    from restructure.agreements.seal_report import Report
    from restructure.papers import PaperName
    from restructure.parties.account import Person
    from restructure.services.paper_order import Order


class Papers(Protocol):
    """Pages and seals. Nothing here touches the store, so that all of it may be done aside."""

    def render(self, agreement: Agreement, wording: Wording, *, translation: bool = ..., by_hand: bool = ...) -> bytes:
        """The pages of an agreement. Refuses what cannot be printed, naming the field."""

    def make(self, name: PaperName, order: Order) -> bytes:
        """The bytes of another paper. Refuses what cannot be printed, and what an agreement no longer asks for."""

    def certify(self, organisation: str, at: datetime) -> Credential:
        """A new certificate of an organisation, with its key."""

    def seal(
        self,
        pages: Sequence[bytes],
        credential: Credential,
        at: datetime,
        attachments: tuple[Attachment, ...],
        place: str,
    ) -> tuple[bytes, ...]:
        """Every file sealed at a place; the first takes what goes with it. Refuses a certificate not valid then."""

    def read_certificate(self, content: bytes) -> bytes:
        """The certificate in a file, as DER. Refuses what is none."""

    def verify(self, content: bytes, trusted: tuple[bytes, ...]) -> Report:
        """Return what the seal of a file shows, where ``trusted`` are the certificates that may have made it."""

    def check_signer(self, signature: bytes, digest: str, signer: Person) -> None:
        """Refuse a signature by somebody's own certificate that is not the signer's, or not over that digest."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """Workplace of a use case: ``organisation`` and ``payees`` as the settings keep them, ``policy`` the rules of the
    organisation (``organisation_for`` gives those of an account), ``now`` the moment of the act, ``letterhead``
    that of papers made now."""

    store: Store
    organisation: Organisation
    payees: tuple[Payee, ...]
    policy: Policy
    now: datetime
    papers: Papers
    letterhead: Letterhead

    @property
    def today(self) -> date:
        """The day of the act."""
        return self.now.date()
