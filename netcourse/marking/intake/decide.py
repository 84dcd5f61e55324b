"""What becomes of a student's files: accepted, repaired or refused, and why. Nothing is written here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from netcourse.marking.intake.found import Found, Moment, digest, newer
from netcourse.marking.intake.handins import HandIn, Undecided, hand_in
from netcourse.marking.intake.holding import Holding, holding_of
from netcourse.marking.intake.limits import Limits
from netcourse.marking.intake.names import shown
from netcourse.marking.intake.owners import Bundle, people_differ
from netcourse.marking.intake.release import Release
from netcourse.marking.intake.repair import Examined, examine

Verdict = Literal["accepted", "repaired", "refused"]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A hand-in that was collected before.

    `key` says what was sent and `made` what was put into `submitted/`, each by its bytes; `repairs` what was done in between.
    """

    key: str
    made: str
    times: tuple[Moment, ...]
    identities: frozenset[str] = frozenset()
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What there is of a student: earlier hand-ins, of which the last counts, and what stands in `submitted/` now.

    `there` is None if nothing stands there; `there_since` is its time, and `stamp` what its timestamp.txt says.
    """

    earlier: tuple[Earlier, ...] = ()
    there: str | None = None
    there_since: tuple[Moment, ...] = ()
    stamp: str = ""

    @property
    def by_hand(self) -> bool:
        """Whether something stands in `submitted/` that no collection put there."""
        return self.there is not None and self.there not in {one.made for one in self.earlier}


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do for one student, and what to say.

    Attributes
    ----------
    student : str
        The id; for a file that is nobody's, what it is called.
    verdict : {"accepted", "repaired", "refused"}
        What came of it.
    reasons : tuple of str
        Why, how, and what else should be known.
    keep : tuple of (str, bytes)
        Names and bytes as they were sent.
    put : HandIn or None
        What goes into `submitted/`; None leaves that as it is.
    earlier : tuple of Earlier
        The student's hand-ins as they then are.
    known : bool
        Whether the student is known; if not, `student` is no folder.
    holding : Holding or None
        The answers that the hand-in holds; None if there is none.
    """

    student: str
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    keep: tuple[tuple[str, bytes], ...] = ()
    put: HandIn | None = None
    earlier: tuple[Earlier, ...] = ()
    known: bool = True
    holding: Holding | None = None


def decide(bundle: Bundle, before: Before, release: Release, others: Sequence[Release], limits: Limits) -> Decision:
    """What becomes of one student's files.

    Parameters
    ----------
    bundle : Bundle
        All that the student sent.
    before : Before
        What was collected earlier.
    release : Release
        The unit.
    others : sequence of Release
        The course's other units.
    limits : Limits
        What is bearable.

    Returns
    -------
    Decision
        Refused leaves `submitted/` as it is; the bytes are kept whatever the verdict.
    """

    def look(data: bytes) -> Examined:
        return examine(data, release, others, limits)

    def holding(found: HandIn) -> Holding | None:
        return holding_of(found.notebook, found.answers, release, limits)

    return decided_by(bundle, before, lambda: hand_in(bundle.everything, release.unit, look), holding)


def decided_by(
    bundle: Bundle, before: Before, read: Callable[[], HandIn], holding: Callable[[HandIn], Holding | None] = lambda _: None
) -> Decision:
    """As `decide`, where `read` finds the hand-in among a student's files, and `holding` the answers that it holds."""
    keep = kept(bundle)
    identities = {*bundle.identities, *(one for earlier in before.earlier for one in earlier.identities)}
    refusals = bundle.refusals or [why for why in [people_differ(identities)] if why]
    if refusals:
        return Decision(bundle.student, "refused", tuple(refusals), keep, earlier=before.earlier)
    try:
        found = read()
        put, earlier, news = against(found, frozenset(bundle.identities), before)
    except Undecided as why:
        return Decision(bundle.student, "refused", (str(why),), keep, earlier=before.earlier)
    reasons = (*found.repairs, *news, *bundle.notes, *found.notes)
    verdict: Verdict = "repaired" if found.repairs else "accepted"
    return Decision(bundle.student, verdict, reasons, keep, put, earlier, holding=holding(found))


def stray(found: Found, why: str) -> Decision:
    """The refusal of a file that is nobody's."""
    sent = found.sent(len(found.path))
    return Decision("/".join(map(shown, found.path)), "refused", (why,), (sent,) if sent else (), known=False)


def against(found: HandIn, who: frozenset[str], before: Before) -> tuple[HandIn | None, tuple[Earlier, ...], list[str]]:
    """The hand-in against what was collected before: what to put, the hand-ins then, and what to say."""
    mine = Earlier(found.key, found.made, found.times, who, found.repairs)
    if before.by_hand and before.there not in (found.made, found.key):
        if found.key in {one.key for one in before.earlier}:
            return None, before.earlier, ["submitted/ was changed by hand since this was collected, and stays so"]
        return _later(found, mine, before, before.there_since, "what stood in submitted/")
    known = next((one for one in before.earlier if one.key == found.key), None)
    if known is None and before.earlier and before.there is not None:
        return _later(found, mine, before, before.earlier[-1].times, "what was collected before")
    if known is not None and known is not before.earlier[-1]:
        return None, before.earlier, ["collected before; what came later stays"]
    if known is None:
        return (None if before.there == found.made else found), (*before.earlier, mine), []
    # Made anew, where the release or the folder changed since; its time stays the first one.
    again = replace(known, made=found.made, repairs=found.repairs, times=found.times if found.stamp else known.times)
    # A time that was stated since, as by --times, is put there too.
    if before.there == found.made and found.stamp in ("", before.stamp):
        return None, (*before.earlier[:-1], again), ["the same as before; nothing changed"]
    return found, (*before.earlier, again) if again != known else before.earlier, ["put into submitted/ again"]


def _later(
    found: HandIn, mine: Earlier, before: Before, than: tuple[Moment, ...], what: str
) -> tuple[HandIn | None, tuple[Earlier, ...], list[str]]:
    later = newer(found.times, than)
    if later is None:
        raise Undecided(f"differs from {what}, and no time tells which is newer; that stays, this is kept")
    if later:
        return found, (*before.earlier, mine), [f"newer than {what}, which is kept in received/"]
    return None, (mine, *before.earlier), [f"older than {what}, which stays; this is kept"]


def kept(bundle: Bundle) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of all that a student sent, each once."""
    found: dict[str, tuple[str, bytes]] = {}
    for one in bundle.everything:
        if (sent := one.found.sent(one.claim.at)) is not None:
            found.setdefault(digest(sent[1]), sent)
    return tuple(found.values())
