"""Opinion campaigns, the missing chapters' customs, surveys' targets, grades and sales of customers, scorecards, plain registers."""

T = "tests/desk/"
R = T + "revisits/"
WANTED, KEPT = R + "test_wanted.py::", R + "test_keeping.py::"
SHOWN: dict[str, tuple[str, ...]] = {
    "RVT-13": (
        WANTED + "test_the_missing_chapter_has_the_customary_numbers",
        WANTED + "test_the_leaders_visit_tenants_every_fortnight",
        WANTED + "test_working_days_leave_out_days_off_and_count_shifted_days",
        WANTED + "test_anchor_shops_are_visited_three_times_a_year_others_once",
        WANTED + "test_a_graver_complaint_is_revisited_from_higher_up",
        KEPT + "test_a_tenants_visit_counts_for_the_plan_and_its_opinion_has_a_week",
        KEPT + "test_a_case_is_revisited_while_it_is_handled",
    ),
    "SUR-03": (R + "test_csat.py::test_a_satisfaction_survey_is_judged_only_by_a_target_somebody_has_set",),
}
