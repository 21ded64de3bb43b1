"""Penalties and rewards that a complaint gives reason to propose; they are decided elsewhere (CMP-16, CMP-23, CMP-24)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PRODUCTS, choice, line, money, percent, person, text

BOOK = Book(
    name="penalty-proposal",
    prefix="CF",
    zh="奖惩建议",
    en="Proposed penalties and rewards",
    about_zh="投诉核实属实，或责任落到人，就在这里留一条建议：谁、为什么、损失多少、按比例扣多少；比例没有设定的，金额空着，不猜。",
    about_en="What a complaint gives reason to propose: who, why, the loss and the deduction; without a ratio that is set the amount stays empty.",
    form="",
    source=line(PRODUCTS, "11,21-24,27"),
    rules=("CMP-24",),
    fields=(
        text("case_number", "投诉编号", "Complaint", required=True, indexed=True),
        person("accused", "被投诉员工", "Employee complained about", rules=("CMP-22",)),
        person("person", "姓名", "Person", required=True),
        choice("kind", "奖惩", "Kind", "penalty 处罚 penalty; reward 奖励 reward", required=True),
        choice(
            "ground",
            "理由",
            "Ground",
            "valid-complaint 投诉属实 valid complaint; loss-share 损失责任 share of a loss; praise 表现好 good work; own 主管建议 supervisor's own",
            required=True,
        ),
        text("discipline", "惩处类别", "Discipline"),
        money("loss", "损失", "Loss", low=0),
        percent("ratio", "扣款比例", "Ratio", low=0, high=10_000),
        money("amount", "建议金额", "Proposed amount", low=0),
        text("judged_by", "依据版本", "Judged by"),
    ),
    columns=("number", "case_number", "person", "kind", "ground", "loss", "ratio", "amount"),
    retention=Retention.BUSINESS,
    part=True,
    barred="accused",
)
