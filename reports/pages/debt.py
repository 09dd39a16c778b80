"""The confirmed debt by part, in figures and words; who agrees; what both sides promise."""

from __future__ import annotations

from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak

from calculators.parts import PARTS, PartName, PartTreatment
from reports import formats, plan
from reports.bilingual import BilingualText, Content, on_one_sheet
from reports.facts import agent_name, amount, creditor_name, is_chinese, part_name
from reports.formats import Language
from reports.layout import tags
from reports.layout.grid import TEXT_WIDTH, Block, gap, height, ruled, table
from reports.layout.sheet import section
from reports.layout.text import Run, Text
from reports.pages.promises import promises
from reports.wording import COUNTRIES
from restructure.agreements.agreement import Agreement
from restructure.offers.terms import SettlementTerms
from restructure.parties.account import Person

SPACINGS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
"""Millimetres above and below a row, the widest that fits."""


def debt(text: BilingualText) -> list[Block]:
    """The second page: debt, people, promises; in one language on one sheet where the spacing allows it."""
    return _sections(text, SPACINGS[0]) if text.is_bilingual else on_one_sheet(text, _sections, SPACINGS, text.page)[1]


def _sections(text: BilingualText, spacing: float) -> list[Block]:
    pad = spacing * mm
    return [
        text.line("debt.head", style="page_head"),
        gap(2 * spacing),
        *([parts_apart(text, pad), *_since(text, pad)] if _is_settlement(text) else [_parts(text, pad)]),
        *_accounts(text, pad),
        gap(1.6 * spacing),
        _words(text, pad / 2),
        gap(4 * spacing),
        CondPageBreak(40 * mm),
        text.line("who.head"),
        gap(1.5 * spacing),
        _people(text, pad),
        *_beside(text, pad),
        gap(4 * spacing),
        *section([text.line("promise.head"), gap(1.5 * spacing), promises(text, pad)], 0),
    ]


def _is_settlement(text: BilingualText) -> bool:
    return isinstance(text.agreement.outcome.terms, SettlementTerms)


def _figure(text: BilingualText, money: int, style: str = "body") -> Text:
    return text.verbatim(formats.plain(money, text.agreement.account.currency), style, "right")


def _name(text: BilingualText, part: PartName) -> Text:
    return text.value(lambda language: part_name(text.agreement, part, language))


def _unit(text: BilingualText) -> Text:
    currency = text.agreement.account.currency
    return text.value(lambda language: _capital(formats.unit(currency, language)), "head", "right")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _parts(text: BilingualText, pad: float) -> Block:
    """Each part as it was confirmed and what happens to it; what grew since then on its own line."""
    confirmed, outcome = text.agreement.confirmed, text.agreement.outcome
    rows = [[text.cell("debt.part", style="head"), _unit(text), text.cell("debt.treatment", style="head")]]
    for part in PARTS:
        owed = getattr(confirmed, part)
        if owed:
            rows.append([_name(text, part), _figure(text, owed), _treatment(text, part)])
    totals = [len(rows)]
    rows.append(
        [
            text.cell("debt.confirmed", style="strong"),
            _figure(text, confirmed.total, "strong"),
            text.cell(_as_of(text.agreement)),
        ]
    )
    if outcome.debt.accrued:
        rows.append(_grown(text))
        totals.append(len(rows))
        rows.append(
            [
                text.cell("debt.start", style="strong"),
                _figure(text, outcome.debt.total, "strong"),
                text.cell("debt.start.on"),
            ]
        )
    return ruled(rows, [40 * mm, 27 * mm, 103 * mm], pad=pad, between=5 * mm, totals=totals)


