"""The call as it is heard, line by line; and, once it is over, what the rules would have said at every minute."""

from netcourse.explorers.figure import Figure
from netcourse.explorers.narrow import MARGIN, NARROW_WIDTH
from netcourse.explorers.on_call.questions import ASKING, Question
from netcourse.explorers.on_call.sentences import NOT_SAID, SENTENCES, SHORT_WORDS, Level
from netcourse.explorers.on_call.talk import Talk, clock, level_after, right_level
from netcourse.explorers.panels import HEAD, Cell, one_below_the_other, side_by_side
from netcourse.explorers.plot import BLUE, PALE_BLUE, PALE_RUST, Plot, Scale
from netcourse.explorers.wording import capital

_TWO, _THREE = (0.46, 0.54), (0.34, 0.33, 0.33)
_LATER = "told once you hang up"
_UNSURE = "can’t be said yet"
_WIDE, _ROW, _LEFT = 680, 44, 140


def call_figure(talk: Talk) -> Figure:
    """First words and file, then question and answer; after the call also what each answer changed."""
    lines = [*_opening(talk), *_exchanges(talk), *_end(talk)]
    header = ["Time", "You", "The caller", *(["The second caller"] if talk.beside else []), "What it changed"]
    said = (
        "; ".join(f"Asked “{ASKING[one].words}”, answered “{talk.words_to(one)}”" for one in talk.asked) or "Nothing is asked yet"
    )
    return Figure(
        svg=side_by_side(lines, _THREE if talk.beside else _TWO),
        narrow=one_below_the_other(lines),
        alt=f"A call, line by line. {talk.call.who} says: “{talk.call.opening}” {said}.",
        caption=f"The call. File: {talk.call.file}",
        header=header,
        rows=[[clock(0), "–", f"“{talk.call.opening}”", *_beside_opening(talk), _said_of_rule(talk, 0)],
              *(_row(talk, at, one) for at, one in enumerate(talk.asked, start=1))],
    )  # fmt: skip


def minutes_figure(talk: Talk) -> Figure:
    """What the rules say of all that is known at each minute, beside the decision."""
    seen = talk.levels()
    words = [_rule_words(one) for one in seen]
    right = SHORT_WORDS[right_level(talk.call)]
    decided = "nothing" if talk.decided is None else SHORT_WORDS[talk.decided]
    return Figure(
        svg=_drawn(talk, _WIDE, _LEFT),
        narrow=_drawn(talk, NARROW_WIDTH, 124),
        alt=(
            f"A line over {len(talk.asked)} minutes with four steps, now at the top. "
            f"What is known asks for: {', then '.join(words)}. "
            f"The whole call asks for: {right}. Decided: {decided}."
        ),
        caption="What the rules ask for, minute by minute, by what is known. ◆: by all that could be known. ✚: your decision.",
        header=["Time", "What is known asks for"],
        rows=[*([clock(at), one] for at, one in enumerate(words)), ["All that could be known", right], ["You decided", decided]],
    )


def transcript(talk: Talk) -> tuple[str, ...]:
    """The whole call as lines of text, so that somebody else can hear it again."""
    decided = "not decided" if talk.decided is None else SHORT_WORDS[talk.decided]
    said = [SENTENCES[key].words for key in talk.said if key != NOT_SAID]
    return (
        f"{clock(0)} {talk.call.who}: “{talk.call.opening}” (file: {talk.call.file})",
        *(f"{clock(at)} “{ASKING[one].words}” – “{_bare(talk.words_to(one))}”" for at, one in enumerate(talk.asked, start=1)),
        f"{clock(len(talk.asked))} decided: {decided}",
        *(f"said: “{one}”" for one in said),
    )


def _bare(words: str) -> str:
    return words.strip("“”")


