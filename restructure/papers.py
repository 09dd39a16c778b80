"""Every paper by its name, in the order in which it is offered, and when it may be made.

Its words are in the catalogue under that name, and ``reports.papers.making`` makes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PaperName = Literal[
    "agreement",
    "certificate",
    "notice",
    "calendar",
    "ics",
    "slips",
    "offer",
    "choices",
    "cost_sheet",
    "forbearance",
    "validation",
    "memo",
    "memo_copy",
    "large",
    "booking",
    "payoff",
    "account_statement",
    "next_payments",
    "deed",
    "email",
    "statement",
    "letter",
    "advice",
    "authority",
    "person_copy",
    "listing",
]
Before = Literal["offer", "duty", "file", "copy"]
"""Before a signature: offers terms, so that rules, limits and a stop hold it back; is owed to the debtor by law; tells
the talk for the file; tells it to the debtor."""

After = Literal["always", "paying", "late", "completed"]
"""After a signature: at any time; while payments are asked for; once the plan may be ended; once it is paid."""

Entry = Literal["paper_offer", "paper_choices", "paper_cost_sheet", "paper_forbearance", "paper_validation"]
"""What the log of the negotiation keeps of a paper that went out, never renamed."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper; what it lacks it is never made for. ``entry`` stands in the log once it went out, ``ending`` is
    that of its file; one of ``two_sizes`` is made in large print too."""

    name: PaperName
    before: Before | None = None
    after: After | None = None
    entry: Entry | None = None
    ending: str = "pdf"
    two_sizes: bool = False

    def file_name(self, number: str, edition: str = "") -> str:
        """The name of its file: numbers, its kind and its edition, never a person."""
        return f"{'-'.join(filter(None, (number, self.name, edition)))}.{self.ending}"


PAPERS: dict[PaperName, Paper] = {
    one.name: one
    for one in (
        Paper("agreement"),
        Paper("certificate", after="completed", two_sizes=True),
        Paper("notice", after="late", two_sizes=True),
        Paper("calendar", after="paying", two_sizes=True),
        Paper("ics", after="paying", ending="ics"),
        Paper("slips", after="paying"),
        Paper("offer", before="offer", entry="paper_offer", two_sizes=True),
        Paper("choices", before="offer", entry="paper_choices"),
        Paper("cost_sheet", before="offer", after="always", entry="paper_cost_sheet"),
        Paper("forbearance", before="offer", entry="paper_forbearance", two_sizes=True),
        Paper("validation", before="duty", entry="paper_validation", two_sizes=True),
        Paper("memo", before="file"),
        Paper("memo_copy", before="copy"),
        Paper("large", after="always"),
        Paper("booking", after="always"),
        Paper("payoff", after="paying", two_sizes=True),
        Paper("account_statement", after="always", two_sizes=True),
        Paper("next_payments", after="paying"),
        Paper("deed", after="always"),
        Paper("email", after="always", ending="eml"),
        Paper("statement"),
        Paper("letter"),
        Paper("advice"),
        Paper("authority"),
        Paper("person_copy"),
        Paper("listing"),
    )
}
BEFORE: tuple[PaperName, ...] = tuple(name for name, one in PAPERS.items() if one.before)
AFTER: tuple[PaperName, ...] = tuple(name for name, one in PAPERS.items() if one.after)
TWO_SIZES = frozenset(name for name, one in PAPERS.items() if one.two_sizes)
"""What is written to a debtor, in large print too for whoever reads no other."""
