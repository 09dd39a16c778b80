"""From the desk to a signed agreement: what is missing, the draft, the one transaction. No widgets here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from restructure.account import Account, Person, is_stale
from restructure.agreement import (
    Agreement,
    Signature,
    SignedAgreement,
    Wording,
    capture,
    edition,
    sign,
    terms_digest,
    to_json,
)
from restructure.organisation import Organisation, missing
from restructure.simulation import Case, Simulated
from restructure.store import Store, agreements, audit
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

    @property
    def anything(self) -> bool:
        """Whether something is missing."""
        return bool(self.fields) or self.blocked or self.stale or self.past


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
    store: Store, agreement: Agreement, debtor: Signature, creditor: Signature, signed_at: datetime
) -> SignedAgreement:
    """Sign: every edition is made first, then record, bytes and log entry go into the store in one transaction.

    Asked again for the same number, it returns what was signed then.
    """
    earlier = agreements.load(store, agreement.number)
    if earlier is not None:
        return earlier
    signed = replace(sign(agreement, debtor, creditor), audit_head=audit.head(store).text)
    wording = agreement.signed_wording
    editions = [edition(wording, paper(signed, wording))]
    editions += [edition(other, paper(signed, other, translation=True)) for other in OTHER[wording]]
    kept = SignedAgreement(
        number=agreement.number,
        account_number=agreement.account.number,
        signed_at=signed_at,
        terms_digest=terms_digest(agreement),
        record=to_json(signed),
        editions=tuple(editions),
    )
    agreements.keep(store, kept, agreement.account)
    return kept
