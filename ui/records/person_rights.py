"""Records, a person's rights: find somebody, say where they stand, write a copy of all that is held, erase."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from calculators.errors import Refusal
from reports import formats, wording
from restructure.files import publish
from restructure.parties.natural_person import NaturalPerson
from restructure.parties.organisation import page_size_of
from restructure.services import person_rights, persons
from restructure.store.person_corrections import CORRECTED_FIELDS, Correction
from restructure.store.person_erasure import Kept
from restructure.store.person_traces import Trace
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, answer, button, clear, column, label, row
from ui.widgets.fields import text_edit
from ui.widgets.shown_of import shown_of
from ui.widgets.twice import is_second_press

LISTED, LONGEST_REASON, LONGEST_VALUE = 8, 120, 400
YEARS_LONGER = 1


class PersonRights(Panel):
    """For whoever answers for what is held: one person at a time. ``leaving`` right before something goes, then
    ``gone``."""

    leaving = Signal()
    gone = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._person: NaturalPerson | None = None
        self.wanted, self.search = text_edit(), button("small", "search")
        self._found, self._where = column(spacing=1), label("small", wrap=True)
        self._stays, self.said = label("body_muted", wrap=True), answer("error")
        self.reason = text_edit(LONGEST_REASON)
        self.pdf, self.json, self.erase = button("small", "export"), button("small", "export"), button("small", "x")
        self.field = Choice(CORRECTED_FIELDS, self._field_name)
        self.was, self.now, self.correct = text_edit(LONGEST_VALUE), text_edit(LONGEST_VALUE), button("small")
        self._card = Panel()
        self._name, self._corrected = label("bold"), label("small", wrap=True)
        self._lay_out()
        self.wanted.returnPressed.connect(self.look)
        self.search.clicked.connect(self.look)
        self.pdf.clicked.connect(lambda: self._ask_file("pdf"))
        self.json.clicked.connect(lambda: self._ask_file("json"))
        self.erase.clicked.connect(self._erase)
        self.correct.clicked.connect(self._correct)
        self.reason.textEdited.connect(lambda _: self.said.setText(""))
        self._show(None)

    def _lay_out(self) -> None:
        head = label("head")
        self.word(head.setText, lambda: self.tr("Rights of a person"))
        for say in (self.wanted.setPlaceholderText, self.wanted.setAccessibleName):
            self.word(say, lambda: self.tr("Name, identity number, telephone, e-mail or account"))
        for say in (self.reason.setPlaceholderText, self.reason.setAccessibleName):
            self.word(say, lambda: self.tr("Reason for the record, without names"))
        self.word(self.search.setText, lambda: self.tr("Find"))
        self.word(self.pdf.setText, lambda: self.tr("Copy to read…"))
        self.word(self.json.setText, lambda: self.tr("Whole copy…"))
        self.word(self.erase.setText, lambda: self.tr("Erase this person"))
        for say in (self.was.setPlaceholderText, self.was.setAccessibleName):
            self.word(say, lambda: self.tr("As it stands there"))
        for say in (self.now.setPlaceholderText, self.now.setAccessibleName):
            self.word(say, lambda: self.tr("As it is right"))
        self.word(self.field.setAccessibleName, lambda: self.tr("What is wrong"))
        self.word(self.correct.setText, lambda: self.tr("Correct"))
        self._card.setProperty("role", "told")
        acts = row(self.reason, self.pdf, self.json, self.erase, spacing=8)
        acts.setStretch(0, 1)
        mending = row(self.field, self.was, self.now, self.correct, spacing=8)
        for place in (1, 2):
            mending.setStretch(place, 1)
        told = (self._name, self._where, self._stays)
        self._card.setLayout(column(*told, acts, mending, self._corrected, spacing=6, margins=(10, 8, 10, 8)))
        asking = row(self.wanted, self.search, spacing=8)
        asking.setStretch(0, 1)
        self.setLayout(column(head, asking, self._found, self._card, self.said, spacing=6))

    def look(self) -> None:
        """List who is found."""
        clear(self._found)
        found = persons.find(self._session.workplace, self.wanted.text(), LISTED + 1)
        for one in found[:LISTED]:
            link = button("link")
            link.setText(f"#{one.id}  {one.name}")
            link.clicked.connect(partial(self._show, one))
            shown = Panel()
            shown.setLayout(row(link, None))
            self._found.addWidget(shown)
        more = shown_of(LISTED, None) if len(found) > LISTED else ""
        self.said.setText(more if found or not self.wanted.text() else self.tr("Nobody is found."))
        self._show(found[0] if len(found) == 1 else None)

    def _show(self, one: NaturalPerson | None) -> None:
        self._person = one
        self._card.setVisible(one is not None)
        if one is None:
            return
        self._name.setText(f"#{one.id}  {one.name}")
        work = self._session.workplace
        traces: list[Trace] = []
        self._try(lambda: traces.extend(person_rights.where(work, one.id)))
        self._where.setText("\n".join(self._places(traces)))
        stays = person_rights.kept(work, one.id)
        told = self.tr("If they are erased today, this stays: {0}").format("; ".join(map(self._kept, stays)))
        self._stays.setText(told if stays else self.tr("Nothing keeps them: all of it can go."))
        made: list[tuple[str, Correction]] = []
        self._try(lambda: made.extend(person_rights.corrections(work, one.id)))
        line = self.tr("{0}: {1} was {2}, corrected to {3} ({4})")
        self._corrected.setText(
            "\n".join(
                (
                    *(
                        line.format(number, self._field_name(each.field), each.was, each.now, each.reason)
                        for number, each in made[:LISTED]
                    ),
                    shown_of(LISTED, len(made)),
                )
            ).strip()
        )

    def _field_name(self, field: str) -> str:
        return wording.name("corrected", field, self._session.language)

    def _correct(self) -> None:
        """Correct what the person says is wrong, for the reason in the field."""
        one, work = self._person, self._session.workplace
        if one is None:
            return
        wanted = Correction(self.field.value, self.was.text(), self.now.text().strip(), self.reason.text().strip())
        done: list[str] = []
        if self._try(lambda: done.extend(person_rights.correct(work, one.id, wanted, work.today))):
            for field in (self.was, self.now, self.reason):
                field.clear()
            self._show(next(iter(persons.find(work, f"#{one.id}", 1)), None))
            self.said.setText(wording.say("correction.done", self._session.language, accounts=", ".join(done)))

    def _places(self, traces: list[Trace]) -> list[str]:
        """A line for each account, then one for what is elsewhere."""
        by_place: dict[str, list[str]] = {}
        for one in traces:
            table, _, name = one.where.partition(" ")
            role = wording.name("person_role", one.role, self._session.language) if one.role else ""
            place = " · ".join(filter(None, (one.account_number, role)))
            said = wording.name("held", table, self._session.language)
            by_place.setdefault(place, []).append(f"{said} {name}" if name else f"{said} {one.rows}")
        language = self._session.language
        listed = {place: wording.beside(held, language) for place, held in by_place.items()}
        return [wording.labelled(place, held, language) if place else held for place, held in listed.items()]

    def _kept(self, one: Kept) -> str:
        language = self._session.language
        until = f", {formats.date(one.until, language)}" if one.until else ""
        return f"{one.account_number} ({wording.name('kept_by', one.rule, language)}{until})"

    def _ask_file(self, ending: str) -> None:
        if self._person is None:
            return
        # The name of the file tells the number of the person, not who they are.
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export"), f"person-{self._person.id}.{ending}", f"*.{ending}"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write a copy of all that is held: as JSON, or to be read."""
        from reports.facts import organisation_name
        from reports.papers.person_copy import person_copy_pdf

        one, work, session = self._person, self._session.workplace, self._session
        if one is None:
            return

        def write() -> None:
            held = person_rights.copy(work, one.id, work.today)
            if path.suffix == ".pdf":
                name = organisation_name(session.organisation.identity, session.language)
                rules = session.organisation.policy.rule_set
                size = page_size_of(session.organisation.page, rules)
                head = work.letterhead.png
                copied = person_copy_pdf(held, one.id, work.today, name, session.language, size, head, rules)
                publish(path, copied)
            else:
                publish(path, person_rights.as_json(held))

        try:
            if self._try(write):
                self._show(one)
                self.said.setText(self.tr("Exported."))
        except OSError:
            self.said.setText(self.tr("The file cannot be written. Choose another folder."))

    def _erase(self) -> None:
        one, reason, work = self._person, self.reason.text().strip(), self._session.workplace
        if one is None:
            return
        if not reason:
            self.said.setText(wording.reason(Refusal("reason", "missing_field"), self._session.language))
            return
        asks = self.tr("#{0} goes for good at every account, but for what must be kept. Press again to erase.")
        if is_second_press(self.erase, self.said, asks.format(one.id), lambda: True):
            self.leaving.emit()
            if self._try(lambda: person_rights.erase(work, one.id, reason, work.today)):
                self.reason.clear()
                self.look()
                self.gone.emit()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            return self._session.write(act)
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return False

    def relabel(self) -> None:
        self._show(self._person)


