"""`netcourse new explorer|cohort|fact|unit|patient`: whole or not at all, it works at once, and lint names its blanks."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit
from netcourse.authoring.finding import Finding
from netcourse.authoring.lint import lint
from netcourse.authoring.lint_charts import lint_charts
from netcourse.authoring.new.blanks import MARKER, blanks_in, blanks_in_code
from netcourse.authoring.new.registry import with_entry, with_import, with_name
from netcourse.authoring.prove import prove
from netcourse.authoring.synthetic_class import expected_marks, points_of, read_class
from netcourse.authoring.text import read_text
from netcourse.cli import main
from netcourse.errors import CourseError
from tests.conftest import ROOT, SOAK, authors_unit

COPIED = ("cases", "disease", "evidence", "explorers", "items")
CODE = (
    ("explorer", "liver_map"),
    ("cohort", "stool_samples"),
    ("fact", "A4-01.new", "--topic", "heredity"),
    ("fact", "B3-13.new", "--topic", "grade", "--source", "WHO19a", "--source", "ARTICLE:72"),
)
# What an author writes into the blanks that take more than words.
IDS = {
    "the statement that it practises": "S046",
    "the statement that it teaches": "S046",
    "the statement that it examines": "S046",
    "the statement that the task examines": "S046",
}


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("checkout")
    package = root / "netcourse"
    package.mkdir()
    for path in (ROOT / "netcourse").glob("*.py"):
        shutil.copy2(path, package)
    for room in COPIED:
        # With what Python has compiled already.
        shutil.copytree(ROOT / "netcourse" / room, package / room)
    for name in ("tests/explorers/ways.py", "tests/explorers/every.py", "pyproject.toml", "nbgrader_config.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    for folder in ("tests", "tests/explorers", "tests/cases"):
        (root / folder).mkdir(exist_ok=True)
        (root / folder / "__init__.py").touch()
    (root / "notebooks").mkdir()
    return root


@pytest.fixture(scope="module")
def fresh(_made: Path) -> dict[Path, bytes]:
    """The checkout as it was before anything was added."""
    return held(_made)


@pytest.fixture(scope="module")
def checkout(_made: Path, fresh: dict[Path, bytes]) -> Path:
    """A copy of the code with one new thing of each kind."""
    for words in CODE:
        assert new(_made, *words) == 0
    return _made


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with one small unit that is not built."""
    return authors_unit(tmp_path / "course", "05_tumour", '# %% [markdown]\n"""\n# A small unit\n"""\n').root


def new(root: Path, *words: str) -> int:
    return main(["--course", str(root), "new", *words])


def held(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts}


def names(findings: list[Finding]) -> list[str]:
    return [one.what for one in findings]


def filled(path: Path, words: Callable[[str], str]) -> None:
    text = re.sub(rf"  # {MARKER} .*| *# {MARKER} .*\n", lambda found: "\n" * found[0].startswith("\n"), path.read_text("utf-8"))
    path.write_text(re.sub(rf"{MARKER} ([^\"\n|]*)", lambda found: words(found[1].strip()), text), encoding="utf-8")


