"""What the desk kept of an account, read back: by kind, and as drafts of before counted the cards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from calculators.parts import Treatment
from restructure.offers.kinds import OPTIONS
from restructure.offers.terms import InstalmentTerms, SettlementTerms
from restructure.parties.organisation import DEMO
from restructure.proposals.opening import opening_options
from restructure.services.drafts import half_typed, kept_options, read_draft
from restructure.store import Store, settings
from tests.support.cases import ACCOUNT, CASE, TODAY
from tests.support.stores import NOW
from ui.desk.draft_words import changed_in
from ui.models.desk import DeskModel
from ui.session import Session

MADE = opening_options(CASE, DEMO.presets, TODAY)
COUNTED: dict[str, Any] = msgspec.json.decode(Path(__file__).with_name("draft-counted.json").read_bytes())
"""As the program of before kept it: 30 payments and three parts typed, the hold chosen beside the deferral."""
NAMED: dict[str, Any] = {
    "household": None,
    **kept_options(MADE.values()),
    "touched": ["deferral"],
    "chosen": "settlement",
    "offers": {"left": {"deferral": "ab"}, "taken": {}},
}


def test_a_draft_is_read_by_kind() -> None:
    draft = read_draft(msgspec.json.decode(msgspec.json.encode(NAMED)))
    assert draft is not None
    assert draft.options == MADE
    assert (list(draft.touched), draft.chosen, draft.on_hold) == (["deferral"], "settlement", False)
    assert draft.offers == {"left": {"deferral": "ab"}, "taken": {}}


def test_a_draft_that_counts_its_cards_is_read_as_it_was() -> None:
    draft = read_draft(COUNTED)
    assert draft is not None
    assert (sorted(draft.touched), draft.chosen, draft.on_hold) == (["instalment", "settlement"], "deferral", True)
    plan, settlement = draft.options["instalment"].terms, draft.options["settlement"].terms
    assert isinstance(plan, InstalmentTerms)
    assert isinstance(settlement, SettlementTerms)
    assert (tuple(draft.options), plan.payments, settlement.tranches) == (OPTIONS, 30, 3)
    assert [tuple(one) for one in draft.offers.values()] == [("settlement",), ()]
    assert half_typed(COUNTED) == {"instalment.payment": "12x"}


def test_a_draft_that_counts_its_cards_is_put_on_them(qapp: QApplication, store: Store) -> None:
    settings.save_organisation(store, DEMO)
    session = Session(qapp, store, lambda: NOW)
    model = DeskModel(session)
    model.open(ACCOUNT, COUNTED)
    assert (model.chosen, model.compared, sorted(model.touched)) == ("hold", "deferral", ["instalment", "settlement"])
    # What nobody touched is what today would begin with.
    whole = COUNTED | {"touched": [0, 1, 2]}
    model.open(ACCOUNT, whole)
    draft = read_draft(whole)
    assert draft is not None
    assert model.options == draft.options
    now = msgspec.json.decode(msgspec.json.encode(whole | model.draft()))
    assert changed_in(whole, now) is None
    session.close()


@pytest.mark.parametrize(
    "change",
    [
        {"touched": ["barter"]},
        {"touched": [7]},
        {"chosen": "barter"},
        {"terms": NAMED["terms"][:1]},
        {"terms": [{}] * 3},
    ],
)
def test_a_draft_of_a_kind_that_is_not_known_is_not_read(change: dict[str, Any]) -> None:
    assert read_draft(NAMED | change) is None


def test_an_option_that_nobody_touched_need_not_be_in_a_draft() -> None:
    some = [MADE[kind] for kind in OPTIONS if kind != "settlement"]
    draft = read_draft(NAMED | kept_options(some) | {"chosen": "deferral"})
    assert draft is not None
    assert "settlement" not in draft.options


def test_what_an_undo_takes_back_is_named_by_its_kind(qapp: QApplication) -> None:
    other = MADE | {"deferral": replace(MADE["deferral"], treatment=Treatment())}
    assert changed_in(NAMED, NAMED | kept_options(other.values())) == "Deferral"
