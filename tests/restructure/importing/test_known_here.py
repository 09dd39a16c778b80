"""A bank's own export goes in as it is: what the organisation knows of its lists nobody types."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from calculators.errors import Refusal
from restructure.demo import demo_organisation
from restructure.importing.intake import take_in
from restructure.parties.payees import DEMO_PAYEES
from restructure.store import accounts, payees, settings
from tests.support.stores import open_store

EXPORT = (
    "客户姓名,身份证号,手机号,卡号,产品名称,本金,利息,违约金,逾期天数,数据日期\n"
    "张样本,,,6225880015425991,信用卡,20000.00,812.40,60.00,65,2026-11-24\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "export.csv"
    made.write_text(EXPORT, encoding="gbk")
    return made


def test_a_list_of_the_only_creditor_says_neither_its_name_nor_currency_nor_who_confirmed(path: Path) -> None:
    with closing(open_store(path.with_name("store.db"))) as store:
        with pytest.raises(Refusal):
            take_in(store, path)
        settings.save_organisation(store, demo_organisation("cn"))
        taken = take_in(store, path)
        assert (taken.new, taken.problems) == (1, ())
        account = accounts.load(store, "6225880015425991")
        assert account is not None
        own = demo_organisation("cn").identity.name_zh
        assert (account.creditor, account.currency, account.confirmed_by) == (own, "CNY", own)


def test_of_several_creditors_none_is_taken_for_granted(path: Path) -> None:
    with closing(open_store(path.with_name("store.db"))) as store:
        settings.save_organisation(store, demo_organisation("cn"))
        payees.save_payees(store, DEMO_PAYEES)
        with pytest.raises(Refusal):
            take_in(store, path)
