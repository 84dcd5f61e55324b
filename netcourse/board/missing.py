"""What a part of a patient asks for, and what of it is not there yet."""

from netcourse.board.catalogue import acts
from netcourse.board.fields import FIELDS
from netcourse.board.played import Played

RANKS = ("d1", "d2", "d3")
# The texts, each with the part in which it is written.
ASKED_TEXTS = {
    "why": ("triage", "Why so? One line"),
    "summary": ("d1", "Who is this? One sentence, as you would say it on the phone"),
    "board": ("plan", "Your words to the board"),
    "patient": ("end", "Your words to the patient"),
}
# What each is called once it is written.
WRITTEN = {
    "why": "Why so",
    "summary": "Your sentence",
    "board": "Your words to the board",
    "patient": "Your words to the patient",
}
FIRST_ACTS = 3
# A result that a student says what it is good for.
TAGGED = ("test", "image", "tissue")


def asked(played: Played) -> list[tuple[str, bool]]:
    """What the open part asks for, in the order of the screen, and whether it is there.

    Parameters
    ----------
    played : Played
        What was done so far.

    Returns
    -------
    list of tuple
        A few words each, such as ``"your ranking"``; none where nothing is open.
    """
    ranking = ("your ranking", bool(played.ranking))
    classified = sum(one.name in played.fields for one in FIELDS)
    untagged = _untagged(played)
    results = [("each result judged: use, repeat or set aside", not untagged)] if played.phase in RANKS[1:] else []
    texts = played.texts
    return {
        "triage": [("how soon", bool(played.urgency)), ("why", "why" in texts)],
        "d1": [("the findings that count", bool(played.key)), ("your sentence", "summary" in texts), ranking],
        "d2": [*results, ranking],
        "d3": [*results, (f"the classification, {classified} of {len(FIELDS)}", classified == len(FIELDS)), ranking],
        "plan": [
            ("whose rules", bool(played.jurisdiction)),
            (f"the plan, {len(played.plan)} in it", bool(played.plan)),
            ("your words to the board", "board" in texts),
        ],
        "end": [
            (f"first acts, {len(played.turn)} of {FIRST_ACTS}", len(played.turn) >= FIRST_ACTS),
            ("your words to the patient", "patient" in texts),
        ],
    }.get(played.phase, [])


def blocks(played: Played) -> str:
    """Why the open part can't be closed yet, in one sentence; empty if it can."""
    if played.phase == "triage" and not played.urgency:
        return "Say first how soon this patient is seen."
    if played.phase in RANKS and not played.ranking:
        return "Rank first: this part closes with a list of at least one diagnosis."
    return ""


def lacks(played: Played) -> list[str]:
    """What is not said yet in the open part, a sentence each; it can be closed all the same."""
    phase = played.phase
    missing = {
        "Your three findings are not named.": phase == "d1" and not played.key,
        "Whose rules you follow is not said.": phase == "plan" and not played.jurisdiction,
        "The plan is empty.": phase == "plan" and not played.plan,
        f"Of {FIRST_ACTS} first acts {len(played.turn)} were chosen.": phase == "end" and len(played.turn) < FIRST_ACTS,
        **{
            f"Not written: {words.lower()}.": phase == at and not played.texts.get(kind)
            for kind, (at, words) in ASKED_TEXTS.items()
        },
    }
    fields = [one.label for one in FIELDS if phase == "d3" and not played.fields.get(one.name)]
    also = [f"Not classified: {', '.join(fields)}."] if fields else []
    judged = _untagged(played) if phase in RANKS[1:] else 0
    results = [f"Results that you have not judged: {judged}."] if judged else []
    waits = [f"Results that are not there yet: {len(played.waiting)}."] if phase in RANKS and played.waiting else []
    return [sentence for sentence, is_so in missing.items() if is_so] + also + results + waits


def _untagged(played: Played) -> int:
    return sum(acts()[one].kind in TAGGED and one not in played.tags for one in played.findings)
