"""What surrounds the offer on the desk: circumstances left, what the rules see in the middle, contacts right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from ui.conduct.adviser import AdviserPanel
from ui.conduct.circumstances import Circumstances
from ui.conduct.complaints import ComplaintsPanel
from ui.conduct.contacts import ContactLog
from ui.conduct.findings import FindingsPanel
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.elements import Panel, column, row, shortcut
from ui.widgets.flow import Beside

CONTACTS_WIDTH, UNBOUNDED = 500, 16_777_215
CIRCUMSTANCES_WIDTH, NARROW, HIGH, STACKED_BELOW = 460, 424, 560, 760
"""How wide the circumstances are, also in a narrow window; how high each column is there, one below the other; in less
width than the last they stand above both."""


class ConductPage(Panel):
    """Always about the account on the desk. ``countered`` carries what an adviser says for the debtor."""

    countered = Signal(object)

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self.setObjectName("page")
        self.circumstances = Circumstances(session, model)
        self.findings = FindingsPanel(session, model)
        self.contacts = ContactLog(session, model)
        self.adviser = AdviserPanel(session, model)
        self.complaints = ComplaintsPanel(session, model)
        self._left = _scrolled(self.circumstances)
        self._columns = (
            column_of(_scrolled(self.findings), _scrolled(self.complaints)),
            column_of(_scrolled(self.contacts), _scrolled(self.adviser)),
        )
        self._beside: QBoxLayout = row(*self._columns, spacing=12)
        self._all = Beside((CIRCUMSTANCES_WIDTH, 0), self._left, self._beside, below=STACKED_BELOW, spacing=12)
        self._all.setContentsMargins(14, 12, 14, 12)
        self.setLayout(self._all)
        self.set_compact(False)
        self.adviser.countered.connect(self.countered)
        shortcut(self, "Ctrl+Z", model.undo_situation)

    def set_compact(self, compact: bool) -> None:
        """Three columns, or two of them one below the other where three have no room: the page scrolls then."""
        direction = QBoxLayout.Direction
        self._beside.setDirection(direction.TopToBottom if compact else direction.LeftToRight)
        self._all.set_widths((NARROW if compact else CIRCUMSTANCES_WIDTH, 0))
        for made in self._columns:
            made.setMinimumHeight(HIGH if compact else 0)
        self._columns[1].setMaximumWidth(CONTACTS_WIDTH if not compact else UNBOUNDED)

    def log_contact(self, *, talked: bool) -> None:
        """Log that they were spoken with, or did not answer."""
        self.contacts.log(talked=talked)

    def copy_memo(self) -> None:
        """Copy the memo of the last talk."""
        self.contacts.copy_memo()

    def go_to_findings(self) -> None:
        """Put the cursor where the rules are told."""
        self.findings.setFocus()

    def start(self) -> None:
        """Show what there is."""
        self.circumstances.start()
        self.findings.relabel()
        self.contacts.relabel()
        self.complaints.relabel()


def column_of(*panels: QScrollArea) -> QWidget:
    """Panels, one over the other; the first has the most room."""
    holder = QWidget()
    layout = column(*panels, spacing=12)
    layout.setStretch(0, 3)
    for place in range(1, len(panels)):
        layout.setStretch(place, 2)
    holder.setLayout(layout)
    return holder


def _scrolled(panel: Panel) -> QScrollArea:
    inner = QWidget()
    inner.setObjectName("scrolled")
    inner.setLayout(column(panel))
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    return scroll
