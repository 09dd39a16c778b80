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
    "offer.limitation.us": "起诉期限",
    "forbearance.file.is.us": "我们依法向信用报告机构报送，您的信用报告可能显示还款金额降低。",
}
