"""What Pyodide is told about packages: those the site carries, and the address of those it does not."""

from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.lite.packages import described, package_list
from netcourse.authoring.lite.pins import DISTRIBUTION
from netcourse.authoring.lite.students_wheel import build_wheel


def _package(name: str, *depends: str) -> dict[str, Any]:
    return {"name": name, "version": "1", "file_name": f"{name}.whl", "sha256": "0", "depends": list(depends), "imports": [name]}


ORIGINAL: dict[str, dict[str, Any]] = {
    "info": {"python": "3.14.2"},
    "packages": {
        "numpy": _package("numpy"),
        "python-dateutil": _package("python-dateutil", "six"),
        "six": _package("six"),
        "pandas": _package("pandas", "numpy", "python-dateutil"),
        "matplotlib": _package("matplotlib", "numpy", "pillow"),
        "pillow": _package("pillow"),
        "scipy": _package("scipy", "numpy"),
    },
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The student's wheel."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))


def test_a_wheel_is_described_by_what_it_says_of_itself(wheel: Path) -> None:
    entry = described(wheel)
    assert (entry["name"], entry["file_name"], entry["imports"]) == ("netcourse", wheel.name, ["netcourse"])
    assert sorted(entry["depends"]) == ["anywidget", "ipywidgets"]
    assert len(entry["sha256"]) == 64


def test_large_packages_come_from_the_distribution_and_nothing_else_does(wheel: Path) -> None:
    packages = package_list(ORIGINAL, [wheel], DISTRIBUTION)["packages"]
    assert set(packages) == {"numpy", "pandas", "matplotlib", "pillow", "python-dateutil", "six", "netcourse"}
    elsewhere = {name for name, package in packages.items() if package["file_name"] == f"{DISTRIBUTION}{name}.whl"}
    assert elsewhere == set(packages) - {"netcourse"}
    assert packages["netcourse"]["file_name"] == wheel.name


def test_only_what_is_there_is_asked_for(wheel: Path) -> None:
    packages = package_list(ORIGINAL, [wheel], "")["packages"]
    assert packages["netcourse"]["depends"] == []
    assert packages["pandas"]["depends"] == ["numpy", "python-dateutil"]


def test_the_original_list_stays_as_it_was(wheel: Path) -> None:
    package_list(ORIGINAL, [wheel], DISTRIBUTION)
    assert ORIGINAL["packages"]["numpy"] == _package("numpy")
