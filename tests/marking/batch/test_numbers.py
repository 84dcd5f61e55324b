"""What a teacher is told of numbers that were drawn for somebody: whose they were, in every case. Never a mark."""

from dataclasses import replace

import pytest

from netcourse.items.plain import Entry
from netcourse.items.whose import Roll
from netcourse.marking.batch import numbers
from netcourse.marking.batch.mark import Run
from netcourse.marking.batch.numbers import groups_of, told_of_numbers
from netcourse.marking.batch.outcome import Outcome
from netcourse.marking.batch.report import as_lines

ROLL = Roll(frozenset({"a1234", "b0071", "C0099"}), {"old-77": "b0071"}, frozenset({frozenset({"a1234", "C0099"})}))
NOON = "2026-03-01T12:00:00Z"


def held(drawn_for: str, minute: int = 0, *names: str) -> dict[str, Entry]:
    """Answers to two questions whose numbers vary and one that is the same for all."""
    when = f"2026-03-01T11:{minute:02d}:00Z"
    made = [Entry(name, "NumberWithUnit", 4, when, 1, None, drawn_for) for name in names or ("q1", "q2")]
    return {one.id: one for one in [*made, Entry("q9", "SingleBest", "A", NOON, 1)]}


def lines(student: str, roll: Roll = ROLL, /, **handed_in: dict[str, Entry]) -> list[str]:
    return told_of_numbers(("q1", "q2"), handed_in, roll)[student]


def test_ones_own_id_however_it_was_typed_is_nothing_to_tell() -> None:
    for typed in ("a1234", " A1234 "):
        assert lines("a1234", a1234=held(typed)) == []
    assert lines("C0099", C0099=held("c0099")) == []


def test_a_mistyped_id_counts_as_answered_and_is_told() -> None:
    assert lines("a1234", a1234=held("a1243")) == [
        "q1, q2: answered with the numbers of a1243, an id that the course does not know; they count as they were answered"
    ]


def test_without_an_id_the_numbers_are_those_on_paper() -> None:
    assert lines("a1234", a1234=held("")) == ["q1, q2: answered without an id: with the numbers on paper"]
    assert "though the course asks for one" in lines("a1234", Roll(ROLL.ids, require_id=True), a1234=held(""))[0]


def test_another_students_id_is_told_with_whether_the_owner_handed_in_the_same_answers() -> None:
    said = "q1, q2: answered with the numbers of b0071, another student of the course"
    assert lines("a1234", a1234=held("b0071")) == [f"{said}, who handed in nothing with them"]
    apart = {"a1234": held("b0071", 1), "b0071": held("b0071", 2)}
    assert lines("a1234", **apart) == [f"{said}; b0071 handed in answers of another time"]
    assert lines("b0071", **apart) == []


def test_one_notebook_in_two_hand_ins_is_told_of_both() -> None:
    both = {"a1234": held("a1234"), "b0071": held("a1234")}
    twin = "twin: 2 answers are the same, and were recorded at the same moments, as those of"
    assert lines("a1234", **both) == [f"{twin} b0071"]
    assert lines("b0071", **both)[0].endswith("; a1234 handed in answers that were recorded at the same moments")
    assert lines("b0071", **both)[1] == f"{twin} a1234"


def test_of_a_file_that_went_round_a_class_each_student_has_one_line() -> None:
    everybody = {f"s{at}": held(f"s{at}") for at in range(60)}
    roll = Roll(frozenset(everybody))
    told = told_of_numbers(("q1", "q2"), everybody, roll)
    assert {len(said) for said in told.values()} == {1}
    assert told["s5"] == [
        "twin: 2 answers are the same, and were recorded at the same moments, as those of s0, s1, s10 and 56 more"
    ]


def test_twins_of_twins_are_one_group_and_the_largest_is_first() -> None:
    twins = {"a": ["b"], "b": ["a", "c"], "c": ["b"], "d": [], "e": ["f"], "f": ["e"]}
    assert groups_of(twins) == [("a", "b", "c"), ("e", "f")]
    assert groups_of({"a": [], "b": []}) == []


