"""The lung and thymus table: mitoses and necrosis sort the tumour, and Ki-67 is no criterion."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import Number, exact, one_of
from netcourse.disease.proliferation import Ki67Index, MitoticRate, as_percent, as_rate, shown
from netcourse.disease.result import NotDecidable, Reason, because
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.evidence import conflicts, fact


class Necrosis(StrEnum):
    """How much of the tumour is dead."""

    ABSENT = "absent"
    PUNCTATE = "punctate or focal"
    LARGE_ZONES = "large zones"


class LungMorphology(StrEnum):
    """How the cells look, before anything is counted."""

    CARCINOID = "carcinoid"
    LARGE_CELL = "large-cell neuroendocrine"
    SMALL_CELL = "small-cell"


class LungCategory(StrEnum):
    """What the report says; none of these carries a G."""

    TYPICAL = "typical carcinoid"
    ATYPICAL = "atypical carcinoid"
    LARGE_CELL = "large-cell neuroendocrine carcinoma (LCNEC)"
    SMALL_CELL = "small-cell carcinoma (in the lung SCLC)"
    CARCINOID_HIGH = "carcinoid morphology with high proliferation, not formally a NET G3"
    NOT_SETTLED = "not settled by the table"


@dataclass(frozen=True, slots=True)
class LungClass:
    """The category, which ones the sources leave open when it is not settled, why, comments, and what would change it."""

    category: LungCategory
    possible: tuple[LungCategory, ...]
    reasons: tuple[Reason, ...]
    comments: tuple[Reason, ...]
    would_change: tuple[str, ...]

    @property
    def what(self) -> str:
        """The answer in words."""
        if self.category is LungCategory.NOT_SETTLED:
            return f"{self.category}: {' or '.join(self.possible)}"
        return str(self.category)


_Outcome = LungClass | NotDecidable
# The row of the table behind each carcinoma.
_CARCINOMAS = {
    LungMorphology.LARGE_CELL: (LungCategory.LARGE_CELL, "B4-3"),
    LungMorphology.SMALL_CELL: (LungCategory.SMALL_CELL, "B4-4"),
}


def lung_class(
    *,
    site: str | None,
    mitoses_per_2mm2: MitoticRate | Number | None,
    necrosis: str | None,
    morphology: str | None = None,
    size_mm: Number | None = None,
    ki67_index: Ki67Index | Number | None = None,
) -> LungClass | NotDecidable:
    """Sort a neuroendocrine neoplasm of lung or thymus (facts B4-1 to B4-5).

    Parameters
    ----------
    site : Site or str or None
        The primary site; gut, pancreas and an unknown primary are refused, with the table that applies.
    mitoses_per_2mm2 : MitoticRate, or a reported rate per 2 mm2, or None
        The mitotic rate.
    necrosis : Necrosis or str or None
        ``"absent"``, ``"punctate or focal"`` or ``"large zones"``.
    morphology : LungMorphology or str, optional
        ``"carcinoid"``, ``"large-cell neuroendocrine"`` or ``"small-cell"``. Needed from the upper limit of the atypical
        carcinoid on, as mitoses and necrosis do not tell the two carcinomas apart.
    size_mm : int, float, Decimal or Fraction, optional
        The tumour's largest diameter (mm), above 0: a typical carcinoid has a smallest size.
    ki67_index : Ki67Index, or a reported index in per cent, optional
        Never changes the category; a comment says so.

    Returns
    -------
    LungClass or NotDecidable
        The first with the category NOT_SETTLED exactly at the limit on which sources disagree (conflict E3x-9); the
        second when something that matters is missing, or when the findings contradict each other.

    Raises
    ------
    ValueError
        If a word is not in its list or a number is impossible.
    """
    place = Site.UNKNOWN if site is None else Site(one_of("site", site, Site))
    rate = None if mitoses_per_2mm2 is None else as_rate(mitoses_per_2mm2)
    dead = None if necrosis is None else Necrosis(one_of("necrosis", necrosis, Necrosis))
    looks = None if morphology is None else LungMorphology(one_of("morphology", morphology, LungMorphology))
    size = None if size_mm is None else _size(size_mm)
    comments = () if ki67_index is None else (_ki67_comment(as_percent(ki67_index)),)
    if (refused := _other_table(place)) is not None:
        return refused
    if rate is None:
        why = because("Mitoses sort the tumour.", "B4-1.mitoses", "B4-2.mitoses", "B4-3.mitoses")
        return NotDecidable(("mitoses per 2 mm2",), (why,))
    if rate == _upper_limit() and looks is not LungMorphology.SMALL_CELL:
        return _at_the_limit(dead, looks, comments)
    if looks in _CARCINOMAS:
        return _carcinoma(rate, dead, looks, comments)
    if rate > _upper_limit():
        return _above_the_limit(rate, looks, comments)
    return _carcinoid(rate, dead, size, comments)


def _upper_limit() -> Fraction:
    limit = fact("B4-2.mitoses").exact_high
    if limit is None:
        raise LookupError("fact B4-2.mitoses has no upper limit")
    return limit


def _size(size_mm: Number) -> Fraction:
    size = exact("size_mm", size_mm, low=0, unit="mm")
    if size == 0:
        raise ValueError(f"size_mm={size_mm}: must be above 0 mm")
    return size


def _other_table(place: Site) -> NotDecidable | None:
    if place in (Site.LUNG, Site.THYMUS):
        return None
    if place in GEP_SITES:
        text = f"This table is for lung and thymus. For the {place} the WHO table of gut and pancreas applies, with Ki-67."
        needs = "the table of gut and pancreas: differentiation, Ki-67 and mitoses per 2 mm2"
        return NotDecidable((needs,), (because(text, "B1-2.ki67", "B2-01.rule"),))
    text = "Lung and thymus have one table, gut and pancreas another, with other limits."
    why = because(text, "B3-14", "B4-2.mitoses", "B1-2.ki67")
    return NotDecidable(("the primary site: it says which table applies",), (why,))


def _ki67_comment(percent: Fraction) -> Reason:
    text = f"Ki-67, {shown(percent)}%, is no criterion for a carcinoid here, and the table of gut and pancreas is not used."
    return because(text, "B4-1.ki67", "B4-2.ki67", "B3-14")


def _carcinoid(rate: Fraction, dead: Necrosis | None, size: Fraction | None, comments: tuple[Reason, ...]) -> _Outcome:
    if dead is None:
        why = because("Necrosis alone makes a carcinoid atypical.", "B4-1.necrosis", "B4-2.necrosis")
        return NotDecidable(("necrosis: absent, punctate or focal, or in large zones",), (why,))
    if dead is Necrosis.LARGE_ZONES:
        text = f"Large zones of necrosis belong to the carcinomas, which have more mitoses than {shown(rate)} per 2 mm2."
        why = because(text, "B4-2.necrosis", "B4-3.necrosis", "B4-3.mitoses", "B4-4.necrosis")
        return NotDecidable(("a recount of mitoses and a second look at necrosis: they contradict each other",), (why,))
    notes = (*comments, because("Pathologists agree poorly on lung carcinoids.", "B4-6.reproducibility"))
    if fact("B4-2.mitoses").holds(rate):
        why = because(f"The mitotic rate, {shown(rate)} per 2 mm2, is in the range of the atypical carcinoid.", "B4-2.mitoses")
        change = f"A recount below {_said('B4-1.mitoses')} without any necrosis would make it typical."
        return _settled(LungCategory.ATYPICAL, (why,), notes, change)
    few = because(f"The mitotic rate, {shown(rate)} per 2 mm2, is below {fact('B4-1.mitoses').value}.", "B4-1.mitoses")
    if dead is Necrosis.PUNCTATE:
        why = because("Punctate or focal necrosis makes it atypical, although the mitoses alone would not.", "B4-2.necrosis")
        return _settled(LungCategory.ATYPICAL, (few, why), notes, "No necrosis on review would make it typical.")
    return _typical(few, size, notes)


def _typical(few: Reason, size: Fraction | None, notes: tuple[Reason, ...]) -> _Outcome:
    smallest = fact("B4-1.size")
    if size is not None and not smallest.holds(size):
        why = because(f"A typical carcinoid measures at least {smallest.value} mm; this one has {shown(size)} mm.", "B4-1.size")
        return NotDecidable(("the name of so small a lesion, which this table does not hold",), (few, why))
    if size is None:
        text = f"The size is not given: a typical carcinoid measures at least {smallest.value} mm."
        notes = (*notes, because(text, "B4-1.size"))
    both = (few, because("There is no necrosis.", "B4-1.necrosis"))
    return _settled(LungCategory.TYPICAL, both, notes, f"Necrosis, or {_said('B4-1.mitoses')} or more, would make it atypical.")


def _carcinoma(rate: Fraction, dead: Necrosis | None, looks: LungMorphology, comments: tuple[Reason, ...]) -> _Outcome:
    category, row = _CARCINOMAS[looks]
    limit = fact(f"{row}.mitoses")
    if not limit.holds(rate):
        text = f"The table gives more than {limit.value} mitoses per 2 mm2 for {category}; {shown(rate)} were found."
        needs = "a recount, and a second look at the cells: they contradict each other"
        return NotDecidable((needs,), (because(text, limit.id),))
    many = because(f"{shown(rate)} mitoses per 2 mm2 are more than {limit.value}.", limit.id)
    zones = because(f"For {category} the table gives large zones of necrosis.", f"{row}.necrosis")
    if dead is None:
        return NotDecidable(("necrosis: absent, punctate or focal, or in large zones",), (many, zones))
    if dead is not Necrosis.LARGE_ZONES:
        needs = "a second look at necrosis, in more of the tumour: the row of the table is met only in part"
        return NotDecidable((needs,), (many, zones))
    cells = because(f"The morphology is {looks}.")
    notes = (*comments, _other_printing()) if rate < _upper_limit() + 1 else comments
    return _settled(category, (cells, many, zones), notes, "Carcinoid morphology on review would make it another category.")


def _at_the_limit(dead: Necrosis | None, looks: LungMorphology | None, comments: tuple[Reason, ...]) -> LungClass:
    limit = _upper_limit()
    beyond = LungCategory.CARCINOID_HIGH if looks is LungMorphology.CARCINOID else LungCategory.LARGE_CELL
    reasons = [
        because(f"Exactly {limit} mitoses per 2 mm2 belong to the range printed for the atypical carcinoid.", "B4-2.mitoses"),
        _other_printing(),
        because("One printing leaves this count to the atypical carcinoid, another takes it away: the table does not settle it."),
    ]
    if dead is Necrosis.LARGE_ZONES:
        text = "Large zones of necrosis fit the carcinomas and not the atypical carcinoid."
        reasons.append(because(text, "B4-2.necrosis", "B4-3.necrosis"))
    if beyond is LungCategory.CARCINOID_HIGH:
        reasons.append(_not_verified())
    change = (
        f"From {fact('B4-2.mitoses').low} to below {limit} per 2 mm2 on recount would make it an atypical carcinoid, if necrosis "
        "and cells agree.",
        f"More than {limit} per 2 mm2 on recount would make it {beyond}, if necrosis and cells agree.",
    )
    possible = (LungCategory.ATYPICAL, beyond)
    return LungClass(LungCategory.NOT_SETTLED, possible, tuple(reasons), comments, change)


def _above_the_limit(rate: Fraction, looks: LungMorphology | None, comments: tuple[Reason, ...]) -> _Outcome:
    above = because(f"{shown(rate)} mitoses per 2 mm2 are more than an atypical carcinoid has.", "B4-2.mitoses")
    if looks is None:
        text = "Both carcinomas have so many mitoses, and carcinoid morphology exists with them too: the cells decide."
        why = because(text, "B4-3.mitoses", "B4-4.mitoses", "B4-5.exists")
        return NotDecidable((f"morphology: {', '.join(LungMorphology)}",), (above, why))
    text = "Carcinoid morphology with high proliferation exists; the lung classification does not call it a NET G3."
    named = because(text, "B4-5.exists")
    change = "Large-cell or small-cell morphology on review would make it a carcinoma."
    return _settled(LungCategory.CARCINOID_HIGH, (above, named, _not_verified()), comments, change)


def _not_verified() -> Reason:
    limit = fact("B4-5.mitoses")
    text = f"That this group begins above {limit.value} mitoses per 2 mm2, with any necrosis, is not verified."
    return because(text, limit.id)


def _other_printing() -> Reason:
    return because(f"Sources disagree on the limit. {conflicts()['E3x-9'].conflict}", "B4-3.mitoses", "B4-4.mitoses")


def _settled(category: LungCategory, reasons: tuple[Reason, ...], comments: tuple[Reason, ...], change: str) -> LungClass:
    return LungClass(category, (category,), reasons, comments, (change,))


def _said(fact_id: str) -> str:
    return f"{fact(fact_id).value} mitoses per 2 mm2"
