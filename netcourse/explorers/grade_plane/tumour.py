"""The tumour of the grade plane: from the settings of the controls to what the rules say about it.

All numbers are fractions from here on, so a count on a limit is on the limit.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from netcourse.disease.lung import LungClass, LungMorphology, lung_class
from netcourse.disease.proliferation import (
    REFERENCE_AREA_MM2,
    MitoticRate,
    as_percent,
    as_rate,
    mitotic_rate,
    mitotic_rate_per_10_hpf,
)
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.disease.who_grade import NET_GRADES, Category, NecType, WhoGrade, grade_by_ki67, grade_by_mitoses, who_grade
from netcourse.explorers.values import Values, number, word

Verdict: TypeAlias = WhoGrade | LungClass | NotDecidable

# How the cells look: one question for both tables.
WELL, SMALL_CELL, LARGE_CELL = "well", NecType.SMALL_CELL.value, NecType.LARGE_CELL.value
# How the mitoses are given.
PER_2MM2, IN_AREA, PER_10_HPF = "per-2mm2", "in-area", "per-10-hpf"

_MORPHOLOGY = {
    WELL: LungMorphology.CARCINOID,
    SMALL_CELL: LungMorphology.SMALL_CELL,
    LARGE_CELL: LungMorphology.LARGE_CELL,
}


@dataclass(frozen=True, slots=True)
class Tumour:
    """What a report would say: site, cells (`WELL`, ...), Ki-67 index in %, mitoses per 2 mm2, and necrosis."""

    site: Site
    looks: str
    ki67: Fraction
    mitoses: Fraction
    necrosis: str

    @property
    def in_gut_or_pancreas(self) -> bool:
        """Whether the WHO table of gut and pancreas applies."""
        return self.site in GEP_SITES

    @property
    def in_lung_or_thymus(self) -> bool:
        """Whether the table of lung and thymus applies."""
        return self.site in (Site.LUNG, Site.THYMUS)


def tumour(values: Values) -> Tumour:
    """The tumour at a setting of the controls of `GradePlane`."""
    return Tumour(
        site=Site(word(values, "site")),
        looks=word(values, "looks"),
        ki67=as_percent(number(values, "ki67")),
        mitoses=as_rate(rate(values)),
        necrosis=word(values, "necrosis"),
    )


def rate(values: Values) -> MitoticRate | float:
    """The mitotic rate: as set per 2 mm2, or worked out from a count and its area or its field number."""
    way = word(values, "way")
    if way == PER_2MM2:
        return number(values, "rate")
    if way == IN_AREA:
        return _decided(mitotic_rate(mitoses=int(number(values, "found")), area_mm2=number(values, "area")))
    return _decided(mitotic_rate_per_10_hpf(mitoses=number(values, "reading"), field_number=float(word(values, "field"))))


def count_for(values: Values, per_2mm2: float) -> tuple[str, float]:
    """The control that holds the count, and what it has to be for a mitotic rate, with area or field number as they are."""
    way = word(values, "way")
    if way == PER_2MM2:
        return "rate", per_2mm2
    counted = rate(values)
    area = float(counted.area_mm2) if isinstance(counted, MitoticRate) else float(REFERENCE_AREA_MM2)
    return "found" if way == IN_AREA else "reading", per_2mm2 * area / REFERENCE_AREA_MM2


def verdict(one: Tumour) -> Verdict:
    """What the table of its organ says about a tumour; an unknown organ has no table."""
    if one.in_lung_or_thymus:
        return lung_class(
            site=one.site,
            mitoses_per_2mm2=one.mitoses,
            necrosis=one.necrosis,
            morphology=_MORPHOLOGY[one.looks],
            ki67_index=one.ki67,
        )
    return who_grade(
        site=one.site,
        differentiation="well" if one.looks == WELL else "poor",
        ki67_index=one.ki67,
        mitoses_per_2mm2=one.mitoses,
        nec_type=None if one.looks == WELL else one.looks,
    )


def grade_alone(one: Tumour) -> tuple[Category, Category]:
    """The NET grade by Ki-67 and that by mitoses, each by itself, whatever the tumour is."""
    return grade_by_ki67(one.ki67), grade_by_mitoses(one.mitoses)


def as_if_in_the_gut(one: Tumour) -> Category:
    """The NET grade that the numbers would give in gut or pancreas (fact B2-01.rule: the higher one)."""
    return max(grade_alone(one), key=NET_GRADES.index)


def reading_as_it_stands(values: Values) -> Category:
    """The grade by mitoses if a reading per 10 high-power fields were taken for a rate per 2 mm2."""
    return grade_by_mitoses(as_rate(number(values, "reading")))


def comparisons(values: Values) -> list[Reason]:
    """What the same numbers would be under another table or another unit, where that differs."""
    one = tumour(values)
    found = []
    if word(values, "way") == PER_10_HPF and (mistaken := reading_as_it_stands(values)) is not grade_by_mitoses(one.mitoses):
        text = f"Taken for a rate per {REFERENCE_AREA_MM2} mm2, the reading would be {mistaken} by mitoses: the field decides."
        found.append(because(text, "B2-06.when", "B2-07"))
    if one.looks == WELL and one.in_lung_or_thymus:
        text = f"In gut or pancreas the same numbers would be {as_if_in_the_gut(one)}. Here that table is not used."
        found.append(because(text, "B3-14"))
    return found


def _decided(found: MitoticRate | NotDecidable) -> MitoticRate:
    if isinstance(found, MitoticRate):
        return found
    raise ValueError(str(found))
