"""Triage of reported symptoms.

`triage_levels.csv` holds the level of every symptom in every context, and `triage_floor.csv` what the article gives at least,
written from its lines and not from the rules.
"""

import csv
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.red_flags import ALARMS, CONTEXTS, SYNONYMS, Alarm, Symptom, Triage, Urgency, triage
from netcourse.disease.result import NotDecidable
from netcourse.evidence import EvidenceLevel, fact, statements

HERE = Path(__file__).parent
LEVELS = {"now": Urgency.EMERGENCY, "today": Urgency.TODAY, "team": Urgency.CONTACT, "advice": Urgency.ORDINARY}
SCALE = list(Urgency)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table beside this file."""
    with (HERE / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


CELLS = [
    (row["symptom"], context, level)
    for row in rows("triage_levels.csv")
    for context, level in row.items()
    if context != "symptom"
]
FLOOR = [
    (frozenset(row["symptoms"].split(";")), row["context"], SCALE.index(LEVELS[row["at_least"]]))
    for row in rows("triage_floor.csv")
]


def rank(found: Triage | NotDecidable) -> int:
    """Where an answer stands on the scale, 0 first; what a human decides at once is as urgent as an emergency."""
    return SCALE.index(found.urgency) if isinstance(found, Triage) else 0


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
        (["high fever"], ["no treatment"], Urgency.TODAY),
        (["high fever", "jaundice"], ["no treatment"], Urgency.EMERGENCY),
        (["sudden severe headache"], [], Urgency.EMERGENCY),
        (["sudden neurological symptom"], [], Urgency.EMERGENCY),
        (["Confusion"], ["insulinoma"], Urgency.EMERGENCY),
        (["profuse watery diarrhoea with weakness"], ["VIPoma"], Urgency.EMERGENCY),
        (["profuse watery diarrhoea with weakness"], [], Urgency.TODAY),
        (["black stool or vomiting of blood"], ["gastrinoma"], Urgency.EMERGENCY),
        (["painful swelling of one leg"], ["glucagonoma"], Urgency.EMERGENCY),
        (["painful swelling of one leg"], [], Urgency.TODAY),
        (["painful swelling of one leg", "difficulty breathing"], [], Urgency.EMERGENCY),
        (["painful swelling of one leg", "short of breath on stairs"], [], Urgency.EMERGENCY),
        (["painful swelling of one leg", "palpitations"], [], Urgency.EMERGENCY),
        (["painful swelling of one leg", "fatigue"], [], Urgency.TODAY),
        (["short of breath on stairs"], [], Urgency.TODAY),
        (["short of breath on stairs", "palpitations"], [], Urgency.EMERGENCY),
        (["short of breath on stairs", "dry cough"], ["everolimus"], Urgency.TODAY),
        (["dry cough"], ["everolimus"], Urgency.TODAY),
        (["dry cough"], ["PRRT"], Urgency.CONTACT),
        (["dry cough", "high fever"], ["everolimus"], Urgency.EMERGENCY),
        (["chest pain"], [], Urgency.EMERGENCY),
        (["swelling of both legs"], ["carcinoid syndrome"], Urgency.CONTACT),
        (["swelling of both legs", "short of breath on stairs"], ["carcinoid syndrome"], Urgency.TODAY),
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


@pytest.mark.parametrize(("symptom", "context", "level"), CELLS, ids=lambda one: one.replace(" ", "-"))
def test_every_symptom_in_every_context_has_its_level(symptom: str, context: str, level: str) -> None:
    found = triage([symptom], context=None if context == "nothing known" else [context])
    if level == "human":
        assert isinstance(found, NotDecidable)
    else:
        assert isinstance(found, Triage)
        assert found.urgency is LEVELS[level]


def test_the_table_of_levels_is_whole() -> None:
    assert {(symptom, context) for symptom, context, _ in CELLS} == {
        (symptom, context) for symptom in Symptom for context in ("nothing known", *CONTEXTS)
    }
    assert {one for symptoms, _, _ in FLOOR for one in symptoms} == set(Symptom)


@pytest.mark.parametrize("context", [None, *CONTEXTS])
def test_nothing_falls_below_the_level_that_the_article_gives_it(context: str | None) -> None:
    for reported in (*((one,) for one in Symptom), *combinations(Symptom, 2)):
        floor = min(level for symptoms, needed, level in FLOOR if symptoms <= set(reported) and needed in ("", context))
        assert rank(triage(reported, context=[context] if context else None)) <= floor, reported


@pytest.mark.parametrize(
    ("symptoms", "context", "meaning"),
    [
        (["difficulty breathing"], [], "possible embolism of the lung"),
        (["difficulty breathing"], ["no treatment"], "possible carcinoid crisis"),
        (["difficulty breathing"], ["everolimus"], "possible pneumonitis"),
        (["difficulty breathing"], ["other treatment"], "possible pneumonitis"),
        (["difficulty breathing", "swelling of both legs"], ["carcinoid syndrome"], "possible right heart failure"),
        (["short of breath on stairs"], ["carcinoid syndrome"], "possible right heart failure"),
        (["short of breath on stairs"], ["PRRT"], "possible anaemia"),
        (["dry cough"], ["everolimus"], "possible pneumonitis"),
        (["painful swelling of one leg"], ["VIPoma"], "possible thrombosis of the leg"),
        (["high fever"], ["PRRT"], "possible neutropenic sepsis"),
    ],
)
def test_a_symptom_may_mean_more_than_the_tumour(symptoms: list[str], context: list[str], meaning: str) -> None:
    assert meaning in told(*symptoms, context=tuple(context)).meanings


@pytest.mark.parametrize("alarm", ALARMS, ids=lambda alarm: f"{alarm.urgency}: {alarm.meaning}")
def test_every_meaning_rests_on_a_source_or_on_the_article(alarm: Alarm) -> None:
    assert alarm.statements
    assert all(fact(one).evidence is not EvidenceLevel.UNVERIFIED for one in alarm.facts)


def test_today_is_told_as_the_choice_of_this_course() -> None:
    found = told("painful swelling of one leg")
    assert any("J-25" in one.facts for one in found.reasons)
    assert any("emergency department" in one for one in found.advice)


def test_what_somebody_is_tempted_to_do_is_told() -> None:
    assert any("Paracetamol" in one.text for one in told("high fever", context=("chemotherapy",)).harms)
    assert any("antibiotic" in one.text for one in told("dry cough", context=("everolimus",)).harms)


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
    assert rank(triage([*symptoms, extra], context=context)) <= rank(triage(symptoms, context=context))


@given(WORDS, st.sampled_from(CONTEXTS), st.lists(st.sampled_from(CONTEXTS), max_size=3))
def test_to_know_more_of_a_treated_patient_is_never_less_urgent(symptoms: list[str], extra: str, context: list[str]) -> None:
    around = [*context, "no treatment"]
    assert rank(triage(symptoms, context=[*around, extra])) <= rank(triage(symptoms, context=around))


@given(WORDS, st.randoms())
def test_the_order_of_symptoms_does_not_matter(symptoms: list[str], random: object) -> None:
    shuffled = list(symptoms)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = triage(symptoms, context=["PRRT"]), triage(shuffled, context=["PRRT"])
    assert isinstance(first, Triage)
    assert isinstance(second, Triage)
    assert (first.urgency, first.meanings) == (second.urgency, second.meanings)
