"""A revisit while a case is still handled (RVT-13)."""

from broadcaster.desk import ledger
from broadcaster.desk.registers import book
from broadcaster.desk.revisits.calling import Call, template_of
from broadcaster.desk.survey.answering import understood
from broadcaster.desk.values import Value
from tests.desk.conftest import House
from tests.desk.revisits.test_keeping import called
from tests.desk.samples import CLERK, NOW

DAY = NOW.date()


def test_a_case_is_revisited_while_it_is_handled(sqlite_house: House) -> None:
    """RVT-13: in process, with questions of its own."""
    row: dict[str, Value] = {"kind": "progress", "name": "王", "about": "沙发", "due_on": DAY}
    made_by_hand = sqlite_house.desk.write(CLERK, NOW, lambda w: ledger.add(w, book("revisit"), row))
    answers = understood(template_of(made_by_hand), {"informed": "是", "attitude": "满意", "trouble": "否"})[0]
    done = called(sqlite_house, made_by_hand.number, Call(result="answered", answers=answers))
    assert (done.row["stage"], done.row["sheet"]) == ("done", "progress-call")
