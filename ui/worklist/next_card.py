"""The account that comes next, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reports import formats, wording
from reports.work_list import best_hour_in_words, reason_in_words, sign_in_words
from restructure.parties.account import Account, debt_of
from restructure.store import accounts
from restructure.worklist.work_list import Entry
from restructure.worklist.worked_account import Worked
from ui.session import Session
from ui.widgets.elements import Panel, button, column, icon_label, key_hint, label, row
from ui.widgets.flow import Beside, Flow
from ui.worklist.words import heading_name, who

ACTS, STACKED_BELOW = 200, 520
"""How wide the buttons are, which stand below in less width than the second."""


class NextCard(Panel):
    """Card of the next account: who, how much, the reason with its figures, signs, the best hour."""

    open_asked = Signal()
    skip_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._entry: Entry | None = None
        self._worked: Worked | None = None
        self.setProperty("role", "draft")
        head, self._heading = label("head"), label("badge")
        self.word(head.setText, lambda: self.tr("Next account"))
        self._who, self._amount = label("title", wrap=True), label("title")
        self._late = label("muted")
        self.why, self._signs, self._more = (label(role, wrap=True) for role in ("body", "caution", "small"))
        self.open, self.skip = button("primary"), button()
        self.word(self.open.setText, lambda: self.tr("Open this account") + f"  {session.key('work_next')}")
        self.word(self.skip.setText, lambda: self.tr("Not now") + f"  {session.key('not_now')}")
        self.open.clicked.connect(self.open_asked)
        self.skip.clicked.connect(self.skip_asked)
        self._against, self._free = label("caution", wrap=True), icon_label("ok", "positive", 14)
        self._talk = row(self._free, self._more, spacing=6)
        self._talk.setStretch(1, 1)
        told = column(
            Flow(key_hint("F12"), head, self._heading, spacing=8),
            row(self._who, self._amount, self._late, None, spacing=12),
            self.why,
            self._signs,
            self._against,
            self._talk,
            spacing=5,
        )
        acts = column(self.open, self.skip, None, spacing=8)
        whole = Beside((0, ACTS), told, acts, below=STACKED_BELOW, spacing=16)
        whole.setContentsMargins(14, 10, 14, 10)
        self.setLayout(whole)

    def show_next(self, entry: Entry | None, worked: Worked | None) -> None:
        """Show another account; nothing where none is to be worked now."""
        self._entry, self._worked = entry, worked
        self.relabel()
        self.setVisible(entry is not None)

    def relabel(self) -> None:
        entry, worked, language = self._entry, self._worked, self._session.language
        if entry is None or worked is None or entry.place in ("not_now", "closed"):
            return
        account = accounts.load(self._session.store, entry.number)
        self._heading.setText(heading_name(self._session, entry.place))
        self._who.setText(who(account, entry.number))
        self._amount.setText(f"{entry.currency} {formats.plain(entry.arrears, entry.currency)}")
        days = account.days_overdue(self._session.today()) if account is not None else 0
        self._late.setText(self.tr("{0} days overdue").format(days) if days else "")
        self.why.setText(reason_in_words(entry, language))
        self._signs.setText(" ".join(sign_in_words(one, entry.currency, language) for one in entry.signs))
        against = self._said_against(account, worked)
        self._against.setText(against)
        self._more.setText(" ".join(self._told(entry, worked, is_free=not against)))
        for one in (self._signs, self._against, self._more):
            one.setVisible(bool(one.text()))
        self._free.setVisible(not against)

    def _said_against(self, account: Account | None, worked: Worked) -> str:
        """What the rules say against contact now, as the strip does: it holds back nobody whom time does not free."""
        if account is None:
            return ""
        # What judges contact takes longer to load than the first window may.
        from restructure.offers.outcome import Case
        from ui.models.contact import as_called, contact_now

        session = self._session
        case = Case(debt_of(account), session.policy_for(account), None, None, situation=worked.situation)
        found = [one for one in contact_now(session, case).findings if one.severity != "text"]
        return as_called(session, " ".join(wording.finding(one, session.language, account.currency) for one in found))

    def _told(self, entry: Entry, worked: Worked, *, is_free: bool) -> list[str]:
        today = worked.situation.today
        calls = [one for one in worked.situation.contacts if one.at.date() == today]
        talks = sum(one.talked for one in calls)
        free, counts = (
            self.tr("May talk now; today {0} spoken, {1} unanswered."),
            self.tr("Today {0} spoken, {1} unanswered."),
        )
        told = [(free if is_free else counts).format(talks, len(calls) - talks)]
        if entry.best is not None:
            told.append(best_hour_in_words(entry.best, self._session.language))
        return told
