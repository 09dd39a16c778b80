"""Lines break where a reader expects it, and values never become markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.units import mm

from reports.glyphs import missing_glyphs, with_boxes
from reports.layout.breaking import clusters
from reports.layout.figures import timeline
from reports.layout.grid import TEXT_WIDTH
from reports.layout.sheet import shortened
from reports.layout.text import Run, Text, runs
from reports.layout.type import REGULAR, styles, width

BODY = styles(11).body
UNBROKEN = [
    "¥1,361.14",
    "1,361.14元",
    "2026年12月25日",
    "25 December 2026",
    "第12期",
    "5.30%",
    "RA-2026-000417",
    "0000 1111 2222 3333",
    "36 monthly payments"[:10],
    "page 3",
    "7 × 1,072,653.90",
]


def lines_of(text: str, wide: float) -> list[str]:
    made = Text(text, BODY)
    made.wrap(wide, 1e6)
    return ["".join(piece.text for piece in line) for line in made.lines]


@given(st.text(alphabet="aé 欠，。（）¥1,.%2元年月日-", max_size=60))
def test_pieces_joined_give_the_text_back(text: str) -> None:
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize("whole", UNBROKEN)
@pytest.mark.parametrize("wide", [45, 60, 75])
def test_amounts_and_dates_stay_on_one_line(whole: str, wide: int) -> None:
    sentence = f"You pay {whole} to us, and 您最迟{whole}到账，then {whole}."
    lines = lines_of(sentence, wide * mm)
    assert sum(line.count(whole) for line in lines) == 3


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    text = "履行期间，我们和受托机构停止催收（只发还款提醒、必要通知）。全部到账后，“债务结清”。" * 3
    for wide in range(20, 60, 3):
        for line in lines_of(text, wide * mm):
            assert line[0] not in "，。、）”"
            assert line[-1] not in "（“"


def test_no_line_is_wider_than_its_place() -> None:
    for text in ("word " * 40, "欠款" * 60, "x" * 300, "¥1,361.14 " * 20):
        for line in lines_of(text, 60 * mm):
            assert width(line, REGULAR, BODY.size) <= 60 * mm + 0.01


def test_a_lone_character_on_the_last_line_gets_company() -> None:
    text = "一二三四五六七八九十一二三四五六七"
    wide = width(text[:-1], REGULAR, BODY.size)
    assert len(lines_of(text, wide)[-1]) == 2


@given(st.text(alphabet="ab*^{}<>&\\ 欠", max_size=30))
def test_values_never_become_markup(value: str) -> None:
    made = runs("owe **{value}**, {value}", lambda piece: piece.format_map({"value": value}))
    assert made == (
        Run("owe "),
        Run(value, "bold"),
        Run(f", {value}"),
    )


def test_a_text_splits_between_lines() -> None:
    text = Text("欠款" * 200, BODY)
    first, second = text.split(60 * mm, 5 * BODY.leading)
    assert len(first.lines) == 5
    assert "".join(piece.text for part in (first, second) for line in part.lines for piece in line) == "欠款" * 200


def test_an_empty_text_takes_one_line() -> None:
    assert Text("", BODY).wrap(100, 100)[1] == BODY.leading


def test_the_timeline_fits_the_page() -> None:
    for years in ([2026] * 2, [2026] + [2027] * 12, [2020 + k // 12 for k in range(60)], list(range(2026, 2050))):
        assert timeline(years, "Tick a box", "closed").width <= TEXT_WIDTH


def test_a_long_running_line_is_shortened() -> None:
    assert width(shortened("Bank " * 60, 80 * mm), REGULAR, 9) <= 80 * mm


def test_the_font_has_the_names_we_meet_and_names_what_it_lacks() -> None:
    assert missing_glyphs("周堃, José Ñandú, 沈翀 ¥£€$−") == ""
    assert missing_glyphs("Łukasz Wałęsa, Ayşe Yılmaz, Siân ŵ, Nguyễn Thị Ảnh, Щедрін Їжак, Άννα Δούκα") == ""
    assert missing_glyphs("李𠮷、𠮷ש") == "𠮷ש"
    assert with_boxes("李𠮷 Łuk") == "李□ Łuk (U+20BB7)"
    assert missing_glyphs("a\u202eb\u200bc\x00") == "\u202e\u200b\x00"
