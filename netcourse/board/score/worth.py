"""What acts, ranks, fields and plans are worth for one patient in one fork.

Only the shape stands here. What a patient's course is worth is a text of the author's that no package for students carries; see
`netcourse.board.score.worth_text`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

# Diagnoses in order of rank, each tier as good as any other order within it.
Tiers: TypeAlias = tuple[tuple[str, ...], ...]

# Which kinds of acts a stage of work holds, and its share of the thoroughness: chosen for teaching.
STAGES: Mapping[str, tuple[str, ...]] = {"ask": ("ask", "examine"), "test": ("prepare", "test"), "image": ("image", "tissue")}
SHARES: Mapping[str, Fraction] = {"ask": Fraction(3, 10), "test": Fraction(4, 10), "image": Fraction(3, 10)}
RANKED = ("d1", "d2", "d3")
# The word for the whole plan in an order rule, and what stands before one item of it.
PLAN, PLAN_ITEM = "plan", "plan:"


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece of essential work: any of these acts does it, if its result is usable; any at all where `usable` is False."""

    stage: str
    weight: int
    any: tuple[str, ...]
    usable: bool = True
    says: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What has to be known (`first`: any of these acts) before something is done (`then`: acts, "plan" or "plan:ITEM")."""

    first: tuple[str, ...]
    then: tuple[str, ...]
    weight: int
    says: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """A decisive result between two ranked lists, and which diagnoses it moves up or down. Any of the acts brings it."""

    before: str
    after: str
    acts: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    says: str = ""


@dataclass(frozen=True, slots=True)
class FieldKey:
    """What one field of the classification has to say: one of several words, or what the rules compute for this student.

    `within` is how far a number may lie from the computed one, both edges included; None where words are compared.
    """

    name: str
    right: tuple[str, ...] = ()
    computed: str = ""
    within: Fraction | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A part of the plan: any of these items meets it; `supports` are the acts whose findings carry it.

    `only` names, for some items, the jurisdictions in which they can be defended.
    """

    name: str
    weight: int
    any: tuple[str, ...]
    supports: tuple[str, ...]
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    says: str = ""

    def counts(self, item: str, jurisdiction: str) -> bool:
        """Whether an item meets this part where this jurisdiction's rules hold."""
        return item in self.any and (item not in self.only or jurisdiction in self.only[item])


@dataclass(frozen=True, slots=True)
class Worth:
    """The key of one patient in one fork.

    `expert` holds the acts of the model course in their order, and "wait 14" where days have to pass; `useful` acts cost nothing,
    and every other act that meets no slot is needless. `tiers` and `must` stand by ranked list, `harms` and `turn_harms` map what
    harms to an id of the harm list, `want` holds the three things to do at the turn. `said` maps an id to what is said of it.
    """

    patient: str
    fork: str
    urgency: tuple[str, ...]
    expert: tuple[str, ...]
    useful: tuple[str, ...]
    slots: tuple[Slot, ...]
    rules: tuple[Rule, ...]
    tiers: Mapping[str, tuple[Tiers, ...]]
    must: Mapping[str, tuple[str, ...]]
    updates: tuple[Update, ...]
    fields: tuple[FieldKey, ...]
    parts: tuple[PlanPart, ...]
    weak: tuple[str, ...]
    harms: Mapping[str, str]
    want: tuple[tuple[str, ...], ...]
    turn_harms: Mapping[str, str]
    said: Mapping[str, str]

    @property
    def path(self) -> tuple[str, ...]:
        """The expert's acts without the waits between them."""
        return tuple(one for one in self.expert if not is_wait(one))

    @property
    def essential(self) -> frozenset[str]:
        """Every act that meets a slot."""
        return frozenset(act for slot in self.slots for act in slot.any)


def is_wait(step: str) -> bool:
    """Whether a step of an expert's path is days that pass, such as "wait 14"."""
    return step.startswith("wait ")
