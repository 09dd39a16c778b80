"""What is in force and why: every rule of the rule set, and the one-year loan prime rate."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView

from reports import formats, wording
from reports.formats import Language
from restructure.policy.conditions import CONDITIONS, Seen
from restructure.policy.packs import Rule, pack_named
from restructure.policy.tables import lpr
from ui.conduct.present import at_this_moment
from ui.desk.model import DeskModel
from ui.desk.results import fix_widths
from ui.desk.tables import Cell, TupleModel, table
from ui.session import Session
from ui.widgets.elements import Panel, column, label

ROW = 22
FORM = re.compile(r"\{[^}]*\}")
"""Where a figure stands in what a rule says."""
WIDTHS = (164, 132, 92, 112, 290, 0)
LPR_WIDTHS = (120, 90, 0)
RULES_SHOWN, RATES_SHOWN = 12, 6


class RulebookPanel(Panel):
    """The rules of the rule set in force; one of them can be tried on the account that is open."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.rules, self.rates = TupleModel(frozenset(range(6))), TupleModel(frozenset({0, 2}))
        self.view: QTableView = table(self.rules, ROW)
        self.rates_view: QTableView = table(self.rates, ROW)
        self.tried = label("body_muted", wrap=True)
        self._picked = ""
        head, rates_head, intro = label("title"), label("head"), label("body_muted", wrap=True)
        self.word(head.setText, lambda: self.tr("Rules in force, and why"))
        self.word(rates_head.setText, lambda: self.tr("One-year loan prime rate (China)"))
        self.word(
            intro.setText,
            lambda: self.tr(
                "Rules not confirmed from their source only caution or inform. None of this is legal advice."
            ),
        )
        self.word(self.view.setAccessibleName, lambda: self.tr("Rules in force, and why"))
        self.word(self.rates_view.setAccessibleName, lambda: self.tr("One-year loan prime rate (China)"))
        self.setLayout(
            column(
                head,
                intro,
                self.view,
                self.tried,
                rates_head,
                self.rates_view,
                spacing=8,
                margins=(20, 16, 20, 14),
            )
        )
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.selectionModel().currentRowChanged.connect(lambda place, _: self._pick(place))
        session.organisation_changed.connect(self.start)

    def start(self) -> None:
        """Show the rules of the rule set that is in force."""
        self._picked = ""
        self.relabel()

    def _pick(self, place: QModelIndex) -> None:
        rules = self._rules()
        if 0 <= place.row() < len(rules):
            self.try_rule(rules[place.row()].id)

    def _rules(self) -> tuple[Rule, ...]:
        return pack_named(self._session.organisation.rule_set).rules

    def relabel(self) -> None:
        language = self._session.language
        heads = (
            self.tr("Rule"),
            self.tr("Effect"),
            self.tr("Confirmed"),
            self.tr("In force from"),
            self.tr("Source"),
            self.tr("Says"),
        )
        rows = tuple(tuple(map(Cell, self._row(one, language))) for one in self._rules())
        self.rules.show(heads, rows)
        fix_widths(self.view, WIDTHS)
        self.view.setFixedHeight(26 + ROW * min(len(rows), RULES_SHOWN) + 2)
        rates = tuple(
            (
                Cell(formats.date(one.start, language)),
                Cell(formats.percent(one.annual_rate, 2, language)),
                Cell(self._yes(one.confirmed)),
            )
            for one in reversed(lpr())
        )
        self.rates.show((self.tr("From"), self.tr("Annual rate"), self.tr("Confirmed")), rates)
        fix_widths(self.rates_view, LPR_WIDTHS)
        self.rates_view.setFixedHeight(26 + ROW * min(len(rates), RATES_SHOWN) + 2)
        self.try_rule(self._picked)

    def _row(self, one: Rule, language: Language) -> tuple[str, ...]:
        return (
            one.id,
            wording.name("effect", one.effect, language),
            self._yes(one.confirmed),
            one.start.isoformat() if one.start else "",
            getattr(one.source, language) or self.tr("own check"),
            FORM.sub("…", getattr(one.text, language)),
        )

    def _yes(self, confirmed: object) -> str:
        return self.tr("yes") if confirmed else self.tr("no")

    def try_rule(self, name: str) -> None:
        """Say what the condition of a rule sees on the account that is open, and what the rule asks with."""
        self._picked = name
        rule = next((one for one in self._rules() if one.id == name), None)
        case = self._model.case
        if rule is None:
            self.tried.setText(self.tr("Choose a rule to try it on the account that is open."))
            return
        if case is None:
            self.tried.setText(self.tr("Open an account first."))
            return
        situation = at_this_moment(self._session, case.situation)
        outcome = self._model.chosen_outcome
        seen = Seen(
            outcome.debt if outcome else case.debt,
            outcome,
            situation,
            case.policy,
            case.household,
            case.creditor.floor if case.creditor else None,
        )
        facts = CONDITIONS[rule.when].holds(seen, rule.given)
        asked = ", ".join(f"{key} {value}" for key, value in rule.given.items()) or self.tr("nothing")
        if facts is None:
            self.tried.setText(self.tr("It does not hold now. It asks with: {0}.").format(asked))
            return
        text = wording.filled(
            getattr(rule.text, self._session.language), facts, self._session.language, case.debt.currency
        )
        self.tried.setText(self.tr("It holds now. It asks with: {0}.").format(asked) + " " + text)
