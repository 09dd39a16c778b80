"""From the desk to a signed agreement: what is missing, the draft, the one transaction. No widgets here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from restructure.account import Account, Person, is_stale
from restructure.agreement import (
    Agreement,
    Edition,
    Signature,
    SignedAgreement,
    Wording,
    capture,
    edition,
    sign,
    terms_digest,
    to_json,
)
from restructure.credential import Credential
from restructure.organisation import Organisation, missing
from restructure.simulation import Case, Simulated
from restructure.store import Store, agreements, audit, credentials
from restructure.terms import SettlementTerms

OTHER: dict[Wording, tuple[Wording, ...]] = {"en": ("zh",), "zh": ("en",), "both": ()}
"""Editions that go with the signed one: a translation for whoever reads the other language."""


def paper(agreement: Agreement, wording: Wording, *, translation: bool = False) -> bytes:
    """The pages of an agreement. Refuses what cannot be printed, naming the field."""
    # At first use: drawing pages takes longer to load than the first window may.
    from reports.agreement import agreement_pdf

    return agreement_pdf(agreement, wording, translation=translation)


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps an agreement from being signed: ``debtor.name``, ``organisation.payee`` …"""

    fields: tuple[str, ...]
    blocked: bool
    stale: bool
    past: bool
    reasons: int = 0
    release: bool = False

    @property
    def anything(self) -> bool:
        """Whether something is missing."""
        return bool(self.fields) or self.blocked or self.stale or self.past or bool(self.reasons) or self.release


def what_is_missing(
    account: Account, debtor: Person, outcome: Simulated, organisation: Organisation, today: date
) -> Missing:
    """Names what is missing, a rule that stops the option, a balance too old to sign on, and dates that have passed."""
    wanted = tuple(f"debtor.{name}" for name in ("name", "address") if not getattr(debtor, name).strip())
    return Missing(
        fields=wanted + tuple(f"organisation.{name}" for name in missing(organisation)),
        blocked=any(finding.severity == "block" for finding in outcome.findings),
        past=_is_past(outcome, today),
        # With a contract rate an old balance has accrued; without one nobody knows what is owed today.
        stale=account.contract_rate is None and is_stale(account.as_of, today, organisation.stale_days),
    )


def _is_past(outcome: Simulated, today: date) -> bool:
    lapsed = isinstance(outcome.terms, SettlementTerms) and outcome.terms.expires < today
    return lapsed or outcome.schedule.due[0] < today


def draft(
    number: str,
    made_on: date,
    account: Account,
    debtor: Person,
    organisation: Organisation,
    case: Case,
    outcome: Simulated,
    wording: Wording,
) -> Agreement:
    """The agreement as it stands, unsigned."""
    return capture(
        number=number,
        made_on=made_on,
        account=replace(account, debtor=debtor),
        organisation=organisation,
        household=case.household,
        outcome=outcome,
        wording=wording,
    )


def sign_and_keep(
    store: Store,
    agreement: Agreement,
    debtor: Signature,
    creditor: Signature,
    signed_at: datetime,
    work: Callable[[Callable[[], Sealed]], Sealed] = lambda act: act(),
) -> SignedAgreement:
    """Sign: every edition is made and sealed first, by ``work``, which may do it aside; then record, sealed bytes and
    log entry go into the store in one transaction. Where there is no certificate yet, one is made and kept with it.

    Asked again for the same number, it returns what was signed then.
    """
    earlier = agreements.load(store, agreement.number)
    if earlier is not None:
        return earlier
    signed = replace(sign(agreement, debtor, creditor), audit_head=audit.head(store).text)
    known = credentials.in_force(store)
    sealed = work(lambda: sealed_editions(signed, known, signed_at))
    kept = SignedAgreement(
        number=agreement.number,
        account_number=agreement.account.number,
        signed_at=signed_at,
        terms_digest=terms_digest(agreement),
        record=to_json(signed),
        editions=sealed.editions,
    )
    agreements.keep(store, kept, agreement.account, made=sealed.made)
    return agreements.load(store, agreement.number) or kept


@dataclass(frozen=True, slots=True)
class Sealed:
    """Editions with the seal on them; ``made`` is the certificate, where it had to be made for them."""

    editions: tuple[Edition, ...]
    made: Credential | None


def sealed_editions(signed: Agreement, known: Credential | None, at: datetime) -> Sealed:
    """Every edition of a signed agreement, sealed with the certificate known, or with a new one of the organisation.

    Refuses what cannot be printed and a certificate that has expired (``certificate_expired``).
    """
    # At first use: what seals takes longer to load than the first window may.
    from reports import certificate
    from reports.seal import Sealer, seal

    made = certificate.make(signed.organisation.name, at) if known is None else None
    credential = known or made
    assert credential is not None
    certificate.check_in_time(credential.certificate, at)
    sealer, wording = Sealer(credential), signed.signed_wording
    papers = [(wording, paper(signed, wording))]
    papers += [(other, paper(signed, other, translation=True)) for other in OTHER[wording]]
    return Sealed(tuple(edition(name, seal(pdf, sealer, at)) for name, pdf in papers), made)
