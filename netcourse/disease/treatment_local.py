"""Local treatment of a well differentiated NET by site, size and risk: sets of defensible choices, and the harms that tempt."""

from collections.abc import Callable

from netcourse.disease.choices import NOT_LISTED, Option, Options, harm, option
from netcourse.disease.local_choices import BOARD, NO, OPEN, YES, board, judged, needs_first, said
from netcourse.disease.patient import NON_FUNCTIONAL, Patient
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.disease.sites import Site
from netcourse.disease.treatment_duodenum import duodenal_options
from netcourse.disease.treatment_lung import lung_options
from netcourse.disease.treatment_rectum import rectal_options
from netcourse.evidence import fact

MM_PER_CM = 10  # SI prefixes
RIGHT, APPENDIX_ONLY = "right hemicolectomy", "appendicectomy only"


def local_options(patient: Patient) -> Options | NotDecidable:
    """Judge the local treatments of a NET of appendix, rectum, pancreas, duodenum, stomach or ileum, or of a lung carcinoid.

    Parameters
    ----------
    patient : Patient
        `site` always matters; each site asks for more, and says so when it is missing.

    Returns
    -------
    Options or NotDecidable
        The judged options; not decidable for a site, a family or a stage of which the course holds no verified fact.
    """
    if patient.site is None:
        return needs_first("the primary site", "Local treatment goes by site.", "E1-01", "E1-04.treatment", "E1-08")
    if patient.family in ("NEC", "MiNEN"):
        return needs_first(BOARD, "The limits by size hold for NET; no fact of the course speaks of NEC or MiNEN.", "B1-4.graded")
    rule = _BY_SITE.get(Site(patient.site))
    if rule is None:
        return needs_first(BOARD, f"The course holds no verified fact on local treatment of a NET of this site ({patient.site}).")
    if patient.stage == "distant" and patient.site != Site.ILEUM:
        return needs_first("systemic and liver-directed options instead", "The limits by size hold without distant metastases.")
    return rule(patient)


def _appendix(patient: Patient) -> Options | NotDecidable:
    size = patient.number("size_mm")
    if size is None or patient.who_grade is None:
        return needs_first(
            "size in mm and WHO class", "An appendiceal NET is treated by size and risk.", "E1-01", "E1-02.disputed", "E1-03"
        )
    if fact("E1-01").holds(size / MM_PER_CM):
        return _appendix_small(patient)
    if not fact("E1-03").holds(size / MM_PER_CM):
        return _appendix_disputed(patient)
    change = "Distant metastases, or a patient who is too frail for the operation or against it."
    wide = option(YES, RIGHT, "Above this size agreement on right hemicolectomy is strong.", "E1-03")
    return judged(f"appendiceal NET {said('E1-03')}", change, wide, option(NO, APPENDIX_ONLY, "It leaves the nodes.", "E1-03"))


def _appendix_small(patient: Patient) -> Options | NotDecidable:
    if patient.margins != "R0":
        text = "Appendicectomy alone is enough if the resection is complete (R0); the course holds no fact on R1 at this size."
        return needs_first("a complete resection (R0), or the board if it is R1 or R2", text, "E1-01")
    after = "no follow-up" if patient.who_grade == "NET G1" else "follow-up by grade"
    return judged(
        f"completely resected appendiceal NET {said('E1-01')}",
        "A margin that is not clear, or a size that reaches the disputed range.",
        option(YES, APPENDIX_ONLY, f"It is enough, with strong agreement; {after}.", "E1-01", "G-01"),
        harm("H5", RIGHT, "The appendicectomy was enough.", "E1-01"),
    )


def _appendix_disputed(patient: Patient) -> Options:
    rare = f"Nodes are positive in {said('E1-02.nodes')} by series, and survival at 10 years is {said('E1-02.survival')}."
    enough = "NCCN holds it to be enough, and a study of many hospitals and countries argues against more."
    return judged(
        f"appendiceal NET of {said('E1-02.disputed')}, on which experts disagree",
        "Nodes or metastases on imaging; a risk factor found on review of the specimen; the patient's wish.",
        option(YES, APPENDIX_ONLY, enough, "E1-02.nccn", "E1-02.nesti", contested="J-02"),
        _hemicolectomy(patient),
        board("J-02", "Guidelines differ, so the case is put to the board with both sides.", "E1-02.disputed"),
        notes=(because(rare, "E1-02.nodes", "E1-02.survival"),),
    )


