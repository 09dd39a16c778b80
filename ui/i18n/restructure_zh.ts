<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutPanel</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>What it is made of, with licences</source>
        <translation>组成部分及许可</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Copied; after ten seconds the clipboard is emptied.</source>
        <translation>已复制；十秒后剪贴板将清空。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>无法写入文件，请选择其他位置。</translation>
    </message>
    <message>
        <source>For whoever looks after this program. It holds versions, what went wrong since the start, what ended the program before, and no name, number or amount of anybody. It is sent nowhere.</source>
        <translation>供维护本程序的人使用。内容为版本、启动以来出现的问题和上次使程序中止的原因，不含任何人的姓名、编号或金额，也不会发送到任何地方。</translation>
    </message>
    <message>
        <source>What was done, in the same way, is in the log: {0}</source>
        <translation>做过什么，同样不涉及任何人，记在日志里：{0}</translation>
    </message>
</context>
<context>
    <name>AccountList</name>
    <message>
        <source>{0} of more than {1}</source>
        <translation>共{1}个以上，显示{0}个</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>共{1}个，显示{0}个</translation>
    </message>
    <message>
        <source>type more to find the others</source>
        <translation>请多输入几个字以缩小范围</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Address for letters</source>
        <translation>送达地址</translation>
    </message>
    <message>
        <source>Co-debtor, if any</source>
        <translation>共同债务人（如有）</translation>
    </message>
    <message>
        <source>Guarantor, if any</source>
        <translation>保证人（如有）</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>出借人</translation>
    </message>
    <message>
        <source>who gave these figures, and how</source>
        <translation>谁、以何种方式提供这些数字</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Confirm the balance again</source>
        <translation>重新确认欠款</translation>
    </message>
    <message>
        <source>Enter what is owed by part, the date it was confirmed for, and who confirmed it.</source>
        <translation>请按构成填写欠款、截至日期和确认人。</translation>
    </message>
    <message>
        <source>Correct the account</source>
        <translation>更正账户</translation>
    </message>
    <message>
        <source>The figures before are kept in the negotiation log.</source>
        <translation>更正前的数字保留在协商记录中。</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新建账户</translation>
    </message>
    <message>
        <source>For somebody who is not in a file. Number, creditor, principal and who confirmed it are needed.</source>
        <translation>用于文件中没有的客户。账号、债权人、本金和确认人必填。</translation>
    </message>
    <message>
        <source>Agreement {0} is in force and decides what is owed, whatever is entered here.</source>
        <translation>协议{0}正在履行，欠款以该协议为准，不受此处填写的影响。</translation>
    </message>
    <message>
        <source>A balance for a day after {0} takes the place of what the ended agreement leaves.</source>
        <translation>截至日期晚于{0}的欠款，将取代已终止协议的剩余欠款。</translation>
    </message>
    <message>
        <source>Nothing is owed since {0}. A balance for a later day is a new claim.</source>
        <translation>自{0}起已无欠款。截至日期晚于该日的欠款属新的欠款。</translation>
    </message>
    <message>
        <source>{0}, {1}, +7 or m for the end of the month</source>
        <translation>可输入{0}、{1}、+7，m表示月底</translation>
    </message>
</context>
<context>
    <name>AccountPanel</name>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Co-debtor</source>
        <translation>共同债务人</translation>
    </message>
    <message>
        <source>Guarantor</source>
        <translation>保证人</translation>
    </message>
    <message>
        <source>Creditor</source>
        <translation>债权人</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Contract rate</source>
        <translation>合同利率</translation>
    </message>
    <message>
        <source>no name on file</source>
        <translation>未登记姓名</translation>
    </message>
    <message>
        <source>Confirmed debt, {0}</source>
        <translation>确认欠款（{0}）</translation>
    </message>
    <message>
        <source>{0} overdue</source>
        <translation>逾期{0}</translation>
    </message>
    <message>
        <source>As of {0}, confirmed by {1}</source>
        <translation>截至{0}，{1}确认</translation>
    </message>
    <message>
        <source>of which {0} interest accrued since</source>
        <translation>其中{0}为此后新计利息</translation>
    </message>
    <message>
        <source>Last {0} months</source>
        <translation>近{0}个月</translation>
    </message>
    <message>
        <source>Last paid {0} on {1}</source>
        <translation>最近还款{0}，{1}</translation>
    </message>
    <message>
        <source>Paid so far {0}</source>
        <translation>累计已还{0}</translation>
    </message>
    <message>
        <source>Debt today, {0}</source>
        <translation>今日欠款（{0}）</translation>
    </message>
    <message>
        <source>Left of the debt, {0}</source>
        <translation>剩余欠款（{0}）</translation>
    </message>
    <message>
        <source>As of {0}: as confirmed by {1} for {2}, less payments</source>
        <translation>截至{0}：{1}确认的{2}欠款，扣除此后付款</translation>
    </message>
    <message>
        <source>As of {0}, as agreement {1} leaves it</source>
        <translation>截至{0}，按协议{1}计算</translation>
    </message>
    <message>
        <source>Debt of {0} accounts, {1}</source>
        <translation>{0}个账户的欠款，{1}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Stop offers: {0}</source>
        <translation>停止协商：{0}</translation>
    </message>
    <message>
        <source>Find an account</source>
        <translation>查找账户</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Type what they say</source>
        <translation>输入对方所说</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>收支</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Quick note 1</source>
        <translation>快捷备注 1</translation>
    </message>
    <message>
        <source>Quick note 2</source>
        <translation>快捷备注 2</translation>
    </message>
    <message>
        <source>Quick note 3</source>
        <translation>快捷备注 3</translation>
    </message>
    <message>
        <source>Quick note 4</source>
        <translation>快捷备注 4</translation>
    </message>
    <message>
        <source>Log: spoke</source>
        <translation>记录：已通话</translation>
    </message>
    <message>
        <source>Log: no answer</source>
        <translation>记录：未接通</translation>
    </message>
    <message>
        <source>Copy the memo</source>
        <translation>复制备忘录</translation>
    </message>
    <message>
        <source>Page to read aloud</source>
        <translation>念给对方听</translation>
    </message>
    <message>
        <source>Choose the instalment card</source>
        <translation>选择分期方案</translation>
    </message>
    <message>
        <source>Choose the deferral card</source>
        <translation>选择延期方案</translation>
    </message>
    <message>
        <source>Choose the settlement card</source>
        <translation>选择减免结清方案</translation>
    </message>
    <message>
        <source>Choose the hold</source>
        <translation>选择暂缓</translation>
    </message>
    <message>
        <source>End the hold</source>
        <translation>结束暂缓</translation>
    </message>
    <message>
        <source>Log: they called us</source>
        <translation>记录：对方来电</translation>
    </message>
    <message>
        <source>Put the nearest instalment offer on its card</source>
        <translation>把最接近的分期方案放上卡片</translation>
    </message>
    <message>
        <source>Put the nearest deferral offer on its card</source>
        <translation>把最接近的延期方案放上卡片</translation>
    </message>
    <message>
        <source>Put the nearest settlement offer on its card</source>
        <translation>把最接近的减免结清方案放上卡片</translation>
    </message>
    <message>
        <source>Offer the chosen card</source>
        <translation>提出所选方案</translation>
    </message>
    <message>
        <source>Log: accepted</source>
        <translation>记录：接受</translation>
    </message>
    <message>
        <source>Log: refused</source>
        <translation>记录：拒绝</translation>
    </message>
    <message>
        <source>Log: counter-offer</source>
        <translation>记录：还价</translation>
    </message>
    <message>
        <source>Agree and sign</source>
        <translation>确认并签署</translation>
    </message>
    <message>
        <source>Papers before signing</source>
        <translation>签署前的文书</translation>
    </message>
    <message>
        <source>Paper: offer letter</source>
        <translation>文书：协商还款方案函</translation>
    </message>
    <message>
        <source>Paper: choices side by side</source>
        <translation>文书：给债务人的方案对比</translation>
    </message>
    <message>
        <source>Paper: cost sheet</source>
        <translation>文书：综合融资成本明示表</translation>
    </message>
    <message>
        <source>Paper: forbearance letter</source>
        <translation>文书：宽限函</translation>
    </message>
    <message>
        <source>Paper: memo for the file</source>
        <translation>文书：催收备忘录（存档）</translation>
    </message>
    <message>
        <source>Paper: memo, debtor&apos;s copy</source>
        <translation>文书：备忘录（债务人副本）</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>方案对比</translation>
    </message>
    <message>
        <source>Balance chart</source>
        <translation>余额曲线</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>还款计划</translation>
    </message>
    <message>
        <source>More terms</source>
        <translation>更多条款</translation>
    </message>
    <message>
        <source>Keep scenario…</source>
        <translation>保存方案存档…</translation>
    </message>
    <message>
        <source>What the rules see</source>
        <translation>合规提示</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Full budget sheet</source>
        <translation>完整预算表</translation>
    </message>
    <message>
        <source>Several debts</source>
        <translation>多笔债务</translation>
    </message>
    <message>
        <source>Conduct: circumstances and contacts</source>
        <translation>合规：情况与联系</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新建账户</translation>
    </message>
    <message>
        <source>Import accounts</source>
        <translation>导入账户</translation>
    </message>
    <message>
        <source>Next open account</source>
        <translation>下一个打开的账户</translation>
    </message>
    <message>
        <source>Put this account away</source>
        <translation>收起这个账户</translation>
    </message>
    <message>
        <source>Other language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>The talk</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>The offer</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Keep and print</source>
        <translation>保存与打印</translation>
    </message>
    <message>
        <source>Payments that differ</source>
        <translation>金额或日期不同的还款</translation>
    </message>
    <message>
        <source>Rules of this account, and why</source>
        <translation>本账户适用的规则及依据</translation>
    </message>
    <message>
        <source>Paper: validation notice</source>
        <translation>文书：债务确认通知</translation>
    </message>
    <message>
        <source>They see this</source>
        <translation>对方视图</translation>
    </message>
    <message>
        <source>Brief and script of the talk</source>
        <translation>沟通提要和话术</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>List of accounts</source>
        <translation>账户列表</translation>
    </message>
    <message>
        <source>Next account of the work list</source>
        <translation>工作列表的下一个账户</translation>
    </message>
    <message>
        <source>Work list</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>Note a promise</source>
        <translation>登记承诺还款</translation>
    </message>
    <message>
        <source>Call back later</source>
        <translation>约定回电</translation>
    </message>
    <message>
        <source>Not now: pass over for today</source>
        <translation>暂不联系：今天跳过</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Client file, and back</source>
        <translation>客户档案，再按返回</translation>
    </message>
</context>
<context>
    <name>ActsBar</name>
    <message>
        <source>With these accounts</source>
        <translation>对这些账户</translation>
    </message>
    <message>
        <source>To: logins, with commas</source>
        <translation>分给：用户名，以逗号分隔</translation>
    </message>
    <message>
        <source>At most each</source>
        <translation>每人上限</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>+7, mo 10</source>
        <translation>+7、周一 10</translation>
    </message>
    <message>
        <source>When, on the debtor&apos;s clock</source>
        <translation>时间（债务人当地）</translation>
    </message>
    <message>
        <source>until</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Hold until</source>
        <translation>暂缓至</translation>
    </message>
    <message>
        <source>why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why they are put on hold</source>
        <translation>暂缓原因</translation>
    </message>
    <message>
        <source>Look first</source>
        <translation>先预览</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Deal these</source>
        <translation>分案</translation>
    </message>
    <message>
        <source>Hand these on</source>
        <translation>轮案</translation>
    </message>
    <message>
        <source>Set a next step</source>
        <translation>设定下一步</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Write letters</source>
        <translation>出具函件</translation>
    </message>
    <message>
        <source>A folder for the letters</source>
        <translation>选择函件文件夹</translation>
    </message>
    <message>
        <source>Which letter</source>
        <translation>哪种函件</translation>
    </message>
</context>
<context>
    <name>AdviserPanel</name>
    <message>
        <source>By file, with an adviser</source>
        <translation>通过文件与顾问往来</translation>
    </message>
    <message>
        <source>The passphrase closes the file; say it on the telephone, never send it along.</source>
        <translation>文件已加密；密码请电话告知，切勿随文件发送。</translation>
    </message>
    <message>
        <source>Passphrase for the file</source>
        <translation>文件密码</translation>
    </message>
    <message>
        <source>What the {0} can do: 300 a month, 500 now, from the 25th</source>
        <translation>{0}的还款能力：每月300 先付500 25号起</translation>
    </message>
    <message>
        <source>Why, for the creditor</source>
        <translation>理由（供债权人参考）</translation>
    </message>
    <message>
        <source>Open an answer…</source>
        <translation>打开答复…</translation>
    </message>
    <message>
        <source>Open an offer…</source>
        <translation>打开方案…</translation>
    </message>
    <message>
        <source>Write the answer…</source>
        <translation>写入答复…</translation>
    </message>
    <message>
        <source>{0}, account {1}, {2}: {3}</source>
        <translation>{0}，账号{1}，{2}：{3}</translation>
    </message>
    <message>
        <source>Not understood: {0}</source>
        <translation>未识别：{0}</translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>已导出。</translation>
    </message>
    <message>
        <source>This answers account {0}. Open that account first.</source>
        <translation>此答复对应账号{0}，请先打开该账户。</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another folder.</source>
        <translation>无法写入文件，请换一个文件夹。</translation>
    </message>
    <message>
        <source>{0} by its agent {1}</source>
        <translation>{0}（代理人：{1}）</translation>
    </message>
    <message>
        <source>Offer into a file…</source>
        <translation>方案写入文件…</translation>
    </message>
    <message>
        <source>No offer is chosen. Choose a card on the desk first.</source>
        <translation>尚未选定方案，请先在工作台选择方案卡。</translation>
    </message>
    <message>
        <source>Written: {0}.</source>
        <translation>已写入：{0}。</translation>
    </message>
</context>
<context>
    <name>AgreementPage</name>
    <message>
        <source>{0} is kept and waits for its scan. Print it now: Ctrl+P.</source>
        <translation>{0}已保存，等待扫描件。请现在打印：Ctrl+P。</translation>
    </message>
    <message>
        <source>Copied: {0}</source>
        <translation>已复制：{0}</translation>
    </message>
    <message>
        <source>The payment code is on the clipboard.</source>
        <translation>付款码已复制。</translation>
    </message>
    <message>
        <source>Signed and sealed, exactly as kept</source>
        <translation>已签署并加封签，与存档完全一致</translation>
    </message>
    <message>
        <source>Read each item out, and wait for the yes</source>
        <translation>逐项宣读，并等待肯定答复</translation>
    </message>
    <message>
        <source>Draft, exactly as it will print</source>
        <translation>草稿，与打印内容一致</translation>
    </message>
    <message>
        <source>These terms no longer fit the debt of today. Ask for a release anew.</source>
        <translation>这些条件与今天的欠款已不相符，请重新申请审批。</translation>
    </message>
    <message>
        <source>Better no contact now. {0} Press again to sign all the same.</source>
        <translation>现在不宜联系。{0}如仍要签署，请再按一次。</translation>
    </message>
</context>
<context>
    <name>AllowedLine</name>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Read-only for you. What is owed is corrected by a supervisor or an administrator: {0}.</source>
        <translation>您只能查看。欠款由主管或管理员更正：{0}。</translation>
    </message>
    <message>
        <source>Read-only for you. An administrator changes this: {0}.</source>
        <translation>您只能查看。此处由管理员修改：{0}。</translation>
    </message>
    <message>
        <source>A supervisor or an administrator decides this: {0}.</source>
        <translation>由主管或管理员判定：{0}。</translation>
    </message>
</context>
<context>
    <name>AloudPage</name>
    <message>
        <source>Back to the desk</source>
        <translation>回到工作台</translation>
    </message>
    <message>
        <source>Offers are stopped on this account, so there is none to read out.</source>
        <translation>本账户已停止提出方案，因此没有可以念的方案。</translation>
    </message>
    <message>
        <source>There is no offer to read yet.</source>
        <translation>还没有可以念的方案。</translation>
    </message>
    <message>
        <source>What you pay</source>
        <translation>您要还多少</translation>
    </message>
    <message>
        <source>Altogether: {0}.</source>
        <translation>合计{0}。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What is forgiven</source>
        <translation>减免什么</translation>
    </message>
    <message>
        <source>If you miss a payment</source>
        <translation>如果有一期没有还</translation>
    </message>
    <message>
        <source>What both sides promise</source>
        <translation>双方承诺</translation>
    </message>
    <message>
        <source>This is an offer. Nothing is agreed until both sides have signed.</source>
        <translation>这只是一个方案，双方签字之前不算约定。</translation>
    </message>
    <message>
        <source>{0}, from {1} down or up to {2}. Each one stands in the schedule.</source>
        <translation>{0}，首期{1}，末期{2}。每一期都写在还款计划里。</translation>
    </message>
    <message>
        <source>{0} on {1}.</source>
        <translation>{1}还{0}。</translation>
    </message>
    <message>
        <source>{0} of {1} each, from {2}.</source>
        <translation>从{2}起{0}，每期{1}。</translation>
    </message>
    <message>
        <source>On {0}.</source>
        <translation>{0}。</translation>
    </message>
    <message>
        <source>The first on {0}, the last on {1}.</source>
        <translation>第一期{0}，最后一期{1}。</translation>
    </message>
    <message>
        <source>{0} is forgiven on the day the last payment has arrived, and not before.</source>
        <translation>最后一期到账当天减免{0}，在此之前不减免。</translation>
    </message>
    <message>
        <source>Call us before the day comes: {0}.</source>
        <translation>请在到期日之前打电话给我们：{0}。</translation>
    </message>
    <message>
        <source>Up to {0} days late counts as on time.</source>
        <translation>晚{0}天以内视为按时。</translation>
    </message>
    <message>
        <source>If a payment is {0} days late, we may end the agreement by a letter that gives you {1} days more.</source>
        <translation>如果一期晚了{0}天，我们可以书面通知终止协议，并再给您{1}天。</translation>
    </message>
    <message>
        <source>Then the share you paid stays forgiven, and the rest is due.</source>
        <translation>到那时，已还部分对应的减免保留，其余须还。</translation>
    </message>
    <message>
        <source>Then the rest of the debt is due at once, and the {0} comes back.</source>
        <translation>到那时，剩余欠款须一次还清，减免的{0}也会恢复。</translation>
    </message>
    <message>
        <source>Then the rest of the debt is due at once.</source>
        <translation>到那时，剩余欠款须一次还清。</translation>
    </message>
    <message>
        <source>This is {0}. We speak for {1}, the creditor.</source>
        <translation>我们是{0}，受债权人{1}委托与您沟通。</translation>
    </message>
    <message>
        <source>We speak for {0}, the creditor.</source>
        <translation>我们代表债权人{0}与您沟通。</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>念给对方听</translation>
    </message>
    <message>
        <source>Before we could ask for the whole balance or end the agreement, we would have to send you a formal default notice that gives you at least {0} days to put things right.</source>
        <translation>我们若要求您一次付清全部欠款或终止协议，须先向您发出正式的违约通知，给您至少{0}天补救。</translation>
    </message>
    <message>
        <source>This debt is settled: nothing is owed, so there is no offer to read out.</source>
        <translation>该笔欠款已结清，没有可宣读的方案。</translation>
    </message>
    <message>
        <source>Nothing is forgiven; you pay what you owe, in several payments.</source>
        <translation>没有减免，所欠款项分期还清。</translation>
    </message>
</context>
<context>
    <name>AskLine</name>
    <message>
        <source>Why all the same</source>
        <translation>仍要登记的理由</translation>
    </message>
    <message>
        <source>keeps it</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>leaves it</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>reminder agreed</source>
        <translation>已约定提醒</translation>
    </message>
    <message>
        <source>from new borrowing</source>
        <translation>靠新借款</translation>
    </message>
    <message>
        <source>Correct the promise</source>
        <translation>更正承诺</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺还款</translation>
    </message>
    <message>
        <source>sum and day: 800 25, 800 +7</source>
        <translation>金额和日期：800 25、800 +7</translation>
    </message>
    <message>
        <source>{0} for {1}</source>
        <translation>{1}还{0}</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>回电</translation>
    </message>
    <message>
        <source>on their clock: 1430, mo 10, +2</source>
        <translation>对方当地时间：1430、周一 10、+2</translation>
    </message>
    <message>
        <source>Not now, because</source>
        <translation>暂不联系，原因</translation>
    </message>
    <message>
        <source>Stop, because</source>
        <translation>停止协商，原因</translation>
    </message>
    <message>
        <source>How did it end?</source>
        <translation>结果如何？</translation>
    </message>
    <message>
        <source>promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>call back</source>
        <translation>回电</translation>
    </message>
    <message>
        <source>offer out</source>
        <translation>已提方案</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>wrong person</source>
        <translation>非本人</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>stop…</source>
        <translation>停止…</translation>
    </message>
    <message>
        <source>spoken, nothing more</source>
        <translation>仅通话</translation>
    </message>
    <message>
        <source>Take the promise back</source>
        <translation>撤回承诺</translation>
    </message>
    <message>
        <source>T they took it back · M it was never made</source>
        <translation>T 对方撤回 · M 从未承诺（登记有误）</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>谁承诺的</translation>
    </message>
</context>
<context>
    <name>AtDeskPanel</name>
    <message>
        <source>Agrees apart to the use of income data</source>
        <translation>单独同意使用收入信息</translation>
    </message>
    <message>
        <source>Identity made sure by</source>
        <translation>身份核实人</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>How the identity was made sure</source>
        <translation>身份核实方式</translation>
    </message>
    <message>
        <source>Say how the {0} was identified.</source>
        <translation>请注明如何核实{0}身份。</translation>
    </message>
    <message>
        <source>Say who made sure of the identity.</source>
        <translation>请填写由谁核实身份。</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Income and account: the box stands above the signatures.</source>
        <translation>收入和账户信息：勾选框在签字处上方。</translation>
    </message>
    <message>
        <source>Why nobody made sure of it</source>
        <translation>未核实的原因</translation>
    </message>
    <message>
        <source>Agrees apart to the use of handwriting and fingerprint</source>
        <translation>单独同意使用笔迹和手印</translation>
    </message>
    <message>
        <source>They are biometric data and need a consent of their own: the second box on the paper.</source>
        <translation>其属于生物识别信息，须另行单独同意：文书上的第二个框。</translation>
    </message>
</context>
<context>
    <name>Authority</name>
    <message>
        <source>Who</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Days from</source>
        <translation>逾期天数自</translation>
    </message>
    <message>
        <source>Days to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Debt from</source>
        <translation>欠款自</translation>
    </message>
    <message>
        <source>Debt to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月数</translation>
    </message>
    <message>
        <source>Rate from</source>
        <translation>最低利率</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>违约金</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>每期还款</translation>
    </message>
    <message>
        <source>Of surplus</source>
        <translation>占结余</translation>
    </message>
