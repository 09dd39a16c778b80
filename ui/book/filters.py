"""What of the book is listed: a line of filters, and those that are kept under a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from calculators.errors import Refusal
from reports import wording
from restructure.book.account_filter import BANDS, AccountFilter
from restructure.parties.account import PRODUCTS
from restructure.store import account_lists, people
from restructure.unreadable import Unreadable
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.dates import DateEdit
from ui.widgets.elements import Panel, answer, button, column, label, row
from ui.widgets.fields import text_edit

NOBODY = "\n"
"""Stands for accounts without an owner: no login has a line end."""
SIGNED = (None, True, False)


class FilterBar(Panel):
    """``changed`` when another list is wanted; ``wanted`` is what is asked for."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.band = Choice((None, *BANDS), lambda band: band or self.tr("Any band"))
        self.product = Choice(("", *PRODUCTS), self._product)
        self.owner = Choice(("", NOBODY), self._owner)
        self.signed = Choice(SIGNED, self._signed)
        self.creditor = text_edit(200)
        self.spoken = DateEdit("not_spoken_since", session)
        self.without_step = QCheckBox()
        self.kept = Choice(("",), lambda name: name or self.tr("Kept lists"))
        self.name, self.keep, self.forget = text_edit(64), button("small", "save"), button("small", "x")
        self.said = answer()
        self._lay_out()
        for choice in (self.band, self.product, self.owner, self.signed):
            choice.picked.connect(lambda _: self._change())
        for field in (self.creditor, self.spoken):
            field.editingFinished.connect(self._change)
        self.without_step.toggled.connect(lambda _: self._change())
        self.kept.picked.connect(self._take)
        self.keep.clicked.connect(lambda: self._act(self._keep))
        self.name.returnPressed.connect(self.keep.click)
        self.forget.clicked.connect(lambda: self._act(self._forget))

    def _lay_out(self) -> None:
        self.creditor.setFixedWidth(180)
        self.spoken.setFixedWidth(130)
        self.name.setFixedWidth(180)
        self._since = label("muted")
        words: tuple[tuple[Callable[[str], object], Callable[[], str]], ...] = (
            (self.band.setAccessibleName, lambda: self.tr("Band of days overdue")),
            (self.product.setAccessibleName, lambda: self.tr("Product")),
            (self.owner.setAccessibleName, lambda: self.tr("Owner")),
            (self.signed.setAccessibleName, lambda: self.tr("Agreement")),
            (self.creditor.setAccessibleName, lambda: self.tr("Creditor")),
            (self.creditor.setPlaceholderText, lambda: self.tr("Creditor")),
            (self._since.setText, lambda: self.tr("Nobody spoke since")),
            (self.spoken.setAccessibleName, lambda: self.tr("Nobody spoke since")),
            (self.without_step.setText, lambda: self.tr("No next step")),
            (self.kept.setAccessibleName, lambda: self.tr("Kept lists")),
            (self.name.setPlaceholderText, lambda: self.tr("Name of this list")),
            (self.name.setAccessibleName, lambda: self.tr("Name of this list")),
            (self.keep.setText, lambda: self.tr("Keep this list")),
            (self.forget.setText, lambda: self.tr("Forget it")),
        )
        for put, word in words:
            self.word(put, word)
        asked = row(self.band, self.product, self.owner, self.signed, self.creditor, None, spacing=8)
        more = row(self._since, self.spoken, self.without_step, 24, self.kept, self.name, self.keep, self.forget, None)
        self.setLayout(column(asked, more, self.said, spacing=8))

    def start(self) -> None:
        """Look again who there is and which lists are kept."""
        self.owner.set_values(("", NOBODY, *(one.login for one in people.users(self._session.store) if one.active)))
        self.kept.set_values(("", *account_lists.saved_lists(self._session.store)))

    @property
    def wanted(self) -> AccountFilter:
        """The filter that is asked for."""
        return AccountFilter(
            band=self.band.value,
            product=self.product.value,
            owner="" if self.owner.value == NOBODY else self.owner.value,
            unowned=self.owner.value == NOBODY,
            signed=self.signed.value,
            creditor=self.creditor.text().strip(),
            not_spoken_since=self.spoken.value,
            without_step=self.without_step.isChecked(),
        )

    def _change(self) -> None:
        self.said.setText("")
        self.changed.emit()

    def _take(self, name: str) -> None:
        """Show a list that was kept; one that asks for more than this line has fields for is not shown in part."""
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

    def _show(self, found: AccountFilter) -> None:
        self.band.set_value(found.band)
        self.product.set_value(found.product)
        self.owner.set_value(NOBODY if found.unowned else found.owner)
        self.signed.set_value(found.signed)
        self.creditor.setText(found.creditor)
        self.spoken.set_value(found.not_spoken_since)
        self.without_step.setChecked(found.without_step)

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

    def _signed(self, signed: bool | None) -> str:
        if signed is None:
            return self.tr("Signed or not")
        return self.tr("With an agreement") if signed else self.tr("Without an agreement")
