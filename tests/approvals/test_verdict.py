"""Who may put what on air: every rule of BRD-C01, and that nothing slips through."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadcaster.announcements.model import EVERY, WINDOWS, Announcement, Kind, When
from broadcaster.announcements.subject import subject
from broadcaster.approvals.model import Decision, Person, Request, Signature, Step, Subject, text_digest
from broadcaster.approvals.steps import STEPS, merged
from broadcaster.approvals.verdict import State, Verdict, airable
from broadcaster.faults import Severity
from broadcaster.sentences import SAY, say
from broadcaster.timetable.model import Dates

SHANGHAI = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 12, 5, 10, tzinfo=SHANGHAI)
SPOT = Subject("scripts/zh_CN/促销/甲", "promo", "d1")
AUTHOR, HEAD, OTHER = Person("小王", "desk"), Person("张经理", "desk"), Person("李主管", "desk")
hold = settings(max_examples=150, deadline=None, derandomize=True)


def request(subject: Subject = SPOT, **fields: object) -> Request:
    given: dict[str, object] = {"author": AUTHOR, "at": AT - timedelta(days=3)}
    return Request(subject, "词", **{**given, **fields})  # type: ignore[arg-type]


def sign(about: Request, step: Step | None, by: Person, decision: Decision = Decision.APPROVED, **fields: object) -> Signature:
    given: dict[str, object] = {"at": AT - timedelta(days=2), "digest": about.subject.digest, "reason": ""}
    return Signature(about.id, step, decision, by, **{**given, **fields})  # type: ignore[arg-type]


def verdict(requests: Sequence[Request], signatures: Sequence[Signature], subject: Subject = SPOT, at: datetime = AT) -> Verdict:
    return airable(subject, requests, signatures, STEPS, frozenset({"shipped"}), at)


ASKED = request()
BOTH = (sign(ASKED, Step.HEAD, HEAD), sign(ASKED, Step.RECHECK, OTHER))


def test_a_text_airs_when_its_head_has_signed_and_another_one_re_checked() -> None:
    stages = [verdict([], []), verdict([ASKED], []), verdict([ASKED], BOTH[:1]), verdict([ASKED], BOTH)]
    assert [v.state for v in stages] == [State.NEVER_REQUESTED, State.WAITS_HEAD, State.WAITS_RECHECK, State.APPROVED]
    assert [v.airable for v in stages] == [False, False, False, True]
    assert stages[3].request == ASKED


def test_one_changed_byte_is_another_text_and_it_is_told_who_approved_the_old_one() -> None:
    changed = verdict([ASKED], BOTH, replace(SPOT, digest="d2"))
    assert (changed.state, changed.airable, changed.request) == (State.CHANGED, False, ASKED)
    problem = changed.problem("沙发节")
    assert problem is not None
    assert all(told in say(problem) for told in ("沙发节", "张经理", "李主管", ASKED.id))


@pytest.mark.parametrize(
    "signatures",
    [
        (sign(ASKED, Step.HEAD, AUTHOR), BOTH[1]),
        (BOTH[0], sign(ASKED, Step.RECHECK, AUTHOR)),
        (BOTH[0], sign(ASKED, Step.RECHECK, HEAD)),
        (BOTH[0], sign(ASKED, Step.RECHECK, Person(" 张 经理 ", "other"))),
        (BOTH[0], sign(ASKED, Step.RECHECK, OTHER, digest="d2")),
        (BOTH[0], replace(BOTH[1], request="another")),
        (sign(ASKED, Step.RECHECK, HEAD), sign(ASKED, Step.RECHECK, OTHER)),
        (sign(ASKED, None, HEAD), BOTH[1]),
        (*BOTH, sign(ASKED, Step.RECHECK, OTHER, Decision.REJECTED, reason="价格有误")),
        (*BOTH, sign(ASKED, None, AUTHOR, Decision.WITHDRAWN)),
        (*BOTH, sign(ASKED, Step.HEAD, HEAD, Decision.REJECTED)),
    ],
)
def test_nothing_less_will_do_whatever_stands_in_the_store(signatures: Sequence[Signature]) -> None:
    assert not verdict([ASKED], signatures).airable


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Person("小王", "desk"), Person("小王", "boss"), True),
        (Person("小王", "desk"), Person("小李", "desk"), False),
        (Person("", "desk"), Person("", "desk"), True),
        (Person("", "desk"), Person("", "boss"), False),
        (Person("小王", "desk"), Person("", "desk"), True),
        (Person("desk", "x"), Person("", "desk"), True),
        (Person("Ｗang", "a"), Person("wang", "b"), True),
    ],
)
def test_two_names_are_two_people_and_without_a_name_the_account_speaks(one: Person, other: Person, same: bool) -> None:  # noqa: FBT001
    assert one.same(other) is other.same(one) is same


def test_the_clocks_of_two_desks_may_differ() -> None:
    early = replace(BOTH[1], at=BOTH[0].at - timedelta(minutes=5))
    assert verdict([ASKED], [BOTH[0], early]).airable


@pytest.mark.parametrize(
    ("first", "last", "day", "state"),
    [
        (None, None, date(2026, 12, 5), State.APPROVED),
        (date(2026, 12, 5), date(2026, 12, 5), date(2026, 12, 5), State.APPROVED),
        (date(2026, 12, 6), None, date(2026, 12, 5), State.NOT_YET),
        (None, date(2026, 12, 4), date(2026, 12, 5), State.EXPIRED),
    ],
)
def test_an_approval_holds_on_the_dates_that_were_asked_for(first: date | None, last: date | None, day: date, state: State) -> None:
    asked = request(first=first, last=last)
    signatures = [sign(asked, Step.HEAD, HEAD), sign(asked, Step.RECHECK, OTHER)]
    found = verdict([asked], signatures, at=datetime.combine(day, datetime.min.time(), SHANGHAI))
    assert found.state is state
    if problem := found.problem("沙发节"):
        assert problem.severity is (Severity.WARNING if state is State.NOT_YET else Severity.ERROR)


def test_of_several_requests_the_one_that_lets_it_air_counts_and_else_the_one_that_is_nearest() -> None:
    rejected, again = ASKED, request(at=AT - timedelta(days=1))
    no = sign(rejected, Step.HEAD, HEAD, Decision.REJECTED, reason="价格有误")
    assert verdict([rejected], [no]).state is State.REJECTED
    assert verdict([rejected, again], [no]).state is State.WAITS_HEAD
    yes = [sign(again, Step.HEAD, HEAD), sign(again, Step.RECHECK, OTHER)]
    assert verdict([rejected, again], [no, *yes]).state is State.APPROVED


def test_a_renamed_script_keeps_its_approval_and_an_untouched_shipped_one_needs_none() -> None:
    assert verdict([ASKED], BOTH, replace(SPOT, name="scripts/zh_CN/促销/乙")).airable
    assert verdict([], [], replace(SPOT, digest="shipped")).state is State.SHIPPED


@pytest.mark.parametrize(
    ("kind", "signers", "state"),
    [
        ("page", 0, State.FREE),
        ("weather", 0, State.WAITS_HEAD),
        ("weather", 1, State.APPROVED),
        ("emergency", 1, State.WAITS_RECHECK),
        ("event", 2, State.APPROVED),
        ("something new", 1, State.WAITS_RECHECK),
    ],
)
def test_each_kind_has_its_steps_and_an_unknown_kind_all_of_them(kind: str, signers: int, state: State) -> None:
    asked = request(replace(SPOT, kind=kind))
    signatures = [sign(asked, Step.HEAD, HEAD), sign(asked, Step.RECHECK, OTHER)][:signers]
    assert verdict([asked], signatures, asked.subject).state is state


def test_a_mall_sets_steps_for_a_kind_and_keeps_the_others() -> None:
    steps = merged({"page": ["recheck", "head"], "promo": []})
    assert (steps["page"], steps["promo"], steps["event"]) == (tuple(Step), (), STEPS["event"])


def test_every_reason_has_its_sentence() -> None:
    withdrawn = sign(ASKED, None, AUTHOR, Decision.WITHDRAWN)
    rejected = sign(ASKED, Step.HEAD, HEAD, Decision.REJECTED, reason="价格有误")
    later, over = request(first=date(2027, 1, 1)), request(last=date(2026, 1, 1))
    cases = [
        verdict([], []),
        verdict([ASKED], []),
        verdict([ASKED], BOTH[:1]),
        verdict([ASKED], [rejected]),
        verdict([ASKED], [withdrawn]),
        verdict([ASKED], BOTH, replace(SPOT, digest="d2")),
        *(verdict([r], [sign(r, Step.HEAD, HEAD), sign(r, Step.RECHECK, OTHER)]) for r in (later, over)),
    ]
    told = [p for case in cases if (p := case.problem("沙发节"))]
    assert {p.code for p in told} == {f"approval.{state}" for state in State if not state.airable}
    assert all("沙发节" in say(p) for p in told)
    assert all(f"approval.{state}" in SAY for state in State if not state.airable)


people = st.builds(Person, st.sampled_from(["", "小王", "张经理", "李主管", "赵"]), st.sampled_from(["desk", "boss"]))
requests = st.builds(
    Request,
    st.builds(Subject, st.just(SPOT.name), st.just("promo"), st.sampled_from(["d1", "d2"])),
    st.just("词"),
    people,
    st.integers(0, 5).map(lambda n: AT - timedelta(days=n + 1)),
    last=st.none() | st.just(date(2026, 12, 1)),
)


@hold
@given(st.lists(requests, min_size=1, max_size=3), st.data())
def test_whatever_is_written_airs_only_with_two_people_besides_the_author(asked: list[Request], data: st.DataObject) -> None:
    marks = st.builds(
        Signature,
        st.sampled_from([r.id for r in asked]),
        st.none() | st.sampled_from(Step),
        st.sampled_from([Decision.APPROVED] * 6 + list(Decision)),
        people,
        st.integers(0, 5).map(lambda n: AT - timedelta(hours=n)),
        st.sampled_from(["d1", "d1", "d2"]),
        st.sampled_from(["", "价格有误"]),
    )
    signatures = data.draw(st.lists(marks, max_size=8))
    found = verdict(asked, signatures)
    assert found == verdict(asked[::-1], signatures[::-1])
    if found.airable:
        assert found.request is not None
        mine = [s for s in signatures if s.request == found.request.id and s.digest == "d1"]
        assert found.request.subject.digest == "d1"
        assert all(s.decision is Decision.APPROVED for s in mine)
        heads, checks = ([s.by for s in mine if s.step is step and not s.by.same(found.request.author)] for step in Step)
        assert any(not a.same(b) for a in heads for b in checks)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_in_which_things_are_read_does_not_matter(order: tuple[int, ...]) -> None:
    asked = [ASKED, request(replace(SPOT, digest="d2")), request(replace(SPOT, name="scripts/zh_CN/别的", digest="d3"))]
    assert verdict([asked[n] for n in order], BOTH).state is State.APPROVED


def announcement(**fields: object) -> Announcement:
    day = date(2026, 12, 5)
    return Announcement(Kind.EVENT, "开幕", When((Dates(day, day),), WINDOWS, (), EVERY), **fields)  # type: ignore[arg-type]


def test_an_announcement_is_approved_by_its_words_and_a_script_by_itself() -> None:
    script = Subject("scripts/zh_CN/活动信息", "event", "s1")
    page = Subject("scripts/zh_CN/寻人", "page", "p1")
    own = subject(announcement(text="甲"), None)
    assert (own.kind, own.digest) == ("event", text_digest("甲"))
    assert own.digest == subject(announcement(text="甲", reads=3), None).digest != subject(announcement(text="乙"), None).digest
    assert subject(announcement(script=script.name), script) == script
    filled = [subject(announcement(script=script.name, fields=(("品牌", brand),)), script) for brand in ("甲", "乙")]
    assert (filled[0].kind, len({s.digest for s in (*filled, script)})) == ("event", 3)
    assert subject(announcement(script=page.name, fields=(("姓名", "小明"),)), page) == page


def test_an_announcement_whose_script_is_gone_airs_on_nobodys_word() -> None:
    lost = subject(announcement(script="scripts/zh_CN/没了"), None)
    asked = request(lost)
    signatures = [sign(asked, Step.HEAD, HEAD), sign(asked, Step.RECHECK, OTHER)]
    assert verdict([asked], signatures, lost).state is State.NEVER_REQUESTED
