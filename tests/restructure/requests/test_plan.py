"""The fields of a plan in JSON: none is left out on the way in or out."""

from __future__ import annotations

from restructure.offers.terms import InstalmentTerms
from restructure.requests.plan import FIELDS, PlanIn

SOLVED = {"solve_rate", "solve_down_payment"}
"""What follows from fields that a request leaves out."""


def test_a_request_can_state_every_field_of_a_plan() -> None:
    assert set(InstalmentTerms.__struct_fields__) - SOLVED == set(PlanIn.__struct_fields__)


def test_every_row_is_of_a_field_and_the_rest_stand_in_json_as_they_are() -> None:
    assert FIELDS.keys() <= set(PlanIn.__struct_fields__)
    plain = set(PlanIn.__struct_fields__) - FIELDS.keys()
    assert {PlanIn.__annotations__[name] for name in plain} == {InstalmentTerms.__annotations__[name] for name in plain}