def _hemicolectomy(patient: Patient) -> Option:
    invasion = patient.number("mesoappendix_invasion_mm")
    signs = {
        "incomplete resection": None if patient.margins is None else patient.margins != "R0",
        "lymphovascular invasion": patient.lymphovascular_invasion,
        "mesoappendiceal invasion": None if invasion is None else fact("B6-07.mesoappendix").holds(invasion),
        "a grade above G1": patient.who_grade != "NET G1",
    }
    found = ", ".join(name for name, present in signs.items() if present)
    text = f"Older ENETS and NANETS guidance considers it with a risk factor; known here: {found or 'none'}."
    if found:
        return option(YES, RIGHT, text, "E1-02.enets", "E1-02.nodes", contested="J-02")
    unknown = tuple(name for name, present in signs.items() if present is None)
    return option(OPEN if unknown else NO, RIGHT, text, "E1-02.enets", "E1-02.nesti", contested="J-02", needs=unknown)


def _pancreas(patient: Patient) -> Options | NotDecidable:
    size = patient.number("size_mm")
    if patient.syndrome is None:
        return needs_first("whether the tumour is functional", "A functional pancreatic NET is resected at any size.", "E1-08")
    if patient.syndrome != NON_FUNCTIONAL:
        name = "enucleation" if patient.syndrome == "insulinoma" else "resection with nodes"
        operation = option(YES, name, "A functional tumour is removed, with strong agreement.", "E1-08")
        return judged(f"functional pancreatic NET ({patient.syndrome})", "Hereditary disease with many tumours.", operation)
    if size is None:
        return needs_first("the size in mm", "A non-functional pancreatic NET goes by size.", "E1-07.surveillance", "E1-08")
    no_limit = "The course holds no limit of size for von Hippel-Lindau disease; the board decides."
    notes = (because(no_limit, "A4-02.gene"),) if patient.hereditary_syndrome == "von Hippel-Lindau disease" else ()
    if fact("E1-07.surveillance").holds(size / MM_PER_CM):
        return _pancreas_small(patient, notes)
    lead = "E1-09" if patient.hereditary_syndrome == "multiple endocrine neoplasia type 1" else "E1-08"
    operation = option(YES, "resection with nodes", "Above this size it is operated on.", lead)
    change = "Distant metastases, frailty, or a patient who is against the operation."
    return judged(f"non-functional pancreatic NET {said(lead)}", change, operation, *_uncinate(patient), notes=notes)


def _uncinate(patient: Patient) -> tuple[Option, ...]:
    text = f"Uptake there is physiological: seen in {said('D-08.uncinate')} of people."
    unsafe = harm(NOT_LISTED, "Whipple operation because of uptake in the uncinate process", text, "D-08.uncinate")
    return (unsafe,) if patient.uncinate_uptake else ()


def _pancreas_small(patient: Patient, notes: tuple[Reason, ...]) -> Options:
    signs = {"dilated duct": patient.duct_dilated, "symptoms": patient.symptomatic, "growth": patient.progressing}
    signs["NET G3"] = patient.who_grade == "NET G3"
    found = ", ".join(name for name, present in signs.items() if present)
    middle = " NET G2 speaks for it only if it is high G2, for which the source gives no limit."
    surgery = f"Speaking for an operation here: {found or 'nothing known'}.{middle if patient.who_grade == 'NET G2' else ''}"
    # Age, frailty and the patient's wish weigh in (J-03), so a sign does not rule surveillance out for everybody.
    watch = YES if not found or patient.frail or patient.accepts_surgery is False else NO
    needle = "endoscopic ultrasound with needle aspiration, if it would change the plan"
    return judged(
        f"non-functional pancreatic NET {said('E1-07.surveillance')}, on which experts disagree",
        "Growth, symptoms, a dilated duct or a higher grade at any visit; frailty; the patient's wish.",
        option(
            watch,
            "active surveillance",
            "An option while nothing speaks for an operation.",
            "E1-07.surveillance",
            contested="J-03",
        ),
        option(YES, "resection of the lesion", surgery, "E1-07.surgery", contested="J-03"),
        board("J-03", "Age, frailty, growth, grade and heredity weigh in.", "E1-07.surveillance", "E1-09"),
        option(YES, needle, "It gives the grade.", "E1-07.surgery"),
        *_uncinate(patient),
        notes=notes,
    )


