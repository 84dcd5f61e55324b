"""Codes that machines share: where each was seen, what it stands for, and that UCUM takes its units."""

import csv
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from ucumvert import InvalidUcumError, PintUcumRegistry, parse_ucum

from netcourse.evidence import EvidenceError, System, UnknownIdError, fact, find, render, terms
from netcourse.evidence.terms import COLUMNS, read_terms

GOOD = {
    "system": "http://loinc.org",
    "code": "9811-1",
    "display": "Chromogranin A",
    "facts": "F-1",
    "cases": "CgaReferral.cga_ng_ml",
    "units": "",
    "edition": "2.80",
    "seen": "https://example.org/page",
    "remark": "",
}
UCUM = {"system": "http://unitsofmeasure.org", "code": "ng/mL", "facts": "", "cases": "", "units": "ng/mL"}


@pytest.fixture(scope="module")
def quantities() -> PintUcumRegistry:
    return PintUcumRegistry()


def read(folder: Path, *rows: dict[str, str]) -> Callable[[], object]:
    with (folder / "terms.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return lambda: read_terms(folder, {"F-1"}, {"ng/mL", "ug/L"})


def test_a_code_says_where_it_was_seen_and_of_which_edition_it_is() -> None:
    for term in terms():
        assert term.seen, term.code
        assert term.edition or term.system_name == "HL7", term.code


def test_codes_of_each_system_are_there() -> None:
    assert {term.system for term in terms()} == set(System)


@pytest.mark.parametrize("code", ["C7A.012", "C7B.02", "E34.00"])
def test_icd_10_cm_is_of_one_edition_with_its_year(code: str) -> None:
    assert terms().code(System.ICD_10_CM, code).edition == "2026 (April 2026 release)"


def test_one_code_of_icd_o_stands_for_a_net_without_a_grade_and_for_g1_and_says_so() -> None:
    term = terms().code(System.ICD_O_3, "8240/3")
    assert "B1-1.ki67" in term.facts
    assert "without a grade" in term.remark


def test_a_fact_shows_its_codes() -> None:
    (found,) = find("A2-02.gastrin")
    assert "  code: LOINC 2333-3, Gastrin [Mass/volume] in Serum or Plasma" in render(found).splitlines()
    assert fact("A2-02.gastrin").unit == "pg/mL"


def test_an_unknown_code_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownIdError, match="8240/3"):
        terms().code(System.ICD_O_3, "8240/0")


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"system": "http://example.org"}, "system"),
        ({"code": ""}, "code"),
        ({"display": " "}, "display"),
        ({"facts": "F-2"}, "facts"),
        ({"facts": "", "cases": ""}, "facts"),
        ({"cases": "cga"}, "cases"),
        ({"cases": "CgaReferral.cga_ng_ml="}, "cases"),
        ({"units": "ng/mL"}, "units"),
        ({"edition": ""}, "edition"),
        ({"seen": ""}, "seen"),
        ({"seen": "from memory"}, "seen"),
        ({"seen": "pip:ucumvert"}, "seen"),
        ({"remark": " "}, "remark"),
        (UCUM | {"units": "mg/dL"}, "units"),
    ],
)
def test_a_bad_row_is_refused_with_file_row_and_column(tmp_path: Path, change: dict[str, str], column: str) -> None:
    with pytest.raises(EvidenceError, match=rf"terms\.csv row 2, column {column}: .*allowed: "):
        read(tmp_path, GOOD | change)()


@pytest.mark.parametrize(
    ("second", "column"),
    [({}, "code"), ({"code": "1-1"}, "cases"), (UCUM | {"code": "mg/L", "cases": ""}, "units")],
)
def test_two_codes_never_stand_for_the_same(tmp_path: Path, second: dict[str, str], column: str) -> None:
    first = GOOD | UCUM if "units" in second else GOOD
    with pytest.raises(EvidenceError, match=rf"row 3, column {column}"):
        read(tmp_path, first, GOOD | second)()


