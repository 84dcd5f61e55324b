"""NET G3 or NEC: the typical pictures, the contradictions, and every combination of stains."""

import inspect
from itertools import product

import pytest

from netcourse.disease.net_g3_or_nec import (
    P53,
    HighGrade,
    HighGradeAnswer,
    Morphology,
    NuclearStain,
    Sstr2,
    net_g3_or_nec,
)
from netcourse.disease.result import NotDecidable
from netcourse.evidence import EvidenceLevel, facts

NET, NEC, OPEN = HighGrade
COMBINATIONS = [
    {"morphology": looks, "p53": p53, "rb": rb, "atrx": atrx, "daxx": daxx, "sstr2": sstr2}
    for looks, p53, rb, atrx, daxx, sstr2 in product(Morphology, P53, NuclearStain, NuclearStain, NuclearStain, Sstr2)
]
NORMAL = {"p53": "wild-type pattern", "rb": "retained"}
INACTIVATED = {"p53": "mutant pattern", "rb": "lost"}


def ask(**arguments: str) -> HighGradeAnswer:
    found = net_g3_or_nec(**{"morphology": "unclear", **arguments})
    assert isinstance(found, HighGradeAnswer)
    return found


VIGNETTES = {
    "V04": ({"morphology": "organoid", **NORMAL, "atrx": "lost", "sstr2": "positive"}, NET),
    "V05": ({"morphology": "diffuse-abnormal", **INACTIVATED}, NEC),
}


@pytest.mark.parametrize("vignette", VIGNETTES)
def test_vignette(vignette: str) -> None:
    arguments, expected = VIGNETTES[vignette]
    assert ask(**arguments).answer is expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"morphology": "organoid"}, NET),
        ({"morphology": "diffuse-abnormal"}, NEC),
        ({"morphology": "organoid", "sstr2": "negative"}, NET),
        ({"morphology": "diffuse-abnormal", "sstr2": "positive"}, NEC),
        ({"morphology": "diffuse-abnormal", "p53": "mutant pattern", "rb": "retained"}, NEC),
        ({**INACTIVATED}, NEC),
        ({**NORMAL, "sstr2": "positive"}, NET),
        ({**NORMAL, "daxx": "lost"}, NET),
    ],
)
def test_a_clear_picture_is_named(arguments: dict[str, str], expected: HighGrade) -> None:
    assert ask(**arguments).answer is expected


@pytest.mark.parametrize(
    "arguments",
    [
        {"morphology": "organoid", **INACTIVATED},
        {"morphology": "organoid", "p53": "mutant pattern"},
        {"morphology": "organoid", "rb": "lost"},
        {"morphology": "diffuse-abnormal", **NORMAL},
        {"morphology": "diffuse-abnormal", "p53": "wild-type pattern"},
        {"morphology": "diffuse-abnormal", **INACTIVATED, "atrx": "lost"},
        {"p53": "mutant pattern", "rb": "retained"},
        {**INACTIVATED, "daxx": "lost"},
    ],
)
def test_contradictory_findings_are_not_decidable(arguments: dict[str, str]) -> None:
    found = ask(**arguments)
    assert found.answer is OPEN
    assert found.what == "not decidable from these"
    assert found.for_net
    assert found.for_nec
    assert any("contradict" in reason.text for reason in found.reasons)


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"atrx": "retained", "daxx": "retained"},
        {"sstr2": "negative"},
        {"sstr2": "positive"},
        {"p53": "wild-type pattern"},
        {**NORMAL},
        {**NORMAL, "sstr2": "negative"},
        {"rb": "lost"},
        {"atrx": "lost"},
    ],
)
def test_a_picture_that_tells_nothing_apart_is_not_decidable(arguments: dict[str, str]) -> None:
    found = ask(**arguments)
    assert found.answer is OPEN
    assert any("organoid" in change for change in found.would_change)


def test_stains_that_were_not_done_are_named_as_what_would_help() -> None:
    found = ask(p53="wild-type pattern", sstr2="positive")
    assert "Stains that were not done: Rb, ATRX, DAXX." in found.would_change


def test_no_ki67_can_be_given_and_the_reason_is_said() -> None:
    assert not [name for name in inspect.signature(net_g3_or_nec).parameters if "ki67" in name or "mitos" in name]
    for arguments in COMBINATIONS:
        assert any("B3-11" in reason.facts for reason in ask(**arguments).reasons)


def test_no_answer_rests_on_an_unverified_fact() -> None:
    for arguments in COMBINATIONS:
        for reason in ask(**arguments).reasons:
            assert all(facts()[one].evidence is not EvidenceLevel.UNVERIFIED for one in reason.facts)


@pytest.mark.parametrize(
    ("name", "toward_net", "toward_nec"),
    [
        ("morphology", "organoid", "diffuse-abnormal"),
        ("p53", "wild-type pattern", "mutant pattern"),
        ("rb", "retained", "lost"),
        ("atrx", "lost", "retained"),
        ("daxx", "lost", "retained"),
        ("sstr2", "positive", "negative"),
    ],
)
def test_no_finding_ever_pulls_the_other_way(name: str, toward_net: str, toward_nec: str) -> None:
    order = (NEC, OPEN, NET)
    between = "unclear" if name == "morphology" else "not done"
    for arguments in COMBINATIONS:
        ranks = [order.index(ask(**{**arguments, name: value}).answer) for value in (toward_nec, between, toward_net)]
        assert ranks == sorted(ranks)


def test_what_is_said_to_change_the_answer_does_change_it() -> None:
    for arguments in COMBINATIONS:
        answer = ask(**arguments).answer
        if answer is NET:
            assert ask(**{**arguments, "p53": "mutant pattern"}).answer is OPEN
            assert ask(**{**arguments, "rb": "lost"}).answer is OPEN
        if answer is NEC:
            assert ask(**{**arguments, "atrx": "lost"}).answer is OPEN
            assert ask(**{**arguments, **NORMAL}).answer is not NEC


def test_every_answer_has_reasons_for_its_own_side() -> None:
    for arguments in COMBINATIONS:
        found = ask(**arguments)
        assert found.answer is not NET or (found.for_net and not found.for_nec)
        assert found.answer is not NEC or found.for_nec
        assert found.would_change


def test_morphology_has_to_be_looked_at() -> None:
    found = net_g3_or_nec(morphology=None, **INACTIVATED)
    assert isinstance(found, NotDecidable)
    assert "morphology" in found.needs[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [("morphology", "sheets"), ("p53", "lost"), ("rb", "mutant pattern"), ("atrx", "positive"), ("daxx", ""), ("sstr2", "lost")],
)
def test_a_word_that_is_not_the_fields_own_is_named(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"{name}={value!r}"):
        net_g3_or_nec(**{"morphology": "unclear", name: value})
