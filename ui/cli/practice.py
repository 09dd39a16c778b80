"""Practice in a shell: the scenarios, whether a file is one, and the marks of a conversation that was kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from calculators.errors import Refusal
from ui.cli import language
from ui.cli.as_json import facts
from ui.cli.options import DAY
from ui.cli.writing import NewFile, Writing, publish_or_say

if TYPE_CHECKING:
    # Loaded by the commands when they run.
    from datetime import datetime

    from restructure.practice.marks import Marks
    from restructure.practice.scenario import Country, Scenario
    from restructure.practice.setting import Desk

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
LARGEST = 1_000_000


@click.group()
def practice() -> None:
    """Practise a conversation with a debtor who answers by a table: scenarios, files of one's own, marks."""


@practice.command("list")
def list_scenarios() -> None:
    """Name every scenario of the program, with what it is about and the countries it has figures for."""
    from restructure.practice.scenario import shipped

    spoken = language.language()
    found = shipped()
    titles = [(one, getattr(one.title, spoken)) for one in found]
    facts(scenarios=[{"id": one.id, "title": title, "countries": [*one.countries]} for one, title in titles])
    for one in found:
        click.echo(f"{one.place:>2}  {one.id}  {getattr(one.title, spoken)} ({', '.join(one.countries)})")
        click.echo(f"    {getattr(one.brief, spoken)}")


@practice.command()
@click.argument("file", type=FILE)
@click.option("--on", "day", type=DAY, required=True, help="The day that it is tried on.")
def check(file: Path, day: datetime) -> None:
    """Try a FILE with a scenario: whether it can be read, and can end well in each of its countries. A mistake is named
    with its line."""
    from restructure.practice.conversation import check as check_scenario
    from restructure.practice.scenario import ScenarioMistake, read_scenario

    try:
        scenario = read_scenario(file.name, _text(file))
        check_scenario(file.name, scenario, {country: _desk(country) for country in scenario.countries}, day.date())
    except ScenarioMistake as mistake:
        raise click.ClickException(str(mistake)) from None
    facts(id=scenario.id)
    click.echo(language.say("scenario_good", id=scenario.id))


@practice.command(cls=Writing)
@click.argument("scenario")
@click.argument("country", type=click.Choice(("cn", "uk", "us")))
@click.option("--on", "day", type=DAY, required=True, help="The day that it is held on.")
@click.option("--out", type=NewFile(), required=True, help="A new file, which replay plays again.")
def example(scenario: str, country: Country, day: datetime, out: Path) -> None:
    """Write a conversation of SCENARIO in COUNTRY in which no point is lost."""
    from restructure.practice.best_plan import best_plan
    from restructure.practice.conversation import Conversation, conversation_bytes, version_of, without_loss
    from restructure.practice.scenario import PLAN
    from restructure.practice.setting import setting_of

    found = _scenario(scenario, None)
    setting = setting_of(found, country, day.date(), _desk(country))
    acts = without_loss(setting, best_plan(setting) if PLAN in found.ends else None)
    if acts is None:
        raise _other()
    held = Conversation(found.id, version_of(found), country, setting.day, 0, acts)
    publish_or_say(out, conversation_bytes(held))
    facts(acts=[one.kind for one in acts])


@practice.command()
@click.argument("file", type=FILE)
@click.option("--scenario", "own", type=FILE, help="The file of a scenario of one's own that it was held on.")
def replay(file: Path, own: Path | None) -> None:
    """Play a conversation that was kept in FILE again, by the rules and limits of the demonstration, and name its marks
    with each point that was lost, its moment and the better act."""
    from reports import formats, wording
    from restructure.practice.best_plan import best_plan
    from restructure.practice.conversation import conversation_in, played, version_of
    from restructure.practice.debtor import greeting, saying
    from restructure.practice.marks import MOST_OF, marks_of
    from restructure.practice.scenario import PLAN
    from restructure.practice.setting import setting_of

    spoken = language.language()
    try:
        held = conversation_in(file.read_bytes()[:LARGEST])
    except Refusal as reason:
        raise click.ClickException(language.reason(reason)) from None
    scenario = _scenario(held.scenario, own)
    if version_of(scenario) != held.version:
        raise _other()
    setting = setting_of(scenario, held.country, held.day, _desk(held.country))
    turns = played(setting, held.acts, held.seed)
    marks = marks_of(setting, turns, best_plan(setting) if PLAN in scenario.ends else None)
    click.echo(f"    {getattr(greeting(setting, held.seed), spoken)}")
    for place, turn in enumerate(turns, 1):
        click.echo(f"{place:>3} {getattr(saying(turn.act.kind, held.seed, place), spoken)}")
        for line in turn.lines:
            amount = "" if turn.amount is None else formats.money(turn.amount, setting.account.currency, spoken)
            click.echo(f"    {getattr(line, spoken).replace('{amount}', amount)}")
    facts(total=marks.total, passed=marks.passed, losses=_losses(marks), fatal=[one.cause for one in marks.fatal])
    click.echo(language.say("practice_passed" if marks.passed else "practice_not_passed", total=str(marks.total)))
    for part in MOST_OF:
        click.echo(f"  {wording.name('practice_part', part, spoken)}  {marks.of(part)} / {MOST_OF[part]}")
    for one in marks.fatal:
        click.echo(f"  {one.turn + 1}: {wording.name('practice_fatal', one.cause, spoken)}")
    for lost in marks.losses:
        at = "–" if lost.turn is None else str(lost.turn + 1)
        better = "" if lost.better is None else f" → {wording.name('practice_act', lost.better, spoken)}"
        points = f"{float(lost.points):.1f}".removesuffix(".0")
        click.echo(f"  {at}: −{points} {wording.name('practice_cause', lost.cause, spoken)}{better}")


def _losses(marks: Marks) -> list[dict[str, object]]:
    keys = ("part", "cause", "turn", "better")
    return [{"points": f"{float(one.points):.1f}", **{key: getattr(one, key) for key in keys}} for one in marks.losses]


def _scenario(name: str, own: Path | None) -> Scenario:
    from restructure.practice.scenario import ScenarioMistake, read_scenario, shipped

    if own is not None:
        try:
            return read_scenario(own.name, _text(own))
        except ScenarioMistake as mistake:
            raise click.ClickException(str(mistake)) from None
    found = next((one for one in shipped() if one.id == name), None)
    if found is None:
        raise _other()
    return found


def _other() -> click.ClickException:
    return click.ClickException(language.reason(Refusal("scenario", "other_scenario")))


def _text(file: Path) -> str:
    from restructure.practice.scenario import ScenarioMistake

    try:
        return file.read_bytes()[:LARGEST].decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ScenarioMistake(file.name, 1, "this is not UTF-8") from None


def _desk(country: Country) -> Desk:
    """The desk that practice is marked by: anybody who has the file works out the same mark."""
    from restructure.authority.limits import CARD_DESK
    from restructure.demo import demo_organisation
    from restructure.policy import POLICIES
    from restructure.practice.setting import Desk
    from restructure.proposals.opening import creditor_of

    organisation = demo_organisation(country)
    creditor = creditor_of(organisation.valuation)
    assert creditor is not None
    policy = POLICIES[organisation.policy.rule_set]
    return Desk(policy, creditor, CARD_DESK[0].limits, organisation.presets.plan_rate)