def _accounts(text: BilingualText, pad: float) -> list[Block]:
    """Each account of a plan for several: its balance and day, what it owes at the start, what it receives in all and
    from which payments; and in which order a payment is placed on them."""
    agreement = text.agreement
    if not agreement.debts:
        return []
    heads = ("debt.account.as_of", "debt.account.owed", "debt.account.paid", "debt.account.rows")
    table_rows: list[list[Block]] = [
        [text.cell("debt.account", style="head"), *(text.cell(head, style="head", align="right") for head in heads)]
    ]
    first = agreement.outcome.schedule.first_number
    for one in agreement.debts:
        paid = [first + row for row, part in enumerate(one.share.parts) if part]
        between = f"{paid[0]}–{paid[-1]}" if len(paid) > 1 else "".join(map(str, paid))
        table_rows.append(
            [
                text.verbatim(one.account),
                text.value(partial(formats.date, one.as_of), align="right"),
                _figure(text, one.share.owed.total),
                _figure(text, sum(one.share.parts)),
                text.verbatim(between, align="right"),
            ]
        )
    owed, paid_in_all = agreement.outcome.debt.total, agreement.outcome.totals.paid
    ends = [_figure(text, amount_, "strong") for amount_ in (owed, paid_in_all)]
    table_rows.append([text.cell("debt.accounts.all", style="strong"), text.verbatim(""), *ends, text.verbatim("")])
    named = next((one.account for one in agreement.debts if one.share.debt.designated), "")
    order = text.cell("debt.accounts.order.named", designated=named) if named else text.cell("debt.accounts.order")
    widths = [50 * mm, 35 * mm, 30 * mm, 30 * mm, 25 * mm]
    return [
        gap(2 * pad / mm),
        ruled(table_rows, widths, pad=pad, between=3 * mm, totals=[len(table_rows) - 1]),
        gap(pad / mm),
        order,
    ]


def _grown(text: BilingualText) -> list[Block]:
    accrued = text.agreement.outcome.debt.accrued
    return [text.cell("debt.accrued"), _figure(text, accrued), text.cell("debt.accrued.rate")]


def _since(text: BilingualText, pad: float) -> list[Block]:
    """What was confirmed, when and by whom, where interest has grown on it since then."""
    if not text.agreement.outcome.debt.accrued:
        return []
    confirmed = _figure(text, text.agreement.confirmed.total)
    lines = [[text.cell("debt.confirmed"), confirmed, text.cell(_as_of(text.agreement))], _grown(text)]
    return [gap(2 * pad / mm), table(lines, [65 * mm, 35 * mm, 70 * mm], pad=pad, means=tags.Table(0))]


def parts_apart(text: BilingualText, pad: float) -> Block:
    """Return what is owed, paid and forgiven of each part."""
    outcome = text.agreement.outcome
    owed, waived = outcome.debt.parts, outcome.waived
    heads = ("debt.owe", "debt.pay", "debt.forgiven")
    rows: list[list[Block]] = [
        [
            text.cell("debt.part.unit", style="head"),
            *(text.cell(head, style="head", align="right") for head in heads),
        ]
    ]
    for part in PARTS:
        whole, off = getattr(owed, part), getattr(waived, part)
        if whole:
            figures = [_figure(text, one) for one in (whole, whole - off, off)]
            rows.append([_name(text, part), *figures])
    totals = [_figure(text, one, "strong") for one in (owed.total, owed.total - waived.total, waived.total)]
    named = "debt.start" if outcome.debt.accrued else "debt.confirmed"
    rows.append([text.cell(named, style="strong"), *totals])
    return ruled(rows, [65 * mm, 35 * mm, 35 * mm, 35 * mm], pad=pad, between=3 * mm, totals=[len(rows) - 1])


def _as_of(agreement: Agreement) -> str:
    """Who or what says that the balance is what it is: somebody who confirmed it, alone or before payments that are
    taken off, or an earlier agreement."""
    if agreement.debts:
        return "debt.as_of.each"
    if agreement.follows:
        return "debt.as_of.left"
    paid = agreement.credited is not None and agreement.credited.since < agreement.account.as_of
    return "debt.as_of.paid" if paid else "debt.as_of"


