"""What British and American papers say otherwise in English: the key, and behind it the country."""

from __future__ import annotations

TEXTS = {
    "who.debtor.uk": "You",
    "who.debtor.us": "You",
    "who.letters.us": "Mail goes to",
    "sign.debtor.uk": "You",
    "sign.debtor.us": "You",
    "paper.debtor.uk": "Customer",
    "paper.debtor.us": "Customer",
    "paper.debtor.signs.uk": "You",
    "paper.debtor.signs.us": "You",
    "sign.guarantees.uk": (
        "It leaves guarantees and security as they are; a guarantor who has not signed is bound to nothing more than "
        "before."
    ),
    "promise.us.uk": "We promise",
    "promise.us.us": "We promise",
    "promise.you.uk": "You promise",
    "promise.you.us": "You promise",
    "us.register.uk": (
        "We report to credit reference agencies as the rules ask. What was late before stays on your credit file."
    ),
    "us.register.us": (
        "We report to credit bureaus as the law asks. What was late before stays on your credit report."
    ),
    "help.advice.uk": "Free debt advice, not from us",
    "help.advice.us": "Free credit counseling, not from us",
    "call.advice.uk": "Free debt advice, not from us: **{advice}**",
    "call.advice.us": "Free credit counseling, not from us: **{advice}**",
    "offer.free.is.uk": "Ask somebody you trust, or free debt advice that is not ours{advice_number}.",
    "offer.free.is.us": "Ask somebody you trust, or free credit counseling that is not ours{advice_number}.",
    "payments.between.us": (
        "{run_count:payment|payments} between {least} and {most}, from {run_first} to {run_last}; each is listed "
        "on the back"
    ),
}
