"""What a laboratory reports, in the body as it was when the sample was taken."""

from collections.abc import Iterable
from fractions import Fraction

from netcourse.board.given import Given, Told, printed
from netcourse.disease.cga import CgaVerdict, interpret_chromogranin_a
from netcourse.disease.cga_washout import CHRONIC_USE, SHORT_USE, PpiDrug, washout
from netcourse.disease.hiaa import HiaaVerdict, interpret_urinary_hiaa
from netcourse.disease.hiaa_diet import HOURS_PER_DAY, DietLoad, Portion, diet_load
from netcourse.disease.hiaa_units import HiaaUnit, convert
from netcourse.disease.hormone_tests import Cause, interpret_gastrin
from netcourse.disease.result import NotDecidable, Reason

# The catalogue's ways of leaving something off, where a chart names no others.
STOPS_PPI = ("stop-ppi-agreed", "stop-ppi")
STOPS_SUPPLEMENT = ("stop-supplement",)
KEEPS_DIET = ("diet-serotonin",)
TEACHES_COLLECTION = ("collect-24h-taught",)
# Chosen for teaching: after so many days of use the rise seen in chronic use is taken; a diet begins after the last evening meal.
CHRONIC_DAYS = 180
_LAST_MEAL_HOURS = 8


def says(given: Given) -> Told:
    """A finding in words."""
    return Told(given.text("says"))


def value(given: Given) -> Told:
    """A number with its unit beside this laboratory's limits; `times` turns the draw into the unit of the kit."""
    kit = given.kit()
    decimals = int(kit.number("decimals")) if kit.has("decimals") else None
    number = kit.number("value") * kit.number("times", 1)
    text = printed(number, decimals) if decimals is not None else kit.shown("value")
    judged = Fraction(text)
    low, high = kit.maybe("low"), kit.maybe("high")
    mark = ", high" if high is not None and judged > high else ", low" if low is not None and judged < low else ""
    said = kit.text("says")
    return Told(f"{text} {kit.word('unit')}{mark}{_limits(kit)}.{f' {said}' if said else ''}", value=text)


def cga(given: Given) -> Told:
    """Chromogranin A: the patient's own, times what a proton-pump inhibitor makes of it on this day.

    `own` is in multiples of the kit's upper limit.
    """
    kit = given.kit()
    since = kit.left_off("ppi", kit.several("stopped_by", STOPS_PPI))
    used = None if since is None else (kit.body.since("ppi") or 0) - since
    fold = CHRONIC_USE if (used or 0) >= CHRONIC_DAYS else SHORT_USE
    rise = 1 if since is None else Fraction(washout(days=since, fold_fact=fold).middle).limit_denominator(1000)
    limit = kit.number("high")
    text = printed(kit.number("own") * limit * rise, int(kit.number("decimals", 0)))
    reading = interpret_chromogranin_a(
        value=Fraction(text),
        unit=kit.word("unit"),
        upper_limit=limit,
        ppi_drug=PpiDrug.NONE if since is None else kit.word("drug"),
        ppi_days_of_use=used,
        ppi_days_since_stopping=since,
        renal_impairment=kit.flag("renal_impairment"),
        egfr_ml_min=kit.maybe("egfr"),
        other_confounders=kit.several("others"),
        ulcers=kit.flag("ulcers"),
        diarrhoea=kit.flag("diarrhoea"),
    )
    told = f"{text} {kit.word('unit')}{_limits(kit)}."
    if isinstance(reading, NotDecidable):
        return Told(told, usable=False, value=text, facts=_cited(reading.reasons))
    usable = reading.verdict is CgaVerdict.INTERPRETABLE
    return Told(told, usable, text, _cited(one.reason for one in reading.confounders))


