"""What the first lines of a review say, in plain words: how much there is, how far it is, and how long it may take."""

from collections.abc import Sequence

from netcourse.authoring.review.agenda import (
    MINUTES_A_FACT,
    MINUTES_A_LONG_ONE,
    MINUTES_A_PRACTICE,
    MINUTES_A_QUESTION,
    Agenda,
    minutes,
)
from netcourse.authoring.review.compare import Piece, compare
from netcourse.authoring.review.entries import Entry, State
from netcourse.authoring.review.uses import Weight
from netcourse.evidence import Signature
from netcourse.evidence.signatures import Signed

_HOUR = 60


def opening(review: Agenda) -> tuple[str, ...]:
    """Say how much there is to review.

    Parameters
    ----------
    review : Agenda
        In order.

    Returns
    -------
    tuple of str
        Sentences, in the order in which they are read.
    """
    entries = [entry for _, entry in review.entries]
    sizes = {section.state: section.size for section in review.sections}
    whose = f" that concern {review.speciality}" if review.speciality else ""
    told = [
        f"There are {amounts(entries)}{whose}.",
        f"Open doubts: {sizes[State.DOUBT]}. Changed since somebody signed: {sizes[State.CHANGED]}. "
        f"Not signed yet: {sizes[State.UNSIGNED]}. Signed: {sizes[State.SIGNED]}.",
    ]
    if not sizes[State.SIGNED] and not sizes[State.CHANGED]:
        told.append("No clinician has signed any of it.")
    open_ones = [entry for entry in entries if entry.state is not State.SIGNED]
    weigh = [entry for entry in open_ones if entry.weight is Weight.MARKS]
    if weigh:
        told.append(
            f"Students' marks depend on {amounts(weigh)}, {duration(minutes(weigh))}: in every unit below these stand first, "
            "and you can stop wherever you like."
        )
    if open_ones:
        told.append(
            f"All that is not signed: {duration(minutes(open_ones))}. These times are an assumption, measured by nobody: "
            f"{MINUTES_A_FACT * 60:g} seconds a fact, {MINUTES_A_PRACTICE:g} minute a practice question, "
            f"{MINUTES_A_QUESTION:g} minutes a graded one, {MINUTES_A_LONG_ONE:g} a written task or an exercise."
        )
    return tuple(told)


def amounts(entries: Sequence[Entry]) -> str:
    """Say how many facts and questions there are.

    Parameters
    ----------
    entries : sequence of Entry
        To be counted.

    Returns
    -------
    str
        Such as `1 fact and 12 questions`.
    """
    facts = sum(entry.kind is Signed.FACT for entry in entries)
    counted = ((facts, "fact"), (len(entries) - facts, "question"))
    return " and ".join(_many(number, thing) for number, thing in counted if number) or "no facts and no questions"


def duration(length: float) -> str:
    """Say how long something takes.

    Parameters
    ----------
    length : float
        In minutes.

    Returns
    -------
    str
        Rounded as a person would: to five minutes, or to half an hour beyond two hours.
    """
    if length < 2 * _HOUR:
        return f"about {max(5, 5 * round(length / 5))} minutes"
    return f"about {round(2 * length / _HOUR) / 2:g} hours"


def history(entry: Entry) -> tuple[str, ...]:
    """Say who has said what of an entry, and what has changed since.

    Parameters
    ----------
    entry : Entry
        A fact or a question.

    Returns
    -------
    tuple of str
        A line for each signature that has something to say; empty if there is none.
    """
    standing = [f"{one.signed_by}, {one.signed_on}: {said(one)}" for one in entry.signatures if one.digest == entry.digest]
    before = [f"changed since {one.signed_by} signed on {one.signed_on}: {said(one)}" for one in entry.outdated]
    return (*standing, *before)


def said(signature: Signature) -> str:
    """Say what a signature says.

    Parameters
    ----------
    signature : Signature
        Of anybody.

    Returns
    -------
    str
        The verdict, with the comment if there is one.
    """
    return f"{signature.verdict}: {signature.comment}" if signature.comment else signature.verdict.value


def changes(signature: Signature, entry: Entry) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    """Say what has changed since a signature.

    Parameters
    ----------
    signature : Signature
        An outdated one.
    entry : Entry
        What stands now.

    Returns
    -------
    tuple of (str, tuple of Piece)
        Each field that differs, with what was signed and what stands now.
    """
    before, now = signature.content, entry.content
    differing = [name for name in dict.fromkeys([*now, *before]) if before.get(name) != now.get(name)]
    return tuple((name, compare(before.get(name, ""), now.get(name, ""))) for name in differing)


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
