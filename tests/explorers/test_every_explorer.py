"""For every explorer: its tasks are found by their hints, every change is answered, and nobody reads internal words."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netcourse.disease.result import Reason
from netcourse.evidence import EvidenceLevel, conflicts, contested_topics, discrepancies, facts, harms, statements
from netcourse.explorers.explorer import IN_VIEW, Choice, Control, Dial, Diary, Explorer, Shown, Switch
from netcourse.explorers.panel import Session
from netcourse.explorers.task import COLDER, FOUND, NOT_THERE, WARMER
from netcourse.explorers.told import NOT_VERIFIED, plain, tell
from tests.conftest import examples
from tests.explorers.every import every_explorer
from tests.explorers.ways import MOST_CHANGES, WAYS, tasks, walked

EVERY = pytest.mark.parametrize("made", every_explorer(), ids=lambda made: str(made.__name__))
EVERY_TASK = pytest.mark.parametrize(
    ("made", "task"), list(tasks()), ids=lambda one: one if isinstance(one, str) else one.__name__
)
# An H2 blocker is a medicine.
_IDS = {*facts(), *harms(), *contested_topics(), *discrepancies(), *conflicts()} - {"H2"}
# Ids of facts have a dash; those of harms and statements are words of one letter and a number.
INTERNAL = re.compile(
    r"(?<![\w.-])(?:"
    + "|".join(sorted(map(re.escape, {*_IDS, *statements()}), key=len, reverse=True))
    + r")(?![\w-])|\bHER[12]\b"
)
ANSWERS = (WARMER, COLDER, NOT_THERE, FOUND)


def readable(shown: Shown) -> str:
    """All that is read without opening the sources, and what a drawing says."""
    figures = [
        text
        for figure in shown.figures
        for text in (figure.alt, figure.caption, *figure.header, *(cell for row in figure.rows for cell in row))
    ]
    drawn = [word for figure in shown.figures for word in re.findall(r">([^<>]+)<", figure.svg + figure.narrow)]
    return " | ".join([shown.headline, *shown.reasons, *figures, *drawn])


def value_of(control: Control) -> st.SearchStrategy[Any]:
    if isinstance(control, Choice):
        return st.sampled_from(list(control.options))
    if isinstance(control, Switch):
        return st.booleans()
    if isinstance(control, Dial):
        return st.floats(control.low, control.high)
    assert isinstance(control, Diary)
    plain_parts = [part for part in control.parts if isinstance(part, Choice | Dial)]
    if len(plain_parts) < len(control.parts):
        return st.just([])  # a part that hangs on another has tests of its own
    return st.lists(st.fixed_dictionaries({part.name: value_of(part) for part in plain_parts}), max_size=3)


def setting_of(explorer: Explorer) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={control.name: value_of(control) for control in explorer.controls})


def check_words(shown: Shown) -> None:
    assert len(shown.in_view) <= IN_VIEW
    assert [*shown.in_view, *shown.more] == list(shown.reasons)
    assert INTERNAL.findall(readable(shown)) == []
    seen = " ".join([shown.headline, *shown.reasons]).lower()
    assert "general knowledge" not in seen
    assert "(not verified" not in seen
    assert sum(line.count(NOT_VERIFIED) for line in shown.sources) <= 1
    assert len(set(shown.reasons)) == len(shown.reasons)
    assert len(set(shown.sources)) == len(shown.sources)


def test_every_task_has_a_way() -> None:
    assert {(made.__name__, task) for made, task in tasks()} == {(name, task) for name, ways in WAYS.items() for task in ways}


@EVERY_TASK
def test_who_follows_the_hints_finds_what_is_asked_for_in_few_changes_and_is_never_told_colder(
    made: type[Explorer], task: str
) -> None:
    explorer, changes = made(task), WAYS[made.__name__][task]
    assert explorer.task is not None
    assert 1 <= len(changes) <= MOST_CHANGES
    way = list(walked(explorer, changes))
    answers = [explorer.task.answer(now, before) for before, now in zip([None, *way], way, strict=False)]
    assert answers[0].startswith(NOT_THERE)
    assert not any(answer.startswith(COLDER) for answer in answers)
    assert [answer.startswith(FOUND) for answer in answers] == [False] * len(changes) + [True]


@EVERY_TASK
def test_a_task_has_two_hints_and_an_answer_for_every_want(made: type[Explorer], task: str) -> None:
    found = made.tasks[task]
    for words in (found.words, found.then, *found.hints, *(want.look for want in found.wants)):
        assert words.strip().endswith((".", "?"))
        assert INTERNAL.findall(words) == []
    assert len(set(found.hints)) == 2
    assert found.wants


@EVERY_TASK
def test_on_the_way_of_a_task_at_most_three_reasons_are_seen_and_no_internal_word(made: type[Explorer], task: str) -> None:
    explorer = made(task)
    for values in walked(explorer, WAYS[made.__name__][task]):
        check_words(explorer.show(values))


@EVERY
@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_at_any_setting_at_most_three_reasons_are_seen_and_no_internal_word(made: type[Explorer], data: st.DataObject) -> None:
    explorer = made()
    check_words(explorer.show(explorer.settle(data.draw(setting_of(explorer)))))


@EVERY
@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_change_is_answered_and_what_is_found_is_never_colder(made: type[Explorer], data: st.DataObject) -> None:
    for name in made.tasks:
        explorer = made(name)
        assert explorer.task is not None
        before, now = (explorer.settle(data.draw(setting_of(explorer))) for _ in range(2))
        answer = explorer.task.answer(now, before)
        first, _, rest = answer.partition(" ")
        assert answer.startswith(ANSWERS)
        assert rest.strip()
        assert explorer.task.met(now) is answer.startswith(FOUND)
        if first == COLDER:
            assert explorer.task.distance(now) > explorer.task.distance(before)
        assert explorer.task.answer(now, now).startswith((NOT_THERE, FOUND))
        assert 0 <= explorer.task.distance(now) <= len(explorer.task.wants)


@EVERY
def test_reset_and_a_restart_of_python_forget_no_find(made: type[Explorer]) -> None:
    for name in made.tasks:
        session = Session(made(name))
        assert session.opening["key"] == f"{made.__name__}/{name}"
        assert not session.state["found"]
        again = session.answer({"found": True})
        assert again["found"]
        assert again["task"].startswith("✔ Found earlier: ")
        assert session.answer({"reset": True})["task"] == again["task"]


def test_sources_are_told_once_each_and_doubts_in_one_line() -> None:
    unsure = next(one for one in facts().values() if one.evidence is EvidenceLevel.UNVERIFIED)
    sure = next(one for one in facts().values() if one.evidence is EvidenceLevel.SEEN)
    said = [
        Reason(f"{unsure.statement} (General knowledge, not verified.)", (unsure.id,)),
        Reason(sure.statement, (sure.id,)),
        Reason(sure.statement, (sure.id,)),
        Reason("H7: A cascade.", ("H7",)),
    ]
    told = tell(said)
    assert told.reasons == (unsure.statement, sure.statement, "Harm: A cascade.")
    assert told.sources[-1] == f"{NOT_VERIFIED}: “{unsure.statement}” ({unsure.id})"
    assert sum(sure.id in line for line in told.sources) == len(sure.source_keys)
    assert tell(said[1:2], [unsure.id]).sources[-1] == f"{NOT_VERIFIED}: in figures and tables ({unsure.id})"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It rises (general knowledge, not verified); no size.", "It rises; no size."),
        ("It is so. (Not verified.)", "It is so."),
        ("An H2 blocker bridges it, 1 per 2 mm2.", "An H2 blocker bridges it, 1 per 2 mm²."),
        ("Look at the heart (J-10).", "Look at the heart."),
        ("J-14, it matters: a little.", "Experts disagree: it matters: a little."),
    ],
)
def test_a_plain_text_has_no_doubt_in_brackets_and_no_label(text: str, left: str) -> None:
    assert plain(text) == left
