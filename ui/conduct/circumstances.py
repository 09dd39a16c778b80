"""What is known around an account, each fact kept as soon as it is understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget

from calculators.errors import Refusal
from reports import wording
from restructure.parties.situation import PARTIES, BreathingSpace, Mandate, Situation
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.fields import MoneyEdit, ValueEdit, date_edit, text_edit
from ui.widgets.form import Form

NATIONS = (None, "england_wales", "northern_ireland", "scotland")
PLAIN = ("already_in_instalments", "personalised", "new_borrowing", "night_allowed", "plan_broken")
OPEN = ("inability_shown", "willing", "consent_to_income")
DATES = ("space_from", "space_to", "mandate_expires", "last_restart", "assignment_notified_on")

T = TypeVar("T")


class Circumstances(Panel):
    """The form; Ctrl+Z on the page takes the last change back."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.setProperty("role", "card")
        self.form = Form(2, lambda reason: wording.reason(reason, session.language, model.currency))
        self.party = Choice(PARTIES, self._party_name)
        self.nation = Choice(NATIONS, self._nation_name)
        self.dates = {name: date_edit(name, session.today) for name in DATES}
        self.mandate, self.zone = text_edit(60), text_edit(60)
        self.cash = MoneyEdit("cash_received")
        answers = dict.fromkeys(PLAIN, (False, True)) | dict.fromkeys(OPEN, (None, True, False))
        self.answers = {name: Choice(values, self._answer) for name, values in answers.items()}
        self.undo = button("link", "undo")
        self._fill_form()
        self._lay_out()
        self._connect()
        self.start()

    def _fill_form(self) -> None:
        captions: dict[str, tuple[QWidget, Callable[[], str]]] = {
            "party": (self.party, lambda: self.tr("Who we are")),
            "nation": (self.nation, lambda: self.tr("Nation (UK)")),
            "mandate": (self.mandate, lambda: self.tr("Mandate number")),
            "mandate_expires": (self.dates["mandate_expires"], lambda: self.tr("Mandate holds until")),
            "space_from": (self.dates["space_from"], lambda: self.tr("Breathing space from")),
            "space_to": (self.dates["space_to"], lambda: self.tr("Breathing space to")),
            "last_restart": (self.dates["last_restart"], lambda: self.tr("Limitation last restarted on")),
            "time_zone": (self.zone, lambda: self.tr("Time zone of the {0}").format(self._session.person)),
            "already_in_instalments": (
                self.answers["already_in_instalments"],
                lambda: self.tr("Already in instalments"),
            ),
            "personalised": (self.answers["personalised"], lambda: self.tr("Personalised instalment plan")),
            "inability_shown": (self.answers["inability_shown"], lambda: self.tr("Inability to pay is shown")),
            "willing": (self.answers["willing"], lambda: self.tr("Willing to pay")),
            "new_borrowing": (self.answers["new_borrowing"], lambda: self.tr("Paid from new borrowing")),
            "consent_to_income": (self.answers["consent_to_income"], lambda: self.tr("Agreed to the use of income")),
            "night_allowed": (self.answers["night_allowed"], lambda: self.tr("Agreed to calls at night")),
            "plan_broken": (self.answers["plan_broken"], lambda: self.tr("Signed plan is broken")),
            "cash_received": (self.cash, lambda: self.tr("Cash the {0} received").format(self._session.person)),
            "assignment_notified_on": (
                self.dates["assignment_notified_on"],
                lambda: self.tr("Assignment notified on"),
            ),
        }
        for name, (field, caption) in captions.items():
            self.form.add(name, field, caption)
        self.word(self.zone.setPlaceholderText, self._zone_by_itself)

    def _lay_out(self) -> None:
        head, freezes = label("title"), label("muted", wrap=True)
        self.word(head.setText, lambda: self.tr("Circumstances"))
        self.word(freezes.setText, lambda: self.tr("Kept at once. In a breathing space no interest accrues."))
        self.word(self.undo.setText, lambda: self.tr("Undo") + "  Ctrl+Z")
        self.setLayout(
            column(row(head, None, self.undo), freezes, self.form, None, spacing=8, margins=(16, 12, 16, 12))
        )

    def _connect(self) -> None:
        self.party.picked.connect(lambda value: self._set(party=value))
        self.nation.picked.connect(lambda value: self._set(nation=value))
        for name, choice in self.answers.items():
            choice.picked.connect(lambda value, name=name: self._set(**{name: value}))
        for name in ("last_restart", "assignment_notified_on"):
            self._follow(name, self.dates[name], self._setter(name))
        self._follow("cash_received", self.cash, lambda value: self._set(cash_received=value))
        for name in ("space_from", "space_to"):
            self._follow(name, self.dates[name], lambda _: self._set_space())
        self._follow("mandate_expires", self.dates["mandate_expires"], lambda _: self._set_mandate())
        self.mandate.editingFinished.connect(self._set_mandate)
        self.zone.editingFinished.connect(self._set_zone)
        self.undo.clicked.connect(self._model.undo_situation)
        self._model.situation_changed.connect(self.start)

    def _follow(self, name: str, field: ValueEdit[T], act: Callable[[T | None], object]) -> None:
        def left() -> None:
            if not field.property("bad"):
                act(field.value)

        # Kept when the field is left: half a date may be a date too, and must neither stop contact nor be undone.
        field.edited.connect(lambda _: self.form.complain(name, None))
        field.editingFinished.connect(left)
        field.refused.connect(lambda reason: self.form.complain(name, reason))

    def _setter(self, name: str) -> Callable[[Any], object]:
        return lambda value: self._set(**{name: value})

    def _set(self, **known: Any) -> None:
        self._model.set_situation(replace(self._model.situation, **known))

    def _set_space(self) -> None:
        start: date | None = self.dates["space_from"].value
        end: date | None = self.dates["space_to"].value
        wrong = start is not None and end is not None and end < start
        self.form.complain("space_to", Refusal("space_to", "ends_before_it_begins") if wrong else None)
        if not wrong:
            self._set(breathing_space=BreathingSpace(start, end) if start else None)

    def _set_mandate(self) -> None:
        number, expires = self.mandate.text().strip(), self.dates["mandate_expires"].value
        self._set(mandate=Mandate(number, expires) if number and expires else None)

    def _set_zone(self) -> None:
        self._set(time_zone=self.zone.text().strip())
        self._say_zone()

    def _zone_by_itself(self) -> str:
        home = self._session.policy.zone
        return self.tr("{0} where none is entered").format(home) if home else self.tr("such as America/Chicago")

    def _say_zone(self) -> None:
        reason = None
        if self._model.account is not None and self._model.situation.local_now is None:
            given = self._model.situation.time_zone
            reason = Refusal("time_zone", "no_such_zone") if given else Refusal("time_zone", "zone_missing")
        self.form.complain("time_zone", reason)

    def start(self) -> None:
        """Show what is kept."""
        known = self._model.situation
        self.setEnabled(self._model.account is not None)
        self.party.set_value(known.party)
        self.nation.set_value(known.nation)
        self.cash.set_currency(self._model.currency)
        for name, choice in self.answers.items():
            choice.set_value(getattr(known, name))
        for name, value in _values(known).items():
            field = self.dates.get(name, self.cash)
            field.set_value(value)
        if not _typing(self.mandate, self.dates["mandate_expires"]):
            self.mandate.setText(known.mandate.number if known.mandate else "")
        if not _typing(self.zone):
            self.zone.setText(known.time_zone)
        self._say_zone()

    def relabel(self) -> None:
        self.zone.setPlaceholderText(self._zone_by_itself())
        self._say_zone()

    def _party_name(self, party: str) -> str:
        return {
            "creditor": self.tr("the creditor"),
            "agency": self.tr("an agency"),
            "buyer": self.tr("a buyer of the debt"),
            "adviser": self.tr("an adviser of the {0}").format(self._session.person),
        }[party]

    def _nation_name(self, nation: str | None) -> str:
        return {
            None: self.tr("not known"),
            "england_wales": self.tr("England and Wales"),
            "northern_ireland": self.tr("Northern Ireland"),
            "scotland": self.tr("Scotland"),
        }[nation]

    def _answer(self, value: bool | None) -> str:
        return self.tr("not known") if value is None else self.tr("yes") if value else self.tr("no")


def _values(known: Situation) -> dict[str, Any]:
    space, mandate = known.breathing_space, known.mandate
    return {
        "space_from": space.start if space else None,
        "space_to": space.end if space else None,
        "mandate_expires": mandate.expires if mandate else None,
        "last_restart": known.last_restart,
        "assignment_notified_on": known.assignment_notified_on,
        "cash_received": known.cash_received,
    }


def _typing(*fields: QLineEdit) -> bool:
    """Whether somebody is at it: half of a mandate is not kept, and must not vanish meanwhile."""
    return any(field.hasFocus() for field in fields)
