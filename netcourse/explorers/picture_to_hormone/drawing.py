"""The patient's card with every answer, and the candidates with what speaks for and against each."""

from netcourse.disease.functional_syndromes import Feature
from netcourse.disease.mimics import Candidate, Finding
from netcourse.evidence import harms
from netcourse.explorers.figure import Figure
from netcourse.explorers.panels import HEAD, Cell, one_below_the_other, side_by_side
from netcourse.explorers.picture_to_hormone.patients import FINDINGS, Cause
from netcourse.explorers.picture_to_hormone.play import MOST_QUESTIONS, Play, candidate, leaves
from netcourse.explorers.plot import PALE_BLUE, PALE_RUST
from netcourse.explorers.told import plain
from netcourse.explorers.wording import capital

_COLUMNS = (0.3, 0.36, 0.34)
_HEAD = Cell(("Candidate",), HEAD, bold=True)
# So many candidates of the rules are shown beside one's own, once the answer is in.
_LEADERS = 3


def card_figure(play: Play) -> Figure:
    """What is told and what was asked, each with its answer."""
    known = _known(play)
    lines = tuple(
        f"{'✔' if one in play.present else '✘'} {capital(one)}: {_answer(play, one)}{_by_itself(play, one)}" for one in known
    )
    rows = [[Cell((f"Synthetic patient {play.key}: {play.patient.story}",), HEAD, bold=True)], [Cell(lines)]]
    told = "; ".join(f"{one}, {_answer(play, one)}" for one in known)
    return Figure(
        svg=side_by_side(rows, (1,)),
        narrow=one_below_the_other(rows),
        alt=f"A card of synthetic patient {play.key}. {play.patient.story} Findings: {told}.",
        caption=f"What is known. Each question costs 1 of {MOST_QUESTIONS}; what is told costs nothing.",
        header=["Finding", "Answer", "Syndromes it leaves by itself"],
        rows=[[capital(one), _answer(play, one), _leaves(one) if one in play.present else "–"] for one in known],
    )


def candidates_figure(play: Play) -> Figure:
    """One's own candidates; once the answer is in, also those whom the rules put first, and what settles each."""
    shown = _shown(play)
    head = (_HEAD, Cell(("+ For",), PALE_BLUE, bold=True), Cell(("– Against",), PALE_RUST, bold=True))
    rows = [_row(play, cause) for cause in shown] or [(Cell(("Name a candidate to see what speaks for and against it.",)),)]
    said = "; ".join(f"{cause}: {_for(play, cause)} for, {_against(play, cause)} against" for cause in shown)
    return Figure(
        svg=side_by_side([head, *rows], _COLUMNS),
        narrow=one_below_the_other(rows),
        alt=f"A table of candidates with what speaks for and against each. {said or 'No candidate is named yet'}.",
        caption=f"For and against. Not explained by any cause: {', '.join(play.ranking.unexplained) or 'nothing'}.",
        header=["Candidate", "Your weight", "For", "Against", "What settles it", "To avoid"],
        rows=[_table_row(play, cause) for cause in shown] or [["Nobody is named yet", "", "", "", "", ""]],
    )


def _known(play: Play) -> list[Finding]:
    told = [one for one in FINDINGS if one in play.patient.told]
    return [*told, *(one for one in play.asked if one not in told)]


def _answer(play: Play, one: Finding) -> str:
    if one in play.patient.told:
        return "told"
    return "yes" if one in play.present else "no"


def _by_itself(play: Play, one: Finding) -> str:
    if one not in play.present or not isinstance(one, Feature):
        return ""
    many = len(leaves(frozenset({one})))
    return f"; by itself it leaves {many} {'syndrome' if many == 1 else 'syndromes'}"


def _leaves(one: Finding) -> str:
    return str(len(leaves(frozenset({one})))) if isinstance(one, Feature) else "0: it tells a mimic"


def _shown(play: Play) -> list[Cause]:
    mine = list(play.weights)
    if not play.committed:
        return mine
    leaders = [one.cause for one in play.ranking.candidates[:_LEADERS]]
    return list(dict.fromkeys([play.patient.cause, *mine, *leaders]))


def _row(play: Play, cause: Cause) -> tuple[Cell, ...]:
    found = candidate(play.ranking, cause)
    name = [f"{'✔ ' if play.committed and cause == play.patient.cause else ''}{capital(cause)}"]
    if cause in play.weights:
        name.append(f"your weight {play.weights[cause]:g}%")
    avoid = [f"To avoid: {_danger(found)}"] if play.committed and found is not None and found.harms else []
    return (
        Cell(tuple(name), HEAD, bold=True),
        Cell((f"+ {_for(play, cause)}",)),
        Cell((f"– {_against(play, cause)}", *avoid)),
    )


def _for(play: Play, cause: Cause) -> str:
    found = candidate(play.ranking, cause)
    return ", ".join(found.matching) if found else "nothing so far"


def _against(play: Play, cause: Cause) -> str:
    found = candidate(play.ranking, cause)
    return (", ".join(found.against) if found else "") or "nothing so far"


def _danger(found: Candidate) -> str:
    return "; ".join(harms()[one].act for one in found.harms)


def _table_row(play: Play, cause: Cause) -> list[str]:
    found = candidate(play.ranking, cause)
    open_words = "shown once you have decided"
    return [
        capital(cause),
        f"{play.weights[cause]:g}%" if cause in play.weights else "not named",
        _for(play, cause),
        _against(play, cause),
        (plain(found.settles.text) if found else "–") if play.committed else open_words,
        (_danger(found) if found and found.harms else "none listed") if play.committed else open_words,
    ]
