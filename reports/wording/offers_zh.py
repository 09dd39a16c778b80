"""Chinese: why an offer is made, and what would have to change where none can be; key for key as in English."""

TEXTS: dict[str, str] = {
    "offer.within_said": "每期付款不超过所说的每月{amount:money}。",
    "offer.within_surplus": "最高一期占可支配收入的{share:percent}，还剩{left:money}。",
    "offer.now": "先用现有的{amount:money}。",
    "offer.worth": "对债权人而言，比不达成协议多值{amount:money}。",
    "offer.ends": "最后一期在{day}。",
    "offer.forgives": "全部履行后减免{amount:money}。",
    "offer.forgives_nothing": "不需要减免。",
    "change.per_month": "每月{needed:money}即可。",
    "change.now": "如果现在拿得出{needed:money}先付，即可。",
    "change.max_months": "{needed:个月|个月}即可。",
    "change.payments": "分{needed}期即可。",
    "concession.short": "该家庭每月缺{amount:money}，不能要求从收入中还款。",
    "concession.even": "该家庭每月没有结余，不能要求从收入中还款。",
    "concession.little": "该家庭每月只余{amount:money}，没有合适的方案。",
    "concession.advice": "请先告知免费的债务咨询渠道。",
    "concession.hold": "可以约定暂缓，并定好复核的日期。",
    "concession.token": "也可以约定象征性还款，直到有更多结余。",
    "change.floor": "如果债权人接受现值{needed:money}即可。",
}
