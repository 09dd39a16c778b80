"""What holds for all rows and has no column is said once, and remembered with the meaning of the columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from calculators.errors import Refusal
from calculators.parts import Parts
from calculators.rounding import Money
from restructure.importing.intake import compare, take_in
from restructure.importing.reading import NOTHING_SAID, Said, kept, open_file, said_of
from restructure.store import Store, accounts, negotiations, settings
from tests.support.bank_lists import ROWS, bank_list
from tests.support.files import HEADER, row, written
from tests.support.stores import open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    yield opened
    opened.close()


SAID = Said({"creditor": "示例银行", "confirmed_by": "示例银行名单"})


def problems(taken: object) -> list[tuple[int, str, str]]:
    return [(one.line, one.column, one.reason.code) for one in taken.problems]  # type: ignore[attr-defined]


def test_a_banks_list_goes_in_once_the_constants_are_said_and_the_next_one_by_itself(
    store: Store, tmp_path: Path
) -> None:
    with pytest.raises(Refusal, match="file_header"):
        take_in(store, bank_list(tmp_path / "a.csv"))
    taken = take_in(store, bank_list(tmp_path / "a.csv"), said=SAID)
    assert (taken.new, problems(taken), taken.line) == (ROWS, [(ROWS + 4, "卡号", "totals_row")], 3)
    # The currency and the day stand above the head.
    assert (taken.said.constants["currency"], taken.said.constants["as_of"]) == ("CNY", "2026-10-27")
    account = accounts.load(store, "6217001234500001")
    assert account is not None
    assert account.parts == Parts(Money(500_100), Money(12_050), Money(5_000))
    assert (account.product, account.contract_rate) == ("credit_card", Decimal("0.1825"))
    assert (account.as_of, account.overdue_since) == (date(2026, 10, 27), date(2026, 7, 18))
    assert account.debtor.phone == "13800130001 / 0755-0000001"
    assert [one.detail for one in negotiations.events(store, account.number)] == ["已联系"]
    again = take_in(store, bank_list(tmp_path / "b.csv", "2026-11-20", 1), duplicates="update")
    assert (again.new, again.changed, len(again.problems)) == (0, ROWS, 1)
    account = accounts.load(store, "6217001234500001")
    assert account is not None
    assert (account.as_of, account.creditor, account.parts.principal) == (date(2026, 11, 20), "示例银行", 500_000)
    # A note that comes again is the same note.
    assert len(negotiations.events(store, account.number)) == 1


def test_what_a_file_would_change_is_counted_before_it_counts(store: Store, tmp_path: Path) -> None:
    lines = [row(number=f"A-{place}", name=f"示例{place}") for place in range(1, 8)]
    take_in(store, written(tmp_path, "\n".join((HEADER, *lines))))
    take_in(store, written(tmp_path, f"{HEADER}\n{row(number='B-1', creditor='别家银行')}\n"))
    changed = (
        row(number="A-1", name="示例1", principal="39700.00", as_of="2026-11-25"),
        row(number="A-2", name="示例2", principal="60000.00"),
        row(number="A-3", name="别人"),
        row(number="A-4", name="示例4"),
        row(number="A-5", name="示例5", as_of="2026-11-01"),
        row(number="A-6", name="示例6", principal="x"),
        row(number="A-9"),
    )
    file = kept(open_file(written(tmp_path, "\n".join((HEADER, *changed)))))
    found, refused = compare(store, file, {name: name for name in HEADER.split(",")}, NOTHING_SAID)
    assert (found.new, found.changed, found.less, found.same, found.refused, refused) == (1, 3, 1, 1, 1, 1)
    assert (found.much_more, found.more_principal, found.another_name, found.missing) == (1, 1, 1, 2)
    assert (found.before["CNY"], found.after["CNY"]) == (18_084_940, 20_094_940)
    assert accounts.count(store) == 8


def test_what_was_said_survives_a_trial_and_a_file_that_fails(store: Store, tmp_path: Path) -> None:
    heads = "编号,欠款"
    said = Said({"currency": "元", "creditor": "示例银行", "as_of": "2026-11-01"}, rates="percent")
    with pytest.raises(Refusal, match="file_header"):
        take_in(
            store, written(tmp_path, f"{heads}\nA-1,5.00\n"), columns={"number": "编号", "principal": "欠款"}, said=said
        )
    more = Said({"confirmed_by": "名单", "as_of": "2026-11-01"})
    assert take_in(store, written(tmp_path, f"{heads}\nA-1,5.00\n"), said=more, dry_run=True).new == 1
    assert accounts.count(store) == 0
    header = ("编号", "欠款")
    assert settings.columns(store, header) == {"number": "编号", "principal": "欠款"}
    # The day of a balance is said anew for every file.
    assert settings.constants(store, header) == {
        "currency": "元",
        "creditor": "示例银行",
        "confirmed_by": "名单",
        "rates": "percent",
    }
    assert take_in(store, written(tmp_path, f"{heads}\nA-1,5.00\n"), said=Said({"as_of": "2026-11-02"})).new == 1


def test_a_constant_is_taken_back_by_a_blank_one_and_gives_way_to_a_column(store: Store, tmp_path: Path) -> None:
    short = HEADER.replace("confirmed_by", "remark")
    path = written(tmp_path, f"{short}\n{row()}\n")
    assert take_in(store, path, said=Said({"confirmed_by": "Ledger"})).new == 1
    assert take_in(store, path).known == 1
    with pytest.raises(Refusal, match="file_header"):
        take_in(store, path, said=Said({"confirmed_by": ""}))
    assert take_in(store, written(tmp_path, f"{HEADER}\n{row()}\n")).known == 1


def test_of_several_sheets_of_accounts_one_is_asked_for(store: Store, tmp_path: Path) -> None:
    book, path = openpyxl.Workbook(), tmp_path / "two.xlsx"
    first = book.active
    assert first is not None
    first.title = "说明"
    first.append(["本表仅供参考"])
    for name in ("上海", "北京"):
        page = book.create_sheet(name)
        page.append(HEADER.split(","))
        page.append(row(number=name).split(","))
    book.save(path)
    with pytest.raises(Refusal) as asked:
        take_in(store, path)
    assert (asked.value.code, asked.value.facts) == ("file_sheets", {"sheets": "上海, 北京"})
    assert take_in(store, path, said=Said(sheet="北京")).new == 1
    assert accounts.load(store, "北京") is not None
    del book["北京"]
    book.save(path)
    # An explanation before the list is no list.
    assert take_in(store, path).sheet == "上海"


@pytest.mark.parametrize("words", [{"number": "1"}, {"colour": "red"}, {"rates": "unclear"}, {"dates": "ymd"}])
def test_only_what_can_hold_for_all_rows_can_be_said(words: dict[str, str]) -> None:
    with pytest.raises(Refusal, match=r"unknown_setting|unknown_choice"):
        said_of(words)


def test_a_line_without_a_name_that_owes_as_much_as_all_above_is_their_sum(store: Store, tmp_path: Path) -> None:
    lines = [row(number=f"A-{place}", principal=f"{place}.50") for place in (1, 2, 3)]
    path = written(tmp_path, "\n".join((HEADER, *lines, row(number="3", name="", principal="7.50"))))
    assert problems(take_in(store, path, dry_run=True)) == [(5, "number", "totals_row")]
    path = written(tmp_path, "\n".join((HEADER, *lines, row(number="3", principal="7.50"))))
    assert problems(take_in(store, path, dry_run=True)) == []
