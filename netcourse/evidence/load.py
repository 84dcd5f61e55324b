"""Loading the evidence: data files in, checked records out, read once.

Every rule that a data file must keep is checked while it is read, so whatever comes out of
`load_library`, and of the accessors below, can be relied upon.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from netcourse.evidence import record_files
from netcourse.evidence.errors import UnknownIdError
from netcourse.evidence.facts_file import read_facts
from netcourse.evidence.records import (
    Conflict,
    ContestedTopic,
    Discrepancy,
    Fact,
    Harm,
    Objective,
    Source,
    Statement,
    TakenOver,
)
from netcourse.evidence.second_reading import Reading, read_second_reading
from netcourse.evidence.signatures import Signature, read_signatures
from netcourse.evidence.tables import Folder


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that the evidence room holds, each kind of record under its id.

    `readings` are by the id of the fact. They and `signatures` are None in a copy of the course that carries none.
    """

    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    units: Mapping[str, str]
    statements: Mapping[str, Statement]
    objectives: Mapping[str, Objective]
    discrepancies: Mapping[str, Discrepancy]
    contested_topics: Mapping[str, ContestedTopic]
    harms: Mapping[str, Harm]
    conflicts: Mapping[str, Conflict]
    taken_over: tuple[TakenOver, ...]
    readings: Mapping[str, Reading] | None
    signatures: tuple[Signature, ...] | None


def load_library(folder: Folder) -> Library:
    """Read and check all data files of a folder.

    Parameters
    ----------
    folder : Path or Traversable
        A folder laid out as `netcourse/evidence/data`.

    Returns
    -------
    Library
        The checked records.

    Raises
    ------
    EvidenceError
        At the first cell that breaks a rule; the message names file, row and column, what was
        found and what is allowed.
    """
    sources = record_files.read_sources(folder)
    units = record_files.read_units(folder)
    facts = read_facts(folder, sources, units)
    statements = record_files.read_statements(folder)
    objectives = record_files.read_objectives(folder, statements)
    discrepancies = record_files.read_discrepancies(folder, facts)
    contested = record_files.read_contested_topics(folder, facts)
    harms = record_files.read_harms(folder, facts)
    conflicts = record_files.read_conflicts(folder, sources, facts)
    known = {*facts, *sources, *discrepancies, *contested, *harms, *conflicts}
    return Library(
        facts=facts,
        sources=sources,
        units=units,
        statements=statements,
        objectives=objectives,
        discrepancies=discrepancies,
        contested_topics=contested,
        harms=harms,
        conflicts=conflicts,
        taken_over=record_files.read_taken_over(folder, known),
        readings=read_second_reading(folder, facts),
        signatures=read_signatures(folder),
    )


@cache
def library() -> Library:
    """Return the course's own evidence, read and checked once.

    Returns
    -------
    Library
        All records; the accessors below return its parts.

    Raises
    ------
    EvidenceError
        If a data file of the package breaks a rule.
    """
    return load_library(files("netcourse.evidence") / "data")


def facts() -> Mapping[str, Fact]:
    """Return all facts under their ids."""
    return library().facts


def fact(fact_id: str) -> Fact:
    """Return one fact.

    Parameters
    ----------
    fact_id : str
        The fact's id, such as `B1-2.ki67`, in its own upper and lower case.

    Returns
    -------
    Fact
        The fact with exactly this id.

    Raises
    ------
    UnknownIdError
        If no fact has this id; the message names the nearest ids.
    """
    try:
        return facts()[fact_id]
    except KeyError:
        raise UnknownIdError("fact", fact_id, facts()) from None


def sources() -> Mapping[str, Source]:
    """Return all sources under their keys."""
    return library().sources


def units() -> Mapping[str, str]:
    """Return the units of measure, each with its meaning in words."""
    return library().units


def statements() -> Mapping[str, Statement]:
    """Return the article's teachable statements under their ids."""
    return library().statements


def objectives() -> Mapping[str, Objective]:
    """Return the learning objectives under their ids."""
    return library().objectives


def discrepancies() -> Mapping[str, Discrepancy]:
    """Return the places where the article is dated, simplified or wrong, under their ids."""
    return library().discrepancies


def contested_topics() -> Mapping[str, ContestedTopic]:
    """Return the topics on which experts disagree, under their ids."""
    return library().contested_topics


def harms() -> Mapping[str, Harm]:
    """Return the unsafe acts under their ids."""
    return library().harms


def conflicts() -> Mapping[str, Conflict]:
    """Return the numbers on which sources disagree, under their ids."""
    return library().conflicts
