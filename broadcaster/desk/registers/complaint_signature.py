"""Opinions and signatures on a complaint (F-CMP8)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import PRODUCTS, choice, instant, line, person, text, whole, words

BOOK = Book(
    name="complaint-signature",
    prefix="QZ",
    zh="意见签字",
    en="Opinions and signatures",
    about_zh="部门意见和批示，各人自己签：投诉赔偿、先行赔偿、特殊退换、质保金；由各台帐的 opinion、approve 登记。",
    about_en="Opinions and approvals, each by its own hand: compensation, advance compensation, special returns, deposits; by opinion and approve.",
    form="",
    source=line(PRODUCTS, "22-23"),
    rules=("CMP-15",),
    fields=(
        text("case_number", "办理编号", "Case", required=True, indexed=True),
        person("accused", "被投诉员工", "Employee complained about", rules=("CMP-22",)),
        choice("about", "签什么", "About", "opinion 意见 opinion; approval 批示 approval", required=True),
        whole("round", "第几轮", "Round", low=0),
        whole("place", "顺序", "Place", low=0),
        text("seat", "部门职务", "Seat"),
        text("signer", "签字人", "Signer", required=True),
        choice(
            "verdict", "结论", "Verdict", "waiting 待签 waiting; agree 同意 agrees; disagree 不同意 disagrees; replaced 已重报 asked-anew"
        ),
        words("opinion", "意见", "Opinion"),
        instant("signed_at", "签字时间", "Signed"),
    ),
    columns=("number", "case_number", "about", "place", "seat", "signer", "verdict", "signed_at"),
    part=True,
    barred="accused",
)
