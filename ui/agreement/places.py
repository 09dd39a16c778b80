"""Places for those who sign beside the debtor: whoever stands in the account has one, and others can take one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reports import wording
from restructure.agreements.evidence import ROLES, Cosigner, Signature, stand_beside
from restructure.parties.account import Account
from ui.agreement.signer import Signer
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, column, label, row

MOST_BESIDE = 3


class Places(Panel):
    """One place more than those that are taken."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.places = tuple(Place(session) for _ in range(MOST_BESIDE))
        self.setLayout(column(*self.places, spacing=5))
        for place in self.places:
            place.changed.connect(self._show)

    def start(self, account: Account) -> None:
        """Nothing signed yet; whoever stands for the debt beside the debtor has a place."""
        named, today = stand_beside(account), self._session.today()
        for index, place in enumerate(self.places):
            role, name = named[index] if index < len(named) else ("", "")
            place.start(role, name, account.co_debtor, today)
        self._show()

    def _show(self) -> None:
        taken = True
        for place in self.places:
            place.setVisible(taken)
            taken = taken and bool(place.role.value)
        self.changed.emit()

    @property
    def complete(self) -> bool:
        """Return whether everybody who signs here has signed."""
        return all(place.complete for place in self.places)

    def to_do(self) -> QWidget | None:
        """Return where the cursor is needed next; None once everybody here has signed."""
        return next((place.signer.to_do() for place in self.places if not place.complete), None)

    def given(self) -> tuple[Cosigner, ...]:
        """Return who signed here."""
        return tuple(one for place in self.places if (one := place.given) is not None)

    def expected(self) -> tuple[Cosigner, ...]:
        """Return who is named here, signed or not."""
        return tuple(one for place in self.places if (one := place.expected) is not None)


class Place(Panel):
    """A place for somebody who signs beside the debtor: as what, and the signature."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._known = session, ""
        self.role = Choice(("", *ROLES), self._role_name)
        narrow(self.role)
        self.signer = Signer(session, lambda: self.tr("Signs beside"))
        self.told = label("small", wrap=True)
        title = label("muted")
        self.word(title.setText, lambda: self.tr("Who signs beside"))
        self.word(self.role.setAccessibleName, lambda: self.tr("Who signs beside"))
        line = row(title, self.role, spacing=8)
        line.setStretch(1, 1)
        self.setLayout(column(line, self.told, self.signer, spacing=5))
        self.signer.changed.connect(self._show)
        self.role.picked.connect(lambda _: self._show())

    def start(self, role: str, name: str, known: str, today: date) -> None:
        """Nothing signed yet; ``known`` is the co-debtor of the account, who owes it already."""
        self._known = known
        self.signer.start(name, today)
        self.role.set_value(role)
        self._show()

    def _show(self) -> None:
        self.relabel()
        self.signer.setVisible(bool(self.role.value))
        self.changed.emit()

    def relabel(self) -> None:
        role = self.role.value
        joins = role == "co_debtor" and self.signer.name.text().strip() != self._known
        apart = role == "guarantor" or joins
        keys = (f"beside.{role}.free", f"beside.{role}.then") if apart else ()
        self.told.setText(" ".join(wording.say(key, self._session.language) for key in keys).replace("**", ""))
        self.told.setVisible(apart)

    @property
    def complete(self) -> bool:
        """Return whether nobody signs here, or somebody has."""
        return not self.role.value or self.signer.signature is not None

    @property
    def given(self) -> Cosigner | None:
        """Return who signed here, and as what."""
        signature = self.signer.signature if self.role.value else None
        return Cosigner(self.role.value, signature) if signature is not None else None

    @property
    def expected(self) -> Cosigner | None:
        """Return who is named here, and as what, signed or not."""
        name = self.signer.name.text().strip() if self.role.value else ""
        return Cosigner(self.role.value, Signature(name, self._session.today())) if name else None

    def _role_name(self, role: str) -> str:
        return wording.say(f"sign.{role}", self._session.language) if role else self.tr("nobody else")


def narrow(choice: Choice) -> None:
    """The widest of the words would widen the whole column."""
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(8)
