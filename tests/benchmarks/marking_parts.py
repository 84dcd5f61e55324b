"""Where `netcourse mark` spends its time and memory, and what the students' cells need alone."""

import contextlib
import gc
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import Any

MB = 1_000_000
# What a shell loads when it first shows something, and an error.
_FIRST = ("from IPython.display import HTML\ndisplay(HTML('<p>'))\n1", "raise ValueError", "raise ValueError")


@dataclass(slots=True)
class Parts:
    """CPU seconds of one run of `netcourse mark`: of its own process, in all and by what it does, and of what it starts."""

    own: float = 0
    by_part: dict[str, float] = field(default_factory=dict)
    forks: float = 0
    zygote: float = 0

    @property
    def cpu(self) -> float:
        """All together."""
        return self.own + self.forks + self.zygote

    @property
    def start(self) -> float:
        """What is done once, and small things beside: its own process without what it does for each submission."""
        return self.own - sum(self.by_part.values())

    def each(self, count: int) -> float:
        """CPU seconds of one submission among so many, without the start."""
        return (self.cpu - self.start) / count

    def lines(self, count: int) -> Iterator[str]:
        """For a person, a line a part, in milliseconds of CPU time a submission."""
        parts = {
            "student code and tests, in forks": self.forks,
            "the zygote": self.zygote,
            **self.by_part,
            "start and the rest": self.start,
        }
        yield "where CPU time goes, ms a submission:"
        for part, seconds in parts.items():
            yield f"  {part:34}{1000 * seconds / count:7.0f}"


def in_parts(folder: Path, unit: str, python: Path = Path(sys.executable), checkout: Path = Path(__file__).parents[2]) -> Parts:
    """Run `netcourse mark` in a Python of its own, counted; `checkout` is the folder of the build, `python` that of its .venv."""
    words = [str(python), "-m", "tests.benchmarks.marking_parts", "mark", str(folder), unit]
    with (folder / "ours.log").open("w", encoding="utf-8") as log:
        subprocess.run(words, stdout=log, stderr=log, check=True, cwd=checkout)
    return Parts(**json.loads((folder / "parts.json").read_text("utf-8")))


@dataclass(frozen=True, slots=True)
class Floor:
    """CPU seconds that a submission needs in any case: a fork of a warm process runs it in IPython as that is published.

    Warm: all that `netcourse mark` imports and makes before its forks is there as well, and a cell and an error were shown once.
    Of what it does to run a cell with less work nothing is: none of the unit's cells was transformed or compiled before, and
    nothing in IPython is replaced. Nobody is shut in, nothing is sent.

    `cells` is for the students' cells alone, and is what the bar calls the floor; `tested` for these and the tests, one after the
    other in the same process, as stock runs them.
    """

    cells: float
    tested: float


def floor(folder: Path, unit: str) -> Floor:
    """What the submissions of a course need in any case."""
    words = [sys.executable, "-m", "tests.benchmarks.marking_parts", "floor", str(folder), unit]
    ran = subprocess.run(words, capture_output=True, text=True, check=True)
    return Floor(*map(float, ran.stdout.strip().splitlines()[-1].split()))


def memory(folder: Path, unit: str) -> tuple[float, float]:
    """Memory (PSS, MB) of a submission in flight: in the middle of all looks, and at most. What is shared is shared out."""
    words = [sys.executable, "-m", "netcourse.cli", "--course", str(folder), "mark", unit]
    seen = [0.0]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            seen += _memory_now(process.pid)
            time.sleep(0.1)
    return median(seen), max(seen)


def _memory_now(pid: int) -> list[float]:
    children = _children()
    # What was started only waits: its child, the first of a process namespace, is the one that forks.
    zygotes = [child for started in children.get(pid, []) for child in children.get(started, [])]
    each = [sum(map(_pss, [fork, *_below(children, fork)])) / MB for zygote in zygotes for fork in children.get(zygote, [])]
    return [size for size in each if size]


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            with contextlib.suppress(OSError):
                parent = int((path / "stat").read_text("utf-8").rsplit(")", 1)[1].split()[1])
                found.setdefault(parent, []).append(int(path.name))
    return found


