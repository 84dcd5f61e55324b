"""What a student can set in the 5-HIAA explorer: the controls, a setting as plain data, and what is hidden when.

Chosen for teaching: the ends, the steps and the starts of all dials, and how many entries a diary takes. The dials start at
creatinine that is near the average of women (fact C6-16.women).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from netcourse.disease.hiaa_units import HiaaUnit, check_collection, convert
from netcourse.disease.result import NotDecidable
from netcourse.explorers.explorer import Choice, Control, Dial, Diary, Row, Switch, Values
from netcourse.explorers.hiaa.diary import FIRST_HOUR, LAST_HOUR, Eaten, Taken, drugs, foods, helping
from netcourse.explorers.hiaa.laboratories import FIRST_US, Laboratory, hours_of_diet, laboratories
from netcourse.explorers.wording import capital

MG, UMOL = "mg", "umol"
FEMALE, MALE = "female", "male"
UNITS = {MG: HiaaUnit.MG_PER_24H, UMOL: HiaaUnit.UMOL_PER_24H}
_HOUR = Dial("hour", "Hour: 0 is the start, −10 ten hours before", FIRST_HOUR, LAST_HOUR, 1, 1)
_MOST_FOODS, _MOST_DRUGS = 10, 6


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of every control.

    `result` is in `unit`, `window` the hours of diet before the collection, `asked` whether anybody asked about food and
    medicines (if not, `eaten` and `taken` are empty); `creatinine` is in mmol in the whole collection, `weight` in kg and None
    where it decides nothing.
    """

    result: Fraction
    unit: HiaaUnit
    laboratory: Laboratory
    window: Fraction
    asked: bool
    eaten: tuple[Eaten, ...]
    taken: tuple[Taken, ...]
    creatinine: Fraction
    sex: str
    weight: Fraction | None
    kidneys: bool
    gut: bool

    @property
    def mg(self) -> Fraction:
        """The result in mg/24 h."""
        return convert(self.result, self.unit, HiaaUnit.MG_PER_24H)

    @property
    def raised(self) -> bool:
        """Whether this laboratory calls the result raised."""
        return self.laboratory.calls_raised(self.mg)


def controls(*, mg: float = 14, eaten: Sequence[Row] = (), taken: Sequence[Row] = (), gut: bool = False) -> Sequence[Control]:
    """The controls, starting at a result in mg/24 h and with these entries in the diaries."""
    umol = round(float(convert(mg, HiaaUnit.MG_PER_24H, HiaaUnit.UMOL_PER_24H)), 1)
    food = Choice("food", "Food, one portion", {key: helping(one) for key, one in foods().items()}, "banana")
    drug = Choice("drug", "Medicine or substance", {key: capital(one) for key, one in drugs().items()}, "paracetamol")
    return (
        Dial("mg", "5-HIAA in 24-hour urine", 0, 60, 0.1, mg, "mg"),
        Dial("umol", "5-HIAA in 24-hour urine", 0, 320, 0.1, umol, "µmol"),
        Choice("unit", "Set the result in", {MG: "mg", UMOL: "µmol"}, MG),
        Choice("laboratory", "Laboratory: normal is", {key: _named(one) for key, one in laboratories().items()}, FIRST_US),
        Choice("window", "Diet asked for before, and during", {key: f"{key} hours" for key in hours_of_diet()}, "48"),
        Switch("asked", "Food and medicines were asked for", start=True),
        Diary("foods", "Food eaten", (food, _HOUR, Dial("portions", "Portions", 0.5, 6, 0.5, 1)), eaten, _MOST_FOODS),
        Diary("drugs", "Medicines and substances taken", (drug, _HOUR), taken, _MOST_DRUGS),
        Dial("creatinine", "Creatinine in the whole collection", 1, 25, 0.1, 11, "mmol"),
        Choice("sex", "Sex", {FEMALE: "Female", MALE: "Male"}, FEMALE),
        Dial("weight", "Body weight", 35, 150, 1, 65, "kg"),
        Switch("kidneys", "Renal impairment"),
        Switch("gut", "Malabsorption or intestinal obstruction", start=gut),
    )


def read_setting(values: Values) -> Setting:
    """A setting from the values of the controls, as `Explorer.settle` gives them."""
    unit, asked = str(values["unit"]), bool(values["asked"])
    creatinine, sex = _number(values["creatinine"]), str(values["sex"])
    return Setting(
        result=_number(values[unit]),
        unit=UNITS[unit],
        laboratory=laboratories()[str(values["laboratory"])],
        window=_number(values["window"]),
        asked=asked,
        eaten=tuple(_eaten(one) for one in rows(values, "foods") if asked),
        taken=tuple(Taken(drugs()[str(one["drug"])], _number(one["hour"])) for one in rows(values, "drugs") if asked),
        creatinine=creatinine,
        sex=sex,
        weight=_number(values["weight"]) if _weight_decides(creatinine, sex) else None,
        kidneys=bool(values["kidneys"]),
        gut=bool(values["gut"]),
    )


def hidden(setting: Setting) -> frozenset[str]:
    """The controls that mean nothing at this setting."""
    away = {name for name, unit in UNITS.items() if unit is not setting.unit}
    away |= set() if setting.asked else {"foods", "drugs"}
    return frozenset(away if setting.weight is not None else away | {"weight"})


def rows(values: Values, name: str) -> Sequence[Row]:
    """The entries of a diary in a setting."""
    found = values[name]
    if isinstance(found, str | float | bool):
        raise TypeError(f"{name} is no diary")
    return found


def _eaten(row: Row) -> Eaten:
    return Eaten(foods()[str(row["food"])], _number(row["portions"]), _number(row["hour"]))


def _weight_decides(creatinine: Fraction, sex: str) -> bool:
    return isinstance(check_collection(creatinine_mmol_per_24h=creatinine, sex=sex), NotDecidable)


def _number(value: object) -> Fraction:
    # As it was written: 9.1 is 91/10.
    return Fraction(str(value))


def _named(one: Laboratory) -> str:
    return f"{one.name}: {one.words}"