</context>
<context>
    <name>AuthorityLine</name>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Beyond your limits. May be released by: {0}.</source>
        <translation>超出您的权限。审批人：{0}。</translation>
    </message>
    <message>
        <source>Waits for release. May be released by: {0}.</source>
        <translation>等待审批。审批人：{0}。</translation>
    </message>
    <message>
        <source>Released, for exactly these terms.</source>
        <translation>已批准，仅限这些条件。</translation>
    </message>
    <message>
        <source>Release was declined.</source>
        <translation>审批未通过。</translation>
    </message>
</context>
<context>
    <name>AuthorityPanel</name>
    <message>
        <source>Authority</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>What each role may offer without asking. The first line that fits a debt holds; an empty field is no limit, for a waiver it is nothing. Lines for everybody are the organisation&apos;s own and bind all roles.</source>
        <translation>各角色无须审批即可给出的条件。适用第一条符合该笔欠款的规则；空白表示不限，减免栏空白表示不得减免。“所有人”一行为机构限额，对所有角色有效。</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Not kept yet: a line cannot be understood.</source>
        <translation>尚未保存：有一行无法识别。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>BackupsPanel</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>To put one back, lock the window (Ctrl+L) and choose Restore a backup. What was in the store then is kept beside the backups.</source>
        <translation>恢复备份：先锁定窗口（Ctrl+L），再选择“恢复备份”。当时的数据文件会保留在备份旁边。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Back up into a folder…</source>
        <translation>备份到文件夹…</translation>
    </message>
    <message>
        <source>Encrypted, one a day when the store is opened: seven days and four weeks are kept in {0}</source>
        <translation>加密保存，每天首次打开时备份一份；保留最近七天和四周，位于{0}</translation>
    </message>
    <message>
        <source>The newest {0} of {1}.</source>
        <translation>共{1}份，列出最新{0}份。</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>尚无备份。</translation>
    </message>
    <message>
        <source>Writing and verifying…</source>
        <translation>正在写入并核验…</translation>
    </message>
    <message>
        <source>Written and verified: {0}</source>
        <translation>已写入并核验：{0}</translation>
    </message>
</context>
<context>
    <name>BookPage</name>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Creditor</source>
        <translation>债权人</translation>
    </message>
    <message>
        <source>As confirmed</source>
        <translation>确认欠款</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>逾期天数</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another folder.</source>
        <translation>文件无法写入，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已导出至{0}</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>显示列</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>预警信号</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Creditors</source>
        <translation>债权人</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>账册</translation>
    </message>
</context>
<context>
    <name>Budget</name>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>无法写入文件，请选择其他位置。</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已导出到{0}</translation>
    </message>
    <message>
        <source>1 line taken.</source>
        <translation>已导入1项。</translation>
    </message>
    <message>
        <source>{0} lines taken.</source>
        <translation>已导入{0}项。</translation>
    </message>
    <message>
        <source>Amounts without a line: {0}.</source>
        <translation>没有对应项目的金额：{0}个。</translation>
    </message>
    <message>
        <source>Other rows not taken: {0}.</source>
        <translation>其他未导入的行：{0}行。</translation>
    </message>
    <message>
        <source>Row {0}, {1}:</source>
        <translation>第{0}行，{1}：</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>Per month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>参考标准</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Reason or note</source>
        <translation>原因或备注</translation>
    </message>
    <message>
        <source>within</source>
        <translation>在标准内</translation>
    </message>
    <message>
        <source>{0} above</source>
        <translation>高出{0}</translation>
    </message>
    <message>
        <source>pay-day {0}</source>
        <translation>每月{0}日发薪</translation>
    </message>
    <message>
        <source>{0} of it is in lines by now</source>
        <translation>其中{0}已分到各项</translation>
    </message>
    <message>
        <source>{0} of {1} months: {2}</source>
        <translation>{1}个月的{0}：{2}</translation>
    </message>
    <message>
        <source>before tax</source>
        <translation>税前</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>添加一项</translation>
    </message>
    <message>
        <source>Savings line, {0}</source>
        <translation>储蓄预留，{0}</translation>
    </message>
    <message>
        <source>kept for the unexpected</source>
        <translation>留作不时之需</translation>
    </message>
    <message>
        <source>why?</source>
        <translation>原因？</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>1 line is marked: say where it belongs.</source>
        <translation>有1项已标出，请说明属于哪一类。</translation>
    </message>
    <message>
        <source>{0} lines are marked: say where they belong.</source>
        <translation>有{0}项已标出，请说明属于哪一类。</translation>
    </message>
    <message>
        <source>Where do these belong?</source>
        <translation>这些项目属于哪一类？</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Emptied</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>10 instalments a year</source>
        <translation>每年十期</translation>
    </message>
</context>
<context>
    <name>BudgetPage</name>
    <message>
        <source>Budget sheet</source>
        <translation>家庭预算表</translation>
    </message>
    <message>
        <source>Adults</source>
        <translation>成年人</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>未成年</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>伴侣</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>收支说明</translation>
    </message>
    <message>
        <source>Before the first figure: ask whether income and spending may be used to find a payment, and log the answer.</source>
        <translation>填写第一个数字之前：请询问是否同意使用收支信息来确定还款金额，并记录答复。</translation>
    </message>
    <message>
        <source>The client agrees</source>
        <translation>本人同意</translation>
    </message>
    <message>
        <source>A partner agrees personally, before their own first figure.</source>
        <translation>伴侣须本人同意，之后才能填写其数字。</translation>
    </message>
    <message>
        <source>The partner agrees</source>
        <translation>伴侣同意</translation>
    </message>
    <message>
        <source>Import a sheet</source>
        <translation>导入预算表</translation>
    </message>
    <message>
        <source>Export the sheet</source>
        <translation>导出预算表</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>移到</translation>
    </message>
    <message>
        <source>Ages of the children</source>
        <translation>子女年龄</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Ages, vehicles</source>
        <translation>年龄、车辆</translation>
    </message>
    <message>
        <source>Tab next cell   Enter down   F2 opens   Ctrl+D fills a selection down   Ctrl+Delete removes a line   Sums such as 1160/4, 1.2k or 1.2万 are worked out; 2400; 3100; 2720 are the months of an irregular income.</source>
        <translation>Tab下一格   Enter向下   F2编辑   Ctrl+D向下填充所选   Ctrl+Delete删除一项   可输入算式，如1160/4、1.2k、1.2万；2400; 3100; 2720表示不固定收入的各月。</translation>
    </message>
</context>
<context>
    <name>CertificatePanel</name>
    <message>
        <source>Certificate, for the seal on agreements</source>
        <translation>证书（用于协议上的封签）</translation>
    </message>
    <message>
        <source>Password of the .p12 file</source>
        <translation>.p12文件的密码</translation>
    </message>
    <message>
        <source>Replace by a new one</source>
        <translation>换成新的</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>制作证书</translation>
    </message>
    <message>
        <source>None yet: with the first signature one is made in the name of the organisation.</source>
        <translation>尚无证书：首次签署时将以机构名义制作一张。</translation>
    </message>
    <message>
        <source>{0}, issued by {1}</source>
        <translation>{0}，由{1}签发</translation>
    </message>
    <message>
        <source>Valid until {0}</source>
        <translation>有效期至{0}</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256): {0}</source>
        <translation>指纹（SHA-256）：{0}</translation>
    </message>
    <message>
        <source>A file sealed with it is shown to be unchanged since. Whose key it is, its issuer vouches for.</source>
        <translation>用它加封签的文件，可证明此后未被改动；密钥归属以签发机构证明为准。</translation>
    </message>
    <message>
        <source>The key in force would be forgotten; what it sealed can still be verified. Press again to replace.</source>
        <translation>现用密钥将被删除；用它加封签的文件仍可核验。再按一次即更换。</translation>
    </message>
    <message>
        <source>Enter the name of the organisation above and save it first.</source>
        <translation>请先在上方填写机构名称并保存。</translation>
    </message>
    <message>
        <source>Import .p12</source>
        <translation>导入.p12</translation>
    </message>
    <message>
        <source>This certificate was in force here before. Nothing was changed.</source>
        <translation>该证书此前已在此使用过，未作更改。</translation>
    </message>
    <message>
        <source>In force from now on.</source>
        <translation>即刻起生效。</translation>
    </message>
    <message>
        <source>Export the certificate</source>
        <translation>导出证书</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已导出到{0}</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>无法写入文件，请选择其他位置。</translation>
    </message>
    <message>
        <source>A self-signed certificate proves only that a file is unchanged since it was sealed with this organisation&apos;s key. Nobody else vouches for it. Hand the certificate out, so that others can verify.</source>
        <translation>自签名证书只能证明文件自以本机构密钥加封签以来未被改动，没有其他机构证明持有人身份。请对外提供证书，便于他人核验。</translation>
    </message>
    <message>
        <source>Import .p12…</source>
        <translation>导入.p12…</translation>
    </message>
    <message>
        <source>Export the certificate…</source>
        <translation>导出证书…</translation>
    </message>
</context>
<context>
    <name>ChangeCard</name>
    <message>
        <source>Accept</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Decide alone</source>
        <translation>单独决定</translation>
    </message>
    <message>
        <source>Reason, needed to refuse</source>
        <translation>理由（拒绝时必填）</translation>
    </message>
    <message>
        <source>Proposed by {0}, {1}. You decide; until then what was there stands.</source>
        <translation>{0}于{1}提交，由您决定；决定之前原值不变。</translation>
    </message>
    <message>
        <source>Proposed by {0}, {1}. It concerns the only other one who could decide: after three days whoever proposed it decides alone.</source>
        <translation>{0}于{1}提交。这项变更涉及唯一可作决定的另一人：三天后提交人可单独决定。</translation>
    </message>
    <message>
        <source>Proposed by {0}, {1}. It waits for somebody else: {2}.</source>
        <translation>{0}于{1}提交，等待其他人决定：{2}。</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>or drop it anywhere on the window</source>
        <translation>或将其拖放到窗口任意位置</translation>
    </message>
    <message>
        <source>Verify a PDF</source>
        <translation>核验PDF</translation>
    </message>
    <message>
        <source>Verify a PDF…</source>
        <translation>核验PDF…</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>正在核验…</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Enter corrects it, Delete takes it away</source>
        <translation>回车更正，Delete删除</translation>
    </message>
</context>
<context>
    <name>Circumstances</name>
    <message>
        <source>Who we are</source>
        <translation>我方身份</translation>
    </message>
    <message>
        <source>Nation (UK)</source>
        <translation>所属地区（英国）</translation>
    </message>
    <message>
        <source>Mandate number</source>
        <translation>委托编号</translation>
    </message>
    <message>
        <source>Mandate holds until</source>
        <translation>委托有效期至</translation>
    </message>
    <message>
        <source>Breathing space from</source>
        <translation>喘息期开始</translation>
    </message>
    <message>
        <source>Breathing space to</source>
        <translation>喘息期结束</translation>
    </message>
    <message>
        <source>Limitation last restarted on</source>
        <translation>诉讼时效最近中断日</translation>
    </message>
    <message>
        <source>Already in instalments</source>
        <translation>已办理分期</translation>
    </message>
    <message>
        <source>Personalised instalment plan</source>
        <translation>个性化分期</translation>
    </message>
    <message>
        <source>Inability to pay is shown</source>
        <translation>已证明无力偿还</translation>
    </message>
    <message>
        <source>Willing to pay</source>
        <translation>有还款意愿</translation>
    </message>
    <message>
        <source>Paid from new borrowing</source>
        <translation>以新借款偿还</translation>
    </message>
    <message>
        <source>Agreed to the use of income</source>
        <translation>同意使用收入信息</translation>
    </message>
    <message>
        <source>Agreed to calls at night</source>
        <translation>同意夜间联系</translation>
    </message>
    <message>
        <source>Signed plan is broken</source>
        <translation>已签协议已违约</translation>
    </message>
    <message>
        <source>Time zone of the {0}</source>
        <translation>{0}所在时区</translation>
    </message>
    <message>
        <source>Cash the {0} received</source>
        <translation>{0}实际收到的现金</translation>
    </message>
    <message>
        <source>Assignment notified on</source>
        <translation>债权转让通知日</translation>
    </message>
    <message>
        <source>Circumstances</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>the creditor</source>
        <translation>债权人</translation>
    </message>
    <message>
        <source>an agency</source>
        <translation>受托机构</translation>
    </message>
    <message>
        <source>a buyer of the debt</source>
        <translation>债权受让人</translation>
    </message>
    <message>
        <source>an adviser of the {0}</source>
        <translation>{0}的顾问</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>England and Wales</source>
        <translation>英格兰和威尔士</translation>
    </message>
    <message>
        <source>Northern Ireland</source>
        <translation>北爱尔兰</translation>
    </message>
    <message>
        <source>Scotland</source>
        <translation>苏格兰</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>{0} where none is entered</source>
        <translation>不填时按{0}</translation>
    </message>
    <message>
        <source>such as America/Chicago</source>
        <translation>例如America/Chicago</translation>
    </message>
    <message>
        <source>Kind of breathing space</source>
        <translation>喘息期类别</translation>
    </message>
    <message>
        <source>Moratorium (Scotland) from</source>
        <translation>苏格兰延缓期起</translation>
    </message>
    <message>
        <source>Moratorium (Scotland) to</source>
        <translation>苏格兰延缓期止</translation>
    </message>
    <message>
        <source>Debt assigned on</source>
        <translation>债权转让日</translation>
    </message>
    <message>
        <source>Assigned by</source>
        <translation>转让人</translation>
    </message>
    <message>
        <source>Notified how</source>
        <translation>通知方式</translation>
    </message>
    <message>
        <source>Lives abroad</source>
        <translation>在境外居住</translation>
    </message>
    <message>
        <source>Cash-type instalment</source>
        <translation>现金类分期</translation>
    </message>
    <message>
        <source>Internet-assisted lending</source>
        <translation>互联网助贷</translation>
    </message>
    <message>
        <source>Interest was agreed</source>
        <translation>是否约定利息</translation>
    </message>
    <message>
        <source>Kind of guarantee</source>
        <translation>保证方式</translation>
    </message>
    <message>
        <source>Guarantee period ends</source>
        <translation>保证期间届满日</translation>
    </message>
    <message>
        <source>Regulated agreement</source>
        <translation>受监管的协议</translation>
    </message>
    <message>
        <source>Default notice expired on</source>
        <translation>违约通知届满日</translation>
    </message>
    <message>
        <source>Two payments missing since</source>
        <translation>欠两期起始日</translation>
    </message>
    <message>
        <source>What makes a settlement binding</source>
        <translation>和解的约束依据</translation>
    </message>
    <message>
        <source>Adviser asked for time on</source>
        <translation>顾问请求宽限日</translation>
    </message>
    <message>
        <source>Will not pay: too old</source>
        <translation>以时效已过为由拒付</translation>
    </message>
    <message>
        <source>Court decree</source>
        <translation>已有法院判决</translation>
    </message>
    <message>
        <source>Vulnerable: health</source>
        <translation>特殊情况：健康</translation>
    </message>
    <message>
        <source>Vulnerable: life event</source>
        <translation>特殊情况：生活变故</translation>
    </message>
    <message>
        <source>Vulnerable: resilience</source>
        <translation>特殊情况：承受能力</translation>
    </message>
    <message>
        <source>Vulnerable: capability</source>
        <translation>特殊情况：理解能力</translation>
    </message>
    <message>
        <source>State, such as NY</source>
        <translation>州，例如 NY</translation>
    </message>
    <message>
        <source>Creditor then, if another</source>
        <translation>当时债权人（如不同）</translation>
    </message>
    <message>
        <source>Validation notice sent on</source>
        <translation>债务确认通知寄出日</translation>
    </message>
    <message>
        <source>Disputed in writing on</source>
        <translation>书面异议日</translation>
    </message>
    <message>
        <source>Verification sent on</source>
        <translation>核实材料寄出日</translation>
    </message>
    <message>
        <source>Asked in writing to stop on</source>
        <translation>书面要求停止联系日</translation>
    </message>
    <message>
        <source>Agreed to more calls on</source>
        <translation>同意增加通话日</translation>
    </message>
    <message>
        <source>In military service from</source>
        <translation>服役起</translation>
    </message>
    <message>
        <source>In military service to</source>
        <translation>服役止</translation>
    </message>
    <message>
        <source>Settlement signed by the {0}</source>
        <translation>{0}已签署和解</translation>
    </message>
    <message>
        <source>Fee in proportion</source>
        <translation>收费按比例</translation>
    </message>
    <message>
        <source>Adviser&apos;s fee due on</source>
        <translation>顾问费到期日</translation>
    </message>
    <message>
        <source>First payment of the settlement on</source>
        <translation>和解首期付款日</translation>
    </message>
    <message>
        <source>Not by telephone</source>
        <translation>不接受电话</translation>
    </message>
    <message>
        <source>Not by message</source>
        <translation>不接受消息</translation>
    </message>
    <message>
        <source>Not by letter</source>
        <translation>不接受信函</translation>
    </message>
    <message>
        <source>Not by visit</source>
        <translation>不接受上门</translation>
    </message>
    <message>
        <source>yes, in figures</source>
        <translation>已明确约定</translation>
    </message>
    <message>
        <source>no interest</source>
        <translation>未约定</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>约定不明</translation>
    </message>
    <message>
        <source>general guarantee</source>
        <translation>一般保证</translation>
    </message>
    <message>
        <source>joint guarantee</source>
        <translation>连带责任保证</translation>
    </message>
    <message>
        <source>a deed</source>
        <translation>契据</translation>
    </message>
    <message>
        <source>a third person pays</source>
        <translation>第三人付款</translation>
    </message>
    <message>
        <source>the debt is disputed</source>
        <translation>债务有争议</translation>
    </message>
    <message>
        <source>all creditors agree</source>
        <translation>全体债权人同意</translation>
    </message>
    <message>
        <source>paid earlier than due</source>
        <translation>早于到期付款</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>mental-health crisis</source>
        <translation>心理危机</translation>
    </message>
    <message>
        <source>Why the spouse owes it</source>
        <translation>配偶承担债务的依据</translation>
    </message>
    <message>
        <source>both signed</source>
        <translation>双方签名</translation>
    </message>
    <message>
        <source>ratified afterwards</source>
        <translation>事后追认</translation>
    </message>
    <message>
        <source>daily needs of the household</source>
        <translation>家庭日常生活需要</translation>
    </message>
    <message>
        <source>Default notice served on</source>
        <translation>违约通知送达日</translation>
    </message>
    <message>
        <source>Whole balance asked for on</source>
        <translation>要求清偿全部余额之日</translation>
    </message>
    <message>
        <source>Last arrears notice on</source>
        <translation>最近一次欠款通知日</translation>
    </message>
    <message>
        <source>Itemized from</source>
        <translation>明细基准</translation>
    </message>
    <message>
        <source>Itemization date</source>
        <translation>明细基准日</translation>
    </message>
    <message>
        <source>Owed on that date</source>
        <translation>该日欠款</translation>
    </message>
    <message>
        <source>Interest since</source>
        <translation>此后利息</translation>
    </message>
    <message>
        <source>Fees since</source>
        <translation>此后费用</translation>
    </message>
    <message>
        <source>Paid since</source>
        <translation>此后付款</translation>
    </message>
    <message>
        <source>Credited since</source>
        <translation>此后贷记</translation>
    </message>
    <message>
        <source>The spouse owes it too</source>
        <translation>配偶共同负债</translation>
    </message>
    <message>
        <source>Relent, or lent as a business</source>
        <translation>转贷或职业放贷</translation>
    </message>
    <message>
        <source>No text messages</source>
        <translation>不收短信</translation>
    </message>
    <message>
        <source>No WeChat messages</source>
        <translation>不收微信消息</translation>
    </message>
    <message>
        <source>No e-mail</source>
        <translation>不收电子邮件</translation>
    </message>
    <message>
        <source>Kept at once.</source>
        <translation>即时保存。</translation>
    </message>
    <message>
        <source>In a breathing space no interest accrues.</source>
        <translation>喘息期内不计利息。</translation>
    </message>
    <message>
        <source>Wants to be reminded of payments</source>
        <translation>同意还款提醒</translation>
    </message>
    <message>
        <source>Mediated by</source>
        <translation>调解组织</translation>
    </message>
    <message>
        <source>Mediated agreement in effect from</source>
        <translation>调解协议生效日</translation>
    </message>
    <message>
        <source>Court asked to confirm on</source>
        <translation>申请司法确认日期</translation>
    </message>
</context>
<context>
    <name>ClientPage</name>
    <message>
        <source>Notes and tasks</source>
        <translation>记录与待办</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>债务</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>全部档案</translation>
    </message>
    <message>
        <source>Open a client file</source>
        <translation>建立客户档案</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Client file</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Choose a file among all files, or open an account first.</source>
        <translation>请在全部档案中选择，或先打开一个账户。</translation>
    </message>
    <message>
        <source>This client has no file yet.</source>
        <translation>该客户还没有档案。</translation>
    </message>
</context>
<context>
    <name>ColumnQuestion</name>
    <message>
        <source>These columns are not known here. Say what they are; nothing is taken before.</source>
        <translation>不认识这些列。请说明各列是什么；在此之前不会导入。</translation>
    </message>
    <message>
        <source>Take the rows</source>
        <translation>导入这些行</translation>
    </message>
    <message>
        <source>Take nothing</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>略过</translation>
    </message>
</context>
<context>
    <name>CommandList</name>
    <message>
        <source>Put back: {0}</source>
        <translation>恢复：{0}</translation>
    </message>
</context>
<context>
    <name>ComplaintsPanel</name>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Complaint of</source>
        <translation>投诉人</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>Answer to the oldest one that is open</source>
        <translation>对最早一件未结投诉的答复</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Log complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Log answer</source>
        <translation>登记答复</translation>
    </message>
    <message>
        <source>late since {0}</source>
        <translation>已于{0}超期</translation>
    </message>
    <message>
        <source>to be answered by {0}</source>
        <translation>应于{0}前答复</translation>
    </message>
    <message>
        <source>answered on {0}, {1}: {2}</source>
        <translation>{0}已答复，{1}：{2}</translation>
    </message>
</context>
<context>
    <name>ComplaintsSection</name>
    <message>
        <source>In crisis: no contact before a supervisor releases it</source>
        <translation>危机账户：主管解除之前不得联系</translation>
    </message>
    <message>
        <source>No account is in crisis.</source>
        <translation>没有处于危机状态的账户。</translation>
    </message>
    <message>
        <source>Complaints that are open</source>
        <translation>待答复的投诉</translation>
    </message>
    <message>
        <source>To be answered by</source>
        <translation>答复期限</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>投诉人</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>{0} open, {1} of them late. Answered: {2}; {3} of these late.</source>
        <translation>待答复{0}件，其中逾期{1}件。已答复：{2}；其中逾期答复{3}件。</translation>
    </message>
    <message>
        <source>{0}, late</source>
        <translation>{0}，已逾期</translation>
    </message>
