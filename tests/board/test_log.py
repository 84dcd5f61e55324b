"""Lines of a log: what is one, what is none, and what the chain of marks shows."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.board.chain import apart, opening, read_log
from netcourse.board.log import (
    KEPT_FOR_WORDS,
    MOST_CHARACTERS,
    MOST_LINES,
    TEXTS,
    _read,
    append,
    mark_of,
    read_line,
    said,
    started,
)
from netcourse.items.answers import AnswerProblem
from netcourse.items.identity import normal_id
from netcourse.items.plain import is_plain

ACTS = ("urgency soon", 'say why "Faints."', "commit triage", "do faints", "do drugs", "rank insulinoma>anxiety", "commit d1")


def begun(nonce: str = "9f31c2d7", name: str = "a1234") -> tuple[str, ...]:
    return append((), started("p04", "A", name, nonce, "ab12cd34"), 0)


def written(*acts: str, nonce: str = "9f31c2d7") -> tuple[str, ...]:
    lines = begun(nonce)
    for at, act in enumerate(acts, 1):
        lines = append(lines, act, 10 * at)
    return lines


def test_a_line_says_its_number_the_act_the_second_and_a_mark_of_all_before() -> None:
    lines = written(*ACTS)
    assert lines[0].startswith("1 start p04 A id=a1234 nonce=9f31c2d7 v=ab12cd34 t=0 ~")
    fifth = read_line(lines[4])
    assert fifth is not None
    assert (fifth.n, fifth.verb, fifth.args, fifth.seconds) == (5, "do", ("faints",), 40)
    assert fifth.mark == mark_of(lines[3][-8:], "5 do faints t=40")


@pytest.mark.parametrize(
    ("act", "args"),
    [
        ("wait 60", ("60",)),
        ("key faints,drugs", ("faints", "drugs")),
        ("rank a>b>c>d>e", ("a", "b", "c", "d", "e")),
        ("tag c-peptide aside", ("c-peptide", "aside")),
        ('field grade "NET G1"', ("grade", "NET G1")),
        ("plan enucleation ct-pancreas", ("enucleation", "ct-pancreas")),
        ("plan no-operation -", ("no-operation", "-")),
        ("jurisdiction JP", ("JP",)),
        ('say board "a \\"quoted\\" word"', ("board", 'a "quoted" word')),
    ],
)
def test_what_can_be_written_is_read_back(act: str, args: tuple[str, ...]) -> None:
    line = read_line(append(begun(), act, 5)[-1])
    assert line is not None
    assert line.args == args


@pytest.mark.parametrize(
    "act",
    [
        "wait 0", "wait 61", "wait 05", "wait", "do", "do Faints", "do a b", "urgency later", "rank a>a", "rank a>b>c>d>e>f",
        "key a,b,c,d", "key a,,b", "tag c-peptide good", "plan enucleation", "jurisdiction FR", "commit d4",
        "say aside \"a\"", "say why a", 'say why "a',
        'say why ["a"]', 'say why "\\ud800"', 'say why "\\u0000"', f'say why "{"a" * 301}"', f'field grade "{"a" * 81}"',
        "undo 3", "",
        "start p04 A id=a nonce=12 v=ab12cd34", "do faints\n", "do faints t=3 ~12345678",
    ],
)  # fmt: skip
def test_what_can_not_be_written_is_refused_with_what_can(act: str) -> None:
    with pytest.raises(AnswerProblem, match=r"Type |Begin with"):
        append(begun(), act if act != "do faints\n" else "do fa\nints", 5)


def test_a_log_is_full_in_time_for_what_has_to_be_said() -> None:
    lines = written(*["wait 1"] * (MOST_LINES - KEPT_FOR_WORDS - 1))
    with pytest.raises(AnswerProblem, match="kept for ranks"):
        append(lines, "do faints", 2_000)
    for _ in range(KEPT_FOR_WORDS):
        lines = append(lines, "rank insulinoma", 2_000)
    with pytest.raises(AnswerProblem, match=f"full: {MOST_LINES} lines"):
        append(lines, "rank insulinoma", 2_000)
    assert is_plain({"v": 1, "log": list(lines)})


@pytest.mark.parametrize("kind", TEXTS)
def test_the_longest_text_full_of_quotes_fits_into_a_line(kind: str) -> None:
    text = '"' * TEXTS[kind]
    line = read_line(append(begun(), said("say", kind, text), 9_999_999)[-1])
    assert line is not None
    assert line.args == (kind, text)
    with pytest.raises(AnswerProblem, match=f"{kind} has {TEXTS[kind]} characters"):
        append(begun(), said("say", kind, text + "a"), 5)


@given(st.text(max_size=300))
def test_any_text_that_is_said_is_one_line_and_can_be_saved(text: str) -> None:
    line = append(begun(), said("say", "why", text), 5)[-1]
    assert read_line(line) is not None
    assert read_line(json.loads(json.dumps(line.encode("utf-8").decode("utf-8")))) == read_line(line)


@given(st.text(max_size=20))
def test_any_id_is_read_back_from_a_start_line(name: str) -> None:
    found = opening(begun(name=name))
    assert found is not None
    assert normal_id(found.student_id) == found.student_id
    assert begun(name=name) == begun(name=found.student_id)


def test_an_id_with_an_umlaut_blanks_and_capitals_stays_what_it_is() -> None:
    found = opening(begun(name="  Jörg Müller=7% "))
    assert found is not None
    assert found.student_id == "jörg müller=7%"
    with pytest.raises(AnswerProblem, match="at most 64"):
        begun(name="a" * 65)


@given(st.one_of(st.none(), st.integers(), st.text(), st.binary(), st.lists(st.text())))
def test_no_row_makes_reading_fail(row: object) -> None:
    assert read_line(row) is None
    assert read_log([*begun(), row]).problems[0].kind == "garbled"
    assert read_log(row).lines == ()


def test_a_line_that_is_too_long_is_none() -> None:
    long = f"do {'a' * 39}"
    sealed = f"2 {long}{' ' * MOST_CHARACTERS} t=1"
    assert read_line(f"{sealed} ~{mark_of('', sealed)}") is None


def test_a_whole_log_has_no_problem() -> None:
    lines = written(*ACTS)
    found = read_log(lines)
    assert found.problems == ()
    assert [at for at, _ in found.lines] == list(range(1, len(lines) + 1))
    assert apart(lines) == (lines,)


@pytest.mark.parametrize("at", range(2, len(ACTS) + 2))
def test_a_line_that_is_cut_ends_the_log(at: int) -> None:
    lines = list(written(*ACTS))
    lines[at - 1] = lines[at - 1][:-3]
    found = read_log(lines)
    assert [(one.kind, one.line) for one in found.problems] == [("garbled", at)]
    assert len(found.lines) == at - 1


def test_without_its_start_nothing_of_a_log_is_played() -> None:
    for log in (written(*ACTS)[1:], [], None, {"v": 1}, ["nonsense"]):
        found = read_log(log)
        assert [one.kind for one in found.problems] == ["garbled"]
        assert found.lines == ()


@pytest.mark.parametrize("at", range(1, len(ACTS) + 2))
def test_an_edited_time_mark_or_number_loses_nothing_and_is_told_once(at: int) -> None:
    lines = list(written(*ACTS))
    line = lines[at - 1]
    edits = [line.replace(" t=", " t=9"), line[:-8] + ("00000000" if line[-8:] != "00000000" else "11111111"), "9" + line]
    for edited in edits:
        found = read_log([*lines[: at - 1], edited, *lines[at:]])
        assert [(one.kind, one.line) for one in found.problems] == [("chain", at)]
        assert len(found.lines) == len(lines)


@pytest.mark.parametrize("at", range(2, len(ACTS) + 1))
def test_a_line_that_was_taken_out_is_told_at_the_next(at: int) -> None:
    lines = written(*ACTS)
    found = read_log([*lines[: at - 1], *lines[at:]])
    assert [(one.kind, one.line) for one in found.problems] == [("chain", at)]
    assert len(found.lines) == len(lines) - 1


@pytest.mark.parametrize("at", range(2, len(ACTS) + 1))
def test_lines_that_changed_places_are_told_and_count(at: int) -> None:
    lines = list(written(*ACTS))
    lines[at - 1], lines[at] = lines[at], lines[at - 1]
    found = read_log(lines)
    assert [(one.kind, one.line) for one in found.problems] == [("chain", at)]
    assert len(found.lines) == len(lines)


def test_a_line_that_stands_there_twice_counts_once() -> None:
    lines = written(*ACTS)
    assert read_log([*lines[:4], lines[3], *lines[4:]]).lines == tuple(
        (at if at < 5 else at + 1, read_line(line)) for at, line in enumerate(lines, 1)
    )


def test_time_that_goes_back_is_told_though_every_mark_holds() -> None:
    lines = append(append(begun(), "urgency now", 50), "commit triage", 40)
    assert [(one.kind, one.line) for one in read_log(lines).problems] == [("chain", 3)]


@pytest.mark.parametrize("at", range(2, len(ACTS) + 2))
def test_a_second_log_between_the_lines_ends_the_first_and_both_are_found_again(at: int) -> None:
    one, other = written(*ACTS), written("urgency now", "commit triage", "do flush", nonce="0badc0de")
    mixed = [*one[: at - 1]]
    for pair in zip(other, [*one[at - 1 :], *[""] * 9], strict=False):
        mixed += [line for line in pair if line]
    mixed += [line for line in one if line not in mixed]
    found = read_log(mixed)
    assert [(one.kind, one.line) for one in found.problems] == [("merged", at)]
    assert "0badc0de" in found.problems[0].says
    assert len(found.lines) == at - 1
    assert apart(mixed) == (one, other)


def test_two_tabs_that_went_on_from_one_line_are_two_logs() -> None:
    both = written(*ACTS[:4])
    one, other = append(both, "do drugs", 60), append(append(both, "do flush", 61), "do family", 65)
    mixed = [*one, *other[len(both) :]]
    found = read_log(mixed)
    assert [(one.kind, one.line) for one in found.problems] == [("merged", len(one) + 1)]
    assert len(found.lines) == len(one)
    assert apart(mixed) == (one, other)


def test_a_log_that_is_too_long_is_played_as_far_as_a_log_may_be() -> None:
    lines = [*begun()]
    for at in range(2, MOST_LINES + 20):
        sealed = f"{at} wait 1 t={at}"
        lines.append(f"{sealed} ~{mark_of(lines[-1][-8:], sealed)}")
    found = read_log(lines)
    assert len(found.lines) == MOST_LINES
    assert [(one.kind, one.line) for one in found.problems] == [("garbled", MOST_LINES + 1)]


def test_a_line_that_is_written_is_read_once_however_often_it_is_asked_for() -> None:
    lines = append((), "urgency now", 0)
    before = _read.cache_info()
    assert read_line(lines[0]) is read_line(lines[0])
    append(lines, "urgency soon", 7_654_321)
    after = _read.cache_info()
    assert (after.hits - before.hits, after.misses - before.misses) == (3, 1)
