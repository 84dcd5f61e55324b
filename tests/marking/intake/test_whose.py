"""A unit's name is nobody's, and a student's name is read as the student typed it."""

from pathlib import Path

import pytest

from netcourse.authoring.course import Unit
from netcourse.marking.intake.claims import claims
from netcourse.marking.intake.collect import collect
from netcourse.marking.intake.names import is_same_name
from tests.marking.intake.handing_in import UNIT, Json, answered, as_bytes, by_student, kept, lay, submitted, zipped

NAME = f"{UNIT}.ipynb"


@pytest.mark.parametrize(
    "path",
    [
        NAME,
        f"{UNIT} (1).ipynb",
        f"{UNIT}(2).ipynb",
        f"{UNIT}-Copy1.ipynb",
        f"Unit_{NAME}",
        f"unit {NAME}",
        f"Copy of {NAME}",
        f"final-{NAME}",
        f"02_other_{NAME}",
        f"{UNIT}_{NAME}",
        f"{UNIT}/{UNIT}/{NAME}",
        f"{UNIT} (1)/{UNIT}/{NAME}",
        f"unit_{UNIT}/{UNIT}/{NAME}",
        f"lab-course/{UNIT}/{NAME}",
        f"netcourse-course/{UNIT}/{NAME}",
    ],
)
def test_a_file_that_bears_the_units_name_alone_is_nobodys(path: str, built: Unit, release: Json, handed_over: Path) -> None:
    data = as_bytes(answered(release))
    lay(handed_over, {path: data})
    (told,) = collect(built.root, UNIT, [handed_over]).decisions
    assert (told.known, told.verdict) == (False, "refused")
    assert told.reasons == (f"nothing in its name says whose it is; call it STUDENT_{UNIT}",)
    assert not (built.root / "submitted").exists()
    assert data in kept(built.root)


@pytest.mark.parametrize("name", [f"{UNIT}.zip", f"{UNIT} (1).zip"])
def test_a_zip_of_the_unit_alone_is_nobodys(name: str, built: Unit, release: Json, handed_over: Path) -> None:
    lay(handed_over, {name: zipped({f"{UNIT}/{NAME}": as_bytes(answered(release))})})
    (told,) = collect(built.root, UNIT, [handed_over]).decisions
    assert (told.known, told.verdict) == (False, "refused")


def test_a_folder_of_another_unit_is_no_student(built: Unit, release: Json, handed_over: Path) -> None:
    lay(handed_over, {f"02_other/{UNIT}/{NAME}": as_bytes(answered(release))})
    collected = collect(built.root, UNIT, [handed_over])
    assert collected.decisions == ()
    assert collected.passed_over == (f"handed-over/02_other/{UNIT}/{NAME}",)


def test_a_class_in_a_zip_named_for_its_unit_is_a_class(built: Unit, release: Json, handed_over: Path) -> None:
    entries = {f"ada_{NAME}": as_bytes(answered(release, "x1 = 1")), f"bob_{NAME}": as_bytes(answered(release, "x1 = 2"))}
    lay(handed_over, {f"submissions_{UNIT}.zip": zipped(entries)})
    told = by_student(collect(built.root, UNIT, [handed_over]))
    assert {student: one.verdict for student, one in told.items()} == {"ada": "accepted", "bob": "accepted"}


@pytest.mark.parametrize(
    ("typed", "student"),
    [
        ("Ada-Lovelace", "Ada-Lovelace"),
        ("Ada Lovelace", "Ada-Lovelace"),
        ("Jürgen-Müller", "Jürgen-Müller"),
        ("Ju\u0308rgen  Mu\u0308ller", "Jürgen-Müller"),
        ("O'Brien", "O-Brien"),
        ("4711", "4711"),
        ("a.lovelace", "a.lovelace"),
        ("ada_lovelace", "ada_lovelace"),
        ("李-四", "李-四"),
    ],
)
def test_a_file_that_the_course_page_named_is_the_students(
    typed: str, student: str, built: Unit, release: Json, handed_over: Path
) -> None:
    lay(handed_over, {f"{typed}_{NAME}": as_bytes(answered(release))})
    (told,) = collect(built.root, UNIT, [handed_over]).decisions
    assert (told.student, told.verdict) == (student, "accepted")
    assert submitted(built.root, student) == answered(release)


@pytest.mark.parametrize("typed", ["m4711", "Bob-Müller", "Müller-Bob", "bob müller"])
def test_with_a_roster_a_student_is_found_by_number_and_by_name(
    typed: str, built: Unit, release: Json, handed_over: Path, tmp_path: Path
) -> None:
    (tmp_path / "roster.csv").write_text("student_id,first name,last name\nm4711,Bob,Müller\nm4712,Alice,Doe\n", encoding="utf-8")
    lay(handed_over, {f"{typed}_{NAME}": as_bytes(answered(release))})
    (told,) = collect(built.root, UNIT, [handed_over], roster=tmp_path / "roster.csv").decisions
    assert (told.student, told.verdict) == ("m4711", "accepted")


def test_a_name_that_two_in_the_roster_bear_is_not_guessed_at(
    built: Unit, release: Json, handed_over: Path, tmp_path: Path
) -> None:
    (tmp_path / "roster.csv").write_text("student_id,name\nm1,Alice Doe\nm2,alice doe\n", encoding="utf-8")
    lay(handed_over, {f"Alice-Doe_{NAME}": as_bytes(answered(release))})
    (told,) = collect(built.root, UNIT, [handed_over], roster=tmp_path / "roster.csv").decisions
    assert "may be m1 or m2" in told.reasons[0]


@pytest.mark.parametrize(
    "path",
    [
        f"Ada Lovelace_7_assignsubmission_file/Ada-Lovelace_{NAME}",
        f"lovelaceada_123_456_Ada-Lovelace_{NAME}",
    ],
)
def test_a_platforms_spelling_of_the_same_name_is_no_second_person(
    path: str, built: Unit, release: Json, handed_over: Path
) -> None:
    lay(handed_over, {path: as_bytes(answered(release))})
    (told,) = collect(built.root, UNIT, [handed_over]).decisions
    assert (told.verdict, told.reasons) == ("accepted", ())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("lovelaceada", "Ada-Lovelace", True),
        ("Ada Lovelace", "Lovelace, Ada", True),
        ("garciamariajose", "María José García", False),  # an accent that Canvas dropped: a person decides
        ("Ada_Lovelace", "ada lovelace", True),
        ("12345", "34512", False),
        ("12-34", "3412", False),
        ("maria", "ariam", False),
        ("ada-lovelace", "ada-lovelacf", False),
    ],
)
def test_words_of_a_name_change_places_and_letters_and_digits_do_not(one: str, other: str, same: object) -> None:
    assert is_same_name(one, other) is is_same_name(other, one) is same


def test_two_numbers_in_one_place_are_two_people(built: Unit, release: Json, handed_over: Path) -> None:
    lay(handed_over, {f"12345_7_assignsubmission_file/34512_{NAME}": as_bytes(answered(release))})
    (told,) = collect(built.root, UNIT, [handed_over]).decisions
    assert told.reasons


def test_a_students_number_may_look_like_a_units() -> None:
    assert [claim.name for claim in claims((f"07_miller_{NAME}",), UNIT)] == ["07_miller"]
