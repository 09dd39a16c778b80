"""What every paper beside an agreement shares: its text, its label rows, what stands above and below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from reportlab.lib.units import mm

from reports import formats
from reports.agreement import checked, furniture
from reports.bilingual import SMALLER, BilingualText, bilingual_text, on_one_sheet
from reports.facts import (
    GUESSED_PAGES,
    Facts,
    agent_name,
    creditor_mark,
    is_chinese,
    organisation_name,
    signs_in_person,
)
from reports.formats import Language
from reports.layout.grid import (
    ALL,
    BETWEEN,
    CONTENT_WIDTH,
    HALF_WIDTH,
    Block,
    gap,
    label_row,
    table,
    two_columns,
)
from reports.layout.sheet import render
from reports.layout.text import Text
from reports.layout.type import INK, LARGEST_ORDINARY
from reports.pages.closing import MARK_BOX, mark_box
from reports.pages.payee import asked_for, labelled, where_to_pay
from restructure.agreements.agreement import Agreement, Wording, short_digest
from restructure.agreements.printed_terms import printed_digest
from restructure.papers import PaperName

LARGE = 16
"""The size of large print, in points; ordinary text is 11."""
PAD = 1.5 * mm
LABEL, PAIR_LABEL = 25 * mm, 38 * mm
"""For the labels of where to pay, in one language and in two."""
SPACINGS = (1.0, 0.8, 0.6, 0.4, 0.2)
"""Shares of the usual white space; the widest at which a paper fits one sheet is taken."""


def paper_text(
    agreement: Agreement, wanted: Wording, more: Callable[[Language], Facts] = lambda _: {}, body: float = 11
) -> BilingualText:
    """A paper's text with further facts. Refuses texts that cannot be printed, naming the field."""
    text = bilingual_text(
        checked(agreement), wanted, GUESSED_PAGES, digest=short_digest(printed_digest(agreement)), translation=False
    )
    return replace(text, facts={one: known | more(one) for one, known in text.facts.items()}, body=body)


def paper(
    text: BilingualText, story: Sequence[Block], number: str, *, kind: PaperName, mast: str, state: str = ""
) -> bytes:
    """The bytes of a paper: ``mast`` is the key of what its head says, ``state`` of what is said across it. None of
    them is sealed, and its foot says so."""
    around = furniture(text)
    return render(
        story,
        replace(
            around,
            number=number,
            mast_right=text.once(mast, paper_number=number),
            state=text.plain(state) if state else "",
            initials="",
            check=text.plain("foot.unsealed"),
            kind=kind,
            large=text.body if text.body > LARGEST_ORDINARY else 0.0,
        ),
    )


def spread(
    text: BilingualText,
    make: Callable[[BilingualText, float], list[Block]],
    spacings: Sequence[float] = SPACINGS,
    smaller: Sequence[float] = SMALLER,
) -> list[Block]:
    """Return what ``make`` sets with the widest of ``spacings``, on one sheet where that can be; the first sheet holds
    the letterhead."""
    return on_one_sheet(text, make, spacings, text.first_page, smaller)[1]


def headline(text: BilingualText, key: str) -> Block:
    """The title of a paper; smaller where it stands in both languages."""
    return text.line(key, style="page_head" if text.is_bilingual else "title")


def rows(text: BilingualText, *lines: tuple[str, str], pad: float = PAD) -> list[Block]:
    """Label rows: the key of the label, the key of what stands beside it."""
    return [
        label_row(text.cell(label, style="strong"), text.cell(content), pad)
        for label, content in lines
        if any(run.text.strip() for one in text.languages for run in text.runs(one, content))
    ]


def value_rows(text: BilingualText, *lines: tuple[str, Callable[[Language], str]], pad: float = PAD) -> list[Block]:
    """Label rows with values that are no sentences: names, numbers."""
    return [
        label_row(text.cell(label, style="strong"), text.value(write), pad)
        for label, write in lines
        if write(text.main)
    ]


PARTIES = (
    ("paper.creditor", "paper.creditor.is"),
    ("paper.agent", "agent.told"),
    ("paper.assignment", "assignment.is"),
    ("paper.collector", "collector.is"),
)
"""Rows that name the creditor, and on lines of their own whoever acts for it, how it came to the debt, and that a debt
collector writes, where it is so."""

