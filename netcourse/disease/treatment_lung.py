"""Local treatment of a lung carcinoid without distant metastasis."""

from netcourse.disease.choices import Options, option
from netcourse.disease.local_choices import BOARD, YES, judged, needs_first
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable, because


def lung_options(patient: Patient) -> Options | NotDecidable:
    """Judge the local treatments of a lung carcinoid without distant metastasis.

    Parameters
    ----------
    patient : Patient
        `who_grade` matters: typical or atypical carcinoid.

    Returns
    -------
    Options or NotDecidable
        The judged options; not decidable for another class, of which the course holds no verified fact here.
    """
    if patient.who_grade is None:
        return needs_first("the class: typical or atypical carcinoid", "Carcinoids are operated on.", "E1-19.surgery")
    if patient.family != "lung carcinoid":
        return needs_first(BOARD, f"The facts hold for carcinoids, and this is a {patient.who_grade}.", "E1-19.surgery")
    first = "Severe hypercortisolism is treated first: it does not wait for an operation."
    notes = [because("Which nodes are taken with it is not among the facts of the course.", "E1-19.surgery")]
    if patient.syndrome == "ectopic ACTH syndrome":
        notes.insert(0, because(first, "A2-17.urgent", "G-19"))
    return judged(
        f"localised {patient.who_grade} of the lung",
        "Distant metastases, lungs too weak for the operation, or a patient who is against it.",
        option(YES, "resection of the lobe", "Resection can cure and is the primary treatment.", "E1-19.surgery"),
        option(
            YES, "a resection smaller than the lobe", "It was not inferior in a registry; the surgeon judges.", "E1-19.extent"
        ),
        notes=tuple(notes),
    )
