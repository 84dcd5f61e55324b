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
        if isinstance(node, ast.Constant)
        and type(node.value) in {int, float}
        and node not in named
        and node.value not in ARITHMETIC
    ]


# Statistics, not medicine: a level of confidence, and the terms of Wilson's formula.
STATISTICS = {"counting.py"}
# Every number that a module names in capitals, with the reason why it is no clinical threshold.
CONSTANTS = {
    "PER_CENT": "a share in per cent",
    "REFERENCE_AREA_MM2": "the unit of every mitotic rate: per 2 mm2",
    "HPF_OBJECTIVE": "the objective of a high-power field, x40",
    "HPF_REPORTED": "the article's unit: per 10 fields",
    "_ONE": "precision of a sum",
    "_PEOPLE": "natural frequencies are told of so many people",
    "_SCALE": "powers of ten between units",
    "UG_PER_MG": "powers of ten between units",
    "MM_PER_CM": "powers of ten between units",
    "CREATININE_G_PER_MOL": "a molar mass, IUPAC",
    "SEROTONIN_G_PER_MOL": "a molar mass, as in fact M-diet.model",
    "HOURS_PER_DAY": "a day",
    "_PH_TOP": "the end of the pH scale",
    "_MOST_DIGITS": "how exactly a float is read",
    "_MOST_DECIMALS": "how exactly a number is printed",
    "_ALMOST_ALL": "how exactly a number is printed",
    "MONTHS_PER_YEAR": "a year",
    "_PRECISION": "how exactly a time is searched",
    "_MOST": "the end of the floats",
    "WORST": "the scenarios of fact F-15.rule, whose statement holds them",
    "TYPICAL": "the scenarios of fact F-15.rule, whose statement holds them",
    "BEST": "the scenarios of fact F-15.rule, whose statement holds them",
}


def named_numbers(source: str) -> set[str]:
    """Names in capitals at a module's top that hold a bare number."""
    names = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            constants = [one for one in ast.walk(node.value) if isinstance(one, ast.Constant)]
            numeric = any(type(one.value) in {int, float} for one in constants)
            if numeric or (isinstance(node.value, ast.Call) and "Decimal" in ast.dump(node.value)):
                names.add(node.targets[0].id)
    return names


@pytest.mark.parametrize("path", sorted(DISEASE.glob("*.py")), ids=lambda path: path.name)
def test_a_number_with_a_name_is_a_known_one(path: Path) -> None:
    assert named_numbers(path.read_text(encoding="utf-8")) <= set(CONSTANTS)


@pytest.mark.parametrize("path", sorted(DISEASE.glob("*.py")), ids=lambda path: path.name)
def test_a_rule_states_no_number_of_its_own(path: Path) -> None:
    if path.name not in STATISTICS:
        assert numbers(path.read_text(encoding="utf-8")) == []


def test_a_bare_threshold_would_be_found() -> None:
    assert numbers("def g(x):\n    return x < 3\n") == [(2, 3)]
    assert numbers("if x >= 0.03:\n    pass\n") == [(1, 0.03)]
