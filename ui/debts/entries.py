"""The list of debts as rows that are typed into."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from calculators.distribution import first_interest
from calculators.errors import Refusal
from reports import formats, wording
from reports.formats import Language
from restructure.household.distribution import DEBT_RATES, MOST_DEBTS, OWNERS, OneDebt, owed_of
from restructure.importing.sheet_rows import BadRow
from restructure.money.expression import parse_sum
from ui.models.debts import DebtsModel
from ui.models.undo import Step
from ui.session import Session
from ui.widgets.entry import EntryCell, EntryColumn, EntryModel
from ui.widgets.fields import parse_percent
from ui.widgets.tables import Index

translate = QCoreApplication.translate
MONEY = ("balance", "principal", "minimum", "arrears")
OF_DESK = ("reference", "balance", "principal")
"""Of the account itself: typed on the desk, or its own number, so that both say the same."""
CHOSEN = ("priority", "owner", "rate_kind")
COLUMNS = (
    EntryColumn("name", 108),
    EntryColumn("creditor", 96),
    EntryColumn("reference", 112),
    EntryColumn("priority", 84, choices=(False, True)),
    EntryColumn("owner", 66, choices=OWNERS),
    EntryColumn("balance", 82, right=True),
    EntryColumn("principal", 84, right=True),
    EntryColumn("rate", 94, right=True),
    EntryColumn("rate_kind", 72, choices=DEBT_RATES),
    EntryColumn("interest", 128, right=True, fixed=True),
    EntryColumn("minimum", 84, right=True),
    EntryColumn("arrears", 72, right=True),
    EntryColumn("note", 0),
)

FILLED: dict[str, tuple[str, ...]] = {
    **{
        key: (key,)
        for key in (
            "name",
            "creditor",
            "reference",
            "priority",
            "owner",
            "balance",
            "principal",
            "minimum",
            "arrears",
            "note",
        )
    },
    "rate": ("rate", "charge", "rate_kind"),
    "rate_kind": ("rate_kind",),
}
"""The fields of a debt that a column shows, as far as they can be filled down."""


def head(key: str) -> str:
    """The head of a column."""
    return {
        "name": translate("Debts", "Debt"),
        "creditor": translate("Debts", "Creditor"),
        "reference": translate("Debts", "Their reference"),
        "priority": translate("Debts", "Kind"),
        "owner": translate("Debts", "Whose"),
        "balance": translate("Debts", "Balance"),
        "principal": translate("Debts", "Principal"),
        "rate": translate("Debts", "Rate a year"),
        "rate_kind": translate("Debts", "Rate is"),
        "interest": translate("Debts", "Interest a month"),
        "minimum": translate("Debts", "Minimum"),
        "arrears": translate("Debts", "Arrears"),
        "note": translate("Debts", "Standing"),
    }[key]


def choice_name(key: str, value: object, language: Language) -> str:
    """Return what a choice is called."""
    if key == "priority":
        return translate("Debts", "Priority") if value else translate("Debts", "Other")
    return wording.name(key, str(value), language)


def debt_words(debt: OneDebt, debts: Sequence[OneDebt], language: Language) -> str:
    """Return what a debt is called among the others: by its name, and before that by its creditor where another bears
    the same name."""
    alike = sum(one.name.strip() == debt.name.strip() for one in debts) > 1
    parts = (debt.creditor, debt.name) if alike else (debt.name or debt.creditor,)
    return wording.beside([part.strip() for part in parts if part.strip()], language)


class DebtEntries(EntryModel):
    """Debts under their heads; an empty row at the end begins the next."""

    columns = COLUMNS

    def __init__(self, session: Session, model: DebtsModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        model.changed.connect(self.show_case)

    def show_case(self) -> None:
        """Show the debts as they are."""
        self.refresh(min(len(self._model.case.debts) + 1, MOST_DEBTS))

    def _debt(self, row: int) -> OneDebt | None:
        debts = self._model.case.debts
        return debts[row] if row < len(debts) else None

    def head(self, key: str) -> str:
        return head(key)

    def choice_name(self, key: str, value: Any) -> str:
        return choice_name(key, value, self._session.language)

    def may_edit(self, index: Index) -> bool:
        return super().may_edit(index) and not self._is_of_desk(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid() and self._is_of_desk(index):
            return translate("Debts", "As it stands on the desk today.")
        return super().data(index, role)

    def _is_of_desk(self, index: Index) -> bool:
        debt = self._debt(index.row())
        return self.columns[index.column()].key in OF_DESK and debt is not None and self._model.is_own(debt)

    def mistake(self, row: int) -> str:
        reason = self._model.mistake(row)
        return wording.reason(reason, self._session.language, self._model.currency) if reason else ""

    def cell(self, row: int, key: str) -> EntryCell:
        if (row, key) in self._model.bad:
            return EntryCell(self._model.bad[row, key][0], role="negative")
        debt = self._debt(row)
        if debt is None:
            return EntryCell(translate("Debts", "Add a debt"), "plus", "muted") if key == "name" else EntryCell()
        if key == "priority":
            return (
                EntryCell(self.choice_name(key, True), "shield", "accent")
                if debt.priority
                else EntryCell(self.choice_name(key, False), role="muted")
            )
        if key in ("owner", "rate_kind"):
            return EntryCell(self.choice_name(key, getattr(debt, key)), role="muted")
        if key == "interest":
            return EntryCell(self._interest(debt))
        return EntryCell(self._text(debt, key), role="muted" if key in ("creditor", "reference", "note") else "text")

    def _interest(self, debt: OneDebt) -> str:
        if not debt.balance:
            return ""
        (one,) = owed_of((debt,))
        return formats.plain(first_interest(one), self._model.currency)

    def _text(self, debt: OneDebt, key: str) -> str:
        if key == "rate":
            if debt.rate_kind == "fixed":
                return "" if debt.charge is None else formats.plain(debt.charge, self._model.currency)
            return "" if debt.rate is None else formats.exact_percent(debt.rate, self._session.language)
        if key in MONEY:
            amount = getattr(debt, key)
            return "" if amount is None else formats.plain(amount, self._model.currency)
        return str(getattr(debt, key))

    def edited(self, row: int, key: str) -> Any:
        if (row, key) in self._model.bad:
            return self._model.bad[row, key][0]
        debt = self._debt(row) or OneDebt()
        if key in CHOSEN:
            return getattr(debt, key)
        text = self._text(debt, key)
        return text.replace(",", "") if key in MONEY else text

    def take(self, row: int, key: str, value: Any) -> None:
        if self._debt(row) is None and value in ("", False, "client", "nominal"):
            return
        typed = value if isinstance(value, str) else "yes" if value else ""
        try:
            fields = self._fields(row, key, value)
        except Refusal as reason:
            self._model.complain(row, key, str(value), reason)
            return
        was_bad = self._model.bad.pop((row, key), None)
        before = self._model.case
        self._model.set_debt(row, Step("column", key, typed), **fields)
        if was_bad and self._model.case == before:
            self._model.look_again()

    def fill_column(self, key: str, top: int, below: Sequence[int]) -> None:
        debt = self._debt(top)
        if debt is None or (top, key) in self._model.bad or key not in FILLED:
            return
        fields = {name: getattr(debt, name) for name in FILLED[key]}
        self._model.set_debts({row: fields for row in below if self._debt(row)}, Step("fill"))

    def empty_cells(self, cells: Sequence[tuple[int, str]]) -> None:
        blank = OneDebt()
        fields: dict[int, dict[str, Any]] = {}
        for row, key in cells:
            if self._debt(row) is not None and key in FILLED:
                self._model.bad.pop((row, key), None)
                fields.setdefault(row, {}).update({name: getattr(blank, name) for name in FILLED[key]})
        self._model.set_debts(fields, Step("empty"))

    def block(self, row: int, key: str, cells: Sequence[Sequence[str]]) -> tuple[int, tuple[BadRow, ...], int]:
        """Write a block of cells from one on to the right and down: the count of rows, what could not be read, and how
        many rows had no debt to go to."""
        keys = [column.key for column in self.columns if not column.fixed]
        targets = keys[keys.index(key) :] if key in keys else []
        fields: dict[int, dict[str, Any]] = {}
        bad: list[BadRow] = []
        there = cells[: len(self._model.case.debts) - row]
        for place, texts in enumerate(there):
            for target, text in zip(targets, texts, strict=False):
                try:
                    fields.setdefault(row + place, {}).update(
                        self._fields(row + place, target, self._chosen(target, text))
                    )
                except Refusal as reason:
                    bad.append(BadRow(place + 1, target, reason))
        self._model.set_debts(fields, Step("paste"))
        return len(there), tuple(bad), len(cells) - len(there)

    def _chosen(self, key: str, text: str) -> Any:
        """A choice by its name in the language of the window; any other text as it is. Refuses an unknown choice."""
        if key not in CHOSEN:
            return text
        column = next(one for one in self.columns if one.key == key)
        named = {self.choice_name(key, value).casefold(): value for value in column.choices}
        if text.strip().casefold() not in named:
            raise Refusal(key, "unknown_choice", known=", ".join(named))
        return named[text.strip().casefold()]

    def _fields(self, row: int, key: str, value: Any) -> dict[str, Any]:
        debt = self._debt(row) or OneDebt()
        if key == "rate_kind":
            return {"rate_kind": value, "charge": None} if value != "fixed" else {"rate_kind": value, "rate": None}
        if key == "rate" and debt.rate_kind == "fixed":
            return {"charge": parse_sum(value, self._model.currency, "charge") if value.strip() else None}
        if key == "rate":
            return {"rate": _rate(value) if value.strip() else None}
        if key in MONEY:
            return {key: parse_sum(value, self._model.currency, key) if value.strip() else None}
        return {key: value.strip()[:80] if isinstance(value, str) else value}


def _rate(text: str) -> Decimal:
    return parse_percent(text.replace("\N{NO-BREAK SPACE}", ""), "rate")
