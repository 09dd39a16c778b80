"""A bank's monthly list of overdue cards, as such systems export it: GBK, a title, no creditor, no currency column."""

from __future__ import annotations

from pathlib import Path

TITLE = "示例银行信用卡逾期客户明细表"
HEADS = (
    "序号,卡号,客户姓名,证件号码,手机号码,家庭电话,产品名称,"
    "欠款本金(元),利息(元),滞纳金(元),手续费,年利率(%),逾期天数,备注"
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ROWS = 30


def bank_list(path: Path, day: str = "2026-10-27", months: int = 0, rows: int = ROWS) -> Path:
    """Write the list of a day, so many months after the first; returns its path."""
    lines = [TITLE, f"数据截止日期：{day}   单位：人民币元   制表人：李示例", HEADS]
    lines += [_row(place, months) for place in range(rows)]
    lines.append(f'合计,,共{rows}户,,,,,"{rows * 5000 + sum(range(rows)):,d}.00",,,,,,')
    path.write_bytes("\r\n".join((*lines, "")).encode("gbk"))
    return path


def _row(place: int, months: int) -> str:
    body = f"110101{1960 + place}0101{place:03}"
    check = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11]
    note = "已联系" if place % 3 else ""
    return (
        f"{place + 1},62170012345{place:05}\t,示例{place},{body}{check}\t,1380013{place:04},0755-{place:07},信用卡,"
        f'"{5000 + place - months:,d}.00",120.5{months},50,-,18.25,{100 + place + 30 * months},{note}'
    )
