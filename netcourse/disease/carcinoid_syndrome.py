"""Carcinoid syndrome: does the mediator reach the body, do the features fit, and has anybody looked at the heart."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum, auto

from netcourse.disease.arguments import Number, exact, one_of
from netcourse.disease.result import NotDecidable, Reason, because, stated
from netcourse.disease.sites import Site
from netcourse.evidence import fact


class Deposit(StrEnum):
    """Where tumour lies besides the primary."""

    LIVER = "liver"
    RETROPERITONEUM = "retroperitoneum"
    OVARY = "ovary"
    BRONCHUS = "bronchus"
    MESENTERY = "mesentery"
    NONE = "none"


class Picture(StrEnum):
    """How features and route go together."""

    FITS = "features with a route"
    NO_ROUTE = "features without a route"
    NO_FEATURES = "route without features"
    NEITHER = "neither features nor route"


class CarcinoidFeature(StrEnum):
    """The features of the classic syndrome."""

    FLUSHING = "flushing"
    DIARRHOEA = "diarrhoea"
    WHEEZE = "wheeze"
    TACHYCARDIA = "tachycardia"


class Hiaa(StrEnum):
    """A 5-HIAA as the laboratory and the history of the diet leave it."""

    RAISED = "raised, diet kept"
    RAISED_WITHOUT_DIET = "raised, diet not kept"
    NORMAL = "normal"


class Echo(IntEnum):
    """When an echocardiogram is due, from the least to the most pressing."""

    NOT_FOR_THIS = auto()
    YEARLY = auto()
    DUE = auto()
    BEFORE_OPERATION = auto()
    NOW = auto()


@dataclass(frozen=True, slots=True)
class Route:
    """Whether mediators reach the systemic circulation, by which places; `statements` and `discrepancies` are evidence ids."""

    reaches_systemic: bool
    through: tuple[str, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]
    statements: tuple[str, ...] = ("S077", "S078", "S079")
    discrepancies: tuple[str, ...] = ("H-13",)


@dataclass(frozen=True, slots=True)
class CarcinoidPicture:
    """How the features and the route go together, what is still needed, and the harms to avoid."""

    picture: Picture
    matching: tuple[CarcinoidFeature, ...]
    next_steps: tuple[str, ...]
    harms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeartScreen:
    """When to look at the heart; `views` are both studies of NT-proBNP (topic J-10), which never rules the disease out."""

    echocardiogram: Echo
    harms: tuple[str, ...]
    views: tuple[Reason, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]
    contested: str = "J-10"


# Their blood passes the liver first; the veins of rectum, thymus and an unknown primary may not (anatomy).
_PORTAL = (Site.STOMACH, Site.DUODENUM, Site.PANCREAS, Site.ILEUM, Site.APPENDIX, Site.COLON)
_BYPASS = (Deposit.LIVER, Deposit.RETROPERITONEUM, Deposit.OVARY, Deposit.BRONCHUS)
_OPERATIONS = ("none", "liver", "other")


def mediator_route(*, primary: str | None, deposits: Iterable[str] | None) -> Route | NotDecidable:
    """Ask whether hormones escape the first pass through the liver.

    Parameters
    ----------
    primary : Site or str
        Where the tumour started.
    deposits : iterable of Deposit or str
        Where else it lies; ``["none"]`` says that nothing was found.

    Returns
    -------
    Route or NotDecidable
        Liver metastases, or veins that bypass the liver; not decidable where deposits or the primary's veins are not known.

    Raises
    ------
    ValueError
        If a place is not in the list, or `none` is named beside another.
    """
    start = None if primary is None else Site(one_of("primary", primary, Site))
    places = None if deposits is None else frozenset(Deposit(one_of("deposits", one, Deposit)) for one in deposits)
    if places and Deposit.NONE in places and len(places) > 1:
        raise ValueError(f"deposits={', '.join(sorted(places))}: 'none' stands alone")
    why = (
        stated("A1-03.serotonin"),
        because(
            "A healthy liver breaks the mediators down. They escape when they are made in the liver, or where veins drain past "
            "it: retroperitoneum, ovary, bronchus. Liver metastases are typical, not always there.",
            "A2-06.hallmark",
        ),
    )
    through = [str(one) for one in _BYPASS if one in (places or ())]
    if start is Site.LUNG:
        through.append("bronchus of the primary")
    if through:
        return Route(bool(through), tuple(through), why, ("Clearance of the deposits that drain past the liver.",))
    if not places:
        return NotDecidable(("where else the tumour lies (liver, retroperitoneum, ovary, bronchus)",), why)
    if start not in _PORTAL:
        return NotDecidable(("where the veins of the primary drain",), why)
    return Route(bool(through), (), why, ("Liver metastases, or a deposit that drains past the liver, on further imaging.",))


def carcinoid_picture(
    features: Iterable[str] | None,
    *,
    primary: str | None,
    deposits: Iterable[str] | None,
    hiaa: str | None = None,
) -> CarcinoidPicture | NotDecidable:
    """Set the features beside the route: the syndrome needs both.

    Parameters
    ----------
    features : iterable of CarcinoidFeature or str, or None
        What is present; an empty one says that none is.
    primary : Site or str
    deposits : iterable of Deposit or str
    hiaa : Hiaa or str, optional
        The 5-HIAA; it confirms, and a normal one does not exclude.

    Returns
    -------
    CarcinoidPicture or NotDecidable
        Not decidable while the features or the route are not known.

    Raises
    ------
    ValueError
        If a word is not in its list.
    """
    route = mediator_route(primary=primary, deposits=deposits)
    reading = None if hiaa is None else Hiaa(one_of("hiaa", hiaa, Hiaa))
    if features is None:
        return NotDecidable(("which features are present",))
    named = frozenset(CarcinoidFeature(one_of("features", one, CarcinoidFeature)) for one in features)
    if isinstance(route, NotDecidable):
        return route
    pairs = {(True, True): Picture.FITS, (True, False): Picture.NO_ROUTE, (False, True): Picture.NO_FEATURES}
    picture = pairs.get((bool(named), route.reaches_systemic), Picture.NEITHER)
    steps, harm, said = _confirm(reading)
    if picture is Picture.NO_ROUTE:
        steps = ("other causes of the features", "a search for deposits that drain past the liver", *steps)
    return CarcinoidPicture(
        picture,
        tuple(one for one in CarcinoidFeature if one in named),
        steps,
        harm,
        (stated("A2-06.hallmark"), *said, *route.reasons),
        ("A 5-HIAA collected with the diet kept.", "A drug or another cause that explains the features.", *route.would_change),
    )


def screen_heart(
    *,
    carcinoid_syndrome: bool | None,
    right_heart_failure_signs: bool | None,
    years_since_echocardiogram: Number | None = None,
    nt_probnp: Number | None = None,
    nt_probnp_unit: str | None = None,
    operation_planned: str = "none",
) -> HeartScreen | NotDecidable:
    """Say how pressing an echocardiogram for carcinoid heart disease (CHD) is.

    A low NT-proBNP never makes it less pressing; a high one may bring it forward.

    Parameters
    ----------
    carcinoid_syndrome, right_heart_failure_signs : bool
        Signs: oedema, a tricuspid murmur, V waves in the jugular venous pulse.
    years_since_echocardiogram : number, at least 0, in years, optional
        None: none is on record.
    nt_probnp : number, at least 0, optional
    nt_probnp_unit : "pg/mL" or "ng/L"
        The two are the same concentration; needed with a value.
    operation_planned : "none", "liver" or "other"

    Returns
    -------
    HeartScreen or NotDecidable
        The most pressing grade that applies, and both views on NT-proBNP.

    Raises
    ------
    ValueError
        If a number is impossible, a unit missing or unknown, or an operation not in the list.
    """
    operation = one_of("operation_planned", operation_planned, _OPERATIONS)
    years = years_since_echocardiogram
    past = None if years is None else exact("years_since_echocardiogram", years, low=0, unit="years")
    high = _high_nt_probnp(nt_probnp, nt_probnp_unit)
    missing = {"carcinoid syndrome or not": carcinoid_syndrome, "signs of right heart failure or not": right_heart_failure_signs}
    if not right_heart_failure_signs and None in missing.values():
        return NotDecidable(tuple(name for name, value in missing.items() if value is None))
    overdue = past is None or past >= (fact("G-05.heart").exact_value or 0)
    applies = [(Echo.NOT_FOR_THIS, because("Carcinoid heart disease comes with carcinoid syndrome.", "A2-06.heart"))]
    if carcinoid_syndrome:
        applies = [(Echo.YEARLY, stated("G-05.heart")), (Echo.YEARLY, stated("A2-06.heart"))]
        if overdue or high:
            why = "No echocardiogram within the interval, or a raised NT-proBNP."
            applies.append((Echo.DUE, because(why, "G-05.heart", "C8-04.limit")))
        if (overdue or high) and operation != "none":
            applies.append((Echo.BEFORE_OPERATION, stated("E4-08.prevention")))
    if right_heart_failure_signs:
        applies.append((Echo.NOW, stated("G-18")))
    echocardiogram = max(grade for grade, _ in applies)
    harm = ("H9",) if operation == "liver" and echocardiogram >= Echo.BEFORE_OPERATION else ()
    warned = tuple(because("Liver surgery before the heart has been looked at would harm.", one) for one in harm)
    return HeartScreen(
        echocardiogram,
        harm,
        (_study("C8-04"), _study("C8-05")),
        (*(reason for _, reason in applies), *warned),
        ("New signs of right heart failure.", "An echocardiogram, which decides; NT-proBNP never rules the disease out."),
    )


def _confirm(reading: Hiaa | None) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Reason, ...]]:
    if reading is None:
        return ("5-HIAA, with the diet kept",), (), ()
    if reading is Hiaa.RAISED:
        return (), (), (because("A raised 5-HIAA with the diet kept confirms the serotonin.", "A2-06.hallmark"),)
    if reading is Hiaa.RAISED_WITHOUT_DIET:
        why = because("One 5-HIAA without the diet proves nothing: a cascade of scans from it would harm.", "H7", "C5-19.rise")
        return ("repeat the 5-HIAA with the diet kept",), ("H7",), (why,)
    return (), (), (because("A normal 5-HIAA does not exclude the syndrome.", "C4-12.sensitivity"), stated("C4-12.sensitivity"))


def _high_nt_probnp(value: Number | None, unit: str | None) -> bool:
    if value is None:
        return False
    if unit is None:
        raise ValueError(f"nt_probnp_unit=None: nt_probnp={value} needs its unit, one of pg/mL, ng/L")
    one_of("nt_probnp_unit", unit, ("pg/mL", "ng/L"))
    return exact("nt_probnp", value, low=0, unit=unit) >= (fact("C8-04.limit").exact_value or 0)


def _study(row: str) -> Reason:
    ids = (f"{row}.limit", f"{row}.sensitivity", f"{row}.specificity")
    return because(" ".join(fact(one).statement for one in ids), *ids)
