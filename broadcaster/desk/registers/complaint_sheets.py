"""The complaint's papers: title, form and fields in the paper's order. Pure (desk 4.5, F-CMP1 to F-CMP13)."""

from broadcaster.desk.declare import layout

WHO = "name phone address"


LAYOUTS = (
    layout(
        "register", "F-CMP1", "顾客投诉登记表", "Complaint, as entered",
        f"happened_at channel kind nature {WHO} cause demand goods order_no bought_on amount urgency first_owner "
        "handler original_order order_seen_by",
    ),
    layout(
        "intake", "F-CMP2", "客户投诉登记表一", "Complaint register, first",
        "number accepted_at name nature kind address phone cause demand promised_by refuse_reason remark",
    ),
    layout(
        "intake2", "F-CMP3", "客户投诉登记表二", "Complaint register, second",
        "number name phone employer address goods kind cause specialist_advice made_by entered_at",
    ),
    layout(
        "inquiry", "F-CMP4", "客户投诉调查表", "Investigation of a complaint",
        "kind number root_cause course suggestion summary measure improvement",
    ),
    layout(
        "analysis", "F-CMP6", "客户投诉分析表", "Analysis of a complaint",
        "name accepted_at kind promised_by cause demand difficulties strategy expectation_met measure manager_advice specialist_advice",
    ),
    layout(
        "record", "F-CMP7", "投诉处理记录表", "Record of how a complaint was handled",
        "number kind happened_at handler handler_head verifier name phone company address goods amount their_view "
        "our_view findings verified "
        "measure root_cause gravity",
    ),
    layout(
        "handling", "F-CMP8", "客户投诉处理表", "Handling of a complaint",
        "number name goods bought_on kind cause grounds complainant_info demand qty @opinions",
    ),
    layout(
        "report", "F-CMP9", "投诉处理报告表", "Report on a complaint",
        "happened_at closed_at accepted_at accepted_by channel kind cause witness urgency handler promised_by "
        "executed_at course cost meeting "
        "investigators cause_class remark review @clocks",
    ),
    layout(
        "notice", "F-CMP10", "客户投诉处理通知单", "Notice on a complaint",
        "issue_no number name handler liable_dept cause order_no origin_dept bought_on made_on claim_qty claim_amount "
        "promised_by executed_at "
        "findings wish measure @shares observation how_to confirmed_at",
    ),
    layout(
        "staff", "F-CMP13", "顾客电话投诉员工登记表", "Complaint about staff",
        "number happened_at name phone accused cause verified measure answer replied_at",
    ),
)  # fmt: skip
