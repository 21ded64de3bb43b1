"""The sheets there are: the calls of revisits, the service evaluation, the questionnaire. Data only. PURE.

What a manual prints is copied; where it prints none, the words are customary.
"""

from collections.abc import Mapping

from broadcaster.desk.declare import HEATING, HOME_MALL, PLAZA, PRODUCTS, line
from broadcaster.desk.survey.model import Offer, Question, Template
from broadcaster.desk.survey.scales import FIVE, FOUR, OPINION, TEN, THREE, WORDS, YES_NO

DISSATISFIED, YES, NO = ("dissatisfied",), ("yes",), ("no",)
CLOSING = "感谢您的合作，以后有什么问题，请您随时拨打{hotline}，我们将及时为您服务。"
ADVICE = Question(
    name="advice", zh="建议或意见", en="Advice", scale=WORDS, ask="您对我们的服务还有什么建议或意见吗？", needed=False, reports="advice"
)
PRAISE = Question(
    name="praise", zh="表扬了谁", en="Praise", scale=WORDS, needed=False, clerk=True, reports="praise",
)  # fmt: skip
SCORE = Question(name="score", zh="打分", en="Score", scale=TEN, ask="请您为我们的服务打分，1 到 10 分。")
TROUBLE = Question(
    name="trouble", zh="有问题要处理", en="Something to be done", scale=YES_NO, ask="有没有需要我们处理的问题？", counts=False
)
MATTER = Question(name="matter", zh="什么问题", en="What", scale=WORDS, ask="请您说一下是什么问题。", when={"trouble": YES})


def _three(name: str, zh: str, en: str, ask: str) -> Question:
    return Question(name=name, zh=zh, en=en, scale=THREE, ask=ask)


def _printed(section: tuple[str, str], *items: tuple[str, str, str]) -> tuple[Question, ...]:
    return tuple(Question(name=name, zh=zh, en=en, scale=FIVE, ask=f"{zh}您满意吗？", section=section) for name, zh, en in items)


REPAIR_CALL = Template(
    name="repair-call", edition=1, zh="报修回访", en="Revisit after a repair", form="F-RVT3", source=line(HEATING, "30"),
    rules=("RVT-06", "SCR-03"), population="customer", head=("name", "phone", "address"),
    opening="{hello}，我是服务台{agent}，对您报修的处理情况进行回访。您现在方便吗？",
    openings={"heating_hotline": "{hello}，我们是供暖报修平台，对您家报修的处理情况进行回访。您现在方便吗？"},
    questions=(
        Question(name="solved", zh="问题解决了吗", en="Solved", scale=YES_NO, ask="问题解决了吗？"),
        _three("attitude", "维修工态度如何", "The worker's attitude", "维修工态度如何？"),
        Question(name="charged", zh="跟您收费了吗", en="Charged", scale=YES_NO, ask="跟您收费了吗？", counts=False),
        SCORE,
        ADVICE,
        PRAISE,
        Question(
            name="unpaid", zh="该户还没交供暖费", en="The heating fee is unpaid", scale=YES_NO, counts=False, clerk=True, needed=False,
            when={"solved": YES, "attitude": ("satisfied",)},
        ),
        Question(
            name="fee_reminded", zh="已提醒交费", en="Reminded to pay", scale=YES_NO, counts=False, needed=False,
            ask="我们的收费工作已经开始，请您方便的时候交纳供暖费。", when={"solved": YES, "attitude": ("satisfied",), "unpaid": YES},
        ),
    ),
    closing=CLOSING,
    offers=(
        Offer("complaint", ({"charged": YES}, {"attitude": DISSATISFIED}, {"solved": NO})),
        Offer("repair", ({"solved": NO},)),
    ),
)  # fmt: skip
"""a–f of the manual. Who is unpaid the fee office knows, not the customer: the clerk notes it before the reminder."""

SALE_CALL = Template(
    name="sale-call", edition=1, zh="售后30天回访", en="Revisit after the sale", form="", source=line(HOME_MALL, "109,141"),
    rules=("RVT-01",), population="customer", head=("name", "phone", "address", "product_used"),
    opening="{hello}，我是服务台{agent}，想就您买的{about}做个回访。您现在方便吗？",
    questions=(
        _three("product_quality", "商品质量", "The goods", "商品质量您满意吗？"),
        _three("delivery", "送货安装", "Delivery", "送货安装您满意吗？"),
        _three("attitude", "服务态度", "Attitude", "营业员的服务态度您满意吗？"),
        TROUBLE, MATTER, SCORE, ADVICE, PRAISE,
    ),
    closing=CLOSING,
    offers=(
        Offer("complaint", ({"trouble": YES}, *({name: DISSATISFIED} for name in ("product_quality", "delivery", "attitude")))),
        Offer("repair", ({"trouble": YES},)),
    ),
)  # fmt: skip

