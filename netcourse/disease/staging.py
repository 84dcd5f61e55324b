"""The AJCC stage of a NET of gut or pancreas: how deep and how large, which nodes, where else; a carcinoma is not staged here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from netcourse.disease.arguments import Number, above_zero, count, exact, one_of
from netcourse.disease.proliferation import shown
from netcourse.disease.result import NotDecidable, Reason, because, stated
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.evidence import Gradable, fact

MM_PER_CM = 10  # SI prefixes
FAMILIES = ("NET", "NEC", "MiNEN")


class Extent(StrEnum):
    """How far the primary reaches; each site knows some of these words."""

    ORGAN = "limited to the organ"
    SUBMUCOSA = "mucosa or submucosa"
    MUSCULARIS = "muscularis propria"
    SUBSEROSA = "subserosa"
    MESOAPPENDIX = "mesoappendix"
    DUODENUM_OR_BILE_DUCT = "duodenum or bile duct"
    PANCREAS_OR_ITS_FAT = "pancreas or the fat around it"
    BEYOND = "serosa, another organ or adjacent structures"


class Metastases(StrEnum):
    """Where distant metastases are."""

    NONE = "none"
    LIVER = "liver"
    ELSEWHERE = "outside the liver"
    BOTH = "liver and outside it"


@dataclass(frozen=True, slots=True)
class Staged:
    """T, N, M and the stage group, as a report names them.

    Where sources disagree on a size, `t` names both categories and `group` each group that follows, and `settled` is False.
    `gradable` says whether a mark may rest on it: settled, and on no fact that is never graded.
    """

    t: str
    n: str
    m: str
    group: str
    settled: bool
    gradable: bool
    reasons: tuple[Reason, ...]
    comments: tuple[Reason, ...]
    would_change: tuple[str, ...]

    @property
    def what(self) -> str:
        """The answer in words."""
        return f"{self.t} {self.n} {self.m}, stage {self.group}"


@dataclass(frozen=True, slots=True)
class _Step:
    """A limit of size between one T and the next: facts of what is still below it, and facts of what is above it."""

    below: tuple[str, ...] = ()
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    """One site: what each extent makes it at least, the limits of size from T1 upwards, its nodes, and its stage groups."""

    extents: Mapping[Extent, tuple[str, str]]
    steps: tuple[_Step, ...]
    nodes: str
    groups: Mapping[str, tuple[str, str]]


T = ("T1", "T2", "T3", "T4")
_NODES, _DISTANT = "nodes", "distant"


def _layers(row: str) -> dict[Extent, tuple[str, str]]:
    """The layers of the bowel wall, each with its T and the fact that says so."""
    walls = (Extent.SUBMUCOSA, Extent.MUSCULARIS, Extent.SUBSEROSA, Extent.BEYOND)
    return {wall: (t, f"{row}.{t.lower()}") for wall, t in zip(walls, T, strict=True)}


def _groups(row: str, names: str = "I II II III III IV", ids: str = "i ii ii iii-t iii-n iv") -> dict[str, tuple[str, str]]:
    """Each T without nodes, then nodes, then distant metastases, with the stage group and the fact that says so."""
    keys = (*T, _NODES, _DISTANT)
    return {key: (name, f"{row}.{one}") for key, name, one in zip(keys, names.split(), ids.split(), strict=True)}


_DUODENUM = {
    Extent.SUBMUCOSA: ("T1", "B6-11.t1"), Extent.MUSCULARIS: ("T2", "B6-11.t2"),
    Extent.PANCREAS_OR_ITS_FAT: ("T3", "B6-11.t3"), Extent.BEYOND: ("T4", "B6-11.t4"),
}  # fmt: skip
_PANCREAS = {
    Extent.ORGAN: ("T1", "B6-04.t1"), Extent.DUODENUM_OR_BILE_DUCT: ("T3", "B6-04.t3"), Extent.BEYOND: ("T4", "B6-04.t4"),
}  # fmt: skip
_APPENDIX = {
    Extent.ORGAN: ("T1", "B6-14.t1"), Extent.SUBSEROSA: ("T3", "B6-14.t3"), Extent.MESOAPPENDIX: ("T3", "B6-14.t3"),
    Extent.BEYOND: ("T4", "B6-14.t4"),
}  # fmt: skip
_PLAIN = _groups("B6-08")
_BOWEL = _groups("B6-10", "I IIA IIB IIIA IIIB IV", "i iia iib iiia iiib iv")
_COLORECTUM = _Table(_layers("B6-12"), (_Step(("B6-12.t1",), ("B6-12.t2",)),), "B6-12.n", _BOWEL)
TABLES: dict[Site, _Table] = {
    Site.STOMACH: _Table(_layers("B6-13"), (_Step(("B6-13.t1",), ("B6-13.t2",)),), "B6-13.n", _PLAIN),
    Site.DUODENUM: _Table(_DUODENUM, (_Step(("B6-11.t1",), ("B6-11.t2",)),), "B6-11.n", _PLAIN),
    Site.PANCREAS: _Table(_PANCREAS, (_Step(("B6-04.t1", "B6-04.t1-below")), _Step(above=("B6-04.t3",))), "B6-04.n", _PLAIN),
    Site.ILEUM: _Table(_layers("B6-06"), (_Step(("B6-06.t1",), ("B6-06.t2",)),), "B6-06.n1", _groups("B6-09")),
    Site.APPENDIX: _Table(_APPENDIX, (_Step(("B6-14.t1",)), _Step(above=("B6-14.t3",))), "B6-14.n", _PLAIN),
    Site.COLON: _COLORECTUM,
    Site.RECTUM: _COLORECTUM,
}
# Two printings of where T1a ends.
_T1A = ("B6-12.t1a", "B6-12.t1a-later")
# Where version 9 counts T1 as stage I although nobody has looked at the nodes (fact B6-03).
_WITHOUT_NODES = (Site.STOMACH, Site.DUODENUM, Site.APPENDIX, Site.COLON, Site.RECTUM)
# Which sites the facts part M1 for.
_PARTED = (Site.STOMACH, Site.ILEUM, Site.APPENDIX, Site.RECTUM)
_M1 = {Metastases.LIVER: "M1a", Metastases.ELSEWHERE: "M1b", Metastases.BOTH: "M1c"}


def stage(
    *,
    site: str | None,
    family: str | None,
    extent: str | None = None,
    size_mm: Number | None = None,
    nodes_positive: int | None = None,
    mesenteric_mass_mm: Number | None = None,
    metastases: str | None = None,
) -> Staged | NotDecidable:
    """Stage a NET of gut or pancreas by the AJCC tables (facts B6-02 to B6-15).

    Parameters
    ----------
    site : Site or str or None
        The primary site; jejunum goes with ``"ileum"``. Lung, thymus and an unknown primary have no table here.
    family : str or None
        ``"NET"``, ``"NEC"`` or ``"MiNEN"``. The last two are staged as the carcinoma of their organ, so not here.
    extent : Extent or str, optional
        How far the primary reaches, in a word that its site knows.
    size_mm : int, float, Decimal or Fraction, optional
        The largest diameter (mm), above 0. Not needed where the extent alone settles T.
    nodes_positive : int, optional
        Regional nodes with tumour, 0 or more; None means that nobody has looked (NX).
    mesenteric_mass_mm : number, optional
        The largest mesenteric mass (mm), ileum only; 0 when there is none.
    metastases : Metastases or str, optional
        ``"none"``, ``"liver"``, ``"outside the liver"`` or ``"liver and outside it"``.

    Returns
    -------
    Staged or NotDecidable
        Not decidable for a carcinoma, for another site, or while something is missing that matters.

    Raises
    ------
    ValueError
        If a word is not in its list, does not belong to the site, or a number is impossible.
    """
    place = Site.UNKNOWN if site is None else Site(one_of("site", site, Site))
    kind = None if family is None else one_of("family", family, FAMILIES)
    reach = None if extent is None else Extent(one_of("extent", extent, TABLES[place].extents if place in TABLES else Extent))
    size = None if size_mm is None else above_zero("size_mm", size_mm, "mm") / MM_PER_CM
    positive = None if nodes_positive is None else count("nodes_positive", nodes_positive)
    mass = None if mesenteric_mass_mm is None else exact("mesenteric_mass_mm", mesenteric_mass_mm, low=0, unit="mm") / MM_PER_CM
    spread = None if metastases is None else Metastases(one_of("metastases", metastases, Metastases))
    if mass is not None and place is not Site.ILEUM:
        raise ValueError(f"mesenteric_mass_mm={mesenteric_mass_mm} with site={place}: only site={Site.ILEUM} has it")
    if (refused := _not_here(place, kind)) is not None:
        return refused
    table = TABLES[place]
    if spread is None:
        return NotDecidable(("whether there are distant metastases",), (stated(table.groups[_DISTANT][1]),))
    primary, why_t = _primary(table, reach, size)
    nodes, why_n = _nodes(table, positive, mass)
    if spread is not Metastases.NONE:
        return _distant(place, table, " or ".join(primary) or "TX", nodes, spread, (*why_t, *why_n))
    if not primary:
        needs = "the size in mm" if reach else "how far the primary reaches"
        return NotDecidable((needs,), why_t or (stated(table.groups["T1"][1]),))
    if nodes == "NX" and not (primary == ("T1",) and place in _WITHOUT_NODES):
        return NotDecidable(("the regional lymph nodes",), (*why_t, stated(table.groups[_NODES][1])))
    return _local(table, primary, nodes, size, (*why_t, *why_n))


def _not_here(place: Site, kind: str | None) -> NotDecidable | None:
    if place not in GEP_SITES:
        text = "These tables are for NET of gut and pancreas; each site has its own."
        return NotDecidable(("a primary site of gut or pancreas",), (because(text, "B6-02.net"),))
    if kind == "NET":
        return None
    if kind is None:
        return NotDecidable(("whether it is a NET, a NEC or a MiNEN",), (stated("B6-02.net"), stated("B6-02.nec")))
    return NotDecidable((f"the table of the carcinoma of the {place}: a {kind} is staged by that",), (stated("B6-02.nec"),))


def _primary(table: _Table, reach: Extent | None, size: Fraction | None) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """Every T that extent and size leave open, none where too little is known; the higher of the two decides."""
    if reach is None:
        return (), ()
    least, lead = table.extents[reach]
    floor = T.index(least)
    why = (because(f"It reaches: {reach}, so it is at least {least}.", lead),)
    if floor >= len(table.steps):
        return (least,), why
    if size is None:
        return (), why
    low, high, cited = _by_size(table.steps, size)
    text = f"It measures {shown(size * MM_PER_CM)} mm."
    if low < high and floor < high:
        text = f"{text} Sources disagree on which T that exactly is."
    found = T[max(floor, low) : max(floor, high) + 1]
    return found, (*why, because(text, *cited))


def _by_size(steps: tuple[_Step, ...], size: Fraction) -> tuple[int, int, tuple[str, ...]]:
    """The lowest and highest T (as indices) that the limits of size allow, and the facts that were read."""
    low = high = 0
    cited: list[str] = []
    for at, step in enumerate(steps, start=1):
        cited += (*step.below, *step.above)
        below = [fact(one).holds(size) for one in step.below]
        above = [fact(one).holds(size) for one in step.above]
        beyond = (*(not holds for holds in below), *above)
        if not any(beyond):
            break
        low, high = (at, at) if all(beyond) and low == high else (low, at)
    return low, high, tuple(cited)


def _nodes(table: _Table, positive: int | None, mass: Fraction | None) -> tuple[str, tuple[Reason, ...]]:
    many, large = fact("B6-06.n2-nodes"), fact("B6-06.n2-mass")
    if mass is not None and large.holds(mass):
        return "N2", (stated(large.id),)
    if positive is None:
        return "NX", ()
    if not positive:
        return "N0", (because("No regional node holds tumour.", table.nodes),)
    if table is TABLES[Site.ILEUM] and many.holds(positive):
        return "N2", (stated(many.id),)
    return "N1", (because(f"{positive} regional node{'s' * (positive > 1)} with tumour.", table.nodes),)


def _distant(place: Site, table: _Table, t: str, n: str, spread: Metastases, why: tuple[Reason, ...]) -> Staged:
    group, lead = table.groups[_DISTANT]
    reasons = (*why, stated(lead))
    change = ("Metastases that turn out to be something else.",)
    if place not in _PARTED:
        text = f"No fact of the course parts M1 further for the {place}."
        return _staged((t, n, "M1", group), reasons, (because(text, "B6-15.m1a"),), change)
    m = _M1[spread]
    return _staged((t, n, m, group), (*reasons, stated(f"B6-15.{m.lower()}")), (), change)


def _local(table: _Table, primary: tuple[str, ...], nodes: str, size: Fraction | None, why: tuple[Reason, ...]) -> Staged:
    keys = (_NODES,) if nodes in ("N1", "N2") else primary
    found = dict.fromkeys(table.groups[key] for key in keys)
    groups = " or ".join(dict.fromkeys(name for name, _ in found))
    reasons = (*why, *(stated(one) for _, one in found), *((stated("B6-03"),) if nodes == "NX" else ()))
    t, comments = " or ".join(primary), list[Reason]()
    if table is _COLORECTUM and primary == ("T1",) and size is not None:
        t = " or ".join(sorted({"T1a" if fact(one).holds(size) else "T1b" for one in _T1A}))
        comments.append(because("Printings differ on where T1a ends; the stage is the same.", *_T1A))
    change = ("A deeper or larger tumour on the specimen, a node with tumour, or a metastasis found.",)
    return _staged((t, nodes, "M0", groups), reasons, tuple(comments), change)


def _staged(
    found: tuple[str, str, str, str], reasons: tuple[Reason, ...], comments: tuple[Reason, ...], change: tuple[str, ...]
) -> Staged:
    t, n, m, group = found
    settled = not any(" or " in one for one in found)
    graded = all(fact(one).gradable is not Gradable.NEVER for reason in reasons for one in reason.facts)
    return Staged(t, n, m, group, settled, settled and graded, reasons, comments, change)
