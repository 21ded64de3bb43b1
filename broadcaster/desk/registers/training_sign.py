"""Who signed in at a training, and the mark."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, instant, line, party, person, text, whole

BOOK = Book(
    name="training-sign",
    prefix="QN",
    zh="培训签到",
    en="Signed in at trainings",
    about_zh="一次培训一人一行：营业员写登记编号，本店员工写登录名；考了试写成绩。",
    about_en="A row a person and training: salespeople by their number, the house's clerks by their name; a mark where there was a test.",
    form="",
    source=line(HOME_MALL, "281,297"),
    rules=("TRN-08", "TRN-10", "VND-05"),
    fields=(
        text("training_no", "培训编号", "Training", required=True, indexed=True),
        text("subject", "签到人编号", "Who", required=True),
        person("name", "姓名", "Name"),
        party("vendor", "厂商", "Vendor", party=("vendor",)),
        instant("signed_at", "签到时间", "Signed in"),
        whole("mark", "成绩", "Mark", low=0, high=100),
    ),
    columns=("number", "training_no", "name", "vendor", "signed_at", "mark"),
    part=True,
    belongs="training_no",
    once=("training_no", "subject"),
    retention=Retention.PERSONAL,
)
