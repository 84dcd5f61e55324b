"""What cases of the years after diagnosis say, as FHIR resources: outcomes, calls and plates."""

from netcourse.cases.calls import Call
from netcourse.cases.fhir.resources import Json, concept, condition, measured, observation, patient, word, yes
from netcourse.cases.net_outcomes import NetOutcome
from netcourse.cases.plates import Plate


def outcome(case: NetOutcome) -> list[Json]:
    """Return how long a person lived, and the stage by each scanner."""
    who = case.person_id
    note = [{"text": "From diagnosis to death; 12 years for whoever was alive then."}]
    return [
        patient(who),
        condition(who, "neoplasm", concept("Neuroendocrine neoplasm")),
        observation(who, "grade", concept("Type and WHO grade"), word(case.who_grade)),
        observation(who, "stage-old", concept("Stage by the old scanner"), word(case.stage_old)),
        observation(who, "stage-new", concept("Stage by the new scanner"), word(case.stage_new)),
        observation(who, "years", concept("Survival"), measured(case.years, "years", "NetOutcome.years"), note=note),
    ]


def phoned(case: Call) -> list[Json]:
    """Return what a caller reported, and what was answered."""
    who = case.call_id
    return [
        patient(who),
        condition(who, "syndrome", concept("Carcinoid syndrome")),
        observation(who, "minutes", concept("Length of the call"), measured(case.minutes, "minutes", "Call.minutes")),
        observation(who, "pain", concept("Pain in the belly"), word(case.pain)),
        observation(who, "vomiting", concept("Vomiting"), yes(case.vomiting)),
        observation(who, "no-wind", concept("No wind passed"), yes(case.no_wind)),
        observation(who, "flush", concept("Flush"), word(case.flush)),
        observation(who, "fever", concept("High fever"), yes(case.high_fever)),
        observation(who, "chemotherapy", concept("On chemotherapy"), yes(case.on_chemotherapy)),
        observation(who, "diarrhoea", concept("Diarrhoea that lasts"), yes(case.diarrhoea)),
        observation(who, "side-effect", concept("Worry about a side effect"), yes(case.side_effect)),
        observation(who, "told", concept("What the caller was told"), word(case.told)),
        observation(who, "red-flag", concept("A red flag of the article's list"), yes(case.red_flag)),
    ]


def eats(case: Plate) -> list[Json]:
    """Return the food that somebody gave up, and what became of the weight."""
    who = case.plate_id
    return [
        patient(who),
        condition(who, "syndrome", concept("Carcinoid syndrome")),
        observation(who, "given-up", concept("Food given up"), word(case.given_up)),
        observation(who, "test-list", concept("On the list of foods for the test of 5-HIAA"), yes(case.on_test_list)),
        observation(who, "trigger", concept("An own trigger by the person's diary"), word(case.own_trigger)),
        observation(who, "dietitian", concept("Saw a dietitian this year"), yes(case.dietitian)),
        observation(
            who, "weight", concept("Change of weight over a year"), measured(case.weight_change, "%", "Plate.weight_change")
        ),
    ]
