"""What a lesson can ask for at the treatment board. When a task counts as found is chosen for teaching.

Every task wants a decision first: a set that is met before anybody decided was only looked up.
"""

from netcourse.explorers.explorer import Task, Values
from netcourse.explorers.treatment_board.round import Round, read_round
from netcourse.explorers.treatment_board.set import Column, judged


def _committed(values: Values) -> Round | None:
    played = read_round(values)
    return played if isinstance(played, Round) and played.committed else None


def _leaves(values: Values, move: str, flip: str) -> bool:
    """Whether an answer is defensible as the patient is, and with this flip no more."""
    played = _committed(values)
    if played is None or played.after is None or played.flip != flip:
        return False
    return judged(played.board, move) is Column.DEFENSIBLE and judged(played.after, move) is not Column.DEFENSIBLE


def _other_family(values: Values) -> bool:
    played = _committed(values)
    if played is None or played.after is None or played.flip not in ("nec", "net"):
        return False
    return {judged(played.board, "platinum"), judged(played.after, "platinum")} == {Column.HARM, Column.DEFENSIBLE}


def _watching(values: Values) -> bool:
    played = _committed(values)
    return played is not None and played.move == "watch" and played.verdict is Column.DEFENSIBLE


def _both_sides(values: Values) -> bool:
    played = _committed(values)
    if played is None or played.verdict is not Column.DEFENSIBLE:
        return False
    topics = {one.option.contested for one in played.board.of_move(played.move)} - {""}
    return any(len({one.move for one in played.board.sides(topic)} | {played.move}) > 1 for topic in topics)


BOARD_TASKS = {
    "flip-receptor": Task(
        "Decide for a patient in whom PRRT is defensible. Then flip the receptor PET so that PRRT leaves the set.",
        lambda values: _leaves(values, "prrt", "receptor-negative"),
        "Without receptors in every lesion PRRT has no target: toxicity without a benefit. See which choices need none.",
    ),
    "kidney": Task(
        "Find a patient for whom failing kidneys turn a defensible choice into a harm. Decide first, then flip.",
        lambda values: _leaves(values, "prrt", "kidney"),
        "The target is still there, and PRRT leaves the set all the same: the kidneys are at risk. Notice that the "
        "number of the limit is marked as not verified.",
    ),
    "nec-not-net": Task(
        "Keep the Ki-67 and change the family: make platinum with etoposide pass from harm to defensible.",
        _other_family,
        "The same Ki-67, another disease. Differentiation is read before any number, and it turns the first line round.",
    ),
    "watchful": Task(
        "Find a patient in whom watching is defensible, and decide so.",
        _watching,
        "Little, slow, silent disease may be watched. Flip growth or symptoms, and see whether it still may.",
    ),
    "both-sides": Task(
        "Find a choice on which experts disagree, and take a side that is defensible.",
        _both_sides,
        "Yours is one side. Read the other side's reason as well: both earn the marks, if the reason fits the patient.",
    ),
}
