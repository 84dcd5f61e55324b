"""What a pathologist counts and stains, and what a camera sees."""

from netcourse.board.given import Given, Told, listed
from netcourse.disease.imaging import Netpet, NetpetReading, Uptake, krenning_score, netpet_class
from netcourse.disease.net_g3_or_nec import HighGradeAnswer, net_g3_or_nec
from netcourse.disease.proliferation import Ki67Index, MitoticRate, enough_cells, mitotic_rate, shown
from netcourse.disease.result import NotDecidable
from netcourse.evidence import fact

# The stains as they are printed, by the parameter's name.
STAINS = {"p53": "p53", "rb": "Rb", "atrx": "ATRX", "daxx": "DAXX"}


def ki67(given: Given) -> Told:
    """Ki-67 as its two counts; the index is left to whoever reads it. Usable where enough cells were counted."""
    index = Ki67Index(given.count("positive"), given.count("counted"))
    enough = enough_cells(index.counted)
    text = f"{index.positive} of {index.counted} tumour cells in the hot spot are positive."
    usable = not isinstance(enough, NotDecidable) and enough.enough
    return Told(_with(given, text), usable, shown(index.percent), ("B2-02",))


def mitoses(given: Given) -> Told:
    """Mitoses with the area in which they were counted; the rate is left to whoever reads it."""
    rate = mitotic_rate(mitoses=given.count("mitoses"), area_mm2=given.number("area_mm2"))
    value = shown(rate.per_2mm2) if isinstance(rate, MitoticRate) else ""
    text = f"{given.count('mitoses')} mitoses in {given.shown('area_mm2')} mm²."
    return Told(_with(given, text), isinstance(rate, MitoticRate), value, ("B2-04.area",))


def stains(given: Given) -> Told:
    """Stains that tell a NET G3 from a carcinoma, stain by stain."""
    answer = net_g3_or_nec(
        morphology=given.word("morphology", "unclear"),
        **{name: given.word(name) for name in (*STAINS, "sstr2") if given.has(name)},
    )
    text = " ".join(f"{printed}: {given.word(name)}." for name, printed in STAINS.items() if given.has(name))
    facts = tuple(one for reason in answer.reasons for one in reason.facts)
    return Told(
        _with(given, text), value=answer.what if isinstance(answer, HighGradeAnswer) else "", facts=tuple(dict.fromkeys(facts))
    )


def uptake(given: Given) -> Told:
    """Uptake of a somatostatin receptor tracer by place; its value is the Krenning score of the lesion that takes up least."""
    lesions = given.several("lesions")
    if not lesions:
        return Told(_with(given, "No uptake beyond the expected."), value=str(fact("D-11.0").value), facts=("D-11.0",))
    by_uptake: dict[str, list[str]] = {}
    for lesion in sorted(lesions, key=lambda one: -krenning_score(one["uptake"])):
        by_uptake.setdefault(_uptake_words(lesion["uptake"]), []).append(lesion["place"])
    least = min(krenning_score(one["uptake"]) for one in lesions)
    return Told(_with(given, f"{listed(by_uptake)}."), value=str(least), facts=(f"D-11.{least}",))


def fdg(given: Given) -> Told:
    """Uptake of FDG by place, in words; its value is the NETPET class of the worst lesion, which each lesion's `netpet` gives."""
    lesions = given.several("lesions")
    if not lesions:
        return Told(_with(given, "No focal uptake beyond the expected."))
    by_uptake: dict[str, list[str]] = {}
    for lesion in lesions:
        by_uptake.setdefault(f"{lesion['fdg'].capitalize()} uptake of FDG", []).append(lesion["place"])
    reading = netpet_class([Netpet(one["netpet"]) for one in lesions])
    facts = tuple(one for reason in reading.reasons for one in reason.facts)
    value = reading.netpet if isinstance(reading, NetpetReading) else ""
    return Told(_with(given, f"{listed(by_uptake)}."), value=value, facts=tuple(dict.fromkeys(facts)))


def _uptake_words(uptake: str) -> str:
    return "No uptake" if uptake == Uptake.NONE else f"Uptake {uptake}"


def _with(given: Given, text: str) -> str:
    """The sentence with the chart's own words before it."""
    return " ".join(filter(None, [given.text("says"), text]))
