"""Page 1: who and how much, two figures, what to pay where, what if not, whom to call."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, PageBreak

from calculators.calendar import MONTHLY
from reports import formats, plan
from reports.bilingual import BilingualText, Content
from reports.due_days import day_off, due_days
from reports.facts import agent_name, amount, lends_privately
from reports.formats import LANGUAGES, Language
from reports.layout import figures
from reports.layout.figures import MOST_BOXES, Share
from reports.layout.grid import (
    HALF_WIDTH,
    TEXT_WIDTH,
    Block,
    gap,
    height,
    label_row,
    panels,
    rule_above,
    table,
    two_columns,
)
from reports.layout.text import Run, Text
from reports.layout.type import Style
from reports.pages.panels import Panel
from reports.pages.panels import panels as chosen_panels
from reports.pages.payee import call, payee, tranches
from restructure.offers.terms import SettlementTerms
from restructure.parties.organisation import accelerates

MOST_PAD, LEAST_PAD, LEAST_PAIR_PAD = 4.6 * mm, 1.2 * mm, 0.2 * mm
SPILLED_PAD, SPILLED_GAP, SPILLED_ROOM = 1.8 * mm, 6, 60 * mm
TO_ACT = ("row.accept", "row.when", "row.by_row", "row.pay_to", "row.call")
"""The rows that somebody acts on, which come first where not all have room."""
PANEL_ROOM = TEXT_WIDTH / 2 - 10 * mm


@dataclass(frozen=True, slots=True)
class Look:
    """Look of page 1: the size of its text, in points, and the share of the usual white around its figures.

    ``brief`` leaves to later pages what stands there too; ``run_in`` begins the sentences of a bilingual row behind its
    label; more parts of a settlement than ``tranches`` are listed on the page of payments alone. Without ``days_off``
    that page alone says what holds on them; without its ``figure``, and without what we do while it is ``kept``, which
    stands among the promises, there is room for payments that differ.
    """

    body: float
    spacing: float = 1
    brief: bool = False
    run_in: bool = False
    tranches: int = 6
    days_off: bool = True
    figure: bool = True
    kept: bool = True


TIGHT = Look(11, 0.5, brief=True)
LOOKS = (
    *(Look(12), Look(11.5), Look(11), Look(11, brief=True)),
    *(TIGHT, replace(TIGHT, days_off=False), replace(TIGHT, days_off=False, figure=False)),
)
DENSE = Look(11, 0.3, brief=True, run_in=True)
BRIEF = replace(DENSE, days_off=False)
BILINGUAL_LOOKS = (
    Look(11, 0.7),
    Look(11, 0.7, brief=True),
    DENSE,
    BRIEF,
    replace(DENSE, figure=False),
    replace(BRIEF, figure=False),
    replace(BRIEF, tranches=0),
    replace(BRIEF, tranches=0, figure=False),
    replace(BRIEF, figure=False, kept=False),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row: either sentences, by their keys, or blocks that hold every language."""

    label: str
    says: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


def front(text: BilingualText) -> list[Block]:
    """Page 1, its rows spread over the sheet; shorter before a second sheet, and never under 11 points. Where it takes
    more than a sheet, what to do comes first and the next part follows on the second."""
    for look in BILINGUAL_LOOKS if text.is_bilingual else LOOKS:
        sized = text.sized(look.body)
        rows = rows_of(sized, look)
        spare = text.first_page.text_height - 0.5 * mm - height(_page(sized, rows, 0, look))
        pad = min(MOST_PAD, spare / (2 * len(rows)))
        if pad >= (LEAST_PAIR_PAD if text.is_bilingual else LEAST_PAD * look.spacing):
            return [*_page(sized, rows, pad, look), PageBreak()]
    look = DENSE if text.is_bilingual else LOOKS[0]
    sized = text.sized(look.body)
    rows = sorted(rows_of(sized, look), key=lambda row: row.label not in TO_ACT)
    return [*_page(sized, rows, SPILLED_PAD, look), gap(SPILLED_GAP), CondPageBreak(SPILLED_ROOM)]


def _page(text: BilingualText, rows: list[Row], pad: float, look: Look) -> list[Block]:
    return [*top(text, look), *(placed(text, row, pad, run_in=look.run_in) for row in rows)]


def top(text: BilingualText, look: Look) -> list[Block]:
    """Title, who owes how much, the two figures, the row of boxes to tick."""
    said = [_panel(text, panel, look) for panel in chosen_panels(text.agreement.outcome)]
    return [
        *_title(text),
        text.paragraph(*_lead(text, look), style="body" if text.is_bilingual else "lead"),
        *(_agent(text)),
        gap(3.4 * look.spacing),
        panels(*said),
        gap(3.6 * look.spacing),
        *([_figure(text)] if look.figure else []),
        gap(2.6 * look.spacing),
    ]


def _agent(text: BilingualText) -> list[Block]:
    """Who acts for the creditor, who alone is a party, which side by side stands above the title alone; and that a debt
    collector writes."""
    shown = agent_name(text.agreement, text.main) and not text.is_bilingual
    keys = [*(["agent.acts"] if shown else []), *(["collector.is"] if text.agreement.collector else [])]
    return [text.paragraph(*keys, style="small")] if keys else []


