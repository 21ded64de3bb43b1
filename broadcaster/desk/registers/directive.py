"""Orders from above and what became of them."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import HOME_MALL, PRODUCTS, date, line, person, text, words

BOOK = Book(
    name="directive",
    prefix="ZS",
    zh="上级指示记录",
    en="Directives",
    about_zh="上级指示记下来、办了什么、何时报告。",
    about_en="What was ordered, what was done, when it was reported.",
    form="",
    source=line(PRODUCTS, "12"),
    rules=("TSK-02", "TSK-03"),
    fields=(
        person("from_whom", "指示人", "From", required=True),
        words("instruction", "指示", "Instruction", required=True),
        text("dept", "部门", "Department"),
        date("due", "期限", "Due"),
        words("executed", "执行", "Executed"),
        date("closed_on", "结案", "Closed"),
    ),
    columns=("number", "happened_at", "from_whom", "instruction", "due", "closed_on"),
    extra={"also": line(HOME_MALL, "111,197")},
)
