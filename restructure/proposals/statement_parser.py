"""What a debtor says, typed in any order: "800 a month, 2000 now, from the 25th", "800/月 先付2000 25号起 最多36期".

A clause is read as a whole or not at all: every word of it must have its place in one reading, and in one only. So a
wage, a condition, a "cannot" or a range is never taken for an offer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import Any

from calculators.calendar import MONTHLY, Frequency
from restructure.proposals.query import DebtorStatement
from restructure.proposals.spoken.marks import Mark, marks_of, plain_of
from restructure.proposals.spoken.phrases import COMPILED, LONGEST_PHRASE, OTHER_PERIOD, UNUSABLE
from restructure.proposals.statement import Regular, Statement


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the desk can use it, and the pieces of text that it cannot; ``understood`` are those among them
    that have a meaning for which the desk has no field."""

    says: DebtorStatement
    unread: tuple[str, ...]
    understood: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement, and the longest runs of words not understood, in order, without the fillers around them."""

    says: Statement
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a reading: its field and value, where it stands, and whether it means anything by itself.

    ``near`` asks for a regular sum in the same clause, ``line`` for one anywhere, ``week`` for one every week.
    """

    field: str
    value: Any
    start: int
    end: int
    needs: str = ""


Reading = tuple[Piece, ...]
NOT_OFFERED = re.compile(
    r"(?<![a-z])(?:earn|wages?|salary|income|benefits?|rent|bills?|owe|costs?|spend)|(?<!发)(?<!领)(?<!开)工资|收入|房租|月供|生活费|欠|开销"
)
"""In a clause that is not understood: the sums beside it may be those of what it speaks of."""
TAKEN_BACK = re.compile(
    r"(?:that'?s |it'?s |is )*(?:no way|too much|(?:im|not )possible|out of the question|cannot do (?:it|that))|"
    r"不行|不可能|太多了?|做不到|还不起|付不起|拿不出来?"
)
"""A clause that says no to the one before it: nothing is taken of the line."""
LONGEST_CLAUSE = 24
MOST_READINGS = 8
FEWEST = 2
"""One payment of a sum is nothing regular."""


def parse_statement(text: str, currency: str, today: date) -> Stated:
    """Read what is said of a regular sum, a sum now or on a day, a first day, a longest time, a number of payments and
    a settlement.

    A day without a month is the next one that comes; a range is read at its lower end. ``unread`` holds what is not
    understood, what can be read in two ways, and what is said twice and differently. Refuses nothing: a half-typed
    line is no mistake.

    >>> parse_statement("50 a week from Friday", "GBP", date(2026, 11, 22)).says.regular
    Regular(amount=5000, frequency=Frequency(count=1, unit='week'))
    """
    taken, left, plain = _heard(text, currency, today)
    values = {piece.field: piece.value for piece in taken}
    shown = text if len(text) == len(plain) else plain
    return Stated(Statement(**values), _texts(shown, left))


def parse_says(text: str, currency: str, today: date) -> Said:
    """Return what of a statement the desk can use: a sum a month, a sum now, a first day, a longest time and a number
    of payments. The rest is ``unread`` beside what is not understood.

    >>> said = parse_says("800 a month, 2k now, from the 25th", "GBP", date(2026, 11, 22)).says
    >>> said.per_month, said.now, said.start
    (80000, 200000, datetime.date(2026, 11, 25))
    """
    taken, left, plain = _heard(text, currency, today)
    fields = {piece.field: piece.value for piece in taken}
    regular = fields.get("regular")
    without = {"settle", "now_on"} | ({"now"} if "now_on" in fields else set())
    if regular is not None and regular.frequency != MONTHLY:
        without |= {"regular", "payments"}
    usable = {name: value for name, value in fields.items() if name not in without}
    if "regular" in usable:
        usable["per_month"] = usable.pop("regular").amount
    apart = [piece for piece in taken if piece.field in without]
    return Said(DebtorStatement(**usable), _texts(plain, [*left, *apart]), _texts(plain, apart))


def _heard(text: str, currency: str, today: date) -> tuple[list[Piece], list[Piece], str]:
    """The pieces that are taken, those that are not, and the text as it was read."""
    plain = plain_of(text)
    pieces: list[Piece] = []
    for clause in _clauses(list(marks_of(plain, currency, today))):
        pieces += _read(clause) or [_unread(clause)]
    return *_settled(plain, pieces), plain


def _texts(text: str, left: list[Piece]) -> tuple[str, ...]:
    spans = dict.fromkeys((piece.start, piece.end) for piece in sorted(left, key=lambda piece: piece.start))
    return tuple(text[start:end].strip() for start, end in spans if text[start:end].strip())


def _clauses(marks: list[Mark]) -> list[list[Mark]]:
    clauses: list[list[Mark]] = [[]]
    for place, mark in enumerate(marks):
        if mark.letter == ";" or (mark.letter == "Z" and clauses[-1] and _goes_on(marks[place + 1 :])):
            clauses.append([])
        if mark.letter != ";":
            clauses[-1].append(mark)
    return [clause for clause in clauses if clause]


def _goes_on(marks: list[Mark]) -> bool:
    """Whether a sum or a number of payments comes before the next stop: "the rest" then begins a clause."""
    return any(mark.letter in "NPp" for mark in takewhile(lambda mark: mark.letter != ";", marks))


def _unread(clause: list[Mark]) -> Piece:
    known = all(mark.letter != "?" for mark in clause)
    other = known and any(mark.letter in "Wf" for mark in clause)
    return Piece(OTHER_PERIOD if other else UNUSABLE, None, clause[0].start, clause[-1].end)


