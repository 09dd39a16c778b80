"""No key asks the store: what is typed on the desk and beside the paper is answered from what was read before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from restructure.agreements.evidence import Way
from restructure.authority.limits import Limits, Line
from restructure.offers.outcome import Simulated
from restructure.offers.terms import OptionKind
from restructure.store import Store, limits, offer_release, people
from restructure.store.offer_release import OfferAuthority, Standing
from restructure.store.people import User
from tests.support.stores import CHEAP
from tests.ui.conftest import explain, means, shown_window
from ui.shell.window import MainWindow

NUMBER, PASSWORD = "DEMO-0001", "open sesame, please"


@contextmanager
def traced(store: Store) -> Iterator[list[str]]:
    """Every statement that the store is asked meanwhile, those of timers that are over included."""
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    yield asked
    QApplication.processEvents()
    store.connection.set_trace_callback(None)


def keys(field: QWidget, text: str) -> None:
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
    for one in text:
        QTest.keyClicks(field, one)
        QApplication.processEvents()


@pytest.fixture(params=["alone", "signed in"])
def desk(request: pytest.FixtureRequest, qapp: QApplication, demo_store: Store) -> Iterator[MainWindow]:
    """An account on the desk; where people sign in, of a collector who may offer half a year."""
    store = demo_store
    if request.param == "signed in":
        people.add(store, User("root", "Ada Admin", "administrator"), PASSWORD, CHEAP)
        root = people.sign_in(store, "root", PASSWORD)
        people.add(root, User("col", "Cora Collector", "collector"), PASSWORD, CHEAP)
        limits.save_matrix(root, (Line("collector", Limits(longest_months=6)), Line("supervisor", Limits())))
        store = people.sign_in(root, "col", PASSWORD)
    with shown_window(store) as window:
        # What the clock asks is no key.
        window.navigator.models.queue.stop()
        window.open_account(NUMBER)
        means(window, "6000", "3500", "300")
        window.pages.desk.keep_draft()
        yield window


def test_a_work_list_that_comes_in_under_a_talk_asks_the_store_nothing(window: MainWindow) -> None:
    window.open_account(NUMBER)
    window.pages.desk.keep_draft()
    queue = window.navigator.models.queue
    came = QSignalSpy(queue.changed)
    with traced(window.session.store) as asked:
        queue.look()
        assert came.count() or came.wait(5000)
    assert asked == []


def test_keys_in_a_card_ask_the_store_nothing(desk: MainWindow) -> None:
    fields: tuple[tuple[OptionKind, str], ...] = (
        ("instalment", "payment"),
        ("instalment", "payments"),
        ("settlement", "fraction"),
    )
    for kind, name in fields:
        field = desk.pages.desk.cards[kind].rows[name].field
        with traced(desk.session.store) as asked:
            keys(field, "800")
            desk.pages.desk.reaching.look_now()
        assert asked == []
        desk.pages.desk.keep_draft()


def test_where_an_offer_stands_is_found_once_for_each_result(desk: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Simulated] = []
    real = offer_release.standing_of

    def counted(known: OfferAuthority, one: Simulated) -> Standing:
        found.append(one)
        return real(known, one)

    monkeypatch.setattr(offer_release, "standing_of", counted)
    keys(desk.pages.desk.cards["instalment"].rows["payment"].field, "800")
    results = [id(one) for one in found]
    assert results
    assert len(results) == len(set(results)) <= len("800")
    desk.pages.desk.model.offer_standing("instalment")
    assert len(found) == len(results)


def test_keys_in_the_means_the_talk_and_the_hold_ask_the_store_nothing(desk: MainWindow) -> None:
    page = desk.pages.desk
    fields = (page.means.fields["income"], page.says.per_month, page.says.words, page.hold.until, page.negotiation.note)
    for field in fields:
        with traced(desk.session.store) as asked:
            keys(field, "1220")
            desk.pages.desk.says.answer_now()
        assert asked == []
        desk.pages.desk.keep_draft()


@pytest.mark.parametrize("way", ["desk", "voice"])
def test_keys_beside_the_paper_ask_the_store_nothing(desk: MainWindow, way: Way) -> None:
    desk.navigator.prepare_agreement()
    explain(desk)
    page = desk.pages.agreement
    if page.guard.release.isVisible():
        page.guard.release.click()
        assert "Waits for release" in page.guard.authority.text.text()
    page.side.take_way(way)
    fields = [page.inputs["name"], page.inputs["address"], page.creditor_side.name, *page.guard.fields.values()]
    fields += [page.side.desk.by, page.debtor_side.name] if way == "desk" else [page.side.voice.recording]
    for field in fields:
        field.setFocus()
        QApplication.processEvents()
        with traced(desk.session.store) as asked:
            keys(field, "Ab 1")
            page._show_paper()
        assert asked == []
