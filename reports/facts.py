"""Every value that the sentences of a paper may ask for, written in one language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec.structs import replace

from calculators.calendar import Frequency
from calculators.errors import Fact
from calculators.parts import PARTS
from calculators.rounding import Money
from calculators.schedule import Schedule
from reports import due_days, formats, plan, wording
from reports import uneven as rows
from reports.cost import cost_in_short
from reports.formats import LANGUAGES, Language
from restructure.agreements.agreement import Agreement
from restructure.agreements.evidence import AtDesk
from restructure.demo import CONFIRMED_BY
from restructure.offers.outcome import Simulated
from restructure.offers.rate_disclosure import cost_method
from restructure.offers.terms import SettlementTerms
from restructure.parties.account import Account
from restructure.parties.creditor import is_creditor, is_same
from restructure.parties.organisation import Identity, cure_days, page_size_of
from restructure.policy import PolicyName

Facts = dict[str, Fact | Decimal]
SigningLaw = Literal["cn", "uk", "us", "other"]
Pages = Mapping[str, int]
"""On which page a part of the paper begins; ``last`` is the page of the signatures."""

GUESSED_PAGES: Pages = {"debt": 2, "schedule": 3, "budget": 4, "last": 5}


SHORT_SCHEDULE, LONG_SCHEDULE = 9, 44
"""So many payments leave room on their sheet; more than the second take another."""


def guessed_pages(agreement: Agreement, languages: int) -> Pages:
    """On which pages the parts usually begin: a guess that comes true is set once."""
    settled = isinstance(agreement.outcome.terms, SettlementTerms)
    if languages > 1:
        if settled:
            return {"debt": 2, "schedule": 4, "budget": 5, "last": 6}
        rows, organisation = len(agreement.outcome.schedule), agreement.organisation
        shorter = page_size_of(organisation.page, organisation.policy.rule_set) == "letter"
        spilled = is_chinese(agreement) or (shorter and rows > SHORT_SCHEDULE)
        budget = 5 + spilled + (rows > LONG_SCHEDULE) - (agreement.household is None)
        return {"debt": 2, "schedule": 4, "budget": budget, "last": budget + 1}
    if settled:
        return {"debt": 2, "schedule": 3, "budget": 3, "last": 4}
    longer = len(agreement.outcome.schedule) > LONG_SCHEDULE
    return {**GUESSED_PAGES, "budget": 4 + longer, "last": 5 + longer}


def facts(agreement: Agreement, language: Language, pages: Pages, *, short: bool = False) -> Facts:
    """Amounts, dates and names as texts; counts stay numbers, so that a pattern can say one or many.

    ``short`` leaves out of the first lines what the head of the page says already.
    """
    parties = "parties.short" if short else "parties"
    return {
        **_who(agreement, language),
        "parties": wording.say(parties, language, creditor=creditor_name(agreement, language)),
        **_amounts(agreement, language),
        **_payments(agreement, language),
        **_rates(agreement, language),
        **_days(agreement, language),
        **_pause(agreement, language),
        **_apart(agreement, language),
        **_settlement(agreement, language),
        **_uneven(agreement, language, brief=short),
        **_ending(agreement, language),
        **{f"{name}_page": page for name, page in pages.items()},
        "pages": pages["last"],
        "copies": 2 + len(_standing_beside(agreement)),
    }


def _standing_beside(agreement: Agreement) -> set[str]:
    """Who owes or answers for the debt beside the debtor; a representative only signs for somebody."""
    bound, given = agreement.bound, agreement.evidence
    cosigners = given.cosigners if isinstance(given, AtDesk) else ()
    named = (one.signature.name for one in cosigners if one.role != "representative")
    return {one for one in (bound.co_debtor, bound.guarantor, *named) if one}


def lends_privately(agreement: Agreement) -> bool:
    """Return whether the debt is owed to a private lender, who is paid as a person and reports to no credit
    register."""
    return agreement.account.lender_type == "private" or agreement.account.product == "private_loan"


def signs_in_person(agreement: Agreement) -> bool:
    """Return whether the creditor itself signs: a person, who has no seal and nobody to represent it."""
    signer = agreement.organisation.identity.representative
    return any(is_same(signer, creditor_name(agreement, language)) for language in LANGUAGES)


def creditor_mark(agreement: Agreement) -> str:
    """Return what the creditor puts beside its signature under Chinese practice: a seal, or a person's fingerprint."""
    return "sign.print" if signs_in_person(agreement) else "sign.seal"


