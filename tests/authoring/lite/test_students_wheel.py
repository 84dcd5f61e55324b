"""The wheel that students get: it works by itself, and holds nothing of authors and markers."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from netcourse.authoring.lite.students_wheel import AUTHORS_FILES, PACKAGE, ROOMS, build_wheel, strangers


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))


def test_it_holds_the_students_rooms_and_no_other(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    rooms = {name.split("/")[1] for name in names if name.startswith("netcourse/") and name.count("/") > 1}
    assert rooms == set(ROOMS)
    assert strangers(wheel) == []


def test_a_file_of_another_room_is_a_stranger(wheel: Path, tmp_path: Path) -> None:
    other = tmp_path / wheel.name
    other.write_bytes(wheel.read_bytes())
    with ZipFile(other, "a") as parcel:
        parcel.writestr("netcourse/marking/award.py", "key = 1\n")
        parcel.writestr("netcourse/cli.py", "")
        parcel.writestr("netcourse/evidence/data/signatures.csv", "kind,id\n")
    assert strangers(other) == ["netcourse/marking/award.py", "netcourse/cli.py", "netcourse/evidence/data/signatures.csv"]


def test_it_carries_nothing_that_speaks_of_questions_and_a_fact_says_so(wheel: Path, tmp_path: Path) -> None:
    assert all((PACKAGE / "evidence" / "data" / name).is_file() for name in AUTHORS_FILES)
    with ZipFile(wheel) as parcel:
        assert not [name for name in parcel.namelist() if name.endswith(AUTHORS_FILES)]
        parcel.extractall(tmp_path)
    script = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\nfrom netcourse.evidence import find, render\n"
    script += "print(render(find('B1-1.ki67')[0]))"
    ran = subprocess.run([sys.executable, "-I", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-2:] == [
        "  second reading: not told here; it stays with the course's source",
        "  signed: not told here; signatures stay with the course's source",
    ]


def test_its_rooms_import_without_the_rest_of_the_course(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as parcel:
        parcel.extractall(tmp_path)
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import netcourse, {', '.join(f'netcourse.{room}' for room in ROOMS)}"
    )
    script += "; from netcourse.evidence import facts; print(netcourse.__file__, len(facts()))"
    ran = subprocess.run([sys.executable, "-I", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    where, count = ran.stdout.split()
    assert Path(where).is_relative_to(tmp_path)
    assert int(count) > 1000


def test_the_same_code_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert build_wheel(tmp_path).read_bytes() == wheel.read_bytes()
