"""The container that Binder builds: what is known to work elsewhere, and nothing that a student must not have."""

import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

ROOT = Path(__file__).parent.parent
# Lines that end in a backslash go on.
LINES = re.sub(r"\\\n\s*", "", (ROOT / "binder" / "Dockerfile").read_text(encoding="utf-8")).splitlines()
STEPS = [line.split(" ", 1) for line in LINES if line and not line.startswith("#")]
IGNORED = [
    line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
]
ALLOWED = [pattern.removeprefix("!") for pattern in IGNORED if pattern.startswith("!")]
KEPT_OUT = [pattern for pattern in IGNORED[1:] if not pattern.startswith("!")]


def told(word: str) -> list[str]:
    """What a kind of step says, in order."""
    return [rest for step, rest in STEPS if step == word]


def test_its_builder_sees_nothing_that_is_not_named() -> None:
    assert IGNORED[0] == "*"
    assert set(ALLOWED) == {"LICENSE", "README.md", "netcourse", "pyproject.toml", "release", "requirements.lock"}
    assert all((ROOT / name).exists() for name in ALLOWED)


def test_it_installs_at_the_locked_versions_as_the_workflow_does_that_runs_on_each_push() -> None:
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "install.yml").read_text(encoding="utf-8"))["jobs"]["install"][
        "steps"
    ]
    (pinned,) = (
        re.findall(r"sed .* requirements\.lock", step["run"]) for step in steps if "requirements.lock" in step.get("run", "")
    )
    first, second = (run for run in told("RUN") if "pip install" in run)
    assert first.startswith(f"{pinned[0]} > /constraints.txt ")
    assert all("--constraint /" in run for run in (first, second))
    version = re.findall(r"^python:(\d\.\d+)-", told("FROM")[-1])
    assert version[0] in (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")


def test_it_runs_as_whoever_binder_says_and_never_as_root() -> None:
    assert [line.split("=")[0] for line in told("ARG")] == ["NB_USER", "NB_UID"]
    assert told("USER") == ["${NB_USER}"]
    assert [step for step, _ in STEPS].index("USER") > max(at for at, (step, _) in enumerate(STEPS) if step in {"RUN", "COPY"})


def test_the_last_stage_takes_the_wheel_and_the_release_alone() -> None:
    last = STEPS[max(at for at, (step, _) in enumerate(STEPS) if step == "FROM") :]
    copied = [rest for step, rest in last if step == "COPY"]
    assert copied == ["--from=built /constraints.txt /dist/*.whl /opt/netcourse/", "--chown=${NB_UID} release release"]


@pytest.mark.soak
def test_the_wheel_can_be_built_of_what_the_builder_sees(tmp_path: Path) -> None:
    def left_out(folder: str, names: list[str]) -> set[str]:
        at = Path(folder).relative_to(ROOT)
        return {name for name in names if any(fnmatch(str(at / name), pattern.replace("**/", "*")) for pattern in KEPT_OUT)}

    (tmp_path / "seen").mkdir()
    for name in ALLOWED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / "seen" / name, ignore=left_out)
        else:
            shutil.copy(ROOT / name, tmp_path / "seen" / name)
    words = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path / "dist")]
    subprocess.run(words, cwd=tmp_path / "seen", check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    names = ZipFile(wheel).namelist()
    assert "netcourse/course/release/course.json" in names
    assert any(name.endswith("share/jupyter/labextensions/netcourse-companion/package.json") for name in names)
