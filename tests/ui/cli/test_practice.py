"""Practice in a shell: a kept conversation has the mark that it had, and a scenario of one's own is tried."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from restructure.practice.conversation import Conversation, conversation_bytes, conversation_in
from restructure.practice.debtor import Act
from tests.support.practising import DAY, HALF, SCENARIOS
from ui.cli import main


def answered(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["practice", *map(str, words)])
    return result.exit_code, result.output


def test_a_conversation_is_played_again_to_its_mark(tmp_path: Path) -> None:
    file = tmp_path / "talk.json"
    assert answered("example", "routine", "cn", "--on", str(DAY), "--out", file) == (0, "")
    held = conversation_in(file.read_bytes())
    acts = held.acts
    assert "Passed with 100 of 100." in answered("replay", file)[1]
    # A pressing word, and nothing read back.
    worse = (*acts[:-3], Act("press"), acts[-3], acts[-1])
    file.write_bytes(conversation_bytes(replace_acts(held, worse)))
    code, said = answered("replay", file)
    assert code == 0
    assert "Pressure was put on." in said
    assert "What was agreed was not read back." in said
    file.write_bytes(conversation_bytes(Conversation("routine", "0", "cn", DAY, 3, acts)))
    assert "another version" in answered("replay", file)[1]


def replace_acts(held: Conversation, acts: tuple[Act, ...]) -> Conversation:
    return Conversation(held.scenario, held.version, held.country, held.day, held.seed, acts)


def test_a_scenario_of_ones_own_is_tried(tmp_path: Path) -> None:
    file, on = tmp_path / "half.toml", str(date(2026, 11, 30))
    file.write_text(HALF)
    assert "half.toml, line 15" in answered("check", file, "--on", on)[1]
    file.write_text(HALF.replace('needs = ["hungry"]', ""))
    assert answered("check", file, "--on", on) == (0, "half is a scenario and can end well.\n")


def test_every_scenario_is_named() -> None:
    assert all(f"  {one}  " in answered("list")[1] for one in SCENARIOS)
