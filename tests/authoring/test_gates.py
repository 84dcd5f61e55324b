"""The search for hidden lines in many texts: it leaves most lines out of account early, and none that stands there."""

import json

from hypothesis import given
from hypothesis import strategies as st

from netcourse.authoring.gates import lines_in, search_for

# Words, what stands between words, and what JSON writes otherwise.
PIECES = st.text('ab_9é" \t\\(.', max_size=10)
LINES = st.lists(PIECES.filter(bool), min_size=1, max_size=4)


def spellings(line: str) -> list[str]:
    return [line, json.dumps(line)[1:-1], json.dumps(line, ensure_ascii=False)[1:-1]]


@given(LINES, PIECES, PIECES, st.data())
def test_every_line_is_found_wherever_it_stands_as_it_is_or_as_json(
    lines: list[str], before: str, after: str, data: st.DataObject
) -> None:
    text = before + data.draw(st.sampled_from([way for line in lines for way in spellings(line)])) + after
    assert lines_in(text, lines) == sorted({line for line in lines if any(way in text for way in spellings(line))}) != []


def test_one_search_goes_through_many_texts() -> None:
    search = search_for(['award("q1", 2)', "One mark for naming it."])
    texts = ["", "One mark for naming it", json.dumps('x; award("q1", 2)'), "(One mark for naming it.)"]
    assert [search(text) for text in texts] == [[], [], ['award("q1", 2)'], ["One mark for naming it."]]
