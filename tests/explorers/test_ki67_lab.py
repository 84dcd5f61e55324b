"""The counting lab without a browser: what goes to the page, and what stays back until it is asked for."""

import json
import re
from base64 import b64decode
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from netcourse.explorers.ki67.codes import read_code
from netcourse.explorers.ki67.lab import Setup, drawn, set_up, show
from netcourse.explorers.ki67.map import still_map
from netcourse.explorers.ki67.slide import make_slide
from netcourse.explorers.ki67.view import count_ki67, lab_widget


@pytest.fixture(scope="module")
def hot_spot_task() -> Setup:
    return set_up(7, task="hot_spot")


def clean(setup: Setup, *names: str) -> dict[str, str]:
    return {name: "".join(nucleus.due for nucleus in setup.slide.fields[name]) for name in names}


def shown(setup: Setup, asked: Mapping[str, object]) -> dict[str, Any]:
    found = show(setup, asked)
    assert json.loads(json.dumps(found)) is not None
    return dict(found)


def test_the_page_gets_looks_and_no_word_on_what_a_nucleus_is(hot_spot_task: Setup) -> None:
    sent: Any = drawn(hot_spot_task)
    for field in sent["fields"]:
        for nucleus, truth in zip(field["nuclei"], hot_spot_task.slide.fields[field["name"]], strict=True):
            assert len(nucleus) == 10
            assert all(isinstance(part, int) for part in nucleus)
            assert nucleus[:7] == [getattr(truth.looks, name) for name in ("x", "y", "long", "short", "angle", "brown", "dark")]
    words = json.dumps({**sent, "task": "", "hints": [], "fields": [field["words"] for field in sent["fields"]]})
    assert not any(kind in words for kind in ("lymphocyte", "stroma", '"tumour'))
    assert len(json.dumps(sent)) < 400_000


def test_before_the_guess_nothing_can_be_counted(hot_spot_task: Setup) -> None:
    assert shown(hot_spot_task, {})["may_count"] is False
    assert shown(hot_spot_task, {"guess": "4"})["may_count"] is True
    assert shown(set_up(7, eyeball=False), {})["may_count"] is True


@pytest.mark.parametrize(("typed", "kept"), [("4", "4%"), (" 4,5 % ", "4.5%"), ("0", "0%"), ("100", "100%"), ("1e1", "10%")])
def test_a_guess_is_read_as_people_write_it(hot_spot_task: Setup, typed: str, kept: str) -> None:
    found = shown(hot_spot_task, {"guess": typed})
    assert (found["guess"], found["problem"]) == (kept, "")


@pytest.mark.parametrize("typed", ["", "four", "-1", "100.1", "nan", "inf", "1/0", {}, "9" * 500])
def test_a_guess_that_is_no_index_is_a_problem_in_one_line(hot_spot_task: Setup, typed: object) -> None:
    found = shown(hot_spot_task, {"guess": typed})
    assert found["problem"]
    assert "\n" not in found["problem"]
    assert found["may_count"] is False


def test_marks_that_cannot_be_are_a_problem_and_no_crash(hot_spot_task: Setup) -> None:
    found = shown(hot_spot_task, {"guess": "4", "marks": clean(hot_spot_task, "A1", "C1")})
    assert "share sides" in found["problem"]
    assert found["rows"] == []


def test_a_field_can_join_at_the_side_of_the_area_only(hot_spot_task: Setup) -> None:
    found = shown(hot_spot_task, {"guess": "4", "marks": clean(hot_spot_task, "A1", "B1", "C1")})
    sent: Any = drawn(hot_spot_task)
    near = {field["name"]: field["beside"] for field in sent["fields"]}
    counted: Any = found["counted"]
    assert {one for name in counted for one in near[name]} - set(counted) == {"A2", "B2", "C2", "D1"}
    assert found["may_drop"] == ["A1", "C1"]


def test_the_truth_stays_back_until_it_is_asked_for(hot_spot_task: Setup) -> None:
    marks = clean(hot_spot_task, "A1")
    before, after = (shown(hot_spot_task, {"guess": "4", "marks": marks, "truth": asked}) for asked in (False, True))
    assert before["truth"] is None
    assert "findings" not in before
    assert after["truth"] == {"A1": "." * len(marks["A1"])}
    assert {row[0] for row in after["compared"]} >= {"Your guess by eye", "Your count", "Truth over the whole slide"}


def test_without_a_count_there_is_no_truth_to_show(hot_spot_task: Setup) -> None:
    assert shown(hot_spot_task, {"guess": "4", "truth": True})["truth"] is None


