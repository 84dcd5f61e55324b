"""Drugs and substances that move the measured 5-HIAA, each with its direction and facts."""

from enum import StrEnum


class Direction(StrEnum):
    """Which way something moves the measured 5-HIAA."""

    FALSE_HIGH = "false high"
    FALSE_LOW = "false low"
    EITHER = "disturbs, direction not settled"
    CONTESTED = "contested, never counted"
    TREATMENT = "treatment effect, not an error"


class HiaaDrug(StrEnum):
    """Drugs and substances of the laboratories' lists."""

    PARACETAMOL = "paracetamol"
    COUGH_MEDICINE = "guaifenesin or cough or cold medicine"
    STIMULANT = "ephedrine, methamphetamine, nicotine or caffeine"
    TRYPTOPHAN = "tryptophan"
    FIVE_HTP = "5-hydroxytryptophan"
    RESERPINE_OR_CYTOTOXIC = "reserpine, fluorouracil, melphalan, methocarbamol or mephenesin"
    MAO_INHIBITOR = "monoamine oxidase inhibitor"
    LEVODOPA_OR_METHYLDOPA = "levodopa or methyldopa"
    SALICYLATE_HEPARIN_OR_ISONIAZID = "salicylate, heparin or isoniazid"
    ALCOHOL = "alcohol"
    SSRI = "selective serotonin reuptake inhibitor"
    IMIPRAMINE = "imipramine"
    PHENOTHIAZINE_OR_PROMETHAZINE = "phenothiazine or promethazine"
    TELOTRISTAT = "telotristat"
    SOMATOSTATIN_ANALOGUE = "somatostatin analogue"


DRUGS: dict[HiaaDrug, tuple[Direction, tuple[str, ...]]] = {
    HiaaDrug.PARACETAMOL: (Direction.FALSE_HIGH, ("C6-01",)),
    HiaaDrug.COUGH_MEDICINE: (Direction.FALSE_HIGH, ("C6-02",)),
    HiaaDrug.STIMULANT: (Direction.FALSE_HIGH, ("C6-03",)),
    HiaaDrug.TRYPTOPHAN: (Direction.FALSE_HIGH, ("C6-04.tryptophan",)),
    HiaaDrug.FIVE_HTP: (Direction.FALSE_HIGH, ("C6-04.5htp", "C6-04.5htp-median")),
    HiaaDrug.RESERPINE_OR_CYTOTOXIC: (Direction.EITHER, ("C6-05.listed",)),
    HiaaDrug.MAO_INHIBITOR: (Direction.FALSE_LOW, ("C6-06",)),
    HiaaDrug.LEVODOPA_OR_METHYLDOPA: (Direction.FALSE_LOW, ("C6-07",)),
    HiaaDrug.SALICYLATE_HEPARIN_OR_ISONIAZID: (Direction.FALSE_LOW, ("C6-08.drugs",)),
    HiaaDrug.ALCOHOL: (Direction.FALSE_LOW, ("C6-08.alcohol", "C6-08.drugs")),
    HiaaDrug.SSRI: (Direction.CONTESTED, ("C6-09.listed",)),
    HiaaDrug.IMIPRAMINE: (Direction.EITHER, ("C6-10",)),
    HiaaDrug.PHENOTHIAZINE_OR_PROMETHAZINE: (Direction.EITHER, ("C6-10",)),
    HiaaDrug.TELOTRISTAT: (Direction.TREATMENT, ("C6-11.telotristat",)),
    HiaaDrug.SOMATOSTATIN_ANALOGUE: (Direction.TREATMENT, ("C6-11.ssa",)),
}
