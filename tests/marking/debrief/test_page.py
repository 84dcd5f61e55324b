"""The page: what it says first, what it leaves out, and that a student's text comes through unharmed and does no harm."""

import re
from datetime import date
from itertools import pairwise

import nbformat
import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.items.show import MARKS
from netcourse.marking.debrief.markdown import as_html
from netcourse.marking.debrief.opening import is_open, opening_day
from netcourse.marking.debrief.page import page
from netcourse.marking.debrief.sums import inside, losses, sums, things
from tests.marking.debrief.notebooks import (
    AGAIN,
    GRADE,
    GRADE_SCHEME,
    INVITATION,
    PLAN,
    PLAN_SCHEME,
    code_of_a_student,
    debrief_of,
    displays,
    fails,
    marked_notebook,
    told_of,
)

MISSING = [fails("AnswerProblem", "q1: no answer is recorded. Choose one in the form above")]
EXERCISE = [displays({MARKS: {"earned": 1.0, "points": 1.0, "reasons": [{"earned": 1.0, "of": 1.0, "words": "Seven."}]}})]
TASK = {"score": 1.5, "points": 3.0, "by_hand": True, "comment": "Name\nthe *step*."}
FULL = {"score": 2.0, "points": 2.0}
TYPED = "[Grade]: G2\n\n[Ki-67]: 3.0%\nif n<m and m>3\n+ one\n- two\n    four blanks  and two\n$x$ **bold** &amp; <b>"


def wrong_and_harmful() -> nbformat.NotebookNode:
    outputs = {
        "q1-marks": told_of(GRADE, GRADE_SCHEME, "A", AGAIN),
        "q2-marks": told_of(PLAN, PLAN_SCHEME, ["A", "B"]),
        "x1-marks": EXERCISE,
    }
    return marked_notebook(outputs, TYPED, x1_marks={"score": 1.0, "points": 1.0}, comment=TASK)


