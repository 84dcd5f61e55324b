"""Reading a urinary 5-HIAA: the vignettes, each drug on both sides of the limit, what is missing, and the harms."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.hiaa import HiaaReading, HiaaVerdict, interpret_urinary_hiaa
from netcourse.disease.hiaa_diet import Food, Portion
from netcourse.disease.hiaa_drugs import Direction, HiaaDrug
from netcourse.disease.hiaa_units import Completeness, convert
from netcourse.disease.result import NotDecidable

CLEAN: dict[str, Any] = {
    "unit": "mg/24 h",
    "upper_limit": 10,
    "diet": (),
    "drugs": (),
    "renal_impairment": False,
    "stated_complete": True,
}
SMOOTHIE = (Portion(Food.BANANA, 240, daily=True), Portion(Food.ENGLISH_WALNUT, 30, daily=True))
UP = ("paracetamol", "guaifenesin or cough or cold medicine", "ephedrine, methamphetamine, nicotine or caffeine", "tryptophan")
DOWN = ("levodopa or methyldopa", "salicylate, heparin or isoniazid", "alcohol")
EITHER = ("reserpine, fluorouracil, melphalan, methocarbamol or mephenesin", "imipramine", "phenothiazine or promethazine")
NEITHER = ("selective serotonin reuptake inhibitor", "telotristat", "somatostatin analogue")


def read(value: float | Fraction, **changed: Any) -> HiaaReading:
    answer = interpret_urinary_hiaa(value=value, **{**CLEAN, **changed})
    assert isinstance(answer, HiaaReading)
    return answer


def texts(answer: HiaaReading) -> str:
    return " ".join(reason.text for reason in (*answer.reasons, *answer.next_steps, *answer.harms, *answer.contested))


def harm_ids(answer: HiaaReading) -> list[str]:
    return [fact_id for reason in answer.harms for fact_id in reason.facts]


def test_v01_diet_kept_and_collection_complete() -> None:
    answer = read(310, unit="umol/24 h", upper_limit=50)
    assert answer.verdict is HiaaVerdict.USABLE
    assert answer.raised
    assert round(answer.mg_per_24h) == 59
    assert answer.umol_per_24h == 310
    assert answer.influences == ()
    assert answer.harms == ()


def test_v09_a_normal_urine_in_renal_impairment_excludes_nothing() -> None:
    answer = read(5, renal_impairment=True, stated_complete=None)
    assert answer.verdict is HiaaVerdict.NOT_USABLE
    assert "falsely low" in texts(answer)
    assert "with caution, and a review of the drugs" in answer.next_steps[0].text


def test_v10_the_diet_alone_could_explain_it() -> None:
    answer = read(14, diet=SMOOTHIE, drugs=["paracetamol"])
    assert answer.verdict is HiaaVerdict.NOT_USABLE
    assert round(answer.umol_per_24h) == 73
    assert {one.direction for one in answer.influences} == {Direction.FALSE_HIGH}
    assert "4.0 to 7.5 mg" in texts(answer)
    assert "48 to 72 hours" in answer.next_steps[0].text
    assert "before, and during" in answer.next_steps[0].text
    assert harm_ids(answer) == ["H7"]


def test_v10_another_laboratorys_limit_makes_the_same_value_normal() -> None:
    assert not read(14, upper_limit=14.9, diet=SMOOTHIE).raised


def test_v11_normal_is_not_controlled_when_the_urine_is_incomplete() -> None:
    answer = read(6, stated_complete=True, creatinine_mmol_per_24h=4.1, sex="male", weight_kg=85)
    assert answer.verdict is HiaaVerdict.NOT_USABLE
    assert answer.collection is not None
    assert answer.collection.completeness is Completeness.GROSSLY_INCOMPLETE
    assert "or measure plasma" in answer.next_steps[0].text


def test_v12_an_mao_inhibitor_makes_it_falsely_low_and_is_not_stopped() -> None:
    answer = read(3, drugs=["monoamine oxidase inhibitor"], renal_impairment=None, stated_complete=None)
    assert answer.verdict is HiaaVerdict.NOT_USABLE
    assert answer.influences[0].direction is Direction.FALSE_LOW
    assert answer.next_steps[0].text.startswith("Leave the drug alone")
    assert harm_ids(answer) == ["H11"]


@pytest.mark.parametrize("drug", HiaaDrug)
def test_each_drug_weighs_on_its_own_side_of_the_limit(drug: HiaaDrug) -> None:
    high, low = read(20, drugs=[drug]), read(5, drugs=[drug])
    usable, caution, unusable = HiaaVerdict
    expected = {
        **dict.fromkeys(UP, (caution, usable)),
        **dict.fromkeys(DOWN, (usable, caution)),
        **dict.fromkeys(EITHER, (caution, caution)),
        **dict.fromkeys(NEITHER, (usable, usable)),
        "monoamine oxidase inhibitor": (caution, unusable),
        # Of any size: 510 umol in 24 hours in one woman, gone when she left it off (fact C6-04.5htp).
        "5-hydroxytryptophan": (unusable, usable),
    }
    assert (high.verdict, low.verdict) == expected[drug]
    assert high.influences[0].reason.facts


def test_what_is_not_verified_says_so() -> None:
    assert "(Not verified.)" in texts(read(20, drugs=["somatostatin analogue"]))
    assert "(Not verified.)" not in texts(read(20, drugs=["tryptophan"]))


@pytest.mark.parametrize("drug", ["monoamine oxidase inhibitor", "selective serotonin reuptake inhibitor", "imipramine"])
@pytest.mark.parametrize("value", [3, 30])
def test_no_antidepressant_is_stopped_for_a_test(drug: str, value: int) -> None:
    assert "H11" in harm_ids(read(value, drugs=[drug]))


def test_an_ssri_is_contested_and_never_counted() -> None:
    answer = read(5, drugs=["selective serotonin reuptake inhibitor"])
    assert answer.verdict is HiaaVerdict.USABLE
    assert [reason.text[:4] for reason in answer.contested] == ["J-14", "J-14"]
    assert read(5, drugs=["alcohol"]).contested == ()


@pytest.mark.parametrize(("value", "raised"), [(9.99, False), (10, False), (10.01, True)])
def test_the_limit_belongs_to_the_normal(value: float, *, raised: bool) -> None:
    assert read(value).raised is raised


def test_the_limit_may_have_its_own_unit() -> None:
    limit = convert(10, "mg/24 h", "umol/24 h")
    assert not read(10, upper_limit=limit, limit_unit="umol/24 h").raised
    assert read(10, upper_limit=limit - Fraction(1, 1000), limit_unit="umol/24 h").raised


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(17, HiaaVerdict.NOT_USABLE), (17.47, HiaaVerdict.NOT_USABLE), (17.48, HiaaVerdict.CAUTION), (60, HiaaVerdict.CAUTION)],
)
def test_a_diet_spoils_only_what_it_can_explain(value: float, verdict: HiaaVerdict) -> None:
    answer = read(value, diet=SMOOTHIE)
    assert answer.diet is not None
    assert round(answer.diet.high_mg, 2) == Fraction("7.47")
    assert answer.verdict is verdict
    assert "H7" in harm_ids(answer)


def test_a_diet_does_not_spoil_a_normal_result() -> None:
    assert read(9, diet=SMOOTHIE).verdict is HiaaVerdict.USABLE
    assert read(9, diet=[Portion(Food.BANANA, 120)]).verdict is HiaaVerdict.USABLE


def test_what_pushes_down_leaves_a_raised_value_raised() -> None:
    answer = read(30, renal_impairment=True, creatinine_mmol_per_24h=4.1, sex="male", weight_kg=85)
    assert answer.verdict is HiaaVerdict.CAUTION
    assert answer.raised
    assert "H7" not in harm_ids(answer)


def test_a_gut_that_raises_it() -> None:
    assert read(20, malabsorption_or_obstruction=True).verdict is HiaaVerdict.CAUTION
    assert read(5, malabsorption_or_obstruction=True).verdict is HiaaVerdict.USABLE


def test_the_patients_word_that_it_is_incomplete_counts() -> None:
    assert read(5, stated_complete=False).verdict is HiaaVerdict.NOT_USABLE
    assert read(5, creatinine_mmol_per_24h=5, sex="female", weight_kg=45).verdict is HiaaVerdict.CAUTION
    assert read(5, creatinine_mmol_per_24h=15, sex="male").verdict is HiaaVerdict.USABLE


def test_a_normal_value_excludes_nothing() -> None:
    assert "excludes nothing" in texts(read(5))
    assert "excludes nothing" not in texts(read(20))


@pytest.mark.parametrize(
    ("value", "missing", "need"),
    [
        (20, {"unit": None}, "the unit"),
        (20, {"upper_limit": None}, "the laboratory's own upper limit"),
        (20, {"diet": None}, "the food diary from before and during the collection"),
        (20, {"diet": [Portion(Food.BANANA, 120)]}, "the hour at which banana was eaten"),
        (20, {"drugs": None}, "the drugs and substances taken"),
        (5, {"drugs": None}, "the drugs and substances taken"),
        (5, {"renal_impairment": None}, "whether the kidneys are impaired"),
        (5, {"stated_complete": None}, "the creatinine in the collection, or whether it was complete"),
        (5, {"creatinine_mmol_per_24h": 4.1, "sex": "male"}, "the body weight"),
        (5, {"creatinine_mmol_per_24h": 4.1}, "the sex"),
    ],
)
def test_what_matters_is_asked_for(value: int, missing: dict[str, Any], need: str) -> None:
    answer = interpret_urinary_hiaa(value=value, **{**CLEAN, **missing})
    assert isinstance(answer, NotDecidable)
    assert answer.needs == (need,)


def test_what_does_not_matter_is_not_asked_for() -> None:
    assert read(20, renal_impairment=None, stated_complete=None).verdict is HiaaVerdict.USABLE
    assert read(5, diet=None).verdict is HiaaVerdict.USABLE


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"value": -1}, "value"),
        ({"unit": "g"}, "unit"),
        ({"unit": "nmol/L"}, "unit"),
        ({"unit": ""}, "unit"),
        ({"limit_unit": "mg"}, "limit_unit"),
        ({"upper_limit": 0}, "upper_limit"),
        ({"upper_limit": -1}, "upper_limit"),
        ({"drugs": ["aspirin"]}, "drugs"),
        ({"diet": [Portion("bread", 50, daily=True)]}, "food"),
        ({"creatinine_mmol_per_24h": -1, "sex": "male"}, "creatinine_mmol_per_24h"),
        ({"creatinine_mmol_per_24h": 4, "sex": "x"}, "sex"),
    ],
)
def test_impossible_input_is_refused(changed: dict[str, Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}="):
        interpret_urinary_hiaa(**{"value": 20, **CLEAN, **changed})


tablets = st.lists(st.sampled_from(HiaaDrug), max_size=4)


@given(st.integers(0, 100), tablets, st.sampled_from(HiaaDrug))
def test_one_more_drug_never_makes_it_easier_to_use(value: int, taken: list[HiaaDrug], extra: HiaaDrug) -> None:
    order = list(HiaaVerdict)
    assert order.index(read(value, drugs=[*taken, extra]).verdict) >= order.index(read(value, drugs=taken).verdict)


@given(st.integers(0, 100), tablets)
def test_the_order_of_drugs_and_the_unit_do_not_matter(value: int, taken: list[HiaaDrug]) -> None:
    one = read(value, drugs=taken)
    there = convert(value, "mg/24 h", "umol/24 h")
    other = read(there, unit="umol/24 h", limit_unit="mg/24 h", drugs=taken[::-1])
    assert (one.verdict, one.raised, one.mg_per_24h) == (other.verdict, other.raised, other.mg_per_24h)
    assert set(one.influences) == set(other.influences)
    assert "confirm" not in texts(one).casefold()


@given(st.integers(11, 100), st.integers(0, 500), st.integers(0, 500))
def test_more_food_never_makes_a_raised_result_easier_to_use(value: int, one: int, other: int) -> None:
    order = list(HiaaVerdict)
    less, more = sorted((one, other))
    verdicts = [read(value, diet=[Portion(Food.PLANTAIN, grams, daily=True)]).verdict for grams in (less, more)]
    assert order.index(verdicts[0]) <= order.index(verdicts[1])


@pytest.mark.parametrize("eaten", [Portion(Food.AVOCADO, 100, 3), Portion(Food.BANANA, 120, -60)])
def test_a_diet_that_not_every_laboratory_accepts_asks_for_caution(eaten: Portion) -> None:
    answer = read(20, diet=[eaten])
    assert answer.verdict is HiaaVerdict.CAUTION
    assert "Not every laboratory's restriction was kept" in texts(answer)