</context>
<context>
    <name>ContactLog</name>
    <message>
        <source>Contacts</source>
        <translation>联系记录</translation>
    </message>
    <message>
        <source>Number called</source>
        <translation>拨打号码</translation>
    </message>
    <message>
        <source>How identity was checked</source>
        <translation>身份核实方式</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Spoke</source>
        <translation>已通话</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>Copy memo</source>
        <translation>复制备忘录</translation>
    </message>
    <message>
        <source>Print memo</source>
        <translation>打印备忘录</translation>
    </message>
    <message>
        <source>Dialler&apos;s list…</source>
        <translation>外呼清单…</translation>
    </message>
    <message>
        <source>Logged.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>Dialler&apos;s list</source>
        <translation>外呼清单</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>正在读取名单…</translation>
    </message>
    <message>
        <source>New contacts: {0}.</source>
        <translation>新增联系：{0}条。</translation>
    </message>
    <message>
        <source>Lines that could not be read: {0}.</source>
        <translation>无法读取的行：{0}。</translation>
    </message>
    <message>
        <source>Line {0}, {1}:</source>
        <translation>第{0}行，{1}：</translation>
    </message>
    <message>
        <source>The memo is on the clipboard.</source>
        <translation>备忘录已复制。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Today: talks {0}, no answer {1}. Known to this PC.</source>
        <translation>今日：已通话{0}次，未接通{1}次（仅本机记录）。</translation>
    </message>
    <message>
        <source>spoke</source>
        <translation>已通话</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>备忘录</translation>
    </message>
    <message>
        <source>Logged by the clock of this PC: the time zone there is not known.</source>
        <translation>已按本机时间记录：对方所在时区未知。</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>联系对象</translation>
    </message>
    <message>
        <source>Who called</source>
        <translation>谁拨打</translation>
    </message>
    <message>
        <source>Why somebody else</source>
        <translation>联系他人的理由</translation>
    </message>
    <message>
        <source>Wants no more of it</source>
        <translation>表示拒绝再联系</translation>
    </message>
    <message>
        <source>The number rang</source>
        <translation>号码已接通</translation>
    </message>
    <message>
        <source>Identity was checked</source>
        <translation>已核实身份</translation>
    </message>
    <message>
        <source>the {0}</source>
        <translation>{0}本人</translation>
    </message>
    <message>
        <source>guarantor or co-debtor</source>
        <translation>保证人或共同债务人</translation>
    </message>
    <message>
        <source>somebody the debt concerns</source>
        <translation>与债务有关的人</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>无关的人</translation>
    </message>
    <message>
        <source>a representative</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>we did</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>they did</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>失联</translation>
    </message>
    <message>
        <source>the number is dead</source>
        <translation>号码失效</translation>
    </message>
    <message>
        <source>wishes to pay</source>
        <translation>自愿代还</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>ContactNotice</name>
    <message>
        <source>Better no contact now. {0}</source>
        <translation>现在不宜联系。{0}</translation>
    </message>
</context>
<context>
    <name>CouldGo</name>
    <message>
        <source>Could go by the rules</source>
        <translation>按规则可以删除</translation>
    </message>
    <message>
        <source>Look who could go</source>
        <translation>查看可删除的人</translation>
    </message>
    <message>
        <source>Reason for the record, without names</source>
        <translation>记录用原因（不写姓名）</translation>
    </message>
    <message>
        <source>Last looked through on {0}.</source>
        <translation>上次查看：{0}。</translation>
    </message>
    <message>
        <source>A month has gone: it is time to look.</source>
        <translation>已满一个月，请查看。</translation>
    </message>
    <message>
        <source>#{0}: asked on {1}, more of it may go now</source>
        <translation>#{0}：{1}提出请求，现可继续删除</translation>
    </message>
    <message>
        <source>#{0}: {1}, nothing since {2}</source>
        <translation>#{0}：{1}，{2}以后没有任何记录</translation>
    </message>
    <message>
        <source>Nobody: nothing is older than the rules ask for.</source>
        <translation>没有：没有超过规则期限的内容。</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep for another year</source>
        <translation>再保留一年</translation>
    </message>
    <message>
        <source>#{0} goes for good. Press again to erase.</source>
        <translation>#{0}将永久删除。再按一次即删除。</translation>
    </message>
</context>
<context>
    <name>CountsPanel</name>
    <message>
        <source>Everybody</source>
        <translation>全部人员</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>First day of the period</source>
        <translation>期间首日</translation>
    </message>
    <message>
        <source>Last day of the period</source>
        <translation>期间末日</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>谁的</translation>
    </message>
    <message>
        <source>Week by week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Show the accounts counted</source>
        <translation>列出计入的账户</translation>
    </message>
    <message>
        <source>All it is counted of</source>
        <translation>全部分母账户</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Report for an inspection…</source>
        <translation>检查报告…</translation>
    </message>
    <message>
        <source>Money known through {0}</source>
        <translation>入账截至{0}</translation>
    </message>
    <message>
        <source>Week of</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>分母</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95%区间</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}／{1}</translation>
    </message>
    <message>
        <source>How it is counted</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another folder.</source>
        <translation>文件无法写入，请另选文件夹。</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已导出到{0}</translation>
    </message>
</context>
<context>
    <name>CreditorsPanel</name>
    <message>
        <source>Creditor</source>
        <translation>债权人</translation>
    </message>
    <message>
        <source>Placed here</source>
        <translation>委外入案</translation>
    </message>
    <message>
        <source>No creditor has placed accounts here yet. Take in their file.</source>
        <translation>尚无债权人委托账户，请导入其委托文件。</translation>
    </message>
    <message>
        <source>Files for creditors</source>
        <translation>给债权人的文件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Take in a placement file…</source>
        <translation>导入委案文件…</translation>
    </message>
    <message>
        <source>Show its accounts</source>
        <translation>列出其账户</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>撤回原因</translation>
    </message>
    <message>
        <source>Take the batch back</source>
        <translation>撤回批次</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类别</translation>
    </message>
    <message>
        <source>First day of the period</source>
        <translation>期间首日</translation>
    </message>
    <message>
        <source>Last day of the period</source>
        <translation>期间末日</translation>
    </message>
    <message>
        <source>Look first</source>
        <translation>先预览</translation>
    </message>
    <message>
        <source>Write the file…</source>
        <translation>生成文件…</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Placed on</source>
        <translation>入案日</translation>
    </message>
    <message>
        <source>Recall on</source>
        <translation>退案日</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>佣金率</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Still here</source>
        <translation>在案</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Money known</source>
        <translation>入账截至</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another folder.</source>
        <translation>文件无法写入，请另选文件夹。</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已导出到{0}</translation>
    </message>
</context>
<context>
    <name>CrisisCard</name>
    <message>
        <source>Release</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Why contact may go on</source>
        <translation>可以恢复联系的理由</translation>
    </message>
</context>
<context>
    <name>DebtorSide</name>
    <message>
        <source>How the {0} agrees</source>
        <translation>{0}以何种方式同意</translation>
    </message>
    <message>
        <source>Signed here, at the desk</source>
        <translation>当面签字</translation>
    </message>
    <message>
        <source>Agreed by telephone</source>
        <translation>电话同意</translation>
    </message>
    <message>
        <source>Signed by hand on paper</source>
        <translation>纸面手签</translation>
    </message>
    <message>
        <source>Signed with their own certificate</source>
        <translation>用本人证书签名</translation>
    </message>
</context>
<context>
    <name>Debts</name>
    <message>
        <source>Debt</source>
        <translation>债务</translation>
    </message>
    <message>
        <source>Creditor</source>
        <translation>债权人</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Rate a year</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Rate is</source>
        <translation>利率口径</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最低还款额</translation>
    </message>
    <message>
        <source>Arrears</source>
        <translation>逾期欠款</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Add a debt</source>
        <translation>添加一笔债务</translation>
    </message>
    <message>
        <source>agreed separately</source>
        <translation>另行商定</translation>
    </message>
    <message>
        <source>not agreed yet</source>
        <translation>尚未约定</translation>
    </message>
    <message>
        <source>nothing agreed</source>
        <translation>约定不付</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>债务</translation>
    </message>
    <message>
        <source>Interest a month</source>
        <translation>每月利息</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>As it stands on the desk today.</source>
        <translation>与工作台今天的数字一致。</translation>
    </message>
    <message>
        <source>Their reference</source>
        <translation>对方编号</translation>
    </message>
</context>
<context>
    <name>DebtsPage</name>
    <message>
        <source>Several debts</source>
        <translation>多笔债务</translation>
    </message>
    <message>
        <source>Remove the debt</source>
        <translation>删除这笔债务</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>1 debt</source>
        <translation>1笔债务</translation>
    </message>
    <message>
        <source>{0} debts</source>
        <translation>{0}笔债务</translation>
    </message>
    <message>
        <source>{0}, {1} owed, {2} a month to share</source>
        <translation>{0}，共欠{1}，每月可分配{2}</translation>
    </message>
</context>
<context>
    <name>DecisionCard</name>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Reason, needed to decline</source>
        <translation>理由（驳回时必填）</translation>
    </message>
    <message>
        <source>Beyond your own limits:</source>
        <translation>超出您本人的权限：</translation>
    </message>
    <message>
        <source>Within your own limits.</source>
        <translation>在您本人的权限之内。</translation>
    </message>
</context>
<context>
    <name>DeferralCard</name>
    <message>
        <source>Deferred</source>
        <translation>延期期数</translation>
    </message>
    <message>
        <source>Payments in all</source>
        <translation>总期数</translation>
    </message>
    <message>
        <source>Annual rate</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Meanwhile</source>
        <translation>延期期间</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>延期以后</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付款</translation>
    </message>
    <message>
        <source>interest only</source>
        <translation>只还利息</translation>
    </message>
    <message>
        <source>nothing, interest later</source>
        <translation>不还，利息后收</translation>
    </message>
    <message>
        <source>nothing, interest added</source>
        <translation>不还，利息计入本金</translation>
    </message>
    <message>
        <source>nothing, no interest</source>
        <translation>不还，停止计息</translation>
    </message>
    <message>
        <source>same end</source>
        <translation>到期日不变</translation>
    </message>
    <message>
        <source>end moves back</source>
        <translation>到期日顺延</translation>
    </message>
    <message>
        <source>× {0}, then</source>
        <translation>× {0}期，之后</translation>
    </message>
    <message>
        <source>{0} + {1}, ends {2}</source>
        <translation>{0} + {1}，{2}结束</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>then</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>then {0} × {1}, ends {2}</source>
        <translation>之后{0} × {1}期，{2}结束</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Instalment</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Deferral</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>减免结清</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>违约金</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>fortnightly</source>
        <translation>每两周</translation>
    </message>
    <message>
        <source>every 4 weeks</source>
        <translation>每四周</translation>
    </message>
    <message>
        <source>monthly</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>quarterly</source>
        <translation>每季</translation>
    </message>
    <message>
        <source>yearly</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>/周</translation>
    </message>
    <message>
        <source>every 2 weeks</source>
        <translation>/两周</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>/月</translation>
    </message>
    <message>
        <source>a quarter</source>
        <translation>/季</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>/年</translation>
    </message>
    <message>
        <source>1 payment</source>
        <translation>1期</translation>
    </message>
    <message>
        <source>{0} payments</source>
        <translation>{0}期</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1天</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0}天</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>收支</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What they say</source>
        <translation>对方所说</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>First due</source>
        <translation>首期日</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>还款频率</translation>
    </message>
    <message>
        <source>twice a month</source>
        <translation>每半月</translation>
    </message>
    <message>
        <source>each term, 3 a year</source>
        <translation>每学期（一年三次）</translation>
    </message>
    <message>
        <source>twice a year</source>
        <translation>每半年</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>Account and means</source>
        <translation>账户与收支</translation>
    </message>
    <message>
        <source>Negotiation and notes</source>
        <translation>协商与备注</translation>
    </message>
    <message>
        <source>Best for creditor</source>
        <translation>债权人最优</translation>
    </message>
    <message>
        <source>Least to pay</source>
        <translation>还款总额最少</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>Put back.</source>
        <translation>已恢复。</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Type the passphrase of the backup first, then choose it again.</source>
        <translation>请先输入备份的主密码，再选择备份文件。</translation>
    </message>
    <message>
        <source>What was there is kept as {0}</source>
        <translation>原有数据已另存为{0}</translation>
    </message>
    <message>
        <source>Locked with this PC. Nothing was lost.</source>
        <translation>已随本机锁定，没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Locked. Nothing was lost.</source>
        <translation>已锁定，内容都在。</translation>
    </message>
    <message>
        <source>Encrypting everything with the new passphrase…</source>
        <translation>正在用新主密码重新加密…</translation>
    </message>
    <message>
        <source>The passphrase is changed. Open with the new one.</source>
        <translation>主密码已修改，请用新主密码打开。</translation>
    </message>
    <message>
        <source>Locked after four minutes without a touch. Nothing was lost.</source>
        <translation>四分钟无操作，已自动锁定。内容没有丢失。</translation>
    </message>
    <message>
        <source>To replace this store, an administrator signs in.</source>
        <translation>替换此数据库须由管理员登录。</translation>
    </message>
    <message>
        <source>After the restore these will be missing:</source>
        <translation>恢复后将缺少以下内容：</translation>
    </message>
    <message>
        <source>The store that is there now is kept in {0}.</source>
        <translation>现有数据会保存在{0}。</translation>
    </message>
    <message>
        <source>Restored from {0}.</source>
        <translation>已从{0}恢复。</translation>
    </message>
    <message>
        <source>The clock of this PC stands at {0}, before the last entry of the record, {1}. Set it right.</source>
        <translation>本机时钟为{0}，早于最后一条记录的时间{1}，请校准时钟。</translation>
    </message>
    <message>
        <source>The program ended by itself last time. Where it was stands in the report under Settings, About, which names nobody: save it for whoever looks after the program.</source>
        <translation>上次程序自行中止。中止的位置写在“设置 → 关于”的报告里，其中不涉及任何人：请保存下来，交给维护本程序的人。</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>Documents</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The document as it was kept</source>
        <translation>保存的文件原样</translation>
    </message>
    <message>
        <source>Kind of the document</source>
        <translation>文件种类</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>附加文件…</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Write it out…</source>
        <translation>另存…</translation>
    </message>
    <message>
        <source>Kept on</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>This kind of document is not shown here. Write it out and open it there.</source>
        <translation>此类文件不能在这里显示，请另存后打开。</translation>
    </message>
    <message>
        <source>Attach a document</source>
        <translation>附加文件</translation>
    </message>
    <message>
        <source>Kept: {0}</source>
        <translation>已保存：{0}</translation>
    </message>
    <message>
        <source>Write a document out</source>
        <translation>另存文件</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another folder.</source>
        <translation>无法写入文件，请另选文件夹。</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>已写出。</translation>
    </message>
</context>
<context>
    <name>DoneBar</name>
    <message>
        <source>Next account</source>
        <translation>下一账户</translation>
    </message>
    <message>
        <source>Copy a text: where to pay</source>
        <translation>复制付款短信</translation>
    </message>
    <message>
        <source>Copy the payment code</source>
        <translation>复制付款码</translation>
    </message>
    <message>
        <source>Signed and sealed: {0}</source>
        <translation>已签署并加封签：{0}</translation>
    </message>
</context>
<context>
    <name>DonePanel</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Agreements signed</source>
        <translation>签署协议</translation>
    </message>
</context>
<context>
    <name>DoubtCard</name>
    <message>
        <source>The same person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>Two persons</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Equal: {0}</source>
        <translation>相同：{0}</translation>
    </message>
</context>
<context>
    <name>EarlierList</name>
    <message>
        <source>Signed agreements</source>
        <translation>已签协议</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>{0} payments</source>
        <translation>{0}期</translation>
    </message>
    <message>
        <source>nothing is known</source>
        <translation>未登记任何情况</translation>
    </message>
    <message>
        <source>budget sheet</source>
        <translation>预算表</translation>
    </message>
    <message>
        <source>list of debts</source>
        <translation>债务清单</translation>
    </message>
    <message>
        <source>means</source>
        <translation>收支</translation>
    </message>
    <message>
        <source>agreed to the use of</source>
        <translation>同意使用</translation>
    </message>
    <message>
        <source>income figures</source>
        <translation>收入数据</translation>
    </message>
    <message>
        <source>letters to creditors</source>
        <translation>致债权人的信函</translation>
    </message>
    <message>
        <source>the record</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>list of calls</source>
        <translation>外呼清单</translation>
    </message>
    <message>
        <source>call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>not intact</source>
        <translation>不完好</translation>
    </message>
</context>
<context>
    <name>EntriesPanel</name>
    <message>
        <source>New entry</source>
        <translation>新记录</translation>
    </message>
    <message>
        <source>Which entries are listed</source>
        <translation>列出哪些记录</translation>
    </message>
    <message>
        <source>Kind of the new entry</source>
        <translation>新记录的种类</translation>
    </message>
    <message>
        <source>Entries of the client file</source>
        <translation>客户档案的记录</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>替换…</translation>
    </message>
    <message>
        <source>Look at the document</source>
        <translation>查看文件</translation>
    </message>
    <message>
        <source>End</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>Why it ends: done, withdrawn</source>
        <translation>终止原因：已完成、已撤回</translation>
    </message>
    <message>
        <source>Keep the entry</source>
        <translation>保存记录</translation>
    </message>
    <message>
        <source>A new entry instead</source>
        <translation>改为新记录</translation>
    </message>
    <message>
        <source>Half typed ({0}): {1}</source>
        <translation>未完成（{0}）：{1}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Noted by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>In place of: {0}</source>
        <translation>替换：{0}</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Ended.</source>
        <translation>已终止。</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>全部记录</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>What is noted</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>由谁办理</translation>
    </message>
    <message>
        <source>Consent to</source>
        <translation>同意事项</translation>
    </message>
    <message>
        <source>To whom it goes; empty for every creditor</source>
        <translation>接收方；留空为每家债权人</translation>
    </message>
    <message>
        <source>Who agrees</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>Given on; today where empty</source>
        <translation>给予日期；留空为今天</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>How it was given</source>
        <translation>给予方式</translation>
    </message>
    <message>
        <source>Kind of property</source>
        <translation>财产种类</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>是什么</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Owed on it</source>
        <translation>其上负债</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>归谁</translation>
    </message>
    <message>
        <source>Valued on; today where empty</source>
        <translation>估值日期；留空为今天</translation>
    </message>
    <message>
        <source>Kind of letter</source>
        <translation>信函种类</translation>
    </message>
    <message>
        <source>Creditor</source>
        <translation>债权人</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>债务</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Sent on; today where empty</source>
        <translation>发出日期；留空为今天</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Received on; today where empty</source>
        <translation>收到日期；留空为今天</translation>
    </message>
    <message>
        <source>Sum asked for</source>
        <translation>要求的金额</translation>
    </message>
    <message>
        <source>Letter that it answers</source>
        <translation>所答复的信函</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>the client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>Account opened</source>
        <translation>打开账户</translation>
    </message>
    <message>
        <source>We offered</source>
        <translation>我方提出</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>They asked for</source>
        <translation>对方提出</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Balance confirmed</source>
        <translation>欠款已确认</translation>
    </message>
    <message>
        <source>Account corrected</source>
        <translation>账户已更正</translation>
    </message>
    <message>
        <source>Agreement signed</source>
        <translation>协议已签署</translation>
    </message>
    <message>
        <source>Agreed to the use of income data</source>
        <translation>同意使用收入信息</translation>
    </message>
    <message>
        <source>Budget statement made</source>
        <translation>已制作收支说明</translation>
    </message>
    <message>
        <source>Offer letters made</source>
        <translation>已制作提议函</translation>
    </message>
    <message>
        <source>Reason for a caution</source>
        <translation>注意事项的理由</translation>
    </message>
    <message>
        <source>Release asked for</source>
        <translation>申请审批</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Release declined</source>
        <translation>审批未通过</translation>
    </message>
    <message>
        <source>Yes on the telephone</source>
        <translation>电话中答复“是”</translation>
    </message>
    <message>
        <source>Printed, to be signed by hand</source>
        <translation>已打印，待手签</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>通话人</translation>
    </message>
    <message>
        <source>Offers stopped</source>
        <translation>协商已停止</translation>
    </message>
    <message>
        <source>Offers go on</source>
        <translation>协商继续</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已暂缓</translation>
    </message>
    <message>
        <source>Hold ended early</source>
        <translation>暂缓提前结束</translation>
    </message>
    <message>
        <source>Hold: last step taken back</source>
        <translation>暂缓：已撤销上一步</translation>
    </message>
    <message>
        <source>They called us</source>
        <translation>对方来电</translation>
    </message>
    <message>
        <source>Offer given out</source>
        <translation>已对外提供方案</translation>
    </message>
    <message>
        <source>Payment received</source>
        <translation>收到付款</translation>
    </message>
    <message>
        <source>Notice of a missed payment</source>
        <translation>已发逾期通知</translation>
    </message>
    <message>
        <source>Plan ended</source>
        <translation>协议终止</translation>
    </message>
    <message>
        <source>Certificate made</source>
        <translation>已出具结清证明</translation>
    </message>
    <message>
        <source>Payment taken back</source>
        <translation>还款已冲正</translation>
    </message>
    <message>
        <source>Figures confirmed</source>
        <translation>已确认数据</translation>
    </message>
    <message>
        <source>Agreed to letters</source>
        <translation>同意发函</translation>
    </message>
</context>
<context>
    <name>Exits</name>
    <message>
        <source>Wrong person</source>
        <translation>找错人</translation>
    </message>
    <message>
        <source>Debt is disputed</source>
        <translation>对欠款有争议</translation>
    </message>
    <message>
        <source>Has a lawyer or adviser</source>
        <translation>已委托律师或顾问</translation>
    </message>
    <message>
        <source>Insolvency has begun</source>
        <translation>已进入破产程序</translation>
    </message>
    <message>
        <source>Has died</source>
        <translation>已去世</translation>
    </message>
    <message>
        <source>Under age</source>
        <translation>未成年</translation>
    </message>
    <message>
        <source>Lacks capacity</source>
        <translation>无民事行为能力</translation>
    </message>
    <message>
        <source>Danger to life</source>
        <translation>有生命危险</translation>
    </message>
    <message>
        <source>Seriously ill</source>
        <translation>患重病</translation>
    </message>
    <message>
        <source>Say nothing of the debt. End the call and have the number checked.</source>
        <translation>不要提及欠款，结束通话并核对号码。</translation>
    </message>
    <message>
        <source>Note what is disputed and send the documents. Offers wait for the answer.</source>
        <translation>记下争议内容并寄送凭证，答复之前不再提方案。</translation>
    </message>
    <message>
        <source>Talk to the representative from now on, in writing.</source>
        <translation>今后书面联系其代理人。</translation>
    </message>
    <message>
        <source>Claims go to the administrator. Ask for the case number.</source>
        <translation>向管理人申报债权，请问案号。</translation>
    </message>
    <message>
        <source>Condolence, no demand. The estate is written to.</source>
        <translation>表示慰问，不作催收，另函遗产管理人。</translation>
    </message>
    <message>
        <source>No agreement can be made. A guardian is written to.</source>
        <translation>不能达成协议，另函监护人。</translation>
    </message>
    <message>
        <source>No agreement can be made now. Ask who is allowed to act.</source>
        <translation>现在不能达成协议，请问谁有权代理。</translation>
    </message>
    <message>
        <source>Stay on the line, speak of nothing else, have somebody call for help.</source>
        <translation>不要挂断，不谈别的，请同事求助。</translation>
    </message>
    <message>
        <source>Wish them well, ask for nothing. A supervisor decides when to come back.</source>
        <translation>表示慰问，不提要求。何时再联系由主管决定。</translation>
    </message>
    <message>
        <source>the person themselves</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>a proxy, mandate checked</source>
        <translation>代理人（已核委托）</translation>
    </message>
    <message>
        <source>an adviser or lawyer</source>
        <translation>顾问或律师</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>其他人</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Lock: {0}</source>
        <translation>锁定：{0}</translation>
    </message>
    <message>
        <source>Keeps this as it is while the others follow. In its field: {0}</source>
        <translation>保持这一项不变，其他各项随之变化。在输入框中按 {0}</translation>
    </message>
    <message>
        <source>May be offered now: {0}</source>
        <translation>现在可以提出：{0}</translation>
    </message>
    <message>
        <source>With a release: {0}</source>
        <translation>经审批可以提出：{0}</translation>
    </message>
