"""What the chosen plan withstands: the falling line, the scenes below it, the months that were."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from calculators.calendar import MONTHLY
from calculators.rounding import NOTHING
from reports import formats
from restructure.proposals.plan_stress import Beside, Scene
from ui.budget.fall_chart import FallChart
from ui.models.sheet import SheetModel
from ui.session import Session
from ui.widgets.elements import IconLabel, Panel, column, figure, label, row


class StressPanel(Panel):
    """Less income, a month without it, a sudden cost; and the plan laid over the last months."""

    def __init__(self, session: Session, model: SheetModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self.chart = FallChart()
        self._breaks = label("muted")
        self._scenes = [_SceneRow() for _ in range(6)]
        self._good, self._replay = label("muted", wrap=True), label("small", wrap=True)
        head = label("head")
        self.word(head.setText, lambda: self.tr("If income falls"))
        self.word(self.chart.setAccessibleName, lambda: self.tr("If income falls"))
        above = row(head, None, self._breaks)
        self.setLayout(column(above, self.chart, self._scene_table(), self._good, self._replay, spacing=6))

    def _scene_table(self) -> QGridLayout:
        made = small_grid()
        heads = [label("hint"), figure("hint"), figure("hint")]
        self.word(heads[0].setText, lambda: self.tr("income"))
        self.word(heads[1].setText, lambda: self.tr("left"))
        self.word(heads[2].setText, lambda: self.tr("after the payment"))
        for place, head in enumerate(heads):
            made.addWidget(head, 0, place + 1)
        for place, scene in enumerate(self._scenes, 1):
            for where, widget in enumerate(scene.widgets):
                made.addWidget(widget, place, where)
        return made

    def show_plan(self, beside: Beside | None) -> None:
        """Show what the plan withstands; nothing without a plan or a month to lay it beside."""
        language, currency = self._session.language, self._model.currency
        shown: list[tuple[str, Scene, int | None]] = []
        self._breaks.setText("")
        self.setVisible(beside is not None)
        if beside is not None:
            stress, breaks = beside.stress, beside.affordability.breaks_at
            falls = (None, *(fall.first_failing for fall in stress.falls))
            for scene, failing in zip(beside.scenes, falls, strict=True):
                name = formats.percent(-scene.fall, 0, language) if scene.fall else self.tr("As now")
                shown.append((name, scene, beside.affordability.first_failing if not scene.fall else failing))
            shown.append((self.tr("No pay, 1 month"), beside.without_pay, stress.missed_month))
            if beside.after_shock is not None:
                shown.append((self.tr("Sudden cost"), beside.after_shock, stress.shock))
            if breaks is not None and breaks < 1:
                self._breaks.setText(self.tr("breaks at {0}").format(formats.percent(-breaks, 1, language)))
            words = (
                self.tr("payment {0}").format(formats.plain(beside.payment, currency)),
                self.tr("left before savings"),
            )
            self.chart.show_fall((beside.scenes[0].left, beside.scenes[-1].left), beside.payment, breaks, words)
        else:
            self.chart.show_fall(None, NOTHING, None, ("", ""))
        for place, row_ in enumerate(self._scenes):
            if place < len(shown):
                name, scene, failing = shown[place]
                row_.show_scene(name, scene, self._outcome(failing), currency, fails=failing is not None)
            else:
                row_.hide()
        self._say_recovery(beside)
        self._say_replay(beside)

    def _outcome(self, failing: int | None) -> str:
        return self.tr("holds") if failing is None else self.tr("fails at payment {0}").format(failing)

    def _say_recovery(self, beside: Beside | None) -> None:
        if beside is None or beside.stress.missed_month is None:
            self._good.setText("")
        elif beside.stress.made_good is None:
            self._good.setText(self.tr("One month without pay is not made good before the plan ends."))
        elif self._every_month():
            self._good.setText(
                self.tr("One month without pay is made good by month {0}.").format(beside.stress.made_good)
            )
        else:
            self._good.setText(
                self.tr("One month without pay is made good by payment {0}.").format(beside.stress.made_good)
            )

    def _every_month(self) -> bool:
        outcome = self._model.desk.chosen_outcome
        return outcome is not None and outcome.terms.frequency == MONTHLY

    def _say_replay(self, beside: Beside | None) -> None:
        past = self._model.sheet.past
        if beside is None or not past:
            self._replay.setText("")
            return
        short = [one.month.strftime("%Y-%m") for one, lived in zip(past, beside.past, strict=True) if lived.failed]
        if short:
            text = self.tr("Of the last {0} months, this plan would have failed in {1}: {2}.")
            self._replay.setText(text.format(len(past), len(short), ", ".join(short)))
        else:
            self._replay.setText(self.tr("Each of the last {0} months would have carried this plan.").format(len(past)))


class _SceneRow:
    """A row of the stress table: an icon, its name, what is left, what is left after the payment."""

    def __init__(self) -> None:
        self.icon = IconLabel("ok", "positive", 14)
        self.name, self.left, self.after = label("small"), figure("small"), figure("small")
        self.widgets: tuple[QWidget, ...] = (self.icon, self.name, self.left, self.after)

    def show_scene(self, name: str, scene: Scene, said: str, currency: str, *, fails: bool) -> None:
        """Fill the row; ``said`` is how it ends."""
        self.icon.show_icon(*(("no", "negative") if fails else ("ok", "positive")))
        self.name.setText(name)
        self.name.setAccessibleName(f"{name}: {said}")
        self.name.setToolTip(said)
        self.left.setText(formats.plain(scene.left, currency))
        self.after.setText(formats.plain(scene.after, currency))
        for widget in self.widgets:
            widget.show()

    def hide(self) -> None:
        """Nothing to show here."""
        for widget in self.widgets:
            widget.hide()


def small_grid() -> QGridLayout:
    """A grid of close rows whose second column takes the room."""
    made = QGridLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(8)
    made.setVerticalSpacing(3)
    made.setColumnStretch(1, 1)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made
