"""English: the papers beside an agreement."""

from __future__ import annotations

TEXTS = {
    "paper.of": "Belongs to agreement {number}",
    "paper.large": "Large print of {number}; the signed paper counts",
    "paper.number": "Number {paper_number}",
    "paper.debtor": "Debtor",
    "paper.creditor": "Creditor",
    "paper.creditor.is": "{creditor}",
    "paper.agent": "Its agent",
    "paper.assignment": "Assignment",
    "paper.id": "ID number",
    "paper.contract": "Original contract",
    "paper.contract.is": "{product} {account}",
    "paper.agreement": "Agreement",
    "paper.agreement.is": "{number} of {made_on}",
    "paper.debt": "Debt at the start",
    "paper.debt.is": "**{debt}**, {debt_words}",
    "paper.reference": "Our reference: {reference}",
    "paper.call": "Questions",
    "paper.call.is": "Call **{telephone}**.",
    "paper.for_creditor": "For the creditor",
    "paper.debtor.signs": "Debtor",
    # The settlement certificate.
    "certificate.title": "Settlement certificate",
    "certificate.kind.full": "Paid in full",
    "certificate.kind.reduced": "Settled as agreed, part forgiven",
    "certificate.co_debtor": "Co-debtor",
    "certificate.guarantor": "Guarantor",
    "certificate.how": "How it was paid",
    "certificate.how.is": "{received:payment|payments}, {first_received} to {last_received}",
    "certificate.how.one": "one payment, {last_received}",
    "certificate.paid": "Paid",
    "certificate.paid.is": "**{paid}**, {paid_words}",
    "certificate.forgiven": "Forgiven as agreed",
    "certificate.forgiven.is": "**{waived}**, {waived_in_words}",
    "certificate.interest": "Interest of the plan",
    "certificate.interest.is": "**{paid_interest}**",
    "certificate.sum": "How it adds up",
    "certificate.sum.is": "{sum_of_debt} = {sum_paid}",
    "certificate.over": "Paid beyond that",
    "certificate.over.is": "{paid_over} was paid too much and is to be paid back",
    "certificate.on": "Settled on",
    "certificate.on.is": "{completed_on}",
    "certificate.full": "The debt was paid in full on {completed_on}.",
    "certificate.reduced": (
        "The obligations were performed in full on {completed_on}, the condition is met, and {waived} is forgiven from "
        "that day."
    ),
    "certificate.nothing": (
        "**From that day nothing is owed to {creditor} under the contract, and it makes no further claim about this "
        "debt.**"
    ),
    "certificate.copies": "Made in 2 copies, one for each side. To check it, call {telephone}.",
    "certificate.day": "{paper_day}",
    # The notice after a missed payment.
    "notice.title": "You have missed a payment",
    "notice.lead": (
        "{debtor}, under agreement {number}, a payment of **{missing}** was due by {missed_on}. It has not arrived. "
        "**Call {telephone}** and we look for a change together."
    ),
    "notice.title.many": "Several payments have not arrived",
    "notice.lead.part": (
        "{debtor}, under agreement {number}, **{missing}** of the payment due by {missed_on} has not arrived. "
        "**Call {telephone}** and we look for a change together."
    ),
    "notice.lead.many": (
        "{debtor}, under agreement {number}, {missed_count:payment is|payments are} due and not paid in full, together "
        "**{missing}**; each is listed below. **Call {telephone}** and we look for a change together."
    ),
    "notice.payment": "Amount",
    "notice.arrived": "Arrived",
    "notice.open": "Still open",
    "notice.due": "Due and not arrived",
    "notice.needed": "With what falls due by {cure_day}",
    "notice.pay": "To keep the plan",
    "notice.pay.is.more": (
        "Pay **{missing}** by **{cure_day}** into the account below, with {number}, and by their "
        "dates the payments that fall due until then. Both together are **{needed}**."
    ),
    "notice.pay.is": "Pay **{missing}** by **{cure_day}** into the account below, with {number}.",
    "notice.else": "If it does not arrive",
    "notice.else.is": (
        "The plan ends on {ends_on}. Then **{owed_now}** is due at once: what is left of the debt, with all "
        "that you paid taken off."
    ),
    "notice.else.notice": (
        "Call us, and we look for another way. This letter is not a default notice. First we would have to send you "
        "a formal default notice, which gives you at least {cure:day|days} to put things right. Only then could we ask "
        "for the whole balance or end the agreement."
    ),
    "notice.revives": "What comes back",
    "notice.revives.is": "The {waived} that was on hold comes back; it is in that amount.",
    "notice.after": "From that day",
    "notice.after.is": "Interest runs as in the original contract{notice_rate}, on the principal only.",
    "notice.paid": "Paid so far",
    "notice.paid.is": "{paid} has arrived, thank you.",
    "notice.help": "Where to find help",
    "notice.help.is": (
        "The FCA's information sheet on arrears comes with this letter. It says what you can do, and who gives free "
        "debt advice."
    ),
    "notice.why": "Why we may write this",
    "notice.why.is": "Your agreement, page 1: a payment that is {end:day|days} late.",
    # The calendar of payments.
    "calendar.title": "Your payment calendar",
    "calendar.lead": "{debtor}, tick a box each time you have paid. Write {number} with every payment.",
    "calendar.number": "No.",
    "calendar.due": "By",
    "calendar.pay": "You pay",
    "calendar.done": "Paid on",
    "calendar.ticked": "Paid",
    "calendar.scan": "To pay, scan this with the app of your bank or wallet, and write **{number}** with it.",
    "reason.picture_unreadable": (
        "This is no PNG or JPEG picture with edges of {smallest} to {largest} pixels. Choose another."
    ),
    # Payment slips.
    "slip.keep": "Your part",
    "slip.number": "Payment {row} of {rows}",
    "slip.by": "by {slip_day}",
    "slip.paid_on": "Paid on ________________",
    "slip.scan.transfer": "Scan to pay with the app of your bank",
    "calendar.event": "Pay {amount_due}",
    "calendar.event.says": "Payment {row} of {rows} of agreement {number}. Questions: {telephone}.",
    "calendar.name": "Agreement {number}",
    # The cost sheet.
    "cost.title": "What this plan costs",
    "cost.lead": "Read this before you sign. Beside what stands here nothing else is charged.",
    "cost.plan": "Plan",
    "cost.plan.is": "{whole_plan}",
    "cost.principal": "Principal",
    "cost.principal.is": "{plan_principal}",
    "cost.first": "First payment",
    "cost.first.is": "{first_day}",
    "cost.kept": "Costs if you pay as agreed",
    "cost.item": "Cost",
    "cost.how": "How it is charged",
    "cost.amount": "Rate and amount",
    "cost.whom": "Charged by",
    "cost.interest": "Interest",
    "cost.interest.how": "on the principal left",
    "cost.interest.amount": "{rate} a year, {new_interest} in all",
    "cost.handling": "Handling, other fees",
    "cost.guarantee": "Guarantee, insurance",
    "cost.annual": "Annual fee",
    "cost.early": "Paying early",
    "cost.none": "not charged",
    "cost.nobody": "nobody",
    "cost.figure": "All costs a year, if you pay as agreed",
    "cost.figure.how": "simple: IRR of one {period}×{per_year}, on the principal of {plan_principal}",
    "cost.old": "Owed before",
    "cost.old.is": "{old} ({old_parts}), no new cost",
    "cost.misuse": "Misuse of the money",
    "cost.by_creditor": "the creditor",
    "cost.fee.how": "a fee with each payment",
    "cost.fee.amount": "{fee_each} each, {fee_in_all} in all",
    "cost.missed": "Costs that may arise if you cannot pay in time",
    "cost.missed.item": "Cost",
    "cost.missed.when": "When",
    "cost.revived": "What was on hold",
    "cost.ended": "when it is ended",
    "cost.revived.amount": "{waived}, does not grow",
    "cost.contract": "Contract interest",
    "cost.contract.when": "from the day it is ended",
    "cost.contract.amount": "{contract_rate} a year, on principal only",
    "cost.late": "Paying late",
    "cost.late.when": "before the agreement ends",
    "cost.source": "Rules on disclosing the all-in cost of personal loans (2026), in force from 1 August 2026.",
    "cost.read": "**I have read this sheet before signing and know these costs.**",
    # An offer that lapses.
    "offer.title": "Our offer to you",
    "offer.lead": "{debtor}, this is what we offer, until **{open_until}**. If you want it, call us.",
    "offer.debt": "You owe",
    "offer.debt.is": "{debt} on {start}",
    "offer.pay": "You would pay",
    "offer.pay.rows.is": "{count:payment|payments} on the days below; **{total}** in all",
    "offer.pay.is": "{whole_plan}; **{total}** in all",
    "offer.first": "First payment",
    "offer.first.is": "**{first_amount}**, by {first_day}",
    "offer.then": "Then",
    "offer.forgiven": "Forgiven at the end",
    "offer.forgiven.is": "{waived}, once all payments have arrived",
    "offer.cost": "Annual cost",
    "cost.is.cn_simple": "{cost}, simple (IRR of one {period}×{per_year}), on the principal of {plan_principal}",
    "cost.is.uk_apr": "{cost} APR, on the principal of {plan_principal}",
    "cost.is.us_actuarial": "{cost} APR, on the principal of {plan_principal}",
    "offer.no": "If you do nothing",
    "offer.no.is": "After {open_until} the offer ends. Your contract goes on as it is.",
    "offer.limitation": "Limitation period",
    "offer.free": "Take your time",
    "offer.free.is": "Ask somebody you trust, or free advice that is not ours{advice_number}.",
    "offer.binding": (
        "Nobody signs this letter. If you say yes, we write an agreement with all its terms. Nothing is agreed before "
        "both sides have said yes to that."
    ),
    # The options side by side, for the debtor.
    "compare.title": "Your choices, side by side",
    "compare.lead": "{debtor}, you owe **{debt}**. Each column is one way to pay; none is agreed yet.",
    "compare.each": "Payments, one after the other",
    "compare.first": "First payment",
    "compare.then": "Largest payment",
    "compare.count": "Payments",
    "compare.end": "Last payment by",
    "compare.total": "You pay in all",
    "compare.forgiven": "Forgiven at the end",
    "compare.cost.cn_simple": "Annual cost, simple",
    "compare.cost.uk_apr": "APR",
    "compare.cost.us_actuarial": "APR",
    "compare.left": "Left over, lowest month",
    "compare.short": "short by {figure}",
    "compare.unfit": (
        "**Choice {unfit} does not fit your budget**: the missing money would have to come from elsewhere."
    ),
    "compare.unfit.many": (
        "**Choices {unfit} do not fit your budget**: the missing money would have to come from elsewhere."
    ),
    "compare.none": "none",
    "compare.unknown": "no budget given",
    "compare.note": "Forgiven only when the last payment has arrived. Amounts in {unit}.",
    # One-sided forbearance.
    "forbearance.title": "What we will do for you",
    "forbearance.lead": "{debtor}, while you pay as below, we hold back. You sign nothing.",
    "forbearance.advice": "Free advice",
    "forbearance.complain": "Complaints",
    "forbearance.complain.ours": "Tell us first: {complaints}.",
    "forbearance.complain.outside": "Tell: {complaints_body}.",
    "forbearance.complain.ours.outside": "Tell us first: {complaints}. If that does not help: {complaints_body}.",
    "forbearance.enclosed": "Enclosed: every payment with its date.",
    "forbearance.account": "Your account",
    "forbearance.pay": "You pay",
    "payments.single": "**{run_amount}**, by {run_day}",
    "payments.run": "**{run_amount}** {each} from {run_first} to {run_last}, {run_count:payment|payments}",
    "payments.between": (
        "{run_count:payment|payments} between {least} and {most}, from {run_first} to {run_last}; each is listed "
        "overleaf"
    ),
    "payments.once": "The payment of {once_day} includes {once_amount} that is due only once.",
    "forbearance.total": "In all",
    "forbearance.total.is": "{count:payment|payments}, together **{total}**.",
    "forbearance.interest.rate": "Interest of {plan_interest}, {rate} a year on the principal left, is in it.",
    "forbearance.interest.free": "No interest is charged while you pay as shown here.",
    "forbearance.missed": "If one is missed",
    "forbearance.missed.is": (
        "One missed payment does not end your contract. Before we ask for the whole balance we write to you and give "
        "you at least {cure:day|days} to put things right."
    ),
    "forbearance.less": "If you pay less",
    "forbearance.less.is": (
        "Pay what you can, and call us. A smaller payment counts toward what you owe. It does not settle the rest."
    ),
    "forbearance.joint": "Joint debt",
    "forbearance.joint.is": (
        "You and {co_debtor} both owe the whole of it. If one of you does not pay, the other can be asked for all."
    ),
    "forbearance.arrears": "Arrears letters",
    "forbearance.arrears.is": (
        "While you pay less than your credit agreement says, the account stays in arrears. We must still send you "
        "formal notices of arrears. They do not mean that this arrangement has failed."
    ),
    "limitation.law": "The law limits how long you can be sued on a debt.",
    "limitation.states": (
        "In some states a payment, even a small one, or a new promise starts that time anew. Ask a lawyer, or free "
        "legal aid, if you want to know before you pay."
    ),
    "forbearance.we": "We",
    "forbearance.we.is": "stop collecting, and charge nothing beside these payments.",
    "forbearance.forgive.is": "{waived} is forgiven once all payments have arrived.",
    "forbearance.change": "If things change",
    "forbearance.change.is": "Call {telephone} before the date, and we look for another way.",
    "forbearance.contract": "Your contract",
    "forbearance.contract.is": (
        "stays as it is; this letter does not change it. It is not an acknowledgement of the debt by you."
    ),
    "forbearance.file": "Credit file",
    "forbearance.file.is": "We report the arrangement as the rules ask. It may show that payments are lower.",
    # The first letter of a debt collector.
    "validation.title": "About a debt, and your right to dispute it",
    "validation.day": "{sent_on}",
    "collector.who": "{collector_name} is a debt collector.",
    "validation.creditor": "Owed now to",
    "validation.creditor.is": "{creditor_now}",
    "validation.creditor.then": "Owed on {itemized_on} to",
    "validation.creditor.then.is": "{creditor_then}",
    "validation.account": "Account",
    "validation.account.is": "ending in {ending}",
    "validation.then": "Owed on {itemized_on} ({reference_day})",
    "validation.interest": "Interest charged since",
    "validation.fees": "Fees charged since",
    "validation.payments": "Paid since",
    "validation.credits": "Credited since",
    "validation.now": "**Amount of the debt now**",
    "validation.dispute": "How can you dispute the debt?",
    "validation.dispute.call": (
        "**Call or write to us by {disputed_until} to dispute all or part of the debt.** If you do not, we will assume "
        "that our information is correct."
    ),
    "validation.dispute.write": (
        "**If you write to us by {disputed_until}**, we must stop collection on any amount you dispute until we send "
        "you information that shows you owe the debt. You may use the form below or write to us without it."
    ),
    "validation.else": "What else can you do?",
    "validation.else.original": (
        "**Write to ask for the name and address of the original creditor**, if that is another than the current one. "
        "If you write by {disputed_until}, we must stop collection until we send you that information."
    ),
    "validation.else.cfpb": ("Go to **www.cfpb.gov/debt-collection** to learn about your rights under federal law."),
    "validation.else.ask": "You may limit how we contact you: tell us how and when.",
    "validation.cut": "Cut off here and mail to us, if you wish",
    "validation.answer": "How do you want to respond?",
    "validation.answer.all": "Check all that apply:",
    "validation.answer.wrong_debt": "I want to dispute the debt: this is not my debt.",
    "validation.answer.wrong_amount": "I want to dispute the debt: the amount is wrong.",
    "validation.answer.other": "I want to dispute the debt for another reason, which I describe overleaf.",
    "validation.answer.original": "I want you to send me the name and address of the original creditor.",
    "validation.answer.enclosed": "I enclosed this amount: $ ____________",
    "validation.answer.to": "Mail this form to",
    "validation.answer.from": "From",
    "validation.reference": "Reference {number}",
    "name.reference.last_statement": "date of the last statement",
    "name.reference.charge_off": "date of charge-off",
    "name.reference.last_payment": "date of the last payment",
    "name.reference.transaction": "date of the transaction",
    "name.reference.judgment": "date of the judgment",
    # What pays a plan off on a day.
    # The statement of account.
    "account.title": "Statement of account",
    "account.lead": (
        "{debtor}, this is what fell due and what came in under agreement {number} up to **{account_day}**. "
        "Tell us if something is wrong or missing."
    ),
    "account.completed": "The plan was completed on {account_end}: nothing more is owed under it.",
    "account.ended": "The plan ended on {account_end}.",
    "account.replaced": "A later agreement took its place on {account_end}: what was open then is part of that one.",
    "account.no_entries": "Nothing has fallen due and nothing has arrived so far.",
    "account.entries": "Every entry",
    "account.unit": "Amounts in {unit}.",
    "account.before": "Arrived by then",
    "account.owed": "Owed when it ended",
    "account.owed.is": "**{account_owed}**: what was left of the debt, with all that arrived taken off",
    "account.since": "Arrived since then",
    "account.since.is": "{account_since}",
    "account.open": "Left of that",
    "account.open.is": "**{account_open}**, and interest since {account_end}: ask us for today's figure",
    "account.saved": "Falls away",
    "account.saved.is": "{account_saved}: interest that paying early has saved",
    "account.over": "Paid too much",
    "account.over.is": "**{account_over}**, to be paid back to you",
    "entry.settled": "rest of the plan, paid early",
    "entry.ended": "plan ended: the rest of the debt",
    "entry.note.ended": "Interest since the end of the plan is not in the balance.",
    "entry.on": "Day",
    "entry.what": "Entry",
    "entry.row": "payment {row} due",
    "entry.money": "money arrived",
    "entry.due": "Due",
    "entry.arrived": "Arrived",
    "entry.open": "Balance",
    "entry.note.ahead": "A balance below zero was paid ahead, or too much.",
    "account.total": "Agreed in all",
    "account.total.is": "{total}",
    "account.paid": "Arrived in all",
    "account.paid.is": "{account_paid}",
    "account.missing": "Due and not arrived",
    "account.missing.is": "**{account_missing}**",
    "account.left": "Still to pay in all",
    "account.left.is": "**{account_left}**",
    # The card of the next payments.
    "next.title": "Your next payments",
    "next.call": "Cannot pay?",
    "next.call.is": "Call **{telephone}** before the day.",
    # The deed of a settlement.
    "deed.title": "Deed of settlement",
    "deed.lead": "This deed makes the settlement in agreement {number} binding on both sides.",
    "deed.release": "What the creditor promises",
    "deed.release.is": (
        "Once **{total}** has arrived as agreed, {creditor} releases {debtor} from the {waived} that is left of {debt} "
        "and from all further claims about this debt."
    ),
    "deed.until": "Until then",
    "deed.until.is": "The debt stands, and the agreement says what happens if a payment is late.",
    "deed.delivered": "When it binds",
    "deed.delivered.is": "Both sides sign it as a deed. It is delivered on the later of the two dates below.",
    "deed.debtor": "Signed as a deed by the debtor",
    "deed.creditor": "Signed as a deed for the creditor",
    "deed.creditor.attorney": "Signed as a deed for the creditor by its attorney",
    "deed.power": "Date of the power of attorney",
    "deed.attorney.how": "The power of attorney must itself be a deed.",
    "deed.witness": "In the presence of",
    "deed.name": "Name",
    "deed.address": "Address",
    "deed.occupation": "Occupation",
    "deed.witness.who": (
        "Each witness watches one side sign, and then signs. It may not be the other side, nor somebody under 18."
    ),
    "payoff.title": "Early settlement statement",
    "payoff.lead": "{debtor}, if you pay **{payoff_total}** on **{payoff_day}**, this agreement is paid off.",
    "payoff.principal": "Principal",
    "payoff.principal.is": "{payoff_principal}",
    "payoff.interest": "Interest to that day",
    "payoff.interest.is": "{payoff_interest}",
    "payoff.arrears": "Earlier interest",
    "payoff.arrears.is": "{payoff_arrears}",
    "payoff.fees": "Fees",
    "payoff.fees.is": "{payoff_fees}",
    "payoff.total": "In all",
    "payoff.total.is": "**{payoff_total}**",
    "payoff.due": "Of that, due by then",
    "payoff.due.is": "{payoff_due} of it falls due by that day. What you pay of it before then comes off the sum.",
    "payoff.rebate": "Rebate",
    "payoff.rebate.is": "You need not pay {payoff_rebate} of the payments that would follow.",
    "payoff.waived": "Forgiven with it",
    "payoff.waived.is": "{waived} ({waived_parts}), as agreed for the last payment",
    "payoff.then": "Once it has arrived",
    "payoff.then.is": "The plan is done and you owe nothing more under it. We send you a settlement certificate.",
    "payoff.other": "Paid on another day",
    "payoff.other.is": (
        "The sum is for that day alone. Ask us again for any other day. It counts the payments that had "
        "arrived by {paper_day}. You need not pay early: the plan stays as agreed until you do."
    ),
    "payoff.rules": "How it is computed",
    "payoff.rules.is": (
        "By regulation 4 of the Consumer Credit (Early Settlement) Regulations 2004 (SI 2004/1483). Each "
        "payment that fell due counts as paid on its day."
    ),
    # For the core system.
    "booking.account": "Account {account}",
    "booking.account.number": "Payment",
    "booking.account.due": "Due",
    "booking.account.part": "On this account",
    "booking.account.all": "Together",
    "booking.account.owed": "Owed at the start",
    "booking.account.waived": "Waived",
    "booking.account.charges": "Interest and fees of the plan",
    "booking.title": "Booking sheet",
    "booking.lead": "Agreed and to be booked. It stays due here until the booking's reference is entered.",
    "booking.reference": "Booking reference",
    "booking.blank": "____________________",
    "booking.done": "**{booked_as}**",
    "booking.first": "First due date",
    "booking.first.is": "{first_day}; the last is {booked_until}",
    "booking.waived": "Waived",
    "booking.waived.is": "{waived}, to be booked only when the last payment has arrived; on hold until then",
    "booking.modified": "Effect of the change",
    "booking.loss.is": (
        "Loss of **{modified}** ({modified_share} of the debt): {debt} on {start}, less {worth} that the payments are "
        "worth then at the original effective rate of {original_rate}"
    ),
    "booking.gain.is": (
        "Gain of **{modified}** ({modified_share} of the debt): the payments are worth {worth} on {start} at the "
        "original effective rate of {original_rate}, and the debt is {debt}"
    ),
    "booking.unknown.is": "Cannot be computed: the rate of the contract is not recorded.",
    "booking.observed": "Observation",
    "booking.observed.is": "until {observed_until}, if no payment is missed; a miss begins it anew",
    "booking.digest": "Terms, SHA-256",
    "booking.parts": "The debt before, and what becomes of each part",
    "booking.schedule": "Every payment to book",
    "booking.stop": "Contact",
    "booking.stop.is": "Collection stops from {made_on} for dialler and agencies while the plan is kept.",
    "reason.nothing_to_pay": "Nothing is to be paid under this agreement any more, so no paper asks for it.",
    "reason.no_cost_sheet": (
        "The sheet of all costs belongs to plans of licensed lenders under the rules of China. The agreement names the "
        "cost of this plan."
    ),
    "reason.paper_unfit": "As this agreement stands today, this paper does not follow from it.",
    "reason.nothing_missed": "Every payment that was due has arrived, so there is nothing to write about.",
    "reason.unknown_agreement": "There is no agreement with this number.",
    "reason.happened_already": "This was noted before, and happens only once.",
    "action.agreement_turn": "after the signature",
    "name.age.90": "Overdue up to 90 days",
    "name.age.180": "91 to 180 days",
    "name.age.360": "181 to 360 days",
    "name.age.older": "over 360 days",
    "name.age.unknown": "since when is not known",
    "name.standing.running": "kept",
    "name.standing.late": "late",
    "name.standing.ended": "ended",
    "name.standing.completed": "completed",
    "name.standing.replaced": "replaced",
    "name.row_state.paid": "paid",
    "name.row_state.late": "paid late",
    "name.row_state.partly": "partly paid",
    "name.row_state.missed": "missed",
    "name.row_state.due": "due",
    "name.row_state.ahead": "ahead",
    "name.row_state.lapsed": "lapsed",
    "name.row_state.free": "nothing due",
    "name.list.agreements": "Agreements",
    "name.list.due": "What is due",
    "name.list.payments": "Payments, as placed",
    "name.list.booking": "To be booked",
    "name.list.stop_contact": "No contact",
    "message.short": (
        "{creditor}, agreement {number}: next payment {amount_due} by {due_day}. Questions: {telephone}.{collector}"
    ),
    "message.short.agent": (
        "{creditor}, by its agent {agent}, agreement {number}: next payment {amount_due} by {due_day}. "
        "Questions: {telephone}.{collector}"
    ),
    "message.subject": "Agreement {number}",
    "message.body": "The signed agreement is attached. Please keep it; the file can be checked at any time.",
}
