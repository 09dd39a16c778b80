"""What other systems call the columns of a file of accounts, so that a person need not say it for the common ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from restructure.parties.account_fields import FIELD, HEADINGS, IN_FILES, Kind

DAYS_OVERDUE, ALSO_PHONE, NOTE, TOTAL = "days_overdue", "phone_also", "note", "total"
ALSO: Mapping[str, tuple[str, ...]] = {
    DAYS_OVERDUE: (
        "days past due", "dpd", "current dpd", "overdue days", "days delinquent", "days in arrears", "days late",
        "arrears days", "number of days past due", "逾期天数", "逾期日数", "当前逾期天数", "逾期总天数", "拖欠天数",
        "欠款天数", "逾期本金天数",
    ),
    ALSO_PHONE: (
        "phone 2", "telephone 2", "mobile 2", "other phone", "alternative phone", "alternate phone",
        "secondary phone", "home phone", "home telephone", "work phone", "work telephone", "备用电话", "其他电话",
        "第二电话", "备用手机", "家庭电话", "住宅电话", "家庭号码", "客户宅电", "户籍电话", "单位电话", "单位号码",
        "联系电话2", "手机号2", "电话2",
    ),
    NOTE: ("notes", "remark", "remarks", "comment", "comments", "备注", "备注信息", "催收备注", "说明"),
    # Of one sum for all that is owed it depends on the other columns what it is: ``total_of`` knows.
    TOTAL: (),
}  # fmt: skip
"""Columns of files that no account has, and what they are called: each says something of one that it has."""
OURS = (*IN_FILES, *ALSO)
"""What a column of a file of accounts may hold."""
KNOWN: Mapping[str, tuple[str, ...]] = {**dict.fromkeys(IN_FILES, ()), **HEADINGS, **ALSO}
LIKELY: Mapping[str, tuple[str, ...]] = {
    "number": (
        "account id", "case number", "case no", "case ref", "reference number", "our reference", "client reference",
        "委案编号", "案件号", "个案序列号", "客户编号", "客户号",
    ),
    "creditor": (
        "original creditor", "original lender", "original creditor name", "client", "client name", "bank name",
        "issuer", "card issuer", "originator", "委案方", "委托人", "委托单位", "资方", "资金方", "放款机构", "放款银行",
        "放款方", "出借机构", "授信机构", "原债权人", "原债权机构", "贷款人", "金融机构", "金融机构名称", "经办银行",
        "银行", "银行名",
    ),
    "name": ("account name", "customer", "客户", "账户名称", "账户名"),
    "principal": (
        "overdue principal", "principal overdue", "past due principal", "principal past due", "principal arrears",
        "principal due", "逾期本金", "逾期本金余额", "逾期本金金额", "应还本金", "应收本金",
    ),
    "interest": (
        "overdue interest", "past due interest", "interest overdue", "逾期利息", "逾期利息金额", "表内利息", "表外利息",
        "表内欠息", "表外欠息", "compound interest", "复利", "复利金额", "复息", "应收复利", "应还复利", "未还复利",
    ),
    "penalty": ("late payment interest", "罚金", "逾期罚金"),
    "fees": (
        "late fees", "late fee", "late charges", "late charge", "collection fees", "collection fee",
        "collection charges", "collection costs", "legal fees", "legal costs", "court costs", "attorney fees",
        "nsf fees", "annual fee", "costs", "服务费", "管理费", "账户管理费", "逾期管理费", "逾期费用", "超限费", "年费",
        "催收费", "催收费用", "诉讼费", "律师费", "担保费", "取现费", "分期手续费",
    ),
    "as_of": (
        "report date", "reporting date", "extract date", "extraction date", "run date", "file date", "statement date",
        "报表日期", "报送日期", "提取日期", "导出日期", "数据时间", "数据更新日期", "更新日期", "业务日期", "会计日期",
    ),
    "contract_rate": (
        "interest rate", "contract interest rate", "note rate", "apr", "annual percentage rate", "年化率", "年息",
    ),
    "contract_date": ("start date", "agreement start date", "issue date", "起息日", "借款时间", "贷款开始日期"),
    "last_due": ("end date", "agreement end date", "到期日", "到期日期"),
    "overdue_since": ("delinquency date", "逾期时间", "违约日期"),
    "contract_payments": ("loan term", "original term", "tenor", "tenure"),
}  # fmt: skip
"""Further names, each by its rank: one is read where no surer column is there, and whoever reads is told so."""
TOGETHER: Mapping[str, Mapping[str, str]] = {
    "interest": {
        "plain": "(?!.*(复|表[内外])).*息(余额|金额)?|(?!compound).*interest.*",
        "on the books": "表内.*",
        "off the books": "表外.*",
        "compound": r".*复[利息].*|compound.*",
    },
    "penalty": {
        "penalty interest": r".*罚息.*|(penalty|default|late payment) ?interest",
        "breach": ".*违约金.*",
        "late": ".*滞纳金.*",
    },
    "fees": {
        "late": "late ?(fee|charge)s?",
        "collection": r"collection.*|催收费.*",
        "law": r"(legal|court|attorney).*",
        "suit": "诉讼费",
        "lawyer": "律师费",
        "service": "服务费",
        "management": ".*管理费",
        "handling": ".*手续费",
        "limit": "超限费",
        "annual": "年费|annual ?fee",
        "guarantee": "担保费",
        "cash": "取现费",
        "returned": "nsf ?fees?",
        "other": "其他费用|other ?fees",
    },
}
"""Kinds of interest, penalties and fees that stand in columns of their own and are owed together; what a name says
of all of them at once is none."""
PLUS = " + "
"""Stands between the names of columns that are added up."""
TOTALS = re.compile(
    r"(债务|欠款|应还|应收|逾期|未还|未偿|拖欠|债权|全部|剩余)?(总额|总金额|合计|总计|总欠款|欠款总额|余额合计|金额合计)"
    r"|(本息|本息费|本息罚|息费|本金利息)(合计|总额|总计)|合计(金额|欠款|应还)|总(欠款|债权|金额|应还)(余?额)?|结清金额"
    r"|(grand)?total((amount)?(due|owed|outstanding|balance|debt|payable|arrears))?|totalamount|(amount|balance)(due)?total"
    r"|payoff(amount)?"
)
"""A name of one sum for all that is owed, without blanks."""
NAMES: Mapping[str, tuple[str, ...]] = {ours: (*names, *LIKELY.get(ours, ())) for ours, names in KNOWN.items()}
OVERDUE_PART = re.compile(r"逾期本金.*|.*(overdue|past due|arrears).*", re.IGNORECASE)
BARE = frozenset({"本金", "本金金额", "principal"})
REPAID = re.compile(
    r"已(还|偿|付)(本金|金额)?(金额|总额)?|(principal|amount)[ _]?(re)?paid|(re)?paid[ _](principal|to date)",
    re.IGNORECASE,
)
NOT_YET_DUE = re.compile(r"(正常|未到期|表内)本金.*|.*principal not (yet )?due|.*current principal", re.IGNORECASE)
"""Where a column holds what is not due yet, the overdue part of a principal is not all of it."""

USUAL_WORDS = {
    word: choice
    for choice, words in {
        "credit_card": ("credit card", "信用卡", "贷记卡", "信用卡透支", "card"),
        "consumer_loan": (
            "consumer loan", "personal loan", "消费贷", "消费贷款", "个人消费贷款", "消费金融", "现金贷", "信用贷",
        ),
        "private_loan": ("private loan", "民间借贷", "民间借款", "个人借款"),
        "other": ("其他", "其它"),
        "licensed": ("持牌", "持牌机构", "金融机构"),
        "bank": ("银行", "商业银行"),
        "consumer_finance": ("消费金融公司", "消费金融", "consumer finance"),
        "auto_finance": ("汽车金融公司", "汽车金融", "auto finance"),
        "trust": ("信托公司", "信托", "trust company"),
        "micro_loan": ("小额贷款公司", "小贷公司", "小额贷款", "micro-loan company", "micro loan"),
        "guarantee_company": ("融资担保公司", "担保公司", "guarantee company"),
        "regional_exchange": ("区域性股权市场", "regional equity market"),
        "pawnshop": ("典当行", "典当"),
        "leasing": ("融资租赁公司", "融资租赁", "finance lease"),
        "factoring": ("商业保理公司", "商业保理", "保理"),
        "local_amc": ("地方资产管理公司", "地方AMC".lower(), "local asset management company"),
        "private": ("民间", "个人", "非持牌"),
    }.items()
    for word in words
}  # fmt: skip
"""What other systems write for the words of ours, in small letters."""

PAID = (
    "已还|已付|已收|实收|实还|还款额|还款金额|还款本金|每期|每月|月供|月还|首付|承诺|减免|入账"
    "|paid|payment|instal|promise|waive"
)
LENT = (
    "放款|贷款金额|借款金额|合同金额|签约|授信|额度|限额|固定|初始"
    "|original|opening|loan amount|limit|advance|disbursed|financed"
)
OF_OTHERS = (
    "联系人|联络人|配偶|单位|公司|担保|保证|催收|催款|回收|处置|外包|跟进|contact|employer|agent|agency|collector"
)
COULD_BE: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    ours: (re.compile(may, re.IGNORECASE), re.compile(f"{never}|{OF_OTHERS}", re.IGNORECASE))
    for ours, may, never in (
        ("name", r"姓名|name$|^(sur|fore)name", f"{LENT}|bank|product|creditor|lender|file|user|portfolio"),
        (
            "number",
            (
                r"(账|帐|卡|合同|借据|案件|贷款|借款|客户|档案|编|序列|单)(编?号|编码|ID)|账户$"
                r"|\b(account|acct|a/c|loan|card|agreement|contract|case|file|customer|client|policy|ref(erence)?)\b"
                r"( ?(no|num(ber)?|id|ref(erence)?|#))?\W*$"
            ),
            (
                "四位|后4|尾号|证件|身份|电话|手机|邮|车|牌|社保|工号|批次|还款|扣款|银行"
                "|last ?(4|four)|name|type|status|date"
            ),
        ),
        (
            "creditor",
            r"债权|委托|机构|银行|出借|资金方|资方|平台|甲方|creditor|lender|bank\b|client|portfolio|originator|issuer|seller",
            (
                r"号|编码|代码|地址|电话|负责|人员|日|期|类型|金额|开户|所在|委外机构"
                r"|number|\bno\b|code|phone|address|type|date|\bid\b"
            ),
        ),
        (
            "principal",
            (
                r"本金|余额|欠款|金额|总额|透支|应还|未还|本息|债权"
                r"|principal|balance|\bbal\b|amount|amt|owed|outstanding|arrears|\bdue\b|\bdebt\b|payoff|face value"
            ),
            (
                rf"{PAID}|{LENT}|最低|费|罚|违约金|滞纳|利息|收入|保证金|天数|期数|笔数|日期|时间|日$|编?号|人$"
                r"|minimum|interest|penalt|fee|date|days|type|status|income|available|\bno\b|number|name|credit"
            ),
        ),
        ("interest", "息|interest", f"{PAID}|罚|本息|利率|起息|信息|息费|rate|date|penalt|default|type"),
        ("penalty", "罚|违约金|滞纳|复利|penalt|default interest", f"{PAID}|利率|率$|rate|date"),
        ("fees", r"费|fee|charge|\bcosts?\b", f"{PAID}|消费|费率|charge ?off|率$|rate|date|type|日"),
        (
            "currency",
            r"币|货币|currenc|\bccy\b|\bcurr?\b",
            "^(人民币|港币|外币|美元)|金额|余额|amount|balance",
        ),
        (
            "as_of",
            r"日期|日$|时间|\bdate\b|as (of|at)|\bday\b",
            (
                rf"{PAID}|放款|签|合同|贷款|借款|发放|到期|截止日期?$|出生|生日|还款|开户|开卡|停卡|起息|逾期|违约"
                r"|退案|结案|消费|提现|申请|分配|birth|\bdob\b|open|due|maturity|last|first|charge|contract|origination"
                r"|agreement|start|end\b|default|delinq|next"
            ),
        ),
        ("confirmed_by", "确认|核对|复核|来源|confirmed|source|verified", "日|时间|date"),
        (
            "contract_rate",
            r"利率|年化|费率|\brate\b|\bapr\b",
            "罚|逾期|汇率|回收|penalt|default|exchange|success",
        ),
        (
            "overdue_since",
            "逾期.*(日|时间)|(delinq|default|past due|missed).*date|date.*(delinq|default|missed)",
            "天数|days",
        ),
    )
}
"""What a name looks like that could be one of ours, and what says that it is something else: asked about, not read."""
HARMLESS = frozenset({"phone", ALSO_PHONE, "address", NOTE, "name"})
"""Of several such columns one is as good as another, and seen at once."""

UNIT = re.compile(
    r"(?P<bare>.+?)\s*([(\[【]\s*(单位:?\s*)?(?P<unit>[^()\[\]【】]+?)\s*[)\]】]|/\s*(?P<behind>[^/]+)|(?P<sign>%))"
)
UNITS: Mapping[str, str] = {
    **dict.fromkeys(("元", "人民币", "人民币元", "rmb", "cny", "¥", "yuan"), ""),
    **dict.fromkeys(("万元", "人民币万元", "万", "萬元"), "万"),
    **dict.fromkeys(("亿元", "人民币亿元", "亿"), "亿"),
    **dict.fromkeys(("千元", "人民币千元", "千"), "千"),
    **dict.fromkeys(("%", "百分比", "per cent", "percent"), "%"),
    **dict.fromkeys(("天", "日", "days", "期", "月", "个月", "months"), "#"),
}
"""What stands behind a name, or below it, for what its column counts in: 万, 千, 亿 are amounts, % rates, # counts."""
AMOUNTS = frozenset({"", "万", "千", "亿"})
COUNTING = re.compile(r".*元|[分角厘]|[百千]?[万亿]+|\d+ ?s?|thousands?|millions?", re.IGNORECASE)
"""A unit of amounts, known or not."""
FITTING: Mapping[Kind, frozenset[str]] = {
    "part": AMOUNTS,
    "amount": AMOUNTS,
    "rate": frozenset({"%"}),
    "count": frozenset({"#"}),
}


