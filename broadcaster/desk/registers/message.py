"""Messages taken for somebody else (F-CAL5)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PLAZA, PRODUCTS, instant, line, person, phone, text, words

BOOK = Book(
    name="message",
    prefix="LY",
    zh="留言",
    en="Messages",
    about_zh="替同事记下的留言：事由、时间、地点、姓名，转达了要写时间。",
    about_en="Messages for a colleague: matter, time, place, name; and when it was passed on.",
    form="F-CAL5",
    source=line(PRODUCTS, "10"),
    rules=("CAL-05", "SRV-05"),
    fields=(
        person("name", "姓名", "Name", required=True),
        phone("phone", "电话", "Phone"),
        words("matter", "事由", "Matter", required=True),
        text("place", "地点", "Place"),
        person("for_person", "转达对象", "For", required=True),
        instant("due", "限时", "Due", rules=("SRV-05",)),
        instant("delivered_at", "转达时间", "Passed on"),
    ),
    columns=("number", "happened_at", "for_person", "name", "phone", "due", "delivered_at"),
    retention=Retention.PERSONAL,
    extra={"also": line(PLAZA, "13")},
)