def _below(children: dict[int, list[int]], pid: int) -> Iterator[int]:
    for child in children.get(pid, []):
        yield child
        yield from _below(children, child)


def _pss(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _mark(folder: Path, unit: str) -> None:
    from netcourse.cli import main
    from netcourse.marking.batch.recording import Recorder
    from netcourse.marking.batch.sanitising import Sanitiser
    from netcourse.marking.execution.executor import LocalExecutor
    from netcourse.marking.isolation.zygote import Zygote

    parts = Parts()
    _count(parts, Sanitiser, "prepare", "sanitise")
    _count(parts, Recorder, "record", "record")
    _count(parts, Recorder, "picture", "compare the gradebook")
    run, close = LocalExecutor.run, Zygote.close

    def counted(executor: LocalExecutor, jobs: Iterable[Any]) -> Iterator[Any]:
        for done in run(executor, jobs):
            parts.forks += done.cpu_seconds
            yield done

    def closed(zygote: Zygote) -> None:
        fields = Path(f"/proc/{zygote.pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
        parts.zygote += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        close(zygote)

    # This process measures, and does no more.
    setattr(LocalExecutor, "run", counted)  # noqa: B010 (mypy would refuse a plain assignment)
    setattr(Zygote, "close", closed)  # noqa: B010
    main(["--course", str(folder), "mark", unit])
    parts.own = time.process_time()
    (folder / "parts.json").write_text(json.dumps(asdict(parts)), encoding="utf-8")


def _count(parts: Parts, owner: type, name: str, part: str) -> None:
    method: Callable[..., Any] = getattr(owner, name)

    def counted(*args: Any, **options: Any) -> Any:
        began = time.thread_time()
        try:
            return method(*args, **options)
        finally:
            parts.by_part[part] = parts.by_part.get(part, 0) + time.thread_time() - began

    setattr(owner, name, counted)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    silence = io.StringIO()
    with contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
        yield


def _floor(folder: Path, unit: str) -> None:
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    from netcourse.marking.batch.sanitising import Sanitiser
    from netcourse.marking.batch.settings import instructors_api
    from netcourse.marking.batch.submissions import cells_given, find_submissions
    from netcourse.marking.batch.terms import read_terms
    from netcourse.marking.execution.brought import bring_in
    from netcourse.marking.execution.executor import PRELOAD
    from netcourse.marking.execution.work import load
    from netcourse.marking.isolation.limits import Limits

    api = instructors_api(folder)
    sanitiser = Sanitiser(folder, unit, api, read_terms(folder, unit, api), Limits())
    jobs = [sanitiser.prepare(submission).job for submission in find_submissions(folder, unit)[0]]
    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"hist_file": ":memory:"}}))
    load(shell, PRELOAD)
    bring_in(shell, cells_given(folder, unit))
    with _silence():
        for cell in _FIRST:
            shell.run_cell(cell)
    shell.reset()
    gc.collect()
    gc.freeze()
    print(*(mean(_alone(shell, job, tested=tested) for job in jobs) for tested in (False, True)))


def _alone(shell: Any, job: Any, *, tested: bool) -> float:
    """CPU seconds of one submission's cells in a fork, with its tests or without."""
    tests = job.tests if tested else {}
    with tempfile.TemporaryDirectory() as folder:
        pid = os.fork()
        if pid == 0:
            os.chdir(folder)
            Path("answers.json").write_text(job.answers, encoding="utf-8")
            for name, data in {**job.files, **job.given}.items():
                Path(name).parent.mkdir(parents=True, exist_ok=True)
                Path(name).write_bytes(data)
            with _silence():
                for cell in json.loads(job.notebook)["cells"]:
                    marked = cell["metadata"].get("nbgrader", {})
                    is_test = bool(marked.get("grade") and not marked.get("solution"))
                    text = tests.get(marked["grade_id"], "") if is_test else cell["source"]
                    if cell["cell_type"] == "code" and text:
                        shell.run_cell(text, store_history=True)
            os._exit(0)
        _, _, used = os.wait4(pid, 0)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    {"mark": _mark, "floor": _floor}[sys.argv[1]](Path(sys.argv[2]), sys.argv[3])
