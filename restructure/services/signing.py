"""From the desk to a signed agreement: what is missing, the draft, the one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from calculators.errors import Refusal
from restructure.agreements.agreement import (
    Agreement,
    Attachment,
    Credited,
    Edition,
    SignedAgreement,
    Wording,
    capture,
    edition,
    sign,
    terms_digest,
    to_json,
)
from restructure.agreements.credential import Credential
from restructure.agreements.evidence import (
    AtDesk,
    Evidence,
    OnPaper,
    OwnCertificate,
    Signature,
    check_beside,
    check_guarantee,
    check_kept,
    scan_kind,
)
from restructure.agreements.record import read_agreement
from restructure.offers.outcome import Case, Simulated
from restructure.offers.terms import SettlementTerms
from restructure.parties.account import Account, Person, is_stale
from restructure.parties.organisation import Identity, MissingField, Organisation, takes_own_form
from restructure.parties.payees import lacking, organisation_for
from restructure.parties.situation import Party
from restructure.policy import days_off_under
from restructure.services import persons
from restructure.services.plan_debts import TakenIn, agreed_debts
from restructure.services.workplace import Papers, Workplace
from restructure.store import (
    Store,
    agreements,
    audit,
    conduct,
    credentials,
    evidence,
    negotiations,
    offer_release,
    payees,
)
from restructure.store.evidence import Awaiting
from restructure.store.negotiations import Event
from restructure.unreadable import Unreadable

OTHER: dict[Wording, tuple[Wording, ...]] = {"en": ("zh",), "zh": ("en",), "both": ()}
"""Editions that go with the signed one: a translation for whoever reads the other language."""
PAYING = ("payee", "payee_account", "payee_bank")


@dataclass(frozen=True, slots=True)
class Missing:
    """Obstacles to signing an agreement."""

    fields: tuple[MissingField, ...]
    blocked: bool
    stale: bool
    past: bool
    reasons: int = 0
    release: bool = False
    form: bool = False

    @property
    def payee(self) -> bool:
        """Return whether nobody knows where the debtor pays: nothing is printed then."""
        return any(field.among == "payees" or field.name in PAYING for field in self.fields)

    @property
    def anything(self) -> bool:
        """Return whether something is missing."""
        stops = self.blocked or self.stale or self.past or self.release or self.form
        return bool(self.fields) or stops or bool(self.reasons)


def what_is_missing(
    workplace: Workplace,
    account: Account,
    debtor: Person,
    outcome: Simulated,
    party: Party = "creditor",
    taken: Sequence[TakenIn] = (),
) -> Missing:
    """Names what is missing, a rule that stops the option, a balance too old to sign on, and dates that have passed.
    ``party`` is who signs for the creditor, ``taken`` the accounts of a plan for several."""
    ours, today = workplace.organisation, workplace.today
    wanted = tuple(MissingField("debtor", name) for name in ("name", "address") if not getattr(debtor, name).strip())
    return Missing(
        fields=wanted + lacking(ours, workplace.payees, account, party, today),
        blocked=any(finding.severity == "block" for finding in outcome.findings),
        past=_is_past(outcome, today),
        # With a contract rate an old balance has accrued; without one nobody knows what is owed today.
        stale=any(
            one.contract_rate is None
            and is_stale(one.as_of, today, ours.deadlines.stale_days, days_off_under(ours.policy.rule_set))
            for one in (account, *(other.account for other in taken))
        ),
        form=_lacks_form(workplace.store, organisation_for(ours, workplace.payees, account), account, outcome),
    )


def _lacks_form(store: Store, ours: Organisation, account: Account, outcome: Simulated) -> bool:
    """Whether two signatures would change regulated credit on no form of the organisation's own. Credit is regulated
    unless it is recorded that it is not."""
    if not takes_own_form(ours.policy.rule_set) or isinstance(outcome.terms, SettlementTerms):
        return False
    known = conduct.situation(store, account.number)
    regulated = isinstance(known, Unreadable) or known.regulated is not False
    return regulated and not ours.forms.agreement_template


def _is_past(outcome: Simulated, today: date) -> bool:
    lapsed = isinstance(outcome.terms, SettlementTerms) and outcome.terms.expires < today
    return lapsed or outcome.schedule.due[0] < today


def draft(
    workplace: Workplace,
    number: str,
    account: Account,
    debtor: Person,
    case: Case,
    outcome: Simulated,
    wording: Wording,
    credited: Credited,
    *,
    made_on: date,
    taken: Sequence[TakenIn] = (),
) -> Agreement:
    """The agreement as it stands, unsigned; it names the payee of the account's creditor alone. ``credited`` are the
    payments that its debt holds already, ``taken`` the accounts of a plan for several."""
    return capture(
        number=number,
        made_on=made_on,
        account=replace(account, debtor=debtor),
        organisation=organisation_for(workplace.organisation, workplace.payees, account),
        household=case.household,
        outcome=outcome,
        wording=wording,
        credited=credited,
        situation=case.situation,
        beside=persons.beside(workplace, account),
        letterhead=workplace.letterhead,
        debts=agreed_debts(outcome, taken),
    )


@dataclass(frozen=True, slots=True)
class Agreed:
    """Signing by both sides of an agreement: signatures, the evidence of how the debtor agreed, what goes with it;
    ``unidentified`` is the reason why nobody made sure of who signed at the desk."""

    debtor: Signature | None
    creditor: Signature
    evidence: Evidence | None = None
    attachments: tuple[Attachment, ...] = ()
    unidentified: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """Editions with the seal on them; ``made`` is the certificate, where it had to be made for them."""

    editions: tuple[Edition, ...]
    made: Credential | None


Pages = tuple[tuple[Wording, bytes], ...]
Work = Callable[[Callable[[], Sealed]], Sealed]
"""Does something that takes a while, perhaps aside."""


def at_once(act: Callable[[], Sealed]) -> Sealed:
    """Do it here and now."""
    return act()


def sign_and_keep(workplace: Workplace, agreement: Agreement, agreed: Agreed, work: Work = at_once) -> SignedAgreement:
    """Sign: every edition is made and sealed first, by ``work``, which may do it aside; then record, sealed bytes,
    evidence and log entry go into the store in one transaction. Where there is no certificate yet, one is made and
    kept with it.

    Asked again for the same number, it returns what was signed then. Refuses terms that send the money elsewhere
    than the creditor's payee, any while it cannot be read who is paid where, an agreement without somebody who
    stands in the account beside the debtor, regulated British credit without a form of the organisation's own, the
    consent of a guarantor whose period is over, a recording that is not kept for long enough, a certificate that is not
    the debtor's, and a signer at the desk whom nobody identified, without a reason, which is kept in the log.
    """
    store = workplace.store
    if agreements.load(store, agreement.number) is None:
        offer_release.check_settings(store)
        _check_payee(store, agreement)
        _check_form(store, agreement)
        _check_agreed(workplace.papers, agreement, agreed)
        _check_identity(workplace, agreement, agreed)
    signed = sign(agreement, agreed.debtor, agreed.creditor, agreed.evidence)
    signed = replace(signed, audit_head=audit.head(store).text)
    bare = SignedAgreement(
        number=agreement.number,
        account_number=agreement.account.number,
        signed_at=workplace.now,
        terms_digest=terms_digest(agreement),
        record=to_json(signed),
        editions=(),
        evidence=agreed.evidence,
        attachments=agreed.attachments,
    )
    ours = agreement.organisation.identity
    return _kept(workplace, bare, lambda: _pages(workplace.papers, signed), ours, work, agreement.account)


def _check_payee(store: Store, agreement: Agreement) -> None:
    ours = agreement.organisation
    payees.check_frozen(store, ours.identity, ours.bank, agreement.account)


def _check_form(store: Store, agreement: Agreement) -> None:
    if _lacks_form(store, agreement.organisation, agreement.account, agreement.outcome):
        raise Refusal("agreement", "no_agreement_form")


def _check_agreed(papers: Papers, agreement: Agreement, agreed: Agreed) -> None:
    check_guarantee(agreed.evidence, agreement.account, agreement.guaranteed_until, agreement.made_on)
    check_beside(agreed.evidence, agreement.bound)
    check_kept(agreed.evidence, agreement.recording_until)
    if isinstance(agreed.evidence, OwnCertificate):
        signature = agreed.attachments[0].content if agreed.attachments else b""
        papers.check_signer(signature, terms_digest(agreement), agreement.debtor)


def _check_identity(workplace: Workplace, agreement: Agreement, agreed: Agreed) -> None:
    given, why = agreed.evidence, agreed.unidentified.strip()
    if not isinstance(given, AtDesk):
        return
    if given.identified_how != "not_recorded":
        if not given.identified_by.strip():
            raise Refusal("identified_by", "missing_field")
        return
    if not why:
        raise Refusal("unidentified", "identity_unchecked")
    event = Event(workplace.now, "reason", f"identity: {why}")
    # Tried again after a failure it is the same reason, told once.
    negotiations.append(workplace.store, agreement.account.number, event, once=f"identity {agreement.number}: {why}")


def print_to_sign(workplace: Workplace, agreement: Agreement) -> Awaiting:
    """Keep the paper that goes out to be signed by hand, with its number; it is no agreement before it comes back.
    Refuses one that sends the money elsewhere than the creditor's payee, and terms that may not leave the house."""
    store = workplace.store
    _check_payee(store, agreement)
    _check_form(store, agreement)
    offer_release.check(store, agreement.account.number, agreement.outcome)
    printed = replace(agreement, audit_head=audit.head(store).text)
    waiting = Awaiting(
        number=agreement.number,
        account_number=agreement.account.number,
        terms_digest=terms_digest(agreement),
        record=to_json(printed),
        printed_at=workplace.now,
        papers=_pages(workplace.papers, printed, by_hand=True),
    )
    evidence.save_awaiting(store, waiting)
    return waiting


