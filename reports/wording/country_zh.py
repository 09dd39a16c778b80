"""What British and American papers say otherwise in Chinese: the key, and behind it the country."""

from __future__ import annotations

TEXTS = {
    "forbearance.missed.is.uk": (
        "我们若要求您一次付清全部欠款或终止您的信贷协议，须先向您发出正式的违约通知，给您至少{cure:天|天}补救。"
    ),
    "forbearance.file.is.uk": "我们依规定向信用信息机构报送，您的信用档案可能显示还款金额降低。",
    "forbearance.file.us": "信用报告",
    "forbearance.complain.ours.outside.uk": (
        "请先告诉我们：{complaints}。仍不满意，或八周内没有得到答复的，可以向外部机构反映：{complaints_body}。"
    ),
    "offer.cost.uk": "年化百分率",
    "offer.cost.us": "年化百分率",
    "offer.limitation.us": "起诉期限",
    "forbearance.file.is.us": "我们依法向信用报告机构报送，您的信用报告可能显示还款金额降低。",
    "creditor_letter.agreement_request.1.uk": (
        "请依《1974年消费信贷法》第77至79条，提供合同及其所引用文件的真实副本和经签署的账户说明。随附费用1英镑。"
    ),
    "creditor_letter.agreement_request.title.us": "请核实该债务",
    "creditor_letter.agreement_request.1.us": (
        "在核实之前，客户对该债务有异议。请提供合同、原债权人名称，以及自列明日起金额如何得出。"
    ),
    "creditor_letter.complaint.3.uk": (
        "如八周内没有最终答复，或客户对答复不满意，可免费提请金融申诉专员服务机构（FOS）处理。"
    ),
    "creditor_letter.complaint.3.us": ("如没有答复，或客户对答复不满意，可向消费者金融保护局（CFPB）或州检察长投诉。"),
    "letter.signed.uk": "签名",
    "letter.signed.us": "签名",
    "creditor_letter.agreement_request.2.uk": (
        "12个工作日内未寄达的，在寄达之前不得强制执行该合同。在此之前，客户无法判断债务是否如贵方所称。"
    ),
    "creditor_letter.insolvency_hold.title.uk": "正在准备债务免除令申请，请暂缓行动",
    "creditor_letter.insolvency_hold.1.uk": (
        "我方客户正在准备债务免除令（DRO）申请，由获认可的中间人向破产管理署署长提出。"
    ),
    "creditor_letter.insolvency_hold.3.uk": (
        "在作出决定之前，请不要就该账户采取行动，并停收利息和费用。自命令之日起，其中所列债权人未经法院许可不得"
        "采取行动。决定作出后，或不再申请时，我们会告知贵方。"
    ),
    "creditor_letter.insolvency_hold.title.us": "正在准备破产申请，请暂缓行动",
    "creditor_letter.insolvency_hold.1.us": (
        "我方客户正在准备《破产法典》下的破产申请。自申请之日起，追收自动中止（11 U.S.C. § 362）。"
    ),
    "creditor_letter.write_off.2.us": (
        "我们认为所欠{balance:money}在合理期限内无望偿还。请予免除，并确认不再转让、不再追收，以及是否将以1099-"
        "C表申报。"
    ),
    "creditor_letter.write_off.2.uk": (
        "我们认为所欠{balance:money}在合理期限内无望偿还。请予核销，并确认不再转让、不再追索，以及信用档案将如何记载。"
    ),
}
