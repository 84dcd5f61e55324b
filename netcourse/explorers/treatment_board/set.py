"""The board of one patient: every option that the rules judge, in one of four columns, and what becomes of a student's answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.choices import NOT_LISTED, Option, Verdict
from netcourse.disease.patient import Patient
from netcourse.disease.result import NotDecidable
from netcourse.disease.treatment import treatment_options
from netcourse.evidence import EvidenceLevel, facts, harms
from netcourse.explorers.told import without_ids
from netcourse.explorers.treatment_board.moves import move_of

EVIDENCE_WORDS = {
    EvidenceLevel.SEEN: "seen at its source",
    EvidenceLevel.SECONDARY: "second hand",
    EvidenceLevel.COMPUTED: "computed",
    EvidenceLevel.UNVERIFIED: "not verified",
}
# Names of features as a reason of the rules may carry them, and as a medic says them.
PLAIN = {
    "creatinine_clearance:": "Creatinine clearance:", "haemoglobin_mmol_l:": "Haemoglobin:", "white_cells:": "White cells:",
    "platelets:": "Platelets:", "albumin_g_dl:": "Albumin:",
}  # fmt: skip


class Column(StrEnum):
    """Where an option stands on the board; OFF means that the rules don't judge it for such a patient."""

    DEFENSIBLE = "defensible"
    NOT_NOW = "not now"
    WEAK = "weak"
    HARM = "harm"
    OFF = "not on the board"


COLUMNS = {
    Verdict.DEFENSIBLE: Column.DEFENSIBLE,
    Verdict.UNDECIDED: Column.NOT_NOW,
    Verdict.NOT_DEFENSIBLE: Column.WEAK,
    Verdict.HARM: Column.HARM,
}
# A harm outweighs all; of the others the best is taken, because one good reason is enough to choose.
_WEIGHT = (Column.HARM, Column.DEFENSIBLE, Column.NOT_NOW, Column.WEAK, Column.OFF)


@dataclass(frozen=True, slots=True)
class Entry:
    """One option on the board: the situation that it answers, and the option as the rules judge it."""

    situation: str
    option: Option

    @property
    def name(self) -> str:
        """Its full name."""
        return self.option.name

    @property
    def move(self) -> str:
        """The key of the answer that it belongs to."""
        return move_of(self.option.name)

    @property
    def column(self) -> Column:
        """Where it stands."""
        return COLUMNS[self.option.verdict]

    @property
    def reason(self) -> str:
        """Why, with what has to be known first."""
        told = without_ids(" ".join(one.text for one in self.option.reasons))
        for name, words in PLAIN.items():
            told = told.replace(name, words)
        return f"{told} First: {'; '.join(self.option.needs)}." if self.option.needs else told

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the facts that it rests on, and of the harm that names it."""
        known = [one for reason in self.option.reasons for one in reason.facts]
        named = [self.option.named_in] if self.option.named_in in harms() else []
        return tuple(dict.fromkeys((*named, *known)))

    @property
    def evidence(self) -> str:
        """How far the facts that it rests on can be trusted; before them whether a list of harms names it."""
        levels = {facts()[one].evidence for one in self.cited if one in facts()}
        listed = self.option.named_in
        before = [] if not listed else [listed if listed == NOT_LISTED else "on the list of harms"]
        return "; ".join((*before, *(words for level, words in EVIDENCE_WORDS.items() if level in levels)))


@dataclass(frozen=True, slots=True)
class Board:
    """All that the rules judge for one patient, what holds for whole situations, and what they can't judge."""

    entries: tuple[Entry, ...]
    notes: tuple[str, ...]
    would_change: tuple[str, ...]
    open: tuple[str, ...]

    def column_of(self, name: str) -> Column:
        """Where an option stands by its name."""
        return heaviest([one.column for one in self.entries if one.name == name])

    def names(self, column: Column) -> tuple[str, ...]:
        """The names of the options in a column, each once."""
        found = dict.fromkeys(one.name for one in self.entries)
        return tuple(name for name in found if self.column_of(name) is column)

    def of_move(self, key: str) -> tuple[Entry, ...]:
        """The options that an answer stands for."""
        return tuple(one for one in self.entries if one.move == key)

    @property
    def contested(self) -> tuple[str, ...]:
        """The ids of the contested topics on the board, each once."""
        return tuple(dict.fromkeys(one.option.contested for one in self.entries if one.option.contested))

    def sides(self, topic: str) -> tuple[Entry, ...]:
        """The defensible options of a contested topic, without the board itself and without a trial."""
        found = [one for one in self.entries if one.option.contested == topic and one.column is Column.DEFENSIBLE]
        return tuple(one for one in found if one.move not in ("board", "trial"))


def heaviest(columns: Sequence[Column]) -> Column:
    """The column that decides when several options belong to one answer; OFF when there is none."""
    return min(columns, key=_WEIGHT.index, default=Column.OFF)


def judged(board: Board, move: str) -> Column:
    """What becomes of an answer on a board."""
    return heaviest([one.column for one in board.of_move(move)])


def board_of(patient: Patient) -> Board:
    """Put all that `netcourse.disease.treatment` judges for a patient on one board.

    Parameters
    ----------
    patient : Patient
        Features; None means unknown.

    Returns
    -------
    Board
        Without entries when nothing can be judged; `open` then says what is missing.
    """
    plan = treatment_options(patient)
    if isinstance(plan, NotDecidable):
        return Board((), (), (), (_open(plan),))
    return Board(
        tuple(Entry(part.situation, one) for part in plan.parts for one in part.options),
        tuple(dict.fromkeys(one.text for part in plan.parts for one in part.reasons)),
        tuple(dict.fromkeys(one for part in plan.parts for one in part.would_change)),
        tuple(_open(one) for one in plan.undecided),
    )


def _open(gap: NotDecidable) -> str:
    return f"{' '.join(one.text for one in gap.reasons)} Needed: {'; '.join(gap.needs)}."
