"""The parts of a FHIR R4 bundle: plain dictionaries, with codes only where `netcourse.evidence.terms` holds one."""

from collections.abc import Iterable
from decimal import Decimal

from netcourse.evidence import System, Term, terms

Json = dict[str, object]
# Nothing is served there: RFC 2606 keeps this name for examples, and a reference has to start somewhere.
BASE = "http://example.org/fhir"


def exact(number: float) -> int | Decimal:
    """Return a measured number as it is printed: 47.1 is 47.1 and not the binary fraction beside it."""
    return number if isinstance(number, int) else Decimal(repr(number))


def coding(term: Term) -> Json:
    """Return a code with its system and display."""
    return {"system": term.system.value, "code": term.code, "display": term.display}


def concept(text: str, *codes: Term | None) -> Json:
    """Return a concept: its text, and the codes that there are for it."""
    found = [coding(term) for term in codes if term is not None]
    return ({"coding": found} if found else {}) | {"text": text}


def loinc(field: str) -> Term | None:
    """The LOINC code of a field of a case, if one was seen."""
    return terms().case(System.LOINC, field)


def quantity(value: float, unit: str, field: str = "") -> Json:
    """Return a value with its unit.

    Parameters
    ----------
    value : int or float
        The value, in `unit`.
    unit : str
        The unit as a person reads it.
    field : str
        The field of a case whose UCUM code goes with it; without one that is known the unit is text only.

    Returns
    -------
    dict
        A FHIR Quantity.
    """
    ucum = terms().case(System.UCUM, field)
    code: Json = {} if ucum is None else {"system": ucum.system.value, "code": ucum.code}
    return {"value": exact(value), "unit": unit} | code


def patient(case_id: str) -> Json:
    """Return a patient who says that nobody is behind it."""
    name = {"use": "anonymous", "text": f"Synthetic patient {case_id}", "family": "Synthetic", "given": [case_id]}
    return _resource("Patient", case_id) | {"name": [name]}


def observation(case_id: str, name: str, code: Json, value: Json, *, laboratory: bool = False, **more: object) -> Json:
    """Return one observation of a patient.

    Parameters
    ----------
    case_id : str
        Whose it is.
    name : str
        What tells it from the patient's others; letters, digits and hyphens.
    code : dict
        What was observed, as `concept` gives it.
    value : dict
        The value under its FHIR name, such as ``{"valueBoolean": True}``.
    laboratory : bool
        Whether a laboratory gave it.
    **more
        Further elements of a FHIR Observation.

    Returns
    -------
    dict
        A FHIR Observation.
    """
    category = {"category": [{"coding": [coding(terms().code(System.OBSERVATION_CATEGORY, "laboratory"))]}]}
    return (
        _resource("Observation", f"{case_id}-{name}")
        | {"status": "final"}
        | (category if laboratory else {})
        | {"code": code, "subject": {"reference": f"Patient/{case_id}"}}
        | value
        | more
    )


def condition(case_id: str, name: str, code: Json, *, found: bool = True, **more: object) -> Json:
    """Return one condition of a patient, confirmed if it was found and otherwise refuted.

    Parameters
    ----------
    case_id : str
        Whose it is.
    name : str
        What tells it from the patient's others; letters, digits and hyphens.
    code : dict
        The condition, as `concept` gives it.
    found : bool
        Whether the patient has it.
    **more
        Further elements of a FHIR Condition.

    Returns
    -------
    dict
        A FHIR Condition.
    """
    status: Json = {}
    if found:
        status = {"clinicalStatus": {"coding": [coding(terms().code(System.CONDITION_CLINICAL, "active"))]}}
    verified = terms().code(System.CONDITION_VERIFICATION, "confirmed" if found else "refuted")
    return (
        _resource("Condition", f"{case_id}-{name}")
        | status
        | {"verificationStatus": {"coding": [coding(verified)]}}
        | {"code": code, "subject": {"reference": f"Patient/{case_id}"}}
        | more
    )


def yes(answer: str) -> Json:
    """Return the answer ``"yes"`` or ``"no"`` of a case as the value of an observation."""
    return {"valueBoolean": answer == "yes"}


def measured(value: float, unit: str, field: str) -> Json:
    """Return a number of a case with its unit as the value of an observation; `field` is the case's, as in `terms.csv`."""
    return {"valueQuantity": quantity(value, unit, field)}


def word(text: str) -> Json:
    """Return a word of a case, for which there is no code, as the value of an observation."""
    return {"valueCodeableConcept": concept(text)}


def meta() -> Json:
    """Return what marks a resource as test health data."""
    return {"security": [coding(terms().code(System.ACT_REASON, "HTEST"))]}


def entries(resources: Iterable[Json]) -> list[Json]:
    """Return resources as entries of a bundle, each under the address by which the others refer to it."""
    return [{"fullUrl": f"{BASE}/{one['resourceType']}/{one['id']}", "resource": one} for one in resources]


def _resource(kind: str, name: str) -> Json:
    return {"resourceType": kind, "id": name, "meta": meta()}
