"""Pyodide's list of packages, made to name the public distribution for what the site does not carry."""

import copy
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from netcourse.authoring.lite.pins import FROM_DISTRIBUTION

Package = dict[str, Any]
_NAME = re.compile(r"[-_.]+")
_PINNED = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)
IN_PARCEL = frozenset(_PINNED.findall((Path(__file__).parent / "wheels.in").read_text(encoding="utf-8")))


def package_list(original: Mapping[str, Any], distribution: str) -> dict[str, Any]:
    """The list that a site has: what it leaves to the distribution. All else is in its parcel, installed before the first cell.

    Parameters
    ----------
    original : mapping
        Pyodide's own list, `pyodide-lock.json`.
    distribution : str
        Where the packages are found: an address, or a folder relative to the list, ending in a slash.

    Returns
    -------
    dict
        With the packages that the site leaves to the distribution, and what they need, less what is in the parcel.
    """
    wanted: dict[str, Package] = {}
    for name in FROM_DISTRIBUTION:
        _add(name, original["packages"], wanted)
    for package in wanted.values():
        package["file_name"] = f"{distribution}{package['file_name']}"
        package["depends"] = sorted(name for name in map(normal, package["depends"]) if name in wanted)
    return {**original, "packages": dict(sorted(wanted.items()))}


def normal(name: str) -> str:
    """A package's name as indexes write it (PEP 503)."""
    return _NAME.sub("-", name).lower()


def _add(name: str, original: Mapping[str, Package], wanted: dict[str, Package]) -> None:
    if name in wanted or name in IN_PARCEL:
        return
    wanted[name] = copy.deepcopy(original[name])
    for other in wanted[name]["depends"]:
        _add(normal(other), original, wanted)
