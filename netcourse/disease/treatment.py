"""Treatment as a whole: emergencies first, then local, systemic and liver-directed options, and symptoms."""

from dataclasses import dataclass

from netcourse.disease.choices import NOT_LISTED, Option, Options, Verdict, harm, option
from netcourse.disease.liver_directed import liver_options
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable, because
from netcourse.disease.treatment_local import local_options
from netcourse.disease.treatment_systemic import systemic_options
from netcourse.evidence import fact
from netcourse.evidence.content import value_with_unit

YES, NO, OPEN = Verdict.DEFENSIBLE, Verdict.NOT_DEFENSIBLE, Verdict.UNDECIDED
PHAEO_SYNDROMES = ("neurofibromatosis type 1", "multiple endocrine neoplasia type 2")


@dataclass(frozen=True, slots=True)
class TreatmentPlan:
    """What is defensible in each part of a treatment; a part that doesn't arise is missing."""

    parts: tuple[Options, ...]
    undecided: tuple[NotDecidable, ...]

    @property
    def harms(self) -> tuple[Option, ...]:
        """The harms that tempt in any part, each act once."""
        acts = {one.name: one for part in self.parts for one in part.harms}
        return tuple(acts.values())

    @property
    def defensible(self) -> tuple[str, ...]:
        """The names of the options that are defensible in some part and a harm in none."""
        unsafe = {one.name for one in self.harms}
        return tuple(dict.fromkeys(name for part in self.parts for name in part.defensible if name not in unsafe))

    @property
    def contested(self) -> tuple[str, ...]:
        """The ids of the contested topics that the plan touches, each once."""
        return tuple(dict.fromkeys(topic for part in self.parts for topic in part.contested))


def treatment_options(patient: Patient) -> TreatmentPlan | NotDecidable:
    """Put together all that can be judged for patients with these features.

    In an emergency nothing else is judged. Otherwise the stage decides which parts arise: local treatment without distant
    metastases, systemic and liver-directed treatment with them; dangers of an operation and control of symptoms always.

    Parameters
    ----------
    patient : Patient
        Features; None means unknown.

    Returns
    -------
    TreatmentPlan or NotDecidable
        The parts; not decidable when neither stage nor emergency is known, or when no part could be judged.
    """
    emergency = emergency_options(patient)
    if isinstance(emergency, Options):
        return TreatmentPlan((emergency,), ())
    if patient.stage is None and patient.family != "NEC":
        return NotDecidable(
            ("the stage",), (because("Local and advanced disease are treated differently.", "E1-08", "E5-01.first"),)
        )
    judged: list[Options | NotDecidable] = []
    if patient.family == "NEC":
        judged.append(systemic_options(patient))
    elif patient.stage == "distant":
        judged += [systemic_options(patient), liver_options(patient)]
        if patient.site == "ileum" and patient.primary_resected is not True:
            judged.append(local_options(patient))
    else:
        judged.append(local_options(patient))
    judged += [operation_options(patient), symptom_options(patient)]
    parts = tuple(one for one in judged if isinstance(one, Options) and one.options)
    undecided = tuple(one for one in judged if isinstance(one, NotDecidable))
    if parts:
        return TreatmentPlan(parts, undecided)
    needs = tuple(dict.fromkeys(need for one in undecided for need in one.needs))
    return NotDecidable(needs, tuple(reason for one in undecided for reason in one.reasons))