def is_chinese(agreement: Agreement) -> bool:
    """Return whether the paper follows Chinese practice: fingerprint, seal, capital numerals."""
    return asks_consent(agreement.organisation.policy.rule_set, agreement.account)


def asks_consent(rule_set: PolicyName, account: Account) -> bool:
    """Return whether sensitive data need a consent of their own: under Chinese rules, and for a debt in yuan."""
    return rule_set.startswith("cn") or account.currency == "CNY"


def signing_law(rule_set: PolicyName, account: Account) -> SigningLaw:
    """Return the country whose law says what a signature on an account is worth; ``other`` where none is taken."""
    if asks_consent(rule_set, account):
        return "cn"
    return "uk" if rule_set == "uk" else "us" if rule_set == "us" else "other"


def outside_body(agreement: Agreement, language: Language) -> str:
    """Return who outside the organisation looks into a complaint: whom it names itself, else the body of the country of
    its rules; nothing where no country is known, or a private lender is under nobody's supervision.

    Source: DISP 1.2.1 (the Financial Ombudsman Service); the hotlines 12378 of the NFRA and 12363 of the PBoC; 12 USC
    5534 (the CFPB).
    """
    named = agreement.organisation.identity.complaints_body
    rule_set = agreement.organisation.policy.rule_set
    if named or rule_set in ("uk", "us"):
        return named or wording.say(f"outside.{rule_set}", language)
    supervised = rule_set.startswith("cn-") and not lends_privately(agreement)
    return wording.say("outside.cn", language) if supervised else ""


def creditor_name(agreement: Agreement, language: Language) -> str:
    """Whom the debt is owed to: the account's creditor, and never whoever acts for it."""
    return creditor_of(agreement.organisation.identity, agreement.account, language)


def creditor_of(identity: Identity, account: Account, language: Language) -> str:
    """The creditor of an account; an organisation that is its own creditor is called as that language calls it."""
    if is_creditor(identity, account):
        return organisation_name(identity, language)
    return account.creditor.strip() or wording.say("who.none", language)


def agent_name(agreement: Agreement, language: Language) -> str:
    """Return who acts for the creditor; nothing where the organisation is the creditor itself."""
    return agent_of(agreement.organisation.identity, agreement.account, language)


def agent_of(identity: Identity, account: Account, language: Language) -> str:
    """Return who acts for the creditor of an account; nothing where the organisation is the creditor itself."""
    return "" if is_creditor(identity, account) else organisation_name(identity, language)


def agent_told(agreement: Agreement, language: Language) -> str:
    """Return who acts for the creditor and by which mandate: number, scope, last day; what is not known is left out."""
    name = agent_name(agreement, language)
    return _in_a_row([name, *_mandate(agreement, language)], language) if name else ""


def _agent_signs(agreement: Agreement, language: Language) -> str:
    """The same where the agent signs: with whom it signs for."""
    name, mandate = agent_name(agreement, language), _mandate(agreement, language)
    signs_for = [wording.say("agent.for", language, creditor=creditor_name(agreement, language))] if mandate else []
    return _in_a_row([name, *signs_for, *mandate], language) if name else ""


def _mandate(agreement: Agreement, language: Language) -> list[str]:
    mandate = agreement.organisation.mandate
    number, until = mandate.mandate_number, mandate.mandate_until
    if not number:
        return []
    scope = [mandate.mandate_scope] if mandate.mandate_scope else []
    ends = [wording.say("agent.until", language, until=until)] if until else []
    return [wording.say("agent.mandate", language, mandate=number), *scope, *ends]


def _assignment_told(agreement: Agreement, language: Language) -> str:
    """By whom the debt was assigned to the creditor and when the debtor was told; nothing where it never was."""
    known = agreement.assignment
    if known is None:
        return ""
    facts: dict[str, Fact] = {"by": known.by, "creditor": creditor_name(agreement, language), "how": known.notified_how}
    facts |= {"on": known.on} if known.on else {}
    facts |= {"notified_on": known.notified_on} if known.notified_on else {}
    keys = [f"assignment{'.by' if known.by else ''}{'.on' if known.on else ''}"]
    keys += ["assignment.told.how" if known.notified_how else "assignment.told"] if known.notified_on else []
    return (" " if language == "en" else "").join(wording.say(key, language, currency="", **facts) for key in keys)


