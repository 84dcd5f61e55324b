"""What a collection found, under pseudonyms: whose a file is, is said by the key alone from here on.

Names of files and folders, numbers of platforms, and every line of the report are made anew; of a student's files only what is
marked is taken over, so `received/` holds nobody's name.
"""

import json
import re
from itertools import chain

from netcourse.items.decoding import decode
from netcourse.items.store import ANSWERS, parse
from netcourse.marking.intake.claim import Claim
from netcourse.marking.intake.claims import claims
from netcourse.marking.intake.found import Found, Held, digest
from netcourse.marking.intake.groups import Groups
from netcourse.marking.intake.handins import STAMP, is_answers
from netcourse.marking.intake.names import is_notebook, is_zip
from netcourse.marking.intake.owners import Bundle, Owned, Sorted
from netcourse.marking.intake.reading import NotReadable
from netcourse.marking.intake.roster import Person
from netcourse.marking.people.pseudonyms import Pseudonyms
from netcourse.marking.people.veil import Veil, named_in_texts

_STAMP = re.compile(rb"[0-9TZUC:. +-]{8,60}\s*")
_KIND = re.compile(r"\.[A-Za-z0-9]{1,6}$")
_SOMEBODY = "somebody"
_LEFT = "left where they were handed in, and not taken over under a pseudonym"


def veiled(found: Sorted, veil: Veil, people: dict[str, Person], groups: Groups) -> Sorted:
    """Bundles by pseudonym, with nothing in them that names anybody.

    Parameters
    ----------
    found : Sorted
        By student.
    veil : Veil
        The course's.
    people : dict of str to Person
        How students are called, for the list beside the key, and to look for in what they typed.
    groups : Groups
        Who hands in together.
    """
    pseudonyms = veil.pseudonyms
    for student, person in people.items():
        pseudonyms.know(student, first=person.first, last=person.last, email=person.email)
    for student in found.bundles:
        pseudonyms.know(student)
    lines = Lines(found, pseudonyms, groups, veil.release.unit)
    bundles = [_bundle(one, veil, lines, people.get(one.student, Person())) for one in found.bundles.values()]
    return Sorted(
        {one.student: one for one in bundles},
        [(_nobodys(one, pseudonyms), lines.plain(why)) for one, why in found.strays],
        [_nobodys_name(tuple(path.split("/")), pseudonyms) for path in found.passed_over],
    )


class Lines:
    """Lines of a report without what names somebody: pseudonyms for students, and a word for anybody else.

    Parameters
    ----------
    found : Sorted
        All that was handed over.
    pseudonyms : Pseudonyms
        The course's.
    groups : Groups
        Their names may be people's.
    unit : str
        The unit.
    """

    def __init__(self, found: Sorted, pseudonyms: Pseudonyms, groups: Groups, unit: str) -> None:
        self._for: dict[str, str] = {group: pseudonyms.token("group", group) for group in groups.members}
        for student in sorted({*found.bundles, *groups.everybody}):
            self._for[student] = pseudonyms.of(student)
        for bundle in found.bundles.values():
            for one in bundle.files:
                self._learn(pseudonyms.of(bundle.student), one.claim.name, *one.claim.logins)
        for one in (one for bundle in found.bundles.values() for one in bundle.everything):
            said = [(other.name, *other.logins, other.number) for other in claims(one.found.path, unit)]
            self._learn(_SOMEBODY, *chain(*said), one.claim.number, one.claim.team, one.claim.family, *one.found.path)
        for part in (part for stray, _ in found.strays for part in stray.path):
            self._learn(_SOMEBODY, part, *(word for word in re.split(r"[_ ()]+", part) if word.isalnum()))
        self._for.pop("", None)
        longest = sorted(self._for, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)") if longest else None

    def _learn(self, stands_for: str, *said: str) -> None:
        for one in said:
            self._for.setdefault(one, stands_for)

    def plain(self, line: str) -> str:
        """A line in which names stand for nobody but their pseudonyms."""
        return self._pattern.sub(lambda name: self._for[name[0]], line) if self._pattern else line


