"""What a card says of its outcome: the verdict on soft ground, the gravest finding below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextLayout
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


class VerdictBox(Panel):
    """Icon, word and sentence on the verdict's soft ground."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = icon_label("what", "muted", 18)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
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
        color = style().color(role).name()
        # Both texts are our own catalogue's; no name or typed text reaches them.
        self.text.setText(f'<b style="color:{color}">{word}</b> {sentence}')
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
