"""Triage of reported symptoms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.red_flags import CONTEXTS, SYNONYMS, Symptom, Triage, Urgency, triage
from netcourse.disease.result import NotDecidable
from netcourse.evidence import statements


def told(*symptoms: str, context: tuple[str, ...] = ()) -> Triage:
    found = triage(symptoms, context=context)
    assert isinstance(found, Triage)
    return found


def test_v26s_colicky_pain_vomiting_and_no_wind_is_an_emergency_that_no_clinic_waits_for() -> None:
    found = told("colicky abdominal pain", "vomiting", "no passage of wind")
    assert found.urgency is Urgency.EMERGENCY
    assert "possible obstruction or ischaemia" in found.meanings
    assert any("clinic" in one.text for one in found.harms)
    assert any("H10" in one.facts for one in found.harms)


@pytest.mark.parametrize(
    ("symptoms", "context", "urgency"),
    [
        (["severe abdominal pain"], [], Urgency.EMERGENCY),
        (["vomiting"], [], Urgency.CONTACT),
        (["vomiting", "cannot pass gas"], [], Urgency.EMERGENCY),
        (["flushing as usual"], ["carcinoid syndrome"], Urgency.ORDINARY),
        (["flushing as usual", "faintness or low blood pressure"], ["carcinoid syndrome"], Urgency.EMERGENCY),
        (["flushing as usual", "palpitations"], [], Urgency.EMERGENCY),
        (["palpitations"], [], Urgency.CONTACT),
        (["severe flushing"], [], Urgency.EMERGENCY),
        (["high fever"], ["chemotherapy"], Urgency.EMERGENCY),
        (["high fever"], ["PRRT"], Urgency.EMERGENCY),
        (["high fever"], ["no treatment"], Urgency.CONTACT),
        (["sudden severe headache"], [], Urgency.EMERGENCY),
        (["sudden neurological symptom"], [], Urgency.EMERGENCY),
        (["Confusion"], ["insulinoma"], Urgency.EMERGENCY),
        (["profuse watery diarrhoea with weakness"], ["VIPoma"], Urgency.EMERGENCY),
        (["profuse watery diarrhoea with weakness"], [], Urgency.CONTACT),
        (["black stool or vomiting of blood"], ["gastrinoma"], Urgency.EMERGENCY),
        (["painful swelling of one leg"], ["glucagonoma"], Urgency.EMERGENCY),
        (["painful swelling of one leg"], [], Urgency.CONTACT),
        (["swelling of both legs"], ["carcinoid syndrome"], Urgency.CONTACT),
        (["swelling of both legs", "difficulty breathing"], ["carcinoid syndrome"], Urgency.EMERGENCY),
        (["jaundice"], [], Urgency.CONTACT),
        (["jaundice", "high fever"], [], Urgency.EMERGENCY),
        (["new severe symptom"], [], Urgency.EMERGENCY),
        (["persistent diarrhoea"], [], Urgency.CONTACT),
        (["new or worsening symptom"], [], Urgency.CONTACT),
        (["worry about a side effect"], [], Urgency.CONTACT),
        (["fatigue that lasts"], [], Urgency.CONTACT),
        (["fatigue"], [], Urgency.ORDINARY),
        (["distress"], [], Urgency.ORDINARY),
        (["  No   FLATUS ", "vomiting"], [], Urgency.EMERGENCY),
    ],
)
def test_the_table_of_urgencies(symptoms: list[str], context: list[str], urgency: Urgency) -> None:
    assert told(*symptoms, context=tuple(context)).urgency is urgency


def test_every_symptom_has_a_rule() -> None:
    for symptom in Symptom:
        found = told(symptom, context=("no treatment",))
        assert found.meanings
        assert found.reasons


def test_the_statements_of_urgent_care_are_covered() -> None:
    cited = {
        one for symptom in Symptom for context in CONTEXTS for one in told(symptom, context=(context, "chemotherapy")).statements
    } | set(told("vomiting", "no passage of wind").statements)
    assert {f"S{number}" for number in range(362, 376)} <= cited
    assert cited <= set(statements())


def test_emergency_staff_is_told_of_carcinoid_syndrome() -> None:
    assert any("tell the staff" in one for one in told("severe flushing", context=("carcinoid syndrome",)).advice)
    assert not any("tell the staff" in one for one in told("severe flushing").advice)


def test_unknown_words_go_to_a_human() -> None:
    found = triage(["a strange feeling", "fatigue"])
    assert isinstance(found, NotDecidable)
    assert "human review of: a strange feeling" in found.needs[0]


def test_an_emergency_is_told_although_a_word_was_not_understood() -> None:
    found = told("severe abdominal pain", "a strange feeling")
    assert found.urgency is Urgency.EMERGENCY
    assert found.unrecognised == ("a strange feeling",)


def test_fever_under_unknown_treatment_is_not_decidable() -> None:
    assert isinstance(triage(["high fever"]), NotDecidable)


def test_nothing_reported_is_not_decidable() -> None:
    assert isinstance(triage([]), NotDecidable)


def test_an_impossible_context_or_symptom_is_refused() -> None:
    with pytest.raises(ValueError, match="context='angina'"):
        triage(["fatigue"], context=["angina"])
    with pytest.raises(ValueError, match="symptoms=7"):
        triage([7])  # type: ignore[list-item]


def test_synonyms_are_written_as_they_are_looked_up() -> None:
    assert all(word == " ".join(word.casefold().split()) for word in SYNONYMS)
    assert {one.value for one in Symptom} == {" ".join(one.casefold().split()) for one in Symptom}


WORDS = st.lists(st.sampled_from([*Symptom, *SYNONYMS]), min_size=1, max_size=5)


@given(WORDS, st.sampled_from([*Symptom]), st.lists(st.sampled_from(CONTEXTS), max_size=3))
def test_one_symptom_more_is_never_less_urgent(symptoms: list[str], extra: str, context: list[str]) -> None:
    scale = list(Urgency)
    around = [*context, "no treatment"]
    before, after = triage(symptoms, context=around), triage([*symptoms, extra], context=around)
    assert isinstance(before, Triage)
    assert isinstance(after, Triage)
    assert scale.index(after.urgency) <= scale.index(before.urgency)


@given(WORDS, st.randoms())
def test_the_order_of_symptoms_does_not_matter(symptoms: list[str], random: object) -> None:
    shuffled = list(symptoms)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = triage(symptoms, context=["PRRT"]), triage(shuffled, context=["PRRT"])
    assert isinstance(first, Triage)
    assert isinstance(second, Triage)
    assert (first.urgency, first.meanings) == (second.urgency, second.meanings)
