"""The due dates of a plan: a sheet to tick off, and a file for a telephone's calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from reportlab.lib.units import mm

from calculators.rounding import Money
from reports import formats, wording
from reports.bilingual import BilingualText, packed
from reports.due_days import day_off, dotted
from reports.facts import amount
from reports.formats import Language
from reports.layout.figures import Picture
from reports.layout.grid import ALL, TEXT_WIDTH, Block, gap, height, ruled, table
from reports.layout.tags import Pictured
from reports.layout.type import LARGEST_ORDINARY, RULE, Align
from reports.papers.sheet import LARGE, headline, paper, paper_text
from restructure.agreements.agreement import Agreement, Wording
from restructure.agreements.progress import Row

PICTURE = 34 * mm
"""How wide and high the picture to scan may be."""
BOX_EDGE = 4.4 * mm
REMIND = timedelta(days=-3)
WIDTHS = (18 * mm, 62 * mm, 40 * mm, 50 * mm)
BESIDE_WIDTHS = (10 * mm, 42 * mm, 22 * mm, 11 * mm)
HEADS = ("calendar.number", "calendar.due", "calendar.pay", "calendar.ticked")
FEW, MOST = 22, 44
"""More payments than few stand in two columns, so that one sheet holds the most."""
BOTH_WIDTHS = (14 * mm, 100 * mm, 34 * mm, 22 * mm)
"""Where both languages of a day stand on one line."""
LARGE_WIDTHS = (13 * mm, 92 * mm, 42 * mm, 23 * mm)


def calendar_pdf(agreement: Agreement, wanted: Wording, body: float = 11, picture: bytes = b"") -> bytes:
    """Every due date with its amount and room to tick it off; ``body`` is the size of the text in points, ``picture``
    the organisation's own to scan and pay, a PNG."""
    text = packed(paper_text(agreement, wanted, body=body))

    def story(payments: Block) -> list[Block]:
        return [
            headline(text, "calendar.title"),
            gap(2),
            text.paragraph("calendar.lead", style="lead"),
            gap(5),
            payments,
            *_to_scan(text, picture),
            gap(4),
            text.paragraph("note.unit", *day_off(text.agreement, "note"), style="small"),
        ]

    made = story(_two_columns(text) if _are_beside(text) else payments_table(text))
    if text.is_bilingual and body < LARGE and height(made) > text.first_page.text_height:
        beside = story(_two_columns(replace(text, packed=False)))
        made = beside if height(beside) <= text.first_page.text_height else made
    return paper(text, made, agreement.number, kind="calendar", mast="paper.of")


def _to_scan(text: BilingualText, picture: bytes) -> list[Block]:
    """The picture with what to write beside it, kept together."""
    if not picture:
        return []
    shown = Picture(picture, PICTURE, PICTURE, text.plain("alt.pay_picture"))
    said = text.cell("calendar.scan")
    return [
        gap(5),
        table([[shown, said]], [PICTURE + 6 * mm, TEXT_WIDTH - PICTURE - 6 * mm], ("VALIGN", *ALL, "MIDDLE")),
    ]


def payments_table(text: BilingualText) -> Block:
    """Every payment with its day and a box to tick."""
    rows = _rows(text, formats.short_date if text.packed else formats.long_date)
    widths = BOTH_WIDTHS if text.packed else WIDTHS
    return ruled(rows, LARGE_WIDTHS if text.body >= LARGE else widths, pad=1.4 * mm, between=4 * mm)


def _are_beside(text: BilingualText) -> bool:
    """Whether one sheet holds the payments in two columns alone."""
    count = sum(1 for payment in text.agreement.outcome.schedule.payment if payment)
    return FEW < count <= MOST and not text.is_bilingual and text.body < LARGE


def _two_columns(text: BilingualText) -> Block:
    """The same in two columns, the days shorter; where each is written twice, with less white."""
    head, *cells = _rows(text, formats.short_date)
    half, pad = (len(cells) + 1) // 2, (0.6 if text.is_bilingual else 1.4) * mm
    blank: list[list[Block]] = [[text.verbatim("") for _ in HEADS]] * (2 * half - len(cells))
    rows = [[*left, *right] for left, right in zip(cells[:half], [*cells[half:], *blank], strict=True)]
    return ruled([[*head, *head], *rows], [*BESIDE_WIDTHS, *BESIDE_WIDTHS], pad=pad, between=3 * mm)


def _rows(text: BilingualText, write: Callable[[date, Language], str]) -> list[list[Block]]:
    """The head and each payment, its day as ``write`` writes it."""
    schedule, currency = text.agreement.outcome.schedule, text.agreement.account.currency
    aligned: tuple[Align, ...] = ("left", "left", "right", "left")
    head = [text.cell(key, style="head", align=align) for key, align in zip(HEADS, aligned, strict=True)]
    return [
        head,
        *(
            [
                text.verbatim(str(index + schedule.first_number)),
                text.value(partial(dotted, text.agreement, due, write)),
                text.verbatim(formats.plain(payment, currency), "strong", "right"),
                _box(text),
            ]
            for index, (due, payment) in enumerate(zip(schedule.due, schedule.payment, strict=True))
            if payment
        ),
    ]


def _box(text: BilingualText) -> Block:
    """A box as large as the text beside it, in the middle of its line."""
    edge = BOX_EDGE * max(text.body / LARGEST_ORDINARY, 1)
    above = max(text.styles().body.leading - edge, 0) / 2
    means = Pictured(text.plain("alt.box"))
    return [gap(above / mm), table([[""]], [edge], ("BOX", *ALL, 0.9, RULE), heights=[edge], means=means)]


def calendar_file(agreement: Agreement, rows: Sequence[Row], language: Language, made_at: datetime) -> bytes:
    """Return what ``rows`` still ask for as an .ics file, a day each, with a reminder three days before; no
    name in it."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Restructure//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", wording.say("calendar.name", language, number=agreement.number))
    schedule = agreement.outcome.schedule
    for row in rows:
        missing = Money(row.payment - row.covered)
        if not missing:
            continue
        event, alarm = Event(), Alarm()
        said = wording.say("calendar.event", language, amount_due=amount(agreement, missing, language))
        event.add("uid", f"{agreement.number}-{row.number}@restructure")
        event.add("dtstamp", made_at)
        event.add("dtstart", row.due)
        event.add("summary", said)
        event.add(
            "description",
            wording.say(
                "calendar.event.says",
                language,
                row=row.number,
                rows=len(schedule) - 1 + schedule.first_number,
                number=agreement.number,
                telephone=agreement.organisation.identity.telephone,
            ),
        )
        alarm.add("action", "DISPLAY")
        alarm.add("description", said)
        alarm.add("trigger", REMIND)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
