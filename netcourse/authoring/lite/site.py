"""The site, put together by JupyterLite from released notebooks, Pyodide's core, locked wheels and a first page."""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

import netcourse
from netcourse.authoring.course import Unit, manifest_path, units
from netcourse.authoring.lite.contents import for_browser, title_of
from netcourse.authoring.lite.dress import dress
from netcourse.authoring.lite.fetch import Say, fetch_core, fetch_wheels, unpack_core
from netcourse.authoring.lite.gate import exposed
from netcourse.authoring.lite.keeping import write_worker
from netcourse.authoring.lite.packages import package_list
from netcourse.authoring.lite.page import STORAGE, Offered
from netcourse.authoring.lite.parcel import pack
from netcourse.authoring.lite.pins import DISTRIBUTION, FIRST, FROM_DISTRIBUTION, KERNEL, STARTER
from netcourse.authoring.lite.students_wheel import build_wheel
from netcourse.authoring.what_changed import page_path
from netcourse.errors import CourseError

STAMP = "made-by-netcourse-lite.txt"
_EXTENSIONS = (KERNEL, "@jupyter-widgets/jupyterlab-manager", "anywidget")
_COMPANION = "netcourse-companion"
_PREFIX = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
_STARTER = Path(__file__).parent / "python.mjs"


@dataclass(frozen=True, slots=True)
class Site:
    """What was built: where, which units, and how large it is, in bytes and files."""

    folder: Path
    units: tuple[str, ...]
    size: int
    files: int


def build_site(root: Path, output: Path, say: Say, distribution: Path | None = None, cache: Path | None = None) -> Site:
    """Build the site; what stood in the folder before is replaced once the new one is whole.

    Parameters
    ----------
    root : Path
        The author's course.
    output : Path
        A folder that does not exist, is empty, or holds an earlier site.
    say : callable
        Told what is going on, a line at a time.
    distribution : Path, optional
        A local copy of Pyodide's full distribution, of which numpy, pandas and matplotlib are taken into the site. Without, the
        site fetches them from Pyodide's public address when a cell asks for them.
    cache : Path, optional
        Where downloads are kept; in the course by default.

    Raises
    ------
    CourseError
        If nothing is released, something can't be had, or the site holds what it must not. The folder is then as it was.
    """
    check_output(output)
    released = [unit for unit in units(root) if unit.release.is_file()]
    if not released:
        raise CourseError(f"{root / 'release'}: nothing released; run 'netcourse build' first")
    cache = cache or root / ".netcourse" / "lite"
    manifest = _manifest(root)
    packed, wheels = fetch_core(cache, say), fetch_wheels(cache, say)
    with tempfile.TemporaryDirectory(prefix="netcourse-lite-") as scratch:
        lite, made = Path(scratch) / "lite", Path(scratch) / "site"
        core = unpack_core(packed, Path(scratch) / "core")
        say("building the students' wheel")
        parcel = pack([*_wheels(wheels), build_wheel(Path(scratch))], core, cache, say)
        _lay_pyodide(lite / "static" / "pyodide", core, parcel, distribution)
        offered = _lay_contents(lite / "files", released)
        _lay_page(lite / "files", page_path(root))
        _configure(lite, made, json.loads(manifest), parcel.name)
        say("building the site")
        _run_jupyterlite(lite)
        dress(made, offered, manifest)
        write_worker(made)
        (made / STAMP).write_text("A site of released notebooks; the next build replaces it.\n", encoding="utf-8")
        say("looking for answers in every file of the site")
        if found := exposed(made, [nbformat.read(unit.notebook, as_version=4) for unit in units(root)]):
            raise CourseError(
                f"the site holds what it must not: {found[0]}" + (f" (and {len(found) - 1} more)" if found[1:] else "")
            )
        _replace(made, output)
    files = [path for path in output.rglob("*") if path.is_file()]
    return Site(output, tuple(unit.name for unit in released), sum(path.stat().st_size for path in files), len(files))


def check_output(output: Path) -> None:
    """See that nothing of anybody's would be lost.

    Raises
    ------
    CourseError
        If something else is there.
    """
    if output.is_file() or (output.is_dir() and any(output.iterdir()) and not (output / STAMP).is_file()):
        raise CourseError(f"{output}: is there already and holds no earlier site; name another with --output DIR")


def companion() -> Path:
    """The compiled companion: in this folder of the course, or where it was installed.

    Raises
    ------
    CourseError
        If it is in neither.
    """
    places = (Path(netcourse.__file__).parent / "companion" / "labextension", _PREFIX / _COMPANION)
    for place in places:
        if (place / "package.json").is_file():
            return place
    raise CourseError(f"{places[0]}: no compiled companion; the site needs it")


def _manifest(root: Path) -> bytes:
    try:
        return manifest_path(root).read_bytes()
    except FileNotFoundError:
        raise CourseError(f"{manifest_path(root)}: no such file; run 'netcourse build' first") from None


