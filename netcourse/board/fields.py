"""The fields of the classification, and the words on offer for each: the same for every patient, so that they tell nothing."""

from dataclasses import dataclass

NOT_DECIDABLE = "not decidable"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the log, its label, and the words from which is chosen; a number is typed where there are none."""

    name: str
    label: str
    options: tuple[str, ...] = ()


FIELDS = (
    Field("differentiation", "Differentiation", ("well", "poor", NOT_DECIDABLE)),
    Field("ki67", "Ki-67 index (%)"),
    Field("mitoses", "Mitoses (per 2 mm²)"),
    Field(
        "grade",
        "Class and grade",
        (
            "NET G1",
            "NET G2",
            "NET G3",
            "NEC, large-cell type",
            "NEC, small-cell type",
            "MiNEN",
            "typical carcinoid",
            "atypical carcinoid",
            "small-cell lung carcinoma",
            "no neuroendocrine tumour",
            NOT_DECIDABLE,
        ),
    ),
    Field("t", "T", ("T0", "T1", "T1a", "T1b", "T2", "T3", "T4", NOT_DECIDABLE)),
    Field("n", "N", ("N0", "N1", "N2", NOT_DECIDABLE)),
    Field("m", "M", ("M0", "M1", "M1a", "M1b", "M1c", NOT_DECIDABLE)),
    Field(
        "function",
        "Function",
        (
            "no hormone syndrome",
            "carcinoid syndrome",
            "insulin",
            "gastrin",
            "glucagon",
            "VIP",
            "somatostatin",
            "ACTH",
            NOT_DECIDABLE,
        ),
    ),
    Field(
        "receptors",
        "Somatostatin receptors",
        ("positive in all lesions", "positive in some lesions", "negative", NOT_DECIDABLE),
    ),
)
