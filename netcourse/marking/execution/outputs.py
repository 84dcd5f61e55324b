"""Outputs of cells out of a kernel's messages, by nbclient's own rules.

The messages come from a process that ran student code: what nbclient can't digest is dropped, what is too much is cut.
"""

import base64
import json
import logging
import struct
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete
from nbformat import NotebookNode

from netcourse.marking.execution import wire
from netcourse.marking.isolation.packets import Packet
from netcourse.marking.isolation.sandbox import Text

# ipykernel gathers what is printed this long, in seconds, unless something else is shown.
_GATHERED = 0.2
# What does not count as output.
_BRIEF, _SHORT = frozenset({"status", "execute_input"}), 4000
_CLOCK = struct.Struct("<d")
_OTHER = {"stdout": "stderr", "stderr": "stdout"}
# What each object or list, and each value in one, counts beyond its bytes: it takes far more memory, and time to write, than
# those say. A few stand around any output.
_OBJECT, _VALUE, _AROUND = 200, 8, 8
# nbclient logs each message; here nobody reads that.
_SILENT = logging.getLogger(__name__)
_SILENT.setLevel(logging.CRITICAL)


class _NoKernel:
    """Where nbclient sends what a widget should learn; a cell that could answer has ended by then."""

    def __getattr__(self, name: str) -> Any:
        return self

    def __call__(self, *_: object, **__: object) -> None:
        return None


# Made before the forks, each of which takes one for each process that it listens to.
_ready: list[NotebookClient] = []
_PROCESSES = 3


def make_ready() -> None:
    """Make what an `Outputs` needs, and a fork would have to make again for each."""
    _ready[:] = [_client() for _ in range(_PROCESSES)]


def _client() -> NotebookClient:
    client = NotebookClient(NotebookNode(cells=[], metadata={}), record_timing=False)
    client.log = _SILENT
    client.kc = _NoKernel()  # type: ignore[assignment]  # see there
    return client


