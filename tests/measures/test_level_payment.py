from pathlib import Path

import pytest

from calculators.errors import Refusal
from calculators.rounding import Money
from restructure.importing.fields import Row
from tests.measures.level_payment import Compared, compare, main, report, rows_of

LOANS = Path(__file__).parents[1] / "vectors" / "lendingclub_loans.csv"


@pytest.mark.parametrize(
    "row", list(rows_of(LOANS)), ids=lambda row: f"LendingClub {row.text('src')}:{row.text('src_line')}"
)
def test_our_level_payment_is_the_lenders_or_the_difference_is_explained(row: Row) -> None:
    found = compare(row)
    assert found.equal or found.explanation


def test_only_one_of_the_loans_kept_here_differs() -> None:
    assert [found.loan for found in map(compare, rows_of(LOANS)) if not found.equal] == ["512184"]


def test_a_difference_without_explanation_is_said_aloud() -> None:
    lines, explained = report([Compared("7", Money(100), Money(101), "")])
    assert (lines[-1], explained) == ("  7: published 1.00, ours 1.01: NOT EXPLAINED", False)


def test_the_program_ends_well_where_all_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(LOANS)]) == 0
    assert "equal to the cent 10 (90.91 %)" in capsys.readouterr().out


def test_a_row_without_a_date_of_issue_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        compare(Row({"issue_d": ""}))
    assert refused.value.field == "issue_d"
