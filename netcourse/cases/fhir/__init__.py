"""Cases as FHIR R4: a bundle of synthetic patients that another program can read."""

from netcourse.cases.fhir.bundle import as_json, bundle
from netcourse.cases.fhir.resources import Json

__all__ = ["Json", "as_json", "bundle"]