CALL = ("paper.call", "paper.call.is")
"""The row that says whom of us to ask."""


def addressed(text: BilingualText, day: date, reference: str) -> list[Block]:
    """From whom, to whom, where, of which day, and what to name in an answer."""
    debtor, identity = text.agreement.debtor, text.agreement.organisation.identity
    to = [text.verbatim(line) for line in (debtor.name, debtor.address) if line]
    ours = [text.value(partial(organisation_name, identity), "muted")]
    ours += [text.verbatim(identity.address, "muted")] if identity.address else []
    dated = text.inline(partial(formats.date, day))
    return [two_columns(to, [*ours, dated, text.cell("paper.reference", reference=reference)])]


def pay_to(text: BilingualText, pad: float) -> Block:
    """The row that says where to pay, or that one asks before paying."""
    where = asked_for(text)
    if text.agreement.organisation.bank.payee_account:
        label = (PAIR_LABEL if text.is_bilingual else LABEL) * max(text.body / 12, 1)
        where = labelled(where_to_pay(text), label, CONTENT_WIDTH)
    return label_row(text.cell("row.pay_to", style="strong"), where, pad)


def advice(text: BilingualText) -> list[tuple[str, str]]:
    """The row about free advice that is not ours, where the organisation names any."""
    return [("forbearance.advice", "help.advice.told")] if text.facts[text.main]["advice"] else []


def complaints(text: BilingualText) -> list[tuple[str, str]]:
    """The row about complaints: to us first, then to whoever decides outside, as far as both are known."""
    facts = text.facts[text.main]
    ours, outside = (".ours" if facts["complaints"] else ""), (".outside" if facts["complaints_body"] else "")
    return [("forbearance.complain", f"forbearance.complain{ours}{outside}")] if ours or outside else []


def signed_by(text: BilingualText, *titles: str, on: date | None = None, beside: Sequence[Block] = ()) -> Block:
    """One or two places to sign by hand, with a box for fingerprint or seal under the Chinese rules; ``on`` is the day
    of the paper where it has a single one, and ``beside`` stands on the left of a single place."""
    marks = ("sign.print", creditor_mark(text.agreement)) if is_chinese(text.agreement) else ("", "")
    places = [_place(text, title, mark, on) for title, mark in zip(titles, marks[-len(titles) :], strict=True)]
    if len(places) == 1:
        return table([[list(beside), "", places[0]]], [HALF_WIDTH, BETWEEN, HALF_WIDTH])
    return table([[places[0], "", places[1]]], [HALF_WIDTH, BETWEEN, HALF_WIDTH])


def _signer(text: BilingualText) -> list[Block]:
    signer = "" if signs_in_person(text.agreement) else text.agreement.organisation.identity.representative
    return [text.cell("sign.represented", style="small", representative=signer)] if signer else []


def _place(text: BilingualText, title: str, mark: str, on: date | None) -> Block:
    room = HALF_WIDTH - (MARK_BOX + 4 * mm if mark else 0)
    dated = _line(text, "sign.date", room) if on is None else text.value(partial(formats.date, on))
    lines = [gap(9), _line(text, "sign.signature", room), gap(5), dated]
    head: Block = text.line(title, style="strong")
    if title == "paper.for_creditor":
        agent = [text.cell("agent.by", style="small")] if agent_name(text.agreement, text.main) else []
        head = [head, text.cell("paper.creditor.is"), *agent, *_signer(text)]
    body: list[Block] = [lines, "", mark_box(text, mark)] if mark else [lines]
    widths = [room, 4 * mm, MARK_BOX] if mark else [room]
    return table(
        [[head, *[""] * (len(body) - 1)], body],
        widths,
        ("LINEABOVE", (0, 0), (-1, 0), 1, INK),
        ("SPAN", (0, 0), (-1, 0)),
        ("VALIGN", *ALL, "BOTTOM"),
        pad=1 * mm,
    )


def _line(text: BilingualText, key: str, room: float) -> Block:
    small = text.styles().small
    return table([[Text(text.plain(key), small)]], [room], ("LINEBELOW", *ALL, 0.6, INK), pad=0.6 * mm)
