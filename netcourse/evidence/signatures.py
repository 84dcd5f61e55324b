"""Who signed what: the file of signatures, which stays with the course's source.

A signature holds what was signed, so that a later reader sees what has changed since. For a question that is its key as well:
no package that students get carries the file.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from netcourse.evidence.spreadsheet import guarded, unguarded
from netcourse.evidence.tables import Folder, Row, read_rows

FILE = "signatures.csv"
COLUMNS = ("kind", "id", "digest", "signed_by", "signed_on", "verdict", "comment", "signed")


class Signed(StrEnum):
    """What kind of thing was signed; an item is named by its unit and its id, as `05_tumour_grade/q05`."""

    FACT = "fact"
    ITEM = "item"


class Verdict(StrEnum):
    """What a reviewer said of it."""

    AGREE = "agree"
    CHANGE = "change"
    NOT_MINE = "not mine"


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's verdict on one fact or item.

    `digest` is that of the content that was signed, and `content` this content, field by field. `signed_on` is an ISO date.
    """

    kind: Signed
    id: str
    digest: str
    signed_by: str
    signed_on: str
    verdict: Verdict
    comment: str
    content: Mapping[str, str]

    @property
    def place(self) -> tuple[str, str, str]:
        """What there is one signature of: a person, written in any case, signs a thing once, and then again in its place."""
        return self.kind.value, self.id, self.signed_by.casefold()

    def cells(self) -> tuple[str, ...]:
        """The row of the file, a cell for each of `COLUMNS`."""
        content = json.dumps(self.content, ensure_ascii=False)
        texts = (self.kind, self.id, self.digest, self.signed_by, self.signed_on, self.verdict, self.comment, content)
        return tuple(guarded(str(text)) for text in texts)


def read_signatures(folder: Folder) -> tuple[Signature, ...] | None:
    """Read `signatures.csv`.

    Parameters
    ----------
    folder : Path or Traversable
        The folder of the data files.

    Returns
    -------
    tuple of Signature or None
        In the file's order; None in a copy of the course that carries no signatures. What was signed may be gone by now.

    Raises
    ------
    EvidenceError
        At the first cell that breaks a rule.
    """
    if not folder.joinpath(FILE).is_file():
        return None
    found: dict[tuple[str, str, str], Signature] = {}
    for row in read_rows(folder, FILE, COLUMNS):
        one = _signature(Row(row.file, row.number, {name: unguarded(cell) for name, cell in row.cells.items()}))
        if one.place in found:
            raise row.error("signed_by", one.signed_by, f"one signature a person of {one.kind} {one.id}")
        found[one.place] = one
    return tuple(found.values())


def of(signatures: Iterable[Signature], kind: Signed, its_id: str) -> tuple[Signature, ...]:
    """Return the signatures of one thing.

    Parameters
    ----------
    signatures : iterable of Signature
        Where to look.
    kind : Signed
        Fact or item.
    its_id : str
        Its id.

    Returns
    -------
    tuple of Signature
        In the same order; empty if nobody has signed it.
    """
    return tuple(one for one in signatures if one.kind is kind and one.id == its_id)


def _signature(row: Row) -> Signature:
    return Signature(
        kind=row.choice("kind", Signed),
        id=row.text("id"),
        digest=row.text("digest"),
        signed_by=row.text("signed_by"),
        signed_on=row.when("signed_on", required=True, whole_date=True),
        verdict=row.choice("verdict", Verdict),
        comment=row.maybe("comment"),
        content=_content(row),
    )


def _content(row: Row) -> dict[str, str]:
    try:
        content = json.loads(row.cells["signed"])
    except ValueError:
        content = None
    if not isinstance(content, dict) or not all(isinstance(text, str) for text in content.values()):
        raise row.error("signed", row.cells["signed"][:40], "a JSON object of texts")
    return content
