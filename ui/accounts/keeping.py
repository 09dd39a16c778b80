"""What is to become of an account's data: kept under a legal hold, or erased with everything that names the person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from calculators.errors import Refusal
from reports import formats, wording
from restructure.authority.limits import RELEASING
from restructure.rules.packs import years_kept
from restructure.store import accounts, agreements, erasure, people
from ui.session import Session
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.fields import text_edit
from ui.widgets.twice import is_second_press

LONGEST_REASON = 120


class KeepingPanel(Panel):
    """Each takes a reason; erasing is asked for twice. Where people sign in, only those who release may do it.

    ``leaving`` right before an account is erased, while what is open of it can still be put down; then ``erased``.
    """

    leaving = Signal()
    erased = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._number = ""
        self.reason, self.hold, self.erase = text_edit(LONGEST_REASON), button(), button("", "x")
        self._state, self.said = label("body_muted", wrap=True), label("error", wrap=True)
        for told in (self._state, self.said):
            # One long word in a reason must not make the page as wide.
            told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = label("title")
        self.setProperty("role", "card")
        self.word(head.setText, lambda: self.tr("Keeping the data"))
        self.word(self.reason.setPlaceholderText, lambda: self.tr("Reason for the record, without names"))
        self.word(self.reason.setAccessibleName, lambda: self.tr("Reason for the record, without names"))
        self.word(self.erase.setText, lambda: self.tr("Erase this account"))
        acts = row(self.reason, self.hold, self.erase, spacing=8)
        self.setLayout(column(head, self._state, acts, self.said, spacing=8, margins=(20, 16, 20, 14)))
        self.hold.clicked.connect(self._hold)
        self.erase.clicked.connect(self._erase)
        self.reason.textEdited.connect(self._take_back)
        self.hide()

    def start(self, number: str) -> None:
        """Show what holds for an account; nothing for one that is not kept yet."""
        self._number = number
        self.reason.clear()
        self._take_back()
        user = people.current(self._session.store)
        self.setVisible(bool(number) and (user is None or user.role in RELEASING))
        self.relabel()

    def _take_back(self) -> None:
        self.said.setText("")

    def relabel(self) -> None:
        self._take_back()
        if not self._number:
            return
        held = erasure.held_because(self._session.store, self._number)
        self.hold.setText(self.tr("Lift the legal hold") if held is not None else self.tr("Put a legal hold on it"))
        self.erase.setEnabled(held is None)
        if held is not None:
            self._state.setText(self.tr("Under a legal hold, so nobody erases it: {0}").format(held))
            return
        told = self.tr(
            "To erase takes away whatever names the person, for good; the record says only that it was done."
        )
        store, number = self._session.store, self._number
        rules = self._session.policy_for(accounts.load(store, number))
        until = erasure.kept_until(store, number, years_kept(rules.name))
        if until is not None:
            day = formats.date(until, self._session.language)
            told += " " + self.tr("The record of contacts and agreements is to be kept until {0}.").format(day)
        self._state.setText(told)

    def _hold(self) -> None:
        store, number, reason = self._session.store, self._number, self.reason.text()
        turn = erasure.legal_hold if erasure.held_because(store, number) is None else erasure.lift_legal_hold
        if not self._is_busy() and self._do(lambda: turn(store, number, reason)):
            self.start(number)

    def _erase(self) -> None:
        store, number, reason = self._session.store, self._number, self.reason.text().strip()
        if self._is_busy():
            return
        if not reason:
            self._complain(Refusal("reason", "missing_field"))
        elif is_second_press(self.erase, self.said, self._asks_to_erase(), self._may_erase):
            self.leaving.emit()
            if self._do(lambda: erasure.erase(store, number, reason=reason)):
                self.erased.emit(number)

    def _asks_to_erase(self) -> str:
        gone = self.tr("{0} goes for good, with {1} agreements, every note and every payment. Press again to erase.")
        return gone.format(self._number, len(agreements.of_account(self._session.store, self._number)))

    def _may_erase(self) -> bool:
        return erasure.held_because(self._session.store, self._number) is None

    def _is_busy(self) -> bool:
        if self._session.busy:
            self.said.setText(self.tr("Something else is still at work. Press again when it is done."))
        return self._session.busy

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            return self._session.write(act)
        except Refusal as reason:
            self._complain(reason)
            return False

    def _complain(self, reason: Refusal) -> None:
        self.said.setText(wording.reason(reason, self._session.language))
        self.reason.setFocus()
