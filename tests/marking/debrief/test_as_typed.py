"""The formgrader's page: a student's text as typed, the course's as Markdown."""

import nbformat
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.filters import markdown2html

from netcourse.marking.debrief.as_typed import ShowsAsTyped, as_typed

TYPED = "[Grade]: G2\n\n[Ki-67]: 3.0%\nif n<m and m>3\n+ one\n- two\n$x$ </pre><script>alert(1)</script>"


def shown(text: str) -> str:
    pre = BeautifulSoup(markdown2html(as_typed(text)), "html.parser").find("pre")
    assert isinstance(pre, Tag)
    assert pre.find(True) is None
    return pre.get_text()


def test_what_markdown_would_swallow_stands_there() -> None:
    assert shown(TYPED) == TYPED


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n<>&[]:+-*_`$#\"'{}%\\|"), min_size=1))
def test_whatever_is_typed_stands_there(text: str) -> None:
    assert shown(f"x{text}x") == f"x{text}x"


def test_only_a_students_text_is_shown_as_typed() -> None:
    lesson = nbformat.v4.new_markdown_cell("**Read**", metadata={"editable": False})
    task = nbformat.v4.new_markdown_cell("**Write**", metadata={"nbgrader": {"task": True, "locked": True}})
    text = nbformat.v4.new_markdown_cell("**G2**")
    manual = nbformat.v4.new_markdown_cell("**G3**", metadata={"nbgrader": {"solution": True, "grade": True, "locked": False}})
    code = nbformat.v4.new_code_cell("x = 1")
    notebook = nbformat.v4.new_notebook(cells=[lesson, task, text, manual, code])
    notebook, _ = ShowsAsTyped().preprocess(notebook, {})  # type: ignore[no-untyped-call]
    assert [cell.source.startswith("<pre") for cell in notebook.cells] == [False, False, True, True, False]
    assert notebook.cells[4].source == "x = 1"
