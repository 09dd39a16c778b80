"""The forms ask for every field of an account that is theirs to ask for, and lose none of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from restructure.parties.account_fields import FIELDS
from restructure.store import Store, settings
from tests.support.accounts import FILLED
from tests.ui.conftest import NOW
from ui.accounts.form import AccountPage
from ui.agreement.terms_side import TermsSide
from ui.session import Session

Made = TypeVar("Made", bound=QWidget)
Make = Callable[[Callable[[Session], Made]], Made]


@pytest.fixture
def make(qapp: QApplication, store: Store) -> Iterator[Make[QWidget]]:
    """Makes widgets over a store, without a window; they are gone with the test."""
    session, made = Session(qapp, store, lambda: NOW), list[QWidget]()

    def one(kind: Callable[[Session], Made]) -> Made:
        widget = kind(session)
        made.append(widget)
        return widget

    yield one
    for widget in made:
        shiboken6.delete(widget)
    session.close()


def test_the_form_asks_for_every_field_that_is_typed(make: Make[AccountPage]) -> None:
    page = make(AccountPage)
    assert [*page.form.fields] == [field.name for field in FIELDS if field.typed]
    assert all(field.accessibleName() for field in page.form.fields.values())


def test_an_account_saved_as_it_is_shown_is_the_same(make: Make[AccountPage]) -> None:
    page = make(AccountPage)
    page.start(FILLED, confirming=False)
    assert page._account() == FILLED


def test_what_was_typed_before_the_form_asked_for_more_is_still_here(make: Make[AccountPage], store: Store) -> None:
    settings.save(store, settings.HALF_TYPED, [("", False, {"number": "W-7", "currency": "GBP"})])
    page = make(AccountPage)
    page.start(None, confirming=False)
    assert (page.texts["number"].text(), page.currency.value) == ("W-7", "GBP")


def test_the_paper_takes_nothing_from_a_person(make: Make[TermsSide]) -> None:
    side = make(TermsSide)
    side.fill(FILLED.debtor)
    assert side.person() == FILLED.debtor
