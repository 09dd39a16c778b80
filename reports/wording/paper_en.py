"""English: what stands on the paper. ``**`` is bold, ``^`` raises, and a new line is a new line."""

from __future__ import annotations

TEXTS = {
    "title.instalment": "Your repayment agreement",
    "title.instalment.personalised": "Your repayment agreement",
    "title.deferral": "Your deferral agreement",
    "title.deferral.card": "Your deferral agreement",
    "title.settlement": "Your settlement agreement",
    "title.uk": "Your repayment arrangement",
    "translation": "Translation. The signed text is the {signed} edition.",
    "mast.number": "Agreement {number}",
    "mast.specimen": "specimen, invented people",
    "mast.specimen.short": "specimen",
    "mast.draft": "DRAFT: nothing is agreed before both sides have signed",
    "foot.page": "Page {page} of {pages}",
    "inside.terms": "The terms of this paper; their SHA-256 is the digest on each page",
    "inside.schedule": "The table of payments",
    "foot.digest": "Digest of terms {digest}",
    "foot.head": "Record {head}",
    "foot.check.short": "Unchanged? Call {telephone}.",
    "foot.check": "Is this paper unchanged? Call {telephone}. We keep the SHA-256 of the signed file.",
    "foot.unsealed": "This paper bears no seal on the file.",
    "foot.initials": "Initials",
    # How many payments.
    "payments.one": "one payment",
    "payments.often": "{count} payments, one {each}",
    "payments.day": "{count} daily payments",
    "payments.week": "{count} weekly payments",
    "payments.half month": "{count} half-monthly payments",
    "payments.month": "{count} monthly payments",
    "payments.quarter": "{count} quarterly payments",
    "payments.year": "{count} yearly payments",
    "plan.parts": "{parts:payment|payments}",
    "plan.deferral.nothing": "nothing for the first {span}, then {plan}",
    "plan.deferral.interest_only": "only interest for the first {span}, then {plan}",
    "plan.down": "{down} down, then {plan}",
    # Page 1: who and how much.
    "lead.owe": "{debtor}, you owe **{debt}**.",
    "parties": "you and {creditor}",
    "parties.short": "we",
    "lead.instalment": "On {made_on} {parties} agree on **{plan}**.",
    "lead.instalment.fits": "On {made_on} {parties} agree on **{plan}** that fit your budget.",
    "lead.down": "Before that you pay **{down} down**, by {down_date}.",
    "lead.total": "**{total}** in all; nothing else is charged.",
    "lead.deferral.nothing": (
        "On {made_on} {parties} agree that you **pay nothing for the first {span}** and then make **{plan}**."
    ),
    "lead.deferral.interest_only": (
        "On {made_on} {parties} agree that you **pay only interest for the first {span}** and then make **{plan}**."
    ),
    "lead.settlement": (
        "If you pay **{total}** in {parts:payment|payments} on the dates below, the rest is forgiven and the debt is "
        "closed."
    ),
    "lead.settlement.page": (
        "If you pay **{total}** in {parts:payment|payments}, {due_each} from {first_date} to {last_date} (page "
        "{schedule_page}), the rest is forgiven and the debt is closed."
    ),
    "lead.settlement.one": "If you pay **{total}** by {last_date}, the rest is forgiven and the debt is closed.",
    "panel.first": "First payment",
    "panel.first.by": "by {first_day}",
    "panel.first.fees": "Includes {once} of fees, this once.",
    "panel.first.once": "Includes {once} that is due only once.",
    "panel.first.period": "Includes {on_top} of interest for the longer first period.",
    "panel.then": "Then every {period}",
    "panel.then.by": "by {due_days}, to {last_date}",
    "panel.then.from": "by {due_days}, from {next_date} to {last_date}",
    "panel.then.counted": "from {next_date} to {last_date}",
    "panel.then.rows": "on the dates of page {schedule_page}",
    "panel.then.last": "The last one is {last}.",
    # On which day of the month, the week or the year; it stands behind "by".
    "due.day": "the {day}",
    "due.february": "the {day}, in February its last day",
    "due.next_month": "the {day}, or the 1st after a shorter month",
    "due.month_end": "the last day of the month",
    "due.weekday": "{weekday}",
    "due.halves": "the {day} and the {other}",
    "due.halves.february": "the {day} and the {other}, in February its last day",
    "due.each": "{each} by {due_days}",
    "due.each.free": "{each}",
    "panel.roll.following": "On a weekend or holiday: the next working day.",
    "panel.roll.preceding": "On a weekend or holiday: the working day before.",
    "panel.roll.modified_following": (
        "On a weekend or holiday: the next working day of that month, or else the one before."
    ),
    "panel.every": "Every {period}",
    "panel.every.by": "by {due_days}, from {first_date}",
    "panel.every.from": "by {due_days}, from {first_date}",
    "panel.every.counted": "from {first_date}",
    "panel.every.rows": "on the dates of page {schedule_page}",
    "panel.every.interest": "Interest only.",
    "panel.last": "Last payment",
    "panel.last.by": "by {last_day}",
    "panel.last.falling": "In between {due_each}, each a little smaller: page {schedule_page}.",
    "panel.last.varying": "In between {due_each}: amounts on page {schedule_page}.",
    "panel.last.balloon": "It repays what is left of the principal.",
    "panel.last.between": "In between: {then} {each}.",
    "panel.down": "Down payment",
    "panel.down.by": "by {down_day}",
    "panel.down.before": "Before that: {down} down, by {down_date}.",
    "panel.one": "One payment",
    "panel.rest": "Then you owe",
    "panel.rest.closed": "the debt is closed",
    "panel.rest.waived": "{waived} is forgiven that day.",
    "panel.pause": "First {span}",
    "panel.pause.most": "First {span}, at most",
    "panel.pause.nothing": "nothing until {after_date}",
    "panel.pause.interest_only": "{each}, from {first_date}",
    "pause.collect": "Interest of {grown} grows meanwhile. It is paid later and bears no interest.",
    "pause.capitalise": "Interest of {grown} grows meanwhile and joins the principal.",
    "pause.freeze": "No interest is charged meanwhile.",
    "pause.paid": "Interest only.",
    "panel.after.from": "Then from {after_date}",
    "panel.after.one": "Then one payment",
    "panel.after.first": "The first one, by {after_date}, is {after_first}.",
    "settlement.last": "the last payment",
    "settlement.only": "the payment",
    "panel.settle": "You pay in all",
    "panel.settle.equal": "{parts:payment|payments} of {tranche}",
    "panel.settle.parts": "in {parts:payment|payments}",
    "panel.settle.one": "in one payment",
    "panel.settle.first": "First payment by {first_day}",
    "panel.settle.only": "By {last_day}",
    "panel.forgiven": "Then forgiven",
    "panel.forgiven.share": "{waived_share} of the debt",
    "panel.forgiven.when": "Takes effect when {last_one} arrives.",
    "panel.caps": "{caps}",
    "figure.tick": "Tick a box each time you have paid",
    "figure.closed": "{last_date}: debt closed",
    "figure.closed.short": "{last_date}: closed",
    "figure.closed.waived": "{last_date}: debt closed, {waived} forgiven",
    "bar.pay": "You pay",
    "bar.forgiven": "On hold, then forgiven",
    "bar.principal": "Principal",
    "bar.arrears": "Earlier interest",
    "bar.fees": "Fees",
    "bar.interest": "Interest",
    # Page 1: label rows.
    "row.total": "In total",
    "row.pay_to": "Pay to",
    "row.keep": "If you keep to it",
    "row.miss": "If you cannot pay",
    "row.call": "Who to call",
    "row.accept": "Say yes by",
    "row.when": "When you pay",
    "row.effective": "Effective when",
    "row.late": "If you pay late",
    "total.one": "One payment of **{total}**{total_aside}. Pay as agreed and nothing else is charged.",
    "total": "{count:payment|payments}, together **{total}**{total_aside}. Pay as agreed and nothing else is charged.",
    "total.down": (
        "The down payment and {count:payment|payments}, together **{total}**{total_aside}. Pay as agreed and nothing "
        "else is charged."
    ),
    "pay.name": "Name",
    "pay.account": "Account",
    "pay.bank": "Bank",
    "pay.scan": "First payment",
    "pay.reference": "Reference",
    "pay.reference.hint": "write this every time",
    "pay": "Pay by bank transfer. Only money paid to this account counts. Never pay a person.",
    "pay.weekend": "On a weekend, the next working day is on time.",
    "pay.day_off": "On a weekend or public holiday, the next working day is on time.",
    "pay.ask": "Ask us for the account before you pay. Never pay a person.",
    "pay.private": "Pay by bank transfer. Only money paid to this account counts. Pay into no other.",
    "pay.ask.private": "Ask us for the account before you pay.",
    "keep.collecting": "We stop collecting: only reminders and required notices.",
    "keep.waived": (
        "Once all payments have arrived, **we forgive {waived}** ({waived_parts}) and send you a settlement "
        "certificate within {certificate:working day|working days}."
    ),
    "keep.on_hold": "Until then it is on hold and does not grow.",
    "keep.closed": (
        "Once all payments have arrived, **the debt is closed** and we send you a settlement certificate within "
        "{certificate:working day|working days}."
    ),
    "miss.call.day": "**Call us before the {day}** and we look for a change together.",
    "miss.call": "**Call us before the due date** and we look for a change together.",
    "miss.grace": "Up to {grace:day|days} late counts as on time.",
    "miss.no_charge": "Until we end the agreement, being late adds no charge.",
    "miss.end": (
        "If you are {end:day|days} late with a payment, we may end this agreement by letter, which gives you "
        "{cure:more day|more days}."
    ),
    "miss.due": "**Then the rest of the debt is due at once.**",
    "miss.due.waived": "**Then the rest of the debt is due at once and the {waived} comes back.**",
    "miss.notice": (
        "Before we could ask for the whole balance or end this agreement we would have to send you a formal default "
        "notice, which gives you at least {cure:day|days} to put things right."
    ),
    "miss.amounts": "Amounts: page {schedule_page}.",
    "call.advice": "Free advice, not from us: **{advice}**",
    "accept": (
        "**{expires}**, by signing. After that day this offer lapses; the original contract continues, with its "
        "interest."
    ),
    "when.part": "Payment",
    "when.due": "Due by",
    "when.pay": "You pay",
    "when.paid": "Paid so far",
    "when.page": (
        "{parts:payment|payments}, {due_each} from {first_date} to {last_date}. Page {schedule_page} shows each."
    ),
    "effective": ("The {waived} is forgiven **on the day {last_one} arrives in full**."),
    "effective.then": (
        "We then send you a settlement certificate within {certificate:working day|working days}, and neither claim "
        "nor sell what is forgiven."
    ),
    "effective.page": "Page {debt_page} shows it by part.",
    "effective.nothing": (
        "The debt is closed **on the day {last_one} arrives in full**. We then send you a settlement "
        "certificate within {certificate:working day|working days}."
    ),
    "late.end": (
        "If a payment is {end:day|days} late, we may end the agreement by letter, which gives you "
        "{cure:more day|more days}."
    ),
    "late.revive_all": ("**Then the whole debt is due again, less what you paid** (after payment {after}: {back})."),
    "late.pro_rata": (
        "**Then the share you paid stays forgiven and the rest is due** (after payment {after}: {back})."
    ),
    "late.one": "**Then the whole debt is due again.**",
    # Page 2.
    "debt.head": "The debt, the people, the promises",
    "debt.part": "Part of the debt",
    "debt.part.unit": "Part of the debt, in {unit}",
    "debt.treatment": "What happens to it",
    "debt.confirmed": "Confirmed debt",
    "demo.data": "Demo data",
    "debt.as_of": "on {as_of}, confirmed by {confirmed_by}",
    "debt.as_of.left": "on {as_of}, as agreement {confirmed_by} leaves it",
    "debt.as_of.paid": "on {as_of}: confirmed by {confirmed_by} for {confirmed_for}, less payments since",
    "debt.as_of.each": "each account on its own day, as below",
    "debt.account": "Account",
    "debt.account.as_of": "Confirmed for",
    "debt.account.owed": "Owed at the start",
    "debt.account.paid": "Paid by the plan",
    "debt.account.rows": "Payments",
    "debt.accounts.all": "All accounts",
    "debt.accounts.order": (
        "Each payment goes to what is due before what is not, then to the least secured account, the dearest, the one "
        "due first; to equal ones in proportion."
    ),
    "debt.accounts.order.named": (
        "You named account {designated} to be paid first. Then each payment goes to what is due, the least secured "
        "account, the dearest, the one due first; to equal ones in proportion."
    ),
    "debt.accrued": "Interest since then",
    "debt.accrued.rate": "to {start}, at {contract_rate} a year",
    "debt.start": "Debt at the start",
    "debt.start.on": "on {start}",
    "debt.owe": "You owe",
    "debt.pay": "You pay",
    "debt.forgiven": "Forgiven",
    "treat.principal": "{plan}, {rate} a year on what is left",
    "treat.principal.free": "{plan}, without interest",
    "treat.principal.end": "With the last payment, {rate} a year on it",
    "treat.down": "{down} down by {down_date};",
    "treat.spread": "{shares:share|equal shares}, bears no interest",
    "treat.first": "With the first payment",
    "treat.first.after": "With the first payment after the deferral",
    "treat.last": "With the last payment, bears no interest",
    "treat.capitalise": "Joins the principal, bears interest",
    "treat.waived": "On hold, forgiven on completion",
    "treat.partly": "{part_waived} on hold, forgiven on completion; {part_rest}: {how}",
    "words.debt": "In words",
    "words.pay": "You pay",
    "words.forgiven": "Forgiven",
    "words.origin": "Comes from",
    "words.sum.free": "**{total}**, with no interest added",
    "words.sum.waived.free": "{debt} − {waived} on hold = **{total}**",
    "words.sum": "{debt} + {plan_interest} interest of this plan = **{total}**",
    "words.sum.waived": "{debt} − {waived} on hold + {plan_interest} interest of this plan = **{total}**",
    "words.sum.settlement": "{debt} − {waived} forgiven = **{total}**",
    "words.condition": "{waived}, {waived_words}, when the last payment has arrived",
    "origin": "{product} {account}",
    "origin.contract": " of {contract_date}",
    "origin.paid": ", last paid {last_paid_on}",
    "who.head": "Who agrees",
    "who.debtor": "Debtor",
    "who.creditor": "Creditor",
    "who.name": "Name",
    "who.id": "ID number",
    "who.phone": "Phone",
    "who.letters": "Letters go to",
    "who.credit_code": "Credit code",
    "who.legal": "Legal representative",
    "who.co_debtor": "Co-debtor",
    "who.guarantor": "Guarantor",
    "who.guarantor.fourth": "Guarantor",
    "who.none": "not given",
    "promise.head": "What both sides promise",
    "promise.us": "The creditor promises",
    "promise.you": "The debtor promises",
    "us.collect": "We and our agents stop all collection while you keep this plan.",
    "us.charges": "We charge no annual fee, no other interest and no new penalty during it.",
    "us.charges.settlement": "We charge no annual fee, no interest and no new penalty until the last date.",
    "us.forgive": (
        "We forgive {waived} with the last payment and certify it within {certificate:working day|working days}. It "
        "does not grow until then, and is neither claimed nor sold after it."
    ),
    "us.early": "You may pay early at any time, without a fee. Interest stops that day.",
    "us.early.settlement": "You may pay early at any time, without a fee.",
    "us.register.part": (
        "We report the debt as partially settled, which is less than settled in full. What was late before stays on "
        "your credit file."
    ),
    "us.data": "We use your data for this agreement, and for reports and records as the law asks.",
    "us.data.private": "We use your data for this agreement, and for records as the law asks.",
    "us.register": "We report to credit registers as the law asks. What was late before stays on them.",
    "you.pay": "You pay each amount by its date into the account on page 1.",
    "you.order": "Money goes to what fell due first: to fees, then interest, then principal.",
    "you.order.which": (
        "Money goes to what fell due first: to fees, then interest, then principal. Of several debts you may name one."
    ),
    "you.order.principal": "Money goes to what fell due first: to principal, then interest, then fees.",
    "you.order.principal.which": (
        "Money goes to what fell due first: to principal, then interest, then fees. Of several debts you may name one."
    ),
    "you.call": "You call before a date you cannot keep, and if your address or phone changes.",
    "you.card": "You apply for no bank's credit card until the debt is cleared.",
    "you.borrow": "You take out no new loan to pay this.",
    "you.figures": "Your figures on page {budget_page} are true as far as you know.",
    # Every payment.
    "schedule.head": "Every payment",
    "schedule.number": "No.",
    "schedule.due": "Due by",
    "schedule.payment": "You pay",
    "schedule.interest": "Interest",
    "schedule.principal": "Principal",
    "schedule.arrears": "Earlier interest",
    "schedule.fee": "Fees",
    "schedule.owed": "Still owed",
    "schedule.to_pay": "Still to pay",
    "schedule.ends": "Owed if it ends",
    "schedule.total": "Total",
    "note.unit": "Amounts in {unit}.",
    "note.ends": "If the plan ends early, you owe the figure in the last column.",
    "note.ends.waived": (
        "If the plan ends early, you owe the figure in the last column plus the {waived} that comes back."
    ),
    "note.ends.column": "The last column is what you owe if the plan ends after that payment.",
    "note.example": "Example: after payment {after} that is {left} + {waived} = **{back}**.",
    "note.after_end": "From the day it ends, interest runs on the principal left as in the original contract.",
    "note.after_end.rate": (
        "From the day it ends, interest runs on the principal left as in the original contract, {contract_rate} a year."
    ),
    "note.down": "Number 0 is the down payment.",
    "note.unpaid": (
        "Nothing is due on the dates of number {idle_rows}; the {count:payment|payments} are number {paid_rows}."
    ),
    "note.weekend": "A dot marks a weekend: money that comes in on the next working day is on time.",
    "note.announced": (
        "The public holidays after {holidays_until} are not announced yet. After that day only weekends, 1 "
        "January, 1 and 2 May and 1 to 3 October have a dot."
    ),
    "note.announced.none": "The public holidays after {holidays_until} are not announced yet.",
    "note.day_off": (
        "A dot marks a weekend or public holiday: money that comes in on the next working day is on time."
    ),
    # How the figures are made.
    "calc.head": "How the figures are made",
    "calc.row": "Payment {row_number}, line by line",
    "calc.open": "Principal left before it",
    "calc.interest": "Interest for this period",
    "calc.interest.how": "{row_open}×{rate}×{row_share} = {row_exact}, rounded",
    "calc.interest.twelfth": "{row_open}×{rate}÷12 = {row_exact}, rounded",
    "calc.principal": "Principal in this payment",
    "calc.principal.level.free": "fixed part",
    "calc.principal.level": "fixed part {row_level} − {row_interest}",
    "calc.principal.equal": "equal share of {shared}",
    "calc.principal.rest": "all that is left",
    "calc.principal.none": "repaid with the last payment",
    "calc.deferred": "Interest from the deferral",
    "calc.arrears": "Earlier interest",
    "calc.fee": "Fees",
    "calc.share_of": "share of {carried}",
    "calc.pay": "You pay",
    "calc.at_rate": "at {rate} a year",
    "calc.at_rate.free": "without interest",
    "calc.level": (
        "The fixed part of {row_level} clears {level_principal} in {level_count:payment|payments} {at_rate}. "
        "The last payment takes what rounding leaves over."
    ),
    "calc.level.balloon": (
        "The fixed part of {row_level} repays {level_principal} in {level_count:payment|payments} {at_rate}, "
        "but for {balloon} that falls due with the last."
    ),
    "calc.balloon": "The last payment also repays {balloon}.",
    "calc.level.formula": "It is {level_principal}×{monthly}÷(1 − {growth}^−{level_count}^).",
    "calc.equal_principal": (
        "Each payment repays the same principal. Interest is counted on what is left, so the payments fall."
    ),
    "calc.interest_only": "Each payment is the interest of its time. The last one also repays the principal.",
    "calc.bullet": "Interest is counted once, for the whole time up to {last_date}.",
    "calc.settlement": "What you pay",
    "calc.settlement.debt": "Debt at the start",
    "calc.settlement.waived": "Forgiven after {last_one}",
    "rates.head": "Annual rates",
    "rates.rate": "Rate",
    "rates.method": "Method",
    "rates.30/360": "The rate of this plan: a twelfth of it each month on the principal left (30/360)",
    "rates.days/360": "The rate of this plan: days over 360, each month as 30 days, on the principal left (30/360)",
    "rates.actual/365": "The rate of this plan: true days over 365, on the principal left",
    "rates.actual/360": "The rate of this plan: true days over 360, on the principal left",
    "rates.actual/actual": "The rate of this plan: true days over the days of the year, on the principal left",
    "rates.cn_simple": (
        "The cost of this plan a year, simple: IRR of one {period}×{per_year}, on the principal of {plan_principal}"
    ),
    "rates.uk_apr": "The annual percentage rate (APR) of this plan, on the principal of {plan_principal}",
    "rates.us_actuarial": "The annual percentage rate (APR) of this plan, on the principal of {plan_principal}",
    "rates.note": (
        "Both describe the same payments; neither is a further charge. What you owed before beside the principal is no "
        "new cost."
    ),
    "rates.none": "No interest is charged on this plan, so there is no annual rate.",
    "budget.head": "Your budget and this plan",
    "budget.unit": "{unit} a month",
    "budget.income": "Household income",
    "budget.spending": "Needed to live",
    "budget.priority": "Other priority debts",
    "budget.savings": "Savings",
    "budget.free": "Free each month",
    "budget.free.period": "Free {each}",
    "budget.plan": "This plan, largest payment",
    "budget.plan.lump": "after {lump} that is there once",
    "budget.left": "Left over",
    "budget.left.short": "Left when it first falls short",
    "budget.left.saved": "Least left of what comes in by a due date",
    "budget.holds": (
        "Without saving, the plan still fits down to a household income of **{holds}** a month, {fall} below today. "
        "If it falls further, call us first."
    ),
    "budget.short": "By {short_day}, {short} more falls due than has come in. It needs another source.",
    "budget.evidence": "Income as shown by {evidence}; spending as stated.",
    "budget.evidence.stated": "Income and spending as stated.",
    "budget.none": "No budget was given, so this paper does not say whether the plan fits one.",
    # Rules, help, signatures.
    "close.head": "Rules, help, signatures",
    "close.head.plain": "Help and signatures",
    "rules.head": "Rules behind this paper",
    "help.head": "Help and complaints",
    "help.call": "Questions",
    "help.complain": "Complain to us",
    "outside.cn": "the financial consumer hotlines 12378 (NFRA) or 12363 (PBoC)",
    "outside.uk": "Financial Ombudsman Service, 0800 023 4567",
    "outside.us": "Consumer Financial Protection Bureau, 855-411-2372",
    "help.outside": "If that does not help",
    "help.advice": "Free advice, not from us",
    "help.advice.told": "{advice}, not from us",
    "sign.head": "Signatures",
    "sign.read": (
        "Both sides have read all {pages:page|pages}. Made in {copies} copies of equal force, one for each who signs."
    ),
    "sign.boxes": "□ is a letter that we cannot print: write it in by hand. The code behind the name says which.",
    "sign.begins": "It holds once both have signed.",
    "sign.entire": "No other change was agreed.",
    "sign.guarantees": (
        "It leaves guarantees and collateral as they are; a guarantor who has not signed is bound to nothing more "
        "than before."
    ),
    "sign.unchanged": "The rest of the original contract stays as it is.",
    "sign.served": (
        "What is sent to the address on page {debt_page} counts as delivered on the day it is signed for, refused or "
        "sent back."
    ),
    "sign.words": "Where a figure and its words differ, the words count.",
    "sign.court.consumer": "**Any suit would be brought where you live or where you signed.**",
    "sign.form": "Drawn up on our form '{agreement_template}'.",
    "paper.collector": "Please note",
    "collector.is": "{collector_told}",
    "collector.later": "This message is from a debt collector.",
    "collector.first": (
        "This is an attempt to collect a debt. Any information you give us will be used for that purpose."
    ),
    "sign.court": "**If talking does not help, the court that the original contract names decides.**",
    "sign.data": "I agree apart from all else: my income and account data are used for this agreement.",
    "sign.biometric": (
        "I agree apart from all else: my handwriting or fingerprint, which are biometric data, show that I signed."
    ),
    "sign.prevails": "**If the two texts differ, the {prevailing} text counts.**",
    "sign.sealed_file": (
        "The file of this agreement bears our seal. A PDF program may call it unknown, since nobody else vouches for "
        "it; that it is unchanged can still be checked."
    ),
    "sign.debtor": "Debtor",
    "sign.creditor": "For the creditor",
    "sign.represented": "represented by {representative}",
    "sign.agent": "by its agent {agent_signs}",
    # Whoever acts for the creditor.
    "agent.for": "for {creditor}",
    "agent.by": "by its agent {agent}",
    "agent.by.mandate": "by its agent {agent}, mandate {mandate}",
    "agent.acts": "{creditor} acts by its agent {agent}.",
    "agent.name": "{agent}",
    "agent.told": "{agent_told}",
    "assignment": "The debt was assigned to {creditor}.",
    "assignment.on": "The debt was assigned to {creditor} on {on}.",
    "assignment.by": "{by} assigned the debt to {creditor}.",
    "assignment.by.on": "{by} assigned the debt to {creditor} on {on}.",
    "assignment.told": "You were told of it on {notified_on}.",
    "assignment.told.how": "You were told of it on {notified_on}: {how}.",
    "assignment.pay": "Pay {creditor} alone.",
    "assignment.is": "{assignment_told}",
    "spouse.both_signed": "the debtor's spouse, who signed the contract too",
    "spouse.ratified": "the debtor's spouse, who ratified the debt afterwards",
    "spouse.household_needs": "the debtor's spouse, for the daily needs of the household",
    "agent.mandate": "mandate {mandate}",
    "agent.until": "until {until}",
    "sign.signature": "Signature",
    "sign.date": "Date",
    "alt.box": "Empty box",
    "alt.ticked": "Ticked box",
    "alt.code": "Code to scan",
    "alt.pay_picture": "Code of the payee to scan and pay",
    "sign.print": "Fingerprint",
    "sign.seal": "Seal",
    "sign.elsewhere": "Signed in the {signed} edition",
}
