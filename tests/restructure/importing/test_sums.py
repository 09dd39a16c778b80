"""Columns that are one part of a debt together are added up, and checked against one sum for all that is owed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from restructure.importing.headings import recognised, total_of
from restructure.importing.intake import take_in
from restructure.importing.reading import Said, by_names, kept, open_file
from restructure.importing.readings import readings, sums
from restructure.store import Store, accounts, settings
from tests.support.stores import open_store

SAID = Said({"currency": "CNY", "creditor": "B", "as_of": "2026-11-01", "confirmed_by": "x"})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    yield opened
    opened.close()


def written(folder: Path, *lines: str) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("账号 本金 罚息 违约金", "penalty=罚息 + 违约金"),
        ("账号 本金 违约金(元) 逾期罚息 滞纳金", "penalty=违约金(元) + 逾期罚息 + 滞纳金"),
        ("账号 本金 利息 复利", "interest=利息 + 复利"),
        ("账号 本金 表内利息 表外利息", "interest=表内利息 + 表外利息"),
        ("账号 本金 late_fee collection_fee other_fees", "fees=late_fee + collection_fee + other_fees"),
        # Of one thing under two names, or of a sum and its parts, the surest is read.
        ("账号 本金 罚息 罚息余额", "penalty=罚息"),
        ("账号 本金 费用 服务费", "fees=费用"),
        ("账号 剩余本金 逾期本金", ""),
    ],
)
def test_kinds_of_a_part_are_told_from_names_of_the_same(header: str, found: str) -> None:
    columns = recognised(header.split())
    assert {f"{ours}={columns[ours]}" for ours in ("interest", "penalty", "fees") if ours in columns} == set(
        filter(None, [found])
    )


@pytest.mark.parametrize(
    ("name", "right"),
    [
        *((name, True) for name in ("合计", "应还总额(元)", "欠款合计", "本息合计", "Total due", "total_outstanding")),
        *((name, False) for name in ("额度", "贷款总额", "已还总额", "Total paid", "累计还款")),
    ],
)
def test_one_sum_for_all_is_known_by_its_name(name: str, right: bool) -> None:
    assert (total_of(("账号", "本金", name), {"principal": "本金"}) == name) is right


def test_columns_of_one_part_are_added_up_shown_and_remembered(store: Store, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "账号,本金,罚息（元）,违约金,应还总额",
        "A1,100.00,5.00,3.00,108.00",
        "A2,100.00,,3.00,103.00",
        "A3,100.00,5.00,—,105.01",
        "A4,100.00,x,3.00,108.00",
        "A5,100.00,5.00,3.00,",
    )
    file, columns = by_names(kept(open_file(path)))
    assert (columns["penalty"], columns["total"]) == ("罚息（元） + 违约金", "应还总额")
    assert sums(file, columns, SAID, 20) == {"罚息（元） + 违约金": ("8.00", "3.00", "5.00", "", "8.00")}
    shown = readings(file, columns, SAID)
    assert (shown["penalty"].code, shown["penalty"].facts["given"]) == ("added", "5.00 + 3.00")
    assert (shown["total"].code, shown["total"].bad) == ("total", 2)
    taken = take_in(store, path, said=SAID)
    assert (taken.new, taken.unread, taken.likely) == (3, (), {"penalty": "罚息（元） + 违约金"})
    odd = [(one.line, one.column, one.reason.code, dict(one.reason.facts)) for one in taken.problems]
    assert odd == [
        (4, "应还总额", "total_differs", {"given": "105.01", "sum": "105.00"}),
        (5, "罚息（元）", "not_an_amount", {"given": "x"}),
    ]
    held = [accounts.load(store, number) for number in ("A1", "A2", "A5")]
    assert [one.parts.penalty for one in held if one is not None] == [800, 300, 800]
    assert (settings.columns(store, taken.header) or {})["penalty"] == "罚息（元） + 违约金"
    next_month = written(tmp_path, "账号,本金,罚息（元）,违约金,应还总额", "A1,90,1,1,92")
    again = take_in(store, next_month, duplicates="update", said=Said({"as_of": "2026-11-02"}))
    assert (again.changed, again.problems) == (1, ())


def test_a_sum_that_is_none_of_what_is_read_is_told_and_stops_no_row(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "账号,本金,利息,合计", "A1,100,5,205", "A2,100,5,305")
    taken = take_in(store, path, said=SAID, dry_run=True)
    assert (taken.new, taken.unread) == (2, ("合计",))
    assert taken.unlike is not None
    assert (taken.unlike.line, taken.unlike.reason.facts) == (2, {"given": "205.00", "sum": "105.00"})


def test_a_person_says_which_columns_are_added(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "账号,本金,费一,费二", "A1,100,5,3")
    columns = {"number": "账号", "principal": "本金", "fees": "费一+费二"}
    assert take_in(store, path, said=SAID, columns=columns).problems == ()
    account = accounts.load(store, "A1")
    assert account is not None
    assert account.parts.fees == 800
