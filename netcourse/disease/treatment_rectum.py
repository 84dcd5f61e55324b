"""Local treatment of a rectal NET by size and risk; of 1 to 2 cm guidelines differ, and each option names its body."""

from netcourse.disease.choices import Options, option
from netcourse.disease.local_choices import NO, OPEN, YES, board, judged, needs_first, said
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable
from netcourse.evidence import fact


def rectal_options(patient: Patient) -> Options | NotDecidable:
    """Judge the local treatments of a rectal NET without distant metastasis.

    Parameters
    ----------
    patient : Patient
        `size_mm` and `who_grade` always matter; from 10 to 20 mm T category, nodes and lymphovascular invasion too.

    Returns
    -------
    Options or NotDecidable
        The judged options; not decidable without a size or a grade.
    """
    size = patient.number("size_mm")
    if size is None or patient.who_grade is None:
        return needs_first(
            "size in mm and WHO class", "A rectal NET is treated by size and risk.", "E1-04.treatment", "E1-06.treatment"
        )
    if fact("E1-04.treatment").holds(size):
        return _rectum_small(patient)
    if not fact("E1-06.treatment").holds(size):
        # Papers put exactly 10 and exactly 20 mm into different classes: both belong to the class on which guidelines differ.
        return _rectum_middle(patient)
    needs = () if patient.stage else ("distant metastases looked for",)
    radical = "If there is no distant metastasis."
    return judged(
        f"rectal NET {said('E1-06.treatment')}",
        "Distant metastases.",
        option(OPEN if needs else YES, "oncological resection", radical, "E1-06.treatment", needs=needs),
        option(NO, "endoscopic resection as the whole treatment", f"Spread {said('E1-06.risk')} from 20 mm on.", "E1-06.risk"),
    )


def _rectum_small(patient: Patient) -> Options:
    done = patient.margins == "R0" and patient.who_grade == "NET G1"
    name = "endoscopic resection was enough, no follow-up" if done else "advanced endoscopic resection"
    risk = f"The risk of metastasis is {said('E1-04.risk')}."
    return judged(
        f"rectal NET {said('E1-04.treatment')}",
        "A margin that is not clear, lymphovascular invasion, a higher grade, or suspicious nodes.",
        option(YES, name, risk, "E1-04.follow-up" if done else "E1-04.treatment", "E1-04.risk"),
        option(NO, "radical resection of the rectum", f"{risk} Less is enough.", "E1-04.treatment"),
    )


def _rectum_middle(patient: Patient) -> Options:
    deep = None if patient.t_category is None else patient.t_category != "T1"
    signs = (deep, patient.nodes_positive, patient.lymphovascular_invasion)
    adverse = any(signs)
    needs = () if adverse or None not in signs else ("T category, nodes and lymphovascular invasion",)
    risk = f"The risk of metastasis is {said('E1-05.risk')}"
    low = "NCCN (US) and CSCO (China) accept it, CNETS (Canada) without a risk factor; ENETS leaves it to the board"
    wide = "JNETS (Japan) asks for it at this size, CNETS (Canada) with a risk factor; ENETS leaves it to the board."
    shown = OPEN if needs else YES
    return judged(
        "rectal NET of 1 to 2 cm, on which guidelines differ",
        "T category, nodes, lymphovascular invasion or distant metastases found by staging.",
        option(YES, "staging by endoscopic ultrasound, MRI and SSTR PET first", f"{risk}.", "E1-05.treatment", "E5-07"),
        option(
            NO if adverse else shown,
            "advanced endoscopic resection",
            f"{low}.",
            "E1-05.nccn",
            "E1-05.csco",
            contested="J-21",
            needs=needs,
        ),
        option(
            shown,
            "transanal resection",
            f"{low}; with a risk factor only if the board prefers it.",
            "E1-05.enets",
            contested="J-21",
            needs=needs,
        ),
        option(YES, "radical resection with nodes", wide, "E1-05.jnets", "E1-05.canada", contested="J-21"),
        board("J-21", "Guidelines differ: the body is named.", "E1-05.treatment", "E1-05.enets"),
        option(NO, "the polyp is out, nothing more", f"{risk}, so it isn't done with.", "E1-05.risk"),
    )
