"""The worked questions of the page for authors are questions: lint finds nothing in them, and answers are told what they say."""

import re
from pathlib import Path

import jupytext
import pytest

from netcourse.authoring.asked import asked
from netcourse.authoring.declared import declared
from netcourse.authoring.grounds import ungrounded
from netcourse.authoring.lint import TEXT_RULES
from netcourse.authoring.text_cells import text_cells
from netcourse.evidence import find_statements
from netcourse.items import Quantity
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "author" / "item.md"
BLOCK = re.compile(r"^```python\n(# %%.*?)^```$", re.MULTILINE | re.DOTALL)
TEXT = "\n".join(BLOCK.findall(PAGE.read_text(encoding="utf-8")))
NOTEBOOK = jupytext.reads(TEXT, fmt="py:percent")


def question(name: str) -> tuple[Item, Scheme]:
    (scheme,) = [one.scheme for one in declared(NOTEBOOK, PAGE) if one.question == name and one.scheme]
    return asked(NOTEBOOK)[name][1], scheme


def test_lint_finds_nothing_in_them() -> None:
    cells = text_cells(TEXT)
    assert [cell.name for cell in cells] == ["q20", "q20-marks", "q21", "q21-marks"]
    assert [finding.line(ROOT) for rule in TEXT_RULES for finding in rule(Path(PAGE.name), cells)] == []
    assert ungrounded({"05_tumour_grade": NOTEBOOK}) == []


def test_every_answer_that_they_foresee_earns_what_they_say() -> None:
    for one in declared(NOTEBOOK, PAGE):
        item, scheme = question(one.question)
        assert len(one.variants) > 2
        for variant in one.variants:
            value = {"number": variant.value, "unit": "%"} if isinstance(scheme, Quantity) else variant.value
            marks = scheme.marks(item, item.parse(value), one.points)
            assert (marks.earned, variant.says in str(marks.reasons)) == (variant.marks, True)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (6.05, "54 of 900"),
        (5.94, "Take the"),
        (16.67, "You divided all"),
        (17, "Take the"),
        (54, "how many are"),
        (6.38, "below the"),
    ],
)
def test_a_wrong_number_matches_a_slip_as_nearly_as_the_page_says(number: float, told: str) -> None:
    item, scheme = question("q21")
    (reason,) = scheme.marks(item, item.parse({"number": number, "unit": "%"}), 2).reasons
    assert told in reason[2]


def test_the_statements_that_pages_for_authors_look_up_are_there() -> None:
    texts = [path.read_text(encoding="utf-8") for path in PAGE.parent.glob("*.md")]
    asked_for = [words for text in texts for words in re.findall(r"`netcourse facts ([^`]+)`", text)]
    assert "S333" in asked_for
    assert [words for words in asked_for if not find_statements(words)] == []


def test_the_page_checks_in_the_order_in_which_a_text_grows() -> None:
    page = PAGE.read_text(encoding="utf-8")
    commands = ["netcourse build 05", "netcourse lint 05", "netcourse prove 05", "netcourse demo 05", "make test-quick UNIT=05"]
    at = [page.index(f"\n{one}") for one in commands]
    assert at == sorted(at)
