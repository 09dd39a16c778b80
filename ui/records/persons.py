"""Records, persons: who may be one person, for a supervisor to decide, and what was decided."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from calculators.errors import Refusal
from reports import wording
from restructure.parties.masking import masked
from restructure.parties.natural_person import NaturalPerson
from restructure.services import persons
from restructure.store.persons import Answer, Decision, Doubt
from restructure.store.persons import standings as standings_of
from ui.records.person_rights import CouldGo, PersonRights
from ui.session import Session
from ui.widgets.allowed import AllowedLine
from ui.widgets.elements import Panel, answer, button, clear, column, icon_label, label, line, row
from ui.widgets.shown_of import shown_of

MOST_SHOWN, MOST_PLACES = 20, 3


class PersonsSection(Panel):
    """Doubts first, each with both persons side by side; below them what was decided, each with a way back."""

    leaving = Signal()
    erased = Signal()
    forgotten = Signal()
    """Somebody is about to go; somebody is gone; those who could go by themselves are."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._session = session
        self.allowed = AllowedLine(session, "persons")
        self.counted, self.said = label("body_muted", wrap=True), answer("error")
        self.rights, self.could_go = PersonRights(session), CouldGo(session)
        for panel in (self.rights, self.could_go):
            panel.leaving.connect(self.leaving)
        self.rights.gone.connect(self.erased)
        self.could_go.gone.connect(self.forgotten)
        self.cards: list[DoubtCard] = []
        self._doubts, self._decided = column(spacing=6), column(spacing=2)
        head, decided = label("head"), label("head")
        self.word(head.setText, lambda: self.tr("May be one person"))
        self.word(decided.setText, lambda: self.tr("Decided"))
        self._decided_heads = (line(), decided)
        self.setLayout(
            column(
                head,
                self.allowed,
                self.counted,
                self._doubts,
                self.said,
                *self._decided_heads,
                self._decided,
                line(),
                self.rights,
                line(),
                self.could_go,
                None,
                spacing=8,
            )
        )

    def refresh(self) -> None:
        """Show what waits for a decision, and what was decided."""
        self.allowed.relabel()
        for panel in (self.rights, self.could_go):
            panel.setVisible(self.allowed.may)
        self.could_go.refresh()
        found = persons.doubts(self._session.workplace, MOST_SHOWN)
        clear(self._doubts)
        self.cards = [DoubtCard(self._session, one, partial(self._decide, one)) for one in found.shown]
        for card in self.cards:
            card.setEnabled(self.allowed.may)
            self._doubts.addWidget(card)
        said = [self.tr("Nobody looks like somebody else.") if not found.count else ""]
        if found.count > len(found.shown):
            said.append(
                self.tr("{0} of {1} pairs are shown; the next follow as these are decided.").format(
                    len(found.shown), found.count
                )
            )
        if found.shared:
            said.append(
                self.tr("What more than 20 persons share is not listed: {0} numbers or telephones.").format(
                    found.shared
                )
            )
        self.counted.setText(" ".join(filter(None, said)))
        self._show_decided()

    def _show_decided(self) -> None:
        clear(self._decided)
        made = persons.decisions(self._session.workplace, MOST_SHOWN + 1)
        for head in self._decided_heads:
            head.setVisible(bool(made))
        for one in made[:MOST_SHOWN]:
            same = (
                self.tr("{0} and {1} are one person")
                if one.answer == "same"
                else self.tr("{0} and {1} are two persons")
            )
            undo = button("small")
            undo.setText(self.tr("Undo"))
            undo.setEnabled(self.allowed.may)
            undo.clicked.connect(partial(self._decide, one, "open"))
            told = " · ".join(
                filter(None, (same.format(*map(self._number, (one.first, one.other))), one.at[:16], one.who))
            )
            shown = Panel()
            shown.setLayout(row(label("small", told.replace("T", " ")), 8, undo, None))
            self._decided.addWidget(shown)
        if len(made) > MOST_SHOWN:
            self._decided.addWidget(label("muted", shown_of(MOST_SHOWN, None), wrap=True))

    @staticmethod
    def _number(person: int) -> str:
        return f"#{person}"

    def _decide(self, one: Doubt | Decision, answer: Answer) -> None:
        try:
            self._session.write(lambda: persons.decide(self._session.workplace, one, answer))
            self.said.setText("")
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        self.refresh()

    def relabel(self) -> None:
        if self.isVisible():
            self.refresh()


class DoubtCard(Panel):
    """Two persons, what speaks for their being one, and the two answers."""

    def __init__(self, session: Session, doubt: Doubt, decide: Callable[[Answer], None]) -> None:
        super().__init__()
        self._session = session
        self.setProperty("role", "told")
        self.same, self.different = button("small"), button("small")
        self.word(self.same.setText, lambda: self.tr("The same person"))
        self.word(self.different.setText, lambda: self.tr("Two persons"))
        alike = (wording.name("likeness", one, session.language) for one in doubt.likenesses)
        said = label("bold", self.tr("Equal: {0}").format(", ".join(alike)))
        sides = row(self._side(doubt.first), self._side(doubt.other), spacing=16)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        head = row(icon_label("user", "muted", 14), said, None, self.same, self.different, spacing=8)
        self.setLayout(column(head, sides, spacing=4, margins=(10, 8, 10, 8)))
        self.same.clicked.connect(lambda: decide("same"))
        self.different.clicked.connect(lambda: decide("different"))

    def _side(self, person: NaturalPerson) -> Panel:
        side = Panel()
        facts = [masked(person.id_number) if person.id_number else "", person.born or ""]
        lines = [
            label("small", f"#{person.id}  {person.name}", wrap=True),
            label("muted", " · ".join(filter(None, facts)), wrap=True),
        ]
        stands = standings_of(self._session.store, person.id)
        for number, role in stands[:MOST_PLACES]:
            lines.append(label("muted", f"{number} · {wording.name('person_role', role, self._session.language)}"))
        if len(stands) > MOST_PLACES:
            lines.append(label("muted", shown_of(MOST_PLACES, len(stands))))
        side.setLayout(column(*lines, None, spacing=1))
        return side
