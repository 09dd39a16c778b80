"""What people, forms and spreadsheets of three countries call the lines of a budget."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from restructure.household.categories import CATEGORIES, UNPLACED

SAME: Mapping[str, str] = {
    "salary": (
        "salary|wages|wage|salary or wages|wages or salary|salary wages take home|salary/wages|net pay|"
        "net wages|net salary|take home pay|take home|pay|paycheck|paychecks|earnings|employment|工资|"
        "工资收入|薪水|月薪|薪资|税后工资|到手工资"
    ),
    "part_time": "part time|part time work|part time job|second job|side job|兼职|兼职收入|副业",
    "self_employed": (
        "self employed|self employment|self employed income|self employment income|own business|"
        "business income|freelance|freelance income|个体经营|经营收入|生意收入|自营收入"
    ),
    "bonus": "bonus|bonuses|commission|年终奖|奖金|提成",
    "benefits": "benefits|state benefits|welfare|补贴|低保|救助|失业金|社会救助|困难补助",
    "pension": "pension|pensions|pension income|state pension|退休金|养老金|退休工资|养老金收入",
    "family_support": (
        "support from family|family support|help from family|family contribution|亲友资助|家人资助|家人支持|"
        "父母补贴"
    ),
    "contribution": "partners contribution|contribution from partner|配偶分担|伴侣分担",
    "rent": "rent|rent payment|房租|租金|租房|房屋租金",
    "property_fee": "property fee|management fee|hoa|hoa fee|hoa fees|物业|物业费|物业管理费",
    "energy": (
        "utilities|gas and electricity|gas electricity|electricity and gas|energy|水电|水电费|水电煤|"
        "水电燃气|水电燃气费|水电煤气"
    ),
    "council_tax": "council tax|rates|property tax|property taxes|local tax|local taxes|房产税",
    "medical": (
        "medical|health|health care|healthcare|medical expenses|medicine|prescriptions|dentist|医药|医疗|"
        "医药费|医疗费|看病|药费"
    ),
    "insurance": "insurance|insurances|保险|保险费|商业保险",
    "transport": "transport|transportation|travel|fares|public transport|commuting|交通|交通费|出行|通勤",
    "childcare": "childcare|child care|daycare|day care|nursery|托育|托儿|托班|保姆|幼儿园",
    "school": "school|school costs|education|tuition|school fees|学费|教育|教育费|子女教育|培训费",
    "care": "adult care|care for relatives|elder care|赡养|赡养老人|赡养费|老人照护",
    "deductions": (
        "tax and social insurance|tax and national insurance|payroll taxes|个税与社保|社保|五险一金|"
        "社保公积金|个税|社会保险"
    ),
    "phone": (
        "phone|phones|telephone|mobile|mobile phone|cell phone|phone and internet|phone and broadband|电话|"
        "话费|电话费|手机费|通讯|通讯费|电话与宽带"
    ),
    "leisure": "leisure|entertainment|hobbies|hobbies leisure or sport|休闲|娱乐|休闲娱乐",
    "groceries": (
        "groceries|food|food and household|food shopping|housekeeping food|食品|饮食|伙食|伙食费|餐饮|吃饭|"
        "买菜|生活费|饮食与日用"
    ),
    "housekeeping": "housekeeping|household goods|cleaning|日用|日用品|家用",
    "clothes": "clothes|clothing|clothing and footwear|clothes and shoes|衣着|衣服|服装|服装鞋帽",
    "hygiene": "hair|hairdressing|haircut|haircuts|toiletries|hygiene|personal care|理发|卫生用品|个人卫生",
    "home_loan": "mortgage|mortgage payment|home loan|first mortgage|房贷|按揭|住房贷款|房屋贷款|房贷月供",
    "rent_arrears": "rent arrears|back rent|拖欠房租|房租欠款",
    "energy_arrears": "energy arrears|gas arrears|electricity arrears|水电欠费",
    "tax_arrears": "council tax arrears|tax arrears|back taxes|欠税",
    "court": "court fines|court fine|magistrates court fine|法院罚款|罚金",
}  # fmt: skip
"""Other words for a category itself."""
PARTS: Mapping[str, str] = {
    "benefits": (
        "universal credit|uc|child benefit|housing benefit|jobseekers allowance|jsa|"
        "employment support allowance|esa|personal independence payment|pip|disability living allowance|dla|"
        "attendance allowance|carers allowance|income support|tax credits|child tax credit|"
        "working tax credit|pension credit|council tax support|maternity allowance|snap|food stamps|ssi|ssdi|"
        "social security disability|unemployment|unemployment benefits|tanf|最低生活保障|育儿补贴|失业保险金|"
        "残疾补贴"
    ),
    "pension": (
        "private pension|workplace pension|social security|social security retirement|401k income|企业年金"
    ),
    "other_income": (
        "boarder or lodger|boarder|lodger|lodger income|rental income|student loan income|租金收入|利息收入|"
        "公积金提取"
    ),
    "energy": (
        "electricity|electric|gas bill|heating|heating oil|oil|coal|water|water bill|sewer|water and sewer|"
        "trash|电费|水费|燃气|燃气费|煤气|煤气费|暖气费|取暖费|采暖费"
    ),
    "council_tax": "council tax band|domestic rates",
    "medical": (
        "prescriptions and medicines|dental|dentistry|optician|opticians|glasses|health insurance premium|"
        "挂号费"
    ),
    "insurance": (
        "car insurance|auto insurance|home insurance|homeowners insurance|renters insurance|"
        "buildings insurance|contents insurance|buildings and contents insurance|life insurance|"
        "life assurance|pet insurance|health insurance|mortgage payment protection insurance|车险|医疗保险|"
        "重疾险|寿险"
    ),
    "transport": (
        "petrol|fuel|gasoline|diesel|fuel and parking|parking|car tax|road tax|vehicle tax|mot|"
        "mot and car maintenance|car maintenance|car repairs|breakdown cover|bus|bus fares|train|train fares|"
        "taxi|taxis|tolls|加油|油费|停车费|地铁|公交|打车|养车"
    ),
    "childcare": "nursery fees|babysitter|babysitting|after school club|after school clubs|保姆费",
    "school": (
        "school meals|school meals and meals at work|school uniform|school trips|school supplies|"
        "college fees|补习班|兴趣班|校服"
    ),
    "care": "父母赡养费|护理费|养老院",
    "deductions": "income tax|national insurance|federal tax|state tax|fica|医保|公积金|住房公积金",
    "other_fixed": (
        "ground rent|service charge|ground rent and service charges|tv licence|tv license|"
        "pension contributions|401k|childrens savings|appliance rental|furniture rental|cleaning contract|"
        "vet|pets|pet costs|storage"
    ),
    "phone": (
        "landline|home phone|broadband|internet|home phone internet tv package|tv package|cable|cable tv|"
        "mobile contract|宽带|宽带费|网费|有线电视|手机话费"
    ),
    "leisure": (
        "gifts|christmas|birthdays|gifts christmas birthdays charity|charity|church|tithes|gym|sport|sports|"
        "newspapers|newspapers magazines stationery postage|streaming|netflix|subscriptions|holidays|"
        "vacation|eating out|dining out|restaurants|pocket money|人情|人情往来|随礼|礼金|旅游|会员费|零花钱|"
        "外出就餐"
    ),
    "groceries": (
        "alcohol|smoking|tobacco|cigarettes|nappies|diapers|baby items|baby milk|meals at work|烟酒|香烟|"
        "奶粉|纸尿裤|水果"
    ),
    "housekeeping": "laundry|dry cleaning|house repairs|home repairs|maintenance and repairs|洗衣|维修费",
    "clothes": "shoes|footwear|laundry and clothes|鞋子",
    "hygiene": "cosmetics|beauty|护肤品|化妆品",
    "home_loan": "second mortgage|secured loan|mortgage endowment|公积金贷款|商贷月供",
    "rent_arrears": "mortgage arrears arrangement",
    "energy_arrears": "water arrears|fuel arrears",
    "tax_arrears": "income tax arrears|irs payment plan|hmrc arrears",
    "other_priority": (
        "hire purchase|hp|conditional sale|hire purchase or conditional sale|logbook loan|car payment|"
        "car loan|auto loan|车贷|车贷月供|tv licence arrears"
    ),
    "court": "county court judgment|ccj|court judgment|parking fine",
}  # fmt: skip
"""Words for a part of a category: the line keeps them as its own."""
UNCLEAR: Mapping[str, frozenset[str]] = {
    "GBP": frozenset({"social security", "oil", "unemployment"}),
    "USD": frozenset({"rates", "gas", "gas bill", "sewer rates", "benefits", "pip", "uc"}),
    "CNY": frozenset({"rates", "pip", "uc"}),
}
"""What means something else where that money is paid: asked about."""
ONLY: Mapping[str, Mapping[str, str]] = {"GBP": {"gas": "energy"}}
"""What is sure in one country alone."""


def place_of(name: str, named: Mapping[str, str], currency: str) -> tuple[str, str]:
    """The category of a line by its name, and its words of its own where it has any: ``UNPLACED`` where the name is not
    known or means several things. ``named`` holds further names in small letters, each with its key.

    >>> place_of("Universal Credit", {}, "GBP"), place_of("Wages", {}, "GBP"), place_of("Gas", {}, "USD")
    (('benefits', 'Universal Credit'), ('salary', ''), ('unplaced', 'Gas'))
    """
    key = named.get(name.casefold(), "")
    if key in CATEGORIES:
        return key, ""
    if name.casefold() in CATEGORIES:
        return name.casefold(), ""
    plain = _plain(name)
    if plain in ONLY.get(currency, {}):
        return ONLY[currency][plain], name
    category, whole = ("", False) if plain in UNCLEAR.get(currency, frozenset()) else _known().get(plain, ("", False))
    return (category, "" if whole else name) if category else (UNPLACED, name)


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).casefold().replace("’", "").replace("'", "")
    return " ".join(re.sub(r"[^\w]+|_", " ", re.sub(r"\s*[&+]\s*", " and ", text)).split())


@cache
def _known() -> Mapping[str, tuple[str, bool]]:
    found = {_plain(word): (key, False) for key, words in PARTS.items() for word in words.split("|")}
    return found | {_plain(word): (key, True) for key, words in SAME.items() for word in words.split("|")}
