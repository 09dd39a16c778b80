"""What a card says of its outcome: the verdict on soft ground, the gravest finding below it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reports import formats, wording
from restructure.simulation import Simulated
from ui.theme import style
from ui.widgets.elements import Panel, icon_label, label, row, set_state

VERDICT_ICONS = {
    "affordable": ("ok", "positive"),
    "tight": ("warn", "caution"),
    "unaffordable": ("no", "negative"),
    "unknown": ("what", "muted"),
}
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
    """The gravest finding of an outcome; the others in the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = icon_label("info", "muted", 14)
        self.text = label("small", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = row(self.icon, self.text, spacing=8, margins=(10, 0, 6, 0))
        layout.setAlignment(self.icon, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMinimumHeight(34)

    def show_nothing(self) -> None:
        """Nothing was seen."""
        self.icon.hide()
        self.text.setText("")
        self.setToolTip("")

    def show_findings(self, outcome: Simulated, language: formats.Language) -> None:
        """Show what the rules saw."""
        said = [_finding_text(one, outcome.debt.currency, language) for one in outcome.findings]
        self.icon.setVisible(bool(said))
        self.text.setText(said[0] if said else "")
        self.setToolTip("\n".join(said))
        if said:
            self.icon.show_icon(*FINDING_ICONS[outcome.findings[0].severity])


def _finding_text(found: Any, currency: str, language: formats.Language) -> str:
    source = wording.source(found, language)
    text = wording.finding(found, language, currency)
    return f"{text} {source}" if source else text
