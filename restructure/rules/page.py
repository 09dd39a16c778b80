"""docs/rules.md: every rule of every pack in both languages.

python -m restructure.rules.page
"""

from __future__ import annotations

import re
from pathlib import Path

from restructure.parties.situation import Party
from restructure.policy.tables import lpr
from restructure.rules.packs import PACKS, Pack, Rule, pack_named, read_pack
from restructure.rules.taking_effect import READ_BY, When, asked

HEAD = """# Rules

What the rule packs in `restructure/rules/packs` hold, made by `python -m restructure.rules.page`. A fact is the
number under which we keep its sources. *block* stops signing and printing, *warn* asks for a reason, *text* is said
(on paper only where it is confirmed), *default* and *data* set something that can be changed. *asked* says where in the
program a rule takes effect: for a plan, before contact, before a letter, in the talk, before a hold, or as a default,
with the function or setting that reads it. Rules that were not confirmed from the source itself only warn or inform:
check them before relying on them. Each rule has a request to the JSON door that makes it speak, and one that does not,
in [rule-requests.json](rule-requests.json). None of this is legal advice.

`restructure/rules/packs`中的规则，由`python -m restructure.rules.page`生成。“依据编号”是我方保存来源时使用的编号。
block阻止签署和打印，warn须填写理由，text为提示（仅已核实的才写入文书），default和data设定可更改的默认值。
“何时适用”：方案、联系、信函、洽谈、暂缓之前，或作为默认值。“已核实”指读过来源原文；未核实的只警示或提示，
使用前请核对，且不写入交给债务人的文书。“律师审阅”：随程序发布的版本均为草稿，由各机构的律师审阅后登记。
“应复核”：自该日起来源可能已有变化。本页不是法律意见。
"""
HEADS = (
    "rule · 规则", "fact · 依据编号", "effect · 效果", "asked · 何时适用", "says · 内容", "source · 来源",
    "confirmed · 已核实", "signed off · 律师审阅", "look again · 应复核",
)  # fmt: skip
YES, NO, DRAFT = "yes 是", "no 否", "draft 草稿"
"""No version that comes with the program was signed off: an organisation's counsel does that, in its own store."""
EFFECTS = {"block": "阻止", "warn": "警示", "text": "提示", "default": "默认", "data": "数据"}
ASKED: dict[When, str] = {
    "plan": "方案", "contact": "联系", "letter": "信函", "talk": "洽谈", "hold": "暂缓", "default": "默认",
}  # fmt: skip
ROLES: dict[Party, str] = {"creditor": "债权人", "agency": "受托机构", "buyer": "受让人", "adviser": "顾问"}
FORM = re.compile(r"\{(\w+)(?::[^}]*)?\}")


def rules_page() -> str:
    """The whole page, as Markdown."""
    return "\n".join([HEAD, *(_section(pack, rules) for pack, rules in sections()), _table()])


def sections() -> list[tuple[Pack, tuple[Rule, ...]]]:
    """Every pack with the rules that it adds to, or changes in, those that it includes, so that each stands once."""
    base, china = read_pack("base"), read_pack("cn")
    found = [(base, base.rules), (china, _own(china, base))]
    for name in PACKS:
        pack = pack_named(name)
        found.append((pack, _own(pack, china if name.startswith("cn-") else base)))
    return found


def _own(pack: Pack, under: Pack) -> tuple[Rule, ...]:
    """The rules that a pack adds or changes."""
    return tuple(rule for rule in pack.rules if rule not in under.rules)


def _section(pack: Pack, rules: tuple[Rule, ...]) -> str:
    draft, included = "Draft for counsel · 供律师审阅的草稿", "Read with the rule sets below · 随以下各规则集一并审阅"
    review = draft if pack.name in PACKS else included
    head = f"## {pack.title.en} · {pack.title.zh}\n\n{review}. Version · 版本 `{pack.version[:16]}`.\n"
    if not rules:
        return f"{head}\nNothing beside the checks for every rule set. · 除通用核对外没有其他规则。\n"
    heads = [f"| {' | '.join(HEADS)} |", "|" + "---|" * len(HEADS)]
    lines = [*heads, *map(_line, rules)]
    return head + "\n" + "\n".join(lines) + "\n"


def _line(rule: Rule) -> str:
    source = "own check<br>自有核对" if not rule.source.en else f"{rule.source.en}<br>{rule.source.zh}"
    since = f" from {rule.start}" if rule.start else ""
    whom = (
        "" if len(rule.roles) == 4 else f"<br>{', '.join(rule.roles)}<br>{'、'.join(ROLES[one] for one in rule.roles)}"
    )
    says = f"{_plain(rule.text.en)}<br>{_plain(rule.text.zh)}"
    when = asked(rule)
    read = f"<br>`{READ_BY[rule.id]}`" if when == "default" else ""
    effect = f"{rule.effect} {EFFECTS[rule.effect]}{since}{whom} | {when} {ASKED[when]}{read}"
    review = f"{YES if rule.confirmed else NO} | {DRAFT} | {rule.look_again or ''}"
    return f"| `{rule.id}` | {rule.fact} | {effect} | {says} | {source} | {review} |"


def _plain(pattern: str) -> str:
    return FORM.sub(lambda match: f"*{match[1]}*", pattern)


def _table() -> str:
    heads = "| from · 自 | rate · 利率 | confirmed · 已核实 |"
    lines = ["## One-year loan prime rate · 一年期LPR\n", heads, "|---|---|---|"]
    lines += [f"| {one.start} | {one.annual_rate * 100:f} % | {YES if one.confirmed else NO} |" for one in lpr()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (Path(__file__).parents[2] / "docs" / "rules.md").write_text(rules_page(), encoding="utf-8")
