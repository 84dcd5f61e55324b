"""Questions with numbers of one's own: drawn from an id, shown, recorded with whose they are, and marked by them."""

import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from netcourse.items import (
    AnswerProblem,
    Best,
    Drawn,
    NumberWithUnit,
    Quantity,
    SingleBest,
    Slip,
    Varied,
    Window,
    ask,
    ask_id,
    award_item,
    check,
    numbers,
    record,
    session,
)
from netcourse.items.hearing import replied
from netcourse.items.identity import COURSE_ID, id_in, name_of, normal_id
from netcourse.items.plain import Entry, entry_from
from netcourse.items.receipts import MIME, entries_in, receipt
from netcourse.items.store import Recorded, load, save, write
from netcourse.items.whose import in_words

IDS = [f"a{number:04d}" for number in range(500)]
ITEM = NumberWithUnit("index", "{brown} of {counted} nuclei are brown. **What is the index?**", "%", 0, 100)
INDEX = Varied(ITEM, {"brown": Window(18, 24), "counted": Window(500, 560)})
SCHEME = Drawn(
    lambda brown, counted: Quantity(
        round(100 * brown / counted, 2),
        0.05,
        right=f"{brown} of {counted}.",
        slips=[Slip(brown, "That is the count. Asked was its share.", 0.5)],
        otherwise="Divide the brown nuclei by all nuclei.",
    )
)
CLASS = Varied(SingleBest("grade", "Ki-67 {ki67}%. Which grade?", {"A": "NET G1", "B": "NET G2"}), {"ki67": Window(6, 12)})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The kernel's folder, with no question asked yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "_asked", {})
    monkeypatch.setattr(session, "_forms", {})
    monkeypatch.setattr(numbers, "_varied", {})
    return tmp_path


