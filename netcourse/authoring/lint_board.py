"""Graded patients of the treatment units, feature by feature: so that none of them sits on the treatment board."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from netcourse.authoring.lint_measures import CLEARANCE, PER_CENT, measures
from netcourse.authoring.lint_turns import right_choices
from netcourse.disease.patient import NON_FUNCTIONAL, Patient
from netcourse.disease.sites import Site
from netcourse.evidence import fact
from netcourse.items import Matching, Pairs, Several
from netcourse.items.item import Item

Feature: TypeAlias = str | bool | int | Fraction
# So many features alike, and none that differs, make two patients the same case.
FEWEST_ALIKE = 3
# A hormonal syndrome says more than any other feature.
WEIGHT = {"syndrome": 2}
HIGH_UPTAKE, LOW_UPTAKE, NO_UPTAKE = 4, 2, 0

_SITES = (
    (r"\bile(?:um|al)\b", Site.ILEUM), (r"\bpancrea", Site.PANCREAS), (r"\bcolon", Site.COLON),
    (r"\brect(?:um|al)\b", Site.RECTUM), (r"\bappendix\b", Site.APPENDIX),
    (r"\b(?:stomach|gastric)\b", Site.STOMACH), (r"\bduoden", Site.DUODENUM),
    (r"\b(?:lung|bronch)", Site.LUNG),
)  # fmt: skip
_SAID: Sequence[tuple[str, str, Feature]] = (
    ("who_grade", r"\bNEC\b.{0,8}large-cell|large-cell NEC|sheets of large", "NEC, large-cell type"),
    ("who_grade", r"\bNEC\b.{0,8}small-cell|small-cell NEC|sheets of small", "NEC, small-cell type"),
    ("who_grade", r"\bG1\b", "NET G1"),
    ("who_grade", r"\bG2\b", "NET G2"),
    ("who_grade", r"\bG3\b", "NET G3"),
    ("stage", r"\bno (?:distant )?metastas|no metastasis elsewhere|removed completely", "localised"),
    ("stage", r"liver (?:metastas|lesions)|metastases", "distant"),
    ("syndrome", r"non-functional", NON_FUNCTIONAL),
    ("syndrome", r"insulinoma", "insulinoma"),
    ("syndrome", r"carcinoid syndrome|\bflush", "carcinoid syndrome"),
    ("krenning_score", r"receptor PET negative|receptor-negative", NO_UPTAKE),
    ("krenning_score", r"faintly (?:receptor-)?positive", LOW_UPTAKE),
    ("krenning_score", r"receptor-positive|takes up the (?:receptor )?tracer", HIGH_UPTAKE),
    ("progressing", r"\b(?:no growth|not grow)", False),
    ("progressing", r"\b(?:grow\b|grown|grows|growing|progressive)", True),
    ("symptomatic", r"\bno symptom", False),
    ("symptomatic", r"\b(?:pain|hurt|symptomatic)", True),
    ("high_volume", r"\bbulky", True),
    ("duct_dilated", r"\bno dilated duct", False),
    ("fatty_stool", r"\bgreasy", True),
    ("emergency", r"\bblood pressure \d\d/", "carcinoid crisis"),
)
_ANSWERS = (
    ("platinum", r"platin with etoposide|platinum with etoposide"), ("prrt", r"PRRT|DOTATATE"), ("captem", r"temozolomide"),
    ("trial", r"\btrial\b"), ("everolimus", r"\beverolimus"), ("enzymes", r"\benzymes"), ("diazoxide", r"\bdiazoxide"),
    ("ssa", r"somatostatin analogue|lanreotide|octreotide"), ("watch", r"surveillance|\bwatch\b"), ("look", r"ultrasound"),
    ("local", r"endoscopic resection"), ("embolise", r"liver-directed|embolis"), ("heart", r"echocardiogram"),
    ("enough", r"no follow-up"), ("operate", r"\bsurgery\b|oncological resection|in one operation|hemicolectomy"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Treated:
    """A case of a graded question about treatment: its story, a choice in words, and whether that choice is right for it."""

    story: str
    choice: str
    right: bool = True


def treated(item: Item, scheme: object) -> Iterator[Treated]:
    """The cases of a question, each with a choice and whether it is right.

    Parameters
    ----------
    item : Item
        The question.
    scheme : Scheme
        How it is marked.

    Yields
    ------
    Treated
        For a choice among patients each patient with what is asked for; else the patient of the stem with each right choice.
    """
    options: Mapping[str, str] = getattr(item, "options", {})
    if isinstance(item, Matching) and isinstance(scheme, Pairs):
        yield from (Treated(f"{item.stem} {item.left[left]}", item.right[right]) for left, right in scheme.key.items())
    elif isinstance(scheme, Several) and not any(map(answer, options.values())):
        yield from (Treated(f"{item.stem} {text}", item.stem, right=key in scheme.key) for key, text in options.items())
    else:
        yield from (Treated(item.stem, options[key]) for key in options if key in right_choices(scheme))


def answer(text: str) -> str:
    """The key of the board's answer that a choice stands for; empty if for none."""
    return next((key for key, pattern in _ANSWERS if re.search(pattern, text, re.IGNORECASE)), "")


