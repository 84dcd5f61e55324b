"""Whatever names and bytes are handed over: nothing leads outside, nothing is lost, nothing crashes."""

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netcourse.marking.intake.collect import collect
from netcourse.marking.intake.limits import LIMITS
from netcourse.marking.intake.names import parts_of, problem_with_id, problem_with_path, safe_name
from netcourse.marking.intake.reading import NotReadable, read_notebook
from netcourse.marking.intake.release import release_of
from netcourse.marking.intake.repair import examine
from tests.conftest import examples
from tests.marking.intake.corpus import other_unit
from tests.marking.intake.handing_in import Json, as_bytes, by_student, kept, lay, sources_of, zipped

UNIT = "02_other"
PIECES = st.sampled_from(
    ["..", "/", "\\", "a", "bob", UNIT, "_", "-1", ".ipynb", ".zip", "CON", "C:", "\0", " ", "é", "é", "\u202e", "*", "1", "~"]
)
NAMES = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=8).map("".join))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 99) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["cell_type", "source", "metadata", "outputs", "id", "nbgrader", "grade_id", "attachments", "execution_count"]
            ),
            inside,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(NAMES)
def test_a_safe_name_is_one_part_that_stays_in_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert safe not in (".", "..")
    assert not set(safe) & set('/\\\0:*?"<>|')
    assert len(safe.encode()) < 200
    inside = Path("/kept") / safe
    assert inside.parent == Path("/kept")


@given(NAMES)
def test_an_id_that_is_let_through_is_one_plain_part(student: str) -> None:
    if not problem_with_id(student):
        assert parts_of(student) == (student,)
        assert student not in (".", "..")
        assert not set(student) & set('/\\:*?"<>|[]{}~ \0')


@given(NAMES)
def test_a_path_that_is_let_through_stays_below(path: str) -> None:
    if not problem_with_path(path, 1000, 20):
        assert ".." not in parts_of(path)
        assert not path.replace("\\", "/").startswith("/")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("course")
    lay(root, {f"release/{UNIT}/{UNIT}.ipynb": as_bytes(other_unit())})
    return root


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
@given(
    names=st.lists(NAMES, min_size=1, max_size=4, unique=True), contents=st.lists(st.binary(max_size=40), min_size=4, max_size=4)
)
def test_nothing_in_a_zip_leads_outside_and_nothing_is_lost(root: Path, names: list[str], contents: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        files = {name: data for name, data in zip(names, contents, strict=False) if name and name.isprintable()}
        parcel = zipped({**files, f"alice_{UNIT}.ipynb": as_bytes(other_unit())})
        lay(folder / "handed", {"class.zip": parcel})
        collected = collect(root, UNIT, [folder / "handed"], into=folder / "into")
        assert sorted(path.name for path in folder.iterdir()) == ["handed", "into"]
        assert {path.name for path in (folder / "into").iterdir()} <= {"received", "submitted"}
        assert all(path.resolve().is_relative_to(folder / "into") for path in (folder / "into").rglob("*"))
        assert (folder / "handed" / "class.zip").read_bytes() == parcel
        everything = kept(folder / "into")
        for decision in collected.decisions:
            assert all(data in everything for _, data in decision.keep)
            assert decision.keep
        assert by_student(collected)["alice"].verdict in ("accepted", "refused")


@settings(max_examples=examples(200))
@given(st.binary(max_size=300) | JSON.map(lambda data: as_bytes({"nbformat": 4, "cells": data, "metadata": {}})))
def test_bytes_are_read_or_refused_and_never_crash(data: bytes) -> None:
    # Any other error than the one that carries a reason fails the test.
    with contextlib.suppress(NotReadable):
        notebook, _ = read_notebook(data, LIMITS)
        assert isinstance(notebook["cells"], list)


@settings(max_examples=examples(200))
@given(st.lists(JSON, max_size=6), st.integers(0, 2), JSON)
def test_whatever_stands_between_the_cells_the_result_is_valid_and_keeps_every_source(
    strange: list[object], at: int, metadata: object
) -> None:
    import nbformat

    notebook: Json = other_unit()
    notebook["cells"][at:at] = strange
    seen = examine(as_bytes({**notebook, "metadata": metadata}), release_of(UNIT, other_unit()), [], LIMITS)
    assert not seen.refusal
    made = nbformat.reads((seen.notebook or b"").decode(), as_version=4)
    nbformat.validate(made)
    wanted = {one["source"] for one in strange if isinstance(one, dict) and isinstance(one.get("source"), str)}
    assert wanted <= set(sources_of(made))
    assert [cell.source for cell in made.cells if "nbgrader" in cell.metadata] == ["check('z1-marks')", "check('z2-marks')"]
