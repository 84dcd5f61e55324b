"""Read what a patient's course is worth from the author's text (TOML), both forks of it, with an error that names the place."""

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from netcourse.board import catalogue
from netcourse.board.fields import FIELDS
from netcourse.board.score.check_worth import Names, problems
from netcourse.board.score.worth import FieldKey, PlanPart, Rule, Slot, Tiers, Update, Worth
from netcourse.errors import CourseError
from netcourse.evidence import harms

FORKS = ("A", "B")
_KEYS = {
    "patient", "urgency", "expert", "useful", "slot", "order", "ranking", "must", "update",
    "fields", "part", "weak", "harms", "turn", "said",
}  # fmt: skip
_NEEDED = _KEYS - {"useful", "must", "weak", "harms", "said"}
_RULE = {"first", "then", "weight", "says"}
_SLOT = {"stage", "weight", "any", "usable", "says"}
_UPDATE = {"from", "to", "act", "up", "down", "says"}
_FIELD = {"is", "computed", "within", "says"}
_PART = {"name", "weight", "any", "supports", "only", "says"}
_TURN = {"want", "harms"}


def course_names() -> Names:
    """The ids of the course's own catalogue, harm list and fields."""
    acts = catalogue.acts()
    return Names(
        {name: act.kind for name, act in acts.items()},
        {name: act.price for name, act in acts.items()},
        frozenset(catalogue.diagnoses()),
        frozenset(catalogue.plan_items()),
        frozenset(harms()),
        {one.name: frozenset(one.options) for one in FIELDS},
    )


