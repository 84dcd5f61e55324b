"""Systemic treatment of advanced disease: drugs and radionuclides by class, site, receptors and what was given before."""

from netcourse.disease.choices import NOT_LISTED, Option, Options, Verdict, harm, option
from netcourse.disease.patient import NON_FUNCTIONAL, Patient
from netcourse.disease.prrt import PRRT, is_receptor_negative, prrt
from netcourse.disease.result import NotDecidable, because
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.evidence import fact
from netcourse.evidence.content import value_with_unit

YES, NO, OPEN = Verdict.DEFENSIBLE, Verdict.NOT_DEFENSIBLE, Verdict.UNDECIDED
BOARD, TRIAL = "decision in the multidisciplinary board", "a clinical trial"
SYSTEMIC = frozenset({"SSA", "PRRT", "everolimus", "sunitinib", "cabozantinib", "CAPTEM", "platinum regimen"})
CHANGE = ("Growth, a discordant lesion, kidneys, blood counts, a new syndrome or grade; a licence, a trial, the patient's wish.",)


def systemic_options(patient: Patient) -> Options | NotDecidable:
    """Judge systemic treatments of advanced disease.

    Parameters
    ----------
    patient : Patient
        `who_grade` and `site` always matter, and for a NET also `prior_treatments`.

    Returns
    -------
    Options or NotDecidable
        The judged options; sequences stay sets, because none is proven.
    """
    known = {"WHO class": patient.who_grade, "primary site": patient.site, "earlier treatments": patient.prior_treatments}
    missing = tuple(name for name, value in known.items() if value is None)
    if missing:
        return _needs(missing, "Grade, site and what was given before decide.", "E5-01.first", "E5-02.first", "E5-06.first")
    if patient.family == "NEC":
        return _nec(patient)
    if patient.family == "NET" and patient.site in GEP_SITES:
        return _net(patient)
    if patient.family == "lung carcinoid" and patient.site == Site.LUNG:
        return _lung(patient)
    return _needs((BOARD,), "The course holds no verified fact on systemic treatment of this class at this site.")


def _needs(needs: tuple[str, ...], text: str, *fact_ids: str) -> NotDecidable:
    return NotDecidable(needs, (because(text, *fact_ids),))


def _net(patient: Patient) -> Options | NotDecidable:
    ki67 = patient.number("ki67_index")
    if SYSTEMIC & set(patient.prior_treatments or ()):
        if patient.progressing is None:
            return _needs(("whether the disease grows on its treatment",), "Growth opens the next line.", "E5-01.next")
        if patient.progressing:
            return _later_line(patient)
    if ki67 is None and patient.who_grade == "NET G2":
        return _needs(("the Ki-67 index",), "Within G2 the first line depends on it.", "E5-04", "E5-05.us")
    if patient.who_grade == "NET G3" or (ki67 is not None and not fact("E5-04").holds(ki67)):
        return _high_grade(patient)
    return _first_line(patient)


def _nec(patient: Patient) -> Options:
    note = because("The evidence is from digestive NEC; waiting is not safe.", "E2-14.first", "E5-06.os")
    if patient.had("platinum regimen"):
        second = option(YES, "irinotecan with a fluoropyrimidine", "A second line after platinum.", "E2-14.second")
        return Options("NEC after a platinum regimen", (second,), (note,), CHANGE)
    same = "With cisplatin, no difference in survival was shown between etoposide and irinotecan."
    regimens = (
        option(YES, "carboplatin with etoposide", "ENETS advises it.", "E5-06.first", "E2-14.first", contested="J-07"),
        option(YES, "cisplatin with etoposide", same, "E2-14.first", "E3-16.os", "E3-16.hr", contested="J-07"),
        option(YES, "cisplatin with irinotecan", same, "E3-16.os-control", "E3-16.hr", contested="J-07"),
    )
    unsafe = (harm("H2", f"{drug} alone as the first line", "No first line.", "E2-14.first") for drug in ("SSA", "PRRT"))
    return Options("NEC, first line", (*regimens, *unsafe), (note,), CHANGE)


def _lung(patient: Patient) -> Options:
    text = "For slow SSTR-positive disease, as general knowledge has it (not verified)."
    ssa = option(OPEN, "SSA", text, "E5-09.other", needs=("verified guidance",))
    board = option(YES, BOARD, "No sequence is proven.", "E5-09.trials", contested="J-06")
    return Options(
        "advanced lung carcinoid", (_everolimus(patient, "E5-09.trials"), _cabozantinib(patient), ssa, board), (), CHANGE
    )


