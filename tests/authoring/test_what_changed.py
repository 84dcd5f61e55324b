"""The page on what changed after the article: dated, sourced, linked from every unit, and its numbers are those of facts."""

import re
from collections.abc import Iterable
from pathlib import Path

import nbformat
import pytest

from netcourse import evidence
from netcourse.authoring.course import find_course, units
from netcourse.authoring.text import read_text
from netcourse.authoring.what_changed import Entry, page, page_path, read_entries, text_path
from netcourse.errors import CourseError
from netcourse.lab import copy_release
from netcourse.marking.intake.collect import releases_of

ROOT = find_course(Path(__file__).parent)
ABOUT, ENTRIES = read_entries(text_path(ROOT))
# Entries that no question asks about, each with its reason.
ONLY_TAUGHT = {
    "Clots are common, and not in glucagonoma alone": "J-25: how soon a leg is seen is contested; the share decides nothing",
}
ENTRY = """[[entry]]
date = "2025"
where = "US"
title = "A licence"
text = "Licensed."
facts = ["E2-06.licence"]
units = ["06_treatment"]
asked = []
"""


@pytest.mark.parametrize("entry", ENTRIES, ids=[one.title for one in ENTRIES])
def test_every_number_of_an_entry_stands_in_one_of_its_facts(entry: Entry) -> None:
    facts = [evidence.fact(one) for one in entry.facts]
    said = " ".join(f"{one.statement} {one.population} {one.as_of}" for one in facts)
    # Names of a drug, a phase or a version are no numbers of a trial.
    text = re.sub(r"(177Lu|212Pb|Ki-67|DLL3|NETTER-2|NORDIC NEC 2|G\d|phase \d|Version \d)", "", entry.text)
    for number in re.findall(r"\d+(?:\.\d+)?", text):
        assert re.search(rf"(?<![\d.]){re.escape(number)}(?![\d]|\.\d)", said), number


def test_entries_name_questions_and_units_that_there_are() -> None:
    texts = {unit.name: unit.text.read_text(encoding="utf-8") for unit in units(ROOT)}
    for entry in ENTRIES:
        assert set(entry.units) <= set(texts)
        assert all(any(f'"{one}' in text for text in texts.values()) for one in entry.asked), entry.asked


@pytest.fixture(scope="module")
def numbers_of_questions() -> dict[str, set[str]]:
    """The numbers of the facts that each question names, without the part after the dot, by the question's id."""
    found = {}
    for unit in units(ROOT):
        for cell in read_text(unit).cells:
            own = cell.metadata.get("netcourse", {})
            practice = re.search(r'practise\(\s*\w+\(\s*"([\w-]+)"', cell.source)
            name = practice[1] if practice else cell.metadata.get("nbgrader", {}).get("grade_id", "")
            if own.keys() & {"examines", "practises"} and name:
                found[re.sub("-(marks|task)$", "", name)] = _numbers(own.get("facts", []))
    return found


def test_every_entry_is_asked_about_by_a_question_that_names_its_facts(numbers_of_questions: dict[str, set[str]]) -> None:
    assert {one.title for one in ENTRIES if not one.asked} == set(ONLY_TAUGHT)
    unfounded = [
        (one.title, question)
        for one in ENTRIES
        for question in one.asked
        if not _numbers(one.facts) & numbers_of_questions.get(question, set())
    ]
    assert unfounded == []


def test_the_page_says_whether_a_question_is_for_practice_only() -> None:
    shown = {"": "taught, not asked", "tre19": "; a question asks", "tre-practice-8": "; a practice question asks"}
    for asked, said in shown.items():
        entry = Entry("2025", "US", "A licence", "Licensed.", ("E2-06.licence",), ("06_treatment",), tuple(asked.split()))
        assert said in page("", [entry], {}).decode()


def _numbers(fact_ids: Iterable[str]) -> set[str]:
    return {one.split(".")[0] for one in fact_ids}


def test_every_unit_links_the_page_and_the_page_links_every_unit_back() -> None:
    page = nbformat.read(page_path(ROOT), as_version=4)
    shown = "\n".join(cell.source for cell in page.cells)
    for unit in units(ROOT):
        assert "(../course/what_changed.ipynb)" in unit.text.read_text(encoding="utf-8"), unit.name
        assert f"(../{unit.name}/{unit.name}.ipynb)" in shown, unit.name
    assert {cell.cell_type for cell in page.cells} == {"markdown"}


def test_the_page_is_no_unit_to_whoever_collects_and_is_copied_for_students(tmp_path: Path) -> None:
    release, others = releases_of(ROOT, "05_tumour_grade")
    assert {release.unit, *(one.unit for one in others)} == {unit.name for unit in units(ROOT)}
    copy_release(ROOT, tmp_path)
    assert (tmp_path / page_path(ROOT).relative_to(ROOT / "release")).is_file()


def test_nothing_says_that_edotreotide_is_licensed() -> None:
    compete = next(one for one in ENTRIES if "COMPETE" in one.title)
    assert "saw no licence" in compete.text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"E2-06.licence"', '"E9-99"', "entry 1: facts E9-99; allowed: ids of facts"),
        ('["E2-06.licence"]', "[]", "entry 1: facts none"),
        ('"2025"', '"July 2025"', "entry 1: date 'July 2025'; allowed: a year or a month"),
        ('where = "US"\n', "", "entry 1: allowed are exactly date, where"),
        ("asked = []", "asked = [", "not TOML in UTF-8"),
    ],
)
def test_a_malformed_entry_is_one_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = tmp_path / "what_changed.toml"
    text.write_text(ENTRY.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CourseError, match=re.escape(said)):
        read_entries(text)


def test_entries_stand_oldest_first(tmp_path: Path) -> None:
    text = tmp_path / "what_changed.toml"
    text.write_text(ENTRY + ENTRY.replace("2025", "2024", 1), encoding="utf-8")
    with pytest.raises(CourseError, match="stands after 2025; allowed: oldest first"):
        read_entries(text)


def test_a_course_may_do_without_the_page(tmp_path: Path) -> None:
    assert read_entries(tmp_path / "what_changed.toml") == ("", ())
