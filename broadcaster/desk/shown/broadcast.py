"""The programme table and what may go on air: shown by the tests of the broadcast itself."""

SHIPPED, MUSIC = "tests/timetable/test_shipped.py::", "tests/plan/test_music.py::"
ANY_DAY = "tests/programme/test_properties.py::test_whatever_is_asked_for_is_heard_in_turn_or_told_with_its_reason"
VERDICT = "tests/approvals/test_verdict.py::"
SHOWN: dict[str, tuple[str, ...]] = {
    "BRD-01": (SHIPPED + "test_it_has_the_ten_rows_of_the_manual",),
    "BRD-02": (
        MUSIC + "test_gaps_are_filled_while_the_mall_is_open_where_the_timetable_wants_it",
        MUSIC + "test_words_longer_than_their_slot_are_told_and_the_next_music_starts_under_them",
        "tests/plan/test_properties.py::test_every_instant_between_the_first_and_the_last_cue_belongs_to_a_cue_or_is_told",
    ),
    "BRD-03": (SHIPPED + "test_it_has_the_manuals_levels_and_later_closing", MUSIC + "test_an_overlay_shifts_a_row_and_only_on_its_day"),
    "BRD-04": (SHIPPED + "test_event_days_and_holidays_add_their_words", ANY_DAY),
    "BRD-05": (SHIPPED + "test_event_days_and_holidays_add_their_words", ANY_DAY),
    "BRD-C01": (
        VERDICT + "test_a_text_airs_when_its_head_has_signed_and_another_one_re_checked",
        VERDICT + "test_whatever_is_written_airs_only_with_two_people_besides_the_author",
    ),
}
