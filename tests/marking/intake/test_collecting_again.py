"""Collecting a second time, after a kill, after a hand or another program was there: nothing is overwritten, nothing is lost."""

import multiprocessing
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from netcourse.authoring.course import Unit
from netcourse.errors import CourseError
from netcourse.marking.intake.collect import Collected, collect
from netcourse.marking.intake.decide import Decision
from netcourse.marking.intake.store import Store
from tests.marking.intake.handing_in import UNIT, Json, answered, as_bytes, by_student, kept, lay, submitted, tree, zipped

NAME = f"{UNIT}.ipynb"
LONE = f"bob_{NAME}"
Hand = Callable[[bytes, float], Decision]


@pytest.fixture
def hand_in_at(built: Unit, release: Json, handed_over: Path) -> Hand:
    """Hands in bob's notebook with a time in seconds, collects, and gives what was decided."""

    def hand(data: bytes, when: float) -> Decision:
        path = handed_over / LONE
        path.write_bytes(data)
        os.utime(path, (when, when))
        return by_student(collect(built.root, UNIT, [handed_over]))["bob"]

    return hand


def test_the_same_bytes_again_change_nothing(built: Unit, release: Json, hand_in_at: Hand) -> None:
    data = as_bytes(answered(release))
    hand_in_at(data, 1000)
    before = tree(built.root)
    again = hand_in_at(data, 9_000_000)
    assert again.verdict == "accepted"
    assert again.put is None
    assert again.reasons == ("the same as before; nothing changed",)
    assert tree(built.root) == before


def test_a_newer_file_is_marked_and_the_older_one_is_kept_and_named(built: Unit, release: Json, hand_in_at: Hand) -> None:
    first, second = (as_bytes(answered(release, x1)) for x1 in ("x1 = 1", "x1 = 2"))
    hand_in_at(first, 1000)
    told = hand_in_at(second, 2000)
    assert any("newer than what was collected before" in line for line in told.reasons)
    assert submitted(built.root, "bob") == answered(release, "x1 = 2")
    assert {first, second} <= kept(built.root)
    moved = built.root / "received" / "bob" / UNIT / "replaced" / "1" / NAME
    assert moved.read_bytes() == first


def test_an_older_file_is_kept_and_not_marked(built: Unit, release: Json, hand_in_at: Hand) -> None:
    late, early = (as_bytes(answered(release, x1)) for x1 in ("x1 = 1", "x1 = 2"))
    hand_in_at(late, 2000)
    told = hand_in_at(early, 1000)
    assert any("older than what was collected before" in line for line in told.reasons)
    assert submitted(built.root, "bob") == answered(release, "x1 = 1")
    assert early in kept(built.root)
    assert hand_in_at(early, 3000).reasons[0] == "collected before; what came later stays"


def test_two_files_of_one_time_are_refused_and_both_kept(built: Unit, release: Json, hand_in_at: Hand) -> None:
    first, second = (as_bytes(answered(release, x1)) for x1 in ("x1 = 1", "x1 = 2"))
    hand_in_at(first, 1000)
    told = hand_in_at(second, 1030)
    assert told.verdict == "refused"
    assert "no time tells which is newer" in told.reasons[0]
    assert submitted(built.root, "bob") == answered(release, "x1 = 1")
    assert {first, second} <= kept(built.root)


def test_what_a_teacher_changed_by_hand_stays(built: Unit, release: Json, hand_in_at: Hand) -> None:
    data = as_bytes(answered(release))
    hand_in_at(data, 1000)
    path = built.root / "submitted" / "bob" / UNIT / NAME
    path.write_bytes(as_bytes(answered(release, "x1 = 5  # as agreed")))
    told = hand_in_at(data, 1000)
    assert "changed by hand" in told.reasons[0]
    assert submitted(built.root, "bob") == answered(release, "x1 = 5  # as agreed")


