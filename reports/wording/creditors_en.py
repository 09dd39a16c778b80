"""English: letters to creditors beside offers, their answers, and what comes next."""

from __future__ import annotations

TEXTS = {
    "name.letter_kind.holding": "Holding letter",
    "name.letter_kind.balance": "Request for the balance",
    "name.letter_kind.offer": "Offer",
    "name.letter_kind.reconsider": "Answer to a refusal",
    "name.letter_kind.stop_interest": "Request to stop interest",
    "name.letter_kind.complaint": "Complaint",
    "name.letter_kind.agreement_request": "Request for the agreement",
    "name.letter_kind.moratorium": "Notice of a moratorium",
    "name.letter_kind.arrangement": "Arrangement for a priority debt",
    "name.answer.accepted": "accepted",
    "name.answer.refused": "refused",
    "name.answer.countered": "asked for another sum",
    "name.next_step.write": "no letter yet",
    "name.next_step.wait": "waiting for an answer",
    "name.next_step.remind": "silent for 14 days: write again or call",
    "name.next_step.pay": "accepted in writing: begin to pay",
    "name.next_step.pay_countered": "within the share: accept and begin to pay",
    "name.next_step.counter_too_high": "more than the share: answer with the budget",
    "name.next_step.weigh": "another sum is asked for: hold it against the budget",
    "name.next_step.reconsider": "refused: send the answer to a refusal",
    "name.next_step.complain": "refused twice: complain",
    "name.next_step.review": "answered: look at it again",
    "creditor_letter.holding.title": "Please hold action while we advise our client",
    "creditor_letter.holding.1": (
        "Our client has asked us for advice about debts. We are working out a budget and will write again with a "
        "proposal by {until}."
    ),
    "creditor_letter.holding.2": (
        "Until then please take no action on this account, and stop interest and charges, so that the debt does "
        "not grow while a solution is found."
    ),
    "creditor_letter.holding.3": (
        "Please send us the balance with the date it is counted to, by {answer}. If you cannot agree, please "
        "give your reasons in writing."
    ),
    "creditor_letter.balance.title": "Please send us the balance",
    "creditor_letter.balance.1": "To advise our client we need the figures of this account by {answer}.",
    "creditor_letter.balance.2": (
        "Please tell us the balance today, with interest and charges apart. Please say which of them still "
        "run, and at what rate."
    ),
    "creditor_letter.reconsider.title": "Please look at our client's offer again",
    "creditor_letter.reconsider.1": (
        "You did not accept the offer of {share:money} a month. The enclosed budget, reference {number}, has "
        "not changed. It leaves {left:money} a month for all debts that are not priority debts, and each "
        "creditor is offered its share."
    ),
    "creditor_letter.reconsider.others": "These creditors have accepted: {names}.",
    "creditor_letter.reconsider.2": (
        "More for you would mean less for the others, or a plan that fails. Please accept {share:money} a month "
        "from {first_on}, and stop interest and charges."
    ),
    "creditor_letter.reconsider.3": (
        "Please answer in writing by {answer}. If you still refuse, please say why and treat this letter as the "
        "beginning of a complaint."
    ),
    "creditor_letter.stop_interest.title": "Please stop interest and charges",
    "creditor_letter.stop_interest.1": (
        "Our client cannot pay what this account asks for. While interest and charges run, every payment does "
        "less and the debt may grow."
    ),
    "creditor_letter.stop_interest.2": (
        "Please stop interest and charges from today for as long as our client is in difficulty, and take back "
        "those of the last months where you can."
    ),
    "creditor_letter.stop_interest.3": (
        "Please tell us in writing by {answer} what you will do. If you refuse, please give your reasons."
    ),
    "creditor_letter.complaint.title": "Complaint",
    "creditor_letter.complaint.1": "Our client complains about the way this account is being dealt with: {matter}",
    "creditor_letter.complaint.2": (
        "Please look into it, put right what went wrong, and send us a final answer in writing. Until then "
        "please take no action on this account."
    ),
    "creditor_letter.complaint.3": (
        "If we have no final answer in the time that the rules give, the complaint can go to an outside "
        "body. So it can if our client is not content with the answer."
    ),
    "creditor_letter.agreement_request.title": "Please send a copy of the agreement",
    "creditor_letter.agreement_request.1": (
        "Please send us a true copy of the agreement and of any terms it refers to, and a statement of the "
        "account: what was paid, what is due and unpaid with the days, and what will fall due."
    ),
    "creditor_letter.agreement_request.2": (
        "Please send them by {answer}. Until they are here our client cannot say whether the debt is as you claim it."
    ),
    "creditor_letter.moratorium.title": "Notice of a moratorium",
    "creditor_letter.moratorium.1": (
        "A breathing space or moratorium holds for our client from {space_from}. It lasts until "
        "{space_until} at the latest."
    ),
    "creditor_letter.moratorium.2": (
        "While it holds please take no steps to enforce. Please do not ask our client to pay the debts that "
        "it covers: write to us instead."
    ),
    "creditor_letter.moratorium.3": "We use the time to find a way out and will write to you before it ends.",
    "creditor_letter.arrangement.title": "Proposal for a priority debt",
    "creditor_letter.arrangement.1": (
        "Of {balance:money} owed, {arrears:money} is overdue. Our client will pay what falls due from now "
        "on, and offers {minimum:money} a month towards the arrears from {first_on}."
    ),
    "creditor_letter.arrangement.bare": (
        "Our client will pay what falls due from now on, and offers {minimum:money} a month towards the "
        "{balance:money} owed from {first_on}."
    ),
    "creditor_letter.arrangement.2": (
        "This debt is paid before others. The enclosed budget, reference {number}, shows what the household can pay."
    ),
    "creditor_letter.arrangement.3": (
        "While it is paid, please do not cut off a supply, evict, take goods or enforce. Please accept in "
        "writing by {answer} and say where to pay."
    ),
    "creditor_letter.no_admission": "Nothing in this letter is an acknowledgement of the debt.",
    "creditor_letter.copy": "Copy to {client}",
    "reason.no_addressee": "No debt on the list takes a letter of this kind.",
    "reason.moratorium_undated": "Enter from which day the moratorium holds.",
    "reason.complaint_empty": "Say what the complaint is about.",
    "name.kept.creditor_addresses": "addresses of creditors",
    "creditor_letter.balance.3": (
        "Please also say what is overdue, what was paid last and when, who owns the debt now, and where to pay."
    ),
    "creditor_letter.moratorium.1.england_wales": (
        "A breathing space holds for our client from {space_from}. It lasts until {space_until} at the latest."
    ),
    "creditor_letter.moratorium.1.scotland": (
        "A moratorium on diligence holds for our client from {space_from}. It lasts until {space_until} at the latest."
    ),
    "creditor_letter.moratorium.title.england_wales": "Notice of a breathing space",
    "creditor_letter.moratorium.title.scotland": "Notice of a moratorium on diligence",
    "creditor_letter.arrangement.all": (
        "All of the {balance:money} owed is overdue. Our client will pay what falls due from now on, and "
        "offers {minimum:money} a month towards the arrears from {first_on}."
    ),
    "creditor_letter.enclosed.fee": "fee of £1",
    "name.letter_kind.no_offer": "No offer is possible",
    "name.letter_kind.insolvency_hold": "Hold while insolvency is prepared",
    "name.letter_kind.write_off": "Request to write off",
    "name.letter_kind.continue": "Payments go on as agreed",
    "letter.budget.short": (
        "The enclosed budget, reference {number}, lacks {short:money} a month for what the household needs "
        "and for priority debts."
    ),
    "letter.budget.none": (
        "The enclosed budget, reference {number}, leaves nothing once the household has paid for what it "
        "needs and the priority debts."
    ),
    "letter.budget.left": (
        "The enclosed budget, reference {number}, leaves {left:money} a month for all debts that are not "
        "priority debts."
    ),
    "letter.help": "We are checking with our client which income and help can be claimed. Priority debts come first.",
    "letter.even_so": "Each creditor is offered a token payment even so.",
    "letter.offer.token.short": (
        "Nothing is left once the household has paid for what it needs. Our client offers a token payment of "
        "{amount:money} a month, from {day}."
    ),
    "creditor_letter.no_offer.title": "No offer can be made at present",
    "creditor_letter.no_offer.1": (
        "Please take no action on this account for six months. Please stop interest and charges, so that the "
        "debt does not grow. We will write again as soon as we can offer you something."
    ),
    "creditor_letter.no_offer.2": "Please tell us in writing by {answer} whether you agree. If not, please say why.",
    "creditor_letter.insolvency_hold.title": "Please hold action: insolvency is being prepared",
    "creditor_letter.insolvency_hold.1": "Our client is about to apply for personal insolvency.",
    "creditor_letter.insolvency_hold.2": (
        "Each debt has to be named with its balance. Please send us the balance by {answer}, with the date "
        "it is counted to. Please add your reference, and say who owns the debt now."
    ),
    "creditor_letter.insolvency_hold.3": (
        "Please take no action on this account until that is decided, and stop interest and charges. We will "
        "tell you what comes of it, or if our client does not apply."
    ),
    "creditor_letter.insolvency_hold.title.scotland": "Please hold action: sequestration is being prepared",
    "creditor_letter.insolvency_hold.1.scotland": (
        "Our client is about to apply for sequestration by the minimal asset process."
    ),
    "creditor_letter.insolvency_hold.3.scotland": (
        "Please take no action on this account until that is decided, and stop interest and charges. We will "
        "tell you what comes of it, or if our client does not apply."
    ),
    "creditor_letter.write_off.title": "Please write off this debt",
    "creditor_letter.write_off.1": "{matter}",
    "creditor_letter.write_off.2": (
        "We see no prospect that the {balance:money} owed can be paid in any reasonable time. Please write "
        "the debt off, and confirm that it will be neither sold nor pursued."
    ),
    "creditor_letter.write_off.3": (
        "Please answer in writing by {answer}. Until then please take no action on this account. If you "
        "refuse, please give your reasons."
    ),
    "creditor_letter.continue.title": "Our client goes on paying as agreed",
    "creditor_letter.continue.1": (
        "You accepted {share:money} a month. We have looked at the budget again. The enclosed one, reference "
        "{number}, leaves {left:money} a month for all debts that are not priority debts."
    ),
    "creditor_letter.continue.2": (
        "Our client will go on and pay {share:money} a month. Please charge no interest and no fees while "
        "the payments are made. You need not answer if nothing changes."
    ),
    "creditor_letter.continue.3": "We look at it again on {review}.",
    "reason.write_off_empty": "Say why the debt should be written off.",
    "reason.offer_possible": "The budget leaves {left:money} a month for these debts: offer a share instead.",
}
