"""Who is who: by what collecting, the gradebook and a roster know, and never by a name."""

from pathlib import Path

import pytest

from netcourse.exporting.gradebooks.feedback import pages, zipped
from netcourse.exporting.gradebooks.known import Student, known
from netcourse.exporting.gradebooks.validators.names import canvas_owner, moodle_owner
from netcourse.marking.intake.roster import read_roster
from tests.exporting.gradebooks.gradebook import UNIT, _received


def test_a_platforms_number_comes_from_what_was_collected(tmp_path: Path) -> None:
    _received(tmp_path, "ada", "canvas:4711")
    there = known(tmp_path, UNIT, [Student("ada", "Ada@Example.org", "lti-9"), Student("bea", lms_id="4712")])
    assert there.by_alias["canvas:4711"] == there.by_alias["ada@example.org"] == there.by_alias["lti-9"] == {"ada"}
    assert there.by_alias["bea"] == there.by_alias["canvas:4712"] == {"bea"}
    assert "4712" not in there.by_alias, "at the registrar's that may be somebody else"
    assert there.numbers["ada"] == {"canvas:4711"}


def test_a_worksheet_as_roster_leads_from_moodles_number_to_an_address(tmp_path: Path) -> None:
    _received(tmp_path, "ada-lovelace", "moodle:12")
    csv = b"Identifier,Full name,ID number,Email address\nParticipant 12,Ada Lovelace,900,ada@example.org\n"
    there = known(tmp_path, UNIT, [Student("ada-lovelace")], read_roster(csv, "worksheet.csv"))
    assert there.by_alias["ada@example.org"] == there.by_alias["900"] == {"ada-lovelace"}


def test_a_roster_in_which_an_id_means_two_people_joins_nothing(tmp_path: Path) -> None:
    csv = b"student_id,email\na1,shared@example.org\na2,shared@example.org\n"
    there = known(tmp_path, UNIT, [Student("x", "shared@example.org")], read_roster(csv, "roster.csv"))
    assert set(there.by_alias) == {"x", "shared@example.org"}


def test_names_are_no_aliases(tmp_path: Path) -> None:
    there = known(tmp_path, UNIT, [Student("u1", first="Ada", last="Lovelace")])
    assert set(there.by_alias) == {"u1"}


@pytest.mark.parametrize(("to", "owner"), [("moodle", moodle_owner), ("canvas", canvas_owner)])
def test_pages_go_back_under_a_name_that_the_platform_knows(to: str, owner: object, tmp_path: Path) -> None:
    _received(tmp_path, "ada", f"{to}:4711")
    there = known(tmp_path, UNIT, [Student("ada"), Student("under_score_12_x")])
    found = pages(to, tmp_path, UNIT, ["ada", "under_score_12_x"], there)
    assert callable(owner)
    # Of two files that were handed in the later one is the submission that stands.
    assert owner(found[0].name) == {"moodle": (4711, f"{UNIT}.html"), "canvas": (4711, 98765)}[to]
    assert found[1].name == ""
    assert "was collected" in found[1].why


def test_a_zip_of_the_same_pages_is_the_same() -> None:
    files = {"b.html": b"2", "a.html": b"1"}
    assert zipped(files) == zipped(dict(reversed(files.items())))
