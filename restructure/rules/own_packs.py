"""An organisation's own rules: a folder of files, each over a pack of the program, and what each of them changes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from calculators.errors import Refusal
from restructure.files import read_bounded
from restructure.rules.packs import PACKS, Pack, PackMistake, PackName, Rule, read_pack, shipped_pack

LARGEST, MOST_FILES = 1_000_000, 50
"""So many bytes of a file, and so many files of a folder, are read where a store is opened."""
FIGURE = re.compile(r"\{([^{}]*)\}")
"""Where a figure stands in what a rule says."""


@dataclass(frozen=True, slots=True)
class OwnPack:
    """A file of the folder. ``pack`` is the one it is over, with what it changes, None with a ``mistake``; ``added``,
    ``changed`` and ``removed`` are rules by their ids."""

    file: str
    pack: Pack | None = None
    mistake: PackMistake | None = None
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def read_folder(folder: Path) -> tuple[OwnPack, ...]:
    """Every file of a folder, by name, of very many those that are called as a rule set and some others; none where
    there is no folder. A mistake is told, never raised."""
    try:
        files = sorted(islice((one for one in folder.iterdir() if one.suffix.lower() == ".toml"), MOST_FILES))
        files = sorted({*files, *(one for name in PACKS if (one := folder / f"{name}.toml").exists())})
    except OSError:
        return ()
    return tuple(map(_read, files))


def readable(own: tuple[OwnPack, ...]) -> Mapping[PackName, Pack]:
    """The packs of the files without a mistake, by name."""
    packs = {one.pack.name: one.pack for one in own if one.pack is not None}
    return {name: packs[name] for name in PACKS if name in packs}


def _read(file: Path) -> OwnPack:
    try:
        shipped = shipped_pack(_name(file))
        text = _text(file)
        pack = read_pack(file.name, lambda _: text, over=shipped)
        _check_figures(file.name, text, shipped, pack)
    except PackMistake as mistake:
        return OwnPack(file.name, mistake=mistake)
    before, after = ({rule.id: rule for rule in one.rules} for one in (shipped, pack))
    return OwnPack(
        file.name,
        pack,
        added=tuple(name for name in after if name not in before),
        changed=tuple(name for name, rule in after.items() if name in before and before[name] != rule),
        removed=tuple(name for name in before if name not in after),
    )


def _name(file: Path) -> PackName:
    for known in PACKS:
        if file.stem == known:
            return known
    raise PackMistake(file.name, 1, f"no rule set is called {file.stem!r}; it is one of {', '.join(PACKS)}")


def _text(file: Path) -> str:
    try:
        content = read_bounded(file, largest=LARGEST)
    except Refusal:
        raise PackMistake(file.name, 1, "the file cannot be read, or is too large") from None
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as wrong:
        raise PackMistake(file.name, content[: wrong.start].count(b"\n") + 1, "this is not UTF-8") from None


def _check_figures(name: str, text: str, shipped: Pack, pack: Pack) -> None:
    """Refuse what would fail only where it is said: a figure that its condition does not see, or a condition asked
    about something it never looks at."""
    figures, abouts = _known()
    for rule in pack.rules:
        if rule in shipped.rules:
            continue
        line = next((n for n, one in enumerate(text.splitlines(), 1) if rule.id in one and "id" in one), 1)
        if rule.about not in abouts[rule.when]:
            raise PackMistake(name, line, f"{rule.when!r} is asked about {', '.join(sorted(abouts[rule.when]))} only")
        for words in (rule.text, rule.cure):
            for said in () if words is None else (words.en, words.zh):
                _check_words(name, line, said, figures[rule.when] | set(rule.given))


def _check_words(name: str, line: int, said: str, known: set[str]) -> None:
    forms = set(map(_form, known))
    unknown = [one for one in FIGURE.findall(said) if _form(one) not in forms]
    if unknown or set(FIGURE.sub("", said)) & set("{}"):
        wrong = f"{{{unknown[0]}}}" if unknown else "a brace alone"
        raise PackMistake(name, line, f"{wrong} is no figure here; known: {', '.join(sorted(known)) or 'none'}")


def _form(figure: str) -> str:
    """A figure without its words for one and many, which each may choose."""
    return f"{figure.partition(':')[0]}:|" if "|" in figure else figure


@cache
def _known() -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """The figures of each condition, as the rules of the program write them, and what it is asked about."""
    figures, abouts = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for rule in (rule for name in PACKS for rule in shipped_pack(name).rules):
        abouts[rule.when].add(rule.about)
        for said in _said(rule):
            figures[rule.when] |= set(FIGURE.findall(said))
    return figures, abouts


def _said(rule: Rule) -> tuple[str, ...]:
    return tuple(said for words in (rule.text, rule.cure) if words is not None for said in (words.en, words.zh))
