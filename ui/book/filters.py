"""What of the book is listed: lines of filters, and those that are kept under a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from calculators.errors import Refusal
from reports import wording
from restructure.book.account_filter import BANDS, STATUSES, AccountFilter
from restructure.money.currency import WORDS
from restructure.parties.account import PRODUCTS
from restructure.services.account_lists import ANY_SIGN, SIGNS
from restructure.store import account_lists, owners, people, placements
from restructure.store.placements import NamedBatch
from restructure.unreadable import Unreadable
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit, shown_date
from ui.widgets.elements import Panel, answer, button, column, label
from ui.widgets.fields import MoneyEdit, ValueEdit, text_edit, whole_edit
from ui.widgets.flow import Flow

NOBODY = "\n"
"""Stands for accounts without an owner: no login has a line end."""
EITHER = (None, True, False)
LONGEST_LATE = 100_000
NARROW, WIDE = 74, 104


class FilterBar(Panel):
    """``changed`` when another list is wanted; ``wanted`` is what is asked for."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._batches: dict[int, NamedBatch] = {}
        self.choices: dict[str, Choice] = {
            "band": Choice((None, *BANDS), lambda band: band or self.tr("Any band")),
            "currency": Choice(("", *WORDS), lambda code: code or self.tr("Currency")),
            "product": Choice(("", *PRODUCTS), self._product),
            "owner": Choice(("", NOBODY), self._owner),
            "status": Choice((None, *STATUSES), self._status),
            "sign": Choice(("", ANY_SIGN, *SIGNS), self._sign),
            "signed": Choice(EITHER, self._signed),
            "promised": Choice(EITHER, self._promised),
            "batch": Choice((None,), self._batch),
        }
        self.fields: dict[str, ValueEdit[Any]] = {
            "days_late_from": whole_edit("days_late_from", 0, LONGEST_LATE),
            "days_late_to": whole_edit("days_late_to", 0, LONGEST_LATE),
            "amount_from": MoneyEdit("amount_from"),
            "amount_to": MoneyEdit("amount_to"),
            "not_spoken_since": DateEdit("not_spoken_since", session),
            "step_by": DateEdit("step_by", session),
        }
        self.creditor = text_edit(200)
        self.without_step = QCheckBox()
        self.kept = Choice(("",), lambda name: name or self.tr("Kept lists"))
        self.name, self.keep, self.forget = text_edit(64), button("small", "save"), button("small", "x")
        self.clear = button("small")
        self.said = answer()
        self._lay_out()
        for choice in self.choices.values():
            choice.picked.connect(lambda _: self._change())
        for field in (self.creditor, *self.fields.values()):
            field.editingFinished.connect(self._change)
        for one in self.fields.values():
            one.refused.connect(lambda reason: self.said.setText(wording.reason(reason, session.language)))
        self.choices["currency"].picked.connect(self._take_currency)
        self.without_step.toggled.connect(lambda _: self._change())
        self.kept.picked.connect(self._take)
        self.keep.clicked.connect(lambda: self._act(self._keep))
        self.clear.clicked.connect(lambda: self.show_filter(AccountFilter()))
        self.name.returnPressed.connect(self.keep.click)
        self.forget.clicked.connect(lambda: self._act(self._forget))

    def _lay_out(self) -> None:
        for name, field in self.fields.items():
            field.setFixedWidth(NARROW if name.startswith("days") else WIDE)
        self.creditor.setMinimumWidth(120)
        self.creditor.setMaximumWidth(220)
        self.name.setFixedWidth(150)
        late, owed, since, step = (label("muted") for _ in range(4))
        words: tuple[tuple[Callable[[str], object], Callable[[], str]], ...] = (
            *((self.choices[name].setAccessibleName, one) for name, one in self._captions().items()),
            *((self.fields[name].setAccessibleName, one) for name, one in self._named_fields().items()),
            *((self.fields[name].setPlaceholderText, one) for name, one in self._placeholders().items()),
            (late.setText, lambda: self.tr("Days overdue")),
            (owed.setText, lambda: self.tr("Owed")),
            (since.setText, lambda: self.tr("Nobody spoke since")),
            (step.setText, lambda: self.tr("Next step by")),
            (self.creditor.setAccessibleName, lambda: self.tr("Creditor")),
            (self.creditor.setPlaceholderText, lambda: self.tr("Creditor")),
            (self.without_step.setText, lambda: self.tr("No next step")),
            (self.kept.setAccessibleName, lambda: self.tr("Kept lists")),
            (self.name.setPlaceholderText, lambda: self.tr("Name of this list")),
            (self.name.setAccessibleName, lambda: self.tr("Name of this list")),
            (self.keep.setText, lambda: self.tr("Keep this list")),
            (self.forget.setText, lambda: self.tr("Forget it")),
            (self.clear.setText, lambda: self.tr("All accounts")),
        )
        for put, word in words:
            self.word(put, word)
        choices, fields_ = self.choices, self.fields
        debt = Flow(
            choices["band"], late, fields_["days_late_from"], fields_["days_late_to"], owed, choices["currency"],
            fields_["amount_from"], fields_["amount_to"], choices["product"], self.creditor, spacing=6,
        )  # fmt: skip
        work = Flow(
            choices["owner"], choices["status"], choices["sign"], choices["signed"], choices["promised"],
            choices["batch"], spacing=6,
        )  # fmt: skip
        fields_of_talk = (since, fields_["not_spoken_since"], step, fields_["step_by"])
        talk = Flow(*fields_of_talk, self.without_step, self.clear, spacing=8)
        lists = Flow(self.kept, self.name, self.keep, self.forget, spacing=6)
        self.setLayout(column(debt, work, talk, lists, self.said, spacing=8))

    def _captions(self) -> dict[str, Callable[[], str]]:
        return {
            "band": lambda: self.tr("Band of days overdue"),
            "currency": lambda: self.tr("Currency"),
            "product": lambda: self.tr("Product"),
            "owner": lambda: self.tr("Owner"),
            "status": lambda: self.tr("Status"),
            "sign": lambda: self.tr("Sign"),
            "signed": lambda: self.tr("Agreement"),
            "promised": lambda: self.tr("Promise"),
            "batch": lambda: self.tr("Batch"),
        }

    def _named_fields(self) -> dict[str, Callable[[], str]]:
        return {
            "days_late_from": lambda: self.tr("Days overdue, from"),
            "days_late_to": lambda: self.tr("Days overdue, to"),
            "amount_from": lambda: self.tr("Owed, from"),
            "amount_to": lambda: self.tr("Owed, to"),
            "not_spoken_since": lambda: self.tr("Nobody spoke since"),
            "step_by": lambda: self.tr("Next step by"),
        }

    def _placeholders(self) -> dict[str, Callable[[], str]]:
        return {
            "days_late_from": lambda: self.tr("from"),
            "days_late_to": lambda: self.tr("to"),
            "amount_from": lambda: self.tr("from"),
            "amount_to": lambda: self.tr("to"),
        }

    def start(self) -> None:
        """Look again who there is, what was placed and which lists are kept."""
        store = self._session.store
        self._batches = {one.id: one for one in placements.named_batches(store)}
        self.choices["batch"].set_values((None, *self._batches))
        self.choices["batch"].setVisible(bool(self._batches))
        working = (one.login for one in people.users(store) if one.active)
        self.choices["owner"].set_values(tuple(dict.fromkeys(("", NOBODY, *working, *owners.logins(store)))))
        self.kept.set_values(("", *account_lists.saved_lists(store)))

    @property
    def wanted(self) -> AccountFilter:
        """The filter that is asked for."""
        given: dict[str, Any] = {name: one.value for name, one in (self.choices | self.fields).items()}
        owner = given.pop("owner")
        return AccountFilter(
            **given,
            owner="" if owner == NOBODY else owner,
            unowned=owner == NOBODY,
            creditor=self.creditor.text().strip(),
            without_step=self.without_step.isChecked(),
        )

    @property
    def unread(self) -> bool:
        """Return whether something that was typed could not be read: no list is shown for half of it."""
        return any(field.unread for field in self.fields.values())

    def _change(self) -> None:
        if not self.unread:
            self.said.setText("")
            self.changed.emit()

    def _take_currency(self, currency: str) -> None:
        for name in ("amount_from", "amount_to"):
            field = self.fields[name]
            assert isinstance(field, MoneyEdit)
            field.set_currency(currency or "CNY")

    def _take(self, name: str) -> None:
        """Show a list that was kept; one that asks for more than this line can show is not shown in part."""
        found = account_lists.saved_lists(self._session.store).get(name)
        if isinstance(found, Unreadable):
            self.said.setText(wording.reason(Refusal("name", "kept_unreadable"), self._session.language))
        elif found is not None:
            self._show(found)
            if self.wanted != found:
                self._show(AccountFilter())
                more = self.tr("This list asks for more than there are fields here: {0}")
                self.said.setText(more.format(f"restructure accounts --saved {name}"))
                return
            self.name.setText(name)
            self._change()

    def show_filter(self, wanted: AccountFilter) -> None:
        """Ask for other accounts."""
        self._show(wanted)
        self._change()

    def _show(self, found: AccountFilter) -> None:
        self._take_currency(found.currency)
        given = {one.name: getattr(found, one.name) for one in fields(found)}
        given["owner"] = NOBODY if found.unowned else found.owner
        for name, choice in self.choices.items():
            choice.set_value(given[name])
        for name, field in self.fields.items():
            field.set_value(given[name])
            field.refresh()
        self.creditor.setText(found.creditor)
        self.without_step.blockSignals(True)
        self.without_step.setChecked(found.without_step)
        self.without_step.blockSignals(False)

    def _keep(self) -> None:
        account_lists.save_list(self._session.store, self.name.text(), self.wanted)

    def _forget(self) -> None:
        account_lists.forget_list(self._session.store, self.name.text().strip())

    def _act(self, act: Callable[[], None]) -> None:
        try:
            done = self._session.write(act)
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
            return
        if done:
            self.start()
            self.kept.set_value(self.name.text().strip())

    def _product(self, name: str) -> str:
        return wording.name("product", name, self._session.language) if name else self.tr("Any product")

    def _owner(self, login: str) -> str:
        return {"": self.tr("Any owner"), NOBODY: self.tr("Nobody's")}.get(login, login)

    def _status(self, status: str | None) -> str:
        return wording.name("status", status, self._session.language) if status else self.tr("Any status")

    def _sign(self, sign: str) -> str:
        if sign in ("", ANY_SIGN):
            return self.tr("With a sign") if sign else self.tr("Any sign or none")
        return wording.name("sign", sign, self._session.language)

    def _signed(self, signed: bool | None) -> str:
        if signed is None:
            return self.tr("Signed or not")
        return self.tr("With an agreement") if signed else self.tr("Without an agreement")

    def _promised(self, promised: bool | None) -> str:
        if promised is None:
            return self.tr("Promised or not")
        return self.tr("With a promise due") if promised else self.tr("Without a promise due")

    def _batch(self, number: int | None) -> str:
        one = None if number is None else self._batches.get(number)
        if one is None:
            return self.tr("Any batch")
        return " ".join((str(one.id), one.creditor, one.batch, shown_date(self._session, one.placed_on)))
