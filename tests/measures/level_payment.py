"""Our level payment against a lender's: ``python -m tests.measures.level_payment FILE.csv``.

For each loan of a LendingClub file the payment is computed from the amount funded, the rate and the term (30/360,
monthly, rounded up to the cent) and compared with the file's instalment. Each difference is printed with its
explanation; one without an explanation ends with exit code 1.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from calculators.annuity import level_payment
from calculators.calendar import MONTHLY, due_dates, first_after
from calculators.daycount import factors
from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.importing.fields import Row
from restructure.importing.layouts import month_of
from restructure.money.currency import plain_text

ROUNDED_RATES_UNTIL = date(2010, 6, 1)
EXPLAINED = {"70391991": "its rate was lowered after issue"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One loan: the instalment in the file, ours, and why they differ (empty where nobody knows)."""

    loan: str
    published: Money
    ours: Money
    explanation: str

    @property
    def equal(self) -> bool:
        """Whether both are the same to the cent."""
        return self.published == self.ours


def compare(row: Row) -> Compared:
    """Compute one loan's instalment. Refuses a row whose cells cannot be read, naming the column."""
    issued = month_of(row, "issue_d")
    if issued is None:
        raise Refusal("issue_d", "missing_field")
    due = due_dates(issued, first_after(issued, MONTHLY), MONTHLY, row.whole("term"))
    period = factors(due, row.percent("int_rate"), "30/360")
    loan = row.text("id", required=True)
    explanation = EXPLAINED.get(loan, "")
    if issued < ROUNDED_RATES_UNTIL:
        explanation = "issued before June 2010: the published rate is itself rounded"
    ours = level_payment(row.money("funded_amnt", "USD"), period, "up")
    return Compared(loan, row.money("installment", "USD"), ours, explanation)


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a file by column name."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from (Row(cells) for cells in csv.DictReader(file))


def report(compared: Iterable[Compared]) -> tuple[list[str], bool]:
    """What to print, and whether every difference is explained."""
    loans = list(compared)
    differing = [loan for loan in loans if not loan.equal]
    equal = len(loans) - len(differing)
    share = f"{100 * equal / len(loans):.2f} %" if loans else "no rows"
    lines = [f"rows {len(loans)}", f"equal to the cent {equal} ({share})", f"different {len(differing)}"]
    for loan in differing:
        published, ours = plain_text(loan.published, "USD"), plain_text(loan.ours, "USD")
        lines.append(f"  {loan.loan}: published {published}, ours {ours}: {loan.explanation or 'NOT EXPLAINED'}")
    return lines, all(loan.explanation for loan in differing)


def main(arguments: list[str]) -> int:
    """Measure each file named."""
    explained = bool(arguments)
    for name in arguments:
        lines, fine = report(map(compare, rows_of(Path(name))))
        print(name, *lines, sep="\n")
        explained = explained and fine
    return 0 if explained else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