class CouldGo(Panel):
    """The persons who could go by the rules, each with two answers; and requests of which more may go now."""

    leaving = Signal()
    gone = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.state, self.said = label("body_muted", wrap=True), answer("error")
        self.reason, self.list = text_edit(LONGEST_REASON), button("small")
        self._rows = column(spacing=2)
        head = label("head")
        self.word(head.setText, lambda: self.tr("Could go by the rules"))
        self.word(self.list.setText, lambda: self.tr("Look who could go"))
        for say in (self.reason.setPlaceholderText, self.reason.setAccessibleName):
            self.word(say, lambda: self.tr("Reason for the record, without names"))
        self.setLayout(column(row(head, None, self.list), self.state, self.reason, self._rows, self.said, spacing=6))
        self.list.clicked.connect(self.look)
        self.reason.hide()

    def refresh(self) -> None:
        """Say whether it is time to look."""
        work, language = self._session.workplace, self._session.language
        last = person_rights.looked_through(work)
        said = self.tr("Last looked through on {0}.").format(formats.date(last, language)) if last else ""
        due = self.tr("A month has gone: it is time to look.") if person_rights.is_time_to_look(work) else ""
        self.state.setText(" ".join(filter(None, (self._doubt(), said, due))))
        clear(self._rows)

    def _doubt(self) -> str:
        """That the clock went on at once, and what is judged by which day."""
        day = person_rights.doubted_clock(self._session.workplace)
        if day is None:
            return ""
        return wording.reason(Refusal("clock", "clock_went_on", day=day), self._session.language)

    def look(self) -> None:
        """List who could go; that it was looked through is remembered."""
        work, language = self._session.workplace, self._session.language
        clear(self._rows)
        again = person_rights.due_again(work)
        for request in again:
            asked = formats.date(request.received_on, language)
            said = self.tr("#{0}: asked on {1}, more of it may go now").format(request.person, asked)
            self._rows.addWidget(self._line(said, request.person, keep=False))
        found = person_rights.proposals(work)
        for one in found:
            last = formats.date(one.last_on, language)
            said = self.tr("#{0}: {1}, nothing since {2}").format(one.person, ", ".join(one.accounts), last)
            self._rows.addWidget(self._line(said, one.person, keep=True))
        self.reason.setVisible(bool(again or found))
        self._session.write(lambda: person_rights.have_looked_through(work))
        nobody = "" if again or found else self.tr("Nobody: nothing is older than the rules ask for.")
        self.state.setText(" ".join(filter(None, (self._doubt(), nobody))))

    def _line(self, said: str, person: int, *, keep: bool) -> Panel:
        shown = Panel()
        erase, longer = button("small", "x"), button("small")
        erase.setText(self.tr("Erase"))
        longer.setText(self.tr("Keep for another year"))
        longer.setVisible(keep)
        told = label("small", said, wrap=True)
        line = row(told, erase, longer, spacing=8)
        line.setStretch(0, 1)
        shown.setLayout(line)
        asks = self.tr("#{0} goes for good. Press again to erase.").format(person)
        erase.clicked.connect(partial(self._erase, erase, person, asks))
        longer.clicked.connect(partial(self._keep, person))
        return shown

    def _erase(self, pressed: QPushButton, person: int, asks: str) -> None:
        work, reason = self._session.workplace, self.reason.text().strip()
        if reason and not is_second_press(pressed, self.said, asks, lambda: True):
            return
        self.leaving.emit()
        self._try(lambda: person_rights.erase(work, person, reason, work.today, "retention"))

    def _keep(self, person: int) -> None:
        work, reason = self._session.workplace, self.reason.text().strip()
        until = work.today + relativedelta(years=YEARS_LONGER)
        self._try(lambda: person_rights.keep_longer(work, person, until, reason))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            done = self._session.write(act)
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        if done:
            self.said.setText("")
            self.look()
            self.gone.emit()
