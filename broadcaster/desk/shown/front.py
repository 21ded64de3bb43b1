"""The front desk: pages, calls, promises, questions, tasks, exception events."""

T = "tests/desk/front/"
PAGES, CALLS, ACTS = T + "test_pages.py::", T + "test_calls.py::", T + "test_acts.py::"
_EXCEPTION = (ACTS + "test_every_kind_is_entered_by_hand_and_routed",)
SHOWN: dict[str, tuple[str, ...]] = {
    "BRD-C02": (
        PAGES + "test_the_form_is_kept_and_its_words_are_in_the_queue",
        PAGES + "test_without_what_the_script_says_there_is_neither_form_nor_announcement",
        PAGES + "test_what_the_mall_heard_stands_on_the_form_and_the_outcome_ends_the_announcement",
        PAGES + "test_ten_minutes_after_a_child_is_lost_the_police_are_advised_until_they_are_called",
    ),
    "SCR-01": (CALLS + "test_the_script_asks_in_order_reads_back_and_notes_what_was_read",),
    "SCR-02": (
        CALLS + "test_the_opening_is_the_festivals",
        CALLS + "test_a_notice_goes_before_the_calendar_on_its_days_only",
        CALLS + "test_what_is_said_today_is_shown_for_any_day",
    ),
    "SCR-04": (CALLS + "test_every_organisation_has_its_words_with_the_manuals_where_they_print_some",),
    "SCR-05": (CALLS + "test_every_organisation_has_its_words_with_the_manuals_where_they_print_some",),
    "SCR-06": (CALLS + "test_the_greeting_goes_by_the_clock",),
    "CAL-01": (CALLS + "test_calls_are_summed_up_by_topic_and_judged_only_by_a_limit_that_is_set",),
    "CAL-04": (CALLS + "test_calls_are_summed_up_by_topic_and_judged_only_by_a_limit_that_is_set",),
    "CAL-05": (CALLS + "test_promises_are_sorted_by_time_and_what_is_done_is_gone",),
    "CAL-06": (CALLS + "test_calls_are_summed_up_by_topic_and_judged_only_by_a_limit_that_is_set",),
    "CAL-12": (CALLS + "test_calls_are_summed_up_by_topic_and_judged_only_by_a_limit_that_is_set",),
    "SRV-01": (CALLS + "test_promises_are_sorted_by_time_and_what_is_done_is_gone",),
    "SRV-04": (CALLS + "test_a_shop_is_found_by_any_of_its_words",),
    "SRV-05": (CALLS + "test_a_program_takes_a_call_with_its_promise_in_one_go",),
    "SRV-08": (CALLS + "test_an_outlet_is_found_by_its_region",),
    "FAQ-01": (
        ACTS + "test_a_question_goes_to_the_department_back_to_the_caller_and_into_the_standard_answers",
        ACTS + "test_acts_are_commands_with_the_books_own_fields",
    ),
    "FAQ-02": (ACTS + "test_what_is_asked_most_is_told_with_what_has_no_answer",),
    "TSK-01": (
        ACTS + "test_a_task_is_in_time_up_to_its_time",
        ACTS + "test_a_difficulty_told_before_the_deadline_can_bring_more_time",
        ACTS + "test_a_difficulty_told_after_the_deadline_is_refused_and_the_task_is_late",
    ),
    "TSK-02": (ACTS + "test_a_task_ends_with_a_report",),
    "EXC-05": _EXCEPTION,
    "EXC-06": _EXCEPTION,
    "EXC-07": _EXCEPTION,
    "EXC-08": _EXCEPTION,
    "EXC-09": _EXCEPTION,
    "EXC-10": (ACTS + "test_an_exception_is_reported_upward_before_it_is_settled", *_EXCEPTION),
    "EXC-12": _EXCEPTION,
}