def _everolimus(patient: Patient, lead: str, contested: str = "J-06") -> Option:
    if patient.site == Site.PANCREAS:
        text = "It delayed progression in progressive pancreatic NET; longer survival was not shown."
        return option(YES, "everolimus", text, lead, "E3-04.pfs", "E3-04.os-hr", contested=contested)
    text = "It delayed progression in non-functional NET; longer survival was not shown."
    text += " With a syndrome a patient is outside that trial." * (patient.syndrome not in (None, NON_FUNCTIONAL))
    return option(YES, "everolimus", text, lead, "E3-05.pfs", "E3-05.population", "E3-05.os", contested=contested)


def _cabozantinib(patient: Patient) -> Option:
    cited = ("E2-06.licence", "E3-12.pfs" if patient.site == Site.PANCREAS else "E3-13.pfs")
    if set(patient.prior_treatments or ()) & (SYSTEMIC - {"SSA"}):
        return option(YES, "cabozantinib", "Licensed in the US for previously treated NET.", *cited, contested="J-06")
    text, needs = "For previously treated NET; whether an SSA alone counts is not among the facts.", ("what counts as treated",)
    return option(OPEN, "cabozantinib", text, *cited, contested="J-06", needs=needs)


def _captem(patient: Patient, contested: str) -> Option:
    text = "It delayed progression against temozolomide alone in pancreatic NET G1 and G2."
    text += " Carried over from there here." * (patient.site != Site.PANCREAS or patient.who_grade == "NET G3")
    return option(YES, "CAPTEM or other chemotherapy", text, "E3-11.pfs", "E5-02.second", "E5-03", contested=contested)


def _high_grade(patient: Patient) -> Options:
    is_g3, limit = patient.who_grade == "NET G3", value_with_unit(fact("E5-04"))
    choices = [
        prrt(patient, "E5-05.us", "J-05"),
        _captem(patient, "J-05"),
        option(YES, TRIAL, "The first line competes in trials.", "E3-10", "E5-03", contested="J-05"),
        option(YES, BOARD, "Several first lines are defensible.", "E5-03", contested="J-05"),
        _ssa_high_grade(patient, f"Its evidence is strongest at a Ki-67 {limit}."),
    ]
    if is_g3:
        choices.append(_platinum(patient))
    choices += _biopsies(patient)
    name = "NET G3, first line" if is_g3 else f"NET G2 with a Ki-67 not {limit}, first line"
    return Options(name, tuple(choices), (because("Experts disagree here.", "E5-03", "E5-05.us", "E3-08.pfs"),), CHANGE)


def _platinum(patient: Patient) -> Option:
    """Platinum with etoposide in a NET G3: a harm below the limit of H3, the board's above it (topic J-23)."""
    ki67, high = patient.number("ki67_index"), fact("E5-10.high")
    cited = ("E5-10.high", "E3-18.platinum", "E3-17.direction")
    if ki67 is None:
        text = f"Below {high.value}% it is a harm."
        return option(OPEN, "platinum with etoposide", text, *cited, contested="J-23", needs=("the Ki-67 index",))
    if high.holds(ki67):
        text = "Other first treatments than temozolomide or FOLFOX have been used here; in one cohort of NET G3 it was too weak."
        return option(OPEN, "platinum with etoposide", text, *cited, contested="J-23", needs=(BOARD,))
    return harm("H3", "platinum with etoposide as the default", "NET G3 is well differentiated and no NEC.", "E5-03")


def _biopsies(patient: Patient) -> tuple[Option, ...]:
    """What pathology is asked once more: the slides of a very high NET G3, and a lesion that only FDG shows."""
    ki67, found = patient.number("ki67_index"), []
    if patient.who_grade == "NET G3" and ki67 is not None and fact("E5-10.high").holds(ki67):
        text = "So high an index fits a NEC as well: p53, Rb and SSTR2 tell them apart, Ki-67 alone does not."
        found.append(option(YES, "a second reading of the slides for a NEC", text, "B3-11", "A5-07", "A5-04"))
    if patient.discordant_lesions:
        text = "Its grade may differ."
        found.append(option(YES, "a new biopsy of the discordant lesion first", text, "D-14.p5", "D-10.prognosis"))
    return tuple(found)


