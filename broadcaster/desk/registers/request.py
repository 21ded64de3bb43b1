"""Asking for instructions and what was done on them (F-EXC3, TSK-03)."""

from broadcaster.desk.book import Book, Span
from broadcaster.desk.declare import PRODUCTS, choice, instant, kept, line, person, text, words, yes

BOOK = Book(
    name="request",
    prefix="QS",
    zh="请示报告",
    en="Requests for instructions",
    about_zh="请示要写清情况和自己的建议，逐级上报；急事可以越级，事后补报。指示记下来、照办；有不同意见可以写，照办不误。",
    about_en="The facts and one's own proposal, step by step upward; urgent ones may skip a level and are reported after. Orders are noted and carried out; disagreement may be stated.",
    form="F-EXC3",
    source=line(PRODUCTS, "12"),
    rules=("TSK-03",),
    fields=(
        words("matter", "事项", "Matter", required=True),
        words("proposal", "建议", "Own proposal", required=True),
        person("asked_of", "请示对象", "Asked of", required=True),
        yes("skip", "越级", "Level skipped", default="no"),
        person(
            "superior",
            "被越过的上级",
            "Superior passed over",
            hint_zh="越级时填",
            hint_en="where a level is skipped",
            asked_when=("skip", True),
        ),
        text("skip_cause", "越级理由", "Why skipped", hint_zh="越级时填", hint_en="where a level is skipped", asked_when=("skip", True)),
        text("origin_no", "相关单号", "Concerns"),
        *kept(
            words("instruction", "指示", "Instruction"),
            text("instructed_by", "指示人", "Instructed by"),
            instant("instructed_at", "指示时间", "Instructed"),
            words("objection", "不同意见", "Disagreement"),
            instant("objected_at", "提出意见时间", "Disagreed"),
            words("executed", "执行", "Carried out"),
            instant("executed_at", "执行时间", "Carried out at"),
            words("report_after", "事后补报", "Reported after"),
            instant("reported_at", "补报时间", "Reported after at"),
            choice(
                "stage",
                "进度",
                "Stage",
                "asked 待指示 asked; instructed 已指示 instructed; executed 已执行 carried-out; closed 已结 closed",
                default="asked",
            ),
        ),
    ),
    columns=("number", "happened_at", "matter", "asked_of", "skip", "stage"),
    checks=("skip-has-superior", "skip-has-cause"),
    close=Span.MONTH,
)
