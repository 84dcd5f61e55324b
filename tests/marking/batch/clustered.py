"""Workers of a cluster as other processes, one of them with another netcourse, one without the right to isolate."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import netcourse
from netcourse.marking.cluster.executor import ClusterExecutor
from netcourse.marking.execution.job import Job
from tests.marking.execution.beside_stock import job, notebook
from tests.marking.processes import children_of

PATIENCE = 120.0
MEANWHILE = "meanwhile"
# The Dask worker of the command line, with its words.
_WORKER = "from distributed.cli.dask_worker import main; main()"
# As in tests/marking/isolation: root that gave up the right to make namespaces.
WITHOUT_RIGHTS = (
    "from netcourse.marking.isolation import libc; libc.drop_bounding_set(); libc.drop_capabilities(); "
    "open('/proc/self/oom_score_adj').read(); "
)


def start_worker(
    address: str, name: str, security: Any, *, before: str = "", package: Path | None = None, words: Sequence[str] = ()
) -> subprocess.Popen[str]:
    """Start a Dask worker of one thread.

    Parameters
    ----------
    address : str
        Of the scheduler.
    name : str
        For people.
    security : distributed.Security or None
        Whose keys open the scheduler's door.
    before : str
        Python to run first.
    package : Path, optional
        A folder with another netcourse.
    words : sequence of str
        More of the command line.
    """
    tls = security.get_tls_config_for_role("worker") if security else {}
    keys = [word for option in ("ca_file", "cert", "key") if tls for word in (f"--tls-{option.replace('_', '-')}", tls[option])]
    options = [
        "--name",
        name,
        "--nthreads",
        "1",
        "--no-nanny",
        "--dashboard-address",
        "127.0.0.1:0",
        "--memory-limit",
        "0",
        "--host",
        "127.0.0.1",
    ]
    script = f"import sys; {f'sys.path.insert(0, {str(package)!r}); ' if package else ''}{before}{_WORKER}"
    return subprocess.Popen(
        [sys.executable, "-c", script, address, *options, *keys, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def another_netcourse(folder: Path) -> Path:
    """A copy of the package in which somebody changed a line; the folder to import it from."""
    package = Path(netcourse.__file__).parent
    shutil.copytree(package, folder / "netcourse", ignore=shutil.ignore_patterns("companion", "__pycache__"))
    with (folder / "netcourse" / "items" / "__init__.py").open("a", encoding="utf-8") as changed:
        changed.write("# another line\n")
    return folder


def workers_of(pid: int) -> list[int]:
    """The worker processes that nannies of this process started, those that are at work alone."""
    return [child for child in children_of(pid) if "spawn_main" in _words(child)]


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Wait, but not for ever."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, f"not within {PATIENCE:.0f} s: {what}"
        time.sleep(0.02)


def meanwhile(executor: ClusterExecutor, workers: int) -> Iterator[Job]:
    """Something to do, until so many workers of one thread each take part: they join a run while it runs."""
    until = time.monotonic() + PATIENCE
    while executor.room < 2 * workers:  # a thread each, and one that waits
        assert time.monotonic() < until, f"not within {PATIENCE:.0f} s: {workers} workers; {executor.remarks}"
        yield job(notebook("import time; time.sleep(0.5)"), name=MEANWHILE)


def listening(pids: Sequence[int]) -> set[str]:
    """The addresses, host:port in hexadecimal, on which one of these processes listens."""
    sockets = set()
    for pid in pids:
        for fd in Path(f"/proc/{pid}/fd").glob("*"):
            try:
                sockets.add(str(fd.readlink()))
            except OSError:
                continue
    found = set()
    for table in ("tcp", "tcp6"):
        for row in Path("/proc/net", table).read_text("ascii").splitlines()[1:]:
            words = row.split()
            if words[3] == "0A" and f"socket:[{words[9]}]" in sockets:
                found.add(words[1])
    return found


def _words(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8")
    except OSError:
        return ""
