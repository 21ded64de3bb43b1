"""Revisits, door visits, surveys, interview plans."""

T = "tests/desk/revisits/"
WANTED, KEPT, SURVEY, COMMANDS = T + "test_wanted.py::", T + "test_keeping.py::", T + "test_survey.py::", T + "test_commands.py::"
_SCRIPT = COMMANDS + "test_a_call_by_the_script_in_a_terminal"
_PAPERS = COMMANDS + "test_the_papers_have_their_titles_their_questions_and_their_boxes"
_ONCE = KEPT + "test_what_is_owed_is_made_once_follows_its_sale_and_ends_with_it"
SHOWN: dict[str, tuple[str, ...]] = {
    "RVT-01": (
        WANTED + "test_a_sale_is_revisited_after_thirty_days_and_a_month_before_its_warranty_ends",
        WANTED + "test_the_thirty_day_rate_counts_what_fell_due_up_to_today",
        _ONCE,
    ),
    "RVT-02": (
        WANTED + "test_after_a_complaint_nothing_is_owed_until_somebody_has_set_when",
        KEPT + "test_a_handled_complaint_is_revisited_when_it_is_set_and_taken_up_again_when_it_is_not_solved",
    ),
    "RVT-03": (_ONCE,),
    "RVT-04": (
        WANTED + "test_door_visits_are_five_a_month_and_tenants_are_covered",
        KEPT + "test_the_months_visits_show_their_progress",
        _PAPERS,
    ),
    "RVT-05": (
        KEPT + "test_a_call_goes_from_no_answer_over_an_appointment_to_its_sheet",
        COMMANDS + "test_a_day_of_revisits_for_a_program",
    ),
    "RVT-06": (
        SURVEY + "test_the_reminder_of_fees_is_only_for_the_satisfied_and_unpaid",
        SURVEY + "test_a_charge_a_bad_attitude_or_no_solution_offers_a_complaint_or_rework",
        KEPT + "test_advice_is_an_event_an_offer_a_complaint_with_the_revisits_number",
        _PAPERS,
    ),
    "RVT-07": (KEPT + "test_a_call_goes_from_no_answer_over_an_appointment_to_its_sheet", _SCRIPT),
    "RVT-08": (
        WANTED + "test_more_than_ninety_eight_of_a_hundred_revisits_pass_strictly",
        WANTED + "test_when_a_revisit_passes_the_organisation_says",
        KEPT + "test_a_definition_of_passing_judges_and_the_verdict_names_its_rules",
    ),
    "RVT-09": (
        WANTED + "test_the_days_quota_is_yesterdays_returned_orders_and_each_clerk_has_a_count",
        WANTED + "test_calls_are_shared_out_evenly_and_never_to_whom_they_are_about",
        T + "test_repairs.py::test_a_returned_order_is_called_the_next_day_and_settled_when_it_is_solved",
    ),
    "RVT-10": (
        SURVEY + "test_praise_and_advice_are_events_of_their_own",
        KEPT + "test_what_belongs_to_others_is_collected_and_passed_on",
        KEPT + "test_advice_is_an_event_an_offer_a_complaint_with_the_revisits_number",
    ),
    "RVT-11": (
        WANTED + "test_customers_of_a_class_are_called_at_its_pace",
        KEPT + "test_regular_revisits_count_from_the_last_word_with_the_customer",
    ),
    "RVT-12": (KEPT + "test_a_sale_gives_its_customer_a_file_and_one_telephone_has_one", _PAPERS),
    "RVT-C01": (
        WANTED + "test_anchor_shops_are_visited_three_times_a_year_others_once",
        WANTED + "test_nobody_comes_at_meal_peaks_or_in_a_regions_hours",
        KEPT + "test_a_tenants_visit_counts_for_the_plan_and_its_opinion_has_a_week",
        WANTED + "test_door_visits_are_five_a_month_and_tenants_are_covered",
    ),
    "RVT-C02": (
        WANTED + "test_a_graver_complaint_is_revisited_from_higher_up",
        KEPT + "test_a_grave_complaint_is_revisited_by_who_may",
    ),
    "SCR-03": (
        _SCRIPT,
        COMMANDS + "test_a_day_of_revisits_for_a_program",
    ),
    "SUR-01": (
        SURVEY + "test_the_evaluation_and_the_questionnaire_are_the_manuals",
        SURVEY + "test_figures_have_means_shares_of_grades_and_leave_out_who_abstained",
        COMMANDS + "test_sheets_are_filled_in_by_hand_and_by_program",
    ),
    "SUR-02": (SURVEY + "test_the_evaluation_and_the_questionnaire_are_the_manuals", _PAPERS),
    "SUR-04": (SURVEY + "test_customers_and_shops_are_two_populations", COMMANDS + "test_sheets_are_filled_in_by_hand_and_by_program"),
    "CMP-20": (KEPT + "test_a_handled_complaint_is_revisited_when_it_is_set_and_taken_up_again_when_it_is_not_solved",),
    "CAL-10": (KEPT + "test_an_interview_plan_is_a_batch_of_revisits_and_counts_what_is_done", _PAPERS),
    "CST-01": (
        KEPT + "test_a_sale_gives_its_customer_a_file_and_one_telephone_has_one",
        COMMANDS + "test_a_day_of_revisits_for_a_program",
    ),
    "CST-04": (KEPT + "test_a_regions_hours_bar_an_appointment",),
}
"""Not here: RVT-09 wants the returned orders of the book of repairs; SUR-03's figure is shown, its target is the organisation's."""
