"""Reports out of the books."""

H, F = "tests/desk/reports/test_heating.py::", "tests/desk/reports/test_figures.py::"
K, D, P = "tests/desk/reports/test_keeping.py::", "tests/desk/reports/test_due.py::", "tests/desk/reports/test_papers.py::"
C = "tests/desk/reports/test_report_command.py::"
SHOWN: dict[str, tuple[str, ...]] = {
    "CMP-05": (F + "test_the_weeks_archive_says_what_it_took_and_what_it_left", D + "test_a_week_is_archived_in_the_week_after_it"),
    "CMP-26": (
        F + "test_open_complaints_stand_by_age_as_of_the_periods_end",
        F + "test_the_hotline_is_told_by_types_hours_and_who_called_again",
    ),
    "CMP-34": (K + "test_every_complaint_report_reads_the_same_cases",),
    "RPT-02": (
        F + "test_exceptions_stand_section_by_section_in_the_manuals_order",
        D + "test_each_cadence_of_a_duty_is_its_own",
        C + "test_a_report_goes_from_the_figures_to_the_signed_copy",
    ),
    "RPT-03": (
        K + "test_the_weekly_archive_tells_what_was_filed",
        D + "test_a_week_is_archived_in_the_week_after_it",
        F + "test_a_period_stands_beside_the_one_before",
        C + "test_a_head_gets_a_draft_edits_it_and_it_is_kept",
    ),
    "RPT-05": (
        F + "test_a_period_stands_beside_the_one_before",
        P + "test_a_draft_tells_the_figures_and_leaves_room_for_what_a_person_knows",
        C + "test_a_head_gets_a_draft_edits_it_and_it_is_kept",
    ),
    "RPT-06": (
        K + "test_every_complaint_report_reads_the_same_cases",
        F + "test_the_paper_of_statistics_has_the_manuals_headings_in_its_order",
        F + "test_the_paper_of_tracking_has_the_manuals_headings_in_its_order",
        F + "test_the_summary_counts_and_says_of_how_many",
        F + "test_the_table_is_period_by_kind_with_those_in_time_of_those_judged",
    ),
    "RPT-08": (F + "test_the_hotline_is_told_by_types_hours_and_who_called_again",),
    "RPT-01": (
        H + "test_headings_stand_as_the_manual_prints_them",
        H + "test_a_fact_adds_to_exactly_these_cells",
        H + "test_figures_that_do_not_agree_are_said",
        H + "test_the_days_go_on_from_one_another",
        D + "test_a_set_time_makes_the_days_report_late_after_it",
        K + "test_a_report_is_signed_once_and_frozen_and_a_correction_keeps_the_former_copy",
        K + "test_the_responsible_person_signs_and_after_its_time_a_report_is_late",
        K + "test_figures_that_differ_are_not_signed_and_nothing_is_kept",
        P + "test_the_heating_report_is_laid_out_as_the_manual_prints_it",
        C + "test_the_days_heating_report_comes_out_of_the_books",
    ),
}
