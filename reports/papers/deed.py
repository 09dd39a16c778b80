"""The deed of a British settlement: a promise to take less than is owed binds by a deed, signed before a witness.

Source: Law of Property (Miscellaneous Provisions) Act 1989, s. 1; Foakes v Beer (1884) 9 App Cas 605; Powers of
Attorney Act 1971, s. 1 and 7 (who signs a deed for another needs a power that is a deed itself).
"""

from __future__ import annotations

from functools import partial

from reportlab.lib.units import mm

from reports.bilingual import BilingualText
from reports.facts import agent_name
from reports.layout.ending import Signing
from reports.layout.grid import ALL, BETWEEN, HALF_WIDTH, Block, gap, table
from reports.layout.text import Text
from reports.layout.type import INK
from reports.papers.sheet import PAD, PARTIES, headline, paper, paper_text, rows, spread, value_rows
from restructure.agreements.agreement import Agreement, Wording

SIGNED = ("sign.signature", "deed.name", "sign.date")
WITNESSED = ("sign.signature", "deed.name", "deed.address", "deed.occupation")
LEAST_SPACING = 0.8
"""What is written by hand has room on any sheet."""


def deed_pdf(agreement: Agreement, wanted: Wording) -> bytes:
    """The deed in one language or both, with a place for each side and for the witness of each."""
    text = paper_text(agreement, wanted)
    return paper(text, spread(text, _story), agreement.number, kind="deed", mast="paper.of")


def _story(text: BilingualText, spacing: float) -> list[Block]:
    debtor, pad = text.agreement.debtor, PAD * spacing
    return [
        headline(text, "deed.title"),
        gap(2 * spacing),
        text.paragraph("deed.lead", style="lead"),
        gap(4 * spacing),
        *rows(text, *PARTIES, pad=pad),
        *value_rows(text, ("paper.debtor", lambda _: debtor.name), ("deed.address", lambda _: debtor.address), pad=pad),
        *rows(
            text,
            ("paper.agreement", "paper.agreement.is"),
            ("forbearance.account", "paper.contract.is"),
            ("deed.release", "deed.release.is"),
            ("deed.until", "deed.until.is"),
            ("deed.delivered", "deed.delivered.is"),
            pad=pad,
        ),
        gap(6 * spacing),
        Signing(),
        _places(text, "deed.debtor", spacing),
        gap(4 * spacing),
        _places(text, "deed.creditor", spacing),
        gap(3 * spacing),
        text.paragraph("deed.witness.who", *(["deed.attorney.how"] if _by_attorney(text) else []), style="small"),
    ]


def _by_attorney(text: BilingualText) -> bool:
    """Whether somebody else signs for the creditor."""
    return bool(agent_name(text.agreement, text.main))


def _places(text: BilingualText, title: str, spacing: float) -> Block:
    """One side's place to sign, and that of its witness beside it."""
    beside = partial(_place, text, spacing=spacing)
    attorney = title == "deed.creditor" and _by_attorney(text)
    signed = beside(f"{title}.attorney", (*SIGNED, "deed.power")) if attorney else beside(title, SIGNED)
    return table(
        [[signed, "", beside("deed.witness", WITNESSED)]],
        [HALF_WIDTH, BETWEEN, HALF_WIDTH],
        ("LINEABOVE", (0, 0), (0, 0), 1, INK),
        ("LINEABOVE", (2, 0), (2, 0), 1, INK),
        pad=1 * mm,
    )


def _place(text: BilingualText, title: str, fields: tuple[str, ...], *, spacing: float) -> list[Block]:
    small = text.styles().small
    made: list[Block] = [text.line(title, style="strong")]
    for key in fields:
        line = table([[Text(text.plain(key), small)]], [HALF_WIDTH], ("LINEBELOW", *ALL, 0.6, INK), pad=0.6 * mm)
        made += [gap((8 if key == "sign.signature" else 4) * max(spacing, LEAST_SPACING)), line]
    return made
