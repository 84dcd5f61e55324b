"""The regions of the plane for a tumour: limits are read from facts, and a region is named by what the rule says inside it."""

from dataclasses import dataclass, replace
from fractions import Fraction

from netcourse.disease.lung import LungClass
from netcourse.disease.result import NotDecidable
from netcourse.disease.who_grade import WhoGrade
from netcourse.evidence import fact
from netcourse.evidence.content import value_with_unit
from netcourse.explorers.grade_plane.still import KI67_SPAN, MITOSES_SPAN, ki67_limits, limit_rows, mitoses_limits
from netcourse.explorers.grade_plane.tumour import WELL, Tumour, Verdict, verdict

NO_TABLE = "which table? the site decides"
LOOK_AGAIN = "not decidable: look again"
UNSETTLED = "sources disagree"
ANY = "any"


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the plane: from its lower left corner up to a Ki-67 index (%) and a mitotic rate (per 2 mm2), and its name.

    `limits` are its two limits in words, Ki-67 first.
    """

    ki67: float
    mitoses: float
    name: str
    limits: tuple[str, str]


def regions(one: Tumour) -> tuple[Region, ...]:
    """The regions for tumours of this site, these cells and this necrosis, from the outermost to the innermost."""
    far, top = KI67_SPAN[1], MITOSES_SPAN[1]
    if one.in_lung_or_thymus:
        corners = [
            (far, top, (ANY, _said("B4-3.mitoses"))),
            (far, float(fact("B4-2.mitoses").high or 0), (ANY, _said("B4-2.mitoses"))),
            (far, float(fact("B4-1.mitoses").value or 0), (ANY, _said("B4-1.mitoses"))),
        ]
    elif not one.in_gut_or_pancreas:
        corners = [(far, top, (ANY, ANY))]
    elif one.looks == WELL:
        across, up, words = ki67_limits(), mitoses_limits(), [(row[1], row[2]) for row in limit_rows()]
        corners = [(far, top, words[2]), (across[1], up[1], words[1]), (across[0], up[0], words[0])]
    else:
        across, up = ki67_limits(), mitoses_limits()
        both = (f"{across[1]:g}% or less", f"and {up[1]:g} or less")
        corners = [(far, top, (_said("B1-5.ki67"), f"or {_said('B1-5.mitoses')}")), (across[1], up[1], both)]
    return tuple(Region(ki67, mitoses, _name_inside(one, ki67, mitoses), limits) for ki67, mitoses, limits in corners)


def name(found: Verdict) -> str:
    """A verdict as the few words that fit into a drawing."""
    match found:
        case WhoGrade(category=category):
            return str(category)
        case LungClass(possible=possible, category=category):
            return str(category) if len(possible) == 1 else UNSETTLED
        case NotDecidable():
            return LOOK_AGAIN
    raise TypeError(f"{found!r} is no verdict")


def _name_inside(one: Tumour, ki67: float, mitoses: float) -> str:
    if not (one.in_gut_or_pancreas or one.in_lung_or_thymus):
        return NO_TABLE
    # Halfway to its corner lies in a region and in none that is painted over it, as each corner is more than twice the next.
    inside = replace(one, ki67=Fraction(str(ki67)) / 2, mitoses=Fraction(str(mitoses)) / 2)
    return name(verdict(inside))


def _said(fact_id: str) -> str:
    return value_with_unit(fact(fact_id)).replace(" %", "%").replace(" per 2 mm2", "")