def _in_a_row(parts: list[str], language: Language) -> str:
    return ("，" if language == "zh" else ", ").join(parts)


def agent_line(agreement: Agreement, language: Language, *, brief: bool = False) -> str:
    """The agent with the number of its mandate, ``brief`` without it, as a line of its own below the creditor; nothing
    where nobody acts for it."""
    name, mandate = agent_name(agreement, language), "" if brief else agreement.organisation.mandate.mandate_number
    if not name:
        return ""
    return wording.say("agent.by.mandate" if mandate else "agent.by", language, agent=name, mandate=mandate)


def collector_told(agreement: Agreement, language: Language) -> str:
    """Return that a debt collector writes; nothing where none does.

    Source: Regulation F, 12 CFR 1006.18(e).
    """
    return wording.say("collector.later", language) if agreement.collector else ""


def organisation_name(identity: Identity, language: Language) -> str:
    local = identity.name_zh if language == "zh" else identity.name
    return local or identity.name or identity.name_zh


def confirmed_by(account: Account, language: Language) -> str:
    """Return who confirmed the balance: a name as it was entered, and for made-up data that it is made up."""
    made_up = account.demo and account.confirmed_by == CONFIRMED_BY
    return wording.say("demo.data", language) if made_up else account.confirmed_by


def amount(agreement: Agreement, money: int, language: Language) -> str:
    """An amount with its currency."""
    return formats.money(money, agreement.account.currency, language)


def part_name(agreement: Agreement, part: str, language: Language) -> str:
    """Return what a part of the debt is called; a loan's penalty is 罚息."""
    loan = agreement.account.product in ("consumer_loan", "private_loan")
    return wording.name("part", "penalty.loan" if part == "penalty" and loan else part, language)


def _who(agreement: Agreement, language: Language) -> Facts:
    identity, account, ends = agreement.organisation.identity, agreement.account, agreement.guaranteed_until
    return {
        "debtor": agreement.debtor.name,
        "creditor": creditor_name(agreement, language),
        "agent": agent_name(agreement, language),
        "agent_told": agent_told(agreement, language),
        "assignment_told": _assignment_told(agreement, language),
        "collector_told": collector_told(agreement, language),
        "complaints": identity.complaints,
        "agreement_template": agreement.organisation.forms.agreement_template,
        "complaints_body": outside_body(agreement, language),
        "agent_signs": _agent_signs(agreement, language),
        "number": agreement.number,
        "telephone": identity.telephone,
        "advice": identity.advice,
        "account": wording.beside(agreement.accounts, language),
        "product": wording.name("product", account.product, language),
        "confirmed_by": confirmed_by(account, language),
        "as_of": formats.date(account.as_of, language),
        "confirmed_for": formats.date(agreement.counts_from, language),
        "made_on": formats.date(agreement.made_on, language),
        "contract_date": formats.date(account.contract_date, language) if account.contract_date else "",
        "last_paid_on": formats.date(account.last_paid_on, language) if account.last_paid_on else "",
        "signed": wording.name("language", agreement.signed_wording, language),
        "prevailing": wording.name("language", "zh" if is_chinese(agreement) else "en", language),
        "guarantor": account.guarantor,
        "co_debtor": account.co_debtor,
        "guaranteed_until": formats.date(ends, language) if ends else "",
        "unit": formats.unit(account.currency, language),
    }


def _amounts(agreement: Agreement, language: Language) -> Facts:
    outcome, currency = agreement.outcome, agreement.account.currency
    waived = [part_name(agreement, part, language) for part in PARTS if getattr(outcome.waived, part)]
    total_words = formats.in_words(outcome.totals.paid, currency, language)
    return {
        "debt": amount(agreement, outcome.debt.total, language),
        "total": amount(agreement, outcome.totals.paid, language),
        "total_aside": f"（{wording.say('panel.caps', language, caps=total_words)}）" if language == "zh" else "",
        "waived": amount(agreement, outcome.waived.total, language),
        "waived_parts": formats.names_of([lowered(name) for name in waived], language) if waived else "",
        "waived_share": _round_percent(Fraction(outcome.waived.total, outcome.debt.total), language),
        "plan_interest": amount(agreement, plan.plan_interest(outcome), language),
        "start": formats.date(outcome.debt.as_of, language),
    }


