"""The advice of the page on levels, followed."""

from tests.docs.conftest import Run

ATTENUATING = ("--point", "24=68", "--point", "21=71", "--point", "27=65")
LOUDER = ("--point", "24=68", "--point", "21=65", "--point", "27=71")


def test_a_dial_that_runs_the_other_way_is_warned_of_where_it_softens_the_emergency(broadcaster: Run) -> None:
    done = broadcaster("calibrate", *ATTENUATING, language="en")
    assert done.returncode == 0
    assert done.stderr == (
        "warning: An emergency would now be 6.0 LU softer than welcome. Change the band of emergency under levels in the timetable.\n"
    )


def test_a_dial_that_runs_as_shipped_needs_no_warning(broadcaster: Run) -> None:
    done = broadcaster("calibrate", *LOUDER, language="en")
    assert (done.returncode, done.stderr) == (0, "")
