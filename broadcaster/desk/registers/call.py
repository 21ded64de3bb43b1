"""Telephone calls, in and out (F-CAL1, F-CAL2, F-CAL3)."""

from broadcaster.desk.book import Book, Retention, Span, View
from broadcaster.desk.declare import HOME_MALL, PRODUCTS, choice, duration, line, party, person, phone, text, whole, words, yes

BOOK = Book(
    name="call",
    prefix="DH",
    zh="电话记录表",
    en="Calls",
    about_zh="每一通热线都记：谁打来、问什么、谁接、怎么办。呼入、呼出是同一本台帐的两个看法。",
    about_en="Every call of the hotline: who rang, about what, who answered, what was done. In and out are two views of one ledger.",
    form="F-CAL1",
    source=line(HOME_MALL, "83,123-125"),
    rules=("CAL-01", "CAL-04", "CAL-06", "CAL-10", "CAL-12"),
    fields=(
        choice("direction", "方向", "Direction", "in 呼入 incoming; out 呼出 outgoing", required=True, default="in"),
        whole("rings", "铃声", "Rings", low=0, high=99, rules=("CAL-01",)),
        whole("answer_s", "应答秒", "Seconds to answer", low=0, high=3600, rules=("CAL-02",)),
        duration("duration", "时长", "Length", low=0, high=86_400, rules=("CAL-06",)),
        phone("phone", "来电号码", "Caller's number"),
        party("party", "客户", "Party"),
        person("name", "姓名", "Name"),
        choice(
            "topic", "咨询类型", "Topic",
            "goods 商品 goods; price 价格促销 prices; location 位置导购 the way; delivery 送货安装 delivery; aftersale 售后 after-sales;"
            "repair 报修 repair; complaint 投诉 complaint; return 退换货 returns; transferred 转来咨询 passed on; other 其他 other",
            required=True, rules=("CAL-04", "CAL-09"),
        ),
        words("content", "内容", "Content", required=True),
        text("place", "地点", "Place"),
        text("purpose", "目的", "Purpose", hint_zh="呼出时填", hint_en="of an outgoing call", rules=("CAL-06",)),
        yes("private", "私人电话", "Private", default="no", rules=("CAL-06",)),
        text("transferred_to", "转接", "Transferred to", rules=("CAL-07",)),
        duration("promised_wait", "承诺等候", "Promised wait", low=0, rules=("CAL-07",)),
        text("recording_ref", "录音", "Recording", rules=("CAL-12",)),
        choice("outcome", "处理", "Outcome", "answered 已答复 answered; transferred 已转接 transferred; recorded 已登记 recorded; missed 未接 missed"),
        text("agent", "接线员", "Agent", default="me"),
    ),
    columns=("number", "happened_at", "direction", "name", "phone", "topic", "outcome", "agent"),
    close=Span.MONTH,
    checks=("transfer-has-target",),
    retention=Retention.PERSONAL,
    views=(
        View("in", "呼入记录表", "Incoming calls", "F-CAL2", {"direction": "in"}),
        View("out", "呼出记录表", "Outgoing calls", "F-CAL3", {"direction": "out"}),
    ),
    extra={"also": line(PRODUCTS, "4")},
)  # fmt: skip
