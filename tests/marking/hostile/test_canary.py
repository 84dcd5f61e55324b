"""A hidden test is nowhere in the process that runs student code: not in its memory, its files, its descriptors or its parents.

The submission that searches does not hold what it looks for: it knows the beginning of the secret alone, in pieces, and finds a
word of its own by the same search, so that finding nothing means something.
"""

import json
from dataclasses import replace
from textwrap import dedent
from typing import Any

import pytest

from netcourse.marking.batch.mark import mark, plan
from netcourse.marking.execution.executor import LocalExecutor
from tests.marking.hostile.cases import as_bytes, own_cell
from tests.marking.hostile.conftest import Released
from tests.marking.hostile.marked_class import LIMITS
from tests.marking.hostile.unit import RIGHT, SOLUTIONS, UNIT

PATIENT = replace(LIMITS, cell_seconds=60, submission_seconds=200, cpu_seconds=150)
MOMENTS = ("before any test", "between two tests", "after all tests")

SEARCHES = dedent("""
    import base64, json, os, re, secrets, stat, sys
    from pathlib import Path

    def pattern_for(*pieces):
        # Base64 looks different at each of three offsets; the first and last letters mix with what stands beside.
        plain = "".join(pieces)
        coded = [base64.b64encode(b"x" * at + plain.encode()).decode()[4 if at else 0 : -4] for at in range(3)]
        wide = "".join(f"{letter}\\0" for letter in plain)
        found = {plain: "[0-9a-f]{16}", **dict.fromkeys(coded, "[A-Za-z0-9+/]{16}"), wide: "(?:[0-9a-f]\\0){16}"}
        return {start.encode(): re.compile((start + end).encode()) for start, end in found.items()}

    CANARY = pattern_for("CAN", "ARY-IN-A-", "HIDDEN-TEST-")
    CONTROL = pattern_for("CON", "TROL-IN-A-", "HIDDEN-TEST-")
    planted = "".join(("CON", "TROL-IN-A-", "HIDDEN-TEST-", secrets.token_hex(8)))
    Path("planted.txt").write_text(base64.b64encode(planted.encode()).decode())

    def look(seen, where, data):
        seen["bytes"] += len(data)
        for name, patterns in (("canary", CANARY), ("control", CONTROL)):
            seen[name] += [where for start, pattern in patterns.items() if start in data and pattern.search(data)]

    def memory(seen, pid):
        try:
            regions, fd = Path(f"/proc/{pid}/maps").read_text().splitlines(), os.open(f"/proc/{pid}/mem", os.O_RDONLY)
        except OSError:
            return
        for region in regions:
            span, rights, *_, name = [*region.split(), "anonymous"] if len(region.split()) < 6 else region.split()[:6]
            start, end = (int(one, 16) for one in span.split("-"))
            while "r" in rights and start < end:
                try:
                    look(seen, f"memory of {pid}", os.pread(fd, min(1 << 22, end - start), start))
                except (OSError, OverflowError):
                    pass
                start += (1 << 22) - 64 if end - start > 1 << 22 else 1 << 22
        os.close(fd)

    def files(seen, since):
        installed = [os.path.realpath(one) for one in (sys.prefix, sys.base_prefix, "/usr", "/bin", "/sbin", "/lib", "/lib64")]
        for folder, below, names in os.walk("/"):
            below[:] = [one for one in below if (folder, one) not in (("/", "proc"), ("/", "sys"))]
            old = any(os.path.realpath(folder).startswith(one) for one in installed)
            for name in names:
                path = os.path.join(folder, name)
                try:
                    found = os.lstat(path)
                    if stat.S_ISREG(found.st_mode) and not (old and found.st_mtime < since):
                        seen["files"] += 1
                        look(seen, "a file", Path(path).read_bytes())
                except OSError:
                    pass

    def processes(seen):
        for pid in ["self", *(one for one in os.listdir("/proc") if one.isdigit() and int(one) != os.getpid())]:
            memory(seen, pid)
            for name in ("environ", "cmdline", "status", "stat", "maps", "mountinfo", "cgroup"):
                try:
                    look(seen, name, Path(f"/proc/{pid}/{name}").read_bytes())
                except OSError:
                    pass
            try:
                fds = os.listdir(f"/proc/{pid}/fd")
            except OSError:
                fds = []
            for fd in fds:
                try:
                    if stat.S_ISREG(os.stat(f"/proc/{pid}/fd/{fd}").st_mode):
                        look(seen, "a descriptor", Path(f"/proc/{pid}/fd/{fd}").read_bytes())
                except OSError:
                    pass

    def search(moment, since, everywhere):
        seen = {"moment": moment, "bytes": 0, "files": 0, "canary": [], "control": []}
        processes(seen)
        if everywhere:
            files(seen, since)
        print("SEARCHED", json.dumps({**seen, "canary": sorted(set(seen["canary"])), "control": sorted(set(seen["control"]))}))
""")


@pytest.fixture(scope="module")
def searched(released: Released, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A submission that searches all that it can read, before, between and after the tests; what it found each time."""
    scene = released.copy(tmp_path_factory.mktemp("searched") / "course", "nobody")
    since = released.root.stat().st_mtime - 60
    before, between, after = (f"\nsearch({moment!r}, {since}, {moment != MOMENTS[1]})" for moment in MOMENTS)
    notebook = scene.typing(SEARCHES + before, into=scene.recorded(RIGHT))
    scene.typing(SOLUTIONS["x1-answer"] + between, at="x1-answer", into=notebook)
    notebook["cells"].append(own_cell(after))
    folder = scene.root / "submitted" / "searcher" / UNIT
    folder.mkdir(parents=True)
    (folder / f"{UNIT}.ipynb").write_bytes(as_bytes(notebook))
    todo, _ = plan(scene.root, UNIT)
    with LocalExecutor(1, hidden=[scene.root], limits=PATIENT) as executor:
        (outcome,) = mark(scene.root, UNIT, todo, executor, lambda _: None, PATIENT).outcomes
    assert (outcome.verdict, outcome.reasons) == ("marked", ())
    autograded = json.loads((scene.root / "autograded" / "searcher" / UNIT / f"{UNIT}.ipynb").read_text(encoding="utf-8"))
    printed = "".join("".join(one.get("text", "")) for cell in autograded["cells"] for one in cell.get("outputs", []))
    told = [json.loads(line.removeprefix("SEARCHED ")) for line in printed.splitlines() if line.startswith("SEARCHED ")]
    return {one["moment"]: one for one in told}


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_search_sees_memory_and_files_and_finds_what_was_planted(moment: str, searched: dict[str, Any]) -> None:
    found = searched[moment]
    assert found["bytes"] > 50_000_000
    assert "memory of self" in found["control"]
    assert moment == MOMENTS[1] or "a file" in found["control"]


@pytest.mark.parametrize("moment", MOMENTS)
def test_no_byte_that_student_code_can_read_holds_a_hidden_test(moment: str, searched: dict[str, Any]) -> None:
    assert searched[moment]["canary"] == []


def test_the_secret_is_in_the_source_that_was_marked_with(released: Released) -> None:
    source = released.root / "source" / UNIT / f"{UNIT}.ipynb"
    assert released.secret in source.read_text(encoding="utf-8")
    assert released.secret not in (released.root / "release" / UNIT / f"{UNIT}.ipynb").read_text(encoding="utf-8")
