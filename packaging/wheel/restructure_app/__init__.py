"""The program under one name, as it is installed: its four packages lie in here, out of the way of others so named.

In the repository they lie beside each other, and here is nothing but the way in.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Do what the command line says."""
    _ours_first()
    from ui.cli import main as command_line

    command_line()


def desktop() -> None:
    """Open the desktop; what stands behind the name on the command line is said to ``restructure run``."""
    sys.argv.insert(1, "run")
    main()


def _ours_first() -> None:
    here = Path(__file__).parent
    if (here / "ui").is_dir() and str(here) not in sys.path:
        sys.path.insert(0, str(here))
