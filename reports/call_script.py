"""The script of a call, stage by stage: what the rules ask for, the organisation's own sentences, and ours."""

from __future__ import annotations

from datetime import date

from calculators.errors import Fact
from reports import formats, wording
from reports.brief import Line
from reports.facts import creditor_of, lowered, organisation_name
from reports.formats import Language
from reports.messages import plan_in_words, sender
from restructure.agreements.standing import Running
from restructure.offers.plan_summary import InShort
from restructure.parties.account import Account
from restructure.parties.organisation import Organisation
from restructure.parties.own_sentences import STAGES, Sentences, Stage, sentence_of
from restructure.parties.situation import COLLECTORS
from restructure.policy import Finding
from restructure.services.brief import Brief

STAGE_OF: dict[str, Stage] = {
    "third_person": "identify",
    "third_person_told": "identify",
    "third_person_refused": "identify",
    "related_without_ground": "identify",
    "whom_unknown": "identify",
    "complaint_open": "purpose",
    "disputed_unverified": "purpose",
    "validation_missing": "purpose",
    "refuses_as_barred": "purpose",
    "adviser_asked": "purpose",
    "vulnerable": "listen",
}
"""Where in a call a rule about contact is minded; the others before its first word."""


def call_script(
    known: Brief,
    account: Account,
    organisation: Organisation,
    sentences: Sentences,
    today: date,
    language: Language,
    *,
    offer: InShort | None = None,
    talk: tuple[Finding, ...] = (),
) -> tuple[Line, ...]:
    """Return what is said at each stage. A sentence of the organisation's own stands in place of ours; what the rules
    want minded stands before either. ``organisation`` is as it works on the account, ``offer`` the plan on the desk,
    ``talk`` what the rules say of it."""
    currency, rules = account.currency, organisation.policy.rule_set
    minded: dict[Stage, list[str]] = {stage: [] for stage in STAGES}
    for found in known.minded:
        minded[STAGE_OF.get(found.rule, "open")].append(wording.finding(found, language, currency))
    minded["offer"] += [wording.finding(one, language, currency) for one in talk]
    ours = _ours(known, account, organisation, today, language, offer)
    if rules == "us" and known.situation.party in COLLECTORS:
        minded["purpose"].append(wording.say("collector.first", language))
    if rules == "uk":
        advice = organisation.identity.advice
        minded["listen"].append(wording.say("script.purpose.advice", language, advice=f" ({advice})" if advice else ""))
    return tuple(
        (
            wording.name("stage", stage, language),
            tuple(dict.fromkeys((*minded[stage], *_said(sentences, stage, ours[stage], language)))),
        )
        for stage in STAGES
    )


def _said(sentences: Sentences, stage: Stage, ours: tuple[str, ...], language: Language) -> tuple[str, ...]:
    own = sentence_of(sentences, language, f"script.{stage}")
    return tuple(own.splitlines()) if own else ours


def _ours(
    known: Brief,
    account: Account,
    organisation: Organisation,
    today: date,
    language: Language,
    offer: InShort | None,
) -> dict[Stage, tuple[str, ...]]:
    def say(key: str, **facts: Fact) -> str:
        return wording.say(key, language, currency=account.currency, **facts)

    telephone = organisation.identity.telephone
    recorded = (say("script.open.recorded"),) if organisation.policy.rule_set.startswith("cn") else ()
    named = organisation_name(organisation.identity, language) or sender(organisation, account, language)
    return {
        "open": (say("script.open", sender=named, debtor=account.debtor.name), *recorded),
        "identify": (say("script.identify.before"), say("script.identify")),
        "purpose": (_purpose(known, account, organisation, today, language),),
        "listen": (say("script.listen"), say("script.listen.hear")),
        "offer": (say("script.offer", plan=plan_in_words(offer, language)) if offer else say("script.offer.none"),),
        "agree": (say("script.agree"), say("script.agree.only")),
        "close": (say("script.close", telephone=telephone), say("script.close.note")),
    }


def _purpose(known: Brief, account: Account, organisation: Organisation, today: date, language: Language) -> str:
    standing, currency = known.standing, account.currency
    if isinstance(standing, Running) and standing.kept.now.next_row is not None:
        row = standing.kept.now.next_row
        return wording.say(
            "script.purpose.plan" if row.due < today else "script.purpose.due",
            language,
            currency=currency,
            number=standing.kept.agreement.number,
            amount=row.payment - row.covered,
            day=formats.date(row.due, language),
        )
    return wording.say(
        "script.purpose",
        language,
        currency=currency,
        product=lowered(wording.name("product", account.product, language)),
        creditor=creditor_of(organisation.identity, account, language),
        today=formats.date(today, language),
        debt=known.debt.total,
        principal=known.debt.principal,
    )
