"""Chinese: letters to creditors beside offers, their answers, and what comes next."""

from __future__ import annotations

TEXTS = {
    "name.letter_kind.holding": "暂缓函",
    "name.letter_kind.balance": "余额查询函",
    "name.letter_kind.offer": "还款提议函",
    "name.letter_kind.reconsider": "对拒绝的答复",
    "name.letter_kind.stop_interest": "停息请求函",
    "name.letter_kind.complaint": "投诉函",
    "name.letter_kind.agreement_request": "索取合同函",
    "name.letter_kind.moratorium": "暂缓期通知",
    "name.letter_kind.arrangement": "优先债务安排函",
    "name.answer.accepted": "已接受",
    "name.answer.refused": "已拒绝",
    "name.answer.countered": "另提金额",
    "name.next_step.write": "尚未发函",
    "name.next_step.wait": "等待答复",
    "name.next_step.remind": "14天未答复：再发函或致电",
    "name.next_step.pay": "已书面接受：开始付款",
    "name.next_step.pay_countered": "在份额之内：可以接受并开始付款",
    "name.next_step.counter_too_high": "超出份额：以预算答复",
    "name.next_step.weigh": "另提金额：请与预算对照",
    "name.next_step.reconsider": "已拒绝：发出答复函",
    "name.next_step.complain": "两次拒绝：投诉",
    "name.next_step.review": "已答复：再行研究",
    "creditor_letter.holding.title": "请在我方提供咨询期间暂缓行动",
    "creditor_letter.holding.1": "我方客户就其债务向我方咨询。我们正在编制预算，最迟于{until}再次致函提出方案。",
    "creditor_letter.holding.2": (
        "在此之前，请不要就该账户采取任何行动，并停收利息和费用，以免债务在寻找出路期间增加。"
    ),
    "creditor_letter.holding.3": "请最迟于{answer}告知余额及其截止日期；如不能同意，请书面说明理由。",
    "creditor_letter.balance.title": "请告知余额",
    "creditor_letter.balance.1": "为向客户提供咨询，我们最迟于{answer}需要该账户的下列数据。",
    "creditor_letter.balance.2": "请告知今日余额（利息和费用分列）、利率，以及仍在计收的费用。",
    "creditor_letter.reconsider.title": "请重新考虑我方客户的提议",
    "creditor_letter.reconsider.1": (
        "贵方未接受每月{share:money}的提议。随附的预算（编号{number}）没有变化：每月可还非优先债务{left:money}，"
        "各债权人按份额分配。"
    ),
    "creditor_letter.reconsider.others": "以下债权人已接受：{names}。",
    "creditor_letter.reconsider.2": (
        "给贵方更多，就意味着其他债权人更少，或计划落空。请自{first_on}起接受每月{share:money}，并停收利息和费用。"
    ),
    "creditor_letter.reconsider.3": "请最迟于{answer}书面答复。如仍拒绝，请说明理由，并将本函视为投诉。",
    "creditor_letter.stop_interest.title": "请停收利息和费用",
    "creditor_letter.stop_interest.1": (
        "我方客户无力支付该账户所要求的款项。利息和费用继续计收，每笔付款的作用就更小，债务还可能增加。"
    ),
    "creditor_letter.stop_interest.2": "请自今日起在客户困难期间停收利息和费用，并在可能时退回近几个月所收。",
    "creditor_letter.stop_interest.3": "请最迟于{answer}书面告知贵方的决定；如拒绝，请说明理由。",
    "creditor_letter.complaint.title": "投诉",
    "creditor_letter.complaint.1": "我方客户就该账户的处理方式提出投诉：{matter}",
    "creditor_letter.complaint.2": "请调查并纠正，并书面给出最终答复。在此之前，请勿就该账户采取行动。",
    "creditor_letter.complaint.3": "如在规定期限内没有最终答复，或客户对答复不满意，可以向外部机构投诉。",
    "creditor_letter.agreement_request.title": "请提供合同副本",
    "creditor_letter.agreement_request.1": (
        "请提供合同及其所引用条款的真实副本，以及账户说明：已付、已到期未付（及日期）、将到期的款项。"
    ),
    "creditor_letter.agreement_request.2": "请最迟于{answer}寄达。在此之前，客户无法判断债务是否如贵方所称。",
    "creditor_letter.moratorium.title": "暂缓期通知",
    "creditor_letter.moratorium.1": "我方客户自{space_from}起处于喘息期（暂缓期），最迟至{space_until}为止。",
    "creditor_letter.moratorium.2": "在此期间请勿采取强制执行措施，也请勿就所涵盖的债务向客户催款，请改与我方联系。",
    "creditor_letter.moratorium.3": "我们将利用这段时间寻找出路，并在期满前致函。",
    "creditor_letter.arrangement.title": "优先债务安排提议",
    "creditor_letter.arrangement.1": (
        "所欠{balance:money}中，逾期{arrears:money}。除今后应付款项外，客户提议自{first_on}起每月偿还{minimum:money}。"
    ),
    "creditor_letter.arrangement.bare": (
        "除今后应付款项外，客户提议自{first_on}起，就所欠{balance:money}每月偿还{minimum:money}。"
    ),
    "creditor_letter.arrangement.2": "该债务优先于其他债务清偿。随附的预算（编号{number}）显示家庭的承受能力。",
    "creditor_letter.arrangement.3": (
        "在按约付款期间，请不要停供、驱离、收回或强制执行。请最迟于{answer}书面接受，并告知付款账户。"
    ),
    "creditor_letter.no_admission": "本函不构成对债务的承认。",
    "creditor_letter.copy": "抄送：{client}",
    "reason.no_addressee": "名单中没有适用这种函件的债务。",
    "reason.moratorium_undated": "请填写暂缓期的起始日。",
    "reason.complaint_empty": "请写明投诉的内容。",
    "name.kept.creditor_addresses": "债权人地址",
    "creditor_letter.balance.3": "请一并告知逾期金额、最近一次还款及其日期、现债权人和付款账户。",
    "creditor_letter.moratorium.1.england_wales": "我方客户自{space_from}起处于喘息期，最迟至{space_until}为止。",
    "creditor_letter.moratorium.1.scotland": "我方客户自{space_from}起处于暂缓执行期，最迟至{space_until}为止。",
    "creditor_letter.moratorium.title.england_wales": "喘息期通知",
    "creditor_letter.moratorium.title.scotland": "暂缓执行期通知",
    "creditor_letter.arrangement.all": (
        "所欠{balance:money}全部逾期。除今后应付款项外，客户提议自{first_on}起每月偿还{minimum:money}。"
    ),
    "creditor_letter.enclosed.fee": "费用1英镑",
    "name.letter_kind.no_offer": "暂无力提议",
    "name.letter_kind.insolvency_hold": "准备破产期间请暂缓",
    "name.letter_kind.write_off": "减免请求函",
    "name.letter_kind.continue": "照约继续付款",
    "letter.budget.short": "随附的预算（编号{number}）显示，每月用于必要支出和优先债务的款项还差{short:money}。",
    "letter.budget.none": "随附的预算（编号{number}）显示，必要支出和优先债务之后没有余款。",
    "letter.budget.left": "随附的预算（编号{number}）显示，每月可还非优先债务{left:money}。",
    "letter.help": "我们正与客户核对还可申请哪些收入和补助；优先债务先行处理。",
    "letter.even_so": "尽管如此，仍向每家债权人提议象征性还款。",
    "letter.offer.token.short": "必要支出之后没有余款。我方客户愿意自{day}起每月象征性支付{amount:money}。",
    "creditor_letter.no_offer.title": "目前无力提出还款方案",
    "creditor_letter.no_offer.1": (
        "请在六个月内不要就该账户采取行动，并停收利息和费用，以免债务在此期间增加。一旦有款可还，我们即再次致函。"
    ),
    "creditor_letter.no_offer.2": "请最迟于{answer}书面告知是否同意；如拒绝，请说明理由。",
    "creditor_letter.insolvency_hold.title": "正在准备破产申请，请暂缓行动",
    "creditor_letter.insolvency_hold.1": "我方客户正在准备个人破产（个人债务集中清理）申请。",
    "creditor_letter.insolvency_hold.2": (
        "申请须列明每笔债务及其余额。请最迟于{answer}告知余额及其截止日期、贵方编号，以及债权现归何人。"
    ),
    "creditor_letter.insolvency_hold.3": (
        "在作出决定之前，请不要就该账户采取行动，并停收利息和费用。决定作出后，或不再申请时，我们会告知贵方。"
    ),
    "creditor_letter.insolvency_hold.title.scotland": "正在准备最低资产程序申请，请暂缓行动",
    "creditor_letter.insolvency_hold.1.scotland": "我方客户正在准备最低资产程序（MAP）破产申请。",
    "creditor_letter.insolvency_hold.3.scotland": (
        "在作出决定之前，请不要就该账户采取行动，并停收利息和费用。决定作出后，或不再申请时，我们会告知贵方。"
    ),
    "creditor_letter.write_off.title": "请减免该债务",
    "creditor_letter.write_off.1": "{matter}",
    "creditor_letter.write_off.2": (
        "我们认为所欠{balance:money}在合理期限内无望偿还。请予减免，并确认不再转让、不再追索。"
    ),
    "creditor_letter.write_off.3": "请最迟于{answer}书面答复。在此之前，请不要就该账户采取行动；如拒绝，请说明理由。",
    "creditor_letter.continue.title": "客户照约继续付款",
    "creditor_letter.continue.1": (
        "贵方已接受每月{share:money}。我们重新核对了预算：随附的预算（编号{number}）显示，每月可还非优先债务"
        "{left:money}。"
    ),
    "creditor_letter.continue.2": (
        "我方客户继续每月支付{share:money}。在按约付款期间，请继续停收利息和费用。如无变化，无需答复。"
    ),
    "creditor_letter.continue.3": "我们将于{review}再次核对。",
    "reason.write_off_empty": "请写明为什么应当减免。",
    "reason.offer_possible": "预算每月可还这些债务{left:money}：请改为提议份额。",
}
