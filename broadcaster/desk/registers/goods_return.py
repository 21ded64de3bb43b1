"""Returns, exchanges and repairs of goods: one case (F-RET1, F-RET3); its draft is 退换货草台帐 (F-RET6)."""

from broadcaster.desk.book import Book, Retention, View
from broadcaster.desk.declare import (
    HOME_MALL,
    PLAZA,
    PRODUCTS,
    choice,
    date,
    instant,
    kept,
    layout,
    line,
    money,
    party,
    person,
    phone,
    text,
    whole,
    words,
    yes,
)

CAUSES = (
    "no-reason 无理由 no reason given; quality 质量问题 a flaw; unsatisfied 不满意 not satisfied; change-of-mind 改变购买意向 changed their mind;"
    "company-fault 公司责任 the company's responsibility; clerk-error 出错货 wrong goods handed out"
)
DAMAGES = (
    "none 无 nothing; misuse 使用不当 misuse; opened-by-others 非授权拆动 opened by others; no-card 无三包凭证 no warranty card;"
    "card-differs 凭证不符 card of another model; force-majeure 不可抗力 force majeure"
)
OUTCOMES = (
    "return 退货 return; exchange 换货 exchange; repair 维修 repair; paid-repair 收费修理 paid repair; refuse 不予受理 refuse;"
    "needs-approval 需审批 needs approval"
)
SETTLEMENTS = "return 退货 return; exchange 换货 exchange; repair 维修 repair; paid-repair 收费修理 paid repair"
STAGES = (
    "received 已登记 received; checked 已验货 checked; confirmed 厂商已确认 vendor-answered; approving 特批中 being-signed; agreed 同意办理 agreed;"
    "settled 已办理 settled; closed 已结案 closed; refused 不予受理 refused"
)
INTAKE = (
    party("party", "客户档号", "Party", party=("customer",)),
    person("name", "顾客", "Customer", required=True, rules=("RET-09",)),
    phone("phone", "电话", "Telephone"),
    party("vendor", "厂商", "Vendor", party=("vendor",), rules=("RET-01", "RET-16")),
    text("goods", "商品", "Goods", required=True),
    text("goods_spec", "规格", "Specification", rules=("RET-18",)),
    text("category", "类别", "Category", rules=("RET-18",)),
    whole("qty", "数量", "Quantity", low=1, default="1", rules=("RET-18",)),
    text("order_no", "订单号", "Order", required=True, indexed=True, rules=("RET-09",)),
    text("piece", "件号", "Piece", hint_zh="同一订单同一商品有几件时写第几件", hint_en="which one, where an order has several of the same"),
    date("bought_on", "购买日期", "Bought", required=True),
    money("price", "金额", "Price", required=True, low=1),
    choice("cause", "退换理由", "Reason", CAUSES, required=True, rules=("RET-01", "RET-09")),
    words("cause_told", "理由说明", "Reason in words", hint_zh="质量问题必填", hint_en="needed for a flaw", rules=("RET-09",)),
    choice("wish", "顾客要求", "Wish", "return 退货 return; exchange 换货 exchange; repair 维修 repair", required=True, default="return"),
    choice("proof", "凭证", "Proof", "invoice 发票 invoice; receipt 电脑小票 till receipt; slip 购物单 sales slip; other 其他证明 other evidence; none 没有 nothing",
           required=True, default="receipt"),
    yes("improper", "凭证不合规", "Proof improper"),
    yes("other_goods", "凭证与商品不符", "Proof of other goods"),
    yes("disclosed_flaw", "售出时已告知瑕疵并注明", "Flaw disclosed and noted", rules=("RET-13",)),
    yes("at_distance", "网络电话购买", "Sold at a distance", rules=("RET-08",)),
    date("warranty_end", "保修至", "Warranty until"),
    date("shelf_life_end", "保质至", "Shelf life until"),
    choice("way", "寄送方式", "Way back", "in-person 本人送来 in person; carrier 快递 carrier; surface-mail 平邮 surface mail; freight-collect 到付 freight collect",
           required=True, default="in-person", rules=("RET-11",)),
    text("carrier", "承运", "Carrier", rules=("RET-11",)),
    money("freight", "运费", "Freight", low=0, hint_zh="按承运人运价", hint_en="at the carrier's tariff", rules=("RET-11",)),
    yes("goods_back", "商品附件齐", "Goods with all parts", rules=("RET-09",)),
    yes("slip_back", "销售单已交回", "Sales slip handed in", rules=("RET-09",)),
    text("account", "退款账号", "Account", privacy="id", rules=("RET-09",)),
    text("new_code", "换货商品编号", "New goods", rules=("RET-10",)),
    money("for_price", "换货商品金额", "Price of the new goods", low=0, rules=("RET-10",)),
    text("call_ref", "来电编号", "Call", refers=("call",)),
    text("case_ref", "投诉编号", "Complaint", refers=("complaint",)),
)  # fmt: skip
CONDITION = (
    words("condition", "状态检查", "Condition"),
    yes("opened", "已开封", "Opened"),
    yes("pack_broken", "包装破损污渍", "Pack broken or stained"),
    yes("label_broken", "标签不完好", "Label not intact"),
    yes("used", "已使用", "Used"),
    yes("damaged", "脏损残", "Dirty, damaged or short"),
    yes("unsaleable", "不能再次销售", "Not fit for sale"),
    choice("finding", "质量检查", "Inspection", "open 未检 not looked at yet; confirmed 确认有问题 flaw confirmed; none 没有问题 no flaw", rules=("RET-03",)),
    date("confirmed_on", "质量确认日", "Flaw confirmed on", rules=("RET-03",)),
    choice("damage", "不予三包原因", "Out of free repair", DAMAGES, rules=("RPR-11",)),
    whole("repairs", "保修期内已修次数", "Repairs in vain", low=0, rules=("RPR-12",)),
)  # fmt: skip
WORK = kept(
    yes("slip_whole", "退货小帖示齐", "Slip complete", computed="return-slip", rules=("RET-09",)),
    money("difference", "差额", "Difference", computed="exchange-difference", rules=("RET-10",)),
    choice("stage", "办理状态", "Stage", STAGES, default="received"),
    text("first_owner", "首接人", "First owner", default="me"),
    text("handler", "承办人", "Handler", default="me"),
    text("checked_by", "验货人", "Checked by"),
    instant("checked_at", "验货时间", "Checked"),
    choice("verdict", "判定", "Verdict", OUTCOMES),
    text("verdict_code", "判定原因", "Why"),
    text("clause", "条款", "Clause"),
    date("last_day", "最后一天", "Last day"),
    date("refund_due", "退款期限", "Refund by", rules=("RET-02", "RET-03")),
    text("judged_by", "依据版本", "Judged by"),
    instant("judged_at", "判定时间", "Judged"),
    text("judgement_unset", "未设定项", "Unset"),
    choice("vendor_answer", "厂商确认", "Vendor's answer", "agrees 同意 agrees; refuses 不同意 refuses; own 本公司商品 own goods", rules=("RET-01",)),
    words("vendor_words", "厂商意见", "Vendor's words"),
    instant("vendor_at", "厂商确认时间", "Vendor answered"),
    choice("settlement", "办理方式", "Settlement", SETTLEMENTS),
    text("special_role", "特批部门职务", "Ordered by", rules=("RET-14",)),
    words("special_reason", "特批原因", "Why specially", rules=("RET-07", "RET-14")),
    text("asked_by", "报批人", "Asked by"),
    whole("rounds", "报批次数", "Rounds"),
    whole("reopened", "重新处理次数", "Taken up again"),
    money("refund", "退款", "Refund", low=1),
    choice("refund_way", "退款方式", "Way of refund", "cash 现金 cash; transfer 转账 transfer; card 原卡 card"),
    text("voucher", "凭证号", "Voucher"),
    text("entry_no", "记账号", "Entry"),
    instant("settled_at", "办理时间", "Settled"),
    text("settled_by", "办理人", "Settled by"),
    words("repair_result", "维修结果", "Result of the repair"),
    words("cost_reason", "费用超过商品金额的原因", "Why costs exceed the price", rules=("RET-19",)),
    words("refuse_reason", "不予受理理由", "Why refused", rules=("RET-05",)),
    text("refused_by", "不予受理审核人", "Refused by"),
    instant("closed_at", "结案时间", "Closed"),
    text("closed_by", "结案人", "Closed by"),
)  # fmt: skip

