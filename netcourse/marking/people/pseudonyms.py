"""Pseudonyms: a keyed name for each student, the same in every unit, that nobody turns back without what lies beside the key.

A pseudonym is an HMAC-SHA-256 (RFC 2104, FIPS 180-4) of the id, spelt as two words that can be said. The key and, beside it, the
list of who is who lie apart from the course folder; the folder holds a fingerprint of the key, so that no class gets two.
"""

import hashlib
import hmac
import json
import os
import re
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.items.identity import PAIR, normal_id
from netcourse.marking.files import write_whole
from netcourse.marking.private import make_private

_KEY_BYTES = 32
_OTHERS = 0o077
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"
# Consonant and vowel in turn: 4 and 2 bits, 22 in a word.
_WORD_LETTERS, _WORDS = 7, 2
_WORD = f"(?:[{_CONSONANTS}][{_VOWELS}]){{3}}[{_CONSONANTS}]"
PSEUDONYM = re.compile(f"{_WORD}-{_WORD}")
_MARK = Path(".netcourse", "pseudonyms.json")
_HEAD = "netcourse pseudonym key"
_WHO = ".people.json"


@dataclass(frozen=True, slots=True)
class Known:
    """Who stands behind a pseudonym; `id` as it was given or typed, the others empty where nothing said them."""

    id: str
    first: str = ""
    last: str = ""
    email: str = ""

    @property
    def words(self) -> str:
        """Id, name and address, as a person reads them."""
        name = " ".join(filter(None, (self.first, self.last)))
        return ", ".join(filter(None, (self.id, name, self.email)))


@dataclass(slots=True)
class Pseudonyms:
    """The pseudonyms of one key, with the list of who is who that lies beside it.

    Parameters
    ----------
    path : Path
        The key's file; the list is the file of the same name with ``.people.json`` behind it.
    key : bytes
        32 random bytes.
    people : dict of str to Known
        By pseudonym.
    files : dict of str to str
        Where files lie of which nobody knows whose they are, by the name that a report gives them.
    """

    path: Path
    key: bytes = field(repr=False)
    people: dict[str, Known] = field(default_factory=dict, repr=False)
    files: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def fingerprint(self) -> str:
        """What the course folder keeps of the key."""
        return self._mac("fingerprint", "")[:8].hex()

    def of(self, student: str) -> str:
        """The pseudonym of an id, however it is spelt; of a pair those of both. Whom it names is kept until `save`.

        Raises
        ------
        CourseError
            If two ids have one pseudonym.
        """
        return PAIR.join(sorted(self._one(part) for part in normal_id(student).split(PAIR)))

    def token(self, use: str, text: str) -> str:
        """A short name for what is nobody's id, such as a platform's number: equal for equal texts, and not turned back."""
        return self._mac(use, text)[:6].hex()

    def know(self, student: str, *, first: str = "", last: str = "", email: str = "") -> str:
        """Note how somebody is called, and give the pseudonym; what is known already and not said now stays."""
        name = self.of(student)
        if PAIR not in name:
            there = self.people[name]
            self.people[name] = Known(student, first or there.first, last or there.last, email or there.email)
        return name

    def who(self, pseudonym: str) -> Known:
        """Who stands behind a pseudonym.

        Raises
        ------
        CourseError
            If nobody is known by it.
        """
        found = self.people.get(pseudonym.strip().casefold())
        if found is None:
            raise CourseError(
                f"{pseudonym}: nobody is known by it in {self.list_path}; a pseudonym is two words, such as lusabid-gutihor"
            )
        return found

    def forget(self, pseudonym: str) -> None:
        """Take somebody off the list, at once."""
        if self.people.pop(pseudonym, None):
            self.save()

    @property
    def list_path(self) -> Path:
        """Where the list of who is who lies."""
        return self.path.with_name(f"{self.path.name}{_WHO}")

    def save(self) -> None:
        """Write the list, whole or not at all."""
        rows = {name: asdict(one) for name, one in sorted(self.people.items())}
        told = {"who is who": rows, "files": dict(sorted(self.files.items()))}
        write_whole(self.list_path, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())

    def _one(self, student: str) -> str:
        if not student:
            return ""
        name = _spelt(self._mac("student", student))
        there = self.people.setdefault(name, Known(student))
        if normal_id(there.id) != student:
            raise CourseError(f"{name}: is the pseudonym of two ids, {there.id} and {student}; begin the course with another key")
        return name

    def _mac(self, use: str, text: str) -> bytes:
        return hmac.digest(self.key, f"{use}\0{text}".encode("utf-8", "surrogatepass"), hashlib.sha256)


