"""The answer to a message that came in: what it was read as, and the draft of a reply that a person sends."""

from __future__ import annotations

from reports.messages import reply_text
from restructure.parties.organisation import Organisation
from restructure.proposals.incoming_message import read_message
from restructure.requests.incoming import IncomingRequest
from ui.api.replies import Reply
from ui.api.statement import stated_fields


def incoming(request: IncomingRequest) -> Reply:
    """Return what the message says, what the answer is about, and its draft: null where none is to be written, as to
    somebody in danger, or by a medium that the person opted out of."""
    found = read_message(request.text, request.currency, request.today)
    ours, medium = Organisation(identity=request.sender), request.medium
    closed = medium in request.opted_out
    draft = "" if closed else reply_text(found, ours, request.language, request.currency, None, medium)
    return {
        "says": stated_fields(found.stated.says, request.currency),
        "unread": list(found.unread),
        "signals": list(found.signals),
        "about": found.answered_as,
        "draft": draft or None,
    }
