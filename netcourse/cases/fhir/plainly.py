"""A case whose kind has no words of its own yet, as FHIR resources: each field as text and value, without a code."""

from dataclasses import fields

from netcourse.cases.cohorts import Case, case_id
from netcourse.cases.fhir.resources import Json, concept, exact, observation, patient, word, yes


def plainly(case: Case) -> list[Json]:
    """Return the patient of a case, and an observation for each field after its id."""
    who = case_id(case)
    return [
        patient(who),
        *(
            observation(who, one.name.replace("_", "-"), concept(one.name.replace("_", " ").capitalize()), _value(case, one.name))
            for one in fields(case)[1:]
        ),
    ]


def _value(case: Case, name: str) -> Json:
    held = getattr(case, name)
    if isinstance(held, int | float):
        return {"valueQuantity": {"value": exact(held)}}
    return yes(held) if held in ("yes", "no") else word(str(held))
