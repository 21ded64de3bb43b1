"""Compensation the mall pays first and recovers from the vendor (F-RET4, 先行赔偿)."""

from broadcaster.desk.book import Book, Retention
from broadcaster.desk.declare import HOME_MALL, choice, instant, kept, layout, line, money, party, person, phone, text, whole, words

STAGES = "applied 已申请 applied; signing 审批中 being-signed; approved 已批准 approved; paid 已赔付 paid; recovered 已追回 recovered; withdrawn 已撤回 withdrawn"

BOOK = Book(
    name="advance",
    prefix="XP",
    zh="先行赔偿审批表",
    en="Advance compensation",
    about_zh="商场先赔给顾客，再向厂商追偿：申请，部门、经理、财务依次签字，赔付，追回（可用质保金时从质保金扣）。",
    about_en="The mall pays first and recovers from the vendor: application, signatures of department, manager and finance, payment, recovery.",
    form="F-RET4",
    source=line(HOME_MALL, "165"),
    rules=("RET-15",),
    fields=(
        party("party", "客户档号", "Party", party=("customer",)),
        person("name", "顾客", "Customer", required=True),
        phone("phone", "电话", "Telephone"),
        party("vendor", "厂商", "Vendor", required=True, party=("vendor",)),
        words("cause", "事由", "Cause", required=True),
        money("amount", "金额", "Amount", required=True, low=1),
        words("basis", "依据", "Basis", required=True),
        text("case_ref", "办理编号", "Case", refers=("complaint", "goods-return")),
        *kept(
            choice("stage", "办理状态", "Stage", STAGES, default="applied"),
            text("first_owner", "申请人", "First owner", default="me"),
            text("handler", "承办人", "Handler", default="me"),
            whole("rounds", "报批次数", "Rounds"),
            text("asked_by", "报批人", "Asked by"),
            whole("reopened", "重新处理次数", "Taken up again"),
            text("paid_voucher", "赔付凭证", "Voucher of payment"),
            instant("paid_at", "赔付时间", "Paid"),
            text("paid_by", "赔付人", "Paid by"),
            choice("recover_way", "追偿方式", "Way of recovery", "deposit 质保金 deposit; transfer 厂商付款 paid by the vendor; offset 货款抵扣 set off"),
            money("recover_amount", "本次追回", "Recovered now", low=1),
            text("recover_voucher", "追偿凭证", "Voucher of recovery"),
            money("recovered", "追偿", "Recovered", low=0),
            choice("recover_state", "追偿情况", "Recovery", "part 部分 in part; whole 全部 all"),
            words("withdraw_reason", "撤回原因", "Why withdrawn"),
        ),
    ),
    columns=("number", "happened_at", "name", "vendor", "amount", "recovered", "stage"),
    retention=Retention.MONEY,
    layouts=(
        layout(
            "form", "F-RET4", "先行赔偿审批表", "Advance compensation",
            "number happened_at name phone vendor cause amount basis case_ref @opinions paid_at paid_voucher recovered",
        ),
    ),
    workflow="advance",
)  # fmt: skip
