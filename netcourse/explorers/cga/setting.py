"""What a student can set in the explorer of chromogranin A (CgA): the controls, a setting as plain data, and what is hidden when.

Chosen for teaching: the ranges and starting points of all dials. The limit of a laboratory spans what facts C2-01 to C2-06 give
in ng/mL; the lowest pre-test probability is the prevalence of facts M-bayes (prevalence 0.0007).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log10

from netcourse.disease.cga import CgaConfounder
from netcourse.disease.cga_washout import PpiDrug
from netcourse.explorers.explorer import Choice, Control, Dial, Switch, Values
from netcourse.explorers.wording import capital

TIME, PEOPLE, CUT_OFF = "time", "people", "cut-off"
NO_PPI, FOR_DAYS, FOR_LONG = "none", "days", "long"
HEALTHY, FOLLOW_UP, WHAT_IF = "healthy", "follow-up", "what-if"
NOT_ASKED, NEITHER, ULCERS, DIARRHOEA, BOTH = "not-asked", "neither", "ulcers", "diarrhoea", "both"
NOTHING = "nothing"
OTHER_CAUSES = frozenset({"h2_blocker", "kidneys", "egfr", "gastritis", "heart", "liver", "other"})
UNIT = "ng/mL"

# Chosen: four weeks, twice the days that the assay label asks for, so that the tail is seen too.
LAST_DAY = 28
# The prevalence that facts M-bayes (prevalence 0.0007) are worked out for, in %: screening.
LOWEST_PRE_TEST = 0.07

_SWITCHES = {
    "gastritis": CgaConfounder.ATROPHIC_GASTRITIS,
    "heart": CgaConfounder.HEART,
    "liver": CgaConfounder.LIVER,
}
_ON_THEIR_OWN = {*_SWITCHES.values(), CgaConfounder.PPI, CgaConfounder.KIDNEYS}
_OTHERS = {one.name.lower().replace("_", "-"): one for one in CgaConfounder if one not in _ON_THEIR_OWN}

VIEW_WORDS = {
    TIME: "CgA over time, on a PPI and after it",
    PEOPLE: "What a result means for 1,000 people",
    CUT_OFF: "Where to put the cut-off",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of every control.

    `limit` and `own` in ng/mL (`own`: CgA without a PPI, whatever else makes it); `off_days` in days since the PPI was stopped, 0
    if it is still taken; `egfr` in mL/min, None unless the kidneys are impaired; `causes` besides PPI and kidneys; `pre_test` a
    share of one; `cut_off` in multiples of the limit.
    """

    view: str
    limit: Fraction
    own: Fraction
    ppi: str
    drug: PpiDrug
    off_days: Fraction
    signs: str
    h2_blocker: bool
    egfr: Fraction | None
    causes: tuple[CgaConfounder, ...]
    accuracy: str
    pre_test: Fraction
    cut_off: Fraction

    @property
    def unsized(self) -> tuple[CgaConfounder, ...]:
        """Every cause that is present and has no published size, renal impairment first."""
        return (*((CgaConfounder.KIDNEYS,) if self.egfr is not None else ()), *self.causes)

    @property
    def ulcers(self) -> bool | None:
        """Whether there are ulcers; None if nobody asked."""
        return None if self.signs == NOT_ASKED else self.signs in (ULCERS, BOTH)

    @property
    def diarrhoea(self) -> bool | None:
        """Whether there is diarrhoea; None if nobody asked."""
        return None if self.signs == NOT_ASKED else self.signs in (DIARRHOEA, BOTH)


def controls(view: str = TIME) -> Sequence[Control]:
    """The controls, opened on one of the three views; the cut-off is first looked at where nobody takes a PPI."""
    return (
        Choice("view", "What to look at", VIEW_WORDS, view),
        Dial("limit", "Upper limit of this laboratory", 80, 200, 1, 100, UNIT),
        Dial("own", "CgA without a PPI, whatever else makes it", 10, 400, 1, 60, UNIT),
        Choice(
            "ppi",
            "Proton-pump inhibitor (PPI)",
            {NO_PPI: "None", FOR_DAYS: "For a week", FOR_LONG: "For half a year or more"},
            NO_PPI if view == CUT_OFF else FOR_DAYS,
        ),
        Choice("drug", "Which PPI", {one: one.capitalize() for one in PpiDrug if one is not PpiDrug.NONE}, PpiDrug.OMEPRAZOLE),
        Dial("off_days", "PPI stopped for (0: still taken)", 0, LAST_DAY, 1, 0, "days"),
        Choice(
            "signs",
            "Ulcers or diarrhoea",
            {
                NOT_ASKED: "Nobody has asked",
                NEITHER: "Asked: neither",
                ULCERS: "Refractory or multiple ulcers",
                DIARRHOEA: "Diarrhoea that a PPI improves",
                BOTH: "Both",
            },
            NEITHER,
        ),
        Switch("h2_blocker", "Takes an H2 blocker"),
        Switch("kidneys", "Renal impairment"),
        Dial("egfr", "Estimated GFR", 5, 90, 1, 24, "mL/min"),
        *(Switch(name, capital(cause)) for name, cause in _SWITCHES.items()),
        Choice(
            "other", "Something else", {NOTHING: "Nothing else", **{key: capital(one) for key, one in _OTHERS.items()}}, NOTHING
        ),
        Choice(
            "accuracy",
            "How good is the test",
            {
                HEALTHY: "NET against healthy people (published)",
                FOLLOW_UP: "Progression during follow-up (published)",
                WHAT_IF: "What if specificity were 80%? (no study)",
            },
            HEALTHY,
        ),
        Dial("pre_test", "Probability before the test", LOWEST_PRE_TEST, 50, 0.01, 5, "%", log10),
        # As the axis of its drawing.
        Dial("cut_off", "Cut-off", 0.2, 20, 0.05, 1, "multiples of the limit", log10),
    )


def read_setting(values: Values) -> Setting:
    """A setting from the values of the controls, as `Explorer.settle` gives them."""
    switched = tuple(cause for name, cause in _SWITCHES.items() if values[name])
    other = _OTHERS.get(str(values["other"]))
    return Setting(
        view=str(values["view"]),
        limit=_number(values, "limit"),
        own=_number(values, "own"),
        ppi=str(values["ppi"]),
        drug=PpiDrug.NONE if values["ppi"] == NO_PPI else PpiDrug(str(values["drug"])),
        off_days=Fraction(0) if values["ppi"] == NO_PPI else _number(values, "off_days"),
        signs=str(values["signs"]),
        h2_blocker=bool(values["h2_blocker"]),
        egfr=_number(values, "egfr") if values["kidneys"] else None,
        causes=switched if other is None else (*switched, other),
        accuracy=str(values["accuracy"]),
        pre_test=_number(values, "pre_test") / 100,
        cut_off=_number(values, "cut_off"),
    )


def hidden(setting: Setting) -> frozenset[str]:
    """The controls that mean nothing at this setting."""
    every = {control.name for control in controls()}
    if setting.view == PEOPLE:
        return frozenset(every - {"view", "accuracy", "pre_test"})
    if setting.view == CUT_OFF:
        return frozenset(every - {"view", "ppi", "cut_off"})
    away = {"accuracy", "pre_test", "cut_off"}
    away |= {"drug", "off_days", "signs"} if setting.ppi == NO_PPI else set()
    return frozenset(away if setting.egfr is not None else away | {"egfr"})


def _number(values: Values, name: str) -> Fraction:
    # As it was written: 0.07 is 7/100.
    return Fraction(str(values[name]))
