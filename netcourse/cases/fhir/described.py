"""What a case says, as FHIR resources: one function for each type of case."""

from collections.abc import Callable, Mapping
from typing import Any

from netcourse.cases.biopsy_reports import BiopsyReport
from netcourse.cases.calls import Call
from netcourse.cases.cga_referrals import UPPER_LIMIT_NG_ML, CgaReferral
from netcourse.cases.cohorts import Case
from netcourse.cases.fhir.afterwards import eats, outcome, phoned
from netcourse.cases.fhir.plainly import plainly
from netcourse.cases.fhir.resources import Json, concept, condition, loinc, measured, observation, patient, quantity, word, yes
from netcourse.cases.flush_referrals import FlushReferral
from netcourse.cases.hiaa_collections import UrineCollection
from netcourse.cases.liver_pets import LiverPet
from netcourse.cases.net_outcomes import NetOutcome
from netcourse.cases.plates import Plate
from netcourse.cases.prrt_referrals import PrrtReferral
from netcourse.cases.receptor_reads import ReceptorRead
from netcourse.cases.registry_entries import RegistryEntry
from netcourse.cases.trial_participants import TrialParticipant
from netcourse.evidence import System, terms

_KINDS = {"well": "Well-differentiated neuroendocrine tumour", "poor": "Poorly differentiated neuroendocrine carcinoma"}
# ICD-O-3 can't tell the two apart, and a case has no grade yet.
_NOT_GRADED = "Not graded: 8240/3 stands for a NET without a grade here, though also for a NET G1."


def described(case: Case) -> list[Json]:
    """Return the resources of a case: its patient first, then conditions and observations in the order of the case's fields.

    Parameters
    ----------
    case : Case
        A case of any type.

    Returns
    -------
    list of dict
        FHIR R4 resources, each marked as test health data.
    """
    return _BY_KIND.get(type(case), plainly)(case)


def _biopsy(case: BiopsyReport) -> list[Json]:
    who = case.report_id
    positive = quantity(case.ki67_positive, "positive tumour cells", "BiopsyReport.ki67_positive")
    counted = quantity(case.cells_counted, "tumour cells counted", "BiopsyReport.cells_counted")
    area = quantity(case.area_mm2, "mm2", "BiopsyReport.area_mm2")
    return [
        patient(who),
        _tumour(who, "BiopsyReport", "site", case.site, case.differentiation),
        _histology(who, "BiopsyReport", case.site, case.differentiation),
        # A ratio: 7 of 437 cells is no decimal number.
        observation(
            who,
            "ki67",
            concept("Ki-67 index", loinc("BiopsyReport.ki67_positive")),
            {"valueRatio": {"numerator": positive, "denominator": counted}},
            laboratory=True,
        ),
        observation(
            who,
            "mitoses",
            concept("Mitoses in an area", loinc("BiopsyReport.mitoses")),
            {"valueRatio": {"numerator": quantity(case.mitoses, "mitoses"), "denominator": area}},
            laboratory=True,
        ),
        observation(who, "necrosis", concept("Necrosis"), word(case.necrosis), laboratory=True),
    ]


def _cga(case: CgaReferral) -> list[Json]:
    who = case.patient_id
    limit = quantity(UPPER_LIMIT_NG_ML, "ng/mL", "CgaReferral.cga_ng_ml")
    found = case.net_found == "yes"
    return [
        patient(who),
        condition(
            who, "net", concept("Neuroendocrine tumour"), found=found, note=[{"text": "What two years of work-up came to."}]
        ),
        observation(who, "age", concept("Age", loinc("CgaReferral.age")), measured(case.age, "years", "CgaReferral.age")),
        observation(who, "ppi", concept("Proton-pump inhibitor taken on the day of the sample"), yes(case.ppi)),
        observation(
            who,
            "egfr",
            concept("Estimated glomerular filtration rate, formula not stated", loinc("CgaReferral.egfr")),
            measured(case.egfr, "mL/min/1.73 m2", "CgaReferral.egfr"),
            laboratory=True,
        ),
        observation(
            who,
            "cga",
            concept("Chromogranin A", loinc("CgaReferral.cga_ng_ml")),
            measured(case.cga_ng_ml, "ng/mL", "CgaReferral.cga_ng_ml"),
            laboratory=True,
            referenceRange=[{"high": limit}],
        ),
    ]


