"""The answer to a request to read what somebody says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from calculators.calendar import frequency_text
from restructure.money.currency import plain_text
from restructure.proposals.statement import Regular, Statement
from restructure.proposals.statement_parser import parse_statement
from restructure.requests.statement import StatementRequest
from restructure.worklist.promise_line import heard_promise
from ui.api.replies import Reply


def statement(request: StatementRequest) -> Reply:
    """Return what was understood, field by field, those that were not said left out; what was not understood; and the
    promise in it, where there is one."""
    stated = parse_statement(request.text, request.currency, request.today)
    answer: dict[str, Any] = {"says": stated_fields(stated.says, request.currency), "unread": list(stated.unread)}
    heard = heard_promise(request.text, request.currency, request.today)
    if heard is not None:
        answer["promise"] = {"amount": plain_text(heard.amount, heard.currency), "due_on": heard.due_on}
    return answer


def stated_fields(said: Statement, currency: str) -> Reply:
    """Return the fields of a statement, those that were not said left out."""
    fields: dict[str, Any] = {
        "regular": said.regular and _regular(said.regular, currency),
        "now": None if said.now is None else plain_text(said.now, currency),
        "now_on": said.now_on,
        "from": said.start,
        "max_months": said.max_months,
        "payments": said.payments,
        "settle": None if said.settle is None else _settle(said.settle, currency),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _regular(regular: Regular, currency: str) -> dict[str, str]:
    return {"amount": plain_text(regular.amount, currency), "frequency": frequency_text(regular.frequency)}


def _settle(settle: int | Decimal, currency: str) -> dict[str, str]:
    if isinstance(settle, Decimal):
        return {"fraction": format(settle.normalize(), "f")}
    return {"amount": plain_text(settle, currency)}
