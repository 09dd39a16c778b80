"""Files of others, broken in every way: each is read, refused by a sentence or asked about, and in time."""

from __future__ import annotations

import contextlib
import lzma
import random
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from time import perf_counter

from cryptography.hazmat.primitives.serialization import Encoding

from calculators.errors import Refusal
from reports import wording
from reports.certificate import about, from_file, read_p12
from reports.formats import Language
from reports.verify import verify
from restructure.exchange.adviser_file import read_offer
from restructure.exchange.sealed_file import seal
from restructure.household.standards import read_table, write_table
from restructure.importing import debt_rows, sheet_rows
from restructure.importing.dialler import read_calls
from restructure.importing.ledgers import preview_transfers
from restructure.importing.lines import OLE, ZIP
from restructure.importing.reading import preview, read_file
from restructure.importing.spreadsheet import decoded, read_rows
from tests.support import bank_files
from tests.support.bank_lists import bank_list
from tests.support.documents import open_document
from tests.support.files import HEADER, row
from tests.support.seals import PASSWORD, p12, parts, sealed
from tests.support.stores import CHEAP
from tests.support.workbooks import xls, xlsx

CALLS = "account,at,channel,talked,number\nA-1,2026-11-02T10:00,call,1,13800138000\n"
LANGUAGES: tuple[Language, ...] = ("en", "zh")
AWKWARD = (
    b"\0" * 50,
    b"\xff\xfe",
    b'"' * 7,
    b"\r\r\n",
    b",;\t|" * 500,
    b"<" * 5000,
    b"&" * 500,
    "\u202e".encode(),
    b"9" * 5000,
)
STATEMENTS = {
    name: getattr(bank_files, name) for name in ("ICBC", "CCB", "ABC", "CMB", "WECHAT", "WECHAT_FUNDS", "ALIPAY")
}
FILES = Path(__file__).parents[1] / "files"
NOW = datetime(2026, 11, 30, tzinfo=UTC)
SECONDS = 10.0
"""On a PC that is busy with other things; alone it is a tenth of a second for most."""
LONGEST_SLICE, MOST_REPEATED = 400, 2_000_000
Read = Callable[[Path], object]


@dataclass(frozen=True)
class Original:
    """A real file, and what reads files of its kind."""

    name: str
    content: bytes
    reads: tuple[Read, ...]


def originals(folder: Path) -> list[Original]:
    """Real files of every kind, each with what reads it."""
    lists: tuple[Read, ...] = (read_file, preview, preview_transfers, _as_budget)
    names = (HEADER.split(","), row().split(","))
    made = [bank_list(folder / "list.csv"), xls(folder / "a.xls", *names), xlsx(folder / "a.xlsx", *names)]
    made += [open_document(folder, *(tuple(one) for one in names))]
    found = [Original(path.name, path.read_bytes(), lists) for path in (*sorted(FILES.iterdir()), *made)]
    found += [Original(f"{name}.csv", text.encode(), (preview_transfers, preview)) for name, text in STATEMENTS.items()]
    key, certificate = parts()
    beside: tuple[tuple[str, bytes, Read], ...] = (
        ("calls.csv", CALLS.encode(), lambda path: read_calls(decoded(path.read_bytes()), lambda _: True)),
        ("guidelines.csv", write_table(()).encode(), lambda path: read_table(decoded(path.read_bytes()))),
        ("seal.p12", p12(key, certificate), lambda path: read_p12(path.read_bytes(), PASSWORD, NOW)),
        ("seal.cer", certificate.public_bytes(Encoding.DER), lambda path: about(from_file(path.read_bytes()))),
        ("sealed.pdf", sealed(), lambda path: verify(path.read_bytes(), ())),
        (
            "offer.rsx",
            seal("offer", b"{}", "x" * 12, CHEAP),
            lambda path: read_offer(path.read_bytes(), "x" * 12, CHEAP),
        ),
    )
    return [*found, *(Original(name, content, (read,)) for name, content, read in beside)]


def _as_budget(path: Path) -> object:
    rows = read_rows(path)
    return sheet_rows.from_rows(rows, "CNY", {}), debt_rows.from_rows(rows, "CNY")


def changed(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A file with bytes turned, cut off, put in from another, or repeated; of a packed one also a part before it was
    packed."""
    if content.startswith(ZIP) and chance.random() < 0.6:
        with contextlib.suppress(zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, lzma.LZMAError):
            return _with_a_part_changed(content, others, chance)
    place = chance.randrange(len(content) + 1)
    length = chance.randrange(1, LONGEST_SLICE)
    match chance.choice(("turn", "cut", "splice", "repeat", "blank")):
        case "turn":
            turned = bytearray(content)
            for _ in range(chance.randrange(1, 20)):
                if turned:
                    turned[chance.randrange(len(turned))] = chance.randrange(256)
            return bytes(turned)
        case "cut":
            return content[:place]
        case "splice":
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            return content[:place] + other[start : start + length] + content[place:]
        case "repeat":
            slice_ = content[place : place + length] or b'"'
            times = chance.randrange(1, MOST_REPEATED // len(slice_)) if chance.random() < 0.1 else chance.randrange(50)
            return content[:place] + slice_ * times + content[place:]
    return content[:place] + chance.choice(AWKWARD) + content[place:]


def _with_a_part_changed(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as packed, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        parts_ = packed.namelist()
        chosen = chance.choice(parts_)
        for name in parts_:
            part = packed.read(name)
            made.writestr(name, changed(part, others, chance) if name == chosen else part)
    return target.getvalue()


def faults(folder: Path, times: int, seed: int = 26, most_beside: int | None = None) -> list[str]:
    """Change files so often, and return what came of those that were neither read nor refused by a sentence in both
    languages, or not in time. Of workbooks, which a program beside reads, ``most_beside`` are tried where that is
    said."""
    chance, found = random.Random(seed), list[str]()
    files = originals(folder)
    others = [one.content for one in files]
    beside = 0
    for trial in range(times):
        one = files[trial % len(files)] if times >= len(files) else chance.choice(files)
        content = changed(one.content, others, chance)
        path = folder / f"{trial}-{one.name}"
        path.write_bytes(content)
        beside += content.startswith((ZIP, OLE))
        if most_beside is None or beside <= most_beside or not content.startswith((ZIP, OLE)):
            found += _fault(trial, one.name, path, one.reads[trial // len(files) % len(one.reads)])
        path.unlink()
    return found


def _fault(trial: int, name: str, path: Path, read: Read) -> list[str]:
    began = perf_counter()
    try:
        read(path)
    except Refusal as reason:
        for language in LANGUAGES:
            wording.reason(reason, language)
    except BaseException as problem:
        return [f"{trial} {name}: {type(problem).__name__} {problem}"[:200]]
    took = perf_counter() - began
    return [f"{trial} {name}: {took:.0f} s"] if took > SECONDS else []
