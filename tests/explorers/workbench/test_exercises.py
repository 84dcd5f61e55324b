"""Every exercise of the course is solved by pointing alone, and its own marks cell gives all marks for it."""

import ast
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from netcourse.authoring.course import units
from netcourse.authoring.text import read_text
from netcourse.explorers.panel import Session
from netcourse.explorers.workbench.explorer import Workbench
from tests.conftest import ROOT

Steps = Sequence[tuple[str, str, str | float]]

CELLS = {
    cell.metadata["nbgrader"]["grade_id"]: (at, cell, notebook.cells)
    for unit in units(ROOT)
    for notebook in [read_text(unit)]
    for at, cell in enumerate(notebook.cells)
    if "nbgrader" in cell.metadata and cell.cell_type == "code"
}


def steps(*wanted: tuple[str, str, str | float], any_of: Steps = (), share: bool = False) -> Mapping[str, Any]:
    """A setting of the workbench."""

    def entries(some: Steps) -> list[dict[str, str | float]]:
        return [{"column": column, "how": how, "against": against} for column, how, against in some]

    measure = {"measure": "share-of-step"} if share else {}
    return {"all_of": entries(wanted), "any_of": entries(any_of), **measure}


RAISED = ("cga_ng_ml", ">", 100)
NET = ("net_found", "==", "yes")
HIAA_RAISED = ("hiaa_raised", "==", "yes")
CHEESE, NO_WINE, FLUSH = ("cheese", "==", "yes"), ("wine", "==", "no"), ("flush", "==", "yes")
POSITIVE, METASTASES = ("pet", "==", "positive"), ("metastases_on_mri", "==", "yes")
LUNG = (("site", "==", "lung"), ("differentiation", "==", "well"))
MUCH = ("weight_change", "<=", -5)
MADE = {"made_from": "mitoses_per_2mm2", "first_edge": "up", "second_edge": "down"}

POINTED: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "bio-e1": {
        "pancreas_of_all": steps(("primary", "==", "pancreas"), share=True),
        "pancreas_of_known": steps(("primary", "!=", "unknown"), ("primary", "==", "pancreas"), share=True),
    },
    "bio-e2": {
        "n_offered": steps(any_of=[("n_pancreas", ">", 1), ("family", "==", "yes"), ("age", "<", 40)]),
        "n_missed": steps(("n_pancreas", "<=", 1), ("family", "==", "no"), ("age", ">=", 40), ("carrier", "==", "yes")),
    },
    "syn-e1": {
        "ppv_all": steps(HIAA_RAISED, NET, share=True),
        "ppv_without_5htp": steps(HIAA_RAISED, ("takes_5htp", "==", "no"), NET, share=True),
    },
    "syn-e2": {
        "with_cheese": steps(CHEESE, FLUSH, share=True),
        "cheese_no_wine": steps(CHEESE, NO_WINE, FLUSH, share=True),
        "neither": steps(("cheese", "==", "no"), NO_WINE, FLUSH, share=True),
        "left_over": {},
    },
    "lab-e1": {
        "ppv_all": steps(RAISED, NET, share=True),
        "ppv_without_ppi": steps(RAISED, ("ppi", "==", "no"), NET, share=True),
    },
    "lab-e2": {
        "n_usable": steps(
            ("hiaa", ">", "column:upper_limit"),
            ("diet_hours", ">=", 48),
            ("diet_during", "==", "yes"),
            ("paracetamol", "==", "no"),
        ),
        "n_not_reassuring": steps(("hiaa", "<=", "column:upper_limit"), ("complete", "==", "no")),
    },
    "ima-e1": {
        "ppv_low": steps(("suspicion", "==", "low"), POSITIVE, METASTASES, share=True),
        "ppv_high": steps(("suspicion", "==", "high"), POSITIVE, METASTASES, share=True),
    },
    "ima-e2": {
        "n_needless": steps(
            ("hottest_place", "==", "uncinate"), ("mass_on_mri", "==", "no"), ("operation_booked", "==", "pancreas")
        ),
        "n_target": steps(("weakest_krenning", ">=", 3), ("fdg_only_lesion", "==", "no")),
    },
    "e1": {"n_regraded": {**steps(("grade_by_mitoses", ">", "column:grade_by_ki67")), **MADE}},
    "e2": {
        "n_typical": steps(*LUNG, ("mitoses_per_2mm2", "<", 2), ("necrosis", "==", "absent")),
        "n_atypical": steps(*LUNG, any_of=[("mitoses_per_2mm2", ">=", 2), ("necrosis", "!=", "absent")]),
    },
    "liv-e1": {
        "n_bowel_missed": steps(
            ("pain", "==", "cramps"), ("told", "!=", "now"), any_of=[("vomiting", "==", "yes"), ("no_wind", "==", "yes")]
        ),
        "needless": steps(("told", "==", "now"), ("red_flag", "==", "no"), share=True),
    },
    "liv-e2": {
        "n_for_nothing": steps(("on_test_list", "==", "yes"), ("own_trigger", "==", "no")),
        "lost_seen": steps(("dietitian", "==", "yes"), MUCH, share=True),
        "lost_unseen": steps(("dietitian", "==", "no"), MUCH, share=True),
    },
    "tre-e1": {
        "n_to_discuss": steps(
            ("differentiation", "==", "well"), ("receptors", "==", "all lesions"), ("creatinine_clearance", ">=", 30)
        ),
        "n_harmed": steps(any_of=[("receptors", "==", "none"), ("creatinine_clearance", "<", 30)]),
    },
    "tre-e2": {
        "held": steps(("arm", "==", "everolimus"), ("months", ">=", 12), share=True),
        "held_on_placebo": steps(("arm", "==", "placebo"), ("months", ">=", 12), share=True),
        "gain": {},
    },
    "pro-e1": {
        "five": steps(("years", ">=", 5), share=True),
        "five_more": steps(("years", ">=", 3), ("years", ">=", 8), share=True),
    },
    "pro-e2": {
        "local_old": steps(("stage_old", "==", "localised"), ("years", ">=", 5), share=True),
        "local_new": steps(("stage_new", "==", "localised"), ("years", ">=", 5), share=True),
        "all_old": steps(("years", ">=", 5), share=True),
        "all_new": steps(("years", ">=", 5), share=True),
        "gain_local": {},
        "gain_all": {},
    },
}
EVERY = pytest.mark.parametrize("name", POINTED)


