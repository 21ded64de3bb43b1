"""What the house has promised in public (三大承诺)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, PRODUCTS, date, line, long, text

BOOK = Book(
    name="promise",
    prefix="CN",
    zh="服务承诺",
    en="Promises",
    about_zh="对外公布的承诺、从哪天起、对应哪些时限。",
    about_en="Promises made in public, since when, and which time limits they mean.",
    form="",
    source=line(HOME_MALL, "59"),
    rules=("SRV-10",),
    fields=(
        text("title", "承诺", "Promise", required=True, unique=True),
        long("wording", "公布的原文", "Wording", required=True),
        date("starts_on", "起", "From", required=True, default="today"),
        date("ends_on", "止", "To"),
        text(
            "clocks",
            "对应时限",
            "Time limits",
            hint_zh="规矩里的项目名，如 complaint.reply",
            hint_en="keys of `desk policy`, as complaint.reply",
        ),
    ),
    columns=("number", "title", "starts_on", "ends_on", "clocks"),
    checks=("ends-after-start", "promise-names-limits"),
    retention=Retention.REFERENCE,
    extra={"also": line(PRODUCTS, "6")},
)