</context>
<context>
    <name>FilesPanel</name>
    <message>
        <source>Client files</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>There is no client file yet. Open an account first.</source>
        <translation>还没有客户档案，请先打开一个账户。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Tasks due</source>
        <translation>到期待办</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>下次复核</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Any band</source>
        <translation>全部阶段</translation>
    </message>
    <message>
        <source>Kept lists</source>
        <translation>已存列表</translation>
    </message>
    <message>
        <source>Band of days overdue</source>
        <translation>逾期阶段</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Creditor</source>
        <translation>债权人</translation>
    </message>
    <message>
        <source>Nobody spoke since</source>
        <translation>自此日起无人通话</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>无下一步</translation>
    </message>
    <message>
        <source>Name of this list</source>
        <translation>列表名称</translation>
    </message>
    <message>
        <source>Keep this list</source>
        <translation>保存列表</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>删除列表</translation>
    </message>
    <message>
        <source>This list asks for more than there are fields here: {0}</source>
        <translation>此列表的条件多于本页字段，请用：{0}</translation>
    </message>
    <message>
        <source>Any product</source>
        <translation>全部产品</translation>
    </message>
    <message>
        <source>Any owner</source>
        <translation>全部负责人</translation>
    </message>
    <message>
        <source>Nobody&apos;s</source>
        <translation>无负责人</translation>
    </message>
    <message>
        <source>Signed or not</source>
        <translation>是否签约</translation>
    </message>
    <message>
        <source>With an agreement</source>
        <translation>已签协议</translation>
    </message>
    <message>
        <source>Without an agreement</source>
        <translation>未签协议</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Days overdue</source>
        <translation>逾期天数</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Next step by</source>
        <translation>下一步不晚于</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>全部账户</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>预警信号</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Days overdue, from</source>
        <translation>逾期天数，起</translation>
    </message>
    <message>
        <source>Days overdue, to</source>
        <translation>逾期天数，止</translation>
    </message>
    <message>
        <source>Owed, from</source>
        <translation>欠款，起</translation>
    </message>
    <message>
        <source>Owed, to</source>
        <translation>欠款，止</translation>
    </message>
    <message>
        <source>from</source>
        <translation>起</translation>
    </message>
    <message>
        <source>to</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>With a sign</source>
        <translation>有预警信号</translation>
    </message>
    <message>
        <source>Any sign or none</source>
        <translation>不限预警信号</translation>
    </message>
    <message>
        <source>Promised or not</source>
        <translation>不限承诺</translation>
    </message>
    <message>
        <source>With a promise due</source>
        <translation>有未到期承诺</translation>
    </message>
    <message>
        <source>Without a promise due</source>
        <translation>无未到期承诺</translation>
    </message>
    <message>
        <source>Any batch</source>
        <translation>全部批次</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>no name on file</source>
        <translation>未登记姓名</translation>
    </message>
    <message>
        <source>No account is found.</source>
        <translation>没有找到账户。</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>What would mend it</source>
        <translation>解决办法</translation>
    </message>
    <message>
        <source>Nominal or effective</source>
        <translation>名义与实际利率</translation>
    </message>
    <message>
        <source>Mend the marked rows first.</source>
        <translation>请先改正标出的行。</translation>
    </message>
    <message>
        <source>No debt is entered yet.</source>
        <translation>还没有填写债务。</translation>
    </message>
    <message>
        <source>Tokens.</source>
        <translation>象征性还款。</translation>
    </message>
    <message>
        <source>All clear by month {0}; {1} of interest on the way.</source>
        <translation>第{0}个月全部还清，期间利息{1}。</translation>
    </message>
    <message>
        <source>Ends.</source>
        <translation>可以还清。</translation>
    </message>
    <message>
        <source>It gets {0} a month, but its interest is {1}. It would be {2} after a year. Smallest payment that would ever clear it: {3}.</source>
        <translation>每月分到{0}，而利息是{1}，一年后将是{2}，永远还不清。能还清它的最低月付：{3}。</translation>
    </message>
    <message>
        <source>Never cleared.</source>
        <translation>还不清。</translation>
    </message>
    <message>
        <source>Ask {0} to stop interest:</source>
        <translation>请{0}停收利息：</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Share {0} a month or more in this way.</source>
        <translation>按此方法每月分配{0}或更多。</translation>
    </message>
    <message>
        <source>all clear by month {0}, {1} interest</source>
        <translation>第{0}个月全部还清，利息{1}</translation>
    </message>
    <message>
        <source>This holds only if every creditor stops interest and charges: the letters ask for it.</source>
        <translation>只有全体债权人停收利息和费用时才成立：信函会提出这一请求。</translation>
    </message>
    <message>
        <source>{0}: the share is below the interest until month {1}.</source>
        <translation>{0}：到第{1}个月为止，份额低于利息。</translation>
    </message>
    <message>
        <source>A payment or a signed letter can restart a limitation period that still runs.</source>
        <translation>还款或签署的函件可能使仍在计算的诉讼时效重新起算。</translation>
    </message>
    <message>
        <source>Priority debts alone need {0} more a month.</source>
        <translation>仅优先债务每月就还差{0}。</translation>
    </message>
    <message>
        <source>{0}, {1}: as {2}, {3}; as {4}, {5}. A nominal rate is charged by the twelfth, an effective one less.</source>
        <translation>{0}，{1}：按{2}利率，{3}；按{4}利率，{5}。名义利率每月按十二分之一计，实际利率每月更少。</translation>
    </message>
    <message>
        <source>{0} of interest in the first month, {1}</source>
        <translation>首月利息{0}，{1}</translation>
    </message>
    <message>
        <source>never cleared</source>
        <translation>永远还不清</translation>
    </message>
    <message>
        <source>clear by month {0}</source>
        <translation>第{0}个月还清</translation>
    </message>
    <message>
        <source>What the rules see</source>
        <translation>合规提示</translation>
    </message>
    <message>
        <source>Contact now</source>
        <translation>现在联系</translation>
    </message>
    <message>
        <source>The chosen option</source>
        <translation>所选方案</translation>
    </message>
    <message>
        <source>Open an account first.</source>
        <translation>请先打开账户。</translation>
    </message>
    <message>
        <source>Nothing stands against it.</source>
        <translation>没有规则限制。</translation>
    </message>
    <message>
        <source>The chosen option needs repair</source>
        <translation>所选方案需要修正</translation>
    </message>
    <message>
        <source>Within the rules</source>
        <translation>符合规则</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>禁止</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Cure: {0}</source>
        <translation>解决办法：{0}</translation>
    </message>
    <message>
        <source> (not confirmed from the source)</source>
        <translation>（未经原文核实）</translation>
    </message>
    <message>
        <source>The shares may change: what is agreed on a priority debt comes first.</source>
        <translation>分配金额可能变动：须先确定优先债务的约定。</translation>
    </message>
    <message>
        <source>Provisional.</source>
        <translation>暂定。</translation>
    </message>
    <message>
        <source>This way would take {0} a month or more; the budget leaves {1}.</source>
        <translation>这种方法每月需要{0}或更多；预算只余{1}。</translation>
    </message>
    <message>
        <source>All minimums together need {0} more a month than there is.</source>
        <translation>各最低还款额合计每月还差{0}。</translation>
    </message>
    <message>
        <source>Priority debts and tokens need {0} more a month than there is.</source>
        <translation>优先债务和象征性还款合计每月还差{0}。</translation>
    </message>
    <message>
        <source>Hardly anything is left after the priority debts: a token keeps each agreement alive.</source>
        <translation>付完优先债务后几乎没有余款：每家债权人付一笔象征性还款，以维持协议。</translation>
    </message>
    <message>
        <source>While you talk</source>
        <translation>谈话中留意</translation>
    </message>
    <message>
        <source>Before a letter goes out</source>
        <translation>寄信之前</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Begin in four steps</source>
        <translation>四步开始使用</translation>
    </message>
    <message>
        <source>Country, and its rules</source>
        <translation>国家及其规则</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>机构名称</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Account to pay into</source>
        <translation>收款账户</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>开户行</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Who signs for us</source>
        <translation>我方签署人</translation>
    </message>
    <message>
        <source>Enter one by hand</source>
        <translation>手工录入一户</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Chooses the rules that every offer is checked by, the words and the size of the papers, and the public holidays. Without it nothing is checked by law.</source>
        <translation>决定每个方案按哪国规则检查、文书的用语和纸张大小，以及法定节假日。不选则不作任何合规检查。</translation>
    </message>
    <message>
        <source>Stands on every agreement: who it is made with, where to pay and whom to call. Without it offers can be made, and nothing can be signed.</source>
        <translation>印在每份协议上：与谁签订、向哪里付款、找谁联系。不填仍可提出方案，但不能签署。</translation>
    </message>
    <message>
        <source>From the first user on the program asks who it is, a release takes a second person, and the record names who did what. Without one whoever opens this store may do everything.</source>
        <translation>有了第一位用户，程序会询问是谁在使用，审批须由另一人作出，操作记录会写明何人所为。没有用户时，打开数据库的人可以做任何操作。</translation>
    </message>
    <message>
        <source>Takes in your accounts from CSV, XLSX or ODS, in any order of columns; nothing is taken in before you have seen it.</source>
        <translation>从CSV、XLSX或ODS导入账户，列的顺序不限；导入之前会先给您查看。</translation>
    </message>
    <message>
        <source>Use these rules</source>
        <translation>采用这些规则</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add the first user</source>
        <translation>添加第一位用户</translation>
    </message>
    <message>
        <source>Import accounts…</source>
        <translation>导入账户…</translation>
    </message>
    <message>
        <source>Skip: {0} can be set later in Settings</source>
        <translation>跳过：{0}以后可在设置中填写</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}，{1}</translation>
    </message>
</context>
<context>
    <name>FromAfar</name>
    <message>
        <source>Requested from another PC</source>
        <translation>来自其他电脑的申请</translation>
    </message>
    <message>
        <source>Open a request file…</source>
        <translation>打开申请文件…</translation>
    </message>
    <message>
        <source>Write the answer into a file…</source>
        <translation>将答复写入文件…</translation>
    </message>
    <message>
        <source>{0} asks to release these terms, digest {1}</source>
        <translation>{0}申请审批以下条件，摘要{1}</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another folder.</source>
        <translation>无法写入文件，请换一个文件夹。</translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>已导出。</translation>
    </message>
    <message>
        <source>Signed. The answer goes back to {0} as a file.</source>
        <translation>已签署，请将答复文件交回{0}。</translation>
    </message>
</context>
<context>
    <name>Guard</name>
    <message>
        <source>Each caution needs a reason, kept in the log:</source>
        <translation>每项注意事项须填写理由，记入协商记录：</translation>
    </message>
    <message>
        <source>Ask for release</source>
        <translation>申请审批</translation>
    </message>
    <message>
        <source>Take up the released terms</source>
        <translation>恢复已批准的条件</translation>
    </message>
    <message>
        <source>Reason: {0}</source>
        <translation>理由：{0}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why it should be released</source>
        <translation>申请理由</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Leave the guide</source>
        <translation>离开指南</translation>
    </message>
</context>
<context>
    <name>GuidelinesPanel</name>
    <message>
        <source>Spending guidelines</source>
        <translation>支出参考标准</translation>
    </message>
    <message>
        <source>US national standards come with the program. For other countries save the empty table, fill it in, and import it: what is allowed as given, the lesser of actual and standard, a share of net income, or a local living minimum.</source>
        <translation>程序自带美国国家标准。其他国家或地区请保存空表，填写后导入：标准内不追问、实际与标准取低、净收入比例，或当地最低生活标准。</translation>
    </message>
    <message>
        <source>Save the empty table</source>
        <translation>保存空表</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>导入标准表</translation>
    </message>
    <message>
        <source>Forget own tables</source>
        <translation>清除自有标准</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效日</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>适用项目</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Each more</source>
        <translation>每增一人</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已导出到{0}</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>无法写入文件，请选择其他位置。</translation>
    </message>
    <message>
        <source>Other rows not taken: {0}.</source>
        <translation>其他未导入的行：{0}行。</translation>
    </message>
    <message>
        <source>Nothing was taken.</source>
        <translation>没有导入任何一行。</translation>
    </message>
    <message>
        <source>Rows in force from now on: {0}.</source>
        <translation>即日起生效的标准：{0}行。</translation>
    </message>
    <message>
        <source>Only the tables of the program are in force.</source>
        <translation>现只使用程序自带的标准。</translation>
    </message>
    <message>
        <source>{0} rows go for good. Press again to forget them.</source>
        <translation>{0}行将永久删除。再按一次即删除。</translation>
    </message>
    <message>
        <source>Row {0}, {1}:</source>
        <translation>第{0}行，{1}：</translation>
    </message>
</context>
<context>
    <name>HandoutsPage</name>
    <message>
        <source>The offer stays open until</source>
        <translation>方案有效期至</translation>
    </message>
    <message>
        <source>Papers before signing</source>
        <translation>签署前的文书</translation>
    </message>
    <message>
        <source>The paper needs the name of the {0}: enter it on the agreement page.</source>
        <translation>文书需要{0}姓名：请在协议页填写。</translation>
    </message>
    <message>
        <source>There are no terms yet: repair the marked field on the desk first.</source>
        <translation>还没有条件：请先在工作台改正标出的字段。</translation>
    </message>
    <message>
        <source>Another agreement is being sealed. Wait until it is done.</source>
        <translation>另一份协议正在加封签，请等待完成。</translation>
    </message>
    <message>
        <source>These terms are signed. Their papers are in Records, Agreements.</source>
        <translation>这些条件已经签署，相关文书在“记录—协议”中。</translation>
    </message>
    <message>
        <source>Offers are stopped on this account, so no paper with an offer goes out.</source>
        <translation>本账户已停止提出方案，因此不能发出含方案的文书。</translation>
    </message>
    <message>
        <source>A rule stops this option; the card says which, and what would mend it.</source>
        <translation>有规则阻止这个方案；卡片上写明是哪一条以及如何改正。</translation>
    </message>
    <message>
        <source>These terms are beyond your limits. Ask for their release on the agreement page first.</source>
        <translation>这些条件超出您的权限，请先在协议页申请审批。</translation>
    </message>
    <message>
        <source>The paper needs the organisation&apos;s name and telephone: enter them in Settings.</source>
        <translation>文书需要机构名称和电话：请在设置中填写。</translation>
    </message>
    <message>
        <source>This debt is settled: nothing is owed, so no paper with an offer goes out.</source>
        <translation>该笔欠款已结清，不能发出含方案的文书。</translation>
    </message>
    <message>
        <source>the address of the {0} (agreement page)</source>
        <translation>{0}的地址（协议页）</translation>
    </message>
    <message>
        <source>Before the letter can be posted it needs, from Settings: {0}.</source>
        <translation>寄出前，宽限函还缺（在设置中填写）：{0}。</translation>
    </message>
    <message>
        <source>A one-sided forbearance letter belongs to the rules of the United Kingdom and the United States. Under other rules both sides sign: use the offer letter and the agreement.</source>
        <translation>单方宽限函属于英国和美国规则。在其他规则下须双方签署：请使用协商还款方案函和协议。</translation>
    </message>
    <message>
        <source>The sheet of all costs belongs to plans of licensed lenders under the rules of China. The agreement names the cost of this plan.</source>
        <translation>综合融资成本明示表只用于中国规则下持牌机构的还款计划；本计划的成本见协议。</translation>
    </message>
    <message>
        <source>A validation notice is for an agency or a buyer of the debt under American rules: say under Circumstances who we are.</source>
        <translation>债务确认通知只适用于美国规则下的代理机构或债权受让人：请在“情况”中填写我方身份。</translation>
    </message>
    <message>
        <source>Enter the itemization under Circumstances: its day and its items, which have to come to what is owed.</source>
        <translation>请在“情况”中填写债务明细：基准日和各项金额，合计须等于现欠金额。</translation>
    </message>
    <message>
        <source>The validation notice goes out first: make it here, or record when it was sent.</source>
        <translation>须先寄出债务确认通知：请在此制作，或登记其寄出日期。</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>大字版</translation>
    </message>
</context>
<context>
    <name>HoldCard</name>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Hold until</source>
        <translation>暂缓至</translation>
    </message>
    <message>
        <source>Interest during the hold</source>
        <translation>暂缓期间的利息</translation>
    </message>
    <message>
        <source>Why it is granted</source>
        <translation>暂缓原因</translation>
    </message>
    <message>
        <source>such as: waits for the first wage</source>
        <translation>例如：等待首月工资</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>开始暂缓</translation>
    </message>
    <message>
        <source>End the hold</source>
        <translation>结束暂缓</translation>
    </message>
    <message>
        <source>They called us</source>
        <translation>对方来电</translation>
    </message>
    <message>
        <source>until {0}, {1}: contact pauses, no payment is promised</source>
        <translation>至{0}，{1}：暂停联系，不承诺还款</translation>
    </message>
    <message>
        <source>debt then {0}: no interest runs</source>
        <translation>届时欠款{0}：不计利息</translation>
    </message>
    <message>
        <source>debt then {0} with interest stopped, {1} if it runs on</source>
        <translation>届时欠款：停息{0}，照常计息{1}</translation>
    </message>
    <message>
        <source>no payment promised, no new schedule</source>
        <translation>不承诺还款，不产生新计划</translation>
    </message>
    <message>
        <source>Now: {0}</source>
        <translation>当前：{0}</translation>
    </message>
    <message>
        <source>runs on</source>
        <translation>照常计算</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>停止计算</translation>
    </message>
    <message>
        <source>{0}, chosen</source>
        <translation>{0}，已选</translation>
    </message>
    <message>
        <source>hold until {0}</source>
        <translation>暂缓至{0}</translation>
    </message>
    <message>
        <source>end of the hold</source>
        <translation>结束暂缓</translation>
    </message>
