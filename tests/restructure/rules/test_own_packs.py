"""An organisation's own rules add to, change and take out rules of the program; a mistake is named by its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.rulebook import own_in_words
from restructure.rules.in_force import put_in_force
from restructure.rules.own_packs import MOST_FILES, OwnPack, read_folder, readable
from restructure.rules.packs import pack_named, shipped_pack
from restructure.services.own_rules import take_in_force, waiting
from restructure.services.rule_review import sign_off
from restructure.store import people, sign_offs
from restructure.store.people import User
from tests.support.cases import TODAY
from tests.support.stores import CHEAP, open_store, read

ADDED = """# ours
[[rule]]
id = "ours"
fact = "own"
effect = "warn"
when = "term_over"
with = {months = 48}
confirmed = true
text = {en = "Over {months:month|months}.", zh = "超过{months:个月|个月}。"}
"""
CHANGED = ADDED.replace('"ours"', '"workout_term"').replace("48", "36")


@pytest.fixture(autouse=True)
def of_the_program() -> Iterator[None]:
    yield
    put_in_force({})


def file(folder: Path, text: str | bytes, name: str = "us.toml") -> OwnPack:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (found,) = read_folder(folder)
    return found


def test_of_a_folder_of_very_many_files_those_of_a_rule_set_are_read_and_some_others(tmp_path: Path) -> None:
    for count in range(MOST_FILES * 3):
        (tmp_path / f"a{count}.toml").touch()
    (tmp_path / "us.toml").write_text(ADDED)
    found = read_folder(tmp_path)
    assert len(found) <= MOST_FILES + 1
    assert [one.added for one in found if one.pack is not None] == [("ours",)]


def test_a_folder_says_what_it_adds_changes_and_takes_out(tmp_path: Path) -> None:
    found = file(tmp_path, 'without = ["retention"]\n' + ADDED + CHANGED)
    assert (found.added, found.changed, found.removed) == (("ours",), ("workout_term",), ("retention",))
    assert own_in_words([found], (), "en") == ("us.toml: added ours; changed workout_term; taken out retention.",)
    assert own_in_words([found], ("us.toml",), "zh") == (
        "us.toml：新增ours；改动workout_term；去除retention。律师审定前不生效，仍用程序自带规则。",
    )
    assert found.pack is not None
    assert found.pack.version != shipped_pack("us").version
    assert found.pack.preview
    assert own_in_words([file(tmp_path, "")], (), "en") == ("us.toml: changes nothing.",)
    assert read_folder(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        (ADDED + "x = \n", 10, "not TOML"),
        (b"# \xff", 1, "not UTF-8"),
        ("a = " + "[" * 20_000, 1, "nested too deeply"),
        ("a = " + "9" * 5_000, 1, "a number in it is too long"),
        ("rule = 5", 1, "[[rule]]"),
        ('without = "retention"', 1, "a list of names"),
        ('\nwithout = ["nothing"]', 2, "no rule 'nothing'"),
        ('includes = ["base"]', 1, "not known here"),
        (ADDED.replace("term_over", "no_such"), 6, "one of"),
        (ADDED.replace("48", "nan"), 7, "below zero or above"),
        (ADDED.replace("48", "-1"), 7, "below zero or above 1200"),
        (ADDED.replace("48", "1201"), 7, "months is below zero or above 1200"),
        (ADDED.replace("48", '"x"'), 7, "not a number"),
        (ADDED.replace("{months = 48}", "5"), 7, "needs months"),
        (ADDED.replace("{months:month|months}", "{nobody}"), 3, "{nobody} is no figure here"),
        (ADDED.replace("{months:month|months}", "{months"), 3, "a brace alone"),
        (ADDED.replace('"warn"', '"warn"\nabout = "contact"'), 3, "asked about plan only"),
        (ADDED.replace('"ours"', "5"), 3, "id is a text"),
        (ADDED.replace('"ours"', '"night"') + "roles = 5", 10, "roles is a list"),
        (CHANGED.replace("term_over", "always").replace("with = {months = 36}\n", ""), 6, "keeps its condition"),
        (ADDED.replace('en = "Over {months:month|months}."', "en = 5"), 9, "needs words"),
    ],
)
def test_a_mistake_is_named_by_its_line_and_the_program_goes_on(
    tmp_path: Path, text: str | bytes, line: int, wrong: str
) -> None:
    found = file(tmp_path, text)
    assert found.mistake is not None
    assert (found.mistake.line, wrong in found.mistake.wrong) == (line, True), found.mistake
    assert not readable((found,))
    assert f"us.toml, line {line}: " in own_in_words([found], (), "en")[0]


def test_a_file_of_no_rule_set_is_a_mistake(tmp_path: Path) -> None:
    found = file(tmp_path, ADDED, "fr.toml")
    assert found.mistake is not None
    assert "no rule set is called 'fr'" in found.mistake.wrong


def test_own_rules_hold_at_once_without_users_and_signed_off_with_them(tmp_path: Path) -> None:
    store, folder = open_store(tmp_path / "store.db"), tmp_path / "rules"
    folder.mkdir()
    found = file(folder, ADDED)
    take_in_force(store, folder, ())
    assert pack_named("us") == found.pack
    people.add(store, User("ada", "Ada", "administrator"), "open sesame, please", CHEAP)
    ada = people.sign_in(store, "ada", "open sesame, please")
    own = take_in_force(ada, folder, ())
    assert pack_named("us") == shipped_pack("us")
    assert waiting(ada, own, ()) == ("us.toml",)
    sign_off(ada, "us", "R. Counsel", TODAY, readable(own))
    known = read(sign_offs.sign_offs(ada))
    assert not waiting(ada, take_in_force(ada, folder, known), known)
    assert pack_named("us") == found.pack
    file(folder, CHANGED)
    assert waiting(ada, take_in_force(ada, folder, known), known) == ("us.toml",)
    assert pack_named("us") == shipped_pack("us")
    store.close()
