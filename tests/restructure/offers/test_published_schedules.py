import json
from typing import Any

from restructure.money.currency import plain_text
from restructure.offers.outcome import Simulated
from restructure.requests import read_quote
from restructure.simulation import simulate
from tests.vectors import published


def outcome_of(request: dict[str, Any]) -> Simulated:
    quote = read_quote(json.dumps(request).encode())
    outcome = simulate(quote.case, quote.terms, quote.treatment)
    assert isinstance(outcome, Simulated)
    return outcome


def shown(outcome: Simulated) -> dict[str, Any]:
    """Everything a source may publish, in its words."""

    def text(column: tuple[int, ...]) -> list[str]:
        return [plain_text(amount, "USD") for amount in column]

    plan = outcome.schedule
    columns = map(text, (plan.principal, plan.interest, plan.payment, plan.closing))
    rows = [list(row) for row in zip(*columns, strict=True)]
    return {
        **{f"row {number}": row for number, row in enumerate(rows, 1)},
        "due": [day.isoformat() for day in plan.due],
        "rows": rows,
        "payments": text(plan.payment),
        "principal": text(plan.principal),
        "arrears": text(plan.arrears),
        "total_interest": plain_text(outcome.totals.interest, "USD"),
        "count": len(plan),
    }


@published("instalments")
def test_a_published_instalment_plan_comes_out_to_the_cent(vector: dict[str, Any]) -> None:
    found = shown(outcome_of(vector["request"]))
    assert {name: found[name] for name in vector["expected"]} == vector["expected"]


@published("deferrals")
def test_a_published_deferral_comes_out_to_the_cent(vector: dict[str, Any]) -> None:
    found = shown(outcome_of(vector["request"]))
    assert {name: found[name] for name in vector["expected"]} == vector["expected"]


OURS = {
    "R25": ["322.00", "322.00", "322.00", "323.34"],
    "L15": ["4583.34", "4548.61", "4513.89", "4479.17", "4444.45", "4409.73"],
    "L18": ["12.00"] * 11,
    "R18": ["188.00", "187.00"],
}


@published("negative_controls")
def test_where_a_source_rounds_otherwise_ours_differs_as_explained(vector: dict[str, Any]) -> None:
    payments = shown(outcome_of(vector["request"]))["payments"]
    assert payments[: len(OURS[vector["id"]])] == OURS[vector["id"]], vector["difference"]
