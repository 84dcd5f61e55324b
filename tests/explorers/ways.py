"""For every task of every explorer the changes that its two hints suggest, one after the other, from its start to a solution."""

from collections.abc import Iterator, Sequence
from typing import Any

from netcourse.disease.functional_syndromes import Feature
from netcourse.disease.hiaa_diet import Food
from netcourse.disease.hiaa_drugs import HiaaDrug
from netcourse.explorers.explorer import Explorer, Values
from netcourse.explorers.hiaa.diary import drug_key, food_key
from tests.explorers.every import every_explorer

MOST_CHANGES = 4
_PINEAPPLE = {"food": food_key(Food.PINEAPPLE), "hour": -60, "portions": 1}
_ANALOGUE = {"drug": drug_key(HiaaDrug.SOMATOSTATIN_ANALOGUE), "hour": -48}


def _banana(hour: int, portions: float) -> list[dict[str, Any]]:
    return [{"food": food_key(Food.BANANA), "hour": hour, "portions": portions}]


def _asked(*findings: Feature) -> list[dict[str, Any]]:
    return [{"finding": str(one)} for one in findings]


def _test_days(*plans: str) -> list[dict[str, Any]]:
    return [{"day": plan} for plan in plans]


def _lines(*keys: str) -> list[dict[str, Any]]:
    return [{"line": key} for key in keys]


def _questions(*keys: str) -> list[dict[str, Any]]:
    return [{"question": key} for key in keys]


def _foods(*keys: str) -> list[dict[str, Any]]:
    return [{"food": key} for key in keys]


_DULL = ("plain", "carcinoid", "analogue", "heart-normal", "nearest")

