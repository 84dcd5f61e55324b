"""The facts, each with its number, its sources and its doubts, a page a topic, as HTML inside MyST.

What a second reader or a clinician wrote stays with the course: it quotes answer keys.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from netcourse import evidence
from netcourse.evidence.content import value_with_unit
from netcourse.evidence.records import EvidenceLevel, Fact

TRUST = {
    EvidenceLevel.SEEN: "seen in the source",
    EvidenceLevel.SECONDARY: "from a source that cites another",
    EvidenceLevel.COMPUTED: "computed from other facts",
    EvidenceLevel.UNVERIFIED: "general knowledge, not verified",
}


def topics() -> dict[str, list[Fact]]:
    """The facts by topic, in the order of the files."""
    found: dict[str, list[Fact]] = {}
    for one in evidence.facts().values():
        found.setdefault(one.topic, []).append(one)
    return found


def title(topic: str) -> str:
    """How a topic is called above its page."""
    return {"cga": "CgA", "hiaa": "5-HIAA", "hiaa_foods": "5-HIAA: foods"}.get(topic, topic.replace("_", " ").capitalize())


def pages() -> Iterator[tuple[str, str]]:
    """Name and text of each page: one a topic, and one of sources."""
    for topic, facts in topics().items():
        found = [known for one in facts for known in evidence.find(one.id)]
        articles = "\n".join(_article(known) for known in found)
        head = f"# {title(topic)}: {len(facts)} facts\n\nFor education only. No clinician has signed the facts yet.\n\n"
        yield topic, f"{head}```{{raw}} html\n{articles}\n```\n"
    yield "sources", _sources(evidence.sources().values())


def index() -> str:
    """The list of topics, with a table of contents for Sphinx."""
    rows = [f"| [{title(topic)}](facts/{topic}.md) | {len(facts)} |" for topic, facts in topics().items()]
    tree = [f"facts/{topic}" for topic in topics()]
    return "\n".join(
        [
            "# Facts",
            "",
            "Every number in a lesson, a question or a rule stands here once, with its source, whom it holds for, where, and "
            "since when. Type an id or a word into the search box, or `netcourse facts B1-2.ki67` in a terminal.",
            "",
            "| topic | facts |",
            "|---|---|",
            *rows,
            "",
            "[All sources](facts/sources.md)",
            "",
            "```{toctree}",
            ":hidden:",
            "",
            *tree,
            "facts/sources",
            "```",
            "",
        ]
    )


def _article(known: evidence.Found) -> str:
    one = known.fact
    cited = {source.key: source for source in known.sources}
    keys = dict.fromkeys(key.partition(":")[0] for key in one.source)
    sources = "; ".join(f'<a href="sources.html#{escape(key)}">{escape(cited[key].title)}</a>' for key in keys)
    rows = [
        ("Number", escape(value_with_unit(one))) if one.value is not None or one.low is not None else None,
        ("Holds for", escape(one.population)),
        ("Where, when", escape(f"{one.jurisdiction}; {one.as_of}")),
        ("Evidence", escape(TRUST[one.evidence])),
        ("Marked", escape("never on this alone" if one.gradable == "never" else f"as {one.gradable}")),
        ("Sources", sources),
        *(("Sources disagree", escape(doubt.conflict)) for doubt in known.conflicts),
        *(("The article", escape(f"{doubt.problem} Taught: {doubt.teach}")) for doubt in known.discrepancies),
        *(("Contested", escape(f"{doubt.topic}. {doubt.why}")) for doubt in known.contested_topics),
    ]
    listed = "".join(f"<dt>{name}</dt><dd>{told}</dd>" for name, told in filter(None, rows))
    name = escape(one.id)
    head = f'<h2><a href="#{name}">{name}</a></h2><p>{escape(one.statement)}</p>'
    return f'<article class="fact" id="{name}">{head}<dl>{listed}</dl></article>'


def _sources(sources: Iterable[evidence.Source]) -> str:
    rows: Sequence[str] = [
        f'<article class="fact" id="{escape(one.key)}"><h2>{escape(one.key)}</h2><p>{escape(one.title)}</p><dl>'
        f"<dt>Where</dt><dd>{escape(one.address or 'no address')}</dd><dt>Kind</dt><dd>{escape(one.kind)}</dd>"
        f"<dt>Year</dt><dd>{escape(one.year or f'no date; seen {one.seen}')}</dd></dl></article>"
        for one in sources
    ]
    told = "Addresses stand as they were noted down; none is a link, for this page asks nobody for anything."
    return f"# Sources\n\n{told}\n\n```{{raw}} html\n" + "\n".join(rows) + "\n```\n"
