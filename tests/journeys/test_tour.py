"""The whole way once: the tour leaves a signed paper that says what the desk said."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from calculators.parts import Parts
from calculators.rounding import Money
from reports.formats import plain
from restructure.parties.account import Account, Person
from restructure.services.verification import verified_file
from restructure.store import accounts, agreements
from tests.support.reading import sheets_of, text_of
from tests.support.stores import open_store
from ui.papers import PAPERS
from ui.tools.tour import TourError, take_tour

NOW = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def files(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tour")
    take_tour(out, None, None, None, lambda: NOW)
    return out


def summary(out: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return read


def test_the_tour_leaves_its_six_files(files: Path) -> None:
    names = {path.name for path in files.iterdir()}
    papers = {"agreement-en.pdf", "agreement-zh.pdf", "certificate.pem"}
    assert names == papers | {"desk-en.png", "desk-zh.png", "summary.json"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_row_of_the_summary_stands_in_the_paper(files: Path, language: str) -> None:
    told = summary(files)
    rows = told["options"][told["chosen"]]["schedule"]  # type: ignore[index]
    text = "\n".join(sheets_of((files / f"agreement-{language}.pdf").read_bytes()))
    lines = text.splitlines()
    for row in rows:
        cells = [plain(round(float(row[name]) * 100), "USD") for name in ("payment", "interest", "principal")]
        assert any(all(cell in line for cell in cells) for line in lines) or all(cell in lines for cell in cells), row


def test_three_options_with_totals_and_verdicts_are_summed_up(files: Path) -> None:
    options = summary(files)["options"]
    assert [option["option"]["kind"] for option in options] == ["instalment", "deferral", "settlement"]  # type: ignore[attr-defined]
    assert all(option["totals"]["paid"] and option["affordability"]["verdict"] for option in options)  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_anybody_can_verify_what_the_tour_signed(files: Path, language: str) -> None:
    told = verified_file(PAPERS, files / f"agreement-{language}.pdf", files / "certificate.pem", None)
    assert told.report.intact
    assert told.report.sealed_at == NOW


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler is missing")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_common_reader_finds_the_whole_paper_signed(files: Path, language: str) -> None:
    command = ["pdfsig", "-nocert", str(files / f"agreement-{language}.pdf")]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Signature is Valid" in told
    assert "Total document signed" in told


@pytest.mark.skipif(
    shutil.which("qpdf") is None or shutil.which("pdffonts") is None, reason="qpdf or poppler is missing"
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_common_tools_find_nothing_wrong_with_the_paper(files: Path, language: str) -> None:
    path = str(files / f"agreement-{language}.pdf")
    assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)


def test_an_old_account_of_a_store_is_confirmed_again_and_signed(qapp: QApplication, tmp_path: Path) -> None:
    store = open_store(tmp_path / "store.db")
    parts = Parts(Money(1_138_360))
    accounts.save(store, Account("LC-1", Person(""), "Example", "USD", parts, NOW.date().replace(year=2013), "file"))
    store.close()
    take_tour(tmp_path / "out", tmp_path / "store.db", None, "LC-1", lambda: NOW)
    store = open_store(tmp_path / "store.db")
    (number,) = agreements.of_account(store, "LC-1")
    kept = agreements.load(store, number)
    assert kept is not None
    assert kept.editions[0].pdf == (tmp_path / "out" / "agreement-en.pdf").read_bytes()
    store.close()


def test_it_is_taken_in_chinese_and_under_chinese_rules(qapp: QApplication, tmp_path: Path) -> None:
    take_tour(tmp_path, None, None, "DEMO-0021", lambda: NOW)
    told = summary(tmp_path)
    found = [finding["source"] for option in told["options"] for finding in option["findings"]]  # type: ignore[attr-defined]
    assert told["account"] == {"number": "DEMO-0021", "currency": "CNY", "demo": True}
    assert any("Civil Code" in source for source in found)
    text = text_of((tmp_path / "agreement-zh.pdf").read_bytes())
    assert "元" in text
    assert "由演示数据确认" in text


def test_an_account_that_is_not_there_ends_the_tour_with_a_sentence(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(TourError, match="no account NOPE"):
        take_tour(tmp_path / "out", tmp_path / "store.db", None, "NOPE", lambda: NOW)