def read_pseudonyms(path: Path, courses: Iterable[Path], *, may_make: bool = False) -> Pseudonyms:
    """The pseudonyms of a key.

    Parameters
    ----------
    path : Path
        The key's file.
    courses : iterable of Path
        Folders in which it must not lie.
    may_make : bool
        Whether a key is made where there is none; only for a course that has no pseudonyms yet.

    Raises
    ------
    CourseError
        If it lies in one of the folders, can be read by others, is no key, or is another than the course's own.
    """
    path = path.expanduser().absolute()
    roots = [course.resolve() for course in courses]
    for root in roots:
        if path.resolve().is_relative_to(root):
            raise CourseError(
                f"{path}: lies in the course folder; keep the key apart from what it protects, in a folder outside {root}"
            )
    marks = {mark for mark in map(fingerprint_of, roots) if mark}
    if not path.exists() and may_make and not marks:
        make_private(path.parent)
        write_whole(path, f"{_HEAD}\n{secrets.token_bytes(_KEY_BYTES).hex()}\n".encode())
    found = Pseudonyms(path, _key(path))
    if marks - {found.fingerprint}:
        raise CourseError(f"{path}: is not the key with which this course was begun; the same student would have two pseudonyms")
    _read_list(found)
    return found


def fingerprint_of(root: Path) -> str:
    """The fingerprint of the key under which a course folder keeps its students; empty where it keeps them by their ids.

    Raises
    ------
    CourseError
        If the mark is there and can't be read: nothing is taken for a course with names then.
    """
    path = root / _MARK
    if not path.exists():
        return ""
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["fingerprint"])
    except (OSError, ValueError, KeyError, TypeError):
        raise CourseError(f"{path}: can't be read; it says with which key this course was begun") from None


def mark_course(root: Path, pseudonyms: Pseudonyms) -> None:
    """Note in a course folder that its students are kept under pseudonyms, and with which key."""
    if not fingerprint_of(root):
        make_private((root / _MARK).parent)
        write_whole(root / _MARK, (json.dumps({"fingerprint": pseudonyms.fingerprint}) + "\n").encode())


def is_pseudonym(student: str) -> bool:
    """Whether an id is spelt as a pseudonym, or a pair's."""
    return all(PSEUDONYM.fullmatch(part) for part in student.split(PAIR))


def _spelt(mac: bytes) -> str:
    bits = int.from_bytes(mac[:8], "big")
    words = []
    for _ in range(_WORDS):
        word = ""
        for at in range(_WORD_LETTERS):
            letters = _VOWELS if at % 2 else _CONSONANTS
            bits, place = divmod(bits, len(letters))
            word += letters[place]
        words.append(word)
    return "-".join(words)


def _key(path: Path) -> bytes:
    try:
        if os.name == "posix" and path.stat().st_mode & _OTHERS:
            raise CourseError(f"{path}: others can read it; 'chmod 600 {path}' first")
        head, _, written = path.read_text(encoding="utf-8").partition("\n")
        key = bytes.fromhex(written.strip())
    except OSError as error:
        raise CourseError(f"{path}: the key can't be read ({error.strerror})") from None
    except ValueError:
        head, key = "", b""
    if head != _HEAD or len(key) != _KEY_BYTES:
        raise CourseError(
            f"{path}: is no key; 'netcourse collect UNIT SOURCE --pseudonyms FILE' makes one where there is no file yet"
        )
    return key


def _read_list(pseudonyms: Pseudonyms) -> None:
    path = pseudonyms.list_path
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        for name, row in told["who is who"].items():
            pseudonyms.people[name] = Known(**{key: str(value) for key, value in row.items()})
        pseudonyms.files.update({str(name): str(lies) for name, lies in told.get("files", {}).items()})
    except FileNotFoundError:
        pass  # nobody was collected yet
    except OSError as error:
        raise CourseError(f"{path}: can't be read ({error.strerror})") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise CourseError(f"{path}: is no list of who is who; put back a copy: without it nobody gets a name back") from None
