"""How fast a tumour divides, as exact numbers: the Ki-67 index from counts and the mitotic rate per 2 mm2."""

from dataclasses import dataclass
from fractions import Fraction
from math import pi

from netcourse.disease.arguments import Number, above_zero, count, exact
from netcourse.disease.counting import Interval, wilson_interval
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.evidence import fact

PER_CENT = 100
# The unit of every mitotic limit in the facts is "per 2 mm2".
REFERENCE_AREA_MM2 = 2
# A "high-power field" (HPF) is seen through a x40 objective: facts B2-06.fn20 and M-hpf.*.
HPF_OBJECTIVE = 40
# The article's own unit is mitoses "per 10 high-power fields".
HPF_REPORTED = 10


@dataclass(frozen=True, slots=True)
class Ki67Index:
    """The share of tumour cells that stain for Ki-67, kept as its two counts so that nothing is rounded.

    `positive` of `counted` tumour cells stained: whole numbers, at least 1 counted, or a ValueError.
    """

    positive: int
    counted: int

    def __post_init__(self) -> None:
        """Refuse impossible counts; keep plain ints, whatever they came as."""
        object.__setattr__(self, "counted", count("counted", self.counted, low=1))
        object.__setattr__(self, "positive", count("positive", self.positive, high=self.counted))

    @property
    def share(self) -> Fraction:
        """The exact proportion, between 0 and 1."""
        return Fraction(self.positive, self.counted)

    @property
    def percent(self) -> Fraction:
        """The exact index in per cent."""
        return self.share * PER_CENT

    @property
    def what(self) -> str:
        """The index in words, with its counts."""
        return f"{shown(self.percent)}% ({self.positive} of {self.counted} cells)"

    @property
    def interval(self) -> Interval:
        """The 95% Wilson interval of the index, its limits as fractions of one."""
        return wilson_interval(self.positive, self.counted)


@dataclass(frozen=True, slots=True)
class MitoticRate:
    """Mitoses and the area in which they were counted (mm2), both exact and checked; made by the functions below."""

    mitoses: Fraction
    area_mm2: Fraction
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]

    @property
    def per_2mm2(self) -> Fraction:
        """The exact rate per 2 mm2."""
        return self.mitoses * REFERENCE_AREA_MM2 / self.area_mm2

    @property
    def what(self) -> str:
        """The rate in words."""
        return f"{shown(self.per_2mm2)} per {REFERENCE_AREA_MM2} mm2"


@dataclass(frozen=True, slots=True)
class CellCount:
    """Whether enough tumour cells were counted for a firm Ki-67 index."""

    enough: bool
    what: str
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


def enough_cells(counted: int | None) -> CellCount | NotDecidable:
    """Say whether a Ki-67 count is large enough to be firm (fact B2-02).

    Parameters
    ----------
    counted : int or None
        Tumour cells counted in hot spots, at least 1; None when the report does not say.

    Returns
    -------
    CellCount or NotDecidable
        The second when the number of cells is not known.

    Raises
    ------
    ValueError
        If the count is not a whole number of at least 1.
    """
    rule = fact("B2-02")
    asked = because(f"Ki-67 is counted in at least {rule.value} tumour cells, in hot spots.", "B2-02")
    if counted is None:
        return NotDecidable(("the number of tumour cells counted",), (asked,))
    if rule.holds(count("counted", counted, low=1)):
        change = (f"A count of fewer than {rule.value} cells would make the grade provisional.",)
        return CellCount(enough=True, what=f"{counted} cells are enough", reasons=(asked,), would_change=change)
    short = because(f"Only {counted} cells were counted: the report says so, and its grade is provisional.", "B2-02", "B3-12")
    change = (f"A recount or a larger specimen with at least {rule.value} cells would make the grade firm.",)
    return CellCount(enough=False, what=f"{counted} cells are too few", reasons=(asked, short), would_change=change)


def mitotic_rate(*, mitoses: int | None, area_mm2: Number | None) -> MitoticRate | NotDecidable:
    """Work out the mitotic rate per 2 mm2 from a count and the area in which it was made (fact B2-04.area).

    Parameters
    ----------
    mitoses : int or None
        Mitoses counted in the whole area.
    area_mm2 : int, float, Decimal, Fraction or None
        The area in mm2, above 0; a float is read as it was typed.

    Returns
    -------
    MitoticRate or NotDecidable
        The second when count or area is not known: a raw count is no rate.

    Raises
    ------
    ValueError
        If the count or the area is impossible.
    """
    found = None if mitoses is None else count("mitoses", mitoses)
    area = None if area_mm2 is None else above_zero("area_mm2", area_mm2, "mm2")
    if found is None or area is None:
        return _no_rate(("the number of mitoses", found is None), ("the counted area in mm2", area is None))
    return _rate(Fraction(found), area, (), Fraction(0))


