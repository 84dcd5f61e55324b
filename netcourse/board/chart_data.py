"""A chart out of plain tables, each checked: what is wrong is told with the place in the table where it stands."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from netcourse.board.chart_model import Chart, Params, Persona, Reveal, StopRule, Window
from netcourse.board.chart_params import check_reveal, check_truth
from netcourse.board.faults import Fault, known_keys, number_of, text_of, texts_of, whole_of
from netcourse.board.given import names_in

__all__ = ["Fault", "chart_of"]

Table: TypeAlias = Mapping[str, Any]

FORKS = ("A", "B")
SEXES = ("female", "male")
JURISDICTIONS = ("EU", "US", "UK", "JP")
NOTE = "Synthetic patient: nobody like this has lived."
LONGEST_TRIAGE_WORDS = 60
_TOP = (
    "id", "note", "jurisdiction", "budget", "persona", "triage", "draws", "start", "reveals", "stops", "turn", "truth",
    "forks", "named_by_referrer",
)  # fmt: skip
_COMMON = ("rule", "facts", "wait", "needs", "at_least", "at_most", "unprepared", "only")
_STOPS_AT = ("do", "plan", "turn")


def chart_of(data: Table) -> Chart:
    """A chart from plain tables.

    Parameters
    ----------
    data : mapping
        As TOML or JSON give it.

    Returns
    -------
    Chart
        Checked except for what needs the catalogue or the facts: lint looks at that.

    Raises
    ------
    Fault
        For the first thing that is wrong.
    """
    known_keys(data, (), _TOP)
    forks = texts_of(data.get("forks", list(FORKS)), ("forks",))
    draws = {name: _window(one, ("draws", name), forks) for name, one in _tables(data, "draws")}
    if "age" not in draws:
        raise Fault(("draws",), "age is missing; allowed: a table age with low and high")
    triage = text_of(data.get("triage"), ("triage",))
    if (words := len(triage.split())) > LONGEST_TRIAGE_WORDS:
        raise Fault(("triage",), f"{words} words; allowed: at most {LONGEST_TRIAGE_WORDS}")
    turn = data.get("turn", {})
    known_keys(turn, ("turn",), (*forks, "facts"))
    check_truth(data.get("truth", {}), forks, draws)
    chart = Chart(
        id=text_of(data.get("id"), ("id",)),
        persona=_persona(data.get("persona", {})),
        note=text_of(data.get("note", NOTE), ("note",)),
        triage=triage,
        budget=whole_of(data.get("budget"), ("budget",), least=1),
        jurisdiction=_one_of(data.get("jurisdiction", "EU"), ("jurisdiction",), JURISDICTIONS),
        forks=forks,
        draws=draws,
        start={name: whole_of(day, ("start", name), most=-1) for name, day in _tables(data, "start")},
        reveals={act: _reveal(act, one, forks, draws) for act, one in _tables(data, "reveals")},
        stops=tuple(_stop(one, ("stops", str(at)), forks) for at, one in enumerate(data.get("stops", ()))),
        turn={fork: text_of(turn[fork], ("turn", fork)) for fork in forks if fork in turn},
        turn_facts=texts_of(turn.get("facts", []), ("turn", "facts")),
        truth=data.get("truth", {}),
    )
    _check_names(chart)
    return chart


def _persona(data: Table) -> Persona:
    known_keys(data, ("persona",), ("name", "sex", "words"))
    return Persona(
        text_of(data.get("name"), ("persona", "name")),
        _one_of(data.get("sex"), ("persona", "sex"), SEXES),
        text_of(data.get("words", ""), ("persona", "words"), empty=True),
    )


def _window(data: Any, at: tuple[str, ...], forks: tuple[str, ...]) -> Window:
    known_keys(data, at, ("low", "high", "decimals", "words", "edges", *forks))
    words = texts_of(data.get("words", []), (*at, "words"))
    if words:
        data = {**data, "low": 0, "high": len(words) - 1}
    decimals = whole_of(data.get("decimals", 0), (*at, "decimals"), most=6)
    of_fork = {fork: _span(data[fork], (*at, fork), decimals) for fork in forks if fork in data}
    # Where each fork has its own limits there need be no others.
    both = _span(data, at, decimals) if "low" in data or set(of_fork) != set(forks) else next(iter(of_fork.values()))
    return Window(*both, decimals, of_fork, words, texts_of(data.get("edges", []), (*at, "edges")))


def _span(data: Any, at: tuple[str, ...], decimals: int) -> tuple[Fraction, Fraction]:
    if not isinstance(data, Mapping):
        raise Fault(at, f"{data!r}; allowed: a table with low and high")
    low, high = number_of(data.get("low"), (*at, "low")), number_of(data.get("high"), (*at, "high"))
    if low > high:
        raise Fault((*at, "low"), f"low={float(low):g} is above high={float(high):g}; allowed: at most that")
    for name, end in (("low", low), ("high", high)):
        if (end * 10**decimals).denominator != 1:
            raise Fault((*at, name), f"{float(end):g} has more than {decimals} decimals; allowed: as many as decimals says")
    return low, high


def _reveal(act: str, data: Any, forks: tuple[str, ...], draws: Mapping[str, Window]) -> Reveal:
    at = ("reveals", act)
    if not isinstance(data, Mapping):
        raise Fault(at, f"{data!r}; allowed: a table with a rule")
    by_fork: dict[str, Params] = {fork: data[fork] for fork in forks if fork in data}
    given = {name: one for name, one in data.items() if name not in (*_COMMON, *forks)}
    rule = text_of(data.get("rule", "says"), (*at, "rule"))
    only = _one_of(data["only"], (*at, "only"), forks) if "only" in data else ""
    check_reveal(rule, given, by_fork, (only,) if only else forks, draws, at)
    return Reveal(
        act=act,
        rule=rule,
        given=given,
        forks=by_fork,
        facts=texts_of(data.get("facts", []), (*at, "facts")),
        wait=whole_of(data["wait"], (*at, "wait"), least=0) if "wait" in data else None,
        needs=texts_of(data.get("needs", []), (*at, "needs")),
        at_least=whole_of(data.get("at_least", 0), (*at, "at_least"), least=0),
        at_most=whole_of(data["at_most"], (*at, "at_most"), least=0) if "at_most" in data else None,
        unprepared=text_of(data.get("unprepared", ""), (*at, "unprepared"), empty=True),
        only=only,
    )


def _stop(data: Any, at: tuple[str, ...], forks: tuple[str, ...]) -> StopRule:
    known_keys(data, at, (*_STOPS_AT, "unless_done", "fork", "harm", "says"))
    named = [name for name in _STOPS_AT if name in data]
    if len(named) != 1:
        raise Fault(at, f"names {' and '.join(named) or 'nothing'}; allowed: one of {', '.join(_STOPS_AT)}")
    return StopRule(
        harm=text_of(data.get("harm"), (*at, "harm")),
        says=text_of(data.get("says"), (*at, "says")),
        unless_done=texts_of(data.get("unless_done", []), (*at, "unless_done")),
        fork=_one_of(data["fork"], (*at, "fork"), forks) if "fork" in data else "",
        **{named[0]: text_of(data[named[0]], (*at, named[0]))},
    )


def _check_names(chart: Chart) -> None:
    """Every name in braces of a text that is not a parameter of a rule is a draw."""
    texts = [(("triage",), chart.triage), *((("turn", fork), text) for fork, text in chart.turn.items())]
    texts += [(("reveals", one.act, "unprepared"), one.unprepared) for one in chart.reveals.values()]
    texts += [(("stops", str(at), "says"), one.says) for at, one in enumerate(chart.stops)]
    for at, text in texts:
        for name in names_in(text):
            if name not in chart.draws:
                raise Fault(at, f"{{{name}}} is no draw; allowed: {', '.join(sorted(chart.draws))}")


def _tables(data: Table, name: str) -> Iterable[tuple[str, Any]]:
    found = data.get(name, {})
    if not isinstance(found, Mapping):
        raise Fault((name,), f"{found!r}; allowed: a table")
    return found.items()


def _one_of(value: Any, at: tuple[str, ...], allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise Fault(at, f"{value!r}; allowed: {', '.join(allowed)}")
    return str(value)
