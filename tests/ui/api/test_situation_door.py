"""The circumstances in the JSON door: everything a rule may ask can be said, and what is wrong is named by its path."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import msgspec
import pytest

from restructure.parties.situation import Contact, Situation
from restructure.parties.situation_check import PAST
from restructure.requests.situation import DAYS, ContactIn, SituationIn
from tests.support.rule_requests import PAGE, requests_of_rules, written
from ui.api import compute

CARD: dict[str, Any] = {
    "currency": "CNY",
    "as_of": "2026-11-25",
    "policy": "cn-credit-card",
    "debt": {"principal": "20000", "product": "credit_card", "lender_type": "bank"},
}
PLAN = {"option": {"kind": "instalment", "annual_rate": "0", "first_due": "2026-12-25", "payments": 12}}
CHINA = {"currency": "CNY", "today": "2026-11-25"}
NOON = {"local_now": "2026-11-25T12:00:00"}


def asked(kind: str, request: dict[str, Any]) -> tuple[dict[str, Any], int]:
    return compute(kind, json.dumps(request).encode())


def contact(**known: Any) -> dict[str, Any]:
    request = {"currency": "CNY", "today": "2026-11-25", "policy": "cn-credit-card", "situation": known}
    answer, code = asked("contact", request)
    assert code == 0, answer
    return answer


def rules(answer: dict[str, Any]) -> set[str]:
    return {one["rule"] for one in answer["findings"]}


def test_everything_that_a_rule_may_look_at_can_be_said() -> None:
    of_the_request = {"today", "unreadable"}
    assert {one.name for one in fields(Situation)} - of_the_request == set(SituationIn.__struct_fields__)
    assert {one.name for one in fields(Contact)} == set(ContactIn.__struct_fields__)


def test_a_contact_may_be_made_must_not_be_made_or_cannot_be_judged() -> None:
    assert contact(**NOON)["may"] is True
    assert contact(**NOON, stopped="in_danger")["may"] is False
    assert contact(time_zone="", party="creditor")["may"] is None


def test_a_plan_is_judged_by_what_surrounds_it() -> None:
    free, stopped = (asked("quote", CARD | PLAN | {"situation": one})[0] for one in ({}, {"stopped": "insolvent"}))
    assert "stopped_insolvent" in rules(stopped) - rules(free)
    says = {"says": {"per_month": "2000"}}
    free, stopped = (
        asked("counteroffer", CARD | says | {"situation": one})[0] for one in ({}, {"stopped": "insolvent"})
    )
    assert (bool(free["offers"]), bool(stopped["offers"])) == (True, False)


@pytest.mark.parametrize("stopped", ["disputed", "insolvent", "under_age", "no_capacity", "in_danger", "seriously_ill"])
def test_no_exit_leaves_somebody_to_be_contacted(stopped: str) -> None:
    assert contact(**NOON, stopped=stopped)["may"] is False


@pytest.mark.parametrize(
    ("known", "path"),
    [
        ({"local_now": "2026-11-25T12:00:00+08:00"}, "situation.local_now"),
        ({"contacts": [{"at": "2026-11-25T12:00:00Z"}]}, "situation.contacts[0].at"),
        ({"contacts": [{"at": "2026-11-25T12:00:00", "minutes": -1}]}, "situation.contacts[0].minutes"),
        ({"time_zone": "Asia/Nowhere"}, "situation.time_zone"),
        ({"last_restart": "1726-01-01"}, "situation.last_restart"),
        ({"service": {"from": "2026-11-25", "to": "2026-11-24"}}, "situation.service.to"),
        ({"cash_received": "lots"}, "situation.cash_received"),
        ({"stopped": "tired"}, "situation.stopped"),
        ({"state": "ZZ"}, "situation.state"),
        ({"asked_number": "x" * 201}, "situation.asked_number"),
        ({"holds": [{"from": "2026-12-02", "to": "2026-12-01"}]}, "situation.holds[0].to"),
        ({"holds": [{"from": "2026-12-01", "to": "9999-12-31"}]}, "situation.holds[0].to"),
        ({"holds": [{"from": "2026-12-01", "to": "2026-12-02", "reason": "x" * 201}]}, "situation.holds[0].reason"),
        ({"mandate": {"number": "1", "expires": "0001-01-01"}}, "situation.mandate.expires"),
        ({"mandate": {"number": "x" * 201, "expires": "2026-12-01"}}, "situation.mandate.number"),
        ({"contacts": [{"at": "2026-11-26T00:00:00"}]}, "situation.contacts[0].at"),
        (NOON | {"elsewhere": [{"at": "2026-11-25T12:00:01"}]}, "situation.elsewhere[0].at"),
        ({"contacts": [{"at": "2026-11-25T12:00:00", "number": "1" * 201}]}, "situation.contacts[0].number"),
        ({"local_now": "2026-11-27T12:00:00"}, "situation.local_now"),
        ({"weather": "rain"}, "situation.weather"),
    ],
)
def test_what_is_wrong_is_named_by_its_path(known: dict[str, Any], path: str) -> None:
    answer, code = asked("contact", {"currency": "CNY", "today": "2026-11-25", "situation": known})
    assert (code, [one["path"] for one in answer["errors"]]) == (2, [path])


@pytest.mark.parametrize("name", sorted(PAST))
def test_nothing_has_happened_on_a_day_that_lies_ahead(name: str) -> None:
    answer, code = asked("contact", CHINA | {"situation": {name: "2026-11-26"}})
    assert (code, [one["path"] for one in answer["errors"]]) == (2, [f"situation.{name}"])
    assert asked("contact", CHINA | {"situation": {name: "2026-11-25"}})[1] == 0


@pytest.mark.parametrize("name", sorted(set(DAYS) - set(PAST)))
def test_what_may_be_yet_to_come_may_lie_ahead(name: str) -> None:
    assert asked("contact", CHINA | {"situation": {name: "2026-11-26"}})[1] == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_refused_by_name(day: str) -> None:
    for kind, request in (("contact", CHINA | {"today": day}), ("quote", CARD | PLAN | {"today": day})):
        answer, code = asked(kind, request | {"situation": {}})
        assert (code, {one["path"] for one in answer["errors"]}) == (2, {"today"})


ASKED = [(policy, rule, one) for policy, rules_ in requests_of_rules().items() for rule, one in rules_.items()]


def test_the_requests_are_those_that_are_kept() -> None:
    assert PAGE.read_text(encoding="utf-8") == written()


@pytest.mark.parametrize(("policy", "rule", "one"), ASKED, ids=[f"{policy}-{rule}" for policy, rule, _ in ASKED])
def test_a_rule_speaks_to_one_request_and_not_to_the_other(policy: str, rule: str, one: dict[str, Any]) -> None:
    for request, speaks in ((one["speaks"], True), (one["silent"], False)):
        answer, code = compute(one["kind"], msgspec.json.encode(request))
        assert code == 0, answer
        assert (rule in {found["rule"] for found in answer[one["in"]]}) is speaks, policy
