"""How well a scan was found to do for a question: sensitivity and specificity, always both from one study.

Which question a pair answers is chosen for teaching, by what its study looked for. Where a study gives only a yield, or counted
only those who have the tumour, no pair is made up from two studies: the answer is that it can't be decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from netcourse.disease.bayes import share_of
from netcourse.disease.imaging import Question, Study
from netcourse.evidence import fact
from netcourse.explorers.cga.people import Accuracy

PEOPLE, LESIONS = "people", "lesions"


@dataclass(frozen=True, slots=True)
class Pair:
    """Facts of one study: for which `condition`, and whether it counted people or lesions."""

    condition: str
    sensitivity: str
    specificity: str
    who: str = PEOPLE

    @property
    def accuracy(self) -> Accuracy:
        """The same as the numbers that Bayes' theorem takes."""
        cited = (self.sensitivity, self.specificity)
        doubt = f"Both numbers come from one study, measured in: {fact(self.sensitivity).population}."
        if self.who == LESIONS:
            doubt += " It counted lesions, not people."
        return Accuracy(self.condition, share_of(cited[0]), share_of(cited[1]), cited, doubt)


_Q, _S = Question, Study
PAIRS: Mapping[tuple[Question, Study], Pair] = MappingProxyType(
    {
        (_Q.SMALL_LIVER_LESIONS, _S.SSTR_PET): Pair("a metastasis", "D-06.sensitivity", "D-06.specificity"),
        (_Q.SMALL_LIVER_LESIONS, _S.MRI): Pair("a metastasis", "D-02.sequences", "D-02.specificity", LESIONS),
        (_Q.UNKNOWN_PRIMARY, _S.SSTR_PET): Pair("a primary", "D-04.unknown-sensitivity", "D-04.unknown-specificity"),
        (_Q.STAGING, _S.SSTR_PET): Pair("a NET", "D-04.sensitivity", "D-04.specificity"),
    }
)
