"""The rules' numbers, clocks and duties, returns."""

POLICY, CLOCKS, DUTIES, RETURNS = (f"tests/desk/test_{name}.py::" for name in ("policy", "clocks", "duties", "returns"))
TABLE = RETURNS + "test_the_clause_decides"
SHOWN: dict[str, tuple[str, ...]] = {
    "POL-01": (
        POLICY + "test_the_numbers_are_the_manuals",
        POLICY + "test_every_value_of_a_profile_is_read_and_names_its_source",
        POLICY + "test_a_change_holds_from_its_day_and_the_version_tells",
    ),
    "POL-02": (
        POLICY + "test_all_that_the_enterprises_manual_leaves_blank_is_unset",
        POLICY + "test_no_clock_starts_with_a_number_nobody_gave",
        "tests/desk/test_policy_command.py::test_the_doctor_names_what_is_unset_and_what_hangs_on_it",
    ),
    "POL-04": (POLICY + "test_a_draft_counts_only_when_somebody_else_has_approved_it",),
    "RVT-03": (DUTIES + "test_follow_ups_count_from_the_sale_and_back_from_the_warrantys_end",),
    "RVT-04": (DUTIES + "test_five_visits_in_the_month_meet_the_quota_and_four_do_not",),
    "BRD-10": (DUTIES + "test_the_weather_has_to_be_there_by_ten_every_day",),
    "RET-01": (TABLE,),
    "RET-02": (TABLE, RETURNS + "test_the_refund_runs_from_the_request_or_from_the_confirmation"),
    "RET-03": (TABLE, RETURNS + "test_the_refund_runs_from_the_request_or_from_the_confirmation"),
    "RET-04": (TABLE,),
    "RET-05": (TABLE,),
    "RET-06": (TABLE,),
    "RET-07": (TABLE,),
    "RET-08": (TABLE, RETURNS + "test_a_flaw_of_the_first_week_is_never_refused_for_good"),
    "RET-09": (TABLE,),
    "RET-10": (RETURNS + "test_a_for_b_settles_the_difference_and_refunds_nothing",),
    "RET-11": (TABLE,),
    "RET-12": (TABLE,),
    "RET-13": (TABLE,),
    "RET-14": (TABLE,),
    "RPR-11": (TABLE,),
    "RPR-12": (TABLE,),
}
