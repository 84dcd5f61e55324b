"""Pyodide's list of packages, made to name what the site carries, and the public distribution for the rest."""

import copy
import hashlib
import re
from collections.abc import Iterable, Mapping
from email.parser import HeaderParser
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from netcourse.authoring.lite.pins import FROM_DISTRIBUTION

Package = dict[str, Any]
_NAME = re.compile(r"[-_.]+")
_REQUIRED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def package_list(original: Mapping[str, Any], wheels: Iterable[Path], distribution: str) -> dict[str, Any]:
    """The list that a site has.

    Parameters
    ----------
    original : mapping
        Pyodide's own list, `pyodide-lock.json`.
    wheels : iterable of Path
        The wheels that the site carries beside the list.
    distribution : str
        Where packages that the site does not carry are found: an address, or a folder relative to the list, ending in a slash.

    Returns
    -------
    dict
        With the carried wheels, and of the others only those that the site leaves to the distribution, with what they need.
    """
    carried = {package["name"]: package for package in map(described, wheels)}
    wanted: dict[str, Package] = {}
    for name in FROM_DISTRIBUTION:
        _add(name, original["packages"], carried, wanted)
    for package in wanted.values():
        package["file_name"] = f"{distribution}{package['file_name']}"
    packages = {**wanted, **carried}
    for package in packages.values():
        # What does not run in a browser is not asked for: a widget's page part, for one, is in the page already.
        package["depends"] = sorted(name for name in map(normal, package["depends"]) if name in packages)
    return {**original, "packages": dict(sorted(packages.items()))}


def described(wheel: Path) -> Package:
    """An entry of the list for a pure wheel."""
    with ZipFile(wheel) as parcel:
        names = parcel.namelist()
        meta = next(name for name in names if name.count("/") == 1 and name.endswith(".dist-info/METADATA"))
        head = HeaderParser().parsestr(parcel.read(meta).decode("utf-8"))
    required = [line for line in head.get_all("Requires-Dist", []) if "extra ==" not in line]
    tops = {name.split("/")[0] for name in names if "/" in name and not name.split("/")[0].endswith((".dist-info", ".data"))}
    modules = {name.removesuffix(".py") for name in names if "/" not in name and name.endswith(".py")}
    return {
        "name": normal(str(head["Name"])),
        "version": str(head["Version"]),
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(tops | modules),
        "depends": [match[0] for line in required if (match := _REQUIRED.match(line))],
        "unvendored_tests": False,
    }


def normal(name: str) -> str:
    """A package's name as indexes write it (PEP 503)."""
    return _NAME.sub("-", name).lower()


def _add(name: str, original: Mapping[str, Package], carried: Mapping[str, Package], wanted: dict[str, Package]) -> None:
    if name in wanted or name in carried:
        return
    wanted[name] = copy.deepcopy(original[name])
    for other in wanted[name]["depends"]:
        _add(normal(other), original, carried, wanted)
