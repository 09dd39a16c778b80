"""What a restore takes away, in words: before anything is replaced."""

from __future__ import annotations

from reports import wording
from reports.formats import Language
from restructure.store.restore_losses import Lost
from restructure.store.rule_files import Restored

MOST_NAMED = 12


def rules_in_words(outcome: Restored, language: Language) -> tuple[str, ...]:
    """Return what became of an organisation's own rules in a restore, a line each; that a backup holds none, too."""
    if outcome.absent:
        return (wording.say("own_rules.absent", language),)
    between = wording.say("list.between", language)
    found = {"back": outcome.back, "same": outcome.same, "kept": outcome.kept, "wrong": outcome.wrong}
    return tuple(
        wording.say(f"own_rules.{name}", language, files=between.join(files)) for name, files in found.items() if files
    )


def losses_in_words(gone: Lost, language: Language) -> tuple[str, ...]:
    """A sentence for each kind of what would be gone, agreements by their numbers; none where nothing would be."""
    counts = {"accounts": gone.accounts, "payments": gone.payments, "entries": gone.entries}
    said = [_agreements(gone.agreements, language)] if gone.agreements else []
    said += [wording.say(f"lost.{name}", language, count=count) for name, count in counts.items() if count]
    if not gone.known:
        said.insert(0, wording.say("lost.unknown", language))
    return tuple(said)


def _agreements(numbers: tuple[str, ...], language: Language) -> str:
    named = (", " if language == "en" else "、").join(numbers[:MOST_NAMED])
    more = len(numbers) - MOST_NAMED
    key = "lost.agreements" if more <= 0 else "lost.agreements.more"
    return wording.say(key, language, count=len(numbers), named=named, more=more)
