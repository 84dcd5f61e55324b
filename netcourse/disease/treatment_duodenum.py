"""Local treatment of a duodenal gastrinoma: an operation that may cure where it is sporadic, and a dispute in MEN1."""

from netcourse.disease.choices import Options, option
from netcourse.disease.local_choices import BOARD, OPEN, YES, board, judged, needs_first, said
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable, because

MEN1 = "multiple endocrine neoplasia type 1"


def duodenal_options(patient: Patient) -> Options | NotDecidable:
    """Judge the local treatments of a duodenal NET without distant metastasis.

    Parameters
    ----------
    patient : Patient
        `syndrome` always matters, and for a gastrinoma `hereditary_syndrome`.

    Returns
    -------
    Options or NotDecidable
        The judged options of a gastrinoma; not decidable for another duodenal NET, of which the course holds no verified fact.
    """
    if patient.syndrome is None:
        return needs_first("whether the tumour is functional", "A gastrinoma of the duodenum is operated on.", "E1-18.cure")
    if patient.syndrome != "gastrinoma":
        text = "The course holds no verified fact on local treatment of a duodenal NET that makes no gastrin."
        return needs_first(BOARD, text, "A2-02.duodenal")
    if patient.hereditary_syndrome == MEN1:
        return _in_men1()
    needs = () if patient.hereditary_syndrome else ("whether it belongs to MEN1",)
    text = (
        f"Of those with a sporadic one {said('E1-18.cure')} were free of disease at 10 years. The duodenum is opened, and nodes "
        f"are looked at: in one series {said('E1-18.nodes')} had tumour there."
    )
    cited = ("E1-18.cure", "E1-18.duodenotomy", "E1-18.nodes")
    return judged(
        "duodenal gastrinoma",
        "MEN1, distant metastases, frailty, or a patient who is against the operation.",
        option(OPEN if needs else YES, "resection with the duodenum opened and the nodes looked at", text, *cited, needs=needs),
        notes=(
            because("Of people with this syndrome some have MEN1: calcium and the gene come before the operation.", "A2-02.men1"),
        ),
    )


def _in_men1() -> Options:
    disputed = "After operations nobody with MEN1 was free of disease at 10 years."
    return judged(
        "duodenal gastrinoma in MEN1, on which experts disagree",
        "Size, growth, nodes on imaging, and the patient's wish.",
        option(YES, "an operation", "A functional duodenopancreatic NET is operated on; agreement is moderate.", "E1-09"),
        option(YES, "acid kept down and no operation for now", disputed, "E1-18.men1", "C3-20.how"),
        board("", "Whether people with MEN1 are operated on is disputed.", "E1-18.men1", "E1-09"),
    )
