"""The licences of all that the lock names, read from what is installed, and of what the browser edition carries along.

`python -m docs.making.licences` prints the page.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from netcourse.authoring.lite.pins import PYODIDE

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
CARRIED = ROOT / "netcourse" / "authoring" / "lite" / "wheels.in"
BUNDLED = ROOT / "netcourse" / "companion" / "labextension" / "static" / "third-party-licenses.json"
# Not installed on every system or every Python, or in the browser alone; read from the metadata of their wheels.
ELSEWHERE: Mapping[str, str] = {
    "appnope": "BSD-2-Clause",
    "colorama": "BSD License",
    "decorator": "BSD-2-Clause",
    "importlib-metadata": "Apache-2.0",
    "lazy-importer": "Apache-2.0",
    "micropip": "Mozilla Public License Version 2.0",
    "overrides": "Apache License, Version 2.0",
    "pexpect": "ISC License (ISCL)",
    "ptyprocess": "ISC License (ISCL)",
    "pywinpty": "MIT License",
    "zipp": "MIT",
}
# The parts of the browser edition that are no wheels of wheels.in.
BESIDE: Mapping[str, str] = {"pyodide (npm)": "MPL-2.0", "jupyterlite-core": "", "jupyterlite-pyodide-kernel": ""}
COPYLEFT = re.compile(r"\bA?L?GPL|General Public|MPL|Mozilla Public|EUPL|EPL|CDDL|CC-BY-SA")
NAME = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Package:
    """A package with its version ("" if it is not installed here) and its licence, as its own metadata says it."""

    name: str
    version: str
    licence: str

    @property
    def copyleft(self) -> bool:
        """Whether the licence asks that changes be handed on under it, and offers no other choice."""
        return bool(COPYLEFT.search(self.licence)) and not re.search(r"\bOR\b|; BSD|BSD License;", self.licence)


def locked() -> list[Package]:
    """All that a full set-up installs, in the order of the lock."""
    # A package for which Pythons need different versions stands there more than once.
    return [_package(name) for name in dict.fromkeys(name for name, _ in NAME.findall(LOCK.read_text(encoding="utf-8")))]


def carried() -> list[Package]:
    """What is inside of what we hand out: the browser edition's parts, and what is compiled into the companion."""
    wheels = [Package(name, at, _package(name).licence) for name, at in NAME.findall(CARRIED.read_text(encoding="utf-8"))]
    beside = [Package(name, PYODIDE, said) if said else _package(name) for name, said in BESIDE.items()]
    found = json.loads(BUNDLED.read_text(encoding="utf-8"))["packages"]
    bundled = [Package(f"{one['name']} (npm)", one["versionInfo"], one["licenseId"]) for one in found]
    return [*wheels, *beside, *bundled]


def page() -> str:
    """Both lists as MyST."""
    within = carried()
    lines = [
        "# Licences",
        "",
        "Read from each package's own metadata. A wheel of the course holds none of them: pip fetches what it asks for.",
        "",
        "## Carried along",
        "",
        "Inside of the browser edition or of the companion. Pyodide and micropip are under the Mozilla Public License, which "
        "binds file by file: none of their sources is changed, and they stand at [pyodide.org](https://pyodide.org/). Nothing "
        "else in this list asks for as much. What JupyterLite carries of JupyterLab, the site itself lists in "
        "`build/third-party-licenses.json`.",
        "",
        *_table(within),
        "",
        "## Installed beside",
        "",
        "All that `requirements.lock` names, for building and testing too.",
        "",
        *_table(locked()),
        "",
    ]
    return "\n".join(lines)


def _table(packages: list[Package]) -> Iterator[str]:
    yield "| package | version | licence |"
    yield "|---|---|---|"
    for one in packages:
        yield f"| {one.name} | {one.version or 'not installed here'} | {one.licence.replace('|', '/')} |"


def _package(name: str) -> Package:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return Package(name, "", ELSEWHERE.get(name, ""))
    return Package(name, found.version, _licence(found))


def _licence(found: Distribution) -> str:
    """As the metadata says it: an expression, else the classifiers, else a word, else the first line of its file."""
    about = found.metadata
    named = [one.split(" :: ")[-1] for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
    (expression, *_), (word, *_) = (about.get_all(key) or [""] for key in ("License-Expression", "License"))
    return expression or "; ".join(one for one in named if one != "OSI Approved") or word.strip().split("\n")[0] or _file(found)


def _file(found: Distribution) -> str:
    held = [path for path in found.files or [] if "LICEN" in path.name.upper() and path.suffix in ("", ".txt", ".md")]
    lines = [line.strip() for path in held[:1] for line in path.read_text(encoding="utf-8").splitlines()]
    return next((line for line in lines if line), "")


if __name__ == "__main__":
    print(page(), end="")