def words_of(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").body.get_text(" ").split())  # type: ignore[union-attr]


def test_it_begins_with_the_title_and_the_sum_and_puts_harms_first() -> None:
    html = page(debrief_of(wrong_and_harmful()))
    headings = [(one.name, one.get_text()) for one in BeautifulSoup(html, "html.parser").find_all(re.compile("h[1-6]"))]
    assert headings[:4] == [
        ("h1", "Unit 9 · A small unit"),
        ("h2", "What cost you marks"),
        ("h3", "Question 2"),
        ("h4", "Your answer"),
    ]
    assert "2.5 of 8. You lost 5.5 on three things: question 2 (2), question 1 (2), your comment (1.5)." in words_of(html)
    assert "This would have harmed the patient." in html


def test_the_courses_text_is_rendered_once_for_a_whole_class() -> None:
    debrief = debrief_of(wrong_and_harmful())
    as_html.cache_clear()
    page(debrief)
    rendered = as_html.cache_info().misses
    page(debrief)
    assert as_html.cache_info().misses == rendered > 0
    assert as_html.cache_info().hits >= rendered


def test_headings_never_skip_a_level() -> None:
    for with_best in (False, True):
        html = page(debrief_of(wrong_and_harmful(), with_best=with_best))
        levels = [int(one.name[1]) for one in BeautifulSoup(html, "html.parser").find_all(re.compile("h[1-6]"))]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_loss_says_why_where_to_read_again_and_gives_a_new_case() -> None:
    soup = BeautifulSoup(page(debrief_of(wrong_and_harmful())), "html.parser")
    lost = soup.find(id="lost-1")
    assert isinstance(lost, Tag)
    assert "You left the edge to G1." in lost.get_text()
    link = lost.find("a")
    assert isinstance(link, Tag)
    part = soup.find(id=str(link["href"]).removeprefix("#"))
    assert isinstance(part, Tag)
    assert "Exactly 3% is G2." in part.get_text()
    assert AGAIN[0] in lost.get_text()
    folded = lost.find("details")
    assert isinstance(folded, Tag)
    assert AGAIN[1] in folded.get_text()


def test_every_link_leads_somewhere_on_the_page() -> None:
    soup = BeautifulSoup(page(debrief_of(wrong_and_harmful())), "html.parser")
    ids = [str(one["id"]) for one in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {str(one["href"]).removeprefix("#") for one in soup.find_all("a")} <= set(ids)


def test_best_answers_are_shown_only_if_they_may_be() -> None:
    closed, open_ = (page(debrief_of(wrong_and_harmful(), with_best=one)) for one in (False, True))
    assert "The edge belongs to G2." not in closed
    assert "Every lesson" not in closed
    assert "The best answer" not in closed
    assert "B: NET G2" in open_
    assert "The edge belongs to G2." in open_
    assert "B: Every lesion takes it up." in open_


def test_an_unanswered_question_has_its_best_answer_from_the_course() -> None:
    notebook = marked_notebook({"q1-marks": MISSING})
    assert "The edge belongs to G2." in page(debrief_of(notebook, with_best=True))
    said = words_of(page(debrief_of(notebook)))
    assert "Nothing was recorded for" in said
    assert "No answer is recorded here." in said
    assert "The edge belongs" not in said


def test_marks_that_wait_count_on_neither_side() -> None:
    notebook = marked_notebook({}, TYPED, comment={"points": 3.0, "waits": True})
    found = sums(debrief_of(notebook))
    assert (found.points, found.waiting, found.lost) == (6, 3, 6)
    said = words_of(page(debrief_of(notebook)))
    assert "0 of 6 so far." in said
    assert "Still waiting for a person: 3 marks." in said


def test_marks_of_an_earlier_hand_in_count_and_are_not_told_as_final() -> None:
    marks = {"points": 3.0, "score": 1.0, "by_hand": True, "look_again": True}
    found = debrief_of(marked_notebook({}, TYPED, comment=marks))
    assert (sums(found).given, sums(found).points, sums(found).lost) == (1, 9, 6)
    said = words_of(page(found))
    assert "1 of 9 so far." in said
    assert "You handed in again since a person marked your comment (1 mark)." in said
    assert "1 of 3 marks, given before you handed in again." in said
    final = debrief_of(marked_notebook({}, TYPED, comment=marks | {"look_again": False}))
    assert "handed in again" not in page(final)
    assert sums(final).lost == 8


def test_a_penalty_for_lateness_is_told() -> None:
    outputs = {"q1-marks": told_of(GRADE, GRADE_SCHEME, "B")}
    found = debrief_of(marked_notebook(outputs, q1_marks=FULL), penalty=1.0)
    assert sums(found).given == 1
    assert "Taken off because it came late: 1 mark." in words_of(page(found))


def test_full_marks_lose_nothing() -> None:
    outputs = {"q1-marks": told_of(GRADE, GRADE_SCHEME, "B")}
    found = debrief_of(marked_notebook(outputs, q1_marks=FULL, q2_marks=FULL, x1_marks=FULL, comment=FULL))
    assert losses(found) == []
    assert "8 of 8. You lost nothing." in words_of(page(found))
    assert "What cost you marks" not in page(found)


def test_marks_changed_by_a_person_are_said_to_be() -> None:
    notebook = marked_notebook({"q1-marks": told_of(GRADE, GRADE_SCHEME, "A")}, q1_marks={"score": 1.0, "by_hand": True})
    assert "A person gave these marks; the automatic check gave 0." in words_of(page(debrief_of(notebook)))


def test_a_text_stands_as_it_was_typed_beside_its_marks_and_comment() -> None:
    soup = BeautifulSoup(page(debrief_of(wrong_and_harmful())), "html.parser")
    written = soup.find(id="written-4")
    assert isinstance(written, Tag)
    typed = written.find(class_="typed")
    assert isinstance(typed, Tag)
    assert typed.get_text() == TYPED
    assert "1.5 of 3 marks." in written.get_text()
    assert "Name\nthe *step*." in written.get_text()
    assert "Write two lines." in written.get_text()


def test_a_text_in_several_cells_ends_where_the_course_goes_on() -> None:
    notebook = marked_notebook({}, "One.", comment=TASK)
    at = next(at for at, cell in enumerate(notebook.cells) if cell.source == "One.")
    notebook.cells.insert(at + 1, nbformat.v4.new_raw_cell("Two."))
    notebook.cells.append(nbformat.v4.new_markdown_cell("Not part of it."))
    assert debrief_of(notebook).entries[-1].text == "One.\n\nTwo."  # type: ignore[union-attr]


def test_an_untouched_text_is_said_to_be_empty() -> None:
    html = page(debrief_of(marked_notebook({}, comment=TASK)))
    assert "Nothing was typed here." in html
    assert INVITATION not in html


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n<>&[]:+-*_`$#\"'{}%"), min_size=1))
def test_whatever_is_typed_stands_there_unharmed(text: str) -> None:
    html = page(debrief_of(marked_notebook({}, f"x{text}x", comment=TASK)))
    typed = BeautifulSoup(html, "html.parser").find(class_="typed")
    assert isinstance(typed, Tag)
    assert typed.get_text() == f"x{text}x"
    assert typed.find(True) is None


def test_a_students_markup_is_never_markup() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)></div>{{ debrief }}"
    told = {"stem": evil, "name": evil, "answer": evil, "again": {"case": evil, "answer": evil}}
    reasons = [{"earned": 0, "of": 2, "words": evil}]
    outputs = {
        "q1-marks": [displays({MARKS: {"earned": 0, "points": 2, "reasons": reasons, **told}})],
        "q2-marks": [fails("AnswerProblem", evil)],
    }
    notebook = marked_notebook(outputs, evil, comment=TASK | {"comment": evil})
    html = page(debrief_of(notebook, with_best=True))
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("{{ debrief }}") > 5


def test_marks_that_a_student_forges_count_nowhere() -> None:
    forged = displays({MARKS: {"earned": 2, "points": 2, "reasons": [{"earned": 2, "of": 2, "words": "FORGED"}]}})
    notebook = marked_notebook({"q1-marks": MISSING}, comment=TASK)
    notebook.cells.insert(5, code_of_a_student("display(...)", forged))
    answer = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "x1-answer")
    answer.outputs = [forged]
    unlocked = code_of_a_student("", forged)
    unlocked.metadata["nbgrader"] = {
        "grade": True,
        "grade_id": "q9",
        "locked": False,
        "solution": False,
        "score": 0.0,
        "points": 1.0,
    }
    notebook.cells.append(unlocked)
    assert "FORGED" not in page(debrief_of(notebook))


def test_nothing_hidden_and_no_code_reaches_the_page() -> None:
    notebook = wrong_and_harmful()
    notebook.cells[8].outputs = [fails("NameError", "name '_secret' is not defined")]
    html = page(debrief_of(notebook))
    for word in ("award_item", "HIDDEN", "MARK SCHEME", "One for the grade", "_secret", "Best(", "Test cell", "¶", "x1 = None"):
        assert word not in html


def test_the_page_asks_nobody_for_anything() -> None:
    html = page(debrief_of(wrong_and_harmful(), with_best=True))
    assert not re.search(r"<(script|link|img|iframe|object|embed)\b|url\(|@import|\bsrc=|https?:", html)
    assert '<html lang="en-GB">' in html


def test_every_head_of_the_table_has_a_scope() -> None:
    heads = BeautifulSoup(page(debrief_of(wrong_and_harmful())), "html.parser").find_all("th")
    assert len(heads) > 5
    assert all(one.get("scope") in ("row", "col") for one in heads)


@pytest.mark.parametrize(("today", "may"), [(date(2026, 11, 30), False), (date(2026, 12, 1), True), (date(2027, 1, 1), True)])
def test_best_answers_open_on_their_day(today: date, *, may: bool) -> None:
    assert is_open("2026-12-01", today) is may
    assert not is_open("", today)


@pytest.mark.parametrize("wrong", ["1.12.2026", "20261201", "2026-W49-2", "tomorrow", "2026-13-01"])
def test_a_day_that_is_none_is_named(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"is no date such as 2026-12-01, so best answers stay closed"):
        opening_day(wrong)


def test_titles_and_counts_read_well_within_a_sentence() -> None:
    assert [inside(one) for one in ("Question 8", "Your comment", "CgA", "x1")] == ["question 8", "your comment", "CgA", "x1"]
    assert [things(count) for count in (1, 2, 12)] == ["one thing", "two things", "12 things"]
