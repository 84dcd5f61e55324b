"""What a round says: before the answer is in only what is found, then what it was, how good the weights were, what was missed."""

from netcourse.disease.mimics import Candidate
from netcourse.disease.result import Reason, because
from netcourse.evidence import harms
from netcourse.explorers.picture_to_hormone.patients import CAUSES
from netcourse.explorers.picture_to_hormone.play import MOST_QUESTIONS, Play, better_question, brier_score, candidate, leaves
from netcourse.explorers.picture_to_hormone.steps import STEPS, Verdict, judged
from netcourse.explorers.wording import capital


def headline(play: Play) -> str:
    """Where somebody stands, in a sentence or three."""
    asked = f"{len(play.asked)} of {MOST_QUESTIONS} questions asked"
    if not play.committed:
        open_words = play.refused if play.wants_to_commit else f"{_first_place(play)}."
        return f"Synthetic patient {play.key}: {play.patient.story} {capital(asked)}. {open_words}"
    cause = play.patient.cause
    weight = play.weights.get(cause, 0.0)
    verdict = judged(play.step, cause)
    step = "No next step is chosen" if verdict is Verdict.OPEN else f"“{STEPS[play.step].words}” {verdict}"
    given = f"You gave it {weight:g}%" if cause in play.weights else "You did not name it"
    return f"It is: {cause}. {given}. Brier score {play.brier:.2f}, where 0 is best. {step}. {asked}."


def reasons(play: Play) -> list[Reason]:
    """Why, what matters most first; nothing that gives the answer away before it is in."""
    model = [
        because(
            "The order is findings that match minus findings against: chosen for teaching. No likelihood ratio of these findings "
            "is held, so nothing here is a probability but your own weights."
        ),
        because(
            f"Brier score: the squared distances of your weights from what proved true, over all {len(CAUSES)} causes. Weight "
            f"that is left is shared evenly by the rest. Naming nobody would give {brier_score({}, play.patient.cause):.2f}; "
            "sure and wrong gives 2."
        ),
        because("Chosen as well: the patients, what a question costs, and that every question has a clear answer."),
    ]
    if not play.committed:
        return [_left(play), *_tell_apart(play), *model]
    found = candidate(play.ranking, play.patient.cause)
    return [*_of_step(play), *_settled(found), *_better(play), *_dangers(play, found), *model]


def _first_place(play: Play) -> str:
    many = len(play.ranking.level)
    return "One candidate leads" if many == 1 else f"{many} candidates stand level in first place"


def _left(play: Play) -> Reason:
    left = len(leaves(play.present))
    words = {0: "none of the syndromes", 1: "one of the syndromes"}.get(left, f"{left} of the syndromes")
    return because(f"What is found so far leaves {words}, mimics aside. A common harmless cause can be there all the same.")


def _tell_apart(play: Play) -> list[Reason]:
    unexplained = {one: candidate(play.ranking, one) for one in play.weights}
    without = [str(one) for one, found in unexplained.items() if found is None]
    if not without:
        return []
    return [because(f"Nothing that is found speaks for your candidate {' or '.join(without)} yet.")]


def _of_step(play: Play) -> list[Reason]:
    verdict, cause = judged(play.step, play.patient.cause), play.patient.cause
    if verdict is Verdict.HARM:
        harm = harms()[STEPS[play.step].harms[cause]]
        return [because(f"Harm: {harm.act}. {harm.why}", harm.id)]
    if verdict is Verdict.ELSEWHERE:
        return [because(f"“{STEPS[play.step].words}” does not answer the question of this patient.")]
    return []


def _settled(found: Candidate | None) -> list[Reason]:
    return [] if found is None else [Reason(f"What settles it: {found.settles.text}", found.settles.facts)]


def _better(play: Play) -> list[Reason]:
    best = better_question(play)
    if best is None:
        return [because("Your questions put the cause alone in first place: no other was needed.")] if _alone(play) else []
    answer = "yes" if best in play.patient.has else "no"
    return [because(f"A better question: {best}? The answer is {answer}, and it would have parted more.")]


def _alone(play: Play) -> bool:
    return [one.cause for one in play.ranking.level] == [play.patient.cause]


def _dangers(play: Play, found: Candidate | None) -> list[Reason]:
    """All else that the rules say of the cause, its harms first; the harm that was done is told already."""
    if found is None:
        return []
    done = STEPS[play.step].harms.get(play.patient.cause)
    more = [one for one in found.reasons if done is None or done not in one.facts]
    return sorted(more, key=lambda one: not any(cited in found.harms for cited in one.facts))
