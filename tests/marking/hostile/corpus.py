"""The hostile corpus: CI marks a class with one of each kind, the soak a class with all."""

import os

from tests.conftest import SOAK
from tests.marking.hostile.breaking import breaks
from tests.marking.hostile.calling import answers_calls
from tests.marking.hostile.cases import Case
from tests.marking.hostile.exhausting import exhausts
from tests.marking.hostile.forging import forges
from tests.marking.hostile.intruding import intrudes
from tests.marking.hostile.tampering import tampers
from tests.marking.hostile.trespassing import trespasses

FAMILIES = {
    "tamper": tampers,
    "forge": forges,
    "intrude": intrudes,
    "answer calls": answers_calls,
    "trespass": trespasses,
    "exhaust": exhausts,
    "break": breaks,
}
EVERY: tuple[Case, ...] = tuple(case for family in FAMILIES.values() for case in family.cases)
# What is like another case of its family, or burns what that one only waits for.
LEFT_TO_THE_SOAK = frozenset(
    {
        # tamper
        "number_of_a_class_that_equals_everything",
        "text_of_a_class_that_equals_everything",
        "column_whose_values_equal_everything",
        "lies_about_its_class",
        "patches_import",
        "transforms_the_text_of_every_cell",
        "replaces_the_displayhook",
        "sends_modules_that_shadow_the_course",
        # forge
        "removes_every_test",
        "tags_marks_cells_to_be_skipped_and_is_collected_by_hand",
        "tags_marks_cells_as_allowed_to_fail",
        # intrude
        "kills_itself",
        "raises_what_nobody_catches",
        "hands_out_types_that_do_not_parse",
        "hands_out_a_tower_of_lists",
        "hands_out_modules_and_more_names_than_asked",
        "follows_every_call_until_the_end",
        # answer calls
        "puts_a_callable_that_equals_everything_in_its_place",
        "puts_a_builtin_in_its_place",
        "returns_without_end",
        "gives_what_its_function_was_tried_with_for_a_number",
        "answers_a_question_with_what_its_function_was_tried_with",
        # trespass
        "reads_the_work_of_others",
        "reads_the_home_folder",
        "writes_into_the_installation",
        "becomes_root_of_a_namespace_of_its_own",
        # exhaust
        "loops_for_ever",
        "swallows_interrupts",
        "computes_where_no_interrupt_reaches",
        "leaves_no_process_for_the_tests",
        "fills_memory_in_many_processes",
        "fills_the_disk_with_empty_files",
        "lets_a_program_print_without_end",
        "writes_to_stderr_without_end",
        "updates_a_display_without_end",
        "shows_a_huge_picture",
        "shows_a_huge_object_of_an_unknown_type",
        "shows_many_small_things",
        "sends_a_huge_answers_json",
        "recurses_until_the_stack_is_full",
        "goes_on_in_threads_between_cells",
        # break
        "has_a_hundred_thousand_cells",
        "has_ten_thousand_cells",
        "has_a_cell_of_a_megabyte",
        "is_written_in_latin_1",
        "splits_an_answer_into_two_cells",
        "makes_an_answer_text",
        "lacks_the_questions",
        "is_a_notebook_of_format_3",
        "names_a_foreign_kernel_and_is_collected_by_hand",
        "asks_the_marker_for_input",
    }
)
CASES = EVERY if os.environ.get(SOAK) else tuple(case for case in EVERY if case.name not in LEFT_TO_THE_SOAK)
