"""A real JupyterHub on loopback: its own proxy, a server for each user, nbgrader's exchange between them.

JupyterHub and its proxy are no dependencies: they are fetched into a folder of their own, with the hashes in `hub.txt` and
`hub/package-lock.json`. Users are names to the hub alone. nbgrader asks the machine who a student is, unless the machine says
"jovyan", as the images for Kubernetes do; so the hub runs where the one user of the machine is called so.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

# A folder that holds both already.
PLACE = "NETCOURSE_HUB"
HERE = Path(__file__).parent
TEACHER, STUDENTS = "tess", ("ann", "bob")
COURSE_ID = "netcourse"
_TOKEN = "0f" * 32
_PATIENCE_SECONDS = 240
_EXTENSIONS = ("formgrader", "assignment_list", "validate_assignment")

_HUB = """
import sys

c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy}"
c.ConfigurableHTTPProxy.command = ["node", "{peers}/node_modules/.bin/configurable-http-proxy"]
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allowed_users = {users!r}
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/homes/{{username}}"
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root"]
c.Spawner.start_timeout = c.Spawner.http_timeout = 200
c.Spawner.environment = {{"JUPYTER_CONFIG_PATH": "{folder}/config", "PYTHONPATH": "{path}"}}
c.JupyterHub.services = [{{"name": "test", "api_token": "{token}"}}]
c.JupyterHub.load_roles = [{{"name": "test", "scopes": ["admin:users", "admin:servers", "access:servers"], "services": ["test"]}}]
"""


def fetched(folder: Path) -> Path:
    """Where JupyterHub and its proxy are; a test that can't have them is skipped, loudly."""
    if os.environ.get(PLACE):
        return Path(os.environ[PLACE])
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / "hub" / name, folder)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--target", str(folder)]
    for words in ([*pip, "-r", str(HERE / "hub.txt")], ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]):
        if shutil.which(words[0]) is None:
            pytest.skip(f"NOT TESTED: no {words[0]} here, which JupyterHub's proxy comes with")
        ran = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
        if ran.returncode:
            said = (ran.stderr.strip().splitlines() or ["no reason given"])[-1]
            pytest.skip(f"NOT TESTED: JupyterHub can't be had here: {said}")
    return folder


@dataclass(frozen=True)
class Hub:
    """A hub that runs; `ask` speaks to one user's server through the hub's proxy, as a browser does."""

    folder: Path
    port: int

    @property
    def course(self) -> Path:
        """The teacher's course folder."""
        return self.home(TEACHER) / "course"

    def home(self, user: str) -> Path:
        """Where a user's files are."""
        return self.folder / "homes" / user

    def ask(self, user: str, path: str, data: dict[str, str] | None = None) -> Any:
        """What a user's server answers; `data` is sent as a form."""
        return self._ask(f"/user/{user}/{path}", "POST" if data is not None else "GET", data)

    def start(self, user: str) -> None:
        """Have the hub start a user's server, and wait for it."""
        self._ask(f"/hub/api/users/{user}", "POST", None, allowed=(201, 409))
        self._ask(f"/hub/api/users/{user}/server", "POST", None, allowed=(201, 202))
        wait_for(lambda: self._ask(f"/hub/api/users/{user}", "GET", None)["server"], f"the server of {user} does not start")

    def is_up(self) -> bool:
        """Whether the hub answers."""
        # Its proxy answers before it, and knows no way to it yet.
        with suppress(OSError, AssertionError):
            return bool(self._ask("/hub/api/", "GET", None)["version"])
        return False

    def _ask(self, path: str, method: str, data: dict[str, str] | None, allowed: tuple[int, ...] = (200,)) -> Any:
        body = urllib.parse.urlencode(data).encode() if data is not None else None
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, method=method)
        asked.add_header("Authorization", f"token {_TOKEN}")
        try:
            with urllib.request.urlopen(asked, timeout=200) as answer:  # noqa: S310
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            if error.code in allowed:
                return None
            raise AssertionError(f"{method} {path}: {error.code}: {error.read()[:2000]!r}") from None


def wait_for(done: Any, otherwise: str) -> None:
    """Ask again and again until it is so."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while not done():
        assert time.monotonic() < until, otherwise
        time.sleep(0.3)


@contextmanager
def running(peers: Path, folder: Path) -> Iterator[Hub]:
    """Start a hub in a folder, and end it with all that it started."""
    port, hub, proxy = _free_ports(3)
    made = Hub(folder, port)
    users = {TEACHER, *STUDENTS}
    for user in sorted(users):
        made.home(user).mkdir(parents=True)
    exchange = folder / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    path = os.pathsep.join([str(ROOT), str(peers)])
    settings = _HUB.format(port=port, hub=hub, proxy=proxy, peers=peers, folder=folder, users=users, path=path, token=_TOKEN)
    (folder / "jupyterhub_config.py").write_text(settings, encoding="utf-8")
    _configure(folder, exchange)
    passwd = folder / "passwd"
    passwd.write_text(f"jovyan:x:0:0::{folder}:/bin/sh\n", encoding="ascii")
    inside = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"]), "sh", "-c"]
    words = [*inside, 'mount --bind "$0" /etc/passwd && exec "$@"', str(passwd), sys.executable, "-m", "jupyterhub"]
    away = ("JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    env = {name: value for name, value in os.environ.items() if name not in away} | {"PYTHONPATH": path, "HOME": str(folder)}
    with (folder / "hub.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(words, cwd=folder, env=env, stdout=log, stderr=log, start_new_session=True)
        try:
            wait_for(lambda: made.is_up() or process.poll() is not None, "the hub does not start")
            assert process.poll() is None, (folder / "hub.log").read_text(encoding="utf-8")[-3000:]
            yield made
        finally:
            # The hub ends its proxy and the servers of its users; what it did not come to is of our own group.
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(60)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(60)


def _configure(folder: Path, exchange: Path) -> None:
    config = folder / "config"
    config.mkdir()
    parts = {f"nbgrader.server_extensions.{name}": True for name in _EXTENSIONS}
    (config / "jupyter_server_config.json").write_text(
        json.dumps({"ServerApp": {"jpserver_extensions": parts, "terminals_enabled": False}}), encoding="utf-8"
    )
    settings = f'c.Exchange.root = "{exchange}"\nc.CourseDirectory.course_id = "{COURSE_ID}"\n'
    (config / "nbgrader_config.py").write_text(f"c = get_config()\n{settings}", encoding="utf-8")


def _free_ports(count: int) -> list[int]:
    with_ports = [socket.socket() for _ in range(count)]
    for one in with_ports:
        one.bind(("127.0.0.1", 0))
    ports = [int(one.getsockname()[1]) for one in with_ports]
    for one in with_ports:
        one.close()
    return ports
