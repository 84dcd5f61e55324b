"""What the treatment board says: the decision first, then its reason, then both sides, then what no rule knows."""

from collections.abc import Sequence

from netcourse.disease.patient import Patient
from netcourse.disease.prrt import prrt_licences
from netcourse.disease.result import Reason, because
from netcourse.evidence import contested_topics
from netcourse.explorers.treatment_board.changes import Change
from netcourse.explorers.treatment_board.flips import flips
from netcourse.explorers.treatment_board.patients import told
from netcourse.explorers.treatment_board.round import ANYWHERE, PLACES, Round, answer_words
from netcourse.explorers.treatment_board.set import Board, Column, Entry

# Whose guidance counts as near, for a patient who is treated there.
NEAR = {
    "US": ("US", "North America", "international"), "EU": ("EU", "Europe", "international"),
    "UK": ("UK", "Europe", "international"),
}  # fmt: skip
VERDICT_WORDS = {
    Column.DEFENSIBLE: "is defensible here",
    Column.NOT_NOW: "can't be decided yet: something has to be known first",
    Column.WEAK: "is weak here: no harm is named, and other choices are better founded",
    Column.HARM: "is a harm here",
    Column.OFF: "is not on the board: the rules do not judge it for such a patient",
}
COVERS = {True: "covers such a patient", False: "does not cover such a patient", None: "can't be read: a feature is unknown"}


def headline(played: Round) -> str:
    """The result in a sentence or two: the verdict on the answer, and what a flip does to it."""
    if not played.committed:
        return f"Synthetic patient. {played.story} What would you do? Decide first; then the board opens."
    first = f"“{answer_words(played.move)}” {VERDICT_WORDS[played.verdict]}."
    if played.refused:
        return f"{first} The flip can't be made: {played.refused}"
    if played.after is None:
        return first
    if played.flipped == played.patient:
        return f"{first} The flip changes nothing: the patient is so already."
    if not any(one.moved for one in played.changes):
        return f"{first} The flip moves nothing on the board."
    then = f"{first} With the flip {_counted(played.changes)}."
    if played.verdict_after is played.verdict:
        return f"{then} Your answer stays: {played.verdict}."
    return f"{then} Your answer then {VERDICT_WORDS[played.verdict_after]}."


def _counted(changes: Sequence[Change]) -> str:
    entering, leaving = sum(one.enters for one in changes), sum(one.leaves for one in changes)
    return f"{entering or 'no'} {'choice enters' if entering == 1 else 'choices enter'} the set and {leaving or 'none'} leave it"


def reasons(played: Round) -> list[Reason]:
    """Why: the answer and the flip first, then what experts dispute, then the rest; empty before the decision."""
    if not played.committed:
        return []
    answer, flip, board = _of_answer(played), _of_flip(played), played.board
    return [
        *answer[:1],
        *flip[:1],
        *_of_dispute(played),
        *answer[1:],
        *flip[1:],
        *_of_place(played),
        *_of_wish(played.flipped or played.patient, played.after or board),
        *(because(f"For all of them: {note}") for note in board.notes),
        *(because(f"Not judged: {gap}") for gap in board.open),
        *((because(f"What would change the board: {' '.join(board.would_change)}"),) if board.would_change else ()),
    ]


def _of_answer(played: Round) -> list[Reason]:
    found = played.board.of_move(played.move)
    return [Reason(f"{_said(one.column)} {one.name}. {one.reason}", one.cited) for one in found]


def _said(column: Column) -> str:
    return f"{column.value[0].upper()}{column.value[1:]}:"


def _of_flip(played: Round) -> list[Reason]:
    if played.after is None or played.flipped is None:
        return []
    before, now = told(played.patient), told(played.flipped)
    turned = [f"{label}: {before.get(label, 'not known')} → {now.get(label, 'not known')}" for label in now | before]
    what = "; ".join(line for line in turned if line.split(": ", 1)[1].split(" → ")[0] != line.rsplit(" → ", 1)[1])
    head = [because(f"Flipped ({flips()[played.flip].words}): {what}.")] if what else []
    return head + _grouped([one for one in played.changes if one.why and not one.what.startswith("~ other")])


def _grouped(moved: Sequence[Change]) -> list[Reason]:
    """One line for all that moves the same way for the same reason."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in moved:
        groups.setdefault((one.what, one.why), []).append(one.name)
    return [because(f"{what}: {'; '.join(names)}. {why}") for (what, why), names in groups.items()]


def _of_dispute(played: Round) -> list[Reason]:
    """Both sides of what is contested: the topic of the answer with reasons, every other by name."""
    mine = {one.option.contested for one in played.board.of_move(played.move)}
    found = []
    for topic in sorted(played.board.contested, key=lambda one: one not in mine):
        sides = played.board.sides(topic)
        said = contested_topics()[topic]
        head = f"Experts disagree: {said.topic}. {said.why}"
        if topic not in mine:
            found.append(because(f"{head} On this board: {'; '.join(one.name for one in sides) or 'the board decides'}.", topic))
            continue
        found.append(because(head, topic))
        others = [one for one in sides if one.move != played.move]
        found += [Reason(f"Another side of it: {one.name}. {one.reason}", (topic, *one.cited)) for one in others]
    return found


def _of_place(played: Round) -> list[Reason]:
    if played.place == ANYWHERE:
        return []
    place = PLACES[played.place]
    defensible = [one for one in played.board.entries if one.column is Column.DEFENSIBLE]
    far = [one for one in defensible if one.option.jurisdiction not in NEAR[played.place]]
    names = "; ".join(dict.fromkeys(f"{one.name} ({one.option.jurisdiction})" for one in far))
    lines = [because(f"{place}: the guidance that leads here comes from elsewhere for {names}.")] if names else []
    return [*_label(played, defensible), *lines] or [because(f"{place}: all guidance that leads here is near or international.")]


def _label(played: Round, defensible: Sequence[Entry]) -> list[Reason]:
    if all(one.move != "prrt" for one in defensible):
        return []
    for label in prrt_licences(played.patient):
        if label.jurisdiction == played.place:
            head = f"{label.jurisdiction} label of PRRT (as of {label.as_of}): it {COVERS[label.covers]}."
            return [Reason(f"{head} {label.reason.text}", label.reason.facts)]
    return [because(f"{PLACES[played.place]}: the course holds no label of PRRT from there; look up what applies.")]


def _of_wish(patient: Patient, board: Board) -> list[Reason]:
    operations = [one for one in board.entries if one.move in ("operate", "liver-surgery", "transplant")]
    if patient.accepts_surgery is not False or not operations:
        return []
    return [
        because("The patient does not want an operation. On the board it stays an offer, with its reasons; the choice is theirs.")
    ]
