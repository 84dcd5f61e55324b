"""The pages of a marked class in the zip that a platform takes back: whole, up to date, and each for the one whose it is."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from netcourse.cli import main
from netcourse.exporting.gradebooks.validators.names import canvas_owner, moodle_owner
from tests.marking.batch.conftest import UNIT, Class


def collected(marked: Class, platform: str) -> dict[int, str]:
    """Let the class have been handed in through a platform; its numbers, by which pages are found again."""
    numbers = {}
    for number, student in enumerate(marked.students, start=4711):
        folder = marked.root / "received" / student / UNIT
        folder.mkdir(parents=True)
        row = {"key": "", "made": "", "times": [], "identities": [f"{platform}:{number}"]}
        (folder / "hand-ins.json").write_text(json.dumps([row]), encoding="utf-8")
        (folder / f"{'0' * 64}-some_{number}_99{number}_{UNIT}.ipynb").write_bytes(b"")
        numbers[number] = student
    return numbers


@pytest.mark.parametrize("platform", ["moodle", "canvas"])
def test_each_page_goes_back_to_the_one_whose_it_is(marked: Class, platform: str, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = collected(marked, platform)
    words = ["--course", str(marked.root), "export", UNIT, "--to", platform, "--feedback", "zip", "--unfinished"]
    assert main(words) == 0
    path = marked.root / "exports" / f"{UNIT}-{platform}-feedback.zip"
    assert path.stat().st_mode & 0o777 == 0o600
    with ZipFile(BytesIO(path.read_bytes())) as made:
        pages = {name: made.read(name) for name in made.namelist()}
    owner_of = {"moodle": moodle_owner, "canvas": canvas_owner}[platform]
    owners = {owner[0]: page for name, page in pages.items() if (owner := owner_of(name))}
    assert {number: numbers[number] for number in owners} == numbers
    for number, page in owners.items():
        assert page == (marked.root / "feedback" / numbers[number] / UNIT / f"{UNIT}.html").read_bytes()
    assert f"{len(numbers)} pages of feedback" in capsys.readouterr().out
