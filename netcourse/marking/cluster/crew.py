"""The workers of a cluster as a run sees them: who is there, who takes part, and what is sent to each."""

import json
import secrets
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.marking.cluster.fingerprint import difference, fingerprint
from netcourse.marking.cluster.sharing_out import Hand

# How long a scheduler may take to answer, and a worker to import and be ready.
ANSWER_SECONDS, READY_SECONDS = 10.0, 180.0
_FETCH_SECONDS = 60.0
_END_SECONDS = 10.0
# How long a run waits for cells to be compiled, which takes each worker a second.
_WARM_SECONDS = 20.0
# A whole submission is one argument of one task, with whatever the student laid beside it.
_LARGEST = "1 GB"


@dataclass(frozen=True, slots=True)
class Joined:
    """What a worker said when it was asked to take part: it does, or why it can't."""

    address: str
    hand: Hand | None
    refused: str = ""


class Crew:
    """The connection to a scheduler for one run.

    Parameters
    ----------
    address : str
        Of the scheduler.
    hidden, preload
        See `LocalExecutor`.
    security : distributed.Security, optional
        By default that of Dask's own settings.

    Raises
    ------
    CourseError
        If the scheduler can't be reached.
    """

    def __init__(self, address: str, hidden: Sequence[Path], preload: Sequence[str], security: Any = None) -> None:
        import dask
        from distributed import Client

        # Dask says on stderr what we say in words of our own.
        quieten()
        self._address = address
        self.run = secrets.token_hex(6)
        self._settings: Any = dask.config.set(
            {
                "distributed.comm.timeouts.connect": f"{ANSWER_SECONDS} s",
                "distributed.admin.large-graph-warning-threshold": _LARGEST,
            }
        )
        words = {
            "run": self.run,
            "hidden": [str(path) for path in hidden],
            "preload": list(preload),
            "fingerprint": dict(fingerprint()),
        }
        self._asked = json.dumps(words).encode()
        self._futures: dict[str, Any] = {}
        try:
            self._client: Any = Client(
                address, security=security, timeout=ANSWER_SECONDS, set_as_default=False, name=f"netcourse-{self.run}"
            )
        except (OSError, ValueError, TypeError, RuntimeError) as error:
            said = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise CourseError(f"--cluster {address}: no Dask scheduler answers there as it should: {said}") from None

    def present(self) -> Mapping[str, int]:
        """The workers that the scheduler knows, by address, with their threads.

        Raises
        ------
        CourseError
            If the scheduler is gone.
        """
        try:
            found: Mapping[str, int] = self._client.sync(self._client.scheduler.ncores, callback_timeout=3 * ANSWER_SECONDS)
        except (OSError, RuntimeError, AttributeError) as error:
            raise CourseError(
                f"--cluster {self._address}: the scheduler is gone ({error or type(error).__name__}); what was written stands, "
                "and the same command goes on from there"
            ) from None
        return found

    def ask(self, addresses: Sequence[str], tell: Callable[[Joined], None]) -> None:
        """Ask workers whether they take part, each in its own time.

        Parameters
        ----------
        addresses : sequence of str
            From `present`.
        tell : callable
            Told once what each said, in another thread.
        """
        for address in addresses:
            threading.Thread(target=self._ask, args=(address, tell), name=f"asking {address}", daemon=True).start()

    def warm(self, addresses: Sequence[str], texts: Sequence[str]) -> None:
        """Have workers that take part make cells ready, and wait until they have.

        One that can't runs them unprepared, or is found gone where a job is asked for.

        Parameters
        ----------
        addresses : sequence of str
            From `ask`.
        texts : sequence of str
            See `Executor.warm`.
        """
        from netcourse.marking.cluster.worker import warm

        raw = json.dumps(list(texts)).encode()
        with suppress(Exception):
            self._client.sync(
                self._client._run, warm, self.run, raw, workers=list(addresses), on_error="ignore", callback_timeout=_WARM_SECONDS
            )

    def submit(self, key: str, raw: bytes, address: str, tell: Callable[[str, bytes], None]) -> None:
        """Give a job to a worker.

        Parameters
        ----------
        key : str
            Any that was not used before in this run.
        raw : bytes
            From `job.pack`.
        address : str
            The worker.
        tell : callable
            Told the key and what `worker.do` gave, in another thread; empty if it gave nothing.
        """
        from netcourse.marking.cluster.worker import do, name_of

        future = self._client.submit(
            do,
            self.run,
            raw,
            key=f"{name_of(self.run)}-{key}",
            workers=[address],
            allow_other_workers=False,
            pure=False,
        )
        self._futures[key] = future
        future.add_done_callback(lambda done: tell(key, _fetched(done)))

    def forget(self, key: str) -> None:
        """A result was taken, or is not waited for any more."""
        future = self._futures.pop(key, None)
        if future is not None:
            future.release()

    def close(self) -> None:
        """End what the workers keep for this run, and leave."""
        # Where a time is to be kept, `_run`: the public `run` takes none.
        from netcourse.marking.cluster.worker import end

        with suppress(Exception):
            self._client.sync(
                self._client._run,
                end,
                self.run,
                on_error="ignore",
                callback_timeout=_END_SECONDS,
            )
        self._futures.clear()
        with suppress(Exception):
            self._client.close(timeout=_END_SECONDS)
        self._settings.__exit__(None, None, None)

    def _ask(self, address: str, tell: Callable[[Joined], None]) -> None:
        from netcourse.marking.cluster.worker import begin

        try:
            answers = self._client.sync(
                self._client._run,
                begin,
                self._asked,
                workers=[address],
                on_error="return",
                callback_timeout=READY_SECONDS,
            )
            answer = answers.get(address, ConnectionError("it is gone"))
        except Exception as error:  # noqa: BLE001 (whatever it is, it keeps this worker from taking part)
            answer = error
        tell(_joined(address, answer))


def _joined(address: str, answer: object) -> Joined:
    if not isinstance(answer, bytes):
        if isinstance(answer, ModuleNotFoundError):
            return Joined(address, None, f"{address}: it lacks what it takes, netcourse[cluster] as it is here ({answer})")
        said = (str(answer).splitlines() or [""])[0] or type(answer).__name__
        return Joined(address, None, f"{address}: it did not get ready ({said})")
    try:
        words = json.loads(answer)
        hand = Hand(address, str(words["name"]), int(words["threads"]), bool(words["bounded"]))
        refused = str(words["refused"]) or difference(fingerprint(), words["fingerprint"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return Joined(address, None, f"{address}: it gave no answer that can be read")
    return Joined(address, None, f"{hand.name}: {refused}") if refused else Joined(address, hand)


def _fetched(future: Any) -> bytes:
    # An error is one of the worker's or of Dask's: a job's own troubles are in its result.
    if future.status != "finished":
        return b""
    try:
        answer = future.result(timeout=_FETCH_SECONDS)
    except Exception:  # noqa: BLE001 (the worker died with the result)
        return b""
    return answer if isinstance(answer, bytes) else b""


def quieten() -> None:
    """Keep Dask's own loggers from the terminal; whoever runs a cluster reads them on its machines."""
    import logging

    for name in ("distributed", "distributed.client", "distributed.scheduler", "distributed.nanny", "distributed.worker"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
