"""What is read out before a yes on the telephone, and what the paper says of how somebody agreed."""

TEXTS: dict[str, str] = {
    "read.recording": "This call is recorded ({recording}, kept until {keep_until}). Do you agree to that?",
    "read.who": (
        "Am I speaking with {debtor}? We call for {creditor} about account {account}. The agreement has the number "
        "{number}."
    ),
    "read.who.agent": (
        "Am I speaking with {debtor}? This is {agent}. We call for {creditor}, the creditor, about account {account}. "
        "The agreement has the number {number}."
    ),
    "read.debt": "On {start} you owe {debt}: {debt_parts}.",
    "read.part": "{part} {amount}",
    "read.unit": "Every amount is in {unit}.",
    "read.unit.yuan": "Every amount is in Chinese yuan.",
    "read.limitation": "{limitation}",
    "read.accept": "Do you accept these figures?",
    "read.payments": "You pay {whole_plan}: {listed}. Can you do that?",
    "read.payment": "{amount} by {day}",
    "read.between.varying": "then {count:payment|payments} between {least} and {most}, as in the paper we send you",
    "read.payee": (
        "You pay to {payee}, account {payee_account}, at {payee_bank}, with the reference {number}. Never pay a "
        "person. Have you noted that?"
    ),
    "read.payee.private": (
        "You pay to {payee}, account {payee_account}, at {payee_bank}, with the reference {number}, and into no other "
        "account. Have you noted that?"
    ),
    "read.cost": "In all you pay {total}, without interest. Nothing else is charged if you pay as agreed.",
    "read.cost.interest": (
        "In all you pay {total}; {plan_interest} of it is interest of this plan. Nothing else is charged if you pay as "
        "agreed."
    ),
    "read.waiver.settlement": "{waived} is forgiven on the day {last_one} arrives in full, and not before.",
    "read.our_promises": "This is what we promise.",
    "read.your_promises": "This is what you promise.",
    "read.you.pay": "You pay each amount by its date into the account that I read out.",
    "read.you.figures": "The income and spending that you told us are true as far as you know.",
    "read.agree": "Do you agree to that?",
    "reason.terms_changed": "The terms are no longer those that were read out. Read them out again.",
    "reason.not_all_answered": "{count:item has|items have} no yes yet. Read them out and wait for the answer.",
    "reason.keep_until_past": "Say until which day the recording is kept; it must lie ahead.",
    "reason.keep_until_early": (
        "The recording of a personalised agreement is kept until the debt is cleared: until {until}, or longer."
    ),
    "reason.scan_unreadable": "This scan is empty, cut short, or neither PDF, PNG nor JPEG. Scan the paper again.",
    "reason.own_signature_bad": "This is not a signature over these terms.",
    "reason.identity_unchecked": "Nobody made sure who signs. Check the identity, or say why it was not checked.",
    "reason.stopped_since_printed": "Offers have been stopped since this paper went out. Say why it still counts.",
    "reason.payee_missing": "Nothing says where debtors of {creditor} pay. Enter it in Settings, Payees.",
    "reason.payee_of_another": (
        "The payee on this paper is not that of {creditor}. Open the page again: it takes the payee from Settings."
    ),
    "reason.payee_twice": "{creditor} has a payee already: change that line.",
    "reason.payee_ours": "{creditor} is the organisation itself: its payee stands with its name above.",
    "reason.beside_missing": (
        "Not signed yet: {names}, who stand for this debt beside the debtor. They sign beside, or the account is "
        "corrected."
    ),
    "reason.beside_by_voice": (
        "On the telephone the debtor alone agrees, and {names} must sign. Sign at the desk or on paper."
    ),
    "reason.certificate_of_another": (
        "This certificate is of {subject}, and {signer} signs here. Open the certificate of {signer}, or correct name "
        "and ID number in the account."
    ),
    "reason.own_certificate_expired": (
        "This certificate was valid until {limit}. Ask for a new one from its issuer, or sign in another way."
    ),
    "reason.own_certificate_early": (
        "This certificate is valid only from {limit}. Look at the clock of this PC, or sign in another way."
    ),
    "reason.signed_before": "Something was signed under this number already. Open the page again for a new number.",
    "sign.by_voice": "Agreed by telephone on {agreed_on}. Every item was read out and answered with yes.",
    "sign.by_voice.in": "Agreed by telephone on {agreed_on}. Every item was read out in {heard} and answered with yes.",
    "sign.recording": "Recording {recording}, kept until {keep_until}.",
    "sign.identified": "Identity checked by {identified_by}: {identified_how}.",
    "sign.own": "Signed with a certificate of {subject}, issued by {issuer}, attached to this file.",
    "sign.own.self": (
        "Signed with a certificate of {subject}, attached to this file. Self-signed: nobody vouches for this name."
    ),
    "sign.own.print": "Fingerprint {fingerprint}",
    "sign.co_debtor": "Co-debtor",
    "sign.guarantor": "Guarantor",
    "sign.representative": "Representative of the debtor",
    "name.item.recording": "the recording",
    "name.item.who": "who they are",
    "name.item.debt": "the debt",
    "name.item.payments": "what is paid when",
    "name.item.payee": "to whom",
    "name.item.cost": "the cost",
    "name.item.waiver": "what is forgiven",
    "name.item.our_promises": "what the creditor promises",
    "name.item.your_promises": "what the debtor promises",
    "name.item.default": "what follows if not",
    "name.identified.not_recorded": "not checked",
    "name.identified.id_card": "identity card seen",
    "name.identified.passport": "passport seen",
    "name.identified.known": "known in person",
    "name.identified.questions": "questions that only they can answer",
    "beside.guarantor.title": "Consent of the guarantor",
    "beside.guarantor.free": (
        "**You may refuse. Without your signature here, what this agreement adds does not bind you.**"
    ),
    "beside.guarantor.then": (
        "If you sign, your guarantee covers the payments of this agreement, and no other new amount."
    ),
    "beside.guarantor.until": "Guarantee period ends",
    "beside.guarantor.until.is": "{guaranteed_until}",
    "sign.guarantee_over": (
        "The guarantee of {guarantor} ended on {guaranteed_until}, so no consent is asked for here. Whoever wants a "
        "guarantor again agrees on a new guarantee, in a contract of its own."
    ),
    "reason.guarantee_over": (
        "The guarantee period ended on {until}, and a consent signed now revives nothing. Agree on a new guarantee, in "
        "a contract of its own."
    ),
    "beside.total": "Paid in all",
    "beside.guarantor.source": "Civil Code, art. 695.",
    "beside.co_debtor.title": "Joining the debt",
    "beside.co_debtor.free": "**This debt is not yours today, and you may refuse.**",
    "beside.co_debtor.then": (
        "If you sign, you owe it together with the debtor: the creditor may ask either of you for all that is left."
    ),
    "beside.co_debtor.then.each": (
        "If you sign, you owe it together with the debtor: the creditor may ask either of you for each payment."
    ),
    "beside.co_debtor.source": "Civil Code, art. 552.",
    "beside.spouse.title": "The spouse's part in the debt",
    "beside.spouse.free": (
        "**You did not sign the contract. The creditor holds that the debt served the daily needs of your household. "
        "You may see it otherwise, and you may refuse.**"
    ),
    "beside.spouse.source": "Civil Code, arts. 552, 1064.",
    "paper.debt.plain": "{debt} on {start}",
}