</context>
<context>
    <name>HoldsOver</name>
    <message>
        <source>A hold is over, and nobody has been in touch since:</source>
        <translation>暂缓已结束，此后尚无联系：</translation>
    </message>
    <message>
        <source>and {0} more, the longest over first</source>
        <translation>另有{0}个，最早到期的在前</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>The program did not end well last time. What was on the desk is kept.</source>
        <translation>程序上次未正常结束，工作台上的内容已保留。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续处理</translation>
    </message>
    <message>
        <source>No account is open. Type to find one, or press Enter for the first in the list.</source>
        <translation>尚未打开账户。输入即可查找，按回车打开列表第一项。</translation>
    </message>
    <message>
        <source>Account number, name, last digits of phone or ID</source>
        <translation>账号、姓名、手机或证件尾号</translation>
    </message>
    <message>
        <source>Find an account</source>
        <translation>查找账户</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新建账户</translation>
    </message>
    <message>
        <source>Import accounts…</source>
        <translation>导入账户…</translation>
    </message>
    <message>
        <source>Accounts marked demo are invented persons with real figures.</source>
        <translation>标有“演示”的账户，人物为虚构，金额为真实数据。</translation>
    </message>
    <message>
        <source>Clear demo data</source>
        <translation>清除演示数据</translation>
    </message>
    <message>
        <source>Try it with invented persons</source>
        <translation>用虚构人物试用</translation>
    </message>
    <message>
        <source>Check a PDF</source>
        <translation>核验PDF</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Keys that never move</source>
        <translation>固定快捷键</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>收支</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>提出方案</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>还款计划</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>合规提示</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>念给对方听</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Commands, in the search box</source>
        <translation>命令（在搜索框中）</translation>
    </message>
    <message>
        <source>Choose a card</source>
        <translation>选择方案</translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>上午好</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>下午好</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>晚上好</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>no name on file</source>
        <translation>未登记姓名</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer characters, or the account number.</source>
        <translation>没有找到。请少输几个字，或改用账号。</translation>
    </message>
    <message>
        <source>No accounts yet. Import a file, or enter one by hand.</source>
        <translation>还没有账户。请导入文件，或手工新建。</translation>
    </message>
    <message>
        <source>They go for good, with all that was tried on them. Press again to clear.</source>
        <translation>这些账户和在其上试过的一切都将永久删除。再按一次即清除。</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>for all rows</source>
        <translation>各行相同</translation>
    </message>
    <message>
        <source>{0}, for all rows</source>
        <translation>{0}（各行相同）</translation>
    </message>
    <message>
        <source>Perhaps {0}: choose it</source>
        <translation>可能是{0}，请选择</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>请选择一列</translation>
    </message>
    <message>
        <source>Choose, or say it once</source>
        <translation>请选择，或填写一次</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>To the accounts</source>
        <translation>查看账户</translation>
    </message>
    <message>
        <source>Save these rows…</source>
        <translation>保存这些行…</translation>
    </message>
    <message>
        <source>Rows that were not taken</source>
        <translation>未导入的行</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was stored.</source>
        <translation>已取消，没有写入任何数据。</translation>
    </message>
    <message>
        <source>The first {0} of {1} rows not taken are listed; saved, they are all there.</source>
        <translation>未导入的共{1}行，仅列出前{0}行；保存的文件包含全部。</translation>
    </message>
    <message>
        <source>Open the first account</source>
        <translation>打开第一个账户</translation>
    </message>
    <message>
        <source>Only tried, nothing was kept.</source>
        <translation>仅试运行，未保存任何内容。</translation>
    </message>
    <message>
        <source>{0} rows read: {1} new accounts, {2} already there, {3} not taken.</source>
        <translation>读取{0}行：新增{1}个账户，已存在{2}个，未导入{3}行。</translation>
    </message>
    <message>
        <source>{0} payments kept, {1} known already, {2} rows not taken.</source>
        <translation>已登记{0}笔还款，{1}笔此前已登记，{2}行未导入。</translation>
    </message>
    <message>
        <source>{0} budgets kept, {1} known already, {2} rows not taken.</source>
        <translation>已保存{0}份收支，{1}份此前已有，{2}行未导入。</translation>
    </message>
    <message>
        <source>{0} were set aside: Records, Imports lists them.</source>
        <translation>{0}笔转入待认领，列于“记录”的“导入批次”。</translation>
    </message>
    <message>
        <source>Set aside {0} without an account</source>
        <translation>{0}笔无账户款项转入待认领</translation>
    </message>
    <message>
        <source>Save these rows</source>
        <translation>保存这些行</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another folder.</source>
        <translation>无法写入文件，请换一个文件夹。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Why it was not taken</source>
        <translation>未导入原因</translation>
    </message>
    <message>
        <source>{0} were updated; what the file lacks or leaves blank is as it was.</source>
        <translation>已更新{0}个；文件中没有的列和空白单元格保留原值。</translation>
    </message>
    <message>
        <source>{0} payments are of before their confirmed balance, which holds them: they change nothing.</source>
        <translation>{0}笔付款早于其账户的欠款基准日，已含在确认的欠款中，不再扣减。</translation>
    </message>
    <message>
        <source>Back to the columns</source>
        <translation>返回列设置</translation>
    </message>
    <message>
        <source>{0} payments went back or were corrected.</source>
        <translation>{0}笔还款已冲正或更正。</translation>
    </message>
    <message>
        <source>{0} were taken back before and stay so.</source>
        <translation>{0}笔此前已冲正，不再计入。</translation>
    </message>
    <message>
        <source>{0} lines are other money out.</source>
        <translation>{0}行是其他支出。</translation>
    </message>
    <message>
        <source>{0} lines hold no payment: titles, sums, remarks.</source>
        <translation>{0}行不是收付记录（标题、合计、说明）。</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>{0} balances go down by more than you may waive: they wait for a second person.</source>
        <translation>{0}个账户的欠款调减超出您的减免权限，等待第二人决定。</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>撤销此次导入…</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>正在读取{0}…</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>Before the import</source>
        <translation>核对导入内容</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Only try</source>
        <translation>仅试运行</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>文件前几行</translation>
    </message>
    <message>
        <source>Accounts that are there already</source>
        <translation>已有账户的处理</translation>
    </message>
    <message>
        <source>This file is known: {0}. Its first {1} rows:</source>
        <translation>已识别该文件：{0}。前{1}行：</translation>
    </message>
    <message>
        <source>This file holds payments. One that is known already is not counted again.</source>
        <translation>此文件是还款记录。已登记过的不会重复计入。</translation>
    </message>
    <message>
        <source>This file holds monthly budgets. The desk begins with them where nobody has typed any.</source>
        <translation>此文件是每月收支。尚未填写收支的账户将以此开始。</translation>
    </message>
    <message>
        <source>Say which column holds what. It is remembered for the next file like this one.</source>
        <translation>请指明各列的含义，下次遇到同样的文件会自动记住。</translation>
    </message>
    <message>
        <source>Accounts that are there stay as they are</source>
        <translation>已有账户保持不变</translation>
    </message>
    <message>
        <source>Accounts that are there are updated; blank cells leave what is there</source>
        <translation>更新已有账户；空白单元格保留原值</translation>
    </message>
    <message>
        <source>The file names no currency: each payment is taken in the currency of its account.</source>
        <translation>文件未注明币种，每笔还款按其账户的币种计。</translation>
    </message>
    <message>
        <source>Nothing is taken from these columns: {0}.</source>
        <translation>以下列未读取：{0}。</translation>
    </message>
    <message>
        <source>Sheet “{0}”.</source>
        <translation>工作表“{0}”。</translation>
    </message>
    <message>
        <source>Sheet “{0}” is read; these are not: {1}.</source>
        <translation>读取工作表“{0}”；以下工作表未读取：{1}。</translation>
    </message>
    <message>
        <source>The head is on line</source>
        <translation>表头所在行</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Rates without a sign</source>
        <translation>没有百分号的利率</translation>
    </message>
    <message>
        <source>Which comes first in a date</source>
        <translation>日期中哪个在前</translation>
    </message>
    <message>
        <source>The columns are read as last time.</source>
        <translation>各列按上次的方式读取。</translation>
    </message>
    <message>
        <source>Still needed: {0}. Say which column holds it, or what all rows have.</source>
        <translation>还缺：{0}。请指定对应的列，或填写各行相同的值。</translation>
    </message>
    <message>
        <source>Rates: as the column shows</source>
        <translation>利率：按该列自动判断</translation>
    </message>
    <message>
        <source>Rates: per cent (18)</source>
        <translation>利率：百分数（18）</translation>
    </message>
    <message>
        <source>Rates: fractions (0.18)</source>
        <translation>利率：小数（0.18）</translation>
    </message>
    <message>
        <source>Dates: which comes first?</source>
        <translation>日期：日和月哪个在前？</translation>
    </message>
    <message>
        <source>Dates: the day first</source>
        <translation>日期：日在前</translation>
    </message>
    <message>
        <source>Dates: the month first</source>
        <translation>日期：月在前</translation>
    </message>
    <message>
        <source>Which sheet?</source>
        <translation>读取哪张工作表？</translation>
    </message>
    <message>
        <source>What it would change is shown for files of up to {0} rows; this one has more.</source>
        <translation>不超过{0}行的文件才显示将变更的内容；此文件超过该行数。</translation>
    </message>
    <message>
        <source>Taken as the likeliest, please check: {0}.</source>
        <translation>按最可能的列读取，请核对：{0}。</translation>
    </message>
    <message>
        <source>Perhaps: {0}.</source>
        <translation>可能对应：{0}。</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>正在读取{0}…</translation>
    </message>
    <message>
        <source>Hidden rows</source>
        <translation>隐藏的行</translation>
    </message>
    <message>
        <source>Rows struck through</source>
        <translation>带删除线的行</translation>
    </message>
    <message>
        <source>Hidden rows: which are read?</source>
        <translation>隐藏的行：读取哪些？</translation>
    </message>
    <message>
        <source>Hidden rows: read all</source>
        <translation>隐藏的行：全部读取</translation>
    </message>
    <message>
        <source>Hidden rows: read only what is shown</source>
        <translation>隐藏的行：只读取显示的行</translation>
    </message>
    <message>
        <source>Struck through: read or left out?</source>
        <translation>带删除线的行：读取还是不读取？</translation>
    </message>
    <message>
        <source>Struck through: read all</source>
        <translation>带删除线的行：全部读取</translation>
    </message>
    <message>
        <source>Struck through: left out</source>
        <translation>带删除线的行：不读取</translation>
    </message>
    <message>
        <source>{0} is not checked. Line {1}: {2}</source>
        <translation>未核对“{0}”。第{1}行：{2}</translation>
    </message>
</context>
<context>
    <name>ImportsPanel</name>
    <message>
        <source>Imports</source>
        <translation>导入批次</translation>
    </message>
    <message>
        <source>Undo the rest of it</source>
        <translation>只撤销其余部分</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>尚未导入任何文件。</translation>
    </message>
    <message>
        <source>Since this import something has happened, so that not all of it can be undone.</source>
        <translation>导入之后已有其他业务，不能全部撤销。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was undone.</source>
        <translation>已取消，没有撤销任何内容。</translation>
    </message>
    <message>
        <source>Undone: {0}.</source>
        <translation>已撤销：{0}。</translation>
    </message>
    <message>
        <source>To be undone: {0}. Press again to undo it.</source>
        <translation>将撤销：{0}。再按一次即撤销。</translation>
    </message>
    <message>
        <source>import {0}, {1}</source>
        <translation>导入{0}，{1}</translation>
    </message>
</context>
<context>
    <name>InCrisis</name>
    <message>
        <source>Look at them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Danger to life or serious illness. Accounts that nobody contacts before you release them: {0}</source>
        <translation>有生命危险或患重病。在您解除之前不得联系的账户：{0}</translation>
    </message>
</context>
<context>
    <name>InstalmentCard</name>
    <message>
        <source>Payments</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>Annual rate</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>还款方式</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>最后一期</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>每期还款</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付款</translation>
    </message>
    <message>
        <source>Fee each payment</source>
        <translation>每期手续费率</translation>
    </message>
    <message>
        <source>Step after payments</source>
        <translation>每隔期数</translation>
    </message>
    <message>
        <source>Step by</source>
        <translation>每次增减</translation>
    </message>
    <message>
        <source>once</source>
        <translation>一次付清</translation>
    </message>
    <message>
        <source>first, last</source>
        <translation>首期，末期</translation>
    </message>
    <message>
        <source>{0}, ends {1}</source>
        <translation>{0}，{1}结束</translation>
    </message>
    <message>
        <source>Long first period: its extra interest, {0}, is in the first payment</source>
        <translation>首期间隔较长，多出的利息{0}并入首期还款</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>停还期</translation>
    </message>
    <message>
        <source>Own dates</source>
        <translation>逐笔日期</translation>
    </message>
    <message>
        <source>Extra payments</source>
        <translation>提前还款</translation>
    </message>
    <message>
        <source>Feb 0; Dec 2,000</source>
        <translation>2月 0；12月 2,000</translation>
    </message>
    <message>
        <source>Apr to Jun later, or freeze</source>
        <translation>4月至6月 以后付，或免息</translation>
    </message>
    <message>
        <source>24 Dec 5,000; 30 Jun rest</source>
        <translation>12月24日 5,000；6月30日其余</translation>
    </message>
    <message>
        <source>15 Mar 3,000 shorter, or lower</source>
        <translation>3月15日 3,000 缩短，或降低</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>特定月份</translation>
    </message>
    <message>
        <source>then</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>KeepingPanel</name>
    <message>
        <source>Keeping the data</source>
        <translation>数据的保存</translation>
    </message>
    <message>
        <source>Erase this account</source>
        <translation>删除该账户</translation>
    </message>
    <message>
        <source>Lift the legal hold</source>
        <translation>解除法律保全</translation>
    </message>
    <message>
        <source>Put a legal hold on it</source>
        <translation>设为法律保全</translation>
    </message>
    <message>
        <source>Under a legal hold, so nobody erases it: {0}</source>
        <translation>处于法律保全，任何人不得删除：{0}</translation>
    </message>
    <message>
        <source>To erase takes away whatever names the person, for good; the record says only that it was done.</source>
        <translation>删除将永久去除一切可识别本人的数据；记录中只保留删除这一事实。</translation>
    </message>
    <message>
        <source>Something else is still at work. Press again when it is done.</source>
        <translation>另一项工作仍在进行，完成后请再按一次。</translation>
    </message>
    <message>
        <source>Reason for the record, without names</source>
        <translation>原因（记入记录，请勿写姓名）</translation>
    </message>
    <message>
        <source>The record of contacts and agreements is to be kept until {0}.</source>
        <translation>联系记录与协议须保存至{0}。</translation>
    </message>
    <message>
        <source>{0} goes for good, with {1} agreements, every note and every payment. Press again to erase.</source>
        <translation>{0}将被永久删除，包括{1}份协议、全部备注和还款。再次按下即删除。</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Function keys and single characters stay where they are. The others can be moved: click, then press the new key. Every command is also found by typing &gt; in the search box.</source>
        <translation>功能键和单个字符固定不变，其他按键可以改：点一下，再按新的键。在搜索框输入 &gt; 也能找到每个命令。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>All keys as delivered</source>
        <translation>全部恢复默认快捷键</translation>
    </message>
    <message>
        <source>Key for {0}</source>
        <translation>“{0}”的快捷键</translation>
    </message>
    <message>
        <source>Hold Ctrl or Alt with it: a bare key is a letter in every field.</source>
        <translation>请同时按住 Ctrl 或 Alt：单独的键在输入框里只是字符。</translation>
    </message>
    <message>
        <source>{0} is taken: {1}. Choose another key.</source>
        <translation>{0} 已用于“{1}”，请换一个键。</translation>
    </message>
    <message>
        <source>{0} edits the text of a field. Choose another key.</source>
        <translation>{0}在输入框中用于编辑文字，请换一个按键。</translation>
    </message>
    <message>
        <source>{0} goes to a messenger or the input method. Choose another key.</source>
        <translation>{0}会被聊天软件或输入法占用，请另选按键。</translation>
    </message>
</context>
<context>
    <name>KnownPanel</name>
    <message>
        <source>Say so</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>All money is here through</source>
        <translation>款项已全部入账，截至</translation>
    </message>
    <message>
        <source>The earliest day decides: what was promised for later is open, and nobody&apos;s word broken.</source>
        <translation>以最早的一天为准：在此之后到期的承诺一律未定，不算未兑现。</translation>
    </message>
</context>
<context>
    <name>MeansPanel</name>
    <message>
        <source>Means</source>
        <translation>收支</translation>
    </message>
    <message>
        <source>Full budget sheet</source>
        <translation>完整预算表</translation>
    </message>
    <message>
        <source>These are the sums of the full sheet.</source>
        <translation>以上是完整预算表的合计。</translation>
    </message>
    <message>
        <source>The {0} agrees to their use</source>
        <translation>{0}同意使用</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Priority debts</source>
        <translation>优先债务</translation>
    </message>
    <message>
        <source>Surplus</source>
        <translation>每月结余</translation>
    </message>
    <message>
        <source>{0}, how often</source>
        <translation>{0}，周期</translation>
    </message>
    <message>
        <source>Agreed on {0}</source>
        <translation>{0}已同意</translation>
    </message>
    <message>
        <source>Savings line, {0}</source>
        <translation>储蓄预留{0}</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>上限{0}</translation>
    </message>
    <message>
        <source>chosen plan takes {0}</source>
        <translation>所选方案占{0}</translation>
    </message>
    <message>
        <source>the other listed debts need {0} a month</source>
        <translation>清单中其他债务每月需{0}</translation>
    </message>
</context>
<context>
    <name>MessagesTab</name>
    <message>
        <source>By</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>About</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写消息</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>来信</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Message that came in</source>
        <translation>来信</translation>
    </message>
    <message>
        <source>Paste what they wrote</source>
        <translation>粘贴对方发来的内容</translation>
    </message>
    <message>
        <source>Draft of the answer</source>
        <translation>回复草稿</translation>
    </message>
    <message>
        <source>Copy and log</source>
        <translation>复制并登记</translation>
    </message>
    <message>
        <source>Answer on the desk</source>
        <translation>放到工作台测算</translation>
    </message>
    <message>
        <source>Wants no more of it</source>
        <translation>拒收此类消息</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>来信内容</translation>
    </message>
    <message>
        <source>Copied and logged. It is sent by you.</source>
        <translation>已复制并登记，由您自行发送。</translation>
    </message>
    <message>
        <source>Not understood: {0}</source>
        <translation>未识别：{0}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>MissingList</name>
    <message>
        <source>Both have signed.</source>
        <translation>双方已签署。</translation>
    </message>
    <message>
        <source>1 caution needs a reason.</source>
        <translation>1项注意事项须填写理由。</translation>
    </message>
    <message>
        <source>{0} cautions need a reason.</source>
        <translation>{0}项注意事项须填写理由。</translation>
    </message>
    <message>
        <source>Somebody has to release these terms.</source>
        <translation>这些条件须经审批。</translation>
    </message>
    <message>
        <source>The balance is old: confirm it again on the desk.</source>
        <translation>欠款数据过旧，请在工作台重新确认。</translation>
    </message>
    <message>
        <source>A date of this option has passed: choose new dates on the desk.</source>
        <translation>此方案的日期已过，请在工作台重新选择日期。</translation>
    </message>
    <message>
        <source>Both sign on the right.</source>
        <translation>请双方在右侧签名。</translation>
    </message>
    <message>
        <source>Something was signed on this account before: look below.</source>
        <translation>此账户此前已签过协议，见下方。</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>没有缺项。</translation>
    </message>
    <message>
        <source>Settings, Payees</source>
        <translation>设置 › 收款账户</translation>
    </message>
    <message>
        <source>Name of the {0}</source>
        <translation>{0}姓名</translation>
    </message>
    <message>
        <source>Address of the {0}, for letters</source>
        <translation>{0}送达地址</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>机构名称</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>收款户名</translation>
    </message>
    <message>
        <source>Account to pay into</source>
        <translation>收款账号</translation>
    </message>
    <message>
        <source>Bank of the payee</source>
        <translation>开户银行</translation>
    </message>
    <message>
        <source>Enter where debtors of {0} pay.</source>
        <translation>请填写{0}的收款账户。</translation>
    </message>
    <message>
        <source>Telephone to call</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Number of the agency&apos;s mandate</source>
        <translation>受托机构的委托书编号</translation>
    </message>
    <message>
        <source>What the agency&apos;s mandate covers</source>
        <translation>受托机构的委托范围</translation>
    </message>
    <message>
        <source>Last day of the agency&apos;s mandate</source>
        <translation>受托机构委托的最后一日</translation>
    </message>
    <message>
        <source>The agency&apos;s mandate has ended: enter the new one in Settings</source>
        <translation>受托机构的委托已到期：请在设置中填写新的委托</translation>
    </message>
    <message>
        <source>Who signs for the organisation</source>
        <translation>机构签字代表</translation>
    </message>
    <message>
        <source>Send the forbearance letter</source>
        <translation>寄出宽限函</translation>
    </message>
    <message>
        <source>Enter the form in Settings</source>
        <translation>在设置中填写格式文本</translation>
    </message>
</context>
<context>
    <name>MoreTerms</name>
    <message>
        <source>{0}  {1}: payments that differ</source>
        <translation>{0}  {1}：金额或日期不同的还款</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Import accounts, payments or budgets</source>
        <translation>导入账户、还款或收支</translation>
    </message>
</context>
<context>
    <name>NegotiationPanel</name>
    <message>
        <source>Stop offers…</source>
        <translation>停止协商…</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>协商过程</translation>
    </message>
    <message>
        <source>Now on the desk</source>
        <translation>当前方案</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>提出方案</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>还价</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Keep note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Agree and sign</source>
        <translation>确认并签署</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>通话人</translation>
    </message>
    <message>
        <source>Stop offers</source>
        <translation>停止协商</translation>
    </message>
    <message>
        <source>It was a mistake: go on</source>
        <translation>撤销停止，继续协商</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>通话人</translation>
    </message>
    <message>
        <source>after an offer: {0}</source>
        <translation>提出后：{0}</translation>
    </message>
    <message>
        <source>Undo “{0}”</source>
        <translation>撤销“{0}”</translation>
    </message>
    <message>
        <source>Repair the marked field first.</source>
        <translation>请先改正标出的字段。</translation>
    </message>
    <message>
        <source>The latest {0} of {1} entries.</source>
        <translation>共{1}条记录，显示最近{0}条。</translation>
    </message>
    <message>
        <source>This debt is settled: there is nothing to offer.</source>
        <translation>该笔欠款已结清，无需再提方案。</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0}，{1}</translation>
    </message>
    <message>
        <source>Better no contact now. {0} Press again to offer all the same.</source>
        <translation>现在不宜联系。{0}如仍要提出方案，请再按一次。</translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>Next account</source>
        <translation>下一户</translation>
    </message>
    <message>
        <source>Open this account</source>
        <translation>打开这一户</translation>
    </message>
    <message>
        <source>{0} days overdue</source>
        <translation>逾期{0}天</translation>
    </message>
    <message>
        <source>May talk now; today {0} spoken, {1} unanswered.</source>
        <translation>现在可以联系；今天已通话{0}次，未接{1}次。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不联系</translation>
    </message>
    <message>
        <source>Today {0} spoken, {1} unanswered.</source>
        <translation>今天已通话{0}次，未接{1}次。</translation>
    </message>
</context>
<context>
    <name>NoRulesNotice</name>
    <message>
        <source>No country&apos;s rules are chosen: nothing here is checked by law.</source>
        <translation>尚未选择任何国家的规则：此处未作任何合规检查。</translation>
    </message>
    <message>
        <source>Choose the rules</source>
        <translation>选择规则</translation>
    </message>
</context>
<context>
    <name>NotNowPanel</name>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Not now: {0}</source>
        <translation>暂不联系：{0}</translation>
    </message>
    <message>
        <source>the first {0}</source>
        <translation>最早{0}</translation>
    </message>
</context>
<context>
    <name>OfferNotice</name>
    <message>
        <source>Begin anew from today</source>
        <translation>从今天起重新提出</translation>
    </message>
    <message>
        <source>Back to the offer</source>
        <translation>恢复原方案</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>{0} The card holds something else now.</source>
        <translation>{0}卡片上的条件已与之不同。</translation>
    </message>
    <message>
        <source>{0} It stands as it was, with the debt of {1}.</source>
        <translation>{0}方案保持不变，欠款按{1}计算。</translation>
    </message>
    <message>
        <source>Offered on {0}: {1} {2}.</source>
        <translation>{0}提出：{1}{2}。</translation>
    </message>
    <message>
        <source>Accepted on {0}: {1} {2}.</source>
        <translation>{0}对方已同意：{1}{2}。</translation>
    </message>
    <message>
        <source>Released terms, taken up on {0}: {1} {2}.</source>
        <translation>已批准的条件（{0}取回）：{1}{2}。</translation>
    </message>
    <message>
        <source>Signed after the offer of {0}: {1} {2}.</source>
        <translation>{0}的方案已签署：{1}{2}。</translation>
    </message>
    <message>
        <source>It has expired: make a new offer.</source>
        <translation>方案已过有效期，请重新提出。</translation>
    </message>
    <message>
        <source>Its first payment was due before today: make a new offer.</source>
        <translation>首笔付款日已过，请重新提出方案。</translation>
    </message>
    <message>
        <source>The balance was changed since: make a new offer.</source>
        <translation>此后欠款有改动，请重新提出方案。</translation>
    </message>
    <message>
        <source>It can&apos;t be computed as it was: make a new offer.</source>
        <translation>无法按原样计算，请重新提出方案。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>These days had passed and moved: {0}.</source>
        <translation>以下日期已过，已顺延：{0}。</translation>
    </message>
    <message>
        <source>These days had passed and were left out: {0}.</source>
        <translation>以下日期已过，已删去：{0}。</translation>
    </message>
    <message>
        <source>first due</source>
        <translation>首期日</translation>
    </message>
    <message>
        <source>down payment</source>
        <translation>首付</translation>
    </message>
    <message>
        <source>until</source>
        <translation>末期日</translation>
    </message>
    <message>
        <source>new rate from</source>
        <translation>利率调整日</translation>
    </message>
    <message>
        <source>all payments, the first</source>
        <translation>逐笔约定的还款，首笔</translation>
    </message>
    <message>
        <source>extra payment</source>
        <translation>提前还款</translation>
    </message>
    <message>
        <source>holiday from</source>
        <translation>停还期自</translation>
    </message>
    <message>
        <source>first part</source>
        <translation>首笔</translation>
    </message>
    <message>
        <source>offer expires</source>
        <translation>方案有效期至</translation>
    </message>
    <message>
        <source>they pay from</source>
        <translation>对方起付日</translation>
    </message>
    <message>
        <source>What they say was typed on {0}.</source>
        <translation>对方的话是{0}输入的。</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0}{1}</translation>
    </message>
    <message>
        <source>they pay at once on</source>
        <translation>对方一次付款日</translation>
    </message>
</context>
<context>
    <name>OpenAccounts</name>
    <message>
        <source>no name on file</source>
        <translation>未登记姓名</translation>
    </message>
