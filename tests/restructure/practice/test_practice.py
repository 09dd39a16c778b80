"""Practice: each scenario can end well, the same acts have the same mark, and what is wrong with a file is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec import structs

from calculators.errors import Refusal
from calculators.parts import Treatment
from calculators.rounding import Money
from restructure.offers.option import Option
from restructure.offers.terms import InstalmentTerms
from restructure.practice.best_plan import best_plan
from restructure.practice.conversation import (
    Conversation,
    check,
    conversation_bytes,
    conversation_in,
    played,
    version_of,
    without_loss,
)
from restructure.practice.debtor import Act, Turn
from restructure.practice.marks import Loss, Marks, marks_of, value_share
from restructure.practice.scenario import (
    ACTS,
    PLAN,
    ActKind,
    Country,
    Line,
    Scenario,
    ScenarioMistake,
    Speaker,
    read_scenario,
    usual,
)
from restructure.practice.setting import Setting
from tests.support.practising import DAY, HALF, SCENARIOS, desk_of, setting

PLACES: tuple[tuple[str, Country], ...] = tuple(
    (one.id, country) for one in SCENARIOS.values() for country in one.countries
)


def marked(at: Setting, *acts: Act) -> tuple[Marks, tuple[Turn, ...]]:
    turns = played(at, acts, 0)
    return marks_of(at, turns, best_plan(at) if PLAN in at.scenario.ends else None), turns


def does(*kinds: ActKind) -> tuple[Act, ...]:
    return tuple(Act(kind) for kind in kinds)


def level(at: Setting, payment: Money) -> Act:
    due = date(2027, 1, 10)
    return Act("offer", Option(InstalmentTerms(Decimal(0), due, payment=payment), Treatment()))


@pytest.mark.parametrize(("scenario", "country"), PLACES)
def test_the_best_plan_with_perfect_manners_is_worth_a_hundred(scenario: str, country: Country) -> None:
    at = setting(scenario, country)
    best = best_plan(at) if PLAN in at.scenario.ends else None
    acts = without_loss(at, best)
    assert acts is not None
    marks = marks_of(at, played(at, acts, 7), best)
    assert (marks.total, marks.passed, marks.losses) == (100, True, ())


@pytest.mark.parametrize("scenario", ["routine", "laid-off", "over-promises", "sixty-months"])
def test_a_plan_beyond_the_true_surplus_never_passes(scenario: str) -> None:
    at = setting(scenario)
    month = at.case.month
    assert month is not None
    # Whatever the debtor says yes to: the table is told that they would.
    says_yes = structs.replace(at.limit, per_month="99999.00", haggles=0, fewest=1, most=None)
    willing = replace(at, limit=says_yes, scenario=structs.replace(at.scenario, needs_trust=0))
    over = level(at, Money(month.amount + 1))
    turns = played(
        willing, (*does("identify", "explain", "ask_consent", "ask_means"), over, *does("read_back", "end")), 0
    )
    marks = marks_of(willing, turns, best_plan(at))
    assert turns[-1].after.agreed is not None
    assert not marks.passed
    assert "unaffordable" in {one.cause for one in marks.losses}


def test_the_worked_example_is_89() -> None:
    assert value_share(Money(990_000), Money(314_200), Money(1_050_000)) == Fraction(6758, 7358)
    share = value_share(Money(990_000), Money(314_200), Money(1_050_000))
    losses = (
        Loss("rules", "caution", Fraction(5), 3, "offer"),
        Loss("value", "less_value", 20 * (1 - share), 3, "offer"),
        *(Loss("manners", "pressure", Fraction(2), turn, "listen") for turn in (1, 2)),
    )
    marks = Marks(losses, ())
    assert (marks.of("affordability"), marks.of("rules"), marks.of("value"), marks.of("manners"), marks.total) == (
        Decimal(40),
        Decimal(25),
        Decimal("18.4"),
        Decimal(6),
        89,
    )


FATAL: dict[str, tuple[str, tuple[Act, ...]]] = {
    "third_person_told": ("spouse-answers", does("explain", "call_back", "end")),
    "threat": ("routine", does("identify", "threaten", "end")),
    "borrowing": ("routine", does("identify", "advise_borrowing", "end")),
    "night": ("spouse-answers", (Act("call_back", at=time(22, 0)), Act("end"))),
}


@pytest.mark.parametrize("cause", FATAL)
def test_a_fatal_act_leaves_nothing(cause: str) -> None:
    scenario, acts = FATAL[cause]
    marks, _ = marked(setting(scenario), *acts)
    assert {one.cause for one in marks.fatal} == {cause}
    assert (marks.total, marks.passed) == (0, False)


@pytest.mark.parametrize(("hour", "fatal"), [(7, True), (8, False), (20, False), (21, True)])
def test_a_call_back_by_night_is_one_outside_the_hours_of_the_rules(hour: int, fatal: bool) -> None:
    marks, _ = marked(setting("spouse-answers"), Act("call_back", at=time(hour)), Act("end"))
    assert bool(marks.fatal) == fatal


def test_an_offer_after_somebody_asked_to_stop_is_fatal_and_unheard() -> None:
    at = setting("wrong-balance")
    marks, turns = marked(at, *does("identify", "explain"), level(at, Money(50_000)), *does("end"))
    assert [one.cause for one in marks.fatal] == ["offer_after_stop"]
    assert turns[2].reply == "unheard"


@pytest.mark.parametrize(
    ("kinds", "lost"),
    [
        (("explain", "identify"), {"identity"}),
        (("identify", "ask_means"), {"consent"}),
        (("identify", "press"), {"pressure", "upset"}),
        (("identify", "repeat"), {"repeated", "upset"}),
        (("identify", "explain", "explain"), {"repeated", "upset"}),
        (("identify", "explain", "give_choice", "repeat"), {"monologue", "repeated", "upset"}),
    ],
)
def test_what_is_lost_names_its_cause(kinds: tuple[ActKind, ...], lost: set[str]) -> None:
    marks, _ = marked(setting("routine"), *does(*kinds, "end"))
    found = {one.cause for one in marks.losses}
    assert lost <= found
    assert all(one.better for one in marks.losses)


def test_an_offer_beyond_the_limit_is_answered_by_what_can_be_managed() -> None:
    at = setting("routine")
    _, (first, second) = marked(at, *does("identify"), level(at, Money(400_000)))
    assert (first.reply, second.reply, second.amount) == (None, "too_much", 260_000)


def test_the_same_acts_are_answered_in_the_same_words() -> None:
    at = setting("laid-off")
    acts = does("identify", "listen", "explain", "ask_consent", "ask_means", "press", "end")
    assert played(at, acts, 3) == played(at, acts, 3)
    assert len({tuple(turn.lines for turn in played(at, acts, seed)) for seed in range(9)}) > 1


def test_a_conversation_is_kept_and_read_again() -> None:
    at = setting("haggles")
    acts = without_loss(at, best_plan(at))
    assert acts is not None
    held = Conversation("haggles", version_of(at.scenario), "cn", DAY, 5, (*acts, Act("call_back", at=time(9, 30))))
    assert conversation_in(conversation_bytes(held)) == held
    assert conversation_bytes(conversation_in(conversation_bytes(held))) == conversation_bytes(held)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"acts": [{"kind": "shout"}]}', b'{"acts": 5}', b"\xff"])
def test_what_is_no_conversation_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal, match="not_a_conversation"):
        conversation_in(content)


def test_every_act_has_an_answer_from_everybody() -> None:
    speakers: tuple[Speaker, ...] = ("debtor", "spouse", "adviser")
    plain = {(row.act, row.by) for row in usual().answers if not row.needs and not row.unless}
    assert plain >= {(act, by) for act in ACTS for by in speakers} - {("read_back", "debtor")}
    assert set(usual().sayings) == set(ACTS)


def lines_of(scenario: Scenario) -> list[Line]:
    rows = [line for row in scenario.answers for line in row.lines]
    rows += [line for event in scenario.events for line in event.lines]
    return [scenario.title, scenario.brief, scenario.name, *scenario.greeting, *rows]


def test_everything_is_said_in_both_languages() -> None:
    said = [line for one in SCENARIOS.values() for line in lines_of(one)]
    said += [line for row in usual().answers for line in row.lines]
    said += [line for lines in usual().sayings.values() for line in lines]
    for line in said:
        assert line.en.strip().isascii()
        assert any("\u4e00" <= one <= "\u9fff" for one in line.zh)


@pytest.mark.parametrize(
    ("was", "now", "line", "says"),
    [
        ("id =", "id", 1, "not TOML"),
        ('brief = {en = "Half", zh = "一半"}', 'brief = {en = "Half"}', 4, "zh"),
        ("name = {", "nome = {", 5, "nome"),
        ('act = "press"', 'act = "shout"', 13, "shout"),
        ('needs = ["hungry"]', 'needs = ["hungry"]', 15, "hungry"),
        (", days_overdue = 60", "", 10, "days_overdue"),
        ("place = 1", 'place = 1\nends = ["cake"]', 3, "cake"),
        ("place = 1", "place = 1\ntrust = 11", 3, "trust"),
        ("place = 1", 'place = 1\nends = ["plan", "hold"]', 3, "plan alone"),
    ],
)
def test_half_a_scenario_is_named_by_its_line(was: str, now: str, line: int, says: str) -> None:
    with pytest.raises(ScenarioMistake, match=says) as mistake:
        read_scenario("half.toml", HALF.replace(was, now, 1))
    assert (mistake.value.name, mistake.value.line) == ("half.toml", line)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('amount = "3000.00"', 'amount = "5000.00"'),
        ("place = 1", 'place = 1\nends = ["take_dispute"]'),
        ("days_overdue = 60}", 'days_overdue = 60}\nlimit = {per_month = "1.00"}'),
        ('amount = "5000.00"', 'amount = "five"'),
    ],
)
def test_a_scenario_that_can_never_end_well_is_named(was: str, now: str) -> None:
    text = HALF.replace('needs = ["hungry"]', "")
    check("half.toml", read_scenario("half.toml", text), {"cn": desk_of("cn")}, DAY)
    with pytest.raises(ScenarioMistake, match=r"end well|amount"):
        check("half.toml", read_scenario("half.toml", text.replace(was, now, 1)), {"cn": desk_of("cn")}, DAY)


def test_what_happens_in_between_happens_once() -> None:
    at = setting("sixty-months")
    turns = played(at, does("identify", "ask_consent", "ask_means", "listen", "listen", "end"), 0)
    assert [len(turn.lines) for turn in turns] == [1, 1, 1, 2, 1, 1]


def test_nobody_hears_an_act_after_the_call_has_ended() -> None:
    at = setting("routine")
    assert len(played(at, does("identify", "end", "press"), 0)) == 2
    angry = played(at, does("threaten", "threaten", "threaten"), 0)
    assert angry[-1].after.over
