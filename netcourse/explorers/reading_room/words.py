"""What the reading room says: what the picture shows in words, and after the reading what was found, missed and mistaken."""

from collections.abc import Iterable, Sequence

from netcourse.disease import physiological_uptake as health
from netcourse.disease.imaging import krenning_score, netpet_class
from netcourse.disease.result import NotDecidable, Reason, because, stated
from netcourse.evidence import harms
from netcourse.explorers.reading_room.body import NAMES, Spot
from netcourse.explorers.reading_room.patients import TESTS, Kind
from netcourse.explorers.reading_room.reading import KIDNEYS, Outcome, Reading, netpet_of, outcome, true_tumours, uptake_of
from netcourse.explorers.reading_room.uptake import Tracer, brightest, left_by_size, organ
from netcourse.explorers.wording import capital

TRACERS = {Tracer.RECEPTOR: "receptor tracer", Tracer.FDG: "FDG"}
TRUTHS = {
    Kind.TUMOUR: "tumour",
    Kind.NO_RECEPTORS: "tumour without receptors",
    Kind.UNCINATE: "healthy uncinate process",
    Kind.SPLEEN: "accessory spleen",
    Kind.MENINGIOMA: "meningioma",
}
_H = health.Spot
# How the rule of what is seen in health names each place.
_RULE = {
    Spot.SKULL: _H.MENINGES, Spot.PITUITARY: _H.PITUITARY, Spot.LUNG: _H.LUNG, Spot.SPINE: _H.BONE,
    Spot.LIVER_RIGHT: _H.LIVER_FOCUS, Spot.LIVER_LEFT: _H.LIVER_FOCUS, Spot.SPLEEN: _H.SPLEEN, Spot.ADRENALS: _H.ADRENALS,
    Spot.KIDNEYS: _H.KIDNEYS, Spot.UNCINATE: _H.UNCINATE, Spot.TAIL: _H.PANCREATIC_TAIL, Spot.MESENTERY: _H.LYMPH_NODE,
    Spot.BOWEL: _H.SMALL_BOWEL, Spot.PELVIS: _H.BONE, Spot.BLADDER: _H.BLADDER,
}  # fmt: skip
_GOOD = (Outcome.FOUND, Outcome.KEPT_OPEN, Outcome.ANSWERED)
# Greys in words, from the darkest: from which share of the window on.
_GREYS = ((1.0, "black"), (0.6, "dark grey"), (0.3, "grey"), (0.12, "pale"))
NOT_SEEN = "not seen"
_HALF = 0.5


def rule_at(one: Reading, spot: Spot) -> health.SpotReading:
    """What the course's rule says of uptake in a place of this patient."""
    there = one.patient.found_at(spot)
    mass = False if spot is Spot.UNCINATE and there is None else None
    return health.physiological_uptake(_RULE[spot], spleen_removed=not one.patient.has_spleen, mass_there=mass)


def grey(suv: float, top: float) -> str:
    """How dark an SUV is in a window that ends at `top`."""
    return next((words for share, words in _GREYS if suv >= share * top), NOT_SEEN)


def times(suv: float, organ_suv: float | None, top: float | None = None) -> str:
    """How many times an organ's uptake something has; in a window that ends at `top` no more than that is seen."""
    if organ_suv is None:
        return "no spleen"
    if top is not None and suv >= top:
        return f"{top / organ_suv:.1f} or more"
    return f"{suv / organ_suv:.1f}"


def truth(one: Reading, spot: Spot) -> str:
    """What a place is."""
    there = one.patient.found_at(spot)
    if there is not None:
        return TRUTHS[there.kind]
    return "no spleen" if spot is Spot.SPLEEN and not one.patient.has_spleen else "as in health"


def called(one: Reading, spot: Spot) -> str:
    """What a place was marked as."""
    said = [f"tumour, {one.tumours[spot].value}"] if spot in one.tumours else []
    said += [f"needs {TESTS[one.tests[spot]]}"] if spot in one.tests else []
    return "; ".join(said) or "not marked"


def headline(one: Reading) -> str:
    """What is seen, or after the reading what became of it."""
    if one.finished:
        return _result(one)
    black = [NAMES[spot] for spot in Spot if brightest(one.patient, spot, one.tracer) >= one.top]
    seen = f"Black: {'; '.join(black)}." if black else "Nothing is black."
    return f"{one.patient.words} {capital(TRACERS[one.tracer])}, window 0 to {one.top:g}. {seen}"


