"""Households: the address is the key, several people may be reached there (CST-02)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HEATING, address, line, text

BOOK = Book(
    name="household",
    prefix="HU",
    zh="住户档案",
    en="Households",
    about_zh="一个地址一户，同一户可以有几个联系人；`desk household join` 把人加进来，`desk household find` 按地址或电话找。",
    about_en="One household an address, with several people to reach there: `desk household join` adds one, `find` looks by address or telephone.",
    form="",
    source=line(HEATING, "50"),
    rules=("CST-02",),
    fields=(
        address("address", "地址", "Address", required=True, unique=True),
        text("region_code", "区域代号", "Region"),
        text("station", "维修站", "Station"),
    ),
    columns=("number", "address", "region_code", "station"),
    retention=Retention.PERSONAL,
)