WAYS: dict[str, dict[str, Sequence[dict[str, Any]]]] = {
    "Atlas": {
        "two-organs-one-syndrome": [{"layer": "heredity"}, {"syndrome": "MEN2"}, {"syndrome": "MEN1"}],
        "serotonin": [{"organ": "small-intestine"}],
        "most-common": [{"layer": "tumours"}, {"organ": "lung"}],
        "nf1-duodenum": [{"layer": "heredity"}, {"syndrome": "NF1"}, {"organ": "duodenum"}],
    },
    "CgaCauses": {
        "long-enough": [{"off_days": 4}, {"off_days": 5}, {"off_days": 6}],
        "not-seven": [{"off_days": 7}, {"own": 90}],
        "two-causes": [{"own": 120}, {"kidneys": True}],
        "do-not-stop": [{"signs": "ulcers"}],
        "screening": [{"pre_test": 2}, {"pre_test": 0.3}],
        "cut-off": [{"cut_off": 1.2}, {"cut_off": 1.4}],
    },
    "CrisisHour": {
        "both-sign": [{"first": "stop-help"}, {"second": "pressure"}, {"third": "airway"}],
        "not-called-crisis": [{"setting": "no procedure"}, {"first": "stop-help"}, {"second": "pressure"}, {"third": "airway"}],
    },
    "EmergencyCard": {
        "both": [
            {"lines": _lines("ring")},
            {"lines": _lines("ring", *_DULL)},
            {"lines": _lines("ring", *_DULL, "crisis", "bowel")},
        ],
        "insulinoma": [
            {"patient": "insulinoma"},
            {"lines": _lines("ring")},
            {"lines": _lines("ring", "plain", "insulin", "dextrose", "nearest")},
        ],
    },
    "FirstPass": {
        "silent": [{"released": 80}],
        "bypass": [{"origin": "ovary"}],
        "metastases": [{"metastases": 5}, {"metastases": 9}, {"metastases": 10}],
    },
    "FlushDiary": {
        "clear-cheese": [{"food": "cheese"}, {"within": "without-wine"}],
        "test-days": [{"tests": _test_days("wine", "cheese", "wine")}, {"tests": _test_days(*3 * ("wine", "cheese"))}],
    },
    "FollowUpPlanner": {
        "end-or-life": [{"grade": "NET G1"}, {"site": "pancreas"}, {"size": 12}],
        "none-goes": [{"grade": "NET G1"}, {"site": "rectum"}, {"size": 8}, {"margins": "R1"}],
        "no-interval": [{"status": "on treatment"}, {"guidance": True}, {"decides": "team"}],
    },
    "GradePlane": {
        "mitoses-decide": [{"rate": 1.5}, {"rate": 5}],
        "field-matters": [{"way": "per-10-hpf"}, {"reading": 2}],
        "same-number-no-grade": [{"looks": "small-cell"}],
        "lung-differs": [{"site": "lung"}, {"necrosis": "punctate or focal"}],
        "last-g2": [{"ki67": 20}, {"rate": 20}],
    },
    "HiaaCollection": {
        "banana-smoothie": [{"foods": _banana(1, 1)}, {"foods": _banana(1, 2)}],
        "false-normal": [{"kidneys": True}],
        "usable-high": [{"foods": [_PINEAPPLE]}, {"drugs": [_ANALOGUE]}, {"gut": False}],
        "units": [{"mg": 9.5}],
        "too-long-ago": [{"foods": _banana(1, 1)}, {"foods": _banana(-12, 1)}],
    },
    "OnCall": {
        "one-question": [{"call": "3"}, {"beside": "16"}, {"asked": _questions("breath")}],
        "one-word": [{"call": "15"}, {"asked": _questions("faint")}],
        "safe-at-home": [{"call": "16"}, {"asked": _questions("faint", "breath", "heart")}, {"level": "advice"}],
    },
    "Migration": {
        "both-gain": [{"sensitivity": 40}, {"sensitivity": 80}],
        "overcall": [{"sensitivity": 100}, {"specificity": 80}, {"specificity": 65}],
        "lead-alone": [{"lead": 1.5}, {"lead": 3}],
    },
    "PictureToHormone": {
        "two-findings": [
            {"patient": "6"},
            {"asked": _asked(Feature.HIGH_GLUCOSE)},
            {"asked": _asked(Feature.HIGH_GLUCOSE, Feature.LOW_GASTRIC_ACID)},
        ],
        "one-no": [{"patient": "5"}, {"asked": _asked(Feature.SECRETORY_DIARRHOEA)}],
    },
    "Phases": {
        "portal-normal": [{"phases": "portal"}, {"kind": "bright-equal"}],
        "only-mri": [{"size": 5}, {"mri": True}],
    },
    "ReadSurvival": {
        "likelier-later": [{"survived": 5}, {"shape": 0.7}],
        "registry-41": [{"group": "g2"}, {"mix": 30}, {"mix": 38}],
        "bend": [{"shape": 0.85}, {"shape": 0.75}],
    },
    "PlateWeek": {
        "halve": [{"left_out": _foods("spicy")}, {"left_out": _foods("spicy", "chocolate")}],
        "give-back": [
            {"lists": True},
            {"left_out": _foods("chocolate", "cheese", "wine", "smoked", "spicy", "fermented")},
            {"left_out": _foods("chocolate", "spicy")},
        ],
        "collection": [{"collect": True}, {"days": 2}, {"left_out": []}],
    },
    "ReadingRoom": {
        "hottest-is-healthy": [
            {"window": 15},
            {"patient": "B"},
            {"tests-B": [{"place": "uncinate", "test": "mri"}]},
            {"tumours-B": [{"place": "spine", "uptake": "up to liver"}]},
        ],
        "no-window-shows-it": [
            {"patient": "C"},
            {"picture": "fdg"},
            {"tests-C": [{"place": "liver-left", "test": "biopsy"}]},
        ],
        "without-a-spleen": [
            {"patient": "D"},
            {"reference": "kidneys"},
            {"tests-D": [{"place": "tail", "test": "red-cells"}]},
        ],
    },
    "TreatmentBoard": {
        "flip-receptor": [{"patient": "C"}, {"decision-C": "prrt"}, {"flip": "receptor-negative"}],
        "kidney": [{"patient": "C"}, {"decision-C": "prrt"}, {"flip": "kidney"}],
        "nec-not-net": [{"patient": "D"}, {"decision-D": "prrt"}, {"flip": "nec"}],
        "watchful": [{"decision-A": "watch"}],
        "both-sides": [{"patient": "G"}, {"decision-G": "operate"}],
    },
    "Trials": {
        "same-hr": [{"beside": "netter-1"}, {"beside": "netter-2"}],
        "pfs-not-os": [{"endpoint": "os"}],
        "two-publications": [{"trial": "clarinet"}, {"publication": "later"}],
        "no-median": [{"trial": "clarinet"}],
        "sounds-better": [{"trial": "cabinet-other"}, {"relative_only": True}],
    },
    "WhichScan": {
        "negative-leaves": [{"question": "small_liver_lesions"}, {"scan": "sstr_pet"}, {"before": 60}, {"before": 64}],
        "more-right": [{"scan": "sstr_pet"}, {"before": 20}, {"before": 17}],
        "changes-nothing": [{"scan": "sstr_pet"}, {"before": 10}],
    },
}


def tasks() -> Iterator[tuple[type[Explorer], str]]:
    """Every task of every explorer."""
    for made in every_explorer():
        for task in made.tasks:
            yield made, task


def walked(explorer: Explorer, changes: Sequence[dict[str, Any]]) -> Iterator[Values]:
    """The settings on a way: the start, then one after each change."""
    values: Values = explorer.settle({})
    yield values
    for change in changes:
        values = explorer.settle({**values, **change})
        yield values
