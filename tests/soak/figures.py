"""R23: every paper over debts of 4 to 13 digits, with long names and numbers, read back line by line."""

from __future__ import annotations

from itertools import cycle, product
from pathlib import Path
from random import Random

from reports.agreement import agreement_pdf
from restructure.agreements.agreement import WORDINGS
from restructure.parties.organisation import PAGE_SIZES
from tests.support.laid import anew
from tests.support.papers import PAPERS
from tests.support.samples import signed
from tests.support.varied import DIGITS, figures_of, paper, suited, varied
from tests.support.whole import faults


def torn(_: Path, times: int) -> int:
    """Of so many agreements with all their papers, those on which a figure is torn, or lines run into each other."""
    found = 0
    drawn = cycle(product(WORDINGS, PAGE_SIZES, DIGITS))
    for number, (wanted, size, digits) in zip(range(times), drawn, strict=False):
        one, drawn_anew = anew(varied(number, digits, size), Random(number))
        whole = figures_of(one) | drawn_anew
        papers = [agreement_pdf(signed(one), wanted)]
        papers += [paper(name, anew(suited(name, number, digits, size), Random(number))[0], wanted) for name in PAPERS]
        found += any(faults(pdf, size, whole) for pdf in papers)
    return found