def take_scan(
    workplace: Workplace,
    waiting: Awaiting,
    scan: bytes,
    work: Work = at_once,
    why: str = "",
    beside: tuple[str, ...] = (),
) -> SignedAgreement:
    """Take in the scan of a paper that was signed by hand: it goes into the file of the edition that was signed, which
    is sealed, and is kept bound to the digest of the terms. Refuses an unreadable scan, and one that comes back after
    offers were stopped without the reason ``why`` it still counts, which is kept in the log. ``beside`` are those whose
    signatures beside the debtor's somebody saw on it; without one who stands in the account it is refused."""
    kind = scan_kind(scan)
    agreed = OnPaper(waiting.printed_at, waiting.terms_digest, kind, hashlib.sha256(scan).hexdigest(), beside)
    check_beside(agreed, read_agreement(waiting.record).bound)
    _check_stop(workplace.store, waiting, why.strip(), workplace.now)
    bare = SignedAgreement(
        number=waiting.number,
        account_number=waiting.account_number,
        signed_at=workplace.now,
        terms_digest=waiting.terms_digest,
        record=waiting.record,
        editions=(),
        evidence=agreed,
        attachments=(Attachment(f"{waiting.number}-scan.{kind}", scan),),
    )
    return _kept(workplace, bare, lambda: waiting.papers, workplace.organisation.identity, work)


