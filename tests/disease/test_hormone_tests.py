"""Hormone tests: assay choice, the supervised fast, and gastrin with gastric pH."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.arguments import Number
from netcourse.disease.functional_syndromes import Syndrome
from netcourse.disease.hormone_tests import Cause, Interpretation, Quantity, assays_for, interpret_fast, interpret_gastrin
from netcourse.disease.result import NotDecidable

V15: dict[str, Any] = {
    "glucose": (2.3, "mmol/L"),
    "insulin": (11, "uU/mL"),
    "c_peptide": (0.9, "nmol/L"),
    "proinsulin": (38, "pmol/L"),
    "beta_hydroxybutyrate": (0.4, "mmol/L"),
    "sulfonylurea_screen": "negative",
}


def fast(**changes: Any) -> Interpretation:
    result = interpret_fast(**{**V15, **changes})
    assert isinstance(result, Interpretation), result
    return result


def gastrin(**values: Any) -> Interpretation:
    result = interpret_gastrin(**values)
    assert isinstance(result, Interpretation), result
    return result


def cited(result: Interpretation) -> set[str]:
    return {one for reason in result.reasons for one in reason.facts}


def test_v15_insulinoma_with_harm_h6_and_a_negative_sstr_pet_that_does_not_exclude() -> None:
    result = fast()
    assert result.fits == (Cause.INSULINOMA,)
    assert result.harms == ("H6",)
    assert result.next_steps == ("insulin antibodies",)
    assert "D-09.insulinoma" in cited(result)
    assert result.would_change


@pytest.mark.parametrize("insulin", [(85, "uU/mL"), (85, "pmol/L")], ids=["V16-uU/mL", "V16-pmol/L"])
def test_v16_exogenous_insulin_is_no_tumour(insulin: Quantity) -> None:
    result = interpret_fast(glucose=(1.9, "mmol/L"), insulin=insulin, c_peptide=(0.05, "nmol/L"))
    assert isinstance(result, Interpretation)
    assert result.fits == (Cause.EXOGENOUS_INSULIN,)
    assert result.harms == ()
    assert "No tumour is looked for" in result.reasons[0].text


def test_a_positive_screen_turns_insulinoma_into_sulfonylurea() -> None:
    result = fast(sulfonylurea_screen="positive")
    assert result.fits == (Cause.SULFONYLUREA,)
    assert result.harms == ()


@pytest.mark.parametrize(
    ("glucose", "doubted"),
    [
        ((45, "mg/dL"), False),
        ((45.1, "mg/dL"), True),
        ((54.9, "mg/dL"), True),
        ((2.5, "mmol/L"), False),
        ((2.51, "mmol/L"), True),
        ((3.04, "mmol/L"), True),
    ],
)
def test_between_the_two_glucose_criteria_both_answers_stand(glucose: Quantity, *, doubted: bool) -> None:
    result = fast(glucose=glucose)
    assert Cause.INSULINOMA in result.fits
    assert (Cause.NO_HYPOGLYCAEMIA in result.fits) is doubted


@pytest.mark.parametrize("glucose", [(55, "mg/dL"), (3.05, "mmol/L"), (5, "mmol/L")])
def test_at_or_above_both_criteria_there_is_no_hypoglycaemia(glucose: Quantity) -> None:
    assert fast(glucose=glucose).fits == (Cause.NO_HYPOGLYCAEMIA,)


@pytest.mark.parametrize(
    ("insulin", "fits"),
    [((3, "uU/mL"), Cause.INSULINOMA), ((21, "pmol/L"), Cause.INSULINOMA), ((Fraction(3), "uU/mL"), Cause.INSULINOMA)],
)
def test_insulin_at_the_limit_is_present(insulin: Quantity, fits: Any) -> None:
    assert fast(insulin=insulin).fits == (fits,)


@pytest.mark.parametrize("insulin", [(18, "pmol/L"), (20.9, "pmol/L")])
def test_between_the_conversion_factors_insulin_in_pmol_is_not_decidable(insulin: Quantity) -> None:
    result = interpret_fast(**{**V15, "insulin": insulin})
    assert isinstance(result, NotDecidable)
    assert "factor" in result.needs[0]


@pytest.mark.parametrize(
    ("c_peptide", "cause"),
    [
        ((0.2, "nmol/L"), Cause.INSULINOMA),
        ((200, "pmol/L"), Cause.INSULINOMA),
        ((0.6, "ng/mL"), Cause.INSULINOMA),
        ((0.19, "nmol/L"), Cause.EXOGENOUS_INSULIN),
        ((199, "pmol/L"), Cause.EXOGENOUS_INSULIN),
        ((0.59, "ng/mL"), Cause.EXOGENOUS_INSULIN),
    ],
)
def test_c_peptide_at_the_limit_parts_own_from_injected_insulin(c_peptide: Quantity, cause: Cause) -> None:
    assert fast(c_peptide=c_peptide, proinsulin=None).fits == (cause,)


@pytest.mark.parametrize(
    "changes",
    [
        {"proinsulin": (4.9, "pmol/L")},
        {"beta_hydroxybutyrate": (2.71, "mmol/L")},
        {"insulin": (2.9, "uU/mL")},
        {"c_peptide": (0.1, "nmol/L")},
        {"insulin": (1, "uU/mL"), "c_peptide": (0.1, "nmol/L"), "proinsulin": (1, "pmol/L")},
    ],
    ids=["proinsulin low", "ketones high", "insulin low", "C-peptide low beside proinsulin", "no insulin but no ketones"],
)
def test_assays_that_contradict_each_other_are_not_decided(changes: dict[str, Any]) -> None:
    result = interpret_fast(**{**V15, **changes})
    assert isinstance(result, NotDecidable)
    assert "contradict" in result.needs[0]


@pytest.mark.parametrize(("proinsulin", "ketones"), [((5, "pmol/L"), (2.7, "mmol/L"))])
def test_proinsulin_and_ketones_at_their_limits_support(proinsulin: Quantity, ketones: Quantity) -> None:
    assert fast(proinsulin=proinsulin, beta_hydroxybutyrate=ketones).fits == (Cause.INSULINOMA,)


def test_suppressed_insulin_with_ketones_is_hypoglycaemia_without_insulin() -> None:
    result = fast(insulin=(1, "uU/mL"), c_peptide=(0.05, "nmol/L"), proinsulin=(1, "pmol/L"), beta_hydroxybutyrate=(4, "mmol/L"))
    assert result.fits == (Cause.NOT_BY_INSULIN,)
    assert result.harms == ()


def test_positive_antibodies_stand_beside_insulinoma_and_negative_ones_leave_nothing_open() -> None:
    assert fast(insulin_antibodies="positive").fits == (Cause.INSULINOMA, Cause.INSULIN_ANTIBODIES)
    assert fast(insulin_antibodies="negative").next_steps == ()


@pytest.mark.parametrize("missing", ["glucose", "insulin", "c_peptide", "sulfonylurea_screen"])
def test_missing_input_that_matters_is_not_decidable(missing: str) -> None:
    assert isinstance(interpret_fast(**{**V15, missing: None}), NotDecidable)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"glucose": 2.3}, "glucose"),
        ({"glucose": (2.3, "g/L")}, "unit of glucose"),
        ({"glucose": (-1, "mmol/L")}, "glucose"),
        ({"insulin": (11, None)}, "unit of insulin"),
        ({"insulin": (float("nan"), "uU/mL")}, "insulin"),
        ({"c_peptide": (True, "nmol/L")}, "c_peptide"),
        ({"proinsulin": (38, "ng/mL")}, "unit of proinsulin"),
        ({"beta_hydroxybutyrate": (-0.1, "mmol/L")}, "beta_hydroxybutyrate"),
        ({"sulfonylurea_screen": ""}, "sulfonylurea_screen"),
        ({"insulin_antibodies": "unknown"}, "insulin_antibodies"),
    ],
)
def test_impossible_input_of_the_fast_is_named(changes: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        interpret_fast(**{**V15, **changes})


@given(st.integers(1, 3000), st.integers(0, 5000), st.sampled_from(["negative", "positive"]))
def test_c_peptide_reads_the_same_in_nmol_and_pmol(c_peptide_pmol: int, insulin_milli: int, screen: str) -> None:
    def read(c_peptide: Quantity) -> Interpretation | NotDecidable:
        return interpret_fast(
            glucose=(2, "mmol/L"),
            insulin=(Fraction(insulin_milli, 100), "uU/mL"),
            c_peptide=c_peptide,
            sulfonylurea_screen=screen,
        )

    in_pmol, in_nmol = read((c_peptide_pmol, "pmol/L")), read((Fraction(c_peptide_pmol, 1000), "nmol/L"))
    assert type(in_pmol) is type(in_nmol)
    assert getattr(in_pmol, "fits", None) == getattr(in_nmol, "fits", None)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_lower_glucose_is_never_less_hypoglycaemic(a: int, b: int) -> None:
    low, high = sorted((a, b))
    doubt_low, doubt_high = (Cause.NO_HYPOGLYCAEMIA in fast(glucose=(Fraction(x, 100), "mmol/L")).fits for x in (low, high))
    assert doubt_low <= doubt_high


# Gastrin with gastric pH.


def test_v07_high_gastrin_at_ph_7_off_a_ppi_is_atrophic_gastritis() -> None:
    result = gastrin(fasting_gastrin=(900, "pg/mL"), gastric_ph=7, on_ppi=False)
    assert result.fits == (Cause.ATROPHIC_GASTRITIS,)
    assert result.harms == ()
    assert "C7-11" in cited(result)


def test_v07_on_a_ppi_a_high_ph_excludes_nothing() -> None:
    result = gastrin(fasting_gastrin=(900, "pg/mL"), gastric_ph=7, on_ppi=True)
    assert set(result.fits) == {Cause.PPI, Cause.ATROPHIC_GASTRITIS, Cause.GASTRINOMA}
    assert result.harms == ("H1",)


def test_v08_without_a_ph_nothing_is_decided_and_stopping_the_ppi_is_named_as_harm() -> None:
    result = interpret_gastrin(fasting_gastrin=(1450, "pg/mL"), on_ppi=True)
    assert isinstance(result, NotDecidable)
    assert result.needs == ("gastric pH, in a specialist unit",)
    assert "H1" in {one for reason in result.reasons for one in reason.facts}


def test_v08_with_an_acid_stomach_is_gastrinoma_even_on_a_ppi() -> None:
    result = gastrin(fasting_gastrin=(1450, "pg/mL"), gastric_ph=1.5, on_ppi=True)
    assert result.fits == (Cause.GASTRINOMA,)
    assert result.harms == ("H1",)


@pytest.mark.parametrize(
    ("values", "fits"),
    [
        ({"fasting_gastrin": (1001, "pg/mL")}, Cause.GASTRINOMA),
        ({"fasting_gastrin": (1001, "ng/L")}, Cause.GASTRINOMA),
        ({"fasting_gastrin": (1001, "pg/mL"), "upper_limit": (100, "pg/mL")}, Cause.GASTRINOMA),
        ({"fasting_gastrin": (1000, "pg/mL"), "upper_limit": (100, "pg/mL")}, Cause.NOT_SETTLED),
        ({"fasting_gastrin": (501, "pmol/L"), "upper_limit": (50, "pmol/L")}, Cause.GASTRINOMA),
        ({"fasting_gastrin": (101, "pg/mL"), "upper_limit": (100, "pg/mL")}, Cause.NOT_SETTLED),
        ({"fasting_gastrin": (100, "pg/mL"), "upper_limit": (100, "pg/mL")}, Cause.GASTRINOMA_UNLIKELY),
    ],
)
def test_gastrin_limits_in_an_acid_stomach(values: dict[str, Any], fits: Any) -> None:
    assert gastrin(**values, gastric_ph=2).fits == (fits,)


@pytest.mark.parametrize("unknown", [(1000, "pg/mL"), (900, "ng/L"), (5000, "pmol/L")])
def test_without_an_upper_limit_a_gastrin_below_the_criterion_is_not_decidable(unknown: Quantity) -> None:
    result = interpret_gastrin(fasting_gastrin=unknown, gastric_ph=1)
    assert isinstance(result, NotDecidable)
    assert "upper limit" in result.needs[0]


@pytest.mark.parametrize(("ph", "fits"), [(2, Cause.GASTRINOMA), (Fraction(201, 100), Cause.ATROPHIC_GASTRITIS)])
def test_gastric_ph_at_the_limit_is_acid(ph: Number, fits: Any) -> None:
    assert gastrin(fasting_gastrin=(1500, "pg/mL"), gastric_ph=ph, on_ppi=False).fits == (fits,)


@pytest.mark.parametrize(
    ("more", "fits", "steps"),
    [
        ({"secretin_rise": (120, "pg/mL")}, Cause.GASTRINOMA, ()),
        ({"secretin_rise": (119, "pg/mL")}, Cause.NOT_SETTLED, ("basal acid output",)),
        ({"secretin_rise": (-5, "pg/mL"), "basal_acid_output": (15, "mEq/h")}, Cause.NOT_SETTLED, ()),
        ({"basal_acid_output": (15.1, "mEq/h")}, Cause.GASTRINOMA, ()),
        ({}, Cause.NOT_SETTLED, ("secretin test", "basal acid output")),
    ],
)
def test_the_next_step_below_ten_times_normal(more: Any, fits: Any, steps: tuple[str, ...]) -> None:
    result = gastrin(fasting_gastrin=(400, "pg/mL"), upper_limit=(100, "pg/mL"), gastric_ph=1, **more)
    assert result.fits == (fits,)
    assert result.next_steps == steps
    assert result.harms == ("H1",)


def test_a_normal_gastrin_needs_no_ph() -> None:
    assert gastrin(fasting_gastrin=(60, "pg/mL"), upper_limit=(100, "pg/mL")).fits == (Cause.GASTRINOMA_UNLIKELY,)


def test_missing_gastrin_or_ppi_history_is_not_decidable() -> None:
    assert isinstance(interpret_gastrin(gastric_ph=1), NotDecidable)
    assert isinstance(interpret_gastrin(fasting_gastrin=(900, "pg/mL"), gastric_ph=7), NotDecidable)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"fasting_gastrin": 900}, "fasting_gastrin"),
        ({"fasting_gastrin": (900, "mg/dL")}, "unit of fasting_gastrin"),
        ({"fasting_gastrin": (-1, "pg/mL")}, "fasting_gastrin"),
        ({"fasting_gastrin": (900, "pg/mL"), "upper_limit": (50, "pmol/L")}, "upper_limit"),
        ({"fasting_gastrin": (900, "pg/mL"), "upper_limit": (0, "pg/mL")}, "upper_limit"),
        ({"fasting_gastrin": (900, "pg/mL"), "gastric_ph": 14.1}, "gastric_ph"),
        ({"fasting_gastrin": (900, "pg/mL"), "gastric_ph": -1}, "gastric_ph"),
        ({"secretin_rise": (120, "pmol/L")}, "unit of secretin_rise"),
        ({"basal_acid_output": (-1, "mEq/h")}, "basal_acid_output"),
    ],
)
def test_impossible_input_of_gastrin_is_named(values: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        interpret_gastrin(**values)


@given(ph_tenths=st.integers(0, 140), on_ppi=st.booleans(), level=st.integers(1, 5000))
def test_a_high_ph_never_gives_gastrinoma_alone(*, ph_tenths: int, on_ppi: bool, level: int) -> None:
    result = interpret_gastrin(
        fasting_gastrin=(level, "pg/mL"), upper_limit=(100, "pg/mL"), gastric_ph=Fraction(ph_tenths, 10), on_ppi=on_ppi
    )
    assert isinstance(result, Interpretation)
    if result.fits == (Cause.GASTRINOMA,):
        assert ph_tenths <= 20
        assert level > 1000


# Which assay.


@pytest.mark.parametrize(
    ("syndrome", "assay"),
    [
        (Syndrome.INSULINOMA, "C-peptide"),
        (Syndrome.GASTRINOMA, "gastric pH"),
        (Syndrome.VIPOMA, "VIP during diarrhoea"),
        (Syndrome.GLUCAGONOMA, "glucagon"),
        (Syndrome.SOMATOSTATINOMA, "somatostatin"),
        (Syndrome.CARCINOID, "5-HIAA"),
    ],
)
def test_each_suspicion_has_its_verified_assay(syndrome: str, assay: str) -> None:
    choice = assays_for(str(syndrome))
    assert assay in choice.assays
    assert choice.verified
    assert choice.would_change


@pytest.mark.parametrize("syndrome", [Syndrome.ATYPICAL_CARCINOID])
def test_assays_that_rest_on_general_knowledge_say_so(syndrome: str) -> None:
    choice = assays_for(syndrome)
    assert any("not verified" in reason.text for reason in choice.reasons)


def test_a_non_functional_tumour_needs_no_hormone_assay() -> None:
    assert assays_for("non-functional tumour").assays == ()


def test_every_syndrome_has_an_entry_and_an_unknown_one_is_refused() -> None:
    assert all(assays_for(one).reasons for one in Syndrome)
    with pytest.raises(ValueError, match="syndrome='phaeochromocytoma'"):
        assays_for("phaeochromocytoma")
