"""Whether a reveal names a rule that there is and gives it what it needs."""

from collections.abc import Mapping
from typing import Any

from netcourse.board import truth
from netcourse.board.chart_model import Params, Window
from netcourse.board.faults import Fault, known_keys, number_of, text_of, texts_of, whole_of
from netcourse.board.given import names_in
from netcourse.board.rules import ACTS, ALLOWED, FLAG, NUMBER, RULES, TABLES, TEXT, WORDS, Rule


def check_reveal(
    rule: str,
    given: Params,
    by_fork: Mapping[str, Params],
    forks: tuple[str, ...],
    draws: Mapping[str, Window],
    at: tuple[str, ...],
) -> None:
    """See that a reveal's parameters are those of its rule, in each fork.

    Parameters
    ----------
    rule : str
        Its name.
    given, by_fork : mapping
        Parameters of both forks, and more of each.
    forks : tuple of str
        All forks.
    draws : mapping of str to Window
        What a number may be named after.
    at : tuple of str
        Where the reveal stands.

    Raises
    ------
    Fault
        If the rule is unknown, or a parameter is missing, unknown or of another kind.
    """
    known = RULES.get(rule)
    if known is None:
        raise Fault((*at, "rule"), f"{rule!r}; allowed: {', '.join(RULES)}")
    for place, params in ((at, given), *(((*at, fork), one) for fork, one in by_fork.items())):
        if not isinstance(params, Mapping):
            raise Fault(place, f"{params!r}; allowed: a table")
        for name, value in params.items():
            _check(known, rule, name, value, draws, (*place, name))
    for fork in forks:
        params = {**given, **by_fork.get(fork, {})}
        for name in known.must:
            if name not in params and not all(name in kit for kit in params.get("kits", [{}])):
                raise Fault(at, f"{name} is missing in fork {fork}; rule {rule} needs {', '.join(known.must)}")


def check_truth(table: Params, forks: tuple[str, ...], draws: Mapping[str, Window]) -> None:
    """See that the table of truth holds what the classification is computed from, and nothing else.

    Parameters
    ----------
    table : mapping
        The chart's, with one inside it for a fork.
    forks : tuple of str
        All forks.
    draws : mapping of str to Window
        What a number may be named after.

    Raises
    ------
    Fault
        If a name is unknown, or a value of another kind.
    """
    for place, params in ((("truth",), table), *((("truth", fork), table.get(fork, {})) for fork in forks)):
        known_keys(params, place, (*truth.WORDS, *truth.NUMBERS, "fast", "facts", *(forks if len(place) == 1 else ())))
        for name, value in params.items():
            if name in truth.NUMBERS:
                _check_number(value, draws, (*place, name))
            elif name in truth.WORDS:
                text_of(value, (*place, name))
        known_keys(params.get("fast", {}), (*place, "fast"), truth.FAST)
        for name, value in params.get("fast", {}).items():
            if name not in truth.SCREENS:
                _check_number(value, draws, (*place, "fast", name))
        texts_of(params.get("facts", []), (*place, "facts"))


def _check(known: Rule, rule: str, name: str, value: Any, draws: Mapping[str, Window], at: tuple[str, ...]) -> None:
    kind = known.kind(name)
    if kind is None:
        raise Fault(at, f"unknown; rule {rule} takes {', '.join((*known.must, *known.may))}")
    if kind == NUMBER:
        _check_number(value, draws, at)
    elif kind == FLAG:
        if not isinstance(value, bool):
            raise Fault(at, f"{value!r}; allowed: true or false")
    elif kind in (ACTS, WORDS):
        texts_of(value, at)
    elif kind == TABLES:
        _check_tables(known, rule, name, value, draws, at)
    else:
        said = text_of(value, at)
        _check_word(name, said, at)
        for one in names_in(said) if kind == TEXT else ():
            if one not in draws:
                raise Fault(at, f"{{{one}}} is no draw; allowed: {', '.join(sorted(draws))}")


def _check_number(value: Any, draws: Mapping[str, Window], at: tuple[str, ...]) -> None:
    if isinstance(value, str):
        if value not in draws:
            raise Fault(at, f"{value!r}; allowed: a number or a draw ({', '.join(sorted(draws))})")
    else:
        number_of(value, at)


def _check_tables(known: Rule, rule: str, name: str, value: Any, draws: Mapping[str, Window], at: tuple[str, ...]) -> None:
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise Fault(at, f"{value!r}; allowed: a list of tables")
    for one in value:
        for key, inner in one.items():
            if name == "kits":
                _check(known, rule, key, inner, draws, (*at, key))
            elif name == "eaten" and key == "grams":
                whole_of(inner, (*at, key), least=0)
            else:
                _check_word(key, text_of(inner, (*at, key)), (*at, key))


def _check_word(name: str, value: str, at: tuple[str, ...]) -> None:
    allowed = ALLOWED.get(name)
    if allowed is not None and value not in allowed:
        raise Fault(at, f"{value!r}; allowed: {', '.join(allowed)}")
