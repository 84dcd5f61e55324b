"""Whom to test for a hereditary syndrome behind a NET."""

from dataclasses import dataclass

from netcourse.disease.arguments import Number, count, exact
from netcourse.disease.result import NotDecidable, Reason, stated
from netcourse.evidence import fact


@dataclass(frozen=True, slots=True)
class GeneticTesting:
    """Whether testing is considered, and what speaks for it. The decision is taken with the patient and a genetics service."""

    consider: bool
    triggers: tuple[str, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


def genetic_testing(
    *, nets_of_pancreas_or_duodenum: int | None, family_history: bool | None, age_years: Number | None
) -> GeneticTesting | NotDecidable:
    """Say whether genetic testing is considered.

    Parameters
    ----------
    nets_of_pancreas_or_duodenum : int, at least 0
        Separate primary tumours of pancreas or duodenum. Several in the ileum are common and by themselves no trigger.
    family_history : bool
        Of NET or of a tumour of one of the syndromes.
    age_years : number, at least 0, in years
        At diagnosis. The limit is a convention, not a rule.

    Returns
    -------
    GeneticTesting or NotDecidable
        One trigger is enough; not decidable where none is known to hold and something is missing.

    Raises
    ------
    ValueError
        If a number is impossible.
    """
    several = None
    if nets_of_pancreas_or_duodenum is not None:
        several = count("nets_of_pancreas_or_duodenum", nets_of_pancreas_or_duodenum, low=0) > 1
    age = None if age_years is None else exact("age_years", age_years, low=0, unit="years")
    answers = {
        "several NETs of pancreas or duodenum": several,
        "family history": family_history,
        "young age": None if age is None else fact("A4-09.age").holds(age),
    }
    triggers = tuple(name for name, holds in answers.items() if holds)
    reasons = (stated("A4-09.when"), stated("A4-09.pancreas"), stated("A4-09.age"))
    if not triggers and None in answers.values():
        return NotDecidable(tuple(name for name, holds in answers.items() if holds is None), reasons)
    change = ("A second tumour, or a relative found to be affected.", "A finding that belongs to one of the syndromes.")
    return GeneticTesting(bool(triggers), triggers, reasons, change)
