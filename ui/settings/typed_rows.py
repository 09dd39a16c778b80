"""A small table that an organisation fills in itself: each row is read as soon as it is left, mistakes stay seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal

from calculators.errors import Refusal
from reports import wording
from ui.session import Session
from ui.widgets.entry import EntryCell, EntryColumn, EntryModel
from ui.widgets.tables import Index

Row = TypeVar("Row")
Typed = dict[str, Any]


class TypedRows(EntryModel, Generic[Row]):
    """Rows as they were typed. ``parse`` makes a row's value or refuses, naming the column; ``taken`` is said once all
    rows are understood."""

    taken = Signal()

    def __init__(
        self,
        session: Session,
        columns: Sequence[EntryColumn],
        words: Mapping[str, Callable[[], str]],
        names: Callable[[str, Any], str],
        parse: Callable[[Typed], Row],
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._session, self._words, self._names, self._parse = session, words, names, parse
        self._rows: list[Typed] = []
        self._read_only = False

    def set_read_only(self, read_only: bool) -> None:
        """Let the rows be read and not typed into, or let them again."""
        self._read_only = read_only
        self._show()

    def may_edit(self, index: Index) -> bool:
        return not self._read_only and super().may_edit(index)

    def _show(self) -> None:
        self.refresh(len(self._rows) + (0 if self._read_only else 1))

    def start(self, rows: Sequence[Typed]) -> None:
        """Show these rows."""
        self._rows = [dict(one) for one in rows]
        self._show()

    def remove(self, row: int) -> None:
        """Take a row away."""
        if row < len(self._rows) and not self._read_only:
            del self._rows[row]
            self._changed()

    def typed(self) -> tuple[Typed, ...]:
        """The rows as they were typed."""
        return tuple(dict(one) for one in self._rows)

    def values(self) -> tuple[Row, ...] | None:
        """Return what the rows say; None while one of them cannot be understood."""
        try:
            return tuple(self._parse(one) for one in self._rows)
        except Refusal:
            return None

    def _changed(self) -> None:
        self._show()
        self.taken.emit()

    def _blank(self) -> Typed:
        return {one.key: one.choices[0] if one.choices else "" for one in self.columns}

    def _row(self, row: int) -> Typed:
        return self._rows[row] if row < len(self._rows) else self._blank()

    def head(self, key: str) -> str:
        return self._words[key]()

    def choice_name(self, key: str, value: Any) -> str:
        return self._names(key, value)

    def mistake(self, row: int) -> str:
        if row >= len(self._rows):
            return ""
        try:
            self._parse(self._rows[row])
        except Refusal as reason:
            language = self._session.language
            return wording.labelled(self.head(reason.field), wording.reason(reason, language), language)
        return ""

    def cell(self, row: int, key: str) -> EntryCell:
        if row >= len(self._rows):
            return EntryCell("+", role="muted") if key == self.columns[0].key else EntryCell()
        value = self._rows[row][key]
        return EntryCell(self.choice_name(key, value) if self._choices(key) else value)

    def edited(self, row: int, key: str) -> Any:
        return self._row(row)[key]

    def take(self, row: int, key: str, value: Any) -> None:
        if value == self._row(row)[key]:
            return
        if row == len(self._rows):
            self._rows.append(self._blank())
        self._rows[row][key] = value
        self._changed()

    def _choices(self, key: str) -> tuple[Any, ...]:
        return next(one.choices for one in self.columns if one.key == key)
