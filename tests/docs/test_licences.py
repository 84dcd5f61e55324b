"""The list of licences: complete, and nothing that is handed out asks for more than it says."""

import re

from docs.making.licences import LOCK, Package, carried, locked, page

# Each with its reason on the page.
FILE_BY_FILE = {"pyodide (npm)", "micropip"}
# Asked for and never carried along: certifi and fqdn by JupyterLab, frozendict by genanki; the others build and test.
BESIDE = {"certifi", "fqdn", "frozendict", "hypothesis", "pathspec"}


def test_every_package_of_the_lock_has_a_licence() -> None:
    names = re.findall(r"^([a-z0-9._-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    found = locked()
    assert [one.name for one in found] == list(dict.fromkeys(names))
    assert [one.name for one in found if not one.licence] == []


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