def _wheels(wheels: Path) -> list[Path]:
    kernel = _PREFIX / KERNEL / "static" / "pypi"
    # Of widgetsnbextension the page has its part already.
    return [one for one in (*wheels.glob("*.whl"), *kernel.glob("*.whl")) if not one.name.startswith("widgetsnbextension")]


def _lay_pyodide(folder: Path, core: Path, parcel: Path, distribution: Path | None) -> None:
    shutil.copytree(core, folder)
    shutil.copy(_STARTER, folder / STARTER)
    shutil.copy(parcel, folder / f"netcourse-{parcel.name}")
    path = folder / "pyodide-lock.json"
    packages = package_list(json.loads(path.read_bytes()), "" if distribution else DISTRIBUTION)
    if distribution:
        for package in packages["packages"].values():
            _copy_large(distribution / package["file_name"], package["sha256"], folder)
    path.write_text(json.dumps(packages), encoding="utf-8")


def _copy_large(path: Path, sha256: str, folder: Path) -> None:
    if not path.is_file():
        names = ", ".join(FROM_DISTRIBUTION)
        raise CourseError(f"{path}: no such file; --distribution names a full distribution of Pyodide, unpacked, with {names}")
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise CourseError(f"{path}: is not the file that Pyodide's own list names; it belongs to another version, or is damaged")
    shutil.copy(path, folder)


def _lay_contents(folder: Path, released: Sequence[Unit]) -> list[Offered]:
    offered = []
    for unit in released:
        notebook = nbformat.read(unit.release, as_version=4)
        (folder / unit.name).mkdir(parents=True)
        # Texts whole: what a browser shows of a file that lists their lines, no server puts together before.
        text = json.dumps(for_browser(notebook), ensure_ascii=False, indent=1)
        (folder / unit.name / unit.release.name).write_text(text, encoding="utf-8")
        offered.append(Offered(unit.name, title_of(notebook) or unit.name))
    return offered


def _lay_page(folder: Path, page: Path) -> None:
    """Lay the page on what changed beside the units that link it."""
    if page.is_file():
        (folder / page.parent.name).mkdir()
        text = json.dumps(for_browser(nbformat.read(page, as_version=4)), ensure_ascii=False, indent=1)
        (folder / page.parent.name / page.name).write_text(text, encoding="utf-8")


def _configure(lite: Path, made: Path, course: object, parcel: str) -> None:
    build: dict[str, Any] = {
        "apps": ["notebooks"],
        "lite_dir": str(lite),
        "output_dir": str(made),
        "cache_dir": str(lite.parent / "cache"),
        "contents": [str(lite / "files")],
        "ignore_sys_prefix": ["federated_extensions"],
        "federated_extensions": [str(path) for path in (*(_PREFIX / name for name in _EXTENSIONS), companion())],
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
    }
    kernel = {
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": list(FIRST), "parcel": f"netcourse-{parcel}"},
    }
    page = {
        "appName": "netcourse",
        "faviconUrl": "./notebooks/favicon.ico",
        "exposeAppInBrowser": True,  # whoever measures how fast Python is there asks it
        **{f"{kind}StorageName": STORAGE for kind in ("contents", "settings", "workspaces")},
        "litePluginSettings": {f"{KERNEL}:kernel": kernel},
        # The companion's way to download asks whose it is, and calls the file so.
        "disabledExtensions": ["@jupyterlite/application-extension:download"],
        "netcourseCourse": course,
        "netcourseHome": "../index.html",
    }
    settings = {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True},
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none", "codeCellConfig": {"lineWrap": True}},
    }
    _write(lite / "jupyter_lite_config.json", {"LiteBuildConfig": build})
    _write(lite / "jupyter-lite.json", {"jupyter-lite-schema-version": 0, "jupyter-config-data": page})
    _write(lite / "overrides.json", settings)


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")


def _run_jupyterlite(lite: Path) -> None:
    words = [sys.executable, "-m", "jupyterlite_core", "build", "--config", str(lite / "jupyter_lite_config.json")]
    ran = subprocess.run(words, cwd=lite, capture_output=True, text=True, check=False)
    if ran.returncode:
        last = (ran.stderr or ran.stdout).strip().splitlines() or ["no reason given"]
        raise CourseError(f"JupyterLite could not build the site: {last[-1]}")


def _replace(made: Path, output: Path) -> None:
    """Put the new site where the old one was; until it is there whole, the old one is kept aside."""
    output.parent.mkdir(parents=True, exist_ok=True)
    aside, beside = (output.with_name(f".{output.name}.{word}") for word in ("old", "new"))
    for left in (aside, beside):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(made, beside)  # perhaps to another disk, where no rename reaches
    if output.exists():
        output.rename(aside)
    beside.rename(output)
    shutil.rmtree(aside, ignore_errors=True)
