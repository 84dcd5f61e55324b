"""Liver metastases of a NET: debulking, ablation, embolisation, transplantation, and the heart before surgery."""

from netcourse.disease.choices import Option, Options, Verdict, harm, option
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable, because
from netcourse.evidence import fact
from netcourse.evidence.content import value_with_unit

YES, NO, OPEN = Verdict.DEFENSIBLE, Verdict.NOT_DEFENSIBLE, Verdict.UNDECIDED
TOPIC = "J-16"
MILAN = ("E1-15.grade", "E1-15.liver", "E1-15.stable", "E1-15.age")


def liver_options(patient: Patient) -> Options | NotDecidable:
    """Judge treatments directed at liver metastases of a well differentiated NET.

    Parameters
    ----------
    patient : Patient
        `who_grade`, `stage` and `syndrome` always matter; in carcinoid syndrome `heart` decides about liver surgery, and
        transplantation asks for every criterion of Milan-NET.

    Returns
    -------
    Options or NotDecidable
        A set, because the choice depends on the centre; not decidable for NEC, of which the course holds no fact here.
    """
    known = {"the WHO class": patient.who_grade, "the stage": patient.stage, "whether there is a syndrome": patient.syndrome}
    missing = tuple(name for name, value in known.items() if value is None)
    if missing:
        return NotDecidable(
            missing, (because("Class, stage and syndrome come before the liver.", "E2-17.list", "E4-08.prevention"),)
        )
    if patient.family != "NET" or patient.stage != "distant":
        text = "These facts hold for liver metastases of a well differentiated gastroenteropancreatic NET."
        return NotDecidable(("the multidisciplinary board",), (because(text, "E2-17.list"),))
    notes = [because("The choice depends on the centre, and each may be combined with systemic treatment.", "E2-17.list")]
    unsafe: tuple[Option, ...] = ()
    if patient.syndrome == "carcinoid syndrome":
        text = f"Any procedure may set off a crisis, with liver metastases all the more (odds ratio {fact('E4-03.liver').value})."
        notes.append(because(text, "E4-03.liver", "E4-08.prevention"))
    if _heart_first(patient):
        text = f"About {fact('A2-06.heart').value}% of patients with carcinoid syndrome have it."
        name = "liver surgery before carcinoid heart disease has been looked for, or before its valve is timed"
        unsafe = (harm("H9", name, text, "A2-06.heart", "E4-08.prevention"),)
    choices = (_debulking(patient), *_local(patient), _transplantation(patient), *unsafe)
    change = (
        "Echocardiogram, growth outside the liver, the share that can be removed, liver function, the skill of the centre.",
    )
    return Options("liver metastases of a NET", choices, tuple(notes), change)


def _heart_first(patient: Patient) -> tuple[str, ...]:
    """Return what liver surgery waits for in carcinoid syndrome; () when it waits for nothing."""
    if patient.syndrome != "carcinoid syndrome" or patient.heart == "no carcinoid heart disease":
        return ()
    if patient.heart == "carcinoid heart disease":
        return ("cardio-oncology and the timing of valve surgery before the liver",)
    return ("an echocardiogram for carcinoid heart disease",)


def _debulking(patient: Patient) -> Option:
    target, share = fact("E1-14"), patient.number("liver_removable")
    text = f"A sensible target is cytoreduction {value_with_unit(target)}."
    if share is not None and not target.holds(share):
        return option(NO, "surgical debulking", text, "E1-14", contested=TOPIC)
    needs = (*(("how much of the metastases can be removed",) if share is None else ()), *_heart_first(patient))
    cited = ("E1-14", "G-18") if _heart_first(patient) else ("E1-14",)
    return option(OPEN if needs else YES, "surgical debulking", text, *cited, contested=TOPIC, needs=needs)


def _local(patient: Patient) -> tuple[Option, ...]:
    texts = {
        "bland embolisation": "It cuts off the blood supply; good for control of symptoms.",
        "chemoembolisation": "It adds local chemotherapy to embolisation.",
        "90Y radioembolisation": "Microspheres that radiate, through the hepatic artery.",
        "radiofrequency or microwave ablation": "Heat, for the smaller lesions.",
    }
    mixed = "PRRT" in (patient.prior_treatments or ())
    found = []
    for name, text in texts.items():
        if name.startswith("90Y") and mixed:
            warning = f"{text} After PRRT liver toxicity is a concern (general knowledge, not verified)."
            found.append(option(YES, name, warning, "E2-17.list", "E2-17.concern", contested=TOPIC))
        else:
            found.append(option(YES, name, text, "E2-17.list", contested=TOPIC))
    return tuple(found)


def _transplantation(patient: Patient) -> Option:
    met = _milan(patient)
    failed = tuple(name for name, holds in met.items() if holds is False)
    unknown = (*(name for name, holds in met.items() if holds is None), *_heart_first(patient))
    name, text = "liver transplantation", "Only within the Milan-NET criteria"
    if failed:
        return option(NO, name, f"{text}; not met: {', '.join(failed)}.", *MILAN, contested=TOPIC)
    if unknown:
        return option(OPEN, name, f"{text}; open: {', '.join(unknown)}.", *MILAN, contested=TOPIC, needs=unknown)
    text = f"{text}, all met. Against resection survival was better, yet nothing was randomised."
    return option(YES, name, text, *MILAN, "E1-16.os", "E1-16.os-resection", contested=TOPIC)


def _milan(patient: Patient) -> dict[str, bool | None]:
    """Return each Milan-NET criterion with whether it is met; None when the feature is unknown."""
    measured = {"E1-15.grade": "ki67_index", "E1-15.liver": "liver_involved", "E1-15.stable": "stable_months", "E1-15.age": "age"}
    met: dict[str, bool | None] = {"G1 or G2": patient.who_grade in ("NET G1", "NET G2")}
    for fact_id, name in measured.items():
        value = patient.number(name)
        words = f"{name.replace('_', ' ')} {value_with_unit(fact(fact_id))}"
        met[words] = None if value is None else fact(fact_id).holds(value)
    met["portal drainage"] = patient.portal_drainage
    met["primary resected"] = patient.primary_resected
    met["no disease outside the liver"] = None if patient.extrahepatic_disease is None else not patient.extrahepatic_disease
    return met
