"""Repairs, limits that stand still, exception events that come by themselves, incidents and faults."""

T = "tests/desk/"
R, W, S, C = T + "repairs/test_repair.py::", T + "cases/test_waiting.py::", T + "repairs/test_season.py::", T + "repairs/test_command.py::"
LIMITS, SOLD = T + "repairs/test_limits.py::", T + "repairs/test_warranty.py::"
ROUTES, CALLS, INCIDENTS = T + "repairs/test_routing.py::", T + "repairs/test_attempts.py::", T + "front/test_incidents.py::"
_WHOLE = R + "test_a_repair_goes_from_its_entry_to_its_closing_and_the_chain_holds"
_ONCE = LIMITS + "test_a_limit_that_passes_brings_its_exception_once"
_LISTS = C + "test_lists_figures_and_what_came_by_itself"
SHOWN: dict[str, tuple[str, ...]] = {
    "CMP-05": (
        W + "test_every_limit_says_where_it_stands_still",
        W + "test_the_time_a_case_waited_is_given_back",
        W + "test_a_limit_that_stood_still_is_judged_by_the_time_that_counted",
        W + "test_each_mark_is_recorded_once_whoever_looks",
    ),
    "RPR-01": (
        R + "test_what_has_to_be_recorded_is_asked_for_all_at_once",
        C + "test_what_the_call_says_is_not_typed_again",
        C + "test_a_household_with_a_file_is_not_typed_again",
        _WHOLE,
    ),
    "RPR-02": (
        R + "test_classes_are_the_houses_and_a_leak_is_urgent",
        R + "test_what_is_urgent_is_the_houses_word",
    ),
    "RPR-03": (
        ROUTES + "test_the_hotlines_stations_are_the_manuals_seventeen",
        ROUTES + "test_the_longest_words_win_and_nothing_is_guessed",
        R + "test_an_address_of_nobody_waits_until_somebody_chooses",
        R + "test_a_wrong_station_counts_against_who_took_the_call",
        S + "test_figures_are_by_class_station_and_call_taker",
    ),
    "RPR-04": (_WHOLE, R + "test_worklists_are_by_station_owner_and_how_long_over"),
    "RPR-05": (
        LIMITS + "test_unset_limits_do_not_run_and_four_hours_do",
        LIMITS + "test_the_four_hours_stand_still_while_the_household_is_waited_for",
        _ONCE,
        CALLS + "test_the_call_that_made_it_two_is_told_until_somebody_answers",
    ),
    "RPR-06": (_WHOLE, R + "test_worklists_are_by_station_owner_and_how_long_over", _LISTS),
    "RPR-07": (
        "tests/desk/revisits/test_wanted.py::test_a_returned_order_is_tomorrows_call",
        "tests/desk/revisits/test_repairs.py::test_a_returned_order_is_called_the_next_day_and_settled_when_it_is_solved",
    ),
    "RPR-08": (R + "test_complex_ones_stand_on_the_departments_list_until_it_answers",),
    "RPR-09": (
        S + "test_a_rate_is_held_against_its_target_by_the_exact_share",
        S + "test_figures_are_by_class_station_and_call_taker",
    ),
    "RPR-10": (T + "repairs/test_papers.py::test_each_paper_has_its_title_and_its_fields", _LISTS),
    "RPR-11": (SOLD + "test_a_paid_repair_has_its_reason_and_a_price_the_customer_agreed_to",),
    "RPR-12": (
        SOLD + "test_two_repairs_in_vain_within_the_warranty_unlock_the_exchange",
        C + "test_the_return_counts_repairs_in_vain_by_the_order",
    ),
    "RPR-13": (SOLD + "test_the_next_service_is_told_a_week_ahead_until_somebody_was_reminded",),
    "RPR-14": (
        S + "test_the_season_is_filed_and_packed_when_nothing_is_left_open",
        S + "test_a_sample_is_drawn_without_twins_and_its_sheet_is_begun",
    ),
    "SRV-07": (
        T + "test_declarations.py::test_the_bonus_ledger_is_tagged",
        T + "repairs/test_papers.py::test_the_ledger_of_repairs_at_home_has_its_own_columns",
        _LISTS,
    ),
    "EXC-01": (_ONCE,),
    "EXC-02": (_ONCE,),
    "EXC-03": (_ONCE, LIMITS + "test_what_is_done_late_brings_its_exception_without_a_sweep"),
    "EXC-04": (
        LIMITS + "test_nobody_answers_is_an_exception_at_once_and_once",
        CALLS + "test_the_call_that_made_it_two_is_told_until_somebody_answers",
    ),
    "EXC-11": (
        INCIDENTS + "test_five_kinds_are_reported_at_once_and_may_skip_a_level",
        INCIDENTS + "test_what_is_no_emergency_goes_level_by_level",
    ),
    "EXC-13": (INCIDENTS + "test_a_fault_is_reported_and_followed_until_it_works_again",),
    "EXC-14": (INCIDENTS + "test_an_incident_is_settled_when_its_checklist_is_done",),
    "EXC-15": (INCIDENTS + "test_an_escalated_event_is_its_heads_until_it_is_settled",),
}
