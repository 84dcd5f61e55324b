"""What a lesson can ask for at the treatment board. When a task counts as found is chosen for teaching.

Every task wants a decision first: a set that is met before anybody decided was only looked up.
"""

from collections.abc import Callable

from netcourse.explorers.task import Task, wanted
from netcourse.explorers.treatment_board.round import Round, read_round
from netcourse.explorers.treatment_board.set import Column, judged
from netcourse.explorers.values import Values


def _committed(values: Values) -> Round | None:
    played = read_round(values)
    return played if isinstance(played, Round) and played.committed else None


def _defends(move: str) -> Callable[[Values], bool]:
    """Whether an answer is defensible for the patient as he or she is; only asked once somebody has decided."""

    def met(values: Values) -> bool:
        played = _committed(values)
        return played is not None and judged(played.board, move) is Column.DEFENSIBLE

    return met


def _leaves(move: str, flip: str) -> Callable[[Values], bool]:
    """Whether an answer is no more defensible after this flip."""

    def met(values: Values) -> bool:
        played = _committed(values)
        if played is None or played.after is None or played.flip != flip:
            return False
        return judged(played.after, move) is not Column.DEFENSIBLE

    return met


def _families(values: Values) -> set[Column]:
    """Where platinum with etoposide stands before and after the family was flipped."""
    played = _committed(values)
    if played is None or played.after is None or played.flip not in ("nec", "net"):
        return set()
    return {judged(played.board, "platinum"), judged(played.after, "platinum")}


def _watches(values: Values) -> bool:
    played = _committed(values)
    return played is not None and played.move == "watch"


def _defensible(values: Values) -> bool:
    played = _committed(values)
    return played is not None and played.verdict is Column.DEFENSIBLE


def _both_sides(values: Values) -> bool:
    played = _committed(values)
    if played is None:
        return False
    topics = {one.option.contested for one in played.board.of_move(played.move)} - {""}
    return any(len({one.move for one in played.board.sides(topic)} | {played.move}) > 1 for topic in topics)


_DECIDE = wanted(lambda values: _committed(values) is not None, "Decide first for this patient; then the board opens.")

BOARD_TASKS = {
    "flip-receptor": Task(
        "Decide for a patient in whom PRRT is defensible. Then flip the receptor PET so that PRRT leaves the set.",
        (
            _DECIDE,
            wanted(_defends("prrt"), "PRRT is not in the set of this patient. Look for somebody with every lesion positive."),
            wanted(_leaves("prrt", "receptor-negative"), "PRRT is in the set. Look at what it needs as a target, and flip that."),
        ),
        "Without receptors in every lesion PRRT has no target: toxicity without a benefit. See which choices need none.",
        (
            "You look for growing, metastatic disease that takes up the receptor tracer. Decide, then read the set.",
            "Once PRRT stands in the set, set “Flip one feature” to a receptor PET with a negative lesion.",
        ),
    ),
    "kidney": Task(
        "Find a patient for whom failing kidneys turn a defensible choice into a harm. Decide first, then flip.",
        (
            _DECIDE,
            wanted(_defends("prrt"), "Which treatment leaves through the kidneys? It is not in the set of this patient."),
            wanted(_leaves("prrt", "kidney"), "The kidneys are as they were. Look at the flips."),
        ),
        "The target is still there, and PRRT leaves the set all the same: the kidneys are at risk. Look under the sources how "
        "sure the number of the limit is.",
        (
            "Think of a treatment that the kidneys have to bear, and find a patient in whom it is defensible.",
            "Decide for a patient with receptors in every lesion. Then flip the creatinine clearance.",
        ),
    ),
    "nec-not-net": Task(
        "Keep the Ki-67 and change the family: make platinum with etoposide pass from harm to defensible.",
        (
            _DECIDE,
            wanted(lambda values: bool(_families(values)), "The family is as it was. Look for a flip that keeps the Ki-67."),
            wanted(
                lambda values: _families(values) == {Column.HARM, Column.DEFENSIBLE},
                "Platinum with etoposide does not change sides here. Look for a NET G3 whose Ki-67 is not among the highest.",
            ),
        ),
        "The same Ki-67, another disease. Differentiation is read before any number, and it turns the first line round.",
        (
            "Choose a patient with a NET G3, and decide. The board says where platinum with etoposide stands.",
            "Flip the differentiation: from NET to NEC, or the other way round. The Ki-67 stays.",
        ),
    ),
    "watchful": Task(
        "Find a patient in whom watching is defensible, and decide so.",
        (
            _DECIDE,
            wanted(_watches, "You decided for something else. The board says whether watching is in the set."),
            wanted(_defensible, "For this patient watching is not in the set. Look for less disease, slower, without symptoms."),
        ),
        "Little, slow, silent disease may be watched. Flip growth or symptoms, and see whether it still may.",
        (
            "Read the cases: who feels well, and has little disease that hardly grows?",
            "Stay with such a patient and choose “watch: no treatment now, scans again”.",
        ),
    ),
    "both-sides": Task(
        "Find a choice on which experts disagree, and take a side that is defensible.",
        (
            _DECIDE,
            wanted(_both_sides, "Nobody disputes this answer. Look for “disputed” on the board, or for another patient."),
            wanted(_defensible, "This answer is not defensible for this patient. Look at the other side."),
        ),
        "Yours is one side. Read the other side's reason as well: both earn the marks, if the reason fits the patient.",
        (
            "Decide for a patient with a small tumour that might be removed, or left, and read the board.",
            "Choices on which experts disagree are marked “disputed” on the board. Change your answer to one of them.",
        ),
    ),
}