def hiaa(given: Given) -> Told:
    """5-HIAA in a 24-hour urine: the patient's own with what food and a supplement add, times what was collected.

    `own` and `adds` are in umol in 24 h; `collected` is a share of one, of which nothing is lost once the patient was taught.
    """
    kit = given.kit()
    diary = _diary(kit)
    load = diet_load(diary)
    eaten = (load.low_umol + load.high_umol) / 2 if isinstance(load, DietLoad) else Fraction(0)
    off = kit.left_off("supplement", kit.several("stopped_by", STOPS_SUPPLEMENT))
    there = off is not None and off < kit.number("gone_after", 1)
    taken = [*kit.several("drugs"), *([kit.word("substance")] if there else [])]
    whole = kit.body.last(kit.several("taught_by", TEACHES_COLLECTION)) is not None
    share = Fraction(1) if whole else kit.number("collected", 1)
    amount = (kit.number("own") + eaten + (kit.number("adds", 0) if there else 0)) * share
    unit = HiaaUnit(kit.word("unit"))
    text = printed(convert(amount, HiaaUnit.UMOL_PER_24H, unit), int(kit.number("decimals", 0)))
    full = kit.maybe("creatinine")
    creatinine = None if full is None else round(full * share, 1)
    reading = interpret_urinary_hiaa(
        value=Fraction(text),
        unit=unit,
        upper_limit=kit.number("high"),
        diet=diary,
        drugs=taken,
        renal_impairment=kit.flag("renal_impairment"),
        stated_complete=True if creatinine is not None else share == 1,
        creatinine_mmol_per_24h=creatinine,
        sex=kit.chart.persona.sex,
        weight_kg=kit.maybe("weight"),
    )
    urine = "" if creatinine is None else f" Creatinine in the collection: {printed(creatinine, 1)} mmol."
    told = f"{text} {_micro(unit)}{_limits(kit)}.{urine}"
    if isinstance(reading, NotDecidable):
        return Told(told, usable=False, value=text, facts=_cited(reading.reasons))
    return Told(told, reading.verdict is HiaaVerdict.USABLE, text, _cited(one.reason for one in reading.influences))


def gastrin(given: Given) -> Told:
    """Gastrin: usable where a proton-pump inhibitor is no longer one of its explanations; `ph` and `ph_on_ppi` decide that."""
    kit = given.kit()
    on_ppi, acid = _acid(kit)
    unit = kit.word("unit")
    level = kit.number("on_ppi") if on_ppi and kit.has("on_ppi") else kit.number("value")
    text = printed(level, int(kit.number("decimals", 0)))
    reading = interpret_gastrin(
        fasting_gastrin=(Fraction(text), unit), upper_limit=(kit.number("high"), unit), gastric_ph=acid, on_ppi=on_ppi
    )
    told = f"{text} {unit}{_limits(kit)}."
    if isinstance(reading, NotDecidable):
        return Told(told, usable=False, value=text, facts=_cited(reading.reasons))
    return Told(told, Cause.PPI not in reading.fits, text, _cited(reading.reasons))


def gastric_ph(given: Given) -> Told:
    """The pH of the stomach; on a proton-pump inhibitor it says what the drug does."""
    on_ppi, acid = _acid(given)
    text = printed(acid, 1)
    return Told(f"pH {text}.", not on_ppi, text)


def _acid(given: Given) -> tuple[bool, Fraction]:
    """Whether a proton-pump inhibitor acts, and the pH; `back_after` is in days."""
    since = given.left_off("ppi", given.several("stopped_by", STOPS_PPI))
    on_ppi = since is not None and since < given.number("back_after", 1)
    return on_ppi, given.number("ph_on_ppi" if on_ppi and given.has("ph_on_ppi") else "ph")


def _diary(given: Given) -> list[Portion]:
    """The food diary: eaten every day until the diet began, and not since."""
    kept = given.body.first(given.several("diet_by", KEEPS_DIET))
    hours = None if kept is None else -(HOURS_PER_DAY * kept + _LAST_MEAL_HOURS)
    return [Portion(one["food"], one["grams"], hours, daily=kept is None) for one in given.several("eaten")]


def _limits(given: Given) -> str:
    if given.has("low") and given.has("high"):
        return f" (this laboratory: {given.shown('low')} to {given.shown('high')})"
    if given.has("high"):
        return f" (this laboratory's upper limit: {given.shown('high')})"
    return f" (this laboratory's lower limit: {given.shown('low')})" if given.has("low") else ""


def _micro(unit: str) -> str:
    return unit.replace("umol", "µmol")


def _cited(reasons: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for reason in reasons for one in reason.facts))