</context>
<context>
    <name>OptionCard</name>
    <message>
        <source>Interest waived</source>
        <translation>减免利息</translation>
    </message>
    <message>
        <source>Penalty waived</source>
        <translation>减免违约金</translation>
    </message>
    <message>
        <source>Fees waived</source>
        <translation>减免费用</translation>
    </message>
    <message>
        <source>last good result</source>
        <translation>上次有效结果</translation>
    </message>
    <message>
        <source>Ask for release…</source>
        <translation>申请审批…</translation>
    </message>
    <message>
        <source>First payment</source>
        <translation>首期</translation>
    </message>
    <message>
        <source>Total paid</source>
        <translation>还款总额</translation>
    </message>
    <message>
        <source>Forgiven</source>
        <translation>减免</translation>
    </message>
    <message>
        <source>when completed</source>
        <translation>全部还清后</translation>
    </message>
    <message>
        <source>Repair the marked field.</source>
        <translation>请改正标出的字段。</translation>
    </message>
    <message>
        <source>{0}, chosen</source>
        <translation>{0}，已选</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>no interest</source>
        <translation>不计息</translation>
    </message>
    <message>
        <source>None of these holds at an income {0} lower</source>
        <translation>没有方案在收入下降{0}时仍可维持</translation>
    </message>
</context>
<context>
    <name>OtherAccounts</name>
    <message>
        <source>Paid first</source>
        <translation>先还</translation>
    </message>
    <message>
        <source>Also owes here: {0} accounts</source>
        <translation>在本机另有{0}个账户的债务</translation>
    </message>
    <message>
        <source>Also owes here: 1 account</source>
        <translation>在本机另有1个账户的债务</translation>
    </message>
    <message>
        <source>In this plan</source>
        <translation>合入本计划</translation>
    </message>
    <message>
        <source>{0} in this plan</source>
        <translation>{0}合入本计划</translation>
    </message>
    <message>
        <source>{0} accounts in one plan, {1} together</source>
        <translation>本计划含{0}个账户，合计{1}</translation>
    </message>
    <message>
        <source>As the law orders them</source>
        <translation>按法定顺序</translation>
    </message>
</context>
<context>
    <name>OwnPanel</name>
    <message>
        <source>Password of the .p12 file</source>
        <translation>.p12文件的密码</translation>
    </message>
    <message>
        <source>The {0}&apos;s own key signs the digest of the terms. Whose it is, its issuer says. Neither key nor password is kept.</source>
        <translation>由{0}自己的密钥对条件的数字摘要签名。密钥归属以签发机构证明为准。密钥和密码均不保存。</translation>
    </message>
    <message>
        <source>Open their .p12</source>
        <translation>打开对方的.p12</translation>
    </message>
    <message>
        <source>{0}, issued by {1}</source>
        <translation>{0}，由{1}签发</translation>
    </message>
    <message>
        <source>{0}. Self-signed: nobody vouches for this name.</source>
        <translation>{0}。自签名证书：没有机构证明持有人身份。</translation>
    </message>
    <message>
        <source>Open their .p12…</source>
        <translation>打开对方的.p12…</translation>
    </message>
</context>
<context>
    <name>PaperBar</name>
    <message>
        <source>Both</source>
        <translation>双语</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>共1页</translation>
    </message>
    <message>
        <source>{0} pages</source>
        <translation>共{0}页</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>Export to folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message>
        <source>The paper, exactly as it prints</source>
        <translation>与打印一致的文书</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The folder or a file in it cannot be written to. Choose another folder.</source>
        <translation>该文件夹或其中的文件无法写入，请另选文件夹。</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已导出到{0}</translation>
    </message>
</context>
<context>
    <name>PaperPanel</name>
    <message>
        <source>Why this paper still counts</source>
        <translation>该文书为何仍然有效</translation>
    </message>
    <message>
        <source>The paper is kept under its number, printed, and signed by hand. It becomes an agreement when its scan (PDF, PNG, JPEG) comes back.</source>
        <translation>文书按编号保存、打印并手签。扫描件（PDF、PNG、JPEG）收回后才成为协议。</translation>
    </message>
    <message>
        <source>Offers have been stopped: {0}. Take a scan in only where it still counts, and say why.</source>
        <translation>协商已停止：{0}。仅在扫描件仍然有效时导入，并说明原因。</translation>
    </message>
    <message>
        <source>Take in a scan</source>
        <translation>导入扫描件</translation>
    </message>
    <message>
        <source>I see the signatures of these on the scan: {0}</source>
        <translation>扫描件上可见以下人员的签字：{0}</translation>
    </message>
    <message>
        <source>Take in the scan of {0}…</source>
        <translation>导入{0}的扫描件…</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Paper before</source>
        <translation>上一份</translation>
    </message>
    <message>
        <source>Next paper</source>
        <translation>下一份</translation>
    </message>
    <message>
        <source>The client confirms the figures</source>
        <translation>本人确认数字无误</translation>
    </message>
    <message>
        <source>No authority is dated: have the last paper signed, then enter its day.</source>
        <translation>未登记授权日期：请让当事人签署最后一份文书，再填写日期。</translation>
    </message>
    <message>
        <source>A draft: it can go out once the client has confirmed the figures.</source>
        <translation>草稿：本人确认数字之后才能发出。</translation>
    </message>
    <message>
        <source>{0}, paper {1} of {2}</source>
        <translation>{0}，第{1}份，共{2}份</translation>
    </message>
    <message>
        <source>No paper</source>
        <translation>没有文书</translation>
    </message>
    <message>
        <source>Nothing is there to be offered: no letter is written.</source>
        <translation>没有可分配的金额，因此不生成信函。</translation>
    </message>
    <message>
        <source>Print all letters</source>
        <translation>打印全部函件</translation>
    </message>
</context>
<context>
    <name>PassphrasePanel</name>
    <message>
        <source>Passphrase until now</source>
        <translation>目前的主密码</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新主密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>主密码</translation>
    </message>
    <message>
        <source>It encrypts everything this program keeps, and nobody can recover it. Backups written before still open with the old one. The window locks, and opens with the new one.</source>
        <translation>本程序保存的一切均用主密码加密，任何人都无法找回。此前的备份仍用旧主密码打开。窗口将锁定，之后用新主密码打开。</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>修改主密码</translation>
    </message>
</context>
<context>
    <name>Payees</name>
    <message>
        <source>Creditor, as on its accounts</source>
        <translation>债权人（与账户所载一致）</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>收款户名</translation>
    </message>
    <message>
        <source>In Chinese</source>
        <translation>中文户名</translation>
    </message>
    <message>
        <source>Account to pay into</source>
        <translation>收款账号</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>开户银行</translation>
    </message>
    <message>
        <source>Bank in Chinese</source>
        <translation>开户银行（中文）</translation>
    </message>
    <message>
        <source>Mandate</source>
        <translation>委托书编号</translation>
    </message>
    <message>
        <source>What it covers</source>
        <translation>委托范围</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>委托截止日</translation>
    </message>
</context>
<context>
    <name>PayeesPanel</name>
    <message>
        <source>Payees</source>
        <translation>收款账户</translation>
    </message>
    <message>
        <source>Where debtors of the creditors that we act for pay. Debts owed to ourselves are paid as said above; for a creditor without a line here nothing is printed or signed. A mandate here stands instead of the one above.</source>
        <translation>受托代为协商的各债权人的收款账户。欠本机构的款项按上方所填账户收取；此处没有登记的债权人，不打印也不签署任何文件。此处填写的委托书优先于上方所填的委托书。</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Not kept yet: a line cannot be understood.</source>
        <translation>尚未保存：有一行无法识别。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>PaymentAnswers</name>
    <message>
        <source>It is another payment</source>
        <translation>这是另一笔还款</translation>
    </message>
    <message>
        <source>It takes the place of the one here</source>
        <translation>以本行更正已登记的还款</translation>
    </message>
    <message>
        <source>Set it aside</source>
        <translation>转入待认领</translation>
    </message>
    <message>
        <source>In this file the day comes first</source>
        <translation>本文件中日在前</translation>
    </message>
    <message>
        <source>In this file the month comes first</source>
        <translation>本文件中月在前</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>第{0}行：{1}</translation>
    </message>
    <message>
        <source>This payment went back</source>
        <translation>退回的是这笔还款</translation>
    </message>
    <message>
        <source>It is for this account</source>
        <translation>归入这个账户</translation>
    </message>
    <message>
        <source>Its day (2026-12-25) or bank reference</source>
        <translation>其日期（2026-12-25）或银行流水号</translation>
    </message>
    <message>
        <source>Number of an account</source>
        <translation>账号</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Accounts here</source>
        <translation>在此的账户</translation>
    </message>
    <message>
        <source>Name of somebody beside the client, or # and their number</source>
        <translation>客户身边的人的姓名，或#加其编号</translation>
    </message>
    <message>
        <source>Number of another account of the household</source>
        <translation>该家庭另一账户的号码</translation>
    </message>
    <message>
        <source>Who they are to the client</source>
        <translation>与客户的关系</translation>
    </message>
    <message>
        <source>Whose account it is</source>
        <translation>账户归谁</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Take account in</source>
        <translation>收入账户</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Take {0} out</source>
        <translation>移出{0}</translation>
    </message>
    <message>
        <source>Somebody of this file stands in client file #{0} too</source>
        <translation>本档案中的人也在客户档案#{0}中</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>client</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>cardholder</source>
        <translation>持卡人</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>debtor</source>
        <translation>债务人</translation>
    </message>
</context>
<context>
    <name>PersonRights</name>
    <message>
        <source>Rights of a person</source>
        <translation>个人权利</translation>
    </message>
    <message>
        <source>Name, identity number, telephone, e-mail or account</source>
        <translation>姓名、证件号码、电话、电子邮箱或账户</translation>
    </message>
    <message>
        <source>Reason for the record, without names</source>
        <translation>记录用原因（不写姓名）</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Copy to read…</source>
        <translation>可读副本…</translation>
    </message>
    <message>
        <source>Whole copy…</source>
        <translation>完整副本…</translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation>删除此人</translation>
    </message>
    <message>
        <source>As it stands there</source>
        <translation>现有内容</translation>
    </message>
    <message>
        <source>As it is right</source>
        <translation>正确内容</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>有误的项目</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Nobody is found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>If they are erased today, this stays: {0}</source>
        <translation>如今日删除，以下内容仍须保留：{0}</translation>
    </message>
    <message>
        <source>Nothing keeps them: all of it can go.</source>
        <translation>没有须保留的内容，可以全部删除。</translation>
    </message>
    <message>
        <source>{0}: {1} was {2}, corrected to {3} ({4})</source>
        <translation>{0}：{1}由{2}更正为{3}（{4}）</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>已导出。</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another folder.</source>
        <translation>无法写入文件，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>#{0} goes for good at every account, but for what must be kept. Press again to erase.</source>
        <translation>#{0}将从所有账户永久删除，须保留的内容除外。再按一次即删除。</translation>
    </message>
</context>
<context>
    <name>PersonsPanel</name>
    <message>
        <source>Role</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Likes to be reached by</source>
        <translation>希望的联系方式</translation>
    </message>
    <message>
        <source>Hour of the day, 0 to 23</source>
        <translation>时间（0至23点）</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Contact details</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Save this person</source>
        <translation>保存此人</translation>
    </message>
    <message>
        <source>Remove from this account</source>
        <translation>从本账户移除</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Kind of contact detail</source>
        <translation>联系方式类别</translation>
    </message>
    <message>
        <source>Another telephone, e-mail, WeChat name or address</source>
        <translation>其他电话、电子邮箱、微信或地址</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新人员</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>PersonsSection</name>
    <message>
        <source>May be one person</source>
        <translation>疑似同一人</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已判定</translation>
    </message>
    <message>
        <source>Nobody looks like somebody else.</source>
        <translation>没有疑似同一人的情况。</translation>
    </message>
    <message>
        <source>{0} of {1} pairs are shown; the next follow as these are decided.</source>
        <translation>共{1}对，显示前{0}对；判定后显示其余。</translation>
    </message>
    <message>
        <source>What more than 20 persons share is not listed: {0} numbers or telephones.</source>
        <translation>超过20人共用的号码未列出：{0}个。</translation>
    </message>
    <message>
        <source>{0} and {1} are one person</source>
        <translation>{0}与{1}是同一人</translation>
    </message>
    <message>
        <source>{0} and {1} are two persons</source>
        <translation>{0}与{1}不是同一人</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>PicturePanel</name>
    <message>
        <source>Picture to scan and pay, PNG or JPEG</source>
        <translation>付款码图片（PNG或JPEG）</translation>
    </message>
    <message>
        <source>printed on the payment calendar; kept in the encrypted store</source>
        <translation>印在还款日历上；保存在加密存储中</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Picture to scan and pay</source>
        <translation>付款码图片</translation>
    </message>
    <message>
        <source>Letterhead, PNG or JPEG</source>
        <translation>信头图片（PNG或JPEG）</translation>
    </message>
    <message>
        <source>printed in grey at the top of the first page of papers, at most 60 mm wide and 18 mm high</source>
        <translation>以灰度印在各文书首页顶部，最宽60毫米、最高18毫米</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>信头图片</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Signs beside</source>
        <translation>共同签字</translation>
    </message>
    <message>
        <source>Who signs beside</source>
        <translation>共同签字人</translation>
    </message>
    <message>
        <source>nobody else</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>PlanDetail</name>
    <message>
        <source>Paid on</source>
        <translation>到账日</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Bank reference</source>
        <translation>银行流水号</translation>
    </message>
    <message>
        <source>Enter the payment</source>
        <translation>登记还款</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>End the plan</source>
        <translation>终止协议</translation>
    </message>
    <message>
        <source>Negotiate anew</source>
        <translation>重新协商</translation>
    </message>
    <message>
        <source>Short message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Booking reference</source>
        <translation>入账编号</translation>
    </message>
    <message>
        <source>Give out</source>
        <translation>交付文件</translation>
    </message>
    <message>
        <source>Payments of the agreement</source>
        <translation>协议各期</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>期</translation>
    </message>
    <message>
        <source>Due by</source>
        <translation>最迟到账</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Paid {0} of {1}</source>
        <translation>已付{0}，共{1}</translation>
    </message>
    <message>
        <source>{0} too much</source>
        <translation>多付{0}</translation>
    </message>
    <message>
        <source>may be ended from {0}</source>
        <translation>{0}起可终止</translation>
    </message>
    <message>
        <source>owed if it ends: {0}</source>
        <translation>若终止应还{0}</translation>
    </message>
    <message>
        <source>observed until {0}</source>
        <translation>观察期至{0}</translation>
    </message>
    <message>
        <source>Certificate: once everything is paid.</source>
        <translation>结清证明：全部还清后。</translation>
    </message>
    <message>
        <source>Notice and end: only once a payment is late.</source>
        <translation>通知和终止：有逾期后才可办理。</translation>
    </message>
    <message>
        <source>Notice possible from {0}.</source>
        <translation>{0}起可发通知。</translation>
    </message>
    <message>
        <source>End: after the notice and the time that it gives.</source>
        <translation>终止：须先通知，并等到通知所给期限届满。</translation>
    </message>
    <message>
        <source>To end {0} is final: the contract holds again as it was. The paper promises a formal default notice first, which this program does not write. Press again only if it was served and its 14 days are over.</source>
        <translation>终止{0}后不可恢复，原合同照旧履行。协议约定须先送达正式违约通知，本程序不出具该通知。仅在通知已送达且14天期满后，再按一次终止。</translation>
    </message>
    <message>
        <source>ended on {0}</source>
        <translation>已于{0}终止</translation>
    </message>
    <message>
        <source>left of the debt today: {0}</source>
        <translation>今日剩余欠款{0}</translation>
    </message>
    <message>
        <source>Enter the day and the amount.</source>
        <translation>请填写到账日和金额。</translation>
    </message>
    <message>
        <source>This day lies ahead. Enter the day on which the money arrived.</source>
        <translation>日期在今天之后，请填写实际到账日。</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>This payment is kept already.</source>
        <translation>该笔还款已登记过。</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已冲正。</translation>
    </message>
    <message>
        <source>Corrected.</source>
        <translation>已更正。</translation>
    </message>
    <message>
        <source>Copied: {0}</source>
        <translation>已复制：{0}</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>无法写入文件，请选择其他位置。</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已导出到{0}</translation>
    </message>
    <message>
        <source>To end {0} is final. {1} is owed then. Press again to end it.</source>
        <translation>终止{0}后不能撤销，届时应还{1}。再按一次即终止。</translation>
    </message>
    <message>
        <source>settled on {0}, nothing is owed</source>
        <translation>已于{0}结清，已无欠款</translation>
    </message>
    <message>
        <source>ended on {0} with {1} owed</source>
        <translation>已于{0}终止，当时应还{1}</translation>
    </message>
    <message>
        <source>{0} received since</source>
        <translation>此后已收{0}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Paid off on</source>
        <translation>结清日</translation>
    </message>
    <message>
        <source>principal</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>from before the plan</source>
        <translation>协议之前的欠款</translation>
    </message>
    <message>
        <source>fees</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>rebate</source>
        <translation>减免</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>合计{0}</translation>
    </message>
    <message>
        <source>Statement as of</source>
        <translation>对账截至</translation>
    </message>
    <message>
        <source>payment of {0} of {1}</source>
        <translation>{1}到账{0}</translation>
    </message>
    <message>
        <source>Letters in large print</source>
        <translation>信函用大字版</translation>
    </message>
</context>
<context>
    <name>PlanLine</name>
    <message>
        <source>First due</source>
        <translation>首期日期</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>还款周期</translation>
    </message>
</context>
<context>
    <name>PlansPanel</name>
    <message>
        <source>Which agreements</source>
        <translation>哪些协议</translation>
    </message>
    <message>
        <source>List for other systems</source>
        <translation>供其他系统的清单</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>导出清单…</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下期到账日</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未到账</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>入账</translation>
    </message>
    <message>
        <source>Nothing here. A signed agreement appears at once: F9 on the desk.</source>
        <translation>暂无内容。在工作台按F9签署后即显示于此。</translation>
    </message>
    <message>
        <source>The newest {0} of {1} are listed. Counts and exports hold all of them.</source>
        <translation>共{1}份，仅列出最新{0}份；统计和导出均包含全部协议。</translation>
    </message>
    <message>
        <source>to book</source>
        <translation>未入账</translation>
    </message>
    <message>
        <source>All agreements</source>
        <translation>全部协议</translation>
    </message>
    <message>
        <source>Due within a week</source>
        <translation>一周内到期</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Agreed, not booked</source>
        <translation>已约定、未入账</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已履行完毕</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another folder.</source>
        <translation>无法写入文件，请换一个文件夹。</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已导出到{0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>PreviewTools</name>
    <message>
        <source>Find  Ctrl+F</source>
        <translation>查找  Ctrl+F</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>1 of {0}</source>
        <translation>第1处，共{0}处</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>第{0}处，共{1}处</translation>
    </message>
</context>
<context>
    <name>PrintedPage</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>PriorityPanel</name>
    <message>
        <source>Priority debts</source>
        <translation>优先债务</translation>
    </message>
    <message>
        <source>{0}: on the budget sheet</source>
        <translation>{0}：在预算表上</translation>
    </message>
    <message>
        <source>agreed separately, no part in sharing</source>
        <translation>另行商定，不参与分配</translation>
    </message>
    <message>
        <source>not on the budget sheet</source>
        <translation>预算表上没有</translation>
    </message>
    <message>
        <source>within the one figure {0}</source>
        <translation>含在合计{0}之内</translation>
    </message>
    <message>
        <source>on it as: {0} {1}</source>
        <translation>预算表已列：{0} {1}</translation>
    </message>
    <message>
        <source>What is agreed with {0}? Enter it under Minimum, or mark it below.</source>
        <translation>与{0}约定每月付多少？请填入“最低还款额”，或在下方注明。</translation>
    </message>
    <message>
        <source>Its payment has to stand on the budget sheet: nothing is taken off for it here.</source>
        <translation>这笔款项须列入预算表：此处不再扣除。</translation>
    </message>
    <message>
        <source>Taken as not on the sheet: if the sheet has this payment already, choose its line.</source>
        <translation>按预算表未列处理：如果预算表已有这笔付款，请选择对应的一行。</translation>
    </message>
    <message>
        <source>The sheet says {0}, the list {1}.</source>
        <translation>预算表为{0}，此处为{1}。</translation>
    </message>
</context>
<context>
    <name>PromisedLine</name>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Page &amp;Set:</source>
        <translation>页面集合(&amp;S)：</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Desk</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>债务</translation>
    </message>
    <message>
        <source>Conduct</source>
        <translation>合规</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Work list</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户</translation>
    </message>
</context>
<context>
    <name>Rates</name>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Annual rate</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>Where it was read</source>
        <translation>出处</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Yes: {0}</source>
        <translation>是：{0}</translation>
    </message>
    <message>
        <source>Yes, {0}</source>
        <translation>是，{0}</translation>
    </message>
</context>
<context>
    <name>ReceivedTable</name>
    <message>
        <source>Payments received</source>
        <translation>已收款项</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>付款日期</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>off the confirmed balance</source>
        <translation>抵减确认的欠款</translation>
    </message>
    <message>
        <source>for {0}</source>
        <translation>用于{0}</translation>
    </message>
    <message>
        <source>beyond what was agreed</source>
        <translation>超出约定金额</translation>
    </message>
    <message>
        <source>payment {0}</source>
        <translation>第{0}期</translation>
    </message>
    <message>
        <source>not counted: in the balance</source>
        <translation>不计入：已含在欠款中</translation>
    </message>
    <message>
        <source>after the end</source>
        <translation>终止后收到</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已冲正</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>账户编号</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Entries of the record</source>
        <translation>记录条目</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Check a PDF</source>
        <translation>核验PDF</translation>
    </message>
    <message>
        <source>The newest {0} of {1} are listed. The export holds all of them.</source>
        <translation>共{1}条，仅列出最新{0}条；导出时包含全部。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Every page and every entry is as it was written. Head {0}: {1}</source>
        <translation>每一页、每一条都与写入时一致。记录链末端{0}：{1}</translation>
    </message>
    <message>
        <source>{0} more faults.</source>
        <translation>另有 {0} 处不符。</translation>
    </message>
    <message>
        <source>Written and verified: {0}</source>
        <translation>已写入并核验：{0}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another folder.</source>
        <translation>无法写入文件，请换一个文件夹。</translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>已导出。</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>No change waits for a second person.</source>
        <translation>没有需要第二人决定的变更。</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Write the head down…</source>
        <translation>另存记录链末端…</translation>
    </message>
    <message>
        <source>Written down: head {0}: {1}</source>
        <translation>已另存：记录链末端{0}：{1}</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入批次</translation>
    </message>
    <message>
        <source>Reading every page and every entry…</source>
        <translation>正在读取每一页和每一条…</translation>
    </message>
    <message>
        <source>Writing and verifying…</source>
        <translation>正在写入并核验…</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Persons, to look through</source>
        <translation>人员（待查看）</translation>
    </message>
    <message>
        <source>not shown while they see this</source>
        <translation>对方视图中不显示</translation>
    </message>
    <message>
        <source>Since, as {0}</source>
        <translation>起始日期，如{0}</translation>
    </message>
</context>
<context>
    <name>ReleasePanel</name>
    <message>
        <source>Who releases</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>Request as a file…</source>
        <translation>申请写入文件…</translation>
    </message>
    <message>
        <source>Open the answer…</source>
        <translation>打开答复文件…</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>无法写入文件，请选择其他位置。</translation>
    </message>
    <message>
        <source>Written. Only {0} can open it.</source>
        <translation>已写入，仅{0}可以打开。</translation>
    </message>
    <message>
        <source>Who releases on another PC</source>
        <translation>异机审批人</translation>
    </message>
    <message>
        <source>Their own password</source>
        <translation>审批人本人密码</translation>
    </message>
    <message>
        <source>Release here</source>
        <translation>在本机审批</translation>
    </message>
    <message>
        <source>Digest of the terms: {0}</source>
        <translation>条件摘要：{0}</translation>
    </message>
    <message>
        <source>On another PC</source>
        <translation>在其他电脑</translation>
    </message>
</context>
<context>
    <name>ReleasesPanel</name>
    <message>
        <source>{0} asks to approve {1} for account {2}</source>
        <translation>{0}申请审批账户{2}的协议{1}</translation>
    </message>
    <message>
        <source>Requests for a release</source>
        <translation>审批申请</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>打开账户</translation>
    </message>
    <message>
        <source>Nothing waits to be released, and nothing was.</source>
        <translation>没有待审批的申请，也没有已审批的记录。</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Beyond the limits</source>
        <translation>超出权限</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>已过</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>申请理由</translation>
    </message>
    <message>
        <source>{0} of {1} requests are shown; those that wait come first.</source>
        <translation>共{1}项申请，显示{0}项；待审批的在前。</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>released</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0}分钟</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0}小时</translation>
    </message>
    <message>
        <source>{0} released {1} on {2}.</source>
        <translation>{0}于{2}批准了{1}。</translation>
    </message>
    <message>
        <source>{0} declined {1} on {2}.</source>
        <translation>{0}于{2}驳回了{1}。</translation>
    </message>
