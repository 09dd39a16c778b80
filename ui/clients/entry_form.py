"""The form of one kind of entry in a client's file: its fields, what was typed, and the entry that they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from calculators.errors import Refusal
from reports import wording
from reports.client_file import entry_in_words
from restructure.clients.client_file import (
    TYPES,
    AssetKind,
    ClientFile,
    Detail,
    LetterOutcome,
    Purpose,
    RecordKind,
    Whose,
)
from restructure.household.creditor_reply import LETTER_KINDS
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import shortcut
from ui.widgets.fields import MoneyEdit, ValueEdit, text_edit
from ui.widgets.form import Form

ASKED: dict[RecordKind, tuple[str, ...]] = {
    "task": ("text", "due_on", "by"),
    "note": ("text",),
    "review": ("text", "due_on"),
    "consent": ("purpose", "recipient", "person", "given_on", "until", "how"),
    "asset": ("asset_kind", "name", "whose", "value", "owed", "valued_on"),
    "letter": ("letter_kind", "creditor", "debt", "reference", "sent_on", "document"),
    "answer": ("creditor", "outcome", "received_on", "amount", "letter", "document", "text"),
}
"""The fields of each kind, in their order."""
KINDS: tuple[RecordKind, ...] = tuple(ASKED)
TODAY = ("given_on", "valued_on", "sent_on", "received_on")
"""Days that are today's where none is typed."""
NAMED = {"asset_kind": "kind", "letter_kind": "kind"}
"""What a field of the form is called in the record."""
LONG, COLUMNS = 500, 3


