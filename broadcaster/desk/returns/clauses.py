"""The clauses verdicts rest on, with the manuals' sentences. PURE.

The Chinese is the manual's, shortened where it is long; the English says the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from broadcaster.desk.declare import HOME_MALL, PLAZA, PRODUCTS


@dataclass(frozen=True, slots=True)
class Clause:
    """`RET-05.2`: the second of the reasons RET-05 lists."""

    name: str
    source: str
    zh: str
    en: str

    @property
    def rule(self) -> str:
        """The catalogue's rule: `RET-05`."""
        return self.name.split(".", maxsplit=1)[0]


def _all(*clauses: Clause) -> Mapping[str, Clause]:
    return {clause.name: clause for clause in clauses}


CLAUSES = _all(
    Clause("RET-01", f"{HOME_MALL}:61,85,151", "对符合退货的，根据办理流程完成30天无理由退货。", "What meets the conditions is returned within 30 days, no reason asked."),
    Clause("RET-02", f"{PRODUCTS}:17", "买公司产品之日起30日内，产品未开封的和外包装无损坏或无污渍，可以凭发票或售货凭证办理退货；自提出退货要求之日起3日内退款。", "Within 30 days of purchase, unopened, the outer pack undamaged and unstained, with invoice or receipt; refunded within 3 days of the request."),
    Clause("RET-03", f"{PRODUCTS}:18", "自购买之日起30日内发现质量问题，凭发票或售货凭证退货；自确认质量问题存在之日起3日内退款。", "A flaw found within 30 days of purchase is returned with invoice or receipt; refunded within 3 days of its confirmation."),
    Clause("RET-04", f"{PRODUCTS}:18", "因公司责任而导致商品的损坏，予以退货。", "Goods damaged through the company's responsibility are taken back."),
    Clause("RET-05.1", f"{PRODUCTS}:18-19", "消费者不能出具发票或售货凭证，或凭证不符合开具要求的，且不能提供相应证明的，不受理退货。", "No invoice or receipt, or an improper one, and no other evidence: not accepted."),
    Clause("RET-05.2", f"{PRODUCTS}:19", "产品包装破损或已开封，无法再次销售的，不受理退货（产品本身确实存在质量问题的除外）。", "The pack broken or opened and not fit for sale again: not accepted, flaws excepted."),
    Clause("RET-05.3", f"{PRODUCTS}:19", "所提供的发票或售货凭证与拟退货的产品不符的，不受理退货。", "The proof is of other goods: not accepted."),
    Clause("RET-05.4", f"{PRODUCTS}:19", "发票或售货凭证上所示日期超过规定期限的，不受理退货。", "The date on the proof is past the limit: not accepted."),
    Clause("RET-05.5", f"{PRODUCTS}:19", "超过产品保质期限的，不受理退货。", "Past the shelf life: not accepted."),
    Clause("RET-05.6", f"{PRODUCTS}:19", "其它不属于退货受理范围的。", "Anything else that is outside what is accepted."),
    Clause("RET-06", f"{PRODUCTS}:19", "自购买之日起60日内，产品未开封的，可以凭发票或售货凭证换货；自提出换货要求之日起一个工作日内答复。", "Within 60 days of purchase, unopened, with invoice or receipt: exchanged; answered within one working day."),
    Clause("RET-07", f"{PRODUCTS}:19", "因顾客改变购买意向，在产品包装及标签完好无破损，且未经使用的予以换货。特殊情况另定。", "After a change of mind goods with pack and label intact, unused, are exchanged. Special cases are decided apart."),
    Clause("RET-08", f"{PRODUCTS}:17,19", "不属于规定情形的，应当按照有关法律法规的规定办理。", "Anything the rules do not cover is handled by law."),
    Clause("RET-09", f"{PRODUCTS}:17", "退货时务必要把所有相关产品的附件（商品、销售单等）都寄回，且务必填写退货小帖示，告知用户名、订单号、退款账号及退货原因。", "Everything that belongs to the goods is sent back, with a slip that names user, order, account and reason."),
    Clause("RET-10", f"{PRODUCTS}:17", "A商品换B商品时，不必申请退款，最后以B-A差额多退少补。", "A for B: no refund is asked, the difference B − A is settled."),
    Clause("RET-11", f"{PRODUCTS}:18", "不要用平邮方式寄回、不支持到付。", "No surface mail, no freight collect."),
    Clause("RET-12.1", f"{PLAZA}:21-22", "商品存在瑕疵、缺陷等质量问题的，自售出之日起七日内，顾客可凭购物票据办理退货手续。", "Flawed goods are returned within 7 days of sale, with invoice, till receipt or sales slip."),
    Clause("RET-12.2", f"{PLAZA}:22", "商品售出之日起三天内，顾客不满意的，只要未经过使用，包装完好，没有脏、损、残并且不影响再次销售，可凭票据办理退货。", "Within 3 days of sale, when unsatisfied: unused, pack intact, not dirty, damaged or short, fit for sale again, with the slip."),
    Clause("RET-12.3", f"{PLAZA}:22", "属于商户营业员出错货的可以退换。", "Wrong goods handed out by the shop's staff are returned or exchanged."),
    Clause("RET-12.4", f"{PLAZA}:21-22", "可凭购物票据（发票、电脑小票、购物单）办理退货手续。", "Returns need the invoice, till receipt or sales slip."),
    Clause("RET-13", f"{PLAZA}:21", "属于“处理品”、“积压品”、“等外品”等并已告知顾客存在质量瑕疵同时已在购物单据上注明的商品，可不予退换。", "Discounted goods with a flaw that was told and noted on the slip need not be taken back."),
    Clause("RET-14", f"{PLAZA}:22", "营运部可根据实际情况直接要求专柜退换货品。", "Operations may order the counter to take goods back or exchange them."),
    Clause("RPR-11.1", f"{PLAZA}:21", "消费者因使用、维护、保管不当造成损坏的，不实行三包，可以实行收费修理。", "Damaged by use, care or storage: no free repair, but a paid one."),
    Clause("RPR-11.2", f"{PLAZA}:21", "非承担三包修理者拆动造成损坏的，不实行三包，可以实行收费修理。", "Opened by a repairer who is not authorised: a paid repair."),
    Clause("RPR-11.3", f"{PLAZA}:21", "无三包凭证及有效发票的，不实行三包，可以实行收费修理。", "No warranty card and valid invoice: a paid repair."),
    Clause("RPR-11.4", f"{PLAZA}:21", "三包凭证型号与修理产品型号不符或者涂改的，不实行三包，可以实行收费修理。", "The card is of another model, or altered: a paid repair."),
    Clause("RPR-11.5", f"{PLAZA}:21", "因不可抗拒力造成损坏的，不实行三包，可以实行收费修理。", "Damaged by force majeure: a paid repair."),
    Clause("RPR-12", f"{PLAZA}:22", "所购买商品因质量问题在保修期内经过两次修理仍不能使用的，可给予更换或退货。", "Repaired twice within the warranty and still unusable: exchanged or returned."),
)  # fmt: skip
