"""Signatures into the course: all of a returned table, or nothing of it."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netcourse.authoring.build import write
from netcourse.authoring.review.gather import Course, data_folder
from netcourse.authoring.review.returned import read_returned, signatures_in
from netcourse.errors import CourseError
from netcourse.evidence import EvidenceError, Signature
from netcourse.evidence.signatures import COLUMNS, FILE
from netcourse.evidence.tables import Row


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a returned table: who signed, how much is new, and how much stands in place of an earlier verdict."""

    people: tuple[str, ...]
    new: int
    renewed: int
    unchanged: int


def sign(course: Course, root: Path, file: Path, today: date) -> Taken:
    """Take the filled-in rows of a table into the file of signatures.

    Parameters
    ----------
    course : Course
        As it stands now.
    root : Path
        The folder of its source.
    file : Path
        What a reviewer sent back.
    today : date
        Nobody signs later than that.

    Returns
    -------
    Taken
        What was written.

    Raises
    ------
    CourseError
        If the table can't be read or any row of it is wrong; then nothing was written.
    """
    rows = read_returned(file)
    if not rows:
        raise CourseError(f"{file}: no row is filled in; fill in verdict, comment, signed_by and signed_on")
    entries = {(entry.kind.value, entry.id): entry for entry in course.entries}
    try:
        signed = signatures_in(rows, entries, today)
        before = {one.place: one for one in course.library.signatures or ()}
        _check_order(rows, signed, before)
    except EvidenceError as error:
        raise CourseError(str(error)) from None
    write({data_folder(root) / FILE: as_csv({**before, **{one.place: one for one in signed}}.values())})
    new = sum(one.place not in before for one in signed)
    same = sum(before.get(one.place) == one for one in signed)
    return Taken(tuple(dict.fromkeys(one.signed_by for one in signed)), new, len(signed) - new - same, same)


def as_csv(signatures: Iterable[Signature]) -> bytes:
    """Write the file of signatures.

    Parameters
    ----------
    signatures : iterable of Signature
        All there are.

    Returns
    -------
    bytes
        In the order of kind, id and person, so that a change shows as one.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(one.cells() for one in sorted(signatures, key=lambda one: one.place))
    return out.getvalue().encode("utf-8")


def _check_order(rows: list[Row], signed: list[Signature], before: dict[tuple[str, str, str], Signature]) -> None:
    """An old table that is read in once more must not undo what its reviewer has said since."""
    for row, one in zip(rows, signed, strict=True):
        earlier = before.get(one.place)
        if earlier and earlier.signed_on > one.signed_on:
            allowed = f"{earlier.signed_on} or later, as {earlier.signed_by} signed this then"
            raise row.error("signed_on", one.signed_on, allowed)
