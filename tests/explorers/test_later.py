"""An explorer is imported when somebody asks for it; every name is there, and is what its module has."""

import ast
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import netcourse.explorers as explorers


def told(script: str) -> object:
    """What a fresh Python prints as JSON."""
    words = [sys.executable, "-c", f"import json, sys\n{script}"]
    return json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)


def test_names_come_later_from_where_their_types_are_known_to_be() -> None:
    tree = ast.parse(Path(explorers.__file__).read_text("utf-8"))
    known = next(one for one in tree.body if isinstance(one, ast.If) and ast.unparse(one.test) == "TYPE_CHECKING")
    typed = {name.name: node.module for node in known.body if isinstance(node, ast.ImportFrom) for name in node.names}
    assert typed == explorers._WHERE


@pytest.mark.parametrize("name", explorers.__all__)
def test_every_name_is_what_its_module_has(name: str) -> None:
    found = getattr(explorers, name)
    assert found is getattr(import_module(found.__module__), name)
    assert name in dir(explorers)


def test_asking_for_one_explorer_imports_no_other() -> None:
    script = "from netcourse.explorers import explore, WhichScan\n"
    imported = told(f"{script}print(json.dumps([name for name in sys.modules if 'explorers.' in name]))")
    assert isinstance(imported, list)
    assert "netcourse.explorers.which_scan" in imported
    others = ("atlas", "ki67", "on_call", "phases", "treatment_board", "trials", "workbench")
    assert [name for name in imported if name.split(".")[2] in others] == []


def test_a_function_that_is_called_like_its_module_stays_a_function() -> None:
    script = "import netcourse.explorers.grade_plane.regions, netcourse.explorers.counting_error\n"
    script += "from netcourse.explorers import grade_plane, counting_error\n"
    script += "print(json.dumps([callable(grade_plane), callable(counting_error)]))"
    assert told(script) == [True, True]


def test_every_other_name_is_none_that_is_a_module_as_well() -> None:
    folder = Path(explorers.__file__).parent
    modules = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert modules & set(explorers._WHERE) == set()


def test_a_name_that_is_none_is_an_error_as_usual() -> None:
    with pytest.raises(AttributeError, match=r"module 'netcourse\.explorers' has no attribute 'Nothing'"):
        _ = getattr(explorers, "Nothing")  # noqa: B009 (mypy would refuse the plain one)
