"""How hard a paper is to read: school grade and ease of English, length of sentences in Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from tests.support.tagged import tagged

SPOKEN = re.compile(r"\b[a-z]{2,}")
"""A word that belongs to no name."""
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
VOWELS = re.compile(r"[aeiouy]+")
HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Ease:
    """``grade`` and ``ease`` by Flesch and Kincaid (Kincaid and others, 1975); words of an English sentence, characters
    of a Chinese one."""

    sentences: int
    grade: float
    ease: float
    middle: float
    longest: int


def ease_of(pdf: bytes, language: str) -> Ease:
    """The ease of what a paper says in whole sentences; figures, names and addresses are none."""
    said = [one for text in _paragraphs(pdf) for one in _sentences(text, language)]
    lengths = [len(HAN.findall(one)) if language == "zh" else len(WORD.findall(one)) for one in said]
    words = [word for one in said for word in WORD.findall(one)]
    if language == "zh" or not words:
        return Ease(len(said), 0, 0, median(lengths), max(lengths))
    a_sentence, a_word = len(words) / len(said), sum(map(_syllables, words)) / len(words)
    grade, ease = 0.39 * a_sentence + 11.8 * a_word - 15.59, 206.835 - 1.015 * a_sentence - 84.6 * a_word
    return Ease(len(said), round(grade, 1), round(ease, 1), median(lengths), max(lengths))


def _paragraphs(pdf: bytes) -> list[str]:
    return [" ".join(one.text().split()) for one in tagged(pdf).root.of("P", "LBody", "TD") if one.said]


def _sentences(text: str, language: str) -> list[str]:
    ends = r"(?<=[。！？；])" if language == "zh" else r"(?<=[.?!:])\s+(?=[A-Z“])"
    parts = [one.strip() for one in re.split(ends, text)]
    if language == "zh":
        return [one for one in parts if one.endswith(("。", "！", "？", "；")) and len(HAN.findall(one)) > 3]
    ended = [one for one in parts if one.endswith((".", "?", "!", ":")) and SPOKEN.search(one)]
    return [one for one in ended if len(WORD.findall(one)) > 3]


def _syllables(word: str) -> int:
    found = len(VOWELS.findall(word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and found > 1
    return max(1, found - silent)
