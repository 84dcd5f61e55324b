"""Open JupyterLab on a student's own copy of the released units."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from netcourse.errors import CourseError


def copy_release(root: Path, folder: Path) -> list[str]:
    """Copy each released unit that the folder does not hold yet; a student's work is never overwritten.

    Returns
    -------
    list of str
        What was copied and what was kept, a line each.

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
        if mine.exists():
            said.append(f"kept    {mine}")
            continue
        try:
            mine.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, mine)
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


def start(folder: Path, port: int, *, browser: bool) -> int:
    """Run JupyterLab until it is stopped.

    Raises
    ------
    CourseError
        If JupyterLab is missing.
    """
    try:
        import jupyterlab  # noqa: F401 (only asked whether it is there)
    except ImportError:
        raise CourseError(f"jupyterlab is not installed for {sys.executable}; 'make lab' sets all up") from None
    words = [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder.resolve()}"]
    if not browser:
        words.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Jupyter refuses root unless told; in a container there is often nobody else.
        print("netcourse: running as root, as in a container; on your own machine use an ordinary account", file=sys.stderr)
        words.append("--allow-root")
    return subprocess.call([sys.executable, "-m", "jupyterlab", *words])