def _flush(case: FlushReferral) -> list[Json]:
    who = case.referral_id
    found, spread = case.net_found == "yes", case.liver_metastases == "yes"
    return [
        patient(who),
        condition(
            who, "net", concept("Neuroendocrine tumour"), found=found, note=[{"text": "What two years of work-up came to."}]
        ),
        condition(who, "liver", concept("Liver metastases of a neuroendocrine tumour"), found=spread),
        observation(who, "sex", concept("Sex"), word(case.sex)),
        observation(who, "age", concept("Age", loinc("FlushReferral.age")), measured(case.age, "years", "FlushReferral.age")),
        observation(who, "flush", concept("A hot spell that somebody else saw"), yes(case.flush)),
        observation(who, "wheeze", concept("Wheeze"), yes(case.wheeze)),
        observation(who, "diarrhoea", concept("Loose stools"), yes(case.diarrhoea)),
        observation(who, "drug", concept("Takes a drug that can flush"), yes(case.drug)),
        observation(who, "5htp", concept("Takes 5-hydroxytryptophan from a shop"), yes(case.takes_5htp)),
        observation(
            who, "hiaa", concept("5-HIAA in 24-hour urine above the laboratory's limit"), yes(case.hiaa_raised), laboratory=True
        ),
    ]


def _urine(case: UrineCollection) -> list[Json]:
    who, field = case.collection_id, f"UrineCollection.hiaa={case.unit}"
    diet_hours = measured(case.diet_hours, "hours", "UrineCollection.diet_hours")
    syndrome = terms().case(System.ICD_10_CM, "UrineCollection.carcinoid_syndrome")
    return [
        patient(who),
        condition(who, "syndrome", concept("Carcinoid syndrome", syndrome), found=case.carcinoid_syndrome == "yes"),
        observation(
            who,
            "hiaa",
            concept("5-HIAA in a 24-hour urine collection", loinc(field)),
            measured(case.hiaa, case.unit, field),
            laboratory=True,
            performer=[{"display": f"Laboratory {case.laboratory}"}],
            referenceRange=[{"high": quantity(case.upper_limit, case.unit, field)}],
            component=[
                {"code": concept("Restricted diet before the collection began")} | diet_hours,
                {"code": concept("Restricted diet kept during the collection")} | yes(case.diet_during),
                {"code": concept("Paracetamol in the 48 hours before the collection or in it")} | yes(case.paracetamol),
                {"code": concept("Collection complete, no gross under-collection")} | yes(case.complete),
            ],
        ),
    ]


def _registry(case: RegistryEntry) -> list[Json]:
    who = case.entry_id
    tumour = _tumour(who, "RegistryEntry", "primary", case.primary, "well")
    return [
        patient(who),
        tumour | {"onsetAge": quantity(case.age, "years", "RegistryEntry.age")},
        observation(who, "nets", concept("Separate primary neuroendocrine tumours"), {"valueInteger": case.n_nets}),
        observation(who, "family", concept("A relative had a NET or a related tumour"), yes(case.family)),
        observation(who, "carrier", concept("A gene test found a hereditary variant later"), yes(case.carrier)),
    ]


