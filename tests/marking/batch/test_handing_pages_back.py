"""The pages of a marked class in the zip that a platform takes back: whole, up to date, and each for the one whose it is."""

import json
import warnings
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from nbgrader.utils import notebook_hash

from netcourse.cli import main
from netcourse.exporting.gradebooks.validators.names import canvas_owner, moodle_owner
from netcourse.marking.batch.settings import instructors_api
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


# nbgrader leaves a file of each student's open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_pages_go_back_through_nbgraders_exchange_to_whoever_handed_in_there(marked: Class, tmp_path: Path) -> None:
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f'\nget_config().Exchange.root = "{exchange}"\n')
    by_mail, *through = marked.students
    for student in through:
        for name, text in (("timestamp.txt", "2026-03-01 09:00:00.000000 UTC"), ("submission_secret.txt", f"of {student}")):
            (marked.notebook(student).parent / name).write_text(text, encoding="utf-8")
    assert main(["--course", str(marked.root), "feedback", UNIT]) == 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # nbgrader misspells an argument of its own
        answer = instructors_api(marked.root).release_feedback(UNIT)
    assert answer["success"], answer
    assert f"{by_mail}: handed in by another way than the exchange" in answer["log"]
    left = exchange / "netcourse" / "feedback"
    for student in through:
        page = left / f"{notebook_hash(secret=f'of {student}', notebook_id=UNIT)}.html"
        own = marked.root / "feedback" / student / UNIT / f"{UNIT}.html"
        assert page.read_bytes() == own.read_bytes()
        assert (page.stat().st_mode & 0o777, own.stat().st_mode & 0o777) == (0o444, 0o600)
    assert len(list(left.iterdir())) == len(through)
    assert left.stat().st_mode & 0o044 == 0