def reasons(one: Reading) -> Iterable[Reason]:
    """What is known of the place that is looked at; after the reading first what went wrong, and what the scores say."""
    if one.finished:
        yield from _mistakes(one)
    yield _looked_at(one)
    if one.finished:
        yield from _scores(one)
        for spot in Spot:
            there = one.patient.found_at(spot)
            if there is not None and there.kind not in (Kind.TUMOUR, Kind.NO_RECEPTORS):
                yield from rule_at(one, spot).reasons[:-1]
    elif one.tracer is Tracer.RECEPTOR:
        yield because(
            "Black means many receptors, and healthy organs have them. What is hottest need not be tumour.", "D-19.order"
        )


def _looked_at(one: Reading) -> Reason:
    return because(f"You look at: {NAMES[one.look]}. {' '.join(looked_at(one))}")


def looked_at(one: Reading) -> Sequence[str]:
    """The place that is looked at: with each tracer beside liver and spleen, and on CT."""
    patient, spot = one.patient, one.look
    gone = one.reference != KIDNEYS and not patient.has_spleen
    parts = []
    for tracer, name in TRACERS.items():
        suv, liver = brightest(patient, spot, tracer), organ(patient, Spot.LIVER_RIGHT, tracer)
        upper = organ(patient, Spot(one.reference), tracer)
        beside = "" if gone else f", {times(suv, upper)} × {one.reference}"
        parts.append(f"{capital(name)}: {times(suv, liver)} × liver{beside}.")
    if gone:
        parts.append("There is no spleen to compare with.")
    return [*parts, f"CT: {patient.note(spot)}"]


def _result(one: Reading) -> str:
    tumours = true_tumours(one.patient)
    found = sum(outcome(one, there.spot) in _GOOD for there in tumours)
    said = [f"Found {found} of {len(tumours)}." if tumours else "There is no tumour here."]
    if operated := _with(one, Outcome.OPERATED):
        said.append(f"{capital(_names(operated))}: called tumour without being one, an operation for nothing.")
    if open_ := _with(one, Outcome.UNDECIDED):
        said.append(f"{capital(_names(open_))}: tumour without receptors, and the test that says what it is is missing.")
    if missed := _with(one, Outcome.MISSED):
        said.append(f"Missed: {_names(missed)}.")
    if needless := _with(one, Outcome.UNANSWERED):
        said.append(f"A test that answers nothing: {_names(needless)}.")
    return " ".join(said)


def _mistakes(one: Reading) -> Iterable[Reason]:
    for spot in _with(one, Outcome.OPERATED):
        yield because(f"{capital(NAMES[spot])}: {truth(one, spot)}. {harms()['H13'].why}", "H13")
    for spot in (*_with(one, Outcome.MISSED), *_with(one, Outcome.UNDECIDED)):
        there = one.patient.found_at(spot)
        if there is None:
            continue
        if there.kind is Kind.NO_RECEPTORS:
            better = " or ".join(TESTS[test] for test in there.tests)
            yield because(f"{capital(NAMES[spot])}: {truth(one, spot)}. No window shows it here; {better} answers.")
        else:
            small = " What is so small looks fainter than it is." if left_by_size(there.diameter) < _HALF else ""
            yield because(
                f"{capital(NAMES[spot])}: a tumour of {there.diameter:g} mm, uptake {uptake_of(one.patient, spot).value}.{small}"
            )


def _scores(one: Reading) -> Iterable[Reason]:
    tumours = true_tumours(one.patient)
    if not tumours:
        return
    scores = {there.spot: krenning_score(uptake_of(one.patient, there.spot)) for there in tumours}
    weakest = min(scores, key=scores.__getitem__)
    yield because(
        f"The weakest tumour decides about a target: {NAMES[weakest]}, uptake {uptake_of(one.patient, weakest).value}, score "
        f"{scores[weakest]}. The Krenning score was defined on planar scans: on PET it is a note, not a measurement.",
        "D-13.planar",
        "D-11.0",
    )
    for spot, said in one.tumours.items():
        if spot in scores and said is not uptake_of(one.patient, spot):
            yield because(f"{capital(NAMES[spot])}: you read “{said.value}”, it is {uptake_of(one.patient, spot).value}.")
    classed = netpet_class([seen for there in tumours if (seen := netpet_of(one.patient, there))])
    if not isinstance(classed, NotDecidable):
        step = f" Next: {' and '.join(classed.next_steps)}." if classed.next_steps else ""
        alone = "" if classed.prrt_alone else " Radionuclide therapy alone would leave this one untreated."
        yield because(f"With FDG beside it this is NETPET {classed.netpet}.{step}{alone}", *classed.harms)
        yield from (stated(fact_id) for fact_id in classed.reasons[0].facts)


def _with(one: Reading, wanted: Outcome) -> list[Spot]:
    return [spot for spot in Spot if outcome(one, spot) is wanted]


def _names(spots: Iterable[Spot]) -> str:
    return "; ".join(NAMES[spot] for spot in spots)
