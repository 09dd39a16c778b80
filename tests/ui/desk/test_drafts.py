"""What the desk kept of an account, read back: by kind, and as drafts of before counted the cards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from calculators.parts import Treatment
from restructure.offers.kinds import OPTIONS
from restructure.parties.organisation import DEMO
from restructure.proposals.opening import opening_options
from restructure.services.drafts import half_typed, kept_options, read_draft
from tests.support.cases import CASE, TODAY
from ui.desk.draft_words import changed_in

MADE = opening_options(CASE, DEMO.presets, TODAY)
TODAYS: dict[str, Any] = {
    "household": None,
    **kept_options(MADE.values()),
    "touched": ["deferral"],
    "chosen": "settlement",
    "on_hold": True,
    "offers": {"left": {"deferral": "ab"}, "taken": {}},
}


def of_before(draft: dict[str, Any]) -> dict[str, Any]:
    """The draft in the form that counts the cards, its terms without their kind."""
    terms = [{name: value for name, value in one.items() if name != "kind"} for one in draft["terms"]]
    counted = {"touched": [1], "chosen": 2, "offers": {"left": {"1": "ab"}, "taken": {}}}
    return draft | {"terms": terms} | counted


@pytest.mark.parametrize("held", [TODAYS, of_before(TODAYS)])
def test_a_draft_is_read_by_kind_and_one_of_before_by_the_places_of_its_cards(held: dict[str, Any]) -> None:
    draft = read_draft(msgspec.json.decode(msgspec.json.encode(held)))
    assert draft is not None
    assert draft.options == MADE
    assert (list(draft.touched), draft.chosen, draft.on_hold) == (["deferral"], "settlement", True)
    assert draft.offers == {"left": {"deferral": "ab"}, "taken": {}}


@pytest.mark.parametrize(
    "change",
    [
        {"touched": ["barter"]},
        {"touched": [7]},
        {"chosen": "barter"},
        {"terms": TODAYS["terms"][:1]},
        {"terms": [{}] * 3},
    ],
)
def test_a_draft_of_a_kind_that_is_not_known_is_not_read(change: dict[str, Any]) -> None:
    assert read_draft(TODAYS | change) is None


def test_an_option_that_nobody_touched_need_not_be_in_a_draft() -> None:
    """A draft of before a kind was there."""
    some = [MADE[kind] for kind in OPTIONS if kind != "settlement"]
    draft = read_draft(TODAYS | kept_options(some) | {"chosen": "deferral"})
    assert draft is not None
    assert "settlement" not in draft.options


def test_what_an_undo_takes_back_is_named_whichever_form_it_was_kept_in(qapp: object) -> None:
    assert changed_in(of_before(TODAYS), TODAYS | {"note": "said"}) == "Note"
    other = MADE | {"deferral": replace(MADE["deferral"], treatment=Treatment())}
    assert changed_in(of_before(TODAYS), TODAYS | kept_options(other.values())) == "Deferral"


def test_what_was_half_typed_stands_on_the_same_card() -> None:
    assert half_typed({"half": {"0.payment": "1x", "means.income": "?", "settlement.amount": "y"}}) == {
        "instalment.payment": "1x",
        "means.income": "?",
        "settlement.amount": "y",
    }
