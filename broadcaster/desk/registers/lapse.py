"""What went wrong on a call, by reason code: kept for the check of recordings and as a proposal of a penalty (CAL-08, CAL-11, CAL-13, CAL-14)."""

from broadcaster.desk.book import Book, Retention, Span
from broadcaster.desk.declare import HEATING, PLAZA, choice, kept, line, money, person, text, words, yes

REASONS = (
    "hung-up 主动挂断 hung up first; late-answer 三声后才接 answered too late; phrase 未用标准用语 phrase not the standard;"
    "mandarin 不说普通话 not in Mandarin; unclear 语音不清 not clear; impolite 不礼貌 not polite; retort 顶撞顾客 retorted;"
    "chatting 电话聊天 chatting; long-use 无故长占电话 long occupation of the telephone; wrong-tone 言词语气不当 wrong words or tone;"
    "unanswered 值班不接电话 on call and not answered"
)

BOOK = Book(
    name="lapse",
    prefix="JT",
    zh="接听差错",
    en="Lapses on calls",
    about_zh="接电话哪里不合规定：写明是哪一条、谁、哪通电话、该怎么说。按规定给出处理建议，处罚由人决定；本人看不到内容。",
    about_en="What was against the rules on a call: which rule, who, which call, what should have been said. A measure is proposed, people decide.",
    form="",
    source=line(HEATING, "50,54"),
    rules=("CAL-08", "CAL-11", "CAL-13", "CAL-14"),
    fields=(
        person("clerk", "当事人", "Clerk", required=True, indexed=True, hint_zh="服务台登录名", hint_en="name at the desk"),
        choice("fault_code", "差错", "Lapse", REASONS, required=True, rules=("CAL-08", "CAL-11", "CAL-13", "CAL-14")),
        text("call_no", "来电单号", "Call"),
        words("evidence", "经过", "What happened", required=True),
        yes("grave", "造成严重后果", "Grave result", default="no", rules=("CAL-11",)),
        text("phrase_no", "应说用语", "Phrase to be said", hint_zh="服务用语编号", hint_en="number of the phrase", rules=("SCR-07",)),
        text("clause_no", "条款编号", "Clause", hint_zh="desk clause 的编号", hint_en="number in `desk clause`", rules=("POL-05",)),
        *kept(
            choice(
                "measure",
                "建议处理",
                "Proposed",
                "fine 罚款 fine; warning 警告 warning; penalty 处罚 penalty; bonus 扣奖金 off the bonus; person 由人决定 a person decides",
            ),
            money("amount", "建议金额", "Proposed sum"),
            text("basis", "依据", "By"),
            text("policy_version", "规矩版本", "Rules as of"),
        ),
    ),
    columns=("number", "happened_at", "clerk", "fault_code", "call_no", "measure", "amount"),
    close=Span.MONTH,
    retention=Retention.PERSONAL,
    barred="clerk",
    extra={"also": line(PLAZA, "18-19")},
)
