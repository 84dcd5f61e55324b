"""A run with nothing to do looks at each file once, and sees whatever changed."""

import os
import stat
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netcourse.marking.batch.mark import plan
from netcourse.marking.batch.seen import Seen
from netcourse.marking.private import shut
from tests.marking.batch.conftest import UNIT, Class

# What is opened and listed while somebody listens; Python tells each, and a hook stays till it ends.
_heard: Counter[str] = Counter()
_listening: list[bool] = []
_HOOKED: list[bool] = []


def _hear(what: str, about: tuple[object, ...]) -> None:
    if _listening and what in ("open", "os.scandir") and isinstance(about[0], str | Path):
        _heard[str(about[0])] += 1


@contextmanager
def heard() -> Iterator[Counter[str]]:
    """How often each file is opened and each folder listed meanwhile."""
    if not _HOOKED:
        sys.addaudithook(_hear)
        _HOOKED.append(True)
    _heard.clear()
    _listening.append(True)
    try:
        yield _heard
    finally:
        _listening.clear()


def test_what_is_up_to_date_is_read_once(marked: Class) -> None:
    first, _ = plan(marked.root, UNIT)
    assert first == []
    with heard() as opened:
        todo, done = plan(marked.root, UNIT)
    assert todo == []
    assert [one.holding is not None for one in done] == [True] * len(marked.students)
    for student in marked.students:
        for path in marked.notebook(student).parent.iterdir():
            # The time of handing in is looked at by itself, before anything is read.
            assert opened[str(path)] == (2 if path.name == "timestamp.txt" else 1), path


def test_a_file_that_changed_is_seen_though_its_size_and_its_time_are_the_same(marked: Class) -> None:
    student = marked.students[1]
    path = marked.notebook(student)
    before, raw = path.stat(), path.read_bytes()
    with path.open("r+b") as there:
        there.write(raw.replace(b"1", b"2", 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    assert path.read_bytes() != raw
    todo, done = plan(marked.root, UNIT)
    assert [one.student for one in todo] == [student]
    assert {one.student for one in done} == {*marked.students} - {student}


def test_what_is_personal_is_shut_with_each_folder_listed_once(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "course"
    deep = root / "submitted" / "ada" / UNIT / "data"
    deep.mkdir(parents=True)
    (deep / "a.csv").write_text("a", encoding="utf-8")
    (deep / "out").symlink_to(outside)
    (root / "source").mkdir()
    (root / "gradebook.db").write_text("", encoding="utf-8")
    for path in (deep / "a.csv", root / "source", root / "gradebook.db", outside, root / "submitted"):
        path.chmod(0o755)
    with heard() as listed:
        changed = shut(root)
    own = [root / "submitted", *(one for one in (root / "submitted").rglob("*") if not one.is_symlink())]
    assert {stat.S_IMODE(one.stat().st_mode) & 0o077 for one in (*own, root / "gradebook.db")} == {0}
    assert {stat.S_IMODE(one.stat().st_mode) for one in (outside, root / "source")} == {0o755}
    assert changed == len(own) + 1
    assert {name: count for name, count in listed.items() if name.startswith(str(root))} == {
        str(one): 1 for one in own if one.is_dir()
    }
    assert shut(root) == 0


def test_a_folder_that_is_new_for_what_was_read_is_its_owners(tmp_path: Path) -> None:
    Seen(tmp_path, UNIT, "held", "").put("ada", "key", [1])
    made = list((tmp_path / ".netcourse").rglob("*"))
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (tmp_path / ".netcourse", *made)} == {0}
