"""After-sales service at the desk (F-SRV1)."""

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import ENTERPRISE, PRODUCTS, SATISFACTION, choice, kept, line, party, person, text, words

BOOK = Book(
    name="aftersale",
    prefix="SH",
    zh="售后服务登记表",
    en="After-sales service",
    about_zh="客户要解决的问题、我们提供的服务、处理结果和满意度。",
    about_en="What the customer needed, what we did, how it ended, how content the customer was.",
    form="F-SRV1",
    source=line(PRODUCTS, "13"),
    rules=("SRV-09", "SRV-12"),
    fields=(
        party("party", "客户档号", "Party", party=("customer",)),
        person("customer", "客户姓名", "Customer", required=True),
        text("contact", "联系方式", "Contact", privacy="phone"),
        choice(
            "kind", "服务类型", "Kind",
            "service 售后服务 after-sales; usage 使用指导 use and training; technical 技术支持 technical support",
            default="service", rules=("SRV-12",),
        ),
        words("problem", "客户需要解决的问题", "Problem", required=True),
        words("service_given", "工作人员所提供的服务", "Service given"),
        words("result", "处理结果", "Result"),
        words("analysis", "技术问题分析", "Analysis", hint_zh="技术支持填", hint_en="of technical support", asked=False, rules=("SRV-12",)),
        text("reported_to", "上报对象", "Reported to", asked=False, rules=("SRV-12",)),
        choice("satisfaction", "客户满意度评价", "Satisfaction", SATISFACTION),
        *kept(text("became_no", "转为单号", "Became", rules=("SRV-09",))),
    ),
    columns=("number", "happened_at", "kind", "customer", "contact", "problem", "result", "became_no"),
    close=Span.MONTH,
    retention=Retention.PERSONAL,
    extra={"also": line(ENTERPRISE, "14")},
)  # fmt: skip
