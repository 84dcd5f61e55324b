"""What Pyodide is told about packages: the address of those that the site does not carry."""

from typing import Any

from netcourse.authoring.lite.packages import package_list
from netcourse.authoring.lite.pins import DISTRIBUTION


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


def test_large_packages_come_from_the_distribution_and_nothing_else_does() -> None:
    packages = package_list(ORIGINAL, DISTRIBUTION)["packages"]
    assert set(packages) == {"numpy", "pandas", "matplotlib", "pillow", "python-dateutil"}
    assert all(package["file_name"] == f"{DISTRIBUTION}{name}.whl" for name, package in packages.items())


def test_what_the_parcel_holds_is_not_asked_for() -> None:
    packages = package_list(ORIGINAL, "")["packages"]
    assert packages["python-dateutil"]["depends"] == []  # six is there already
    assert packages["pandas"]["depends"] == ["numpy", "python-dateutil"]


def test_the_original_list_stays_as_it_was() -> None:
    package_list(ORIGINAL, DISTRIBUTION)
    assert ORIGINAL["packages"]["numpy"] == _package("numpy")
