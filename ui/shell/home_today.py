"""On the first page: what was done today."""

from __future__ import annotations

from restructure.store import day_counts, proposed_changes
from ui.session import Session
from ui.widgets.elements import Panel, column, figure, label, row


class Today(Panel):
    """Four counts of this PC's day, and how many changes wait for a second person, where any does."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("role", "card")
        head = label("head")
        self.word(head.setText, lambda: self.tr("Today"))
        names = {
            "conversations": lambda: self.tr("Conversations"),
            "offers": lambda: self.tr("Offers made"),
            "agreements": lambda: self.tr("Agreements signed"),
            "waiting": lambda: self.tr("Waiting for a release"),
        }
        self._counts = {name: figure("bold") for name in names}
        lines = []
        for name, caption in names.items():
            title = label("body_muted")
            self.word(title.setText, caption)
            lines.append(row(title, None, self._counts[name]))
        self._changes, self._changed = label("body_muted"), figure("bold")
        self.word(self._changes.setText, lambda: self.tr("Waiting for a second person"))
        lines.append(row(self._changes, None, self._changed))
        self.setLayout(column(head, *lines, spacing=7, margins=(14, 12, 14, 12)))

    def refresh(self) -> None:
        """Count again."""
        counted = day_counts.of_day(self._session.store, self._session.today())
        for name, shown in self._counts.items():
            shown.setText(str(getattr(counted, name)))
        waits = proposed_changes.count_waiting(self._session.store)
        self._changed.setText(str(waits))
        for widget in (self._changes, self._changed):
            widget.setVisible(waits > 0)
