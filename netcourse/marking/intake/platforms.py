"""Who handed something in, in the forms of Blackboard, Brightspace, Teams, Sakai, ILIAS, Google Drive and nbgrader's exchange.

Where each form was seen: Blackboard's in nbgrader's documentation (managing files by hand) and issue #724; Brightspace's and
Sakai's in downloads that nbgrader's issue #796 and public marking scripts describe; Teams' in the library of a class in
SharePoint, as the Teams Assignment Explorer's guide lists it; ILIAS's in ilias2nbgrader and in guides to its feedback by folder;
Drive's in Classroom's way of naming copies; the exchange's in nbgrader's own submit.py.
"""

import re
from datetime import UTC

from netcourse.marking.intake.claim import Claim
from netcourse.marking.intake.names import fold, is_notebook, is_zip, letters_of, stem_of
from netcourse.marking.intake.times import read_time

# The first attempt in a name is Blackboard's; any further one stands in the name that a student gave the file.
BLACKBOARD = re.compile(
    r"(?P<head>.+?)_attempt_(?P<when>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(?:_(?P<rest>.+)|(?P<paper>\.txt))", re.DOTALL
)
_BRIGHTSPACE = re.compile(
    r"(?P<number>\d{1,19})-\d{1,19} - (?P<name>.+?) - (?P<when>[^-]*\d{4},?\s[^-]{3,20}?)(?: - (?P<rest>.+))?", re.DOTALL
)
_SAKAI = re.compile(r"(?P<name>[^()]*[^()\s])\s*(?:\((?P<login>[^()]+)\))?")
_SAKAI_FLAT = re.compile(r"(?P<who>.+?)_Submission attachment\(s\)_(?P<rest>.+)", re.DOTALL)
_SAKAI_INSIDE = {"submission attachment(s)", "feedback attachment(s)", "timestamp.txt", "comments.txt", "feedbacktext.html"}
_ILIAS_AROUND = {"abgaben", "submissions"}
_TEAM = re.compile(r"team[ _]?(?P<number>\d+)", re.IGNORECASE)
_VERSION = re.compile(r"version (?P<number>\d{1,6})", re.IGNORECASE)
_SUBMITTED_FILES = "submitted files"
WORKING_FILES = "working files"
_EXCHANGE = re.compile(
    r"(?P<login>[^+]+)\+(?P<unit>[^+]+)\+(?P<when>\d{4}-\d\d-\d\d \d\d[:_-]\d\d[:_-]\d\d(?:\.\d+)?(?: [A-Z]{1,5})?)(?:\+[^+]+)?"
)
_DRIVE = re.compile(r"(?P<name>[^\d_]+?) - (?P<rest>.+)", re.DOTALL)
# What Drive puts before the name of a copy, in the languages of its menu.
_COPY_WORDS = "(?:copy of|kopie von|copie de|copia de|kopie van|kopia av)"
_COPY_OF = re.compile(rf"(?:{_COPY_WORDS} )+", re.IGNORECASE)
_COPY_BEHIND = re.compile(rf"(?: -)?(?: {_COPY_WORDS})+$", re.IGNORECASE)


def by_platform(path: tuple[str, ...], at: int, unit: str) -> Claim | None:
    """What the part of a path says that is the `at`-th, counted from 1, and is in none of Moodle's or Canvas's forms."""
    part = path[at - 1]
    return (
        _by_brightspace(part, at)
        or _by_sakai(path, at)
        or _by_ilias(path, at)
        or _by_teams(path, at)
        or _by_exchange(part, at, unit)
        or by_blackboard(part, at, unit)
        or _by_drive(part, at, unit)
    )


def own_part(part: str, unit: str) -> str:
    """A file's name without what one of these platforms put before it; empty if none did."""
    for form in (_BRIGHTSPACE, _SAKAI_FLAT, BLACKBOARD):
        if found := form.fullmatch(part):
            return found["rest"] or ""
    drive = _DRIVE.fullmatch(part)
    return without_copy_of(drive["rest"]) if drive and _by_drive(part, 1, unit) else ""


def without_copy_of(name: str) -> str:
    """A name without Drive's words for a copy."""
    return _COPY_OF.sub("", name, count=1) if _COPY_OF.match(name) else name


def without_copy_behind(name: str) -> str:
    """What stands before a file's name without Drive's words for a copy: ``Ben - Copy of``."""
    return _COPY_BEHIND.sub("", name)


def is_paper(path: tuple[str, ...], claim: Claim) -> bool:
    """Whether a file in what a claim covers is the platform's own, not the student's."""
    inside = path[claim.at :]
    if claim.form == "blackboard":
        found = BLACKBOARD.fullmatch(path[-1])
        return not inside and bool(found and found["paper"])
    return claim.form == "sakai" and bool(inside) and inside[0].casefold() != "submission attachment(s)"


def is_draft(path: tuple[str, ...], claim: Claim) -> bool:
    """Whether a file is what a student was still working on when Teams' library was downloaded."""
    return claim.form == "teams" and claim.at > 1 and path[claim.at - 2].casefold() == WORKING_FILES


def names_turned(name: str) -> tuple[str, str]:
    """A full name with the family name last, and the family name; the latter is empty where no comma tells."""
    family, comma, first = (part.strip() for part in name.partition(","))
    return (f"{first} {family}", family) if comma and first else (name.strip(), "")


