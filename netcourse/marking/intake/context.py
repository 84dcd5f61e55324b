"""What the files of a download say about each other: Blackboard's and Sakai's notes, and names that only all of them can part."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo

from netcourse.items.decoding import decode
from netcourse.marking.intake.claim import Claim
from netcourse.marking.intake.claims import canvas_head
from netcourse.marking.intake.found import Found, Moment
from netcourse.marking.intake.names import letters_of, shown
from netcourse.marking.intake.platforms import BLACKBOARD
from netcourse.marking.intake.times import read_time, seconds_of

Path = tuple[str, ...]

# As Blackboard names what it lets download: gradebook_COURSE_ASSIGNMENT_TIME.zip, the names' blanks left out.
_GRADEBOOK = re.compile(r"gradebook_(?P<names>.+?)(?:_\d{4}-\d\d-\d\d(?:-\d\d)*)?(?: ?\(\d+\))?(?:\.zip)?", re.IGNORECASE)
_LONGEST_NOTE = 20_000
_SAKAI_TIME = "timestamp.txt"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What Blackboard's text about an attempt says: login, full name and time, each empty where it says nothing."""

    login: str = ""
    name: str = ""
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a download beyond a single file's path.

    Attributes
    ----------
    attempts : mapping
        By container, assignment with login, and time as written.
    heads : mapping
        By container, all that stands before ``_attempt_`` in it.
    times : mapping
        By the folder of a student of Sakai's, what its timestamp.txt says; None if it can't be read.
    not_canvas : frozenset
        Containers of Blackboard's whose names look like Canvas's as well.
    zone : tzinfo
        Where a time without a zone is from.
    is_known : callable or None
        Whether the roster has a login; None without a roster.
    """

    attempts: Mapping[tuple[Path, str, str], Attempt] = field(default_factory=dict)
    heads: Mapping[Path, frozenset[str]] = field(default_factory=dict)
    times: Mapping[Path, datetime | None] = field(default_factory=dict)
    not_canvas: frozenset[Path] = frozenset()
    zone: tzinfo = UTC
    is_known: Callable[[str], bool] | None = None

    def settled(self, claim: Claim, path: Path) -> Claim:
        """A claim with all that the rest of the download adds to it."""
        if claim.form == "blackboard":
            claim = self._blackboard(claim, path)
        if claim.form == "sakai" and path[: claim.at] in self.times:
            claim = replace(claim, stated=self.times[path[: claim.at]])
            claim = claim if claim.stated else replace(claim, notes=(f"Sakai's {_SAKAI_TIME} can't be read and is left out",))
        if claim.stated:
            return replace(claim, said=Moment(seconds_of(claim.stated, self.zone), "stated"))
        if claim.version:
            return replace(claim, said=Moment(claim.version[1], f"versions of {claim.version[0]}"))
        return claim

    def _blackboard(self, claim: Claim, path: Path) -> Claim:
        container, found = path[: claim.at - 1], BLACKBOARD.fullmatch(path[claim.at - 1])
        if not found:
            return claim
        head = found["head"]
        attempt = self.attempts.get((container, head, found["when"]), Attempt())
        told = next((one for one in (attempt.login, self._parted(container, head)) if one in claim.logins), "")
        known = tuple(one for one in claim.logins if self.is_known and self.is_known(one))
        notes = claim.notes
        if told and (told in known or not known):
            logins: Path = (told,)
        elif known or self.is_known:
            logins = known or claim.logins
        else:
            logins = claim.logins[:1]
            others = ", ".join(map(shown, claim.logins[1:4]))
            notes += (f"the id was read from {shown(head)!r} and might be {others}; --roster tells",) if others else ()
        stated = attempt.when if attempt.when and attempt.when.tzinfo else claim.stated
        return replace(claim, name=attempt.name or logins[0], logins=logins, stated=stated, notes=notes)

    def _parted(self, container: Path, head: str) -> str:
        """The login in a head, where the download tells which part of it is the assignment's name; else empty."""
        cuts = [at for at, letter in enumerate(head) if letter == "_" and head[at + 1 :]]
        names = {found["names"] for part in container if (found := _GRADEBOOK.fullmatch(part))}
        by_name = [cut for cut in cuts for name in sorted(names) if letters_of(name).endswith(letters_of(head[:cut]))]
        if len(cuts) == 1 or len(by_name) == 1:
            return head[(cuts if len(cuts) == 1 else by_name)[0] + 1 :]
        # All attempts of a download are at one assignment: its name is what all of them begin with, as far as that goes.
        heads = self.heads.get(container, frozenset())
        shared = [cut for cut in cuts if all(one.startswith(head[: cut + 1]) and one != head[: cut + 1] for one in heads)]
        return head[shared[-1] + 1 :] if len(heads) > 1 and shared else ""


def context_of(files: Sequence[Found], unit: str, zone: tzinfo, is_known: Callable[[str], bool] | None) -> Context:
    """What a download says beyond its single names.

    Parameters
    ----------
    files : sequence of Found
        All that was handed over.
    unit : str
        The unit.
    zone : tzinfo
        Where a time without a zone is from.
    is_known : callable or None
        Whether the roster has a login; None without a roster.
    """
    attempts: dict[tuple[Path, str, str], Attempt] = {}
    heads: dict[Path, set[str]] = defaultdict(set)
    times: dict[Path, datetime | None] = {}
    canvas: dict[Path, set[str]] = defaultdict(set)
    for found in files:
        for at, part in enumerate(found.path):
            if one := BLACKBOARD.fullmatch(part):
                heads[found.path[:at]].add(one["head"])
                canvas[found.path[:at]].add(canvas_head(part, unit))
                if one["paper"] and at + 1 == len(found.path):
                    attempts[found.path[:at], one["head"], one["when"]] = _attempt(found.data)
        if found.name.casefold() == _SAKAI_TIME:
            when = read_time(decode(found.data[:100])[0])
            # Sakai writes the time of its server's clock in UTC, and leaves that unsaid.
            times[found.path[:-1]] = when.replace(tzinfo=when.tzinfo or UTC) if when else None
    # Canvas numbers every file: where all begin alike, numbers included, they are an assignment's name.
    alike = frozenset(container for container, found in canvas.items() if len(heads[container]) > 1 and len(found) == 1)
    return Context(attempts, {key: frozenset(found) for key, found in heads.items()}, times, alike, zone, is_known)


def _attempt(data: bytes) -> Attempt:
    text, _ = decode(data[:_LONGEST_NOTE])
    # Only what stands above the student's own words, which follow and may say anything.
    lines = dict(line.partition(":")[::2] for line in reversed(text.splitlines()[:6]) if ":" in line)
    person = re.fullmatch(r"\s*(?P<name>.*?)\s*\((?P<login>[^()]+)\)\s*", lines.get("Name", ""))
    when = read_time(lines.get("Date Submitted", "")[:100])
    return Attempt(person["login"], person["name"], when) if person else Attempt(when=when)
