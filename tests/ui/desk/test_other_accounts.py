"""Other accounts of the same debtor and creditor are taken into the plan at the desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from restructure.store import accounts, settings
from tests.support.joint_plans import CARDS
from tests.support.stores import open_store
from tests.ui.conftest import shown_window

FIRST, SECOND = (one.number for one in CARDS)


def test_an_account_that_fits_is_taken_in_named_first_and_kept_in_the_draft(qapp: QApplication, tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    settings.save(store, "language", "en")
    for card in CARDS:
        accounts.save(store, card)
    with shown_window(store) as window:
        window.open_account(FIRST)
        panel, model = window.pages.desk.account_panel.elsewhere, window.pages.desk.model
        assert model.case is not None
        assert model.case.debt.total == 310_000
        panel.boxes[SECOND].click()
        assert model.case.debt.total == 515_000
        assert panel.boxes[SECOND].isChecked()
        panel.first.pick(2)
        assert model.designated == SECOND
        assert [one.debt.designated for one in model.taken] == [False, True]
        window.open_account(SECOND)
        window.open_account(FIRST)
        assert (model.together, model.designated) == ((SECOND,), SECOND)
        assert model.case.debt.total == 515_000
        panel.boxes[SECOND].click()
        assert (model.taken, model.case.debt.total) == ((), 310_000)
    store.close()
