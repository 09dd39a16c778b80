"""A message that a debtor sent: what it offers, and what else it says that asks for another answer.

Nothing here decides: whoever is at the desk sees what was read, corrects it, and sends the answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from restructure.proposals.spoken.marks import SIMPLIFIED, plain_of
from restructure.proposals.statement import Statement
from restructure.proposals.statement_parser import Stated, parse_statement

Signal = Literal[
    "in_danger", "stop", "wrong_person", "represented", "disputed", "complaint", "paid", "hardship", "refuses",
    "agrees", "asks_call", "asks_amount",
]  # fmt: skip
SIGNALS: tuple[Signal, ...] = get_args(Signal)
"""What a message may say beside an offer, the gravest first: the first decides the answer."""

WORDS: dict[Signal, str] = {
    "in_danger": r"suicid|kill (?:myself|me)|end (?:my life|it all)|(?:want|going|rather|ready) to die|"
    r"(?:do ?n.?t|cannot|"
    r"can.?t) (?:want to )?(?:live|go on) any ?more|(?:do ?n.?t|no longer) want to live|better off dead|rather die|"
    r"自杀|轻生|不想活(?!动|期)|活不下去|活着没(?:意思|意义)|想死|去死|寻死|跳楼|结束(?:自己的?)?生命|了结自己|割腕",
    "stop": r"(?:stop|quit) (?:texting|calling|messaging|contacting|writing|emailing|sending|harassing)|"
    r"^ *(?:stop|td|t)[.! ]*$|"
    r"unsubscribe|opt(?:ing)? ?out|(?:do not|do ?n.?t|never) (?:contact|call|text|message|e?-?mail|write to|"
    r"phone) me(?! (?:at|before|"
    r"after|on|until))|leave me alone|(?:take|remove) me off|"
    r"(?:别|不要|勿|不许|停止|请勿)再?(?:给我)?(?:发(?:短信|微信|信息|消息|邮件|了|这|来)|联系|骚扰|打(?:电话|"
    r"扰|来|了|给我))|退订|拒收|不想再收到",
    "wrong_person": r"wrong (?:number|person)|(?:you )?(?:got|have|messaged|called) the wrong|"
    r"nobody (?:here )?(?:by|of) that name|"
    r"(?:do ?n.?t|do not) know (?:him|her|this person|who (?:that|this) is)|打错|发错|找错人|认错人|不是本人|"
    r"(?:不|没)认识(?:他|她|这个人|此人|这人)|"
    r"不认识|号主|换号了?.{0,4}不是",
    "represented": r"my (?:lawyer|solicitor|attorney|debt (?:adviser|advisor|counsell?or))|"
    r"talk to my (?:lawyer|solicitor|attorney)|"
    r"represented by|律师|法律援助|债务顾问|代理人(?:联系|处理|谈)",
    "disputed": r"(?:not|isn.?t|is not) my debt|(?:do ?n.?t|do not|never) (?:owe|owed|borrow\w*|took|signed|"
    r"had)|disput|identity theft|fraud|"
    r"(?:wrong|incorrect) (?:amount|balance|figure)|amount is (?:wrong|incorrect)|"
    r"不是我(?:借|欠|办|贷|刷|的(?:债|卡|贷款|欠款))|(?:没|没有|从没|从未|未)(?:借过?|欠|贷过?|"
    r"办过)(?!.{0,2}(?:那么|这么)多.{0,4}(?:还|可以))|盗刷|冒用|冒名|有异议|不认(?:账|这笔)|"
    r"金额(?:不对|有误|错)|算错|多收",
    "complaint": r"complain|ombudsman|cfpb|\bfca\b|trading standards|report you|投诉|12378|12363|举报|"
    r"金融监管|银保监|消协|曝光|起诉你们",
    "paid": r"(?<!n.t )(?:(?:have|ve|i) |already |just )+(?:paid|sent (?:it|the (?:money|payment))|"
    r"transferred)|payment (?:was |has been )?"
    r"(?:sent|made)|(?:已经?|刚刚?|早就|昨天|今天|上周|上月)(?:都)?(?:还|付|转|存|汇)(?:款)?(?!不|款日)(?:了|"
    r"过|清|完|好|给|进)?|(?:还|付|转|存|汇)(?:过|清|完)了|"
    r"钱(?:已经?)?(?:打|转|汇)(?:过去|过来|给你们)了",
    "hardship": r"lost my job|unemploy|laid off|redundan|\bsick\b|\bill(?:ness)?\b|hospital|surgery|divorc|bereave|"
    r"(?:can.?t|cannot|can not|unable to) (?:afford|pay)|no (?:money|income|work)|broke\b|benefits? (?:stopped|cut)|"
    r"失业|下岗|裁员|被裁|丢了工作|没(?:有)?(?:工作|收入|钱)|住院|生病|重病|大病|手术|离婚|去世|破产|困难|"
    r"还不(?:起|上|了)|付不起|拿不出|"
    r"(?:拖欠|没发|不发|晚发|未发).{0,2}工资|工资(?:还)?(?:没|未|不)发|生意(?:失败|亏|不好|难做)|停业|停工|残疾",
    "refuses": r"no way|(?:i )?refuse|(?:wo ?n.?t|will not|not going to) pay|forget it|not (?:agree|accept)|"
    r"(?:do ?n.?t|do not) (?:agree|accept)|"
    r"不同意|不接受|(?<!还)不还(?!款日|清|上|了|起)|没门|不可能|拒绝|不答应|就是不还",
    "agrees": r"^ *(?:ok|okay|yes|agreed?|fine|sure|deal|sounds good|that works)\b(?! but)|\bi (?:agree|accept)\b|"
    r"(?<!不)(?<!才)同意|^ *(?:好的?|行|可以|没问题|嗯|成|收到)(?:的|吧|了|啊|呀)?(?=[;,.! ]|$)|没问题|"
    r"(?<!不)答应|就(?:这样|按这个)|按(?:你|您)说的",
    "asks_call": r"(?<!n.t )(?<!not )(?<!never )(?:call|ring|phone) me(?! names)|give me a (?:call|ring)|"
    r"can (?:we|you) (?:talk|call)|speak to (?:someone|you)|"
    r"(?:给我)?(?:回|打)(?:个|一个)?电话(?:给我|过来|吧|$)|给我(?:打|回)电|回电|电话(?:聊|谈|沟通|说)",
    "asks_amount": r"how much|what (?:do|is) (?:i|the|my) (?:owe|balance|amount|total)|(?:send|"
    r"give) me (?:the|a) (?:statement|breakdown|figures?)|"
    r"(?:欠|还|是|要|该|一共|总共)(?:差|剩|有|欠|还)?多少|应还多少|多少钱|明细|账单|对账",
}
"""How each is said. A word that is denied beside it is none: that is in the pattern."""
COMPILED = {signal: re.compile(pattern) for signal, pattern in WORDS.items()}
CALL_ONLY = re.compile(r"(?:stop|别|不要|停止|勿|请勿)(?:再)?(?:给我)?(?: ?calling|打电话|打来|打了|打给我)")
"""Who wants no calls may want messages all the same."""


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """A message as it was read: ``stated`` is what it offers, ``signals`` what else it says, the gravest first;
    ``calls_only`` where it asks for an end of calls and of nothing else."""

    stated: Stated
    signals: tuple[Signal, ...]
    calls_only: bool = False

    @property
    def answered_as(self) -> Signal | Literal["offer", "unread"]:
        """Return what the answer is about: the gravest of what it says, the sums that it offers, or neither."""
        said = self.signals[0] if self.signals else None
        if said in ("refuses", "agrees", "asks_call", "asks_amount", "hardship", None) and _offers(self.stated):
            return "offer"
        return said or "unread"

    @property
    def unread(self) -> tuple[str, ...]:
        """Return the words that were not understood, those aside that one of the signals was read from."""
        return tuple(one for one in self.stated.unread if not set(self.signals).intersection(signals_in(one)))

    def without(self, signal: Signal | Literal["offer"]) -> IncomingMessage:
        """The same message without something that it does not say: a signal, or what it offers."""
        if signal == "offer":
            return replace(self, stated=Stated(Statement(), self.stated.unread))
        return replace(self, signals=tuple(one for one in self.signals if one != signal))


def read_message(text: str, currency: str, today: date) -> IncomingMessage:
    """Read what a message says. Refuses nothing: what is not understood is ``unread`` in what is stated.

    >>> read_message("不要再发短信了", "CNY", date(2026, 11, 30)).signals
    ('stop',)
    >>> read_message("我失业了，每月最多还800", "CNY", date(2026, 11, 30)).answered_as
    'offer'
    """
    plain = plain_of(text).translate(SIMPLIFIED)
    signals = signals_in(text)
    without_calls = CALL_ONLY.sub("", plain)
    calls_only = "stop" in signals and COMPILED["stop"].search(without_calls) is None
    return IncomingMessage(parse_statement(text, currency, today), signals, calls_only)


def signals_in(text: str) -> tuple[Signal, ...]:
    """Return what a text says beside an offer, the gravest first."""
    plain = plain_of(text).translate(SIMPLIFIED)
    signals = tuple(signal for signal in SIGNALS if COMPILED[signal].search(plain))
    if "paid" in signals and re.search(r"没还|还没|未还|没付|(?:ha|ve)(?:ve)? ?n.?o?t paid|not paid", plain):
        signals = tuple(one for one in signals if one != "paid")
    if "refuses" in signals:
        signals = tuple(one for one in signals if one != "agrees")
    return signals


def _offers(stated: Stated) -> bool:
    said = stated.says
    return said.regular is not None or said.now is not None or said.settle is not None
