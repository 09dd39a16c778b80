"""What a card says of its outcome: the verdict on soft ground, the gravest finding below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel

from reports import formats, wording
from restructure.offers.outcome import Simulated
from restructure.policy import Finding
from ui.theme import font, style
from ui.widgets.elements import Panel, icon_label, label, row, set_state
from ui.widgets.unseen import withheld_words

VERDICT_ICONS = {
    "affordable": ("ok", "positive"),
    "tight": ("warn", "caution"),
    "unaffordable": ("no", "negative"),
    "unknown": ("what", "muted"),
}
LINES, FINDING_HEIGHT = 2, 36
REST = "… F8"
BREAKS = re.compile(r"[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+")
"""A Chinese character, or a word with the space behind it."""
FINDING_ICONS = {"block": ("no", "negative"), "warn": ("warn", "caution"), "text": ("info", "muted")}


class LedLabel(QLabel):
    """A word that stands out, and the sentence behind it over as many lines as they need. A document with markup would
    be parsed and laid out anew at each key."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._lead, self._colour = 0, QColor()
        self._known: dict[int, tuple[QTextLayout, int]] = {}

    def say(self, word: str, sentence: str, colour: QColor) -> None:
        """Say a sentence behind a word of that colour; a sentence may stand alone."""
        text = f"{word} {sentence}".strip()
        if (text, len(word), colour) != (self.text(), self._lead, self._colour):
            self._lead, self._colour = len(word), colour
            self._known.clear()
            self.setText(text)
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        self._known.clear()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        return self._laid(width)[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self._laid(self.width())[0].draw(painter, QPointF())

    def _laid(self, width: int) -> tuple[QTextLayout, int]:
        if width not in self._known:
            layout = QTextLayout(self.text(), self.font())
            lead = QTextLayout.FormatRange()
            lead.start, lead.length = 0, self._lead
            lead.format.setFontWeight(QFont.Weight.Bold)
            lead.format.setForeground(self._colour)
            layout.setFormats([lead])
            self._known[width] = layout, _lay_out(layout, width)
        return self._known[width]


def _lay_out(layout: QTextLayout, width: int) -> int:
    """Break a text into lines of that width, one below the other; returns how high they are."""
    high = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, high))
        high += line.height()
    layout.endLayout()
    return ceil(high)


class VerdictBox(Panel):
    """Icon, word and sentence on the verdict's soft ground."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = icon_label("what", "muted", 18)
        self.text = LedLabel()
        self.text.setProperty("role", "small")
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(60)
        layout = row(self.icon, self.text, spacing=8, margins=(8, 6, 8, 6))
        layout.setAlignment(self.icon, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_verdict(self, verdict: str, word: str, sentence: str) -> None:
        """Show a verdict."""
        icon, role = VERDICT_ICONS[verdict]
        self.icon.show_icon(icon, role)
        self.text.say(word, sentence, style().color(role))
        self.setAccessibleName(f"{word} {sentence}")
        set_state(self, "verdict", verdict)


class FindingLine(Panel):
    """The gravest finding of an outcome in two lines; all of it and the others in the tool tip and under F8."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = icon_label("info", "muted", 14)
        self.text = label("small", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setMinimumWidth(1)
        self._whole = ""
        layout = row(self.icon, self.text, spacing=8, margins=(10, 0, 6, 0))
        layout.setAlignment(self.icon, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFixedHeight(FINDING_HEIGHT)

    def show_nothing(self) -> None:
        """Nothing was seen."""
        self.icon.hide()
        self._show("", "")

    def show_findings(self, outcome: Simulated, told: Sequence[Finding | None], language: formats.Language) -> None:
        """Show what the rules saw; ``told`` has None in the place of what is withheld."""
        said = [_finding_text(one, outcome.debt.currency, language) if one else withheld_words() for one in told]
        self.icon.setVisible(bool(said))
        if said:
            self.icon.show_icon(*FINDING_ICONS[outcome.findings[0].severity])
        self._show(said[0] if said else "", "\n".join(said))

    def _show(self, first: str, all_of_it: str) -> None:
        self._whole = first
        self.setToolTip(all_of_it)
        self.text.setAccessibleName(first)
        self._fit()

    def _fit(self) -> None:
        self.text.setText(fitted(self._whole, font(12), self.text.width(), LINES))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def fitted(text: str, written: QFont, width: int, lines: int) -> str:
    """A sentence in so many lines; a longer one ends between two words, with the key that shows the rest."""
    if _lines(text, written, width) <= lines:
        return text
    parts = BREAKS.findall(text)
    kept = next(
        (count for count in range(len(parts), 0, -1) if _lines("".join(parts[:count]) + REST, written, width) <= lines),
        0,
    )
    return "".join(parts[:kept]).rstrip() + REST


def _lines(text: str, written: QFont, width: int) -> int:
    layout = QTextLayout(text, written)
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        count += 1
    layout.endLayout()
    return count


def _finding_text(found: Finding, currency: str, language: formats.Language) -> str:
    source = wording.source(found, language)
    text = wording.finding(found, language, currency)
    return f"{text} {source}" if source else text