def test_the_report_of_a_run_has_a_line_a_group_and_counts() -> None:
    big = tuple(f"s{at:02}" for at in range(9))
    outcomes = [Outcome(one, "marked", (), {}, twins=tuple(other for other in big if other != one)) for one in big]
    outcomes += [Outcome("x\x1b[2J", "marked", (), {}, twins=("y",)), Outcome("y", "marked", (), {}, twins=("x\x1b[2J",))]
    said = as_lines(Run((), None), outcomes, 1)
    at = said.index("Twins: 11 students in 2 groups, whose answers are the same and were recorded at the same moments:")
    assert said[at + 1] == "  9: s00, s01, s02, s03, s04, s05 and 3 more"
    assert said[at + 2].startswith("  2: x")
    assert "\x1b" not in "".join(said)
    assert not any(line.startswith("Twins") for line in as_lines(Run((), None), [Outcome("a", "marked", (), {})], 1))


def test_one_answer_at_the_same_moment_is_chance() -> None:
    assert lines("a1234", a1234=held("a1234", 0, "q1"), b0071=held("b0071", 0, "q1")) == []


def test_a_pair_that_handed_in_under_both_ids_is_nothing_to_tell_be_it_one_file_or_two() -> None:
    for minute in (0, 5):
        both = {"a1234": held("B0071 + a1234"), "b0071": held("a1234+b0071", minute)}
        for student in both:
            assert lines(student, **both) == []


def test_a_pair_that_the_course_declared_needs_no_second_hand_in() -> None:
    assert lines("a1234", a1234=held("a1234+c0099")) == []


def test_half_a_pair_and_a_pair_of_others_are_told() -> None:
    assert lines("a1234", a1234=held("a1234+b0071"), b0071=held("b0071", 3)) == [
        "q1, q2: answered with the numbers of a1234+b0071, but b0071 handed in nothing with the numbers of both"
    ]
    assert "of whom C0099 is none" in lines("C0099", C0099=held("a1234+b0071"))[0]


def test_a_renamed_student_is_known_by_the_older_id() -> None:
    assert lines("b0071", b0071=held("old-77")) == []
    assert "does not know" in lines("b0071", Roll(ROLL.ids), b0071=held("old-77"))[0]


def test_what_was_answered_on_paper_before_the_id_was_typed_is_told_apart() -> None:
    mixed = {**held("a1234", 5, "q2"), **held("", 1, "q1")}
    assert lines("a1234", a1234=mixed) == ["q1: answered without an id: with the numbers on paper"]


def test_who_answered_none_of_these_questions_is_not_spoken_of() -> None:
    assert lines("a1234", a1234={"q9": held("a1234")["q9"]}) == []


@pytest.mark.parametrize("word", ["cheat", "fraud", "copied", "plagiar", "suspic"])
def test_nothing_that_is_told_accuses_anybody(word: str) -> None:
    everybody = {"a1234": held("a1234"), "b0071": held("a1234"), "C0099": held("a1234+b0071")}
    said = " ".join(" ".join(one) for one in told_of_numbers(("q1", "q2"), everybody, ROLL).values()).lower()
    assert said
    assert word not in said


def test_numbers_that_a_student_wrote_behind_a_name_are_nobodys_but_under_pseudonyms() -> None:
    roll = Roll(frozenset({"mia"}))
    held = {"mia": {"q01": Entry("q01", "NumberWithUnit", 1, "2026-02-01T10:00:00Z", 1, None, "mia~~1.2")}}
    assert "an id that the course does not know" in told_of_numbers(["q01"], held, roll)["mia"][0]
    assert told_of_numbers(["q01"], held, replace(roll, veiled=True)) == {"mia": []}


def test_a_class_is_gone_through_once_and_not_once_for_each_student(monkeypatch: pytest.MonkeyPatch) -> None:
    """By what work is known again is worked out a few times for each student, however many there are."""
    counted: list[int] = []
    stamps = numbers._stamps

    def count(entries: list[Entry]) -> frozenset[str]:
        counted.append(len(entries))
        return stamps(entries)

    monkeypatch.setattr(numbers, "_stamps", count)
    for size in (10, 100):
        counted.clear()
        told_of_numbers(("q1", "q2"), {f"s{at}": held(f"s{at + 1}", at % 60) for at in range(size)}, Roll())
        assert len(counted) <= 5 * size
