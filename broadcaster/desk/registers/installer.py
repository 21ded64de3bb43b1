"""Transport and installation workers (F-VND6)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, choice, date, id_number, line, person, phone, text

BOOK = Book(
    name="installer",
    prefix="AZ",
    zh="运输、安装人员登记表",
    en="Transport and installation workers",
    about_zh="运输、安装人员的公司、工种、电话、证件。",
    about_en="Workers for transport and installation: company, trade, phone, id.",
    form="F-VND6",
    source=line(HOME_MALL, "287-289"),
    rules=("VND-09",),
    fields=(
        person("name", "姓名", "Name", required=True),
        text("company", "公司", "Company", required=True),
        choice("trade", "工种", "Trade", "transport 运输 transport; install 安装 installation; both 运输安装 both", required=True),
        phone("phone", "电话", "Phone", required=True),
        id_number("id_doc", "证件", "Id document", unique=True),
        date("joined_on", "入职", "Joined", default="today"),
        date("left_on", "离职", "Left"),
    ),
    columns=("number", "name", "company", "trade", "phone", "joined_on", "left_on"),
    checks=("left-after-joined",),
    retention=Retention.PERSONAL,
)
