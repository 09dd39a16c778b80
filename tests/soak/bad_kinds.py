"""R12: rows of 25 bad kinds among good ones, each named by line, column and reason; the good ones are kept."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path

from restructure.importing.intake import Taken, take_in
from restructure.store import Store

HEADER = (
    "number",
    "name",
    "id_number",
    "phone",
    "creditor",
    "currency",
    "principal",
    "interest",
    "as_of",
    "confirmed_by",
)
BIG = 200_000


def good(key: int) -> dict[str, str]:
    """A row as it should be."""
    return {
        "number": f"S-{key:06}",
        "name": "林示例",
        "id_number": "11010519491231002X",
        "phone": f"138{key:08}",
        "creditor": "示例银行, 深圳",
        "currency": "CNY",
        "principal": f"{1000 + key}.25",
        "interest": "１２.50",
        "as_of": "2026-11-01",
        "confirmed_by": "Ledger",
    }


def cell(column: str, text: str) -> Callable[[str], str]:
    """A bad cell in a good row."""
    return lambda line: write(read(line) | {column: text})


def read(line: str) -> dict[str, str]:
    return dict(zip(HEADER, next(csv.reader([line])), strict=True))


def write(cells: dict[str, str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells.values())
    return out.getvalue()


KINDS: dict[str, tuple[Callable[[str], str], str, str]] = {
    "NUL": (cell("name", "a\x00b"), "name", "hidden_character"),
    "zero width": (cell("name", "林\u200b示例"), "name", "hidden_character"),
    "direction": (cell("name", "\u202eabc"), "name", "hidden_character"),
    "mark within": (cell("creditor", "示\ufeff例"), "creditor", "hidden_character"),
    "short row": (lambda line: line.rpartition(",")[0], "", "row_length"),
    "long row": (lambda line: f"{line},one more", "", "row_length"),
    "semicolons": (lambda line: line.replace(",", ";"), "", "row_length"),
    "quote open": (lambda line: f'"{line}', "", "quote_open"),
    "huge field": (cell("creditor", "x" * BIG), "", "text_too_long"),
    "long field": (cell("creditor", "x" * 300), "creditor", "text_too_long"),
    "NaN": (cell("principal", "NaN"), "principal", "not_an_amount"),
    "Infinity": (cell("principal", "Infinity"), "principal", "not_an_amount"),
    "1e400": (cell("principal", "1e400"), "principal", "not_an_amount"),
    "1_000": (cell("principal", "1_000"), "principal", "not_an_amount"),
    "negative": (cell("interest", "-5.00"), "interest", "amount_negative"),
    "three decimals": (cell("principal", "10.005"), "principal", "too_many_decimals"),
    "beyond any debt": (cell("principal", "99999999999999"), "principal", "amount_too_large"),
    "nothing owed": (lambda line: write(read(line) | {"principal": "0", "interest": ""}), "principal", "nothing_owed"),
    "check digit": (cell("id_number", "110105194912310021"), "id_number", "id_check_digit"),
    "bad date": (cell("as_of", "2026-02-30"), "as_of", "not_a_date"),
    "future date": (cell("as_of", "2027-01-01"), "as_of", "date_in_future"),
    "no date": (cell("as_of", ""), "as_of", "missing_field"),
    "formula": (cell("name", "=HYPERLINK(1)"), "name", "formula_in_cell"),
    "unknown currency": (cell("currency", "XXX"), "currency", "unknown_currency"),
    "number twice": (cell("number", "S-000000"), "number", "number_twice"),
}


def make(path: Path, rows: int, bad: int, seed: int, encoding: str = "utf-8-sig") -> list[tuple[int, str, str]]:
    """Write a file with ``bad`` of its rows bad, kinds taken in turn; returns line, column and reason of each."""
    chance = random.Random(seed)
    places = sorted(chance.sample(range(1, rows), bad))
    kinds, expected, lines = list(KINDS.values()), [], [",".join(HEADER)]
    for key in range(rows):
        line = write(good(key))
        if places and key == places[0]:
            spoil, column, code = kinds[(bad - len(places)) % len(kinds)]
            line = spoil(line)
            expected.append((key + 2, column, code))
            places.pop(0)
        lines.append(line)
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return expected


def trial(store: Store, folder: Path, rows: int, bad: int) -> tuple[Taken, Taken, int]:
    """Import twice; returns what came of each, and how many bad rows were named exactly."""
    path = folder / "bad-kinds.csv"
    expected = make(path, rows, bad, seed=12)
    first, again = take_in(store, path), take_in(store, path)
    named = {(one.line, one.column, one.reason.code) for one in first.problems}
    return first, again, len(named & set(expected))
