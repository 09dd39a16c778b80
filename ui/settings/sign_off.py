"""Counsel's sign-off of the rule set that is shown, typed in beside its rules."""

from __future__ import annotations

from calculators.errors import Refusal
from reports import wording
from restructure.policy import PolicyName
from restructure.rules.own_packs import readable
from restructure.services import rule_review
from restructure.store.sign_offs import LONGEST_NAME
from ui.session import Session
from ui.widgets.allowed import set_read_only
from ui.widgets.dates import read_date, shown_date
from ui.widgets.elements import Panel, button, column, label
from ui.widgets.fields import text_edit
from ui.widgets.flow import Flow
from ui.widgets.waiting_changes import said_of


class SignOffRow(Panel):
    """The fields that say who read the rules of a rule set, and on which day."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self.rule_set = session, session.organisation.policy.rule_set
        self.counsel, self.day, self.record = text_edit(LONGEST_NAME), text_edit(30), button("", "save")
        self.said = label("body_muted", wrap=True)
        self.counsel.setFixedWidth(220)
        self.day.setFixedWidth(200)
        for field, says in (
            (self.counsel, lambda: self.tr("Counsel who read these rules")),
            (self.day, lambda: self.tr("Day, such as {0}").format(shown_date(session, session.today()))),
        ):
            self.word(field.setPlaceholderText, says)
            self.word(field.setAccessibleName, says)
        self.word(self.record.setText, lambda: self.tr("Record the sign-off"))
        self.record.clicked.connect(self._record)
        self.setLayout(column(Flow(self.counsel, self.day, self.record, spacing=8), self.said, spacing=4))

    def start(self, *, may: bool) -> None:
        """Let whoever may type; what stands here stays."""
        set_read_only((self.counsel, self.day, self.record), read_only=not may)
        self._say("")

    def show_rules(self, rule_set: PolicyName) -> None:
        """Record from now on who read another rule set."""
        self.rule_set = rule_set

    def _record(self) -> None:
        session = self._session
        try:
            day = read_date(session, self.day.text(), "day")
            own = readable(session.own_rules)
            kept = session.write(
                lambda: rule_review.sign_off(session.store, self.rule_set, self.counsel.text(), day, own)
            )
        except Refusal as reason:
            self._say(wording.reason(reason, session.language))
            return
        if kept:
            self.counsel.clear()
            self.day.clear()
            session.take_decided()
            self._say(said_of(session, "sign_offs", self.tr("Saved.")))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
