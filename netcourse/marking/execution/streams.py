"""Standard output and error inside a kernel: each write leaves at once, so that nothing is lost when the process dies."""

import io
from collections.abc import Callable, Iterable
from typing import Any


class DirectStream(io.TextIOBase):
    """What `print` writes to. It has the surface of ipykernel's OutStream, on which libraries rely."""

    encoding = "UTF-8"
    errors = None

    def __init__(self, name: str, write: Callable[[str, str], None], flush: Callable[[str], None]) -> None:
        self.name = name
        self.parent_header: dict[str, Any] = {}
        self._write = write
        self._flush = flush
        self._unflushed = False

    def fileno(self) -> int:
        """The descriptor behind it, which is read as well."""
        return 1 if self.name == "stdout" else 2

    def isatty(self) -> bool:
        """A notebook is no terminal."""
        return False

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def write(self, string: str) -> int:
        """Write a text.

        Raises
        ------
        TypeError
            If it is none.
        """
        if not isinstance(string, str):
            raise TypeError(f"write() argument must be str, not {type(string)}")
        if string:
            self._unflushed = True
            self._write(self.name, string)
        return len(string)

    def writelines(self, lines: Iterable[str]) -> None:  # type: ignore[override]
        """Write several texts."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Close the output that is being written: what comes next is another."""
        if self._unflushed:
            self._unflushed = False
            self._flush(self.name)

    def set_parent(self, parent: dict[str, Any]) -> None:
        """Say which request the output belongs to."""
        self.parent_header = parent.get("header", {})
