"""Trainings: when, on what, by whom, with which material, who signed in (F-TRN1)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HEATING, HOME_MALL, PRODUCTS, choice, date, file, kept, layout, line, person, text, whole, words

BOOK = Book(
    name="training",
    prefix="PX",
    zh="培训记录",
    en="Trainings",
    about_zh="营业员季度培训、投诉处理培训、检查培训：主题、讲师、资料存档；谁来了由 desk training sign 签到。",
    about_en="Quarterly trainings of sales staff, on complaints, after inspections: topic, trainer, material kept; desk training sign notes who came.",
    form="F-TRN1",
    source=line(HOME_MALL, "281,297"),
    rules=("TRN-08", "TRN-09", "TRN-10", "VND-05"),
    fields=(
        date("held_on", "日期", "Held", required=True, default="today"),
        choice(
            "kind", "培训类别", "Kind",
            "sales-staff 营业员季度培训 sales-staff; complaint 投诉处理 complaints; inspection 检查培训 after-an-inspection; other 其他 other",
            required=True,
        ),
        text("topic", "主题", "Topic", required=True),
        person("trainer", "讲师", "Trainer", required=True),
        words("content", "内容", "Content"),
        file("attachment", "资料", "Material", rules=("TRN-09",)),
        *kept(whole("attended", "签到人数", "Signed in", low=0)),
    ),
    columns=("number", "held_on", "kind", "topic", "trainer", "attended"),
    retention=Retention.BUSINESS,
    layouts=(layout("sheet", "F-TRN1", "培训签到表", "Training", "number held_on kind topic trainer content attended @came"),),
    extra={"also": line(PRODUCTS, "20"), "operators": line(HEATING, "20")},
)  # fmt: skip
