"""Building: text to notebook to source to release, with the real nbgrader."""

import io
import json
from pathlib import Path

import nbformat
import pytest
from alembic import command
from alembic.config import Config

from netcourse.authoring.build import build, newest_revision, stale, write
from netcourse.authoring.course import Unit
from netcourse.authoring.gates import leaks, released_leaks, secrets, stray_files, unexecuted
from netcourse.cli import main
from netcourse.errors import CourseError


def ignore(_: str) -> None:
    """Nobody listens."""


def test_two_builds_give_the_same_bytes(built: Unit) -> None:
    again = build(built, ignore)
    assert {path: path.read_bytes() for path in built.derived} == again


def test_the_release_holds_the_question_and_nothing_of_its_answer(built: Unit) -> None:
    released = built.release.read_text(encoding="utf-8")
    assert 'check(\\"q1\\")' in released
    assert "Which grade?" in released
    assert "Write a comment." in released
    for word in ("x1 = 7", "award_item", "left the edge", "naming the uncertainty", "jupytext", "S046", "BEGIN", "END"):
        assert word not in released


def test_run_all_does_not_stop_at_a_question_without_an_answer(built: Unit) -> None:
    tagged = {c.id for c in nbformat.read(built.release, as_version=4).cells if "raises-exception" in c.metadata.get("tags", [])}
    assert tagged == {"q1-marks", "x1-marks"}


def test_the_executed_notebook_ends_each_test_cell_in_full_marks(built: Unit) -> None:
    cell = next(c for c in nbformat.read(built.notebook, as_version=4).cells if c.id == "q1-marks")
    results = [o.data["text/plain"] for o in cell.outputs if o.output_type == "execute_result"]
    assert results == ["2.0"]
    assert unexecuted(built) == []


def test_the_check_is_content_with_what_a_build_wrote(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(built.root), "build", "--check"]) == 0
    assert "nothing leaks" in capsys.readouterr().out


def test_one_changed_word_makes_its_files_stale_and_the_check_names_them(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in built.derived}
    built.text.write_text(built.text.read_text(encoding="utf-8").replace("small unit", "tiny unit"), encoding="utf-8")
    assert main(["--course", str(built.root), "build", "--check"]) == 1
    said = capsys.readouterr()
    assert "run 'netcourse build'" in said.err
    lines = said.out.splitlines()
    assert sum("differs from what its text gives" in line for line in lines) == 4
    assert "release/course.json: differs from what its text gives" in lines
    for path in built.derived:
        assert any(line.startswith(str(path.relative_to(built.root))) for line in lines)
    assert before == {path: path.read_bytes() for path in built.derived}


def test_a_missing_file_and_a_stray_one_are_named(built: Unit) -> None:
    files = build(built, ignore)
    built.source.unlink()
    (built.release.parent / "answers.txt").write_text("q1: B", encoding="utf-8")
    found = stale(built.root, files)
    assert found == ["source/01_small/01_small.ipynb: missing", "release/01_small/answers.txt: belongs to no unit"]
    assert stray_files(built.root) == [built.release.parent / "answers.txt"]


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ("# award_item(q1, 2, Best(...", None),
        (
            'award_item("q1", 2, Best("B", right="The edge belongs to G2.", wrong={"A": "You left the edge to G1."}))',
            "a hidden line",
        ),
        ("One mark for naming the uncertainty.", "a hidden line"),
        ("### BEGIN HIDDEN TESTS", "BEGIN HIDDEN TESTS"),
        ("formats: jupytext", "jupytext"),
    ],
)
def test_the_leak_gate_finds_what_was_planted(built: Unit, planted: str, said: str | None) -> None:
    author = nbformat.read(built.notebook, as_version=4)
    released = nbformat.read(built.release, as_version=4)
    released.cells.append(nbformat.v4.new_markdown_cell(planted))
    found = leaks(author, nbformat.writes(released).encode())
    assert (said is None and not found) or (said is not None and said in found[0])


def test_the_leak_gate_looks_at_every_file_of_the_release(built: Unit) -> None:
    (built.release.parent / "notes.md").write_text("One mark for naming the uncertainty.", encoding="utf-8")
    assert released_leaks(built.root)[0].startswith("release/01_small/notes.md: a hidden line")


def test_outputs_and_our_metadata_in_a_release_are_leaks(built: Unit) -> None:
    released = json.loads(built.release.read_bytes())
    released["cells"][2]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["2.0"]}]
    released["cells"][2]["metadata"]["netcourse"] = {"facts": ["B3-01"]}
    found = leaks(nbformat.read(built.notebook, as_version=4), json.dumps(released).encode())
    assert found == ["outputs in cell q1-marks", "netcourse metadata in cell q1-marks"]


def test_a_cell_that_fails_is_named_and_nothing_is_written(small_unit: Unit) -> None:
    text = small_unit.text.read_text(encoding="utf-8").replace("x1 = 7", "x1 = 1 / 0")
    small_unit.text.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match="cell x1-answer fails: ZeroDivisionError: division by zero"):
        build(small_unit, ignore)
    assert not any(path.exists() for path in small_unit.derived)


def test_a_cell_that_warns_on_stderr_is_refused(small_unit: Unit) -> None:
    text = small_unit.text.read_text(encoding="utf-8") + "\n# %%\nimport sys\n\nprint('careful', file=sys.stderr)\n"
    small_unit.text.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match="writes to stderr: careful"):
        build(small_unit, ignore)


def test_when_one_file_can_not_be_written_none_is_changed(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(b"old")
    (tmp_path / "in-the-way").write_bytes(b"a file where a folder is needed")
    with pytest.raises(CourseError, match="can't be written"):
        write({tmp_path / "old.txt": b"new", tmp_path / "in-the-way" / "file.txt": b"new"})
    assert (tmp_path / "old.txt").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in-the-way", "old.txt"]


def test_a_process_asks_once_which_revision_a_new_gradebook_has(built: Unit) -> None:
    from nbgrader import api

    before = api.get_alembic_version.cache_info().hits
    build(built, ignore)
    asked = api.get_alembic_version.cache_info()
    assert asked.misses == 1
    assert asked.hits > before


def test_the_revision_is_that_which_nbgrader_would_be_told() -> None:
    from nbgrader.dbutil import _temp_alembic_ini

    told = io.StringIO()
    with _temp_alembic_ini("sqlite:////tmp/gradebook.db") as settings:
        command.heads(Config(settings, stdout=told))
    assert newest_revision() == told.getvalue().split()[0]


def test_a_piece_of_what_the_text_says_in_the_open_is_no_secret_and_the_rest_of_a_key_is() -> None:
    hidden = '### BEGIN HIDDEN TESTS\n"stain-neuroendocrine",\n"stain-p53-rb", "rereview",\n### END HIDDEN TESTS'
    cells = [nbformat.v4.new_code_cell(source) for source in ('useful = ["family", "stain-neuroendocrine", "drugs"]', hidden)]
    assert secrets(nbformat.v4.new_notebook(cells=cells)) == {'"stain-p53-rb", "rereview",'}