def _title(text: BilingualText) -> list[Block]:
    key, look, room = _title_key(text), "title", TEXT_WIDTH
    if text.is_bilingual:
        look, room = "title_pair", HALF_WIDTH

    def title(language: Language) -> list[Block]:
        style: Style = getattr(text.styles(language), look)
        return [Text(text.runs(language, key), style.fitted(text.pattern(key, language), room))]

    blocks = [*text.columns(title), gap(1.6)]
    if text.translation:
        blocks += [text.paragraph("translation", style="strong"), gap(1.2)]
    return blocks


def _title_key(text: BilingualText) -> str:
    agreement = text.agreement
    kind = agreement.outcome.terms.kind
    if agreement.organisation.policy.rule_set == "uk" and kind != "settlement":
        return "title.uk"
    if kind == "instalment" and agreement.personalised:
        return "title.instalment.personalised"
    if kind == "deferral" and agreement.account.product == "credit_card":
        return "title.deferral.card"
    return f"title.{kind}"


def _lead(text: BilingualText, look: Look) -> tuple[str, ...]:
    outcome = text.agreement.outcome
    rule = plan.deferral_rule(outcome)
    if isinstance(outcome.terms, SettlementTerms):
        dates = "" if _lists_tranches(text, look) else ".page"
        return "lead.owe", f"lead.settlement{dates}" if len(outcome.schedule) > 1 else "lead.settlement.one"
    total = ("lead.total",) if text.is_bilingual else ()
    down = ("lead.down",) if plan.down_payment(outcome) else ()
    if rule is not None:
        return "lead.owe", f"lead.deferral.{rule.during}", *down, *total
    fits = outcome.affordability.verdict in ("affordable", "tight")
    return "lead.owe", "lead.instalment.fits" if fits else "lead.instalment", *down, *total


def _lists_tranches(text: BilingualText, look: Look) -> bool:
    outcome = text.agreement.outcome
    return isinstance(outcome.terms, SettlementTerms) and len(outcome.schedule) <= look.tranches


def _panel(text: BilingualText, panel: Panel, look: Look) -> list[Block]:
    agreement = text.agreement
    # Where room is short, the rows below a settlement say what its notes say.
    notes = (
        () if look.run_in and (_lists_tranches(text, look) or plan.pays_by_row(text.agreement.outcome)) else panel.notes
    )
    small = [text.cell(note, style="small") for note in notes]
    if text.languages == ("zh",) and panel.amount:
        caps = formats.in_words(panel.amount, agreement.account.currency, "zh")
        small.insert(0, text.cell("panel.caps", style="small", caps=caps))
    figure = amount(agreement, panel.amount, text.main)
    return [
        text.line(panel.label, style="figure_label"),
        Text(figure, text.styles().figure.fitted(figure, PANEL_ROOM)),
        gap(0.6 if text.is_bilingual else 1.2),
        text.cell(panel.says, style="strong" if text.is_bilingual else "figure_date"),
        gap(0.8),
        *small,
    ]


def _figure(text: BilingualText) -> Block:
    outcome = text.agreement.outcome
    if isinstance(outcome.terms, SettlementTerms):
        return _settlement_bar(text)
    due = [day for day, paid in zip(outcome.schedule.due, outcome.schedule.payment, strict=True) if paid]
    if not 1 < len(due) <= MOST_BOXES:
        return _plan_bar(text)
    closed = text.plain("figure.closed.waived" if outcome.waived.total else "figure.closed")
    if text.is_bilingual:
        closed = text.plain("figure.closed.short")
    return figures.timeline([day.year for day in due], text.plain("figure.tick"), closed)


def _settlement_bar(text: BilingualText) -> Block:
    outcome = text.agreement.outcome
    return figures.bar(
        [
            _share(text, outcome.totals.paid, "solid", "bar.pay"),
            _share(text, outcome.waived.total, "hatched", "bar.forgiven"),
        ]
    )


def _plan_bar(text: BilingualText) -> Block:
    totals = text.agreement.outcome.totals
    return figures.bar(
        [
            _share(text, totals.principal, "solid", "bar.principal"),
            _share(text, totals.interest, "hatched", "bar.interest"),
            _share(text, totals.arrears, "mid", "bar.arrears"),
            _share(text, totals.fees, "mid", "bar.fees"),
        ]
    )


def _share(text: BilingualText, size: int, fill: str, label: str) -> Share:
    return Share(size, fill, text.plain(label), amount(text.agreement, size, text.main))


