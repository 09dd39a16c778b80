"""Codes on paper that a telephone reads.

Source of the transfer: European Payments Council, EPC069-12, Quick response code: guidelines to enable data capture for
the initiation of a SEPA credit transfer.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reportlab.lib.colors import black

from reports.layout.figures import Figure

LONGEST_NAME, NAME_BYTES = 70, 200
"""The name in a transfer: characters by the standard, bytes so that all of the code stays below its 331."""
LARGEST = 99_999_999_999
"""The largest transfer that the code can name, in cents."""
QUIET = 4
"""Empty modules around a code, without which it is not found."""


def transfer(payee: str, iban: str, cents: int, reference: str, edge: float, alt: str) -> Figure:
    """A code for a transfer in euro, ``edge`` points wide with the empty margin around it; ``alt`` says what it is."""
    from segno.helpers import make_epc_qr

    name = payee[:LONGEST_NAME].encode()[:NAME_BYTES].decode(errors="ignore")
    return _drawn(make_epc_qr(name, iban, Decimal(cents) / 100, text=reference), edge, alt)


def _drawn(code: Any, edge: float, alt: str) -> Figure:
    rows = [tuple(row) for row in code.matrix]
    module = edge / (len(rows) + 2 * QUIET)

    def draw(canvas: Any) -> None:
        canvas.setFillColor(black)
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    left, low = (QUIET + across) * module, edge - (QUIET + down + 1) * module
                    canvas.rect(left, low, module, module, 0, 1)

    return Figure(edge, edge, draw, alt)
