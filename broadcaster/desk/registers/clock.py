"""Time limits that run or ran: one row each, its verdict kept for ever (catalogue 4.1, engine 2)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HOME_MALL, choice, duration, instant, line, text

BOOK = Book(
    name="clock",
    prefix="SX",
    zh="时限",
    en="Time limits",
    about_zh="每件事的每个时限：何时开始、何时到期、何时停、是否按时；等人的时候暂停，停下时定论，以后不改。",
    about_en="Each time limit of each case: started, due, stopped, met or not; it stands still while the case waits, and its verdict is final.",
    form="",
    source=line(HOME_MALL, "147"),
    rules=("CMP-05", "CMP-07", "CMP-17"),
    fields=(
        text("case_number", "办理编号", "Case", required=True, indexed=True),
        choice(
            "limit_of", "时限", "Limit",
            "reply 首次答复 first-answer; plan 方案 plan; promise 承诺期限 promise; contact 联系 contact; update 进展反馈 update;"
            "authority 来文期限 authority; handle 维修站处理 station handles; finish 维修完成 repair finished;"
            "refund 退款 refund; exchange 换货答复 exchange-answer",
            required=True,
        ),
        text("calendar", "日历", "Calendar", default="always"),
        duration("length", "时长", "Length", hint_zh="开始时定的", hint_en="as agreed at the start"),
        text("policy", "依据版本", "Judged by"),
        instant("started_at", "开始", "Started", required=True),
        instant("warn_at", "四分之三", "Three quarters"),
        instant("due_at", "到期", "Due", hint_zh="暂停时没有", hint_en="none while it stands still"),
        instant("paused_at", "暂停", "Paused"),
        instant("stopped_at", "停止", "Stopped", indexed=True),
        choice("outcome", "按时", "Outcome", "met 按时 met; failed 超时 failed; dropped 取消 dropped"),
    ),
    columns=("number", "case_number", "limit_of", "started_at", "due_at", "paused_at", "stopped_at", "outcome"),
    part=True,
)  # fmt: skip
