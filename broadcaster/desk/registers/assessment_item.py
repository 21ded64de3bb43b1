"""What was given for each item of an assessment."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, line, text, whole, yes

BOOK = Book(
    name="assessment-item",
    prefix="KX",
    zh="考核项目得分",
    en="Items of an assessment",
    about_zh="一份考核表里每个项目的得分；不适用的不算。",
    about_en="The points of each item of an assessment; what does not apply is not counted.",
    form="",
    source=line(HOME_MALL, "279,283,287-289"),
    rules=("VND-04", "VND-06", "VND-09"),
    fields=(
        text("assessment_no", "考核表编号", "Assessment", required=True, indexed=True),
        text("item", "项目", "Item", required=True),
        whole("points", "分值", "Points", low=0),
        whole("score", "得分", "Score", low=0),
        yes("apart", "不适用", "Does not apply", default="no"),
    ),
    columns=("number", "assessment_no", "item", "points", "score", "apart"),
    part=True,
    belongs="assessment_no",
    retention=Retention.PERSONAL,
)
