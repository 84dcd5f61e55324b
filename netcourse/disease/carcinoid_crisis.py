"""Carcinoid crisis: recognise it, do what everyone agrees on, and hold both views on octreotide."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netcourse.disease.arguments import one_of
from netcourse.disease.result import NotDecidable, Reason, because, stated


class CrisisFinding(StrEnum):
    """What is seen at the bedside or on the monitor."""

    HYPOTENSION = "severe hypotension"
    BRONCHOSPASM = "bronchospasm"
    ARRHYTHMIA = "arrhythmia"
    FAINTING = "fainting"
    FLUSHING = "flushing"


class Setting(StrEnum):
    """What is being done when it happens."""

    SURGERY = "surgery"
    ANAESTHESIA = "anaesthesia"
    TUMOUR_HANDLING = "handling of the tumour"
    RADIONUCLIDE = "peptide receptor radionuclide therapy"
    NONE = "no procedure"


class Suspicion(StrEnum):
    """How the picture reads."""

    CRISIS = "carcinoid crisis"
    POSSIBLE = "crisis possible, other causes as well"
    NOT_SHOWN = "no crisis shown"


class Action(StrEnum):
    """What somebody may do first."""

    STOP_STIMULUS = "stop handling the tumour"
    CALL_FOR_HELP = "call for help"
    VOLUME = "give volume"
    VASOPRESSOR = "give a vasopressor"
    TREAT_BRONCHOSPASM = "treat bronchospasm"
    INTENSIVE_CARE = "intensive care"
    OCTREOTIDE = "octreotide bolus"
    ANTIHISTAMINE = "antihistamine"
    SCAN_FIRST = "scan first"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class CrisisReading:
    """How the picture reads, and whether resuscitation begins at once, whatever the cause proves to be."""

    suspicion: Suspicion
    resuscitate_now: bool
    harms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResponseReading:
    """An answer beside the agreed bundle. Octreotide counts for nothing and against nothing: topic J-01 is contested."""

    done: tuple[Action, ...]
    missing: tuple[Action, ...]
    harms: tuple[str, ...]
    octreotide_views: tuple[Reason, ...]
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]
    contested: str = "J-01"


_DANGER = (CrisisFinding.HYPOTENSION, CrisisFinding.BRONCHOSPASM, CrisisFinding.ARRHYTHMIA, CrisisFinding.FAINTING)
_BUNDLE = (Action.STOP_STIMULUS, Action.CALL_FOR_HELP, Action.VOLUME, Action.VASOPRESSOR, Action.TREAT_BRONCHOSPASM)
_PREVENTION = ("look for carcinoid heart disease", "avoid drugs that release histamine", "relieve anxiety")
_FOR = ("E4-01", "E4-06.compliant", "E4-07")
_AGAINST = (
    "E4-03.prophylaxis", "E4-04.incidence", "E4-04.duration", "E4-05.octreotide-vasopressor", "E4-05.octreotide-duration",
    "E4-05.vasopressor-duration",
)  # fmt: skip


def recognise_crisis(findings: Iterable[str] | None, *, setting: str | None) -> CrisisReading | NotDecidable:
    """Read findings and setting; a known neuroendocrine tumour is taken for granted.

    Parameters
    ----------
    findings : iterable of CrisisFinding or str, or None
        What is present; an empty one says that nothing is.
    setting : Setting or str, or None
        What is being done. With a dangerous finding it is not waited for.

    Returns
    -------
    CrisisReading or NotDecidable
        Not decidable without findings, or for a flush alone in an unknown setting.

    Raises
    ------
    ValueError
        If a word is not in its list.
    """
    where = None if setting is None else Setting(one_of("setting", setting, Setting))
    if findings is None:
        return NotDecidable(("what is found: blood pressure, breathing, rhythm, skin",))
    seen = frozenset(CrisisFinding(one_of("findings", one, CrisisFinding)) for one in findings)
    danger, flush = bool(seen & {*_DANGER}), CrisisFinding.FLUSHING in seen
    if not danger and seen and where is None:
        return NotDecidable(("the setting, and blood pressure, breathing and rhythm again",), (stated("G-11"),))
    reasons = [stated("G-11")]
    if where is Setting.RADIONUCLIDE:
        reasons.append(stated("E2-11.crisis"))
    elif where not in (None, Setting.NONE):
        reasons.append(because(f"{where.capitalize()} can set a crisis off.", "E4-08.response", "E4-03.incidence"))
    harms: tuple[str, ...] = ()
    if danger:
        harms = ("H10",)
        reasons.append(because("Resuscitation begins before any scan or test: a delay costs lives.", "H10", "E4-08.response"))
    triggered = where not in (None, Setting.NONE)
    suspicion = Suspicion.NOT_SHOWN
    if danger:
        # Under anaesthesia drapes hide a flush: a dangerous finding while the trigger is there is enough.
        suspicion = Suspicion.CRISIS if flush or triggered else Suspicion.POSSIBLE
    return CrisisReading(
        suspicion,
        danger,
        harms,
        tuple(reasons),
        (
            "Fainting, low blood pressure, bronchospasm or arrhythmia, if there is none yet.",
            "Another cause that is treated on its own: bleeding, anaphylaxis, the heart, the airway.",
        ),
    )


def safety_bundle(*, bronchospasm: bool = True) -> tuple[Action, ...]:
    """Return what everyone agrees on in a crisis.

    Parameters
    ----------
    bronchospasm : bool
        Whether bronchospasm is there to treat.

    Returns
    -------
    tuple of Action
        The agreed actions (fact E4-08.response), without octreotide.
    """
    return tuple(one for one in _BUNDLE if bronchospasm or one is not Action.TREAT_BRONCHOSPASM)


def prevention_bundle() -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """Return what everyone agrees on before the operation, with its reasons.

    Returns
    -------
    tuple
        The measures, and the reasons that cite them; octreotide is not among them, because it is contested.
    """
    return _PREVENTION, (stated("E4-08.prevention"), *octreotide_views())


def octreotide_views() -> tuple[Reason, Reason]:
    """Return both views on octreotide around operations and as the first drug in a crisis (topic J-01).

    Returns
    -------
    tuple of Reason
        The view for it (the article, guidance, protocols) and the view against relying on it (the later data). Neither is wrong.
    """
    return _view("For octreotide: guidance and tradition. A bolus in a crisis is allowed.", _FOR), _view(
        "Against relying on octreotide: a lower rate of crises was not shown, and a vasopressor was needed all the same.",
        _AGAINST,
    )


def judge_response(actions: Iterable[str] | None, *, findings: Iterable[str]) -> ResponseReading | NotDecidable:
    """Set an answer beside the agreed bundle.

    Parameters
    ----------
    actions : iterable of Action or str, or None
        What the answer does first, in any order.
    findings : iterable of CrisisFinding or str
        What is present: without bronchospasm there is none to treat.

    Returns
    -------
    ResponseReading or NotDecidable
        What of the bundle is done and missing; harm H10 for waiting, for a scan first, or for no treatment but an antihistamine.

    Raises
    ------
    ValueError
        If a word is not in its list.
    """
    seen = frozenset(CrisisFinding(one_of("findings", one, CrisisFinding)) for one in findings)
    if actions is None:
        return NotDecidable(("what is done first",))
    chosen = frozenset(Action(one_of("actions", one, Action)) for one in actions)
    bundle = safety_bundle(bronchospasm=CrisisFinding.BRONCHOSPASM in seen)
    done = tuple(one for one in bundle if one in chosen)
    # Octreotide alone leaves the bundle undone, but neither view on it is a harm.
    late = bool(chosen & {Action.WAIT, Action.SCAN_FIRST}) or not (done or Action.OCTREOTIDE in chosen)
    reasons = [stated("E4-08.response")]
    if late:
        reasons.append(because("Waiting, a scan, or an antihistamine alone leaves the patient without resuscitation.", "H10"))
    return ResponseReading(
        done,
        tuple(one for one in bundle if one not in chosen),
        ("H10",) if late else (),
        octreotide_views(),
        tuple(reasons),
        ("Bronchospasm that begins or ends.", "Another cause of the collapse.", "A randomised comparison of the first drug."),
    )


def _view(opening: str, ids: tuple[str, ...]) -> Reason:
    return because(" ".join((opening, *(stated(one).text for one in ids))), *ids)
