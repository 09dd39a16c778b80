"""The words of the command line's help: ``python -m ui.cli.catalogue`` takes them up, ``--check`` finds what lacks.

English stands in the source, ``commands_zh.po`` holds the Chinese, of click's own words too.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ui.cli import EXITS, main
from ui.cli.help import CATALOGUES, DOMAIN, english_of

SOURCE, COMPILED = "commands_zh.po", Path("zh") / "LC_MESSAGES" / f"{DOMAIN}.mo"
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands where such a file says when it was written, so that the same words are the same bytes."""

Text: TypeAlias = "str | tuple[str, ...]"


def texts() -> list[Text]:
    """Every text of the help: ours, of each command and option, and click's own, of which some count."""
    found: dict[Text, None] = {EXITS: None}
    context, waiting = click.Context(main), list[click.Command]([main])
    while waiting:
        command = waiting.pop(0)
        options = [one for one in command.params if isinstance(one, click.Option)]
        found |= dict.fromkeys([english_of(command), *map(english_of, options)])
        if isinstance(command, click.Group):
            waiting += filter(None, (command.get_command(context, name) for name in command.list_commands(context)))
    of_click = extract_from_dir(Path(click.__file__).parent, method_map=[("**.py", "python")])
    found |= dict.fromkeys(sorted((message for _, _, message, _, _ in of_click), key=str))
    return [text for text in found if text]


def take_up(folder: Path) -> None:
    """Take up every text into the catalogue of ``folder``, and compile it; what left the source goes."""
    before = read_po(io.BytesIO((folder / SOURCE).read_bytes()))
    fresh = Catalog("zh", project="restructure", header_comment="# The help of the command line.", fuzzy=False)
    fresh.creation_date = fresh.revision_date = NO_DAY
    for text in texts():
        known = before.get(text if isinstance(text, str) else text[0])
        fresh.add(text, known.string if known is not None else "" if isinstance(text, str) else ("",))
    source, compiled = io.BytesIO(), io.BytesIO()
    write_po(source, fresh, width=0)
    write_mo(compiled, fresh)
    (folder / COMPILED).parent.mkdir(parents=True, exist_ok=True)
    (folder / SOURCE).write_bytes(source.getvalue())
    (folder / COMPILED).write_bytes(compiled.getvalue())


def problems(folder: Path = CATALOGUES) -> list[str]:
    """Texts without Chinese, and files that are not those of the source."""
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        (fresh / SOURCE).write_bytes((folder / SOURCE).read_bytes())
        take_up(fresh)
        words = read_po(io.BytesIO((fresh / SOURCE).read_bytes()))
        found = [f"{SOURCE}: no translation for {one.id!r}" for one in words if one.id and not _said(one.string)]
        files = (Path(SOURCE), COMPILED)
        old = [one.name for one in files if _bytes(folder / one) != _bytes(fresh / one)]
    return found + [f"{name}: not up to date, run python -m ui.cli.catalogue" for name in old]


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


def _said(string: str | Sequence[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else bool(string and all(string))


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        take_up(CATALOGUES)
    wrong = problems()
    print("\n".join(wrong) or "all of the help has its translation")
    sys.exit(bool(wrong))
