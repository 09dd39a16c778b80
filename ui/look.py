"""How the window looked when it was last closed: kept beside the store, because the door shows before that is open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from reports.formats import Language
from restructure.files import publish
from ui.tokens import Colours

FILE = "display-look.json"


class Look(msgspec.Struct, frozen=True):
    """Colours, language and place of a window; ``place`` as Qt writes it, empty where none was kept."""

    theme: Colours = "system"
    language: Language | None = None
    place: bytes = b""


def kept_look(folder: Path) -> Look:
    """The look that was kept, the usual one where none was or what is kept is none of ours."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Look)
    except (OSError, msgspec.DecodeError):
        return Look()


def keep_look(folder: Path, look: Look) -> None:
    """Keep a look for the next start; where the folder cannot be written, it stays as it was."""
    with suppress(OSError):
        publish(folder / FILE, msgspec.json.encode(look))
