"""From the word after `--cluster` to an executor, or to a line that says why there is none."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from netcourse.errors import CourseError
from netcourse.marking.cluster.address import read_address

if TYPE_CHECKING:
    from netcourse.marking.cluster.executor import ClusterExecutor, Say

_OPEN = (
    "WARNING: {said} is not encrypted: students' work crosses the net in the open, and whoever reaches the scheduler can run "
    "code on its machines. Dask's own settings give it TLS; see docs/operator-cluster.md."
)


def cluster_executor(said: str, at_once: int, hidden: Path, *, isolated: bool = True, say: "Say" = print) -> "ClusterExecutor":
    """An executor for what was typed after `--cluster`; it connects when it is entered.

    Parameters
    ----------
    said : str
        See `read_address`.
    at_once, hidden, say
        See `ClusterExecutor`.
    isolated : bool
        Whether student code is to be shut in.

    Raises
    ------
    CourseError
        If it is no address, Dask is not installed, or student code is not to be shut in.
    """
    address = read_address(said)
    if not isolated:
        raise CourseError("--cluster with --without-isolation: a worker that can't shut student code in is never used")
    if find_spec("distributed") is None:
        raise CourseError(f"--cluster {said}: Dask is not installed here; pip install 'netcourse[cluster]'")
    from netcourse.marking.cluster.executor import ClusterExecutor

    if address.open_to_all:
        say(_OPEN.format(said=said))
    return ClusterExecutor(address, at_once, hidden=[hidden], say=say)
