"""The rules over the facts: what each says of itself, and the facts from which it reads its numbers, as a page."""

import ast
from collections import defaultdict
from pathlib import Path

from netcourse import evidence

DISEASE = Path(__file__).parents[2] / "netcourse" / "disease"


def page() -> str:
    """Every rule of `netcourse.disease` with its facts, as MyST."""
    rows: dict[str, list[str]] = defaultdict(list)
    for one in evidence.facts():
        rows[one.partition(".")[0]].append(one)
    lines = [
        "# Rules",
        "",
        "A rule takes plain values and gives a result that says what, why, and what would change it; what it can't decide it "
        "says. It has no number of its own: each comes from a fact.",
        "",
    ]
    for path in sorted(DISEASE.glob("[a-z]*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = [one for one in tree.body if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")]
        cited = _cited(tree, rows)
        if not functions or not cited:
            continue
        lines += [
            f"## {path.stem.replace('_', ' ')}",
            "",
            (ast.get_docstring(tree) or "").split("\n\n")[0].replace("\n", " "),
            "",
        ]
        for function in functions:
            words = ", ".join(word.arg for word in [*function.args.args, *function.args.kwonlyargs])
            lines += [f"`{function.name}({words})`", f": {_first(function)}", ""]
        topics = {fact: evidence.fact(fact).topic for fact in cited}
        lines += ["Facts: " + ", ".join(f'<a href="facts/{topics[fact]}.html#{fact}">{fact}</a>' for fact in cited), ""]
    return "\n".join(lines)


def _first(node: ast.Module | ast.FunctionDef) -> str:
    return (ast.get_docstring(node) or "").split("\n\n")[0].replace("\n", " ")


def _cited(tree: ast.Module, rows: dict[str, list[str]]) -> list[str]:
    texts = dict.fromkeys(node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    known = evidence.facts()
    return list(dict.fromkeys(fact for text in texts for fact in ([text] if text in known else rows.get(text, []))))
