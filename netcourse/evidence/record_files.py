"""The files beside the facts: one small reader for each kind of record."""

import re
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import TypeVar

from netcourse.evidence.records import (
    Conflict,
    ContestedTopic,
    Discrepancy,
    Harm,
    Objective,
    Source,
    SourceKind,
    Statement,
    TakenOver,
    Tier,
)
from netcourse.evidence.tables import Folder, Row, read_rows

UNITS = (
    "01_biology",
    "02_syndromes",
    "03_labs",
    "04_imaging",
    "05_tumour_grade",
    "06_treatment",
    "07_prognosis",
    "08_living",
)
ITEM_TYPES = ("rubric", "set", "exact", "range", "key points", "wording", "never")

_YEAR = re.compile(r"(\d{4})?")
_MONTH = re.compile(r"(\d{4}-\d{2})?")

Record = TypeVar("Record")


def read_sources(folder: Folder) -> Mapping[str, Source]:
    """Read `sources.csv`; the keys are those that facts cite."""

    def make(row: Row) -> Source:
        source = Source(
            key=row.text("key"),
            title=row.text("title"),
            address=row.maybe("address"),
            kind=row.choice("kind", SourceKind),
            year=row.matching("year", _YEAR, "a year such as 2019, or nothing"),
            seen=row.matching("seen", _MONTH, "a month such as 2026-11, or nothing"),
        )
        if bool(source.year) == bool(source.seen):
            raise row.error("seen", source.seen, "the month in which a page without a year was opened, and else nothing")
        return source

    return _keyed(folder, "sources.csv", "key title address kind year seen", make)


def read_units(folder: Folder) -> Mapping[str, str]:
    """Read `units.csv`: the units of measure, each with its meaning in words."""
    return _keyed(folder, "units.csv", "unit meaning", lambda row: row.text("meaning"))


def read_statements(folder: Folder) -> Mapping[str, Statement]:
    """Read `statements.csv`, the teachable statements of the article."""

    def make(row: Row) -> Statement:
        return Statement(
            id=row.text("id"),
            section=row.text("section"),
            statement=row.text("statement"),
            kind=row.text("kind"),
            unit=row.among("unit", UNITS),
            tier=row.choice("tier", Tier),
            article_lines=row.lines("article_lines"),
        )

    columns = "id section statement kind unit tier article_lines"
    return _keyed(folder, "statements.csv", columns, make)


def read_objectives(folder: Folder, statements: Mapping[str, Statement]) -> Mapping[str, Objective]:
    """Read `objectives.csv`; together the objectives cover every statement."""

    def make(row: Row) -> Objective:
        return Objective(
            id=row.text("id"),
            unit=row.among("unit", UNITS),
            verb=row.text("verb"),
            objective=row.text("objective"),
            statements=row.ids("statements", "statement", statements),
        )

    objectives = _keyed(folder, "objectives.csv", "id unit verb objective statements", make)
    covered = {one for objective in objectives.values() for one in objective.statements}
    # The readers keep the file's order, so a statement's place is also its row.
    for number, (statement_id, statement) in enumerate(statements.items(), start=2):
        if statement_id not in covered:
            row = Row("statements.csv", number, {"id": statement.id})
            raise row.error("id", statement_id, "statements that an objective covers")
    return objectives


def read_discrepancies(folder: Folder, facts: Collection[str]) -> Mapping[str, Discrepancy]:
    """Read `discrepancies.csv`: where the article is dated, simplified or wrong."""

    def make(row: Row) -> Discrepancy:
        return Discrepancy(
            id=row.text("id"),
            article_lines=row.lines("article_lines"),
            article_says=row.text("article_says"),
            problem=row.text("problem"),
            teach=row.text("teach"),
            marking=row.text("marking"),
            facts=row.ids("facts", "fact", facts),
        )

    columns = "id article_lines article_says problem teach marking facts"
    return _keyed(folder, "discrepancies.csv", columns, make)


def read_contested_topics(folder: Folder, facts: Collection[str]) -> Mapping[str, ContestedTopic]:
    """Read `contested_topics.csv`: where experts disagree."""

    def make(row: Row) -> ContestedTopic:
        return ContestedTopic(
            id=row.text("id"),
            topic=row.text("topic"),
            why=row.text("why"),
            item_type=row.among("item_type", ITEM_TYPES),
            marking=row.maybe("marking"),
            facts=row.ids("facts", "fact", facts),
        )

    return _keyed(folder, "contested_topics.csv", "id topic why item_type marking facts", make)


def read_harms(folder: Folder, facts: Collection[str]) -> Mapping[str, Harm]:
    """Read `harm_list.csv`: the unsafe acts."""

    def make(row: Row) -> Harm:
        return Harm(
            id=row.text("id"),
            act=row.text("act"),
            why=row.text("why"),
            facts=row.ids("facts", "fact", facts),
        )

    return _keyed(folder, "harm_list.csv", "id act why facts", make)


def read_conflicts(folder: Folder, sources: Collection[str], facts: Collection[str]) -> Mapping[str, Conflict]:
    """Read `source_conflicts.csv`: where sources print different numbers."""

    def make(row: Row) -> Conflict:
        return Conflict(
            id=row.text("id"),
            conflict=row.text("conflict"),
            sources=row.ids("sources", "source", sources),
            facts=row.ids("facts", "fact", facts),
        )

    return _keyed(folder, "source_conflicts.csv", "id conflict sources facts", make)


def read_taken_over(folder: Folder, known: Collection[str]) -> tuple[TakenOver, ...]:
    """Read `taken_over.csv`: each row of the material, and the records that it became."""
    found: dict[tuple[str, str], TakenOver] = {}
    for row in read_rows(folder, "taken_over.csv", ("table", "row_id", "became", "reason")):
        entry = TakenOver(
            table=row.text("table"),
            row_id=row.text("row_id"),
            became=row.ids("became", "record", known),
            reason=row.maybe("reason"),
        )
        if bool(entry.became) == bool(entry.reason):
            raise row.error("became", ";".join(entry.became), "ids, or else a reason, not both")
        if (entry.table, entry.row_id) in found:
            raise row.error("row_id", entry.row_id, f"each row of {entry.table} once")
        found[entry.table, entry.row_id] = entry
    return tuple(found.values())


def _keyed(folder: Folder, file: str, columns: str, make: Callable[[Row], Record]) -> Mapping[str, Record]:
    names = columns.split()
    key = names[0]
    found: dict[str, Record] = {}
    for row in read_rows(folder, file, names):
        name = row.text(key)
        if name in found:
            raise row.error(key, name, "each once in this file")
        found[name] = make(row)
    return MappingProxyType(found)
