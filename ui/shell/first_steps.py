"""On the first page of a store without accounts: country, organisation, user and file, one after the other."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from calculators.errors import Refusal
from reports import wording
from restructure.parties.organisation import REQUIRED, Organisation, amended, in_force, stored
from restructure.policy import POLICIES, PolicyName
from restructure.store import StoreProblem, accounts, people, rights
from ui.session import Session
from ui.surroundings import COUNTRY
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, column, icon_label, label, row
from ui.widgets.fields import text_edit
from ui.widgets.form import Form

Step = Literal["country", "organisation", "user", "file"]
NARROW = 320
STEPS: tuple[Step, ...] = ("country", "organisation", "user", "file")


def begins(session: Session) -> bool:
    """Return whether a store is that empty, and whoever is at it may set it up."""
    return accounts.count(session.store) == 0 and rights.may(session.store, "organisation") and session.locks


def likely(session: Session) -> PolicyName:
    """Return the rules that are proposed: by the country that the organisation chose for its PCs, else by the language
    of the window or the country of this PC."""
    chosen: dict[str, PolicyName] = {"cn": "cn-credit-card", "uk": "uk", "us": "us"}
    if named := chosen.get(os.environ.get(COUNTRY, "")):
        return named
    if session.language == "zh":
        return "cn-credit-card"
    here = QLocale.system().territory()
    known: dict[QLocale.Country, PolicyName] = {QLocale.Country.UnitedKingdom: "uk", QLocale.Country.UnitedStates: "us"}
    return known.get(here, "neutral")


class FirstSteps(Panel):
    """Each step says what it changes and can be skipped, which is said too. ``users_asked`` leads to where people are
    added, ``import_asked`` and ``new_asked`` to the first accounts."""

    users_asked = Signal()
    import_asked = Signal()
    new_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("role", "card")
        self.rules = Choice(tuple(POLICIES), lambda name: wording.name("policy", name, session.language))
        self.fields: dict[str, QLineEdit] = {name: text_edit() for name in REQUIRED}
        self.acts: dict[Step, QPushButton] = {step: button("primary") for step in STEPS}
        self.skips: dict[Step, QPushButton] = {step: button("link") for step in STEPS[:-1]}
        self.by_hand, self.said = button(), label("body_muted", wrap=True)
        self._skipped: set[Step] = set()
        self._marks = {step: (icon_label("what", "muted", 14), label("small")) for step in STEPS}
        self._pages: dict[Step, QWidget] = {}
        self._form = Form(2)
        self._lay_out()
        for step, skip in self.skips.items():
            skip.clicked.connect(partial(self._skip, step))
        self.acts["country"].clicked.connect(self._take_rules)
        self.acts["organisation"].clicked.connect(self._take_organisation)
        self.acts["user"].clicked.connect(self.users_asked)
        self.acts["file"].clicked.connect(self.import_asked)
        self.by_hand.clicked.connect(self.new_asked)
        session.organisation_changed.connect(self.relabel)

    def _lay_out(self) -> None:
        head = label("title")
        self.word(head.setText, lambda: self.tr("Begin in four steps"))
        self.word(self.rules.setAccessibleName, lambda: self.tr("Country, and its rules"))
        captions: dict[str, Callable[[], str]] = {
            "name": lambda: self.tr("Name of the organisation"),
            "payee": lambda: self.tr("Payee"),
            "payee_account": lambda: self.tr("Account to pay into"),
            "payee_bank": lambda: self.tr("Bank"),
            "telephone": lambda: self.tr("Telephone"),
            "representative": lambda: self.tr("Who signs for us"),
        }
        for name, field in self.fields.items():
            self._form.add(name, field, captions[name])
        inputs: dict[Step, QWidget] = {"country": self.rules, "organisation": self._form}
        for step in STEPS:
            told, more = label("body_muted", wrap=True), self.skips.get(step, self.by_hand)
            self.word(told.setText, partial(self._changes, step))
            self.word(self.acts[step].setText, partial(self._act_name, step))
            page = QWidget()
            asked = (inputs[step],) if step in inputs else ()
            page.setLayout(column(told, *asked, row(self.acts[step], more, None, spacing=12), None, spacing=10))
            self._pages[step] = page
        self.rules.setMaximumWidth(NARROW)
        for step, skip in self.skips.items():
            self.word(skip.setText, partial(self._skip_name, step))
        self.word(self.by_hand.setText, lambda: self.tr("Enter one by hand"))
        marks = row(*(row(*mark, spacing=4) for mark in self._marks.values()), None, spacing=16)
        self.setLayout(column(head, marks, *self._pages.values(), self.said, spacing=10, margins=(20, 16, 20, 14)))

    def _name(self, step: Step) -> str:
        return {
            "country": self.tr("Country"),
            "organisation": self.tr("Organisation"),
            "user": self.tr("Users"),
            "file": self.tr("Accounts"),
        }[step]

    def _changes(self, step: Step) -> str:
        return {
            "country": self.tr(
                "Chooses the rules that every offer is checked by, the words and the size of the papers, and the "
                "public holidays. Without it nothing is checked by law."
            ),
            "organisation": self.tr(
                "Stands on every agreement: who it is made with, where to pay and whom to call. Without it offers can "
                "be made, and nothing can be signed."
            ),
            "user": self.tr(
                "From the first user on the program asks who it is, a release takes a second person, and the record "
                "names who did what. Without one whoever opens this store may do everything."
            ),
            "file": self.tr(
                "Takes in your accounts from CSV, XLSX or ODS, in any order of columns; nothing is taken in before you "
                "have seen it."
            ),
        }[step]

    def _act_name(self, step: Step) -> str:
        return {
            "country": self.tr("Use these rules"),
            "organisation": self.tr("Keep this"),
            "user": self.tr("Add the first user"),
            "file": self.tr("Import accounts…"),
        }[step]

    def _skip_name(self, step: Step) -> str:
        return self.tr("Skip: {0} can be set later in Settings").format(self._name(step))

    def start(self) -> None:
        """Go on with the first step that is neither done nor skipped."""
        ours = stored(self._session.organisation)
        for name, field in self.fields.items():
            field.setText(str(ours[name]))
        held = self._session.organisation.policy.rule_set
        self.rules.set_value(likely(self._session) if held == "neutral" else held)
        self.said.setText("")
        self.relabel()

    def is_done(self, step: Step) -> bool:
        """Return whether a step was taken."""
        ours, store = self._session.organisation, self._session.store
        return {
            "country": ours.policy.rule_set != "neutral",
            "organisation": bool(ours.identity.name.strip()),
            "user": bool(people.users(store)),
            "file": accounts.count(store) > 0,
        }[step]

    @property
    def step(self) -> Step:
        """The step that is asked for now."""
        return next((one for one in STEPS if not self.is_done(one) and one not in self._skipped), "file")

    def relabel(self) -> None:
        now = self.step
        for step, page in self._pages.items():
            page.setVisible(step == now)
        for step, (icon, text) in self._marks.items():
            done = self.is_done(step)
            icon.show_icon(
                *(("ok", "positive") if done else ("right", "accent") if step == now else ("clock", "muted"))
            )
            state = self.tr("done") if done else self.tr("skipped") if step in self._skipped else ""
            named = f"{STEPS.index(step) + 1} {self._name(step)}"
            text.setText(self.tr("{0}, {1}").format(named, state) if state else named)

    def _skip(self, step: Step) -> None:
        self._skipped.add(step)
        self._go_on()

    def _go_on(self) -> None:
        """The next step, ready for the keys."""
        self.said.setText("")
        self.relabel()
        now = self.step
        first: dict[Step, QWidget] = {"country": self.rules, "organisation": self.fields["name"]}
        first.get(now, self.acts[now]).setFocus()

    def _take_rules(self) -> None:
        chosen = amended(self._session.organisation, rule_set=self.rules.value)
        if self.rules.value == "neutral":
            self._skip("country")
            return
        self._keep(amended(chosen, cure_days=in_force(chosen).deadlines.cure_days))

    def _take_organisation(self) -> None:
        if not self.fields["name"].text().strip():
            self.said.setText(wording.reason(Refusal("name", "missing_field"), self._session.language))
            self.fields["name"].setFocus()
            return
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        self._keep(amended(self._session.organisation, **typed))

    def _keep(self, organisation: Organisation) -> None:
        try:
            self._session.set_organisation(organisation)
        except Refusal as reason:
            self.said.setText(wording.reason(reason, self._session.language))
        except StoreProblem as problem:
            self.said.setText(wording.say(f"store.{problem.code}", self._session.language))
        else:
            self._go_on()
