"""What must be the same on every machine for a mark not to depend on which of them gave it."""

import hashlib
import json
import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import netcourse
from netcourse.marking.execution.job import Job

# Whose release can change what a cell shows or a test finds, and Dask, whose releases need not understand each other.
_PACKAGES = (
    "nbgrader", "nbclient", "nbformat", "ipython", "ipywidgets", "numpy", "pandas", "matplotlib", "distributed",
)  # fmt: skip
# A version of netcourse may be a checkout in which somebody typed. Signatures stay with whoever has the repository.
_CODE, _DATA = ".py", ".csv"
_LEFT_OUT = {"signatures.csv", "second_reading.csv"}
_DIGITS = 12

Fingerprint = Mapping[str, str]


@cache
def fingerprint() -> Fingerprint:
    """The versions that decide marks here, by name, as they were when this process first asked."""
    found = {"Python": f"{platform.python_implementation()} {platform.python_version()}", "netcourse": netcourse.__version__}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    return {**found, "the code of netcourse": _code(Path(netcourse.__file__).parent)}


def difference(ours: Fingerprint, theirs: Fingerprint) -> str:
    """The first thing in which another machine differs, in words; empty if there is none."""
    for name in sorted({*ours, *theirs}, key=lambda name: (name not in ours, list(ours).index(name) if name in ours else 0)):
        one, other = ours.get(name, "missing"), theirs.get(name, "missing")
        if one != other:
            return f"{name} is {other} there and {one} here"
    return ""


def unit_digest(job: Job) -> bytes:
    """32 bytes for what a submission is tested with: tests, questions, what each test reads and where it runs, files."""
    parts = {
        "tests": dict(job.tests),
        "locked": dict(job.locked),
        "reads": {name: list(read) for name, read in job.reads.items()},
        "beside": list(job.beside),
        "given": {name: hashlib.sha256(data).hexdigest() for name, data in job.given.items()},
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).digest()


def _code(package: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.suffix in {_CODE, _DATA} and path.name not in _LEFT_OUT and path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(package).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:_DIGITS]