def workbench(name: str) -> Workbench:
    """The workbench that stands last above the answer cell."""
    at, _, cells = CELLS[f"{name}-answer"]
    source = next(cell.source for cell in reversed(cells[:at]) if "explore(Workbench(" in cell.source)
    call = ast.parse(source).body[-1]
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    made = call.value.args[0]
    assert isinstance(made, ast.Call)
    return Workbench(*(ast.literal_eval(one) for one in made.args))


def marks(name: str, answers: Mapping[str, Any]) -> float:
    """What the marks cell gives for answers."""
    body = ast.parse(CELLS[f"{name}-marks"][1].source).body
    last = body.pop()
    assert isinstance(last, ast.Expr)
    notebook = {**answers}
    exec(compile(ast.Module(body, []), "<marks>", "exec"), notebook)  # noqa: S102 (the course's own text)
    return float(eval(compile(ast.Expression(last.value), "<award>", "eval"), notebook))  # noqa: S307


def pointed(name: str) -> dict[str, Any]:
    """The answers that the buttons put into the answer cell, one after another."""
    session = Session(workbench(name))
    found: dict[str, Any] = {}
    for variable, setting in POINTED[name].items():
        session.answer({"reset": True})
        state = session.answer({"set": setting})
        assert state["problem"] == ""
        (offer,) = (one for one in state["handed"]["offers"] if one["variable"] == variable)
        assert offer["why"] == ""
        exec(offer["code"], {}, found)  # noqa: S102 (our own line)
    return found


def test_every_exercise_has_a_workbench() -> None:
    asked = {name.removesuffix("-answer") for name in CELLS if name.endswith("-answer")}
    assert asked == set(POINTED)


@EVERY
def test_an_exercise_is_solved_by_pointing_alone(name: str) -> None:
    assert marks(name, pointed(name)) == CELLS[f"{name}-marks"][1].metadata["nbgrader"]["points"]


@EVERY
def test_the_answer_cell_has_a_line_for_each_number_and_needs_nothing(name: str) -> None:
    source = CELLS[f"{name}-answer"][1].source.partition("### BEGIN SOLUTION")[0]
    cell: dict[str, Any] = {}
    exec(source, {}, cell)  # noqa: S102 (the course's own text)
    assert cell == dict.fromkeys(POINTED[name])


@EVERY
def test_the_model_answer_in_pandas_agrees(name: str) -> None:
    cell: dict[str, Any] = {}
    exec(CELLS[f"{name}-answer"][1].source, cell)  # noqa: S102 (the course's own text)
    for variable, value in pointed(name).items():
        assert float(cell[variable]) == pytest.approx(value, abs=0.011)


def test_the_raw_count_for_the_rate_earns_nothing() -> None:
    state = Session(workbench("e1")).answer(
        {"set": {**POINTED["e1"]["n_regraded"], "made_from": "mitoses"}},
    )
    found: dict[str, Any] = {}
    exec(state["handed"]["offers"][0]["code"], {}, found)  # noqa: S102 (our own line)
    assert marks("e1", found) == 0


def test_a_wrong_edge_keeps_the_mark_for_the_rate() -> None:
    state = Session(workbench("e1")).answer({"set": {**POINTED["e1"]["n_regraded"], "first_edge": "down"}})
    found: dict[str, Any] = {}
    exec(state["handed"]["offers"][0]["code"], {}, found)  # noqa: S102 (our own line)
    assert marks("e1", found) == 1
