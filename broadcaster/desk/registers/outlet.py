"""Where goods are serviced (F-SRV4)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PRODUCTS, line, person, phone, text

BOOK = Book(
    name="outlet",
    prefix="WD",
    zh="售后服务网点分布表",
    en="Service outlets",
    about_zh="各地区的售后网点、地址和热线，按地区查。",
    about_en="Outlets by region, with address and hotline.",
    form="F-SRV4",
    source=line(PRODUCTS, "15"),
    rules=("SRV-08",),
    fields=(
        text("region", "地区", "Region", required=True),
        text("outlet", "服务网点名称", "Outlet", required=True, unique=True),
        text("address", "地址", "Address", required=True),
        phone("hotline", "客户服务热线", "Hotline", privacy="none"),
        person("contact_person", "联系人", "Contact person"),
    ),
    columns=("number", "region", "outlet", "address", "hotline"),
    retention=Retention.REFERENCE,
)
