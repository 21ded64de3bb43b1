"""What the announcer writes down by hand (F-BRD2); what the machine heard stands in the broadcast's own record."""

from broadcaster.desk.book import Book, Span
from broadcaster.desk.declare import HOME_MALL, instant, line, text, whole, words

BOOK = Book(
    name="airlog",
    prefix="BY",
    zh="播音记录",
    en="Announcer's log",
    about_zh="人工播音的记录：播了什么、起止、音量、偏差原因。自动播出的由播音程序自己记。",
    about_en="What was announced by hand: what, from when to when, level, why off plan. What the machine airs it records itself.",
    form="F-BRD2",
    source=line(HOME_MALL, "303"),
    rules=("BRD-07", "BRD-C05"),
    fields=(
        text("plan_item", "节目", "Item", required=True),
        instant("aired_from", "实播起", "From", required=True, default="now"),
        instant("aired_to", "实播止", "To"),
        whole("level", "音量", "Level", low=0, high=100),
        text("announcer", "播音员", "Announcer", required=True, default="me"),
        words("deviation", "偏差原因", "Why off plan"),
    ),
    columns=("number", "plan_item", "aired_from", "aired_to", "level", "announcer", "deviation"),
    close=Span.MONTH,
    checks=("aired-in-order",),
    department_zh="广播室",
    department_en="Broadcast room",
)
