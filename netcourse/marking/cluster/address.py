"""What may follow `--cluster`, and what is to be said of it before anything travels."""

import ipaddress
import re
from dataclasses import dataclass

from netcourse.errors import CourseError

_LOCAL = re.compile(r"local:(\d+)")
_REMOTE = re.compile(r"(tcp|tls)://(?P<host>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):(?P<port>\d{1,5})")
_MOST_LOCAL, _LAST_PORT = 64, 65535


@dataclass(frozen=True, slots=True)
class Address:
    """Where the workers are.

    Attributes
    ----------
    said : str
        As it was typed.
    workers : int
        How many to start on this machine; 0 if there is a scheduler already, at `said`.
    open_to_all : bool
        Whether what is sent there can be read and changed on its way.
    """

    said: str
    workers: int = 0
    open_to_all: bool = False


def read_address(said: str) -> Address:
    """Read what was typed.

    Parameters
    ----------
    said : str
        ``tcp://HOST:PORT`` or ``tls://HOST:PORT`` of a Dask scheduler, or ``local:N`` for N workers on this machine.

    Raises
    ------
    CourseError
        If it is none of these.
    """
    if local := _LOCAL.fullmatch(said):
        if not 1 <= int(local[1]) <= _MOST_LOCAL:
            raise CourseError(f"--cluster {said}: from 1 to {_MOST_LOCAL} workers can be started on this machine")
        return Address(said, workers=int(local[1]))
    remote = _REMOTE.fullmatch(said)
    if not remote or not 0 < int(remote["port"]) <= _LAST_PORT:
        raise CourseError(
            f"--cluster {said}: not an address; say tcp://HOST:8786 or tls://HOST:8786 of a Dask scheduler, or local:2 to try it"
        )
    return Address(said, open_to_all=said.startswith("tcp:") and not _is_loopback(remote["host"].strip("[]")))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
