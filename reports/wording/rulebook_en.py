"""English: what is said of the rule packs as counsel reads them."""

TEXTS: dict[str, str] = {
    "rulebook.draft": "draft for counsel",
    "rulebook.signed_off": "signed off by {counsel} on {day}",
    "rulebook.preview": "The rules in force are a preview, not yet reviewed by counsel.",
    "rulebook.version": "Version {version}: {review}",
    "rulebook.head.kind": "kind",
    "rulebook.head.pack": "pack",
    "rulebook.head.version": "version",
    "rulebook.head.review": "review",
    "rulebook.head.id": "id",
    "rulebook.head.fact": "fact",
    "rulebook.head.effect": "effect",
    "rulebook.head.about": "about",
    "rulebook.head.says_en": "says (English)",
    "rulebook.head.says_zh": "says (Chinese)",
    "rulebook.head.cure_en": "cure (English)",
    "rulebook.head.cure_zh": "cure (Chinese)",
    "rulebook.head.source_en": "source (English)",
    "rulebook.head.source_zh": "source (Chinese)",
    "rulebook.head.confirmed": "confirmed",
    "rulebook.head.from": "from",
    "rulebook.head.until": "until",
    "rulebook.head.roles": "roles",
    "rulebook.again.rule": "Rule {name}: to be read again since {due}.",
    "rulebook.again.lpr": "Prime rate: read until {read}. It comes out each month; read it again.",
    "rulebook.again.standards": (
        "Spending standards of the United States: of {read}, {months:month|months} old. Look for newer ones."
    ),
    "rulebook.again.limitation": "Limitation by state: read on {read}, to be read again since {due}.",
    "rulebook.again.cn_days_off": (
        "Public holidays of China: read on {read}, to be read again since {due}; after the last year of the table only "
        "weekends and fixed days are known."
    ),
    "rulebook.again.debt_relief_order": "Limits of a debt relief order: read on {read}, to be read again since {due}.",
    "rulebook.age.standards": "Spending standards of the United States: of {read}, {months:month|months} old.",
    "rulebook.all_read": "Nothing is to be read again yet.",
    "rulebook.head.look_again": "look again",
    "rulebook.own.mistake": "{file}, line {line}: {wrong}. The rules of the program hold.",
    "rulebook.own.changes": "{file}: {changes}.",
    "rulebook.own.waits": "{file}: {changes}. Not in force before counsel's sign-off; the rules of the program hold.",
    "rulebook.own.added": "added {names}",
    "rulebook.own.changed": "changed {names}",
    "rulebook.own.removed": "taken out {names}",
    "rulebook.own.nothing": "changes nothing",
}
