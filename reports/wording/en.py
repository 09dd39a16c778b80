"""English: reasons, findings, verdicts and names. Fields in braces are facts; after the colon stands their form."""

from __future__ import annotations

TEXTS = {
    # Why a field can't be used, and how to repair it. The form says which field it is.
    "reason.list_too_long": "This list may have {largest:number} entries at most. Split it.",
    "reason.number_in_quotes": "Write {given} here without quotes.",
    "reason.number_needs_quotes": 'Write "{given}" here, in quotes.',
    "reason.request_too_large": "A request may have {largest} MB at most. Split it, or shorten its lists.",
    "reason.unknown": "This can't be used as it stands. Check the field.",
    "reason.amount_negative": "Enter zero or more.",
    "reason.amount_not_positive": "Enter an amount above zero.",
    "reason.amount_too_large": "More than {largest:money} can't be right. Check the figure.",
    "reason.balloon_too_large": "The last amount must be above zero and below the principal: {largest:money} or less.",
    "reason.balloon_too_large.empty": "The principal is too small to leave an amount for the end. Leave it out.",
    "reason.balloon_with_method": "An amount at the end needs level payments or equal principal. Choose one of them.",
    "reason.down_payment_date": "The down payment falls before the first payment: {smallest} to {largest}.",
    "reason.down_payment_too_large": "A down payment must leave some principal: {largest:money} or less.",
    "reason.down_payment_too_large.empty": "The principal leaves no room for a down payment. Leave it out.",
    "reason.field_twice": "This field stands here twice. Keep one of them.",
    "reason.growth_out_of_range": "At this rate and length the figures grow beyond use. Lower one of them.",
    "reason.payment_below_interest.bare": "The debt would never end: the payment doesn't cover the interest. Pay more.",
    "reason.payments_below_debt": "All payments come to less than the debt. Pay {smallest:money} or more each time.",
    "reason.payments_below_debt.bare": "All payments come to less than the debt. Pay more, or more often.",
    "reason.count_below_one": "Enter {smallest} or more.",
    "reason.count_too_large": "Enter {largest} or fewer.",
    "reason.date_out_of_range": "This date lies too far away. Use one nearer to today.",
    "reason.dates_not_ascending": "Each date must fall later than the one before it.",
    "reason.single_payment_deferred": (
        "One payment alone can't be deferred to the same end. Extend the plan, or add payments."
    ),
    "reason.deferral_leaves_no_payment": (
        "No payment is left after the deferral. Defer at most {largest:payment|payments}, or extend the plan."
    ),
    "reason.expires_after_first_due": "The offer must end by the first payment: {largest} or earlier.",
    "reason.expires_before_balance": "The offer must stay open until {smallest} or later.",
    "reason.file_empty": "This file holds nothing. Choose another one.",
    "reason.file_encoding": "The letters of this file can't be read. Save it as CSV in UTF-8.",
    "reason.file_header": ("These columns are missing: {missing}. Say which columns hold them, or what all rows have."),
    "reason.file_header.perhaps": (
        "These columns are missing: {missing}. Perhaps one of these is meant: {perhaps}. Say which columns hold them, "
        "or what all rows have."
    ),
    "reason.file_not_csv": "Line {line} isn't CSV: look for an open quotation mark.",
    "reason.file_unreadable": (
        "This file can't be opened. Check that it is there, that it is a file and no folder, and that you may read it."
    ),
    "reason.final_due_before_first": "The last payment can't come before the first: {smallest} or later.",
    "reason.final_due_too_far": "This end lies too far away: {largest} or earlier.",
    "reason.first_due_not_after_start": (
        "The first payment must come after {start}. One whole period later is {smallest}."
    ),
    "reason.first_due_not_after_start.bare": "The first payment must come after {start}.",
    "reason.fraction_out_of_range": "Enter a share above 0 and up to 100 %.",
    "reason.freeze_while_paying_interest": (
        "Interest that is paid can't be frozen as well. Let nothing be paid meanwhile, or collect the interest."
    ),
    "reason.digits_lost": (
        "This number is too long for a spreadsheet, which lost its last digits. Make the column text and enter it anew."
    ),
    "reason.payment_twice": "This payment stands here twice. If it was two, say that it is another payment.",
    "reason.payment_unmatched": (
        "This money names no account or agreement that is here. Say which account it is for, or leave it on this list."
    ),
    "reason.payment_several": "This money names more than one account: {given}. Say which one it is for.",
    "reason.payment_equal": (
        "A payment of this day and amount is here already, and a bank reference to tell them apart is missing. Say "
        "that it is another payment, or leave it out."
    ),
    "reason.payment_differs": (
        "A payment of this day and bank reference is here with another amount: {given}. Say that this one takes its "
        "place, or that it is another payment."
    ),
    "reason.transfer_unclear": (
        "The words and the sign of this line don't agree on whether money came in or went back. Say what it is."
    ),
    "reason.direction_unclear": (
        "This line doesn't say whether money came in or went out. Enter it by hand if it came in."
    ),
    "reason.answer_unused": "There is no payment on this line, so nothing can be said of it.",
    "reason.transfer_not_done": "This payment isn't complete: {given}. Import it again once it is.",
    "reason.amounts_differ": "The amounts of this line differ. Have the right one confirmed, and enter it by hand.",
    "reason.rows_missing": (
        "The file counts {expected} lines of its own, and {given} are there. Export it again, or look for what is "
        "missing."
    ),
    "reason.return_unmatched": (
        "Money went back here, and the line names no payment or account. Say which account it is of, or leave it on "
        "this list."
    ),
    "reason.return_unclear": (
        "This money went out and names an account that is here, and no word says that a payment goes back. Say the day "
        "or the bank reference of the payment that does, or leave it."
    ),
    "reason.return_unknown": "Money went back here, and no payment of this amount is on the account that it names.",
    "reason.return_several": (
        "Money went back here, and several payments fit: {given}. Say the day or the bank reference of the one."
    ),
    "reason.login_letters": "Use letters, digits, Chinese characters and . _ - @ alone, without spaces.",
    "reason.hidden_character": "A hidden character stands in this text. Type the text again.",
    "reason.missing_field": "Fill this in. For instance: {example}.",
    "reason.missing_field.bare": "Fill this in.",
    "reason.multiple_does_not_fit": "Payments rounded to this don't fit. The nearest that fits is {nearest:money}.",
    "reason.multiple_does_not_fit.bare": "Payments rounded to this don't fit, nor to anything else. Leave it out.",
    "reason.no_glyph": "The paper can't print {given}. Write it another way, and add it by hand when you sign.",
    "reason.no_rate": "These payments have no annual rate. Check the amounts and the dates.",
    "reason.no_number": "JSON has no number {given}. For instance: {example}.",
    "reason.not_a_date": "Write a date such as {example}.",
    "reason.not_a_date.bare": "Write a date such as 2026-12-25.",
    "reason.not_a_time": "Write a day and a time such as 2026-12-25T19:30:00.",
    "reason.not_a_number": "Write a whole number.",
    "reason.not_a_rate": "Write a rate such as 0.06 for 6 %.",
    "reason.typed_currency": "{given} isn't {currency}. Write the amount in {currency}.",
    "reason.not_an_amount": "Write an amount such as 1,234.50.",
    "reason.not_json": "This isn't JSON. Look at character {position}.",
    "reason.nothing_open": "All the others are locked, so nothing can follow. Open one of the locks.",
    "reason.debt_settled": (
        "This debt is settled: nothing is owed, so nothing is offered or signed. A new claim begins with a balance "
        "that was confirmed for a later day."
    ),
    "reason.payment_in_balance": (
        "This payment is from before {day}, the day that the balance under the agreement was confirmed for: it is in "
        "that balance already. Correct the date, or have the balance confirmed anew."
    ),
    "reason.nothing_owed": "Nothing is owed here. Enter an amount above zero.",
    "reason.nothing_to_solve_from": "Enter the number of payments, the payment, or the last date.",
    "reason.cure_too_short": (
        "Under UK rules a default notice gives {smallest} days at least. Enter {smallest} or more."
    ),
    "reason.number_out_of_range": "Enter a number from {smallest} to {largest}.",
    "reason.number_known": "An account with this number is here already. Open that one, or type another number.",
    "reason.number_twice": "This account number stands in the file twice. Keep one of the rows.",
    "reason.named_twice": "The same name stands here twice. Keep one of them.",
    "reason.owner_left": "This person does not sign in here any more. Name somebody who does.",
    "reason.unknown_user": "Nobody signs in here under this name. Look at the people in Settings.",
    "reason.range_empty": "This is below the first value. Enter one that is not.",
    "reason.unknown_list": "There is no list of this name. Look at the names that are kept.",
    "reason.other_creditor": "This account is owed to {creditor}, not to {given}. Correct the file or the account.",
    "reason.placed_already": "This account is placed here on that day already. Send it back first, or leave it out.",
    "reason.placement_ended": "This account went back already.",
    "reason.not_placed": "This account is not placed here.",
    "reason.nothing_placed": "{given} has placed no account here. Take the placements in first.",
    "reason.unknown_placement": "There is no such batch here, or it is withdrawn.",
    "reason.commission_billed": "Commission was billed on this already.",
    "receipt.due": "commission due",
    "receipt.billed": "billed before",
    "receipt.taken_back": "billed before and taken back since",
    "receipt.reversed": "taken back before it was billed",
    "receipt.not_placed": "outside the days of the placement: no commission",
    "receipt.no_rate": "without a rate: not billed",
    "reason.only_for_level": "Only level payments have one amount. Leave this empty, or choose level payments.",
    "reason.payoff_day_passed": "This day has passed: choose {smallest} or a later one.",
    "reason.payoff_before_start": "The plan begins on {smallest}: choose that day or a later one.",
    "reason.payment_before_advance": "A payment can't come before the first advance: {smallest} or later.",
    "reason.payment_below_interest": (
        "The debt would never end: the interest of one period is {interest:money}. Pay {smallest:money} or more."
    ),
    "reason.first_period_too_long": (
        "The first period is so long that its interest, {interest:money}, is more than a payment of {payment:money}. "
        "Begin sooner, choose fewer payments, or let what is beyond one period fall due with the first payment "
        "(first_period: first)."
    ),
    "reason.period_costs_more": (
        "One period is so long that its interest, {interest:money}, is more than a payment of {payment:money}. "
        "Choose fewer payments."
    ),
    "reason.payment_too_large": (
        "The debt would end before the last date. Pay {largest:money} or less, or use fewer payments."
    ),
    "reason.payment_too_large.empty": "Any payment ends the debt before the last date. Use fewer payments.",
    "reason.payment_too_small": (
        "The debt would not end within {largest:payment|payments}. Pay {smallest:money} or more."
    ),
    "reason.quick_and_full": "Give the three quick figures or the full budget, not both.",
    "reason.rate_out_of_range": "Enter a rate from {smallest} to {largest}, where 1 is 100 %.",
    "reason.rate_out_of_range.bare": "Enter a rate from 0 to 1,000 % a year.",
    "reason.row_length": "This row has {given:cell|cells}, the header {expected}. Make them equal.",
    "reason.settlement_above_debt": "A settlement can't be more than the debt: {largest:money} or less.",
    "reason.settlement_of_nothing": "So little of the debt comes to nothing. Forgive less, or enter an amount.",
    "reason.settlement_without_amount": "Enter the amount, its share of the debt, or the discount.",
    "reason.start_before_balance": "The plan can't begin before the balance and the offer: {smallest} or later.",
    "reason.later_without_household": "Give a household: money that comes later counts only within its budget.",
    "reason.settle_twice": "Give an amount or a fraction of the debt, one of the two.",
    "reason.regular_twice": "Give regular or per_month, one of the two.",
    "reason.text_too_long": "Use {largest:character|characters} or fewer.",
    "reason.too_many_decimals": "Use {largest:decimal|decimals} or fewer.",
    "reason.too_many_given": "One of these fields follows from the others. Leave this one empty.",
    "reason.tranche_of_nothing": "Each payment must be above zero. This sum allows {largest:payment|payments} at most.",
    "reason.treatment_with_settlement": (
        "A settlement forgives in its own order. Leave the treatment of interest, penalty and fees as it was."
    ),
    "reason.unknown_choice": "Choose one of these: {known}.",
    "reason.unknown_choice.bare": "This choice isn't known. Choose one that is offered.",
    "reason.unknown_currency": "This currency isn't known. Use one of these: {known}.",
    "reason.unknown_field": "This field isn't known. Did you mean {near}?",
    "reason.unknown_field.bare": "This field isn't known. Check its spelling or leave it out.",
    "reason.unknown_frequency": "Write how often, such as 1 month, 2 weeks or half month.",
    "reason.unknown_policy": "This rule set isn't known. Use one of these: {known}.",
    "reason.waiver_exceeds_debt": "No more can be forgiven than is owed: {largest:money} or less.",
    "reason.waiver_order_too_short": "These parts hold only {largest:money}. Name more parts to forgive from.",
    "reason.weights_without_sum": "The shares must be zero or more, and at least one above zero.",
    "reason.wrong_type": "Write {expected:json} here, not {given:json}. For instance: {example}.",
    "reason.wrong_type.bare": "This has another type than the field asks for.",
    # What the rules saw.
    "finding.unknown": "A rule asks for a second look at this plan.",
    # Whether the payments fit the budget.
    "verdict.affordable": "Affordable",
    "verdict.tight": "Tight",
    "verdict.unaffordable": "Not from income",
    "verdict.unknown": "Unknown",
    "verdict.affordable.says": "{share:percent} of the surplus; at least {left:money} is left {period}.",
    "verdict.tight.says": "{share:percent} of the surplus (line {line:percent0}); at least {left:money} is left.",
    "verdict.affordable.says.saved": (
        "{share:percent} of what comes in by each due date; at least {left:money} of it is left."
    ),
    "verdict.tight.says.saved": (
        "{share:percent} of what comes in by each due date (line {line:percent0}); at least {left:money} is left."
    ),
    "verdict.tight.waits": "On {day}, {short:money} is not there yet; the next income makes it good.",
    "verdict.unaffordable.says": "On {day}, payment {row} is {short:money} more than has come in by then.",
    "verdict.unaffordable.down": "On {day}, the down payment is {short:money} more than is there by then.",
    "verdict.unaffordable.no_surplus": "Nothing is left {period} after spending.",
    "verdict.nothing_from_income": "The money that is there pays for it; nothing comes from income.",
    "verdict.unknown.says": "Enter income and spending.",
    "verdict.breaks_at": "Holds until income falls {fall:percent}.",
    # Names.
    "name.kind.instalment": "Instalments",
    "name.kind.deferral": "Deferral",
    "name.kind.settlement": "Settlement",
    "name.method.level": "Level payments",
    "name.method.equal_principal": "Equal principal",
    "name.method.interest_only": "Interest only, principal at the end",
    "name.method.bullet": "One payment at the end",
    "name.method.stepped": "Stepped payments",
    "name.method.flat_fee": "Equal principal with a flat fee",
    "name.part.principal": "Principal",
    "name.part.interest": "Interest so far",
    "name.part.penalty": "Penalty",
    "name.part.penalty.loan": "Penalty interest",
    "name.part.fees": "Fees",
    "name.column.number": "Account number",
    "name.column.creditor": "Creditor",
    "name.column.currency": "Currency",
    "name.column.principal": "Principal",
    "name.column.as_of": "Balance as of",
    "name.column.confirmed_by": "Confirmed by",
    "name.column.name": "Name",
    "name.column.id_number": "ID number",
    "name.column.phone": "Phone",
    "name.column.address": "Address",
    "name.column.interest": "Interest",
    "name.column.penalty": "Penalty",
    "name.column.fees": "Fees",
    "name.column.product": "Product",
    "name.column.lender_type": "Kind of lender",
    "name.column.contract_rate": "Contract rate a year",
    "name.column.contract_date": "Contract date",
    "name.column.overdue_since": "Overdue since",
    "name.column.last_due": "Last contract due date",
    "name.column.paid_charges": "Interest and charges paid so far",
    "name.column.contract_payment": "Contract payment",
    "name.column.contract_payments": "Number of contract payments",
    "name.column.source": "Where it comes from",
    "name.column.co_debtor": "Co-debtor",
    "name.column.days_overdue": "Days overdue",
    "name.column.phone_also": "Second telephone",
    "name.column.note": "Notes",
    "name.column.total": "Total, to check",
    "name.column.guarantor": "Guarantor",
    "name.product.credit_card": "Credit card",
    "name.product.consumer_loan": "Consumer loan",
    "name.product.private_loan": "Private loan",
    "name.product.other": "Contract",
    "name.lender.licensed": "Licensed lender",
    "name.lender.private": "Private lender",
    "name.lender.bank": "Bank",
    "name.lender.consumer_finance": "Consumer finance company",
    "name.lender.auto_finance": "Car finance company",
    "name.lender.trust": "Trust company",
    "name.lender.micro_loan": "Micro-loan company",
    "name.lender.guarantee_company": "Financing guarantee company",
    "name.lender.regional_exchange": "Regional equity market",
    "name.lender.pawnshop": "Pawnshop",
    "name.lender.leasing": "Financial leasing company",
    "name.lender.factoring": "Factoring company",
    "name.lender.local_amc": "Local asset management company",
    "name.day_count.30/360": "30/360",
    "name.day_count.actual/365": "actual/365",
    "name.day_count.actual/360": "actual/360",
    "name.day_count.actual/actual": "actual/actual",
    "name.rate.contract": "Contract rate",
    "name.rate.cn_simple": "Simple annual rate",
    "name.rate.cn_compound": "Compound annual rate",
    "name.during.nothing": "Nothing is paid",
    "name.during.interest_only": "Interest is paid",
    "name.during.principal_only": "The payment goes to principal",
    "name.during.token": "A token amount is paid",
    "name.afterwards.balloon": "What was deferred falls due at the end",
    "name.afterwards.same_payment": "Same payment until paid",
    "name.interest.collect": "Collected later",
    "name.interest.capitalise": "Joins the principal",
    "name.interest.freeze": "Never charged",
    "name.collect.first": "With the first payment",
    "name.collect.spread": "In equal shares",
    "name.collect.last": "With the last payment",
    "name.afterwards.same_end": "Same last date",
    "name.afterwards.extend": "Last date moves on",
    "name.rest.spread": "In equal shares",
    "name.rest.first": "With the first payment",
    "name.rest.last": "With the last payment",
    "name.rest.capitalise": "Joins the principal",
    "name.on_default.revive_all": "All of it comes back",
    "name.on_default.pro_rata": "The share paid stays forgiven",
    "name.month_end.clamp": "Last day of the month",
    "name.month_end.next_day": "First day of the next month",
    "name.rounding.half_up": "Half up",
    "name.rounding.up": "Up",
    "name.residue.last": "In the last payment",
    "name.residue.balanced": "Spread evenly",
    "name.policy.cn-credit-card": "China, credit cards",
    "name.policy.cn-licensed-loan": "China, licensed lenders",
    "name.policy.cn-private-lending": "China, private lending",
    "name.policy.uk": "United Kingdom",
    "name.policy.us": "United States",
    "name.policy.neutral": "No country's rules",
    "name.evidence.payslip": "payslips",
    "name.evidence.statement": "account statements",
    "name.evidence.stated": "as stated",
    "name.severity.block": "Stops the offer",
    "name.severity.warn": "Look again",
    "name.severity.text": "Goes on the paper",
    "name.language.en": "English",
    "name.language.zh": "Chinese",
    "name.language.both": "English and Chinese",
    # How often.
    "period.day": "day",
    "period.days": "{count} days",
    "period.week": "week",
    "period.weeks": "{count} weeks",
    "period.half month": "half month",
    "period.month": "month",
    "period.months": "{count:number} months",
    "period.quarter": "quarter",
    "period.quarters": "{count} quarters",
    "period.year": "year",
    "period.years": "{count} years",
    # How long, from one period on.
    "span.day": "day",
    "span.week": "week",
    "span.half month": "half month",
    "span.month": "month",
    "span.quarter": "quarter",
    "span.year": "year",
    "per.one": "a {period}",
    "per.many": "every {period}",
    "each": "each {period}",
    "each.many": "every {period}",
    "reason.end_not_after_start": "The end must come after {start}.",
    "reason.no_rate_at_start": "No rate holds on the first day. Begin one on {smallest} or earlier.",
    "reason.pause_ends_first": "A pause can't end before it begins: {smallest} or later.",
    "reason.day_outside": "Choose a day from {smallest} to {largest}.",
    "reason.day_outside.empty": (
        "No day is left: it would be {smallest} or later, and {largest} or earlier. Move the days of the plan."
    ),
    "reason.payment_above_rest": "No more than the rest can be paid: {largest:money} or less.",
    "reason.too_many_debts": "{given} debts are more than can be shared at once: {largest} or fewer.",
    "reason.too_many_never_cleared": (
        "Some of these {given} debts are never cleared. What would clear them is looked for among {largest} or fewer: "
        "share more a month, or list fewer."
    ),
    "apr.several": "Several rates fit, since money goes back and forth: none of them is the rate.",
    "apr.negative": "Less is paid than was advanced: the rate is negative.",
    "reason.erased_together": "One plan paid it with {given}: forget the person, and all of them go together.",
    "reason.plan_of_several": "Plan {number} pays other accounts too. Take in all of them, or end it first.",
    "reason.not_taken_in": "{given} fits in no plan with this account: another debtor, creditor, product or currency.",
    "reason.debts_too_few": "A plan for several accounts takes in {smallest} or more.",
    "reason.debts_currency": "This account is in {given}, the first one in {held}: they fit in no plan together.",
    "reason.designated_twice": "Another debt is paid first already. Name one of them.",
    "reason.secured_above_balance": "No more than the debt can be secured: {largest:money}.",
    "reason.name_twice": "The name {given} stands here twice. Keep one of them.",
    "reason.parts_twice": "Parts stand beside debts. Give the parts of each debt, or of one debt alone.",
    "reason.part_without_place": "The order has no place for {given}. Add it.",
    "reason.arrears_above_balance": "Arrears can't be more than the balance: {largest:money} or less.",
    "reason.principal_above_balance": "What bears interest can't be more than the balance: {largest:money} or less.",
    "flag.no_income": "No income is stated. Ask for it.",
    "flag.no_spending": "No spending is stated. Ask for it.",
    "flag.nothing_left": "Nothing is left after spending.",
    "flag.income_stated_only": "The income is only stated. Ask for a payslip or a statement.",
    "reason.not_with_method": "This doesn't go with the way of repayment chosen. Leave it empty.",
    "reason.changes_not_here": (
        "Changes of rate and pauses don't go with steps, a flat fee, or a deferral that goes on as agreed."
    ),
    "reason.change_before_start": "A new rate begins after {start}.",
    "reason.needs_level": "This needs level payments. Choose them, or another way.",
    "reason.not_a_percentage": '"{given}" is not a percentage. Write one such as 6 or 6.5.',
    "reason.date_is_over": "This date is over. Use a later one.",
    "reason.date_in_future": "This date lies ahead. Use {largest} or an earlier one.",
    "reason.answered_already": "It is answered already.",
    "reason.no_complaint_open": "No complaint is open.",
    "door.no_interest": "no interest is charged",
    "reason.passphrase_short": "Use {smallest} characters or more. Several words are easy to remember, hard to guess.",
    "reason.passphrase_common": "This is among the first that anybody would try. Take four unrelated words.",
    "store.not_opened": "The passphrase is wrong, or the file is damaged. Try again, or restore a backup.",
    "store.in_use": "Restructure has this store open already. Use that window, or close it and try again.",
    "store.network_folder": "This folder is on another computer, where nothing is safe. Choose one on this PC.",
    "store.hard_linked": "This store has a second name (a hard link). Remove that, or open a copy of the file.",
    "store.not_a_backup": "This file is not a backup of Restructure. Choose one whose name ends in a date and .db.",
    "store.backup_failed": "The copy is not what the store holds and was thrown away. Nothing was lost; try again.",
    "store.no_keychain": "This PC has no keychain that keeps keys. The passphrase will be asked for again.",
    "reason.legal_hold": "A legal hold keeps this account. Lift the hold first, with its reason.",
    "reason.not_allowed": "Your role may not do this. Ask somebody else who may.",
    "reason.login_taken": "Somebody has this login already. Choose another one.",
    "reason.not_the_same": "The two are not the same. Type it twice.",
    "reason.password_wrong": "This is not the password until now. Try again.",
    "reason.passphrase_wrong": "This is not the passphrase until now. Try again.",
    "reason.sign_in_refused": "Login and password do not go together. Try again.",
    "reason.sign_in_wait": "Too many wrong passwords. Try again in {seconds} s.",
    "reason.broken_character": (
        "A character here could not be read: the file is damaged at this place, or was cut short. Type the text again."
    ),
    "reason.currency_differs": "{given} isn't {currency}, the currency of this row. Correct one of the two.",
    "reason.date_serial": (
        "{given} is a spreadsheet's count of days. Format the column as a date, such as 2026-12-25, and save again."
    ),
    "reason.date_order": (
        "Does the day or the month come first in {given}? Write 2026-12-25, or say which comes first in this file."
    ),
    "reason.number_alike": (
        "{given} differs from a number above in capitals or leading zeros only. Find which is right or import it alone."
    ),
    "reason.letter_for_digit": "A letter stands where a digit should be, such as O for 0. Write the number in digits.",
    "reason.number_masked": (
        "Only part of this number is shown. Ask for the whole one, leave the cell blank, or don't read the column."
    ),
    "reason.number_made_a_date": (
        "A spreadsheet made the date {given} of this number. Set the column to text and write the number again."
    ),
    "reason.total_differs": (
        "The file says {given} for all that is owed, its parts add up to {sum}. Correct one of them, or don't read "
        "this column."
    ),
    "reason.ditto": "This cell repeats the one above ({given}). Write what it stands for.",
    "reason.several_people": "Two people stand in one cell. Write the second in a column of their own (co_debtor).",
    "reason.several_numbers": "Two numbers stand in one cell. Write each in a cell of its own.",
    "reason.row_settled": (
        "This row says “{given}”: its debt may be settled, withdrawn or a credit. Leave it out, or correct it."
    ),
    "reason.number_in_name": "A telephone or an identity number stands in the name. Write it in a column of its own.",
    "reason.other_head": "Another table begins here, with columns of its own. Import it as a file of its own.",
    "reason.row_below": "This row stands below “{given}”, so it may be none of this list. Import it on its own.",
    "reason.days_differ": "{given} days before the balance isn't {since}. Correct one of the two.",
    "reason.file_no_list": "This file is no list. Save the list as XLSX or CSV.",
    "reason.file_no_sheet": "There is no sheet “{sheet}” in this workbook. Choose one that is there.",
    "reason.file_head_line": "Line {line} can't be the head: it is blank or not among the first lines. Choose another.",
    "reason.file_constant_twice": "The file has a column for {column} already. Leave one of the two out.",
    "reason.file_sheets": "Several sheets hold such a list: {sheets}. Say which is to be read.",
    "reason.file_rows_hidden": (
        "{count:row is|rows are} hidden in this sheet. Say whether to read all or only what is shown; or show or "
        "delete them in the file, and save it again."
    ),
    "reason.file_rows_hidden.filtered": (
        "{count:row is|rows are} hidden in this sheet by a filter ({filtered}). Say whether to read all or only what "
        "is shown; or take the filter away, and save the file again."
    ),
    "reason.file_rows_struck": (
        "{count:row is|rows are} struck through in this sheet, as debts are that are settled or withdrawn. Say whether "
        "to read them or to leave them out; or delete them in the file, and save it again."
    ),
    "reason.merged_cell": (
        "This cell is one with others above or beside it, so its figure may be of all of them. Split it in the "
        "spreadsheet, write each row's own, and save the file again."
    ),
    "reason.unknown_setting": "{given} can't hold for all rows. Known are: {known}.",
    "reason.file_unit": "This file counts in {given}, which can't be read here. Bring its amounts to yuan or the like.",
    "reason.head_again": "This line repeats the head and is no account. Leave it out.",
    "reason.note_line": "This line holds one cell only: a note and no account. Leave it out.",
    "reads.as_it_stands": "As it stands",
    "reads.nothing": "Blank in the first rows",
    "reads.unread": "Can't be read",
    "reads.currency_first": "Say the currency first",
    "reads.amount": "{given} is {value:money}",
    "reads.added": "Added up: {given} = {value:money}",
    "reads.total": "What is read adds up to it",
    "reads.amount_ten_thousands": "In 10,000s: {given} is {value:money}",
    "reads.amount_hundred_millions": "In 100,000,000s: {given} is {value:money}",
    "reads.amount_thousands": "In 1,000s: {given} is {value:money}",
    "reads.rate": "{given} is {value} a year",
    "reads.rate_percent": "Per cent: {given} is {value} a year",
    "reads.rate_fraction": "A fraction: {given} is {value} a year",
    "reads.rate_unclear": "Per cent and fractions in one column",
    "reads.day": "{given} is {day}",
    "reads.days": "{given} days before the balance: since {day}",
    "reads.days_from_balance": "Say the day of the balances first",
    "reads.choice": "{given} is {value}",
    "reads.currency": "{given} is {value}",
    "reads.phone_also": "Stands beside the first telephone",
    "reads.note": "Goes into the log of the account",
    "name.word.credit_card": "credit card",
    "name.word.consumer_loan": "consumer loan",
    "name.word.private_loan": "private loan",
    "name.word.other": "other",
    "name.word.licensed": "licensed",
    "name.word.private": "private",
    "name.word.bank": "bank",
    "name.word.consumer_finance": "consumer finance",
    "name.word.auto_finance": "auto finance",
    "name.word.trust": "trust company",
    "name.word.micro_loan": "micro-loan company",
    "name.word.guarantee_company": "guarantee company",
    "name.word.regional_exchange": "regional equity market",
    "name.word.pawnshop": "pawnshop",
    "name.word.leasing": "finance lease",
    "name.word.factoring": "factoring",
    "name.word.local_amc": "local asset management company",
    "reads.encoding": (
        "The letters are read as {encoding}, and could be others: please check the names. Where they look wrong, save "
        "the file as CSV in UTF-8."
    ),
    "name.encoding.gb18030": "Chinese (GB 18030)",
    "name.encoding.big5hkscs": "traditional Chinese (Big5)",
    "name.encoding.cp932": "Japanese (Shift JIS)",
    "name.encoding.euc_jp": "Japanese (EUC-JP)",
    "name.encoding.cp949": "Korean (EUC-KR)",
    "name.encoding.cp1252": "Western European (Windows-1252)",
    "reads.bad": "{shown}; {bad:cell|cells} not read: {why}",
    "name.cell.category": "category",
    "name.cell.name": "name",
    "name.cell.who": "who",
    "name.cell.amount": "amount",
    "name.cell.frequency": "frequency",
    "name.cell.evidence": "evidence",
    "name.cell.note": "note",
    "name.cell.months": "months",
    "name.cell.basis": "basis",
    "name.cell.gross": "gross",
    "name.cell.pay_day": "pay_day",
    "name.cell.typed": "typed",
    "name.cell.apr": "APR",
    "name.cell.ear": "EAR",
    "name.cell.rate_month": "rate_month",
    "name.cell.rate_day": "rate_day",
    "name.cell.each_adult": "each_adult",
    "name.cell.each_child": "each_child",
    "name.cell.each_teen": "each_teen",
    "name.cell.teen_from": "teen_from",
    "name.cell.each_vehicle": "each_vehicle",
    "name.cell.creditor": "creditor",
    "name.cell.balance": "balance",
    "name.cell.rate": "rate",
    "name.cell.rate_kind": "rate_kind",
    "name.cell.charge": "charge",
    "name.cell.minimum": "minimum",
    "name.cell.arrears": "arrears",
    "name.cell.priority": "priority",
    "name.cell.owner": "owner",
    "name.cell.reference": "reference",
    "name.cell.on_sheet": "on_sheet",
    "name.cell.apart": "apart",
    "name.cell.covers": "covers",
    "name.cell.source": "source",
    "name.cell.account": "account",
    "name.cell.at": "at",
    "name.cell.channel": "channel",
    "name.cell.talked": "talked",
    "name.cell.number": "number",
    "name.cell.row": "row",
    "name.cell.account_number": "account_number",
    "name.cell.paid_on": "paid_on",
    "name.cell.income": "income",
    "name.cell.spending": "spending",
    "name.cell.jurisdiction": "jurisdiction",
    "name.cell.start": "start",
    "name.cell.rule": "rule",
    "name.cell.persons": "persons",
    "name.cell.currency": "currency",
    "name.cell.each_more": "each_more",
    "name.cell.share": "share",
    "name.cell.multiple": "multiple",
    "list.between": ", ",
    "reason.totals_row": "This line sums up the others and is no account. Leave it out.",
    "reason.rate_unclear": "Is {given} a rate in per cent? Write {given}%, or a fraction below 1 such as 0.18.",
    "reason.nothing_corrected": "This stands there already. Write what is right.",
    "reason.value_not_held": "This stands nowhere for this person. Write it as it stands there now.",
    "reason.unknown_person": "This person is not here.",
    "reason.debtor_stays": "The debtor stays at the account. Correct the account itself.",
    "reason.not_an_email": "Write an e-mail address such as name@example.org.",
    "reason.not_a_telephone": "A telephone number has digits.",
    "reason.persons_contradict": ("Another decision says that two of these persons are not one. Take it back first."),
    "reason.older_balance": (
        "This balance is as of {given}, and the account here is as of {held} already: an older balance is not taken. "
        "Correct the date, or leave the row out."
    ),
    "reason.other_currency": (
        "This row is in {given}, and the account here is in {held}. Correct the currency, or the account number."
    ),
    "reason.error_in_cell": (
        "The spreadsheet shows {given} here instead of a value. Mend the cell in the spreadsheet, or leave it blank "
        "where it may be, and save the file again."
    ),
    "reason.formula_in_cell": (
        "This cell holds a formula, or begins like one. Put its plain value there: in a spreadsheet, copy it and paste "
        "it as a value."
    ),
    "reason.id_check_digit": "The last place of this ID number does not fit the others. Look for a slip of the pen.",
    "reason.quote_open": "A quotation mark on this line is never closed. Close it or take it away.",
    "reason.file_bomb": "This file would unpack beyond any reason. Save the sheet again as CSV.",
    "reason.file_other_account": "Another account is open by now. Open the account again, and import the file there.",
    "reason.file_changed": "This file changed while it was read. Close the program that writes it, and begin again.",
    "reason.file_wide": (
        "Line {line} has over {largest} columns, more than any spreadsheet. Save the list as CSV in UTF-8."
    ),
    "reason.file_sheet": (
        "This spreadsheet can't be read: it is damaged, was not copied whole, or is locked. Fetch it again, save it "
        "without a password, or save the sheet as CSV."
    ),
    "reason.file_far_cell": (
        "Something stands far outside of the table: the sheet reaches over {rows} rows and {columns} columns, nearly "
        "all of them blank. Delete the blank rows below the table and the blank columns beside it, or save the sheet "
        "as CSV."
    ),
    "reason.file_heavy": (
        "Reading this spreadsheet takes far more memory or time than a file of its size may. Save the sheet as CSV."
    ),
    "reason.file_hidden": (
        "The sheets of this workbook that hold something are hidden. Show the one that is meant, and save the file "
        "again."
    ),
    "reason.restore_unwanted": (
        "Nothing was restored: something would be missing afterwards. Agree to that first (--yes on the command line)."
    ),
    "reason.ends_before_it_begins": "It ends before it begins. Write a last day that is not before the first.",
    "reason.notified_before_assigned": (
        "The assignment was notified before the debt was assigned. Correct one of the two days."
    ),
    "reason.notice_expired_before_served": (
        "The default notice expired before it was served. Correct one of the two days."
    ),
    "reason.plan_kept_and_broken": "A plan is kept or broken, not both. Leave one of the two out.",
    "reason.no_spouse": (
        "This is why a spouse owes it, and the co-debtor is not the spouse. Leave it out, or say that they are."
    ),
    "reason.state_and_nation": "This is a state of the USA, and a nation of the UK is given. Leave one of the two out.",
    "reason.moratorium_elsewhere": (
        "This moratorium is of Scotland, and another nation is given. Leave it out, or correct the nation."
    ),
    "reason.talked_by_letter": "Nobody speaks by letter. Say that nobody was spoken to, or correct the channel.",
    "reason.not_connected_but_spoken": (
        "A number that did not ring connects nobody. Say that it rang, or that nobody spoke and nobody called us."
    ),
    "reason.checked_without_talk": (
        "An identity is checked with somebody who speaks. Say that it was not checked, or that somebody was spoken to."
    ),
    "reason.checked_and_unknown": (
        "Whoever's identity was checked is known. Say who it was, or that it was not checked."
    ),
    "reason.refused_without_talk": (
        "Nobody was spoken to who could want no more of it. Say that somebody was, or leave it out."
    ),
    "reason.reason_for_debtor": (
        "A reason is for speaking to somebody else than the debtor. Leave it out, or say who it was."
    ),
    "reason.clock_with_zone": "Write the time as a clock there shows it, without a zone: 2026-11-25T19:30:00.",
    "reason.contact_in_future": "This contact is later than the clock there. Write an earlier time, or mend local_now.",
    "reason.no_such_zone": "No such time zone is known. Write one such as Asia/Shanghai or America/Chicago.",
    "reason.zone_missing": "Not entered: the hour there cannot be judged.",
    "reason.zone_unknown": "The time has an offset, and the zone of this account is not known. Enter it in Conduct.",
    "reason.unknown_account": "There is no account with this number. Import the accounts first.",
    "reason.payment_known": "This payment is kept already.",
    "reason.payment_reversed": (
        "This payment was taken back. If it did arrive, enter it again with a reference of its own."
    ),
    "reason.unknown_payment": "There is no such payment on this account.",
    "reason.payment_elsewhere": "What is entered instead is for the same account. Enter other payments anew, there.",
    "reason.payment_agreed": (
        "Agreement {number} was made for what this payment had left, so it stays. Negotiate anew if that was too "
        "little."
    ),
    "reason.payment_certified": ("Certificate {number} says that this plan is paid, so its payments stay as they are."),
    "reason.needs_approval": "Your role may not sign this alone. A supervisor was asked: sign again once approved.",
    "reason.terms_declined": "These terms were declined. Change them, or ask why.",
    "action.account_saved": "account saved",
    "action.accounts_imported": "accounts imported",
    "action.person_changed": "person changed",
    "action.person_decided": "decided whether two are one person",
    "action.person_request": "request of a person received",
    "action.person_corrected": "person corrected on request",
    "action.person_answer": "request of a person answered",
    "action.payments_imported": "payments imported",
    "action.budgets_imported": "budgets imported",
    "action.import_undone": "import undone",
    "action.money_placed": "money placed on an account",
    "action.money_returned": "money returned",
    "action.account_updated": "account updated by a file",
    "action.negotiated": "negotiation",
    "action.signed": "agreement signed",
    "action.organisation_changed": "settings changed",
    "action.revealed": "numbers shown",
    "action.exported": "exported",
    "action.printed": "printed",
    "action.signed_in": "signed in",
    "action.sign_in_refused": "sign-in refused",
    "action.key_kept": "signing key",
    "action.key_withdrawn": "signing key withdrawn",
    "action.covered": "rows entered",
    "action.user_changed": "user changed",
    "action.proposed": "put forward",
    "action.approved": "approved",
    "action.declined": "declined",
    "action.payment_kept": "payment kept",
    "action.payment_reversed": "payment reversed",
    "action.budget_kept": "budget kept",
    "action.held": "legal hold",
    "action.erasing": "erasing begun",
    "action.erased": "person erased",
    "action.copies_swept": "erased from copies",
    "action.copies_deleted": "copies deleted",
    "erased.copies_swept": "Also erased from copies beside the backups: {names}.",
    "erased.copies_deleted": "Deleted, since nobody can be taken out of them: {names}.",
    "action.demo_cleared": "demo data cleared",
    "action.passphrase_changed": "passphrase changed",
    "action.backup_written": "backup written",
    "action.backup_failed": "backup not written",
    "action.restored": "backup restored",
    "action.situation_kept": "circumstances kept",
    "action.contacted": "contact logged",
    "action.complaint_received": "complaint received",
    "action.complaint_answered": "complaint answered",
    "action.promise_noted": "promise noted",
    "action.promise_ended": "promise ended",
    "action.next_step_set": "next step set",
    "action.next_step_ended": "next step ended",
    "action.skipped": "passed over",
    "action.left_out": "left out by hand",
    "action.owner_given": "owner given",
    "action.done_in_bulk": "done in bulk",
    "action.accounts_dealt": "accounts dealt",
    "action.accounts_placed": "accounts placed",
    "action.placement_ended": "placement ended",
    "action.money_known": "money known through",
    "action.month_end_taken": "month end taken",
    "action.creditor_statement": "statement to a creditor",
    "action.authority_changed": "limits changed",
    "store.no_store": "There is no store at this place. Look at the path. The window, or an import, begins one.",
    "store.not_a_store": (
        "This file is not a Restructure store, or it is damaged. Choose another file, or restore a copy."
    ),
    "store.newer_store": "This store was written by a newer Restructure. Install that version to open it.",
    "store.rules_changed": "The rules in this store were changed from outside. Restore a backup, or ask audit verify.",
    "store.locked": "Another program has this store open. Close it there and try again.",
    "store.read_only": "This store can be read but not written. Allow writing to the file and its folder.",
    "store.disk_full": "The disk is full. Nothing was lost; make room and try again.",
    "store.no_backup": "Today's backup could not be written. Settings, Backups says where it goes; try it there.",
    "record.looked_through": "{entries:entry|entries}, head {head}, {faults:fault|faults}",
    "record.clock_back": "The clock of the PC ran back before entry {seq}.",
    "store.not_printed": "Nothing was printed. Look at the printer, or choose another place for the file.",
    "store.damaged": "A part of this store can no longer be read. Lock (Ctrl+L) and restore the last good backup.",
    "store.unexpected": (
        "Something went wrong that this program did not expect. What was kept is safe. Settings, About has a report."
    ),
    "store.unreadable": "The store cannot be reached. Look whether its folder is there and may be written.",
    "reason.account_changed": (
        "The balance was changed meanwhile, perhaps in another window. Open the account again and "
        "look at the new figures."
    ),
    "reason.file_column_twice": "The column {column} stands in the file twice. Keep one of them.",
    "json.array": "a list in [ ]",
    "json.bool": "true or false",
    "json.date": "a date in quotes",
    "json.float": "a number with decimals",
    "json.huge": "a number with so many digits",
    "json.int": "a whole number",
    "json.null": "null",
    "json.object": "an object in {{ }}",
    "json.or": " or ",
    "json.str": "text in quotes",
    "json.time": "a day and a time in quotes",
}
