"""Which tests ``scripts/test`` runs: all with ``--all``, else at least one of each kind."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from support.rows import by_columns, rows_of
from support.sources import ROOT

from scripts import test as command
from scripts.machine.environment import StepError
from scripts.test import Which, parse

# Of these files nothing always runs: other engines, older ones, and the page for many applications.
FILES_LEFT_OUT = {
    "test_engines.py",
    "test_many_engines.py",
    "test_many_kept.py",
    "test_many_pages.py",
    "test_many_reading.py",
    "test_many_table.py",
    "test_older_browsers.py",
}
# Of these no instance always runs: each takes long, and others look at most of what it does.
LEFT_OUT = {
    "test_a_browser_that_cannot_unpack_gets_the_whole_one",
    "test_a_changed_file_of_the_runtime_is_not_kept",
    "test_a_choice_before_the_checker_has_loaded_counts",
    "test_a_company_in_hunan_says_what_it_needs_and_whether_it_qualifies",
    "test_a_crash_over_an_answer_is_answered_by_pyodide_whole",
    "test_a_damaged_file_is_got_anew_once_it_could_not_be_used",
    "test_a_nationwide_company_with_seven_holders_is_filled_in_with_42_presses",
    "test_a_new_version_is_read_at_once_and_kept_from_the_next_visit",
    "test_a_page_left_in_its_start_leaves_the_next_free",
    "test_a_page_of_the_old_version_goes_on_with_its_own_files",
    "test_a_page_that_is_gone_back_to_keeps_what_another_has_answered",
    "test_a_pdf_is_read_line_by_line",
    "test_a_phone_shows_one_card_a_field",
    "test_a_photo_of_a_license_becomes_values_beside_their_cuts",
    "test_a_press_before_a_script_has_arrived_counts",
    "test_a_printed_result_has_no_nearly_empty_page",
    "test_a_start_that_stands_still_is_begun_in_the_second_way",
    "test_a_tab_may_keep_its_answers_in_the_place_of_anothers",
    "test_a_worker_that_hangs_again_is_given_up",
    "test_a_young_company_reads_its_verdict_without_a_mouse",
    "test_after_one_visit_what_a_filer_needs_is_there_in_the_language_in_use",
    "test_all_cases_on_papers_can_be_opened",
    "test_an_answer_whose_focus_came_before_any_script_loads_the_checker",
    "test_an_answer_whose_focus_came_before_the_checker_starts_it",
    "test_an_ordinary_company_s_list_prints_on_one_page",
    "test_an_owner_further_up_is_entered_in_the_form",
    "test_asked_before_it_loads_it_tells_its_size_and_while_it_loads",
    "test_at_the_desk_a_file_is_read_or_saved",
    "test_axe_finds_nothing_in_a_plan",
    "test_axe_finds_nothing_in_any_state_of_the_papers",
    "test_axe_finds_nothing_in_claims_that_were_pasted",
    "test_axe_finds_nothing_in_the_days",
    "test_axe_finds_nothing_where_papers_differ_nor_on_a_phone",
    "test_each_new_verdict_is_told_and_that_there_is_none_any_more",
    "test_files_that_come_while_others_are_read_join_them",
    "test_in_a_sandbox_that_allows_what_the_page_says_it_works_and_its_answers_go_along",
    "test_in_another_engine_a_pack_is_handed_out",
    "test_in_another_engine_it_is_done",
    "test_in_each_engine_all_is_answered",
    "test_it_asks_first_where_data_is_saved",
    "test_it_says_so_if_it_cannot_start_and_tries_again",
    "test_links_with_no_application_change_nothing",
    "test_many_applications_are_read_without_a_connection_after_the_first",
    "test_no_text_runs_over_its_box",
    "test_of_two_values_only_one_can_be_taken_and_of_something_else_none",
    "test_on_a_phone_a_company_in_shanghai_with_a_foreign_holder_takes_eight_screens",
    "test_photos_are_read_once_and_the_notice_says_what_they_say",
    "test_single_keys_never_leave_the_page",
    "test_that_another_tab_has_changed_them_goes_for_no_way_back",
    "test_the_chart_is_printed_alone_on_one_page_of_a4",
    "test_the_checker_half_filled_in",
    "test_the_list_is_said_to_change_only_while_one_of_the_eight_is_open",
    "test_the_list_of_every_place_prints_on_one_page_of_a4",
    "test_the_report_in_two_languages_is_printed_line_beside_line",
    "test_the_same_company_from_four_pasted_texts_takes_fewer_presses",
    "test_the_sheet_is_white_in_the_dark_and_can_be_scrolled_by_key",
    "test_the_tools_lie_over_the_page_and_close_again",
    "test_the_zip_runs_under_any_path_and_without_the_server",
    "test_to_clear_a_tab_leaves_what_another_keeps",
    "test_what_an_errand_takes_says_when_to_begin_and_goes_into_a_calendar",
    "test_what_is_chosen_from_is_as_high_as_a_finger",
    "test_what_is_for_reference_does_not_come_first",
    "test_what_is_only_taken_up_from_the_device_goes_along",
    "test_what_no_rehearsal_asked_for_comes_and_the_answer_goes_on",
    "test_when_no_way_is_left_it_says_so",
    "test_where_a_service_worker_may_not_be_asked_for_the_second_way_is_gone",
    "test_where_data_is_saved_those_pages_are_kept_that_were_read_and_another_says_so",
    "test_where_nothing_can_be_worked_out_the_answers_are_saved",
    "test_where_the_device_had_no_room_it_keeps_the_next_change",
    "test_whoever_saves_data_is_asked_first",
    "test_with_it_the_form_is_filled_in",
    "test_with_the_system_s_own_colors_the_focus_has_its_ring_at_every_stop",
    "test_without_a_connection_it_says_so",
    "test_without_one_of_its_files_pyodide_is_started_whole",
    "test_without_python_the_list_is_printed_on_one_page_with_its_ticks",
    "test_without_the_policy_the_same_code_sends",
}


def which(*arguments: str) -> Which:
    options, chosen = parse([*arguments])
    return Which(options.fast, options.all, chosen)


@pytest.mark.no_cover
def test_no_line_is_noted_in_a_test_marked_so():
    assert sys.gettrace() is None


@by_columns("arguments, left_out", rows_of("test_command")["left_out"])
def test_what_is_left_out(arguments: list[str], left_out: list[str]):
    assert which(*arguments).left_out() == left_out


@pytest.mark.parametrize(("there", "built"), [("whole", []), ("a part", [1]), ("", [1])])
@pytest.mark.parametrize("fault", ["", "no page"])
def test_the_site_is_built_unless_it_is_there_and_then_no_test_waits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: str, built: list[int], fault: str
):
    builds = []

    def build():
        builds.append(1)
        if fault:
            raise StepError(fault)

    monkeypatch.setattr(command, "BUILDING", tmp_path / "building")
    monkeypatch.setattr(command, "build", build)
    monkeypatch.setattr(command.changes, "is_built", lambda _: bool(there))
    monkeypatch.setattr(command.changes, "noted", lambda: {"whole": there == "whole"})
    command.BUILDING.touch()

    assert command.run_build() == ["build"] * bool(built and fault)
    assert builds == built
    assert not command.BUILDING.exists()


# Collects once, and prints each test of the browser with whether it is one of the thorough.
COLLECT = """
import pytest
class Printer:
    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items):
        for item in items:
            print(item.nodeid.partition("[")[0], bool(item.get_closest_marker("thorough")))
pytest.main(["tests/browser", "--collect-only", "-qq", "--assert=plain"], [Printer()])
"""


def test_of_every_test_in_a_browser_one_instance_always_runs():
    asked = [sys.executable, "-c", COLLECT]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    found = [line.split() for line in done.stdout.splitlines() if line.endswith(("True", "False"))]
    every = Counter(name for name, _ in found)
    some = Counter(name for name, is_thorough in found if is_thorough == "False")
    left_out = {tuple(name.rpartition("/")[2].split("::")) for name in every.keys() - some.keys()}
    assert {file for file, _ in left_out} >= FILES_LEFT_OUT
    assert {name for file, name in left_out if file not in FILES_LEFT_OUT} == LEFT_OUT
    assert not {name for name in some if name.rpartition("/")[2].split("::")[0] in FILES_LEFT_OUT}
    assert set(some.values()) == {1}
    assert max(every.values()) > 1
