"""Who answers the line, or is on call at home, from when to when (CAL-03, CAL-11)."""

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import HEATING, PLAZA, choice, instant, line, person, phone

BOOK = Book(
    name="roster",
    prefix="PB",
    zh="热线值班表",
    en="Roster of the line",
    about_zh="谁几点到几点守热线，下班后谁在家值班；`desk roster gaps` 找出没人的时段。",
    about_en="Who answers the line from when to when, and who is on call at home; `desk roster gaps` finds where nobody is.",
    form="",
    source=line(HEATING, "34,50"),
    rules=("CAL-03", "CAL-11"),
    fields=(
        person("clerk", "值班人", "On duty", required=True, indexed=True, hint_zh="服务台登录名", hint_en="name at the desk"),
        choice("post", "岗位", "Post", "line 热线 line; home 在家值班 on call at home", required=True, default="line"),
        instant("starts_at", "起", "From", required=True),
        instant("ends_at", "止", "To", required=True),
        phone("phone", "值班电话", "Reached at"),
    ),
    columns=("number", "clerk", "post", "starts_at", "ends_at"),
    checks=("shift-ends-later",),
    close=Span.NONE,
    retention=Retention.PERSONAL,
    extra={"also": line(PLAZA, "18")},
)
