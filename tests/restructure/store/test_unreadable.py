"""What is kept and cannot be read is never nothing: it is known as unreadable, and its bytes stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from msgspec import structs

from calculators.errors import Refusal
from calculators.parts import Treatment
from reports.wording import CATALOGUES
from restructure.authority.limits import CARD_DESK, UNREAD, excesses, limits_for, measures_of, releasers
from restructure.household.distribution import DebtsCase
from restructure.household.household import Household
from restructure.household.sheet import Sheet
from restructure.household.standards import shipped
from restructure.offers.outcome import Simulated
from restructure.parties.organisation import DEMO, amended
from restructure.parties.payees import Payee
from restructure.parties.situation import NOTHING_KNOWN, Hold, Situation
from restructure.policy import policy_named
from restructure.rules.judgement import contact_findings
from restructure.services import rule_review
from restructure.simulation import simulate
from restructure.store import (
    Store,
    StoreProblem,
    accounts,
    agreements,
    audit,
    client_budgets,
    client_files,
    conduct,
    erasure,
    limits,
    means,
    negotiations,
    offer_release,
    payees,
    payments,
    people,
    scenarios,
    settings,
    sign_offs,
)
from restructure.store.people import User
from restructure.unreadable import Kind, Unreadable
from tests.support.cases import ACCOUNT, CASE, MEANS, PLAN, TODAY, simulated
from tests.support.people import PASSWORD, signed, terms
from tests.support.readers import needs_approval, set_aside
from tests.support.stores import CHEAP, NOW, open_store, read, save_budget

NUMBER = ACCOUNT.number
BROKEN = {
    "no JSON": b"{",
    "no text": b"\xff\xfe\x00",
    "another type": b"5",
    "empty": b"",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    accounts.save(opened, ACCOUNT)
    yield opened
    opened.close()


def setting(key: str) -> tuple[str, str]:
    return "settings", f"key = '{key}'"


ROW = f"account_number = '{NUMBER}'"
OF_SETTINGS: dict[str, tuple[str, Callable[[Store], object], Callable[[Store], object]]] = {
    "organisation": ("organisation", settings.organisation, lambda one: settings.save_organisation(one, DEMO)),
    "lpr": ("lpr", settings.lpr, lambda one: settings.save_lpr(one, ())),
    "payment_picture": (
        "payment_picture", settings.payment_picture, lambda one: settings.save_payment_picture(one, b"PNG"),
    ),
    "letterhead": ("letterhead", settings.letterhead, lambda one: settings.save_letterhead(one, b"PNG")),
    "sentences": ("sentences", settings.sentences, lambda one: settings.save_sentences(one, {})),
    "guidelines": ("guidelines", means.guidelines, lambda one: means.save_guidelines(one, shipped())),
    "sign_offs": ("sign_offs", sign_offs.sign_offs, lambda one: rule_review.sign_off(one, "us", "R. Counsel", TODAY)),
    "payees": ("payees", payees.payees, lambda one: payees.save_payees(one, ())),
    "authority": ("authority", limits.matrix, lambda one: limits.save_matrix(one, CARD_DESK)),
}  # fmt: skip
OF_ACCOUNT: dict[str, tuple[str, str, Callable[[Store], object], Callable[[Store], object]]] = {
    "situation": (
        "situations", "detail",
        lambda one: conduct.situation(one, NUMBER), lambda one: conduct.save_situation(one, NUMBER, NOTHING_KNOWN),
    ),
    "budget": (
        "budgets", "household",
        lambda one: payments.budget(one, NUMBER), lambda one: save_budget(one, NUMBER, MEANS),
    ),
    "draft": (
        "drafts", "detail",
        lambda one: negotiations.draft(one, NUMBER), lambda one: negotiations.save_draft(one, NUMBER, {"a": 1}),
    ),
    "scenario": (
        "scenarios", "detail",
        lambda one: scenarios.load(one, NUMBER, "s"), lambda one: scenarios.save(one, NUMBER, "s", {"a": 1}),
    ),
}  # fmt: skip


def put(store: Store, table: str, column: str, where: str, raw: bytes) -> None:
    store.connection.execute(f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE {where}", (raw,))


@pytest.mark.parametrize("broken", list(BROKEN))
@pytest.mark.parametrize("kind", list(OF_SETTINGS))
def test_a_setting_that_cannot_be_read_is_known_as_such_and_set_aside(store: Store, kind: str, broken: str) -> None:
    key, look, keep = OF_SETTINGS[kind]
    keep(store)
    put(store, "settings", "value", f"key = '{key}'", BROKEN[broken])
    assert look(store) == Unreadable(kind)  # type: ignore[arg-type]
    assert settings.unreadable(store) == (kind,)
    keep(store)
    assert not isinstance(look(store), Unreadable)
    assert set_aside(store) == [(kind, BROKEN[broken])]
    assert audit.entries(store, action="set_aside")[0].detail == kind


@pytest.mark.parametrize("broken", list(BROKEN))
@pytest.mark.parametrize("kind", list(OF_ACCOUNT))
def test_what_is_kept_of_an_account_and_cannot_be_read_is_set_aside(store: Store, kind: str, broken: str) -> None:
    table, column, look, keep = OF_ACCOUNT[kind]
    keep(store)
    put(store, table, column, ROW, BROKEN[broken])
    assert look(store) == Unreadable(kind)  # type: ignore[arg-type]
    keep(store)
    assert not isinstance(look(store), Unreadable)
    assert set_aside(store, NUMBER) == [(kind, BROKEN[broken])]
    erasure.erase(store, NUMBER)
    assert set_aside(store, NUMBER) == []


@pytest.mark.parametrize("broken", list(BROKEN))
@pytest.mark.parametrize(
    ("kind", "blank", "look"), [("sheet", Sheet(), means.sheet), ("debts", DebtsCase(), means.debts_case)]
)
def test_a_budget_that_cannot_be_read_stays_as_a_version(
    store: Store, kind: Kind, blank: Sheet | DebtsCase, look: Callable[[Store, str], object], broken: str
) -> None:
    means.save(store, NUMBER, blank, NOW)
    put(store, "client_budgets", "detail", "1", BROKEN[broken])
    assert look(store, NUMBER) == Unreadable(kind)
    means.save(store, NUMBER, blank, NOW)
    assert look(store, NUMBER) == blank
    (file,) = client_files.numbers(store)
    _, before = client_budgets.versions(store, file, type(blank))
    assert client_budgets.load(store, before.id) == (before, Unreadable(kind))
    erasure.erase(store, NUMBER)
    assert store.connection.execute("SELECT count(*) FROM client_budgets").fetchone() == (0,)


@pytest.mark.parametrize("key", ["half_typed_accounts", "half_typed_settings", "keys", "theme", "columns_x"])
def test_what_is_convenient_is_named_too_and_set_aside(store: Store, key: str) -> None:
    settings.save(store, key, "x")
    put(store, "settings", "value", f"key = '{key}'", b"{")
    assert len(settings.unreadable(store)) == 1
    settings.save(store, key, "x")
    assert [detail for _, detail in set_aside(store)] == [b"{"]


def later(store: Store, table: str, column: str, where: str) -> None:
    """What a later version keeps beside what this one knows."""
    (raw,) = store.connection.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchone()
    held: dict[str, Any] = msgspec.json.decode(raw) | {"of_later": [1, 2]}
    put(store, table, column, where, msgspec.json.encode(held))


def held(store: Store, table: str, column: str, where: str) -> dict[str, Any]:
    (raw,) = store.connection.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchone()
    found: dict[str, Any] = msgspec.json.decode(raw)
    return found


def test_a_field_of_a_later_version_is_passed_over_and_outlasts_a_writing(store: Store) -> None:
    settings.save_organisation(store, DEMO)
    conduct.save_situation(store, NUMBER, Situation(willing=True))
    places = (("settings", "value", "key = 'organisation'"), ("situations", "detail", ROW))
    for place in places:
        later(store, *place)
    assert settings.organisation(store) == DEMO
    assert read(conduct.situation(store, NUMBER)).willing
    settings.save_organisation(store, amended(DEMO, payee="Another"))
    conduct.save_situation(store, NUMBER, Situation(willing=False))
    assert [held(store, *place)["of_later"] for place in places] == [[1, 2], [1, 2]]
    assert set_aside(store) == []


HELD = Situation(holds=(Hold(TODAY, TODAY),), time_zone="Asia/Urumqi", consent_to_send=False)
RECORDS: dict[str, tuple[Callable[[Store], object], str, str, str, Callable[[Store], object]]] = {
    "organisation": (
        lambda one: settings.save_organisation(one, amended(DEMO, rule_set="uk")),
        "settings", "value", "key = 'organisation'", settings.organisation,
    ),
    "payees": (
        lambda one: payees.save_payees(one, (Payee("Another", "Another", "622", "Bank"),)),
        "settings", "value", "key = 'payees'", payees.payees,
    ),
    "authority": (
        lambda one: limits.save_matrix(one, CARD_DESK), "settings", "value", "key = 'authority'", limits.matrix,
    ),
    "situation": (
        lambda one: conduct.save_situation(one, NUMBER, HELD),
        "situations", "detail", ROW, lambda one: conduct.situation(one, NUMBER),
    ),
    "budget": (
        lambda one: save_budget(one, NUMBER, MEANS),
        "budgets", "household", ROW, lambda one: payments.budget(one, NUMBER),
    ),
}  # fmt: skip


def fields_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.findall(r'(?<=[{,])\\?"([a-z_]+)\\?":', text)))


@pytest.mark.parametrize("kind", list(RECORDS))
def test_a_damaged_name_of_a_field_is_never_a_field_that_is_not_there(store: Store, kind: str) -> None:
    keep, table, column, where, look = RECORDS[kind]
    keep(store)
    (text,) = store.connection.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchone()
    for name in fields_in(text):
        damaged = re.sub(rf'(?<=")({name})(?=\\?":)', "x" + name[1:], text)
        assert damaged != text
        put(store, table, column, where, damaged.encode())
        assert look(store) == Unreadable(kind), name  # type: ignore[arg-type]
        assert kind not in OF_SETTINGS or settings.unreadable(store) == (kind,)
    put(store, table, column, where, b'"[{}]"' if kind == "authority" else b"[{}]" if kind == "payees" else b"{}")
    assert look(store) == Unreadable(kind)  # type: ignore[arg-type]


def test_a_limit_that_is_not_there_is_not_no_limit(store: Store) -> None:
    limits.save_matrix(store, CARD_DESK)
    (text,) = store.connection.execute("SELECT value FROM settings WHERE key = 'authority'").fetchone()
    for name in ("longest_months", "waive", "principal", "smallest_payment"):
        lines = msgspec.json.decode(msgspec.json.decode(text))
        lines[0]["limits"].pop(name, None)
        lines[0]["limits"].get("waive", {}).pop(name, None)
        put(store, "settings", "value", "key = 'authority'", msgspec.json.encode(msgspec.json.encode(lines).decode()))
        assert limits.matrix(store) == Unreadable("authority"), name


def test_a_rule_set_of_a_later_version_lets_nothing_out(store: Store) -> None:
    settings.save_organisation(store, DEMO)
    put(store, "settings", "value", "key = 'organisation'", b'{"rule_set": "cn-2030"}')
    assert offer_release.held_back(store, NUMBER, simulated(PLAN)) == "settings_unreadable"
    with pytest.raises(Refusal, match="settings_unreadable"):
        offer_release.check_settings(store)
    settings.save_organisation(store, DEMO)
    assert offer_release.held_back(store, NUMBER, simulated(PLAN, Treatment())) is None


def test_limits_that_cannot_be_read_hold_everything_back_below_the_window_too(store: Store) -> None:
    people.add(store, User("root", "Root", "administrator"), PASSWORD, CHEAP)
    root = people.sign_in(store, "root", PASSWORD)
    limits.save_matrix(root, CARD_DESK)
    plan = terms(Treatment())
    assert offer_release.standing(root, NUMBER, plan.outcome).state == "free"
    root.connection.execute("DROP TRIGGER two_for_settings_update")
    put(root, "settings", "value", "key = 'authority'", b'"[{]"')
    assert [one.limit for one in offer_release.standing(root, NUMBER, plan.outcome).beyond] == ["unread"]
    assert needs_approval(root, plan)
    with pytest.raises(Refusal, match="needs_approval"):
        agreements.save(root, signed(plan))
    asked = measures_of(plan.outcome)
    assert limits_for(Unreadable("authority"), "administrator", asked.debt) == UNREAD
    assert releasers(Unreadable("authority"), asked) == ()
    least = replace(asked, months=0, waived=type(asked.waived)())
    assert excesses(least, UNREAD)


def test_circumstances_that_cannot_be_read_let_nobody_talk_and_nothing_be_offered() -> None:
    unknown = replace(NOTHING_KNOWN, unreadable=True, today=TODAY)
    for name in ("neutral", "uk", "us", "cn-credit-card"):
        found = contact_findings(CASE.debt, policy_named(name), unknown)
        assert "circumstances_unreadable" in [one.rule for one in found]
        assert found[0].severity in ("warn", "block")
        seen = simulate(structs.replace(CASE, situation=unknown, policy=policy_named(name)), PLAN, Treatment())
        assert isinstance(seen, Simulated)
        assert (seen.findings[0].rule, seen.findings[0].severity) == ("circumstances_unreadable", "block")


def test_damaged_circumstances_of_one_account_do_not_hide_the_holds_of_others(store: Store) -> None:
    over = Hold(TODAY - timedelta(days=40), TODAY - timedelta(days=10))
    for number in ("H-1", NUMBER):
        accounts.save(store, replace(ACCOUNT, number=number))
        conduct.save_situation(store, number, Situation(holds=(over,)))
    put(store, "situations", "detail", ROW, b"{")
    assert conduct.holds_over(store, TODAY) == ("H-1",)


def test_an_earlier_draft_that_cannot_be_read_is_not_brought_back(store: Store) -> None:
    for count in (1, 2):
        negotiations.save_draft(store, NUMBER, {"count": count})
    put(store, "draft_history", "detail", ROW, b"{")
    assert negotiations.earlier_draft(store, NUMBER) is None
    assert negotiations.undo_draft(store, NUMBER) is None
    assert negotiations.draft(store, NUMBER) == {"count": 2}


def test_a_draft_of_another_version_is_set_aside_once(store: Store) -> None:
    negotiations.save_draft(store, NUMBER, {"terms": "of later"})
    for _ in range(2):
        negotiations.set_draft_aside(store, NUMBER, "draft")
    assert [detail for _, detail in set_aside(store, NUMBER)] == [b'{"terms":"of later"}']


def test_an_account_with_damaged_history_is_a_named_problem(store: Store) -> None:
    put(store, "accounts", "history", f"number = '{NUMBER}'", b"{")
    with pytest.raises(StoreProblem, match="damaged"):
        accounts.load(store, NUMBER)


def test_forms_that_cannot_be_read_go_with_whoever_is_erased(store: Store) -> None:
    settings.save(store, settings.HALF_TYPED, [])
    put(store, "settings", "value", f"key = '{settings.HALF_TYPED}'", b"Somebody")
    settings.save(store, settings.HALF_TYPED, [])
    put(store, "settings", "value", f"key = '{settings.HALF_TYPED}'", b"Somebody again")
    erasure.erase(store, NUMBER)
    assert set_aside(store) == []
    assert settings.half_typed(store) == []
    assert settings.unreadable(store) == ()


def test_every_kind_has_its_name() -> None:
    assert {f"name.kept.{kind}" for kind in get_args(Kind)} <= CATALOGUES["en"].keys()


def test_a_budget_by_its_own_type_is_read(store: Store) -> None:
    save_budget(store, NUMBER, MEANS)
    assert isinstance(payments.budget(store, NUMBER), Household)