def _ssa_high_grade(patient: Patient, text: str) -> Option:
    is_g3 = patient.who_grade == "NET G3"
    if is_g3 and (patient.symptomatic or patient.high_volume):
        return harm(NOT_LISTED, "SSA alone as the standard", f"{text} Bulky or symptomatic NET G3 needs more.", "E5-03", "E5-04")
    if is_receptor_negative(patient):
        return option(NO, "SSA", "Receptor-negative disease gives it no target.", "E5-04", contested="J-05")
    if is_g3 and None in (patient.symptomatic, patient.high_volume):
        return option(OPEN, "SSA", text, "E5-03", "E5-04", contested="J-05", needs=("symptoms and volume of disease",))
    weak = " Relatively ineffective in G3." * is_g3
    return option(YES, "SSA", text + weak, "E5-04", "E5-03", "E3-08.pfs-control", contested="J-05")


def _first_line(patient: Patient) -> Options:
    pancreas = patient.site == Site.PANCREAS
    lead = "E5-02.first" if pancreas else "E5-01.first"
    choices = [_ssa(patient, lead), harm(NOT_LISTED, "chemotherapy in order to cure", "No drug cures metastatic NET.", lead)]
    if is_receptor_negative(patient):
        choices.append(_everolimus(patient, "E5-01.next", ""))
    if pancreas and (patient.symptomatic or patient.high_volume):
        choices.append(_captem(patient, ""))
    if not pancreas:
        choices.append(_observation(patient))
    judged = prrt(patient, lead, "J-06")
    early = option(NO, PRRT, "After an SSA, not before it, at this grade.", lead, "E2-08.us", "E2-08.eu")
    choices.append(judged if judged.named_in else early)
    return Options(f"{patient.who_grade} of the {patient.site}, first line", tuple(choices), (), CHANGE)


def _ssa(patient: Patient, lead: str) -> Option:
    cited: tuple[str, ...] = (lead, "E3-01.ttp", "E3-02.hr", "E3-01.os", "E3-02.os")
    if is_receptor_negative(patient):
        return option(NO, "SSA", "Receptor-negative disease gives it no target.", *cited)
    # ASCO ties it to receptors in the pancreas, and not in the gut.
    needs = ("SSTR PET",) if patient.site == Site.PANCREAS and patient.krenning_score is None else ()
    text = "It delays progression; longer survival was not shown."
    if patient.syndrome == "insulinoma":
        text, cited = f"{text} In insulinoma only as a monitored trial.", (*cited, "E2-16")
    return option(OPEN if needs else YES, "SSA", text, *cited, needs=needs)


def _observation(patient: Patient) -> Option:
    functional = None if patient.syndrome is None else patient.syndrome != NON_FUNCTIONAL
    against = (patient.high_volume, patient.progressing, patient.symptomatic, functional)
    needs = ("volume, growth, symptoms and syndrome",) if None in against and not any(against) else ()
    verdict = NO if any(against) else OPEN if needs else YES
    return option(verdict, "observation", "For low-volume, slow disease without symptoms.", "E5-01.first", needs=needs)


def _later_line(patient: Patient) -> Options:
    pancreas, is_g3 = patient.site == Site.PANCREAS, patient.who_grade == "NET G3"
    lead = "E5-02.second" if pancreas else "E5-01.next"
    only = "It is for pancreatic NET only; its trial was stopped early."
    choices = {"PRRT": prrt(patient, lead), "everolimus": _everolimus(patient, lead), "cabozantinib": _cabozantinib(patient)}
    choices["sunitinib"] = option(YES if pancreas else NO, "sunitinib", only, "E2-05.use", "E3-06.pfs", contested="J-06")
    if pancreas or is_g3:
        choices["CAPTEM"] = _captem(patient, "J-06")
    if not is_g3:
        choices["SSA"] = _ssa(patient, lead)
    # What the disease has outgrown is no choice again; a harm stays one.
    left = [one for word, one in choices.items() if not patient.had(word) or one.verdict is Verdict.HARM]
    left += [option(YES, name, "No sequence is proven.", lead, "E3-10", contested="J-06") for name in (BOARD, TRIAL)]
    left += _biopsies(patient)
    if is_g3:
        left.append(_platinum(patient))
    left.append(option(NO, "an SSA at a higher dose", "It was the weaker arm in the trial of PRRT.", "E3-07.pfs-control"))
    note = because("Radioligand did better than everolimus for progression, not for survival.", "E5-08", "E3-09.os-hr")
    return Options(f"{patient.who_grade} of the {patient.site} that grows", tuple(left), (note,), CHANGE)
