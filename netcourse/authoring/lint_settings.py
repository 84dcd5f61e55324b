"""Explorers set as the stem of a question tells its case: only where the stem has the numbers that they ask for."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from netcourse.authoring.lint_board import WEIGHT, Feature, features
from netcourse.authoring.lint_measures import CLEARANCE, PER_CENT, RATE, Measure, measures
from netcourse.disease.lung import Necrosis
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable
from netcourse.explorers.explorer import Explorer
from netcourse.explorers.grade_plane.tumour import LARGE_CELL, SMALL_CELL, WELL
from netcourse.explorers.hiaa.diary import foods
from netcourse.explorers.treatment_board.explorer import TreatmentBoard
from netcourse.explorers.treatment_board.own import own_patient

Settings = dict[str, Any]
# What is no feature of `Patient`, or is decided there before it is known.
_NOT_SET = {"age", "emergency"}
FEWEST_TOLD = 2
# Chosen: a story with fewer mL/min is about impaired kidneys.
HEALTHY_KIDNEYS = 60


def as_told(explorer: Explorer, story: str) -> Settings | None:
    """The settings of an explorer for a story.

    Parameters
    ----------
    explorer : Explorer
        Any; only some have something to set from a story.
    story : str
        The stem of a question.

    Returns
    -------
    dict or None
        None where the story has none of the numbers that this explorer is about.
    """
    read = _READ.get(type(explorer).__name__)
    return read(story) if read else None


def own_as_told(story: str) -> Patient | None:
    """The board's patient of one's own making, with the features that a story tells; None if too few or impossible ones."""
    told = features(story)
    if "emergency" in told or sum(WEIGHT.get(name, 1) for name in told if name not in _NOT_SET) < FEWEST_TOLD:
        return None
    raw = {name: _own(name, value) for name, value in told.items() if name not in {*_NOT_SET, "who_grade"}}
    raw |= _of_class(told)
    if "stage" not in told and "krenning_score" not in told:
        raw["stage"] = "distant" if told.get("syndrome") == "carcinoid syndrome" else "localised"
    if re.search(r"\bfirst treatment", story):
        raw["prior_treatments"] = "nothing"
    raw["krenning_score"] = str(told.get("krenning_score", 4))
    if told.get("krenning_score") == 0:
        # Without receptors nothing more is needed of them.
        raw["discordant_lesions"] = "unknown"
    try:
        made = own_patient(TreatmentBoard(patient="own").settle({"patient": "own", **raw}))
    except ValueError:
        return None
    if isinstance(made, NotDecidable):
        return None
    return replace(made, margins="R0") if re.search(r"\bR0\b", story) else made


def _own(name: str, value: Feature) -> object:
    return float(value) if isinstance(value, Fraction) else str(value) if name == "krenning_score" else value


def _of_class(told: Mapping[str, Feature]) -> Settings:
    """Differentiation and a Ki-67 that belong to a class."""
    grade = str(told.get("who_grade", ""))
    numbers = {"NET G1": 1.0, "NET G2": 7.0, "NET G3": 30.0}
    kind = {"NEC, large-cell type": "large-cell", "NEC, small-cell type": "small-cell"}.get(grade, "well")
    ki67 = told.get("ki67_index", numbers.get(grade, 60.0 if kind != "well" else 7.0))
    return {"differentiation": kind, "ki67_index": float(ki67)}


def _plane(story: str) -> Settings | None:
    values = _by_kind(story)
    if PER_CENT not in values and RATE not in values:
        return None
    told = features(story)
    poor = re.search(r"very abnormal|poorly", story)
    looks = WELL if not poor else SMALL_CELL if "small cell" in story else LARGE_CELL
    found: Settings = {"looks": looks, "necrosis": Necrosis.PUNCTATE if "punctate necrosis" in story else Necrosis.ABSENT}
    found |= {"site": told["site"]} if "site" in told else {}
    found |= {"ki67": float(values[PER_CENT])} if PER_CENT in values else {}
    return found | ({"rate": float(values[RATE])} if RATE in values else {})


def _cga(story: str) -> Settings | None:
    values, rare = _by_kind(story), re.search(r"(\d+) in 10,000", story)
    if rare and "sensitivity" in story:
        return {"view": "people", "pre_test": int(rare.group(1)) / 100}
    if "CgA" not in story or "ng/mL" not in values:
        return None
    ppi = re.search(r"omeprazole|pantoprazole|proton", story) and not re.search(r"no acid blocker|no PPI", story)
    ulcers, diarrhoea = (bool(re.search(word, story)) and not re.search(rf"no {word}", story) for word in ("ulcer", "diarrhoea"))
    signs = {(True, True): "both", (True, False): "ulcers", (False, True): "diarrhoea"}.get((ulcers, diarrhoea), "neither")
    clearance = values.get(CLEARANCE)
    kidneys = {"kidneys": True, "egfr": float(clearance)} if clearance is not None and clearance < HEALTHY_KIDNEYS else {}
    return {"ppi": "long" if ppi else "none", "signs": signs, "own": float(values["ng/mL"]), **kidneys}


def _hiaa(story: str) -> Settings | None:
    values = _by_kind(story)
    result = {
        unit: float(values[kind]) for kind, unit in (("mg", "mg"), ("µmol", "umol")) if kind in values and "5-HIAA" in story
    }
    if not result:
        return None
    unit = "mg" if "mg" in result else "umol"
    found: Settings = {"unit": unit, unit: result[unit]}
    eaten = [key for key in foods() if re.search(rf"\b{key.replace('-', ' ')}", story, re.IGNORECASE)]
    # Two of each at most, during the collection.
    found["foods"] = [
        {"food": key, "hour": 1.0, "portions": 2.0 if re.search(rf"two {key}", story) else 1.0} for key in eaten[:10]
    ]
    taken = {"paracetamol": r"(?<!no )paracetamol", "mao-inhibitor": r"MAO inhibitor"}
    found["drugs"] = [{"drug": key, "hour": 1.0} for key, pattern in taken.items() if re.search(pattern, story)]
    found |= {"creatinine": float(values["mmol"])} if "mmol" in values else {}
    found |= {"sex": "male"} if re.search(r"\b[Aa] man\b", story) else {}
    return found


def _by_kind(story: str) -> dict[str, Fraction]:
    return {one.kind: one.value for one in sorted(measures(story, rules=True), key=_order)}


def _order(one: Measure) -> tuple[str, Fraction]:
    return one.kind, one.value


_READ: Mapping[str, Callable[[str], Settings | None]] = {"GradePlane": _plane, "CgaCauses": _cga, "HiaaCollection": _hiaa}
