"""Cases as a FHIR bundle: valid to a public library, marked as synthetic, exact, and without a code that nobody saw."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st
from ucumvert import parse_ucum

from netcourse import cases as room
from netcourse.cases import BiopsyReport, UrineCollection
from netcourse.cases.cohorts import COHORTS, Case, Cohort, case_id, find_cases
from netcourse.cases.fhir import as_json, bundle
from netcourse.cases.fhir.resources import exact
from netcourse.evidence import System, terms

DRAWS: list[Callable[..., Sequence[Case]]] = [cohort.draw for cohort in COHORTS]
# What R4 binds as required and the library takes in any spelling.
KNOWN = {(term.system.value, term.code) for term in terms()}
CODED = {"status": {"final"}, "use": {"anonymous"}, "type": {"collection"}}


def written(cases: Sequence[Case]) -> dict[str, Any]:
    read = json.loads(as_json(bundle(cases, "some-cases")), parse_float=Decimal)
    assert isinstance(read, dict)
    return read


def resources(cases: Sequence[Case]) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in written(cases)["entry"]]


def one(case: str, name: str) -> dict[str, Any]:
    (found,) = (resource for resource in resources(find_cases(case)) if resource["id"] == f"{case}-{name}")
    return found


def parts(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from parts(part)
    elif isinstance(value, list):
        for part in value:
            yield from parts(part)


def check(cases: Sequence[Case]) -> None:
    text = as_json(bundle(cases, "some-cases"))
    ours = json.loads(text, parse_float=Decimal)
    read = Bundle.model_validate_json(text)
    assert json.loads(read.model_dump_json(), parse_float=Decimal) == ours
    addresses = {entry["fullUrl"] for entry in ours["entry"]}
    assert len(addresses) == len(ours["entry"])
    for part in parts(ours):
        for name, allowed in CODED.items():
            assert not isinstance(part.get(name), str) or part[name] in allowed
        if "reference" in part:
            assert f"http://example.org/fhir/{part['reference']}" in addresses
        if "system" in part:
            assert (part["system"], part["code"]) in KNOWN
    patients = [entry["resource"]["id"] for entry in ours["entry"] if entry["resource"]["resourceType"] == "Patient"]
    assert patients == [case_id(case) for case in cases]


@pytest.mark.parametrize("cohort", COHORTS, ids=lambda cohort: cohort.name)
def test_every_cohort_of_the_course_is_a_valid_bundle(cohort: Cohort) -> None:
    # Those on an edge, and some of the others.
    check(cohort.draw()[:40])


@pytest.mark.soak
@pytest.mark.parametrize("cohort", COHORTS, ids=lambda cohort: cohort.name)
def test_every_patient_of_every_cohort_is_in_a_valid_bundle(cohort: Cohort) -> None:
    check(cohort.draw())


@settings(max_examples=20, deadline=None)
@given(draw=st.sampled_from(DRAWS), more=st.integers(0, 5), seed=st.integers(0, 2**32))
def test_every_patient_that_can_be_drawn_is_a_valid_bundle(draw: Callable[..., Sequence[Case]], more: int, seed: int) -> None:
    check(draw(14 + more, seed))


@pytest.mark.parametrize("cohort", COHORTS, ids=lambda cohort: cohort.name)
def test_nobody_can_take_it_for_a_real_patient(cohort: Cohort) -> None:
    some = cohort.draw()[:5]
    label = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST", "display": "test health data"}
    for resource in [written(some), *resources(some)]:
        assert resource["meta"]["security"] == [label]
        if resource["resourceType"] == "Patient":
            assert resource["name"][0]["text"] == f"Synthetic patient {resource['id']}"
            assert resource["name"][0]["family"] == "Synthetic"


@pytest.mark.parametrize("cohort", COHORTS, ids=lambda cohort: cohort.name)
def test_the_same_cases_give_the_same_text(cohort: Cohort) -> None:
    first, again = (as_json(bundle(cohort.draw()[:40], cohort.name)) for _ in range(2))
    assert first == again


def test_every_unit_that_a_bundle_uses_is_one_that_ucum_takes() -> None:
    used = {
        part["code"]
        for cohort in COHORTS
        for part in parts(written(cohort.draw()[:25]))
        if part.get("system") == System.UCUM.value
    }
    assert used == {
        "ng/mL", "mL/min/{1.73_m2}", "a", "mg/(24.h)", "umol/(24.h)", "h", "{cells}", "mm2", "%", "mL/min", "10*9/L", "mo",
    }  # fmt: skip
    for code in used:
        parse_ucum(code)


def test_a_result_is_the_number_of_the_case_digit_by_digit() -> None:
    for case in find_cases("hiaa_collections")[:200]:
        assert isinstance(case, UrineCollection)
        (hiaa,) = (part for part in resources([case]) if "referenceRange" in part)
        assert hiaa["valueQuantity"]["value"] == Decimal(str(case.hiaa))
        assert hiaa["referenceRange"][0]["high"]["value"] == Decimal(str(case.upper_limit))


def test_a_number_that_json_would_change_is_refused() -> None:
    with pytest.raises(ValueError, match="without changing it"):
        as_json({"value": Decimal("0.12345678901234567891")})


@given(tenths=st.integers(0, 10**9))
def test_a_measured_number_keeps_its_digits(tenths: int) -> None:
    assert Decimal(as_json({"value": exact(tenths / 10)}).split(":")[1].strip(" }\n")) == Decimal(tenths) / 10


@pytest.mark.parametrize(
    ("case", "name", "code", "unit"),
    [
        ("UC-001", "hiaa", "1695-6", "mg/(24.h)"),
        ("UC-003", "hiaa", "14573-0", "umol/(24.h)"),
        ("CG-001", "cga", "9811-1", "ng/mL"),
        ("CG-001", "age", "30525-0", "a"),
        ("PR-001", "ki67", "29593-1", "%"),
        ("PR-001", "platelets", "26515-7", "10*9/L"),
    ],
)
def test_a_result_carries_its_loinc_code_and_its_unit(case: str, name: str, code: str, unit: str) -> None:
    found = one(case, name)
    assert found["code"]["coding"][0]["code"] == code
    assert found["valueQuantity"]["code"] == unit


@pytest.mark.parametrize(
    ("case", "name"),
    [("CG-001", "egfr"), ("PR-001", "clearance"), ("BR-001", "mitoses"), ("RE-001", "nets"), ("TP-001", "months")],
)
def test_where_no_code_was_seen_there_is_text_alone(case: str, name: str) -> None:
    assert set(one(case, name)["code"]) == {"text"}


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("BR-002", "C7A.019"),
        ("BR-005", "C7A.029"),
        ("RE-001", "C7A.090"),
        ("RE-010", "C7A.00"),
        ("PR-008", "C7A.1"),
        ("BR-001", None),
    ],
)
def test_a_tumour_is_coded_by_its_site_and_a_carcinoma_by_what_it_is(case: str, code: str | None) -> None:
    found = one(case, "tumour")["code"].get("coding", [{"code": None}])
    assert [part["code"] for part in found] == [code]


def test_a_count_of_cells_stays_a_count() -> None:
    for case in find_cases("biopsy_reports")[:60]:
        assert isinstance(case, BiopsyReport)
        ratio = next(part["valueRatio"] for part in resources([case]) if part["id"].endswith("-ki67"))
        assert ratio["numerator"]["value"] == case.ki67_positive
        assert ratio["denominator"]["value"] == case.cells_counted


def test_no_report_is_graded_for_the_student() -> None:
    reports = find_cases("biopsy_reports")[:60]
    codes = {part["code"] for part in parts(written(reports)) if part.get("system") == System.ICD_O_3.value}
    assert codes == {"8240/3", "8246/3"}
    assert one("BR-001", "histology")["note"][0]["text"].startswith("Not graded")


def test_what_was_not_found_is_refuted_and_not_active() -> None:
    refuted, confirmed = one("CG-001", "net"), one("CG-002", "net")
    assert refuted["verificationStatus"]["coding"][0]["code"] == "refuted"
    assert "clinicalStatus" not in refuted
    assert confirmed["verificationStatus"]["coding"][0]["code"] == "confirmed"
    assert confirmed["clinicalStatus"]["coding"][0]["code"] == "active"


def test_every_field_that_a_code_stands_for_exists_and_its_value_occurs() -> None:
    kinds = {name: getattr(room, name) for name in room.__all__ if name[0].isupper()}
    seen = {type(case).__name__: cohort.draw() for cohort in COHORTS for case in cohort.draw()[:1]}
    for term in terms():
        for case in term.cases:
            kind, _, rest = case.partition(".")
            field, _, value = rest.partition("=")
            assert field in {one.name for one in fields(kinds[kind])}, case
            # 5-HIAA is coded by its unit.
            held = "unit" if field == "hiaa" else field
            assert not value or value in {getattr(one, held) for one in seen[kind]}, case


@dataclass(frozen=True, slots=True)
class Unheard:
    """A kind of case that has no function of its own."""

    unheard_id: str
    family_name: str
    found: str
    count: int
    share: float


def test_a_kind_of_case_without_words_of_its_own_is_written_field_by_field_without_a_code() -> None:
    some: list[Any] = [Unheard("UN-001", "of a tumour", "no", 3, 0.1)]
    check(some)
    values = [next(part[key] for key in part if key.startswith("value")) for part in resources(some)[1:]]
    assert values == [{"text": "of a tumour"}, False, {"value": 3}, {"value": Decimal("0.1")}]
    assert all(set(part["code"]) == {"text"} for part in resources(some)[1:])
