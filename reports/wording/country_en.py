"""What British and American papers say otherwise in English: the key, and behind it the country."""

from __future__ import annotations

TEXTS = {
    "who.debtor.uk": "You",
    "who.debtor.us": "You",
    "who.letters.us": "Mail goes to",
    "sign.debtor.uk": "You",
    "sign.debtor.us": "You",
    "figure.tick.us": "Check off a box each time you have paid",
    "booking.stop.is.us": "Collection stops from {made_on} for dialer and agencies while the plan is kept.",
    "title.settlement.uk": "Full and final settlement",
    "deed.debtor.uk": "Signed as a deed by the customer",
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
    "help.advice.told.uk": "{advice}, free debt advice, not from us",
    "help.advice.told.us": "{advice}, free credit counseling, not from us",
    "call.advice.uk": "Free debt advice, not from us: **{advice}**",
    "call.advice.us": "Free credit counseling, not from us: **{advice}**",
    "offer.free.is.uk": "Ask somebody you trust, or free debt advice that is not ours{advice_number}.",
    "offer.free.is.us": "Ask somebody you trust, or free credit counseling that is not ours{advice_number}.",
    "name.kind.instalment.us": "Installments",
    "name.evidence.payslip.us": "pay stubs",
    "name.shown_by.payslip.us": "pay stub",
    "name.category.benefits.us": "Government benefits",
    "name.category.property_fee.uk": "Service charge, ground rent",
    "name.category.energy.uk": "Gas, electricity, water",
    "name.category.energy.us": "Utilities",
    "name.category.council_tax.uk": "Council tax",
    "name.category.childcare.us": "Child care",
    "name.category.deductions.uk": "Tax and National Insurance",
    "name.category.deductions.us": "Taxes and Social Security",
    "name.category.phone.us": "Phone and internet",
    "name.category.home_loan.uk": "Mortgage",
    "name.category.home_loan.us": "Mortgage",
    "name.category.rent_arrears.us": "Past-due rent",
    "name.category.energy_arrears.us": "Past-due utilities",
    "name.category.tax_arrears.uk": "Council tax arrears",
    "name.category.tax_arrears.us": "Past-due taxes",
    "name.category.maintenance.uk": "Child maintenance",
    "name.category.maintenance.us": "Child support",
    "name.considered.plan.uk": "Debt management plan",
    "name.considered.plan.us": "Debt management plan",
    "statement.how.us": (
        "Each line is shown as a sum a month: weekly × 52 ÷ 12, every two weeks × 26 ÷ 12, every four weeks "
        "× 13 ÷ 12. Each is rounded to the last digit shown, halves up, and the lines add up."
    ),
    "advice.lump.us": "The sum does not go to the past-due priority amounts first. Reason: {why}",
    "letter.dear.uk": "{creditor}",
    "letter.dear.us": "{creditor}",
    "letter.salutation.us": "Dear Sir or Madam:",
    "letter.subject.us": "Re: {title}",
    "letter.reference.us": "Account number: {reference}",
    "letter.title.final.us": "Settlement offer",
    "letter.title.arrears.us": "Payment toward a past-due amount",
    "letter.offer.arrears.us": "Our client offers {amount:money} once toward the past-due amount of {arrears:money}.",
    "letter.closing.us": "Sincerely,",
    "letter.enclosed.us": "Enclosures: {enclosed}",
    "letter.copy.us": "cc: {client}",
    "authority.title.us": "Authorization to speak for me",
    "letter.enclosed.authority.us": "authorization of {day}",
    "letter.authority.us": "Our client's authorization of {day} is enclosed.",
    "forbearance.missed.is.uk": (
        "First we would have to send you a formal default notice, which gives you at least {cure:day|days} to put "
        "things right. Only then could we ask for the whole balance or end your credit agreement."
    ),
    "forbearance.complain.ours.outside.uk": (
        "Tell us first: {complaints}. If you are still unhappy, or have no answer after eight weeks: {complaints_body}."
    ),
    "offer.limitation.us": "Time limit to sue",
    "forbearance.contract.is.us": (
        "stays as it is; this letter does not change it. It is not an acknowledgment of the debt by you."
    ),
    "forbearance.file.is.uk": (
        "We report the arrangement to credit reference agencies as the rules ask. Your credit file may show that "
        "payments are lower."
    ),
    "forbearance.file.us": "Credit report",
    "forbearance.file.is.us": (
        "We report the arrangement to credit bureaus as the law asks. Your credit report may show that payments are "
        "lower."
    ),
    "payoff.title.us": "Payoff statement",
    "validation.answer.other.us": ("I want to dispute the debt for another reason, which I describe on the back."),
    "payments.between.us": (
        "{run_count:payment|payments} between {least} and {most}, from {run_first} to {run_last}; each is listed "
        "on the back"
    ),
    "creditor_letter.agreement_request.1.uk": (
        "Please send us a true copy of the agreement and of any document it refers to. Please send the "
        "signed statement of the account with it, as sections 77 to 79 of the Consumer Credit Act 1974 ask. "
        "The fee of £1 is enclosed."
    ),
    "creditor_letter.agreement_request.title.us": "Please validate this debt",
    "creditor_letter.agreement_request.1.us": (
        "Our client disputes this debt until you validate it. Please send the agreement and the name of the "
        "original creditor. Please show how the sum was reached since the itemization date."
    ),
    "creditor_letter.complaint.3.uk": (
        "If we have no final response in eight weeks, the Financial Ombudsman Service can look at the "
        "complaint. So it can if our client is not content with the answer. That is free of charge."
    ),
    "creditor_letter.complaint.3.us": (
        "If we have no answer, or our client is not content with it, the complaint can go to the Consumer Financial "
        "Protection Bureau or the state's attorney general."
    ),
    "creditor_letter.no_admission.us": "Nothing in this letter is an acknowledgment of the debt.",
    "letter.offer.arrears.whole.us": "Our client offers {amount:money} once. It pays the past-due amount in full.",
    "creditor_letter.arrangement.1.us": (
        "Of {balance:money} owed, {arrears:money} is past due. Our client will pay what falls due from now "
        "on, and offers {minimum:money} a month toward the past-due amount from {first_on}."
    ),
    "creditor_letter.arrangement.all.us": (
        "All of the {balance:money} owed is past due. Our client will pay what falls due from now on, and "
        "offers {minimum:money} a month toward it from {first_on}."
    ),
    "creditor_letter.arrangement.bare.us": (
        "Our client will pay what falls due from now on, and offers {minimum:money} a month toward the "
        "{balance:money} owed from {first_on}."
    ),
    "creditor_letter.balance.3.us": (
        "Please also say what is past due, what was paid last and when, who owns the debt now, and where to pay."
    ),
    "creditor_letter.agreement_request.2.uk": (
        "If they are not here within 12 working days, you cannot enforce the agreement until they are. Until "
        "then our client cannot say whether the debt is as you claim it."
    ),
    "creditor_letter.insolvency_hold.title.uk": "Please hold action: a debt relief order is being prepared",
    "creditor_letter.insolvency_hold.1.uk": (
        "Our client is about to ask for a debt relief order. An approved intermediary puts it to the Official Receiver."
    ),
    "creditor_letter.insolvency_hold.3.uk": (
        "Please take no action on this account until that is decided, and stop interest and charges. From "
        "the day of the order no creditor named in it may act without leave of the court. We will tell you "
        "what comes of it, or if our client does not apply."
    ),
    "creditor_letter.insolvency_hold.title.us": "Please hold action: a bankruptcy petition is being prepared",
    "creditor_letter.insolvency_hold.1.us": (
        "Our client is about to file a petition under the Bankruptcy Code. From the day it is filed, "
        "collection is stayed (11 U.S.C. § 362)."
    ),
    "creditor_letter.insolvency_hold.2.us": (
        "Each creditor has to be listed. Please send us the balance by {answer}, with the date it is counted "
        "to. Please add the account number, and the name and address of whoever owns the debt now."
    ),
    "creditor_letter.insolvency_hold.3.us": (
        "Until the petition is filed please stop collection, interest and charges on this account. We will "
        "tell you when it is filed, or if it is not."
    ),
    "creditor_letter.write_off.title.us": "Please forgive this debt",
    "creditor_letter.write_off.2.us": (
        "We see no prospect that the {balance:money} owed can be paid in any reasonable time. Please forgive "
        "the debt, and confirm that it will be neither sold nor collected and whether you will report it on "
        "Form 1099-C."
    ),
    "creditor_letter.write_off.2.uk": (
        "We see no prospect that the {balance:money} owed can be paid in any reasonable time. Please write "
        "the debt off, and confirm that it will be neither sold nor pursued and how the credit file will show"
        " it."
    ),
}
