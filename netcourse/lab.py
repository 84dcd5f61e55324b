"""Open JupyterLab on a student's own copy of the released units, in a checkout of the course or wherever it is installed."""

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from netcourse.authoring.course import find_course, manifest_path
from netcourse.editions import remember, renew
from netcourse.errors import CourseError
from netcourse.lab_settings import lay_settings

PACKAGE = Path(__file__).parent
# Hidden from JupyterLab's list of files.
SETTINGS = ".netcourse"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder that holds `release/`, and the student's own."""

    course: Path
    student: Path


def place(course: Path, into: Path | None, package: Path = PACKAGE) -> Place:
    """Where the units come from and where the student's copy goes.

    Parameters
    ----------
    course : Path
        Inside a course; the current folder, if it is none, stands for the units that were installed with the package.
    into : Path or None
        The student's folder. By default `lab-course` in a course, else `netcourse-course` in the home folder.
    package : Path
        The installed package.

    Raises
    ------
    CourseError
        If there is neither a course nor an installed one.
    """
    try:
        root = find_course(course)
    except CourseError:
        # An installation that is edited has the course around the package in place of a copy inside it.
        installed = [folder for folder in (package / "course", package.parent) if (folder / "release").is_dir()]
        if course != Path() or not installed:
            raise
        return Place(installed[0], (into or Path.home() / "netcourse-course").resolve())
    return Place(root, (into or root / "lab-course").resolve())


def copy_release(root: Path, folder: Path) -> list[str]:
    """Copy each released unit that the folder does not hold yet, and renew copies in which nothing was changed.

    A student's work is never overwritten; what is replaced is kept aside.

    Returns
    -------
    list of str
        What was copied, kept and renewed, a line each.

    Raises
    ------
    CourseError
        If nothing has been released, or the folder can't be written.
    """
    released = sorted(path for path in (root / "release").glob("*/*.ipynb"))
    if not released:
        raise CourseError(f"{root / 'release'}: nothing released; run 'netcourse build' first")
    said = []
    for path in released:
        mine = folder / path.parent.name / path.name
        try:
            if mine.exists():
                said.append(renew(mine, path, folder / SETTINGS))
                continue
            mine.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, mine)
            remember(mine, path.read_bytes(), folder / SETTINGS)
        except OSError as error:
            raise CourseError(f"{mine}: can't be written ({error.strerror})") from None
        said.append(f"copied  {mine}")
    return said


def check_port(port: int) -> None:
    """See that JupyterLab can listen there, before anything is copied.

    Raises
    ------
    CourseError
        If the number is no port, or the port is taken.
    """
    if not 0 < port < 65536:
        raise CourseError(f"port {port}: must lie between 1 and 65535")
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            other = port + 1
            raise CourseError(f"port {port} is in use; name another: --port {other}, or make lab PORT={other}") from None


def start(there: Place, port: int, *, browser: bool) -> int:
    """Run JupyterLab until it is stopped.

    Raises
    ------
    CourseError
        If JupyterLab is missing, or the student's folder can't be written.
    """
    try:
        import jupyterlab  # noqa: F401 (only asked whether it is there)
    except ImportError:
        raise CourseError(f"jupyterlab is not installed for {sys.executable}; 'make lab' sets all up") from None
    listed = manifest_path(there.course)
    environment = lay_settings(there.student / SETTINGS, listed.read_text(encoding="utf-8") if listed.is_file() else "")
    words = [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={there.student}"]
    if not browser:
        words.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Jupyter refuses root unless told; in a container there is often nobody else.
        print("netcourse: running as root, as in a container; on your own machine use an ordinary account", file=sys.stderr)
        words.append("--allow-root")
    return subprocess.call([sys.executable, "-m", "jupyterlab", *words], env=environment)
