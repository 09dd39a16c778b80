"""On the first page: holds that are over, so that nobody is left waiting."""

from __future__ import annotations

from PySide6.QtCore import Signal

from restructure.store import accounts, conduct, day_counts
from ui.session import Session
from ui.widgets.elements import Panel, button, clear, column, icon_label, label, row

SHOWN = 5


class HoldsOver(Panel):
    """A link for each account; nothing where no hold is over. ``opened`` carries the account number."""

    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("role", "told")
        text = label("small", wrap=True)
        self.word(text.setText, lambda: self.tr("A hold is over, and nobody has been in touch since:"))
        self._numbers: tuple[str, ...] = ()
        self._links, self._more = column(spacing=2), label("small")
        whole = row(icon_label("clock", "accent", 16), column(text, self._links, self._more, spacing=2), spacing=8)
        whole.setContentsMargins(10, 8, 10, 8)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Look again."""
        clear(self._links)
        self._numbers = self._to_be_called(conduct.holds_over(self._session.store, self._session.today()))
        for number in self._numbers[:SHOWN]:
            account, link = accounts.load(self._session.store, number), button("link")
            link.setText(f"{account.debtor.name} {number}" if account and account.debtor.name else number)
            link.clicked.connect(lambda _, number=number: self.opened.emit(number))
            self._links.addWidget(link)
        self.relabel()
        self.setVisible(bool(self._numbers))

    def _to_be_called(self, numbers: tuple[str, ...]) -> tuple[str, ...]:
        """Those with whom somebody should be in touch: not who has settled since, nor who keeps a plan."""
        store, today = self._session.store, self._session.today()
        touched = day_counts.touched(store, numbers)
        if not touched:
            return numbers
        # At first use: what judges an agreement takes longer to load than the first window may.
        from restructure.store import plan_events

        return tuple(one for one in numbers if one not in touched or plan_events.is_collected(store, one, today))

    def relabel(self) -> None:
        more = len(self._numbers) - SHOWN
        self._more.setText(self.tr("and {0} more, the longest over first").format(more))
        self._more.setVisible(more > 0)