def _stomach(patient: Patient) -> Options | NotDecidable:
    if patient.gastric_type is None:
        text = "A gastric NET is treated by type."
        return needs_first("the type (gastrin, gastric pH, atrophy)", text, "E1-10.surveillance", "E1-11.treatment", "E1-12.risk")
    return {"type 1": _stomach_1, "type 2": _stomach_2, "type 3": _stomach_3}[patient.gastric_type](patient)


def _stomach_1(patient: Patient) -> Options | NotDecidable:
    size = patient.number("size_mm")
    if size is None:
        return needs_first("the size in mm", "Type 1 is watched or resected by size.", "E1-10.surveillance", "E1-10.resection")
    large = fact("E1-10.resection").holds(size)
    return judged(
        f"gastric NET type 1 {said('E1-10.resection' if large else 'E1-10.surveillance')}",
        "Growth, a higher grade, deep invasion or nodes; another type.",
        option(NO if large else YES, "endoscopic surveillance", "Safe for small lesions.", "E1-10.surveillance"),
        option(YES, "endoscopic resection", "Advised above the limit, and possible below it.", "E1-10.resection"),
        harm(NOT_LISTED, "gastrectomy", f"Overtreatment: it metastasises in {said('E1-10.risk')}.", "E1-10.risk"),
    )


def _stomach_2(_: Patient) -> Options:
    lead, lesions = "E1-11.treatment", "endoscopic treatment of the lesions"
    cause = option(YES, "treatment of the gastrinoma", "Its gastrin drives the lesions.", lead, "E1-11.share")
    change = "Growth, a higher grade or nodes; another type."
    return judged("gastric NET type 2", change, cause, option(YES, lesions, "Together with their cause.", lead))


def _stomach_3(patient: Patient) -> Options:
    selected = patient.who_grade == "NET G1" and not patient.nodes_positive and patient.stage != "regional"
    needs = () if patient.who_grade else ("the WHO grade",)
    europe = OPEN if needs else YES if selected else NO
    small = "European guidance allows it for selected small G1 submucosal lesions; its limit of size is not among the facts."
    america = f"North American guidance; {said('E1-12.risk')} metastasise."
    return judged(
        "gastric NET type 3, on which Europe and North America differ",
        "Size, grade, depth of invasion, nodes, fitness for gastrectomy.",
        option(europe, "endoscopic resection", small, "E1-12.europe", contested="J-04", needs=needs),
        option(YES, "gastrectomy with nodes", america, "E1-12.america", "E1-12.risk", contested="J-04"),
        board("J-04", "Guidelines differ.", "E1-12.europe", "E1-12.america"),
    )


def _ileum(patient: Patient) -> Options | NotDecidable:
    disputed = patient.stage == "distant" and not patient.primary_symptomatic
    if patient.stage is None or (disputed and patient.primary_symptomatic is None):
        return needs_first("stage, and symptoms of the primary", "With metastases and no symptoms it is disputed.", "E1-13")
    how = "The whole bowel is palpated and the superior mesenteric artery preserved."
    name = "segmental resection with mesenteric nodes"
    choices = [option(YES, name, how, "E1-13", contested="J-11" if disputed else "")]
    if disputed:
        text = "Only observational data (not verified): some resect to forestall obstruction, others wait."
        choices.append(option(YES, "the primary stays while it causes no symptoms", text, "E5-01.first", contested="J-11"))
        choices.append(board("J-11", "The data are observational.", "E1-13", "E5-01.first"))
    if patient.ssa_planned is not False:
        text = f"On an SSA {said('E1-17.stones')} developed gallstones."
        name = "cholecystectomy at the same operation, if an SSA is planned"
        choices.append(option(YES, name, text, "E1-17.advice", "E1-17.stones"))
    change = "Obstruction, ischaemia or bleeding; distant metastases; fitness and the patient's wish."
    return judged(f"ileal NET, {patient.stage}", change, *choices)


_BY_SITE: dict[Site, Callable[[Patient], Options | NotDecidable]] = {
    Site.APPENDIX: _appendix,
    Site.RECTUM: rectal_options,
    Site.PANCREAS: _pancreas,
    Site.DUODENUM: duodenal_options,
    Site.STOMACH: _stomach,
    Site.ILEUM: _ileum,
    Site.LUNG: lung_options,
}
