"""Who handed something in, according to its path, in the forms that Moodle, Canvas, nbgrader and people use.

Other platforms' forms stand in `platforms`. These were read in the programs that write them. Moodle
(`mod/assign/classes/downloader.php`) names a folder `Full name_NUMBER_assignsubmission_file`, formerly with a last `_`, or a file
`Full name_NUMBER_assignsubmission_file_NAME`; an underscore in the person's name becomes a space and the number belongs to this
one assignment. Canvas (`lib/content_zipper.rb`) names a file `sortablename[_LATE]_USER_ATTACHMENT_NAME`, or
`[LATE_]anon_CODE_ATTACHMENT_NAME`, and takes `_digits_` out of a person's name first. Neither writes the time of handing in:
their zips carry the time of the download.
"""

import re
from collections.abc import Collection

from netcourse.marking.intake.claim import Claim
from netcourse.marking.intake.names import fold, is_notebook, is_zip, letters_of, stem_of
from netcourse.marking.intake.platforms import BLACKBOARD, by_blackboard, by_platform, nobodys_name, own_part, without_copy_behind

_MOODLE = re.compile(r"(?P<name>[^_]+)_(?P<number>\d{1,19})_assignsubmission_[a-z]+(?:_(?P<rest>.*))?", re.DOTALL)
_CANVAS = re.compile(
    r"(?P<name>\w+?)_(?:(?P<late>LATE|late)_)?(?P<number>[1-9]\d{0,18})_(?P<file>[1-9]\d{0,18})_(?P<rest>.+)", re.DOTALL
)
_CANVAS_ANONYMOUS = re.compile(r"(?:(?P<late>LATE|late)_)?anon_(?P<number>[A-Za-z0-9]{5})_[1-9]\d{0,18}_(?P<rest>.+)", re.DOTALL)
# Folders of nbgrader's steps, of browsers and of the course itself, which hold a unit's folder as a student's does.
_NO_STUDENTS = {"submitted", "source", "release", "autograded", "feedback", "downloaded", "extracted", "archive", "downloads"}
_NO_STUDENTS |= {"lab-course", "netcourse-course", "demo-course"}
# Whose only file is one of these has handed in, if not what was asked for. No lists of grades: those are a platform's.
_OTHER_WORK = re.compile(
    r"\.(?:7z|rar|tar|tgz|tar\.gz|gz|bz2|xz|pdf|docx?|odt|rtf|pages|txt|md|html?|py|r|png|jpe?g|heic)$", re.IGNORECASE
)
_PAPERS = {"answer", "answers", "feedback", "grades", "index", "key", "readme", "report", "solutions"}


def claims(
    path: tuple[str, ...], unit: str, not_canvas: Collection[tuple[str, ...]] = (), notebooks: Collection[str] = ()
) -> list[Claim]:
    """Everything that a path says about people, from the outside in.

    Parameters
    ----------
    path : tuple of str
        The names from the source that was handed over down to the file, through folders and zips.
    unit : str
        The unit that is collected.
    not_canvas : collection of tuple of str
        Containers whose entries may look like Canvas's and are Blackboard's; `Context` finds them.
    notebooks : collection of str
        The names of the unit's notebooks, where they are other than its own.

    Returns
    -------
    list of Claim
        The first was made by whoever filled the outermost container, so it alone says whose the file is; later ones can only
        contradict it.
    """
    found: list[Claim | None] = []
    for at, part in enumerate(path, start=1):
        said = by_blackboard(part, at, unit) if path[: at - 1] in not_canvas else None
        said = said or _by_moodle_or_canvas(part, at, unit) or by_platform(path, at, unit)
        found += [said] if said else [_by_folder(path, at, unit, notebooks)]
        # The name that the student gave the file still stands at the end of the platform's.
        own = own_part(part, unit) if said and said.form == "blackboard" else own_name(part, unit)
        found += [next(filter(None, (_by_name(own, at, name) for name in (unit, *notebooks))), None)]
    # A file of another kind may say whose it is, but beside a notebook its name contradicts nobody's.
    if not any(found) and path:
        found.append(_by_other_work(own_name(path[-1], unit), len(path), unit))
    return [claim for claim in found if claim is not None]


def names_nobody(name: str, unit: str) -> bool:
    """Whether a name that stands where a student's could is the unit's own, or a word that is nobody's."""
    plain = fold(stem_of(name))
    if plain in _NO_STUDENTS or nobodys_name(plain):
        return True
    head = plain.removesuffix(fold(unit))
    return head != plain and (not letters_of(head) or nobodys_name(head))


def own_name(part: str, unit: str) -> str:
    """A file's name without what a platform put before it."""
    platform = _MOODLE.fullmatch(part) or _CANVAS_ANONYMOUS.fullmatch(part) or _canvas(part, unit)
    return ((platform["rest"] if platform else own_part(part, unit)) or part) if part else part


def canvas_head(part: str, unit: str) -> str:
    """What Canvas would have put before a file's own name; empty if the part is not in its form."""
    found = _canvas(part, unit)
    return part[: found.start("rest")] if found and BLACKBOARD.fullmatch(part) else ""


def _canvas(part: str, unit: str) -> re.Match[str] | None:
    found = _CANVAS.fullmatch(part)
    # In group_3_10_topic.ipynb the 10 is the unit's and no number of Canvas's.
    return found if found and stem_of(f"{found['file']}_{found['rest']}") != unit else None


def _by_moodle_or_canvas(part: str, at: int, unit: str) -> Claim | None:
    if moodle := _MOODLE.fullmatch(part):
        return Claim("moodle", moodle["name"].strip(), at, moodle["number"])
    if anonymous := _CANVAS_ANONYMOUS.fullmatch(part):
        return Claim("canvas", f"anon-{anonymous['number']}", at, anonymous["number"], late=bool(anonymous["late"]))
    if canvas := _canvas(part, unit):
        return Claim("canvas", canvas["name"], at, canvas["number"], late=bool(canvas["late"]))
    return None


def _by_folder(path: tuple[str, ...], at: int, unit: str, notebooks: Collection[str] = ()) -> Claim | None:
    """nbgrader's own <student>/<unit>/<file>: below `submitted` whatever it is, elsewhere the unit's own files alone."""
    student = path[at - 1]
    if at + 1 >= len(path) or path[at] != unit or is_zip(student) or names_nobody(student, unit):
        return None
    in_place = len(path) == at + 2 and (not is_notebook(path[-1]) or stem_of(path[-1]) in (unit, *notebooks))
    return Claim("nbgrader", student, at) if in_place or path[at - 2 : at - 1] == ("submitted",) else None


def _by_name(part: str, at: int, unit: str) -> Claim | None:
    if not (is_notebook(part) or is_zip(part)):
        return None
    stem = stem_of(part)
    head, tail = stem[: -len(unit)], stem[-len(unit) :]
    name = without_copy_behind(head.rstrip("_- "))
    if tail.casefold() == unit.casefold() and name != head and name and not names_nobody(name, unit):
        return Claim("lone", name, at)
    return None


def _by_other_work(part: str, at: int, unit: str) -> Claim | None:
    found = _OTHER_WORK.search(part)
    claim = _by_name(f"{part[: found.start()]}.ipynb", at, unit) if found else None
    return claim if claim and not {letters_of(word) for word in re.split(r"[\W_]+", claim.name)} & _PAPERS else None
