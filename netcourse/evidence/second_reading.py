"""What a second reader found about facts, and what the course decided: nobody has signed this either.

The file names the questions that a fact touches, and why: no package that students get carries it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from netcourse.evidence.tables import Folder, Row, read_rows

FILE = "second_reading.csv"
COLUMNS = ("fact_id", "verdict", "said", "source_title", "source_address", "year", "notes", "decision", "why")


class ReaderVerdict(StrEnum):
    """What a second reader found when looking a fact up."""

    CONFIRMED = "confirmed"
    UPDATE = "update"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"


class Decision(StrEnum):
    """What was done about a second reader's verdict."""

    KEPT = "kept"
    RAISED = "raised"
    CORRECTED = "corrected"
    UPDATED = "updated"
    UNVERIFIED = "unverified"
    DROPPED = "dropped"


# A contradicted fact is never kept as it was, and what was not found stays unverified or goes.
_DECISIONS: Mapping[ReaderVerdict, tuple[Decision, ...]] = MappingProxyType(
    {
        ReaderVerdict.CONFIRMED: (Decision.KEPT, Decision.RAISED, Decision.CORRECTED, Decision.UPDATED),
        ReaderVerdict.UPDATE: (Decision.UPDATED, Decision.CORRECTED),
        ReaderVerdict.CONTRADICTED: (Decision.CORRECTED, Decision.DROPPED),
        ReaderVerdict.NOT_FOUND: (Decision.UNVERIFIED, Decision.CORRECTED, Decision.RAISED, Decision.DROPPED),
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a second reader found about a fact, where, and what was decided.

    `said` is the reader's value or correction; `source_title`, `source_address` and `year` say where it was read. Only a fact
    that was dropped is no longer among the facts.
    """

    fact_id: str
    verdict: ReaderVerdict
    said: str
    source_title: str
    source_address: str
    year: str
    notes: str
    decision: Decision
    why: str


def read_second_reading(folder: Folder, facts: Collection[str]) -> Mapping[str, Reading] | None:
    """Read `second_reading.csv`.

    Parameters
    ----------
    folder : Path or Traversable
        The folder of the data files.
    facts : collection of str
        The ids of the facts as they are now.

    Returns
    -------
    mapping of str to Reading or None
        By the id of the fact; None in a copy of the course that does not carry the file.

    Raises
    ------
    EvidenceError
        At the first cell that breaks a rule.
    """
    if not folder.joinpath(FILE).is_file():
        return None
    found: dict[str, Reading] = {}
    for row in read_rows(folder, FILE, COLUMNS):
        reading = _reading(row)
        if reading.fact_id in found:
            raise row.error("fact_id", reading.fact_id, "each once in this file")
        if (reading.fact_id in facts) == (reading.decision is Decision.DROPPED):
            raise row.error("fact_id", reading.fact_id, "a fact of the course, or else one that was dropped")
        if reading.decision not in _DECISIONS[reading.verdict]:
            raise row.error("decision", reading.decision, " or ".join(_DECISIONS[reading.verdict]))
        found[reading.fact_id] = reading
    return MappingProxyType(found)


def _reading(row: Row) -> Reading:
    return Reading(
        fact_id=row.text("fact_id"),
        verdict=row.choice("verdict", ReaderVerdict),
        said=row.maybe("said"),
        source_title=row.maybe("source_title"),
        source_address=row.maybe("source_address"),
        year=row.maybe("year"),
        notes=row.maybe("notes"),
        decision=row.choice("decision", Decision),
        why=row.text("why"),
    )
