"""The first letter of an American debt collector: whose debt it is, its items, how and until when to dispute it.

Source: Regulation F, 12 CFR 1006.34(c).
"""

from __future__ import annotations

from datetime import date
from functools import partial

from reportlab.lib.units import mm

from calculators.rounding import Money
from reports import formats, wording
from reports.bilingual import BilingualText
from reports.facts import Facts, amount, organisation_name
from reports.formats import Language
from reports.layout import figures
from reports.layout.grid import ALL, TEXT_WIDTH, Block, gap, ruled, table, two_columns
from reports.layout.sheet import section
from reports.layout.type import GREY, LARGEST_ORDINARY
from reports.papers.sheet import paper, paper_text, rows, spread, value_rows
from reports.promised import limitation_said
from restructure.agreements.agreement import Agreement, Wording
from restructure.parties.itemization import Itemization, disputed_until

BODY = 10
"""Points: with its form to send back the notice stands on one sheet."""
DISPUTE = ("validation.dispute.call", "validation.dispute.write")
ELSE = ("validation.else.original", "validation.else.cfpb", "validation.else.ask")
LAST_DIGITS = 4
TICK, BOX = 8 * mm, 3.8 * mm
AMOUNT = 45 * mm


def validation_pdf(
    agreement: Agreement, itemization: Itemization, sent_on: date, wanted: Wording, body: float = BODY
) -> bytes:
    """The notice as it goes out on ``sent_on``, with a form to cut off and send back."""
    text = paper_text(agreement, wanted, partial(_facts, agreement, itemization, sent_on), body)
    story = spread(text, lambda one, spacing: _story(one, itemization, spacing))
    return paper(text, story, agreement.number, kind="validation", mast="paper.number")


def _facts(agreement: Agreement, itemization: Itemization, sent_on: date, language: Language) -> Facts:
    identity = agreement.organisation.identity
    return {
        "collector_name": organisation_name(identity, language),
        "collector_address": identity.address,
        "debtor_address": agreement.debtor.address,
        "sent_on": formats.date(sent_on, language),
        "disputed_until": formats.long_date(disputed_until(sent_on), language),
        "itemized_on": formats.date(itemization.on, language),
        "reference_day": wording.name("reference", itemization.reference, language),
        "creditor_then": itemization.creditor or agreement.account.creditor,
        "creditor_now": agreement.account.creditor,
        "ending": agreement.account.number[-LAST_DIGITS:],
    }


def _story(text: BilingualText, itemization: Itemization, spacing: float) -> list[Block]:
    pad = 1.2 * spacing * mm
    return [
        _from_and_to(text),
        gap(3 * spacing),
        text.line("validation.title", style="page_head"),
        gap(2 * spacing),
        text.paragraph("collector.who", "collector.first"),
        gap(3 * spacing),
        *rows(
            text,
            ("validation.creditor", "validation.creditor.is"),
            ("validation.creditor.then", "validation.creditor.then.is"),
            ("validation.account", "validation.account.is"),
            pad=pad,
        ),
        *value_rows(text, ("offer.limitation", partial(limitation_said, text.agreement)), pad=pad),
        gap(3 * spacing),
        _items(text, itemization, pad),
        *_together(text, [text.line("validation.dispute"), text.paragraph(*DISPUTE)], 3 * spacing),
        *_together(text, [text.line("validation.else"), text.paragraph(*ELSE)], 2 * spacing),
        *_together(text, _answer(text, spacing), 4 * spacing),
    ]


def _together(text: BilingualText, blocks: list[Block], above: float) -> list[Block]:
    """Blocks that begin where they fit whole; in one language of the usual size the sheet holds all of them."""
    several = text.is_bilingual or text.body > LARGEST_ORDINARY
    return section(blocks, above * mm) if several else [gap(above), *blocks]


def _from_and_to(text: BilingualText) -> Block:
    identity, debtor = text.agreement.organisation.identity, text.agreement.debtor
    to = [text.verbatim(line) for line in (debtor.name, debtor.address) if line]
    ours = [text.verbatim(line) for line in (identity.name, identity.address, identity.telephone) if line]
    return two_columns(to, [*ours, text.cell("validation.day")])


def _items(text: BilingualText, one: Itemization, pad: float) -> Block:
    """What was owed, item by item what came to it and off it, and what that makes now."""
    lines: list[tuple[str, Money, str]] = [
        ("validation.then", one.amount, ""),
        ("validation.interest", one.interest, "+ "),
        ("validation.fees", one.fees, "+ "),
        ("validation.payments", one.payments, "− "),
        ("validation.credits", one.credits, "− "),
        ("validation.now", one.total, ""),
    ]
    cells = [
        [text.cell(key, style="strong" if not sign else "body"), _figure(text, sum_, sign)] for key, sum_, sign in lines
    ]
    return ruled(cells, [TEXT_WIDTH - AMOUNT, AMOUNT], pad=pad, between=4 * mm, heads=0, totals=(len(cells) - 1,))


def _figure(text: BilingualText, sum_: Money, sign: str) -> Block:
    shown = partial(amount, text.agreement, sum_)
    return text.value(lambda language: sign + shown(language), "body" if sign else "strong", "right")


def _answer(text: BilingualText, spacing: float) -> list[Block]:
    """The form to cut off: what to tick, where to send it."""
    ticked = ("wrong_debt", "wrong_amount", "other", "original", "enclosed")
    boxes = [[_box(text), text.cell(f"validation.answer.{one}")] for one in ticked]
    identity, debtor = text.agreement.organisation.identity, text.agreement.debtor
    to = [
        text.cell("validation.answer.to", style="small"),
        text.verbatim(identity.name),
        text.verbatim(identity.address),
    ]
    sender = [text.cell("validation.answer.from", style="small"), text.verbatim(debtor.name)]
    sender += [text.verbatim(debtor.address), text.cell("validation.reference", style="small")]
    return [
        table(
            [[text.cell("validation.cut", style="small")]],
            [TEXT_WIDTH],
            ("LINEABOVE", *ALL, 0.6, GREY, 0, (3, 3)),
            pad=0.6 * mm,
        ),
        text.line("validation.answer"),
        text.cell("validation.answer.all", style="small"),
        gap(1.5 * spacing),
        table(boxes, [TICK, TEXT_WIDTH - TICK], pad=0.7 * spacing * mm),
        gap(2 * spacing),
        two_columns(to, sender),
    ]


def _box(text: BilingualText) -> Block:
    return figures.tick_box(text.plain("alt.box"), ticked=False, edge=BOX * max(text.body / LARGEST_ORDINARY, 1))
