"""Ledgers, privacy and parties: the registers and what keeps them."""

T = "tests/desk/"
SHOWN: dict[str, tuple[str, ...]] = {
    "CAL-04": (T + "test_books.py::test_what_is_entered_comes_back_typed",),
    "CAL-10": (T + "test_paper.py::test_a_view_prints_under_its_own_title",),
    "LGR-01": (T + "test_declarations.py::test_the_bonus_ledger_is_tagged",),
    "LGR-02": (
        T + "test_paper.py::test_a_row_is_printed_masked_with_its_number_and_its_maker",
        T + "test_ledger.py::test_the_same_form_is_not_entered_twice",
    ),
    "LGR-03": (
        T + "test_ledger.py::test_all_problems_of_a_row_are_told_at_once_and_nothing_is_kept",
        T + "test_ledger.py::test_a_row_entered_days_later_is_late",
    ),
    "LGR-04": (
        T + "test_paper.py::test_a_blank_form_has_the_manuals_title_and_every_field_to_write_in",
        T + "test_ledger.py::test_nobody_looks_through_their_own_row",
    ),
    "LGR-06": (T + "test_closing.py::test_rows_of_a_closed_month_change_no_more_and_none_is_added",),
    "SEC-01": (
        T + "test_people.py::test_a_right_name_and_password_open_a_session_for_a_while",
        T + "test_people.py::test_rights_are_given_and_taken_for_one_book_or_all",
    ),
    "SEC-02": (
        T + "test_command.py::test_a_revealed_row_leaves_its_trace",
        T + "test_closing.py::test_the_pack_holds_the_rows_masked_with_their_checksums",
    ),
    "SEC-03": (
        T + "test_proof.py::test_what_is_changed_by_hand_is_seen",
        T + "test_ledger.py::test_an_amendment_that_changes_nothing_leaves_no_trace",
    ),
    "SEC-04": (T + "test_people.py::test_who_leaves_is_locked_out_at_once",),
    "SEC-06": (T + "test_people.py::test_a_machines_account_stands_for_a_clerk_only_where_the_setting_allows_it",),
    "SEC-07": (
        T + "test_erasing.py::test_nothing_of_an_erased_person_is_left_anywhere",
        T + "test_erasing.py::test_rows_kept_too_long_are_named_and_can_be_erased",
    ),
}