def _check_stop(store: Store, waiting: Awaiting, why: str, at: datetime) -> None:
    if negotiations.last_stop(store, waiting.account_number) is None:
        return
    if not why:
        raise Refusal("why", "stopped_since_printed")
    said = f"{waiting.number}: {why}"
    # Tried again after a failure it is the same reason, told once.
    negotiations.append(store, waiting.account_number, Event(at, "reason", said), once=f"scan {said}")


def _kept(
    workplace: Workplace,
    signed: SignedAgreement,
    pages: Callable[[], Pages],
    ours: Identity,
    work: Work,
    account: Account | None = None,
) -> SignedAgreement:
    store = workplace.store
    earlier = agreements.load(store, signed.number)
    if earlier is not None:
        return earlier
    known = credentials.in_force(store)
    sealed = work(lambda: _sealed(workplace.papers, pages(), known, ours, signed))
    agreements.save(store, replace(signed, editions=sealed.editions), account, made=sealed.made)
    kept = agreements.load(store, signed.number)
    assert kept is not None
    return kept


def _pages(papers: Papers, agreement: Agreement, *, by_hand: bool = False) -> Pages:
    """The pages of every edition, that which is signed first."""
    first = agreement.signed_wording
    return tuple(
        (wording, papers.render(agreement, wording, translation=wording != first, by_hand=by_hand))
        for wording in (first, *OTHER[first])
    )


def _sealed(papers: Papers, pages: Pages, known: Credential | None, ours: Identity, signed: SignedAgreement) -> Sealed:
    """Pages, sealed with the certificate known, or with a new one of the organisation; the first takes what goes with
    it. Refuses a certificate that has expired."""
    made = papers.certify(ours.name, signed.signed_at) if known is None else None
    credential = known or made
    assert credential is not None
    files = papers.seal([pdf for _, pdf in pages], credential, signed.signed_at, signed.attachments, ours.address)
    return Sealed(tuple(edition(wording, pdf) for (wording, _), pdf in zip(pages, files, strict=True)), made)
