"""`netcourse lab` as somebody has it who only installed the package: start it, look at its page, stop it. Standard library only.

Run by the Python of an environment that holds netcourse, in any folder: ``python tests/smoke/lab.py``.
"""

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

TOKEN = "of-the-smoke-test"  # noqa: S105 (of a server that lives for seconds)
SECONDS = 120


def main() -> int:
    """Start, look, stop.

    Returns
    -------
    int
        0 if all was there and JupyterLab stopped in good order.
    """
    with tempfile.TemporaryDirectory(prefix="netcourse-smoke-", ignore_cleanup_errors=True) as scratch:
        found = look(Path(scratch), Path(scratch) / "elsewhere")
    for line in found:
        print(line)
    return 1 if any(line.startswith("NOT") for line in found) else 0


def look(home: Path, here: Path, *words: str) -> list[str]:
    """Run `netcourse lab` and say what was found, a line each; what is amiss begins with ``NOT``.

    Parameters
    ----------
    home : Path
        Stands for the home folder.
    here : Path
        Where it is started; made if need be.
    words : str
        More words for the command.
    """
    here.mkdir(parents=True, exist_ok=True)
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    named = {"HOME": str(home), "USERPROFILE": str(home), "JUPYTER_TOKEN": TOKEN, "PYTHONUTF8": "1"}
    environment = {**os.environ, **named, "JUPYTER_RUNTIME_DIR": str(home / "runtime")}
    command = [sys.executable, "-m", "netcourse.cli", "lab", "--no-browser", "--port", str(port), *words]
    log = home / "lab.log"
    with log.open("wb") as out:
        lab = subprocess.Popen(command, cwd=here, env=environment, stdout=out, stderr=out)
        try:
            found = _found(f"http://127.0.0.1:{port}", lab)
            if lab.poll() is None:
                _ask(f"http://127.0.0.1:{port}/api/shutdown", post=True)
                found.append(_line(lab.wait(timeout=60) == 0, "stopped in good order"))
        finally:
            lab.kill()
            lab.wait()
    said = log.read_text(encoding="utf-8", errors="replace")
    return found if all(not line.startswith("NOT") for line in found) else [*found, said]


def _found(address: str, lab: "subprocess.Popen[bytes]") -> list[str]:
    until = time.monotonic() + SECONDS
    while _ask(f"{address}/api/status") is None:
        if lab.poll() is not None or time.monotonic() > until:
            return ["NOT started"]
        time.sleep(0.3)
    page = (_ask(f"{address}/lab") or b"").decode("utf-8")
    told = re.search(r'<script id="jupyter-config-data" type="application/json">(.*?)</script>', page, re.DOTALL)
    config: dict[str, Any] = json.loads(unescape(told[1])) if told else {}
    units = [unit["name"] for unit in json.loads(config.get("netcourseCourse") or '{"units": []}')["units"]]
    listed = {one["name"] for one in json.loads(_ask(f"{address}/api/contents") or b'{"content": []}')["content"]}
    settings = json.loads(_ask(f"{address}/lab/api/settings/@jupyterlab/notebook-extension:tracker") or b"{}")
    windowing = settings.get("schema", {}).get("properties", {}).get("windowingMode", {}).get("default")
    companion = [one for one in config.get("federated_extensions", []) if one["name"] == "netcourse-companion"]
    served = bool(companion) and _ask(f"{address}/lab/extensions/netcourse-companion/{companion[0]['load']}") is not None
    return [
        _line(bool(units), f"the page is told of the course: {', '.join(units)}"),
        _line(config.get("netcourseShell") == "course", "the page is the course's"),
        _line(set(units) <= listed, "every unit lies in the student's folder"),
        _line(".netcourse" not in listed, "the settings are out of sight"),
        _line(windowing == "none", "no cell leaves the page"),
        _line("@jupyter/nbgrader" in config.get("disabledExtensions", []), "what markers use is out of the way"),
        _line(served, "the companion is served"),
    ]


def _line(right: bool, what: str) -> str:  # noqa: FBT001 (a line says whether)
    return what if right else f"NOT: {what}"


def _ask(address: str, *, post: bool = False) -> bytes | None:
    request = urllib.request.Request(  # noqa: S310 (our own server)
        address, method="POST" if post else "GET", headers={"Authorization": f"token {TOKEN}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 (our own server)
            data: bytes = answer.read()
            return data
    except (urllib.error.URLError, OSError):
        return None


if __name__ == "__main__":
    sys.exit(main())
