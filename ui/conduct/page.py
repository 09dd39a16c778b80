"""What surrounds the offer on the desk: circumstances left, what the rules see in the middle, contacts right."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

from ui.conduct.circumstances import Circumstances
from ui.conduct.contacts import ContactLog
from ui.conduct.findings import FindingsPanel
from ui.desk.model import DeskModel
from ui.session import Session
from ui.widgets.elements import Panel, column, row, shortcut


class ConductPage(Panel):
    """Always about the account on the desk."""

    def __init__(self, session: Session, model: DeskModel) -> None:
        super().__init__()
        self.setObjectName("page")
        self.circumstances = Circumstances(session, model)
        self.findings = FindingsPanel(session, model)
        self.contacts = ContactLog(session, model)
        self.setLayout(
            row(
                _scrolled(self.circumstances, 470),
                _scrolled(self.findings, None),
                _scrolled(self.contacts, 500),
                spacing=12,
                margins=(14, 12, 14, 12),
            )
        )
        shortcut(self, "Ctrl+Z", model.undo_situation)

    def start(self) -> None:
        """Show what there is."""
        self.circumstances.start()
        self.findings.relabel()
        self.contacts.relabel()


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
