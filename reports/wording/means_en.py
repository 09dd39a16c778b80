"""English: the budget sheet, several debts, and the letters that go with them."""

from __future__ import annotations

TEXTS = {
    # The sections and lines of the sheet.
    "name.section.income": "Income",
    "name.section.fixed": "Fixed spending",
    "name.section.communications": "Communications and leisure",
    "name.section.food": "Food and housekeeping",
    "name.section.personal": "Personal",
    "name.section.priority": "Priority debts",
    "name.category.salary": "Salary",
    "name.category.part_time": "Part-time work",
    "name.category.self_employed": "Own business",
    "name.category.bonus": "Bonus",
    "name.category.benefits": "Benefits",
    "name.category.pension": "Pension",
    "name.category.family_support": "Support from family",
    "name.category.contribution": "Partner's contribution",
    "name.category.other_income": "Other income",
    "name.category.unsplit": "Told in one figure",
    "name.category.rent": "Rent",
    "name.category.property_fee": "Property management",
    "name.category.energy": "Electricity, water, gas",
    "name.category.council_tax": "Local taxes",
    "name.category.medical": "Medicine, treatment",
    "name.category.insurance": "Insurance",
    "name.category.transport": "Transport",
    "name.category.childcare": "Childcare",
    "name.category.school": "School",
    "name.category.care": "Care for relatives",
    "name.category.deductions": "Tax and social insurance",
    "name.category.other_fixed": "Other fixed spending",
    "name.category.phone": "Phones and broadband",
    "name.category.leisure": "Leisure",
    "name.category.groceries": "Food and household",
    "name.category.housekeeping": "Housekeeping",
    "name.category.clothes": "Clothes",
    "name.category.hygiene": "Hair, hygiene",
    "name.category.other_personal": "Other personal spending",
    "name.category.home_loan": "Home loan",
    "name.category.rent_arrears": "Rent arrears",
    "name.category.energy_arrears": "Energy arrears",
    "name.category.tax_arrears": "Tax arrears",
    "name.category.maintenance": "Maintenance",
    "name.category.court": "Court fines",
    "name.category.other_priority": "Other priority debts",
    "name.mode.sole": "Sole",
    "name.mode.joint": "Joint",
    "name.mode.contributing": "Contribution",
    "name.who.client": "client",
    "name.who.partner": "partner",
    "name.who.both": "both",
    "name.who.child": "child",
    "name.shown_by.stated": "stated",
    "name.shown_by.payslip": "payslip",
    "name.shown_by.statement": "statement",
    "name.basis.lowest": "lowest month",
    "name.basis.mean": "mean",
    "name.rule_kind.allowed": "allowed as given",
    "name.rule_kind.lesser": "lesser of actual and standard",
    "name.rule_kind.share": "share of net income",
    "name.rule_kind.floor": "living minimum",
    "name.money.savings": "own savings",
    "name.money.sale": "something sold",
    "name.money.family": "a gift from family",
    "name.money.borrowed": "a new loan",
    # Several debts.
    "name.share_method.pro_rata": "Pro rata",
    "name.share_method.equal": "Equal",
    "name.share_method.minimums_first": "Minimums first",
    "name.share_method.avalanche": "Avalanche",
    "name.share_method.snowball": "Snowball",
    "name.share_method.frozen": "Interest frozen",
    "name.share_method.token": "Token",
    "name.rate_kind.nominal": "nominal",
    "name.rate_kind.effective": "effective",
    "name.rate_kind.fixed": "fixed charge",
    "name.owner.client": "client",
    "name.owner.partner": "partner",
    "name.owner.joint": "joint",
    "name.owner.guarantor": "guarantor",
    "name.considered.dro": "Debt relief order",
    "name.considered.bankruptcy": "Bankruptcy",
    "name.considered.iva": "Individual voluntary arrangement",
    "name.considered.das": "Debt arrangement scheme",
    "name.considered.consolidation": "Personal debt clearing through the court",
    "name.considered.plan": "Payment plan with every creditor",
    # Why a field of them can't be used.
    "reason.line_twice": "This line stands here twice. Keep one, or name the other.",
    "reason.rate_twice": "This row has two rates. Keep one column of them.",
    "reason.member_and_person": "A row counts by persons or by adults, children and vehicles. Keep one of them.",
    "reason.age_out_of_range": "Give the age of each child, 0 to 20, such as 3, 15.",
    "reason.more_ages_than_children": "There are more ages than children. Mend one of the two.",
    "means.asked.child_ages": "Enter the age of each child: the guideline counts by it.",
    "means.asked.vehicles": "Enter how many vehicles there are: the guideline counts by them.",
    "guideline.each_adult": "adult {amount}",
    "guideline.each_child": "child {amount}",
    "guideline.each_teen": "from {age} {amount}",
    "guideline.each_vehicle": "vehicle {amount}",
    "reason.line_unplaced": "Say where “{given}” belongs: choose its section under “Move to”.",
    "reason.person_twice": "This person is on the sheet already. Name the partner, or choose one person.",
    "reason.joint_needs_two": "A joint sheet needs two adults.",
    "reason.months_out_of_range": "Give {smallest} to {largest} months, such as 2400; 3100; 2720.",
    "reason.gross_needs_deductions": "Before tax: add a line for tax and social insurance, or enter what arrives.",
    "reason.partner_not_counted": "A partner's line needs a joint sheet. Choose joint, or enter a contribution.",
    "reason.partner_consent_missing": "The partner agrees personally before this figure counts.",
    "reason.past_out_of_range": "Give {smallest} to {largest} months as income and spending: 6100 5200; 5900 5300.",
    "reason.divided_by_zero": "Nothing can be divided by 0.",
    "reason.unknown_category": "Choose a line from the list.",
    "reason.partner_letters_missing": "The partner owes a debt on this list. Nothing goes out before both have agreed.",
    "reason.consent_missing": "Nothing goes out before the client agrees and confirms the figures.",
    "reason.charge_with_rate": "A fixed charge stands alone. Leave the rate empty.",
    # What the rules saw.
    "verdict.stress.says": (
        "{share:percent} of the surplus, but it breaks when income falls {fall:percent}; {withstands:percent0} "
        "is asked for."
    ),
    "verdict.stress.says.at_once": "{share:percent} of the surplus, with nothing to spare if income falls.",
    # Why a verdict has to wait.
    "waiting.consent": "The client has not agreed yet that income data are used.",
    "waiting.mistakes": "Mend the marked lines first.",
    "waiting.no_income": "No income is entered yet.",
    "waiting.no_spending": "No spending is entered yet.",
    "waiting.no_plan": "No plan is chosen on the desk yet.",
    "waiting.nothing_left": "Spending is {amount:money} a month above income: nothing can be paid from it.",
    # The statement on paper.
    "statement.title": "Budget statement",
    "statement.number": "Reference {number}",
    "statement.household": "Household",
    "statement.persons": "{adults:adult|adults}, {children:child|children}",
    "statement.line": "Line",
    "statement.who": "Who",
    "statement.amount": "Amount",
    "statement.often": "How often",
    "statement.month": "Per month",
    "statement.shown": "Shown by",
    "statement.income": "Income in all",
    "statement.spending": "Spending and priority debts in all",
    "statement.before": "Before savings",
    "statement.savings": "Savings line",
    "statement.surplus": "Surplus for other debts",
    "statement.total": "Total",
    "statement.guideline": "Guideline {amount:money}: within it.",
    "statement.above": "Guideline {amount:money}, {above:money} above it. Reason: {why}",
    "statement.above.bare": "Guideline {amount:money}, {above:money} above it. No reason is given yet.",
    "statement.note": "Notes",
    "statement.irregular.mean": "{name}: mean of the last {count} months",
    "statement.irregular.lowest": "{name}: lowest of the last {count} months",
    "statement.how": (
        "Each line is shown as a sum a month: weekly × 52 ÷ 12, fortnightly × 26 ÷ 12, four-weekly × 13 ÷ "
        "12. Each is rounded to the last digit shown, halves up, and the lines add up."
    ),
    "statement.consent": "The client has checked these figures and agreed on {day} that they are used.",
    "statement.consent.open": "Draft: the client has not confirmed these figures yet.",
    "statement.partner": "{partner} agreed on {day} that income data are used.",
    "statement.partner.open": "No consent of {partner} is recorded. No income of that person is counted.",
    "statement.partner.unnamed": "The partner",
    "statement.draft": "DRAFT",
    "statement.prepared": "Prepared by {name} on {day}.",
    # Letters of offer.
    "advice.title": "Options considered",
    "advice.opening": "On {day} we went through these ways out with you. Beside each stands why it was chosen or not.",
    "advice.option": "Way out",
    "advice.why": "Why, or why not",
    "advice.chosen": "What we agreed",
    "advice.first": "{amount} a month goes first to the debts that cannot wait.",
    "advice.way": "{amount} a month goes to {creditors:creditor|creditors}.",
    "advice.once": "One sum of {amount} is offered to {creditors:creditor|creditors}.",
    "advice.share": "A month, from {day}",
    "advice.share.once": "Once",
    "advice.way.pro_rata": "Whoever is owed more gets more, in proportion.",
    "advice.way.equal": "Each gets the same.",
    "advice.way.minimums_first": "Each gets its minimum first.",
    "advice.way.avalanche": "Each gets its minimum, and what is left goes to the debt with the highest rate.",
    "advice.way.snowball": "Each gets its minimum, and what is left goes to the smallest debt.",
    "advice.way.frozen": "Whoever is owed more gets more, in proportion, if all creditors stop interest and charges.",
    "advice.way.token": "Each gets a token payment until more is left.",
    "advice.lump": "The sum does not go to the priority arrears first. Reason: {why}",
    "advice.review": "We look at it again on {day}.",
    "advice.change": "Tell us when income, spending or a debt changes: another way may then be better.",
    "advice.own": "This page is for you and for our file. It goes to no creditor.",
    "letter.owner.joint": "This debt is joint. The payment offered comes from our client's budget.",
    "letter.owner.joint.named": (
        "This debt is joint. {partner} has agreed to this letter. The payment offered comes from our client's budget."
    ),
    "letter.owner.partner": "This debt is our client's partner's, who shares the budget that is enclosed.",
    "letter.owner.partner.named": "{partner} owes this debt, has agreed to this letter and shares the enclosed budget.",
    "letter.owner.guarantor": "Our client answers for this debt as guarantor.",
    "letter.title": "Offer of payment",
    "letter.title.final": "Full and final offer",
    "letter.title.arrears": "Payment towards arrears",
    "letter.title.token": "Offer of a token payment",
    "letter.reference": "Your reference {reference}",
    "letter.dear": "To {creditor}",
    "letter.salutation": "Dear Sir or Madam",
    "letter.subject": "{title}",
    "letter.partner": "the partner",
    "letter.opening": (
        "We write for our client about the debt owed to you. The budget of the household is enclosed, "
        "reference {number}."
    ),
    "letter.opening.both": (
        "We write for our client about the debt owed to you. The budget of {client} and {partner} is "
        "enclosed, reference {number}. Both have agreed that it is used."
    ),
    "letter.opening.client": (
        "We write for our client about the debt owed to you. The budget of the household of {client} and "
        "{partner} is enclosed, reference {number}. {client} has agreed that it is used; no income of "
        "{partner} is counted in it."
    ),
    "authority.title": "Letter of authority",
    "authority.client": "From",
    "authority.adviser": "To act for me",
    "authority.may": (
        "I let {name} speak and write for me about the debts below and how to pay them. Each creditor may tell them "
        "what I owe and how it came about."
    ),
    "authority.not": (
        "They agree to nothing and sign nothing without asking me first. Nothing here admits that I owe a debt."
    ),
    "authority.covers": (
        "This also holds for agents of these creditors and for whoever a debt is passed to. Please send me copies of "
        "what you write. My data is shared for this alone."
    ),
    "authority.born": "Date of birth",
    "authority.until": "This holds for 12 months from the day of my signature. I may end it at any time by writing.",
    "authority.both": "Each of us signs for our own debts and for the debts that we owe together.",
    "authority.creditor": "Creditor",
    "authority.reference": "Reference",
    "letter.authority": "Our client's authority of {day} is enclosed.",
    "letter.offer": "Our client offers {amount:money} a month, from {day}.",
    "letter.offer.token": (
        "Hardly anything is left once the household has paid for what it needs. Our client offers a token "
        "payment of {amount:money} a month, from {day}."
    ),
    "letter.offer.final": (
        "Our client offers {amount:money} once, in full and final settlement of {balance:money}. The offer "
        "is open until {day}. Please accept in writing first: nothing is paid before. Please confirm that the rest "
        "will be neither sold nor pursued, and that the credit file will show the debt as settled."
    ),
    "letter.offer.arrears": "Our client offers {amount:money} once towards the arrears of {arrears:money}.",
    "reason.priority_unagreed": "Say first what is agreed on each priority debt, or that it is agreed separately.",
    "reason.more_than_surplus": (
        "{given:money} a month would be offered, but the statement shows {largest:money}. Share less, or mend the "
        "sheet."
    ),
    "letter.apart": "agreed separately",
    "letter.how": "How the amount was found",
    "letter.how.pro_rata": (
        "{available:money} a month is left after the priority debts, for the others below. Each of these "
        "creditors is offered a share in proportion to what is owed."
    ),
    "letter.how.other": (
        "{available:money} a month is left after the priority debts, for the others below, shared by this method: "
        "{method}."
    ),
    "letter.how.token": (
        "{available:money} a month is left after the priority debts, for the others below. Each of these creditors is "
        "offered a token payment."
    ),
    "letter.how.token.all": (
        "{available:money} a month is left for the debts below. Each creditor is offered a token payment."
    ),
    "letter.part.token": (
        "The budget shows a surplus of {surplus:money} a month. Of that, {available:money} is for "
        "the debts below that are not priority debts. Each is offered a token payment."
    ),
    "letter.how.pro_rata.all": (
        "{available:money} a month is left for the debts below. Each creditor is offered a share in proportion to what "
        "is owed."
    ),
    "letter.how.other.all": "{available:money} a month is left for the debts below, shared by this method: {method}.",
    "letter.part.pro_rata": (
        "The budget shows a surplus of {surplus:money} a month. Of that, {available:money} is for "
        "the debts below that are not priority debts. Each is offered a share in proportion to what is owed."
    ),
    "letter.part.other": (
        "The budget shows a surplus of {surplus:money} a month. Of that, {available:money} is for "
        "the debts below that are not priority debts. It is shared by this method: {method}."
    ),
    "letter.how.once": "One sum of {available:money} is there. Each creditor is offered a share of it.",
    "letter.creditor": "Creditor",
    "letter.balance": "Owed",
    "letter.share": "Offered",
    "letter.yours": "(you)",
    "letter.interest": "Please stop interest and charges while the payments are made. The debt would grow otherwise.",
    "letter.reduce": "Please stop or reduce interest and charges while the payments are made.",
    "letter.collect": "Please take no steps to collect meanwhile, in court or otherwise.",
    "letter.accept": (
        "Please tell us in writing by {day} whether you accept, to which account to pay, and which reference to give."
    ),
    "letter.details": "Please tell us in writing to which account to pay, and which reference to give.",
    "letter.address": "Address",
    "letter.signed": "Signature",
    "letter.freeze": (
        "The offer rests on all creditors stopping interest and charges while the payments are made. Please "
        "confirm that you do."
    ),
    "letter.review": "The offer will be looked at again on {day}.",
    "letter.liability": "This letter is written without admission of liability.",
    "letter.copy": "Copy to: {client}",
    "letter.closing": "Yours faithfully",
    "letter.enclosed": "Enclosed: {enclosed}",
    "letter.enclosed.statement": "budget statement {number}",
    "letter.enclosed.authority": "letter of authority of {day}",
    "letter.priority": "(priority)",
    "statement.not_counted": "not counted",
    "letter.offer.arrears.whole": "Our client offers {amount:money} once. It pays the arrears in full.",
}