def emergency_options(patient: Patient) -> Options | NotDecidable:
    """Judge what comes first in a crisis, an obstruction or severe hypercortisolism.

    Returns
    -------
    Options or NotDecidable
        What cannot wait, and the waiting that harms (H10, H14); not decidable when there is no emergency,
        or nobody has said whether there is.
    """
    if patient.emergency in (None, "none"):
        return NotDecidable(("an emergency",), (because("Nothing to resuscitate from is known.", "E4-08.response"),))
    scan = harm("H10", "resuscitation waits for a scan", "Resuscitation comes first.")
    change = ("A stable circulation: then imaging and the treatment of the cause.",)
    if patient.emergency == "obstruction":
        cited = ("G-10",)
        choices = [
            option(YES, "resuscitation, with CT and the surgeons called at once", "A surgical emergency.", *cited),
            harm(NOT_LISTED, "SSA, then clinic", "An obstructed bowel does not wait for a clinic.", *cited),
        ]
    elif patient.emergency == "VIPoma crisis":
        text = "Volume and potassium are replaced; octreotide as general knowledge has it (not verified)."
        choices = [
            option(
                YES, "fluids and potassium at once, with octreotide", text, "A2-03.emergency", "G-16.emergency", "G-16.potassium"
            ),
            harm(NOT_LISTED, "loperamide and home", "It leaves shock and low potassium untreated.", "G-16.emergency"),
        ]
    elif patient.emergency == "hypercortisolism":
        return Options("emergency: hypercortisolism", _hypercortisolism(), (), change)
    else:
        bundle = "stop handling the tumour, call for help, volume, vasopressor, treat bronchospasm"
        other = "Vasopressor first; before-and-after data of one group show short crises."
        choices = [
            option(YES, bundle, "Everybody agrees on it.", "E4-08.response"),
            option(
                YES, "with a bolus of octreotide", "Often cited protocols give one.", "E4-02.bolus", "E4-01", contested="J-01"
            ),
            option(YES, "without a bolus of octreotide", other, "E4-05.vasopressor-duration", "E4-04.duration", contested="J-01"),
            harm(NOT_LISTED, "waiting, or an antihistamine only", "It is not an allergy that passes.", "E4-08.response"),
        ]
    return Options(f"emergency: {patient.emergency}", (*choices, scan), (), change)


def _hypercortisolism() -> tuple[Option, ...]:
    """What severe hypercortisolism asks for before the scan that finds its source."""
    hours = value_with_unit(fact("A2-17.urgent"))
    drugs = f"Within {hours}: metyrapone or ketoconazole by mouth, etomidate into a vein; both adrenals out as the last resort."
    body = "Low potassium is part of the emergency; clots and infections kill."
    lungs = "As cortisol falls Pneumocystis pneumonia can break out."
    waits = "The cause is confirmed afterwards."
    return (
        option(YES, "cortisol lowered at once", drugs, "A2-17.drugs", "A2-17.urgent", "G-19"),
        option(
            YES, "potassium, pressure, glucose and psychosis controlled, clots prevented, infection looked for", body,
            "A2-17.body", "A2-17.potassium", "G-19",
        ),
        option(YES, "prevention of Pneumocystis pneumonia considered before cortisol falls", lungs, "A2-17.pneumocystis"),
        harm("H14", "treatment waits for a scan or a biopsy", waits, "A2-17.urgent", "A2-08.test"),
    )  # fmt: skip


def operation_options(patient: Patient) -> Options:
    """Name what must be known before any operation in hereditary disease; empty when nothing special holds."""
    if patient.hereditary_syndrome not in PHAEO_SYNDROMES or patient.metanephrines_known:
        return Options("before an operation", (), (), ("A hereditary syndrome that brings phaeochromocytoma.",))
    cited = "A4-03.tumours" if patient.hereditary_syndrome == "neurofibromatosis type 1" else "A4-06"
    return Options(
        "before an operation in a syndrome with phaeochromocytoma",
        (
            option(YES, "metanephrines before any operation", "A phaeochromocytoma may be hidden.", cited),
            harm("H8", "an operation before metanephrines are known", "The syndrome brings phaeochromocytoma.", cited),
        ),
        would_change=("Normal metanephrines.",),
    )


