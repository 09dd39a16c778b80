"""A collector goes beyond their limits, a supervisor releases exactly these terms, and the collector signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from calculators.parts import Treatment
from reports.told import said_of
from restructure.authority.limits import Limits, Line
from restructure.store import Store, limits, negotiations, people, releases, settings
from restructure.store.people import User
from tests.support.readers import signed_out
from tests.support.stores import CHEAP, open_store
from tests.ui.conftest import NOW, explain, shown_window, texts, type_into
from ui.app import fill_demo
from ui.shell.window import MainWindow

NUMBER, PASSWORD = "DEMO-0001", "open sesame, please"
STAFF = (User("col", "Cora Collector", "collector"), User("sup", "Sam Supervisor", "supervisor"))


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "store.db")
    settings.save(store, "language", "en")
    fill_demo(store, NOW)
    people.add(store, User("root", "Ada Admin", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    for one in STAFF:
        people.add(root, one, PASSWORD, CHEAP)
    limits.save_matrix(root, (Line("collector", Limits(longest_months=6)), Line("supervisor", Limits())))
    yield signed_out(root)
    store.close()


def at_the_paper(window: MainWindow) -> MainWindow:
    """The first card, whose eighteen payments are twelve too many for this collector, on paper."""
    window.open_account(NUMBER)
    window.pages.desk.model.choose("instalment")
    window.navigator.prepare_agreement()
    page = window.pages.agreement
    if not page.inputs["address"].text():
        type_into(page.inputs["address"], "1 Sample Street")
    explain(window)
    for side in (page.debtor_side, page.creditor_side):
        side.typed.setChecked(True)
    return window


def test_an_offer_beyond_the_limits_is_released_by_a_supervisor_and_then_signed(office: Store) -> None:
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        at_the_paper(window)
        page = window.pages.agreement
        assert "May be released by: supervisor" in texts(window.pages.agreement.guard)
        assert not page.sign.isEnabled()
        page.guard.release.click()
        assert "Waits for release" in texts(page.guard)
        window.navigator.show_page("desk")
        assert "Waits for release" in texts(window.pages.desk.cards["instalment"])
    with shown_window(people.sign_in(office, "sup", PASSWORD)) as window:
        window.navigator.show_page("records")
        window.pages.records.show_section("releases")
        (card,) = window.pages.records.releases.cards
        for said in (NUMBER, "36 payments", "Within your own limits."):
            assert said in texts(card)
        card.approve.click()
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        at_the_paper(window)
        assert "Released, for exactly these terms." in texts(window.pages.agreement.guard)
        assert window.pages.agreement.sign.isEnabled()
        window.pages.agreement.sign_now()
        assert window.pages.agreement.signed is not None


def test_no_offer_beyond_the_limits_goes_out_on_paper_before_its_release(office: Store) -> None:
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        at_the_paper(window)
        window.navigator.show_handout("offer")
        assert not window.pages.handouts.pdf
        assert "beyond your limits" in texts(window.pages.handouts)
        window.navigator.show_page("agreement")
        window.pages.agreement.guard.release.click()
    with shown_window(people.sign_in(office, "sup", PASSWORD)) as window:
        window.navigator.show_page("records")
        window.pages.records.releases.cards[0].approve.click()
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        at_the_paper(window)
        window.navigator.show_handout("offer")
        assert window.pages.handouts.pdf


def test_no_offer_beyond_the_limits_leaves_in_any_way_before_its_release(office: Store, tmp_path: Path) -> None:
    def try_all(window: MainWindow) -> tuple[bool, ...]:
        """File, clipboard, sheet, voice, the debtor's memo, and the offer itself."""
        at_the_paper(window)
        window.navigator.show_handout("memo_copy")
        memo = bool(window.pages.handouts.pdf)
        window.pages.agreement.side.take_way("voice")
        read_back = window.pages.agreement._centre.currentIndex() == 1
        window.navigator.show_page("aloud")
        aloud = "What you pay" in texts(window.pages.aloud)
        window.navigator.show_page("conduct")
        window.pages.conduct.adviser.passphrase.setText("said on the telephone")
        window.pages.conduct.adviser.send_to(tmp_path / "offer.roff")
        window.navigator.show_page("desk")
        QApplication.clipboard().setText("before")
        window.pages.desk.results.copy_rows()
        window.pages.desk.results.export_rows(tmp_path / "schedule.csv")
        offered = len(negotiations.events(office, NUMBER))
        window.pages.desk.negotiation.make_offer()
        offered = len(negotiations.events(office, NUMBER)) - offered
        copied = QApplication.clipboard().text() != "before"
        files = ((tmp_path / name).exists() for name in ("offer.roff", "schedule.csv"))
        return (memo, read_back, aloud, *files, copied, bool(offered))

    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        assert not any(try_all(window))
        assert "beyond your limits" in texts(window.pages.desk.negotiation)
        window.navigator.prepare_agreement()
        assert not window.pages.agreement.print.isEnabled()
        window.pages.agreement.guard.release.click()
    releases.decide(people.sign_in(office, "sup", PASSWORD), releases.proposals(office)[0].terms_digest, approved=True)
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        assert all(try_all(window))
        given = [said_of(one.detail, "en") for one in negotiations.events(office, NUMBER) if one.kind == "given"]
        assert [one.rpartition(": ")[2] for one in given] == [
            "read out",
            "file for an adviser",
            "schedule, copied",
            "schedule, into a file",
        ]


