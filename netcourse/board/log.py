"""The log of a played patient: one line of text an act, each sealed by a mark that depends on all lines before it.

    1 start p01 A id=a1234 nonce=9f31c2d7 v=ab12cd34 t=0 ~5be0c1f2

The chain of marks shows accidents and edits by hand, no more: whoever runs this code can write a log that holds.
"""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from netcourse.board.played import PHASES
from netcourse.items.answers import AnswerProblem
from netcourse.items.identity import LONGEST_ID, normal_id
from netcourse.items.plain import ITEM_ID, read_json

MOST_LINES = 180
MOST_CHARACTERS = 400
# A text of the longest kind, in which every quote and backslash takes two characters.
MOST_OF_A_TEXT = 1_300
MOST_IN_ALL = MOST_LINES * MOST_CHARACTERS
# The last lines are kept for what has to be said: ranks, fields, the plan and the texts.
KEPT_FOR_WORDS = 50
TEXTS = {"why": 300, "summary": 300, "board": 600, "patient": 500}
LONGEST_FIELD = 80
LONGEST_WAIT = 60
MOST_RANKED = 5
MOST_KEYS = 3
_LATEST = 10_000_000
_ID = r"[a-z0-9][a-z0-9-]{0,39}"
_ONE_ID = re.compile(_ID)
_LINE = re.compile(r"([1-9][0-9]{0,3}) ([a-z]{2,12}) (.+) t=(0|[1-9][0-9]{0,7}) ~([0-9a-f]{8})")
_JSON = r'"(?:[^"\\\x00-\x1f]|\\.)*"'
# Controls, line ends and halves of characters: named one by one, since what Python calls printable changes with its version.
_UNSAID = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff]")
_ESCAPED = re.compile(rf'[\s%"=~\\{_UNSAID.pattern[1:]}')


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was read: its number, what was done with what, the second since the start, its mark, and the text before it.

    `args` are as typed, except that texts and the student's id are decoded.
    """

    n: int
    verb: str
    args: tuple[str, ...]
    seconds: int
    mark: str
    sealed: str

    def follows(self, mark: str) -> bool:
        """Whether the line was written behind a line with this mark; the first one stands behind an empty one."""
        return self.mark == mark_of(mark, self.sealed)


def _words(pattern: str) -> Callable[[str], tuple[str, ...] | None]:
    compiled = re.compile(pattern)

    def read(rest: str) -> tuple[str, ...] | None:
        found = compiled.fullmatch(rest)
        return None if found is None else found.groups()

    return read


def _listed(between: str, most: int) -> Callable[[str], tuple[str, ...] | None]:
    def read(rest: str) -> tuple[str, ...] | None:
        parts = tuple(rest.split(between))
        good = len(parts) <= most and len(set(parts)) == len(parts) and all(map(_ONE_ID.fullmatch, parts))
        return parts if good else None

    return read


def _text(names: str, most: Callable[[str], int]) -> Callable[[str], tuple[str, ...] | None]:
    words = _words(rf"({names}) ({_JSON})")

    def read(rest: str) -> tuple[str, ...] | None:
        found = words(rest)
        if found is None:
            return None
        try:
            said = read_json(found[1])
        except ValueError:
            return None
        return (found[0], said) if type(said) is str and len(said) <= most(found[0]) and not _UNSAID.search(said) else None

    return read


def _start(rest: str) -> tuple[str, ...] | None:
    found = _words(rf"({_ID}) ({ITEM_ID.pattern}) id=(\S*) nonce=([0-9a-f]{{8}}) v=([0-9a-f]{{8}})")(rest)
    if found is None:
        return None
    patient, slot, written, nonce, digest = found
    return patient, slot, normal_id(unquote(written, errors="replace")), nonce, digest


def _wait(rest: str) -> tuple[str, ...] | None:
    return (rest,) if re.fullmatch(r"[1-9][0-9]?", rest) and int(rest) <= LONGEST_WAIT else None


_READ: dict[str, Callable[[str], tuple[str, ...] | None]] = {
    "start": _start,
    "urgency": _words("(now|soon|routine)"),
    "do": _words(f"({_ID})"),
    "wait": _wait,
    "say": _text("|".join(TEXTS), TEXTS.__getitem__),
    "key": _listed(",", MOST_KEYS),
    "rank": _listed(">", MOST_RANKED),
    "tag": _words(f"({_ID}) (use|repeat|aside)"),
    "field": _text(_ID, lambda _: LONGEST_FIELD),
    "plan": _words(f"({_ID}) (-|{_ID})"),
    "unplan": _words(f"({_ID})"),
    "jurisdiction": _words("(EU|US|UK|JP)"),
    "commit": _words(f"({'|'.join(PHASES)})"),
}
VERBS = tuple(_READ)
_HOW = {
    "urgency": "urgency now, soon or routine",
    "do": "do ACT",
    "wait": f"wait DAYS, 1 to {LONGEST_WAIT}",
    "say": f"say KIND and a text; {', '.join(f'{kind} has {most} characters' for kind, most in TEXTS.items())}",
    "key": f"key ACT,ACT,ACT, at most {MOST_KEYS}, each once",
    "rank": f"rank DIAGNOSIS>DIAGNOSIS, at most {MOST_RANKED}, each once",
    "tag": "tag ACT use, repeat or aside",
    "field": f"field NAME and a text of at most {LONGEST_FIELD} characters",
    "plan": "plan ITEM ACT, or plan ITEM - for none",
    "unplan": "unplan ITEM",
    "jurisdiction": "jurisdiction EU, US, UK or JP",
    "commit": f"commit {', '.join(PHASES)}",
    "start": "start PATIENT SLOT id=… nonce=… v=…",
}


def mark_of(before: str, sealed: str) -> str:
    """The closing mark of a line: eight hexadecimal digits, from the mark before it and its own text."""
    return hashlib.sha256((before + sealed).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def read_line(text: object) -> Line | None:
    """A line of a log, or None if anything in it is not of the grammar; whether its mark is right is not looked at."""
    return _read(text) if type(text) is str and len(text) <= MOST_OF_A_TEXT else None


# A line that is written is read three times: when it is sealed, when it is played, and when the next is sealed.
@lru_cache(maxsize=1024)
def _read(text: str) -> Line | None:
    found = _LINE.fullmatch(text)
    if found is None or (len(text) > MOST_CHARACTERS and found[2] != "say") or int(found[4]) > _LATEST:
        return None
    args = read_args(found[2], found[3])
    if args is None:
        return None
    return Line(int(found[1]), found[2], args, int(found[4]), found[5], text[: -len(" ~12345678")])


def read_args(verb: str, rest: str) -> tuple[str, ...] | None:
    """What a verb is used with, or None if there is no such verb or it can't be used with that."""
    reader = _READ.get(verb)
    return None if reader is None else reader(rest)


