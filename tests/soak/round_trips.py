"""Budgets and lists of debts out to a file and in again: what differs afterwards.

python -m tests.soak.round_trips [COUNT]
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

from calculators.calendar import Frequency
from calculators.rounding import Money
from reports import wording
from reports.formats import LANGUAGES
from restructure.household.categories import CATEGORIES, LUMPY, UNPLACED
from restructure.household.distribution import DEBT_RATES, OWNERS, DebtsCase, OneDebt
from restructure.household.sheet import EVIDENCE, MODES, WHO, Line, Sheet
from restructure.importing import debt_rows, sheet_rows
from restructure.importing.spreadsheet import read_rows, to_file

NAMES = {wording.name("category", key, language).casefold(): key for language in LANGUAGES for key in CATEGORIES}
WORDS = (
    "", "Child Benefit", "Water", "工资", "=1+1", "'=1", "-5", "12", "1,234.50", "Rent", "weekly", "Two words; more",
    "£ sign", "a\tb".replace("\t", " "), '"quoted"', "0012", "2026-12-01", "yes", "Mother’s pension", "@home", "+",
)  # fmt: skip
OFTEN = (
    *(Frequency(1, unit) for unit in ("day", "week", "half month", "month", "quarter", "year")), Frequency(2, "week"),
    Frequency(4, "week"), Frequency(4, "month"), Frequency(6, "month"), Frequency(13, "day"),
)  # fmt: skip


def differing(folder: Path, count: int, ending: str, seed: int = 11) -> int:
    """Count the budgets and lists that are not as before after an export and an import into an empty and into the same
    sheet."""
    random, found = Random(seed), 0
    for place in range(count):
        path = folder / f"{place}.{ending}"
        found += not (_budget(random, path) and _debts(random, path))
    return found


def as_csv(folder: Path, count: int) -> int:
    """The same of CSV files, and of a workbook for each hundred."""
    return differing(folder, count, "csv") + differing(folder, count // 100, "xlsx")


def _budget(random: Random, path: Path) -> bool:
    children = random.randint(0, 3)
    sheet = Sheet(
        tuple(_line(random) for _ in range(random.randint(1, 40))),
        random.choice(MODES),
        random.randint(1, 4),
        children,
        random.choice(("", "Sam Sample", "李雷")),
        reasons=random.choice(((), (("food", "a diet"), ("transport", "=far")))),
        child_ages=tuple(random.randint(0, 20) for _ in range(random.choice((0, children)))),
        vehicles=random.choice((None, 0, 2)),
    )
    path.write_bytes(to_file(path, sheet_rows.to_rows(sheet, "GBP", _called(random)), [3, 10]))
    lines, bad = sheet_rows.from_rows(read_rows(path), "GBP", NAMES)
    household, worse = sheet_rows.household_in(read_rows(path))
    into = [replace(sheet_rows.merged(one, lines), **household) for one in (Sheet(), sheet)]
    return not bad and not worse and into == [sheet, sheet]


def _called(random: Random) -> dict[str, str]:
    language = random.choice(LANGUAGES)
    return {key: wording.name("category", key, language) for key in CATEGORIES}


def _line(random: Random) -> Line:
    category = random.choice((*CATEGORIES, *LUMPY, UNPLACED))
    title = random.choice(WORDS)
    # A title that says what its category says is none; a line without a place always has one.
    title = "Wibble" if category == UNPLACED and not title else "" if NAMES.get(title.casefold()) == category else title
    money = Money(random.choice((0, 1, 99, 18_763, 1_234_567_890)))
    months = (
        tuple(Money(random.randint(0, 999_999)) for _ in range(random.randint(3, 6))) if random.random() < 0.2 else ()
    )
    typed = f"{money // 100}.{money % 100:02}*1" if not months and random.random() < 0.2 else ""
    return Line(
        category, None if months else money, random.choice(OFTEN), random.choice(WHO), title, random.choice(EVIDENCE),
        random.choice(WORDS), months, random.choice(("lowest", "mean")) if months else "lowest", random.random() < 0.2,
        random.choice((None, 1, 31)), typed,
    )  # fmt: skip


def _debts(random: Random, path: Path) -> bool:
    case = DebtsCase(tuple(_debt(random) for _ in range(random.randint(1, 30))))
    path.write_bytes(to_file(path, debt_rows.to_rows(case, "GBP"), [2, 5, 6, 7]))
    debts, bad = debt_rows.from_rows(read_rows(path), "GBP")
    return not bad and debt_rows.merged(DebtsCase(), debts) == case and debt_rows.merged(case, debts) == case


def _debt(random: Random) -> OneDebt:
    def money() -> Money | None:
        return random.choice((None, Money(0), Money(1), Money(984_022)))

    kind = random.choice(DEBT_RATES)
    rate = None if kind == "fixed" else random.choice((None, Decimal("0.2899"), Decimal("0.0009"), Decimal("0.18250")))
    return OneDebt(
        random.choice(WORDS) or "Card", random.choice(WORDS), money(), None if rate is None else rate.normalize(), kind,
        money() if kind == "fixed" else None, money(), money(), random.random() < 0.3, random.choice(OWNERS),
        random.choice(WORDS), random.choice(WORDS), random.choice(("", "all", "home_loan", "court")),
        random.random() < 0.2,
    )  # fmt: skip


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        many = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
        print(f"{as_csv(Path(made), many)} of {many} differ")
