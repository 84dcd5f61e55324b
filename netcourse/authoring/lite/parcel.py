"""All that Python imports in the browser, in one file, compiled where that can be done."""

import hashlib
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from netcourse.authoring.lite.fetch import Say
from netcourse.errors import CourseError

HERE = Path(__file__).parent
_SCRIPT, _RUNNER = HERE / "bytecode.py", HERE / "bytecode.mjs"
_DATE = (1980, 1, 1, 0, 0, 0)
# Pages' parts, which the site has already; tests; and the types of other people's libraries, for completion alone.
_LEFT_OUT = re.compile(
    r"[^/]+\.data/|anywidget/labextension/|(.*/)?tests?/|.*\.dist-info/RECORD$|"
    r"jedi/third_party/(django-stubs|typeshed/third_party)/"
)
_SECONDS = 300


def pack(wheels: Iterable[Path], core: Path, cache: Path, say: Say) -> Path:
    """The packages of some wheels in one zip.

    Parameters
    ----------
    wheels : iterable of Path
        Pure wheels.
    core : Path
        Pyodide's core, unpacked. It compiles the modules, where this machine has node; without, the browser does at each visit.
    cache : Path
        Where the zip is kept: the same wheels are compiled once.
    say : callable
        Told what takes time.

    Returns
    -------
    Path
        The zip.

    Raises
    ------
    CourseError
        If node is there and does not compile them, or two wheels hold the same file.
    """
    wheels = sorted(wheels)
    node = shutil.which("node")
    scripts = (_SCRIPT, _RUNNER, Path(__file__), core / "pyodide-lock.json")
    digests = "".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in (*wheels, *scripts))
    kept = cache / f"packages-{hashlib.sha256(f'{digests}{bool(node)}'.encode()).hexdigest()[:16]}.zip"
    if kept.is_file():
        return kept
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="netcourse-packages-", dir=cache) as scratch:
        plain, made = Path(scratch) / "plain.zip", Path(scratch) / "compiled.zip"
        merge(wheels, plain)
        if node:
            say("compiling the packages for the browser")
            _compile(node, core, plain, made)
        else:
            say("node is not there: the packages are not compiled, and Python starts some seconds later at each visit")
        for earlier in cache.glob("packages-*.zip"):
            earlier.unlink()
        (made if node else plain).replace(kept)
    return kept


def merge(wheels: Iterable[Path], target: Path) -> None:
    """Put what the browser needs of some wheels into one zip.

    Parameters
    ----------
    wheels : iterable of Path
        Pure wheels.
    target : Path
        The zip to write.

    Raises
    ------
    CourseError
        If two wheels hold the same file.
    """
    seen: dict[str, str] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parcel:
        for wheel in wheels:
            for name, data in _members(wheel):
                if name in seen:
                    raise CourseError(f"{wheel.name}: holds {name}, as {seen[name]} does")
                seen[name] = wheel.name
                parcel.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)


def _members(wheel: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(wheel) as parcel:
        for name in parcel.namelist():
            if not name.endswith("/") and not _LEFT_OUT.match(name):
                yield name, parcel.read(name)


def _compile(node: str, core: Path, plain: Path, made: Path) -> None:
    words = [node, str(_RUNNER), str(core), str(_SCRIPT), str(plain), str(made)]
    try:
        ran = subprocess.run(words, capture_output=True, text=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise CourseError(f"the packages of the browser edition can't be compiled: node took over {_SECONDS} seconds") from None
    if ran.returncode or not made.is_file():
        last = [line for line in ran.stderr.splitlines() if line.strip()] or ["no reason given"]
        raise CourseError(f"the packages of the browser edition can't be compiled: {last[-1].strip()}")