</context>
<context>
    <name>Replies</name>
    <message>
        <source>Letters and answers</source>
        <translation>函件与答复</translation>
    </message>
    <message>
        <source>Which letter</source>
        <translation>哪一种函件</translation>
    </message>
    <message>
        <source>First day of the moratorium</source>
        <translation>暂缓期第一天</translation>
    </message>
    <message>
        <source>first day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Write the letters</source>
        <translation>写函</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>{0}: address</source>
        <translation>{0}：地址</translation>
    </message>
    <message>
        <source>{0}: answer</source>
        <translation>{0}：答复</translation>
    </message>
    <message>
        <source>{0}: sum asked for a month</source>
        <translation>{0}：每月所要求金额</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>未答复</translation>
    </message>
    <message>
        <source>what it is about, or why</source>
        <translation>关于什么，或为什么</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Comparison</source>
        <translation>方案对比</translation>
    </message>
    <message>
        <source>Balance chart</source>
        <translation>余额曲线</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>还款计划</translation>
    </message>
    <message>
        <source>small figures: difference from the chosen card</source>
        <translation>小字：与所选方案的差额</translation>
    </message>
    <message>
        <source>No deal</source>
        <translation>不达成协议</translation>
    </message>
    <message>
        <source>no interest</source>
        <translation>不计息</translation>
    </message>
    <message>
        <source>First payment</source>
        <translation>首期</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>More terms</source>
        <translation>更多条款</translation>
    </message>
    <message>
        <source>Comparison, charts, schedule, terms</source>
        <translation>对比、曲线、计划、条款</translation>
    </message>
    <message>
        <source>Highest payment</source>
        <translation>最高一期</translation>
    </message>
    <message>
        <source>Payments, end</source>
        <translation>期数，结束</translation>
    </message>
    <message>
        <source>Total paid</source>
        <translation>还款总额</translation>
    </message>
    <message>
        <source>Forgiven</source>
        <translation>减免</translation>
    </message>
    <message>
        <source>Left over, least</source>
        <translation>还款后最低结余</translation>
    </message>
    <message>
        <source>Present value to creditor, {0}</source>
        <translation>债权人现值，{0}</translation>
    </message>
    <message>
        <source>Passes policy</source>
        <translation>符合规则</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>with a reason</source>
        <translation>需说明理由</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No deal {0}</source>
        <translation>不达成协议 {0}</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>未偿余额</translation>
    </message>
    <message>
        <source>below 0: cannot be paid from income</source>
        <translation>低于0：收入不足以支付</translation>
    </message>
    <message>
        <source>Left over each time</source>
        <translation>每期还款后结余</translation>
    </message>
    <message>
        <source>The schedule is on the clipboard.</source>
        <translation>还款计划已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Export the schedule</source>
        <translation>导出还款计划</translation>
    </message>
    <message>
        <source>Owed now {0}</source>
        <translation>目前欠款 {0}</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>话术</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>Reveal</name>
    <message>
        <source>Show the numbers</source>
        <translation>显示完整号码</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Why? The reason is recorded.</source>
        <translation>请说明理由，理由会被记录。</translation>
    </message>
    <message>
        <source>Why the numbers are needed</source>
        <translation>查看完整号码的理由</translation>
    </message>
</context>
<context>
    <name>ReversalPanel</name>
    <message>
        <source>Why it was wrong</source>
        <translation>有误的原因</translation>
    </message>
    <message>
        <source>Why the payment was wrong</source>
        <translation>还款有误的原因</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>冲正</translation>
    </message>
    <message>
        <source>Enter this instead</source>
        <translation>更正为此</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不更正</translation>
    </message>
    <message>
        <source>To correct {0} of {1}, say why. Its entry stays in view.</source>
        <translation>更正{1}的{0}须说明原因，原记录仍会显示。</translation>
    </message>
</context>
<context>
    <name>RowsBeside</name>
    <message>
        <source>Schedule</source>
        <translation>还款计划</translation>
    </message>
</context>
<context>
    <name>RulebookPanel</name>
    <message>
        <source>Rules in force, and why</source>
        <translation>现行规则及依据</translation>
    </message>
    <message>
        <source>One-year loan prime rate (China)</source>
        <translation>一年期贷款市场报价利率（LPR）</translation>
    </message>
    <message>
        <source>Rules not confirmed from their source only caution or inform. None of this is legal advice.</source>
        <translation>未经原文核实的规则只作提醒或提示。以上内容均非法律意见。</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Back to the table of the program</source>
        <translation>恢复程序自带的表</translation>
    </message>
    <message>
        <source>Not kept yet: a line cannot be understood.</source>
        <translation>尚未保存：有一行无法识别。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效力</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>何时适用</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>own check</source>
        <translation>本软件自查</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Choose a rule to try it on the account that is open.</source>
        <translation>选择一条规则，在当前账户上试用。</translation>
    </message>
    <message>
        <source>Open an account first.</source>
        <translation>请先打开账户。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>It does not hold now. It asks with: {0}.</source>
        <translation>目前不适用。参数：{0}。</translation>
    </message>
    <message>
        <source>It holds now. It asks with: {0}.</source>
        <translation>目前适用。参数：{0}。</translation>
    </message>
    <message>
        <source>{0} lines of your own go for good. Press again to go back.</source>
        <translation>自己填写的{0}行将永久删除。再按一次即恢复程序自带的表。</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>规则集</translation>
    </message>
</context>
<context>
    <name>SaysLine</name>
    <message>
        <source>Log it</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>now</source>
        <translation>先付</translation>
    </message>
    <message>
        <source>from</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>at most months</source>
        <translation>最长期限（月）</translation>
    </message>
    <message>
        <source>In their words: 800 a month, 2000 now, from the 25th</source>
        <translation>按原话输入：每月800 先付2000 25号起</translation>
    </message>
    <message>
        <source>The {0} says</source>
        <translation>{0}提出</translation>
    </message>
    <message>
        <source>What the {0} says, in their words</source>
        <translation>{0}的原话</translation>
    </message>
    <message>
        <source>A promise: {0} for {1}?</source>
        <translation>承诺还款：{0}，{1}？</translation>
    </message>
    <message>
        <source>Open an account first.</source>
        <translation>请先打开账户。</translation>
    </message>
    <message>
        <source>Not understood: {0}</source>
        <translation>未识别：{0}</translation>
    </message>
    <message>
        <source>Put on card {0}</source>
        <translation>放到方案{0}</translation>
    </message>
    <message>
        <source>Nothing fits both sides yet.</source>
        <translation>目前没有双方都能接受的方案。</translation>
    </message>
    <message>
        <source>payments</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>{0} {1}, ends {2}</source>
        <translation>{0} {1}，{2}结束</translation>
    </message>
    <message>
        <source>Looking for the nearest change…</source>
        <translation>正在查找最小的可行改动…</translation>
    </message>
    <message>
        <source>No single change would do.</source>
        <translation>只改其中一项都不可行。</translation>
    </message>
    <message>
        <source>{0}: no answer to take.</source>
        <translation>{0}：没有可采用的回应。</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>on {0}</source>
        <translation>{0}付</translation>
    </message>
    <message>
        <source>No sum was named.</source>
        <translation>对方没有说出可还的金额。</translation>
    </message>
</context>
<context>
    <name>ScenarioBar</name>
    <message>
        <source>Scenarios</source>
        <translation>方案存档</translation>
    </message>
    <message>
        <source>Name, such as: after the bonus</source>
        <translation>名称，例如：发奖金后</translation>
    </message>
    <message>
        <source>Kept scenarios</source>
        <translation>已存方案</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message>
        <source>No.</source>
        <translation>期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>应还</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>Arrears</source>
        <translation>逾期欠款</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>If it fails</source>
        <translation>未履行时</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>无法写入文件，请选择其他位置。</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已导出到{0}</translation>
    </message>
    <message>
        <source>No. {0}: {1} × {2} % for the period = {3} interest</source>
        <translation>第{0}期：{1} × 本期{2}% = 利息{3}</translation>
    </message>
    <message>
        <source>and {0} interest from before</source>
        <translation>另有此前利息{0}</translation>
    </message>
    <message>
        <source>of which {0} is not paid now</source>
        <translation>其中{0}现在不付</translation>
    </message>
    <message>
        <source>interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>principal</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>arrears</source>
        <translation>逾期欠款</translation>
    </message>
    <message>
        <source>fees</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>{0} = {1}</source>
        <translation>{0} = {1}</translation>
    </message>
    <message>
        <source>{0} principal remains</source>
        <translation>剩余本金{0}</translation>
    </message>
    <message>
        <source>{0}, owed</source>
        <translation>{0}，欠款</translation>
    </message>
    <message>
        <source>{0}, left</source>
        <translation>{0}，尚余</translation>
    </message>
    <message>
        <source>A day off: in time until {0}</source>
        <translation>遇周末或节假日，{0}到账不算迟</translation>
    </message>
    <message>
        <source>public holidays after {0} are not announced yet</source>
        <translation>{0}之后的节假日安排尚未公布</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>还款计划</translation>
    </message>
    <message>
        <source>Principal left</source>
        <translation>剩余本金</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>设置分类</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有含这些文字的设置。</translation>
    </message>
</context>
<context>
    <name>SentencesPanel</name>
    <message>
        <source>Own sentences and messages</source>
        <translation>自定话术和消息模板</translation>
    </message>
    <message>
        <source>What is said at each stage of a call, and texts in place of our messages. Where a field is empty ours stands, as it is shown in it. How to get no more messages is always added.</source>
        <translation>通话各阶段怎么说，以及代替程序自带消息的文字。留空时用自带的，栏内灰字即是。退订方法始终附上。</translation>
    </message>
    <message>
        <source>Sentences in</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Call: {0}</source>
        <translation>通话：{0}</translation>
    </message>
    <message>
        <source>Message: {0}</source>
        <translation>消息：{0}</translation>
    </message>
    <message>
        <source>May name {0}</source>
        <translation>可用{0}</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>收款户名</translation>
    </message>
    <message>
        <source>Payee in Chinese</source>
        <translation>收款户名（中文）</translation>
    </message>
    <message>
        <source>Account to pay into</source>
        <translation>收款账号</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>开户银行</translation>
    </message>
    <message>
        <source>Bank in Chinese</source>
        <translation>开户银行（中文）</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>服务时间</translation>
    </message>
    <message>
        <source>Hours in Chinese</source>
        <translation>服务时间（中文）</translation>
    </message>
    <message>
        <source>Telephone for complaints</source>
        <translation>投诉电话</translation>
    </message>
    <message>
        <source>Free advice, not from us</source>
        <translation>免费咨询机构（独立于我方）</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Who signs for us</source>
        <translation>我方签字代表</translation>
    </message>
    <message>
        <source>What the mandate covers</source>
        <translation>委托范围</translation>
    </message>
    <message>
        <source>needed on the paper</source>
        <translation>协议必备</translation>
    </message>
    <message>
        <source>Last day of the mandate</source>
        <translation>委托最后一日</translation>
    </message>
    <message>
        <source>Days late that cost nothing</source>
        <translation>宽限天数（不加收费用）</translation>
    </message>
    <message>
        <source>Days late after which we may end it</source>
        <translation>逾期多少天后可终止</translation>
    </message>
    <message>
        <source>Days that the letter then still gives</source>
        <translation>通知后再给的天数</translation>
    </message>
    <message>
        <source>Working days until the certificate</source>
        <translation>出具结清证明的工作日数</translation>
    </message>
    <message>
        <source>Working days a balance stays fresh</source>
        <translation>欠款数据有效的工作日数</translation>
    </message>
    <message>
        <source>Annual rate that plans begin with</source>
        <translation>默认年利率</translation>
    </message>
    <message>
        <source>Share that settlements begin with</source>
        <translation>减免结清默认还款比例</translation>
    </message>
    <message>
        <source>Discount rate for present value</source>
        <translation>现值折现率</translation>
    </message>
    <message>
        <source>Recovered without a deal</source>
        <translation>无协议时的回收率</translation>
    </message>
    <message>
        <source>Cost of recovering it</source>
        <translation>回收成本</translation>
    </message>
    <message>
        <source>Ask where the home takes more of income</source>
        <translation>住房占收入超过此比例时提醒</translation>
    </message>
    <message>
        <source>Ask where all debts take more of income</source>
        <translation>全部债务占收入超过此比例时提醒</translation>
    </message>
    <message>
        <source>Fall of income that a plan should survive</source>
        <translation>方案应能承受的收入降幅</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>from the next start</source>
        <translation>下次启动时生效</translation>
    </message>
    <message>
        <source>Size of the paper</source>
        <translation>纸张大小</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Months it takes without a deal</source>
        <translation>无协议时的回收月数</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Payments at first, where no means are known</source>
        <translation>默认期数（收支未知时）</translation>
    </message>
    <message>
        <source>Payments at first, at most</source>
        <translation>默认期数上限</translation>
    </message>
    <message>
        <source>Payments at first, in steps of</source>
        <translation>默认期数按几期递增</translation>
    </message>
    <message>
        <source>Payments deferred at first</source>
        <translation>默认延期期数</translation>
    </message>
    <message>
        <source>Days that a settlement stays open at first</source>
        <translation>减免结清方案默认有效天数</translation>
    </message>
    <message>
        <source>Days of a hold at first</source>
        <translation>默认暂缓天数</translation>
    </message>
    <message>
        <source>by the rule set: Letter in the US, else A4</source>
        <translation>按规则集：美国用Letter，其他用A4</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>美国信纸</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Organisation, as the paper shows it</source>
        <translation>机构信息（印在协议上）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Rules in force, and why</source>
        <translation>现行规则及依据</translation>
    </message>
    <message>
        <source>Spending guidelines</source>
        <translation>支出参考标准</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Mandate number, where a payee has none of its own</source>
        <translation>委托书编号（债权人未另行登记时适用）</translation>
    </message>
    <message>
        <source>Payees</source>
        <translation>收款账户</translation>
    </message>
    <message>
        <source>under UK rules 14 or more</source>
        <translation>按英国规则至少14天</translation>
    </message>
    <message>
        <source>Outside complaints body, with its telephone</source>
        <translation>外部投诉机构及电话</translation>
    </message>
    <message>
        <source>Checked form for UK agreements, such as its number</source>
        <translation>英国协议所用的已审核文本，如编号</translation>
    </message>
    <message>
        <source>Uniform credit code, of a company in China</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Legal representative, of a company in China</source>
        <translation>法定代表人</translation>
    </message>
    <message>
        <source>Passphrase and backups</source>
        <translation>主密码与备份</translation>
    </message>
    <message>
        <source>Save and go on</source>
        <translation>保存并继续</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Leave it typed, and go on</source>
        <translation>暂不保存，继续</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Rules and limits</source>
        <translation>规则与限额</translation>
    </message>
    <message>
        <source>What cards begin with</source>
        <translation>方案默认值</translation>
    </message>
    <message>
        <source>Colours and size</source>
        <translation>颜色与字号</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封签</translation>
    </message>
    <message>
        <source>These are not saved yet: {0}.</source>
        <translation>以下尚未保存：{0}。</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Permission or exemption for debt counselling</source>
        <translation>债务咨询的许可或豁免依据</translation>
    </message>
    <message>
        <source>Own sentences and messages</source>
        <translation>自定话术和消息模板</translation>
    </message>
    <message>
        <source>Payments of a settlement at first, at most</source>
        <translation>减免结清默认期数上限</translation>
    </message>
</context>
<context>
    <name>SettlementCard</name>
    <message>
        <source>Share paid</source>
        <translation>还款比例</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>还款金额</translation>
    </message>
    <message>
        <source>Offer expires</source>
        <translation>方案有效期至</translation>
    </message>
    <message>
        <source>If it fails</source>
        <translation>未履行时</translation>
    </message>
    <message>
        <source>all comes back</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>waiver in the share paid</source>
        <translation>按已付比例减免</translation>
    </message>
    <message>
        <source>in one sum</source>
        <translation>一次付清</translation>
    </message>
    <message>
        <source>{0} of the debt, ends {1}</source>
        <translation>还清欠款的{0}，{1}结束</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>Each payment</source>
        <translation>每期金额</translation>
    </message>
    <message>
        <source>in {0} payments</source>
        <translation>分{0}期付</translation>
    </message>
</context>
<context>
    <name>ShownOf</name>
    <message>
        <source>The first {0} are shown; there are more.</source>
        <translation>只显示前{0}项，还有更多。</translation>
    </message>
    <message>
        <source>{0} of {1} are shown.</source>
        <translation>共{1}项，显示{0}项。</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Running surplus</source>
        <translation>实时结余</translation>
    </message>
    <message>
        <source>per month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>A sudden cost of</source>
        <translation>突发支出</translation>
    </message>
    <message>
        <source>Last 6 to 12 months, income and spending</source>
        <translation>最近6至12个月的收入和支出</translation>
    </message>
    <message>
        <source>6100 5200; 5900 5300; …</source>
        <translation>6100 5200; 5900 5300; …</translation>
    </message>
    <message>
        <source>Money that is there</source>
        <translation>现有款项</translation>
    </message>
    <message>
        <source>Where the money comes from</source>
        <translation>款项来源</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Flexible</source>
        <translation>弹性</translation>
    </message>
    <message>
        <source>Priority debts</source>
        <translation>优先债务</translation>
    </message>
    <message>
        <source>Before savings</source>
        <translation>储蓄预留前</translation>
    </message>
    <message>
        <source>Savings line</source>
        <translation>储蓄预留</translation>
    </message>
    <message>
        <source>Surplus</source>
        <translation>每月结余</translation>
    </message>
    <message>
        <source>Housing</source>
        <translation>住房</translation>
    </message>
    <message>
        <source>All debt with this plan</source>
        <translation>含此方案的全部债务</translation>
    </message>
    <message>
        <source>Evidence, income</source>
        <translation>有依据的收入</translation>
    </message>
    <message>
        <source>Evidence, spending</source>
        <translation>有依据的支出</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Last months</source>
        <translation>最近几个月</translation>
    </message>
    <message>
        <source>{0} left after the savings line</source>
        <translation>{0}，储蓄预留之后</translation>
    </message>
    <message>
        <source>Living costs are {0} below the local minimum. Is anything missing?</source>
        <translation>生活支出比当地最低标准少{0}，是否有遗漏？</translation>
    </message>
    <message>
        <source>above the line {0}</source>
        <translation>超过上限{0}</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>上限{0}</translation>
    </message>
    <message>
        <source>One lump sum</source>
        <translation>一次性款项</translation>
    </message>
    <message>
        <source>Options considered, with the reason</source>
        <translation>考虑过的办法及原因</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>A month to share</source>
        <translation>每月可分配</translation>
    </message>
    <message>
        <source>The sum</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Letter of authority of</source>
        <translation>授权书日期</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>复核日期</translation>
    </message>
    <message>
        <source>reason, where priority arrears wait</source>
        <translation>优先债务的逾期暂不先付时，写明原因</translation>
    </message>
    <message>
        <source>The client agrees to letters</source>
        <translation>本人同意发函</translation>
    </message>
    <message>
        <source>The client confirms the figures</source>
        <translation>本人确认数字无误</translation>
    </message>
    <message>
        <source>Budget statement</source>
        <translation>收支说明</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>债务</translation>
    </message>
    <message>
        <source>Full and final, fair shares: {0} of what is owed</source>
        <translation>一次性结清，公平分配：欠款的{0}</translation>
    </message>
    <message>
        <source>1 offer letter</source>
        <translation>1封提议函</translation>
    </message>
    <message>
        <source>{0} offer letters</source>
        <translation>{0}封提议函</translation>
    </message>
    <message>
        <source>Nothing goes out before the client agrees and confirms that the figures are right.</source>
        <translation>本人同意并确认数字无误之前，不会发出任何文件。</translation>
    </message>
    <message>
        <source>Nothing is there to be offered: no letter is written.</source>
        <translation>没有可分配的金额，因此不生成信函。</translation>
    </message>
    <message>
        <source>The partner agrees to letters</source>
        <translation>伴侣同意发函</translation>
    </message>
    <message>
        <source>The partner has agreed to letters</source>
        <translation>伴侣已同意发函</translation>
    </message>
    <message>
        <source>The client has agreed to letters</source>
        <translation>本人已同意发函</translation>
    </message>
    <message>
        <source>The client has confirmed the figures</source>
        <translation>本人已确认数字无误</translation>
    </message>
    <message>
        <source>The largest payment is {0}.</source>
        <translation>最高一期为{0}。</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who are you?</source>
        <translation>请登录</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>SignOffRow</name>
    <message>
        <source>Counsel who read these rules</source>
        <translation>审阅规则的律师</translation>
    </message>
    <message>
        <source>Record the sign-off</source>
        <translation>登记审定</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Day, such as {0}</source>
        <translation>日期，如{0}</translation>
    </message>
