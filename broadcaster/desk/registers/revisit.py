"""Revisits: who is to be called, by when, and what came of it (F-RVT1)."""

from broadcaster.desk.book import Book, Layout, Retention, Tag, View
from broadcaster.desk.declare import (
    HEATING,
    HOME_MALL,
    address,
    choice,
    date,
    instant,
    kept,
    line,
    party,
    percent,
    person,
    phone,
    text,
    whole,
    words,
    yes,
)

KINDS = (
    "sale 售后30天 after-the-sale; complaint 投诉后 after-a-complaint; warranty 质保到期前 before-the-warranty-ends; repair 维修 after-a-repair;"
    "regular 定期 regular; progress 处理中 while-it-is-handled; interview 电话访谈 interview; tenant 商户走访 tenant-visit"
)
RESULTS = (
    "answered 已回访 answered; no-answer 无人接听 no-answer; refused 拒访 refused; wrong-number 号码错误 wrong-number; booked 预约 booked"
)
STAGES = "due 待回访 due; booked 已预约 booked; done 已回访 done; ended 无法回访 ended; withdrawn 取消 withdrawn"

BOOK = Book(
    name="revisit",
    prefix="HF",
    zh="电话回访记录台帐",
    en="Revisits",
    about_zh="售后30天、投诉后、质保到期前、返单后、定期：该回访谁、哪天前、结果怎样。desk revisit due 自动生成并列出。",
    about_en="After a sale, a complaint, a repair, before the warranty ends, regularly: whom, by when, with what result. desk revisit due makes and lists them.",
    form="F-RVT1",
    source=line(HOME_MALL, "109,135-145,173,251"),
    rules=("RVT-01", "RVT-02", "RVT-03", "RVT-05", "RVT-07", "RVT-08", "RVT-09", "RVT-11", "RVT-C01", "RVT-C02", "CMP-20"),
    fields=(
        choice("kind", "类型", "Kind", KINDS, required=True, default="regular"),
        party("party", "客户档号", "Party"),
        person("name", "客户", "Customer"),
        phone("phone", "电话", "Phone"),
        address("address", "地址", "Address"),
        text("about", "事由", "About", privacy="words"),
        text("ref", "订单", "Order", hint_zh="订单、投诉、报修的编号", hint_en="number of the order, complaint or repair", indexed=True),
        date("due_on", "应回访日", "Due", required=True, indexed=True, rules=("RVT-01", "RVT-03")),
        text("owner", "回访人", "By whom", rules=("RVT-09",)),
        *kept(
            person("accused", "被投诉员工", "Employee complained about", rules=("CMP-22",)),
            text("key", "生成依据", "Made from", unique=True),
            text("origin", "来源台帐", "Source book"),
            text("origin_no", "来源编号", "Source", indexed=True),
            text("sheet", "问卷", "Questions"),
            choice("level", "回访级别", "By what level", "clerk 客服专员 clerk; manager 部门经理 manager; top 高层 top-management", default="clerk", rules=("RVT-C02",)),
            choice("stage", "回访状态", "Stage", STAGES, default="due", rules=("RVT-05",)),
            instant("booked_at", "预约时间", "Booked for", rules=("RVT-07",)),
            whole("attempts", "回访次数", "Attempts", low=0, rules=("RVT-07",)),
            instant("tried_at", "最近一次", "Last tried"),
            choice("result", "结果", "Result", RESULTS, rules=("RVT-05",)),
            instant("done_at", "回访日", "Done", rules=("RVT-01",)),
            text("done_by", "办理人", "Done by", rules=("RVT-09",)),
            text("sheet_no", "答卷编号", "Answers"),
            percent("share", "满意度", "Satisfaction", low=0, high=10_000),
            yes("passed", "合格", "Passed", rules=("RVT-08",)),
            text("judged_by", "评判依据", "Judged by", rules=("RVT-08",)),
            words("comment", "意见", "Comment", rules=("RVT-10",)),
            text("led_to", "转出单号", "Led to", rules=("RVT-06", "RVT-10")),
            text("recording_ref", "录音", "Recording"),
        ),
    ),
    columns=("number", "kind", "name", "phone", "ref", "due_on", "stage", "result", "attempts", "owner"),
    tag=Tag.INSPECTED,
    retention=Retention.PERSONAL,
    barred="accused",
    sought=("stage", "booked_at", "due_on"),
    layouts=(
        Layout(
            name="call", zh="报修回访", en="Sheet of a revisit", form="F-RVT3",
            fields=("number", "kind", "name", "phone", "address", "ref", "about", "due_on", "done_at", "done_by", "result", "@answers", "passed", "led_to"),
        ),
    ),
    views=(
        View("after-sale", "30天电话回访记录", "Revisits after the sale", "", {"kind": "sale"}),
        View("after-complaint", "投诉后回访记录", "Revisits after complaints", "", {"kind": "complaint"}),
    ),
    extra={"also": line(HEATING, "30-32,44")},
)  # fmt: skip
