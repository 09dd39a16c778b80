"""What a debtor says, typed in any order: "800 a month, 2000 now, from the 25th", "800/月 先付2000 25号起 最多36期".

A clause is read as a whole or not at all: every word of it must have its place in one reading, and in one only. So a
wage, a condition, a "cannot" or a range is never taken for an offer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from restructure.asking import Says
from restructure.spoken import Mark, marks_of, plain_of

UNUSABLE, OTHER_PERIOD = "", "other"
"""A piece that is understood and cannot be used: it is shown as not understood. So is a sum of another period, which
also leaves open what a sum a month beside it means."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was understood, and the pieces of text that were not."""

    says: Says
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a reading: its field and value, where it stands, and whether it means anything by itself.

    ``near`` asks for a sum a month in the same clause, ``line`` for one anywhere.
    """

    field: str
    value: Any
    start: int
    end: int
    needs: str = ""


Reading = tuple[Piece, ...]
PHRASES: tuple[tuple[str, str, str], ...] = (
    # A sum a month, with or without its day.
    ("X?(?P<per_month>N)[Mm]|[Mm]X?(?P<per_month_>N)|X[Mm](?P<per_month__>N)", "", ""),
    ("[Mm][SO]?(?P<start>D)S?X?(?P<per_month>N)|X?(?P<per_month_>N)[SO]?(?P<start_>D)M", "", ""),
    ("X?(?P<per_month>N)(?P<start>E)|(?P<start_>E)X?(?P<per_month_>N)", "", ""),
    ("(?P<payments>P)(?P<per_month>N)", "", ""),
    ("X?[NR][Wy]|[Wy]X?[NR]|X[Wy][NR]", OTHER_PERIOD, ""),
    ("X?R[MmE]|[MmE]X?R|X[Mm]R", UNUSABLE, ""),
    # Money at once.
    ("BX?(?P<now>N)|(?P<now_>N)[Bb]", "", ""),
    ("BX?R|R[Bb]|O?D(?:B[NR]|[NR][Bb])|(?:B[NR]|[NR][Bb])O?D", UNUSABLE, ""),
    # A first day.
    ("SO?(?P<start>D)S?|(?P<start_>D)S", "", ""),
    ("O(?P<start>D)", "", "line"),
    ("(?P<start>D)", "", "near"),
    # How long.
    ("[XFV](?P<max_months>[CA])I?K?|(?P<max_months_>[CA])IK?|(?P<max_months__>[CA])K|[XV](?P<max_months___>P)", "", ""),
    ("[XV](?P<max_months>[my])I?K?|F(?P<max_months_>y)|(?P<max_months__>[my])(?:IK?|K)", "", ""),
    ("(?P<max_months>C)", "", "line"),
    ("F?(?P<payments>P)", "", ""),
)
COMPILED = tuple((re.compile(pattern), field, needs) for pattern, field, needs in PHRASES)
NOT_OFFERED = re.compile(
    r"(?<![a-z])(?:earn|wages?|salary|income|benefits?|rent|bills?|owe|costs?|spend)|工资|收入|房租|月供|生活费|欠|开销"
)
"""In a clause that is not understood: the sums beside it may be those of what it speaks of."""
LONGEST_CLAUSE = 24


def parse_says(text: str, currency: str, today: date) -> Said:
    """Read what is said of a sum a month, a sum now, a first day, a longest time and a number of payments.

    A day without a month is the next one that comes. ``unread`` holds what is not understood, what can be read in two
    ways (01/02, 800-1000), what is said twice and differently, and sums of other periods than a month. Refuses
    nothing: a half-typed line is no mistake.

    >>> parse_says("800 a month, 2k now, from the 25th", "GBP", date(2026, 11, 22)).says
    Says(per_month=80000, now=200000, start=datetime.date(2026, 11, 25), max_months=None, payments=None)
    """
    plain = plain_of(text)
    pieces: list[Piece] = []
    for clause in _clauses(list(marks_of(plain, currency, today))):
        pieces += _read(clause) or [_unread(clause)]
    return _settled(plain, pieces)


def _clauses(marks: list[Mark]) -> list[list[Mark]]:
    clauses: list[list[Mark]] = [[]]
    for mark in marks:
        if mark.letter == ";":
            clauses.append([])
        else:
            clauses[-1].append(mark)
    return [clause for clause in clauses if clause]


def _unread(clause: list[Mark]) -> Piece:
    known = all(mark.letter != "?" for mark in clause)
    other = known and any(mark.letter == "W" for mark in clause)
    return Piece(OTHER_PERIOD if other else UNUSABLE, None, clause[0].start, clause[-1].end)


def _read(clause: list[Mark]) -> list[Piece] | None:
    """The one reading of a clause; None where there is none, or more than one."""
    letters = "".join(mark.letter for mark in clause)
    if "Z" in letters and not re.search("[NP]", letters):
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
    readings = endings[0]
    if len(readings) != 1 or not _stands(readings[0]):
        return None
    return list(readings[0])


def _phrases_at(clause: list[Mark], letters: str, place: int) -> Iterator[tuple[int, Reading]]:
    """Every phrase that begins at a mark: where it ends, and the pieces that it says."""
    for pattern, field, needs in COMPILED:
        for end in range(place + 1, min(place + 6, len(letters)) + 1):
            match = pattern.fullmatch(letters, place, end)
            if match is None:
                continue
            if field or not pattern.groups:
                yield end, (Piece(field, None, clause[place].start, clause[end - 1].end),)
                continue
            yield end, tuple(_pieces(clause, match, needs))


def _pieces(clause: list[Mark], match: re.Match[str], needs: str) -> Iterator[Piece]:
    whole = clause[match.start()].start, clause[match.end() - 1].end
    for name, letter in match.groupdict().items():
        if letter is None:
            continue
        mark = clause[match.start(name)]
        value = {"m": 1, "y": 12}.get(letter, mark.value)
        field = name.rstrip("_") if value is not None else UNUSABLE
        yield Piece(field, value, *(whole if field else (mark.start, mark.end)), needs)


def _distinct(endings: Iterable[Reading]) -> list[Reading]:
    """Up to two readings that differ in what they say."""
    found: dict[tuple[tuple[str, Any], ...], Reading] = {}
    for ending in endings:
        found.setdefault(tuple((piece.field, piece.value) for piece in ending), ending)
        if len(found) == 2:
            break
    return list(found.values())


def _stands(reading: Reading) -> bool:
    said = {piece.field for piece in reading}
    return "per_month" in said or all(piece.needs != "near" for piece in reading)


def _settled(plain: str, pieces: list[Piece]) -> Said:
    """Each field once: what is said twice and differently is not read, nor what has nothing to refer to."""
    values: dict[str, set[Any]] = {}
    for piece in pieces:
        values.setdefault(piece.field, set()).add(piece.value)
    doubtful = {field for field, given in values.items() if len(given) > 1}
    if OTHER_PERIOD in values:
        doubtful.add("per_month")
    unread = [plain[piece.start : piece.end] for piece in pieces if piece.value is None]
    if any(NOT_OFFERED.search(text) and not re.search(r"\d", text) for text in unread):
        doubtful |= {"per_month", "now"}
    monthly = "per_month" in values and "per_month" not in doubtful
    taken = [
        piece
        for piece in pieces
        if piece.value is not None and piece.field not in doubtful and (not piece.needs or monthly)
    ]
    left = [piece for piece in pieces if piece not in taken]
    spans = dict.fromkeys((piece.start, piece.end) for piece in sorted(left, key=lambda piece: piece.start))
    return Said(
        Says(**{piece.field: piece.value for piece in taken}),
        tuple(plain[start:end].strip() for start, end in spans if plain[start:end].strip()),
    )
