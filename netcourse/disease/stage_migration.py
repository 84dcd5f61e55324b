"""How survival improves on paper: stage migration (the Will Rogers phenomenon), lead time and length bias.

People are of three kinds: truly local, metastases that a scanner misses, metastases that any scanner sees. Nobody's day of death
changes here: all that changes is who is counted where, and from when.
"""

from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.arguments import Number, above_zero, exact
from netcourse.disease.result import Reason, because
from netcourse.disease.survival import Curve, alive, time_until


@dataclass(frozen=True, slots=True)
class Kind:
    """People of one kind: their share of all, and the share of them who are alive after some years; both of one."""

    share: Fraction
    alive: Fraction


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as it is counted: its share of all people, and the share alive, None when it holds nobody."""

    share: Fraction
    alive: Fraction | None


@dataclass(frozen=True, slots=True)
class Staging:
    """Both stages as one scanner has them, and all people together."""

    local: Stage
    distant: Stage
    everybody: Fraction


@dataclass(frozen=True, slots=True)
class Migration:
    """The same people staged by an old scanner and by a new one.

    `gain_local` and `gain_distant` are differences of the share alive, of one, None where a stage holds nobody; `gain_all` is 0
    whatever the scanner does.
    """

    old: Staging
    new: Staging
    reasons: tuple[Reason, ...]

    @property
    def gain_local(self) -> Fraction | None:
        """New minus old share alive in the local stage."""
        return _gain(self.old.local, self.new.local)

    @property
    def gain_distant(self) -> Fraction | None:
        """New minus old share alive in the distant stage."""
        return _gain(self.old.distant, self.new.distant)

    @property
    def gain_all(self) -> Fraction:
        """New minus old share alive of everybody."""
        return self.new.everybody - self.old.everybody


def kind(share: Number, alive_share: Number) -> Kind:
    """People of one kind.

    Parameters
    ----------
    share : number
        Their share of all people, of one.
    alive_share : number
        The share of them alive after some years, of one.

    Returns
    -------
    Kind
        Both as exact fractions.
    """
    return Kind(exact("share", share, low=0, high=1), exact("alive_share", alive_share, low=0, high=1))


def migrate(local: Kind, hidden: Kind, visible: Kind, *, sensitivity: Number, specificity: Number = 1) -> Migration:
    """Stage the same people twice: by an old scanner, which misses all hidden metastases, and by a new one.

    Survival of a stage is the mean of the kinds of people in it, weighted by their numbers. The new scanner moves hidden
    metastases that it finds, and truly local disease that it calls spread, into the distant stage.

    Parameters
    ----------
    local, hidden, visible : Kind
        Truly local disease, metastases that the old scanner misses, metastases that both see; the shares sum to one.
    sensitivity : number
        The share of hidden metastases that the new scanner finds, of one.
    specificity : number
        The share of truly local disease that it calls local, of one.

    Returns
    -------
    Migration
        Both stagings.

    Raises
    ------
    ValueError
        If the shares do not sum to one, or a share is outside 0 to 1.
    """
    if local.share + hidden.share + visible.share != 1:
        raise ValueError(f"share={local.share} + {hidden.share} + {visible.share}: the shares must sum to 1")
    found = exact("sensitivity", sensitivity, low=0, high=1)
    right = exact("specificity", specificity, low=0, high=1)
    text = "Who leaves the good stage was worse off than the rest of it, and is better off than the bad one: both means rise."
    return Migration(
        _staging(local, hidden, visible, Fraction(0), Fraction(1)),
        _staging(local, hidden, visible, found, right),
        (because(text, "F-13.migration"),),
    )


def alive_with_lead(curve: Curve, years: Number, lead: Number) -> float:
    """The share alive so many years after a diagnosis that came earlier by a lead, while everybody dies on the same day.

    With years counted from when symptoms would have led to the diagnosis it is S(years - lead), and 1 while the lead lasts.

    Parameters
    ----------
    curve : Weibull or Mixture
        Survival from the diagnosis by symptoms.
    years : number
        Years since the earlier diagnosis, 0 or more.
    lead : number
        By how many years the diagnosis came earlier, 0 or more.

    Returns
    -------
    float
        A share of one.
    """
    since = exact("years", years, low=0, unit="years") - exact("lead", lead, low=0, unit="years")
    return alive(curve, max(since, Fraction(0)))


def lead_that_gives(curve: Curve, years: Number, share: Number) -> float | None:
    """The lead, in years, with which so large a share is alive so many years after diagnosis; None when no lead does it."""
    lead = float(exact("years", years, low=0, unit="years")) - time_until(curve, share)
    return lead if lead >= 0 else None


def counted_alive(lived: tuple[Number, ...], years: Number, *, lead: Number = 0) -> Fraction:
    """The share of some people who live longer than so many years after diagnosis, counted one by one.

    Parameters
    ----------
    lived : tuple of number
        Years from symptoms to death, one for each.
    years : number
        Years since diagnosis. Whoever dies on that very day is not counted as alive after it.
    lead : number
        By how many years the diagnosis came before the symptoms.

    Returns
    -------
    Fraction
        A share of one.

    Raises
    ------
    ValueError
        If there is nobody, or a number is negative.
    """
    if not lived:
        raise ValueError("lived=(): at least one person is needed")
    limit = exact("years", years, low=0, unit="years")
    sooner = exact("lead", lead, low=0, unit="years")
    return Fraction(sum(exact("lived", one, low=0, unit="years") + sooner > limit for one in lived), len(lived))


def found_by_chance(slow: Number, times_longer: Number) -> Fraction:
    """Length bias: the share of slow tumours among those that a scan finds by chance.

    A tumour is found by chance in proportion to how long it can be seen before symptoms, so the share is
    s * r / (s * r + 1 - s).

    Parameters
    ----------
    slow : number
        The share s of slow tumours among all, of one.
    times_longer : number
        How many times longer, r, a slow one can be seen than a fast one; above 0.

    Returns
    -------
    Fraction
        A share of one.
    """
    share = exact("slow", slow, low=0, high=1)
    seen = share * above_zero("times_longer", times_longer)
    return seen / (seen + 1 - share)


def _staging(local: Kind, hidden: Kind, visible: Kind, found: Fraction, right: Fraction) -> Staging:
    kept = (Kind(local.share * right, local.alive), Kind(hidden.share * (1 - found), hidden.alive))
    moved = (Kind(local.share * (1 - right), local.alive), Kind(hidden.share * found, hidden.alive), visible)
    return Staging(_stage(kept), _stage(moved), sum((one.share * one.alive for one in (*kept, *moved)), Fraction(0)))


def _stage(kinds: tuple[Kind, ...]) -> Stage:
    share = sum((one.share for one in kinds), Fraction(0))
    return Stage(share, sum((one.share * one.alive for one in kinds), Fraction(0)) / share if share else None)


def _gain(old: Stage, new: Stage) -> Fraction | None:
    return None if old.alive is None or new.alive is None else new.alive - old.alive
