"""English: plans with days and amounts of their own, and why one of them can't be used."""

from __future__ import annotations

TEXTS = {
    "reason.not_with_rows": (
        "A plan whose payments have days and amounts of their own has no place for this. Leave it as it was."
    ),
    "reason.rows_begin": "The first of the payments named one by one is on {smallest}: the plan begins with it.",
    "reason.rows_count": "The payments named one by one are {largest:payment|payments}: leave this empty.",
    "reason.row_not_after": "Each payment must fall later than the one before it: {smallest} or later.",
    "reason.rows_open": "One payment alone can be left open, and that is payment {number}. Enter this amount.",
    "reason.row_below_interest": (
        "This doesn't cover the interest since the payment before. Pay {smallest:money} or more, or leave the payment "
        "out."
    ),
    "reason.rows_leave_rest": (
        "On {due} {owed:money} is owed. Make the last payment {owed:money}, or leave its amount open."
    ),
    "reason.rows_leave_too_little": (
        "The other payments leave less than this one's interest, {interest:money}. Make the last one {largest:money} "
        "or less, or leave this one out."
    ),
    "reason.rows_leave_too_little.empty": (
        "The other payments leave less than this one's interest, {interest:money}. Leave this payment out."
    ),
    "reason.nothing_fits": (
        "Nothing fits here while all else stays as it is. Leave it empty, or change the number of payments."
    ),
    "reason.holidays_leave_none": "No payment is left that a holiday could leave out. Leave it out, or add payments.",
    "reason.rows_leave_nothing": "Only what falls due with the last payment is left to pay. Leave its amount open.",
    "reason.nothing_left": "Nothing is left by then for this payment. Leave it out.",
    "reason.rows_end_early": (
        "{owed:money} pays everything here. Pay {largest:money} or less, or make it the last payment."
    ),
    "reason.not_with_uneven": (
        "A plan with extra payments, holidays or months of their own has no place for this. Leave it as it was."
    ),
    "reason.not_in_deferral": "This goes with an instalment plan, not with a deferral. Leave it out here.",
    "reason.months_need_months": (
        "Months of their own need payments that are whole months apart. Choose 1 month, or leave them out."
    ),
    "reason.unknown_month": "Write a month as a number from {smallest} to {largest}.",
    "reason.months_leave_none": (
        "No payment is left that pays the regular amount. Leave a month as it was, or name the payments one by one."
    ),
    "reason.month_at_end": (
        "The last payment falls into this month and can't be nothing. Choose {nearest:payment|payments}, or an amount."
    ),
    "reason.month_below_interest": (
        "This doesn't cover the interest of its month. Pay {smallest:money} or more, or nothing at all."
    ),
    "reason.month_pays_too_much": (
        "So much in this month leaves too little for the others. Pay {largest:money} or less here, or use fewer "
        "payments."
    ),
    "reason.holiday_without_payment": "No payment falls due in these days. The nearest is due on {nearest}.",
    "reason.holiday_at_end": (
        "The last payment is due on {due} and can't be left out. End the holiday before it, or add payments."
    ),
    "reason.extra_outside": "An extra payment lies inside the plan: {smallest} to {largest}.",
    "reason.extra_outside.empty": (
        "No day lies between the start of the plan and its last payment. Leave this payment out, or add payments."
    ),
    "reason.extra_too_large": "An extra payment must leave some principal: {largest:money} or less.",
    "reason.extra_after_end": "Nothing is owed any more on this day. Pay sooner, or leave this payment out.",
    "reason.months_not_read": "“{given}” is no month with its amount. Write Feb 0; Dec 2,000.",
    "reason.month_twice": "“{given}” names a month for the second time. Keep one amount for it.",
    "reason.holidays_not_read": (
        "“{given}” is no time from a day to another. Write 2027-04-01..2027-06-30 later, or freeze for no interest."
    ),
    "reason.rows_not_read": (
        "“{given}” is no day with its amount. Write 2026-12-24 5,000; 2027-06-30 rest, the rest once at most."
    ),
    "reason.extra_not_read": (
        "“{given}” is no day with its amount. Write 2027-03-15 3,000 shorter, or lower where the end is kept."
    ),
    "reason.day_needs_year": (
        "“{given}” has passed, or is most of a year away. Write the year as well, such as 2027-12-24."
    ),
    "reason.year_or_amount": (
        "“{given}” may end with a year or with an amount. Write 2027-06-30 for the year, 24 Dec: 2,000 for the amount."
    ),
    "reason.day_or_year": "“{given}” may begin with a day or with a month of a year. Write {day} for the day.",
    "reason.month_amount_or_date": (
        "“{given}” may be the amount {amount:money}, or a day or a year. Write {repair} for the amount, paid in this "
        "month of every year."
    ),
    "reason.months_every_year": (
        "“{given}” names one year, but the amount of a month is paid in every year. Write Dec: 2,000, or leave it out."
    ),
    "reason.two_readings": (
        "“{given}” may mean {start} to {end}, or {first} to {last}. Write both days with their year, such as "
        "2027-04-01..2027-06-30."
    ),
    "typed.apart": "; ",
    "typed.later": "later",
    "typed.freeze": "freeze",
    "typed.shorter": "shorter",
    "typed.lower": "lower",
    "typed.rest": "rest",
    "payments.own": "{count} payments on the days of the schedule",
    "calc.principal.own": "{row_level} − {row_interest}",
    "calc.own": (
        "Each payment goes to interest first, then to its share of what was owed before, and the rest to principal. "
        "Interest of a month in which nothing is paid is taken from the next payments and bears none itself."
    ),
    "uneven.run": "{amount} {each} from {first} to {last}, {count:payment|payments}",
    "uneven.one": "{amount} by {day}",
    "uneven.between": "; ",
    "uneven.runs": "{runs}.",
    "uneven.many": "{count:payment|payments} from {least} to {most}; the schedule lists each of them.",
    "uneven.months": "But {months}.",
    "uneven.month": "{amount} in {month}",
    "uneven.month.none": "nothing in {month}",
    "uneven.holiday": "No regular payment from {first} to {last}.",
    "uneven.beside": "An extra {amount} by {day}.",
    "uneven.beside.with": "With the payment of {day}, an extra {amount}.",
    "uneven.most": "The most on one day is {most}, on {day}.",
    "row.by_row": "When you pay",
    "uneven": "{uneven}",
    "panel.regular": "Regular payment",
    "panel.regular.count": "{regular_count} of {count:payment|payments}",
    "panel.regular.first": "The first: {first_paid} by {first_date}.",
    "panel.most": "Largest payment",
    "panel.most.by": "by {most_day}",
    "panel.most.last": "The last: {last} by {last_date}.",
}
