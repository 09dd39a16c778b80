"""A field in need of repair: nothing is offered that depends on it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from restructure.offers.terms import OptionKind
from restructure.store import Store
from tests.support.cases import ACCOUNT
from tests.support.stores import NOW
from ui.models.desk import DeskModel
from ui.session import Session


@pytest.mark.parametrize(("card", "offered"), [(None, False), ("instalment", False), ("deferral", True)])
def test_nothing_is_offered_while_a_field_that_it_depends_on_needs_repair(
    qapp: QApplication, store: Store, card: OptionKind | None, offered: bool
) -> None:
    model = DeskModel(Session(qapp, store, lambda: NOW))
    model.open(ACCOUNT)
    assert model.chosen_outcome is not None
    model.set_trouble(card, "first_due", there=True)
    assert (model.chosen_outcome is not None) is offered
    model.set_trouble(card, "first_due", there=False)
    assert model.chosen_outcome is not None
