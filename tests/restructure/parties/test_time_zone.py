"""The hour where a debtor lives: from the zone that is known, never from the clock of this PC."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from restructure.importing.dialler import read_calls
from restructure.parties.situation import NOTHING_KNOWN, PARTIES, Contact, Party
from restructure.parties.time_zone import local_time, zone_of
from restructure.policy import POLICIES, PolicyName
from restructure.rules.judgement import contact_findings
from tests.support.cases import DEBT

CHINESE: tuple[PolicyName, ...] = ("cn-credit-card", "cn-licensed-loan", "cn-private-lending")
NEW_YORK = datetime(2026, 11, 25, 8, tzinfo=ZoneInfo("America/New_York"))


@pytest.fixture(params=["America/New_York", "Asia/Shanghai", "UTC"])
def clock_of_this_pc(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only there can the clock of the PC be set")
@pytest.mark.usefixtures("clock_of_this_pc")
@pytest.mark.parametrize("name", POLICIES)
def test_the_clock_of_this_pc_never_stands_for_the_debtors(name: PolicyName) -> None:
    home = POLICIES[name].zone
    for now in (NEW_YORK, NEW_YORK.astimezone(UTC), NEW_YORK.astimezone()):
        there = local_time(now, "", home)
        assert (None if there is None else there.hour) == {"Asia/Shanghai": 21, "Europe/London": 13, "": None}[home]
        at_home = local_time(now, "America/Los_Angeles", home)
        assert at_home is not None
        assert at_home.hour == 5
        assert local_time(now.replace(tzinfo=None), "America/Los_Angeles", home) is None


def test_only_a_country_with_one_time_has_a_zone_by_itself() -> None:
    assert {name: policy.zone for name, policy in POLICIES.items() if policy.zone} == {
        **dict.fromkeys(CHINESE, "Asia/Shanghai"),
        "uk": "Europe/London",
    }


@pytest.mark.parametrize(
    "entered",
    [
        "Asia/Shanghia",
        "Los Angeles",
        "+8",
        "localtime",
        "posixrules",
        "right/UTC",
        "America",
        "../etc/passwd",
        "?",
        "\0",
    ],
)
@pytest.mark.parametrize("home", ["", "Asia/Shanghai"])
def test_a_zone_that_nobody_knows_is_not_replaced_by_another(entered: str, home: str) -> None:
    assert zone_of(entered, home) is None
    assert local_time(NEW_YORK, entered, home) is None


@pytest.mark.parametrize(
    ("instant", "local"),
    [
        (datetime(2026, 3, 8, 6, 59, tzinfo=UTC), "01:59"),
        (datetime(2026, 3, 8, 7, 0, tzinfo=UTC), "03:00"),
        (datetime(2026, 11, 1, 5, 59, tzinfo=UTC), "01:59"),
        (datetime(2026, 11, 1, 6, 0, tzinfo=UTC), "01:00"),
        (datetime(2026, 11, 1, 7, 0, tzinfo=UTC), "02:00"),
    ],
)
def test_the_hour_follows_summer_time_to_the_minute(instant: datetime, local: str) -> None:
    there = local_time(instant, "America/New_York")
    assert there is not None
    assert f"{there:%H:%M}" == local


@pytest.mark.parametrize("party", PARTIES)
@pytest.mark.parametrize("name", POLICIES)
def test_contact_in_an_unknown_zone_is_cautioned_under_every_rule_set(name: PolicyName, party: Party) -> None:
    for entered in ("", "Asia/Shanghia"):
        there = local_time(NEW_YORK, entered, POLICIES[name].zone)
        known = replace(NOTHING_KNOWN, party=party, today=NEW_YORK.date(), time_zone=entered, local_now=there)
        found = [one.rule for one in contact_findings(DEBT, POLICIES[name], known)]
        assert ("time_zone_unknown" in found) == (there is None)
        assert (there is None) == bool(entered or not POLICIES[name].zone)


def test_where_the_hour_is_not_known_a_call_of_a_week_ago_still_counts() -> None:
    """Under Regulation F a talk counts for seven days; east of here the seventh is not over yet."""
    day = NEW_YORK.date()
    week_ago = datetime.combine(day - timedelta(days=7), datetime.min.time())
    known = replace(
        NOTHING_KNOWN, party="agency", today=day, contacts=(Contact(week_ago, "call", talked=True, number=""),)
    )
    assert "after_a_talk" in [one.rule for one in contact_findings(DEBT, POLICIES["us"], known)]
    there = replace(known, local_now=datetime.combine(day, datetime.min.time()))
    assert "after_a_talk" not in [one.rule for one in contact_findings(DEBT, POLICIES["us"], there)]


@pytest.mark.parametrize(
    ("written", "zone", "kept"),
    [
        ("2026-11-25 09:00", None, "2026-11-25 09:00"),
        ("2026-11-25T09:00-05:00", ZoneInfo("America/Los_Angeles"), "2026-11-25 06:00"),
        ("2026-11-25T09:00Z", ZoneInfo("Asia/Shanghai"), "2026-11-25 17:00"),
        ("2026-11-25T09:00-05:00", None, None),
    ],
)
def test_a_diallers_time_with_an_offset_is_brought_to_where_the_debtor_lives(
    written: str, zone: ZoneInfo | None, kept: str | None
) -> None:
    calls = read_calls(f"account,at\nA-1,{written}\n", lambda _: True, lambda _: zone)
    assert [f"{one.at:%Y-%m-%d %H:%M}" for _, one in calls.read] == ([kept] if kept else [])
    assert [one.reason.code for one in calls.unread] == ([] if kept else ["zone_unknown"])
