"""Where somebody is named: in the names of files, in their bytes, and in what zips and gzips hold."""

import gzip
import io
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

# What a course folder holds of nobody: its own text, code, and what is built of both.
_NOBODYS = frozenset(
    {".git", ".venv", "source", "release", "netcourse", "tests", "notebooks", "lite-site", "node_modules", "findings", "build"}
)
_ABOUT = Path("notebooks", "course.toml")
_MOST_UNPACKED, _DEEPEST = 500_000_000, 4


class Words:
    """What somebody is known by, to be looked for as whole words, whatever the letter case.

    Parameters
    ----------
    words : iterable of str
        Ids, names and addresses; those of a single letter are left out.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted({" ".join(word.split()) for word in words if len(word.strip()) > 1}, key=len, reverse=True)
        spelt = {form for word in self.words for form in _spellings(word)}
        longest = b"|".join(re.escape(form) for form in sorted(spelt, key=len, reverse=True))
        # Part of a longer id is another id: a hyphen or an at sign goes on with a name, a full stop ends a sentence.
        whole = rb"(?<![A-Za-z0-9@+\x80-\xff])(?:" + longest + rb")(?![A-Za-z0-9@+\x80-\xff]|-\w)"
        self._pattern = re.compile(whole, re.IGNORECASE) if spelt else None

    def named_in(self, data: bytes) -> bool:
        """Whether one of them stands in bytes, as UTF-8 or as JSON escapes it."""
        return bool(self._pattern and self._pattern.search(data))

    def lines_without(self, data: bytes) -> bytes:
        """The lines in which none of them stands."""
        return b"".join(line for line in data.splitlines(keepends=True) if not self.named_in(line))


def named_below(root: Path, words: Words) -> list[str]:
    """Every file of a course folder that names somebody, by its path, with what is inside a zip or gzip behind it."""
    return [where for path in _files(root) for where in named_at(root, path, words)]


def named_at(root: Path, path: Path, words: Words) -> list[str]:
    """The same of one file: none, itself, or which entries of it."""
    inside = str(path.relative_to(root))
    if words.named_in(inside.encode("utf-8", "surrogateescape")):
        return [inside]
    try:
        data = path.read_bytes()
    except OSError as error:
        return [f"{inside} (can't be read: {error.strerror})"]
    return list(dict.fromkeys(where for where, content in _opened(inside, data, _DEEPEST) if words.named_in(content)))


def _files(root: Path) -> Iterator[Path]:
    if (root / _ABOUT).is_file():
        yield root / _ABOUT
    for here, folders, files in os.walk(root):
        if Path(here) == root:
            folders[:] = [one for one in folders if one not in _NOBODYS]
        folders.sort()
        yield from (path for one in sorted(files) if not (path := Path(here, one)).is_symlink())


def _opened(where: str, data: bytes, deeper: int) -> Iterator[tuple[str, bytes]]:
    yield where, data
    if not deeper:
        return
    try:
        if data.startswith(b"\x1f\x8b"):
            with gzip.open(io.BytesIO(data)) as packed:
                yield from _opened(where, packed.read(_MOST_UNPACKED), deeper - 1)
        elif data.startswith(b"PK") and is_zipfile(io.BytesIO(data)):
            with ZipFile(io.BytesIO(data)) as parcel:
                left = _MOST_UNPACKED
                for one in parcel.infolist():
                    left -= one.file_size
                    yield f"{where}: {one.filename}", one.filename.encode()
                    if left > 0:
                        yield from _opened(f"{where}: {one.filename}", parcel.read(one), deeper - 1)
    except (BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error):
        return  # what can't be opened names nobody who can be found


def _spellings(word: str) -> set[bytes]:
    written = {word, word.casefold(), word.lower(), word.upper()}
    return {one.encode() for one in written} | {json.dumps(one)[1:-1].encode() for one in written}