@pytest.fixture
def stem(capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """What was displayed since."""
    return lambda: capsys.readouterr().out


def key(student: str, varied: Varied = INDEX) -> float:
    own = varied.numbers(student)
    return round(100 * own["brown"] / own["counted"], 2)


def stored(folder: Path, name: str = "index") -> Entry:
    return load(folder).entries[name]


# What is drawn.


def test_the_same_id_has_the_same_numbers_in_another_process() -> None:
    script = "from tests.items.test_varied import INDEX, IDS; print([dict(INDEX.numbers(one)) for one in IDS[:20]])"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"})
    assert ran.stdout.strip() == str([dict(INDEX.numbers(one)) for one in IDS[:20]])


def test_numbers_are_what_they_were_when_this_was_written() -> None:
    """A change here would give every student of a running course other numbers than those that were answered."""
    salted = Varied(ITEM, INDEX.windows, salt="2026")
    assert dict(INDEX.numbers("a1234")) == EXPECTED
    assert dict(salted.numbers("a1234")) == EXPECTED_SALTED


def test_five_hundred_students_fill_each_window_and_never_leave_it() -> None:
    drawn = [INDEX.numbers(one) for one in IDS]
    assert {one["brown"] for one in drawn} == set(range(18, 25))
    assert {one["counted"] for one in drawn} == set(range(500, 561))


def test_a_window_with_decimals_is_drawn_and_printed_with_them() -> None:
    made = Varied(NumberWithUnit("mg", "{mg} mg", "mg", 0, 100), {"mg": Window(9.2, 9.6, 1)})
    assert {made.numbers(one)["mg"] for one in IDS} == {9.2, 9.3, 9.4, 9.5, 9.6}
    assert made.with_numbers({"mg": 9.0}).stem == "9.0 mg"
    assert Window(1180, 1220).spelt(1200) == "1,200"


def test_an_id_is_compared_without_capitals_blanks_and_the_way_an_umlaut_is_stored() -> None:
    composed, apart = "jörg.müller", unicodedata.normalize("NFD", "Jörg.Müller")
    assert composed != apart
    assert INDEX.numbers(composed) == INDEX.numbers(f"  {apart}\t") == INDEX.numbers(composed.upper())


def test_a_pair_has_one_set_of_numbers_whoever_types_first() -> None:
    assert INDEX.numbers("B0071 + a1234") == INDEX.numbers("a1234+b0071")


def test_without_an_id_there_is_the_middle_of_each_window_in_every_run() -> None:
    assert dict(INDEX.numbers("")) == dict(Varied(ITEM, INDEX.windows, salt="2027").numbers(" ")) == {"brown": 21, "counted": 530}


def test_another_run_of_the_course_has_other_numbers_and_a_question_more_changes_none() -> None:
    salted = Varied(ITEM, INDEX.windows, salt="2027")
    assert sum(salted.numbers(one) != INDEX.numbers(one) for one in IDS) > len(IDS) * 0.9
    more = Varied(
        NumberWithUnit("index", "{brown} of {counted}, {cells} seen", "%", 0, 100), {**INDEX.windows, "cells": Window(1, 9)}
    )
    own = more.numbers("a1234")
    assert {name: own[name] for name in INDEX.windows} == INDEX.numbers("a1234")


def test_a_course_may_give_everybody_the_numbers_on_paper() -> None:
    off = Varied(ITEM, INDEX.windows, off=True)
    assert {off.of(one).stem for one in IDS} == {INDEX.on_paper.stem}


def test_a_stem_may_name_what_is_made_from_its_numbers() -> None:
    also = {"all_of_it": lambda brown, counted: brown + counted}
    made = Varied(NumberWithUnit("sum", "{brown} and {counted}: {all_of_it}", "%", 0, 100), INDEX.windows, also)
    assert made.with_numbers({"brown": 20, "counted": 540}).stem == "20 and 540: 560"


@pytest.mark.parametrize(
    ("stem", "windows", "says"),
    [
        ("No number.", {"a": Window(1, 2)}, "the stem names no number; there are a"),
        ("{a} of {b}", {"a": Window(1, 2)}, "the stem names a, b; there are a"),
        ("{a}", {"a": Window(1, 2), "b": Window(1, 2)}, "the stem names a; there are a, b"),
        ("{a", {"a": Window(1, 2)}, "the stem can't be filled in"),
    ],
)
def test_a_stem_and_windows_that_do_not_fit_are_refused(stem: str, windows: dict[str, Window], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Varied(NumberWithUnit("q", stem, "%", 0, 100), windows)


@pytest.mark.parametrize(
    ("low", "high", "decimals"), [(2, 2, 0), (3, 2, 0), (1.5, 3, 0), (1, 2, 7), (True, 2, 0), ("1", 2, 0), (1, 2, 0.5)]
)
def test_a_window_that_is_none_is_refused(low: float, high: float, decimals: int) -> None:
    with pytest.raises(ValueError, match=r"a window (has|goes|from)"):
        Window(low, high, decimals)


# What is shown and recorded.


def test_before_an_id_is_typed_the_numbers_are_those_on_paper_and_after_it_ones_own(stem: Callable[[], str]) -> None:
    ask_id()
    assert "Without one you get the numbers on paper" in stem()
    ask(INDEX)
    assert INDEX.on_paper.stem in stem()
    record("course-id", " A1234 ")
    ask(INDEX)
    assert INDEX.of("a1234").stem in stem()


def test_an_id_that_is_typed_later_changes_what_the_kernel_knows_of_questions_above(folder: Path) -> None:
    ask_id()
    ask(INDEX)
    record("course-id", "a1234")
    assert session.find("index").stem == INDEX.of("a1234").stem
    record("index", key("a1234"))
    assert stored(folder).drawn_for == "a1234"
    assert award_item("index", 2, SCHEME) == 2


def test_an_entry_and_its_receipt_say_for_whom_the_numbers_were_drawn(folder: Path) -> None:
    ask_id()
    record("course-id", "A1234")
    ask(INDEX)
    record("index", 4)
    entry = stored(folder)
    shown = receipt(INDEX.on_paper, entry)
    assert shown[MIME] == entry.as_data()
    assert entry.as_data()["drawn_for"] == "a1234"
    assert "The numbers are those of a1234." in str(shown["text/plain"])
    assert entry_from(shown[MIME]) == entry


def test_a_form_records_for_whom_as_a_typed_line_does(folder: Path) -> None:
    ask_id()
    assert replied(json.dumps({"id": "course-id", "value": "B0071"}))["ok"]
    ask(INDEX)
    assert replied(json.dumps({"id": "index", "value": {"number": "4.1", "unit": "%"}}))["ok"]
    assert stored(folder).drawn_for == "b0071"


def test_old_files_stay_valid_and_count_as_answered_on_paper(folder: Path) -> None:
    old = {"id": "index", "kind": "NumberWithUnit", "value": {"number": 3.96, "unit": "%"}, "recorded": TIME, "n": 1}
    (folder / "answers.json").write_text(json.dumps({"version": 1, "answers": {"index": old}}), encoding="utf-8")
    assert "drawn_for" not in stored(folder).as_data()
    ask(INDEX)
    assert award_item("index", 2, SCHEME) == 2


@pytest.mark.parametrize("drawn_for", [7, None, ["a"], "x" * 201, "\ud800"])
def test_an_entry_that_says_nonsense_of_whom_is_none(drawn_for: object) -> None:
    raw = {"id": "index", "kind": "K", "value": 1, "recorded": TIME, "n": 1, "drawn_for": drawn_for}
    assert entry_from(raw) is None


def test_the_id_of_an_older_folder_is_taken_over(folder: Path) -> None:
    save(folder, Entry("board-id", "ShortText", "A1234", TIME, 1))
    ask(INDEX)
    assert session.find("index").stem == INDEX.of("a1234").stem


def test_an_id_stays_once_a_question_was_answered_with_its_numbers(folder: Path) -> None:
    ask_id()
    ask(INDEX)
    record("course-id", "a1243")
    record("course-id", "a1234")
    record("index", 4)
    with pytest.raises(AnswerProblem, match=r"your id stays a1234, as index was answered .* tell whoever teaches the course"):
        record("course-id", "b0071")
    refused = replied(json.dumps({"id": "course-id", "value": "b0071"}))
    assert not refused["ok"]
    assert "lose nothing" in refused["said"]
    record("course-id", "A1234")
    assert id_in(load(folder).entries) == "a1234"


def test_what_was_answered_on_paper_keeps_its_numbers_when_an_id_comes_later(folder: Path) -> None:
    ask_id()
    ask(INDEX)
    ask(CLASS)
    record("index", key(""))
    record("course-id", "a1234")
    assert session.find("index").stem == INDEX.on_paper.stem
    assert session.find("grade").stem == CLASS.of("a1234").stem
    record("index", 4)
    assert stored(folder).drawn_for == ""


def test_in_a_course_without_numbers_of_ones_own_nothing_is_asked(stem: Callable[[], str], folder: Path) -> None:
    ask_id(off=True)
    assert "everybody has the same numbers" in stem()
    save(folder, Entry("course-id", "CourseId", "a1234", TIME, 1))
    off = Varied(ITEM, INDEX.windows, off=True)
    ask(off)
    record("index", key(""))
    assert stored(folder).drawn_for == ""
    assert award_item("index", 2, SCHEME) == 2


def test_in_another_browser_the_id_comes_back_with_the_receipts_of_a_downloaded_notebook(folder: Path) -> None:
    outputs = [
        {"output_type": "display_data", "data": {MIME: one.as_data()}, "metadata": {}}
        for one in (
            Entry("course-id", "CourseId", "a1234", TIME, 1),
            Entry("index", "NumberWithUnit", {"number": key("a1234"), "unit": "%"}, TIME, 1, drawn_for="a1234"),
        )
    ]
    cell = nbformat.v4.new_code_cell("ask()", outputs=[nbformat.from_dict(one) for one in outputs])
    notebook = nbformat.v4.new_notebook(cells=[cell])
    nbformat.write(notebook, folder / "unit.ipynb")
    assert entries_in(notebook)["index"].drawn_for == "a1234"
    ask(INDEX)
    ask(CLASS)
    assert award_item("index", 2, SCHEME) == 2
    assert session.find("grade").stem == CLASS.of("a1234").stem


@pytest.mark.parametrize("raw", ["", "  ", "+", " + ", None, 7, "x" * 65])
def test_what_is_no_id_is_refused(raw: object) -> None:
    with pytest.raises(AnswerProblem, match="course-id: "):
        COURSE_ID.parse(raw)


def test_an_id_is_recorded_as_it_is_compared() -> None:
    assert COURSE_ID.parse(" B0071+ A1234 ") == "a1234+b0071" == normal_id("a1234 + b0071")


# What is marked.


def answered(folder: Path, value: float, student: str) -> None:
    write(folder, Recorded({"index": Entry("index", "NumberWithUnit", {"number": value, "unit": "%"}, TIME, 1, None, student)}))
    ask(INDEX)


def test_everybody_is_marked_by_the_numbers_that_stood_there(folder: Path) -> None:
    for student in IDS[:50]:
        answered(folder, key(student), student)
        assert award_item("index", 2, SCHEME) == 2


def test_a_slip_with_ones_own_numbers_is_told_as_the_slip(folder: Path, stem: Callable[[], str]) -> None:
    answered(folder, INDEX.numbers("a1234")["brown"], "a1234")
    assert award_item("index", 2, SCHEME) == 0.5
    said = stem()
    assert "That is the count" in said
    assert "other numbers" not in said


def test_what_is_right_for_other_numbers_is_told_kindly_with_the_own_ones(folder: Path, stem: Callable[[], str]) -> None:
    other = next(one for one in IDS if abs(key(one) - key("a1234")) > 0.2)
    own = INDEX.numbers("a1234")
    answered(folder, key(other), "a1234")
    assert award_item("index", 2, SCHEME) == 0
    said = stem()
    words = f"you had {own['brown']} and {own['counted']}. Read your own once more."
    assert f"That is right for other numbers than yours: {words} Divide the brown nuclei" in said


def test_what_is_right_for_nobody_is_told_as_any_wrong_number(folder: Path, stem: Callable[[], str]) -> None:
    answered(folder, 77, "a1234")
    assert award_item("index", 2, SCHEME) == 0
    assert "other numbers" not in stem()


def test_a_check_never_says_for_whom_an_answer_is_right(folder: Path, stem: Callable[[], str]) -> None:
    answered(folder, 4, "a1234")
    check("index")
    assert "right" not in stem()


def test_a_choice_is_marked_by_its_own_numbers_too(folder: Path) -> None:
    scheme = Drawn(lambda ki67: Best("B", right="3% to 20%.", wrong={"A": f"{ki67}% lies above 3%: where does that belong?"}))
    write(folder, Recorded({"grade": Entry("grade", "SingleBest", "A", TIME, 1, None, "a1234")}))
    ask(CLASS)
    assert award_item("grade", 1, scheme) == 0
    with pytest.raises(ValueError, match="marked with Drawn"):
        award_item("grade", 1, Best("B", right="Yes.", wrong={"A": "No."}))


def test_a_question_that_is_the_same_for_all_is_not_marked_with_drawn(folder: Path) -> None:
    save(folder, Entry("index", "NumberWithUnit", {"number": 4, "unit": "%"}, TIME, 1))
    ask(INDEX.on_paper)
    with pytest.raises(ValueError, match="marked with Drawn, and no other one is"):
        award_item("index", 2, SCHEME)


TIME = "2026-03-01T10:00:00Z"
EXPECTED = {"brown": 23, "counted": 514}
EXPECTED_SALTED = {"brown": 18, "counted": 513}


def test_a_name_with_numbers_behind_it_has_those_numbers_whatever_the_salt() -> None:
    for one in (INDEX, CLASS):
        for student in (*IDS[:60], "eva+kim", ""):
            name = one.pinned("lusabid-gutihor", student)
            assert replace(one, salt="of another run").numbers(name) == one.numbers(student)
            assert name_of(name) == "lusabid-gutihor"
    assert replace(INDEX, off=True).numbers(INDEX.pinned("x", "a1")) == INDEX.numbers("")


@pytest.mark.parametrize("behind", ["", "1", "1.2.3", "99.1", "1.999", "-1.2", "01.2", "1.2.", "1.x"])
def test_what_fits_no_window_behind_a_name_is_a_name_like_any_other(behind: str) -> None:
    name = f"mia~~{behind}"
    assert INDEX.numbers(name) == {key: INDEX._drawn(key, window, name) for key, window in INDEX.windows.items()}


def test_nobody_types_an_id_with_numbers_behind_it() -> None:
    with pytest.raises(AnswerProblem, match="no id"):
        COURSE_ID.parse("mia~~1.2")


@pytest.mark.parametrize(
    ("students", "said"),
    [("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcd", "a, b, c and 1 more")],
)
def test_students_in_words_are_named_until_there_are_too_many(students: str, said: str) -> None:
    assert in_words(list(students)) == said
