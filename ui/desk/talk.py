"""Before and in the talk: the brief on the left, the script of the call on the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from reports.brief import Line, brief_in_words
from reports.call_script import call_script
from restructure.offers.plan_summary import in_short
from restructure.parties.account import Account
from restructure.parties.own_sentences import Sentences
from restructure.parties.payees import organisation_for
from restructure.rules.judgement import talk_findings
from restructure.services.brief import Brief, brief
from restructure.store import accounts, settings
from ui.models.contact import as_called
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.elements import Panel, clear, column, label, row


class TalkTab(Panel):
    """In front when its tab is: then it looks once, and shows the plan on the desk as it changes."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self._session, self._model = session, model
        self._known: tuple[Account, Brief] | None = None
        self._sentences: Sentences = {}
        self._brief, self._script = column(spacing=4), column(spacing=4)
        sides = row(_scrolled(self._brief), _scrolled(self._script), spacing=12)
        sides.setStretch(0, 2)
        sides.setStretch(1, 3)
        self.setLayout(sides)

    def look(self) -> None:
        """Read what there is to know now."""
        account = self._model.account
        kept = accounts.load(self._session.store, account.number) if account is not None else None
        self._known = (kept, brief(self._session.workplace, kept)) if kept is not None else None
        self._sentences = self._session.known(settings.sentences(self._session.store), {})
        self.relabel()

    def relabel(self) -> None:
        clear(self._brief)
        clear(self._script)
        if self._known is None or self._model.case is None:
            return
        account, known = self._known
        language, today = self._session.language, self._session.today()
        _fill(self._session, self._brief, brief_in_words(known, today, language, account.currency))
        outcome, case = self._model.on_offer, self._model.case
        ours = organisation_for(self._session.organisation, self._session.payees, account)
        offer = in_short(outcome) if outcome is not None else None
        talk = talk_findings(outcome, case) if outcome is not None else ()
        lines = call_script(known, account, ours, self._sentences, today, language, offer=offer, talk=talk)
        _fill(self._session, self._script, lines)


def _fill(session: Session, layout: QVBoxLayout, lines: Iterable[Line]) -> None:
    for name, said in lines:
        layout.addWidget(label("head", name))
        for one in said:
            layout.addWidget(label("body", as_called(session, one), wrap=True))
    layout.addStretch(1)


def _scrolled(inner: QLayout) -> QScrollArea:
    holder, area = QWidget(), QScrollArea()
    holder.setObjectName("terms")
    inner.setContentsMargins(8, 4, 8, 4)
    holder.setLayout(inner)
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
