"""Opinion campaigns, the missing chapters' customs, surveys' targets, grades and sales of customers, scorecards, plain registers."""

T = "tests/desk/"
R = T + "revisits/"
ASKED = T + "opinions/"
LOT, CAMPAIGN = ASKED + "test_drawing.py::", ASKED + "test_campaign.py::"
_WHOLE = CAMPAIGN + "test_a_campaign_goes_from_its_plan_to_its_notice_and_the_chain_holds"
WANTED, KEPT = R + "test_wanted.py::", R + "test_keeping.py::"
PLAIN = T + "test_plain_registers.py::"
FIELDS = PLAIN + "test_a_register_has_the_fields_of_its_paper"
TYPED = T + "test_books.py::test_what_is_entered_comes_back_typed"
AT_DESK = ASKED + "test_commands.py::test_what_plain_registers_tell_at_the_desk"
_IMPORTED = PLAIN + "test_imported_stands_on_no_tag_without_papers_somebody_has_looked_through"
_PLAIN: dict[str, tuple[str, ...]] = {
    "ENV-01": (),
    "ENV-02": (),
    "ENV-03": (),
    "ENV-04": (),
    "ENV-05": (_IMPORTED,),
    "TAG-02": (PLAIN + "test_tags_are_summed_up_by_day_and_by_month", AT_DESK),
    "TAG-03": (_IMPORTED,),
    "TAG-04": (PLAIN + "test_boards_whose_days_are_over_are_told_until_they_are_back", AT_DESK),
    "TAG-06": (),
    "VND-01": (),
    "VND-02": (PLAIN + "test_papers_that_lack_or_have_run_out_are_told_by_vendor", AT_DESK),
    "VND-03": (PLAIN + "test_a_leaver_stays_in_the_same_row_and_says_why",),
    "VND-07": (),
    "VND-08": (PLAIN + "test_talks_cover_vendors_and_days", AT_DESK),
    "CST-08": (PLAIN + "test_ways_of_paying_come_to_a_whole",),
    "CST-09": (PLAIN + "test_a_persons_services_are_lines_below_the_file_and_erased_with_it",),
    "CST-14": (PLAIN + "test_customers_have_tags_and_a_plan_is_a_task_of_theirs",),
    "CST-15": (PLAIN + "test_accuracy_of_entered_data_is_reckoned",),
    "TRN-11": (),
    "TRN-12": (PLAIN + "test_accuracy_of_entered_data_is_reckoned",),
    "SHF-06": (AT_DESK,),
    "SHF-07": (),
}
"""Plain registers: each has its paper's fields and keeps what is entered, typed, on both databases; what more shows it stands here."""
GRADING, SALES = T + "customers/test_grading.py::", T + "reports/test_customers.py::"
_PAPERS = SALES + "test_each_is_a_workbook_under_its_own_title"
_IMPORT = SALES + "test_imported_sales_come_to_the_reports"
CARDS = T + "scoring/test_assessments.py::"
_CARD = (
    CARDS + "test_what_does_not_apply_is_not_in_the_base",
    CARDS + "test_the_grade_is_the_best_that_is_reached",
    CARDS + "test_who_does_not_agree_is_assessed_anew_by_somebody_else",
)
_WORKERS = (
    CARDS + "test_transport_and_installation_workers_are_registered_and_assessed_each_month",
    ASKED + "test_commands.py::test_assessments_at_the_desk",
)
TRAINED = T + "scoring/test_training.py::"
_SIGNED = TRAINED + "test_sales_staff_sign_in_each_quarter_and_who_was_at_none_is_told"
SHOWN: dict[str, tuple[str, ...]] = {
    "TRN-08": (_SIGNED,),
    "VND-05": (_SIGNED,),
    "TRN-09": (TRAINED + "test_material_is_archived_with_its_training",),
    "TRN-10": (TRAINED + "test_complaint_staff_sign_in_by_their_names",),
    "CST-03": (
        GRADING + "test_a_grade_is_filled_in_reviewed_and_approved_by_three_people",
        GRADING + "test_nobody_types_a_grade_into_a_file",
        GRADING + "test_a_period_shows_the_grades_it_ended_with",
        SALES + "test_grades_stand_side_by_side_with_who_signed",
    ),
    "CST-05": (SALES + "test_a_year_has_its_months_and_quarters", _IMPORT),
    "CST-06": (SALES + "test_the_margin_is_profit_of_the_amount_whose_cost_is_known", _IMPORT),
    "CST-07": (SALES + "test_customers_are_ranked_by_their_average_gross_profit",),
    "RPT-07": (_PAPERS, _IMPORT, GRADING + "test_a_period_shows_the_grades_it_ended_with"),
    "RPR-15": _WORKERS,
    "VND-09": (*_WORKERS, *_CARD),
    "VND-04": (CARDS + "test_vendors_and_their_staff_have_their_monthly_cards", *_CARD),
    "VND-06": (CARDS + "test_vendors_and_their_staff_have_their_monthly_cards", *_CARD),
    **{rule: (FIELDS, TYPED, *more) for rule, more in _PLAIN.items()},
    "OPN-01": (
        _WHOLE,
        LOT + "test_the_numbers_of_a_campaign_are_the_customary_ones",
        CAMPAIGN + "test_sheets_to_hand_out_have_their_number_and_their_shop",
    ),
    "OPN-02": (CAMPAIGN + "test_a_suggestion_is_adopted_or_not_and_answered",),
    "OPN-C01": (
        _WHOLE,
        LOT + "test_nobody_is_drawn_once_more_than_anybody_else",
        LOT + "test_the_return_rate_is_held_against_its_target",
        CAMPAIGN + "test_nobody_is_drawn_twice_until_all_were_asked",
        CAMPAIGN + "test_targets_are_drawn_a_week_ahead_and_a_campaign_begins_in_its_months",
    ),
    "OPN-C02": (_WHOLE, ASKED + "test_commands.py::test_a_campaign_at_the_desk"),
    "OPN-C03": (
        CAMPAIGN + "test_every_written_opinion_is_owed_an_answer_by_its_day",
        CAMPAIGN + "test_made_up_data_leaves_the_base_and_then_all_is_looked_at",
        LOT + "test_ten_per_cent_are_never_less",
    ),
    "RVT-13": (
        WANTED + "test_the_missing_chapter_has_the_customary_numbers",
        WANTED + "test_the_leaders_visit_tenants_every_fortnight",
        WANTED + "test_working_days_leave_out_days_off_and_count_shifted_days",
        WANTED + "test_anchor_shops_are_visited_three_times_a_year_others_once",
        WANTED + "test_a_graver_complaint_is_revisited_from_higher_up",
        KEPT + "test_a_tenants_visit_counts_for_the_plan_and_its_opinion_has_a_week",
        R + "test_progress.py::test_a_case_is_revisited_while_it_is_handled",
    ),
    "SUR-03": (R + "test_csat.py::test_a_satisfaction_survey_is_judged_only_by_a_target_somebody_has_set",),
}
