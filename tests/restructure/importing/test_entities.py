"""A part of a workbook that declares entities may unfold without end: it is not unpacked."""

from __future__ import annotations

import zipfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.importing.sheets import XML_START, check_zip

DECLARED = b'<!DOCTYPE x [<!ENTITY a "b">]>'


@pytest.mark.parametrize(
    ("part", "content", "refused"),
    [
        ("xl/worksheets/sheet1.xml", b'<?xml version="1.0"?>' + DECLARED + b"<x/>", True),
        ("_rels/.rels", DECLARED + b"<x/>", True),
        ("xl/sheet.xml", b" " * (XML_START - len(b"<!DOCTYPE")) + DECLARED, True),
        ("xl/sheet.xml", b"<x/>", False),
        ("docProps/thumbnail.png", DECLARED, False),
    ],
)
def test_a_part_that_declares_entities_is_refused_before_it_is_read(
    tmp_path: Path, part: str, content: bytes, refused: bool
) -> None:
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as packed:
        packed.writestr(part, content)
    with pytest.raises(Refusal, match="file_bomb") if refused else nullcontext():
        check_zip(tmp_path / "book.xlsx")
