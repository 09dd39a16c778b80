"""The persons of an account: in which role each stands, who they are, how they are reached and like to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QToolButton

from calculators.errors import Refusal
from reports import wording
from restructure.parties.account_fields import FIELD
from restructure.parties.masking import masked
from restructure.parties.natural_person import DETAIL_KINDS, ROLES, ContactDetail, Language, NaturalPerson, PersonAt
from restructure.parties.situation import Channel
from restructure.services import persons
from restructure.store.person_entry import LONGEST_ADDRESS
from ui.session import Session
from ui.widgets.allowed import set_read_only
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, button, clear, column, label, row
from ui.widgets.fields import ValueEdit, text_edit, whole_edit
from ui.widgets.form import Form

TYPED = "person."
"""What stands before the name of a field of a person, among what is half typed of an account."""


class PersonsPanel(Panel):
    """One person at a time; what is typed of one is saved before another is shown. ``changed`` after each change."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._number = session, ""
        self._all: tuple[PersonAt, ...] = ()
        self._shown: PersonAt | None = None
        self._unsaved = False
        self.setProperty("role", "card")
        self.people: list[QToolButton] = []
        self._group = QButtonGroup(self)
        self._row, self._details = row(spacing=0), column(spacing=2)
        self.form = Form(2, lambda reason: wording.reason(reason, session.language))
        self.kind = Choice(DETAIL_KINDS, partial(self._word, "contact_detail"))
        self.value = text_edit(LONGEST_ADDRESS)
        self.add, self.put = button("", "plus"), button("small")
        self.save, self.remove = button(), button("", "x")
        self.said = label("error", wrap=True)
        self._add_fields()
        self._lay_out()
        self.add.clicked.connect(self._begin)
        self.save.clicked.connect(self.keep)
        self.remove.clicked.connect(self._remove)
        self.put.clicked.connect(self._put)
        self.value.returnPressed.connect(self._put)

    def _word(self, group: str, value: str) -> str:
        return wording.name(group, value or "any", self._session.language)

    def _add_fields(self) -> None:
        self.role = Choice(ROLES, partial(self._word, "person_role"))
        self.name, self.id_number = text_edit(FIELD["name"].longest), text_edit(FIELD["id_number"].longest)
        self.born = DateEdit("born", self._session)
        self.hour = whole_edit("hour", 0, 23)
        self.channel = Choice(("", *get_args(Channel)), partial(self._word, "channel"))
        self.language = Choice(get_args(Language), partial(self._word, "language"))
        fields: dict[str, tuple[QLineEdit | Choice, Callable[[], str]]] = {
            "role": (self.role, lambda: self.tr("Role")),
            "name": (self.name, lambda: self.tr("Name")),
            "id_number": (self.id_number, lambda: self.tr("Identity number")),
            "born": (self.born, lambda: self.tr("Born")),
            "channel": (self.channel, lambda: self.tr("Likes to be reached by")),
            "hour": (self.hour, lambda: self.tr("Hour of the day, 0 to 23")),
            "language": (self.language, lambda: self.tr("Language")),
        }
        for key, (field, caption) in fields.items():
            self.form.add(key, field, caption)
            if isinstance(field, ValueEdit):
                field.refused.connect(partial(self.form.complain, key))
                field.edited.connect(lambda _, key=key: self.form.complain(key, None))
            if isinstance(field, Choice):
                field.picked.connect(self._mark_unsaved)
            else:
                field.textEdited.connect(self._mark_unsaved)

    def _lay_out(self) -> None:
        head, reached = label("title"), label("muted")
        self.word(head.setText, lambda: self.tr("Persons"))
        self.word(reached.setText, lambda: self.tr("Contact details"))
        self.word(self.add.setText, lambda: self.tr("Add a person"))
        self.word(self.save.setText, lambda: self.tr("Save this person"))
        self.word(self.remove.setText, lambda: self.tr("Remove from this account"))
        self.word(self.put.setText, lambda: self.tr("Add"))
        self.word(self.kind.setAccessibleName, lambda: self.tr("Kind of contact detail"))
        for say in (self.value.setPlaceholderText, self.value.setAccessibleName):
            self.word(say, lambda: self.tr("Another telephone, e-mail, WeChat name or address"))
        adding = row(self.kind, self.value, self.put, spacing=8)
        adding.setStretch(1, 1)
        self.setLayout(
            column(
                row(head, 16, self._row, None, self.add),
                self.form,
                row(self.save, self.remove, None, spacing=8),
                reached,
                self._details,
                adding,
                self.said,
                spacing=8,
                margins=(20, 16, 20, 14),
            )
        )

    def start(self, number: str) -> None:
        """Show the debtor of an account; nothing for one that is not kept yet."""
        self._number, self._unsaved = number, False
        self.setVisible(bool(number))
        self._all = persons.of_account(self._session.workplace, number) if number else ()
        self._look(self._all[0] if self._all else None)

    def typed(self) -> dict[str, str]:
        """Return what stands here and was not saved; nothing where all of it was."""
        adding = self.value.text().strip()
        if not (self._unsaved or adding) or self._shown is None:
            return {}
        fields = self.form.fields.items()
        texts = {name: field.text() for name, field in fields if isinstance(field, QLineEdit)}
        choices = {name: field.value for name, field in fields if isinstance(field, Choice)}
        held = {"id": str(self._shown.person.id), "kind": self.kind.value, "value": adding} | texts | choices
        return {f"{TYPED}{name}": value for name, value in held.items()}

    def put_back(self, typed: dict[str, Any]) -> None:
        """Put back what was typed before another form came between."""
        held = {name.removeprefix(TYPED): value for name, value in typed.items() if name.startswith(TYPED)}
        if not held:
            return
        known = next((one for one in self._all if str(one.person.id) == held["id"]), self._nobody())
        self._look(known)
        for name, field in self.form.fields.items():
            if isinstance(field, Choice):
                field.set_value(held.get(name))
            elif isinstance(field, QLineEdit):
                field.setText(held.get(name, ""))
                field.textEdited.emit(field.text())
        self.kind.set_value(held.get("kind"))
        self.value.setText(held.get("value", ""))
        self._unsaved = True

    def _nobody(self) -> PersonAt:
        return PersonAt(self._number, "guarantor", NaturalPerson(0, ""))

    def _mark_unsaved(self) -> None:
        self._unsaved = True

    def _look(self, shown: PersonAt | None) -> None:
        self._shown, self._unsaved = shown, False
        self.said.setText("")
        for made in self.people:
            self._group.removeButton(made)
        clear(self._row)
        new = () if shown is None or shown.person.id else (shown,)
        self.people = [self._button(one) for one in (*self._all, *new)]
        for made in self.people:
            self._row.addWidget(made)
        self.add.setEnabled(not new)
        if shown is not None:
            self._show(shown)

    def _button(self, one: PersonAt) -> QToolButton:
        made = QToolButton()
        made.setCheckable(True)
        made.setProperty("role", "segment")
        named = self._word("person_role", one.role) if one.person.id else self.tr("New person")
        made.setText(f"{named} {one.person.name}".strip())
        made.setChecked(one is self._shown)
        self._group.addButton(made)
        made.clicked.connect(lambda: self._turn_to(one))
        return made

    def _turn_to(self, one: PersonAt) -> None:
        if self.keep() or not self._unsaved:
            self._look(next((held for held in self._all if held.person.id == one.person.id), one))
        else:
            self._look_at_buttons()

    def _look_at_buttons(self) -> None:
        """The one that is shown stays chosen."""
        for made, one in zip(self.people, self._all, strict=False):
            made.setChecked(one is self._shown)

    def _begin(self) -> None:
        if self.keep():
            self._look(self._nobody())
            self.name.setFocus()

    def _show(self, one: PersonAt) -> None:
        person, is_debtor = one.person, one.role == "debtor"
        self.role.set_values(ROLES[:1] if is_debtor else ROLES[1:])
        self.role.set_value(one.role)
        set_read_only((self.role, self.name, self.id_number), read_only=is_debtor)
        self.name.setText(person.name)
        # What is hidden on the desk is not shown here either: left empty, it stays as it is.
        self.id_number.clear()
        self.id_number.setPlaceholderText(masked(person.id_number) if person.id_number else "")
        self.born.set_value(date.fromisoformat(person.born) if person.born else None)
        self.hour.set_value(person.hour)
        self.channel.set_value(person.channel)
        self.language.set_value(person.language)
        for name in self.form.fields:
            self.form.complain(name, None)
        self.remove.setVisible(not is_debtor and bool(person.id))
        for field in (self.kind, self.value, self.put):
            field.setEnabled(bool(person.id))
        self.value.clear()
        self._show_details(one)

    def _show_details(self, one: PersonAt) -> None:
        clear(self._details)
        for detail in one.details:
            shown = masked(detail.value) if detail.kind == "phone" else detail.value
            line = Panel()
            gone = button("small")
            gone.setText(self.tr("Remove"))
            gone.setVisible(not detail.of_account)
            gone.clicked.connect(partial(self._take_away, detail))
            kind = label("muted", self._word("contact_detail", detail.kind))
            kind.setMinimumWidth(90)
            line.setLayout(row(kind, label("small", shown), 8, gone, None))
            self._details.addWidget(line)

    def _given(self) -> PersonAt | None:
        """Who is shown, as typed."""
        one = self._shown
        if one is None or self.born.unread or self.hour.unread:
            return None
        born = self.born.value if self.born.text() else None
        person = NaturalPerson(
            one.person.id,
            self.name.text().strip(),
            self.id_number.text().strip() or one.person.id_number,
            born.isoformat() if born else None,
            self.channel.value,
            self.hour.value if self.hour.text() else None,
            self.language.value,
        )
        return replace(one, role=self.role.value, person=person, details=_typed_by_hand(one.details))

    def keep(self) -> bool:
        """Save what was typed; returns whether nothing is left to be understood."""
        given, adding = self._given(), self.value.text().strip()
        if not (self._unsaved or adding):
            return True
        if given is None:
            return False
        # What was typed and not added yet is not lost.
        more = (ContactDetail(self.kind.value, adding),) if adding else ()
        return self._save(replace(given, details=(*given.details, *more)))

    def _save(self, given: PersonAt) -> bool:
        saved: list[int] = []
        if not self._try(lambda: saved.append(persons.save(self._session.workplace, given))):
            return False
        self._again(saved[0])
        return True

    def _again(self, person: int) -> None:
        self._all = persons.of_account(self._session.workplace, self._number)
        self._look(next((one for one in self._all if one.person.id == person), self._all[0]))
        self.changed.emit()

    def _put(self) -> None:
        if self.value.text().strip():
            self.keep()

    def _take_away(self, detail: ContactDetail) -> None:
        given = self._given()
        if given is not None:
            self._save(replace(given, details=tuple(one for one in given.details if one != detail)))

    def _remove(self) -> None:
        one = self._shown
        if one is not None and self._try(
            lambda: persons.remove(self._session.workplace, self._number, one.role, one.person.id)
        ):
            self._again(0)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            return self._session.write(lambda: act() and None)
        except Refusal as reason:
            if reason.field in self.form.fields:
                self.form.complain_alone(reason)
            else:
                self.said.setText(wording.reason(reason, self._session.language))
            return False

    def relabel(self) -> None:
        if self._number and not self._unsaved:
            self._look(self._shown)


def _typed_by_hand(details: tuple[ContactDetail, ...]) -> tuple[ContactDetail, ...]:
    return tuple(one for one in details if not one.of_account)
