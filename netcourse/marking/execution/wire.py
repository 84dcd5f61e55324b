"""What is said between the process that marks and those that run cells: kinds of commands and of messages."""

import base64
import json
from collections.abc import Mapping
from typing import Any

# Commands: what they carry.
RUN = 1  # JSON: code, id, silent, heard, held
HAND_OUT = 2  # JSON: names; answered by HANDED
TAKE_IN = 3  # JSON: count, names, answers, stderr_counts, wrote
VALUES = 4  # what HANDED carried, on its way to the test
FILES = 5  # JSON: path to base64
CALL = 6  # JSON: name, args, kwargs; answered by HANDED
KNOW = 7  # cells that were made ahead, for a process that tests; not answered

# Messages.
MESSAGE = 1  # JSON: a message of Jupyter's protocol, with its buffers in base64
STDOUT = 2  # eight bytes of time, then text
STDERR = 3
FLUSHED = 4  # the name of a stream
HANDED = 5  # JSON: values, answers
DONE = 6  # the command before is done; after RUN not empty if it wrote to stderr
CALLING = 7  # what CALL carries, on its way to the student's process; answered by VALUES


def as_json(data: Any) -> bytes:
    """JSON as bytes. Half a surrogate pair, which UTF-8 can't hold, stays an escape."""
    return json.dumps(data, separators=(",", ":"), default=str).encode()


def pack_files(files: Mapping[str, bytes]) -> bytes:
    """Files by their path inside the working folder, as a command carries them."""
    return as_json({name: base64.b64encode(data).decode() for name, data in files.items()})


def unpack_files(payload: bytes) -> dict[str, bytes]:
    """The reverse of `pack_files`."""
    return {name: base64.b64decode(data) for name, data in json.loads(payload).items()}
