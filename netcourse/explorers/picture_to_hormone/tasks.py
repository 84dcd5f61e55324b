"""What a lesson can ask for with the pictures. When a task counts as found is chosen for teaching."""

from collections.abc import Mapping
from itertools import combinations

from netcourse.disease.functional_syndromes import Syndrome
from netcourse.explorers.picture_to_hormone.play import Play, leaves, ranked
from netcourse.explorers.picture_to_hormone.setting import read_play
from netcourse.explorers.task import Task, Want, wanted
from netcourse.explorers.values import Values

TWO_FINDINGS, ONE_NO = "two-findings", "one-no"
_LEVEL_PATIENT = "5"


def _pairs_left(play: Play) -> set[str]:
    """The syndromes that a pair of findings leaves alone although each of the two leaves several."""
    shared = [one for one in sorted(play.present) if len(leaves(frozenset({one}))) > 1]
    left = (leaves(frozenset(pair)) for pair in combinations(shared, 2))
    return {one[0] for one in left if len(one) == 1}


def _no_pair(values: Values) -> float:
    play = read_play(values)
    if _pairs_left(play):
        return 0.0
    # Found by asking: two shared findings that do not part are nearer than one, and that nearer than none.
    shared = sum(len(leaves(frozenset({one}))) > 1 for one in play.present - play.patient.told)
    return 1 / (1 + min(shared, 2))


def _other_than_vipoma(values: Values) -> bool:
    return bool(_pairs_left(read_play(values)) - {Syndrome.VIPOMA})


def _level(values: Values) -> float:
    many = len(read_play(values).ranking.level)
    return (many - 1) / many


def _parted_by_a_no(values: Values) -> bool:
    play = read_play(values)
    return any(len(play.ranking.level) == 1 and len(ranked(play.present, play.absent - {one}).level) > 1 for one in play.absent)


def _more_than_one(values: Values) -> float:
    more = len(read_play(values).asked) - 1
    return max(more, 0) / (abs(more) + 1)


TASKS: Mapping[str, Task] = {
    TWO_FINDINGS: Task(
        "In any patient find two findings that leave two or more syndromes each by itself, and together exactly one. A VIPoma "
        "does not count.",
        (
            Want(_no_pair, "No such pair is found yet. The table says how many syndromes each finding leaves by itself."),
            wanted(_other_than_vipoma, "That pair leaves a VIPoma, and often something harmless too. Look for another pair."),
        ),
        "Neither finding names the hormone; the pair does. A VIPoma did not count: low potassium with diarrhoea fits a laxative "
        "just as well.",
        (
            "Findings that several syndromes share are worth most in pairs: high glucose, low potassium, little gastric acid.",
            "Take patient 6, with the gallstones. Ask about diabetes or high glucose, and about low gastric acid.",
        ),
    ),
    ONE_NO: Task(
        "In patient 5 two candidates stand level. Part them with one question, to which the answer is “no”.",
        (
            wanted(lambda values: read_play(values).key == _LEVEL_PATIENT, "This task is about patient 5."),
            Want(_level, "Several still share the first place. What must one of them have that the other never has?"),
            wanted(_parted_by_a_no, "They are parted, but by a “yes”. Ask for what one of the two can’t do without."),
            Want(_more_than_one, "One question is enough. Take the others away."),
        ),
        "A “no” to something that a cause can’t do without moves more than a third “yes” that both share. It is why one asks "
        "about fasting before any hormone is sent.",
        (
            "Diarrhoea and low potassium belong to both. What does the diarrhoea of only one of them do when nothing is eaten?",
            "Take patient 5, and ask for diarrhoea that persists on fasting.",
        ),
    ),
}
