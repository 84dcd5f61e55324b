"""Whether a course keeps its students under pseudonyms, and with which key: an option, or a setting of the course."""

import argparse
import tomllib
from collections.abc import Collection
from pathlib import Path

from netcourse.errors import CourseError
from netcourse.marking.people.pseudonyms import Pseudonyms, fingerprint_of, is_pseudonym, read_pseudonyms

_ABOUT = Path("notebooks", "course.toml")
IN_PLACE = (
    "--pseudonyms: not with --from-submitted: what lies in submitted/ bears names; move it out of the course folder, and collect "
    "it from there"
)


def add_pseudonyms(parser: argparse.ArgumentParser) -> None:
    """The option by which a command is told the key."""
    parser.add_argument(
        "--pseudonyms",
        type=Path,
        metavar="KEYFILE",
        help="keep students under pseudonyms; the key lies apart from the course (default: [pseudonyms] key in course.toml)",
    )


def key_path(root: Path, given: Path | None) -> Path | None:
    """Where the key lies: as the command was told, or as the course says; None where neither does.

    Raises
    ------
    CourseError
        If the setting is malformed.
    """
    if given is not None:
        return given
    try:
        said = tomllib.loads((root / _ABOUT).read_text(encoding="utf-8")).get("pseudonyms", {})
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise CourseError(f"{_ABOUT}: can't be read: {error}") from None
    if not isinstance(said, dict) or set(said) - {"key"} or type(said.get("key", "")) is not str:
        raise CourseError(f'{_ABOUT}: malformed: [pseudonyms] may hold key = "FILE", a path outside the course folder')
    return root / Path(said["key"]).expanduser() if said.get("key") else None


def pseudonyms_for(root: Path, given: Path | None, *, into: Path | None = None, may_make: bool = False) -> Pseudonyms | None:
    """The pseudonyms of a course; None where it keeps its students by their ids.

    Parameters
    ----------
    root : Path
        The course folder.
    given : Path or None
        The key, as the command was told it.
    into : Path, optional
        The folder that holds `submitted/`, if it is another.
    may_make : bool
        As for `read_pseudonyms`.

    Raises
    ------
    CourseError
        As `read_pseudonyms`, or if the setting is malformed.
    """
    path = key_path(root, given)
    return read_pseudonyms(path, [root, *([into] if into else [])], may_make=may_make) if path is not None else None


def check_course(root: Path, people: Collection[str], pseudonyms: Pseudonyms | None) -> None:
    """See that a course folder has pseudonyms for all of its students or for none.

    Parameters
    ----------
    root : Path
        The folder that holds `submitted/`.
    people : collection of str
        Whose work is there.
    pseudonyms : Pseudonyms or None
        With which it is worked on now.

    Raises
    ------
    CourseError
        If it was begun in the other way.
    """
    begun = fingerprint_of(root)
    if begun and pseudonyms is None:
        raise CourseError(f"{root}: this course keeps its students under pseudonyms; name its key with --pseudonyms KEYFILE")
    if pseudonyms and not begun and people:
        raise CourseError(
            f"{root}: holds the work of {len(people)} student(s) under their ids; pseudonyms are for a course folder from its "
            "beginning"
        )


def check_submitted(root: Path) -> None:
    """See that nothing was laid into `submitted/` under a name, where students are kept under pseudonyms.

    Raises
    ------
    CourseError
        If something was; whose it is, is not said, for this line may be kept.
    """
    folder = root / "submitted"
    named = [one for one in folder.iterdir() if one.is_dir() and not is_pseudonym(one.name)] if folder.is_dir() else []
    if named and fingerprint_of(root):
        raise CourseError(
            f"{folder}: {len(named)} folder(s) bear no pseudonym; move them out of the course folder, and collect them from there"
        )


def real_ids(people: Collection[str], pseudonyms: Pseudonyms | None) -> set[str]:
    """Those of whom there is anything, by the ids that a download has."""
    if pseudonyms is None:
        return set(people)
    return {pseudonyms.people[one].id for one in people if one in pseudonyms.people}


def pseudonyms_to_mark(root: Path, given: Path | None) -> Pseudonyms | None:
    """The pseudonyms for a command that works on what was collected; None where it needs none.

    Marking needs no key: it works on what is there. With it, what the course says of older ids and pairs counts too. A key that
    the course's settings name and that is not at hand here, as with an assistant who marks, is no reason not to.

    Raises
    ------
    CourseError
        If a key was given and the course keeps its students by their ids, or it is not the course's key.
    """
    begun = fingerprint_of(root)
    if given is not None and not begun:
        raise CourseError(f"{root}: its students are kept by their ids; pseudonyms begin with 'netcourse collect --pseudonyms'")
    path = key_path(root, given)
    if not begun or path is None or (given is None and not path.exists()):
        return None
    return read_pseudonyms(path, [root])
