"""What is kept and cannot be read is told on the strip and on its page, and what depends on it waits."""

from __future__ import annotations

import msgspec
import pytest

from restructure.household.sheet import Sheet
from restructure.parties.organisation import DEMO
from restructure.parties.situation import Situation
from restructure.store import Store, conduct, means, negotiations, scenarios, settings
from tests.support.readers import set_aside
from tests.ui.conftest import NOW, shown_window, texts
from ui.shell.window import MainWindow

NUMBER = "DEMO-0001"
ROW = f"account_number = '{NUMBER}'"


def put(store: Store, table: str, raw: bytes, where: str = ROW, column: str = "detail") -> None:
    store.connection.execute(f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE {where}", (raw,))


def test_damaged_circumstances_are_told_and_neither_contact_nor_offer_is_judged(window: MainWindow) -> None:
    store = window.session.store
    conduct.save_situation(store, NUMBER, Situation(willing=True))
    put(store, "situations", b"{")
    window.open_account(NUMBER)
    assert "cannot be judged" in texts(window.strip)
    assert "Cannot be read: circumstances" in texts(window.strip)
    window.navigator.prepare_agreement()
    assert not window.pages.agreement.sign.isEnabled()
    window.navigator.show_page("desk")
    window.pages.desk.negotiation.make_offer()
    assert "offered" not in [one.kind for one in negotiations.events(store, NUMBER)]
    window.session.set_language("zh")
    assert "无法读取：情况说明" in texts(window.strip)
    assert [detail for _, detail in set_aside(store, NUMBER)] == []
    window.pages.desk.model.set_situation(Situation(willing=False))
    assert [detail for _, detail in set_aside(store, NUMBER)] == [b"{"]
    assert "情况说明" not in texts(window.strip)


@pytest.mark.parametrize(
    ("part", "held", "kind"),
    [("terms", ["of later"], "draft"), ("hold", {"until": "soon"}, "hold"), ("touched", 5, "draft")],
)
def test_a_draft_of_another_version_is_told_and_set_aside_before_the_next(
    window: MainWindow, part: str, held: object, kind: str
) -> None:
    store = window.session.store
    window.open_account(NUMBER)
    window.pages.desk.keep_draft()
    kept = negotiations.draft(store, NUMBER)
    assert isinstance(kept, dict)
    raw = msgspec.json.encode(kept | {part: held})
    window.navigator.put_away()
    put(store, "drafts", raw)
    window.open_account(NUMBER)
    assert {"draft": "draft on the desk", "hold": "draft of the hold"}[kind] in texts(window.strip)
    assert set_aside(store, NUMBER) == [(kind, raw)]
    window.pages.desk.keep_draft()
    assert isinstance(negotiations.draft(store, NUMBER), dict)
    window.open_account("DEMO-0002")
    assert "Cannot be read" not in texts(window.strip)


def test_what_cannot_be_read_keeps_no_window_from_opening(qapp: object, demo_store: Store) -> None:
    settings.save_organisation(demo_store, DEMO)
    means.save(demo_store, NUMBER, Sheet(), NOW)
    scenarios.save(demo_store, NUMBER, "later", {"terms": 1})
    settings.save(demo_store, "keys", "{}")
    put(demo_store, "settings", b"5", "key IN ('organisation', 'keys', 'theme')", "value")
    put(demo_store, "client_budgets", b"5", "1")
    negotiations.save_draft(demo_store, NUMBER, {})
    put(demo_store, "drafts", b"\xff")
    with shown_window(demo_store) as window:
        assert "Cannot be read: key map, organisation" in texts(window.strip)
        window.open_account(NUMBER)
        window.navigator.show_page("aloud")
        assert "cannot be read, so nothing goes out" in texts(window.pages.aloud)
        window.navigator.show_page("budget")
        window.navigator.show_page("desk")
        assert "budget sheet" in texts(window.strip)
        assert "draft on the desk" in texts(window.strip)
        window.pages.desk.put_back_scenario("later")
        assert "cannot be read by this version" in window.pages.desk.more_terms.scenarios.said.text()
        window.session.set_organisation(DEMO)
        assert "organisation" not in texts(window.strip)
        assert b"5" in [detail for _, detail in set_aside(demo_store)]
