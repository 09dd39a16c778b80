"""English: why an offer is made, and what would have to change where none can be."""

TEXTS: dict[str, str] = {
    "offer.within_said": "Each payment is within the {amount:money} a month that was said.",
    "offer.within_surplus": "The largest payment takes {share:percent} of the surplus; {left:money} is left.",
    "offer.now": "The {amount:money} that is there now is used first.",
    "offer.worth": "To the creditor it is worth {amount:money} more than no deal.",
    "offer.ends": "The last payment is on {day}.",
    "offer.forgives": "{amount:money} is forgiven when it is completed.",
    "offer.forgives_nothing": "Nothing has to be forgiven.",
    "change.per_month": "{needed:money} a month would do.",
    "change.now": "{needed:money} at once would do, if it is there.",
    "change.max_months": "{needed:month|months} would do.",
    "change.payments": "{needed:payment|payments} would do.",
    "concession.short": "The household is {amount:money} a month short: nothing can be asked of its income.",
    "concession.even": "Nothing is left of a month's income: nothing can be asked of it.",
    "concession.little": "{amount:money} a month is left: no plan fits that.",
    "concession.advice": "Name free debt advice first.",
    "concession.hold": "Agree a hold, with a day on which it is looked at again.",
    "concession.token": "Or a token payment until more is left.",
    "change.floor": "It would do if the creditor accepted a present value of {needed:money}.",
}
