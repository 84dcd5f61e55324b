"""nbgrader with its own settings, nbgrader with ours, and `netcourse mark`: the same marks, or it is named why not."""

import re
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from netcourse.marking.isolation.support import IsolationMissing
from tests.peers.courses import OURS, SETTINGS, UNIT, units, write_course
from tests.peers.expected import EXPECTED, Row
from tests.peers.ways import Told, autograde, autograde_one_by_one, found, hand_in, netcourse_mark, release

WAYS = ("stock", "course", "mark")
PARAMS = [pytest.param(name, marks=[pytest.mark.soak] if row.soak else [], id=name) for name, row in EXPECTED.items()]
Table = Mapping[str, tuple[Row, str]]


def marked(folder: Path, names: list[str]) -> Table:
    """What the three ways give these students, and what `netcourse mark` said of them."""
    roots = {way: folder / way for way in WAYS}
    # Released once, by nbgrader with its own settings, so that all three mark the same bytes.
    write_course(roots["stock"], [SETTINGS], {UNIT: units()})
    release(roots["stock"])
    for name in names:
        hand_in(roots["stock"], name, EXPECTED[name].does)
    for way in ("course", "mark"):
        shutil.copytree(roots["stock"], roots[way])
        (roots[way] / "nbgrader_config.py").write_text(f"{OURS}\n{SETTINGS}", encoding="utf-8")
    with ThreadPoolExecutor() as pool:
        commands = [pool.submit(autograde_one_by_one, roots["stock"]), pool.submit(autograde, roots["course"])]
        for command in commands:
            command.result()
    told: Told = netcourse_mark(roots["mark"])
    rows = {}
    for name in names:
        stock, course, mark = (found(roots[way], name) for way in WAYS)
        rows[name] = (Row(EXPECTED[name].does, stock, course, mark), told.says(name))
    return rows


def as_text(table: Table) -> str:
    """The table for a person."""
    lines = [f"{'student':34}{'stock settings':26}{'our settings':26}{'netcourse mark':26}why not the same"]
    for name, (row, says) in table.items():
        why = EXPECTED[name].why or says
        lines.append(f"{name:34}{row.stock:26}{row.course:26}{row.mark:26}{why}")
    return "\n".join(lines)


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Row], Table]:
    """The table that a row of the expected one is compared with: those of the soak are a course of their own."""
    made: dict[bool, Table | Exception] = {}

    def table(row: Row) -> Table:
        if row.soak not in made:
            names = [name for name, one in EXPECTED.items() if one.soak == row.soak]
            try:
                made[row.soak] = done = marked(tmp_path_factory.mktemp("peers"), names)
                print(as_text(done))
            except IsolationMissing as missing:
                pytest.skip(f"NOT TESTED: {missing}")
            except Exception as error:  # noqa: BLE001 (raised for each row, and not tried again for each)
                made[row.soak] = error
        found = made[row.soak]
        if isinstance(found, Exception):
            raise found
        return found

    return table


@pytest.mark.parametrize("name", PARAMS)
def test_the_marks_are_the_same_or_it_is_named_why_not(name: str, tables: Callable[[Row], Table]) -> None:
    expected = EXPECTED[name]
    got, says = tables(expected)[name]
    assert {way: getattr(got, way) for way in WAYS} == {way: getattr(expected, way) for way in WAYS}, says
    assert re.search(expected.says, says)
    assert bool(says) == bool(expected.says), says


def test_every_difference_has_a_reason() -> None:
    assert [name for name, row in EXPECTED.items() if bool(row.why) != (len({row.stock, row.course, row.mark}) > 1)] == []


def test_who_is_not_marked_is_told_why() -> None:
    assert [name for name, row in EXPECTED.items() if row.mark == "not marked" and not row.says] == []
