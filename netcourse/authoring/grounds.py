"""The gate on what a graded item rests on: nothing unverified alone, no contested topic with a single key."""

import ast
from collections.abc import Mapping

from nbformat import NotebookNode

from netcourse import evidence
from netcourse.authoring.text import is_marks_cell
from netcourse.evidence import EvidenceLevel

SINGLE_KEYED = {"Best", "Quantity", "Pairs", "Order"}
# A contested topic of this type is marked strictly by a rule; the doubt goes into a comment.
BY_RULE = "exact"


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
        contested topic.
    """
    lines = []
    for unit, notebook in sorted(notebooks.items()):
        for cell in notebook.cells:
            meta = cell.metadata.get("nbgrader", {})
            if meta.get("task") or is_marks_cell(cell):
                lines += [f"{unit} item {meta['grade_id']}: {problem}" for problem in _problems(cell)]
    return lines


def _problems(cell: NotebookNode) -> list[str]:
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
        problems += [
            f"has a single key on the contested topic {topic.id} ({topic.topic}); mark it by {topic.item_type}"
            for topic in evidence.contested_topics().values()
            if topic.item_type != BY_RULE and named & set(topic.facts)
        ]
    return problems


def _single_keyed(cell: NotebookNode) -> bool:
    if cell.cell_type != "code":
        return False
    called = (node.func for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call))
    return any(isinstance(name, ast.Name) and name.id in SINGLE_KEYED for name in called)
