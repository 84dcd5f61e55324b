"""The course's own text: parts to read again, titles, questions, and nothing that is hidden."""

import nbformat

from netcourse.marking.debrief.asked import asked, awarded
from netcourse.marking.debrief.lesson import read_lesson, without_scheme
from netcourse.marking.debrief.markdown import as_html
from tests.marking.debrief.notebooks import AGAIN, GRADE, GRADE_SCHEME, lesson_notebook


def test_each_marked_thing_has_its_title_and_the_part_above_it() -> None:
    lesson = read_lesson(lesson_notebook(), "09_small")
    found = {name: (place.title, lesson.parts[place.part or 0].heading) for name, place in lesson.places.items()}
    assert lesson.title == "Unit 9 · A small unit"
    assert found == {
        "q1-marks": ("Question 1", "1 The edge"),
        "q2-marks": ("Question 2", "2 The first drug"),
        "x1-marks": ("Exercise 1", "2 The first drug"),
        "comment": ("Your comment", "2 The first drug"),
    }


def test_a_part_holds_its_lesson_and_neither_tasks_nor_questions_nor_schemes() -> None:
    parts = read_lesson(lesson_notebook(), "09_small").parts
    assert parts[0].text.strip() == "Exactly 3% is **G2**.\n\n### A case\n\nIt was 3.0%."
    assert parts[1].text.strip() == "Receptors before PRRT."


def test_an_exercise_may_begin_in_the_cell_of_its_part() -> None:
    text = "## 4 A year\n\nOne row a report.\n\n### Exercise 2 · 4 marks\n\nCount them.\n\n### Take with you\n\nCount twice."
    marks = {"grade": True, "grade_id": "e2-marks", "locked": True, "points": 4, "solution": False}
    cells = [
        nbformat.v4.new_markdown_cell(text, metadata={"editable": False}),
        nbformat.v4.new_code_cell("award(4)", metadata={"nbgrader": marks}),
    ]
    lesson = read_lesson(nbformat.v4.new_notebook(cells=cells), "09_small")
    assert lesson.places["e2-marks"].title == "Exercise 2"
    assert lesson.parts[0].text.strip() == "One row a report.\n\n### Take with you\n\nCount twice."


def test_neither_a_patient_who_is_worth_marks_nor_the_call_to_hand_in_is_lesson() -> None:
    text = "## 2 The first letter\n\nA drop of blood.\n\n### Patient 1 · 17 marks, and 3 for your words\n\nRead her letter."
    end = "### Take with you\n\nAsk first.\n\n### Hand in\n\nPress it."
    cells = [nbformat.v4.new_markdown_cell(one, metadata={"editable": False}) for one in (text, end)]
    lesson = read_lesson(nbformat.v4.new_notebook(cells=cells), "09_small")
    assert " ".join(lesson.parts[0].text.split()) == "A drop of blood. ### Take with you Ask first."


def test_a_task_is_shown_without_its_mark_scheme() -> None:
    prompt = read_lesson(lesson_notebook(), "09_small").places["comment"].prompt
    assert prompt == "### Your comment · 3 marks\n\nWrite **two lines**."
    assert without_scheme("Write.\n### BEGIN MARK SCHEME\nOne for the grade.") == "Write."


def test_a_question_and_its_scheme_are_read_from_the_text() -> None:
    place = read_lesson(lesson_notebook(), "09_small").places["q1-marks"]
    assert place.item == GRADE
    assert place.award is not None
    assert place.award.scheme == GRADE_SCHEME
    assert place.award.again is not None
    assert place.award.again.case == AGAIN[0]


def test_what_leans_on_other_lines_is_passed_over() -> None:
    assert list(asked("options = {}\nask(SingleBest('q1', 'Which?', options))")) == []
    assert list(asked("%matplotlib inline\nask(SingleBest('q1', 'Which?', {'A': '1', 'B': '2'}))")) == []
    assert list(asked("ask(open('gradebook.db'))")) == []
    award = awarded("award_item('q1', 2, KEY, again=KEY)")
    assert award is not None
    assert (award.question, award.scheme, award.again) == ("q1", None, None)
    assert awarded("award(1)") is None


def test_a_unit_without_headings_is_called_by_its_name() -> None:
    lesson = read_lesson(nbformat.v4.new_notebook(), "09_small")
    assert (lesson.title, lesson.parts) == ("09_small", ())


def test_markdown_of_the_course_keeps_the_order_of_headings_and_asks_nobody() -> None:
    html = as_html("## One\n\n| a |\n|---|\n| 1 |\n\n![A slide](https://example.org/a.png)\n\n```python\nx < 1\n```", lower=1)
    assert "<h3>One</h3>" in html
    assert '<th scope="col">a</th>' in html
    assert "A slide" in html
    assert "x &lt; 1" in html
    assert not any(word in html for word in ("¶", "<img", "example.org", "id="))