def _round_percent(share: Fraction, language: Language) -> str:
    """One decimal, left out where it is a nought."""
    whole = formats.decimal(share * 100, 1).endswith(".0")
    return formats.percent(share, 0 if whole else 1, language)


def lowered(name: str) -> str:
    """A name as it stands inside a sentence."""
    return name[0].lower() + name[1:]


def _payments(agreement: Agreement, language: Language) -> Facts:
    outcome = agreement.outcome
    told, frequency = plan.payments(outcome), outcome.terms.frequency
    after, first_due = plan.deferred(outcome), outcome.schedule.due[plan.first_row(outcome)]
    if plan.pays_by_row(outcome):
        first_due = told.first_due
    days, on_days = due_days.due_days(outcome).days, due_days.told(outcome, language)
    return {
        "count": outcome.totals.payments,
        "shares": told.count,
        "plan": _plan_text(outcome, told.count, language),
        "whole_plan": whole_plan(agreement, language),
        "period": wording.period(frequency, language),
        "each": wording.each(frequency, language),
        "per_year": wording.filled("{count:number}", {"count": frequency.per_year}, language),
        "then": amount(agreement, told.then, language),
        "last": amount(agreement, told.last, language),
        "first_date": formats.date(first_due, language),
        "first_day": formats.long_date(first_due, language),
        "after_date": formats.date(told.first_due, language),
        "after_day": formats.long_date(told.first_due, language),
        "after_first": amount(agreement, told.first, language),
        "last_date": formats.date(told.last_due, language),
        "last_day": formats.long_date(told.last_due, language),
        "day": formats.day_of_month(days[0], language) if days else "",
        "due_days": on_days,
        "due_each": wording.say(
            "due.each" if on_days else "due.each.free",
            language,
            each=wording.each(frequency, language),
            due_days=on_days,
        ),
        "next_date": formats.date(_next_due(outcome, told), language),
        "weekday": formats.weekday(told.last_due, language),
        "once": amount(agreement, once(agreement), language),
        "on_top": amount(agreement, plan.on_top(outcome), language),
        "span": wording.span(replace(frequency, count=frequency.count * after), language) if after else "",
    }


def _next_due(outcome: Simulated, told: plan.Payments) -> date:
    """When the first of the regular payments falls due, behind a first one that page 1 names apart."""
    apart = plan.begins(outcome) == 0 and len(outcome.schedule) > 1
    return outcome.schedule.due[1] if apart else told.first_due


def plan_text(count: int, frequency: Frequency, language: Language) -> str:
    """Return how many payments and how often, in words."""
    if count == 1:
        return wording.say("payments.one", language)
    key = f"payments.{frequency.unit}" if frequency.count == 1 else "payments.often"
    return wording.say(key, language, count=count, each=wording.each(frequency, language))


def _plan_text(outcome: Simulated, count: int, language: Language) -> str:
    if count > 1 and plan.pays_by_row(outcome):
        return wording.say("payments.own", language, count=count)
    return plan_text(count, outcome.terms.frequency, language)


def whole_plan(agreement: Agreement, language: Language) -> str:
    """The plan with what comes before its regular payments: a down payment, a deferral; of a settlement its parts."""
    outcome = agreement.outcome
    count, frequency, rule = plan.payments(outcome).count, outcome.terms.frequency, plan.deferral_rule(outcome)
    if isinstance(outcome.terms, SettlementTerms) and count > 1:
        return wording.say("plan.parts", language, parts=count)
    said = _plan_text(outcome, count, language)
    if rule is not None:
        span = wording.span(replace(frequency, count=frequency.count * rule.periods), language)
        said = wording.say(f"plan.deferral.{rule.during}", language, span=span, plan=said)
    down = plan.down_payment(outcome)
    if down is None:
        return said
    return wording.say("plan.down", language, down=amount(agreement, down.amount, language), plan=said)


def once(agreement: Agreement) -> Money:
    """Return what the first payment carries that the others don't."""
    schedule, after = agreement.outcome.schedule, plan.begins(agreement.outcome)
    if len(schedule) < after + 2:
        return Money(0)
    if plan.pays_by_row(agreement.outcome):
        return _once_by_row(schedule, after)
    fee, arrears = schedule.fee[after] - schedule.fee[after + 1], schedule.arrears[after] - schedule.arrears[after + 1]
    return Money(max(fee, 0) + max(arrears, 0) + plan.on_top(agreement.outcome))


