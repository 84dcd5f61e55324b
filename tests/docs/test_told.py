"""What the pages say of commands and rooms is so."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
import yaml

from docs.making import commands, rooms
from netcourse import evidence
from netcourse.cli import command_parser
from netcourse.demo.hostile import HOSTILE
from tests.conftest import ROOT
from tests.test_rooms import MAY_IMPORT

TEXTS = [
    *(path for path in sorted((ROOT / "docs").rglob("*.md")) if path.relative_to(ROOT).parts[1] not in ("_build", "made")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "PRIVACY.md", "SECURITY.md")),
]
BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TYPED = {"", "bash", "console", "sh"}
# What else a reader types; none of it is ours to parse.
OTHERS = {
    "cd",
    "dask",
    "docker",
    "git",
    "jupyter",
    "nbgrader",
    "pip",
    "python",
    "rattler-build",
    "source",
    "ssh",
    "uvx",
    "export",
}
MADE = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
ASSIGNED = re.compile(r"[A-Z_]+=\S*")


def typed(text: str) -> Iterator[list[str]]:
    """Each command of the code blocks of a text, as words; lines that end in a backslash go on."""
    for language, block in BLOCK.findall(text):
        for line in (block if language in TYPED else "").replace("\\\n", " ").splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            while words and ASSIGNED.fullmatch(words[0]):
                words = words[1:]
            if words:
                yield words


def complaint(words: list[str]) -> str:
    """Why a command can't be typed; empty if it can."""
    match words:
        case ["netcourse", *rest]:
            try:
                command_parser().parse_args(rest)
            except SystemExit as left:
                return "" if left.code == 0 else f"netcourse knows no such words: {' '.join(rest)}"
            return ""
        case ["make", *rest]:
            unknown = [word for word in rest if not ASSIGNED.fullmatch(word) and word not in MADE]
            return f"no target {unknown}" if unknown else ""
        case [other, *_]:
            return "" if other in OTHERS else f"neither ours nor known: {other}"
    return "nothing to type"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_in_a_code_block_can_be_typed(path: Path) -> None:
    assert [told for words in typed(path.read_text(encoding="utf-8")) if (told := complaint(words))] == []


def test_the_pages_show_most_commands_there_are() -> None:
    shown = {words[1] for path in TEXTS for words in typed(path.read_text(encoding="utf-8")) if words[0] == "netcourse"}
    known = {name.split()[0] for name, _, _ in commands.commands(command_parser())}
    assert len(shown & known) > 15


@pytest.mark.parametrize(
    "line",
    ["netcourse mark", "netcourse marks UNIT", "netcourse mark UNIT --fast", "make tea", "rm -rf ~", "netcourse lite --port x"],
)
def test_a_command_that_is_not_there_is_found(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert [bool(complaint(words)) for words in typed(f"```bash\n{line}  # or so\n```\n")] == [True]


def test_what_the_pages_look_up_among_the_facts_is_there() -> None:
    asked = [
        " ".join(words[2:]) for path in TEXTS for words in typed(path.read_text("utf-8")) if words[:2] == ["netcourse", "facts"]
    ]
    # The page on facts looks at the one that it has just added.
    looked_up = [words for words in asked if not words.endswith(".new")]
    assert len(looked_up) > 1
    assert [words for words in looked_up if not evidence.find(words)] == []


UNIT_ROW = re.compile(r"^\| `(\w+)` \| (\d+) questions, (\d+) exercises [^|]*\| (\d+) \|[^|]*\| (\d+) \|$", re.MULTILINE)


@pytest.mark.parametrize("text", ["README.md", "docs/instructor/index.md"])
def test_the_class_that_the_demo_plays_is_as_large_as_is_said(text: str) -> None:
    synthetic = tomllib.loads((ROOT / "notebooks/05_tumour_grade.class.toml").read_text(encoding="utf-8"))["student"]
    words = " ".join((ROOT / text).read_text(encoding="utf-8").split())
    assert f"on {len(synthetic)} synthetic and {len(HOSTILE)} hostile students" in words


def test_the_readme_counts_questions_exercises_practice_and_marks_as_the_units_do() -> None:
    rows = UNIT_ROW.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(rows) == 8
    what = "README's row of {}: {} questions, {} exercises, {} practice, {:g} marks"
    said = [what.format(unit, *map(int, counts)) for unit, *counts in rows]
    held = [what.format(unit, *counted(unit)) for unit, *_ in rows]
    assert said == held, "README.md says otherwise than the units: write what stands on the right"


def counted(unit: str) -> tuple[int, int, int, float]:
    """Graded questions, exercises, practice questions and marks of a unit, from what nbgrader reads."""
    cells = nbformat.read(ROOT / "source" / unit / f"{unit}.ipynb", as_version=4).cells
    kinds = [head for cell in cells for head in re.findall(r"^### (Question|Exercise) \d", cell.source, re.MULTILINE)]
    practised = sum(len(re.findall(r"^practise\(", cell.source, re.MULTILINE)) for cell in cells)
    marks = sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in cells)
    return kinds.count("Question"), kinds.count("Exercise"), practised, marks