def _prrt(case: PrrtReferral) -> list[Json]:
    who = case.referral_id
    return [
        patient(who),
        _tumour(who, "PrrtReferral", "primary", case.primary, case.differentiation),
        _histology(who, "PrrtReferral", case.primary, case.differentiation),
        observation(
            who,
            "ki67",
            concept("Ki-67 index", loinc("PrrtReferral.ki67_index")),
            measured(case.ki67_index, "%", "PrrtReferral.ki67_index"),
            laboratory=True,
        ),
        observation(who, "receptors", concept("Lesions with receptors on SSTR PET"), word(case.receptors)),
        observation(
            who,
            "clearance",
            concept("Creatinine clearance, method not stated", loinc("PrrtReferral.creatinine_clearance")),
            measured(case.creatinine_clearance, "mL/min", "PrrtReferral.creatinine_clearance"),
            laboratory=True,
        ),
        observation(
            who,
            "platelets",
            concept("Platelets", loinc("PrrtReferral.platelets")),
            measured(case.platelets, "10^9/L", "PrrtReferral.platelets"),
            laboratory=True,
        ),
    ]


def _trial(case: TrialParticipant) -> list[Json]:
    who = case.participant_id
    return [
        patient(who),
        observation(who, "arm", concept("Arm of the trial"), word(case.arm)),
        observation(
            who,
            "months",
            concept("Time to progression or death"),
            measured(case.months, "months", "TrialParticipant.months"),
        ),
    ]


def _liver(case: LiverPet) -> list[Json]:
    who = case.person_id
    return [
        patient(who),
        condition(
            who,
            "metastases",
            concept("Liver metastases of a neuroendocrine tumour"),
            found=case.metastases_on_mri == "yes",
            note=[{"text": "What MRI of the liver shows: a reference, not tissue."}],
        ),
        observation(who, "age", concept("Age", loinc("LiverPet.age")), measured(case.age, "years", "LiverPet.age")),
        observation(who, "suspicion", concept("Suspicion of liver metastases before the PET"), word(case.suspicion)),
        observation(who, "pet", concept("Somatostatin receptor PET of the liver"), word(case.pet)),
    ]


def _read(case: ReceptorRead) -> list[Json]:
    who = case.read_id
    return [
        patient(who),
        observation(who, "hottest", concept("Hottest place on somatostatin receptor PET"), word(case.hottest_place)),
        observation(who, "mass", concept("Mass in the uncinate process on MRI"), word(case.mass_on_mri)),
        observation(who, "operation", concept("Organ for which an operation is booked"), word(case.operation_booked)),
        observation(
            who,
            "krenning",
            concept("Krenning score of the weakest lesion that the receptor PET shows"),
            {"valueInteger": case.weakest_krenning},
        ),
        observation(who, "fdg", concept("A lesion that only FDG PET shows"), yes(case.fdg_only_lesion)),
    ]


def _tumour(who: str, kind: str, field: str, site: str, differentiation: str) -> Json:
    """The tumour as a condition; ICD-10-CM codes a NET by its site and a NEC by what it is, whatever its site."""
    by = f"{kind}.differentiation=poor" if differentiation == "poor" else f"{kind}.{field}={site}"
    where = "primary not found" if site == "unknown" else site
    code = concept(f"{_KINDS[differentiation]}, {where}", terms().case(System.ICD_10_CM, by))
    return condition(who, "tumour", code) | ({} if site == "unknown" else {"bodySite": [concept(site)]})


def _histology(who: str, kind: str, site: str, differentiation: str) -> Json:
    morphology = terms().case(System.ICD_O_3, f"{kind}.differentiation={differentiation}")
    histology = observation(
        who,
        "histology",
        concept("Histology and behaviour", loinc(f"{kind}.differentiation")),
        {"valueCodeableConcept": concept(_KINDS[differentiation], morphology)},
        laboratory=True,
        bodySite=concept(site),
    )
    return histology | ({"note": [{"text": _NOT_GRADED}]} if differentiation == "well" else {})


# A type's own function takes cases of that type alone, which a mapping can't say.
_BY_KIND: Mapping[type, Callable[[Any], list[Json]]] = {
    BiopsyReport: _biopsy,
    CgaReferral: _cga,
    FlushReferral: _flush,
    UrineCollection: _urine,
    RegistryEntry: _registry,
    PrrtReferral: _prrt,
    TrialParticipant: _trial,
    LiverPet: _liver,
    ReceptorRead: _read,
    NetOutcome: outcome,
    Call: phoned,
    Plate: eats,
}