COMPLAINT_CALL = Template(
    name="complaint-call", edition=1, zh="投诉回访", en="Revisit after a complaint", form="", source=line(HOME_MALL, "145"),
    rules=("RVT-02", "CMP-20"), population="customer", head=("name", "phone", "address"),
    opening="{hello}，我是服务台{agent}，想了解您反映的“{about}”处理得怎么样。您现在方便吗？",
    questions=(
        Question(name="solved", zh="问题解决了吗", en="Solved", scale=YES_NO, ask="问题解决了吗？"),
        _three("complaint_handling", "投诉处理", "How it was handled", "处理结果您满意吗？"),
        _three("attitude", "服务态度", "Attitude", "接待人员的态度您满意吗？"),
        ADVICE, PRAISE,
    ),
    closing=CLOSING,
    offers=(Offer("reopen", ({"solved": NO}, {"complaint_handling": DISSATISFIED})), Offer("complaint", ({"attitude": DISSATISFIED},))),
)  # fmt: skip

PROGRESS_CALL = Template(
    name="progress-call", edition=1, zh="处理中回访", en="Revisit while it is handled", form="", source=line(PLAZA, "1"),
    rules=("RVT-13",), population="customer", head=("name", "phone", "address"),
    opening="{hello}，我是服务台{agent}，您反映的“{about}”正在处理，想听听您的意见。您现在方便吗？",
    questions=(
        Question(name="informed", zh="知道处理到哪一步", en="Knows how far it is", scale=YES_NO, ask="有人告诉您处理到哪一步了吗？"),
        _three("attitude", "服务态度", "Attitude", "接待人员的态度您满意吗？"),
        TROUBLE, MATTER, ADVICE, PRAISE,
    ),
    closing=CLOSING,
    offers=(Offer("complaint", ({"attitude": DISSATISFIED},)),),
)  # fmt: skip

WARRANTY_CALL = Template(
    name="warranty-call", edition=1, zh="质保到期前回访", en="Revisit before the warranty ends", form="", source=line(HOME_MALL, "149"),
    rules=("RVT-03",), population="customer", head=("name", "phone", "address", "product_used"),
    opening="{hello}，我是服务台{agent}，您买的{about}质保快到期了，想了解使用情况。您现在方便吗？",
    questions=(_three("use_state", "使用状况", "In use", "使用状况您满意吗？"), TROUBLE, MATTER, ADVICE, PRAISE),
    closing=CLOSING,
    offers=(Offer("complaint", ({"use_state": DISSATISFIED}, {"trouble": YES})), Offer("repair", ({"trouble": YES},))),
)  # fmt: skip

REGULAR_CALL = Template(
    name="regular-call", edition=1, zh="定期回访", en="Regular revisit", form="", source=line(HEATING, "22"),
    rules=("RVT-11",), population="customer", head=("name", "phone", "address"),
    opening="{hello}，我是服务台{agent}，想听听您对我们服务的意见和需要。您现在方便吗？",
    questions=(
        _three("overall", "总体满意度", "On the whole", "总的来说您满意吗？"),
        Question(name="wishes", zh="希望得到的服务", en="Wishes", scale=WORDS, ask="您还希望我们提供什么服务？", needed=False),
        TROUBLE, MATTER, SCORE, ADVICE, PRAISE,
    ),
    closing=CLOSING,
    offers=(Offer("complaint", ({"overall": DISSATISFIED}, {"trouble": YES})), Offer("repair", ({"trouble": YES},))),
)  # fmt: skip

_PRODUCT, _SERVICE = ("产品满意度", "The product"), ("服务评价", "The service")
SERVICE_REVIEW = Template(
    name="service-review", edition=1, zh="服务评价表", en="Service evaluation", form="F-SUR1", source=line(PRODUCTS, "13-14"),
    rules=("SUR-01",), population="customer",
    opening="{hello}，我是服务台{agent}，想请您评价我们的产品和服务。您现在方便吗？",
    questions=(
        *_printed(
            _PRODUCT,
            ("product_quality", "产品质量", "Quality"), ("product_price", "产品价格", "Price"), ("packaging", "产品包装设计", "Packaging"),
        ),
        *_printed(
            _SERVICE,
            ("attitude", "服务态度", "Attitude"), ("manner", "服务方式", "Manner"), ("process", "服务流程", "Process"),
            ("efficiency", "服务效率", "Efficiency"), ("skill", "工作技能", "Skill"), ("overall", "服务人员综合素质", "Overall quality"),
        ),
        Question(
            name="advice", zh="其他建议或意见", en="Other advice", scale=WORDS,
            ask="您还有什么建议或意见？", needed=False, reports="advice",
        ),
    ),
    closing=CLOSING,
)  # fmt: skip

