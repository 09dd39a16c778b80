"""Right after signing: a text with what is due first and where to pay, taken out to be sent."""

from __future__ import annotations

from calculators.errors import Refusal
from reports import wording
from reports.formats import Language
from reports.messages import message_text
from restructure.agreements.agreement import SignedAgreement
from restructure.parties.situation import Medium
from restructure.services.messages import media, message, note_message
from restructure.store import accounts, settings
from ui.clipboard import copy
from ui.session import Session

MESSENGERS: tuple[Medium, ...] = ("sms", "wechat")
"""What such a text goes by, the first that the person has not opted out of; in China the last of them before."""


def copy_pay_text(session: Session, signed: SignedAgreement) -> str:
    """Put the text on the clipboard, keep that it was taken out, and return it; nothing where it could not be kept.
    Refuses as ``message`` and ``note_message``."""
    work, language = session.workplace, session.language
    account = accounts.load(work.store, signed.account_number)
    ways = MESSENGERS[::-1] if account is not None and account.currency == "CNY" else MESSENGERS
    medium = next((one for one in ways if account is not None and one in media(work, account)), None)
    if account is None or medium is None:
        raise Refusal("medium", "opted_out")
    made = message(work, account, "agreed", medium)
    spoken: Language = "zh" if signed.editions[0].wording == "zh" else language
    text = message_text(made, session.known(settings.sentences(work.store), {}), spoken)
    what = wording.name("message", "agreed", language)
    if not session.write(lambda: note_message(work, account, medium, "agreed", what)):
        return ""
    copy(text)
    return text
