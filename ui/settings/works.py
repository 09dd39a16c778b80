"""Whose work the program is made of, each with its licence, as the packages themselves say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from reports import fonts

PROGRAM = "restructure-desk"
LONGEST_NAME = 60
"""What a package gives as its licence is a name up to so many characters, and longer the licence itself."""
LICENCE_FILE = re.compile(r"(?:^|/)(?:licen[cs]es?|copying|notice)[^/]*(?:/[^/]+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Work:
    """A program, a library or a font. ``text`` is its licence in full where it comes with it, else empty."""

    name: str
    version: str
    licence: str
    text: str


def works() -> tuple[Work, ...]:
    """The program itself, its fonts, and every library that it, or one of them, asks for and finds, by name."""
    own = distribution(PROGRAM)
    texts = ((name, path.read_text(encoding="utf-8")) for name, path in fonts.LICENCES.items())
    type_ = [Work(name, "", "SIL Open Font License 1.1", text) for name, text in texts]
    found: dict[str, Distribution] = {}
    asked = _asked_by(own)
    while asked:
        name = asked.pop()
        one = None if name in found else _found(name)
        if one is not None:
            found[name] = one
            asked += _asked_by(one)
    return (_work(own), *type_, *(_work(found[name]) for name in sorted(found)))


def _asked_by(one: Distribution) -> list[str]:
    """The names of what a package always asks for, spelt one way."""
    always = [line for line in one.requires or () if "extra ==" not in line]
    return [re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0].lower().replace("_", "-") for line in always]


def _found(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _work(one: Distribution) -> Work:
    says = one.metadata.json
    classified = [line.rpartition(" :: ")[2] for line in says.get("classifier", ()) if line.startswith("License")]
    given = str(says.get("license_expression") or says.get("license") or "").partition("\n")[0]
    texts = [
        file.read_text(encoding="utf-8")
        for file in one.files or ()
        if ".dist-info" in str(file) and LICENCE_FILE.search(file.as_posix().partition(".dist-info/")[2])
    ]
    licence = given if 0 < len(given) <= LONGEST_NAME else ", ".join(classified)
    return Work(str(says["name"]), one.version, licence, "\n\n".join(texts))
