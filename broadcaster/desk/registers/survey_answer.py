"""Answers on survey sheets: one row each, typed, raw and as a share of the best (I-17)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PRODUCTS, choice, line, percent, person, text, whole, words, yes

SCALES = "three 三级 three-grades; five 五级 five-grades; opinion 征询五级 five-grades-of-an-opinion-sheet; four 四级 four-grades; ten 打分 score; yes-no 是否 yes-or-no; words 文字 words"

BOOK = Book(
    name="survey-answer",
    prefix="DT",
    zh="问卷答案",
    en="Answers",
    about_zh="每题一行：原来的答案照留，另折算成 0–100。",
    about_en="A row a question: the answer as it was given, and as 0–100.",
    form="",
    source=line(PRODUCTS, "13-15"),
    rules=("SUR-01", "SUR-02"),
    fields=(
        text("sheet_no", "答卷编号", "Sheet", required=True, indexed=True),
        person("accused", "被投诉员工", "Employee complained about", rules=("CMP-22",)),
        text("question", "题目", "Question", required=True),
        choice("scale", "量表", "Scale", SCALES, required=True),
        text("grade", "等级", "Grade"),
        whole("points", "分数", "Points", low=0),
        yes("said_yes", "是或否", "Yes or no"),
        words("words", "文字", "Words"),
        percent("share", "折算", "Share of the best", low=0, high=10_000),
    ),
    columns=("number", "sheet_no", "question", "scale", "grade", "points", "said_yes", "words", "share"),
    part=True,
    belongs="sheet_no",
    barred="accused",
    retention=Retention.PERSONAL,
)