@pytest.mark.parametrize("path", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.stem)
def test_what_a_workflow_runs_of_ours_can_be_typed(path: Path) -> None:
    steps = [step for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values() for step in job["steps"]]
    lines = [part.strip() for step in steps for line in step.get("run", "").splitlines() for part in line.split("&&")]
    ours = [line.removeprefix(".venv/bin/") for line in lines]
    told = [complaint(shlex.split(line)) for line in ours if line.startswith(("netcourse ", "make ")) and ".venv/" not in line]
    assert steps
    assert [one for one in told if one] == []


def test_the_readme_names_what_ci_runs() -> None:
    runs = (ROOT / ".ci" / "run").read_text(encoding="utf-8").split("exec ")[1].strip()
    assert runs.split() in list(typed((ROOT / "README.md").read_text(encoding="utf-8")))


def test_the_page_of_commands_holds_every_command_and_option() -> None:
    page = commands.page()
    for name, _, parser in commands.commands(command_parser()):
        assert f"## `netcourse {name}`" in page
        assert all(
            f"`{word}" in page for action in parser._actions for word in action.option_strings if word not in ("-h", "--help")
        )


def test_the_drawing_and_its_table_are_those_of_the_imports() -> None:
    stale = "the rooms import otherwise: python -m docs.making.rooms"
    assert rooms.DRAWING.read_text(encoding="utf-8") == rooms.drawing(rooms.imports()), stale
    assert rooms.TABLE.read_text(encoding="utf-8") == rooms.table(rooms.imports()), stale


def test_the_drawing_follows_an_import(tmp_path: Path) -> None:
    for room in ("low", "middle", "high"):
        (tmp_path / "house" / room).mkdir(parents=True)
        (tmp_path / "house" / room / "__init__.py").write_text(f'"""{room.title()}."""\n', encoding="utf-8")
    (tmp_path / "house" / "middle" / "a.py").write_text("from house.low import x\n", encoding="utf-8")
    (tmp_path / "house" / "high" / "a.py").write_text("def f():\n    import house.middle.a, house.low\n", encoding="utf-8")
    graph = rooms.imports(tmp_path / "house")
    assert graph == {"high": {"low", "middle"}, "low": set(), "middle": {"low"}}
    assert rooms.needed(graph)["high"] == {"middle"}
    assert [rooms.places(graph)[room][0] for room in ("low", "middle", "high")] == [0, 1, 2]


def test_every_room_of_the_design_is_drawn_and_none_imports_more_than_it_may() -> None:
    drawn = rooms.imports()
    assert drawn.keys() == MAY_IMPORT.keys()
    assert all(drawn[room] <= MAY_IMPORT[room] for room in drawn)