class Outputs:
    """Fills the cells of a notebook from what one process says.

    A process has one of its own, so that no message of one can change an output of the other.

    Parameters
    ----------
    notebook : NotebookNode
        Filled in place.
    cell_bytes, all_bytes : int
        What the output of one cell, and of all, may come to; each object and value in it counts as some bytes more.
    """

    def __init__(self, notebook: NotebookNode, cell_bytes: int, all_bytes: int) -> None:
        self._client = _ready.pop() if _ready else _client()
        self._client.nb = notebook
        self._notebook = notebook
        self._cell_bytes = cell_bytes
        self._left = all_bytes
        self._at = -1
        self._parent = ""
        self._taken = 0
        self._pending: dict[str, list[str]] = {}
        self._since: dict[str, float] = {}
        self.reply: dict[str, Any] | None = None
        self.idle = False
        self.dropped = False
        self.seen = 0

    @property
    def cut(self) -> bool:
        """Whether the output of the cell was too much."""
        return self._taken > min(self._cell_bytes, self._left)

    def begin(self, at: int, message_id: str) -> None:
        """Start a cell: its place in the notebook, and what its messages name as their parent."""
        self._at, self._parent = at, message_id
        self._taken, self.seen = 0, 0
        self._pending, self._since = {}, {}
        self.reply, self.idle, self.dropped = None, False, False
        self._client.clear_before_next_output = False
        self._notebook.cells[at].outputs = []

    def end(self) -> None:
        """End a cell: what was printed and not flushed is shown."""
        for name in list(self._pending):
            self._flush(name)
        self._left -= min(self._taken, self._cell_bytes)
        if self.cut:
            text = f"\n[The output went on; it was cut after {min(self._cell_bytes, max(self._left, 0)):,} bytes.]\n"
            self._stream("stdout", text)

    def take(self, event: Packet | Text) -> None:
        """Take up what the process said."""
        if isinstance(event, Packet) and event.lost:
            self._fits(event.lost)
        elif isinstance(event, Text):
            self._printed(event.name, event.data.decode("utf-8", "replace"), None)
        elif event.kind in (wire.STDOUT, wire.STDERR):
            name = "stdout" if event.kind == wire.STDOUT else "stderr"
            if len(event.payload) >= _CLOCK.size:
                (when,) = _CLOCK.unpack_from(event.payload)
                self._printed(name, event.payload[_CLOCK.size :].decode("utf-8", "replace"), when)
        elif event.kind == wire.FLUSHED:
            self._flush(event.payload.decode("ascii", "replace"))
        elif event.kind == wire.MESSAGE:
            self._message(event.payload)

    def widgets(self) -> None:
        """Keep the state of widgets in the notebook, as nbclient does."""
        try:
            self._client.set_widgets_metadata()
        except Exception:  # noqa: BLE001 (the state is what student code says it is)
            self._notebook.metadata.pop("widgets", None)

    def _fits(self, size: int) -> bool:
        self.seen += size
        if self.cut:
            return False
        self._taken += size
        return not self.cut

    def _printed(self, name: str, text: str, when: float | None) -> None:
        if not self._fits(len(text.encode("utf-8", "replace"))):
            return
        other = _OTHER[name]
        if when is not None and when - self._since.get(other, when) > _GATHERED:
            self._flush(other)  # it was shown before this was printed
        self._pending.setdefault(name, []).append(text)
        if when is not None:
            self._since.setdefault(name, when)

    def _flush(self, name: str) -> None:
        text = "".join(self._pending.pop(name, []))
        self._since.pop(name, None)
        if text:
            self._stream(name, text)

    def _stream(self, name: str, text: str) -> None:
        self._process({"msg_type": "stream", "content": {"name": name, "text": text}})

    def _message(self, payload: bytes) -> None:
        if len(payload) > self._cell_bytes:
            # Too much in any case: it is not even parsed, as that takes memory of the marker's own.
            self._fits(len(payload))
            self.dropped = True
            return
        try:
            message = json.loads(payload)
            kind, parent = message["msg_type"], message["parent_header"].get("msg_id")
            message["buffers"] = [base64.b64decode(one) for one in message["buffers"]]
            if parent != self._parent:
                return  # nbclient passes over what belongs to another cell
            if kind == "execute_reply":
                self.reply = _reply(message["content"], self._cell_bytes)
            elif (kind in _BRIEF and len(payload) < _SHORT) or self._fits(len(payload) + _beyond(message["content"])):
                self._process(message)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self.dropped = True

    def _process(self, message: dict[str, Any]) -> None:
        message.setdefault("header", {})["msg_type"] = message["msg_type"]
        message.setdefault("parent_header", {})["msg_id"] = self._parent
        cell = self._notebook.cells[self._at]
        try:
            self._client.process_message(message, cell, self._at)
        except CellExecutionComplete:
            self.idle = True
        except Exception:  # noqa: BLE001 (a message may be anything, and nbclient trusts its kernel)
            self.dropped = True


def _beyond(content: object) -> int:
    """What the parts of a message count beyond their bytes."""
    objects, values, left = 0, 0, [content]
    while left:
        part = left.pop()
        inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
        objects += isinstance(part, dict | list)
        values += len(inside)
        left.extend(one for one in inside if isinstance(one, dict | list))
    return _OBJECT * max(0, objects - _AROUND) + _VALUE * max(0, values - _AROUND)


def _reply(content: dict[str, Any], most: int) -> dict[str, Any]:
    if content["status"] != "error":
        return {"status": "ok"}
    name, value, traceback = content["ename"], content["evalue"], content["traceback"]
    if not all(type(one) is str for one in (name, value, *traceback)) or sum(map(len, (name, value, *traceback))) > most:
        raise ValueError("no error as a kernel tells it")
    return {"status": "error", "ename": name, "evalue": value, "traceback": traceback}


def record_error(cell: NotebookNode, reply: dict[str, Any]) -> None:
    """Add the error of a reply to a cell that does not show it, as nbgrader's Execute does."""
    if reply.get("status") != "error":
        return
    if any(output.output_type == "error" and output.ename == reply["ename"] for output in cell.outputs):
        return
    traceback = reply["traceback"] or ["ERROR: An error occurred while showtraceback was disabled"]
    cell.outputs.append(error_output(reply["ename"], reply["evalue"], traceback))


def error_output(name: str, value: str, traceback: list[str] | None = None) -> NotebookNode:
    """An output of the kind error."""
    shown = [f"\x1b[0;31m{name}\x1b[0m: {value}"] if traceback is None else traceback
    return NotebookNode(output_type="error", ename=name, evalue=value, traceback=shown)
