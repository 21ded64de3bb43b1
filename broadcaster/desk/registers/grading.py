"""A customer's grade: filled in, reviewed, approved (F-CST9; CST-03)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import PRODUCTS, choice, date, instant, kept, layout, line, party, text, whole, words

GRADES = "AAA AAA AAA; AA AA AA; A A A; B B B"
STAGES = "filed 已填报 filed; signing 审批中 being-signed; approved 已批准 approved; withdrawn 已撤回 withdrawn"

BOOK = Book(
    name="grading",
    prefix="DJ",
    zh="客户等级评定表",
    en="Grades of customers",
    about_zh="客户等级 AAA、AA、A、B：填表、复核、审核依次签字，批准以后才写进客户档案；以前的等级和经过都留着。",
    about_en="AAA, AA, A, B: filled in, reviewed, approved in this order; then it stands in the customer's file. Former grades stay to be seen.",
    form="F-CST9",
    source=line(PRODUCTS, "29"),
    rules=("CST-03",),
    fields=(
        party("party", "客户", "Customer", required=True, party=("customer",)),
        choice("grade_to", "新等级", "New grade", GRADES, required=True),
        words("cause", "理由", "Reason", required=True),
        *kept(
            choice("grade_from", "原等级", "Former grade", GRADES),
            choice("stage", "办理状态", "Stage", STAGES, default="filed"),
            text("first_owner", "填表人", "Filled in by", default="me"),
            text("handler", "承办人", "Handler", default="me"),
            whole("rounds", "报批次数", "Rounds"),
            text("asked_by", "报批人", "Asked by"),
            whole("reopened", "重新处理次数", "Taken up again"),
            text("reviewer", "复核人", "Reviewer"),
            text("approver", "审核人", "Approver"),
            date("effective_on", "生效日", "In force from"),
            instant("approved_at", "批准时间", "Approved"),
            words("withdraw_reason", "撤回原因", "Why withdrawn"),
        ),
    ),
    columns=("number", "party", "grade_from", "grade_to", "stage", "first_owner", "effective_on"),
    retention=Retention.BUSINESS,
    layouts=(
        layout(
            "form", "F-CST9", "客户信用度变更表", "Change of a customer's grade",
            "number happened_at party grade_from grade_to cause first_owner @opinions effective_on",
        ),
    ),
    workflow="grading",
)  # fmt: skip
