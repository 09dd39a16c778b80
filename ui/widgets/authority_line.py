"""The line that says whether an offer waits for somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from restructure.store.offer_release import State
from ui.widgets.elements import Panel, icon_label, label, row

ICONS = {
    "beyond": ("lock", "caution"),
    "waiting": ("clock", "accent"),
    "released": ("unlock", "positive"),
    "declined": ("no", "negative"),
}


class AuthorityLine(Panel):
    """On a card or before a signature: nothing while the offer lies within the limits."""

    def __init__(self) -> None:
        super().__init__()
        self.icon, self.text = icon_label("lock", "caution", 14), label("small", wrap=True)
        layout = row(self.icon, self.text, spacing=8, margins=(10, 0, 6, 0))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMaximumHeight(0)

    def show_standing(self, state: State, why: Sequence[str], by: Sequence[str]) -> None:
        """Show where the offer stands, why, and who may release it."""
        free = state == "free"
        self.setMaximumHeight(0 if free else 16_777_215)
        self.text.setText("" if free else self._said(state, why, by))
        self.setToolTip("" if free else "\n".join(why))
        if not free:
            self.icon.show_icon(*ICONS[state])

    def _said(self, state: State, why: Sequence[str], by: Sequence[str]) -> str:
        who = ", ".join(by) or self.tr("nobody")
        return {
            "beyond": self.tr("Beyond your limits. May be released by: {0}.").format(who),
            "waiting": self.tr("Waits for release. May be released by: {0}.").format(who),
            "released": self.tr("Released, for exactly these terms."),
            "declined": self.tr("Release was declined."),
        }[state] + ("" if state == "released" else " " + " ".join(why))
