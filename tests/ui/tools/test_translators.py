"""Words go to translators as ``.po`` and come back: whole, and only what was changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reports.wording import CATALOGUES
from ui.tools.translators import WINDOW, WINDOW_PO, WORDING, of_window, sentences, take_in, write_out


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("po")
    write_out(folder)
    return folder


@pytest.fixture
def copied(tmp_path: Path, written: Path) -> tuple[Path, Path, Path]:
    """The written words, and copies of what they are taken back into."""
    shutil.copytree(written, tmp_path / "po")
    shutil.copytree(WORDING, tmp_path / "wording", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(WINDOW, tmp_path / "window.ts")
    return tmp_path / "po", tmp_path / "wording", tmp_path / "window.ts"


def change(file: Path, english: str, chinese: str) -> None:
    """Say something else for an English text, as a translator's tool does."""
    text = file.read_text(encoding="utf-8")
    head, _, rest = text.partition(f'msgid "{english}"\nmsgstr "')
    assert rest, english
    file.write_text(f'{head}msgid "{english}"\nmsgstr "{chinese}"\n' + rest.partition("\n")[2], encoding="utf-8")


def test_what_nobody_changed_comes_back_as_it_was(copied: tuple[Path, Path, Path]) -> None:
    po, wording, window = copied
    assert take_in(po, wording, window) == []
    assert all((wording / one.name).read_bytes() == one.read_bytes() for one in WORDING.glob("*.py"))
    assert window.read_bytes() == WINDOW.read_bytes()


def test_a_sentence_and_a_word_that_were_changed_come_back_alone(copied: tuple[Path, Path, Path]) -> None:
    po, wording, window = copied
    english, long = "This change was decided already.", "很长的一句话，" * 20
    change(po / "sentences_zh.po", english, long)
    change(po / WINDOW_PO, "About", "关于 <本程序> & “其他”")
    assert take_in(po, wording, window) == []
    now = sentences(wording)
    assert {key for key, said in sentences().items() if now[key] != said} == {
        ("record_:reason.change_decided", english)
    }
    assert now["record_:reason.change_decided", english] == long
    words = of_window(window)
    differ = {key for key, said in of_window().items() if words[key] != said}
    assert {english for _, english in differ} == {"About"}
    assert "关于 <本程序> & “其他”" in words.values()


def test_a_fact_that_a_sentence_has_not_and_english_of_before_are_named_and_left(
    copied: tuple[Path, Path, Path],
) -> None:
    po, wording, window = copied
    change(po / "sentences_zh.po", "This change was decided already.", "{who} 已决定。")
    old = (po / WINDOW_PO).read_text(encoding="utf-8").replace('msgid "Copy the report"', 'msgid "Copy a report"')
    (po / WINDOW_PO).write_text(old, encoding="utf-8")
    left = take_in(po, wording, window)
    assert len(left) == 2
    assert "has other facts than its English" in left[0]
    assert "'Copy a report' is not the English of now" in left[1]
    assert sentences(wording) == sentences()
    assert of_window(window) == of_window()


def test_every_sentence_of_the_catalogues_is_written_out() -> None:
    assert {place.partition(":")[2] for place, _ in sentences()} >= set(CATALOGUES["zh"])