def test_a_card_beyond_the_limits_leads_to_where_its_release_is_asked_for(office: Store) -> None:
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        window.open_account(NUMBER)
        window.pages.desk.model.choose("settlement")
        card = window.pages.desk.cards["instalment"]
        assert card.release.isVisible()
        card.release.click()
        assert window.pages.desk.model.chosen == "instalment"
        assert window.focusWidget() is window.pages.agreement.guard.release
        window.pages.agreement.guard.release.click()
        window.navigator.show_page("desk")
        assert not card.release.isVisible()


def test_a_release_does_not_hold_for_other_terms(office: Store) -> None:
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        at_the_paper(window).pages.agreement.guard.release.click()
        model = window.pages.desk.model
        model.change("instalment", replace(model.options["instalment"], treatment=Treatment()))
        window.navigator.prepare_agreement()
        assert "Beyond your limits" in texts(window.pages.agreement.guard)


def test_without_users_nobody_asks_for_a_release(qapp: QApplication, tmp_path: Path) -> None:
    store = open_store(tmp_path / "alone.db")
    settings.save(store, "language", "en")
    fill_demo(store, NOW)
    with shown_window(store) as window:
        assert "release" not in texts(at_the_paper(window).pages.agreement.guard)
    store.close()


def test_a_supervisor_on_another_pc_releases_by_a_file(office: Store, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other.db")
    fill_demo(other, NOW)
    people.add(other, User("root", "Ada Admin", "administrator"), PASSWORD, CHEAP)
    people.add(people.sign_in(other, "root", PASSWORD), STAFF[1], PASSWORD, CHEAP)
    with shown_window(people.sign_in(other, "sup", PASSWORD)) as window:
        keys = window.pages.settings.authority.keys
        window.navigator.show_page("settings")
        keys.save_key(tmp_path / "sup.rkey")
        _, _, fingerprint = keys.said.text().partition(": ")
    with shown_window(people.sign_in(office, "root", PASSWORD)) as window:
        keys = window.pages.settings.authority.keys
        window.navigator.show_page("settings")
        window.pages.settings.show_section(keys)
        keys.open_key(tmp_path / "sup.rkey")
        assert fingerprint in keys.said.text()
        keys.same.click()
        assert fingerprint in texts(keys)
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        page = at_the_paper(window).pages.agreement
        page.guard.release.click()
        page.guard.afar.write_request(tmp_path / "request.rask")
    with shown_window(people.sign_in(other, "sup", PASSWORD)) as window:
        window.navigator.show_page("records")
        window.pages.records.show_section("releases")
        afar = window.pages.records.releases.afar
        afar.open_request(tmp_path / "request.rask")
        assert "36 payments" in texts(afar)
        assert afar.card is not None
        afar.card.decline.click()
        assert "Fill this in" in texts(afar.card)
        afar.card.approve.click()
        afar.write_answer(tmp_path / "answer.rsay")
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        page = at_the_paper(window).pages.agreement
        page.guard.afar.open_answer(tmp_path / "answer.rsay")
        assert "Released, for exactly these terms." in texts(page.guard)
        page.sign_now()
        assert page.signed is not None
    other.close()


def test_a_supervisor_who_comes_to_the_desk_releases_with_their_password(office: Store) -> None:
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        page = at_the_paper(window).pages.agreement
        page.guard.release.click()
        afar = page.guard.afar
        afar.here.set_value("sup")
        afar.password.setText("not theirs, nor any other")
        afar.release.click()
        assert not page.sign.isEnabled()
        assert afar.said.text()
        afar.password.setText(PASSWORD)
        afar.release.click()
        assert page.sign.isEnabled()
        page.sign_now()
        assert page.signed is not None


def test_released_terms_are_taken_up_again_on_a_later_day(office: Store) -> None:
    with shown_window(people.sign_in(office, "col", PASSWORD)) as window:
        at_the_paper(window).pages.agreement.guard.release.click()
    releases.decide(people.sign_in(office, "sup", PASSWORD), releases.proposals(office)[0].terms_digest, approved=True)
    with shown_window(people.sign_in(office, "col", PASSWORD), NOW + timedelta(days=1)) as window:
        page = at_the_paper(window).pages.agreement
        assert "Beyond your limits" in texts(page.guard)
        page.guard.take_up.click()
        assert "Released, for exactly these terms." in texts(page.guard)
        explain(window)
        for side in (page.debtor_side, page.creditor_side):
            side.typed.setChecked(True)
        page.sign_now()
        assert page.signed is not None
