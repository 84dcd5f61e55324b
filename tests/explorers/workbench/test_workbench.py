"""The workbench as a student sees it: what it says, what it hands on, and that nothing breaks it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.explorers import Workbench
from netcourse.explorers.panel import Session
from netcourse.explorers.still import still_html
from netcourse.explorers.workbench.tables import TABLES, rows

EVERY = pytest.mark.parametrize("name", TABLES)


def entry(column: str, how: str, against: str | float) -> dict[str, str | float]:
    return {"column": column, "how": how, "against": against}


def shown(workbench: Workbench, **setting: Any) -> dict[str, Any]:
    state = Session(workbench).answer({"set": setting})
    assert state["problem"] == ""
    return state


def code(state: dict[str, Any]) -> list[str]:
    return [offer["code"] for offer in state["handed"]["offers"]]


@EVERY
def test_it_starts_with_all_rows_and_nothing_filtered(name: str) -> None:
    state = Session(Workbench(name, ("n",))).state
    of = len(rows(name))
    assert state["headline"].startswith(f"All {of} ")
    assert code(state) == [f"n = {of}  # len({state['handed']['lines'][0].removeprefix('len(').removesuffix(')')})"]
    assert len(state["handed"]["rows"]) == 5
    assert json.loads(json.dumps(state))["values"]["measure"] == "count"


def test_steps_are_counted_told_and_written_as_pandas() -> None:
    state = shown(
        Workbench("prrt", ("n",)),
        all_of=[entry("receptors", "==", "all lesions"), entry("platelets", ">=", 100)],
        any_of=[entry("primary", "==", "colon"), entry("ki67_index", ">", 20)],
    )
    left = [
        row
        for row in rows("prrt")
        if row["receptors"] == "all lesions"
        and float(row["platelets"] or 0) >= 100
        and (row["primary"] == "colon" or float(row["ki67_index"] or 0) > 20)
    ]
    assert state["headline"] == f"{len(left)} of 420 people are left."
    line = (
        'len(referrals[(referrals["receptors"] == "all lesions") & (referrals["platelets"] >= 100) & '
        '((referrals["primary"] == "colon") | (referrals["ki67_index"] > 20))])'
    )
    assert state["handed"]["lines"] == [line]
    assert code(state) == [f"n = {len(left)}  # {line}"]
    assert [row[0] for row in state["figures"][0]["rows"]] == [
        "all people",
        "1. receptors is all lesions",
        "2. platelets is at least 100",
        "primary is colon or ki67_index is above 20",
    ]


def test_the_share_of_the_last_step_is_told_with_its_denominator() -> None:
    steps = [entry("primary", "==", "lung"), entry("family", "==", "yes")]
    lung = [row for row in rows("registry") if row["primary"] == "lung"]
    family = [row for row in lung if row["family"] == "yes"]
    state = shown(Workbench("registry", ("share",)), all_of=steps, measure="share-of-step")
    share = round(100 * len(family) / len(lung), 2)
    assert state["headline"] == f"The last step keeps {len(family)} of {len(lung)} people: {share:g}%."
    assert code(state)[0].startswith(f"share = {share:g}  # 100 * len(")
    of_all = shown(Workbench("registry", ("share",)), all_of=steps, measure="share-of-all")
    assert of_all["headline"].startswith(f"{len(family)} of all 600 people are left: ")


def test_groups_are_a_table_and_no_number_to_take() -> None:
    state = shown(Workbench("bottles", ("n",)), by="laboratory")
    assert state["headline"] == "420 of 420 bottles are left. In 2 groups by laboratory: see the table."
    (figure,) = state["figures"]
    assert figure["header"] == ["laboratory", "Bottles", "% of those left"]
    assert sum(int(row[1]) for row in figure["rows"]) == 420
    assert state["handed"]["offers"][0]["why"] == "Choose no groups: one number is needed."


def test_medians_are_told_alone_and_by_groups() -> None:
    state = shown(Workbench("people"), measure="median", column="months")
    assert state["headline"].startswith("The median of months is ")
    assert "column" not in state["hidden"]
    grouped = shown(Workbench("people"), measure="median", column="months", by="arm")
    assert grouped["figures"][0]["header"] == ["arm", "People", "Median of months"]


def test_a_half_made_step_is_told_and_takes_no_number() -> None:
    state = shown(Workbench("registry", ("n",)), all_of=[entry("age", "<", "")])
    assert state["headline"] == "age: type a number."
    assert code(state) == [""]
    assert state["handed"]["offers"][0]["why"] == "age: type a number."


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ({"measure": "share-of-step"}, "A share of the last step needs a step."),
        ({"all_of": [entry("age", ">", 200)], "measure": "median", "column": "age"}, "No people are left"),
    ],
)
def test_what_cannot_be_asked_says_so(setting: dict[str, Any], says: str) -> None:
    state = shown(Workbench("registry", ("n",)), **setting)
    assert says in state["headline"]
    assert state["handed"]["offers"][0]["why"]


def test_a_column_is_made_by_its_edges_and_then_compared() -> None:
    workbench = Workbench("gep", ("n",))
    step = [entry("grade_by_mitoses", "<", "column:grade_by_ki67")]
    assert {"first_edge", "second_edge"} <= set(shown(workbench)["hidden"])
    assert shown(workbench, all_of=step)["headline"] == "Say first how grade_by_mitoses is made."
    half = shown(workbench, all_of=step, made_from="mitoses", first_edge="up")
    assert half["headline"] == "grade_by_mitoses: say at both edges to which class they belong."
    state = shown(workbench, all_of=step, made_from="mitoses", first_edge="down", second_edge="down")
    assert state["handed"]["lines"] == [
        'gep["grade_by_mitoses"] = 1 + (gep["mitoses"] > 2) + (gep["mitoses"] > 20)',
        'len(gep[(gep["grade_by_mitoses"] < gep["grade_by_ki67"])])',
    ]
    assert state["handed"]["header"][-1] == "grade_by_mitoses"


def test_a_sum_is_handed_on_as_its_formula() -> None:
    assert code(Session(Workbench("people", ("a", "b"), {"c": "a - b"})).state)[-1] == "c = a - b"


def test_a_table_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueError, match="'patients' is no table; there is registry, "):
        Workbench("patients")


@EVERY
def test_every_choice_of_a_step_can_be_read(name: str) -> None:
    workbench = Workbench(name)
    (diary,) = [control for control in Session(workbench).opening["controls"] if control["name"] == "all_of"]
    column, how, against = diary["parts"]
    for key, _ in column["options"]:
        assert {pair[0] for pair in how["options"][key]} >= {"==", "!="}
        for value in [*(pair[0] for pair in against["options"][key]), *([1] if key in against["typed"] else [])]:
            said = shown(workbench, all_of=[entry(key, "==", value)])["headline"]
            assert " left." in said or "Say first" in said


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["all_of", "any_of", "measure", "by", "made_from", "first_edge"]),
            st.none()
            | st.text()
            | st.lists(st.fixed_dictionaries({"column": st.text(), "how": st.text(), "against": st.floats()})),
        ),
        max_size=5,
    )
)
def test_no_message_breaks_it(messages: list[dict[str, Any]]) -> None:
    session = Session(Workbench("gep", ("n",)))
    for message in messages:
        assert session.answer({"set": message})["headline"]


def test_nothing_needs_pandas() -> None:
    package = Path(TABLES["registry"].__code__.co_filename).parent
    assert not [path.name for path in package.glob("*.py") if "import pandas" in path.read_text(encoding="utf-8")]
    assert still_html(Workbench()) == still_html(Workbench())
