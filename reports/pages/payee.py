"""Small tables of page 1: where to pay, whom to call, the dated parts of a settlement."""

from __future__ import annotations

from functools import partial

from reportlab.lib.units import mm

from calculators.rounding import Money
from reports import formats, plan
from reports.bilingual import BilingualText
from reports.facts import lends_privately
from reports.formats import Language
from reports.layout.columns import least, measured
from reports.layout.grid import ALL, CONTENT_WIDTH, GUTTER, TEXT_WIDTH, Block, height, ruled, table
from reports.layout.qr import LARGEST, transfer
from reports.layout.tags import Listed
from reports.layout.text import Run, Text
from reports.layout.type import LARGEST_ORDINARY
from restructure.agreements.agreement import Agreement
from restructure.parties.iban import iban_of

CODE = 24 * mm
"""How wide the code to scan is, with its margin."""
LABEL_GAP = 2 * mm
USUAL_TELEPHONE, LEAST_BESIDE = 53 * mm, 42 * mm
"""The columns of the number to call and of what stands beside it, in each language."""
BESIDE = 2 * mm
"""White behind what stands beside it."""
SMALLEST_TELEPHONE = 14.0
"""Points; a number that needs less to stand beside the hours has a line of its own, and so has one that is lower so."""


def where_to_pay(text: BilingualText) -> list[list[Text]]:
    """Payee, account, bank and reference, each with its label; nothing that the organisation has not said."""
    bank = text.agreement.organisation.bank
    names = {"en": bank.payee, "zh": bank.payee_zh or bank.payee}
    banks = {"en": bank.payee_bank, "zh": bank.payee_bank_zh or bank.payee_bank}
    given = [
        ("pay.name", text.inline(names.__getitem__), bank.payee),
        ("pay.account", text.verbatim(bank.payee_account, "strong"), bank.payee_account),
        ("pay.bank", text.inline(banks.__getitem__), bank.payee_bank),
        ("pay.reference", _reference(text), "always"),
    ]
    return [[text.line(key, style="muted"), value] for key, value, known in given if known]


def asked_for(text: BilingualText) -> Block:
    """Return what stands where nobody has said where to pay."""
    return text.cell("pay.ask.private" if lends_privately(text.agreement) else "pay.ask")


def payee(text: BilingualText) -> Block:
    rows = where_to_pay(text)
    wide = TEXT_WIDTH if text.is_bilingual else CONTENT_WIDTH
    code = _code(text)
    room = wide - (CODE if code else 0)
    label = (46 if text.is_bilingual else 25) * max(text.body / 12, 1) * mm
    named = labelled(rows, label, room)
    return table([[named, code]], [room, CODE]) if code else named


def labelled(rows: list[list[Text]], label: float, room: float) -> Block:
    """Values beside their labels, each on one line where half the room is enough for that; labels take what the values
    leave where these are long."""
    label = max(label, min(room / 2, max(one.unbroken() for one, _ in rows) + LABEL_GAP))
    set_, widths = measured(rows, [label, room - label], (LABEL_GAP, 0))
    return table(set_, widths, ("RIGHTPADDING", (0, 0), (0, -1), LABEL_GAP), pad=0.25 * mm, means=Listed())


def transfer_code(agreement: Agreement, money: Money, edge: float, alt: str) -> Block | None:
    """A payment for a bank's app, where it is a transfer in euro to an IBAN that a code can name."""
    bank = agreement.organisation.bank
    # A line of the code ends where the name has a line break, and the amount would be read from the name.
    iban, name = iban_of(bank.payee_account), " ".join(bank.payee.split())
    if agreement.account.currency != "EUR" or not iban or not name or not 0 < money <= LARGEST:
        return None
    return transfer(name, iban, money, agreement.number, edge, alt)


def _code(text: BilingualText) -> list[Block]:
    code = transfer_code(
        text.agreement,
        plan.first_paid(text.agreement.outcome)[1],
        CODE,
        f"{text.plain('alt.code')}: {text.plain('pay.scan')}",
    )
    return [code, text.cell("pay.scan", style="small")] if code else []


def _reference(text: BilingualText) -> Text:
    hint = text.plain("pay.reference.hint")
    beside = f"（{hint}）" if text.main == "zh" else f" ({hint})"
    return text.stacked([(Run(text.agreement.number, "bold"), Run(beside))], "body")


def call(text: BilingualText) -> Block:
    identity = text.agreement.organisation.identity
    hours = {"en": identity.hours, "zh": identity.hours_zh or identity.hours}

    def beside(language: Language) -> list[Block]:
        style = text.styles(language).body
        advice = [Text(text.runs(language, "call.advice"), style)] if identity.advice else []
        return [*([Text(hours[language], style)] if hours[language] else []), *advice]

    wide = TEXT_WIDTH if text.is_bilingual else CONTENT_WIDTH
    cells, count = [beside(one) for one in text.languages], len(text.languages)
    style = text.styles().telephone
    white = [("VALIGN", *ALL, "MIDDLE"), ("RIGHTPADDING", (0, 0), (-2, -1), BESIDE)]
    alone = Text(identity.telephone, style.fitted(identity.telephone, wide))
    spans = ("SPAN", (0, 0), (-1, 0))
    below = table([[alone, *[""] * (count - 1)], cells], [wide / count] * count, spans, *white)
    style = style.fitted(identity.telephone, wide - count * LEAST_BESIDE - GUTTER)
    if style.size < SMALLEST_TELEPHONE:
        return below
    number = Text(identity.telephone, style)
    first = max(USUAL_TELEPHONE, number.least() + GUTTER)
    room = (wide - first) / count
    together = table([[number, *cells]], [first, *[room] * count], *white)
    is_whole = all(least(cell) <= room - BESIDE for cell in cells)
    return together if is_whole and height([together]) <= height([below]) else below


def tranches(text: BilingualText) -> Block:
    """Each payment of a settlement with its day, and what will have been paid by then; large print has no room for
    that."""
    schedule = text.agreement.outcome.schedule
    currency = text.agreement.account.currency
    shown = 4 if text.body <= LARGEST_ORDINARY else 3
    rows = [
        [
            text.cell("when.part", style="head"),
            text.cell("when.due", style="head"),
            text.cell("when.pay", style="head", align="right"),
            text.cell("when.paid", style="head", align="right"),
        ][:shown]
    ]
    for number, (day, paid) in enumerate(zip(schedule.due, schedule.payment, strict=True), 1):
        rows.append(
            [
                text.verbatim(str(number)),
                text.inline(partial(formats.long_date, day)),
                text.verbatim(formats.plain(paid, currency), "strong", "right"),
                text.verbatim(formats.plain(sum(schedule.payment[:number]), currency), align="right"),
            ][:shown]
        )
    others = [12 * mm, 25 * mm, 25 * mm][: shown - 1]
    wide = (TEXT_WIDTH if text.is_bilingual else CONTENT_WIDTH) - sum(others)
    return ruled(rows, [others[0], wide, *others[1:]], pad=0.7 * mm, between=3 * mm)
