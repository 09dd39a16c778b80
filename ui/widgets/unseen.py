"""What the person who owes must not see: out of sight, and out of every name that is read out, while they look on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QWidget

from restructure.policy import Finding, Policy
from ui.session import Session
from ui.widgets.elements import Panel, column, label

translate = QCoreApplication.translate


class Unseen(Panel):
    """A place on a page that is empty while the person who owes looks on; where it ``tells``, with a word of that."""

    def __init__(self, session: Session, *items: QWidget | QLayout, spacing: int = 6, tells: bool = False) -> None:
        super().__init__()
        self._session, self._tells = session, tells
        self._inner, self._instead = QWidget(), label("body_muted", wrap=True)
        self._inner.setLayout(column(*items, spacing=spacing))
        self.word(self._instead.setText, lambda: self.tr("Not shown while they see this."))
        layout = column(self._inner, self._instead)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.relabel()

    def relabel(self) -> None:
        in_sight = self._session.in_sight
        self._inner.setVisible(not in_sight)
        self._instead.setVisible(in_sight and self._tells)


def withheld_rules(session: Session, policy: Policy) -> frozenset[str]:
    """Return the rules whose words are withheld now: none while the person who owes does not look on."""
    if not session.in_sight:
        return frozenset()
    # At first use: the window is painted before any rule is asked.
    from restructure.rules.judgement import internal_rules

    return internal_rules(policy.name)


def told_findings(session: Session, policy: Policy, findings: tuple[Finding, ...]) -> tuple[Finding | None, ...]:
    """Return what the rules see, None in the place of what is withheld."""
    rules = withheld_rules(session, policy)
    return tuple(None if one.rule in rules else one for one in findings)


def withheld_words() -> str:
    """Return what is said in the place of something that is withheld."""
    return translate("Unseen", "A check of the creditor's own stands against this.")
