"""The booking sheet: all that the core system must book once an agreement is signed."""

from __future__ import annotations

from functools import partial

from reportlab.lib.units import mm

from calculators.rounding import Money
from reports import formats, plan, wording
from reports.bilingual import BilingualText, packed
from reports.facts import Facts, amount
from reports.formats import Language
from reports.layout.ending import Balanced, Unit
from reports.layout.grid import Block, gap, ruled
from reports.pages.debt import parts_apart
from reports.pages.schedule import payments_table
from reports.papers.sheet import PARTIES, headline, paper, paper_text, rows, value_rows
from restructure.agreements.agreement import AgreedDebt, Agreement, Wording
from restructure.agreements.printed_terms import printed_digest
from restructure.agreements.progress import Progress, observed_until, progress
from restructure.offers.creditor_value import modification_of

SPACINGS = (1.0, 0.8, 0.6, 0.4, 0.2)
"""Millimetres above and below a row, the widest that keeps a usual plan on one sheet."""
ROW, GAP = 5 * mm, 5 * mm


def booking_pdf(agreement: Agreement, wanted: Wording, reference: str = "", now: Progress | None = None) -> bytes:
    """The old parts, what is waived and when, the new schedule, the loss of the creditor by it, the observation, the
    stop of contact; ``reference`` is that of the booking, where it is done, ``now`` what has arrived."""
    outcome = agreement.outcome
    observed = observed_until(agreement, now or progress(agreement, (), agreement.made_on))
    first, _ = plan.first_paid(outcome)

    def more(language: Language) -> Facts:
        return {
            "first_day": formats.date(first, language),
            "booked_as": reference,
            "booked_until": formats.date(outcome.totals.final_due, language),
            "observed_until": formats.date(observed, language) if observed else "",
            **_modified(agreement, language),
        }

    text = packed(paper_text(agreement, wanted, lambda one: {**more(one)}))
    booked = "booking.done" if reference else "booking.blank"

    def units(spacing: float) -> list[Unit]:
        return _units(text, spacing, booked)

    story = [Balanced(units, SPACINGS, text.first_page.text_height)]
    return paper(text, story, agreement.number, kind="booking", mast="paper.of")


def _modified(agreement: Agreement, language: Language) -> Facts:
    found = modification_of(agreement.outcome)
    if found is None:
        return {}
    return {
        "modified": amount(agreement, abs(found.loss), language),
        "modified_share": formats.percent(abs(found.share), 2, language),
        "worth": amount(agreement, found.value, language),
        "original_rate": formats.percent(found.rate, 2, language),
    }


def _units(text: BilingualText, spacing: float, booked: str) -> list[Unit]:
    agreement, pad = text.agreement, spacing * mm
    digest = printed_digest(agreement)
    waived = [("booking.waived", "booking.waived.is")] if agreement.outcome.waived.total else []
    found = modification_of(agreement.outcome)
    loss = "unknown" if found is None else "gain" if found.loss < 0 else "loss"
    observed = [("booking.observed", "booking.observed.is")] if text.facts[text.main]["observed_until"] else []
    told = [
        headline(text, "booking.title"),
        text.paragraph("booking.lead", style="body" if text.packed else "lead"),
        gap(3 * spacing),
        *value_rows(
            text,
            ("memo.account", lambda language: wording.beside(agreement.accounts, language)),
            ("paper.debtor", lambda _: agreement.debtor.name),
            pad=pad,
        ),
        *rows(
            text,
            *PARTIES,
            ("paper.agreement", "paper.agreement.is"),
            ("cost.plan", "cost.plan.is"),
            ("booking.first", "booking.first.is"),
            *waived,
            ("booking.modified", f"booking.{loss}.is"),
            *observed,
            ("booking.stop", "booking.stop.is"),
            ("booking.reference", booked),
            pad=pad,
        ),
        *value_rows(text, ("booking.digest", lambda _: f"{digest[:32]} {digest[32:]}"), pad=pad),
    ]
    parts = [text.line("booking.parts"), gap(1.5), parts_apart(text, pad)]
    payments = [text.line("booking.schedule"), gap(1.5), payments_table(text, ROW)]
    each = [Unit(_of_account(text, one, pad), GAP * spacing) for one in agreement.debts]
    return [Unit(told, 0), Unit(parts, GAP * spacing), Unit(payments, GAP * spacing), *each]


def _of_account(text: BilingualText, one: AgreedDebt, pad: float) -> list[Block]:
    """What is booked on one account of a plan for several: its debt, what of it is waived, which charges it bears, and
    its part of every payment."""
    schedule, currency = text.agreement.outcome.schedule, text.agreement.account.currency

    def figure(amount_: int, style: str = "body") -> Block:
        return text.verbatim(formats.plain(amount_, currency), style, "right")

    heads = ("booking.account.number", "booking.account.due", "booking.account.part")
    rows_of: list[list[Block]] = [[text.cell(head, style="head", align="right") for head in heads]]
    for row, part in enumerate(one.share.parts):
        if part:
            rows_of.append(
                [
                    text.verbatim(str(schedule.first_number + row), align="right"),
                    text.value(partial(formats.date, schedule.due[row]), align="right"),
                    figure(part),
                ]
            )
    total = [text.cell("booking.account.all", style="strong", align="right"), text.verbatim("")]
    rows_of.append([*total, figure(sum(one.share.parts), "strong")])
    figures = (
        ("booking.account.owed", one.share.owed.total),
        ("booking.account.waived", one.share.waived.total),
        ("booking.account.charges", one.share.charges),
    )
    return [
        text.cell("booking.account", style="section", account=one.account),
        gap(1.5),
        *value_rows(
            text,
            *((key, partial(_plain, held, currency)) for key, held in figures),
            pad=pad,
        ),
        ruled(rows_of, [30 * mm, 60 * mm, 50 * mm], pad=pad, between=3 * mm, totals=[len(rows_of) - 1]),
    ]


def _plain(held: Money, currency: str, _: Language) -> str:
    return formats.plain(held, currency)