def by_blackboard(part: str, at: int, unit: str) -> Claim | None:
    """Blackboard's ``ASSIGNMENT_login_attempt_TIME_FILE``, or its ``….txt`` about an attempt.

    Both the assignment's name and a login may hold underscores, so that every way of parting them is given.
    """
    found = BLACKBOARD.fullmatch(part)
    if not found:
        return None
    words = found["head"].split("_")
    logins = tuple("_".join(words[cut:]) for cut in range(len(words) - 1, 0, -1))
    # Whoever names the assignment as the unit is called says where it ends.
    own = found["head"].removeprefix(f"{unit}_")
    logins = (own,) if own != found["head"] else tuple(one for one in logins if one)
    when = read_time(found["when"])
    return Claim("blackboard", logins[0], at, logins=logins, stated=when) if logins and logins[0] and when else None


def _by_brightspace(part: str, at: int) -> Claim | None:
    found = _BRIGHTSPACE.fullmatch(part)
    when = read_time(found["when"]) if found else None
    if not found or when is None:
        return None
    name, family = names_turned(found["name"])
    return Claim("brightspace", name, at, found["number"], family=family, stated=when)


def _by_sakai(path: tuple[str, ...], at: int) -> Claim | None:
    part = path[at - 1]
    flat = _SAKAI_FLAT.fullmatch(part)
    inside = path[at].casefold() if at < len(path) else ""
    if not flat and inside not in _SAKAI_INSIDE and not (inside.endswith("_submissiontext.html") and at + 1 == len(path)):
        return None
    found = _SAKAI.fullmatch(flat["who"] if flat else part)
    # Beside `comments.txt` alone, which anybody may call a file, the brackets must tell.
    if not found or not (found["login"] or flat or inside in ("submission attachment(s)", "feedback attachment(s)")):
        return None
    name, family = names_turned(found["name"])
    return Claim("sakai", name, at, logins=(found["login"].strip(),) if found["login"] else (), family=family)


def _by_ilias(path: tuple[str, ...], at: int) -> Claim | None:
    around = path[at - 2] if at > 1 else ""
    words = path[at - 1].split("_")
    team = _TEAM.fullmatch(around)
    if not (team or around.casefold() in _ILIAS_AROUND) or len(words) < 4 or not words[-1].isdigit() or not all(words):
        return None
    family, first, *more, number = words
    login = "_".join(more)
    # Further given names come before the login: capitalised words before one that is not. A login that is the name has none.
    if letters_of(login) not in (letters_of(first + family), letters_of(family + first)) and not more[-1].istitle():
        while len(more) > 1 and len(more[0]) > 1 and more[0].isalpha() and more[0].istitle():
            first = f"{first} {more.pop(0)}"
    else:
        more = [login]
    logins = tuple("_".join(more[cut:]) for cut in range(len(more) - 1, -1, -1))
    # With more words than four the family name may itself be two.
    family_known = family if len(words) == 4 else ""
    return Claim("ilias", f"{first} {family}", at, number, logins=logins, family=family_known, team=around if team else "")


def _by_teams(path: tuple[str, ...], at: int) -> Claim | None:
    around = path[at - 2].casefold() if at > 1 else ""
    version = _VERSION.fullmatch(path[at + 1]) if at + 2 < len(path) else None
    if not version and (around not in (_SUBMITTED_FILES, WORKING_FILES) or at + 1 >= len(path)):
        return None
    name, family = names_turned(path[at - 1])
    return Claim("teams", name, at, family=family, version=(path[at], int(version["number"])) if version else None)


def _by_exchange(part: str, at: int, unit: str) -> Claim | None:
    found = _EXCHANGE.fullmatch(part)
    if not found or found["unit"] != unit:
        return None
    day, _, clock = found["when"].partition(" ")
    # nbgrader writes UTC; a zip of Windows can't hold the colons.
    when = read_time(f"{day} {re.sub('[_-]', ':', clock)}")
    when = when.replace(tzinfo=when.tzinfo or UTC) if when else None
    return Claim("exchange", found["login"], at, logins=(found["login"],), stated=when) if when else None


def _by_drive(part: str, at: int, unit: str) -> Claim | None:
    found = _DRIVE.fullmatch(part)
    if not found or not (is_notebook(part) or is_zip(part)):
        return None
    words = found["name"].split()
    # Of one word it may be anything; with the unit's own name behind it is read as what a person typed.
    if len(words) < 2 or fold(stem_of(without_copy_of(found["rest"]))) != fold(unit) or any(nobodys_word(one) for one in words):
        return None
    name, family = names_turned(found["name"])
    return Claim("drive", name, at, family=family)


# What people put before a unit's name and is nobody's.
_WORDS = {"assignment", "copy", "copyof", "course", "final", "homework", "lesson", "netcourse", "notebook", "solution"}
_WORDS |= {"submission", "submissions", "unit", "units", "version", "week"}


def nobodys_word(word: str) -> bool:
    """Whether a word is nobody's name, with a number behind it or without."""
    plain = letters_of(word)
    return plain in _WORDS or plain.rstrip("0123456789") in _WORDS


def nobodys_name(name: str) -> bool:
    """Whether a name is made of such words and numbers alone; a number alone may be a student's."""
    words = re.split(r"[\W_]+", name.strip())
    some = [nobodys_word(word) for word in words]
    return nobodys_word(name) or (any(some) and all(is_one or word.isdigit() for word, is_one in zip(words, some, strict=True)))
