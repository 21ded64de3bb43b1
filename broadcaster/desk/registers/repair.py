"""Repairs: one case, its papers and ledgers (F-RPR1, F-SRV3)."""

from broadcaster.desk.book import Book, Retention, Tag, View
from broadcaster.desk.declare import (
    HEATING,
    HOME_MALL,
    PLAZA,
    PRODUCTS,
    address,
    choice,
    date,
    instant,
    kept,
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
from broadcaster.desk.registers.repair_sheets import LAYOUTS

CLASSES = (
    "not-hot 报修不热 not warm; cold 报修冰凉 stone cold; measure 要求测温 temperature wanted; leak 报修漏水 leaking;"
    "damage 损坏 damage; loose 松动开裂 loose; surface 面层问题 surface; fittings 五金配件 fittings; adjust 安装调整 adjustment;"
    "electric 电器故障 electric; upkeep 保养 upkeep; other 其他 other"
)
"""The hotline's four (RPR-02), and the general ones of malls (customary); `repair.classes` says which ones a house uses."""
STAGES = (
    "new 已登记 entered; sent 已派单 sent; accepted 已接单 taken on; contacted 已联系住户 household contacted; done 已返单 returned;"
    "revisited 已回访 revisited; closed 已结单 closed; cancelled 已撤单 withdrawn; archived 已归档 filed;"
    "waiting_customer 等住户 waiting for household; waiting_party 等配件等第三方 waiting for parts"
)
COVERAGE = (
    "warranty 保修内免费 free in warranty; expired 已过保修期 warranty over; misuse 使用维护保管不当 misuse;"
    "opened-by-others 非三包修理者拆动 opened by others; no-card 无三包凭证及有效发票 no card nor invoice;"
    "card-differs 凭证型号不符或涂改 card of another model; force-majeure 不可抗力 force majeure"
)
"""Free, or paid with the reason; the last five are the manual's (RPR-11), as in `returns.facts.Damage`."""
INTAKE = (
    choice("channel", "渠道", "Channel", "phone 电话 phone; shop 到店 at the desk; authority 主管部门转来 passed on; other 其他 other",
           required=True, default="phone", rules=("EXC-09",)),
    choice("class", "类别", "Class", CLASSES, required=True, rules=("RPR-02",)),
    words("content", "报修内容", "What is wrong", required=True, rules=("RPR-01",)),
    person("name", "报修人姓名", "Name", required=True, rules=("RPR-01",)),
    phone("phone", "联系电话", "Telephone", required=True, rules=("RPR-01",)),
    choice("visit", "方式", "Where", "home 上门 at home; shop 送修 brought in", required=True, default="home", rules=("SRV-07",)),
    address("address", "地址", "Address", hint_zh="上门的必填；按派单表找维修站", hint_en="needed at home; tells the station", rules=("RPR-01", "RPR-03")),
    text("position", "故障位置", "Place of the fault"),
    text("degree", "故障程度", "Degree"),
    choice("urgency", "紧急程度", "Urgency", "normal 普通 normal; urgent 紧急 urgent", required=True, default="normal", rules=("RPR-02",)),
    party("party", "客户档号", "Party"),
    text("goods", "商品", "Goods"),
    text("order_no", "订单编号", "Order", indexed=True, rules=("RPR-12",)),
    date("bought_on", "购货日期", "Bought"),
    text("seat", "机位", "Seat"),
    text("taken_by", "记载人", "Taken by", default="me", rules=("RPR-03", "RPR-06")),
    text("authority_ref", "来文号", "Document of the authority", rules=("EXC-09",)),
    text("call_ref", "来电编号", "Call", hint_zh="转自哪一通电话", hint_en="the call it came from"),
)  # fmt: skip
WORK = kept(
    choice("stage", "办理状态", "Stage", STAGES, default="new", rules=("RPR-04",)),
    text("first_owner", "首问责任人", "First owner", default="me", rules=("RPR-06", "CMP-08")),
    text("station", "维修站", "Station", rules=("RPR-01", "RPR-03")),
    text("route_no", "派单表", "Decided by", rules=("RPR-03",)),
    text("resumes", "继续时回到", "Goes on at"),
    whole("reopened", "返修次数", "Repaired again", rules=("RPR-12",)),
    instant("sent_at", "派单时间", "Sent", rules=("RPR-04",)),
    text("sent_by", "派单人", "Sent by"),
    instant("accepted_at", "接单时间", "Taken on", rules=("RPR-04",)),
    text("worker", "维修员", "Worker", privacy="name"),
    phone("worker_phone", "维修员手机", "Worker's mobile"),
    instant("contacted_at", "联系时间", "Household contacted", rules=("RPR-05",)),
    instant("visit_at", "约定上门", "Visit agreed"),
    choice("waits_for", "等待谁", "Waits for", "customer 住户 household; party 配件或第三方 parts or others"),
    whole("urges", "催单次数", "Urged", rules=("RPR-04",)),
    instant("urged_at", "最近催单", "Urged last", rules=("RPR-04",)),
    whole("wrong_stations", "选错维修站", "Wrong station", rules=("RPR-03",)),
    whole("passed_on", "转站次数", "Passed on"),
    yes("complex", "复杂疑难", "Complex", rules=("RPR-08",)),
    text("forwarded_to", "上报部门", "Forwarded to", rules=("RPR-08",)),
    instant("forwarded_at", "上报时间", "Forwarded"),
    words("dept_answer", "部门回复", "Department's answer"),
    instant("dept_answered_at", "回复时间", "Answered"),
    choice("coverage", "保修判定", "Coverage", COVERAGE, rules=("RPR-11",)),
    date("warranty_end", "保修到期日", "Warranty ends", rules=("RPR-11",)),
    money("fee_quote", "报价", "Quote", low=0, rules=("RPR-11",)),
    yes("quote_agreed", "顾客同意报价", "Quote agreed to", rules=("RPR-11",)),
    text("work", "维修项目", "Work", rules=("RPR-13",)),
    words("result", "处理结果", "Result"),
    yes("repaired", "已修复", "Repaired", rules=("RPR-09", "RPR-12")),
    yes("quality_ok", "质量合格", "Quality right", rules=("RPR-09",)),
    instant("inspected_at", "质检时间", "Inspected"),
    text("inspected_by", "质检人", "Inspected by"),
    money("charged", "收费", "Charged", low=0),
    instant("returned_at", "返单时间", "Returned", rules=("RPR-04", "RPR-07")),
    yes("solved", "回访：已解决", "Solved, says the household"),
    text("revisit_ref", "回访编号", "Revisit"),
    instant("revisited_at", "回访时间", "Revisited"),
    date("next_service_on", "下一次保养期", "Next service", rules=("RPR-13",)),
    instant("reminded_at", "提醒保养时间", "Reminded", rules=("RPR-13",)),
    instant("closed_at", "结单时间", "Closed"),
    text("closed_by", "结单人", "Closed by"),
    text("season", "供暖季", "Season", rules=("RPR-14",)),
)  # fmt: skip

BOOK = Book(
    name="repair",
    prefix="WX",
    zh="报修单",
    en="Repairs",
    about_zh="一件报修一个编号：登记、派站、接单、联系、返单、回访、结单；催了几次、超了没有、保修内外都在上面。报修单和商场维修登记表是它的打印格式。",
    about_en="One repair, one number: entered, sent to its station, taken on, returned, revisited, closed; urged how often, in time or not, free or paid.",
    form="F-RPR1",
    source=line(HEATING, "20-22,26,48-50,54,58"),
    rules=("RPR-01", "RPR-04", "RPR-05", "RPR-06", "RPR-10", "RPR-14"),
    fields=(*INTAKE, *WORK, yes("in_warranty", "保修内", "In warranty", computed="in-warranty", rules=("RPR-09", "RPR-11"))),
    columns=("number", "happened_at", "class", "urgency", "name", "station", "stage", "urges", "first_owner"),
    checks=("home-has-address",),
    retention=Retention.BUSINESS,
    layouts=LAYOUTS,
    workflow="repair",
    views=(
        View(
            "home", "上门维修保养台帐", "Repairs and upkeep at home", "F-SRV3", {"visit": "home"}, tag=Tag.BONUS,
            columns=("number", "happened_at", "name", "address", "goods", "work", "worker", "charged", "result", "revisit_ref"),
        ),
    ),
    extra={"also": f"{line(HOME_MALL, '43,181,265')}；{line(PLAZA, '21-22')}；{line(PRODUCTS, '31')}"},
)  # fmt: skip
