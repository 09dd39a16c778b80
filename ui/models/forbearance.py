"""The hold beside the options: what it would come to, and the one that runs. Holds, derives, signals; no words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from calculators.errors import Refusal
from restructure.offers.outcome import Case
from restructure.parties.situation import Hold, Situation
from restructure.proposals.log_entry import Told, written
from restructure.rules.forbearance import Held, granted, held, lifted
from restructure.store import negotiations
from restructure.store.negotiations import Event, Kind
from ui.models.desk import DeskModel
from ui.session import Session


class Holding(QObject):
    """A hold, proposed as it is typed; what runs is kept with the circumstances, and in the log."""

    changed = Signal()
    logged = Signal()

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.terms = self._fresh()
        self.held: Held | None = None
        self.refused: Refusal | None = None
        self._mistake: Refusal | None = None
        self._before: Situation | None = None
        self._of: Case | None = None
        self.unread = False
        model.account_changed.connect(self._begin_anew)
        model.outcomes_changed.connect(self._look)
        model.situation_changed.connect(self._look)

    def _fresh(self) -> Hold:
        today = self._session.today()
        return Hold(today, today + timedelta(days=self._session.organisation.presets.hold_days))

    def _begin_anew(self) -> None:
        self.terms, self._before, self._mistake = self._fresh(), None, None
        self._derive()

    @property
    def running(self) -> Hold | None:
        """The hold of today."""
        return self._model.situation.hold_on(self._session.today())

    @property
    def may_undo(self) -> bool:
        """Return whether the last step on this account can be taken back."""
        return self._before is not None and self._before.holds != self._model.situation.holds

    @property
    def mistaken(self) -> bool:
        """Return whether what was typed as the end was not understood."""
        return self._mistake is not None

    def change(self, **fields: Any) -> None:
        """Change what is proposed; whoever does has chosen it. An end that needs repair waits for another end."""
        if "until" in fields:
            self._mistake = None
        terms = replace(self.terms, **fields)
        if terms != self.terms:
            self.terms = terms
            self._model.choose("hold")
        self._derive()

    def mistake(self, reason: Refusal) -> None:
        """A field of it needs repair: nothing can be granted meanwhile."""
        self._mistake = reason
        self._derive()

    def _look(self) -> None:
        """What another option costs changes nothing here."""
        if self._model.case is not self._of:
            self._derive()

    def _derive(self) -> None:
        self._of = self._model.case
        case, self.held, self.refused = self._model.case, None, self._mistake
        if case is not None and self.refused is None:
            try:
                self.held = held(case.debt, self.terms, case.policy, case.situation)
            except Refusal as reason:
                self.refused = reason
        self.changed.emit()

    def begin(self) -> None:
        """Grant what is proposed, from today."""
        if self.held is not None:
            hold = replace(self.terms, start=self._session.today())
            self._keep(granted(self._model.situation, hold), "held", hold)

    def end(self) -> None:
        """End the hold that runs, today."""
        hold = self.running
        if hold is not None:
            self._keep(lifted(self._model.situation, self._session.today()), "hold_ended", hold)

    def undo(self) -> None:
        """Take the last step on this account back."""
        before, known = self._before, self._model.situation
        if before is not None and self.may_undo:
            hold = (known.holds or before.holds)[-1]
            self._keep(replace(known, holds=before.holds), "hold_undone", hold)
            self._before = None
            self.changed.emit()

    def called(self) -> None:
        """They called us: on this day one may talk."""
        if self._model.account is not None:
            self._log("called", "")
            self._model.look_around()

    def _keep(self, situation: Situation, kind: Kind, hold: Hold) -> None:
        before = self._model.situation
        self._model.set_situation(situation)
        if self._model.situation.holds != before.holds:
            self._before = before
            self._log(kind, written(Told("hold", hold=hold)))
            self.changed.emit()

    def _log(self, kind: Kind, detail: str) -> None:
        account, store = self._model.account, self._session.store
        if account is not None:
            event = Event(self._session.now(), kind, detail)
            self._session.write(lambda: negotiations.append(store, account.number, event))
            self.logged.emit()

    def draft(self) -> dict[str, object]:
        """Return what is needed to put the proposal back."""
        kept: dict[str, object] = msgspec.to_builtins(self.terms, enc_hook=str)
        return kept

    def put_back(self, draft: object) -> None:
        """The proposal as it was left, beginning today; one whose end has passed gives way to a fresh one."""
        today = self._session.today()
        self.unread = False
        try:
            kept = msgspec.convert(draft, Hold, strict=False)
        except msgspec.ValidationError:
            # None is a draft of before holds were kept.
            self.unread = draft is not None
            return
        self.terms = replace(kept, start=today) if kept.until > today else self._fresh()
        self._derive()
