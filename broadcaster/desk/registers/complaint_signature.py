"""Opinions and signatures on a complaint (F-CMP8)."""

from broadcaster.desk.book import Book
from broadcaster.desk.declare import PRODUCTS, choice, instant, line, person, text, whole, words

BOOK = Book(
    name="complaint-signature",
    prefix="QZ",
    zh="投诉意见签字",
    en="Opinions and signatures",
    about_zh="部门意见和赔偿批示，各人自己签；由 desk complaint opinion、compensate、approve 登记。",
    about_en="Opinions of departments and approvals of compensation, each signed by its own hand; by desk complaint opinion, compensate, approve.",
    form="",
    source=line(PRODUCTS, "22-23"),
    rules=("CMP-15",),
    fields=(
        text("case_number", "投诉编号", "Complaint", required=True, indexed=True),
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