def placed(text: BilingualText, row: Row, pad: float, *, run_in: bool = False) -> Block:
    """A row on the page, a rule above it."""
    if not text.is_bilingual:
        return label_row(text.cell(row.label, style="strong"), [*row.blocks, *_sentences(text, row, text.main)], pad)
    if row.label == "row.call":
        return table([row.blocks], [TEXT_WIDTH], rule_above(), pad=pad)
    if run_in and not row.blocks:
        left, right = (Text(_run_in(text, row, one), text.styles(one).body) for one in LANGUAGES)
        return two_columns(left, right, rule_above(), pad=pad)
    columns = [
        [Text(text.runs(one, row.label), text.styles(one).strong), *_sentences(text, row, one)] for one in LANGUAGES
    ]
    if not row.blocks:
        return two_columns(columns[0], columns[1], rule_above(), pad=pad)
    # Figures and names stand once, under both labels.
    whole = [two_columns(columns[0][0], columns[1][0]), *row.blocks]
    if row.says:
        whole += [gap(0.8), two_columns(columns[0][1], columns[1][1])]
    return table([[whole]], [TEXT_WIDTH], rule_above(), pad=pad)


def _sentences(text: BilingualText, row: Row, language: Language) -> list[Block]:
    return [Text(text.runs(language, *row.says), text.styles(language).body)] if row.says else []


def _run_in(text: BilingualText, row: Row, language: Language) -> Content:
    colon = Run(": " if language == "en" else "：", "bold")
    label = "".join(run.text for run in text.runs(language, row.label))
    return (Run(label, "bold"), colon, *text.runs(language, *row.says))


def rows_of(text: BilingualText, look: Look) -> list[Row]:
    """The rows of page 1 in their order."""
    organisation = text.agreement.organisation
    private = ".private" if lends_privately(text.agreement) else ""
    said = f"pay{private}" if organisation.bank.payee_account else f"pay.ask{private}"
    pay = Row("row.pay_to", (said, *(day_off(text.agreement, "pay") if look.days_off else ())), (payee(text), gap(0.8)))
    calls = [Row("row.call", blocks=(call(text),))] if organisation.identity.telephone else []
    if isinstance(text.agreement.outcome.terms, SettlementTerms):
        return [
            # Once both have signed there is nothing left to say yes to, and nothing that lapses.
            *([] if text.agreement.is_signed else [Row("row.accept", ("accept",))]),
            *_when(text, look),
            pay,
            Row("row.effective", _effective(text, look)),
            Row("row.late", _late(text)),
            *calls,
        ]
    total = [] if text.is_bilingual else [Row("row.total", (_total(text),))]
    # On which days nothing else of the page says.
    by_row = [Row("row.by_row", ("uneven",))] if plan.pays_by_row(text.agreement.outcome) else []
    keep = [Row("row.keep", _keep(text))] if look.kept else []
    return [*by_row, *total, pay, *keep, Row("row.miss", _miss(text)), *calls]


def _total(text: BilingualText) -> str:
    if plan.down_payment(text.agreement.outcome):
        return "total.down"
    return "total" if text.agreement.outcome.totals.payments > 1 else "total.one"


def _keep(text: BilingualText) -> tuple[str, ...]:
    waived = text.agreement.outcome.waived.total
    if not waived:
        return "keep.collecting", "keep.closed"
    # Side by side there is room for the condition alone; the rest stands among the promises.
    return "keep.collecting", "keep.waived", *(() if text.is_bilingual else ("keep.on_hold",))


def _call_before(text: BilingualText) -> str:
    outcome = text.agreement.outcome
    by_day = due_days(outcome).rule in ("day", "february") and outcome.terms.frequency == MONTHLY
    return "miss.call.day" if by_day and len(outcome.schedule) > 1 else "miss.call"


def _grace(text: BilingualText) -> list[str]:
    grace = ["miss.grace"] if text.agreement.organisation.deadlines.grace_days else []
    # Side by side there is little room: that nothing is charged stands among the promises too.
    return grace if text.is_bilingual else [*grace, "miss.no_charge"]


def _miss(text: BilingualText) -> tuple[str, ...]:
    if not accelerates(text.agreement.organisation.policy.rule_set):
        return _call_before(text), *_grace(text), "miss.notice"
    due = "miss.due.waived" if text.agreement.outcome.waived.total else "miss.due"
    amounts = [] if _is_apart(text) else ["miss.amounts"]
    return _call_before(text), *_grace(text), "miss.end", due, *amounts


def _is_apart(text: BilingualText) -> bool:
    """Whether this is the page in large print, which stands without the others."""
    return text.body > LOOKS[0].body


def _late(text: BilingualText) -> tuple[str, ...]:
    if not accelerates(text.agreement.organisation.policy.rule_set):
        return _call_before(text), *_grace(text), "miss.notice"
    terms = text.agreement.outcome.terms
    back = "late.one"
    if isinstance(terms, SettlementTerms) and len(text.agreement.outcome.schedule) > 1:
        back = f"late.{terms.on_default}"
    return _call_before(text), *_grace(text), "late.end", back


def _effective(text: BilingualText, look: Look) -> tuple[str, ...]:
    if not text.agreement.outcome.waived.total:
        return ("effective.nothing",)
    if look.brief:
        return ("effective",)
    return "effective", "effective.then", *([] if _is_apart(text) else ["effective.page"])


def _when(text: BilingualText, look: Look) -> list[Row]:
    if _lists_tranches(text, look):
        return [Row("row.when", blocks=(tranches(text),))]
    # The first lines say how many parts there are, when the first is due, and on which page the others stand.
    return [] if look.brief else [Row("row.when", ("when.page",))]
