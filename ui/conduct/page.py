"""What surrounds the offer on the desk: circumstances left, what the rules see in the middle, contacts right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.conduct.adviser import AdviserPanel
from ui.conduct.circumstances import Circumstances
from ui.conduct.complaints import ComplaintsPanel
from ui.conduct.contacts import ContactLog
from ui.conduct.findings import FindingsPanel
from ui.models.desk import DeskModel
from ui.session import Session
from ui.widgets.elements import Panel, column, row, shortcut

CIRCUMSTANCES_WIDTH = 470


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
        self.setLayout(
            row(
                _scrolled(self.circumstances, CIRCUMSTANCES_WIDTH),
                column_of(_scrolled(self.findings, None), _scrolled(self.complaints, None)),
                column_of(_scrolled(self.contacts, 500), _scrolled(self.adviser, 500)),
                spacing=12,
                margins=(14, 12, 14, 12),
            )
        )
        self.adviser.countered.connect(self.countered)
        shortcut(self, "Ctrl+Z", model.undo_situation)

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


def _scrolled(panel: Panel, most: int | None) -> QScrollArea:
    inner = QWidget()
    inner.setObjectName("scrolled")
    inner.setLayout(column(panel))
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(inner)
    if most is not None:
        scroll.setMaximumWidth(most)
    return scroll
