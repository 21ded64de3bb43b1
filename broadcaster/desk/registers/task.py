"""Tasks with a set time: difficulty is reported before it, or it counts as late (TSK-01, TSK-02)."""

from broadcaster.desk.book import Book, Span
from broadcaster.desk.declare import HOME_MALL, PLAZA, choice, instant, line, person, text, words

BOOK = Book(
    name="task",
    prefix="RW",
    zh="交办任务",
    en="Tasks",
    about_zh="交办的事按时完成；有困难在期限前报告，过了才说的算迟。办完要汇报结果。",
    about_en="Done by the set time; difficulty reported before it, else the task counts as late. It ends with a report.",
    form="",
    source=line(HOME_MALL, "55,111,197"),
    rules=("TSK-01", "TSK-02", "TSK-04", "LGR-07"),
    fields=(
        text("title", "任务", "Task", required=True),
        words("content", "内容", "Content"),
        person("given_by", "交办人", "Given by", required=True, default="me"),
        person("owner", "负责人", "Owner", required=True),
        instant("due", "限时", "Due", required=True),
        text(
            "plan_month",
            "计划月份",
            "Month of the plan",
            hint_zh="工作计划填，如 2026-11",
            hint_en="of a work plan, as 2026-11",
            rules=("LGR-07",),
        ),
        text("duty", "定期任务", "Recurring duty", asked=False, rules=("TSK-04",)),
        text("duty_period", "所属期间", "Its period", asked=False, rules=("TSK-04",)),
        words("difficulty", "困难", "Difficulty", asked=False),
        instant("difficulty_at", "报告困难时间", "Difficulty told", asked=False),
        instant("asked_until", "申请延至", "Asked until", asked=False),
        instant("agreed_until", "同意延至", "Agreed until", asked=False),
        text("agreed_by", "同意人", "Agreed by", asked=False),
        words("report", "结果汇报", "Report", asked=False),
        instant("done_at", "完成时间", "Done", asked=False),
        words("assessment", "考核意见", "Assessment", asked=False, rules=("LGR-07",)),
        text("assessed_by", "考核人", "Assessed by", asked=False, rules=("LGR-07",)),
        choice("verdict", "按时", "In time", "intime 按时 in time; late 迟 late", asked=False),
    ),
    columns=("number", "title", "owner", "due", "agreed_until", "done_at", "verdict"),
    checks=("done-has-report", "month-is-a-month"),
    close=Span.MONTH,
    extra={"also": line(PLAZA, "15")},
)
