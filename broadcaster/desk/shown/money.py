"""Returns as work, advance compensation, deposits, and what complaints still lacked."""

T, C = "tests/desk/money/", "tests/desk/cases/"
CHECKING, FIGURES, PROPOSALS, URGENCY = (f"{C}test_{one}.py::" for one in ("checking", "figures", "proposals", "urgency"))
GOODS, ADVANCES, DEPOSITS = T + "test_goods.py::", T + "test_advances.py::", T + "test_deposits.py::"
COMMANDS, REFUNDS = T + "test_commands.py::", T + "test_refunds.py::"
_PROPOSED = (
    PROPOSALS + "test_a_valid_complaint_about_staff_is_a_proposal_and_an_invalid_one_is_none",
    PROPOSALS + "test_a_share_of_a_loss_that_falls_on_somebody_is_a_proposal_by_the_ratio",
)
SHOWN: dict[str, tuple[str, ...]] = {
    "RET-01": (
        GOODS + "test_a_return_goes_from_its_receipt_to_the_refund_and_the_chain_holds",
        GOODS + "test_what_the_rules_say_today_changes_no_verdict_until_somebody_judges_anew",
        GOODS + "test_the_same_goods_are_not_returned_twice",
    ),
    "RET-02": (REFUNDS + "test_the_refunds_limit_runs_from_the_request_or_from_the_confirmation",),
    "RET-03": (REFUNDS + "test_the_refunds_limit_runs_from_the_request_or_from_the_confirmation",),
    "RET-06": (REFUNDS + "test_the_refunds_limit_runs_from_the_request_or_from_the_confirmation",),
    "RET-07": (
        GOODS + "test_what_the_rules_refuse_is_settled_only_with_signatures",
        GOODS + "test_a_special_return_has_its_limit_too",
    ),
    "RET-09": (REFUNDS + "test_the_slip_is_whole_before_money_goes_out",),
    "RET-10": (REFUNDS + "test_a_for_b_settles_b_less_a_whichever_way",),
    "RET-11": (REFUNDS + "test_goods_that_were_mailed_wrongly_are_refused_and_a_carrier_has_its_freight",),
    "RET-14": (GOODS + "test_what_the_rules_refuse_is_settled_only_with_signatures",),
    "RET-15": (
        ADVANCES + "test_department_manager_and_finance_sign_in_this_order_and_none_of_them_asked",
        ADVANCES + "test_the_mall_pays_first_and_has_it_back_from_the_deposit_and_from_the_vendor",
        ADVANCES + "test_what_was_signed_is_not_changed_and_one_no_sends_it_back",
    ),
    "RET-16": (COMMANDS + "test_returns_are_summed_up_by_vendor_and_month_and_listed_into_any_kind_of_file",),
    "RET-17": (GOODS + "test_a_draft_keeps_its_number_and_is_judged_when_it_is_in_the_book",),
    "RET-18": (COMMANDS + "test_returns_are_summed_up_by_vendor_and_month_and_listed_into_any_kind_of_file",),
    "RET-19": (REFUNDS + "test_errands_are_done_rated_and_paid_for_before_a_return_is_closed",),
    "DEP-01": (
        DEPOSITS + "test_a_deposit_is_received_used_and_taken_back_and_every_entry_names_its_record",
        COMMANDS + "test_a_deposits_statement_has_the_balance_after_each_entry",
    ),
    "DEP-02": (
        DEPOSITS + "test_a_deposit_goes_below_zero_only_with_signatures",
        DEPOSITS + "test_two_hands_at_once_cannot_overdraw",
        DEPOSITS + "test_a_draw_for_a_case_names_it",
    ),
    "DEP-03": (
        DEPOSITS + "test_a_deposit_is_paid_back_when_the_vendor_has_left_and_nothing_is_open",
        DEPOSITS + "test_without_a_holding_time_a_deposit_is_paid_back_only_with_signatures",
    ),
    "CMP-06": (FIGURES + "test_cycles_are_held_against_the_target_up_to_the_end_the_rules_name",),
    "CMP-12": (
        URGENCY + "test_an_urgent_complaint_has_its_own_limits_where_they_are_set_and_the_ordinary_ones_where_not",
        URGENCY + "test_a_change_of_urgency_is_an_event_of_the_limit_and_what_was_passed_stays",
    ),
    "CMP-14": (CHECKING + "test_what_an_organisation_wants_to_know_is_there_before_a_complaint_is_accepted",),
    "CMP-16": _PROPOSED,
    "CMP-17": (
        FIGURES + "test_stages_are_timed_from_what_was_done_and_reminders_are_listed",
        FIGURES + "test_a_case_that_is_over_takes_no_more_time",
    ),
    "CMP-23": _PROPOSED[:1],
    "CMP-24": _PROPOSED,
    "CMP-25": (
        FIGURES + "test_complaints_that_say_the_same_again_within_the_time_are_found",
        CHECKING + "test_an_improvement_is_checked_by_a_supervisor_with_its_result",
    ),
    "CMP-32": (
        FIGURES + "test_silence_is_an_alarm_only_where_its_length_is_set",
        COMMANDS + "test_what_lies_still_is_told_and_disputes_are_listed",
    ),
    "CMP-35": (
        CHECKING + "test_intakes_are_drawn_by_a_seed_and_judged_by_somebody_else",
        CHECKING + "test_a_notice_is_looked_through_by_another_before_the_customer_is_told",
        FIGURES + "test_a_unit_is_judged_by_what_its_complaints_show",
    ),
}