def ucum_codes() -> list[str]:
    return [term.code for term in terms() if term.system is System.UCUM]


@pytest.mark.parametrize("code", ucum_codes())
def test_ucum_takes_every_unit(code: str) -> None:
    parse_ucum(code)


def test_every_unit_stands_in_the_table_of_examples_that_ucum_publishes() -> None:
    text = files("ucumvert").joinpath("vendor/ucum_examples.tsv").read_text(encoding="utf-8")
    assert set(ucum_codes()) <= {line.split("\t")[1] for line in text.splitlines() if "\t" in line}


@pytest.mark.parametrize("written", ["umol/24h", "umol/24 h", "mg/24h", "mL/min/1.73 m2", "years"])
def test_ucum_refuses_what_people_write(written: str) -> None:
    with pytest.raises(InvalidUcumError):
        parse_ucum(written)


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("umol/(24.h)", "[substance] / [time]"),
        ("umol/d", "[substance] / [time]"),
        # Read from the left: micromole, over 24, times hour.
        ("umol/24.h", "[substance] * [time]"),
        ("mg/(24.h)", "[mass] / [time]"),
        ("mg/24.h", "[mass] * [time]"),
        ("mL/min/{1.73_m2}", "[length] ** 3 / [time]"),
        ("ng/mL", "[mass] / [length] ** 3"),
        ("10*9/L", "1 / [length] ** 3"),
        ("mm2", "[length] ** 2"),
        ("mo", "[time]"),
    ],
)
def test_what_a_code_of_ucum_means(quantities: PintUcumRegistry, code: str, meaning: str) -> None:
    assert str(quantities.from_ucum(code).dimensionality) == meaning


def test_in_24_hours_is_the_same_as_in_a_day(quantities: PintUcumRegistry) -> None:
    a_day = quantities.from_ucum("umol/d").to("umol/h").magnitude
    assert quantities.from_ucum("umol/(24.h)").to("umol/h").magnitude == pytest.approx(a_day, rel=1e-12)


def units_within(code: str, known: set[str]) -> set[str]:
    """Take the units out of a code: no annotations, numbers or prefixes."""
    words = re.findall(r"[A-Za-z]*\[[^]]+\]|[A-Za-z%]+", re.sub(r"\{[^}]*\}", "", code))
    found = {next((word[cut:] for cut in range(3) if word[cut:] in known), "") for word in words}
    assert "" not in found, code
    return found


# ucumvert 0.3.2 takes 19 units for another size or quantity than the table of UCUM that it ships, [LPF] and g% among them
# (findings/ucum_factors.sh). The mole is a number to UCUM and an amount of substance to pint, which is what is wanted here.
def test_every_unit_of_ours_is_what_the_table_of_ucum_says(quantities: PintUcumRegistry) -> None:
    space = {"u": "http://unitsofmeasure.org/ucum-essence"}
    table = ET.fromstring(files("ucumvert").joinpath("vendor/ucum-essence.xml").read_bytes())  # noqa: S314 (of the package)
    values = {unit.attrib["Code"]: unit.find("u:value", space) for unit in table.iterfind("u:unit", space)}
    base = {unit.attrib["Code"] for unit in table.iterfind("u:base-unit", space)}
    special = {unit.attrib["Code"] for unit in table.iterfind("u:unit[@isSpecial='yes']", space)}
    ours = set().union(*(units_within(code, set(values) | base) for code in ucum_codes())) - base - special - {"mol"}
    assert {"L", "[IU]", "mo", "%"} <= ours
    for code in sorted(ours):
        value = values[code]
        assert value is not None
        said = float(value.attrib["value"]) * quantities.from_ucum(value.attrib["Unit"])
        size = (quantities.from_ucum(code) / said).to_base_units()
        assert size.dimensionless, code
        assert size.magnitude == pytest.approx(1, rel=1e-6), code
