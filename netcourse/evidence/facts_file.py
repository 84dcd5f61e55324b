"""The fact files: one CSV a topic, and every rule that a single fact must keep."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from netcourse.evidence.errors import EvidenceError
from netcourse.evidence.records import (
    EvidenceLevel,
    Fact,
    Gradable,
    Operator,
    Source,
    SourceKind,
)
from netcourse.evidence.tables import Folder, Row, read_rows

_SIGNED_ELSEWHERE = ("reviewed_by", "reviewed_on")
COLUMNS = (
    "id",
    "topic",
    "statement",
    "value",
    "low",
    "high",
    "unit",
    "operator",
    "population",
    "jurisdiction",
    "as_of",
    "source",
    "evidence",
    "gradable",
    *_SIGNED_ELSEWHERE,
)
JURISDICTIONS = (
    "international",
    "Europe",
    "EU",
    "UK",
    "US",
    "North America",
    "Australia",
    "Canada",
    "China",
    "Finland",
    "Japan",
    "Netherlands",
    "New Zealand",
)

_ID = re.compile(r"[A-Z][0-9]?-[a-z0-9]+([.-][a-z0-9]+)*")
# Which of value, low and high an operator may come with.
_SHAPES: Mapping[Operator, tuple[str, ...]] = MappingProxyType(
    {
        Operator.NONE: ("",),
        Operator.EQUAL: ("value", "value low high"),
        Operator.BELOW: ("value",),
        Operator.AT_MOST: ("value",),
        Operator.ABOVE: ("value",),
        Operator.AT_LEAST: ("value",),
        Operator.RANGE: ("low high",),
        Operator.APPROX: ("value", "low high", "value low high"),
    }
)


def read_facts(folder: Folder, sources: Mapping[str, Source], units: Mapping[str, str]) -> Mapping[str, Fact]:
    """Read all fact files of a data folder.

    Parameters
    ----------
    folder : Path or Traversable
        The data folder; the facts stand in its `facts/`, one file a topic.
    sources : mapping of str to Source
        The sources that facts may cite.
    units : mapping of str to str
        The units of measure that facts may use.

    Returns
    -------
    mapping of str to Fact
        The facts under their ids, topic by topic in alphabetical order.

    Raises
    ------
    EvidenceError
        If a fact breaks a rule.
    """
    found: dict[str, Fact] = {}
    first_seen: dict[str, str] = {}
    for name in _file_names(folder):
        if not name.endswith(".csv"):
            raise EvidenceError(f"facts/{name}: not a fact file; allowed: CSV files only")
        for row in read_rows(folder, f"facts/{name}", COLUMNS):
            fact = _fact(row, name.removesuffix(".csv"), sources, units)
            if fact.id in found:
                raise row.error("id", fact.id, f"ids that {first_seen[fact.id]} does not hold yet")
            found[fact.id] = fact
            first_seen[fact.id] = f"{row.file} row {row.number}"
    return MappingProxyType(found)


def _file_names(folder: Folder) -> list[str]:
    try:
        names = [entry.name for entry in folder.joinpath("facts").iterdir()]
    except OSError as problem:
        raise EvidenceError("facts: the folder cannot be read; allowed: a folder of CSV files") from problem
    # Desktops and notebooks leave hidden files behind; they are no data.
    return sorted(name for name in names if not name.startswith("."))


def _fact(row: Row, topic: str, sources: Mapping[str, Source], units: Mapping[str, str]) -> Fact:
    fact = Fact(
        id=row.matching("id", _ID, "an id such as B2-02, B1-2.ki67 or M-hpf.fn22"),
        topic=row.among("topic", (topic,)),
        statement=row.text("statement"),
        value=row.decimal("value"),
        low=row.decimal("low"),
        high=row.decimal("high"),
        unit=row.among("unit", ("", *units)),
        operator=row.choice("operator", Operator),
        population=row.text("population"),
        jurisdiction=row.among("jurisdiction", JURISDICTIONS),
        as_of=row.when("as_of", required=True),
        source=row.many("source"),
        evidence=row.choice("evidence", EvidenceLevel),
        gradable=row.choice("gradable", Gradable),
    )
    _check_number(row, fact)
    _check_sources(row, fact, sources)
    _check_trust(row, fact, sources)
    newest = max(sources[key].dated for key in fact.source_keys)
    if fact.as_of[:4] > newest:
        raise row.error("as_of", fact.as_of, f"at most {newest}, the year of its newest source")
    _check_unsigned(row)
    return fact


def _check_number(row: Row, fact: Fact) -> None:
    present = " ".join(name for name in ("value", "low", "high") if getattr(fact, name) is not None)
    shapes = _SHAPES[fact.operator]
    if present not in shapes:
        allowed = " or ".join(shape or "no number" for shape in shapes)
        raise row.error("operator", fact.operator.value, f"with {allowed}, not {present or 'none'}")
    if fact.low is not None and fact.high is not None:
        if fact.low > fact.high:
            raise row.error("low", str(fact.low), f"at most the column high, {fact.high}")
        if fact.value is not None and not fact.low <= fact.value <= fact.high:
            raise row.error("value", str(fact.value), f"a value from {fact.low} to {fact.high}")
    if bool(fact.unit) != bool(present):
        allowed = "a unit, as there is a number" if present else "no unit, as there is no number"
        raise row.error("unit", fact.unit, allowed)


def _check_sources(row: Row, fact: Fact, sources: Mapping[str, Source]) -> None:
    if not fact.source:
        raise row.error("source", "", "at least one key of sources.csv")
    for cited in fact.source:
        key, colon, line = cited.partition(":")
        if key not in sources:
            raise row.error("source", cited, "keys of sources.csv")
        is_article = sources[key].kind is SourceKind.ARTICLE
        if is_article != bool(colon) or (is_article and not line.isdecimal()):
            raise row.error("source", cited, "the article with its line, as ARTICLE:72; others without")


def _check_trust(row: Row, fact: Fact, sources: Mapping[str, Source]) -> None:
    kinds = {sources[key].kind for key in fact.source_keys}
    unverified = fact.evidence is EvidenceLevel.UNVERIFIED
    if unverified and fact.gradable is not Gradable.NEVER:
        raise row.error("gradable", fact.gradable.value, "never, as the fact is unverified")
    if unverified != (SourceKind.GENERAL in kinds):
        allowed = "unverified for general knowledge, and for nothing else"
        raise row.error("evidence", fact.evidence.value, allowed)
    if fact.evidence is EvidenceLevel.COMPUTED and SourceKind.COMPUTED not in kinds:
        raise row.error("evidence", fact.evidence.value, "computed only with the source COMPUTED")
    if fact.gradable is Gradable.TOLERANCE and fact.operator is Operator.NONE:
        raise row.error("gradable", fact.gradable.value, "tolerance only where there is a number")


def _check_unsigned(row: Row) -> None:
    # A name here would not say what was signed, and would outlive any change to it.
    for column in _SIGNED_ELSEWHERE:
        if row.cells[column]:
            raise row.error(column, row.cells[column], "nothing: 'netcourse review --sign' keeps signatures, in signatures.csv")