class EntryForm(Form):
    """``kept`` says that what was typed is to be kept."""

    kept = Signal()

    def __init__(self, session: Session, kind: RecordKind) -> None:
        super().__init__(
            1 if len(ASKED[kind]) == 1 else COLUMNS, lambda reason: wording.reason(reason, session.language)
        )
        self._session, self.kind = session, kind
        self._file: ClientFile | None = None
        self._currency = session.currency
        self._begun: dict[str, Any] = {}
        for name in ASKED[kind]:
            field = self._field(name)
            self.add(name, field, self._captions_of(name))
            if isinstance(field, ValueEdit):
                field.refused.connect(lambda reason, name=name: self.complain(name, reason))
                field.edited.connect(lambda _, name=name: self.complain(name, None))
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(self.kept)
        self._begun = self.written()
        shortcut(self, "Ctrl+Return", self.kept.emit)

    def _field(self, name: str) -> QWidget:
        if name.endswith("_on") or name == "until":
            return DateEdit(name, self._session)
        if name in ("value", "owed", "amount"):
            return MoneyEdit(name, self._currency)
        choices: dict[str, Callable[[], Choice]] = {
            "purpose": lambda: self._choice(get_args(Purpose), "consent_purpose"),
            "asset_kind": lambda: self._choice(get_args(AssetKind), "asset_kind"),
            "whose": lambda: self._choice((*get_args(Whose), "joint"), "person_role"),
            "letter_kind": lambda: self._choice(LETTER_KINDS, "letter_kind"),
            "outcome": lambda: self._choice(get_args(LetterOutcome), "letter_outcome"),
            "person": lambda: Choice((None,), self._person_name),
            "document": lambda: Choice((None,), self._document_name),
            "letter": lambda: Choice((None,), self._letter_name),
        }
        if name in choices:
            return choices[name]()
        if name != "text" or self.kind not in ("note", "answer"):
            return text_edit(LONG)
        text = QPlainTextEdit()
        # Enter begins a line, Ctrl+Enter keeps.
        text.setTabChangesFocus(True)
        text.setFixedHeight(58)
        return text

    def _captions_of(self, name: str) -> Callable[[], str]:
        return {
            "text": lambda: self.tr("What is noted"),
            "due_on": lambda: self.tr("Due on"),
            "by": lambda: self.tr("Who does it"),
            "purpose": lambda: self.tr("Consent to"),
            "recipient": lambda: self.tr("To whom it goes; empty for every creditor"),
            "person": lambda: self.tr("Who agrees"),
            "given_on": lambda: self.tr("Given on; today where empty"),
            "until": lambda: self.tr("Until"),
            "how": lambda: self.tr("How it was given"),
            "asset_kind": lambda: self.tr("Kind of property"),
            "name": lambda: self.tr("What it is"),
            "value": lambda: self.tr("Value"),
            "owed": lambda: self.tr("Owed on it"),
            "whose": lambda: self.tr("Whose"),
            "valued_on": lambda: self.tr("Valued on; today where empty"),
            "letter_kind": lambda: self.tr("Kind of letter"),
            "creditor": lambda: self.tr("Creditor"),
            "debt": lambda: self.tr("Debt"),
            "reference": lambda: self.tr("Reference"),
            "sent_on": lambda: self.tr("Sent on; today where empty"),
            "outcome": lambda: self.tr("Answer"),
            "received_on": lambda: self.tr("Received on; today where empty"),
            "amount": lambda: self.tr("Sum asked for"),
            "letter": lambda: self.tr("Letter that it answers"),
            "document": lambda: self.tr("Document"),
        }[name]

    def show_file(self, file: ClientFile, currency: str) -> None:
        """Offer the persons, letters and documents of a file, and read money in its currency."""
        self._file, self._currency = file, currency
        offered: dict[str, tuple[int, ...]] = {
            "person": tuple(self.people()),
            "document": tuple(one.id for one in file.documents),
            "letter": tuple(one.id for one in file.of_kind("letter")),
        }
        for name, field in self.fields.items():
            if isinstance(field, MoneyEdit):
                field.set_currency(currency)
            elif isinstance(field, Choice) and name in offered:
                field.set_values((None, *offered[name]))

    def people(self) -> dict[int, str]:
        """The names of the persons of the file, by their number."""
        if self._file is None:
            return {}
        return {one.id: one.name for one in (*self._file.clients, *(beside.person for beside in self._file.beside))}

    @property
    def half_typed(self) -> bool:
        """Return whether a field is not understood."""
        return any(isinstance(field, ValueEdit) and field.unread for field in self.fields.values())

    def detail(self) -> Detail:
        """The entry as it was typed. Refuses a day that is missing where it is needed."""
        given = {NAMED.get(name, name): _value_of(field) for name, field in self.fields.items()}
        for name in TODAY:
            if name in given and given[name] is None:
                given[name] = self._session.today()
        if "due_on" in given and given["due_on"] is None:
            raise Refusal("due_on", "missing_field")
        if self.kind == "asset" or given.get("amount") is not None:
            given["currency"] = self._currency
        return TYPES[self.kind](**given)

    def show_detail(self, detail: Detail) -> None:
        """Begin with an entry that is there."""
        self.empty()
        for name, field in self.fields.items():
            _put(field, getattr(detail, NAMED.get(name, name)))
        self._begun = self.written()

    def empty(self) -> None:
        """Begin anew."""
        for name, field in self.fields.items():
            _put(field, None)
            self.complain(name, None)
        self._begun = self.written()

    @property
    def is_typed(self) -> bool:
        """Return whether something stands here that is not kept."""
        return self.written() != self._begun

    def words_of(self, written: dict[str, Any]) -> str:
        """Return what was typed, one field after the other."""
        typed = (
            value
            for name, value in written.items()
            if isinstance(value, str) and not isinstance(self.fields[name], Choice)
        )
        return " · ".join(value.strip() for value in typed if value.strip())

    def written(self) -> dict[str, Any]:
        """The text of every field, as it was typed."""
        return {
            name: field.text() if isinstance(field, QLineEdit) else _value_of(field)
            for name, field in self.fields.items()
        }

    def write(self, written: dict[str, Any]) -> None:
        """Write it into the fields again, what is half typed too."""
        self.empty()
        for name, value in written.items():
            field = self.fields[name]
            if isinstance(field, ValueEdit):
                field.setText(value)
                field.textEdited.emit(value)
            else:
                _put(field, value)

    def _choice(self, values: tuple[str, ...], group: str) -> Choice:
        return Choice(values, lambda value: wording.name(group, value, self._session.language))

    def _person_name(self, person: int | None) -> str:
        return self.tr("the client") if person is None else self.people().get(person, f"#{person}")

    def _document_name(self, number: int | None) -> str:
        held = () if self._file is None else self._file.documents
        return next((f"{one.name} #{one.id}" for one in held if one.id == number), self.tr("none"))

    def _letter_name(self, number: int | None) -> str:
        held = () if self._file is None else self._file.of_kind("letter")
        found = next((one for one in held if one.id == number), None)
        return self.tr("none") if found is None else entry_in_words(found, {}, self._session.language)


def _value_of(field: QWidget) -> Any:
    if isinstance(field, ValueEdit | Choice):
        return field.value
    assert isinstance(field, QPlainTextEdit | QLineEdit)
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _put(field: QWidget, value: Any) -> None:
    if isinstance(field, ValueEdit):
        field.set_value(value)
        field.refresh()
    elif isinstance(field, Choice):
        field.set_value(value)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(value or "")
    elif isinstance(field, QLineEdit):
        field.setText(value or "")
