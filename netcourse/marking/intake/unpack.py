"""Look into a zip without writing anything to disk, and never further than the limits allow."""

import io
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zipfile import BadZipFile, ZipFile, ZipInfo

from netcourse.marking.intake.claims import claims
from netcourse.marking.intake.found import Found, Held, Moment
from netcourse.marking.intake.limits import Limits
from netcourse.marking.intake.names import is_litter, is_zip, parts_of, problem_with_path

_ENTRY = b"PK\x01\x02"
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1


@dataclass(slots=True)
class Room:
    """What may still be read, counted down as it is used; `around` is the larger room that this one is part of."""

    bytes: int
    files: int
    around: "Room | None" = None

    def take(self, size: int) -> bool:
        """Use up one file of so many bytes, here and in the room around; False if it does not fit."""
        if size > self.bytes or self.files < 1 or not (self.around is None or self.around.take(size)):
            return False
        self.bytes -= size
        self.files -= 1
        return True


class Rooms:
    """A room for everything, and in it one for each person, so that nobody uses up what others need."""

    def __init__(self, limits: Limits, unit: str, notebooks: tuple[str, ...] = ()) -> None:
        self.limits = limits
        self._unit = unit
        self._notebooks = notebooks
        self._all = Room(limits.total, limits.files)
        self._of: dict[str, Room] = {}

    def has_owner(self, path: tuple[str, ...]) -> bool:
        """Whether a path names a person."""
        return bool(claims(path, self._unit, notebooks=self._notebooks))

    def of(self, path: tuple[str, ...]) -> Room:
        """The room of the person whom a path names; that of everybody where it names none."""
        claimed = claims(path, self._unit, notebooks=self._notebooks)
        if not claimed:
            return self._all
        whose = claimed[0].identity or claimed[0].name
        return self._of.setdefault(whose, Room(2 * self.limits.parcel, self.limits.files_in_parcel, self._all))


class Refused(Exception):  # noqa: N818 (it carries a decision, and is caught two functions up)
    """A zip that is not looked into, with the reason."""


def unpack(outer: Found, rooms: Rooms, depth: int = 0) -> list[Found]:
    """The files inside a zip, and inside the zips in it.

    Parameters
    ----------
    outer : Found
        The zip.
    rooms : Rooms
        What may still be read, and the limits.
    depth : int
        How many zips are around it. The outermost, unless it bears somebody's name, may be a whole class's: there an entry that
        can't be read is refused alone. Any other is somebody's own, and refused as a whole.

    Returns
    -------
    list of Found
        Litter is left out. A zip that is refused stands for itself.
    """
    limits = rooms.limits
    if depth >= limits.nesting:
        return [_refuse(outer, f"zips within zips, more than {limits.nesting} deep")]
    parcel = Room(limits.parcel, limits.files_in_parcel, rooms.of(outer.path)) if depth or rooms.has_owner(outer.path) else None
    try:
        found = list(_entries(outer, parcel, rooms))
    except Refused as why:
        return [_refuse(outer, str(why))]
    return [one for entry in found for one in (unpack(entry, rooms, depth + 1) if _opens(entry) else [entry])]


def _opens(entry: Found) -> bool:
    return not entry.refusal and is_zip(entry.name)


def _entries(outer: Found, parcel: Room | None, rooms: Rooms) -> Iterator[Found]:
    # Each entry of the central directory begins with these bytes, so their number bounds what zipfile will hold in memory.
    most = rooms.limits.files_in_parcel if parcel else rooms.limits.files
    if outer.data.count(_ENTRY) > most:
        raise Refused(f"a zip of more than {most:,} files")
    try:
        with ZipFile(io.BytesIO(outer.data)) as opened:
            for info in opened.infolist():
                name = _name(info)
                parts = parts_of(name)
                if info.is_dir() or name.endswith(("/", "\\")) or is_litter(parts):
                    continue
                problem = _problem(info, name, parcel or rooms.of((*outer.path, *parts)), rooms.limits)
                if problem and parcel:
                    raise Refused(f"{problem} ({name})")
                yield _entry(outer, opened, info, parts or ("unnamed",), problem)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error) as error:
        # What zipfile raises for damaged, encrypted or exotic zips; hostile ones find all of these.
        raise Refused(f"a zip that can't be read ({error})") from None


def _entry(outer: Found, opened: ZipFile, info: ZipInfo, parts: tuple[str, ...], problem: str) -> Found:
    path = (*outer.path, *(part for part in parts if part != ".."))
    times = (*outer.times, *_time(info))
    if problem:
        # Its own bytes are not taken out, so those of the zip around it are kept.
        return Found(path, outer.held, times, problem)
    with opened.open(info) as entry:
        data = entry.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise BadZipFile("an entry is not as long as it says")
    return Found(path, (*outer.held, Held(len(path), data)), times)


def _problem(info: ZipInfo, name: str, room: Room, limits: Limits) -> str:
    if problem := problem_with_path(name, limits.length_of_a_path, limits.parts_of_a_path):
        return problem
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "a link or device in a zip"
    if info.flag_bits & _ENCRYPTED_FLAG:
        return "a zip with a password"
    if info.file_size > (limits.parcel if is_zip(name) else limits.file):
        return f"too big ({info.file_size / 1e6:,.1f} MB)"
    if info.file_size > limits.small and info.file_size > limits.ratio * max(info.compress_size, 1):
        return "a zip bomb (it unpacks to more than it may)"
    if not room.take(info.file_size):
        return "a zip bomb (too many files, or too much in all)"
    return ""


def _name(info: ZipInfo) -> str:
    # macOS writes UTF-8 and does not say so; zipfile then reads another alphabet. `orig_filename` has not been cut at a NUL.
    if info.flag_bits & _UTF8_FLAG:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def _time(info: ZipInfo) -> tuple[Moment, ...]:
    try:
        return (Moment(datetime(*info.date_time, tzinfo=UTC).timestamp(), "zip"),)
    except ValueError:
        return (Moment(0, "zip"),)


def _refuse(outer: Found, why: str) -> Found:
    return Found(outer.path, outer.held, outer.times, why)
