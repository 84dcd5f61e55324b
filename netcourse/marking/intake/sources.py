"""Read what was handed over from the disk: folders, zips and files. Nothing is followed and nothing is changed."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.intake.found import Found, Held, Moment
from netcourse.marking.intake.names import is_litter, is_zip, parts_of
from netcourse.marking.intake.unpack import Rooms, unpack

# Not followed and not waited for: a link may lead anywhere, and a pipe never ends. Windows has neither flag, and one of its own.
_FLAGS = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def read_sources(sources: Sequence[Path], rooms: Rooms) -> list[Found]:
    """Every file in the sources, those in zips included.

    Parameters
    ----------
    sources : sequence of Path
        Folders, zips or single files.
    rooms : Rooms
        What may be read.

    Returns
    -------
    list of Found
        Refused ones among them, with the reason; litter is left out.

    Raises
    ------
    CourseError
        If a source is not there or can't be read.
    """
    found: list[Found] = []
    for source in sources:
        if not os.path.lexists(source):
            raise CourseError(f"{source}: no such file or folder")
        name = source.name or source.resolve().name or "source"
        if source.is_dir():
            # The folder's own name counts: it may be the one that a platform gave to a student's folder.
            found += read_folder(source, parts_of(name), rooms)
        else:
            found += _read(source, parts_of(name), rooms)
    return found


def read_folder(folder: Path, parts: tuple[str, ...], rooms: Rooms) -> list[Found]:
    """Every file in a folder; `parts` stand for the folder in their paths.

    Raises
    ------
    CourseError
        If the folder can't be read.
    """
    return [one for path, inside in _walk(folder, parts) for one in _read(path, inside, rooms)]


def _walk(folder: Path, parts: tuple[str, ...]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise CourseError(f"{folder}: can't be read ({error.strerror})") from None
    for entry in entries:
        inside = (*parts, *(parts_of(entry.name) or ("unnamed",)))
        if is_litter(inside[-1:]):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), inside)
        else:
            yield Path(entry.path), inside


def _read(path: Path, parts: tuple[str, ...], rooms: Rooms) -> list[Found]:
    try:
        handle = os.open(path, _FLAGS)
    except OSError as error:
        why = "a link, which is not followed" if path.is_symlink() else f"can't be read ({error.strerror})"
        return [Found(parts, (), (), why)]
    with os.fdopen(handle, "rb") as opened:
        about = os.fstat(handle)
        times = (Moment(about.st_mtime, "disk"),)
        if not stat.S_ISREG(about.st_mode):
            return [Found(parts, (), times, "no ordinary file")]
        zipped = is_zip(parts[-1])
        most = rooms.limits.source if zipped else rooms.limits.file
        too_big = f"too big ({about.st_size / 1e6:,.1f} MB; at most {most / 1e6:,.0f} MB)"
        # What is too big is still kept, unless it would fill the memory: nothing is ever taken away from where it lies.
        if about.st_size > rooms.limits.source or (about.st_size > most and not rooms.of(parts).take(about.st_size)):
            return [Found(parts, (), times, f"{too_big}; it stays where it is")]
        found = Found(parts, (Held(len(parts), opened.read(rooms.limits.source)),), times)
    if about.st_size > most:
        return [Found(parts, found.held, times, too_big)]
    if zipped:
        return unpack(found, rooms)
    if not rooms.of(parts).take(len(found.data)):
        return [Found(parts, found.held, times, "too much in all: hand over fewer at once, or see what this person sent")]
    return [found]
