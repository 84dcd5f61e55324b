"""Which speciality reviews which topic."""

from collections.abc import Mapping
from types import MappingProxyType

from netcourse.evidence.tables import Folder, read_rows

FILE = "specialities.csv"


def read_specialities(folder: Folder) -> Mapping[str, tuple[str, ...]]:
    """Read `specialities.csv`.

    Parameters
    ----------
    folder : Path or Traversable
        The folder of the data files.

    Returns
    -------
    mapping of str to tuple of str
        For each topic of the facts the specialities that review it, the one most concerned first.

    Raises
    ------
    EvidenceError
        At the first cell that breaks a rule.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in read_rows(folder, FILE, ("topic", "specialities")):
        topic = row.text("topic")
        row.text("specialities")
        if topic in found:
            raise row.error("topic", topic, "each once in this file")
        found[topic] = row.many("specialities")
    return MappingProxyType(found)
