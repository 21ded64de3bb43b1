"""Where which brand is (F-SRV6)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, line, party, text

BOOK = Book(
    name="shop",
    prefix="PW",
    zh="商铺分布",
    en="Shop directory",
    about_zh="导购用：楼层、铺位、品牌、类别。",
    about_en="For showing the way: floor, booth, brand, trade.",
    form="F-SRV6",
    source=line(HOME_MALL, "89"),
    rules=("SRV-04", "VND-01"),
    fields=(
        text("floor", "楼层", "Floor", required=True),
        text("booth", "铺位", "Booth", required=True, unique=True),
        text("brand", "品牌", "Brand", required=True),
        text("trade", "类别", "Trade", required=True),
        party("vendor", "厂商", "Vendor", party=("vendor",)),
    ),
    columns=("number", "floor", "booth", "brand", "trade", "vendor"),
    retention=Retention.REFERENCE,
)