</context>
<context>
    <name>Signer</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重签</translation>
    </message>
    <message>
        <source>Sign with the typed name, without drawing</source>
        <translation>仅以输入的姓名签署，不手写</translation>
    </message>
    <message>
        <source>Sign here with mouse, pen or finger</source>
        <translation>用鼠标、笔或手指在此签名</translation>
    </message>
    <message>
        <source>{0}, signature</source>
        <translation>{0}，签名</translation>
    </message>
    <message>
        <source>{0}, name</source>
        <translation>{0}，姓名</translation>
    </message>
    <message>
        <source>{0}, date</source>
        <translation>{0}，日期</translation>
    </message>
    <message>
        <source>Signed: {0}, {1}</source>
        <translation>已签：{0}，{1}</translation>
    </message>
</context>
<context>
    <name>SigningKeys</name>
    <message>
        <source>Keys to release with</source>
        <translation>审批签名密钥</translation>
    </message>
    <message>
        <source>Whoever releases signs with a key of their own. It is made when they first sign in, and only their password opens it. To release from another PC, save your public key there, and have an administrator take it in here and compare its fingerprint with you on the telephone.</source>
        <translation>审批人以自己的密钥签名。密钥在首次登录时生成，只有本人密码能打开。如需异机审批，请在您的电脑上导出公钥，由管理员在本机登记，并通过电话与您核对指纹。</translation>
    </message>
    <message>
        <source>Save my public key…</source>
        <translation>导出我的公钥…</translation>
    </message>
    <message>
        <source>Take in a public key…</source>
        <translation>登记公钥…</translation>
    </message>
    <message>
        <source>The fingerprint is the same</source>
        <translation>指纹一致，登记</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>{0}起</translation>
    </message>
    <message>
        <source>made on this PC</source>
        <translation>本机生成</translation>
    </message>
    <message>
        <source>of another PC</source>
        <translation>来自其他电脑</translation>
    </message>
    <message>
        <source>withdrawn {0}</source>
        <translation>{0}停用</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>无法写入文件，请选择其他位置。</translation>
    </message>
    <message>
        <source>Written. Its fingerprint: {0}</source>
        <translation>已写入，指纹：{0}</translation>
    </message>
    <message>
        <source>Key of {0}, fingerprint {1}. Take it in once {0} reads you the same.</source>
        <translation>{0}的公钥，指纹{1}。请与{0}核对一致后再登记。</translation>
    </message>
    <message>
        <source>Proposed. It counts once somebody else has accepted it.</source>
        <translation>已提交，另一人同意后生效。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>SigningSide</name>
    <message>
        <source>For the creditor</source>
        <translation>债权人代表</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Making and sealing the files</source>
        <translation>正在生成文件并加封签</translation>
    </message>
    <message>
        <source>Signed and sealed</source>
        <translation>已签署并加封签</translation>
    </message>
    <message>
        <source>Keep it, to be signed by hand</source>
        <translation>保存，待手签</translation>
    </message>
    <message>
        <source>Sign and seal</source>
        <translation>签署并加封签</translation>
    </message>
    <message>
        <source>Kept with number {0}. SHA-256 of this file begins with {1}. The seal shows that it is unchanged since, by this organisation&apos;s key, and no more.</source>
        <translation>已存档，编号{0}。本文件SHA-256的开头为{1}。封签只表明文件自以本机构密钥加封签以来未被改动。</translation>
    </message>
    <message>
        <source>Drawn signatures are kept as a record of the signing; then the organisation&apos;s seal keeps the file from being changed unnoticed. Digest of these terms: {0}</source>
        <translation>手绘签字作为签署经过的记录保存；随后加上机构的封签，文件如有改动即可发现。条件的数字摘要：{0}</translation>
    </message>
    <message>
        <source>Sealing…</source>
        <translation>正在加封签…</translation>
    </message>
</context>
<context>
    <name>StaleNotice</name>
    <message>
        <source>Confirm again</source>
        <translation>重新确认</translation>
    </message>
    <message>
        <source>This balance is old. Interest at the contract rate is added up to today.</source>
        <translation>欠款数据过旧，已按合同利率计息至今日。</translation>
    </message>
    <message>
        <source>This balance is old and has no rate: confirm it again before signing.</source>
        <translation>欠款数据过旧且没有利率，签署前请重新确认。</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Plan kept</source>
        <translation>履行中</translation>
    </message>
    <message>
        <source>Plan late</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Plan ended</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已结清</translation>
    </message>
    <message>
        <source>New claim</source>
        <translation>新的欠款</translation>
    </message>
    <message>
        <source>Agreement {0} ended on {1}.</source>
        <translation>协议{0}已于{1}终止。</translation>
    </message>
    <message>
        <source>{0} is owed today.</source>
        <translation>今日应还{0}。</translation>
    </message>
    <message>
        <source>{0} of the debt is left.</source>
        <translation>剩余欠款{0}。</translation>
    </message>
    <message>
        <source>Interest since then: {0}.</source>
        <translation>其中终止后利息{0}。</translation>
    </message>
    <message>
        <source>Received since then: {0}.</source>
        <translation>终止后已收{0}。</translation>
    </message>
    <message>
        <source>Settled on {0}: nothing is owed.</source>
        <translation>已于{0}结清，已无欠款。</translation>
    </message>
    <message>
        <source>Agreement {0}.</source>
        <translation>协议{0}。</translation>
    </message>
    <message>
        <source>Certificate {0}.</source>
        <translation>结清证明{0}。</translation>
    </message>
    <message>
        <source>{0} was received too much.</source>
        <translation>多收{0}。</translation>
    </message>
    <message>
        <source>A new claim begins with a balance that was confirmed for a later day.</source>
        <translation>如有新的欠款，须先确认结清日之后的余额。</translation>
    </message>
    <message>
        <source>Agreement {0} is being kept.</source>
        <translation>协议{0}正在履行。</translation>
    </message>
    <message>
        <source>{0} is left to pay.</source>
        <translation>待付{0}。</translation>
    </message>
    <message>
        <source>Were it to end today: {0}.</source>
        <translation>若今日终止，应还{0}。</translation>
    </message>
    <message>
        <source>Agreement {0} is late: {1} has not arrived, due since {2}.</source>
        <translation>协议{0}已逾期：自{2}起共{1}尚未到账。</translation>
    </message>
    <message>
        <source>Agreement {0} is being kept: {1} is due by {2}.</source>
        <translation>协议{0}正在履行：应于{2}前还款{1}。</translation>
    </message>
    <message>
        <source>{0} received since the balance was confirmed is taken off.</source>
        <translation>欠款确认后已收{0}，已扣除。</translation>
    </message>
    <message>
        <source>Agreement {0} was settled on {1}.</source>
        <translation>协议{0}已于{1}结清。</translation>
    </message>
    <message>
        <source>This balance was confirmed for {0}, after that: a new claim.</source>
        <translation>此欠款确认日为{0}，晚于该日，属新的欠款。</translation>
    </message>
    <message>
        <source>Make sure that it is not the same debt again.</source>
        <translation>请核实并非同一笔欠款。</translation>
    </message>
</context>
<context>
    <name>StressPanel</name>
    <message>
        <source>If income falls</source>
        <translation>如果收入下降</translation>
    </message>
    <message>
        <source>income</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>after the payment</source>
        <translation>付款之后</translation>
    </message>
    <message>
        <source>As now</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>No pay, 1 month</source>
        <translation>1个月无收入</translation>
    </message>
    <message>
        <source>Sudden cost</source>
        <translation>突发支出</translation>
    </message>
    <message>
        <source>breaks at {0}</source>
        <translation>{0}时无法维持</translation>
    </message>
    <message>
        <source>payment {0}</source>
        <translation>每月付款{0}</translation>
    </message>
    <message>
        <source>left before savings</source>
        <translation>储蓄预留前剩余</translation>
    </message>
    <message>
        <source>One month without pay is not made good before the plan ends.</source>
        <translation>1个月无收入，到方案结束也补不上。</translation>
    </message>
    <message>
        <source>One month without pay is made good by month {0}.</source>
        <translation>1个月无收入，到第{0}个月补上。</translation>
    </message>
    <message>
        <source>One month without pay is made good by payment {0}.</source>
        <translation>1个月无收入，到第{0}期补上。</translation>
    </message>
    <message>
        <source>Of the last {0} months, this plan would have failed in {1}: {2}.</source>
        <translation>最近{0}个月中，有{1}个月付不出此方案：{2}。</translation>
    </message>
    <message>
        <source>Each of the last {0} months would have carried this plan.</source>
        <translation>最近{0}个月每个月都付得起此方案。</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>可以维持</translation>
    </message>
    <message>
        <source>fails at payment {0}</source>
        <translation>第{0}期付不出</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>No account open</source>
        <translation>未打开账户</translation>
    </message>
    <message>
        <source>Balance is old</source>
        <translation>欠款数据过旧</translation>
    </message>
    <message>
        <source>Balance is fresh</source>
        <translation>欠款数据有效</translation>
    </message>
    <message>
        <source>Shift+F8 shows each with its source.</source>
        <translation>按Shift+F8逐条查看规则及来源。</translation>
    </message>
    <message>
        <source>No contact</source>
        <translation>不得联系</translation>
    </message>
    <message>
        <source>Better no contact now</source>
        <translation>现在不宜联系</translation>
    </message>
    <message>
        <source>May talk now, with a note</source>
        <translation>可以联系，请看提示</translation>
    </message>
    <message>
        <source>today {0} spoken, {1} unanswered</source>
        <translation>今日已通话{0}次，未接通{1}次</translation>
    </message>
    <message>
        <source>May talk now</source>
        <translation>现在可以联系</translation>
    </message>
    <message>
        <source>Counted as known to this PC. F8 shows the cures.</source>
        <translation>仅按本机记录计算。按F8查看解决办法。</translation>
    </message>
    <message>
        <source>On hold until {0}; they called, so talk</source>
        <translation>暂缓至{0}；对方来电，可以沟通</translation>
    </message>
    <message>
        <source>On hold until {0}; contact paused</source>
        <translation>暂缓至{0}；暂停联系</translation>
    </message>
    <message>
        <source>The hold ended on {0}: get in touch</source>
        <translation>暂缓已于{0}结束：请联系</translation>
    </message>
    <message>
        <source>Demo data on this PC, readable by anyone</source>
        <translation>本机演示数据，任何人可读</translation>
    </message>
    <message>
        <source>Data stay on this PC, encrypted</source>
        <translation>数据只存在本机，已加密</translation>
    </message>
    <message>
        <source>The chosen option needs repair</source>
        <translation>所选方案需改正</translation>
    </message>
    <message>
        <source>The rules stop this option</source>
        <translation>规则不允许此方案</translation>
    </message>
    <message>
        <source>1 caution</source>
        <translation>1项注意事项</translation>
    </message>
    <message>
        <source>{0} cautions</source>
        <translation>{0}项注意事项</translation>
    </message>
    <message>
        <source>Within the rules</source>
        <translation>符合规则</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
    <message>
        <source>Nothing is owed</source>
        <translation>已无欠款</translation>
    </message>
    <message>
        <source>Contact cannot be judged</source>
        <translation>无法判断能否联系</translation>
    </message>
    <message>
        <source>Hour not known</source>
        <translation>时间不明</translation>
    </message>
    <message>
        <source>Search by name: {0} % ready</source>
        <translation>按姓名查找：已就绪{0}%</translation>
    </message>
    <message>
        <source>Accounts are found by number already. Work goes on meanwhile.</source>
        <translation>现在已可按账号查找，期间可继续工作。</translation>
    </message>
    <message>
        <source>{0}, by this account</source>
        <translation>{0}（依本账户）</translation>
    </message>
    <message>
        <source>These rules follow from the lender and the product of this account. Settings say: {0}.</source>
        <translation>这套规则依本账户的出借人类型和产品而定。设置中为：{0}。</translation>
    </message>
    <message>
        <source>{0} minutes on this account</source>
        <translation>处理此账户已{0}分钟</translation>
    </message>
</context>
<context>
    <name>SummaryLine</name>
    <message>
        <source>Debt</source>
        <translation>债务</translation>
    </message>
    <message>
        <source>Surplus</source>
        <translation>每月结余</translation>
    </message>
    <message>
        <source>no name on file</source>
        <translation>未登记姓名</translation>
    </message>
</context>
<context>
    <name>SuspensePanel</name>
    <message>
        <source>Money in suspense</source>
        <translation>待认领款</translation>
    </message>
    <message>
        <source>Number of an account</source>
        <translation>账户编号</translation>
    </message>
    <message>
        <source>How it was returned</source>
        <translation>退回方式</translation>
    </message>
    <message>
        <source>Place it there</source>
        <translation>认领到此账户</translation>
    </message>
    <message>
        <source>It was returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Payer</source>
        <translation>付款人</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入批次</translation>
    </message>
</context>
<context>
    <name>TermsSide</name>
    <message>
        <source>Agreement</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>The {0}, as the paper shows</source>
        <translation>{0}信息（印在协议上）</translation>
    </message>
    <message>
        <source>Before signing</source>
        <translation>签署前</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>回到工作台</translation>
    </message>
    <message>
        <source>Address for letters</source>
        <translation>送达地址</translation>
    </message>
    <message>
        <source>Total {0}, forgiven on completion {1}</source>
        <translation>合计{0}，全部履行后减免{1}</translation>
    </message>
    <message>
        <source>Total {0}</source>
        <translation>合计{0}</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Offers made</source>
        <translation>已提方案</translation>
    </message>
    <message>
        <source>Agreements signed</source>
        <translation>已签协议</translation>
    </message>
    <message>
        <source>Waiting for a release</source>
        <translation>等待审批</translation>
    </message>
    <message>
        <source>Waiting for a second person</source>
        <translation>等待第二人决定</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Name, number…  &gt; commands</source>
        <translation>姓名、账号…  &gt; 命令</translation>
    </message>
    <message>
        <source>Find an account</source>
        <translation>查找账户</translation>
    </message>
    <message>
        <source>Open accounts</source>
        <translation>打开的账户</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>催收员</translation>
    </message>
    <message>
        <source>Counsellor</source>
        <translation>债务咨询师</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>They see this</source>
        <translation>对方视图</translation>
    </message>
    <message>
        <source>Hides what a plan is worth to the creditor, limits and notes</source>
        <translation>不显示债权人现值、权限限额和备注</translation>
    </message>
    <message>
        <source>Always so for a counsellor</source>
        <translation>债务咨询师始终使用此视图</translation>
    </message>
</context>
<context>
    <name>UnderWay</name>
    <message>
        <source>Reading the file. You can go on with something else.</source>
        <translation>正在读取文件，您可以先做别的事。</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Undo “{0}”</source>
        <translation>撤销“{0}”</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Passphrase</source>
        <translation>主密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Keep the key in the keychain of this PC, and open without asking</source>
        <translation>把密钥存入本机钥匙串，下次直接打开</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Choose a passphrase of 10 characters or more. It encrypts everything this program keeps. Nobody can recover it: write it down and lock it away.</source>
        <translation>请设定10个字符以上的主密码，本程序保存的一切都用它加密。主密码无法找回：请写下来，锁好保存。</translation>
    </message>
    <message>
        <source>Your data are not encrypted yet. Choose a passphrase of 10 characters or more; they are encrypted with it now. Nobody can recover it: write it down and lock it away.</source>
        <translation>您的数据尚未加密。请设定10个字符以上的主密码，数据将立即用它加密。主密码无法找回：请写下来，锁好保存。</translation>
    </message>
    <message>
        <source>Your accounts are encrypted on this PC.</source>
        <translation>您的账户已在本机加密保存。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>设定主密码</translation>
    </message>
    <message>
        <source>The two are not the same. Type the passphrase twice.</source>
        <translation>两次输入不一致，请重新输入两遍。</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Restore it all the same</source>
        <translation>仍然恢复</translation>
    </message>
</context>
<context>
    <name>Unseen</name>
    <message>
        <source>Not shown while they see this.</source>
        <translation>对方视图中不显示。</translation>
    </message>
    <message>
        <source>A check of the creditor&apos;s own stands against this.</source>
        <translation>债权人内部的一项核对未通过。</translation>
    </message>
</context>
<context>
    <name>UsersPanel</name>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>添加用户</translation>
    </message>
    <message>
        <source>Your own password</source>
        <translation>您自己的密码</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>目前的密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>This window opened without a question, so nobody signs in here.</source>
        <translation>此窗口无需密码即可打开，因此不设登录。</translation>
    </message>
    <message>
        <source>New password for {0}</source>
        <translation>{0}的新密码</translation>
    </message>
    <message>
        <source>Change your password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Nobody has to sign in yet. The first user is an administrator; from then on the desktop asks who it is, and a release takes a second person.</source>
        <translation>目前无需登录。首位用户须为管理员；此后打开程序须登录，审批须由另一人作出。</translation>
    </message>
    <message>
        <source>Whoever may sign in. Nobody is ever deleted: what they did stays theirs.</source>
        <translation>可以登录的人员。用户不会被删除，其操作始终记在其名下。</translation>
    </message>
    <message>
        <source>Whoever may sign in. An administrator adds and changes people.</source>
        <translation>可以登录的人员。由管理员添加和修改。</translation>
    </message>
    <message>
        <source>Give the new password</source>
        <translation>设置新密码</translation>
    </message>
    <message>
        <source>Role of {0}</source>
        <translation>{0}的角色</translation>
    </message>
    <message>
        <source>May sign in no more</source>
        <translation>停止登录</translation>
    </message>
    <message>
        <source>May sign in again</source>
        <translation>恢复登录</translation>
    </message>
    <message>
        <source>Forgot the password</source>
        <translation>忘记密码</translation>
    </message>
    <message>
        <source>The password is changed. Say it to nobody else.</source>
        <translation>密码已修改，请勿告诉其他人。</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>您的密码已修改。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>VersionsPanel</name>
    <message>
        <source>Nothing is kept yet: what is typed comes here by its day.</source>
        <translation>尚未保存任何内容：输入后按日期列在这里。</translation>
    </message>
    <message>
        <source>Versions side by side</source>
        <translation>各版本并列</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Name of the version</source>
        <translation>版本名称</translation>
    </message>
    <message>
        <source>Keep under this name</source>
        <translation>以此名称保存</translation>
    </message>
    <message>
        <source>Put in force again</source>
        <translation>重新生效</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>债务</translation>
    </message>
    <message>
        <source>Owed in all</source>
        <translation>欠款合计</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>结余</translation>
    </message>
    <message>
        <source>{0}, in force</source>
        <translation>{0}（生效）</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>In force from now on.</source>
        <translation>现已生效。</translation>
    </message>
</context>
<context>
    <name>VoicePanel</name>
    <message>
        <source>Reference of the recording</source>
        <translation>录音编号</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>录音保存期限至</translation>
    </message>
    <message>
        <source>Recording kept until</source>
        <translation>录音保存期限至</translation>
    </message>
    <message>
        <source>Read out each item beside and wait for the yes; each is kept with its time. Nothing is signed: a recorded yes is what it is.</source>
        <translation>请逐项宣读旁边的内容并等待肯定答复，每项答复连同时间保存。此方式没有签字：以录音中的肯定答复为准。</translation>
    </message>
    <message>
        <source>Read out in</source>
        <translation>朗读语言</translation>
    </message>
</context>
<context>
    <name>WaitingChanges</name>
    <message>
        <source>{0} of {1} are shown; the next follow as these are decided.</source>
        <translation>共{1}项，显示{0}项；决定之后显示其余各项。</translation>
    </message>
    <message>
        <source>{0} lapsed: what they would replace is not there any more. Propose them anew.</source>
        <translation>{0}项已失效：原值已变，请重新提交。</translation>
    </message>
</context>
<context>
    <name>WayQuestions</name>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>{0}: never</source>
        <translation>{0}：从未</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不清楚</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>Ways to share</source>
        <translation>分配方法</translation>
    </message>
    <message>
        <source>first month: {0} less {1} for the priority debts = {2}</source>
        <translation>首月：{0}减去优先债务{1}，余{2}</translation>
    </message>
    <message>
        <source>Avalanche and snowball are for debts without arrears: here creditors who are owed arrears would wait.</source>
        <translation>先还高息、先还小额只适用于没有逾期的债务：这里会让逾期的债权人等待。</translation>
    </message>
    <message>
        <source>All clear in</source>
        <translation>全部还清</translation>
    </message>
    <message>
        <source>Interest on the way</source>
        <translation>期间利息</translation>
    </message>
    <message>
        <source>never</source>
        <translation>还不清</translation>
    </message>
    <message>
        <source>month {0}</source>
        <translation>第{0}个月</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1个月</translation>
    </message>
    <message>
        <source>{0} months</source>
        <translation>{0}个月</translation>
    </message>
    <message>
        <source>grows</source>
        <translation>增加</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Ways out, compared</source>
        <translation>出路比较</translation>
    </message>
    <message>
        <source>none is entered in Settings</source>
        <translation>设置中未填写</translation>
    </message>
    <message>
        <source>decided, and why</source>
        <translation>决定及理由</translation>
    </message>
    <message>
        <source>{0}: decided, and why</source>
        <translation>{0}：决定及理由</translation>
    </message>
</context>
<context>
    <name>WhoIsPaid</name>
    <message>
        <source>Who is paid when</source>
        <translation>何时还清</translation>
    </message>
    <message>
        <source>dark: priority   light: other   hatched: never cleared</source>
        <translation>深色：优先   浅色：其他   斜线：还不清</translation>
    </message>
    <message>
        <source>{0}; freed shares pass on</source>
        <translation>{0}；腾出的份额继续分配</translation>
    </message>
    <message>
        <source>{0} a month</source>
        <translation>每月{0}</translation>
    </message>
    <message>
        <source>{0} then up to {1} a month</source>
        <translation>每月{0}，之后最多{1}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>还不清</translation>
    </message>
    <message>
        <source>clear, month {0}</source>
        <translation>第{0}个月还清</translation>
    </message>
    <message>
        <source>{0}, provisional</source>
        <translation>{0}（暂定）</translation>
    </message>
</context>
<context>
    <name>WorkHead</name>
    <message>
        <source>Work list</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>{0} to do, {1} not now.</source>
        <translation>待办{0}户，暂不联系{1}户。</translation>
    </message>
</context>
<context>
    <name>WorkList</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>no end by itself</source>
        <translation>不会自行结束</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>到{0}</translation>
    </message>
    <message>
        <source>{0} there</source>
        <translation>当地{0}</translation>
    </message>
</context>
<context>
    <name>WorkListPage</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Work list</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>{0} accounts = {1} to do + {2} not now + {3} closed</source>
        <translation>{0}户 = 待办{1} + 暂不联系{2} + 已结束{3}</translation>
    </message>
    <message>
        <source>Not shown while they see this.</source>
        <translation>对方视图中不显示。</translation>
    </message>
    <message>
        <source>The list is being looked up. You can go on with something else.</source>
        <translation>正在查看列表，您可以继续其他工作。</translation>
    </message>
    <message>
        <source>Nobody is to be worked with now.</source>
        <translation>现在没有需要联系的账户。</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>另有{0}户</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不联系</translation>
    </message>
</context>
<context>
    <name>_Progress</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
</context>
</TS>
