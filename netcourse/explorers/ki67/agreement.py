"""How far several counts of one slide agree beyond chance: Fleiss' kappa over the nuclei that all of them looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.arguments import count
from netcourse.disease.result import NotDecidable, Reason, because, stated
from netcourse.evidence import fact
from netcourse.explorers.ki67.area import in_order
from netcourse.explorers.ki67.codes import CodedCount, read_code
from netcourse.explorers.ki67.sheet import SIGNS
from netcourse.explorers.ki67.slide import Slide


@dataclass(frozen=True, slots=True)
class Kappa:
    """Fleiss' kappa and what it was made of, exact: the agreement that was seen, and the one to be expected by chance."""

    observed: Fraction
    expected: Fraction

    @property
    def value(self) -> Fraction | None:
        """Kappa, at most 1; None when all ratings are the same word, as chance alone then explains everything."""
        return None if self.expected == 1 else (self.observed - self.expected) / (1 - self.expected)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far `students` agree on the `nuclei` of the `fields` that all of them counted."""

    kappa: Kappa
    students: int
    fields: tuple[str, ...]
    nuclei: int
    reasons: tuple[Reason, ...]

    @property
    def what(self) -> str:
        """The answer in words."""
        value = self.kappa.value
        if value is None:
            return "kappa cannot be given: every nucleus got the same mark from everybody"
        where = f"{self.nuclei} nuclei of {', '.join(self.fields)}"
        return f"Fleiss' kappa {float(value):.2f}, {self.students} counts, {where}"

    def __str__(self) -> str:
        return "\n".join([f"{self.what}.", *(f"- {reason.text}" for reason in self.reasons)])


def fleiss_kappa(ratings: Sequence[Sequence[int]]) -> Kappa:
    """Fleiss' kappa of several raters who put the same subjects into categories.

    Parameters
    ----------
    ratings : sequence of sequence of int, shape (subjects, categories)
        How many raters put each subject into each category; every row adds up to the same number of raters, at least 2.

    Returns
    -------
    Kappa
        With n raters, N subjects and n_ij of them in a cell: observed = sum over i of (sum over j of n_ij^2 - n) / (N n (n - 1)),
        expected = sum over j of p_j^2, where p_j is the share of all ratings in category j.

    Raises
    ------
    ValueError
        If there is no subject, fewer than two raters, or rows that differ in length or sum.

    References
    ----------
    J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychol Bull 1971;76:378-382.
    """
    if not len(ratings):
        raise ValueError("ratings: at least one subject is needed")
    # Plain ints: the squares below overflow small numpy integers.
    table = [[count(f"ratings, subject {at}", cell) for cell in row] for at, row in enumerate(ratings, start=1)]
    raters, categories = sum(table[0]), len(table[0])
    for at, row in enumerate(table, start=1):
        if len(row) != categories or sum(row) != raters:
            raise ValueError(f"ratings: subject {at} has other categories or another number of raters than the first")
    if raters < 2:
        raise ValueError("ratings: at least two raters are needed to agree or not")
    subjects = len(table)
    pairs = sum(cell * cell for row in table for cell in row) - subjects * raters
    shares = [Fraction(sum(column), subjects * raters) for column in zip(*table, strict=True)]
    return Kappa(Fraction(pairs, subjects * raters * (raters - 1)), sum((share * share for share in shares), Fraction(0)))


def counts_kappa(codes: Sequence[str]) -> Agreement | NotDecidable:
    """How far several counts of one slide agree, nucleus by nucleus.

    Parameters
    ----------
    codes : sequence of str
        The codes of the counts, one a student.

    Returns
    -------
    Agreement or NotDecidable
        Kappa over positive, negative and not counted, in the fields that all counted; the second with fewer than two counts or
        no field in common.

    Raises
    ------
    ValueError
        If a code is malformed or belongs to another slide than the first; the message names its place in the list.
    """
    counts = [_read(at, text) for at, text in enumerate(codes, start=1)]
    if len(counts) < 2:
        return NotDecidable(("the codes of at least two counts",), (because("One count has nothing to agree with."),))
    slide = counts[0].slide
    for at, one in enumerate(counts, start=1):
        if _named(one.slide) != _named(slide):
            raise ValueError(f"code {at} is of another slide ({_named(one.slide)}) than the first ({_named(slide)})")
    fields = in_order(set.intersection(*(set(one.sheet.fields) for one in counts)))
    if not fields:
        why = because("Each picked another hot spot: that is disagreement too, but not one that this kappa measures.")
        return NotDecidable(("at least one field that all of them counted",), (why, stated("B5-02.fleiss")))
    by_nucleus = [signs for name in fields for signs in zip(*(one.sheet.marks[name] for one in counts), strict=True)]
    kappa = fleiss_kappa([[signs.count(sign) for sign in SIGNS] for signs in by_nucleus])
    return Agreement(kappa, len(counts), fields, len(by_nucleus), _reasons(kappa, codes))


def _read(at: int, text: str) -> CodedCount:
    try:
        return read_code(text)
    except ValueError as problem:
        raise ValueError(f"code {at}: {problem}") from problem


def _named(slide: Slide) -> str:
    return f"{slide.plan} {slide.seed}"


def _reasons(kappa: Kappa, codes: Sequence[str]) -> tuple[Reason, ...]:
    seen, chance = float(kappa.observed), float(kappa.expected)
    twice = len({"".join(text.split()) for text in codes}) < len(codes)
    return (
        because(f"Two counts agree on {seen:.0%} of nuclei; marks given at random in the same numbers would on {chance:.0%}."),
        because("Kappa is what is left after chance: 1 is full agreement, 0 is no more than chance."),
        *((because("Two of these codes are the same: if one was pasted twice, kappa is too high."),) if twice else ()),
        stated("B5-02.fleiss"),
        because(
            f"That published kappa measured something else: {fact('B5-02.fleiss').population}. Yours is about nuclei in fields "
            "that all of you had chosen. The two stand side by side; neither is a target for the other.",
            "B5-02.fleiss",
        ),
    )
