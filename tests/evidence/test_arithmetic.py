"""The computed facts follow from first principles, to the digits that they print."""

from decimal import Decimal
from fractions import Fraction
from math import comb, exp, factorial, log, pi, sqrt

import pytest

from netcourse import evidence
from netcourse.evidence import EvidenceLevel, Fact

WEIGHT_HIAA = Fraction("191.18")
WEIGHT_SEROTONIN = Fraction("176.22")


def computed(prefix: str) -> list[Fact]:
    found = [fact for fact in evidence.facts().values() if fact.id.startswith(f"M-{prefix}.")]
    assert found
    return found


def agrees(printed: Decimal | None, worked_out: float | Fraction) -> bool:
    assert printed is not None
    places = -int(printed.as_tuple().exponent)
    # Half a unit of the last printed digit, and a hair for the rounding of the float itself.
    return abs(float(printed) - float(worked_out)) <= 0.5 / 10.0**places + 1e-9


@pytest.mark.parametrize("fact", computed("wilson"), ids=lambda fact: fact.id)
def test_interval_of_a_count_is_wilsons(fact: Fact) -> None:
    k, n = (int(part) for part in fact.id.rpartition(".")[2].split("-"))
    z, share = 1.959964, k / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    assert agrees(fact.value, Fraction(100 * k, n))
    assert agrees(fact.low, 100 * (centre - half))
    assert agrees(fact.high, 100 * (centre + half))


@pytest.mark.parametrize("fact", [*computed("g1"), *computed("g3")], ids=lambda fact: fact.id)
def test_chance_of_a_grade_is_binomial(fact: Fact) -> None:
    _, cells, share = fact.id.split(".", 2)
    n, p = int(cells[1:]), Fraction(share[1:])
    if fact.id.startswith("M-g1"):
        wanted = [k for k in range(n // 10) if 100 * k < 3 * n]
    else:
        wanted = [k for k in range(n // 2) if 100 * k > 20 * n]
    assert agrees(fact.value, sum(_binomial(n, k, p) for k in wanted))


def _binomial(n: int, k: int, p: Fraction) -> float:
    # Through logarithms: comb(2000, 1000) is too large for a float, and fractions are slow.
    return exp(log(comb(n, k)) + k * log(p) + (n - k) * log(1 - p))


@pytest.mark.parametrize("fact", computed("poisson"), ids=lambda fact: fact.id)
def test_chance_of_few_mitoses_is_poisson(fact: Fact) -> None:
    area = 10 if fact.id.endswith(".10mm2") else 2
    rate = float(fact.id.removeprefix("M-poisson.r").rpartition(".")[0]) * area / 2
    below = range(area)  # G1 is below 2 per 2 mm2: below 10 in 10 mm2, below 2 in 2 mm2
    assert agrees(fact.value, sum(exp(-rate) * rate**k / factorial(k) for k in below))


@pytest.mark.parametrize("number", ["18", "20", "22", "25", "26.5"])
def test_area_of_a_field_follows_from_its_field_number(number: str) -> None:
    diameter = float(number) / 40
    area = pi * diameter**2 / 4
    worked_out = {
        "": area,
        ".diameter": diameter,
        ".ten": 10 * area,
        ".for-2mm2": 2 / area,
        ".for-10mm2": 10 / area,
        ".factor": 2 / (10 * area),
    }
    for part, number_out in worked_out.items():
        assert agrees(evidence.fact(f"M-hpf.fn{number}{part}").value, number_out), part


def test_mitoses_in_ten_square_millimetres_are_divided_by_five() -> None:
    for fact in computed("mitoses"):
        assert fact.exact_value == Fraction(int(fact.id.rpartition(".")[2]), 5)


@pytest.mark.parametrize("fact", computed("hiaa"), ids=lambda fact: fact.id)
def test_units_of_hiaa_convert_by_its_molecular_weight(fact: Fact) -> None:
    if fact.id == "M-hiaa.mw":
        assert fact.exact_value == WEIGHT_HIAA
        return
    amount = Fraction(fact.statement.split()[0])
    to_moles = fact.unit in {"umol", "nmol/L"}
    assert agrees(fact.value, amount * (1000 / WEIGHT_HIAA if to_moles else WEIGHT_HIAA / 1000))


@pytest.mark.parametrize(
    "fact",
    [fact for fact in computed("diet") if fact.id.endswith(".serotonin")],
    ids=lambda fact: fact.id,
)
def test_load_of_a_food_follows_the_diet_model(fact: Fact) -> None:
    words = fact.statement.split()
    grams, content = Fraction(words[0]), Fraction(words[words.index("at") + 1])
    serotonin = grams * content / 1000
    assert agrees(fact.value, serotonin)
    mg = evidence.fact(fact.id.replace(".serotonin", ".mg"))
    umol = evidence.fact(fact.id.replace(".serotonin", ".umol"))
    for recovery, limit in ((Fraction("0.6"), "low"), (Fraction("0.8"), "high")):
        load = serotonin * recovery * WEIGHT_HIAA / WEIGHT_SEROTONIN
        assert agrees(getattr(mg, limit), load)
        assert agrees(getattr(umol, limit), load * 1000 / WEIGHT_HIAA)


@pytest.mark.parametrize("fact", computed("ppi"), ids=lambda fact: fact.id)
def test_excess_of_cga_halves_and_not_the_whole(fact: Fact) -> None:
    half_life, _, days = fact.id.removeprefix("M-ppi.").rpartition("d.")
    assert agrees(fact.value, 1 + 1.5 * 0.5 ** (int(days) / float(half_life)))


@pytest.mark.parametrize("fact", computed("bayes"), ids=lambda fact: fact.id)
def test_predictive_values_follow_bayes(fact: Fact) -> None:
    body = fact.id.removeprefix("M-bayes.se")
    sensitivity, _, rest = body.partition(".sp")
    specificity, _, last = rest.partition(".prev")
    prevalence, _, kind = last.rpartition(".")
    se, sp, prev = float(sensitivity), float(specificity), float(prevalence)
    if kind == "ppv":
        assert agrees(fact.value, se * prev / (se * prev + (1 - sp) * (1 - prev)))
    else:
        assert agrees(fact.value, sp * (1 - prev) / (sp * (1 - prev) + (1 - se) * prev))


def test_shares_of_lung_follow_from_the_incidences() -> None:
    gep, lung, unknown, all_sites = (Fraction(str(evidence.fact(one).value)) for one in ("A3-05", "A3-06", "A3-07", "A3-02"))
    assert agrees(evidence.fact("A3-11.groups").value, 100 * lung / (gep + lung + unknown))
    assert agrees(evidence.fact("A3-11.all-sites").value, 100 * lung / all_sites)


def test_every_computed_fact_cites_arithmetic() -> None:
    for fact in evidence.facts().values():
        if fact.id.startswith("M-"):
            assert fact.evidence is EvidenceLevel.COMPUTED
            assert "COMPUTED" in fact.source_keys
