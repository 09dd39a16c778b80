"""English: the brief before a talk, the script of a call, messages and answers, the line since the last talk."""

from __future__ import annotations

TEXTS = {
    "since.never": "No talk yet",
    "since.never.attempts": "No talk yet; {attempts:call|calls} unanswered",
    "since.on": "Last talk {day}, {days:day|days} ago",
    "since.today": "Last talk today",
    "since.said": "{what}: {said}",
    "since.next": "next: {next}",
    "since.received": "since then {amount:money} received",
    "since.no_money": "no payment since",
    "since.attempts": "{attempts:call|calls} unanswered",
    "brief.plan": "Plan",
    "brief.way": "Reach by",
    "brief.hour": "Hour",
    "brief.mind": "Mind",
    "brief.plan.none": "No plan and no offer yet: ask first what can be paid, and when",
    "brief.plan.kept": "Agreement {number} is kept: next {amount:money} by {day}",
    "brief.plan.late": "Agreement {number} is late: {amount:money} open since {day}. Ask what happened before "
    "anything else",
    "brief.plan.settled": "Nothing is owed any more",
    "brief.plan.ended": "Agreement {number} has ended: {amount:money} owed today",
    "brief.plan.offered": "{what} on {day}: {plan}",
    "brief.way.closed": "not by {ways}: {why}",
    "brief.way.none": "nothing is open right now",
    "brief.way.opted_out": "opted out",
    "brief.hour.allowed": "allowed {begin}:00 to {end}:00, there it is {now}",
    "brief.hour.unknown": "allowed {begin}:00 to {end}:00; the time there is not known",
    "brief.hour.free": "the rules name no hours; there it is {now}",
    "brief.hour.nothing": "the rules name no hours",
    "brief.hour.reached": "reached {talks} of {calls} times around {hour}:00",
    "brief.mind.needed": "Other debts on the list need {amount:money} a month before this one",
    "brief.mind.hardship": "Told of hardship before: ask how things are now",
    "brief.mind.vulnerable": "Vulnerable: {what}. Slower, shorter, offer it in writing",
    "brief.mind.complaint": "A complaint is open since {day}: do not argue about it, say who answers it",
    "brief.mind.night": "Has agreed to calls at night",
    "brief.mind.nothing": "Nothing recorded",
    "name.way.call": "call",
    "name.way.wechat": "WeChat",
    "name.way.sms": "text message",
    "name.way.email": "e-mail",
    "name.way.letter": "letter",
    "name.way.visit": "visit",
    "name.medium.sms": "Text message",
    "name.medium.wechat": "WeChat",
    "name.medium.email": "E-mail",
    "name.message.call_back": "Please call",
    "name.message.offer": "The offer that stands",
    "name.message.agreed": "Where to pay, after signing",
    "name.message.due": "Next payment",
    "name.message.missed": "Missed payment",
    "name.message.reply": "Answer",
    "name.event.offered": "We offered",
    "name.event.accepted": "They accepted",
    "name.event.refused": "They refused",
    "name.event.countered": "They asked for",
    "name.event.yes": "Said yes",
    "name.vulnerability.health": "health",
    "name.vulnerability.life_event": "a life event",
    "name.vulnerability.resilience": "little to fall back on",
    "name.vulnerability.capability": "needs help to follow",
    "name.stage.open": "Greeting",
    "name.stage.identify": "Identity",
    "name.stage.purpose": "Why we call",
    "name.stage.listen": "Listen",
    "name.stage.offer": "Offer",
    "name.stage.agree": "Agree",
    "name.stage.close": "Close",
    "script.open": "Good day, this is … (your name) of {sender}. May I speak to {debtor}?",
    "script.open.recorded": "This call is recorded.",
    "script.identify": "To protect your data I need to make sure who you are: please tell me your date of "
    "birth and the first line of your "
    "address.",
    "script.identify.before": "Until identity is checked: no debt, no creditor, no amount. To anybody else "
    "only: please ask for a call back.",
    "script.purpose": "I am calling about your {product} with {creditor}. On {today} {debt:money} is owed, of "
    "it {principal:money} principal. "
    "Do you agree with that figure?",
    "script.purpose.plan": "I am calling about agreement {number}: {amount:money} was due on {day}.",
    "script.purpose.due": "I am calling about agreement {number}: {amount:money} is due on {day}.",
    "script.purpose.advice": "You can get free and independent debt advice{advice}. We can wait while you do.",
    "script.listen": "What has made it hard to pay? What comes in each month, what must go out, what is left, "
    "and on which day?",
    "script.listen.hear": "Let them finish. Say back what you heard before you offer anything.",
    "script.offer": "What would fit what you told me: {plan}. It is no agreement until you have read and signed it.",
    "script.offer.none": "Put what they say into the field, and read out the offer that comes back.",
    "script.agree": "Then I read it out once more: number, amount and day of each payment. Is that right for you?",
    "script.agree.only": "Promise nothing that does not stand in the paper.",
    "script.close": "You get it in writing. If anything changes, call {telephone} before the day and we find "
    "another way. Thank you.",
    "script.close.note": "Log the result and the next step with its day.",
    "message.sender": "{agent} for {creditor}",
    "message.call_back": "{sender}: we would like to talk to you. Please call {telephone}{hours}. If this is "
    "not for you, please tell us.",
    "message.hours": " ({hours})",
    "message.offer": "{sender}: as discussed we offer {plan}, the last by {ends}. Answer YES or call "
    "{telephone}. It binds nobody until "
    "both have signed.",
    "message.agreed": "{sender}: agreement {number} is signed. Please pay {amount_due} by {due_day} to "
    "{payee}, account {payee_account}, "
    "{payee_bank}, reference {number}. Pay nowhere else.",
    "message.missed": "{sender}: {amount_due} under agreement {number} was due on {due_day} and has not "
    "arrived. If it is on its way, "
    "please ignore this. If you cannot pay, call {telephone}: we look for a way together.",
    "message.out.sms": "Reply STOP for no more text messages.",
    "message.out.wechat": "Tell us if you want no more WeChat messages.",
    "message.out.email": "Reply STOP for no more e-mail.",
    "message.subject.reply": "Your message",
    "message.subject.call_back": "Please call us",
    "message.subject.offer": "Our offer",
    "message.subject.agreed": "Agreement {number}: where to pay",
    "message.subject.due": "Agreement {number}: next payment",
    "message.subject.missed": "Agreement {number}: payment missing",
    "reply.heard": "Thank you for your message. You can pay {said}.",
    "reply.offer": "We can offer {plan}, the last by {ends}. If that suits you answer YES: we then send the "
    "agreement, which binds nobody until "
    "both have signed.",
    "reply.offer.later": "We work out what is possible on that and come back to you, or call {telephone}.",
    "reply.unread": "Thank you for your message. So that we understand you rightly: how much could you pay, "
    "and from which day? Or call "
    "{telephone}.",
    "reply.wrong_person": "Thank you for telling us. We check the number and do not write to it about this again.",
    "reply.represented": "Thank you. Please send us the name and address of who acts for you: from then on we "
    "write to them alone.",
    "reply.disputed": "Thank you for telling us. Please say what is wrong. We stop until it is looked into, "
    "and send you the documents. "
    "Telephone {telephone}.",
    "reply.complaint": "We are sorry that you are not content. Your complaint is taken in, and you get an "
    "answer in writing. Telephone "
    "{complaints}.",
    "reply.paid": "Thank you. Please tell us the day, the amount and the reference of the payment; we look "
    "whether it has arrived.",
    "reply.hardship": "Thank you for telling us, we are sorry to hear it. Tell us what you could manage each "
    "month, even if it is little or "
    "nothing for now, or call {telephone}: we look for a way together.",
    "reply.refuses": "Understood. What could you do instead: how much, and from which day? Or call {telephone}.",
    "reply.agrees": "Thank you. We prepare the agreement and send it to you to read; it binds nobody until "
    "both have signed.",
    "reply.asks_call": "Thank you. When may we call you, and under which number? Or call {telephone}{hours}.",
    "reply.asks_amount": "Figures are told once we know who you are: please call {telephone}{hours}, or ask "
    "for a statement in writing.",
    "in_words.run": "{count:payment|payments} of {amount:money}",
    "in_words.one": "{amount:money}",
    "in_words.down": "{amount:money} first",
    "in_words.none": "{count:period|periods} without payment",
    "in_words.then": ", then ",
    "in_words.settles": "{paid:money} in all, which settles the debt: {parts}",
    "in_words.settles.once": "{paid:money} once, which settles the debt",
    "stated.settle": "{amount:money} to settle it all",
    "stated.settle.share": "{amount:percent} of the debt to settle it",
    "name.answered.in_danger": "A life may be in danger: write nothing, call now",
    "name.answered.stop": "Wants no more messages: record it, write nothing",
    "name.answered.wrong_person": "Says it is the wrong person",
    "name.answered.represented": "Is represented",
    "name.answered.disputed": "Disputes the debt",
    "name.answered.complaint": "Complains",
    "name.answered.paid": "Says it is paid",
    "name.answered.hardship": "Hardship",
    "name.answered.refuses": "Refuses",
    "name.answered.agrees": "Agrees",
    "name.answered.asks_call": "Asks for a call",
    "name.answered.asks_amount": "Asks for figures",
    "name.answered.offer": "Says what they can pay",
    "name.answered.unread": "Nothing recognised",
    "reason.opted_out": "The person opted out of this. Choose another way.",
    "reason.message_stopped": "A rule stops messages right now: see what the rules say about contact.",
    "reason.no_offer_stands": "No offer stands. Make one first.",
    "reason.no_plan": "No plan is in force on this account.",
    "reason.nothing_due": "Nothing more is due under this plan.",
    "reason.nothing_late": "Nothing is late under this plan.",
    "reason.unknown_place": "Something in braces is not known here. Use {known}.",
}