def _read(clause: list[Mark]) -> list[Piece] | None:
    """The one reading of a clause; None where there is none, or more than one."""
    letters = "".join(mark.letter for mark in clause)
    if "Z" in letters and not re.search("[NPp]", letters):
        return None
    clause = [mark for mark in clause if mark.letter != "Z"]
    letters = letters.replace("Z", "")
    if not letters or len(letters) > LONGEST_CLAUSE:
        return None
    endings: list[list[Reading]] = [[] for _ in letters] + [[()]]
    for place in range(len(letters) - 1, -1, -1):
        endings[place] = _distinct(
            (*pieces, *ending) for end, pieces in _phrases_at(clause, letters, place) for ending in endings[end]
        )
    if len(endings[0]) == MOST_READINGS:
        return None
    readings = [reading for reading in endings[0] if _stands(reading)]
    return list(readings[0]) if len(readings) == 1 else None


def _phrases_at(clause: list[Mark], letters: str, place: int) -> Iterator[tuple[int, Reading]]:
    """Every phrase that begins at a mark: where it ends, and the pieces that it says."""
    for pattern, field, needs in COMPILED:
        for end in range(place + 1, min(place + LONGEST_PHRASE, len(letters)) + 1):
            match = pattern.fullmatch(letters, place, end)
            if match is None:
                continue
            if field or not pattern.groups:
                yield end, (Piece(field, None, clause[place].start, clause[end - 1].end),)
                continue
            yield end, tuple(_pieces(clause, match, needs))


def _pieces(clause: list[Mark], match: re.Match[str], needs: str) -> Iterator[Piece]:
    start, end = clause[match.start()].start, clause[match.end() - 1].end
    said = {name.rstrip("_"): clause[match.start(name)] for name, letter in match.groupdict().items() if letter}
    if "now_on" in said and said["now_on"].value is None:
        yield Piece(UNUSABLE, None, start, end)
        return
    if {"amount", "payments"} <= said.keys() and (said["payments"].value or 0) < FEWEST:
        yield Piece(UNUSABLE, None, start, end)
        return
    for field, value in _values(said):
        if value is not None:
            yield Piece(field, value, start, end, needs)
        elif field == OTHER_PERIOD:
            yield Piece(OTHER_PERIOD, None, start, end)
        else:
            yield Piece(UNUSABLE, None, said[field].start, said[field].end, needs)


def _values(said: dict[str, Mark]) -> Iterator[tuple[str, Any]]:
    """The fields of a phrase with their values, None where one cannot be used."""
    amount, counted = said.get("amount"), said.get("counted")
    if amount is not None:
        frequency, begins = _every(said.get("every")) if counted is None else ((counted.value or (None,))[0], None)
        yield ("regular", Regular(amount.value, frequency)) if frequency else (OTHER_PERIOD, None)
        if begins is not None:
            yield "start", begins
    if counted is not None:
        yield ("payments", counted.value[1]) if amount is not None and counted.value else ("counted", None)
    for field, mark in said.items():
        if field not in ("amount", "every", "counted"):
            yield field, {"m": 1, "y": 12}.get(mark.letter, mark.value)


def _every(mark: Mark | None) -> tuple[Frequency | None, date | None]:
    """How often, every month where nothing is said, and the first day where the frequency names one."""
    match mark.letter if mark is not None else "M":
        case "W":
            return (mark.value if mark is not None else None), None
        case "y":
            return Frequency(1, "year"), None
        case "f":
            return mark.value if mark is not None and mark.value else (None, None)
        case _:
            return MONTHLY, None


def _distinct(endings: Iterable[Reading]) -> list[Reading]:
    """The readings that differ in what they say, up to a number that nobody means."""
    found: dict[tuple[tuple[str, Any], ...], Reading] = {}
    for ending in endings:
        found.setdefault(tuple((piece.field, piece.value) for piece in ending), ending)
        if len(found) == MOST_READINGS:
            break
    return list(found.values())


def _stands(reading: Reading) -> bool:
    said = {piece.field for piece in reading}
    return "regular" in said or all(piece.needs != "near" for piece in reading)


def _settled(plain: str, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """What is taken and what is left: what is said twice and differently is not taken, nor what refers to nothing."""
    regulars = {piece.value for piece in pieces if piece.field == "regular"}
    often = next(iter(regulars)).frequency if len(regulars) == 1 else None
    longest = "max_months" if often in (None, MONTHLY) else "payments"
    pieces = [replace(piece, field=longest) if piece.field == "longest" else piece for piece in pieces]
    values: dict[str, set[Any]] = {}
    for piece in pieces:
        values.setdefault(piece.field, set()).add(piece.value)
    doubtful = {field for field, given in values.items() if len(given) > 1}
    if OTHER_PERIOD in values:
        doubtful.add("regular")
    unread = [plain[piece.start : piece.end] for piece in pieces if piece.value is None]
    if any(NOT_OFFERED.search(text) and not re.search(r"\d", text) for text in unread):
        doubtful |= {"regular", "now", "settle"}
    if any(TAKEN_BACK.fullmatch(text) for text in unread):
        doubtful |= values.keys()
    if "regular" in doubtful:
        # A first day or a time is that of one of the sums.
        doubtful |= {"start", "max_months", "payments"}
    said = Counter(piece.field for piece in pieces)
    if doubtful & {"now", "now_on"} or (said["now_on"] and said["now_on"] != said["now"]):
        doubtful |= {"now", "now_on"}
    met = {""}
    if "regular" in values:
        met |= {"near", "line"} | ({"week"} if often == Frequency(1, "week") else set())
    taken = [
        piece for piece in pieces if piece.value is not None and piece.field not in doubtful and piece.needs in met
    ]
    return taken, [piece for piece in pieces if piece not in taken]
