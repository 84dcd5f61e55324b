"""One round at the treatment board: who the patient is, what the student would do, which feature is flipped, and both boards."""

from dataclasses import dataclass

from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable
from netcourse.explorers.explorer import Choice, Control, Values
from netcourse.explorers.treatment_board.changes import Change, compare
from netcourse.explorers.treatment_board.flips import NO_FLIP, flips
from netcourse.explorers.treatment_board.moves import MOVE_WORDS, MOVES, NOT_YET, UNDECIDED
from netcourse.explorers.treatment_board.own import idle, own_controls, own_patient
from netcourse.explorers.treatment_board.patients import OWN, sketches
from netcourse.explorers.treatment_board.set import Board, Column, board_of, judged

ANYWHERE = "anywhere"
PLACES = {ANYWHERE: "nowhere in particular", "US": "United States", "EU": "European Union", "UK": "United Kingdom"}


@dataclass(frozen=True, slots=True)
class Round:
    """Where a student stands. `flipped` and `after` are None without a flip, and where it can't be made: `refused` says why."""

    story: str
    patient: Patient
    board: Board
    move: str
    place: str
    flip: str
    flipped: Patient | None
    after: Board | None
    refused: str

    @property
    def committed(self) -> bool:
        """Whether the student has decided; before that nothing of the board is shown."""
        return self.move != UNDECIDED

    @property
    def verdict(self) -> Column:
        """What becomes of the answer."""
        return judged(self.board, self.move)

    @property
    def verdict_after(self) -> Column:
        """What becomes of the answer after the flip."""
        return self.verdict if self.after is None else judged(self.after, self.move)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every option before and after the flip; empty without one."""
        return () if self.after is None else compare(self.board, self.after)


def decision_name(key: str) -> str:
    """The name of the control that takes the decision for a patient: each has its own, so that a new patient starts undecided."""
    return f"decision-{key}"


def round_controls(start: str = "A") -> tuple[Control, ...]:
    """All controls of the board, in the order of the work: patient, features, decision, place, flip.

    Parameters
    ----------
    start : str
        The key of the patient that comes first, or ``"own"``.

    Raises
    ------
    ValueError
        If there is no such patient.
    """
    patients = {key: f"{one.label} (synthetic)" for key, one in sketches().items()} | {OWN: "a patient of your own making"}
    if start not in patients:
        raise ValueError(f"{start!r} is no patient of the treatment board; there is {', '.join(patients)}")
    return (
        Choice("patient", "Patient", patients, start),
        *own_controls(),
        *(Choice(decision_name(key), "What would you do?", _answers(key), UNDECIDED) for key in patients),
        Choice("place", "Where is the patient treated?", PLACES, ANYWHERE),
        Choice("flip", "Flip one feature", {key: one.words for key, one in flips().items()}, NO_FLIP),
    )


def _answers(key: str) -> dict[str, str]:
    """What can be answered for a patient, in the fixed order of all answers, which gives nothing away."""
    if key == OWN:
        return {UNDECIDED: NOT_YET} | MOVE_WORDS
    offered = {*sketches()[key].beside, *(one.move for one in board_of(sketches()[key].patient).entries)}
    return {UNDECIDED: NOT_YET} | {move.key: move.words for move in MOVES if move.key in offered}


def read_round(values: Values) -> Round | NotDecidable:
    """Read the controls.

    Parameters
    ----------
    values : mapping
        A settled value for every control of `round_controls`.

    Returns
    -------
    Round or NotDecidable
        The second where the student's own patient can't exist.
    """
    key, flip = str(values["patient"]), str(values["flip"])
    patient = own_patient(values) if key == OWN else sketches()[key].patient
    if isinstance(patient, NotDecidable):
        return patient
    story = "A patient of your own making." if key == OWN else sketches()[key].story
    turned = flips()[flip].turn(patient)
    flipped = None if flip == NO_FLIP or isinstance(turned, str) else turned
    return Round(
        story=story,
        patient=patient,
        board=board_of(patient),
        move=str(values[decision_name(key)]),
        place=str(values["place"]),
        flip=flip,
        flipped=flipped,
        after=None if flipped is None else board_of(flipped),
        refused=turned if isinstance(turned, str) else "",
    )


def hidden_controls(values: Values) -> frozenset[str]:
    """Which controls mean nothing now: features of a ready-made patient, decisions for others, and all else before a decision."""
    key = str(values["patient"])
    features = frozenset(control.name for control in own_controls())
    others = frozenset(decision_name(other) for other in (*sketches(), OWN) if other != key)
    undecided = values[decision_name(key)] == UNDECIDED
    return others | (idle(values) if key == OWN else features) | (frozenset({"place", "flip"}) if undecided else frozenset())


def answer_words(move: str) -> str:
    """The words of an answer."""
    return MOVE_WORDS.get(move, NOT_YET)
