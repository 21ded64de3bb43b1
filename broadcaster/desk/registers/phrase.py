"""Service phrases and when they are said."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HEATING, PLAZA, choice, date, line, long, text

BOOK = Book(
    name="phrase",
    prefix="YY",
    zh="服务用语",
    en="Phrases",
    about_zh="规定用语：什么场合说什么，节日用语写明起止日期。",
    about_en="What is said on which occasion; festival openings have their days.",
    form="",
    source=line(PLAZA, "6-14"),
    rules=("SCR-02", "SCR-04", "SCR-05", "SCR-06", "SCR-07"),
    fields=(
        choice(
            "occasion", "场合", "Occasion",
            "opening 开头语 opening; closing 结束语 closing; greeting 问候 greeting; apology 致歉 apology; delay 请等候 delay;"
            "refusal 婉拒 refusal; sympathy 慰问 sympathy; lift 电梯困人 lift; transfer 转接 transfer; papers 请出示证件 showing papers; disability 行动不便 disability;"
            "unable 无法满足 unable to comply; interrupt 打扰 interrupting; relay 代为转达 passing on; thanks 致谢 thanks; visitor 来访 visitor;"
            "complainant 接待投诉 complainant; evening 道别 parting; other 其他 other",
            required=True,
        ),
        long("wording", "用语", "Wording", required=True),
        text("role", "岗位", "Post"),
        date("starts_on", "起", "From"),
        date("ends_on", "止", "To"),
        text("notice", "依据通知", "Notice", rules=("SCR-02",)),
    ),
    columns=("number", "occasion", "wording", "role", "starts_on", "ends_on"),
    checks=("ends-after-start",),
    retention=Retention.REFERENCE,
    extra={"also": line(HEATING, "26-30")},
)  # fmt: skip
