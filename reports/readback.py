"""What is read out on the telephone before somebody says yes: the frozen terms, item by item, in either language."""

from __future__ import annotations

from datetime import date

from calculators.errors import Fact, Refusal
from calculators.parts import PARTS
from reports import formats, plan, uneven, wording
from reports.facts import GUESSED_PAGES, agent_name, amount, facts, lends_privately, lowered, part_name
from reports.formats import Language
from reports.promised import after_end, limitation_said, our_promises, terms_beside, their_promises
from restructure.agreements.agreement import Agreement
from restructure.agreements.evidence import Item, items
from restructure.offers.terms import SettlementTerms
from restructure.parties.organisation import accelerates

MOST_READ = 6
"""More payments than this are read as the first, the regular ones and the last."""

SPOKEN = {"you.pay": "read.you.pay", "you.figures": "read.you.figures"}
"""What is said on the telephone in place of a sentence that points to a page."""


def script(
    agreement: Agreement, language: Language, *, recording: str, keep_until: date | None
) -> tuple[tuple[Item, str], ...]:
    """Each item that has to be read out, with its sentences; everything in them comes from the frozen terms.

    Refuses terms that do not say where to pay (``payee_missing``): nobody can say yes to that.
    """
    if not agreement.organisation.bank.payee_account:
        raise Refusal("payee", "payee_missing", creditor=agreement.account.creditor)
    known = {
        **facts(agreement, language, GUESSED_PAGES),
        "recording": recording or "…",
        "keep_until": formats.date(keep_until, language) if keep_until else "…",
        "payee": _payee(agreement, language),
        "payee_account": agreement.organisation.bank.payee_account,
        "payee_bank": _local(
            agreement.organisation.bank.payee_bank, agreement.organisation.bank.payee_bank_zh, language
        ),
        "listed": _listed(agreement, language),
        "debt_parts": _debt_parts(agreement, language),
        "limitation": limitation_said(agreement, language),
    }
    gap, rule_set = " " if language == "en" else "", agreement.organisation.policy.rule_set

    def said(keys: tuple[str, ...]) -> str:
        parts = (wording.filled(wording.pattern_of(key, language, rule_set), known, language) for key in keys)
        return wording.spelled(gap.join(parts).replace("**", ""), language, rule_set)

    return tuple((item, said(_keys(agreement, item))) for item in items(forgives=_forgives(agreement)))


def _forgives(agreement: Agreement) -> bool:
    return agreement.outcome.waived.total > 0


def _keys(agreement: Agreement, item: Item) -> tuple[str, ...]:
    settles = isinstance(agreement.outcome.terms, SettlementTerms)
    if item == "waiver":
        return ("read.waiver.settlement",) if settles else ("keep.waived", "keep.on_hold")
    if item == "cost":
        return ("read.cost.interest",) if plan.plan_interest(agreement.outcome) else ("read.cost",)
    if item == "default":
        return _default(agreement)
    if item == "our_promises":
        return _ours(agreement, settles=settles)
    if item == "your_promises":
        return ("read.your_promises", *(SPOKEN.get(one, one) for one in their_promises(agreement)), "read.agree")
    if item == "debt":
        unit = "read.unit.yuan" if agreement.account.currency == "CNY" else "read.unit"
        limitation = ("read.limitation",) if limitation_said(agreement, "en") else ()
        assigned = ("assignment.is", "assignment.pay") if agreement.assignment else ()
        return (*assigned, "read.debt", unit, *limitation, "read.accept")
    if item == "who":
        return ("read.who.agent" if agent_name(agreement, "en") else "read.who",)
    if item == "payee" and lends_privately(agreement):
        return ("read.payee.private",)
    return (f"read.{item}",)


def _ours(agreement: Agreement, *, settles: bool) -> tuple[str, ...]:
    """What the creditor promises. What it does once all is paid is said of what is forgiven, or else here."""
    closed = () if _forgives(agreement) else ("effective.nothing" if settles else "keep.closed",)
    collecting = () if settles else ("keep.collecting",)
    return ("read.our_promises", *our_promises(agreement), *collecting, *closed, "read.agree")


def _default(agreement: Agreement) -> tuple[str, ...]:
    prevails = ("sign.prevails",) if agreement.signed_wording == "both" else ()
    return ("miss.call", *_missed(agreement), *terms_beside(agreement, spoken=True), *prevails, "read.agree")


def _missed(agreement: Agreement) -> tuple[str, ...]:
    terms, outcome = agreement.outcome.terms, agreement.outcome
    grace = ("miss.grace",) if agreement.organisation.deadlines.grace_days else ()
    late = (*grace, "miss.no_charge")
    if not accelerates(agreement.organisation.policy.rule_set):
        return (*late, "miss.notice")
    if not isinstance(terms, SettlementTerms):
        due = "miss.due.waived" if _forgives(agreement) else "miss.due"
        return (*late, "miss.end", due, after_end(outcome))
    back = f"late.{terms.on_default}" if len(outcome.schedule) > 1 else "late.one"
    return (*late, "late.end", back, after_end(outcome))


def _debt_parts(agreement: Agreement, language: Language) -> str:
    """Return what the debt consists of; what is nothing is left out."""
    parts = agreement.outcome.debt.parts
    told = [
        wording.say(
            "read.part",
            language,
            part=lowered(part_name(agreement, part, language)),
            amount=amount(agreement, getattr(parts, part), language),
        )
        for part in PARTS
        if getattr(parts, part)
    ]
    return formats.names_of(told, language)


def _listed(agreement: Agreement, language: Language) -> str:
    """Every payment with its date; of many each run of equal ones, and of many amounts the first, what comes between,
    and the last."""
    outcome, schedule = agreement.outcome, agreement.outcome.schedule
    if plan.pays_by_row(outcome) and outcome.totals.payments > 1:
        # The sentence that asks for it ends the last of these.
        return (" " if language == "en" else "").join(uneven.told(outcome, language, first=True))[:-1]
    rows = [(due, paid) for due, paid in zip(schedule.due, schedule.payment, strict=True) if paid]

    def one(row: tuple[date, int]) -> str:
        facts: dict[str, Fact] = {"amount": amount(agreement, row[1], language), "day": row[0]}
        return wording.say("read.payment", language, currency="", **facts)

    joined = "; " if language == "en" else "；"
    if len(rows) <= MOST_READ:
        return joined.join(map(one, rows))
    told = plan.runs(outcome)
    if len(told) <= MOST_READ:
        return joined.join(uneven.run_told(outcome, run, language) for run in told)
    between = [paid for _, paid in rows[1:-1]]
    said = wording.say(
        "read.between.varying",
        language,
        currency="",
        count=len(between),
        least=amount(agreement, min(between), language),
        most=amount(agreement, max(between), language),
    )
    return joined.join((one(rows[0]), said, one(rows[-1])))


def _payee(agreement: Agreement, language: Language) -> str:
    return _local(agreement.organisation.bank.payee, agreement.organisation.bank.payee_zh, language)


def _local(english: str, chinese: str, language: Language) -> str:
    return (chinese or english) if language == "zh" else (english or chinese)
