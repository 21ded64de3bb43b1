"""Complaints: the case engine and what the manuals ask of it."""

M, K, C = "tests/desk/cases/test_machine.py::", "tests/desk/cases/test_keeping.py::", "tests/desk/cases/test_complaint_command.py::"
SHOWN: dict[str, tuple[str, ...]] = {
    "CMP-01": (C + "test_a_complaint_is_followed_through_at_the_desk",),
    "CMP-02": (C + "test_kinds_have_two_levels",),
    "CMP-03": (M + "test_a_refusal_needs_a_reason_and_another_hand", K + "test_an_authoritys_own_day_and_a_promise_are_limits"),
    "CMP-04": (M + "test_a_kind_has_its_own_steps",),
    "CMP-05": (
        K + "test_limits_start_with_the_entry_and_their_verdict_stays",
        K + "test_a_complaint_goes_from_its_entry_to_the_archive_and_the_chain_holds",
    ),
    "CMP-07": (K + "test_limits_start_with_the_entry_and_their_verdict_stays", K + "test_an_unset_limit_runs_once_the_mall_has_set_it"),
    "CMP-08": (
        M + "test_history_never_shrinks_and_the_first_owner_stays",
        K + "test_the_first_owner_stays_when_the_case_is_given_on",
        M + "test_only_who_has_the_case_gives_it_on",
    ),
    "CMP-09": (M + "test_a_case_that_went_aside_comes_back_to_where_it_was",),
    "CMP-10": (
        M + "test_a_compensation_waits_for_its_signatures_where_no_limit_is_set",
        K + "test_a_compensation_is_signed_in_order_and_not_by_its_author",
    ),
    "CMP-11": (
        M + "test_who_is_at_fault_bears_a_share_and_shares_come_to_the_whole",
        M + "test_a_case_that_went_aside_comes_back_to_where_it_was",
    ),
    "CMP-13": (M + "test_no_path_closes_a_case_with_a_required_step_empty",),
    "CMP-15": (
        M + "test_signatures_come_in_order_and_never_from_the_author",
        M + "test_a_signature_that_disagrees_sends_it_back_to_be_planned_anew",
        K + "test_asking_again_needs_every_signature_again",
    ),
    "CMP-16": (
        M + "test_who_is_at_fault_bears_a_share_and_shares_come_to_the_whole",
        K + "test_shares_come_to_the_whole_and_former_ones_stay_to_be_seen",
    ),
    "CMP-18": (K + "test_an_authoritys_own_day_and_a_promise_are_limits",),
    "CMP-19": (
        M + "test_a_dissatisfied_customer_brings_the_case_back_and_the_count_tells_how_often",
        K + "test_a_case_taken_up_again_keeps_its_past_and_counts",
    ),
    "CMP-21": (M + "test_a_goods_complaint_is_not_filed_without_the_original_order",),
    "CMP-22": (K + "test_whom_it_is_about_cannot_touch_it", C + "test_whom_it_is_about_sees_only_that_it_is_there"),
    "CMP-23": (M + "test_a_kind_has_its_own_steps",),
    "CMP-26": (K + "test_a_day_tells_what_is_late_and_for_whom",),
    "CMP-27": (M + "test_a_kind_has_its_own_steps",),
    "CMP-28": (M + "test_a_kind_has_its_own_steps",),
    "CMP-29": (K + "test_a_compensation_is_signed_in_order_and_not_by_its_author",),
    "CMP-30": (C + "test_kinds_have_two_levels",),
    "CMP-31": (K + "test_a_draft_is_the_draft_ledger_and_keeps_its_number",),
    "CMP-33": (K + "test_an_authoritys_own_day_and_a_promise_are_limits",),
}
