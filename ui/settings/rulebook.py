"""What is in force and why: every rule of a rule set, and the one-year loan prime rate."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QTableView, QWidget

from calculators.errors import Refusal
from reports import wording
from reports.formats import Language
from reports.rulebook import ageing_in_words, own_in_words, version_in_words
from restructure.household.standards import shipped
from restructure.policy import PolicyName
from restructure.policy.tables import Dated
from restructure.rules.ageing import ageing
from restructure.rules.conditions import CONDITIONS, Seen
from restructure.rules.packs import PACKS, Rule, pack_named
from restructure.rules.taking_effect import asked
from restructure.services.circumstances import at_this_moment
from restructure.services.own_rules import waiting
from restructure.store import means
from ui.models.desk import DeskModel
from ui.session import Session
from ui.settings.sign_off import SignOffRow
from ui.settings.typed_rows import Typed, TypedRows
from ui.widgets.allowed import AllowedLine, set_read_only
from ui.widgets.choice import Choice
from ui.widgets.dates import read_date, shown_date
from ui.widgets.elements import Panel, button, column, label, row
from ui.widgets.entry import EntryColumn, EntryView
from ui.widgets.fields import parse_percent
from ui.widgets.tables import Cell, TupleModel, fix_widths, table
from ui.widgets.twice import is_second_press
from ui.widgets.waiting_changes import said_of

translate = QCoreApplication.translate
ROW = 22
FORM = re.compile(r"\{[^}]*\}")
"""Where a figure stands in what a rule says."""
WIDTHS = (156, 122, 60, 92, 90, 160, 0)
RATE_COLUMNS = (
    EntryColumn("start", 120),
    EntryColumn("annual_rate", 90, right=True),
    EntryColumn("confirmed", 100, choices=(False, True)),
    EntryColumn("source", 0),
)
RATE_WORDS = {
    "start": lambda: translate("Rates", "From"),
    "annual_rate": lambda: translate("Rates", "Annual rate"),
    "confirmed": lambda: translate("Rates", "Confirmed"),
    "source": lambda: translate("Rates", "Where it was read"),
}
RULES_SHOWN, RATES_SHOWN = 12, 8


def rate_of(session: Session, typed: Typed) -> Dated:
    """A line of the table as it was typed. Refuses what is no date or no percentage, naming the column."""
    start = read_date(session, typed["start"], "start")
    rate = parse_percent(typed["annual_rate"], "annual_rate")
    return Dated(start, rate, typed["confirmed"], typed["source"].strip()[:200])


def typed_rate(session: Session, one: Dated) -> Typed:
    """A line of the table as it is typed."""
    rate = f"{(one.annual_rate * 100):.2f} %"
    return {
        "start": shown_date(session, one.start),
        "annual_rate": rate,
        "confirmed": one.confirmed,
        "source": one.source,
    }


class RulebookPanel(Panel):
    """The rules of a rule set: that of the account that is open, else the organisation's, or any other that is picked.
    One of them can be tried on the account."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.rules = TupleModel(frozenset(range(len(WIDTHS))))
        self.view = table(self.rules, ROW)
        self.rates: TypedRows[Dated] = TypedRows(
            session, RATE_COLUMNS, RATE_WORDS, lambda _, value: self._yes(value), partial(rate_of, session)
        )
        self.rates_view = EntryView(self.rates, [one.width for one in RATE_COLUMNS])
        self.remove_rate, self.own_rates = button("", "x"), button("", "undo")
        self.rates_said = label("body_muted", wrap=True)
        self.allowed = AllowedLine(session, "organisation")
        self.tried, self.review = label("body_muted", wrap=True), label("bold", wrap=True)
        self.again, self.sign_off = label("caution", wrap=True), SignOffRow(session)
        self._picked = ""
        self.which = Choice(PACKS, self._set_name)
        self._follow()
        head, rates_head, intro = label("title"), label("head"), label("body_muted", wrap=True)
        self.word(head.setText, lambda: self.tr("Rules in force, and why"))
        self.word(rates_head.setText, lambda: self.tr("One-year loan prime rate (China)"))
        self.word(
            intro.setText,
            lambda: self.tr(
                "Rules not confirmed from their source only caution or inform. None of this is legal advice."
            ),
        )
        self.word(self.which.setAccessibleName, lambda: self.tr("Rule set"))
        self.word(self.view.setAccessibleName, lambda: self.tr("Rules in force, and why"))
        self.word(self.rates_view.setAccessibleName, lambda: self.tr("One-year loan prime rate (China)"))
        self._prime = QWidget()
        buttons = row(self.remove_rate, self.own_rates, self.rates_said, None, spacing=8)
        self._prime.setLayout(column(rates_head, self.rates_view, buttons, spacing=8))
        self.setLayout(
            column(
                head,
                intro,
                row(self.which, None),
                self.review,
                self.sign_off,
                self.again,
                self.view,
                self.tried,
                self.allowed,
                self._prime,
                spacing=8,
                margins=(20, 16, 20, 14),
            )
        )
        self.word(self.remove_rate.setText, lambda: self.tr("Remove the line"))
        self.word(self.own_rates.setText, lambda: self.tr("Back to the table of the program"))
        self.remove_rate.clicked.connect(lambda: self.rates.remove(self.rates_view.currentIndex().row()))
        self.own_rates.clicked.connect(self.forget_rates)
        self.rates.taken.connect(self._keep_rates)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.selectionModel().currentRowChanged.connect(lambda place, _: self._pick(place))
        self.which.picked.connect(self._show_set)
        session.organisation_changed.connect(self._rules_changed)

    def start(self) -> None:
        """Show the rules that the account on the desk is worked under, or the organisation's own."""
        self._picked = ""
        self._follow()
        self.rates_said.setText("")
        self.allowed.relabel()
        self.sign_off.start(may=self.allowed.may)
        self.rates.set_read_only(not self.allowed.may)
        set_read_only((self.remove_rate, self.own_rates), read_only=not self.allowed.may)
        self._show_rates()
        self.relabel()

    def _in_force(self) -> PolicyName:
        return self._session.policy_for(self._model.account).name

    def _follow(self) -> None:
        self._held = self._in_force()
        self.which.set_value(self._held)

    def _show_set(self, _: object) -> None:
        self._picked = ""
        self.relabel()

    def _set_name(self, rule_set: PolicyName) -> str:
        return wording.name("policy", rule_set, self._session.language)

    def _rules_changed(self) -> None:
        self._picked = ""
        if self._in_force() != self._held:
            self._follow()
        # A line that was just typed in stays where it is; elsewhere changed, the table is shown anew.
        if set(self.rates.values() or ()) != set(self._session.policy.lpr):
            self._show_rates()
        self.own_rates.setVisible(bool(self._session.lpr))
        self.relabel()

    def _show_rates(self) -> None:
        # The newest first: it is the one that is looked for and added to.
        self.rates.start([typed_rate(self._session, one) for one in reversed(self._session.policy.lpr)])
        self.own_rates.setVisible(bool(self._session.lpr))
        self._make_room()

    def _make_room(self) -> None:
        self.rates_view.show_rows(RATES_SHOWN)

    def _keep_rates(self) -> None:
        self._make_room()
        rows = self.rates.values()
        if rows is None:
            self.rates_said.setText(self.tr("Not kept yet: a line cannot be understood."))
        else:
            self._keep(tuple(sorted(rows, key=lambda one: one.start)))

    def _keep(self, rows: tuple[Dated, ...]) -> None:
        try:
            kept = self._session.set_lpr(rows)
        except Refusal as reason:
            self.rates_said.setText(wording.reason(reason, self._session.language))
            return
        if kept:
            self.rates_said.setText(said_of(self._session, "lpr", self.tr("Saved.")))

    def forget_rates(self) -> None:
        """Put the table of the program in force again, at the second press."""
        question = self.tr("{0} lines of your own go for good. Press again to go back.").format(len(self._session.lpr))
        if is_second_press(self.own_rates, self.rates_said, question):
            self._keep(())

    def _pick(self, place: QModelIndex) -> None:
        rules = self._rules()
        if 0 <= place.row() < len(rules):
            self.try_rule(rules[place.row()].id)

    def _rules(self) -> tuple[Rule, ...]:
        return pack_named(self.which.value).rules

    def relabel(self) -> None:
        language = self._session.language
        heads = (
            self.tr("Rule"),
            self.tr("Effect"),
            self.tr("Asked"),
            self.tr("Confirmed"),
            self.tr("In force from"),
            self.tr("Source"),
            self.tr("Says"),
        )
        rows = tuple(tuple(map(Cell, self._row(one, language))) for one in self._rules())
        pack = pack_named(self.which.value)
        # No other country asks for China's prime rate; what somebody typed in is never out of sight.
        self._prime.setVisible(pack.name.startswith(("cn", "neutral")) or bool(self._session.lpr))
        self.sign_off.show_rules(self.which.value)
        self.review.setText(version_in_words(pack, self._session.sign_offs, language))
        table = self._session.known(means.guidelines(self._session.store), ()) or shipped()
        found = ageing(pack, self._session.policy.lpr, table)
        own, known = self._session.own_rules, self._session.sign_offs
        said = own_in_words(own, waiting(self._session.store, own, known), language)
        said += ageing_in_words(found, self._session.today(), language)
        self.again.setText("\n".join(said))
        self.again.setVisible(bool(said))
        self.rules.show(heads, rows)
        fix_widths(self.view, WIDTHS)
        self.view.show_rows(min(len(rows), RULES_SHOWN))
        self._make_room()
        self.try_rule(self._picked)

    def _row(self, one: Rule, language: Language) -> tuple[str, ...]:
        return (
            one.id,
            wording.name("effect", one.effect, language),
            wording.name("asked", asked(one), language),
            self._yes(one.confirmed),
            shown_date(self._session, one.start) if one.start else "",
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
        situation = at_this_moment(self._session.workplace, case.situation)
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
