"""Vendors that leave the mall (DEP-03)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, date, line, party, words

BOOK = Book(
    name="withdrawal",
    prefix="CX",
    zh="撤场厂商登记",
    en="Vendors leaving",
    about_zh="哪家厂商撤场、哪天撤完；质保金从那天起留存，未结的投诉、退换货、先行赔偿办完才退。",
    about_en="Which vendor leaves, and by which day; the deposit is held from that day, and paid back when nothing is open.",
    form="",
    source=line(HOME_MALL, "177"),
    rules=("DEP-03",),
    fields=(
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        date("leaves_on", "撤场日期", "Leaves on", required=True),
        words("purpose", "撤场原因", "Why"),
    ),
    columns=("number", "happened_at", "vendor", "leaves_on"),
    retention=Retention.BUSINESS,
    once=("vendor",),
)
