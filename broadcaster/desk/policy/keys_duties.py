"""Recurring duties (3.29): how often. PURE.

A line a key: name, kind, 中文, English, rules, what hangs on it in both languages.
"""

from broadcaster.desk.policy.declare import key as _key
from broadcaster.desk.policy.value import Kind

CADENCES = "day week month quarter half-year year"

KEYS = (
    _key("duty.dealer_talks", Kind.WORDS, "与商户、部门谈话", "Talks with dealers and heads", "SAT-02", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.work_log", Kind.WORDS, "工作日志", "Work log", "SHF-07", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.recordings_leader", Kind.WORDS, "班长抽查录音", "Leader checks recordings", "QA-03", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.recordings_head", Kind.WORDS, "部长抽查录音", "Head checks recordings", "QA-03", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.own_listening", Kind.WORDS, "自听昨日录音", "Own recordings heard", "QA-04", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.recordings_sum", Kind.WORDS, "录音扣分合计", "Recording deductions summed", "QA-02", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.conduct_check", Kind.WORDS, "仪容言行检查", "Conduct is checked", "QA-10", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.special_inspection", Kind.WORDS, "专项检查", "Special inspection", "SAT-03", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.satisfaction_report", Kind.WORDS, "满意度工作报告和计划", "Satisfaction report and plan", "SAT-07 RPT-03", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.inspection", Kind.WORDS, "检查：计划、通知、汇总、跟进、报告", "Inspection: plan, notice, summary, follow-up, report", "SAT-08 RPT-04", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.self_score", Kind.WORDS, "部门自查自评", "Departments score themselves", "SAT-09", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.training_report", Kind.WORDS, "检查培训报告", "Training report", "SAT-10 RPT-04", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.vendors_assessed", Kind.WORDS, "厂商绩效考核", "Vendors assessed", "VND-04", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.sales_staff_assessed", Kind.WORDS, "营业员绩效考核", "Sales staff assessed", "VND-06", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.installers_assessed", Kind.WORDS, "运输安装人员考核", "Installers assessed", "VND-09", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.sales_training", Kind.WORDS, "营业员培训签到", "Training of sales staff", "VND-05 TRN-08", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.fund_payout", Kind.WORDS, "部门基金发放", "The fund is paid out", "PEN-08 PEN-09", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.group_check", Kind.WORDS, "集团检查", "Group check", "PEN-21 SAT-14", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.year_summary", Kind.WORDS, "年度总结和来年目标", "Summary and next year's goal", "SAT-13", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.exceptions_report", Kind.WORDS, "异常事件汇总", "Exceptions summed up", "RPT-02 EXC-10", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.appraisal", Kind.WORDS, "绩效考核", "Appraisal", "KPI-20", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.aftersale_summary", Kind.WORDS, "售后总结", "After-sales summary", "TSK-04 RPT-05", "定期任务", "the board of duties", choices=CADENCES),
    _key("duty.aftersale_plan", Kind.WORDS, "售后计划", "After-sales plan", "TSK-04", "定期任务", "the board of duties", choices=CADENCES),
    _key("selection.cadences", Kind.WORDS, "评优周期", "Selections", "VND-10", "评优任务", "the duty of selections", choices=CADENCES),
)  # fmt: skip
