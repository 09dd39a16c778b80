"""How the columns of a file are written where one cell alone does not tell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from calculators.errors import Refusal
from restructure.importing.days import Order
from restructure.importing.headings import TOTAL, counts_otherwise, part_of, split_unit
from restructure.importing.heads import Head
from restructure.importing.lines import Line
from restructure.money.currency import MULTIPLES
from restructure.parties.account_fields import FIELD, NAMING

UNSIGNED = re.compile(r"\d{1,9}(\.\d{0,12})?|\.\d{1,12}", re.ASCII)
Rates = Literal["", "percent", "fraction", "unclear"]
"""What an unsigned rate is: nothing said, 18, 0.18, both in one column."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Spelling of the columns of a file: the ``units`` of amounts by our column (万, 千), what unsigned ``rates``
    are, whether that is only ``guessed`` from the first rows, which comes first in ``dates``, and in which columns of
    numbers every long one is ``cut`` to the places that a spreadsheet keeps."""

    units: Mapping[str, str] = field(default_factory=dict)
    rates: Rates = ""
    guessed: bool = True
    dates: Order = ""
    cut: frozenset[str] = frozenset()


AS_WRITTEN = Spelling()
EXACT_PLACES = 15
"""A spreadsheet keeps so many places of a number, and makes the others nought."""
FEW = 3
"""So many long numbers that all end in noughts are no chance."""
PER_CENT_FROM, PER_CENT_SURE = 1, 2
"""Rates are per cent where all are at least the one, and some at least the other: 1 alone may be all of it."""


def ends_in_noughts(number: str) -> bool:
    """Return whether the places of a number are nought that a spreadsheet does not keep."""
    return number.isdecimal() and len(number) > EXACT_PLACES and not number[EXACT_PLACES:].strip("0")


def spelling_of(
    header: Sequence[str],
    theirs: Sequence[str],
    first: Sequence[Line],
    head: Head,
    rates: Rates = "",
    dates: Order = "",
) -> Spelling:
    """The spelling of the columns of a file, by their names, the lines of units and its ``first`` rows; ``header`` is
    what each holds of ours. What a person says of ``rates`` and ``dates`` counts before all that."""
    columns: dict[str, list[str]] = {
        name: [cells[place].strip() for _, cells in first if not isinstance(cells, str) and place < len(cells)]
        for place, name in enumerate(header)
        if name
    }
    said = {name: _unit(own, head) for name, own in zip(header, theirs, strict=False) if name}
    for name, own in zip(header, theirs, strict=False):
        if _is_amount(name) and counts_otherwise(own):
            raise Refusal("file", "file_unit", given=own[:40])
    units = {name: unit for name, unit in said.items() if unit in MULTIPLES and _is_amount(name)}
    for name in columns:
        if name not in units and head.unit in MULTIPLES and _is_amount(name) and said.get(name) is None:
            units[name] = head.unit
    cut = frozenset(
        name for name, cells in columns.items() if name in FIELD and FIELD[name].kind in NAMING and _cut(cells)
    )
    if rates:
        return Spelling(units, rates, False, dates, cut)
    percent = said.get("contract_rate") == "%"
    return Spelling(units, "percent" if percent else _rates(columns.get("contract_rate", [])), True, dates, cut)


def _unit(name: str, head: Head) -> str | None:
    unit = split_unit(name)[1]
    return head.units.get(name) if unit is None else unit


def _is_amount(name: str) -> bool:
    ours = part_of(name)
    return ours == TOTAL or (ours in FIELD and FIELD[ours].kind in ("part", "amount"))


def _cut(cells: Sequence[str]) -> bool:
    long = [cell for cell in cells if len(cell) > EXACT_PLACES and cell.isdecimal()]
    return len(long) >= FEW and all(map(ends_in_noughts, long))


def _rates(cells: Sequence[str]) -> Rates:
    """What the rates of a column are that have no sign of their own."""
    plain = [unicodedata.normalize("NFKC", cell) for cell in cells]
    unsigned = [rate for cell in plain if UNSIGNED.fullmatch(cell) and (rate := Decimal(cell))]
    if not unsigned:
        return ""
    if max(unsigned) < PER_CENT_FROM:
        return "fraction"
    return "percent" if min(unsigned) >= PER_CENT_FROM and max(unsigned) >= PER_CENT_SURE else "unclear"