def read_worths(text: str, where: object = "the key", names: Names | None = None) -> tuple[Worth, ...]:
    """Read a key.

    Parameters
    ----------
    text : str
        TOML. What stands in a table ``[A]`` or ``[B]`` replaces the same word on top for that fork; a text with ``fork = "A"``
        holds that one alone.
    where : object
        The text's name for messages.
    names : Names, optional
        The ids that there are; the course's own by default.

    Returns
    -------
    tuple of Worth
        One for each fork.

    Raises
    ------
    CourseError
        If the text is no TOML, a word is unknown or missing, an id is in no list, or the key contradicts itself.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{where}: not TOML: {error}") from None
    only = found.pop("fork", None)
    own = {fork: found.pop(fork, {}) for fork in FORKS}
    if only is not None and only not in FORKS:
        raise CourseError(f"{where}: fork = {only!r}; it is A or B, or is left out where the text holds both")
    made = []
    for fork in FORKS if only is None else (only,):
        at = f"{where}, fork {fork}"
        worth = _Reader(at).worth({**found, **own[fork]}, fork)
        wrong = problems(worth, names or course_names())
        if wrong:
            raise CourseError(f"{at}: {wrong[0]}")
        made.append(worth)
    return tuple(made)


class _Reader:
    """Turns tables into a `Worth`; every complaint begins with where."""

    def __init__(self, where: str) -> None:
        self._where = where

    def worth(self, table: Mapping[str, Any], fork: str) -> Worth:
        self._words(table, "the key", _KEYS, _NEEDED)
        turn = self._table(table["turn"], "[turn]", _TURN, {"want"})
        return Worth(
            patient=self._text(table["patient"], "patient"),
            fork=fork,
            urgency=self._ids(table["urgency"], "urgency"),
            expert=self._ids(table["expert"], "expert"),
            useful=self._ids(table.get("useful", []), "useful"),
            slots=tuple(map(self._slot, *self._rows(table, "slot"))),
            rules=tuple(map(self._rule, *self._rows(table, "order"))),
            tiers={
                phase: self._tiers(one, f"[ranking] {phase}") for phase, one in self._any(table["ranking"], "[ranking]").items()
            },
            must={phase: self._ids(ids, f"[must] {phase}") for phase, ids in self._any(table.get("must", {}), "[must]").items()},
            updates=tuple(map(self._update, *self._rows(table, "update"))),
            fields=tuple(self._field(name, one) for name, one in self._any(table["fields"], "[fields]").items()),
            parts=tuple(map(self._part, *self._rows(table, "part"))),
            weak=self._ids(table.get("weak", []), "weak"),
            harms=self._said(table.get("harms", {}), "harms"),
            want=tuple(self._ids(one, "[turn] want") for one in self._list(turn["want"], "[turn] want")),
            turn_harms=self._said(turn.get("harms", {}), "[turn] harms"),
            said=self._said(table.get("said", {}), "[said]"),
        )

    def _slot(self, row: Any, at: str) -> Slot:
        self._words(row, at, _SLOT, {"stage", "weight", "any"})
        usable = row.get("usable", True)
        if type(usable) is not bool:
            raise self._wrong(f"{at}: usable = {usable!r}; it is true or false")
        return Slot(self._text(row["stage"], at), self._weight(row, at), self._ids(row["any"], at), usable, row.get("says", ""))

    def _rule(self, row: Any, at: str) -> Rule:
        self._words(row, at, _RULE, {"first", "then", "weight"})
        return Rule(self._ids(row["first"], at), self._ids(row["then"], at), self._weight(row, at), row.get("says", ""))

    def _update(self, row: Any, at: str) -> Update:
        self._words(row, at, _UPDATE, {"from", "to", "act", "up"})
        acts = row["act"] if isinstance(row["act"], list) else [row["act"]]
        known, up, down = (self._ids(one, at) for one in (acts, row["up"], row.get("down", [])))
        return Update(self._text(row["from"], at), self._text(row["to"], at), known, up, down, row.get("says", ""))

    def _field(self, name: str, row: Any) -> FieldKey:
        at = f"[fields] {name}"
        self._words(row, at, _FIELD, set())
        within = row.get("within")
        if within is not None and (type(within) not in (int, float) or within < 0):
            raise self._wrong(f"{at}: within = {within!r}; it is a number from 0")
        # The number as it is printed: 0.1 is a tenth.
        exact = None if within is None else Fraction(str(within))
        right = self._ids(row.get("is", []), at)
        return FieldKey(name, right, self._text(row.get("computed", " "), at).strip(), exact, row.get("says", ""))

    def _part(self, row: Any, at: str) -> PlanPart:
        self._words(row, at, _PART, {"name", "weight", "any", "supports"})
        only = {item: self._ids(one, at) for item, one in self._any(row.get("only", {}), at).items()}
        lists = self._ids(row["any"], at), self._ids(row["supports"], at)
        return PlanPart(self._text(row["name"], at), self._weight(row, at), *lists, only, row.get("says", ""))

    def _tiers(self, lists: Any, at: str) -> tuple[Tiers, ...]:
        return tuple(tuple(self._ids(tier, at) for tier in self._list(tiers, at)) for tiers in self._list(lists, at))

    def _rows(self, table: Mapping[str, Any], name: str) -> tuple[list[Any], list[str]]:
        rows = self._list(table[name], f"[[{name}]]")
        return rows, [f"[[{name}]] {number}" for number in range(1, len(rows) + 1)]

    def _table(self, raw: Any, at: str, allowed: set[str], needed: set[str]) -> Mapping[str, Any]:
        self._words(raw, at, allowed, needed)
        return self._any(raw, at)

    def _words(self, raw: Any, at: str, allowed: set[str], needed: set[str]) -> None:
        unknown, missing = sorted(set(self._any(raw, at)) - allowed), sorted(needed - set(raw))
        if unknown:
            raise self._wrong(f"{at}: unknown word {unknown[0]!r}; allowed are {', '.join(sorted(allowed))}")
        if missing:
            raise self._wrong(f"{at}: {missing[0]!r} is missing")
        if type(raw.get("says", "")) is not str:
            raise self._wrong(f"{at}: says is a text")

    def _any(self, raw: Any, at: str) -> Mapping[str, Any]:
        if not isinstance(raw, dict):
            raise self._wrong(f"{at} is {raw!r:.40}; it must be a table")
        return raw

    def _list(self, raw: Any, at: str) -> list[Any]:
        if not isinstance(raw, list):
            raise self._wrong(f"{at}: {raw!r:.40} is no list")
        return raw

    def _ids(self, raw: Any, at: str) -> tuple[str, ...]:
        return tuple(self._text(one, at) for one in self._list(raw, at))

    def _text(self, raw: Any, at: str) -> str:
        if type(raw) is not str or not raw:
            raise self._wrong(f"{at}: {raw!r:.40} is no text")
        return raw

    def _said(self, raw: Any, at: str) -> Mapping[str, str]:
        return {name: self._text(one, f"{at} {name}") for name, one in self._any(raw, at).items()}

    def _weight(self, row: Mapping[str, Any], at: str) -> int:
        weight = row["weight"]
        if type(weight) is not int or not 1 <= weight <= 3:
            raise self._wrong(f"{at}: weight = {weight!r}; it is 1, 2 or 3")
        return weight

    def _wrong(self, what: str) -> CourseError:
        return CourseError(f"{self._where}: {what}")
