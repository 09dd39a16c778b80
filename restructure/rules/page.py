"""docs/rules.md: every rule of every pack in both languages.

python -m restructure.rules.page
"""

from __future__ import annotations

import re
from pathlib import Path

from restructure.policy.tables import lpr
from restructure.rules.packs import PACKS, Pack, Rule, pack_named, read_pack
from restructure.rules.taking_effect import READ_BY, asked

HEAD = """# Rules

What the rule packs in `restructure/rules/packs` hold, made by `python -m restructure.rules.page`. A fact is the
number under which we keep its sources. *block* stops signing and printing, *warn* asks for a reason, *text* is said
(on paper only where it is confirmed), *default* and *data* set something that can be changed. *asked* says where in the
program a rule takes effect: for a plan, before contact, before a letter, in the talk, before a hold, or as a default,
with the function or setting that reads it. Rules that were not confirmed from the source itself only warn or inform:
check them before relying on them. Each rule has a request to the JSON door that makes it speak, and one that does not,
in [rule-requests.json](rule-requests.json). None of this is legal advice.
"""
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
    # No version that comes with the program was signed off: an organisation's counsel does that, in its own store.
    review = "Draft for counsel · 供律师审阅的草稿" if pack.name in PACKS else "Read with the rule sets below"
    head = f"## {pack.title.en} · {pack.title.zh}\n\n{review}. Version `{pack.version[:16]}`.\n"
    if not rules:
        return f"{head}\nNothing beside the checks for every rule set.\n"
    heads = ["| rule | fact | effect | asked | says | source | confirmed |", "|---|---|---|---|---|---|---|"]
    lines = [*heads, *map(_line, rules)]
    return head + "\n" + "\n".join(lines) + "\n"


def _line(rule: Rule) -> str:
    source = "own check" if not rule.source.en else f"{rule.source.en}<br>{rule.source.zh}"
    since = f" from {rule.start}" if rule.start else ""
    whom = "" if len(rule.roles) == 4 else f"<br>for: {', '.join(rule.roles)}"
    says = f"{_plain(rule.text.en)}<br>{_plain(rule.text.zh)}"
    confirmed = "yes" if rule.confirmed else "no"
    confirmed += f"<br>look again {rule.look_again}" if rule.look_again else ""
    read = f"<br>`{READ_BY[rule.id]}`" if asked(rule) == "default" else ""
    effect = f"{rule.effect}{since}{whom} | {asked(rule)}{read}"
    return f"| `{rule.id}` | {rule.fact} | {effect} | {says} | {source} | {confirmed} |"


def _plain(pattern: str) -> str:
    return FORM.sub(lambda match: f"*{match[1]}*", pattern)


def _table() -> str:
    lines = ["## One-year loan prime rate\n", "| from | rate | confirmed |", "|---|---|---|"]
    lines += [f"| {one.start} | {one.annual_rate * 100:f} % | {'yes' if one.confirmed else 'no'} |" for one in lpr()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (Path(__file__).parents[2] / "docs" / "rules.md").write_text(rules_page(), encoding="utf-8")