def test_what_nbgrader_collected_before_is_moved_aside_and_never_overwritten(
    built: Unit, release: Json, hand_in_at: Hand
) -> None:
    there = built.root / "submitted" / "bob" / UNIT
    lay(there, {NAME: as_bytes(answered(release, "x1 = 1")), "data.csv": b"1"})
    os.utime(there / NAME, (1000, 1000))
    hand_in_at(as_bytes(answered(release, "x1 = 2")), 2000)
    assert submitted(built.root, "bob") == answered(release, "x1 = 2")
    assert {as_bytes(answered(release, "x1 = 1")), b"1"} <= kept(built.root)


def test_a_notebook_that_nbgrader_collected_unrepaired_is_repaired_in_place(built: Unit, release: Json, hand_in_at: Hand) -> None:
    broken = answered(release)
    broken["cells"].append(broken["cells"][2])
    lay(built.root / "submitted" / "bob" / UNIT, {NAME: as_bytes(broken)})
    told = hand_in_at(as_bytes(broken), 1000)
    assert told.verdict == "repaired"
    assert submitted(built.root, "bob") != broken
    assert as_bytes(broken) in kept(built.root)


def test_a_new_release_makes_the_repair_anew(built: Unit, release: Json, hand_in_at: Hand) -> None:
    short = answered(release)
    short["cells"] = [cell for cell in short["cells"] if cell["id"] != "comment"]
    hand_in_at(as_bytes(short), 1000)
    changed = answered(release)
    next(cell for cell in changed["cells"] if cell["id"] == "comment")["source"] = "Write two comments."
    built.release.write_bytes(as_bytes(changed))
    assert "put into submitted/ again" in hand_in_at(as_bytes(short), 1000).reasons
    assert "Write two comments." in str(submitted(built.root, "bob"))


def test_two_people_of_one_name_in_two_downloads_are_not_taken_for_one(built: Unit, release: Json, handed_over: Path) -> None:
    for number, verdict in (("111", "accepted"), ("222", "refused")):
        folder = f"Bob Miller_{number}_assignsubmission_file"
        lay(handed_over / number, {f"{folder}/{NAME}": as_bytes(answered(release, f"x1 = {number}"))})
        told = by_student(collect(built.root, UNIT, [handed_over / number]))["bob-miller"]
        assert told.verdict == verdict
    assert submitted(built.root, "bob-miller") == answered(release, "x1 = 111")


def test_a_second_collection_at_the_same_time_is_turned_away(built: Unit, release: Json, handed_over: Path) -> None:
    with Store(built.root, UNIT).alone(), pytest.raises(CourseError, match="another collection is at work"):
        collect(built.root, UNIT, [handed_over])


@pytest.mark.parametrize("name", ["submitted", "received"])
def test_nothing_is_written_through_a_link(built: Unit, release: Json, handed_over: Path, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (built.root / name).mkdir(exist_ok=True)
    (built.root / name / "bob").symlink_to(elsewhere)
    lay(handed_over, {LONE: as_bytes(answered(release))})
    with pytest.raises(CourseError, match="a link; nothing is written through it"):
        collect(built.root, UNIT, [handed_over])
    assert list(elsewhere.iterdir()) == []


def collect_quietly(root: Path, source: Path) -> Collected:
    return collect(root, UNIT, [source])


def test_killed_at_many_moments_and_run_again_it_ends_as_if_never_killed(
    built: Unit, release: Json, handed_over: Path, tmp_path: Path
) -> None:
    students = [f"s{number:02}" for number in range(12)]
    class_zip = zipped({f"{one}_{NAME}": as_bytes(answered(release, f"x1 = '{one}'")) for one in students})
    lay(handed_over, {"class.zip": class_zip})
    whole = tmp_path / "whole"
    shutil.copytree(built.root, whole)
    collect_quietly(whole, handed_over)
    finished = tree(whole)
    fork = multiprocessing.get_context("fork")
    for there in range(len(students)):
        child = fork.Process(target=collect_quietly, args=(built.root, handed_over))
        child.start()
        while child.is_alive() and len(found_in(built.root)) < there:
            pass
        child.kill()
        child.join()
        assert all(path.read_bytes() == finished[str(path.relative_to(built.root))] for path in found_in(built.root))
    collect_quietly(built.root, handed_over)
    assert tree(built.root) == finished


def found_in(root: Path) -> list[Path]:
    return list((root / "submitted").glob("*/*/*"))
