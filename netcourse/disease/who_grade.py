"""The WHO grade of a neuroendocrine neoplasm of gut or pancreas: differentiation first, then the higher of two indices."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import Number, exact, one_of
from netcourse.disease.ki67_interval import ends_shown, limits_crossed
from netcourse.disease.proliferation import PER_CENT, Ki67Index, MitoticRate, as_percent, as_rate, enough_cells, shown
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.evidence import Fact, fact
from netcourse.evidence.content import value_with_unit


class Differentiation(StrEnum):
    """How far the tumour still looks like the cells it comes from."""

    WELL = "well"
    POOR = "poor"


class NecType(StrEnum):
    """The two types of neuroendocrine carcinoma."""

    SMALL_CELL = "small-cell"
    LARGE_CELL = "large-cell"


class Category(StrEnum):
    """What the report says; a NEC carries no G."""

    NET_G1 = "NET G1"
    NET_G2 = "NET G2"
    NET_G3 = "NET G3"
    NEC_SMALL_CELL = "NEC, small-cell type"
    NEC_LARGE_CELL = "NEC, large-cell type"
    NEC = "NEC, type not stated"


# From low to high; the first facts of each row hold its limits.
NET_GRADES = (Category.NET_G1, Category.NET_G2, Category.NET_G3)
_ROWS = {Category.NET_G1: "B1-1", Category.NET_G2: "B1-2", Category.NET_G3: "B1-3"}
_NEC_ROWS = ("B1-4", "B1-5")
_NEC = {
    NecType.SMALL_CELL: (Category.NEC_SMALL_CELL, "B1-4"),
    NecType.LARGE_CELL: (Category.NEC_LARGE_CELL, "B1-5"),
}


@dataclass(frozen=True, slots=True)
class WhoGrade:
    """The category, whether it is only a lower bound, why, what the report should add, and what would change it."""

    category: Category
    provisional: bool
    reasons: tuple[Reason, ...]
    comments: tuple[Reason, ...]
    would_change: tuple[str, ...]

    @property
    def what(self) -> str:
        """The answer in words."""
        return f"provisional, at least {self.category}" if self.provisional else str(self.category)


@dataclass(frozen=True, slots=True)
class Minen:
    """Whether a mixed neoplasm is a MiNEN, and the grade of its neuroendocrine component on its own."""

    is_minen: bool
    what: str
    neuroendocrine: WhoGrade | NotDecidable
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


def grade_by_ki67(percent: Fraction) -> Category:
    """Return the NET grade that a Ki-67 index (per cent, exact) has by itself, in a well differentiated tumour."""
    return next(grade for grade in NET_GRADES if fact(f"{_ROWS[grade]}.ki67").holds(percent))


def grade_by_mitoses(per_2mm2: Fraction) -> Category:
    """Return the NET grade that a mitotic rate (per 2 mm2, exact) has by itself, in a well differentiated tumour."""
    return next(grade for grade in NET_GRADES if fact(f"{_ROWS[grade]}.mitoses").holds(per_2mm2))


def who_grade(
    *,
    site: str | None,
    differentiation: str | None,
    ki67_index: Ki67Index | Number | None = None,
    mitoses_per_2mm2: MitoticRate | Number | None = None,
    nec_type: str | None = None,
) -> WhoGrade | NotDecidable:
    """Grade a neuroendocrine neoplasm of gut or pancreas by the WHO table (facts B1-1 to B1-5, B2-01, B3-12).

    Parameters
    ----------
    site : Site or str or None
        The primary site; lung, thymus and an unknown primary are refused, with the table that applies.
    differentiation : Differentiation or str or None
        ``"well"`` or ``"poor"``; it is read before any number.
    ki67_index : Ki67Index, or a reported index in per cent, optional
        Counts are better: without them nobody can say whether the grade is firm.
    mitoses_per_2mm2 : MitoticRate, or a reported rate per 2 mm2, optional
        The mitotic rate.
    nec_type : NecType or str, optional
        ``"small-cell"`` or ``"large-cell"``, for a poorly differentiated tumour only.

    Returns
    -------
    WhoGrade or NotDecidable
        A grade; `provisional`, at least this grade, below the asked number of cells or with one index missing, as the
        other can only raise it. NotDecidable without differentiation, without any index, or outside this table.

    Raises
    ------
    ValueError
        If a word is not in its list, a number is impossible, or a NEC type comes with a well differentiated tumour.
    """
    percent = None if ki67_index is None else as_percent(ki67_index)
    rate = None if mitoses_per_2mm2 is None else as_rate(mitoses_per_2mm2)
    kind = None if nec_type is None else NecType(one_of("nec_type", nec_type, NecType))
    looks = None if differentiation is None else Differentiation(one_of("differentiation", differentiation, Differentiation))
    if kind is not None and looks is Differentiation.WELL:
        raise ValueError(f"nec_type={kind}: must be None in a well differentiated tumour")
    if (refused := _other_table(site)) is not None:
        return refused
    if looks is None:
        why = because("Differentiation is read first: the same numbers can be a NET G3 or a NEC.", "B3-10", "B3-11")
        return NotDecidable(("differentiation, well or poor",), (why,))
    if looks is Differentiation.POOR:
        return _carcinoma(percent, rate, kind)
    return _net(ki67_index, percent, rate)


def minen(
    *,
    site: str | None,
    neuroendocrine_percent: Number | None,
    differentiation: str | None = None,
    ki67_index: Ki67Index | Number | None = None,
    mitoses_per_2mm2: MitoticRate | Number | None = None,
    nec_type: str | None = None,
) -> Minen | NotDecidable:
    """Apply the component rule of MiNEN (fact B1-6.component) and grade the neuroendocrine component on its own.

    Parameters
    ----------
    site : Site or str or None
        The primary site, as in `who_grade`.
    neuroendocrine_percent : int, float, Decimal, Fraction or None
        The neuroendocrine component's share of the tumour, above 0 and below 100; the rest is the other component.
    differentiation, ki67_index, mitoses_per_2mm2, nec_type
        Of the neuroendocrine component, as in `who_grade`.

    Returns
    -------
    Minen or NotDecidable
        The second when the shares are not known or the site has another table.

    Raises
    ------
    ValueError
        If an argument is impossible, as in `who_grade`.
    """
    share = None
    if neuroendocrine_percent is not None:
        share = exact("neuroendocrine_percent", neuroendocrine_percent, low=0, high=PER_CENT, unit="%")
    if share in (0, PER_CENT):
        raise ValueError(f"neuroendocrine_percent={share}: must be above 0 and below {PER_CENT}%, as there are two components")
    part = who_grade(
        site=site,
        differentiation=differentiation,
        ki67_index=ki67_index,
        mitoses_per_2mm2=mitoses_per_2mm2,
        nec_type=nec_type,
    )
    if (refused := _other_table(site)) is not None:
        return refused
    rule = fact("B1-6.component")
    said = because(f"Each component of a MiNEN makes up at least {rule.value}% and is graded on its own.", "B1-6.component")
    if share is None:
        return NotDecidable(("the share of each component",), (said,))
    both = rule.holds(share) and rule.holds(PER_CENT - share)
    parts = f"neuroendocrine {shown(share)}%, other {shown(PER_CENT - share)}%"
    verdict = "both reach" if both else "the smaller misses"
    seen = because(f"The components are {parts}: {verdict} {rule.value}%.", "B1-6.component")
    change = f"Either component {'below' if both else 'measured at no less than'} {rule.value}% after review of the whole tumour."
    return Minen(both, f"{'MiNEN' if both else 'not a MiNEN'} ({parts})", part, (said, seen), (change,))


def _other_table(site: str | None) -> NotDecidable | None:
    place = Site.UNKNOWN if site is None else Site(one_of("site", site, Site))
    if place in GEP_SITES:
        return None
    if place is Site.UNKNOWN:
        text = "Gut and pancreas have one table, lung and thymus another, with other limits."
        why = because(text, "B1-2.ki67", "B3-14", "B4-2.mitoses")
        return NotDecidable(("the primary site: it says which table applies",), (why,))
    why = because(
        f"This table is for gut and pancreas. For the {place} that of lung and thymus applies: mitoses and necrosis, not Ki-67.",
        *("B3-14", "B4-1.mitoses", "B4-1.ki67", "B4-2.necrosis"),
    )
    return NotDecidable(("the lung and thymus table, with mitoses per 2 mm2 and necrosis",), (why,))


def _carcinoma(percent: Fraction | None, rate: Fraction | None, kind: NecType | None) -> WhoGrade | NotDecidable:
    category, row = (Category.NEC, "B1-5") if kind is None else _NEC[kind]
    text = "Poorly differentiated: a NEC. It is high grade by definition and gets no G."
    first = because(text, "B3-10", *(f"{one}.graded" for one in _NEC_ROWS if kind is None or one == row))
    ki67, mitoses = fact(f"{row}.ki67"), fact(f"{row}.mitoses")
    fits = [rule.holds(x) for rule, x in ((ki67, percent), (mitoses, rate)) if x is not None]
    limits = f"Ki-67 {_said(ki67)} and mitoses {_said(mitoses)}"
    if fits and not any(fits):
        text = f"A NEC has {limits}; nothing of that was found, so differentiation and numbers contradict each other."
        return NotDecidable(("a second look at differentiation, and a recount",), (first, because(text, ki67.id, mitoses.id)))
    comments = []
    if not all(fits):
        text = f"A NEC has {limits}; only one of the two was found. Check the other."
        comments.append(because(text, ki67.id, mitoses.id))
    if kind is None:
        comments.append(because("The report states which type it is, small-cell or large-cell.", "B3-10"))
    change = ("Well differentiated on review would make it a NET, graded by its numbers.",)
    return WhoGrade(category, provisional=False, reasons=(first,), comments=tuple(comments), would_change=change)


def _net(ki67: Ki67Index | Number | None, percent: Fraction | None, rate: Fraction | None) -> WhoGrade | NotDecidable:
    rule = because("The higher of the grades by Ki-67 and by mitoses is the grade.", "B2-01.rule")
    found: list[tuple[Category, Reason]] = []
    if percent is not None:
        grade = grade_by_ki67(percent)
        text = ki67.what if isinstance(ki67, Ki67Index) else f"{shown(percent)}%"
        found.append((grade, because(f"Ki-67 {text} by itself is {grade}.", f"{_ROWS[grade]}.ki67")))
    if rate is not None:
        grade = grade_by_mitoses(rate)
        text = f"Mitoses, {shown(rate)} per 2 mm2, by themselves are {grade}."
        found.append((grade, because(text, f"{_ROWS[grade]}.mitoses")))
    if not found:
        return NotDecidable(("the Ki-67 index", "mitoses per 2 mm2"), (rule,))
    first = because("Well differentiated: a NET, graded by its numbers.", "B3-10")
    highest = max((grade for grade, _ in found), key=NET_GRADES.index)
    alone = len(found) == 1 and highest is not NET_GRADES[-1]
    few = isinstance(ki67, Ki67Index) and not fact("B2-02").holds(ki67.counted)
    comments = (*_ki67_comments(ki67), *_grade_comments(highest, percent, rate))
    change = (*_would_change(highest), *(() if len(found) > 1 else ("The index that is missing could raise the grade.",)))
    if isinstance(ki67, Ki67Index) and few:
        change = (*change, f"A recount of at least {fact('B2-02').value} cells, or the surgical specimen, would make it firm.")
    return WhoGrade(highest, alone or few, (first, *(why for _, why in found), rule), comments, change)


def _ki67_comments(ki67: Ki67Index | Number | None) -> list[Reason]:
    if ki67 is None:
        return []
    if not isinstance(ki67, Ki67Index):
        text = "Counts are not given: nobody can say whether enough cells were counted, nor whether the index was rounded."
        return [because(text, "B2-02", "B3-13.counts")]
    comments = []
    enough = enough_cells(ki67.counted)
    if not isinstance(enough, NotDecidable) and not enough.enough:
        comments += [*enough.reasons, because("Small biopsies and cytology tend to under-grade.", "B2-10.biopsy")]
    if limits_crossed(ki67.interval):
        more = fact("B2-03.rcpath").exact_value or 0
        advice = f"; a recount of {more} cells leaves less" if ki67.counted < more else ""
        low, high = ends_shown(ki67.interval)
        text = f"Counting alone leaves {low} to {high}% (95% interval), across a limit: the report says so{advice}."
        comments.append(because(text, "B5-08", "B2-03.rcpath", "B2-08"))
    return comments


def _grade_comments(highest: Category, percent: Fraction | None, rate: Fraction | None) -> list[Reason]:
    comments = []
    if percent is None or rate is None:
        absent = "Ki-67" if percent is None else "Mitoses"
        text = f"{absent} not given: as the higher of the two decides, it could only raise the grade."
        comments.append(because(text, "B2-01.rule"))
    elif NET_GRADES.index(grade_by_mitoses(rate)) > NET_GRADES.index(grade_by_ki67(percent)):
        text = "Mitoses give the higher grade, which is the less usual way round: check the counted area."
        comments.append(because(text, "B2-09", "B3-09"))
    if highest is Category.NET_G3:
        comments.append(because("Review for NEC with p53, Rb and SSTR2: Ki-67 alone cannot separate the two.", "B3-11", "A5-07"))
    return comments


def _would_change(highest: Category) -> tuple[str, ...]:
    changes = ["Poor differentiation on review would make it a NEC, without a G."]
    for grade in NET_GRADES[NET_GRADES.index(highest) + 1 :]:
        ki67, mitoses = (_said(fact(f"{_ROWS[grade]}.{index}")) for index in ("ki67", "mitoses"))
        changes.append(f"Ki-67 {ki67}, or mitoses {mitoses}, would make it at least {grade}.")
    return tuple(changes)


def _said(limit: Fact) -> str:
    return value_with_unit(limit).replace(" %", "%")
