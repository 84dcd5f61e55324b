"""What a student can answer on the treatment board, in plain words, and which options of the rules each answer stands for.

The rules name many options; a student chooses among fewer. The words of an answer, and which options belong together, are
chosen for teaching. Nothing here says what is right.
"""

from dataclasses import dataclass

from netcourse.disease.prrt import PRRT

UNDECIDED = "undecided"
NOT_YET = "not decided yet"


@dataclass(frozen=True, slots=True)
class Move:
    """One answer: its key, its words, and how the names of the rules' options that belong to it begin."""

    key: str
    words: str
    begins: tuple[str, ...]


MOVES = (
    Move("watch", "watch: no treatment now, scans again", ("observation", "active surveillance", "endoscopic surveillance")),
    Move("leave-primary", "leave the primary where it is", ("the primary stays",)),
    Move("enough", "nothing more: what was removed is enough", ("appendicectomy", "endoscopic resection was", "the polyp")),
    Move("look", "look closer first: ultrasound, MRI or a needle", ("staging by endoscopic", "endoscopic ultrasound")),
    Move(
        "local",
        "remove it locally, through the endoscope or the anus",
        ("endoscopic resection", "advanced endoscopic", "transanal", "endoscopic treatment"),
    ),
    Move(
        "operate",
        "operate on the primary, with nodes where needed",
        (
            "right hemicolectomy", "oncological resection", "radical resection", "resection", "enucleation", "gastrectomy",
            "segmental resection", "Whipple operation", "a resection smaller", "an operation",
        ),
    ),
    Move("gallbladder", "take out the gallbladder at the same operation", ("cholecystectomy",)),
    Move("gastrinoma", "treat the gastrinoma behind it", ("treatment of the gastrinoma",)),
    Move("ppi", "keep the proton-pump inhibitor", ("the proton-pump inhibitor kept", "acid kept down")),
    Move("ppi-stop", "stop the proton-pump inhibitor now", ("the proton-pump inhibitor stopped",)),
    Move("metanephrines", "measure metanephrines before any operation", ("metanephrines",)),
    Move("operation-first", "operate first, metanephrines later", ("an operation before",)),
    Move("ssa", "somatostatin analogue (SSA)", ("SSA",)),
    Move("ssa-at-home", "octreotide at home, without supervision", ("octreotide without",)),
    Move("ssa-more", "a higher dose of the SSA", ("an SSA at a higher dose", "a higher dose")),
    Move("prrt", "peptide receptor radionuclide therapy (PRRT)", (PRRT, "PRRT")),
    Move("everolimus", "everolimus", ("everolimus",)),
    Move("sunitinib", "sunitinib", ("sunitinib",)),
    Move("cabozantinib", "cabozantinib", ("cabozantinib",)),
    Move("captem", "capecitabine with temozolomide (CAPTEM)", ("CAPTEM",)),
    Move("cure", "chemotherapy that aims at cure", ("chemotherapy in order to cure",)),
    Move("platinum", "platinum with etoposide", ("carboplatin with", "cisplatin with etoposide", "platinum with")),
    Move("cisplatin-irinotecan", "cisplatin with irinotecan", ("cisplatin with irinotecan",)),
    Move("irinotecan", "irinotecan with a fluoropyrimidine", ("irinotecan with",)),
    Move("biopsy", "look at tissue first: a new biopsy, or the slides again", ("a new biopsy", "a second reading")),
    Move("liver-surgery", "operate on the liver metastases now", ("surgical debulking", "liver surgery")),
    Move("embolise", "embolise the liver metastases", ("bland embolisation", "chemoembolisation", "90Y")),
    Move("ablate", "ablate the liver metastases", ("radiofrequency",)),
    Move("transplant", "liver transplantation", ("liver transplantation",)),
    Move("heart", "look at the heart", ("a look for carcinoid heart",)),
    Move("no-heart", "treat now, the heart can wait", ("treatment without a look",)),
    Move("niacin", "think of niacin", ("niacin",)),
    Move("telotristat", "telotristat", ("telotristat",)),
    Move("enzymes", "pancreatic enzymes", ("pancreatic enzymes",)),
    Move("diazoxide", "diazoxide until the operation", ("diazoxide",)),
    Move("trial", "a clinical trial", ("a clinical trial",)),
    Move("board", "take both sides to the multidisciplinary board", ("decision in the multidisciplinary",)),
)  # fmt: skip
MOVE_WORDS = {move.key: move.words for move in MOVES}
# Shorter than the rules say it, for the drawing; the table has the full name.
SHORT = {
    "liver surgery before carcinoid heart disease has been looked for, or before its valve is timed": (
        "liver surgery before a look at the heart"
    ),
    "endoscopic ultrasound with needle aspiration, if it would change the plan": "endoscopic ultrasound with a needle",
    "staging by endoscopic ultrasound, MRI and SSTR PET first": "staging by ultrasound, MRI, PET first",
    "cholecystectomy at the same operation, if an SSA is planned": "gallbladder out at the same time",
    "decision in the multidisciplinary board": "multidisciplinary board",
    PRRT: "PRRT",
    f"{PRRT} alone": "PRRT alone",
}


def move_of(name: str) -> str:
    """The key of the answer that an option of the rules belongs to.

    Parameters
    ----------
    name : str
        The option's name, as `netcourse.disease.treatment` gives it.

    Raises
    ------
    LookupError
        If no answer stands for it.
    """
    # The longest beginning counts: "endoscopic resection was enough" is no "endoscopic resection".
    fits = [(len(start), move.key) for move in MOVES for start in move.begins if name.startswith(start)]
    if not fits:
        raise LookupError(f"no answer of the treatment board stands for the option {name!r}")
    return max(fits)[1]


def short_name(name: str) -> str:
    """An option's name for the drawing."""
    return SHORT.get(name, name)
