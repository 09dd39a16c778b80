"""The strip below: what a glance must tell, each with an icon and words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from reports import formats, wording
from restructure.parties.account import Account, is_stale
from restructure.policy import days_off_under
from restructure.store import DEMO_KEY, search
from ui.error_reporting import DAMAGED, NO_BACKUP, UNEXPECTED
from ui.session import Session
from ui.shell.indexing import Indexing
from ui.widgets.announce import announce
from ui.widgets.elements import IconLabel, Panel, cut_label, icon_label, label, line, row, set_state

if TYPE_CHECKING:
    from restructure.offers.outcome import Case
    from restructure.parties.situation import Situation
    from ui.models.desk import DeskModel

CLOCK_MS = 30_000
TOLD_EVERY = 600
"""After how many seconds a screen reader says again how long one is at an account."""
READ_WITHIN = timedelta(minutes=1)
CONTACT = {"block": ("no", "negative"), "warn": ("warn", "caution"), "text": ("info", "muted")}


class Strip(Panel):
    """Balance, contact, findings, rules, saved."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._model: DeskModel | None = None
        self._of: Case | None = None
        self.setObjectName("strip")
        self.setFixedHeight(36)
        self._timer = icon_label("clock", "accent", 14), label("bold")
        self._began: dict[str, datetime] = {}
        self._told: dict[str, int] = {}
        self._balance = icon_label("what", "muted", 14), label("small")
        self._contact = icon_label("ok", "positive", 14), cut_label("small")
        self._findings = icon_label("ok", "positive", 14), label("small")
        self._rules, self._saved = label("small"), cut_label("small")
        self._saved_icon = icon_label("save", "muted", 14)
        self._saved_at, self._failed_at, self._failure = session.now(), session.now(), ""
        rules_title, private = label("muted"), cut_label("muted")
        self.word(rules_title.setText, lambda: self.tr("Rules"))
        self.word(private.setText, lambda: self._private())
        self._private_label, self._rules_title, self._narrow = private, rules_title, False
        self._between = [line("upright") for _ in range(4)]
        items: list[QWidget | int | None] = []
        for item, upright in zip((self._timer, self._balance, self._contact), self._between, strict=False):
            items += [*item, 10, upright, 10]
        items += [*self._findings, None, private, 10, self._between[3], 10, rules_title, self._rules, 10]
        items += [self._saved_icon, self._saved]
        self.setLayout(row(*items, spacing=6, margins=(16, 8, 16, 8)))
        session.organisation_changed.connect(self.relabel)
        session.saved.connect(self._show_saved)
        session.failed.connect(self._show_failure)
        session.unread_changed.connect(self._say_saved)
        self._behind: search.Behind | None = None
        self._indexing = Indexing(session, self)
        self._indexing.told.connect(self._show_behind)
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._show_contact)
        self._clock.start()
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self._show_timer)
        self._seconds.start()
        self.relabel()

    def follow(self, model: DeskModel) -> None:
        """Tell of what is on the desk from now on."""
        self._model = model
        model.account_changed.connect(self.relabel)
        model.outcomes_changed.connect(self._look)
        model.chosen_changed.connect(self._look)
        model.situation_changed.connect(self._look)

    @property
    def _account(self) -> Account | None:
        return self._model.account if self._model is not None else None

    @property
    def _is_settled(self) -> bool:
        return self._model is not None and self._model.settled is not None

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window what is well is an icon alone; its words stay in the tool tip."""
        self._narrow = narrow
        for words in (self._private_label, self._rules_title, self._rules):
            words.setVisible(not narrow)
        self.relabel()

    def _show(self, item: tuple[IconLabel, QLabel], icon: str, role: str, text: str) -> None:
        drawing, words = item
        drawing.setVisible(bool(icon))
        if icon:
            drawing.show_icon(icon, role)
        words.setText(text)
        drawing.setToolTip(text)
        drawing.setAccessibleName(text)
        words.setVisible(not (self._narrow and role == "positive"))

    def _show_timer(self) -> None:
        """How long this account has been worked on since it was first opened here."""
        account = self._account
        if account is None:
            self._show(self._timer, "", "muted", "")
            return
        began = self._began.setdefault(account.number, self._session.now())
        seconds = int((self._session.now() - began).total_seconds())
        if (times := seconds // TOLD_EVERY) > self._told.get(account.number, 0):
            self._told[account.number] = times
            announce(self, self.tr("{0} minutes on this account").format(times * TOLD_EVERY // 60))
        self._show(self._timer, "clock", "accent", f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}")

    def _look(self) -> None:
        """Of the same case another option changes what the rules say of it, and nothing else here."""
        if self._model is not None and self._account is not None and self._model.case is self._of:
            self._show_findings()
        else:
            self.relabel()

    def relabel(self) -> None:
        self._of = self._model.case if self._model is not None else None
        self._say_saved()
        self._show_timer()
        account = self._account
        self._show_rules(account)
        for upright in self._between[:3]:
            upright.setVisible(account is not None)
        self._between[3].setVisible(not self._narrow)
        if account is None:
            self._show(self._balance, "what", "muted", self.tr("No account open"))
            self._show(self._findings, "", "muted", "")
            self._show(self._contact, "", "muted", "")
            return
        ours = self._session.organisation
        days_off = days_off_under(ours.policy.rule_set)
        stale = is_stale(account.as_of, self._session.today(), ours.deadlines.stale_days, days_off)
        if self._is_settled:
            self._show(self._balance, "ok", "positive", self.tr("Nothing is owed"))
        elif stale:
            self._show(self._balance, "warn", "caution", self.tr("Balance is old"))
        else:
            self._show(self._balance, "ok", "positive", self.tr("Balance is fresh"))
        self._show_contact()
        self._show_findings()

    def _show_rules(self, account: Account | None) -> None:
        """The rule set that is worked under, and whose it is where it is not the organisation's own."""
        language, own = self._session.language, self._session.organisation.policy.rule_set
        rule_set = self._session.policy_for(account).name
        said, told = wording.name("policy", rule_set, language), ""
        if rule_set != own:
            said = self.tr("{0}, by this account").format(said)
            told = self.tr("These rules follow from the lender and the product of this account. Settings say: {0}.")
            told = told.format(wording.name("policy", own, language))
        told = " ".join(filter(None, (told, self.tr("Shift+F8 shows each with its source."))))
        self._rules.setText(said)
        self._rules.setToolTip(told)

    def _show_contact(self) -> None:
        case = self._model.case if self._model is not None else None
        if case is None:
            return
        # The window is painted before any rule is asked.
        from restructure.services.circumstances import calls_today
        from ui.models.contact import contact_now

        looked = contact_now(self._session, case)
        now, found = looked.situation, looked.findings
        may = {
            "block": self.tr("No contact"),
            "warn": self.tr("Better no contact now"),
            "text": self.tr("May talk now, with a note"),
        }
        icon, role = CONTACT[found[0].severity] if found else ("ok", "positive")
        talks, attempts = calls_today(now)
        today = self.tr("today {0} spoken, {1} unanswered").format(talks, attempts)
        text = may[found[0].severity] if found else self.tr("May talk now")
        unsure = now.local_now is None and not (found and found[0].severity == "block")
        if now.unreadable or unsure:
            text = self.tr("Contact cannot be judged")
        # Where the hour there is not known, nor is what was said there today.
        said = text if self._narrow or unsure else wording.beside((text, today), self._session.language)
        if unsure and self._narrow:
            said = self.tr("Hour not known")
        told_before = self._contact[1].text()
        self._show(self._contact, icon, role, self._of_hold(now) or said)
        if told_before != self._contact[1].text():
            announce(self, self._contact[1].text())
        language, currency = self._session.language, case.debt.currency
        told = [wording.finding(one, language, currency) for one in found]
        counted = today if self._narrow and not unsure else ""
        more = (*told, counted, self.tr("Counted as known to this PC. F8 shows the cures."))
        self._contact[1].tell("\n".join(filter(None, more)))

    def _of_hold(self, now: Situation) -> str:
        """That a hold runs, or ran until somebody should be in touch; nothing where there is none to speak of."""
        from restructure.rules.hold_conditions import ended

        language, today = self._session.language, self._session.today()
        running, over = now.hold_on(today), ended(now)
        if running is not None:
            day = formats.brief_date(running.until, language)
            if now.called_us_on == today:
                return self.tr("On hold until {0}; they called, so talk").format(day)
            return self.tr("On hold until {0}; contact paused").format(day)
        if over is not None:
            return self.tr("The hold ended on {0}: get in touch").format(formats.brief_date(over.until, language))
        return ""

    def _private(self) -> str:
        if self._session.store.key == DEMO_KEY:
            return self.tr("Demo data on this PC, readable by anyone")
        return self.tr("Data stay on this PC, encrypted")

    def _show_findings(self) -> None:
        outcome = self._model.chosen_outcome if self._model is not None else None
        if self._is_settled:
            self._show(self._findings, "", "muted", "")
            return
        if outcome is None:
            self._show(self._findings, "no", "negative", self.tr("The chosen option needs repair"))
            return
        severities = [finding.severity for finding in outcome.findings]
        if "block" in severities:
            self._show(self._findings, "no", "negative", self.tr("The rules stop this option"))
        elif cautions := severities.count("warn"):
            text = self.tr("1 caution") if cautions == 1 else self.tr("{0} cautions").format(cautions)
            self._show(self._findings, "warn", "caution", text)
        else:
            self._show(self._findings, "ok", "positive", self.tr("Within the rules"))

    def _show_saved(self) -> None:
        self._saved_at = self._session.now()
        # What nobody expected is not outdated by the next save, which follows within a second.
        if self._failure not in (UNEXPECTED, DAMAGED, NO_BACKUP) or self._saved_at - self._failed_at >= READ_WITHIN:
            self._failure = ""
        self._say_saved()

    def _show_failure(self, code: str) -> None:
        self._failure, self._failed_at = code, self._session.now()
        self._say_saved()
        announce(self, self._saved.text(), urgent=True)

    def _show_behind(self, behind: search.Behind | None) -> None:
        self._behind = behind
        self._say_saved()

    def _say_saved(self) -> None:
        unread = self._session.said_unread(self._account.number if self._account else "")
        more = unread[1]
        # A failure takes the room of what is always so.
        self._private_label.setVisible(not (self._narrow or self._failure))
        if self._failure:
            set_state(self._saved, "role", "error")
            self._saved.setText(wording.say(f"store.{self._failure}", self._session.language))
            self._saved_icon.show_icon("no", "negative")
        elif unread[0]:
            set_state(self._saved, "role", "error")
            self._saved.setText(unread[0])
            self._saved_icon.show_icon("warn", "caution")
        elif self._behind is not None:
            share = 100 * self._behind.done // max(self._behind.whole, 1)
            set_state(self._saved, "role", "small")
            self._saved.setText(self.tr("Search by name: {0} % ready").format(share))
            more = self.tr("Accounts are found by number already. Work goes on meanwhile.")
            self._saved_icon.show_icon("search", "muted")
        else:
            set_state(self._saved, "role", "small")
            self._saved.setText(self.tr("Saved {0}").format(self._saved_at.strftime("%H:%M")))
            self._saved_icon.show_icon("save", "muted")
        self._saved.tell(more)
