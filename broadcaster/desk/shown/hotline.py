"""The rest of hotline and front desk: coverage, transfers, lapses, tickets, papers, supplies, access."""

T = "tests/desk/front/"
OFFICE, CALLS, ROSTER, PHRASES = T + "test_office.py::", T + "test_calls.py::", T + "test_roster.py::", T + "test_phrases.py::"
SERVICES, TICKETS, TRANSFERS = T + "test_services.py::", T + "test_tickets.py::", T + "test_transfers.py::"
_LAPSE = (
    ROSTER + "test_each_lapse_has_a_code_its_manual_and_what_is_proposed",
    ROSTER + "test_every_reason_of_the_book_has_its_sentence_in_a_manual",
)
SHOWN: dict[str, tuple[str, ...]] = {
    "POL-03": (OFFICE + "test_a_policy_is_signed_by_each_and_objections_are_answered_by_another",),
    "POL-05": (OFFICE + "test_a_rule_is_quoted_by_its_clause_of_a_policy_in_force",),
    "SCR-07": (
        PHRASES + "test_fixed_phrases_are_found_by_their_words_and_their_occasion",
        PHRASES + "test_the_malls_own_phrase_comes_first_and_the_manuals_follow",
        ROSTER + "test_a_lapse_points_to_the_call_and_to_what_should_have_been_said",
    ),
    "SCR-08": (
        PHRASES + "test_customers_are_called_by_surname_and_title_superiors_by_surname_and_post",
        PHRASES + "test_a_file_says_how_somebody_is_spoken_to",
    ),
    "CAL-02": (CALLS + "test_each_house_holds_calls_against_its_own_numbers",),
    "CAL-03": (
        ROSTER + "test_in_the_season_somebody_is_there_round_the_clock",
        ROSTER + "test_an_hour_is_a_gap_exactly_when_it_is_wanted_and_nobody_is_there",
        ROSTER + "test_a_season_may_run_over_the_turn_of_the_year",
    ),
    "CAL-06": (CALLS + "test_each_house_holds_calls_against_its_own_numbers",),
    "CAL-07": (TRANSFERS + "test_a_promised_wait_is_a_clock_and_the_customer_is_asked_once_more",),
    "CAL-08": _LAPSE,
    "CAL-09": (
        TRANSFERS + "test_a_call_that_was_passed_on_says_by_whom",
        TRANSFERS + "test_the_directory_of_contacts_has_source_and_date_and_is_searched",
    ),
    "CAL-11": (ROSTER + "test_a_missed_call_asks_why_and_blames_who_was_on_the_roster",),
    "CAL-13": _LAPSE,
    "CAL-14": _LAPSE,
    "SRV-02": (SERVICES + "test_services_are_tallied_by_kind_with_the_pages",),
    "SRV-03": (SERVICES + "test_a_vendors_request_goes_the_way_of_every_inquiry",),
    "SRV-06": (SERVICES + "test_value_added_services_are_a_bonus_ledger_with_fee_and_rating",),
    "SRV-09": (TICKETS + "test_a_ticket_becomes_a_case_and_each_names_the_other",),
    "SRV-10": (SERVICES + "test_a_promise_names_limits_there_are_and_breaches_are_told",),
    "SRV-11": (SERVICES + "test_anybody_passes_on_what_they_heard_about_another_department",),
    "SRV-12": (TICKETS + "test_tickets_cost_money_by_sort_bearer_and_kind",),
    "CST-02": (OFFICE + "test_an_address_is_a_key_of_its_own_with_several_people",),
    "FAQ-03": (
        PHRASES + "test_a_rule_or_standard_is_explained_with_its_source_and_date",
        TRANSFERS + "test_the_directory_of_contacts_has_source_and_date_and_is_searched",
    ),
    "FAQ-04": (OFFICE + "test_a_closed_complaint_becomes_a_lesson_without_its_people",),
    "TSK-03": (
        OFFICE + "test_instructions_are_asked_noted_and_carried_out_though_one_disagrees",
        OFFICE + "test_an_urgent_request_may_skip_a_level_and_is_reported_after",
    ),
    "TSK-04": (OFFICE + "test_a_duty_is_drafted_with_the_periods_figures_and_done_when_reported",),
    "EXC-10": (SERVICES + "test_sections_of_the_report_fill_themselves_those_at_once_first",),
    "LGR-05": (
        OFFICE + "test_no_more_supplies_are_handed_out_than_there_are",
        OFFICE + "test_an_incoming_paper_is_owed_until_its_department_signs",
    ),
    "LGR-07": (
        OFFICE + "test_needs_are_handed_in_and_answered_in_this_order",
        OFFICE + "test_a_plan_is_tasks_of_a_month_and_somebody_else_assesses_them",
    ),
    "SEC-05": (OFFICE + "test_one_row_is_opened_for_a_while_to_who_asked_and_nobody_else",),
}
