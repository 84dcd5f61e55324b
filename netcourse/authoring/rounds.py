"""Run all tests of a unit in one request to a kernel: one for each takes ten times as long as the test itself."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any

TRIED = "application/vnd.netcourse.tried+json"
Output = dict[str, Any]
Message = dict[str, Any]


def request(sources: Sequence[str]) -> str:
    """The code with which a kernel runs these cells one after the other; it binds no name where they run."""
    return f"__import__({__name__!r}, fromlist=['run_all']).run_all({list(sources)!r})"


def outputs_in(outputs: Sequence[Mapping[str, Any]]) -> list[list[Output]]:
    """What each cell of a request gave, from the outputs of the cell that made the request.

    Raises
    ------
    LookupError
        If the request has not come to its end.
    """
    for output in outputs:
        if TRIED in output.get("data", {}):
            found: list[list[Output]] = output["data"][TRIED]
            return found
    raise LookupError(f"no {TRIED}: {json.dumps(outputs)[:300]}")


def run_all(sources: Sequence[str]) -> None:
    """Run cells in the kernel that this is called in, going on after an error, and display what each gave.

    What is displayed and what a cell ends in is taken from the very messages that the kernel would send; streams are left out,
    for they cost no marks.
    """
    from IPython import get_ipython
    from IPython.display import display

    from netcourse.marking.execution.quick_cells import make_quick

    shell = get_ipython()
    make_quick(shell)
    given: list[list[Output]] = []

    def kept(message: Message) -> None:
        content = message["content"]
        given[-1].append({"output_type": message["header"]["msg_type"], "data": content["data"], "metadata": content["metadata"]})

    # The kernel sends what was printed before each display, and waits until it is sent.
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        for source in sources:
            given.append([])
            with _heard(shell, kept):
                ran = shell.run_cell(source, store_history=True)
            if error := ran.error_before_exec or ran.error_in_exec:
                given[-1].append({"output_type": "error", "ename": type(error).__name__, "evalue": str(error), "traceback": []})
    display({TRIED: given}, raw=True)


@contextmanager
def _heard(shell: Any, kept: Callable[[Message], None]) -> Iterator[None]:
    """While this is open, what the shell displays goes here and to nobody else: a hook that gives nothing back ends a message."""
    senders = (shell.display_pub, shell.displayhook)
    for sender in senders:
        sender.register_hook(kept)
    try:
        yield
    finally:
        for sender in senders:
            sender.unregister_hook(kept)
