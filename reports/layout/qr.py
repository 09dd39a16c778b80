"""Codes on paper that a telephone reads.

Source of the transfer: European Payments Council, EPC069-12, Quick response code: guidelines to enable data capture for
the initiation of a SEPA credit transfer.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reportlab.lib.colors import black

from reports.layout.figures import Figure
from restructure.remembered import remembered

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
    return _drawn(_rows(make_epc_qr(name, iban, Decimal(cents) / 100, text=reference)), edge, alt)


def plain_text(text: str, edge: float, alt: str) -> Figure:
    """A code that a telephone shows as text to copy; no bank reads an amount from it."""
    return _drawn(_modules(text), edge, alt)


@remembered(256)
def _modules(text: str) -> tuple[tuple[int, ...], ...]:
    """The dark and light modules of a text: eight masks are tried for it, and each slip has one of its own."""
    import segno

    return _rows(segno.make(text, error="m", micro=False))


def _rows(code: Any) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(row) for row in code.matrix)


def _drawn(rows: tuple[tuple[int, ...], ...], edge: float, alt: str) -> Figure:
    module = edge / (len(rows) + 2 * QUIET)

    def draw(canvas: Any) -> None:
        canvas.setFillColor(black)
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    left, low = (QUIET + across) * module, edge - (QUIET + down + 1) * module
                    canvas.rect(left, low, module, module, 0, 1)

    return Figure(edge, edge, draw, alt)
