"""R23: every paper over debts of 4 to 13 digits, with long names and numbers, read back line by line."""

from __future__ import annotations

from itertools import cycle, product
from pathlib import Path

from reports.agreement import agreement_pdf
from restructure.agreements.agreement import WORDINGS
from restructure.parties.organisation import PAGE_SIZES
from tests.support.papers import PAPERS
from tests.support.samples import signed
from tests.support.varied import DIGITS, figures_of, numbers_of, paper, varied
from tests.support.whole import faults


def torn(_: Path, times: int) -> int:
    """Of so many agreements with all their papers, those on which a figure is torn, or lines run into each other."""
    found = 0
    drawn = cycle(product(WORDINGS, PAGE_SIZES, DIGITS))
    for number, (wanted, size, digits) in zip(range(times), drawn, strict=False):
        one = varied(number, digits, size)
        whole = figures_of(one) | numbers_of(one)
        papers = [agreement_pdf(signed(one), wanted), *(paper(name, one, wanted) for name in PAPERS)]
        found += any(faults(pdf, size, whole) for pdf in papers)
    return found
