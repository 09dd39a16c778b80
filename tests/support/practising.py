"""Practice with the shipped scenarios on one day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from restructure.authority.limits import CARD_DESK, limits_for
from restructure.demo import demo_organisation
from restructure.parties.account import debt_of
from restructure.policy import POLICIES
from restructure.practice.scenario import Country, shipped
from restructure.practice.setting import Desk, Setting, setting_of
from restructure.proposals.opening import creditor_of

DAY = date(2026, 11, 30)
SCENARIOS = {one.id: one for one in shipped()}
HALF = """id = "half"
place = 1
title = {en = "Half", zh = "一半"}
brief = {en = "Half", zh = "一半"}
name = {en = "Half", zh = "一半"}

[countries.cn]
incomes = [{amount = "5000.00"}]
spending = [{name = "food", amount = "3000.00"}]
owed = {principal = "10000.00", days_overdue = 60}

[[answers]]
act = "press"
lines = [{en = "No.", zh = "不。"}]
needs = ["hungry"]
"""


def desk_of(country: Country) -> Desk:
    organisation = demo_organisation(country)
    creditor = creditor_of(organisation.valuation)
    assert creditor is not None
    return Desk(POLICIES[organisation.policy.rule_set], creditor, plan_rate=organisation.presets.plan_rate)


def setting(scenario: str, country: Country = "cn") -> Setting:
    desk = desk_of(country)
    first = setting_of(SCENARIOS[scenario], country, DAY, desk)
    limits = limits_for(CARD_DESK, "collector", debt_of(first.account))
    return setting_of(SCENARIOS[scenario], country, DAY, replace(desk, limits=limits))
