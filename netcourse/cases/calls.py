"""A synthetic cohort of telephone calls to a NET team, with what each caller was told, for the first exercise of unit 08.

No row is a real person, and no count below judges a real nurse. What is sourced, and what was chosen for teaching:

=====================  ==================================================================================
red flag               `red_flags.triage` calls it an emergency: the article's list (facts G-10, G-11, G-12.fever)
the two levels         the article knows "now" and "the team"; a call on which only other sources have a view is not drawn
calls                  chosen: what they are about, as in the shares below; everybody has carcinoid syndrome
companions of cramps   chosen: vomiting in 30%, no wind in 25%, each by itself
what was told          chosen: as below. Cramps with a companion are told too little more often than any other red flag
minutes                chosen: 2 to 14; they depend on nothing
=====================  ==================================================================================

The first ten rows lie on an edge: cramps with one companion each, with both, with none, and red flags that are no cramps.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from netcourse.cases.draws import choose, drawn_once, whole, yes_no
from netcourse.disease.red_flags import Symptom, Triage, Urgency, triage

NOW, TEAM, ADVICE = "now", "team", "advice"
NONE, CRAMPS, SEVERE = "none", "cramps", "severe"
USUAL, FAINT = "usual", "severe, faint"
BOWEL, FLUSH, FEVER, STOOLS, SIDE_EFFECT = "bowel", "flush", "fever", "stools", "side effect"
ABOUT = {BOWEL: 0.36, FLUSH: 0.20, FEVER: 0.10, STOOLS: 0.17, SIDE_EFFECT: 0.17}
PAINS = {CRAMPS: 0.85, SEVERE: 0.15}
FLUSHES = {USUAL: 0.70, FAINT: 0.30}
SHARE_VOMITING = 0.30
SHARE_NO_WIND = 0.25
# Without cramps, as a worry about a treatment.
SHARE_VOMITING_ALONE = 0.25
SHARE_ON_CHEMOTHERAPY = 0.10
MINUTES = (2, 14)
# What a caller was told: with a red flag, by what the call is about, and without one.
TOLD_RED: Mapping[str, Mapping[str, float]] = {
    CRAMPS: {NOW: 0.60, TEAM: 0.26, ADVICE: 0.14},
    SEVERE: {NOW: 0.90, TEAM: 0.10},
    FLUSH: {NOW: 0.85, TEAM: 0.10, ADVICE: 0.05},
    FEVER: {NOW: 0.80, TEAM: 0.15, ADVICE: 0.05},
}
TOLD: Mapping[str, Mapping[str, float]] = {
    BOWEL: {NOW: 0.30, TEAM: 0.45, ADVICE: 0.25},
    FLUSH: {NOW: 0.15, TEAM: 0.20, ADVICE: 0.65},
    STOOLS: {NOW: 0.12, TEAM: 0.60, ADVICE: 0.28},
    SIDE_EFFECT: {NOW: 0.08, TEAM: 0.62, ADVICE: 0.30},
}


@dataclass(frozen=True, slots=True)
class Call:
    """One synthetic telephone call.

    `minutes` is how long it took; `pain` in the belly is ``"none"``, ``"cramps"`` or ``"severe"``; `vomiting` and `no_wind` say
    whether there was any; `flush` is ``"none"``, ``"usual"`` or ``"severe, faint"``; `high_fever` comes only `on_chemotherapy`
    here; `diarrhoea` lasts; `side_effect` is a worry about one. `told` is ``"now"`` (the nearest emergency department),
    ``"team"`` or ``"advice"``; `red_flag` says whether the article's list makes it an emergency. Answers are ``"yes"`` or
    ``"no"``.
    """

    call_id: str
    minutes: int
    pain: str
    vomiting: str
    no_wind: str
    flush: str
    high_fever: str
    on_chemotherapy: str
    diarrhoea: str
    side_effect: str
    told: str
    red_flag: str


# Minutes, pain, vomiting, no wind, flush, high fever, chemotherapy, diarrhoea, side effect, told.
_EDGES = (
    (6, CRAMPS, "yes", "no", NONE, "no", "no", "no", "no", NOW),
    (4, CRAMPS, "no", "yes", NONE, "no", "no", "no", "no", TEAM),
    (3, CRAMPS, "yes", "no", NONE, "no", "no", "no", "no", ADVICE),
    (9, CRAMPS, "no", "no", NONE, "no", "no", "no", "no", NOW),
    (7, CRAMPS, "no", "no", NONE, "no", "no", "yes", "no", TEAM),
    (5, CRAMPS, "yes", "yes", NONE, "no", "no", "no", "no", TEAM),
    (8, SEVERE, "no", "no", NONE, "no", "no", "no", "no", TEAM),
    (6, NONE, "yes", "no", NONE, "no", "yes", "no", "yes", ADVICE),
    (3, NONE, "no", "no", FAINT, "no", "no", "no", "no", ADVICE),
    (5, NONE, "no", "no", NONE, "yes", "yes", "no", "no", TEAM),
)


@drawn_once
def calls(n: int = 300, seed: int = 208) -> list[Call]:
    """A cohort of synthetic calls, the same for the same arguments on every machine.

    Parameters
    ----------
    n : int
        How many calls, at least 10.
    seed : int
        Seed of the draw.

    Returns
    -------
    list of Call
        `n` calls, ``CA-001`` first.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases that every cohort holds.
    """
    if n < len(_EDGES):
        raise ValueError(f"n={n}: a cohort holds at least the {len(_EDGES)} calls that lie on an edge")
    edges = [_flagged(Call(f"CA-{i:03}", *row, "")) for i, row in enumerate(_EDGES, start=1)]
    rng = Random(seed)
    return edges + [_draw(rng, f"CA-{i:03}") for i in range(len(edges) + 1, n + 1)]


def reported(call: Call) -> tuple[list[str], list[str]]:
    """What a call reports, as `triage` takes it: its symptoms, and what is known of the patient."""
    symptoms = {
        Symptom.COLICKY_PAIN: call.pain == CRAMPS,
        Symptom.SEVERE_ABDOMINAL_PAIN: call.pain == SEVERE,
        Symptom.VOMITING: call.vomiting == "yes",
        Symptom.NO_WIND: call.no_wind == "yes",
        Symptom.FLUSHING: call.flush == USUAL,
        Symptom.SEVERE_FLUSHING: call.flush == FAINT,
        Symptom.FAINTNESS: call.flush == FAINT,
        Symptom.HIGH_FEVER: call.high_fever == "yes",
        Symptom.PERSISTENT_DIARRHOEA: call.diarrhoea == "yes",
        Symptom.SIDE_EFFECT: call.side_effect == "yes",
    }
    context = ["carcinoid syndrome", *(["chemotherapy"] if call.on_chemotherapy == "yes" else [])]
    return [one.value for one, there in symptoms.items() if there], context


def urgency(call: Call) -> Urgency:
    """How soon, by the course's rule.

    Raises
    ------
    ValueError
        If the rule can't decide it.
    """
    symptoms, context = reported(call)
    found = triage(symptoms, context=context)
    if not isinstance(found, Triage):
        raise ValueError(f"{call.call_id}: {', '.join(symptoms)}: not decidable")  # noqa: TRY004 (what is drawn can be decided)
    return found.urgency


def _flagged(call: Call) -> Call:
    """The call with its red flag, which follows from the rest."""
    return replace(call, red_flag="yes" if urgency(call) is Urgency.EMERGENCY else "no")


def _draw(rng: Random, call_id: str) -> Call:
    about, pain_if, flush_if = choose(rng, ABOUT), choose(rng, PAINS), choose(rng, FLUSHES)
    vomits, shut = yes_no(rng, SHARE_VOMITING), yes_no(rng, SHARE_NO_WIND)
    vomits_alone, treated = yes_no(rng, SHARE_VOMITING_ALONE), yes_no(rng, SHARE_ON_CHEMOTHERAPY)
    pain = pain_if if about == BOWEL else NONE
    vomiting = {CRAMPS: vomits, SEVERE: "no", NONE: vomits_alone if about == SIDE_EFFECT else "no"}[pain]
    call = Call(
        call_id,
        whole(rng, *MINUTES),
        pain,
        vomiting,
        no_wind=shut if pain == CRAMPS else "no",
        flush=flush_if if about == FLUSH else NONE,
        high_fever="yes" if about == FEVER else "no",
        on_chemotherapy="yes" if about == FEVER else treated,
        diarrhoea="yes" if about == STOOLS else "no",
        side_effect="yes" if about == SIDE_EFFECT else "no",
        told="",
        red_flag="",
    )
    call = _flagged(call)
    shares = TOLD_RED[pain if about == BOWEL else about] if call.red_flag == "yes" else TOLD[about]
    return replace(call, told=choose(rng, shares))