def _treatment(text: BilingualText, part: PartName) -> Text:
    return text.stacked([_treated(text, part, language) for language in text.languages], "body")


def _treated(text: BilingualText, part: PartName, language: Language) -> Content:
    if part == "principal":
        down = ["treat.down"] if plan.down_payment(text.agreement.outcome) else []
        return text.runs(language, *down, _principal_key(text))
    treatment: PartTreatment = getattr(text.agreement.outcome.treatment, part)
    whole = getattr(text.agreement.outcome.debt.parts, part)
    waived = treatment.waived(whole)
    key = _rest_key(text, treatment)
    if not waived:
        return text.runs(language, key)
    if waived == whole:
        return text.runs(language, "treat.waived")
    how = "".join(run.text for run in text.runs(language, key))
    return text.runs(
        language,
        "treat.partly",
        part_waived=amount(text.agreement, waived, language),
        part_rest=amount(text.agreement, whole - waived, language),
        how=how[0].lower() + how[1:],
    )


def _principal_key(text: BilingualText) -> str:
    terms = text.agreement.outcome.terms.plan
    if terms is None or not terms.annual_rate:
        return "treat.principal.free"
    return "treat.principal" if terms.method in ("level", "equal_principal") else "treat.principal.end"


def _rest_key(text: BilingualText, treatment: PartTreatment) -> str:
    after = plan.deferred(text.agreement.outcome)
    if plan.payments(text.agreement.outcome).shape == "one" and treatment.rest != "capitalise":
        return "treat.last"
    return "treat.first.after" if treatment.rest == "first" and after else f"treat.{treatment.rest}"


def _words(text: BilingualText, pad: float) -> Block:
    outcome = text.agreement.outcome
    lines = [
        ("words.debt", _in_words(text, outcome.debt.total)),
        ("words.pay", _sum(text)),
        *([("words.forgiven", _condition(text))] if outcome.waived.total else []),
        ("words.origin", _origin(text)),
        *([("paper.assignment", text.cell("assignment.is", "assignment.pay"))] if text.agreement.assignment else []),
    ]
    label = (40 if text.is_bilingual else 28) * mm
    rows = [[text.line(key, style="muted"), content] for key, content in lines]
    return table(rows, [label, TEXT_WIDTH - label], pad=pad, means=tags.Listed())


def _spelled(text: BilingualText, money: int, *languages: Language) -> str:
    """An amount in words; on a paper of Chinese practice the capital numerals stand in every wording."""
    capitals: tuple[Language, ...] = ("zh",) if is_chinese(text.agreement) else ()
    currency = text.agreement.account.currency
    said = ((formats.in_words(money, currency, one), one) for one in dict.fromkeys((*languages, *capitals)))
    return " ".join(text.spelled(words, one) for words, one in said)


def _in_words(text: BilingualText, money: int) -> Text:
    return text.verbatim(_spelled(text, money, *text.languages))


def _sum(text: BilingualText) -> Text:
    outcome = text.agreement.outcome
    key = "words.sum.waived" if outcome.waived.total else "words.sum"
    if _is_settlement(text):
        key = "words.sum.settlement"
    elif not plan.plan_interest(outcome):
        key += ".free"
    sums = [text.runs(language, key) for language in text.languages]
    return text.stacked([*sums, (Run(_spelled(text, outcome.totals.paid, *text.languages)),)], "body")


def _condition(text: BilingualText) -> Text:
    waived = text.agreement.outcome.waived.total
    words = {one: _spelled(text, waived, one) for one in text.languages}
    said = [
        text.runs(one, "words.condition", waived_words=words[one][0].lower() + words[one][1:]) for one in text.languages
    ]
    return text.stacked(said, "body")


def _origin(text: BilingualText) -> Text:
    account = text.agreement.account
    keys = ["origin"]
    if account.contract_date:
        keys.append("origin.contract")
    if account.last_paid_on:
        keys.append("origin.paid")
    return text.stacked(
        [tuple(run for key in keys for run in text.runs(language, key)) for language in text.languages], "body"
    )


