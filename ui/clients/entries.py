"""Entries of a client's file: what stands in it, and the form that notes, replaces and ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QTableView, QWidget

from calculators.errors import Refusal
from reports import formats, wording
from reports.client_file import day_of, entry_in_words
from restructure.clients.client_file import Answer, ClientRecord, Letter, Note, RecordKind, Review, Task
from restructure.services import client_files as service
from restructure.services.client_files import Shown
from restructure.store import client_records
from restructure.unreadable import Unreadable
from ui.clients.entry_form import KINDS, EntryForm
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, Word, answer, button, column, label, row
from ui.widgets.fields import text_edit
from ui.widgets.tables import Cell, TupleModel, fix_widths, table


class EntriesPanel(Panel):
    """``changed`` says that the file is another, ``document_asked`` carries the number of a document to look at."""

    changed = Signal()
    document_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: Shown | None = None
        self._listed: tuple[ClientRecord, ...] = ()
        self._replaced: ClientRecord | None = None
        self._typed: dict[int, dict[RecordKind, dict[str, Any]]] = {}
        self.which, self.kind = Choice(("", *KINDS), self._kind_name), Choice(KINDS, self._kind_name)
        self.entries = TupleModel(frozenset(range(4)))
        self.view: QTableView = table(self.entries, 24)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setMinimumHeight(140)
        self.replace, self.look, self.end = button("", "pen"), button("", "eye"), button("", "ok")
        self.reason, self.said, self._instead = text_edit(), answer(), label("body_muted", wrap=True)
        self._told: Word = str
        self.word(self.said.setText, lambda: self._told())
        self.keep, self.anew = button("primary", "save"), button("link")
        self.forms: dict[RecordKind, EntryForm] = {kind: EntryForm(session, kind) for kind in KINDS}
        for form in self.forms.values():
            form.kept.connect(self.keep_now)
        self._lay_out()
        self.which.picked.connect(self._turn)
        self.kind.picked.connect(lambda _: self._show_form())
        self.view.activated.connect(lambda _: self._begin_replacing())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.replace.clicked.connect(self._begin_replacing)
        self.look.clicked.connect(self._look)
        self.end.clicked.connect(self._end)
        self.reason.returnPressed.connect(self._end)
        self.keep.clicked.connect(self.keep_now)
        self.anew.clicked.connect(self._begin_anew)

    def _lay_out(self) -> None:
        made = label("head")
        self.word(made.setText, lambda: self.tr("New entry"))
        self.word(self.which.setAccessibleName, lambda: self.tr("Which entries are listed"))
        self.word(self.kind.setAccessibleName, lambda: self.tr("Kind of the new entry"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Entries of the client file"))
        self.word(self.replace.setText, lambda: self.tr("Replace…"))
        self.word(self.look.setText, lambda: self.tr("Look at the document"))
        self.word(self.end.setText, lambda: self.tr("End"))
        for name_it in (self.reason.setPlaceholderText, self.reason.setAccessibleName):
            self.word(name_it, lambda: self.tr("Why it ends: done, withdrawn"))
        self.word(self.keep.setText, lambda: self.tr("Keep the entry") + "  Ctrl+Enter")
        self.word(self.anew.setText, lambda: self.tr("A new entry instead"))
        acts = row(self.replace, self.look, self.reason, self.end, spacing=8)
        acts.setStretch(2, 1)
        whole = column(
            row(self.which, None),
            self.view,
            acts,
            row(made, self.kind, self.anew, None, spacing=8),
            self._instead,
            *self.forms.values(),
            row(self.keep, None),
            self.said,
            spacing=8,
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._show_form()
        self._say_instead()

    @property
    def form(self) -> EntryForm:
        """The form of the kind that is being typed."""
        return self.forms[self.kind.value]

    @property
    def beginning(self) -> QWidget:
        """Return where one goes on: the list, or the form where nothing is noted yet."""
        return self.view if self.entries.rowCount() else next(iter(self.form.fields.values()))

    def show_file(self, shown: Shown, currency: str) -> None:
        """Show what stands in a file; what was being typed for another stays with that one."""
        before, self._shown = self._shown, shown
        other = before is None or before.file.id != shown.file.id
        if other and before is not None:
            self._typed[before.file.id] = self._half_typed()
        for form in self.forms.values():
            form.show_file(shown.file, currency)
        if other:
            typed = self._typed.pop(shown.file.id, {})
            for kind, form in self.forms.items():
                form.write(typed.get(kind, {}))
            self._replaced = None
            self.say()
        self.relabel()

    def _half_typed(self) -> dict[RecordKind, dict[str, Any]]:
        return {kind: form.written() for kind, form in self.forms.items() if form.is_typed}

    def keep_half_typed(self) -> None:
        """Keep what was typed and not kept yet as notes of the files that it is for, before the window goes."""
        typed, shown, store = self._typed, self._shown, self._session.store
        self._typed = {}
        if shown is not None:
            typed = {**typed, shown.file.id: self._half_typed()}
        for file, forms in typed.items():
            for kind, written in forms.items():
                words = self.forms[kind].words_of(written)
                if words:
                    note = Note(self.tr("Half typed ({0}): {1}").format(self._kind_name(kind), words))
                    self._session.write(partial(client_records.append, store, file, note))
        for form in self.forms.values():
            form.empty()

    def say(self, told: Word = str) -> None:
        """Say what came of it, by words that follow the language; nothing by itself."""
        self._told = told
        self.said.setText(told())

    def _turn(self, kind: str) -> None:
        if kind and self._replaced is None:
            self.kind.set_value(kind)
            self._show_form()
        self.relabel()

    def _show_form(self) -> None:
        for form in self.forms.values():
            form.setVisible(form is self.form)

    def relabel(self) -> None:
        shown, language, today = self._shown, self._session.language, self._session.today()
        if shown is None:
            return
        chosen, people = self.chosen, self.form.people()
        self._listed = tuple(one for one in reversed(shown.file.records) if self.which.value in ("", one.kind))
        rows = []
        for one in self._listed:
            day = day_of(one)
            due = isinstance(one.detail, Task | Review) and one.detail.due_on <= today
            rows.append(
                (
                    Cell(formats.date(day, language), icon="clock" if due else "", icon_role="caution"),
                    Cell(self._kind_name(one.kind)),
                    Cell(entry_in_words(one, people, language)),
                    Cell(one.who),
                )
            )
        heads = (self.tr("Day"), self.tr("Kind"), self.tr("What it says"), self.tr("Noted by"))
        self.entries.show(heads, tuple(rows))
        fix_widths(self.view, (150, 110, 0, 130))
        place = next((place for place, one in enumerate(self._listed) if chosen and one.id == chosen.id), None)
        flags = QItemSelectionModel.SelectionFlag
        index = self.entries.index(-1 if place is None else place, 0)
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._show_chosen()
        self._say_instead()

    @property
    def chosen(self) -> ClientRecord | None:
        """The entry that is chosen in the list."""
        place = self.view.currentIndex().row()
        return self._listed[place] if 0 <= place < len(self._listed) else None

    def _show_chosen(self) -> None:
        chosen = self.chosen
        readable = chosen is not None and not isinstance(chosen.detail, Unreadable)
        for one in (self.replace, self.reason, self.end):
            one.setEnabled(readable)
        self.look.setVisible(_document_of(chosen) is not None)

    def _look(self) -> None:
        number = _document_of(self.chosen)
        if number is not None:
            self.document_asked.emit(number)

    def _begin_replacing(self) -> None:
        chosen = self.chosen
        if chosen is None or isinstance(chosen.detail, Unreadable):
            return
        self._replaced = chosen
        self.kind.set_value(chosen.kind)
        self.form.show_detail(chosen.detail)
        self._show_form()
        self._say_instead()
        next(iter(self.form.fields.values())).setFocus()

    def _begin_anew(self) -> None:
        self._replaced = None
        self.form.empty()
        self._say_instead()
        next(iter(self.form.fields.values())).setFocus()

    def _say_instead(self) -> None:
        one = self._replaced
        self.kind.setEnabled(one is None)
        self._instead.setVisible(one is not None)
        self.anew.setVisible(one is not None)
        if one is not None:
            said = entry_in_words(one, self.form.people(), self._session.language)
            self._instead.setText(self.tr("In place of: {0}").format(said))

    def keep_now(self) -> None:
        """Keep what was typed, as a new entry or in place of the one that was chosen for it."""
        shown, replaced, form = self._shown, self._replaced, self.form
        if shown is None or form.half_typed:
            return
        work, file = self._session.workplace, shown.file.id

        def keep() -> None:
            detail = form.detail()
            if isinstance(detail, Review):
                service.set_review(work, file, detail.due_on, detail.text)
            else:
                client_records.append(work.store, file, detail, replaced.id if replaced else None)

        if self._do(keep, lambda: self.tr("Kept.")):
            self._begin_anew()
            self.changed.emit()

    def _end(self) -> None:
        chosen, store = self.chosen, self._session.store
        if chosen is not None and self._do(
            lambda: client_records.end(store, chosen.id, self.reason.text()), lambda: self.tr("Ended.")
        ):
            self.reason.clear()
            self.changed.emit()

    def _do(self, act: Callable[[], object], done: Word) -> bool:
        """Do something in the store; a refusal is said under its field, or below all of them."""
        form = self.form
        form.complain_alone(None)
        self.say()
        try:
            if not self._session.write(act):
                return False
        except Refusal as refused:
            reason = refused
            if reason.field in form.fields:
                form.complain(reason.field, reason)
                form.fields[reason.field].setFocus()
            else:
                self.say(lambda: wording.reason(reason, self._session.language))
            return False
        self.say(done)
        return True

    def _kind_name(self, kind: str) -> str:
        return wording.name("client_record", kind, self._session.language) if kind else self.tr("All entries")


def _document_of(record: ClientRecord | None) -> int | None:
    detail = None if record is None else record.detail
    return detail.document if isinstance(detail, Letter | Answer) else None
