"""Finding facts, and saying in plain text what is known about each."""

from collections.abc import Mapping
from dataclasses import dataclass

from netcourse.evidence.content import digest, fact_content, value_with_unit
from netcourse.evidence.load import Library, library
from netcourse.evidence.records import (
    Conflict,
    ContestedTopic,
    Discrepancy,
    EvidenceLevel,
    Fact,
    Source,
)
from netcourse.evidence.second_reading import Reading
from netcourse.evidence.signatures import Signature, Signed, of
from netcourse.evidence.terms import terms

_WARNING = "WARNING: general knowledge, not verified: teach it only as such, never mark by it alone"


@dataclass(frozen=True, slots=True)
class Found:
    """A fact with its sources, with everything that throws doubt on it, and with who signed it.

    `signatures` is None in a copy of the course that carries none; `digest` is that of the fact as it stands now.
    """

    fact: Fact
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]
    discrepancies: tuple[Discrepancy, ...]
    contested_topics: tuple[ContestedTopic, ...]
    reading: str
    digest: str
    signatures: tuple[Signature, ...] | None


def find(text: str, among: Library | None = None) -> tuple[Found, ...]:
    """Find facts by id or by words.

    Parameters
    ----------
    text : str
        The id of a fact, in any case; or the id of a row of the tables that the facts were taken
        from, such as `B5-08`; or words, each of which must begin a word of the fact's statement,
        population, topic or id.
    among : Library, optional
        Where to look; the course's own evidence by default.

    Returns
    -------
    tuple of Found
        The fact with that id and the facts that the row became, or else those that hold the
        words, in the order of the files; empty when there is none.
    """
    where = library() if among is None else among
    wanted = text.casefold().strip()
    if not wanted:
        return ()
    ids = dict.fromkeys(_by_id(wanted, where) + _by_row(wanted, where))
    ids = ids or dict.fromkeys(_by_words(wanted, where))
    return tuple(_found(where.facts[one], where) for one in ids)


def render(found: Found) -> str:
    """Say in plain text what is known about a fact, for a human to read.

    Parameters
    ----------
    found : Found
        A fact as `find` returns it.

    Returns
    -------
    str
        Lines of text without a line feed at the end; an unverified fact carries a warning.
    """
    fact = found.fact
    lines = [
        f"{fact.id}: {fact.statement}",
        *([f"  {_WARNING}"] if fact.evidence is EvidenceLevel.UNVERIFIED else []),
        f"  value: {value_with_unit(fact)}",
        f"  holds for: {fact.population}",
        f"  jurisdiction: {fact.jurisdiction}; as of {fact.as_of}",
        f"  evidence: {fact.evidence}; gradable: {fact.gradable}",
    ]
    cited = {source.key: source for source in found.sources}
    for key in fact.source:
        source = cited[key.partition(":")[0]]
        told = ", ".join(part for part in (source.address, source.year or f"no date; seen {source.seen}") if part)
        address = f" ({told})"
        lines.append(f"  source {key}: {source.title}{address}")
    lines += [f"  code: {term.system_name} {term.code}, {term.display}" for term in terms().of_fact(fact.id)]
    lines += [f"  sources disagree, {one.id}: {one.conflict}" for one in found.conflicts]
    for gap in found.discrepancies:
        lines.append(f"  article, {gap.id}: {gap.article_says} {gap.problem} Teach: {gap.teach}")
    lines += [f"  contested, {one.id}: {one.topic}. {one.why}" for one in found.contested_topics]
    lines.append(f"  second reading: {found.reading}")
    return "\n".join([*lines, *_signed(found)])


def _read(fact: Fact, readings: Mapping[str, Reading] | None) -> str:
    if readings is None:
        return "not told here; it stays with the course's source"
    reading = readings.get(fact.id)
    if reading is None:
        return "not looked up again"
    where = f" ({', '.join(part for part in (reading.source_title, reading.year) if part)})" if reading.source_title else ""
    return f"{reading.verdict.replace('_', ' ')}{where}; {reading.decision}: {reading.why}"


def _signed(found: Found) -> list[str]:
    if found.signatures is None:
        return ["  signed: not told here; signatures stay with the course's source"]
    if not found.signatures:
        return ["  no clinician has signed this"]
    return [f"  signed by {_verdict(one, found.digest)}" for one in found.signatures]


def _verdict(one: Signature, now: str) -> str:
    since = "" if one.digest == now else "; the fact has changed since"
    said = f": {one.comment}" if one.comment else ""
    return f"{one.signed_by}, {one.signed_on}, {one.verdict}{said}{since}"


def _by_id(wanted: str, where: Library) -> list[str]:
    return [one for one in where.facts if one.casefold() == wanted]


def _by_row(wanted: str, where: Library) -> list[str]:
    became = [one for row in where.taken_over if row.row_id.casefold() == wanted for one in row.became]
    return [one for one in became if one in where.facts]


def _by_words(wanted: str, where: Library) -> list[str]:
    words = wanted.split()
    told = {one: f"{fact.statement} {fact.population} {fact.topic} {fact.id}" for one, fact in where.facts.items()}
    return [one for one, text in told.items() if holds_words(text, words)]


def holds_words(told: str, words: list[str]) -> bool:
    """Whether each of some words, in small letters, begins a word of a text."""
    text = told.casefold()
    # Brackets and hyphens separate words too: "Ki-67" is found by "ki-67" and by "67".
    has = text.split() + "".join(c if c.isalnum() else " " for c in text).split()
    # A word begins its plural, but for these: "biopsies" are found by "biopsy".
    has += [f"{part[:-3]}y" for part in has if part.endswith("ies")]
    return all(any(part.startswith(word) for part in has) for word in words)


def _found(fact: Fact, where: Library) -> Found:
    return Found(
        fact=fact,
        sources=tuple(where.sources[key] for key in fact.source_keys),
        conflicts=tuple(one for one in where.conflicts.values() if fact.id in one.facts),
        discrepancies=tuple(one for one in where.discrepancies.values() if fact.id in one.facts),
        contested_topics=tuple(one for one in where.contested_topics.values() if fact.id in one.facts),
        reading=_read(fact, where.readings),
        digest=digest(fact_content(fact, where)),
        signatures=None if where.signatures is None else of(where.signatures, Signed.FACT, fact.id),
    )