def symptom_options(patient: Patient) -> Options | NotDecidable:
    """Judge the control of a hormonal syndrome, and of diarrhoea on a somatostatin analogue (SSA).

    Returns
    -------
    Options or NotDecidable
        The judged options, none without a syndrome; not decidable when nobody knows whether there is one.
    """
    if patient.fatty_stool and patient.had("SSA"):
        return _fatty_stool()
    change = ("Fatty stool on an SSA, another number of stools, a failing heart, another syndrome.",)
    if patient.syndrome is None:
        return NotDecidable(
            ("whether there is a hormonal syndrome",), (because("Symptoms are treated by their hormone.", "A2-06.hallmark"),)
        )
    if patient.syndrome == "insulinoma":
        text = "It may worsen hypoglycaemia, so only under supervision."
        choices = [
            option(YES, "diazoxide as a bridge to surgery", "With a thiazide if needed.", "E2-15.use"),
            option(YES, "SSA as a monitored trial", text, "E2-16"),
            harm("H6", "octreotide without supervision", "It is given under supervision only.", "E2-16"),
        ]
        return Options("insulinoma", tuple(choices), (), change)
    if patient.syndrome == "gastrinoma":
        keep = "It is changed only in a specialist unit, under an H2-receptor antagonist."
        choices = [
            option(YES, "the proton-pump inhibitor kept", keep, "C3-20.how", "C3-20.danger"),
            harm("H1", "the proton-pump inhibitor stopped at once", "It protects.", "C3-20.danger", "G-17"),
        ]
        return Options("gastrinoma", tuple(choices), (), change)
    if patient.syndrome == "carcinoid syndrome":
        return Options("carcinoid syndrome", _carcinoid(patient), (), change)
    return Options(f"control of symptoms: {patient.syndrome}", (), (), change)


def _fatty_stool() -> Options:
    text = "Fatty stool on an SSA points to pancreatic exocrine insufficiency, which resembles carcinoid diarrhoea."
    return Options(
        "fatty stool on a somatostatin analogue",
        (
            option(YES, "pancreatic enzymes", text, "E2-03.pancreas"),
            option(NO, "a higher dose of the SSA", "It would add to the cause.", "E2-03.pancreas"),
            option(NO, "telotristat", "It acts on serotonin, and serotonin is not the cause.", "E2-03.pancreas", "E2-13.use"),
        ),
        would_change=("A normal pancreatic elastase, watery stool, or a rising 5-HIAA.",),
    )


def _carcinoid(patient: Patient) -> tuple[Option, ...]:
    heart = "A yearly echocardiogram, with NT-proBNP or 5-HIAA; no single value rules carcinoid heart disease out (J-10)."
    unsafe = harm(NOT_LISTED, "treatment without a look at the heart", "It misses heart disease.", "A2-06.heart", "G-05.heart")
    return (
        option(YES, "SSA for the symptoms", "It lowers the release of hormones.", "E5-01.first", "A2-06.hallmark"),
        option(YES, "a look for carcinoid heart disease", heart, "G-05.heart", "A2-06.heart"),
        option(YES, "niacin kept in mind", "It may run short in carcinoid syndrome.", "G-05.niacin", "C8-07.biochemical"),
        _telotristat(patient),
        *((unsafe,) if patient.heart in (None, "not examined") else ()),
    )


def _telotristat(patient: Patient) -> Option:
    name, needed = "telotristat with an SSA", fact("E2-13.use")
    text = f"For diarrhoea of {value_with_unit(needed)} on an SSA; about {fact('E3-14.responders-250').value}% responded."
    cited = ("E2-13.use", "E3-14.responders-250", "E3-14.responders-placebo")
    stools, on_ssa = patient.bowel_movements_per_day, patient.had("SSA")
    if on_ssa is False or (stools is not None and not needed.holds(stools)):
        return option(NO, name, text, *cited)
    if stools is None or on_ssa is None or patient.fatty_stool is None:
        return option(OPEN, name, text, *cited, needs=("stools per day, the SSA so far, and whether the stool is fatty",))
    return option(YES, name, text, *cited)
