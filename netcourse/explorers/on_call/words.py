"""What the telephone says: until somebody hangs up only how long it has lasted, then what was missed and why it matters."""

from netcourse.disease.red_flags import Triage
from netcourse.disease.result import Reason, because
from netcourse.evidence import harms
from netcourse.explorers.on_call.questions import ASKING, PATIENCE
from netcourse.explorers.on_call.sentences import NOT_SAID, SENTENCES, SHORT_WORDS, TOO_LATE, TOO_SOON, Level
from netcourse.explorers.on_call.talk import SENTENCES_SAID, Talk, clock, right_level, truth
from netcourse.explorers.wording import capital

# The rules' words for what the list of harms names, and for whom an injection that nobody supervises is one.
_RESUSCITATED = ("crisis", "obstruction")
_INSULINOMA = "insulinoma"


def headline(talk: Talk) -> str:
    """Where the call stands, in a sentence or three."""
    spent = f"{minutes(len(talk.asked))} gone"
    if not talk.committed:
        decided = "not decided" if talk.decided is None else f"decided: {SHORT_WORDS[talk.decided]}"
        refused = f" {talk.refused}" if talk.wants_to_commit else ""
        still = f" Still open: {talk.open}." if talk.open and not refused else ""
        twice = " Something is chosen twice: it counts once." if talk.repeats else ""
        return f"{clock(len(talk.asked))}, {talk.call.who}. {capital(spent)}, {decided}.{refused}{still}{twice}"
    right = right_level(talk.call)
    return f"It was a call for: {SHORT_WORDS[right]}. {_verdict(talk, right)} {capital(spent)}."


def minutes(many: int) -> str:
    """Such as "1 minute"."""
    return f"{many} {'minute' if many == 1 else 'minutes'}"


def reasons(talk: Talk) -> list[Reason]:
    """Why, what matters most first; nothing that says what the call is before it is hung up."""
    if not talk.committed:
        return [*_tired(talk), *_before(sealed=not talk.number)]
    return [*_harm(talk), *_unasked(talk), *_unsaid(talk), *_rule(truth(talk.call)), *_chosen()]


def _verdict(talk: Talk, right: Level) -> str:
    if talk.decided is None or talk.decided is right:
        return "You decided so."
    ends = list(Level)
    steps = abs(ends.index(talk.decided) - ends.index(right))
    side = "too late" if ends.index(talk.decided) > ends.index(right) else "too soon"
    return f"You decided: {SHORT_WORDS[talk.decided]}, {steps} {'step' if steps == 1 else 'steps'} {side}: it costs {talk.cost}."


def _tired(talk: Talk) -> list[Reason]:
    lost = len(talk.asked) - PATIENCE
    if lost <= 0:
        return []
    return [because(f"After {PATIENCE} questions the caller is tired: {minutes(lost)} spent for nothing.")]


def _before(*, sealed: bool) -> list[Reason]:
    told = "" if sealed else " What the call was is told once you hang up."
    return [
        because(
            f"Each question costs a minute; a caller answers {PATIENCE}. No clock runs: the minutes are counted, "
            "you may think as long as you like."
        ),
        because(f"Then decide how soon, and say {SENTENCES_SAID} different ones of the {len(SENTENCES)} sentences.{told}"),
        _human(),
    ]


def _harm(talk: Talk) -> list[Reason]:
    found = truth(talk.call)
    if not talk.delays:
        return []
    said = next(SENTENCES[key].words for key in talk.said if key != NOT_SAID and SENTENCES[key].delays)
    if _INSULINOMA in talk.call.context:
        return [_done(said, "H6")]
    if any(word in meaning for meaning in found.meanings for word in _RESUSCITATED):
        return [_done(said, "H10")]
    if right_level(talk.call) is Level.NOW:
        return [because(f"You said: “{said}” What is urgent does not wait for an injection or a scan.")]
    return [because(f"You said: “{said}” Nobody has prescribed it, and nothing here asks for it.")]


def _done(said: str, harm: str) -> Reason:
    return because(f"You said: “{said}” Harm: {harms()[harm].act}. {harms()[harm].why}", harm)


def _unasked(talk: Talk) -> list[Reason]:
    missed = [f"“{ASKING[one].words}” The answer: “{talk.call.answer(one).words}”" for one in talk.unasked]
    if not missed:
        return [because("You asked what decides this call.")]
    return [because(f"Not asked, and it decides: {' '.join(missed)}")]


def _unsaid(talk: Talk) -> list[Reason]:
    left = [f"“{SENTENCES[key].words}”" for key in talk.unsaid]
    if not left:
        return [because("All three sentences belong to this end: where to go, what is told to whom, and what then.", "S375")]
    return [because(f"It wanted to be said: {' '.join(left)}")]


def _rule(found: Triage) -> list[Reason]:
    first, *rest = found.reasons
    return [Reason(f"{capital('; '.join(found.meanings))}. {first.text}", first.facts), *rest]


def _chosen() -> list[Reason]:
    return [
        because(
            f"Chosen for teaching: a step too late costs {TOO_LATE}, a step too soon {TOO_SOON}. Somebody who is "
            "sent for nothing loses an evening; somebody who is kept at home may lose more.",
            "S372",
        ),
        _human(),
    ]


def _human() -> Reason:
    return because(
        "Twelve questions and eight sentences are a list. Real callers use words of their own: what no list "
        "holds goes to a human, at once if it could be severe.",
        "J-20",
    )