def _opening(talk: Talk) -> list[tuple[Cell, ...]]:
    head = Cell((f"{clock(0)}, {talk.call.who}: “{talk.call.opening}”",), HEAD, bold=True)
    lines: list[tuple[Cell, ...]] = [(head,), (Cell((f"File: {talk.call.file}",)),)]
    if talk.beside:
        words = f"The second caller, {talk.beside.who}: “{talk.beside.opening}”"
        lines.append((Cell((words, f"File: {talk.beside.file}"), HEAD),))
    return lines


def _exchanges(talk: Talk) -> list[tuple[Cell, ...]]:
    lines = []
    for at, one in enumerate(talk.asked, start=1):
        changed = [f"({_change(talk, at)})"] if talk.committed else []
        # On a narrow page the two stand one below the other: each says who it is.
        first = f"{talk.call.who}: " if talk.beside else ""
        cells = [
            Cell((f"{clock(at)} {ASKING[one].words}",), PALE_BLUE),
            Cell((f"{first}“{_bare(talk.words_to(one))}”", *changed)),
        ]
        if talk.beside:
            cells.append(Cell((f"{talk.beside.who}: “{_bare(talk.words_to(one, talk.beside))}”",), PALE_RUST))
        lines.append(tuple(cells))
    return lines or [(Cell(("Nothing is asked yet.",)),)]


def _end(talk: Talk) -> list[tuple[Cell, ...]]:
    said = [f"You say: {SENTENCES[key].words}" for key in talk.said if key != NOT_SAID]
    decided = [] if talk.decided is None else [f"You decide: {SHORT_WORDS[talk.decided]}."]
    return [(Cell((*decided, *said), PALE_BLUE),)] if decided or said else []


def _row(talk: Talk, at: int, one: Question) -> list[str]:
    second = [talk.words_to(one, talk.beside)] if talk.beside else []
    return [clock(at), ASKING[one].words, talk.words_to(one), *second, _said_of_rule(talk, at)]


def _beside_opening(talk: Talk) -> list[str]:
    return [f"“{talk.beside.opening}”"] if talk.beside else []


def _said_of_rule(talk: Talk, at: int) -> str:
    if not talk.committed:
        return _LATER
    return _change(talk, at) if at else f"so far: {_rule_words(level_after(talk.call, ()))}"


def _change(talk: Talk, at: int) -> str:
    before, after = (_rule_words(level_after(talk.call, talk.answered[:end])) for end in (at - 1, at))
    return f"changed nothing: {after}" if before == after else f"from {before} to {after}"


def _rule_words(level: Level | None) -> str:
    return _UNSURE if level is None else SHORT_WORDS[level]


def _drawn(talk: Talk, width: int, left: float) -> str:
    seen, ends = talk.levels(), list(Level)
    bottom = 24 + _ROW * (len(ends) - 1) + 24
    canvas = Plot(width, bottom + 34)
    across = Scale(0, max(len(seen) - 1, 1), left + 12, width - 84)
    place = {level: 24 + _ROW * at for at, level in enumerate(ends)}
    for level, y in place.items():
        canvas.words(MARGIN, y + 5, capital(SHORT_WORDS[level]))
        canvas.line(left, y, width - MARGIN, y, dashes="2 5")
    stride = max(1, len(seen) // 6)
    for minute in range(0, len(seen), stride):
        canvas.words(across.at(minute), bottom + 20, str(minute), anchor="middle")
    canvas.words(width - MARGIN, bottom + 20, "minutes", anchor="end")
    points: list[tuple[float, float]] = []
    for minute, known in enumerate(seen):
        if known is None:
            canvas.words(across.at(minute), bottom - 4, "?", anchor="middle", bold=True)
            continue
        if points:
            points.append((across.at(minute), points[-1][1]))
        points.append((across.at(minute), place[known]))
    if points:
        canvas.curve([*points, (across.end, points[-1][1])], colour=BLUE, width=3)
    canvas.words(across.end + 10, place[right_level(talk.call)] + 5, "◆ all", bold=True)
    if talk.decided is not None:
        canvas.words(across.end + 10, place[talk.decided] + 22, "✚ you", bold=True)
    return canvas.svg()
