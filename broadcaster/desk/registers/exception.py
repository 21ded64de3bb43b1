"""Exception events, told upward by their kind (F-EXC1)."""

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import HEATING, PLAZA, PRODUCTS, choice, instant, kept, line, party, text, words, yes

KINDS = (
    "station-late 维修站未按时处理 station late; contact-late 维修员未按时联系 no contact in time; repair-4h 维修超过4小时 repair over 4 hours;"
    "unanswered 维修站和手机都不接 nobody answers; praise 表扬维修员 praise of a worker; worker-complaint 投诉维修员 complaint about a worker;"
    "fee-complaint 投诉收费员 complaint about a collector; advice 意见建议 advice; authority 主管部门转来 passed on by an authority;"
    "leak 跑冒滴漏 leak; secret 泄密 leak of secrets; accident 重大差错或事故 grave error or accident; danger 危及设备或人身 danger to equipment or persons;"
    "beyond 超出职权 beyond own duty; trouble 用户闹事 users making trouble; hazard 安全隐患 safety hazard;"
    "lift 电梯困人 lift entrapment; injury 人员受伤 injury; other 其他 other"
)

BOOK = Book(
    name="exception",
    prefix="YC",
    zh="异常事件记录",
    en="Exception events",
    about_zh="异常事件当场记、当场报：投诉类、险情类立即上报并跟踪，其余进日报、周报、月报。",
    about_en="Recorded and reported at once: complaints and danger without delay and followed up, the others in the day's, week's and month's report.",
    form="F-EXC1",
    source=line(HEATING, "58"),
    rules=(
        "EXC-01",
        "EXC-02",
        "EXC-03",
        "EXC-04",
        "EXC-05",
        "EXC-06",
        "EXC-07",
        "EXC-08",
        "EXC-09",
        "EXC-10",
        "EXC-11",
        "EXC-12",
        "EXC-14",
        "EXC-15",
    ),
    fields=(
        choice("event_kind", "事件类型", "Kind", KINDS, required=True),
        text("origin", "来源", "Origin", hint_zh="单号、来电、巡场", hint_en="a number, a call, a patrol"),
        party("party", "涉及对象", "Party"),
        words("content", "内容", "Content", required=True),
        text("place", "位置", "Place"),
        text("reported_to", "上报对象", "Reported to", asked=False),
        instant("reported_at", "上报时间", "Reported", asked=False),
        words("result", "处理结果", "Result", asked=False),
        instant("settled_at", "处理完时间", "Settled", asked=False),
        yes("skipped", "越级上报", "A level was skipped", asked=False, rules=("EXC-11",)),
        instant("superior_told_at", "补报上级时间", "Own superior told", asked=False, rules=("EXC-11",)),
        text("head", "负责人", "Head in charge", asked=False, rules=("EXC-15",)),
        instant("escalated_at", "升级时间", "Escalated", asked=False, rules=("EXC-15",)),
        instant("rescued_at", "解救时间", "Freed", asked=False, rules=("EXC-14",)),
        yes("maintenance_called", "已叫维保", "Lift service called", asked=False, rules=("EXC-14",)),
        yes("first_aid", "已送医务室", "Infirmary", asked=False, rules=("EXC-14",)),
        yes("comforted", "已慰问致歉", "Comforted, apologised", asked=False, rules=("EXC-14",)),
        yes("fault_cleared", "隐患已排除", "Cause removed", asked=False, rules=("EXC-14",)),
        words("agreed", "与当事人商定", "Agreed with the person", asked=False, rules=("EXC-14",)),
        *kept(text("trigger", "自动上报依据", "Raised by", unique=True, rules=("EXC-01", "EXC-02", "EXC-03", "EXC-04"))),
    ),
    columns=("number", "happened_at", "event_kind", "content", "reported_to", "reported_at", "settled_at"),
    close=Span.MONTH,
    retention=Retention.PERSONAL,
    extra={"also": f"{line(PRODUCTS, '11-12')}；{line(HEATING, '36')}；{line(PLAZA, '9-10,23')}"},
)
