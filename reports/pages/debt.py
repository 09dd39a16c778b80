"""The confirmed debt by part, in figures and words; who agrees; what both sides promise."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak

from calculators.parts import PARTS, PartName, PartTreatment
from reports import formats, plan
from reports.bilingual import BilingualText, Content
from reports.facts import agent_name, amount, creditor_name, is_chinese, part_name
from reports.formats import Language
from reports.layout.grid import TEXT_WIDTH, Block, gap, ruled, table
from reports.layout.sheet import fitted, section
from reports.layout.text import Run, Text
from reports.pages.promises import promises
from restructure.agreements.agreement import Agreement
from restructure.offers.terms import SettlementTerms

SPACINGS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""Millimetres above and below a row, the widest that fits."""


def debt(voice: BilingualText) -> list[Block]:
    """The second page: debt, people, promises; on one sheet where the spacing allows it."""
    return fitted(lambda spacing: _sections(voice, spacing), SPACINGS, voice.page)


def _sections(voice: BilingualText, spacing: float) -> list[Block]:
    pad = spacing * mm
    return [
        voice.line("debt.head", style="page_head"),
        gap(2 * spacing),
        *([parts_apart(voice, pad), *_since(voice, pad)] if _is_settlement(voice) else [_parts(voice, pad)]),
        gap(1.6 * spacing),
        _words(voice, pad / 2),
        gap(4 * spacing),
        CondPageBreak(40 * mm),
        voice.line("who.head"),
        gap(1.5 * spacing),
        _people(voice, pad),
        gap(4 * spacing),
        *section([voice.line("promise.head"), gap(1.5 * spacing), promises(voice, pad)], 0),
    ]


def _is_settlement(voice: BilingualText) -> bool:
    return isinstance(voice.agreement.outcome.terms, SettlementTerms)


def _figure(voice: BilingualText, money: int, style: str = "body") -> Text:
    return voice.text(formats.plain(money, voice.agreement.account.currency), style, "right")


def _name(voice: BilingualText, part: PartName) -> Text:
    return voice.value(lambda language: part_name(voice.agreement, part, language))


def _unit(voice: BilingualText) -> Text:
    currency = voice.agreement.account.currency
    return voice.value(lambda language: _capital(formats.unit(currency, language)), "head", "right")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _parts(voice: BilingualText, pad: float) -> Block:
    """Each part as it was confirmed and what happens to it; what grew since then on its own line."""
    account, outcome = voice.agreement.account, voice.agreement.outcome
    rows = [[voice.cell("debt.part", style="head"), _unit(voice), voice.cell("debt.treatment", style="head")]]
    for part in PARTS:
        owed = getattr(account.parts, part)
        if owed:
            rows.append([_name(voice, part), _figure(voice, owed), _treatment(voice, part)])
    totals = [len(rows)]
    rows.append(
        [
            voice.cell("debt.confirmed", style="strong"),
            _figure(voice, account.parts.total, "strong"),
            voice.cell(_as_of(voice.agreement)),
        ]
    )
    if outcome.debt.accrued:
        rows.append(_grown(voice))
        totals.append(len(rows))
        rows.append(
            [
                voice.cell("debt.start", style="strong"),
                _figure(voice, outcome.debt.total, "strong"),
                voice.cell("debt.start.on"),
            ]
        )
    return ruled(rows, [40 * mm, 27 * mm, 103 * mm], pad=pad, between=5 * mm, totals=totals)


def _grown(voice: BilingualText) -> list[Block]:
    accrued = voice.agreement.outcome.debt.accrued
    return [voice.cell("debt.accrued"), _figure(voice, accrued), voice.cell("debt.accrued.rate")]


def _since(voice: BilingualText, pad: float) -> list[Block]:
    """What was confirmed, when and by whom, where interest has grown on it since then."""
    if not voice.agreement.outcome.debt.accrued:
        return []
    confirmed = _figure(voice, voice.agreement.account.parts.total)
    lines = [[voice.cell("debt.confirmed"), confirmed, voice.cell(_as_of(voice.agreement))], _grown(voice)]
    return [gap(2 * pad / mm), table(lines, [65 * mm, 35 * mm, 70 * mm], pad=pad)]


def parts_apart(voice: BilingualText, pad: float) -> Block:
    """Return what is owed, paid and forgiven of each part."""
    outcome = voice.agreement.outcome
    owed, waived = outcome.debt.parts, outcome.waived
    heads = ("debt.owe", "debt.pay", "debt.forgiven")
    rows: list[list[Block]] = [
        [
            voice.cell("debt.part.unit", style="head"),
            *(voice.cell(head, style="head", align="right") for head in heads),
        ]
    ]
    for part in PARTS:
        whole, off = getattr(owed, part), getattr(waived, part)
        if whole:
            figures = [_figure(voice, one) for one in (whole, whole - off, off)]
            rows.append([_name(voice, part), *figures])
    totals = [_figure(voice, one, "strong") for one in (owed.total, owed.total - waived.total, waived.total)]
    named = "debt.start" if outcome.debt.accrued else "debt.confirmed"
    rows.append([voice.cell(named, style="strong"), *totals])
    return ruled(rows, [65 * mm, 35 * mm, 35 * mm, 35 * mm], pad=pad, between=3 * mm, totals=[len(rows) - 1])


def _as_of(agreement: Agreement) -> str:
    """Who or what says that the balance is what it is: somebody who confirmed it, alone or before payments that are
    taken off, or an earlier agreement."""
    if agreement.follows:
        return "debt.as_of.left"
    paid = agreement.credited is not None and agreement.credited.since < agreement.account.as_of
    return "debt.as_of.paid" if paid else "debt.as_of"


