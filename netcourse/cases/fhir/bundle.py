"""Cases as one FHIR bundle, and the bundle as text."""

import json
from collections.abc import Sequence
from decimal import Decimal

from netcourse.cases.cohorts import Case
from netcourse.cases.fhir.described import described
from netcourse.cases.fhir.resources import Json, entries, meta


def bundle(cases: Sequence[Case], name: str) -> Json:
    """Put cases into a FHIR R4 bundle of type collection.

    It says what the cases hold and nothing that a student is asked to work out of them: no report is graded. Time plays no part,
    so the same cases give the same bundle.

    Parameters
    ----------
    cases : sequence of Case
        The cases, in the order in which they are to stand.
    name : str
        The id of the bundle: letters, digits, hyphens and dots.

    Returns
    -------
    dict
        The bundle: of each case the patient, then conditions and observations. Measured numbers are `int` or `Decimal`.
    """
    resources = [resource for case in cases for resource in described(case)]
    return {"resourceType": "Bundle", "id": name, "meta": meta(), "type": "collection", "entry": entries(resources)}


def as_json(resource: Json) -> str:
    """Write a bundle as JSON, each number digit by digit as it stands in the case.

    Parameters
    ----------
    resource : dict
        A bundle as `bundle` returns it.

    Returns
    -------
    str
        JSON with a line feed at its end.

    Raises
    ------
    ValueError
        If a number has more digits than JSON would carry unchanged.
    """
    return json.dumps(resource, indent=1, ensure_ascii=False, default=_number) + "\n"


def _number(value: object) -> float:
    # json writes the shortest digits that give the float back: those of the Decimal, unless it has more than a float holds.
    if isinstance(value, Decimal) and Decimal(repr(float(value))) == value:
        return float(value)
    raise ValueError(f"{value!r}: can't be written to JSON without changing it")