QUESTIONNAIRE = Template(
    name="questionnaire", edition=1, zh="售后服务调查问卷", en="After-sales questionnaire", form="F-SUR2", source=line(PRODUCTS, "14-15"),
    rules=("SUR-02",), population="customer",
    opening="{hello}，为改进我们的产品和服务，想请您答几个问题。您现在方便吗？",
    questions=(
        *_printed(
            ("1 产品", "1 The product"),
            ("product_quality", "产品质量", "Quality"), ("product_price", "产品价格", "Price"), ("use_state", "产品使用状况", "In use"),
        ),
        Question(
            name="meets_needs", zh="能否满足您的要求", en="Meets your needs", scale=FOUR, ask="公司的产品是否能满足您的要求？",
            section=("1 产品", "1 The product"),
        ),
        *_printed(
            ("2 服务", "2 The service"),
            ("attitude", "工作人员态度", "Attitude"), ("complaint_handling", "投诉问题的处理", "Complaints handled"),
        ),
        Question(
            name="product_advice", zh="产品还需改进的方面", en="The product should", scale=WORDS,
            ask="您认为我们公司产品在哪些方面还需要改进？",
            needed=False, reports="advice", section=("3 其他", "3 Other"),
        ),
        Question(
            name="work_advice", zh="工作还需改进的地方", en="Our work should", scale=WORDS, ask="我们的工作还需改进的地方？", needed=False,
            reports="advice", section=("3 其他", "3 Other"),
        ),
    ),
    closing=CLOSING,
)  # fmt: skip

SHOP_REVIEW = Template(
    name="shop-review", edition=1, zh="商户满意度调查", en="Shop satisfaction", form="", source=line(HOME_MALL, "35-37"),
    rules=("SUR-04",), population="shop", head=("name", "phone", "booth"),
    opening="{hello}，我是服务台{agent}，想听听您对商场服务的评价。您现在方便吗？",
    questions=(
        *_printed(
            ("商场服务", "The mall's service"),
            ("attitude", "服务态度", "Attitude"), ("efficiency", "办事效率", "Efficiency"), ("property", "物业环境", "Premises"),
            ("promotion", "促销推广", "Promotion"),
        ),
        ADVICE,
    ),
    closing=CLOSING,
)  # fmt: skip


def _solicited(name: str, zh: str, en: str, population: str, items: str) -> Template:
    """Five grades, then opinion and advice in words (2.5); `items`: `name 中文 English; …`. What is asked is customary."""
    graded = (Question(name=i, zh=said, en=words, scale=OPINION) for i, said, words in (one.split(maxsplit=2) for one in items.split(";")))
    return Template(
        name=name, edition=1, zh=zh, en=en, form="F-OPN1", source=line(PLAZA, "1"), rules=("OPN-C02",), population=population,
        head=("name", "phone", "booth") if population == "shop" else ("name", "phone"),
        questions=(
            *graded,
            Question(name="opinion", zh="意见", en="Opinion", scale=WORDS, needed=False),
            Question(name="advice", zh="建议", en="Advice", scale=WORDS, needed=False),
        ),
    )  # fmt: skip


SHOP_OPINION = _solicited(
    "shop-opinion", "商户意见征询表", "Opinion sheet of a tenant", "shop",
    "attitude 服务态度 Attitude; efficiency 办事效率 Efficiency; property 物业维修 Premises; cleaning 环境卫生 Cleanliness;"
    "security 安全秩序 Security; promotion 营销推广 Promotion",
)  # fmt: skip
CUSTOMER_OPINION = _solicited(
    "customer-opinion", "顾客意见征询表", "Opinion sheet of a customer", "customer",
    "goods 商品质量 Goods; price 商品价格 Prices; attitude 服务态度 Attitude; surroundings 购物环境 Surroundings;"
    "aftersale 售后服务 After-sales; facilities 便民设施 Facilities",
)  # fmt: skip

TEMPLATES: Mapping[str, Template] = {
    one.name: one
    for one in (
        REPAIR_CALL, SALE_CALL, COMPLAINT_CALL, PROGRESS_CALL, WARRANTY_CALL, REGULAR_CALL, SERVICE_REVIEW, QUESTIONNAIRE, SHOP_REVIEW,
        SHOP_OPINION, CUSTOMER_OPINION,
    )
}  # fmt: skip
"""By name."""
CALLS: Mapping[str, str] = {
    "sale": "sale-call", "complaint": "complaint-call", "warranty": "warranty-call", "repair": "repair-call", "regular": "regular-call",
    "progress": "progress-call",
}  # fmt: skip
"""The sheet of each kind of revisit; an interview's stands in its plan."""
