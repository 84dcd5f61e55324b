"""What a second reader found about facts, if there is a file of it: nobody has signed this either."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from netcourse.evidence.tables import Folder, read_rows

FILE = "second_reading.csv"
COLUMNS = ("fact_id", "verdict", "said", "source_title", "source_address", "year", "notes", "decision", "why")
CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Reading:
    """One fact read a second time: the verdict, what was seen and where, and what the course decided about it."""

    fact_id: str
    verdict: str
    said: str
    source_title: str
    source_address: str
    year: str
    notes: str
    decision: str
    why: str


def read_second_reading(folder: Folder) -> Mapping[str, Reading]:
    """Read `second_reading.csv`.

    Parameters
    ----------
    folder : Path or Traversable
        The folder of the data files.

    Returns
    -------
    mapping of str to Reading
        By the id of the fact, which may be gone by now; empty where there is no such file.

    Raises
    ------
    EvidenceError
        At the first cell that breaks a rule.
    """
    if not folder.joinpath(FILE).is_file():
        return MappingProxyType({})
    found: dict[str, Reading] = {}
    for row in read_rows(folder, FILE, COLUMNS):
        name = row.text("fact_id")
        if name in found:
            raise row.error("fact_id", name, "each once in this file")
        row.text("verdict")
        found[name] = Reading(**row.cells)
    return MappingProxyType(found)
