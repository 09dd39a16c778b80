"""A sheet of their own for whoever takes a burden that was not theirs: the guarantor, and a new co-debtor.

Source: Civil Code of the PRC, art. 695 (a guarantor is not liable for an added burden without written consent) and
art. 552 (joining a debt) and art. 1064 (a spouse who did not sign owes what served the daily needs of the household).
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import PageBreak

from reports import formats
from reports.bilingual import BilingualText
from reports.facts import agent_told, is_chinese
from reports.layout.ending import Signing
from reports.layout.grid import Block, gap, label_row
from reports.pages.closing import Side, owes_unsigned, sign_place
from restructure.agreements.agreement import Agreement
from restructure.agreements.evidence import AtDesk, Cosigner, OwnCertificate, Role, Signature, guarantee_ended
from restructure.parties.account import Account
from restructure.parties.creditor import is_same
from restructure.parties.organisation import accelerates

PAD = 4


@dataclass(frozen=True, slots=True)
class Beside:
    """Somebody with a sheet of their own, and the signature where there is one. ``spouse``: the debtor's, who owes for
    the needs of the household without having signed."""

    role: Role
    name: str
    signature: Signature | None
    spouse: bool = False

    @property
    def words(self) -> str:
        """The beginning of the keys of what the sheet says."""
        return "beside.spouse" if self.spouse else f"beside.{self.role}"


def _asked_as_guarantor(agreement: Agreement, one: Cosigner) -> bool:
    ended = guarantee_ended(agreement.guaranteed_until, agreement.made_on)
    return one.role == "guarantor" and not (ended and is_same(one.signature.name, agreement.account.guarantor))


def apart(agreement: Agreement) -> tuple[Beside, ...]:
    """Return who signs on a sheet of their own: every guarantor whose period is not over, a co-debtor whom the account
    does not know yet, and a spouse who did not sign the contract. Before the debtor has signed, whoever is named beside
    has not either."""
    account = agreement.bound
    given = agreement.evidence
    signed = given.cosigners if isinstance(given, AtDesk | OwnCertificate) else ()
    unheard = owes_unsigned(agreement)
    found = [
        Beside(
            one.role, one.signature.name, one.signature if agreement.is_signed else None, spouse=_is_known(account, one)
        )
        for one in signed
        if _asked_as_guarantor(agreement, one) or (one.role == "co_debtor" and (unheard or not _is_known(account, one)))
    ]
    if unheard and not any(one.spouse for one in found):
        found.append(Beside("co_debtor", account.co_debtor, None, spouse=True))
    if account.guarantor and all(one.role != "guarantor" for one in found):
        found.append(Beside("guarantor", account.guarantor, None))
    return tuple(found)


def _is_known(account: Account, one: Cosigner) -> bool:
    return one.role == "co_debtor" and one.signature.name == account.co_debtor


def beside(text: BilingualText) -> list[Block]:
    """The sheets, each behind a break; nothing where nobody else takes a burden."""
    return [block for one in apart(text.agreement) for block in (PageBreak(), *_sheet(text, one))]


def _then(agreement: Agreement, one: Beside) -> str:
    whole = accelerates(agreement.organisation.policy.rule_set) or one.role != "co_debtor"
    return f"beside.{one.role}.then" if whole else "beside.co_debtor.then.each"


def _until(text: BilingualText, one: Beside) -> dict[str, Block]:
    """The last day of the guarantee, where it is known and theirs."""
    agreement = text.agreement
    theirs = one.role == "guarantor" and is_same(one.name, agreement.account.guarantor)
    known = theirs and agreement.guaranteed_until is not None
    return {"beside.guarantor.until": text.cell("beside.guarantor.until.is")} if known else {}


def _sheet(text: BilingualText, one: Beside) -> list[Block]:
    agreement = text.agreement
    china = is_chinese(agreement)
    outcome, currency = agreement.outcome, agreement.account.currency
    agent = {"paper.agent": text.cell("agent.told")} if agent_told(agreement, text.main) else {}
    facts = {
        f"sign.{one.role}": text.verbatim(one.name),
        "paper.debtor": text.verbatim(agreement.debtor.name),
        "paper.creditor": text.cell("paper.creditor.is"),
        **agent,
        **_until(text, one),
        "paper.agreement": text.cell("paper.agreement.is"),
        "paper.debt": text.cell("paper.debt.plain"),
        "cost.plan": text.cell("cost.plan.is"),
        "beside.total": text.value(lambda language: formats.money(outcome.totals.paid, currency, language)),
    }
    source = [gap(2), text.paragraph(f"{one.words}.source", style="small")] if china else []
    mark = "sign.print" if china else ""
    return [
        text.line(f"{one.words}.title", style="page_head"),
        gap(3),
        *(label_row(text.cell(key, style="strong"), shown, PAD) for key, shown in facts.items()),
        gap(6),
        text.paragraph(f"{one.words}.free", style="lead"),
        gap(3),
        text.paragraph(_then(agreement, one)),
        *source,
        gap(10),
        Signing(),
        sign_place(text, Side(f"sign.{one.role}", one.name, one.signature, mark)),
    ]
