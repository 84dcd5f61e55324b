"""Collecting an assignment of a course that is not ours: two notebooks of other names than its own, and files beside them."""

import io
import json
import zipfile
from pathlib import Path

import nbformat
import pytest

from netcourse.errors import CourseError
from netcourse.marking.intake.collect import Collected
from netcourse.marking.intake.collect_set import collect_set, refuse_other_ways, set_in
from tests.peers.courses import cell, notebook

UNIT = "ps 1.2"
CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "any"\n'


def part(name: str, answer: str = "") -> str:
    made = notebook(
        cell("markdown", f"read-{name}", f"Read {name}."),
        cell("code", f"answer-{name}", answer, solution=True),
        cell("code", f"test-{name}", f"assert {name}", grade=True, points=1),
    )
    text: str = nbformat.writes(made)
    return text


ONE, TWO = "counting cells", "rates"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    for step in ("source", "release"):
        (folder / step / UNIT).mkdir(parents=True)
        for name in (ONE, TWO):
            (folder / step / UNIT / f"{name}.ipynb").write_text(part(name.split()[0]), encoding="utf-8")
    (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    return folder


def collected(course: Path, *sources: Path) -> Collected:
    released = set_in(course, UNIT)
    assert released is not None
    assert list(released.notebooks) == [ONE, TWO]
    return collect_set(course, released, list(sources))


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def there(course: Path, student: str) -> dict[str, str]:
    folder = course / "submitted" / student / UNIT
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file()}


def test_files_named_in_nbgraders_way_are_one_hand_in(course: Path, tmp_path: Path) -> None:
    sent = write(
        tmp_path / "sent",
        {
            f"ada_{ONE}.ipynb": part("counting", "counting = 1"),
            f"ada_{TWO}.ipynb": part("rates", "rates = 2"),
            f"eve_{TWO}.ipynb": part("rates"),
        },
    )
    found = {one.student: one for one in collected(course, sent).decisions}
    assert (found["ada"].verdict, found["eve"].verdict) == ("repaired", "repaired")
    assert list(there(course, "ada")) == [f"{ONE}.ipynb", f"{TWO}.ipynb"]
    assert f"{ONE}.ipynb was not handed in" in found["eve"].reasons
    again = {one.student: one for one in collected(course, sent).decisions}
    assert "the same as before; nothing changed" in again["ada"].reasons


def test_folders_of_students_keep_the_files_beside_their_notebooks(course: Path, tmp_path: Path) -> None:
    sent = write(
        tmp_path / "submitted",
        {
            f"ada/{UNIT}/{ONE}.ipynb": part("counting", "counting = 1"),
            f"ada/{UNIT}/data/counts.csv": "a\n1\n",
            f"ada/{UNIT}/helper.py": "x = 1\n",
            f"ada/{UNIT}/answers.json": "[1]",
            f"ada/{UNIT}/timestamp.txt": "2026-03-03 11:00:00 UTC",
            f"ada/other/{ONE}.ipynb": "no business of this one",
        },
    )
    found = collected(course, sent)
    made = there(course, "ada")
    assert {"data/counts.csv", "helper.py", "answers.json", f"{ONE}.ipynb"} <= set(made), found.decisions
    assert made["timestamp.txt"].startswith("2026-03-03 11:00:00")


def test_a_zip_of_each_students_is_opened_and_a_renamed_notebook_recognised(course: Path, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("work/my own.ipynb", part("rates", "rates = 3"))
        archive.writestr("work/notes.md", "mine")
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / f"eve_{UNIT}.zip").write_bytes(packed.getvalue())
    (found,) = collected(course, tmp_path / "class").decisions
    assert found.verdict == "repaired"
    assert f"{TWO}.ipynb: renamed from my own.ipynb" in found.reasons
    assert set(there(course, "eve")) == {f"{TWO}.ipynb", "notes.md"}


def test_a_later_hand_in_replaces_and_the_earlier_is_kept(course: Path, tmp_path: Path) -> None:
    first = write(
        tmp_path / "first" / "submitted",
        {f"ada/{UNIT}/{ONE}.ipynb": part("counting"), f"ada/{UNIT}/timestamp.txt": "2026-03-01 11:00:00 UTC"},
    )
    later = write(
        tmp_path / "later" / "submitted",
        {f"ada/{UNIT}/{ONE}.ipynb": part("counting", "counting = 9"), f"ada/{UNIT}/timestamp.txt": "2026-03-02 11:00:00 UTC"},
    )
    collected(course, first)
    (found,) = collected(course, later).decisions
    assert "counting = 9" in there(course, "ada")[f"{ONE}.ipynb"], found
    assert list((course / "received" / "ada" / UNIT / "replaced").iterdir())


def test_the_wrong_notebook_and_half_a_file_are_refused_by_name(course: Path, tmp_path: Path) -> None:
    sent = write(
        tmp_path / "sent",
        {f"ada_{ONE}.ipynb": part("rates"), f"eve_{TWO}.ipynb": '{"cells": [', f"bob_{ONE}.ipynb": part("counting")},
    )
    found = {one.student: one for one in collected(course, sent).decisions}
    assert found["ada"].verdict == found["eve"].verdict == "refused"
    assert f"({TWO})" in " ".join(found["ada"].reasons)
    assert not (course / "submitted" / "ada").exists()
    assert found["bob"].verdict == "repaired"


def test_a_unit_of_ours_is_collected_as_before(course: Path) -> None:
    own = course / "release" / "01_own"
    own.mkdir()
    (own / "01_own.ipynb").write_text(json.dumps({"cells": [], "metadata": {}}), encoding="utf-8")
    (course / "nbgrader_config.py").write_text(
        "from netcourse.marking.nbgrader import configure\n\nconfigure(get_config())\n", encoding="utf-8"
    )
    assert set_in(course, "01_own") is None


def test_what_only_a_unit_of_ours_has_is_refused_by_name() -> None:
    with pytest.raises(CourseError, match="pseudonyms are for units"):
        refuse_other_ways(UNIT, pseudonyms=True, in_place=False)
    with pytest.raises(CourseError, match="what lies in submitted/ is marked as it lies"):
        refuse_other_ways(UNIT, pseudonyms=False, in_place=True)


def test_a_course_with_folders_of_its_own_names_has_them(course: Path, tmp_path: Path) -> None:
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write('c.CourseDirectory.submitted_directory = "handed in"\nc.CourseDirectory.release_directory = "given"\n')
    (course / "release").rename(course / "given")
    collected(course, write(tmp_path / "sent", {f"ada_{ONE}.ipynb": part("counting")}))
    assert (course / "handed in" / "ada" / UNIT / f"{ONE}.ipynb").is_file()
    assert not (course / "submitted").exists()
