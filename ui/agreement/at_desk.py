"""Signing at the desk: the drawn signature, who made sure of the signer and how, and those who sign beside."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from reports import wording
from reports.facts import asks_consent
from restructure.account import Account
from restructure.agreeing import IDENTIFIED, ROLES, AtDesk, Cosigner, Role, Signature
from ui.agreement.signer import Signer
from ui.person import as_head
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, column, label, row
from ui.widgets.fields import text_edit

MOST_BESIDE = 3


class AtDeskPanel(Panel):
    """The drawn signature, who made sure of the signer and how, and those who sign beside."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.signer = Signer(session, lambda: as_head(session.person))
        self.by, self.how = text_edit(80), Choice(("", *IDENTIFIED), self._how_name)
        self.data_consent = QCheckBox()
        self.word(self.data_consent.setText, lambda: self.tr("Agrees apart to the use of income data"))
        self.word(
            self.data_consent.setToolTip,
            lambda: self.tr("Income, account, handwriting and fingerprint: the box stands above the signatures."),
        )
        self.places = tuple(Place(session) for _ in range(MOST_BESIDE))
        self.role, self.beside = self.places[0].role, self.places[0].signer
        _narrow(self.how)
        by_title, how_title = label("muted"), label("muted")
        self.word(by_title.setText, lambda: self.tr("Identity made sure by"))
        self.word(self.by.setAccessibleName, lambda: self.tr("Identity made sure by"))
        self.word(how_title.setText, lambda: self.tr("How"))
        self.word(self.how.setAccessibleName, lambda: self.tr("How the identity was made sure"))
        rows = []
        for title, field in ((by_title, self.by), (how_title, self.how)):
            line = row(title, field, spacing=8)
            line.setStretch(1, 1)
            rows.append(line)
        self.setLayout(column(self.signer, *rows, self.data_consent, *self.places, spacing=5))
        self.signer.changed.connect(self._show_places)
        self.how.picked.connect(lambda _: self.changed.emit())
        self.by.textEdited.connect(lambda _: self.changed.emit())
        self.data_consent.toggled.connect(lambda _: self.changed.emit())
        for place in self.places:
            place.changed.connect(self._show_places)

    def start(self, account: Account) -> None:
        """Nothing signed yet; whoever stands for the debt beside the debtor has a place."""
        today = self._session.today()
        self.signer.start(account.debtor.name, today)
        known: list[tuple[Role, str]] = [("co_debtor", account.co_debtor), ("guarantor", account.guarantor)]
        named = [(role, name) for role, name in known if name]
        for index, place in enumerate(self.places):
            role, name = named[index] if index < len(named) else ("", "")
            place.start(role, name, account.co_debtor, today)
        self.by.setText("")
        self.how.set_value("")
        self.data_consent.setChecked(False)
        self.data_consent.setVisible(asks_consent(self._session.organisation, account))
        self._show_places()

    @property
    def unidentified(self) -> bool:
        """Whether nobody has said yet how the signer was identified."""
        return not self.how.value

    def _show_places(self) -> None:
        """One place more than those that are taken."""
        taken = True
        for place in self.places:
            place.setVisible(taken)
            taken = taken and bool(place.role.value)
        self.changed.emit()

    @property
    def complete(self) -> bool:
        """Whether everybody who signs here has signed, and it was said how the signer was identified, and by whom."""
        everybody = self.signer.signature is not None and all(place.complete for place in self.places)
        told = self.how.value == "not_recorded" or (bool(self.how.value) and bool(self.by.text().strip()))
        return everybody and told

    def evidence(self) -> AtDesk:
        """The record of the signing."""
        given = (place.given for place in self.places)
        cosigners = tuple(one for one in given if one is not None)
        by, agreed_apart = self.by.text().strip(), self.data_consent.isChecked()
        return AtDesk(self._session.now(), by, self.how.value, cosigners, agreed_apart)

    def expected(self) -> AtDesk | None:
        """Who is to sign beside the debtor, and the consent ticked so far, for the paper before anybody signs."""
        cosigners = tuple(one for place in self.places if (one := place.expected) is not None)
        agreed_apart = self.data_consent.isChecked()
        if not cosigners and not agreed_apart:
            return None
        return AtDesk(self._session.now(), "", "not_recorded", cosigners, agreed_apart)

    def _how_name(self, how: str) -> str:
        return wording.name("identified", how, self._session.language) if how else self.tr("choose…")


class Place(Panel):
    """A place for somebody who signs beside the debtor: as what, and the signature."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._known = session, ""
        self.role = Choice(("", *ROLES), self._role_name)
        _narrow(self.role)
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
        """Whether nobody signs here, or somebody has."""
        return not self.role.value or self.signer.signature is not None

    @property
    def given(self) -> Cosigner | None:
        """Who signed here, and as what."""
        signature = self.signer.signature if self.role.value else None
        return Cosigner(self.role.value, signature) if signature is not None else None

    @property
    def expected(self) -> Cosigner | None:
        """Who is named here, and as what, signed or not."""
        name = self.signer.name.text().strip() if self.role.value else ""
        return Cosigner(self.role.value, Signature(name, self._session.today())) if name else None

    def _role_name(self, role: str) -> str:
        return wording.say(f"sign.{role}", self._session.language) if role else self.tr("nobody else")


def _narrow(choice: Choice) -> None:
    """The widest of the words would widen the whole column."""
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(8)
