"""What happened to a time limit between its start and its stop: pauses, other terms, marks that were passed (catalogue 1, outside limits)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HOME_MALL, choice, duration, instant, line, text

BOOK = Book(
    name="clock-event",
    prefix="SD",
    zh="时限动态",
    en="Events of time limits",
    about_zh="时限何时暂停、何时继续、何时改变、何时走到四分之三和到期；每个标记只记一次，到期日和是否按时都由这些算出来。",
    about_en="When a limit was paused, went on, was changed, and passed its marks, each once; due dates and verdicts follow from these.",
    form="",
    source=line(HOME_MALL, "147"),
    rules=("CMP-05", "CMP-12", "RPR-05"),
    fields=(
        text("clock_number", "时限编号", "Time limit", required=True, indexed=True),
        text("case_number", "办理编号", "Case", required=True, indexed=True),
        choice(
            "what", "动态", "Event",
            "paused 暂停 paused; resumed 继续 resumed; changed 时限改变 other-terms; mark-75 四分之三 three quarters; mark-100 到期 due passed", required=True,
        ),
        instant("passed_at", "标记时刻", "Mark passed"),
        duration("overrun", "超出", "Overrun", low=0),
        text("stage", "当时状态", "Stage then"),
        text("calendar", "日历", "Calendar", hint_zh="改变后的", hint_en="after a change"),
        duration("length", "时长", "Length", low=0, hint_zh="改变后的", hint_en="after a change"),
        text("policy", "依据版本", "Judged by"),
    ),
    columns=("number", "happened_at", "case_number", "clock_number", "what", "passed_at", "overrun"),
    part=True,
)  # fmt: skip
