"""What was promised on this account and comes next, said in a line: read once when it is opened, and after each act."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reports import wording
from reports.work_list import promise_in_words, step_in_words
from restructure.offers.outcome import Case
from restructure.services import promises
from restructure.store import accounts, money_known, next_steps
from restructure.worklist.next_step import NextStep
from restructure.worklist.promise import Judged
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.elements import Panel, button, icon_label, label, row, set_state

STATES = {"open": "unknown", "kept": "affordable", "partly": "tight", "broken": "tight", "void": "unknown"}
"""The ground that a promise stands on, as that of a verdict."""


class PromisedLine(Panel):
    """The newest promise and the one that stands, what speaks against them, and the next steps; hidden where there is
    neither. ``corrected`` and ``withdrawn`` carry the number of the promise that somebody wants to correct or take
    back."""

    corrected = Signal(int)
    withdrawn = Signal(int)

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self._promises: tuple[Judged, ...] = ()
        self._steps: tuple[NextStep, ...] = ()
        self._of: Case | None = None
        self.text, self.correct, self.withdraw = label("small", wrap=True), button("link"), button("link")
        self.word(self.correct.setText, lambda: self.tr("Correct"))
        self.word(self.withdraw.setText, lambda: self.tr("Take back"))
        self.correct.clicked.connect(lambda: self.corrected.emit(self._open()))
        self.withdraw.clicked.connect(lambda: self.withdrawn.emit(self._open()))
        layout = row(icon_label("clock", "muted", 14), self.text, spacing=8, margins=(10, 5, 10, 5))
        layout.setStretch(1, 1)
        layout.addWidget(self.correct)
        layout.addWidget(self.withdraw)
        self.setLayout(layout)
        model.account_changed.connect(self.look)
        model.situation_changed.connect(self._look)
        self.hide()

    def _look(self) -> None:
        """An account that was just opened was looked up with it."""
        if self._model.case is not self._of:
            self.look()

    def look(self) -> None:
        """Read what was promised and what comes next."""
        self._of = self._model.case
        account, store = self._model.account, self._session.store
        if account is None or accounts.load(store, account.number) is None:
            self._promises, self._steps = (), ()
        else:
            found = promises.of_account(self._session.workplace, account.number)
            self._promises = tuple(one for one in found if one.state in STATES and not one.corrected)
            self._steps = tuple(next_steps.open_ones(store, [account.number]).get(account.number, []))
        told = money_known.sources(store) if self._promises else ()
        self._known = money_known.known_through(told, account.creditor if account is not None else "")
        self.relabel()

    def relabel(self) -> None:
        said, language = list[str](), self._session.language
        missed = sum(one.is_missed for one in self._promises)
        said += [promise_in_words(one, missed, self._known, language) for one in self._said()]
        last = self._model.situation.confirmation_by if self._model.account is not None else None
        if last is not None and last >= self._session.today():
            said.append(wording.say("work.confirmation_by", language, day=last))
        said += [step_in_words(one, language) for one in self._steps]
        self.text.setText(" ".join(said) if language == "en" else "".join(said))
        self.setVisible(bool(said))
        for one in (self.correct, self.withdraw):
            one.setVisible(bool(self._open()))
        set_state(self, "verdict", STATES[self._promises[-1].state] if self._promises else "unknown")

    def _open(self) -> int:
        """The number of the newest promise that can be corrected or taken back, 0 where none can."""
        return next((one.promise.id for one in reversed(self._promises) if one.state in ("open", "void")), 0)

    def _said(self) -> list[Judged]:
        """The newest promise, and before it the newest of those that are open, where that is another."""
        opened = [one for one in self._promises[:-1] if one.state == "open"]
        newest = self._promises[-1:]
        return [*(opened[-1:] if newest and newest[0].state != "open" else ()), *newest]
