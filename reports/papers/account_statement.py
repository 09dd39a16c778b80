"""The statement of account: what fell due under a plan and what arrived, day by day, as a letter that can be posted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import accumulate
from typing import Literal

from reportlab.lib.units import mm

from calculators.rounding import NOTHING, Money
from reports import formats
from reports.bilingual import BilingualText
from reports.facts import Facts, amount
from reports.formats import Language
from reports.layout.grid import Block, gap, ruled
from reports.layout.type import LARGEST_ORDINARY
from reports.papers.sheet import (
    CALL,
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
    spread,
)
from restructure.agreements.agreement import Wording
from restructure.agreements.course import Kept
from restructure.agreements.progress import owed_if_ended

WIDTHS = (48 * mm, 38 * mm, 28 * mm, 28 * mm, 28 * mm)
HEADS = ("entry.on", "entry.what", "entry.due", "entry.arrived", "entry.open")
LEAST_PAD = 0.6
"""Millimetres above and below a line of the account, at least."""
What = Literal["row", "settled", "money", "ended"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the account: a payment of the plan that fell due under its ``number``, what was left of a plan that was
    paid early, money that arrived, or with the end of the plan the rest of the debt."""

    on: date
    what: What
    money: Money
    number: int = 0

    @property
    def adds(self) -> Money:
        """Return what it adds to what is open; money that arrived takes off."""
        return Money(-self.money) if self.what == "money" else self.money


def entries(one: Kept, day: date) -> list[Entry]:
    """Return what fell due up to a day and what arrived, the oldest first; of one day what fell due."""
    now, ended = one.now, one.ended_on
    until = min(now.completed_on or day, now.on, day)
    due = [Entry(row.due, "row", row.payment, row.number) for row in now.rows if row.payment and row.due <= until]
    if now.completed_on is not None and (early := now.paid - now.over - sum(each.money for each in due)):
        due.append(Entry(now.completed_on, "settled", Money(early)))
    came = [Entry(each.paid_on, "money", each.amount) for each in now.counted]
    found = sorted([*due, *came], key=lambda each: (each.on, each.what == "money"))
    if ended is None:
        return found
    rest = owed_if_ended(one.agreement, now) - sum(each.adds for each in found)
    later = [Entry(each.paid_on, "money", each.amount) for each in one.afterwards]
    return [*found, Entry(ended, "ended", Money(rest)), *later]


def running(one: Kept, day: date) -> list[tuple[Entry, Money]]:
    """Each entry with what is open behind it; less than nothing where more has arrived than fell due."""
    found = entries(one, day)
    return list(zip(found, map(Money, accumulate(each.adds for each in found)), strict=True))


def account_statement_pdf(one: Kept, day: date, made_on: date, wanted: Wording, body: float = 11) -> bytes:
    """The statement as of ``day``, for which ``one`` is as it was kept then, posted on ``made_on``, in one language or
    both."""
    text = paper_text(one.agreement, wanted, partial(_facts, one, day), body)
    story = spread(text, partial(_story, one=one, day=day, made_on=made_on))
    return paper(text, story, one.agreement.number, kind="account_statement", mast="paper.of")


def _story(text: BilingualText, spacing: float, *, one: Kept, day: date, made_on: date) -> list[Block]:
    pad = PAD * spacing
    said = [f"account.{one.standing}"] if one.standing in ("completed", "ended", "replaced") else []
    return [
        *addressed(text, made_on, text.agreement.number),
        gap(4 * spacing),
        headline(text, "account.title"),
        gap(2 * spacing),
        text.paragraph("account.lead", *said, style="lead"),
        gap(4 * spacing),
        *rows(text, *PARTIES, ("forbearance.account", "paper.contract.is"), *_sums(one), pad=pad),
        *([pay_to(text, pad)] if _asked(one) else []),
        *rows(text, CALL, *advice(text), *complaints(text), pad=pad),
        gap(5 * spacing),
        *_entered(text, running(one, day), spacing),
    ]


def _sums(one: Kept) -> list[tuple[str, str]]:
    """What was agreed, what arrived and what follows from both: sums that a reader can follow."""
    now = one.now
    if one.standing == "ended":
        found = ["before", "owed", *(["since"] if one.afterwards else []), "open"]
    elif one.standing == "replaced":
        found = ["total", "paid"]
    else:
        saved = ["saved"] if _saved(one) else []
        found = ["total", *saved, "paid", *(["over"] if now.over else []), "missing", "left"]
    return [(f"account.{key}", "account.paid.is" if key == "before" else f"account.{key}.is") for key in found]


def _asked(one: Kept) -> bool:
    """Return whether money is still to be paid under it."""
    return bool(one.now.left if one.in_force else one.ended_on and _open(one) > 0)


def _open(one: Kept) -> Money:
    """What is left of the debt behind the end of a plan, interest since then apart."""
    return Money(owed_if_ended(one.agreement, one.now) - sum(each.amount for each in one.afterwards))


def _saved(one: Kept) -> Money:
    """What is not asked for any more of a plan that was paid off early."""
    if one.now.completed_on is None:
        return NOTHING
    return Money(one.agreement.outcome.totals.paid + one.now.over - one.now.paid)


def _facts(one: Kept, day: date, language: Language) -> Facts:
    now = one.now
    shown = partial(amount, one.agreement, language=language)
    return {
        "account_day": formats.long_date(day, language),
        "account_paid": shown(now.paid),
        "account_missing": shown(now.missing),
        "account_left": shown(now.left),
        "account_over": shown(now.over),
        "account_saved": shown(_saved(one)),
        "account_owed": shown(owed_if_ended(one.agreement, now)),
        "account_since": shown(sum(each.amount for each in one.afterwards)),
        "account_open": shown(_open(one)),
        "account_end": formats.date(one.ended_on or now.completed_on or now.on, language),
    }


def _entered(text: BilingualText, found: list[tuple[Entry, Money]], spacing: float) -> list[Block]:
    if not found:
        return [text.paragraph("account.no_entries")]
    ahead = [text.paragraph("entry.note.ahead", style="small")] if any(still < 0 for _, still in found) else []
    ended = any(each.what == "ended" for each, _ in found)
    interest = [text.paragraph("entry.note.ended", style="small")] if ended else []
    unit = text.paragraph("account.unit", style="small")
    listed = _table(text, found, max(spacing, LEAST_PAD) * mm)
    return [text.line("account.entries"), gap(1), listed, gap(spacing), unit, *ahead, *interest]


def _table(text: BilingualText, found: list[tuple[Entry, Money]], pad: float) -> Block:
    right = set(HEADS[2:])
    made: list[list[Block]] = [
        [text.cell(key, style="head", align="right" if key in right else "left") for key in HEADS]
    ]
    for one, still in found:
        sums: list[Block] = [_figure(text, one.money), text.verbatim("")]
        day = text.value(partial(_day, one.on, large=text.body > LARGEST_ORDINARY))
        what = text.cell(f"entry.{one.what}", row=one.number)
        made.append([day, what, *(sums[::-1] if one.what == "money" else sums), _figure(text, still, "strong")])
    return ruled(made, WIDTHS, pad=pad, between=3 * mm)


def _day(on: date, language: Language, *, large: bool) -> str:
    """A day; in large print shorter, so that an entry stands on one line."""
    return formats.brief_date(on, language) if large and language == "en" else formats.date(on, language)


def _figure(text: BilingualText, money: Money, style: str = "body") -> Block:
    return text.verbatim(formats.plain(money, text.agreement.account.currency), style, "right")