def _people(text: BilingualText, pad: float) -> Block:
    debtor, identity = text.agreement.debtor, text.agreement.organisation.identity
    names = text.value(lambda language: creditor_name(text.agreement, language))
    rows: list[list[Block]] = [
        ["", text.line("who.debtor", style="head"), text.line("who.creditor", style="head")],
        [text.line("who.name", style="muted"), text.verbatim(debtor.name), names],
        *_registered(text),
    ]
    if debtor.id_number or text.agreement.organisation.policy.rule_set not in COUNTRIES:
        # British and American papers ask nobody for an identity card.
        rows.append([text.line("who.id", style="muted"), _given(text, debtor.id_number), ""])
    if agent_name(text.agreement, text.main):
        # Phone and address below it are where the agent is reached.
        rows.append([text.line("paper.agent", style="muted"), "", text.cell("agent.name")])
    given = [
        ("who.phone", debtor.phone, identity.telephone),
        ("who.letters", debtor.address, identity.address),
    ]
    for key, ours, theirs in given:
        rows.append([text.line(key, style="muted"), _given(text, ours), _given(text, theirs)])
    if is_chinese(text.agreement):
        # Party A is the creditor, and stands on the left.
        rows = [[label, theirs, ours] for label, ours, theirs in rows]
    return _table(text, rows, pad)


def _table(text: BilingualText, rows: list[list[Block]], pad: float) -> Block:
    label = (38 if text.is_bilingual else 30) * mm
    half = (TEXT_WIDTH - label) / 2
    return ruled(rows, [label, half, half], pad=pad, between=3 * mm)


def _registered(text: BilingualText) -> list[list[Block]]:
    """What a company that is the creditor itself is registered under; of another creditor it is not known."""
    identity = text.agreement.organisation.identity
    if agent_name(text.agreement, text.main):
        return []
    given = (("who.credit_code", identity.credit_code), ("who.legal", identity.legal_representative))
    return [[text.line(key, style="muted"), "", text.verbatim(value)] for key, value in given if value]


def _beside(text: BilingualText, pad: float) -> list[Block]:
    """Who owes or answers for the debt beside the debtor, each with the same data, as the next party."""
    agreement = text.agreement
    bound = agreement.bound
    named: list[tuple[str, str, Person | None]] = [
        ("co_debtor", bound.co_debtor, agreement.co_debtor),
        ("guarantor", bound.guarantor, agreement.guarantor),
    ]
    found = [(role, known or Person(name)) for role, name, known in named if name]
    if not found:
        return []
    fourth = len(found) > 1
    people = [person for _, person in found]
    heads = [
        [
            text.line(f"who.{role}{'.fourth' if fourth and role == 'guarantor' else ''}", style="head"),
            *(_spouse(text) if role == "co_debtor" else []),
        ]
        for role, _ in found
    ]
    given = [("who.phone", "phone"), ("who.letters", "address")]
    if any(one.id_number for one in people) or agreement.organisation.policy.rule_set not in COUNTRIES:
        given.insert(0, ("who.id", "id_number"))
    rows: list[list[Block]] = [
        ["", *heads],
        [text.line("who.name", style="muted"), *(text.verbatim(one.name) for one in people)],
        *(
            [text.line(key, style="muted"), *(_given(text, getattr(one, field)) for one in people)]
            for key, field in given
        ),
    ]
    people_beside = _table(text, [[*row, ""][:3] for row in rows], pad)
    return [gap(2), CondPageBreak(height([people_beside])), people_beside]


def _spouse(text: BilingualText) -> list[Block]:
    """Why a co-debtor who is the debtor's spouse owes the debt too."""
    ground = text.agreement.spouse_ground
    return [text.cell(f"spouse.{ground}", style="small")] if ground else []


def _given(text: BilingualText, value: str) -> Block:
    """A value, or "not given"."""
    return text.verbatim(value) if value else text.cell("who.none", style="muted")
