"""What the program does without, so that it starts a tenth sooner."""

from __future__ import annotations

import builtins


def look_through_no_sources() -> None:
    """Take back what PySide puts in the place of ``import``: it reads the source of every module that comes after it,
    in search of features that nothing here uses."""
    import PySide6.QtCore  # noqa: F401  # it is put there with the first of Qt

    usual = getattr(builtins, "__orig_import__", None)
    if usual is not None:
        builtins.__import__ = usual
