"""The words of the window: ``python -m ui.tools.translations`` takes them up, ``--check`` finds what is missing.

English stands in the source, ``restructure_zh.ts`` holds the Chinese.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.sax.saxutils import escape

import PySide6
from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.languages import I18N

UI = I18N.parent
TOOLS = Path(PySide6.__file__).parent
FILES = {"zh": "zh_CN"}
OF_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Page &Set:"),
)
"""Words of Qt's own dialogs that its Chinese lacks: they are taken up from here."""


def tool(name: str) -> str:
    """The path of a Qt tool that came with PySide6."""
    return str(next(path for path in (TOOLS / name, TOOLS / f"{name}.exe") if path.exists()))


def take_up(folder: Path) -> None:
    """Take up every word of the source into the ``.ts`` files of ``folder``; what left the source goes."""
    sources = [str(path) for path in sorted(UI.rglob("*.py"))]
    for name, language in FILES.items():
        target = str(folder / f"restructure_{name}.ts")
        options = ("-silent", "-locations", "none", "-no-obsolete", "-target-language", language)
        command = [tool("lupdate"), *options, *sources, "-ts", target]
        subprocess.run(command, check=True, capture_output=True)


def compile_all(folder: Path) -> None:
    """Compile the ``.ts`` files to the ``.qm`` files that the window loads."""
    for language in FILES:
        source, target = folder / f"restructure_{language}.ts", folder / f"restructure_{language}.qm"
        fresh = target.with_suffix(".qm.new")
        command = [tool("lrelease"), "-silent", str(source), "-qm", str(fresh)]
        subprocess.run(command, check=True, capture_output=True)
        # A window that runs has the old file mapped into its memory: that one is left whole.
        fresh.replace(target)


def problems(folder: Path = I18N) -> list[str]:
    """Words without a translation, words not taken up, and compiled files that are not those of the source."""
    found = [f"{name}: no translation for {word!r}" for name in FILES for word in _unfinished(folder, name)]
    words: dict[str, str] = {name: (folder / f"restructure_{name}.ts").read_text(encoding="utf-8") for name in FILES}
    found += [f"{name}: lost {one!r}" for name in FILES for one in OF_QT if escape(str(one)) not in words[name]]
    with tempfile.TemporaryDirectory() as fresh:
        for path in folder.glob("*.ts"):
            (Path(fresh) / path.name).write_bytes(path.read_bytes())
        take_up(Path(fresh))
        compile_all(Path(fresh))
        for name in FILES:
            for ending in ("ts", "qm"):
                ours, theirs = (where / f"restructure_{name}.{ending}" for where in (folder, Path(fresh)))
                if not ours.exists() or ours.read_bytes() != theirs.read_bytes():
                    found.append(f"{ours.name}: not up to date, run python -m ui.tools.translations")
    return found


def _unfinished(folder: Path, language: str) -> list[str]:
    # The files are our own; nothing from outside is parsed here.
    tree = ET.parse(folder / f"restructure_{language}.ts")
    messages = tree.iter("message")
    return [
        message.findtext("source") or ""
        for message in messages
        if (found := message.find("translation")) is None
        or found.get("type") == "unfinished"
        or not "".join(found.itertext()).strip()
    ]


def main() -> int:
    """Take up and compile, or with ``--check`` only say what is wrong."""
    if "--check" not in sys.argv[1:]:
        take_up(I18N)
        compile_all(I18N)
    found = problems()
    print("\n".join(found) or "every word has its translation")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