def mitotic_rate_in_fields(
    *,
    mitoses: int | None,
    fields: int | None,
    field_area_mm2: Number | None = None,
    field_diameter_mm: Number | None = None,
) -> MitoticRate | NotDecidable:
    """Work out the mitotic rate per 2 mm2 from a count in a number of equal microscope fields (facts B2-04, B2-05).

    The area is the number of fields times one field's area, as a fraction: adding up floats would lose it (fact B3-13.area).

    Parameters
    ----------
    mitoses : int or None
        Mitoses counted in all fields together.
    fields : int or None
        Fields counted, at least 1.
    field_area_mm2, field_diameter_mm : int, float, Decimal or Fraction, optional
        One field's area (mm2) or its diameter (mm), above 0: one of the two.

    Returns
    -------
    MitoticRate or NotDecidable
        The second when count, fields or the size of a field is not known.

    Raises
    ------
    ValueError
        If a number is impossible, or both sizes are given.
    """
    if field_area_mm2 is not None and field_diameter_mm is not None:
        raise ValueError(f"field_area_mm2={field_area_mm2}, field_diameter_mm={field_diameter_mm}: give one of the two")
    found = None if mitoses is None else count("mitoses", mitoses)
    number = None if fields is None else count("fields", fields, low=1)
    one = None if field_area_mm2 is None else above_zero("field_area_mm2", field_area_mm2, "mm2")
    if field_diameter_mm is not None:
        one = field_area(field_diameter_mm)
    if found is None or number is None or one is None:
        return _no_rate(
            ("the number of mitoses", found is None),
            ("the number of fields", number is None),
            ("the area or the diameter of a field", one is None),
        )
    total = because(f"{number} fields of {shown(one)} mm2 make {shown(number * one)} mm2.", "B2-04.fields", "B3-13.area")
    why = (total,) if field_diameter_mm is None else (total, _whole_fields())
    return _rate(Fraction(found), number * one, why, one)


def mitotic_rate_per_10_hpf(*, mitoses: Number | None, field_number: Number | None) -> MitoticRate | NotDecidable:
    """Turn a reading "n per 10 high-power fields" into the rate per 2 mm2 (facts B2-06, B2-07, M-hpf.*).

    Parameters
    ----------
    mitoses : int, float, Decimal, Fraction or None
        The reading per 10 fields, at least 0; an average need not be whole.
    field_number : int, float, Decimal, Fraction or None
        The eyepiece's field number (mm), above 0; a x40 objective without a tube factor is taken for granted.

    Returns
    -------
    MitoticRate or NotDecidable
        The second when the reading or the field number is not known: the size of the field decides.

    Raises
    ------
    ValueError
        If a number is impossible.
    """
    reading = None if mitoses is None else exact("mitoses", mitoses, low=0)
    diameter = None if field_number is None else field_diameter(field_number)
    if reading is None or diameter is None:
        return _no_rate(
            ("the number of mitoses", reading is None),
            ("the field number of the microscope, or the area of a field", diameter is None),
        )
    one = field_area(diameter)
    why = because(
        f"{HPF_REPORTED} of these fields make {shown(HPF_REPORTED * one)} mm2: a count per {HPF_REPORTED} fields equals "
        f"a count per {REFERENCE_AREA_MM2} mm2 only when one field is {fact('B2-06.when').value} mm2.",
        "B2-06.when",
        "B2-07",
    )
    return _rate(reading, HPF_REPORTED * one, (why,), one)


def field_diameter(field_number: Number) -> Fraction:
    """Return the diameter (mm) of a high-power field: field number (mm, above 0) by the x40 objective, without a tube factor."""
    return above_zero("field_number", field_number, "mm") / HPF_OBJECTIVE


def field_area(diameter_mm: Number) -> Fraction:
    """Return the area (mm2) of a round field of this diameter (mm, above 0), pi times the square of half of it.

    Pi enters as its double, so the fraction is good to 16 digits. A rate made from it never lies exactly on a limit,
    as pi is irrational: the tables' limits are met exactly by a known area alone.
    """
    radius = above_zero("field_diameter_mm", diameter_mm, "mm") / 2
    return Fraction(pi) * radius * radius


def as_percent(ki67_index: Ki67Index | Number) -> Fraction:
    """Return a Ki-67 index in per cent, exact, from its counts or as a report gives it (0 to 100, or a ValueError)."""
    if isinstance(ki67_index, Ki67Index):
        return ki67_index.percent
    return exact("ki67_index", ki67_index, low=0, high=PER_CENT, unit="%")


def as_rate(mitoses_per_2mm2: MitoticRate | Number) -> Fraction:
    """Return a mitotic rate per 2 mm2, exact, from count and area or as a report gives it (at least 0, or a ValueError)."""
    if isinstance(mitoses_per_2mm2, MitoticRate):
        return mitoses_per_2mm2.per_2mm2
    return exact("mitoses_per_2mm2", mitoses_per_2mm2, low=0, unit=f"per {REFERENCE_AREA_MM2} mm2")


def shown(x: Fraction) -> str:
    """Format a number for prose, to two decimals, that never seems to sit on a whole number beside which it lies."""
    rounded = round(x, 2)
    if rounded.denominator == 1 and rounded != x:
        return f"just {'above' if x > rounded else 'below'} {rounded}"
    return f"{float(rounded):g}"


def _rate(mitoses: Fraction, area: Fraction, how: tuple[Reason, ...], field: Fraction) -> MitoticRate:
    asked = fact("B2-04.area")
    full = asked.exact_value or Fraction(0)
    text = f"{shown(mitoses)} mitoses in {shown(area)} mm2, times {REFERENCE_AREA_MM2}, divided by the area, give the rate."
    # Whole fields cannot hit the area exactly: half a field less is the nearest that counting can come.
    short = area + field / 2 < full
    change = (f"A count over the full {asked.value} mm2: this one covers {shown(area)} mm2.",)
    return MitoticRate(mitoses, area, (*how, because(text, "B2-04.area")), change if short else ())


def _no_rate(*parts: tuple[str, bool]) -> NotDecidable:
    needs = tuple(name for name, missing in parts if missing)
    why = because("The limits are per area, and a raw count is not a rate.", "B2-04.area", "B2-06.when", "B3-09")
    return NotDecidable(needs, (why,))


def _whole_fields() -> Reason:
    return because(
        f"A diameter gives the area unrounded, while a table in whole fields rounds: {fact('B2-05').value} fields "
        f"are printed for {fact('B2-04.area').value} mm2 where {fact('M-hpf.fn22.for-10mm2').value} would be needed. "
        "Near a limit that alone can change the grade.",
        "B2-05",
        "M-hpf.fn22.for-10mm2",
    )