def features(story: str) -> dict[str, Feature]:
    """What a story says of its patient, by the names of `Patient`; a size or a clearance as it is, age too."""
    found: dict[str, Feature] = {}
    sites = {site for pattern, site in _SITES if re.search(pattern, story, re.IGNORECASE)}
    if len(sites) == 1:
        found["site"] = str(sites.pop())
    for name, pattern, value in _SAID:
        flags = re.IGNORECASE if pattern.islower() else 0
        if name not in found and re.search(pattern, story, flags):
            found[name] = value
    if age := re.search(r"\b(?:of|age) (\d\d)\b|(\d\d)-year-old", story):
        found["age"] = Fraction(age.group(1) or age.group(2))
    kinds = {one.kind: one.value for one in measures(story, rules=True)}
    names = {"size_mm": "mm", "creatinine_clearance": CLEARANCE, "ki67_index": PER_CENT}
    return found | {name: kinds[kind] for name, kind in names.items() if kind in kinds}


def alike(told: Mapping[str, Feature], patient: Patient) -> bool:
    """Whether a told patient is this one: no feature that both have differs, and enough agree."""
    if "emergency" in told:
        # An emergency leaves no time for a board, and none sits on it.
        return False
    both = {name: value for name, value in told.items() if getattr(patient, name) is not None}
    if "who_grade" in both:
        # Where the grade is told, the number behind it may be another.
        both.pop("ki67_index", None)
    same = {name: _same(name, value, getattr(patient, name)) for name, value in both.items()}
    # Two people may have one age, and one case may be told at two ages.
    differs = any(not equal for name, equal in same.items() if name != "age")
    return not differs and sum(WEIGHT.get(name, 1) for name, equal in same.items() if equal) >= FEWEST_ALIKE


def _same(name: str, told: Feature, known: Feature) -> bool:
    if name == "krenning_score":
        return _uptake(told) == _uptake(known)
    limits = {"creatinine_clearance": ("E2-12.crcl",), "size_mm": ("E1-04.treatment", "E1-06.treatment")}.get(name)
    if limits:
        return _side(Fraction(told), limits) == _side(Fraction(known), limits)
    return told == known


def _uptake(score: Feature) -> int:
    """None, low or high."""
    return int(Fraction(score) > NO_UPTAKE) + int(Fraction(score) > LOW_UPTAKE)


def _side(value: Fraction, facts: Sequence[str]) -> int:
    """How many limits a value has reached."""
    return sum(value >= limit for one in facts if (limit := _number(one)) is not None)


def _number(fact_id: str) -> Fraction | None:
    known = fact(fact_id)
    return known.exact_value if known.exact_value is not None else known.exact_low