def test_what_is_added_to_the_code_is_in_the_houses_style_and_lint_names_every_blank(
    checkout: Path, fresh: dict[Path, bytes]
) -> None:
    now = held(checkout)
    changed = [path for path in now if now[path] != fresh.get(path)]
    assert len(changed) == 5 + 2 + 2 + 3 + 3
    for words in (["check", "--no-cache"], ["format", "--check", "--no-cache"]):
        ran = subprocess.run(
            [sys.executable, "-m", "ruff", *words, "."], cwd=checkout, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout
    found = blanks_in_code(checkout)
    assert len(found) == sum(now[path].decode().count(MARKER) for path in changed)
    assert {one.file for one in found} <= set(changed)
    assert "the blank 'FILL IN: whom it holds for' is left" in names(found)


def test_what_is_added_to_the_code_works_before_a_blank_is_filled(checkout: Path) -> None:
    tests = ["tests/explorers/test_liver_map.py", "tests/cases/test_stool_samples.py"] if os.environ.get(SOAK) else []
    asks = """
import sys
import netcourse.explorers
assert "LiverMap" in dir(netcourse.explorers) and "netcourse.explorers.liver_map" not in sys.modules
from netcourse.evidence import fact
from netcourse.cases.cohorts import find_cases
from netcourse.explorers import LiverMap, rows
from tests.explorers.ways import WAYS, walked
import netcourse
assert netcourse.__file__.startswith(sys.argv[1]), netcourse.__file__
assert [fact(one).gradable for one in ("A4-01.new", "B3-13.new")] == ["never", "never"]
assert [fact(one).evidence for one in ("A4-01.new", "B3-13.new")] == ["unverified", "seen"]
assert find_cases("SS-001")[0].age == 30 and len(rows("stool_samples")) == 240
explorer = LiverMap("find")
*_, last = walked(explorer, WAYS["LiverMap"]["find"])
assert explorer.task.met(last)
if sys.argv[2:]:
    import pytest
    sys.exit(pytest.main(["-q", "--noconftest", "-p", "no:cacheprovider", *sys.argv[2:]]))
"""
    env = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-c", asks, str(checkout), *tests]
    ran = subprocess.run(command, cwd=checkout, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert not tests or "6 passed" in ran.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (CODE[0], "liver_map: is there already; nothing was written"),
        (CODE[1], "stool_samples.py: is there already; nothing was written"),
        (CODE[2], "A4-01.new: netcourse/evidence/data/facts/heredity.csv has this fact already; nothing was written"),
        (
            ("explorer", "LiverMap"),
            "LiverMap: an explorer is called by small letters, digits and underscores, such as",
        ),
        (("explorer", "class"), "class: an explorer is called by small letters"),
        (("explorer", "cga_causes"), "holds a CgaCauses already; choose another name"),
        (("cohort", "diets", "--row", "Plate"), "holds a Plate already; name the class of a row with --row"),
        (("cohort", "pain_lists", "--row", "pain"), "pain: one row of a cohort is called like LiverMap"),
        (("cohort", "plain_lists"), "holds a PL- already; choose how ids begin with --prefix"),
        (("cohort", "diets", "--prefix", "diet"), "--prefix diet: ids begin with two capital letters and a hyphen, such as SS-"),
        (("cohort", "diets", "--prefix", ""), "--prefix '': ids begin with two capital letters and a hyphen, such as SS-"),
        (("fact", "new", "--topic", "grade"), "column id: 'new' is not allowed; allowed: an id such as B2-02"),
        (("fact", "B9-1", "--topic", "grades"), "--topic grades: there is no such topic; there are cells, cga,"),
        (
            ("fact", "B9-1", "--topic", "grade", "--source", "WHO19"),
            "--source WHO19: sources.csv has no such key; nearest: WHO19a",
        ),
        (
            ("fact", "B9-1", "--topic", "grade", "--source", "ARTICLE:9999"),
            "--source ARTICLE:9999: no statement rests on this line; nearest: ",
        ),
        (
            ("fact", "B9-1", "--topic", "grade", "--source", "ARTICLE:0"),
            "ARTICLE:0: no statement rests on this line; nearest: 4 and 5, of lines 4 to 147",
        ),
        (("fact", "B9-1", "--topic", "grade", "--source", "ARTICLE:x"), "the article with its line, as ARTICLE:72"),
        (("fact", "B9-1", "--topic", "grade", "--jurisdiction", "Mars"), "'Mars' is not allowed; allowed: international, Europe"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_what_can_not_be_added_to_the_code_is_told_in_one_line_and_nothing_is_written(
    words: tuple[str, ...], told: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = held(checkout)
    assert new(checkout, *words) == 2
    said = capsys.readouterr().err
    assert told in said
    assert len(said.strip().splitlines()) == 1
    assert held(checkout) == before


def test_a_course_without_the_projects_code_says_so(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in CODE[:2]:
        assert new(course, *words) == 2
        assert "so it needs a checkout of the project" in capsys.readouterr().err
    assert not (course / "netcourse").exists()


def begun(course: Path) -> Unit:
    """A new unit in a course."""
    assert new(course, "unit", "10_transplants") == 0
    return Unit(course, "10_transplants")


def fill(unit: Unit) -> None:
    """Write something into every blank of a unit, and another thing into each."""
    seen: list[str] = []

    def words(blank: str) -> str:
        seen.append(blank)
        fact = blank.startswith("the fact on which")
        return "B1-2.ki67" if fact else IDS.get(blank, f"{blank}, number {len(seen)}")

    filled(unit.text, words)
    filled(unit.synthetic_class, words)


def test_a_new_unit_is_one_that_can_be_read_marked_and_asked_for_its_blanks(course: Path) -> None:
    unit = begun(course)
    left = blanks_in([unit.text, unit.synthetic_class])
    assert len(left) == sum(path.read_text("utf-8").count(MARKER) for path in (unit.text, unit.synthetic_class))
    fill(unit)
    assert blanks_in([unit.text, unit.synthetic_class]) == []
    source = read_text(unit)
    found, points = read_class(unit, source), points_of(source)
    marks = {one.id: sum(expected_marks(one, points, *found.by_hand).values()) for one in found.students}
    assert marks == {"expert": 8, "blank": 0, "wrong-in-tra01": 7, "wrong-in-tra02": 6}


@pytest.mark.soak
def test_a_new_unit_is_built_linted_and_proven_once_its_blanks_are_filled(course: Path) -> None:
    unit = begun(course)
    fill(unit)
    write(build(unit, lambda _: None))
    assert [one.line(unit.root) for one in lint(unit).findings] == []
    assert prove(unit).problems == []


@pytest.mark.soak
def test_a_new_unit_is_built_with_its_blanks_too_and_lint_finds_nothing_else(course: Path) -> None:
    unit = begun(course)
    write(build(unit, lambda _: None))
    assert {one.rule for one in lint(unit).findings} == {"blank"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("05_other", "05_other: 05_tumour has this number already; nothing was written"),
        (
            "transplants",
            "transplants: a unit is called by two digits and a topic of three letters or more, such as",
        ),
        ("10_../x", "a unit is called by two digits"),
    ],
)
def test_a_unit_whose_name_is_taken_or_malformed_is_refused(
    name: str, told: str, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = held(course)
    assert new(course, "unit", name) == 2
    assert told in capsys.readouterr().err
    assert held(course) == before


def test_a_new_patient_passes_lint_but_for_its_blanks_by_either_command(course: Path) -> None:
    assert new(course, "patient", "p13") == 0
    first = {path.name: path.read_text("utf-8") for path in (course / "notebooks" / "board").iterdir()}
    assert main(["--course", str(course), "patient", "new", "p14"]) == 0
    texts = sorted((course / "notebooks" / "board").iterdir())
    assert {path.name: path.read_text("utf-8").replace("p14", "p13") for path in texts if "p14" in path.name} == {
        name.replace("p13", "p14"): text for name, text in first.items()
    }
    assert lint_charts(course) == []
    assert len(blanks_in(texts)) == 2 * sum(text.count(MARKER) for text in first.values())
    assert new(course, "patient", "p13") == 2


def test_a_list_that_a_name_goes_into_keeps_its_order_and_one_that_is_not_there_is_named() -> None:
    where = Path("room.py")
    text = 'from netcourse.a import A\nfrom netcourse.c import C\n\n__all__ = [\n    "A",\n    "C",\n    "act",\n]\n'
    changed = with_name(with_import(text, "from netcourse.b import B"), "__all__", "B", where)
    assert changed == text.replace("import A\n", "import A\nfrom netcourse.b import B\n").replace('"A",\n', '"A",\n    "B",\n')
    assert with_name(text, "__all__", "zoo", where) == text.replace('"act",\n', '"act",\n    "zoo",\n')
    assert with_entry(text, "__all__", '    "last",', where).endswith('    "last",\n]\n')
    with pytest.raises(CourseError, match=r"^room\.py: has no WAYS to add to; nothing was written$"):
        with_entry(text, "WAYS", "1,", where)
    with pytest.raises(CourseError, match=r"^room\.py: WAYS is no list of a line each; nothing was written$"):
        with_entry("WAYS = [1]\n", "WAYS", "2,", where)
