"""What may follow `--cluster`."""

import subprocess
import sys
from pathlib import Path

import pytest

from netcourse.errors import CourseError
from netcourse.marking.cluster.address import read_address
from netcourse.marking.cluster.choose import cluster_executor


@pytest.mark.parametrize(
    "said", ["local:0", "local:65", "local", "host:8786", "http://host:80", "tcp://host", "tcp://ho st:1", "tcp://h:99999"]
)
def test_what_is_no_address_is_refused_and_told_what_is(said: str) -> None:
    with pytest.raises(CourseError, match="local") as refused:
        read_address(said)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_workers_here_are_counted() -> None:
    assert read_address("local:4").workers == 4
    assert read_address("tls://lab.example.org:8786").workers == 0


@pytest.mark.parametrize(
    ("said", "open_to_all"),
    [
        ("tcp://127.0.0.1:8786", False),
        ("tcp://127.8.0.1:8786", False),
        ("tcp://[::1]:8786", False),
        ("tcp://localhost:8786", False),
        ("tcp://localhost.example.org:8786", True),
        ("tcp://10.0.0.7:8786", True),
        ("tcp://[fe80::1]:8786", True),
        ("tls://10.0.0.7:8786", False),
    ],
)
def test_what_crosses_the_net_in_the_open_is_known(said: str, open_to_all: bool) -> None:  # noqa: FBT001 (a row of the table)
    assert read_address(said).open_to_all is open_to_all


def test_a_warning_says_so_before_anything_travels(tmp_path: Path) -> None:
    said: list[str] = []
    cluster_executor("tcp://10.0.0.7:8786", 2, tmp_path, say=said.append)
    assert "not encrypted" in said[0]
    cluster_executor("tls://10.0.0.7:8786", 2, tmp_path, say=said.append)
    assert len(said) == 1


def test_nobody_marks_on_a_cluster_without_isolation(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="without-isolation"):
        cluster_executor("local:2", 2, tmp_path, isolated=False)


def _ran(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_marking_here_imports_no_dask() -> None:
    ran = _ran("import sys; from netcourse.marking.batch import command, mark; print({'dask', 'distributed'} & {*sys.modules})")
    assert ran.stdout.strip() == "set()"


def test_where_dask_is_missing_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    source = tmp_path / "source" / "05_tumour_grade" / "05_tumour_grade.ipynb"
    source.parent.mkdir(parents=True)
    source.write_text("{}", encoding="utf-8")
    words = ["--course", str(tmp_path), "mark", "05_tumour_grade", "--cluster", "local:2"]
    ran = _ran(f"import sys; sys.modules['distributed'] = None; from netcourse.cli import main; sys.exit(main({words!r}))")
    assert ran.returncode == 2
    assert ran.stderr == "netcourse: --cluster local:2: Dask is not installed here; pip install 'netcourse[cluster]'\n"
