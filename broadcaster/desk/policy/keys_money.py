"""Keys of complaints' own clocks and checks, and of vendors' money. PURE.

A line a key: name, kind, 中文, English, rules, what hangs on it in both languages.
"""

from broadcaster.desk.policy.declare import key as _key
from broadcaster.desk.policy.value import Kind

_REPLY = ("急件答复时钟（未设定时按普通）", "the clock of an urgent reply (unset: the ordinary one)")
_PLAN = ("急件方案时钟（未设定时按普通）", "the clock of an urgent plan (unset: the ordinary one)")
KEYS = (
    _key("complaint.required", Kind.WORDS, "投诉受理必填项", "Needed before a complaint is accepted", "CMP-14", "受理投诉", "accepting a complaint"),
    _key("complaint.urgent_reply", Kind.SPAN, "急件答复时限", "Reply to an urgent complaint", "CMP-12", *_REPLY),
    _key("complaint.urgent_plan", Kind.SPAN, "急件方案时限", "Plan for an urgent complaint", "CMP-12", *_PLAN),
    _key("complaint.extreme_reply", Kind.SPAN, "特急件答复时限", "Reply to an extremely urgent complaint", "CMP-12", *_REPLY),
    _key("complaint.extreme_plan", Kind.SPAN, "特急件方案时限", "Plan for an extremely urgent complaint", "CMP-12", *_PLAN),
    _key("complaint.silence", Kind.SPAN, "多久没有动静要提醒", "Alarm after so long without an act", "CMP-32", "没有动静的提醒", "the no-activity alarm"),
    _key("complaint.repeat", Kind.SPAN, "多久以内算重复投诉", "Complaints within this time are repeats", "CMP-25", "重复投诉的查找", "finding repeated complaints"),
    _key("complaint.sample", Kind.WHOLE, "每期抽查登记件数", "Intakes checked a period", "CMP-35", "登记抽查", "the check of intakes", unit="件"),
    _key("deposit.recover", Kind.CHOICE, "先行赔偿可否扣质保金", "Advances recovered from deposits", "RET-15 DEP-02", "先行赔偿追偿", "the recovery of advances", choices="allowed forbidden"),
)  # fmt: skip