def _once_by_row(schedule: Schedule, after: int) -> Money:
    """The same where later rows may pay nothing, or nothing but principal."""
    first, *later = (row for row in range(after, len(schedule)) if schedule.payment[row])
    columns = (schedule.fee, schedule.arrears)
    return Money(sum(max(one[first] - max((one[row] for row in later), default=0), 0) for one in columns))


def _rates(agreement: Agreement, language: Language) -> Facts:
    outcome = agreement.outcome
    terms, contract_rate = outcome.terms.plan, outcome.debt.contract_rate
    return {
        "rate": formats.percent(terms.annual_rate, 2, language) if terms else "",
        "contract_rate": formats.percent(contract_rate, 2, language) if contract_rate is not None else "",
        "plan_principal": amount(agreement, outcome.schedule.opening[plan.first_row(outcome)], language),
        "cost": cost_in_short(outcome, agreement.organisation.policy.rule_set, language),
    }


def cost_of(agreement: Agreement) -> str:
    """The method by which the annual cost of a plan is said: the key of its sentences."""
    return cost_method(agreement.organisation.policy.rule_set)


def _days(agreement: Agreement, language: Language) -> Facts:
    deadlines, announced = agreement.organisation.deadlines, agreement.days_off.until
    return {
        "grace": deadlines.grace_days,
        "end": deadlines.end_days,
        "cure": cure_days(deadlines, agreement.organisation.policy.rule_set),
        "certificate": deadlines.certificate_days,
        "holidays_until": "" if announced is None else formats.date(announced, language),
    }


def _pause(agreement: Agreement, language: Language) -> Facts:
    outcome = agreement.outcome
    first, idle = outcome.schedule.first_number + plan.first_row(outcome), plan.unpaid_rows(outcome)
    last = first + len(outcome.schedule) - plan.first_row(outcome) - 1
    return {
        "grown": amount(agreement, plan.interest_of_deferral(outcome), language),
        "idle_rows": _numbers(first, first + idle - 1, language),
        "paid_rows": _numbers(first + idle, last, language),
    }


def _numbers(first: int, last: int, language: Language) -> str:
    """Row numbers as one reads them out: a single one, or the first and the last."""
    return str(first) if last <= first else f"{first} to {last}" if language == "en" else f"{first}至{last}"


def _apart(agreement: Agreement, language: Language) -> Facts:
    """What is paid outside the regular payments: a down payment, an amount inside the last one."""
    terms, down = agreement.outcome.terms.plan, plan.down_payment(agreement.outcome)
    balloon = (terms.balloon if terms else None) or Money(0)
    shared = agreement.outcome.schedule.opening[plan.begins(agreement.outcome)] - balloon
    return {
        "down": amount(agreement, down.amount, language) if down else "",
        "down_date": formats.date(down.date, language) if down else "",
        "down_day": formats.long_date(down.date, language) if down else "",
        "balloon": amount(agreement, balloon, language),
        "shared": amount(agreement, shared, language),
    }


def _settlement(agreement: Agreement, language: Language) -> Facts:
    outcome = agreement.outcome
    if not isinstance(outcome.terms, SettlementTerms):
        return {}
    return {
        "parts": len(outcome.schedule),
        "last_one": wording.say(f"settlement.{'last' if len(outcome.schedule) > 1 else 'only'}", language),
        "tranche": amount(agreement, outcome.schedule.payment[0], language),
        "expires": formats.long_date(outcome.terms.expires, language),
    }


def _uneven(agreement: Agreement, language: Language, *, brief: bool) -> Facts:
    """What is paid when by a plan that pays by row."""
    if not plan.pays_by_row(agreement.outcome):
        return {}
    found = rows.uneven(agreement.outcome)
    regular = found.regular
    # Side by side there may be no room above for what says the first.
    said = rows.told(agreement.outcome, language, brief=brief, first=brief)
    return {
        "uneven": (" " if language == "en" else "").join(said),
        "regular_count": regular.count if regular else 0,
        "first_paid": amount(agreement, plan.payments(agreement.outcome).first, language),
        "most_day": formats.long_date(found.most[0], language),
    }


def _ending(agreement: Agreement, language: Language) -> Facts:
    outcome = agreement.outcome
    row = plan.example(outcome)
    return {
        "after": row + outcome.schedule.first_number,
        "left": amount(agreement, plan.still_owed(outcome)[row], language),
        "back": amount(agreement, outcome.schedule.owed_after_default[row], language),
    }
