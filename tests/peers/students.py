"""What students do to a release, each named for it, with the marks that each way of marking gives."""

import copy

import nbformat

from tests.peers.courses import GOOD, SECONDS, HandIn


def right(one: HandIn) -> None:
    one.types(**GOOD)


def wrong(one: HandIn) -> None:
    one.types(**{**GOOD, "rate": "def per_field(seen, fields):\n    return seen", "table": "by_field = {1: 2, 2: 0}"})


def untouched(one: HandIn) -> None:
    pass


def changes_a_test(one: HandIn) -> None:
    wrong(one)
    one.types(**{"rate-test": "assert True", "auto-test": "assert True"})


def changes_a_read_only_cell(one: HandIn) -> None:
    right(one)
    one.types(constant="HIGH_POWER_FIELDS = 7")


def deletes_a_test(one: HandIn) -> None:
    right(one)
    del one.notebook.cells[one.at("rate-test")]


def deletes_an_autotest(one: HandIn) -> None:
    wrong(one)
    del one.notebook.cells[one.at("hash-test")]


def deletes_a_read_only_cell(one: HandIn) -> None:
    right(one)
    del one.notebook.cells[one.at("constant")]


def deletes_an_answer(one: HandIn) -> None:
    right(one)
    del one.notebook.cells[one.at("rate")]


def deletes_a_text_and_a_task(one: HandIn) -> None:
    right(one)
    for identity in ("essay", "task"):
        del one.notebook.cells[one.at(identity)]


def duplicates_a_test(one: HandIn) -> None:
    right(one)
    one.notebook.cells.insert(one.at("rate-test"), copy.deepcopy(one.cell("rate-test")))


def duplicates_an_answer(one: HandIn) -> None:
    right(one)
    again = copy.deepcopy(one.cell("rate"))
    again.source = "def per_field(seen, fields):\n    return 0"
    one.notebook.cells.insert(one.at("rate"), again)


def makes_a_test_a_text(one: HandIn) -> None:
    wrong(one)
    for identity in ("rate-test", "auto-test"):
        at, old = one.at(identity), one.cell(identity)
        one.notebook.cells[at] = nbformat.v4.new_markdown_cell(old.source, metadata=old.metadata)


def makes_an_answer_a_text(one: HandIn) -> None:
    right(one)
    at, old = one.at("rate"), one.cell("rate")
    one.notebook.cells[at] = nbformat.v4.new_markdown_cell(old.source, metadata=old.metadata)


def raises_the_points(one: HandIn) -> None:
    wrong(one)
    one.cell("table-test").metadata.nbgrader["points"] = 40


def unlocks_a_test(one: HandIn) -> None:
    wrong(one)
    one.cell("rate-test").metadata.nbgrader["locked"] = False
    one.types(**{"rate-test": "3.0"})


def makes_a_test_an_answer(one: HandIn) -> None:
    wrong(one)
    one.cell("rate-test").metadata.nbgrader["solution"] = True
    one.types(**{"rate-test": "pass"})


def takes_the_grade_from_a_test(one: HandIn) -> None:
    right(one)
    one.cell("rate-test").metadata.nbgrader["grade"] = False
    del one.cell("rate-test").metadata.nbgrader["points"]


def adds_a_marks_cell(one: HandIn) -> None:
    wrong(one)
    own = copy.deepcopy(one.cell("rate-test"))
    own.metadata.nbgrader.update({"grade_id": "mine", "points": 10})
    own.source = "assert True"
    one.notebook.cells.append(own)


def moves_the_tests_to_the_top(one: HandIn) -> None:
    right(one)
    tests = [one.notebook.cells.pop(one.at(identity)) for identity in ("rate-test", "table-test")]
    one.notebook.cells[:0] = tests


def hides_errors(one: HandIn) -> None:
    wrong(one)
    shell = "get_ipython().showtraceback = lambda *_, **__: None"
    one.types(rate=f"{shell}\n{one.cell('rate').source}")


def equals_everything(one: HandIn) -> None:
    wrong(one)
    one.types(rate="class All(float):\n    __eq__ = lambda *_: True\n\ndef per_field(seen, fields):\n    return All(1)")


def warns(one: HandIn) -> None:
    right(one)
    one.types(rate="import sys\n\ndef per_field(seen, fields):\n    print('slow', file=sys.stderr)\n    return seen / fields")


def prints_when_called(one: HandIn) -> None:
    right(one)
    one.types(rate="def per_field(seen, fields):\n    print(seen)\n    return seen / fields")


