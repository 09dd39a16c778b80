"""Papers before an agreement: an offer that lapses, the choices side by side, and what a creditor does by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import PageBreak

from calculators.rounding import Money
from reports import formats, plan, uneven, wording
from reports.bilingual import BilingualText, Content
from reports.cost import cost_in_short
from reports.due_days import day_off, dotted
from reports.facts import Facts, amount, cost_of, once
from reports.formats import Language
from reports.in_short import payments_in_short
from reports.layout.ending import Signing
from reports.layout.grid import TEXT_WIDTH, Block, gap, label_row, ruled
from reports.layout.text import Run, Text
from reports.layout.type import LARGEST_ORDINARY
from reports.papers.calendar import payments_table
from reports.papers.sheet import (
    PAD,
    PARTIES,
    addressed,
    advice,
    complaints,
    headline,
    paper,
    paper_text,
    pay_to,
    rows,
    signed_by,
    spread,
    value_rows,
)
from reports.promised import limitation_said
from restructure.agreements.agreement import Agreement, Wording
from restructure.offers.outcome import Simulated
from restructure.offers.plan_summary import in_short
from restructure.parties.organisation import limits_by_state, takes_own_form

LABEL = 48 * mm
SMALLER = (1.0, 1.5)
"""By so many points the text of a letter may be smaller before it takes a second sheet."""
MOST_BESIDE = 60
"""So many payments stand on one sheet, two beside each other."""
BESIDE_SPACINGS = (1.1, 0.8, 0.6, 0.4, 0.2)
"""Millimetres above and below a row."""
MOST_RUNS = 6
"""More runs of equal payments than this are told as the first, what lies between, and the last."""


def offer_pdf(agreement: Agreement, open_until: date, wanted: Wording, body: float = 12) -> bytes:
    """An offer that lapses after ``open_until``; nothing is agreed by it."""
    identity = agreement.organisation.identity

    def more(language: Language) -> Facts:
        number = f": {identity.advice}" if language == "en" else f"：{identity.advice}"
        return _first(agreement, language) | {
            "open_until": formats.long_date(open_until, language),
            "advice_number": number if identity.advice else "",
        }

    text = paper_text(agreement, wanted, more, body)

    story = [*spread(text, _offer, smaller=(1.0, 2.0, 2.5)), *_overleaf(text, 1)]
    return paper(text, story, agreement.number, kind="offer", mast="paper.number")


def _offer(text: BilingualText, spacing: float) -> list[Block]:
    outcome, pad = text.agreement.outcome, PAD * spacing
    several = outcome.totals.payments > 1
    return [
        *addressed(text, text.agreement.made_on, text.agreement.number),
        gap(3 * spacing),
        headline(text, "offer.title"),
        gap(2 * spacing),
        text.paragraph("offer.lead", style="lead"),
        gap(6 * spacing),
        *rows(
            text,
            *PARTIES,
            ("offer.debt", "offer.debt.is"),
            # The schedule that an agreement names is none of a letter's.
            ("offer.pay", "offer.pay.rows.is" if plan.pays_by_row(outcome) else "offer.pay.is"),
            ("offer.first", "offer.first.is"),
            pad=pad,
        ),
        *([label_row(text.cell("offer.then", style="strong"), _payments(text, 1), pad)] if several else []),
        *rows(
            text,
            *([("offer.forgiven", "offer.forgiven.is")] if outcome.waived.total else []),
            *([("offer.cost", f"cost.is.{cost_of(text.agreement)}")] if text.facts[text.main]["cost"] else []),
            ("offer.no", "offer.no.is"),
            ("offer.free", "offer.free.is"),
            ("paper.call", "paper.call.is"),
            pad=pad,
        ),
        *value_rows(text, ("offer.limitation", partial(_time_limit, text.agreement)), pad=pad),
        gap(6 * spacing),
        # Nobody signs an offer: signed, it would be a second contract without its terms.
        text.paragraph("offer.binding"),
    ]


def forbearance_pdf(agreement: Agreement, wanted: Wording, body: float = 11) -> bytes:
    """Return what a creditor holds back by itself while somebody pays; the debtor signs nothing.

    The default of the UK rule set: changing a regulated agreement may need a form of its own (CCA 1974, s. 82). Under
    American rules a choice: what nobody signs is no new promise.
    """
    text = paper_text(agreement, wanted, lambda language: _once(agreement, language), body)
    story = [*spread(text, _forbearance, smaller=SMALLER), *(_dates(text) if _encloses(text) else [])]
    return paper(text, story, agreement.number, kind="forbearance", mast="paper.number")


def _encloses(text: BilingualText) -> bool:
    """Whether every payment is listed on a sheet behind the letter."""
    return text.agreement.outcome.totals.payments > 1


def _forbearance(text: BilingualText, spacing: float) -> list[Block]:
    agreement, pad = text.agreement, PAD * spacing
    outcome, rule_set = agreement.outcome, agreement.organisation.policy.rule_set
    charged = ".rate" if plan.plan_interest(outcome) else ".free"
    forgives = ["forbearance.forgive.is"] if outcome.waived.total else []
    return [
        *addressed(text, agreement.made_on, agreement.number),
        gap(3 * spacing),
        headline(text, "forbearance.title"),
        gap(2 * spacing),
        text.paragraph("forbearance.lead"),
        gap(4 * spacing),
        *rows(
            text,
            PARTIES[0],
            ("paper.agent", "agent.name"),
            PARTIES[2],
            ("forbearance.account", "paper.contract.is"),
            pad=pad,
        ),
        label_row(text.cell("forbearance.pay", style="strong"), _payments(text), pad),
        label_row(
            text.cell("forbearance.total", style="strong"),
            text.cell("forbearance.total.is", f"forbearance.interest{charged}"),
            pad,
        ),
        pay_to(text, pad),
        label_row(text.cell("forbearance.we", style="strong"), text.cell("forbearance.we.is", *forgives), pad),
        *rows(
            text,
            ("forbearance.change", "forbearance.change.is"),
            ("forbearance.missed", "forbearance.missed.is"),
            *([("forbearance.less", "forbearance.less.is")] if limits_by_state(rule_set) else []),
            ("forbearance.contract", "forbearance.contract.is"),
            *([("forbearance.joint", "forbearance.joint.is")] if agreement.account.co_debtor else []),
            *([("forbearance.arrears", "forbearance.arrears.is")] if takes_own_form(rule_set) else []),
            ("forbearance.file", "forbearance.file.is"),
            pad=pad,
        ),
        *value_rows(text, ("offer.limitation", partial(_time_limit, agreement)), pad=pad),
        *rows(
            text,
            *advice(text),
            *complaints(text),
            pad=pad,
        ),
        gap(4 * spacing),
        Signing(),
        signed_by(
            text,
            "paper.for_creditor",
            on=agreement.made_on,
            beside=[text.cell("forbearance.enclosed")] if _encloses(text) else [],
        ),
    ]


def _time_limit(agreement: Agreement, language: Language) -> str:
    """Return what is said of the limitation period; where every state has its own, that a payment may start it anew."""
    said = limitation_said(agreement, language)
    if not limits_by_state(agreement.organisation.policy.rule_set):
        return said
    first = said or wording.say("limitation.law", language)
    return (" " if language == "en" else "").join((first, wording.say("limitation.states", language)))


def _payments(text: BilingualText, skip: int = 0) -> Text:
    """Every payment but the first ``skip`` with its day: single ones by themselves, equal ones as a run; of many
    amounts the first, what lies between, and the last."""
    outcome = text.agreement.outcome
    if plan.pays_by_row(outcome):
        whole = skip == 0

        def said_by_row(language: Language) -> str:
            return (" " if language == "en" else "").join(uneven.told(outcome, language, skip, first=whole))

        return text.value(said_by_row)
    told = plan.runs(outcome, skip)
    said = [line for language in text.languages for line in _said_payments(text, told, language)]
    return text.stacked(said, "body")


def _overleaf(text: BilingualText, skip: int = 0) -> list[Block]:
    """Every payment on a sheet of its own, where their amounts are too many for a letter."""
    return _every_payment(text) if len(plan.runs(text.agreement.outcome, skip)) > MOST_RUNS else []


def _dates(text: BilingualText) -> list[Block]:
    """Every payment with its day behind the letter, two beside each other where one sheet holds them."""
    if text.agreement.outcome.totals.payments > MOST_BESIDE or text.body > LARGEST_ORDINARY:
        return _every_payment(text)
    return [PageBreak(), *spread(text, _dates_beside, BESIDE_SPACINGS, (1.0, 1.5))]


def _dates_beside(text: BilingualText, spacing: float) -> list[Block]:
    schedule, currency = text.agreement.outcome.schedule, text.agreement.account.currency
    cells = [
        [
            text.verbatim(str(index + schedule.first_number), align="right"),
            text.value(partial(dotted, text.agreement, due, formats.date)),
            text.verbatim(formats.plain(payment, currency), "strong", "right"),
        ]
        for index, (due, payment) in enumerate(zip(schedule.due, schedule.payment, strict=True))
        if payment
    ]
    heads = [text.cell("calendar.number", style="head", align="right"), text.cell("calendar.due", style="head")]
    head = [*heads, text.cell("calendar.pay", style="head", align="right")]
    half = (len(cells) + 1) // 2
    blank: list[Block] = [text.verbatim("")] * len(head)
    beside = [*cells[half:], *[blank] * (2 * half - len(cells))]
    rows = [[*head, *head], *([*left, *right] for left, right in zip(cells[:half], beside, strict=True))]
    widths = [12 * mm, 44 * mm, 27 * mm, 16 * mm, 44 * mm, 27 * mm]
    return [
        *_head_of_dates(text),
        ruled(rows, widths, pad=spacing * mm, between=4 * mm),
        gap(2),
        text.paragraph("note.unit", *day_off(text.agreement, "note"), style="small"),
    ]


def _every_payment(text: BilingualText) -> list[Block]:
    notes = text.paragraph("note.unit", *day_off(text.agreement, "note"), style="small")
    return [PageBreak(), *_head_of_dates(text), payments_table(text), gap(2), notes]


def _head_of_dates(text: BilingualText) -> list[Block]:
    return [text.line("schedule.head", style="page_head"), gap(3)]


def _said_payments(text: BilingualText, told: Sequence[plan.Run], language: Language) -> list[Content]:
    between = [] if len(told) <= MOST_RUNS else [_between(text, told[1:-1], language)]
    first, *later = [_run(text, one, language) for one in (told if not between else (told[0], told[-1]))]
    carried = [text.runs(language, "payments.once")] if text.facts[language]["once_amount"] else []
    listed = [first, *between, *later]
    semicolon = "; " if language == "en" else "；"
    stop = ["。" if language == "zh" else "."] if carried else [""]
    ends = [semicolon.rstrip()] * (len(listed) - 1) + stop
    return [*((*one, Run(end, language=language)) for one, end in zip(listed, ends, strict=True)), *carried]


def _run(text: BilingualText, one: plan.Run, language: Language) -> Content:
    return text.runs(
        language,
        "payments.run" if one.count > 1 else "payments.single",
        run_amount=amount(text.agreement, one.amount, language),
        run_count=one.count,
        run_day=formats.long_date(one.first, language),
        run_first=formats.date(one.first, language),
        run_last=formats.date(one.last, language),
    )


def _between(text: BilingualText, told: Sequence[plan.Run], language: Language) -> Content:
    least, most = min(one.amount for one in told), max(one.amount for one in told)
    return text.runs(
        language,
        "payments.between",
        run_count=sum(one.count for one in told),
        least=amount(text.agreement, least, language),
        most=amount(text.agreement, most, language),
        run_first=formats.date(told[0].first, language),
        run_last=formats.date(told[-1].last, language),
    )


def _first(agreement: Agreement, language: Language) -> Facts:
    day, paid = plan.first_paid(agreement.outcome)
    shown = formats.money(paid, agreement.account.currency, language)
    return {"first_amount": shown, "first_day": formats.long_date(day, language)} | _once(agreement, language)


def _once(agreement: Agreement, language: Language) -> Facts:
    """What one payment carries that the others do not, and its day; nothing where none does."""
    due = plan.payments(agreement.outcome).first_due
    carried = once(agreement)
    return {
        "once_amount": amount(agreement, carried, language) if carried else "",
        "once_day": formats.date(due, language),
    }


def comparison_pdf(agreement: Agreement, options: Sequence[Simulated], wanted: Wording) -> bytes:
    """The choices side by side for the debtor: what to pay, never what a creditor would accept.

    ``agreement`` is a draft of any of them; it says who and what is owed.
    """
    text = paper_text(agreement, wanted)
    story = spread(text, partial(_comparison, options=options))
    return paper(text, story, agreement.account.number, kind="choices", mast="paper.number")


def _comparison(text: BilingualText, spacing: float, options: Sequence[Simulated]) -> list[Block]:
    return [
        headline(text, "compare.title"),
        gap(2 * spacing),
        text.paragraph("compare.lead", style="lead"),
        gap(6 * spacing),
        _side_by_side(text, options, 1.4 * mm * spacing),
        gap(3 * spacing),
        text.paragraph("compare.note", style="small"),
        *_unfit(text, options),
        gap(3 * spacing),
        *rows(text, *PARTIES, pad=PAD * spacing),
        *value_rows(text, ("memo.paper.made", partial(formats.date, text.agreement.made_on)), pad=PAD * spacing),
        *rows(text, ("paper.call", "paper.call.is"), pad=PAD * spacing),
    ]


def _unfit(text: BilingualText, options: Sequence[Simulated]) -> list[Block]:
    """Which of the choices ask for more than there is, in words."""
    unfit = [number for number, one in enumerate(options, 1) if one.affordability.verdict == "unaffordable"]
    if not unfit:
        return []

    def said(language: Language) -> Block:
        numbers = formats.names_of([str(number) for number in unfit], language)
        key = "compare.unfit" if len(unfit) == 1 else "compare.unfit.many"
        return Text(text.runs(language, key, unfit=numbers), text.styles(language).body)

    return [gap(2), *text.columns(lambda language: [said(language)])]


def _side_by_side(text: BilingualText, options: Sequence[Simulated], pad: float) -> Block:
    currency = text.agreement.account.currency

    def figure(amount: int) -> Block:
        return text.verbatim(formats.plain(amount, currency), "strong", "right")

    def said(key: str) -> Block:
        return text.cell(key, align="right")

    def left(one: Simulated) -> Block:
        least = plan.least_left(one)
        if least is None:
            return said("compare.unknown")
        if least >= 0:
            return figure(least)
        short = partial(amount_short, formats.plain(Money(-least), currency))
        return text.value(short, "strong", "right")

    def rate(one: Simulated) -> Block:
        # A figure stands once, as on the agreement.
        short = cost_in_short(one, text.agreement.organisation.policy.rule_set, text.main)
        return text.verbatim(short, "body", "right") if short else said("compare.none")

    def end(one: Simulated) -> Block:
        return text.value(lambda language: formats.date(one.totals.final_due, language), "body", "right")

    def count(one: Simulated) -> Block:
        return text.verbatim(str(one.totals.payments), "body", "right")

    def payments(one: Simulated) -> Block:
        short = in_short(one)
        return text.value(lambda language: payments_in_short(short, language), "body", "right")

    lines: dict[str, Callable[[Simulated], Block]] = {
        "compare.each": payments,
        "compare.first": lambda one: figure(plan.first_paid(one)[1]),
        "compare.then": lambda one: figure(one.totals.largest_payment),
        "compare.count": count,
        "compare.end": end,
        "compare.total": lambda one: figure(one.totals.paid),
        "compare.forgiven": lambda one: figure(one.waived.total),
        f"compare.cost.{cost_of(text.agreement)}": rate,
        "compare.left": left,
    }
    names = [partial(_name, text, one, number) for number, one in enumerate(options, 1)]
    heads: list[Block] = [text.verbatim(""), *(text.value(name, "head", "right") for name in names)]
    made = [heads, *([text.cell(key), *map(write, options)] for key, write in lines.items())]
    each = (TEXT_WIDTH - LABEL) / len(options)
    return ruled(made, [LABEL, *[each] * len(options)], pad=pad, between=4 * mm)


def amount_short(figure: str, language: Language) -> str:
    """An amount that is missing, and never one with a sign that is easily overlooked."""
    return wording.say("compare.short", language, figure=figure)


def _name(text: BilingualText, option: Simulated, number: int, language: Language) -> str:
    return f"{number} {text.pattern(f'name.kind.{option.terms.kind}', language)}"
