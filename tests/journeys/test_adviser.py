"""An offer leaves as a sealed file, opens beside the client's budget, and comes back as a counter-offer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reports.told import said_of
from restructure.parties.organisation import DEMO, amended
from restructure.store import Store, negotiations, settings
from tests.support.stores import open_store
from tests.ui.conftest import NOW, shown_window, texts, type_into
from ui.app import fill_demo
from ui.conduct.adviser import AdviserPanel
from ui.shell.window import MainWindow

NUMBER, PHRASE = "DEMO-0001", "said on the telephone"


@pytest.fixture
def stores(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """A creditor's store and an adviser's."""
    both = open_store(tmp_path / "creditor.db"), open_store(tmp_path / "adviser.db")
    for store in both:
        settings.save(store, "language", "en")
        fill_demo(store, NOW)
    yield both
    for store in both:
        store.close()


def at_the_exchange(window: MainWindow, number: str = NUMBER) -> AdviserPanel:
    window.open_account(number)
    window.navigator.show_page("conduct")
    window.pages.conduct.adviser.passphrase.setText(PHRASE)
    return window.pages.conduct.adviser


def test_an_offer_goes_to_an_adviser_and_comes_back_as_a_counter_offer(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    creditor, adviser = stores
    sealed, answer = tmp_path / "offer.roff", tmp_path / "answer.rans"
    with shown_window(creditor) as window:
        at_the_exchange(window).send_to(sealed)
        assert "Written" in texts(window.pages.conduct.adviser)
    assert b"13089" not in sealed.read_bytes()
    with shown_window(adviser) as window:
        window.session.set_organisation(amended(DEMO, name="Example Advice (demo)"))
        panel = at_the_exchange(window)
        means = window.pages.desk.means
        for name, amount in (("income", "2000"), ("spending", "1700")):
            type_into(means.fields[name], amount)
        panel.open_offer(sealed)
        assert "more than has come in by then" in texts(panel)
        assert f"Example Bank (demo) by its agent {DEMO.identity.name}, account" in texts(panel)
        type_into(panel.can, "250 a month, 100 now")
        type_into(panel.note, "hours were cut in June")
        panel.reply_to(answer)
        assert "Exported." in texts(panel)
    with shown_window(creditor) as window:
        at_the_exchange(window).open_answer(answer)
        said = negotiations.events(creditor, NUMBER)[-1]
        assert said.kind == "countered"
        assert said_of(said.detail, "en").startswith("Example Advice (demo), $250.00 a month, $100.00 now, surplus ")
        assert said_of(said.detail, "en").endswith("hours were cut in June")
        assert window.pages.desk.says.per_month.value == 25000
        window.pages.conduct.adviser.open_answer(answer)
        assert [one.kind for one in negotiations.events(creditor, NUMBER)].count("countered") == 1


def test_a_file_that_does_not_open_or_answers_another_account_is_named(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    sealed, answer = tmp_path / "offer.roff", tmp_path / "answer.rans"
    with shown_window(stores[0]) as window:
        panel = at_the_exchange(window)
        panel.send_to(sealed)
        panel.passphrase.setText("something else entirely")
        panel.open_offer(sealed)
        assert "does not open" in panel.said.text()
        panel.open_answer(sealed)
        assert "for something else" in panel.said.text()
        panel.open_offer(tmp_path / "missing.roff")
        assert "can't be opened" in panel.said.text()
        panel.passphrase.setText(PHRASE)
        panel.open_offer(sealed)
        type_into(panel.can, "250 flurbs")
        panel.reply_to(answer)
        assert "Not understood: 250 flurbs" in panel.said.text()
        type_into(panel.can, "250 a month")
        panel.reply_to(answer)
        other = at_the_exchange(window, "DEMO-0002")
        other.open_answer(answer)
        assert f"answers account {NUMBER}" in other.said.text()


def test_a_short_passphrase_writes_nothing(stores: tuple[Store, Store], tmp_path: Path) -> None:
    with shown_window(stores[0]) as window:
        panel = at_the_exchange(window)
        panel.passphrase.setText("short")
        panel.send_to(tmp_path / "offer.roff")
        assert "10 characters" in panel.said.text()
    assert not (tmp_path / "offer.roff").exists()
