"""Commands of the board as a student types them, or a press sends them; what is none is told in one line, with what there is."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain

from netcourse.board.catalogue import acts, diagnoses, plan_items
from netcourse.board.log import MOST_KEYS, MOST_RANKED, TEXTS, VERBS, said
from netcourse.board.played import PHASES
from netcourse.evidence import nearest
from netcourse.items.answers import AnswerProblem

# Between two commands; inside double quotes it is a character of a text.
_COMMAND = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^;"]|"(?=[^"]*$))+')
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
# What a person may type for a command of the log.
_ALSO = {"ask": "do", "examine": "do", "order": "do", "wait for": "wait"}
_START = "start"
_MOST_FOUND = 40


def read(text: object, fields: Collection[str] = ()) -> list[str]:
    """The acts of the log that a typed line means.

    Parameters
    ----------
    text : object
        One command, or several with ``;`` between them, such as ``"do hiaa-plasma; wait 2"``. A text stands in double quotes, or
        without them if it holds no ``;``.
    fields : collection of str
        The fields of the classification.

    Returns
    -------
    list of str
        Each as `netcourse.board.log.append` takes it.

    Raises
    ------
    AnswerProblem
        If one of them is none; nothing of the line counts then. The message is one line and names the nearest that there is.
    """
    if type(text) is not str:
        raise AnswerProblem(f'A command is a text, such as "do glucose"; this is something of type {type(text).__name__}.')
    parts = [part.strip() for part in _COMMAND.findall(text)]
    found = [_act(part, fields) for part in parts if part]
    if not found:
        raise AnswerProblem(f"No command. Begin with one of: {', '.join(VERBS[1:])}.")
    return found


def find(words: str) -> list[tuple[str, str, str]]:
    """What of the catalogue has all these words in its id or its name.

    Parameters
    ----------
    words : str
        One or several, in any order; the beginning of a word is enough. None gives nothing.

    Returns
    -------
    list of tuple
        Command, id and words of each: acts, then diagnoses, then items of a plan; at most forty.
    """
    wanted = words.casefold().split()
    there: Iterable[tuple[str, str, str]] = chain(
        (("do", one.id, one.words) for one in acts().values()),
        (("rank", one.id, one.words) for one in diagnoses().values()),
        (("plan", one.id, one.words) for one in plan_items().values()),
    )
    found = [row for row in there if wanted and all(word in f"{row[1]} {row[2]}".casefold() for word in wanted)]
    return found[:_MOST_FOUND]


def _act(part: str, fields: Collection[str]) -> str:
    verb, _, rest = part.partition(" ")
    verb = _ALSO.get(verb.casefold(), verb.casefold())
    if verb not in _READERS:
        near = nearest(verb, _READERS)
        meant = f"did you mean {near[0]}? " if near else ""
        raise AnswerProblem(f"{verb[:30]}: no such command; {meant}Begin with one of: {', '.join(_READERS)}.")
    if verb == "field":
        return _field(rest.strip(), fields)
    return f"{verb} {_READERS[verb](rest.strip())}" if verb != "say" else _say(rest.strip())


def _one(word: str, there: Collection[str], what: str) -> str:
    """A word that there is, whatever its case."""
    wanted = word.strip().casefold()
    by_folded = {one.casefold(): one for one in there}
    if wanted in by_folded:
        return by_folded[wanted]
    if not wanted:
        raise AnswerProblem(f"Which {what}? {_some(there)}")
    near = nearest(wanted, there)
    if near:
        raise AnswerProblem(f"{wanted[:40]}: no such {what}; did you mean {near[0]}?")
    raise AnswerProblem(f"{wanted[:40]}: no such {what}. {_some(there)}")


def _some(there: Collection[str]) -> str:
    return f"There is {', '.join(there)}." if len(there) <= 12 else 'Look for it with "find" and a word, such as "find calcium".'


def _do(rest: str) -> str:
    return _one(rest, acts(), "act")


def _wait(rest: str) -> str:
    days = rest.casefold().removesuffix("days").removesuffix("day").strip()
    if not re.fullmatch(r"[0-9]{1,3}", days) or not 1 <= int(days) <= 60:
        raise AnswerProblem(f"wait {rest[:20]}: a whole number of days from 1 to 60, such as wait 2.")
    return str(int(days))


def _several(rest: str, there: Collection[str], what: str, between: str, most: int) -> str:
    parts = [_one(part, there, what) for part in re.split(r"[>,]", rest) if part.strip()]
    if not parts or len(parts) > most or len(set(parts)) != len(parts):
        raise AnswerProblem(f"{rest[:40]}: one to {most} of {what}, each once, with {between} between them.")
    return between.join(parts)


def _key(rest: str) -> str:
    return _several(rest, acts(), "act", ",", MOST_KEYS)


def _rank(rest: str) -> str:
    return _several(rest, diagnoses(), "diagnosis", ">", MOST_RANKED)


def _tag(rest: str) -> str:
    act, _, tag = rest.partition(" ")
    return f"{_one(act, acts(), 'act')} {_one(tag, ('use', 'repeat', 'aside'), 'tag')}"


def _plan(rest: str) -> str:
    item, _, act = rest.partition(" ")
    return f"{_one(item, plan_items(), 'item of a plan')} {_one(act, ('-', *acts()), 'act') if act.strip() else '-'}"


def _unplan(rest: str) -> str:
    return _one(rest, plan_items(), "item of a plan")


def _urgency(rest: str) -> str:
    return _one(rest, ("now", "soon", "routine"), "urgency")


def _jurisdiction(rest: str) -> str:
    return _one(rest, ("EU", "US", "UK", "JP"), "jurisdiction")


def _commit(rest: str) -> str:
    return _one(rest, PHASES, "part to close")


def _say(rest: str) -> str:
    kind, _, words = rest.partition(" ")
    kind = _one(kind, TEXTS, "kind of text")
    text = _unquoted(words)
    if not text.strip():
        raise AnswerProblem(f"say {kind}: nothing is written yet.")
    if len(text) > TEXTS[kind]:
        raise AnswerProblem(f"say {kind}: your text has {len(text)} characters; there is room for {TEXTS[kind]}.")
    return said("say", kind, text)


def _field(rest: str, fields: Collection[str]) -> str:
    name, _, words = rest.partition(" ")
    name = _one(name, fields, "field")
    text = _unquoted(words)
    if not text.strip():
        raise AnswerProblem(f"field {name}: nothing is written yet.")
    return said("field", name, text)


def _unquoted(words: str) -> str:
    """A text as typed, with or without quotes around it."""
    words = words.strip()
    if _QUOTED.fullmatch(words):
        try:
            return str(json.loads(words, strict=False))
        except ValueError:
            return words[1:-1]
    return words


_READERS: Mapping[str, Callable[[str], str]] = {
    "do": _do,
    "wait": _wait,
    "urgency": _urgency,
    "say": _say,
    "key": _key,
    "rank": _rank,
    "tag": _tag,
    "field": str,
    "plan": _plan,
    "unplan": _unplan,
    "jurisdiction": _jurisdiction,
    "commit": _commit,
}
