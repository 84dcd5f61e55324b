"""What of a fact is signed: every word of it that a reader may rely on, and the doubts that stand beside it."""

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from netcourse.evidence.records import Fact, Operator, Source
from netcourse.evidence.second_reading import ReaderVerdict, Reading

if TYPE_CHECKING:
    from netcourse.evidence.load import Library

_SIGNS = {
    Operator.EQUAL: "",
    Operator.BELOW: "below ",
    Operator.AT_MOST: "at most ",
    Operator.ABOVE: "above ",
    Operator.AT_LEAST: "at least ",
    Operator.RANGE: "",
    Operator.APPROX: "about ",
    Operator.NONE: "",
}
_DIGITS = 16


def value_with_unit(fact: Fact) -> str:
    """Return a fact's number as a reader would say it, such as `below 3 %` or `3 to 20 %`.

    Parameters
    ----------
    fact : Fact
        The fact whose number is wanted.

    Returns
    -------
    str
        The number in the fact's unit, with its interval in brackets; `none` without a number.
    """
    interval = "" if fact.low is None else f"{fact.low} to {fact.high}"
    around = f" ({interval})" if interval else ""
    number = interval if fact.value is None else f"{fact.value}{around}"
    return f"{_SIGNS[fact.operator]}{number} {fact.unit}" if number else "none"


def fact_content(fact: Fact, library: "Library") -> dict[str, str]:
    """Return what a reviewer of a fact signs, field by field, in the order in which it is read.

    Parameters
    ----------
    fact : Fact
        One of the library.
    library : Library
        Where its sources and doubts stand.

    Returns
    -------
    dict of str to str
        The name of each field and its text. A source that moves, and a doubt that is raised or settled, change it too.
    """
    return {
        "statement": fact.statement,
        "number": value_with_unit(fact),
        "holds for": fact.population,
        "jurisdiction": fact.jurisdiction,
        "as of": fact.as_of,
        **{f"source {cited}": _said(library.sources[cited.partition(":")[0]]) for cited in fact.source},
        "evidence": fact.evidence.value,
        "marking": fact.gradable.value,
        **remarks(fact, library),
        **doubts(fact, library),
    }


def remarks(fact: Fact, library: "Library") -> dict[str, str]:
    """Return what a reviewer should know about a fact, and nobody doubts: a differing article, a second reading that agrees.

    Parameters
    ----------
    fact : Fact
        One of the library.
    library : Library
        Where to look.

    Returns
    -------
    dict of str to str
        By what it is and its id.
    """
    gaps = [one for one in library.discrepancies.values() if fact.id in one.facts]
    found = {f"the article differs ({one.id})": f"{one.problem} Taught here: {one.teach}" for one in gaps}
    reading = (library.readings or {}).get(fact.id)
    return {**found, "second reading": _read(reading)} if reading and reading.verdict is ReaderVerdict.CONFIRMED else found


def doubts(fact: Fact, library: "Library") -> dict[str, str]:
    """Return what throws doubt on a fact: sources or experts that disagree, and a second reading that did not confirm it.

    Parameters
    ----------
    fact : Fact
        One of the library.
    library : Library
        Where to look.

    Returns
    -------
    dict of str to str
        By what it is and its id; empty if there is none.
    """
    at_odds = [one for one in library.conflicts.values() if fact.id in one.facts]
    contested = [one for one in library.contested_topics.values() if fact.id in one.facts]
    found = {f"sources disagree ({one.id})": one.conflict for one in at_odds}
    found |= {f"contested ({one.id})": f"{one.topic}. {one.why}" for one in contested}
    reading = (library.readings or {}).get(fact.id)
    return {**found, "second reading": _read(reading)} if reading and reading.verdict is not ReaderVerdict.CONFIRMED else found


def digest(content: Mapping[str, str]) -> str:
    """Return a short name of a content: the same content has the same, and any other another.

    Parameters
    ----------
    content : mapping of str to str
        The fields that are signed.

    Returns
    -------
    str
        It begins with letters: a spreadsheet would take digits alone for a number, and shorten it.
    """
    text = json.dumps(list(content.items()), ensure_ascii=False)
    return f"sha256-{hashlib.sha256(text.encode('utf-8')).hexdigest()[:_DIGITS]}"


def _said(source: Source) -> str:
    return ", ".join(filter(None, (source.title, source.address, source.year)))


def _read(reading: Reading) -> str:
    where = ", ".join(filter(None, (reading.source_title, reading.source_address, reading.year)))
    decided = ": ".join(filter(None, (reading.decision, reading.why)))
    parts = (reading.said, f"seen in {where}" if where else "", reading.notes, f"decided: {decided}" if decided else "")
    return "; ".join([reading.verdict.replace("_", " "), *filter(None, parts)])