BOOK = Book(
    name="goods-return",
    prefix="TH",
    zh="退换货登记表",
    en="Returns and exchanges",
    about_zh="一件退换货一个编号：登记时按规定判定并留底，验货，厂商确认，特殊的报批，退款、换货或维修，结案。",
    about_en="One return, one number: judged by the rules when it is entered, checked, answered by the vendor, signed where it is special, settled.",
    form="F-RET6",
    source=line(HOME_MALL, "61,85,151,163,189,253"),
    rules=("RET-01", "RET-16", "RET-17"),
    fields=(*INTAKE, *kept(*CONDITION), *WORK),
    columns=("number", "happened_at", "name", "goods", "order_no", "price", "cause", "verdict", "stage", "refund_due"),
    checks=("bought-before-request", "flaw-is-told"),
    retention=Retention.MONEY,
    layouts=(
        layout(
            "slip", "F-RET3", "退货小帖示", "Return slip",
            "number name order_no account cause cause_told goods new_code difference goods_back slip_back slip_whole carrier freight",
        ),
        layout(
            "register", "F-RET1", "无理由退货处理单", "Return without reason",
            "number happened_at name phone vendor goods order_no bought_on price cause cause_told condition verdict clause last_day "
            "refund_due judged_by @verdict refund vendor_answer vendor_words @opinions",
        ),
    ),
    views=(View("no-reason", "30天无理由退货登记表", "Returns without reason", "F-RET1", {"cause": "no-reason"}),),
    workflow="goods-return",
    once=("order_no", "goods", "piece"),
    once_but=("stage", ("refused",)),
    extra={"also": line(PRODUCTS, "13,17-19"), "plaza": line(PLAZA, "21-22")},
)  # fmt: skip