def _bundle(bundle: Bundle, veil: Veil, lines: Lines, person: Person) -> Bundle:
    name = veil.pseudonyms.of(bundle.student)
    words = {bundle.student, person.first, person.last, person.email, *(one.claim.name for one in bundle.files)} - {""}
    made = Bundle(name, refusals=[lines.plain(one) for one in bundle.refusals], notes=[lines.plain(one) for one in bundle.notes])
    folders: dict[tuple[str, ...], str] = {}
    kinds: list[str] = []
    for files, into in ((bundle.files, made.files), (bundle.shared, made.shared)):
        for one in files:
            folder = folders.setdefault(one.found.path[:-1], f"{len(folders) + 1}")
            clean = _owned(one, name, folder, veil, made, words)
            into += [clean] if clean else []
            kinds += [] if clean or one.paper else [(_KIND.search(one.name) or [""])[0]]
    if kinds:
        told = f"{len(kinds)} other file(s) {_LEFT}"
        made.notes.append(told)
    # What was refused says why by itself.
    if not any(is_notebook(one.name) or one.found.refusal for one in (*made.files, *made.shared)) and not made.refusals:
        made.refusals.append(f"no notebook in what was sent ({', '.join(sorted({one for one in kinds if one})) or 'nothing'})")
    return made


def _owned(one: Owned, name: str, folder: str, veil: Veil, bundle: Bundle, words: set[str]) -> Owned | None:
    kind = f"{veil.release.unit}.ipynb" if is_notebook(one.name) else ANSWERS if is_answers(one.name) else one.name
    packed = any(is_zip(part) for part in one.found.path[one.claim.at - 1 :])
    path = (name, f"{folder}.zip" if packed else folder, kind)
    # Behind a bracket stands which entry of a zip it was.
    data, why = b"", one.found.refusal.partition(" (")[0]
    if is_zip(one.name) and why:
        path = (name, folder, "sent.zip")
    elif one.paper or kind not in (f"{veil.release.unit}.ipynb", ANSWERS, STAMP):
        return None
    elif not why:
        data, why = _data(one.found.data, kind, veil, bundle, words)
    if kind == STAMP and not data:
        return None
    held = () if why else (Held(len(path), data),)
    identity = veil.pseudonyms.token("number", one.claim.identity) if one.claim.identity else ""
    claim = Claim(one.claim.form, name, 1, identity, one.claim.late, (), "", one.claim.stated, one.claim.version, one.claim.said)
    return Owned(
        Found(path, held, one.found.times, why),
        claim,
        path[-1],
        when=one.when,
        origin=veil.pseudonyms.token("bytes", digest(one.found.data)),
    )


def _data(sent: bytes, kind: str, veil: Veil, bundle: Bundle, words: set[str]) -> tuple[bytes, str]:
    """What a file holds, and why it can't be taken over; one of both is empty."""
    if kind == STAMP:
        return (sent if _STAMP.fullmatch(sent) else b""), ""
    if kind == ANSWERS:
        recorded = parse(decode(sent)[0])
        # What can't be read is refused below, as it would be without a pseudonym; it must only hold no name.
        return (veil.answers(recorded) if recorded else b"garbled"), ""
    try:
        data, ids = veil.notebook(sent)
    except NotReadable as why:
        return b"", str(why)
    if count := named_in_texts(json.loads(data)["cells"], words | ids):
        note = f"a name or number of the student's stands in {count} cell(s) that were typed: what is typed is not changed"
        if note not in bundle.notes:
            bundle.notes.append(note)
    return data, ""


def _nobodys(found: Found, pseudonyms: Pseudonyms) -> Found:
    return Found((_nobodys_name(found.path, pseudonyms),), (), found.times, found.refusal)


def _nobodys_name(path: tuple[str, ...], pseudonyms: Pseudonyms) -> str:
    """A name for a file of which nobody knows whose it is; the list beside the key says where it lies."""
    name = f"file-{pseudonyms.token('file', '/'.join(path))}{(_KIND.search(path[-1]) or [''])[0]}"
    pseudonyms.files[name] = "/".join(path)
    return name