def loops(one: HandIn) -> None:
    right(one)
    one.types(plot="while True:\n    pass")


def loops_when_called(one: HandIn) -> None:
    right(one)
    one.types(rate=f"import time\n\ndef per_field(seen, fields):\n    time.sleep({3 * SECONDS})\n    return seen / fields")


def ends_the_kernel(one: HandIn) -> None:
    right(one)
    one.types(table="import os\nos._exit(1)")


def ends_politely(one: HandIn) -> None:
    right(one)
    one.types(plot="raise SystemExit")


def remembers_with_a_cache(one: HandIn) -> None:
    right(one)
    one.types(rate="from functools import cache\n\n@cache\ndef per_field(seen, fields):\n    return seen / fields")


def calls_a_method(one: HandIn) -> None:
    right(one)
    code = "class Rate:\n    def of(self, seen, fields):\n        return seen / fields\n\nper_field = Rate().of"
    one.types(rate=code)


def counts_with_a_counter(one: HandIn) -> None:
    right(one)
    one.types(table=f"from collections import Counter\n{GOOD['table']}\nby_field = Counter(by_field)")


def answers_with_a_fraction(one: HandIn) -> None:
    right(one)
    one.types(rate="from fractions import Fraction\n\ndef per_field(seen, fields):\n    return Fraction(seen, fields)")


def wraps_numbers_in_a_class(one: HandIn) -> None:
    right(one)
    one.types(table=f"class Counts(dict):\n    pass\n\n{GOOD['table']}\nby_field = Counts(by_field)")


def changes_the_file_beside(one: HandIn) -> None:
    right(one)
    one.files["counts.csv"] = "field,seen\n1,9\n"


def loses_the_file_beside(one: HandIn) -> None:
    right(one)
    one.files["counts.csv"] = None


def adds_files(one: HandIn) -> None:
    right(one)
    one.files["notes.txt"] = "mine"
    one.files["scratch.ipynb"] = nbformat.writes(nbformat.v4.new_notebook())
    one.types(essay=GOOD["essay"], plot="print(open('notes.txt').read())")


def brings_a_module(one: HandIn) -> None:
    right(one)
    one.files["own.py"] = "def rate(seen, fields):\n    return seen / fields\n"
    one.types(rate="from own import rate as per_field")


def is_in_time(one: HandIn) -> None:
    right(one)
    one.files["timestamp.txt"] = "2026-03-01 11:59:00 UTC"


def is_late(one: HandIn) -> None:
    right(one)
    one.files["timestamp.txt"] = "2026-03-02 13:00:00 UTC"


def is_too_late_for_any_mark(one: HandIn) -> None:
    wrong(one)
    one.files["timestamp.txt"] = "2026-03-09 13:00:00 UTC"


def has_an_empty_timestamp(one: HandIn) -> None:
    right(one)
    one.files["timestamp.txt"] = ""


def has_a_timestamp_that_is_none(one: HandIn) -> None:
    right(one)
    one.files["timestamp.txt"] = "on Sunday evening"


def has_another_kernel(one: HandIn) -> None:
    right(one)
    one.notebook.metadata["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}


def has_no_kernel(one: HandIn) -> None:
    right(one)
    del one.notebook.metadata["kernelspec"]


def renames_the_notebook(one: HandIn) -> None:
    right(one)
    one.files["my mitoses.ipynb"] = nbformat.writes(one.notebook)
    one.files["mitoses.ipynb"] = None


def hands_in_half_a_file(one: HandIn) -> None:
    right(one)
    one.files["mitoses.ipynb"] = nbformat.writes(one.notebook)[:700]


def makes_the_function_a_class(one: HandIn) -> None:
    right(one)
    code = "class per_field(float):\n    def __new__(cls, seen, fields):\n        return float.__new__(cls, seen / fields)"
    one.types(rate=code)


def keeps_what_tests_try(one: HandIn) -> None:
    right(one)
    code = "tried = []\n\ndef per_field(seen, fields):\n    tried.append((seen, fields))\n    return seen / fields"
    one.types(rate=code, plot="print(tried)")


def answers_one_thing_in_two_cells(one: HandIn) -> None:
    right(one)
    one.notebook.cells.insert(one.at("rate-test"), nbformat.v4.new_code_cell("per_field = lambda seen, fields: seen / fields"))


def changes_an_answer_below_its_test(one: HandIn) -> None:
    right(one)
    one.types(plot="per_field = None\nby_field = None")
