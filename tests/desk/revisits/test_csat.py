"""The enterprise's satisfaction survey: its target is blank in the manual, and stays so until the house has set it (SUR-03)."""

from fractions import Fraction

from sqlalchemy import Connection

from broadcaster.desk.policy.approvals import approve, drafted
from broadcaster.desk.policy.model import Change
from broadcaster.desk.policy.opening import policy
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.revisits.rating import figures, verdicts
from broadcaster.desk.revisits.terms import terms
from broadcaster.desk.row import Query
from broadcaster.desk.survey.answering import understood
from broadcaster.desk.survey.figures import Verdict
from broadcaster.desk.survey.keeping import keep
from broadcaster.desk.survey.templates import SERVICE_REVIEW
from tests.desk.conftest import House
from tests.desk.samples import BOSS, CLERK, NOW

DAY = NOW.date()
GRADED = tuple(q.name for q in SERVICE_REVIEW.questions if q.name != "advice")


def _judged(house: House) -> Verdict:
    def read(connection: Connection) -> Verdict:
        held = terms(policy(connection, "enterprise", DAY))
        return verdicts(figures(connection, ["service-review"], Query()), held)[0]

    return house.desk.read(read)


def test_a_satisfaction_survey_is_judged_only_by_a_target_somebody_has_set(sqlite_house: House) -> None:
    """SUR-03, POL-02: 75 % is neither good nor bad while [X] is blank; `desk doctor` names the key; then it is, exactly."""
    for grade in ("满意", "一般"):
        answers = understood(SERVICE_REVIEW, dict.fromkeys(GRADED, grade))[0]
        sqlite_house.desk.write(CLERK, NOW, lambda w, given=answers: keep(w, SERVICE_REVIEW, {"name": "王"}, given))  # type: ignore[misc]
    found = _judged(sqlite_house)
    assert (found.share, found.target, found.met) == (Fraction(75), Unset.BLANK, None)
    assert "kpi.customer_satisfaction" in {s.key.name for s in sqlite_house.desk.read(lambda c: policy(c, "enterprise", DAY)).unset()}
    for text, met in (("≥ 75 %", True), ("≥ 75.01 %", False)):
        change = Change("kpi.customer_satisfaction", text, DAY, "定目标", "王芳")
        sqlite_house.desk.write(CLERK, NOW, lambda w, one=change: drafted(w, one))  # type: ignore[misc]
        sqlite_house.desk.write(BOSS, NOW, lambda w, one=change: approve(w, one))  # type: ignore[misc]
        assert _judged(sqlite_house).met is met
