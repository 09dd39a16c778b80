"""Colours that can be read, in every theme: text at 4.5 to 1, large text and lines that mean something at 3 to 1."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from calculators.parts import PARTS
from ui.desk.account_panel import paint_part
from ui.theme import apply_theme
from ui.tokens import ROLES, THEMES, Theme

GROUNDS = ("bg", "surface", "sunken", "raised")
SOFT = ("accent_soft", "positive_soft", "caution_soft", "negative_soft")
TEXTS = ("text", "muted", "accent", "positive", "caution", "negative")
ON = (("on_accent", "accent"), ("on_accent_mid", "accent_mid"), ("bg", "text"))
DRAWN = ("control", "accent_mid", *(f"series_{place}" for place in range(1, 5)), "part_1", "part_2")


def brightness(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, one: str, other: str) -> float:
    low, high = sorted(brightness(ROLES[theme][role]) for role in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_text_stands_out_from_every_ground_it_stands_on(theme: Theme) -> None:
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS + SOFT] + list(ON)
    assert {pair: contrast(theme, *pair) for pair in pairs if contrast(theme, *pair) < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_drawn_stands_out_from_its_ground(theme: Theme) -> None:
    assert {role: contrast(theme, role, "surface") for role in DRAWN if contrast(theme, role, "surface") < 3} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_the_parts_of_a_debt_are_told_apart_in_grey(qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    marks = [greys(index) for index in range(len(PARTS))]
    apart = [sum(map(abs, map(int.__sub__, one, other))) / len(one) for one, other in combinations(marks, 2)]
    apply_theme(qapp, "light")
    assert min(apart) > 30


def greys(index: int) -> list[int]:
    """The mark beside the name of a part, as a grey picture."""
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(QColor(ROLES["light"]["surface"]))
    painter = QPainter(image)
    paint_part(painter, QRectF(0, 0, 10, 10), index)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [grey.pixelColor(x, y).value() for x in range(10) for y in range(10)]
