"""Changes that wait for a second person: beside what stands until then, and where somebody else decides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from calculators.errors import Refusal
from reports import wording
from reports.changes import difference_in_words, title
from restructure.store import StoreProblem, people, second_person
from restructure.store.proposed_changes import Kind, ProposedChange
from ui.session import Session
from ui.widgets.elements import Panel, button, clear, column, icon_label, label, row, shortcut
from ui.widgets.fields import text_edit

MOST_SHOWN = 20
Act = tuple[ProposedChange, ...]
"""Changes that were proposed together, and are decided so."""


def said_of(session: Session, kind: Kind, otherwise: str) -> str:
    """Return that what was just changed waits for somebody else, where it does; ``otherwise`` where it holds."""
    own = (one for one in second_person.waiting(session.store) if one.proposed_by == session.store.who)
    return wording.say("change.waits", session.language) if any(one.kind == kind for one in own) else otherwise


class WaitingChanges(Panel):
    """The changes of some kinds that wait, of one part where it is given, or of all; nothing where none does."""

    decided = Signal()

    def __init__(self, session: Session, *kinds: Kind, part: str | None = None) -> None:
        super().__init__()
        self._session, self._kinds, self._part = session, kinds, part
        self.cards: list[ChangeCard] = []
        self._list, self._more = column(spacing=6), label("muted", wrap=True)
        self.setLayout(column(self._list, self._more, spacing=6))

    def start(self) -> None:
        """Show what waits."""
        clear(self._list)
        waiting = () if self._session.in_sight else second_person.waiting_by_act(self._session.store)
        waits = [act for act in waiting if self._shows(act)]
        self.cards = [ChangeCard(self._session, one) for one in waits[:MOST_SHOWN]]
        for card in self.cards:
            card.decided.connect(self._decided)
            self._list.addWidget(card)
        said = self.tr("{0} of {1} are shown; the next follow as these are decided.")
        self._more.setText(said.format(MOST_SHOWN, len(waits)))
        self._more.setVisible(len(waits) > MOST_SHOWN)
        self.setVisible(bool(waits))

    def focus_first(self) -> None:
        """Go to the first change that whoever looks at it may accept."""
        card = next((one for one in self.cards if one.accept.isVisibleTo(one)), None)
        if card is not None:
            card.accept.setFocus()

    def show_part(self, part: str) -> None:
        """Show what waits of a part, such as an account, from now on."""
        self._part = part
        self.start()

    def _shows(self, act: Act) -> bool:
        of_part = self._part is None or any(one.subject == self._part for one in act)
        return of_part and (not self._kinds or act[0].kind in self._kinds)

    def relabel(self) -> None:
        self.start()

    def _decided(self, lapsed: int) -> None:
        self._session.take_decided()
        self.start()
        self.decided.emit()
        self.focus_first()
        if lapsed:
            said = self.tr("{0} lapsed: what they would replace is not there any more. Propose them anew.")
            self._more.setText(said.format(lapsed))
            for widget in (self._more, self):
                widget.show()


class ChangeCard(Panel):
    """The changes of one act: what they are of, from what to what, who proposed them and since when; and the answers
    that whoever looks at them may give. Ctrl+Enter accepts. ``decided`` carries how many lapsed instead."""

    decided = Signal(int)

    def __init__(self, session: Session, act: Act) -> None:
        super().__init__()
        self._session, self.change = session, act[0]
        self.setProperty("role", "told")
        language = session.language
        self.title = label("bold", title(act, language))
        self.difference = label("small", difference_in_words(act, language), wrap=True)
        self.said, self.error = label("hint", self._since(), wrap=True), label("error", wrap=True)
        self.reason, self.accept, self.refuse = text_edit(200), button("small"), button("small")
        self.withdraw, self.alone = button("small"), button("small")
        self.word(self.accept.setText, lambda: self.tr("Accept") + "  Ctrl+Enter")
        self.word(self.refuse.setText, lambda: self.tr("Refuse"))
        self.word(self.withdraw.setText, lambda: self.tr("Withdraw"))
        self.word(self.alone.setText, lambda: self.tr("Decide alone"))
        for name in (self.reason.setPlaceholderText, self.reason.setAccessibleName):
            self.word(name, lambda: self.tr("Reason, needed to refuse"))
        self._lay_out()
        store, number = session.store, self.change.id
        reason = self.reason.text
        answers: dict[QPushButton, Callable[[], object]] = {
            self.accept: lambda: second_person.accept(store, number),
            self.refuse: lambda: second_person.refuse(store, number, reason().strip(), together=True),
            self.withdraw: lambda: second_person.withdraw(store, number, together=True),
            self.alone: lambda: second_person.decide_alone(store, number),
        }
        for pressed, answer in answers.items():
            pressed.clicked.connect(lambda _, answer=answer: self._try(answer))

    def _lay_out(self) -> None:
        head = row(icon_label("clock", "caution", 14), self.title, None, spacing=8)
        answers = row(self.reason, self.accept, self.refuse, self.alone, self.withdraw, None, spacing=8)
        answers.setStretch(0, 1)
        self.setLayout(column(head, self.difference, self.said, answers, self.error, spacing=4, margins=(10, 8, 10, 8)))
        decides = second_person.may_decide(self._session.store, self.change)
        own = self.change.proposed_by == self._session.store.who
        for widget in (self.reason, self.refuse):
            widget.setVisible(decides or second_person.may_refuse(self._session.store, self.change))
        self.accept.setVisible(decides)
        self.withdraw.setVisible(own)
        self.alone.setVisible(second_person.may_decide_alone(self._session.store, self.change))
        self.error.hide()
        if decides:
            shortcut(self, "Ctrl+Return", self.accept.click)

    def _since(self) -> str:
        users = people.users(self._session.store)
        who = next(one.name for one in users if one.login == self.change.proposed_by)
        at = self.change.proposed_at.astimezone().strftime("%Y-%m-%d %H:%M")
        if second_person.may_decide(self._session.store, self.change):
            return self.tr("Proposed by {0}, {1}. You decide; until then what was there stands.").format(who, at)
        names = ", ".join(one.name for one in users if second_person.could_decide(one, self.change))
        if not names:
            return self.tr(
                "Proposed by {0}, {1}. It concerns the only other one who could decide: after three days whoever "
                "proposed it decides alone."
            ).format(who, at)
        return self.tr("Proposed by {0}, {1}. It waits for somebody else: {2}.").format(who, at, names)

    def _try(self, answer: Callable[[], object]) -> None:
        try:
            done = answer()
        except Refusal as reason:
            self._complain(wording.reason(reason, self._session.language))
        except StoreProblem as problem:
            self._complain(wording.say(f"store.{problem.code}", self._session.language))
        else:
            self.decided.emit(done[1] if isinstance(done, tuple) else 0)

    def _complain(self, text: str) -> None:
        self.error.setText(text)
        self.error.show()
