"""What a PDF of this program calls itself, in its own metadata: a kind, and the number of the agreement it belongs to.

It proves nothing, for anybody can write it. It only tells a paper that never bears a seal from one that must.
"""

from __future__ import annotations

import re

from restructure.papers import PAPERS, PaperName

KINDS: tuple[PaperName, ...] = tuple(one.name for one in PAPERS.values() if one.ending == "pdf")
SEALED: PaperName = "agreement"
"""The one kind that is sealed: without its seal it is not what was signed."""

MARK = "restructure"
NUMBERED = re.compile(r"[A-Z]{2}-[0-9]{4}-[0-9]{6}")


def told_number(number: str) -> str:
    """The number of a paper as its file names it; nothing for one that is not ours, an account's for instance.

    >>> told_number("RA-2026-000417"), told_number("CC-0000-7731")
    ('RA-2026-000417', '')
    """
    return number if NUMBERED.fullmatch(number) else ""


def mark_of(kind: PaperName, number: str) -> str:
    """Return what the metadata hold of a paper; a number that is not one of ours, an account's for instance, is left
    out.

    >>> mark_of("calendar", "RA-2026-000417"), mark_of("choices", "CC-0000-7731")
    ('restructure calendar RA-2026-000417', 'restructure choices')
    """
    return " ".join(filter(None, (MARK, kind, told_number(number))))


def unsealed_in(mark: str) -> tuple[PaperName, str] | None:
    """The kind and the number, or none, that a paper without a seal gives itself; None where papers of that kind are
    sealed, and where it says nothing that we would write.

    >>> unsealed_in("restructure calendar RA-2026-000417"), unsealed_in("restructure agreement RA-2026-000417")
    (('calendar', 'RA-2026-000417'), None)
    """
    named, _, number = mark.removeprefix(f"{MARK} ").partition(" ")
    kind = next((one for one in KINDS if one == named), None)
    if kind is None or kind == SEALED or mark != mark_of(kind, number):
        return None
    return kind, number
