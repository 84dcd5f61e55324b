"""A small cluster on this machine, to try one: a scheduler and workers on loopback, for this run and nobody else."""

import logging
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from distributed import Nanny, Scheduler, Security, SpecCluster, Worker

from netcourse.errors import CourseError
from netcourse.marking.cluster.crew import quieten

_HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Here:
    """Where the scheduler listens, and what opens its door."""

    address: str
    security: Security


class _QuietScheduler(Scheduler):
    """A scheduler without pages for a browser."""

    def start_http_server(self, *_: Any, **__: Any) -> None:
        """Open no port."""


class _QuietWorker(Worker):
    """A worker without pages for a browser."""

    def start_http_server(self, *_: Any, **__: Any) -> None:
        """Open no port."""


@contextmanager
def workers_here(count: int, at_once: int) -> Iterator[Here]:
    """Start a scheduler and workers, and end them.

    Parameters
    ----------
    count : int
        How many worker processes.
    at_once : int
        How many submissions all of them run at a time; at least one each.

    Raises
    ------
    CourseError
        If they can't be kept from other users of this machine, or don't start.
    """
    quieten()
    folder = tempfile.mkdtemp(prefix="netcourse-cluster-")
    try:
        security = _security(Path(folder))
        options = {"security": security, "protocol": "tls://", "host": _HOST}
        nanny = {
            **options,
            "nthreads": max(1, at_once // count),
            "memory_limit": 0,  # what students use is bounded elsewhere; and nothing is laid on a disk
            "worker_class": _QuietWorker,
            "local_directory": folder,
            "silence_logs": logging.CRITICAL,
        }
        cluster = SpecCluster(
            scheduler={"cls": _QuietScheduler, "options": {**options, "port": 0, "dashboard": False}},
            workers={number: {"cls": Nanny, "options": nanny} for number in range(count)},
            security=security,
            silence_logs=logging.CRITICAL,
        )
        try:
            yield Here(cluster.scheduler_address, security)
        finally:
            with suppress(Exception):
                cluster.close(timeout=10)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _security(folder: Path) -> Security:
    """Keys of this run alone. Whoever talks to a scheduler runs code as its user, and loopback is open to all users."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    openssl = shutil.which("openssl")
    if openssl is None:
        raise CourseError("--cluster local:N takes the program openssl, so that no other user of this machine can join")
    words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    words += ["-subj", "/CN=netcourse", "-keyout", str(key), "-out", str(certificate)]
    made = subprocess.run([openssl, *words], capture_output=True, text=True, check=False)  # noqa: S603 (our own words)
    if made.returncode:
        raise CourseError(f"--cluster local:N: openssl made no key: {made.stderr.strip().splitlines()[-1]}")
    pair = {f"tls_{who}_{what}": str(path) for who in ("client", "scheduler", "worker") for what, path in
            (("key", key), ("cert", certificate))}  # fmt: skip
    return Security(require_encryption=True, tls_ca_file=str(certificate), **pair)