def recognised(header: Sequence[str]) -> dict[str, str]:
    """Return which columns of a file of accounts hold which of ours, by their usual names: of several the one with the
    surest, none where two have that; of two telephones the second is another."""
    claims = _claims(header)
    found = {
        ours: theirs[0][1] for ours, theirs in claims.items() if [rank for rank, _ in theirs].count(theirs[0][0]) == 1
    }
    if _plain(found.get("principal", "")) in BARE and any(map(REPAID.fullmatch, header)):
        # Beside what was repaid of it, it may be what was lent.
        del found["principal"]
    if OVERDUE_PART.fullmatch(found.get("principal", "")) and any(map(NOT_YET_DUE.fullmatch, header)):
        del found["principal"]
    found |= {ours: PLUS.join(several) for ours, several in added_up(header).items()}
    phones = [place for place, ours in enumerate(meanings(header)) if ours == "phone"]
    if len(phones) == 2 and ALSO_PHONE not in found:  # the first and the second
        found |= {"phone": header[phones[0]], ALSO_PHONE: header[phones[1]]}
    return found


def added_up(header: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return which columns of a file are owed together as one part, each of a kind of its own.

    >>> added_up(("本金", "罚息", "违约金", "费用", "服务费"))
    {'penalty': ('罚息', '违约金')}
    """
    found: dict[str, tuple[str, ...]] = {}
    for ours, kinds in TOGETHER.items():
        names = [theirs for _, theirs in _claims(header).get(ours, [])]
        several = [_kind_of(name, kinds) for name in names]
        if len(names) > 1 and all(several) and len(set(several)) == len(several):
            found[ours] = tuple(sorted(names, key=list(header).index))
    return found


def _kind_of(name: str, kinds: Mapping[str, str]) -> str:
    bare = re.sub(r"[_\-.\s]+", " ", split_unit(unicodedata.normalize("NFKC", name))[0].casefold())
    return next((kind for kind, shape in kinds.items() if re.fullmatch(shape, bare)), "")


def total_of(header: Sequence[str], columns: Mapping[str, str]) -> str:
    """Return which of the columns that nothing is read from holds one sum for all that is owed; none where that is not
    clear.

    >>> total_of(("本金", "利息", "应还总额"), {"principal": "本金", "interest": "利息"})
    '应还总额'
    """
    taken = {name for theirs in columns.values() for name in columns_in(theirs, header)}
    found = [name for name in header if name not in taken and TOTALS.fullmatch(_plain(split_unit(name)[0]))]
    return found[0] if len(found) == 1 and "principal" in columns else ""


def columns_in(theirs: str, header: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of a file that hold one of ours together; one alone, whatever it is called, is itself.

    >>> columns_in("罚息+违约金", ("罚息", "违约金")), columns_in("本金+利息", ("本金+利息", "费用"))
    (('罚息', '违约金'), ('本金+利息',))
    """
    if theirs in header:
        return (theirs,)
    for between in (PLUS, PLUS.strip()):
        several = tuple(name.strip() for name in theirs.split(between))
        if len(several) > 1 and all(name in header for name in several):
            return several
    return (theirs,)


def further(ours: str, place: int = 0) -> str:
    """The name of one of the columns that are added up: the first is called as ours.

    >>> further("penalty"), further("penalty", 2), part_of("penalty++")
    ('penalty', 'penalty++', 'penalty')
    """
    return ours + "+" * place


def part_of(name: str) -> str:
    """Return which of ours a column of several is a part of."""
    return name.rstrip("+")


def guessed(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Return what of the columns of a file was found by a name that is only likely, or before others that could be it:
    worth a look by whoever imports it.

    >>> guessed(("账号", "卡号", "逾期本金"), {"number": "账号", "principal": "逾期本金"})
    {'number': '账号', 'principal': '逾期本金'}
    """
    claims = _claims(header)
    return {
        ours: theirs
        for ours, theirs in columns.items()
        if ours not in HARMLESS
        and (claimed := claims.get(ours, []))
        and claimed[0][1] in columns_in(theirs, header)
        and (len(claimed) > 1 or claimed[0][0] >= len(KNOWN[ours]) + 1)
    }


def perhaps_meant(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return what of ours no column was found for, and which of the file's others could be it, the likeliest first.

    >>> perhaps_meant(("账号", "欠款总额", "委案日期", "信用额度"), {"number": "账号"})
    {'principal': ('欠款总额',), 'as_of': ('委案日期',)}
    """
    claims = _claims(header)
    taken = {name for theirs in columns.values() for name in columns_in(theirs, header)}
    found: dict[str, tuple[str, ...]] = {}
    for ours, (may, never) in COULD_BE.items():
        if columns.get(ours):
            continue
        claimed = [theirs for _, theirs in claims.get(ours, [])]
        known = {theirs for other, of in claims.items() if other != ours for _, theirs in of}
        alike = [one for one in header if one not in known and _looks_like(one, may, never)]
        free = tuple(dict.fromkeys(one for one in (*claimed, *alike) if one and one not in taken))
        if free:
            found[ours] = free
    return found


def unread_first(names: Iterable[str]) -> tuple[str, ...]:
    """The names of columns, first those that look like something that an account holds."""
    shapes = COULD_BE.values()
    return tuple(sorted(names, key=lambda one: not any(_looks_like(one, *both) for both in shapes)))


def _looks_like(name: str, may: re.Pattern[str], never: re.Pattern[str]) -> bool:
    spaced = re.sub(r"[_\-.\s]+", " ", unicodedata.normalize("NFKC", name))
    return may.search(spaced) is not None and never.search(spaced) is None


def _claims(header: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """Which columns could be which of ours by their usual names, each with the rank of its name, the surest first."""
    known, ranks = _by_plain_name(tuple(NAMES.items())), _ranks()
    claims: dict[str, list[tuple[int, str]]] = {}
    for theirs in header:
        ours = _meaning(theirs, known)
        if ours:
            rank = ranks.get(_plain(theirs), ranks.get(_plain(split_unit(theirs)[0]), 0))
            claims.setdefault(ours, []).append((rank, theirs))
    return {ours: sorted(one, key=lambda claim: claim[0]) for ours, one in claims.items()}


@cache
def _ranks() -> Mapping[str, int]:
    return {_plain(name): rank for ours, names in NAMES.items() for rank, name in enumerate((ours, *names))}


def named(header: Sequence[str], headings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return which columns of a file hold which of ours; one that two columns claim is left open."""
    meant = meanings(header, headings)
    return {ours: theirs for ours, theirs in zip(meant, header, strict=True) if ours and meant.count(ours) == 1}


def meanings(header: Sequence[str], headings: Mapping[str, tuple[str, ...]] = KNOWN) -> tuple[str, ...]:
    """Return what each column of a file would be by its usual name, empty where that is not known, or what it counts in
    fits no such column."""
    known = _by_plain_name(tuple(headings.items()))
    return tuple(_meaning(theirs, known) for theirs in header)


# Every line that may be a head asks again.
@cache
def _by_plain_name(headings: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, str]:
    return {_plain(name): ours for ours, names in headings for name in (ours, *names)}


def _meaning(theirs: str, known: Mapping[str, str]) -> str:
    ours = known.get(_plain(theirs), "")
    bare, unit = split_unit(theirs)
    if ours or unit is None:
        return ours
    ours = known.get(_plain(bare), "")
    kind: Kind = FIELD[ours].kind if ours in FIELD else "count" if ours == DAYS_OVERDUE else "part"
    return ours if unit in FITTING.get(kind, frozenset()) else ""


def split_unit(name: str) -> tuple[str, str | None]:
    """A name and what its column counts in, None where that is not said or not known.

    >>> split_unit("剩余本金(万元)"), split_unit("本金（元）"), split_unit("年利率(%)"), split_unit("利率(月)")
    (('剩余本金', '万'), ('本金', ''), ('年利率', '%'), ('利率', '#'))
    """
    bare, said = _unit_in(name)
    unit = UNITS.get(said.casefold())
    return (bare, unit) if unit is not None else (name, None)


def counts_otherwise(name: str) -> bool:
    """Return whether a column's name says that its amounts are in a unit that nobody here can read.

    >>> counts_otherwise("本金(百万元)"), counts_otherwise("金额(分)"), counts_otherwise("本金(万元)")
    (True, True, False)
    """
    unit = _unit_in(name)[1]
    return unit.casefold() not in UNITS and COUNTING.fullmatch(unit) is not None


def _unit_in(name: str) -> tuple[str, str]:
    """A name without what stands behind it, and that."""
    match = UNIT.fullmatch(unicodedata.normalize("NFKC", name).strip())
    return (match["bare"].strip(), (match["unit"] or match["behind"] or match["sign"]).strip()) if match else (name, "")


def is_unit(cell: str) -> bool:
    """Return whether a cell names what a column counts in, and nothing else."""
    return unicodedata.normalize("NFKC", cell).strip("() ").casefold() in UNITS


TO_FILL_IN = re.compile(r"[(\[【]\s*(非?必填项?|选填项?|可选|可空|required|mandatory|optional)\s*[)\]】]")
"""What a form says behind the name of a column, of whoever fills it in."""


def _plain(name: str) -> str:
    """A name without what differs from system to system: width, case, blanks, underlines, what cannot be seen."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s_\-.*:\u200b-\u200f\ufeff]", "", TO_FILL_IN.sub("", text))
