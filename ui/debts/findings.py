"""What a way to share does to the debts: what is never cleared, what would mend it, what a kind of rate means."""

from __future__ import annotations

from decimal import Decimal

from calculators.distribution import first_interest, missing
from calculators.rounding import Money
from reports import formats, wording
from restructure.household.distribution import (
    DebtsCase,
    Growing,
    Way,
    below_interest_until,
    counted,
    growing,
    other_kind_of_rate,
    owed_of,
    way_of,
    without_interest,
)
from ui.debts.entries import debt_words
from ui.models.debts import DebtsModel
from ui.session import Session
from ui.widgets.elements import Panel, column, label
from ui.widgets.verdict import VerdictBox


class FindingsPanel(Panel):
    """The verdict on the chosen way, and what could be done about it."""

    def __init__(self, session: Session, model: DebtsModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self._lost, self.verdict = label("bold", wrap=True), VerdictBox()
        self._mends, self._notes = label("small", wrap=True), label("small", wrap=True)
        self._rates, head = label("small", wrap=True), label("head")
        self._mend_head, self._rates_head = label("head"), label("head")
        self.word(head.setText, lambda: self.tr("Findings"))
        self.word(self._mend_head.setText, lambda: self.tr("What would mend it"))
        self.word(self._rates_head.setText, lambda: self.tr("Nominal or effective"))
        mends, rates = (self._mend_head, self._mends), (self._rates_head, self._rates)
        self.setLayout(column(head, self._lost, self.verdict, self._notes, *mends, *rates, spacing=6))
        model.changed.connect(self.relabel)

    def relabel(self) -> None:
        self._say_findings(self._model.way)
        self._say_rates(self._model.way)

    def _money(self, amount: int) -> str:
        return formats.money(amount, self._model.currency, self._session.language)

    def _say_findings(self, way: Way | None) -> None:
        self._notes.setText("")
        self._mends.setText("")
        self._mend_head.setVisible(False)
        self._lost.setVisible(False)
        if way is None:
            told = (
                self.tr("Mend the marked rows first.")
                if self._model.has_mistakes
                else self.tr("No debt is entered yet.")
            )
            self.verdict.show_verdict("unknown", wording.say("verdict.unknown", self._session.language), told)
            return
        lost = growing(self._model.debts, way)
        if self._model.unagreed:
            said = self.tr("The shares may change: what is agreed on a priority debt comes first.")
            self.verdict.show_verdict("unknown", self.tr("Provisional."), said)
        elif lost:
            self._say_growing(way, lost)
        elif way.method == "token":
            said = self.tr("Hardly anything is left after the priority debts: a token keeps each agreement alive.")
            self.verdict.show_verdict("tight", self.tr("Tokens."), said)
        else:
            months = way.course.months or 0
            said = self.tr("All clear by month {0}; {1} of interest on the way.").format(
                months, self._money(sum(way.course.interest))
            )
            self.verdict.show_verdict("affordable", self.tr("Ends."), said)
        self._say_notes(way)

    def _say_growing(self, way: Way, lost: tuple[Growing, ...]) -> None:
        one = lost[0]
        debt = self._model.debts[one.index]
        # Its name was typed by a person, and the box below reads markup.
        self._lost.setText(debt_words(debt, self._model.debts, self._session.language))
        self._lost.setVisible(True)
        said = self.tr(
            "It gets {0} a month, but its interest is {1}. It would be {2} after a year. Smallest payment that "
            "would "
            "ever clear it: {3}."
        )
        amounts = (one.share, one.interest, one.after_a_year, one.smallest)
        self.verdict.show_verdict("unaffordable", self.tr("Never cleared."), said.format(*map(self._money, amounts)))
        mends = []
        freed = self._way(without_interest(self._model.case, one.index), way)
        name = self._model.debts[one.index].creditor or self._model.debts[one.index].name
        if freed.course.months is not None:
            mends.append(self.tr("Ask {0} to stop interest:").format(name) + " " + self._ends(freed))
        for other in self._model.ways:
            if other.course.months is not None:
                method = wording.name("share_method", other.method, self._session.language)
                mends.append(self.tr("{0}: {1}").format(method, self._ends(other)))
        if way.smallest is not None:
            mends.append(self._smallest(way.smallest))
        self._mend_head.setVisible(bool(mends))
        self._mends.setText("\n".join(f"• {mend}" for mend in mends))

    def _smallest(self, needed: Money) -> str:
        """What this way would take; whether it is there is said too, where a budget tells."""
        there = self._model.surplus
        if there is None or needed <= there:
            return self.tr("Share {0} a month or more in this way.").format(self._money(needed))
        said = self.tr("This way would take {0} a month or more; the budget leaves {1}.")
        return said.format(self._money(needed), self._money(there))

    def _ends(self, way: Way) -> str:
        return self.tr("all clear by month {0}, {1} interest").format(
            way.course.months or 0, self._money(sum(way.course.interest))
        )

    def _way(self, case: DebtsCase, like: Way) -> Way:
        """Other debts shared in the same way; how they end is all that is asked."""
        return way_of(case, self._model.available, like.method, token=self._model.token)

    def _say_notes(self, way: Way) -> None:
        notes = []
        if way.method == "frozen":
            notes.append(
                self.tr("This holds only if every creditor stops interest and charges: the letters ask for it.")
            )
        for place, debt in enumerate(self._model.debts):
            month = below_interest_until(self._model.debts, way, place)
            if month is not None and way.course.cleared_in[place] is not None:
                name = debt_words(debt, self._model.debts, self._session.language)
                notes.append(self.tr("{0}: the share is below the interest until month {1}.").format(name, month))
        if self._model.desk.policy.name == "uk":
            notes.append(self.tr("A payment or a signed letter can restart a limitation period that still runs."))
        short = missing(self._model.available, owed_of(self._model.debts), "pro_rata")
        if short:
            notes.append(self.tr("Priority debts alone need {0} more a month.").format(self._money(short)))
        if way.missing > short:
            said = self.tr("All minimums together need {0} more a month than there is.")
            if way.method == "token":
                said = self.tr("Priority debts and tokens need {0} more a month than there is.")
            notes.append(said.format(self._money(way.missing)))
        self._notes.setText("\n".join(notes))

    def _say_rates(self, way: Way | None) -> None:
        rated = [place for place, debt in enumerate(self._model.debts) if debt.rate and debt.rate_kind != "fixed"]
        self._rates_head.setVisible(bool(rated) and way is not None and way.method != "frozen")
        self._rates.setText("")
        if way is None or way.method == "frozen" or not rated:
            return
        dearest = max(rated, key=lambda place: self._model.debts[place].rate or 0)
        other = other_kind_of_rate(self._model.case, dearest)
        if other is None:
            return
        debt, language = self._model.debts[dearest], self._session.language
        now = self._charged(self._model.case, dearest, way)
        then = self._charged(other, dearest, self._way(other, way))
        kinds = [wording.name("rate_kind", kind, language) for kind in (debt.rate_kind, _other(debt.rate_kind))]
        said = self.tr(
            "{0}, {1}: as {2}, {3}; as {4}, {5}. A nominal rate is charged by the twelfth, an effective one less."
        )
        name = debt_words(debt, self._model.debts, self._session.language)
        self._rates.setText(
            said.format(name, formats.exact_percent(debt.rate or Decimal(0), language), kinds[0], now, kinds[1], then)
        )

    def _charged(self, case: DebtsCase, place: int, way: Way) -> str:
        one = owed_of(counted(case))[place]
        first = self._money(first_interest(one))
        return self.tr("{0} of interest in the first month, {1}").format(first, self._ended(way))

    def _ended(self, way: Way) -> str:
        months = way.course.months
        return self.tr("never cleared") if months is None else self.tr("clear by month {0}").format(months)


def _other(kind: str) -> str:
    return "effective" if kind == "nominal" else "nominal"