def append(lines: Sequence[str], act: str, seconds: int) -> tuple[str, ...]:
    """A log with one line more.

    Parameters
    ----------
    lines : sequence of str
        The log so far, which is not looked at but for its last mark.
    act : str
        A verb with what it is used with, such as ``do hiaa-plasma``.
    seconds : int
        Whole seconds since the start.

    Raises
    ------
    AnswerProblem
        If that is no line of a log, or the log is full; the message says what is possible.
    """
    verb, _, rest = act.strip().partition(" ")
    rest = rest.strip()
    if read_args(verb, rest) is None:
        raise AnswerProblem(f"{act.strip()[:60]}: not understood. {_how(verb)}")
    most = MOST_LINES - (KEPT_FOR_WORDS if verb in {"do", "wait", "tag"} else 0)
    if len(lines) >= most or sum(map(len, lines)) > MOST_IN_ALL - MOST_OF_A_TEXT:
        kept = "; the lines that are left are kept for ranks, fields, the plan and texts" if most < MOST_LINES else ""
        raise AnswerProblem(f"The record is full: {len(lines)} lines{kept}.")
    last = read_line(lines[-1]) if lines else None
    sealed = f"{len(lines) + 1} {verb} {rest} t={min(max(0, seconds), _LATEST)}"
    line = f"{sealed} ~{mark_of(last.mark if last else '', sealed)}"
    if read_line(line) is None:
        raise AnswerProblem(f"{act.strip()[:60]}: longer than {MOST_CHARACTERS} characters.")
    return (*lines, line)


def started(patient: str, slot: str, student_id: str, nonce: str, digest: str) -> str:
    """The act that opens a log, for `append`: which patient in which slot, for whom, with a number of this log alone.

    Raises
    ------
    AnswerProblem
        If the id is longer than any id is.
    """
    if len(student_id) > LONGEST_ID:
        raise AnswerProblem(f"{student_id[:20]}…: an id has at most {LONGEST_ID} characters.")
    return f"start {patient} {slot} id={escaped_id(normal_id(student_id))} nonce={nonce} v={digest}"


def said(verb: str, name: str, text: str) -> str:
    """The act that says something, for `append`: ``say`` or ``field``, what kind or which field, and the text, tidied."""
    return f"{verb} {name} {json.dumps(tidied(text), ensure_ascii=False)}"


def tidied(text: str) -> str:
    """A text on one line, without what no line can hold."""
    return " ".join(_UNSAID.sub(" ", text).split())


def escaped_id(name: str) -> str:
    """An id as it stands in a start line: one word."""
    return _ESCAPED.sub(lambda found: quote(found[0], safe="", errors="replace"), name)


def _how(verb: str) -> str:
    return f"Type {_HOW[verb]}." if verb in _HOW else f"Begin with one of: {', '.join(VERBS[1:])}."
