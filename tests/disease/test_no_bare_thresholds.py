"""No clinical number stands in the code of a rule: it comes from a fact."""

import ast
from pathlib import Path

import pytest

DISEASE = Path(__file__).parents[2] / "netcourse" / "disease"
# Arithmetic: nothing, one, two (halves, squares), and per cent. All else is a fact, or a named constant below.
ARITHMETIC = {0, 1, 2, 100}


def numbers(source: str) -> list[tuple[int, object]]:
    """Line and value of every number in code, but for those that a module names in capitals at its top."""
    tree = ast.parse(source)
    named: set[ast.AST] = set()
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        if targets and all(isinstance(target, ast.Name) and target.id.strip("_").isupper() for target in targets):
            named.update(ast.walk(node))
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and type(node.value) in {int, float} and node not in named and node.value not in ARITHMETIC
    ]


@pytest.mark.parametrize("path", sorted(DISEASE.glob("*.py")), ids=lambda path: path.name)
def test_a_rule_states_no_number_of_its_own(path: Path) -> None:
    assert numbers(path.read_text(encoding="utf-8")) == []


def test_a_bare_threshold_would_be_found() -> None:
    assert numbers("def g(x):\n    return x < 3\n") == [(2, 3)]
    assert numbers("if x >= 0.03:\n    pass\n") == [(1, 0.03)]
