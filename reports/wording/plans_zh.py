"""Chinese: plans with days and amounts of their own, and why one of them can't be used."""

from __future__ import annotations

TEXTS = {
    "reason.not_with_rows": "逐笔约定日期和金额的计划不用这一项，请保持原样。",
    "reason.rows_begin": "逐笔约定的第一笔在{smallest}，计划由它开始。",
    "reason.rows_count": "逐笔约定的还款共{largest:笔|笔}，这一项请留空。",
    "reason.row_not_after": "每一笔都应晚于前一笔：请选择{smallest}或更晚。",
    "reason.rows_open": "只能有一笔金额待定，即第{number}笔。请填写这一笔的金额。",
    "reason.row_below_interest": "这一笔不够支付上一笔以来的利息。请支付{smallest:money}或更多，或去掉这一笔。",
    "reason.rows_leave_rest": "到{due}尚欠{owed:money}。请把最后一笔改为{owed:money}，或留空待定。",
    "reason.rows_leave_too_little": (
        "其余各笔过多，这一笔连利息{interest:money}也不足。请把最后一笔改为{largest:money}或更少，或去掉这一笔。"
    ),
    "reason.rows_leave_too_little.empty": "其余各笔过多，这一笔连利息{interest:money}也不足。请去掉这一笔。",
    "reason.nothing_left": "到这一天已没有可还的，请去掉这一笔。",
    "reason.rows_end_early": "这里支付{owed:money}即全部还清。请支付{largest:money}或更少，或把它作为最后一笔。",
    "reason.not_with_uneven": "有提前还款、停还期或特定月份金额的计划不用这一项，请保持原样。",
    "reason.not_in_deferral": "这一项用于分期，不用于延期，请在这里去掉。",
    "reason.months_need_months": "特定月份的金额要求还款间隔为整月。请选择1个月，或去掉这一项。",
    "reason.unknown_month": "请用{smallest}到{largest}的数字表示月份。",
    "reason.months_leave_none": "没有一期按常规金额还款。请保留一个月份不变，或逐笔约定还款。",
    "reason.month_at_end": "最后一期落在这个月，不能为零。请改为{nearest:期|期}，或填写金额。",
    "reason.month_below_interest": "这笔金额不够当月的利息。请支付{smallest:money}或更多，或填零。",
    "reason.month_pays_too_much": "这个月支付过多，其他各期所剩过少。请在此支付{largest:money}或更少，或减少期数。",
    "reason.holiday_without_payment": "这段时间没有应还款。最近的一期在{nearest}。",
    "reason.holiday_at_end": "最后一期在{due}，不能停还。请在此之前结束停还期，或增加期数。",
    "reason.extra_outside": "提前还款应在计划期间之内：{smallest}至{largest}。",
    "reason.extra_outside.empty": "计划的起始日和最后一期之间没有可选的日子。请去掉这一笔，或增加期数。",
    "reason.extra_too_large": "提前还款之后应还有本金：请填写{largest:money}或更少。",
    "reason.extra_after_end": "到这一天已经还清。请提早支付，或去掉这一笔。",
    "reason.months_not_read": "“{given}”不是月份和金额。请写成：2月 0；12月 2,000。",
    "reason.month_twice": "“{given}”重复了月份。每个月份请只保留一个金额。",
    "reason.holidays_not_read": "“{given}”不是起止日期。请写成：2027-04-01..2027-06-30 以后付，不计息则写免息。",
    "reason.rows_not_read": "“{given}”不是日期和金额。请写成：2026-12-24 5,000；2027-06-30 其余，其余最多一笔。",
    "reason.extra_not_read": "“{given}”不是日期和金额。请写成：2027-03-15 3,000 缩短，期限不变则写降低。",
    "reason.day_needs_year": "“{given}”已经过去，或在大半年之后。请连年份一起写，例如2027-12-24。",
    "reason.year_or_amount": "“{given}”末尾可能是年份，也可能是金额。年份请写成2027-06-30，金额请写成12月24日 2,000。",
    "reason.month_amount_or_date": (
        "“{given}”可能是金额{amount:money}，也可能是日期或年份。金额请写成{repair}，每年的这个月都按此支付。"
    ),
    "reason.months_every_year": "“{given}”写了年份，而月份的金额每年都适用。请写成12月: 2,000，或去掉这个月。",
    "reason.two_readings": (
        "“{given}”可能指{start}至{end}，也可能指{first}至{last}。请写明起止两天的年份，例如2027-04-01..2027-06-30。"
    ),
    "typed.apart": "；",
    "typed.later": "以后付",
    "typed.freeze": "免息",
    "typed.shorter": "缩短",
    "typed.lower": "降低",
    "typed.rest": "其余",
    "payments.own": "还款表所列的{count}次还款",
    "calc.principal.own": "{row_level} − {row_interest}",
    "calc.own": (
        "每次还款先付利息，再付此前欠款的应摊部分，其余归还本金。"
        "不还款的期间所产生的利息由其后的还款支付，本身不再计息。"
    ),
    "uneven.run": "{first}至{last}{each}{amount}，共{count:期|期}",
    "uneven.one": "最迟{day}付{amount}",
    "uneven.between": "；",
    "uneven.runs": "{runs}。",
    "uneven.many": "共{count:笔|笔}，每笔{least}至{most}，逐笔见还款表。",
    "uneven.months": "其中{months}。",
    "uneven.month": "{month}为{amount}",
    "uneven.month.none": "{month}不还款",
    "uneven.holiday": "{first}至{last}停还。",
    "uneven.beside": "另提前还款{amount}，最迟{day}到账。",
    "uneven.beside.with": "{day}的一期另加提前还款{amount}。",
    "uneven.most": "单日最多{most}，在{day}。",
    "row.by_row": "何时付款",
    "uneven": "{uneven}",
    "panel.regular": "常规每期",
    "panel.regular.count": "{count:期|期}中的{regular_count:期|期}",
    "panel.regular.first": "首期{first_paid}，最迟{first_date}到账。",
    "panel.most": "最多的一期",
    "panel.most.by": "最迟{most_day}到账",
    "panel.most.last": "末期{last}，最迟{last_date}到账。",
}
