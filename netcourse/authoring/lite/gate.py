"""The last gate: nothing of an answer, a test or the authors' and markers' code is in any file of the finished site."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

from nbformat import NotebookNode

from netcourse.authoring.gates import FORBIDDEN_WORDS, search_for, secrets

# Code that nobody but authors and markers has a use for.
ROOMS = tuple(f"netcourse{sign}{room}" for room in ("authoring", "marking", "exporting", "reporting", "demo") for sign in "./")
_OPENING = re.compile(r"\w+\(")
_PACKED = (".whl", ".zip")
# JupyterLite's program, Pyodide and the libraries: downloads with locked hashes, some of tens of megabytes. They are searched
# for whole lines; what this build wrote, for any piece.
_UPSTREAM = ("build/", "extensions/", "static/pyodide/")


def exposed(site: Path, authors: Sequence[NotebookNode]) -> list[str]:
    """What the site holds that it must not.

    Parameters
    ----------
    site : Path
        The finished site.
    authors : sequence of NotebookNode
        The author's notebook of every unit, with its hidden regions.

    Returns
    -------
    list of str
        A line for each file and find; empty if there is none.
    """
    # The name of a scheme with a bracket stands in the course's own code as well.
    hidden = {line for author in authors for line in secrets(author) if not _OPENING.fullmatch(line)}
    search = search_for(hidden)
    texts = ((name, data.decode("utf-8", "replace")) for name, data in _files(site))
    return [f"{name}: {find}" for name, text in texts for find in _in_file(name, text, hidden, search)]


def _in_file(name: str, text: str, hidden: set[str], search: Callable[[str], list[str]]) -> Iterator[str]:
    if name.startswith(_UPSTREAM) and not _is_ours(name):
        yield from (f"a hidden line: {line}" for line in sorted(hidden.intersection(map(str.strip, text.splitlines()))))
        return
    yield from (f"the words {word!r}" for word in FORBIDDEN_WORDS if word in text)
    yield from (f"names {room}" for room in ROOMS if room in text)
    yield from (f"a hidden line: {line}" for line in search(text))


def _is_ours(name: str) -> bool:
    """Whether a file among the downloads is this course's: by its own name, or as a member of the packages of all."""
    path, _, member = name.partition("!")
    return member.startswith("netcourse") if member else "/netcourse-" in path and not path.endswith(_PACKED)


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        yield name, path.read_bytes()
        if path.suffix in _PACKED:
            with ZipFile(io.BytesIO(path.read_bytes())) as parcel:
                for member in parcel.namelist():
                    yield f"{name}!{member}", parcel.read(member)