def _treatment(voice: BilingualText, part: PartName) -> Text:
    return voice.stacked([_treated(voice, part, language) for language in voice.languages], "body")


def _treated(voice: BilingualText, part: PartName, language: Language) -> Content:
    if part == "principal":
        down = ["treat.down"] if plan.down_payment(voice.agreement.outcome) else []
        return voice.runs(language, *down, _principal_key(voice))
    treatment: PartTreatment = getattr(voice.agreement.outcome.treatment, part)
    whole = getattr(voice.agreement.outcome.debt.parts, part)
    waived = treatment.waived(whole)
    key = _rest_key(voice, treatment)
    if not waived:
        return voice.runs(language, key)
    if waived == whole:
        return voice.runs(language, "treat.waived")
    how = "".join(run.text for run in voice.runs(language, key))
    return voice.runs(
        language,
        "treat.partly",
        part_waived=amount(voice.agreement, waived, language),
        part_rest=amount(voice.agreement, whole - waived, language),
        how=how[0].lower() + how[1:],
    )


def _principal_key(voice: BilingualText) -> str:
    terms = voice.agreement.outcome.terms.plan
    if terms is None or not terms.annual_rate:
        return "treat.principal.free"
    return "treat.principal" if terms.method in ("level", "equal_principal") else "treat.principal.end"


def _rest_key(voice: BilingualText, treatment: PartTreatment) -> str:
    after = plan.deferred(voice.agreement.outcome)
    if plan.payments(voice.agreement.outcome).shape == "one" and treatment.rest != "capitalise":
        return "treat.last"
    return "treat.first.after" if treatment.rest == "first" and after else f"treat.{treatment.rest}"


def _words(voice: BilingualText, pad: float) -> Block:
    outcome = voice.agreement.outcome
    lines = [
        ("words.debt", _in_words(voice, outcome.debt.total)),
        ("words.pay", _sum(voice)),
        *([("words.forgiven", _condition(voice))] if outcome.waived.total else []),
        ("words.origin", _origin(voice)),
    ]
    label = (40 if voice.is_bilingual else 28) * mm
    rows = [[voice.line(key, style="muted"), content] for key, content in lines]
    return table(rows, [label, TEXT_WIDTH - label], pad=pad)


def _spelled(voice: BilingualText, money: int, *languages: Language) -> str:
    """An amount in words; on a paper of Chinese practice the capital numerals stand in every wording."""
    capitals: tuple[Language, ...] = ("zh",) if is_chinese(voice.agreement) else ()
    currency = voice.agreement.account.currency
    return " ".join(formats.in_words(money, currency, one) for one in dict.fromkeys((*languages, *capitals)))


def _in_words(voice: BilingualText, money: int) -> Text:
    return voice.text(_spelled(voice, money, *voice.languages))


def _sum(voice: BilingualText) -> Text:
    outcome = voice.agreement.outcome
    key = "words.sum.waived" if outcome.waived.total else "words.sum"
    if _is_settlement(voice):
        key = "words.sum.settlement"
    sums = [voice.runs(language, key) for language in voice.languages]
    return voice.stacked([*sums, (Run(_spelled(voice, outcome.totals.paid, *voice.languages)),)], "body")


def _condition(voice: BilingualText) -> Text:
    waived = voice.agreement.outcome.waived.total
    words = {one: _spelled(voice, waived, one) for one in voice.languages}
    said = [
        voice.runs(one, "words.condition", waived_words=words[one][0].lower() + words[one][1:])
        for one in voice.languages
    ]
    return voice.stacked(said, "body")


def _origin(voice: BilingualText) -> Text:
    account = voice.agreement.account
    keys = ["origin"]
    if account.contract_date:
        keys.append("origin.contract")
    if account.last_paid_on:
        keys.append("origin.paid")
    return voice.stacked(
        [tuple(run for key in keys for run in voice.runs(language, key)) for language in voice.languages], "body"
    )


def _people(voice: BilingualText, pad: float) -> Block:
    debtor, identity = voice.agreement.debtor, voice.agreement.organisation.identity
    names = voice.value(lambda language: creditor_name(voice.agreement, language))
    rows: list[list[Block]] = [
        ["", voice.line("who.debtor", style="head"), voice.line("who.creditor", style="head")],
        [voice.line("who.name", style="muted"), voice.text(debtor.name), names],
    ]
    rows.append([voice.line("who.id", style="muted"), _given(voice, debtor.id_number), ""])
    if agent_name(voice.agreement, voice.main):
        # Phone and address below it are where the agent is reached.
        rows.append([voice.line("paper.agent", style="muted"), "", voice.cell("agent.name")])
    given = [
        ("who.phone", debtor.phone, identity.telephone),
        ("who.letters", debtor.address, identity.address),
    ]
    for key, ours, theirs in given:
        rows.append([voice.line(key, style="muted"), _given(voice, ours), _given(voice, theirs)])
    account = voice.agreement.account
    for key, name in (("sign.co_debtor", account.co_debtor), ("sign.guarantor", account.guarantor)):
        if name:
            rows.append([voice.line(key, style="muted"), voice.text(name), ""])
    label = (38 if voice.is_bilingual else 30) * mm
    half = (TEXT_WIDTH - label) / 2
    return ruled(rows, [label, half, half], pad=pad, between=3 * mm)


def _given(voice: BilingualText, value: str) -> Block:
    """A value, or "not given"."""
    return voice.text(value) if value else voice.cell("who.none", style="muted")
