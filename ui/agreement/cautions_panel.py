"""Before signing: a reason for each caution, and the release of terms beyond one's limits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reports import wording
from restructure.agreements.agreement import offered, offered_in
from restructure.policy import Finding
from restructure.simulation import Simulated
from restructure.store import negotiations, offer_release, releases
from restructure.store.negotiations import Event
from ui.agreement.release import ReleasePanel
from ui.models.authority import Standing
from ui.models.terms_asked import terms_asked
from ui.session import Session
from ui.widgets.authority_line import AuthorityLine
from ui.widgets.elements import Panel, button, clear, column, icon_label, label, row
from ui.widgets.fields import text_edit


def reasons_given(session: Session, account_number: str) -> dict[str, str]:
    """The reason typed for each rule since the last signature: what was signed took its reasons with it."""
    given: dict[str, str] = {}
    for event in negotiations.events(session.store, account_number):
        if event.kind == "signed":
            given.clear()
        elif event.kind == "reason":
            rule, _, text = event.detail.partition(": ")
            given[rule] = text
    return given


def stops(outcome: Simulated, session: Session) -> list[str]:
    """Each rule that stops an option, by name: what it says, its source, what would mend it."""
    language, currency = session.language, outcome.debt.currency
    return [
        " ".join(
            part
            for part in (
                wording.finding(found, language, currency),
                wording.source(found, language),
                wording.cure(found, language, currency),
            )
            if part
        )
        for found in outcome.findings
        if found.severity == "block"
    ]


class Guard(Panel):
    """Cautions with their reasons, kept in the log with the rule's id as soon as the field is left."""

    changed = Signal()
    release_asked = Signal()
    take_up_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._account_number = ""
        self._cautions: tuple[Finding, ...] = ()
        self._currency = ""
        self._released = ""
        self._drawn: tuple[object, ...] = ()
        self.fields: dict[str, QLineEdit] = {}
        self.authority, self.release = AuthorityLine(), button()
        self._head, self._reasons = label("muted", wrap=True), column(spacing=4)
        self.word(self._head.setText, lambda: self.tr("Each caution needs a reason, kept in the log:"))
        self.word(self.release.setText, lambda: self.tr("Ask for release"))
        self.release.clicked.connect(self.release_asked)
        self.afar, self.take_up = ReleasePanel(session), button("link")
        self.afar.changed.connect(self.changed)
        self.take_up.clicked.connect(lambda: self.take_up_asked.emit(self._released))
        self.setLayout(
            column(self._head, self._reasons, self.authority, self.release, self.afar, self.take_up, spacing=6)
        )

    def show_outcome(self, account_number: str, outcome: Simulated, now: Standing, *, signed: bool) -> None:
        """Show what has to be said about an option; fields that stand already are left alone."""
        self._account_number, self._currency = account_number, outcome.debt.currency
        self._cautions = tuple(one for one in outcome.findings if one.severity == "warn")
        self._head.setVisible(bool(self._cautions))
        self.authority.show_standing(now.state, now.why, now.by)
        self.release.setVisible(now.state in ("beyond", "declined") and not signed)
        waiting = now.state == "waiting" and not signed
        self.afar.show_waiting(
            offer_release.held_proposal(self._session.store, account_number, outcome) if waiting else None
        )
        self._show_released(account_number, outcome, signed=signed)
        drawn = (account_number, self._session.language, *(one.rule for one in self._cautions))
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw()
        for field in self.fields.values():
            field.setReadOnly(signed)

    def _show_released(self, account_number: str, outcome: Simulated, *, signed: bool) -> None:
        """The way back to released terms that are not those on paper: dates move on, what was released does not."""
        wanted = offered(outcome)
        held = [] if signed else releases.released(self._session.store, account_number)
        other = next((one for one in held if offered_in(releases.record_of(self._session.store, one)) != wanted), "")
        self._released = other
        self.take_up.setVisible(bool(other))
        if other:
            record = releases.record_of(self._session.store, other)
            self.take_up.setText(self.tr("Take up the released terms"))
            self.take_up.setToolTip(terms_asked(record, self._session.language))

    def _draw(self) -> None:
        clear(self._reasons)
        self.fields = {}
        last: QWidget = self.release
        given = reasons_given(self._session, self._account_number)
        for found in self._cautions:
            text = wording.finding(found, self._session.language, self._currency)
            field = text_edit(200)
            field.setText(given.get(found.rule, ""))
            field.setAccessibleName(self.tr("Reason: {0}").format(text))
            field.setPlaceholderText(self.tr("Reason"))
            field.editingFinished.connect(self._keeper(found.rule, field))
            self.fields[found.rule] = field
            holder = Panel()
            line = row(icon_label("warn", "caution", 14), label("small", text, wrap=True), spacing=6)
            line.setStretch(1, 1)
            holder.setLayout(column(line, field, spacing=2))
            self._reasons.addWidget(holder)
            # Made late, a field would stand last of the whole window in the order of Tab.
            QWidget.setTabOrder(last, field)
            last = field

    def _keeper(self, rule: str, field: QLineEdit) -> Callable[[], None]:
        return lambda: self.keep(rule, field.text().strip())

    def keep(self, rule: str, text: str) -> None:
        """Keep a reason in the log."""
        store, number = self._session.store, self._account_number
        if not text or reasons_given(self._session, number).get(rule) == text:
            return
        event = Event(self._session.now(), "reason", f"{rule}: {text}")
        if self._session.write(lambda: negotiations.append(store, number, event)):
            self.changed.emit()

    def unreasoned(self, outcome: Simulated) -> int:
        """How many cautions of an option have no reason yet."""
        rules = [one.rule for one in outcome.findings if one.severity == "warn"]
        given = reasons_given(self._session, self._account_number) if rules else {}
        return sum(rule not in given for rule in rules)