def test_the_code_of_a_count_holds_that_count(hot_spot_task: Setup) -> None:
    marks = clean(hot_spot_task, "A1", "A2")
    assert read_code(shown(hot_spot_task, {"guess": "4", "marks": marks})["code"]).sheet.marks == marks


def test_the_results_say_how_many_cells_are_still_asked_for() -> None:
    setup = set_up(7, eyeball=False, task="first_field")
    name = next(iter(setup.slide.fields))
    found = shown(setup, {"marks": {name: "-" * 99 + "." * (len(setup.slide.fields[name]) - 99)}})
    assert "1 more to count" in found["said"]
    assert ["Tumour cells counted", "99 (100 are asked for)"] in found["rows"]


def test_a_try_is_answered_beside_the_try_before_and_a_find_is_not_forgotten() -> None:
    setup = set_up(7, eyeball=False, task="first_field")
    right = clean(setup, "A1")
    wrong = {"A1": right["A1"].replace("-", "+")}
    assert shown(setup, {})["task_line"].startswith("Not there yet. ")
    first = shown(setup, {"marks": wrong, "truth": True})
    assert first["task_line"].startswith("Not there yet. Too many marks are wrong.")
    assert not first["task_done"]
    less_wrong = {"A1": wrong["A1"][:99] + right["A1"][99:]}
    second = shown(setup, {"marks": less_wrong, "truth": True, "last": first["distance"]})
    assert second["task_line"].startswith("Warmer. ")
    assert shown(setup, {"marks": wrong, "truth": True, "last": second["distance"]})["task_line"].startswith("Colder. ")
    done = shown(setup, {"marks": right, "truth": True, "last": second["distance"]})
    assert done["task_done"]
    assert done["task_line"].startswith("✔ Task done. ")
    assert shown(setup, {"found": True})["task_line"].startswith("✔ Task done earlier. ")


def test_before_the_truth_no_answer_says_how_far_a_count_is_right(hot_spot_task: Setup) -> None:
    good, bad = (shown(hot_spot_task, {"guess": "4", "marks": clean(hot_spot_task, name)}) for name in ("A1", "C3"))
    assert good["task_line"] == bad["task_line"]
    assert "distance" not in good


def test_three_findings_are_in_view_and_no_id_is(hot_spot_task: Setup) -> None:
    found = shown(hot_spot_task, {"guess": "4", "marks": clean(hot_spot_task, "A1"), "truth": True})
    assert 0 < len(found["findings"]) <= 3
    words = json.dumps([found["findings"], found["more"], found["reasons"], found["compared"]])
    assert not re.search(r"\b[A-Z]\d-\d|not verified", words)
    assert any("B2-02" in line for line in found["sources"])


@pytest.mark.parametrize("task", ["first_field", "hot_spot", "limit"])
def test_a_task_of_the_lab_has_two_hints(task: str) -> None:
    sent: Any = drawn(set_up(7, task=task))
    assert len(sent["hints"]) == 2
    assert sent["key"] == f"CountingLab/{task}/7"


def test_a_task_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueError, match="first_field, hot_spot, limit"):
        set_up(7, task="other")


def test_the_widget_answers_what_the_page_asks(hot_spot_task: Setup) -> None:
    lab = lab_widget(hot_spot_task)
    assert lab.shown["may_count"] is False
    lab.asked = {"guess": "5", "marks": clean(hot_spot_task, "A1")}
    assert lab.shown["rows"]
    lab.close()


@pytest.fixture(scope="module")
def page_of_a_notebook_that_nobody_sits_before(hot_spot_task: Setup) -> BeautifulSoup:
    return BeautifulSoup(still_map(hot_spot_task)._repr_html_(), "html.parser")


def test_the_still_map_is_light_has_alt_text_and_a_table(page_of_a_notebook_that_nobody_sits_before: BeautifulSoup) -> None:
    page = page_of_a_notebook_that_nobody_sits_before
    image = page.select_one("img")
    assert image is not None
    assert "synthetic slide 7" in str(image["alt"])
    svg = b64decode(str(image["src"]).removeprefix("data:image/svg+xml;base64,"))
    assert len(svg) < 60_000
    ET.fromstring(svg)  # noqa: S314 (made a line above)
    assert len(page.find_all("tr")) == len(make_slide(7).fields) + 1


def test_the_still_map_tells_no_truth(page_of_a_notebook_that_nobody_sits_before: BeautifulSoup) -> None:
    text = page_of_a_notebook_that_nobody_sits_before.get_text()
    assert "%" not in text
    assert "lymphocyte" not in text


def test_without_a_person_the_lab_shows_the_still_map(capsys: pytest.CaptureFixture[str]) -> None:
    count_ki67(7, task="hot_spot")
    assert "Ki-67 counting lab, slide 7" in capsys.readouterr().out
