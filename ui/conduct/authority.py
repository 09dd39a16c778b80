"""How far an offer goes beyond the limits of whoever is signed in, who may release it, and how that stands."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reports import wording
from reports.formats import Language
from restructure.authority import Excess
from restructure.simulation import Simulated
from restructure.store import leaving
from restructure.store.leaving import State
from restructure.unreadable import Unreadable
from ui.session import Session
from ui.widgets.elements import Panel, icon_label, label, row

ICONS = {
    "beyond": ("lock", "caution"),
    "waiting": ("clock", "accent"),
    "released": ("unlock", "positive"),
    "declined": ("no", "negative"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What keeps an offer from being made alone, in words: why, who may release it, how far that has come."""

    state: State
    why: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


def standing(session: Session, outcome: Simulated, account_number: str) -> Standing:
    """Where an offer stands, in words. In a store without users nothing has to be released."""
    now, language = leaving.standing(session.store, account_number, outcome), session.language
    if any(one.limit == "unread" for one in now.beyond):
        session.known(Unreadable("authority"), None)
    why = tuple(excess_sentence(one, language, outcome.debt.currency) for one in now.beyond)
    return Standing(now.state, why, tuple(wording.name("role", role, language) for role in now.by))


def excess_sentence(one: Excess, language: Language, currency: str) -> str:
    """Where an offer exceeds a limit, with both figures."""
    key = f"excess.{one.limit}.{one.part}" if one.part else f"excess.{one.limit}"
    over = Fraction(one.asked) - Fraction(one.allowed)  # type: ignore[arg-type]  # limits are numbers
    return wording.say(key, language, currency=currency, asked=one.asked, allowed=one.allowed, over=over)


class AuthorityLine(Panel):
    """On a card or before a signature: nothing while the offer lies within the limits."""

    def __init__(self) -> None:
        super().__init__()
        self.icon, self.text = icon_label("lock", "caution", 14), label("small", wrap=True)
        layout = row(self.icon, self.text, spacing=8, margins=(10, 0, 6, 0))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMaximumHeight(0)

    def show_standing(self, now: Standing) -> None:
        """Show where the offer stands."""
        free = now.state == "free"
        self.setMaximumHeight(0 if free else 16_777_215)
        self.text.setText("" if free else self._said(now))
        if not free:
            self.icon.show_icon(*ICONS[now.state])
            self.setToolTip("\n".join(now.why))

    def _said(self, now: Standing) -> str:
        by = ", ".join(now.by) or self.tr("nobody")
        return {
            "beyond": self.tr("Beyond your limits. May be released by: {0}.").format(by),
            "waiting": self.tr("Waits for release. May be released by: {0}.").format(by),
            "released": self.tr("Released, for exactly these terms."),
            "declined": self.tr("Release was declined."),
        }[now.state] + ("" if now.state == "released" else " " + " ".join(now.why))
