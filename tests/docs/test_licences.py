"""The list of licences: complete, and nothing that is handed out asks for more than it says."""

import re
from importlib.metadata import distributions
from itertools import product

import pytest
from packaging.markers import Marker

from docs.making.licences import ELSEWHERE, LOCK, Package, carried, locked, page

# Each with its reason on the page.
FILE_BY_FILE = {"pyodide (npm)", "micropip"}
# Asked for and never carried along: certifi and fqdn by JupyterLab, frozendict by genanki; the others build and test.
BESIDE = {"certifi", "fqdn", "frozendict", "hypothesis", "pathspec"}


def test_every_package_of_the_lock_has_a_licence() -> None:
    names = re.findall(r"^([a-z0-9._-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    found = locked()
    assert [one.name for one in found] == list(dict.fromkeys(names))
    assert [one.name for one in found if not one.licence] == []


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_what_another_python_or_system_does_not_install_has_its_licence_all_the_same(system: str) -> None:
    # On Python 3.13 lazy-importer and overrides had none: the lock asks for them below 3.12 alone.
    kept: dict[str, list[str]] = {}
    for name, marker in re.findall(r"^([a-z0-9._-]+)==\S+(?: ; (.*?))? \\$", LOCK.read_text(encoding="utf-8"), re.MULTILINE):
        kept.setdefault(name, []).append(marker)
    about = {"sys_platform": system, "os_name": "nt" if system == "win32" else "posix"}
    for (name, markers), minor in product(kept.items(), range(11, 15)):
        here = {**about, "python_full_version": f"3.{minor}.7", "python_version": f"3.{minor}"}
        if not any(not marker or Marker(marker).evaluate(here) for marker in markers):
            assert ELSEWHERE.get(name), (name, here)


def test_a_licence_that_is_written_down_is_the_one_that_is_read_where_the_package_is_installed() -> None:
    there = {one.metadata["Name"].replace("_", "-") for one in distributions()}
    written = {name: licence for name, licence in ELSEWHERE.items() if name in there}
    assert written
    assert {one.name: one.licence for one in locked() if one.name in written} == written


def test_nothing_that_is_carried_along_is_copyleft_but_what_the_page_gives_a_reason_for() -> None:
    found = carried()
    assert len(found) > 25
    assert [one.name for one in found if not one.licence] == []
    assert {one.name for one in found if one.copyleft} == FILE_BY_FILE


def test_what_is_copyleft_beside_is_known_by_name() -> None:
    assert {one.name for one in locked() if one.copyleft} == BESIDE


def test_a_choice_of_licences_is_no_copyleft() -> None:
    assert not Package("a", "1", "MIT OR GPL-2.0-only").copyleft
    assert not Package("a", "1", "Public Domain; BSD License; GNU General Public License (GPL)").copyleft
    assert Package("a", "1", "LGPL-3.0-only").copyleft
    assert Package("a", "1", "GPL-3.0-or-later").copyleft
    assert Package("a", "1", "AGPL-3.0").copyleft


def test_the_page_holds_every_package_once_a_list() -> None:
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", page(), re.MULTILINE)
    assert sorted(rows) == sorted(["package", "package", *(one.name for one in [*locked(), *carried()])])
