"""Before signing: a reason for each caution, and the release of terms beyond one's limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reports import wording
from restructure.offers.outcome import Simulated
from restructure.policy import Finding, Policy
from restructure.services.cautions import cautions, give_reason, reasons_given, stops, unreasoned
from restructure.services.standing import other_release
from restructure.store import offer_release
from restructure.store.offer_release import OfferAuthority, Request
from ui.agreement.release import ReleasePanel
from ui.models.authority import Standing
from ui.models.terms_asked import terms_asked
from ui.session import Session
from ui.widgets.authority_line import AuthorityLine
from ui.widgets.elements import Panel, button, clear, column, icon_label, label, row
from ui.widgets.fields import text_edit
from ui.widgets.unseen import withheld_rules, withheld_words


def said_of_stops(outcome: Simulated, policy: Policy, session: Session) -> list[str]:
    """Each rule that stops an option, by name: what it says, its source, what would mend it."""
    language, currency = session.language, outcome.debt.currency
    withheld = withheld_rules(session, policy)
    return [
        withheld_words()
        if found.rule in withheld
        else " ".join(
            part
            for part in (
                wording.finding(found, language, currency),
                wording.source(found, language),
                wording.cure(found, language, currency),
            )
            if part
        )
        for found in stops(outcome)
    ]


class Guard(Panel):
    """Cautions with their reasons, kept in the log with the rule's id as soon as the field is left."""

    changed = Signal()
    release_asked = Signal()
    take_up_asked = Signal(str)
    released_afar = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._account_number = ""
        self._cautions: tuple[Finding, ...] = ()
        self._currency = ""
        self._released, self._withheld = "", frozenset[str]()
        self._given: dict[str, str] = {}
        self._drawn: tuple[object, ...] = ()
        self.fields: dict[str, QLineEdit] = {}
        self.authority, self.release, self.why = AuthorityLine(), button(), text_edit(200)
        self._head, self._reasons = label("muted", wrap=True), column(spacing=4)
        self.word(self._head.setText, lambda: self.tr("Each caution needs a reason, kept in the log:"))
        self.word(self.release.setText, lambda: self.tr("Ask for release"))
        for set_text in (self.why.setPlaceholderText, self.why.setAccessibleName):
            self.word(set_text, lambda: self.tr("Why it should be released"))
        self.release.clicked.connect(self.release_asked)
        self.why.returnPressed.connect(self.release_asked)
        self.afar, self.take_up = ReleasePanel(session), button("link")
        self.afar.changed.connect(self.released_afar)
        self.take_up.clicked.connect(lambda: self.take_up_asked.emit(self._released))
        self.setLayout(
            column(
                self._head, self._reasons, self.authority, self.why, self.release, self.afar, self.take_up, spacing=6
            )
        )

    def look(self, account_number: str) -> None:
        """Read again which reasons were given on an account, and who could release from another PC."""
        self._account_number = account_number
        self._given = reasons_given(self._session.workplace, account_number)
        self.afar.look()

    def show_outcome(
        self, outcome: Simulated, now: Standing, known: OfferAuthority | None, policy: Policy, *, signed: bool
    ) -> None:
        """Show what has to be said about an option; fields that stand already are left alone."""
        self._withheld = withheld_rules(self._session, policy)
        if self._session.in_sight:
            now, known = Standing("free"), None
        self._currency = outcome.debt.currency
        self._cautions = cautions(outcome)
        self._head.setVisible(bool(self._cautions))
        self.authority.show_standing(now.state, now.why, now.by)
        for one in (self.why, self.release):
            one.setVisible(now.state in ("beyond", "declined") and not signed)
        waiting = now.state == "waiting" and not signed
        held = offer_release.request_for(known, outcome) if waiting and known is not None else None
        self.afar.show_waiting(held)
        self._show_released(None if known is None or signed else other_release(known, outcome))
        rules = tuple(one.rule for one in self._cautions)
        drawn = (self._account_number, signed, self._session.language, self._withheld, *rules)
        if drawn != self._drawn:
            # What is signed takes its reasons with it; they stand here while that is shown.
            stay = self._drawn[:1] == drawn[:1] and self._drawn[1:2] <= (signed,)
            self._drawn = drawn
            self._draw({rule: field.text() for rule, field in self.fields.items()} if stay else {})
        for field in self.fields.values():
            field.setReadOnly(signed)

    def _show_released(self, other: Request | None) -> None:
        """The way back to released terms that are not those on paper."""
        self._released = other.proposal.terms_digest if other else ""
        self.take_up.setVisible(other is not None)
        if other is not None:
            self.take_up.setText(self.tr("Take up the released terms"))
            self.take_up.setToolTip(terms_asked(other.record, self._session.language))

    def _draw(self, typed: Mapping[str, str]) -> None:
        clear(self._reasons)
        self.fields = {}
        last: QWidget = self.release
        for found in self._cautions:
            withheld = found.rule in self._withheld
            text = withheld_words() if withheld else wording.finding(found, self._session.language, self._currency)
            field = text_edit(200)
            field.setText(typed.get(found.rule) or self._given.get(found.rule, ""))
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
        there, number = self._session.workplace, self._account_number
        if not text or self._given.get(rule) == text:
            return
        if self._session.write(lambda: give_reason(there, number, rule, text)):
            self._given[rule] = text
            self.changed.emit()

    def keep_typed(self) -> None:
        """Keep every reason as it stands, also one whose field was not left yet."""
        for rule, field in tuple(self.fields.items()):
            self.keep(rule, field.text().strip())

    def to_do(self) -> QWidget | None:
        """Return where the cursor is needed next: a reason, or the request for a release; None where neither is."""
        waiting = (field for rule, field in self.fields.items() if rule not in self._given)
        return next(waiting, None if self.release.isHidden() else self.release)

    def unreasoned(self, outcome: Simulated) -> int:
        """Return how many cautions of an option have no reason yet."""
        return unreasoned(outcome, self._given)
