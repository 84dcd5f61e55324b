"""The gate on what a graded item rests on: nothing unverified alone, no contested topic with a single key."""

import ast
import re
from collections.abc import Mapping

from nbformat import NotebookNode

from netcourse import evidence
from netcourse.authoring.text import is_marks_cell
from netcourse.evidence import ContestedTopic, EvidenceLevel

SINGLE_KEYED = {"Best", "Quantity", "Pairs", "Order", "Several", "Placed"}
# A contested topic of this type is marked strictly by a rule; the doubt goes into a comment.
BY_RULE = "exact"
# One of this type may have a single key if the item says the words that its marking quotes.
BY_WORDING = "wording"


def ungrounded(notebooks: Mapping[str, NotebookNode]) -> list[str]:
    """Graded items that rest on too little.

    Parameters
    ----------
    notebooks : mapping of str to NotebookNode
        The author's notebooks by unit name.

    Returns
    -------
    list of str
        A line for each item that names neither a fact nor a statement, rests on unverified facts only, or has a single key on a
        contested topic. A statement alone is enough; what is unverified or contested is known by the facts that an item names.
    """
    lines = []
    for unit, notebook in sorted(notebooks.items()):
        question = ""
        for cell in notebook.cells:
            meta = cell.metadata.get("nbgrader", {})
            if meta.get("task") or is_marks_cell(cell):
                lines += [f"{unit} item {meta['grade_id']}: {problem}" for problem in _problems(cell, question)]
            question = cell.source
    return lines


def _problems(cell: NotebookNode, question: str) -> list[str]:
    meta = cell.metadata.get("netcourse", {})
    facts = [evidence.facts()[one] for one in meta.get("facts", []) if one in evidence.facts()]
    rests_on_more = bool(meta.get("examines")) or any(one in evidence.harms() for one in meta.get("facts", []))
    problems = []
    if not facts and not rests_on_more:
        problems.append("rests on no fact and no statement")
    if facts and all(fact.evidence is EvidenceLevel.UNVERIFIED for fact in facts):
        problems.append(f"rests on unverified facts only ({', '.join(fact.id for fact in facts)})")
    if _single_keyed(cell):
        named = {fact.id for fact in facts}
        # An item that hands out the rule of one body or clinic in its own words names the topic: "applies": "J-22".
        topics = [one for one in evidence.contested_topics().values() if named & set(one.facts) and one.id != meta.get("applies")]
        problems += [one for topic in topics if (one := _doubt(topic, f"{question} {cell.source}"))]
    return problems


def _doubt(topic: ContestedTopic, item: str) -> str:
    if topic.item_type == BY_RULE:
        return ""
    if topic.item_type == BY_WORDING:
        # As printed, an item is broken into lines and strings wherever they end.
        said = " ".join(re.sub(r'["\n]', " ", item).split())
        missing = [words for words in re.findall(r'"(.+?)"', topic.marking) if words not in said]
        return f"touches {topic.id} ({topic.topic}) and does not say {missing[0]!r}" if missing else ""
    return f"has a single key on the contested topic {topic.id} ({topic.topic}); mark it by {topic.item_type}"


def _single_keyed(cell: NotebookNode) -> bool:
    if cell.cell_type != "code":
        return False
    called = (node.func for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call))
    return any(isinstance(name, ast.Name) and name.id in SINGLE_KEYED for name in called)
