"""An expert's way with a patient in words, and the facts on which what decided it rests: told once nothing can be changed."""

from collections.abc import Iterable, Iterator
from itertools import chain

from netcourse.board.catalogue import acts, diagnoses, plan_items
from netcourse.board.played import OPENS, Played
from netcourse.board.score.worth import RANKED, Worth
from netcourse.evidence import fact, sources

_DONE = {"d1": "Asked and examined", "d2": "Tests, and what prepares them", "d3": "Imaging and tissue"}
_RANKED = {"d1": "First list", "d2": "Second list", "d3": "Third list"}
_BETWEEN = " · "


def way(worth: Worth) -> tuple[tuple[str, str], ...]:
    """An expert's way, part by part in the order of the case.

    Parameters
    ----------
    worth : Worth
        The key of the patient in the fork that was played.

    Returns
    -------
    tuple of tuple
        What is told, such as ``"First list"``, and the words for it.
    """
    found: list[tuple[str, str]] = []
    for phase in RANKED:
        done = [act for act in worth.path if act in acts() and OPENS[acts()[act].kind] == phase]
        if done:
            found.append((_DONE[phase], _BETWEEN.join(acts()[act].words for act in done)))
        ranked = chain.from_iterable(worth.tiers[phase][0])
        found.append((_RANKED[phase], ", ".join(f"{at}. {diagnoses()[one].words}" for at, one in enumerate(ranked, 1))))
    planned = _BETWEEN.join(plan_items()[part.any[0]].words for part in worth.parts)
    turn = _BETWEEN.join(acts()[group[0]].words for group in worth.want)
    return (*found, *(row for row in (("The plan", planned), ("The turn", turn)) if row[1]))


def why(worth: Worth) -> str:
    """Why the order of that way matters: what the key says of each rule, in one paragraph; empty where it says nothing."""
    return " ".join(dict.fromkeys(rule.says for rule in worth.rules if rule.says))


def grounds(worth: Worth, played: Played) -> tuple[str, ...]:
    """The facts behind the decisive results that a student has seen.

    Parameters
    ----------
    worth : Worth
        Says which results decide.
    played : Played
        Says which of them came.

    Returns
    -------
    tuple of str
        A fact each, as ``"Krenning score 4 means … (D-11.4: Krenning score)"``, each once, in the order of the results.
    """
    decisive = {act for update in worth.updates for act in update.acts}
    cited = chain.from_iterable(found.facts for act, found in played.findings.items() if act in decisive)
    return tuple(map(_cited, dict.fromkeys(cited)))


def _cited(fact_id: str) -> str:
    known = fact(fact_id)
    titles = [sources()[key].title.partition(";")[0] for key in known.source_keys]
    return f"{known.statement} ({fact_id}: {titles[0]})" if titles else f"{known.statement} ({fact_id})"


def in_lines(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Rows of a way as lines of plain text."""
    return (f"{head}: {words}" for head, words in rows)
