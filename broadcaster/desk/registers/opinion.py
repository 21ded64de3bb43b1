"""Campaigns that ask tenants or customers for their opinion: plan, draw, sheets out and back, result (catalogue 2.5; OPN-C01 to OPN-C03)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PLAZA, choice, date, instant, kept, layout, line, long, percent, text, whole, yes

STAGES = "planned 已计划 planned; drawn 已抽取 drawn; out 发放中 out; closed 已收回 collected; published 已公示 published"

BOOK = Book(
    name="opinion",
    prefix="ZQ",
    zh="意见征询计划",
    en="Opinion campaigns",
    about_zh="商户（顾客）意见征询：先写计划，再抽对象、发表、收表、抽查、公示结果。同一批人都问过一遍以前，谁也不会被抽到两次。",
    about_en="Asking tenants or customers: plan, draw, sheets out and back, re-check, notice of the result. Nobody is drawn twice until all were asked.",
    form="",
    source=line(PLAZA, "1"),
    rules=("OPN-01", "OPN-C01", "OPN-C02", "OPN-C03"),
    fields=(
        text("title", "征询主题", "Title", required=True),
        long("purpose", "目的", "Purpose", required=True),
        choice("population", "征询对象", "Whom", "shop 商户 tenants; customer 顾客 customers", required=True, default="shop"),
        text("scope", "范围", "Scope", required=True),
        whole("wanted", "征询数量", "How many", required=True, low=1),
        date("starts_on", "开始", "From", required=True),
        date("ends_on", "结束", "To", required=True),
        text("people", "负责人", "By whom", required=True, default="me"),
        *kept(
            choice("stage", "进度", "Stage", STAGES, default="planned"),
            text("seed", "抽取种子", "Seed"),
            whole("drawn_of", "对象总数", "Of so many", low=0),
            instant("drawn_at", "抽取时间", "Drawn"),
            whole("issued", "发放份数", "Sheets out", low=0),
            whole("returned", "收回份数", "Sheets back", low=0),
            percent("return_rate", "回收率", "Return rate", low=0, high=10_000),
            yes("return_met", "回收率达标", "Return rate met"),
            percent("share", "总体满意度", "Satisfaction", low=0, high=10_000),
            text("judged_by", "评判依据", "Judged by"),
            instant("closed_at", "收表截止", "Collected"),
            text("closed_by", "截止人", "Collected by"),
            yes("full_check", "全部复核", "All are re-checked"),
            long("notice", "结果公示", "Notice"),
            text("notice_place", "公示地点", "Where published"),
            instant("published_at", "公示时间", "Published"),
            text("published_by", "公示人", "Published by"),
        ),
    ),
    columns=("number", "title", "population", "wanted", "starts_on", "ends_on", "stage", "issued", "returned", "return_rate", "share"),
    checks=("ends-after-start",),
    retention=Retention.REFERENCE,
    layouts=(
        layout(
            "plan", "", "意见征询计划", "Plan of a campaign",
            "number title purpose population scope wanted starts_on ends_on people made_by reviewed_by",
        ),
        layout(
            "notice", "", "意见征询结果公示", "Notice of a campaign's result",
            "number title starts_on ends_on issued returned return_rate share notice notice_place published_at",
        ),
    ),
)  # fmt: skip
