"""What other systems call the columns of a file of accounts, so that a person need not say it for the common ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from restructure.parties.account_fields import HEADINGS


def recognised(header: Sequence[str]) -> dict[str, str]:
    """Return which columns of a file of accounts hold which of ours, by their usual names."""
    return named(header, HEADINGS)


def named(header: Sequence[str], headings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return which columns of a file hold which of ours; one that two columns claim is left open."""
    meant = meanings(header, headings)
    return {ours: theirs for ours, theirs in zip(meant, header, strict=True) if ours and meant.count(ours) == 1}


def meanings(header: Sequence[str], headings: Mapping[str, tuple[str, ...]] = HEADINGS) -> tuple[str, ...]:
    """Return what each column of a file would be by its usual name, empty where that is not known."""
    known = {_plain(name): ours for ours, names in headings.items() for name in (ours, *names)}
    return tuple(known.get(_plain(theirs), "") for theirs in header)


def _plain(name: str) -> str:
    """A name without what differs from system to system: width, case, spaces, underlines, and the unit that amounts are
    read in anyway. Any other unit (万元, %, a month) is left, so that such a column is not taken for one in whole yuan.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s_\-.]|\(元\)", "", text)
