"""Layer one of the atlas: in each organ the chain from cell to hormone to tumour to syndrome, each link with its fact."""

from collections.abc import Iterator
from dataclasses import dataclass

from netcourse.disease.result import Reason, because, stated
from netcourse.explorers.atlas.organs import ORGANS
from netcourse.explorers.atlas.words import Word, as_text

SEROTONIN = "serotonin"


@dataclass(frozen=True, slots=True)
class Chain:
    """One kind of cell and what comes of it; a link that no fact states is None."""

    cell: Word | None
    hormone: Word | None
    tumour: Word | None
    syndrome: Word | None

    @property
    def links(self) -> tuple[Word | None, ...]:
        """Cell, hormone, tumour, syndrome."""
        return self.cell, self.hormone, self.tumour, self.syndrome

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts behind it, each once."""
        return tuple(dict.fromkeys(word.fact_id for word in self.links if word))


def _chain(*links: Word | None) -> Chain:
    cell, hormone, tumour, syndrome = links
    return Chain(cell, hormone, tumour, syndrome)


def _words(fact_id: str, *texts: str) -> tuple[Word, ...]:
    return tuple(Word(text, fact_id) for text in texts)


_G_CELL = _chain(*_words("A1-02.cell", "G cell", "gastrin", "gastrinoma", "Zollinger-Ellison syndrome"))
_D_CELL_PRODUCTS = _words("A1-06", "D cell", "somatostatin", "somatostatinoma")
_MIDGUT = _chain(
    Word("EC cell", "A1-03.cell"),
    Word(SEROTONIN, "A1-03.serotonin"),
    Word("midgut NET", "A1-03.serotonin"),
    Word("carcinoid syndrome: flushing, diarrhoea, wheeze, tachycardia", "A2-06.hallmark"),
)
_L_CELL = _words("A1-09", "L cell", "GLP-1, PYY, enteroglucagon")

CHAINS: dict[str, tuple[Chain, ...]] = {
    "thyroid": (_chain(*_words("A1-11", "C cell", "calcitonin"), Word("medullary thyroid carcinoma", "A4-06"), None),),
    "lung": (
        _chain(
            Word("pulmonary neuroendocrine (Kulchitsky) cell", "A1-10.cell"),
            Word("serotonin", "A1-10.cell"),
            *_words("A1-10.flush", "lung carcinoid", "atypical form of carcinoid syndrome: facial swelling and redness"),
        ),
        _chain(
            *_words("A1-10.cell", "pulmonary neuroendocrine (Kulchitsky) cell", "ACTH"),
            Word("lung carcinoid", "A1-10.flush"),
            Word("ectopic Cushing syndrome", "A1-10.cell"),
        ),
    ),
    "thymus": (
        _chain(None, Word("ACTH", "A2-08.site"), Word("thymic NET", "A4-01.tumours"), Word("ectopic ACTH", "A2-08.site")),
    ),
    "stomach": (
        _chain(*_words("A1-01.cell", "ECL cell", "histamine"), Word("gastric NET type 1, 2 and 3", "A1-01.tumour"), None),
        _G_CELL,
    ),
    "duodenum": (
        _G_CELL,
        _chain(*_D_CELL_PRODUCTS, Word("in NF1 often non-functional", "A2-05.nf1")),
    ),
    "pancreas": (
        _chain(
            *_words("A1-04", "beta cell", "insulin", "insulinoma"),
            Word("Whipple triad, neuroglycopenia on fasting", "A2-01.hallmark"),
        ),
        _chain(
            *_words("A1-05", "alpha cell", "glucagon", "glucagonoma"),
            Word("necrolytic migratory erythema, diabetes, weight loss", "A2-04.hallmark"),
        ),
        _chain(*_D_CELL_PRODUCTS, Word("diabetes, gallstones, steatorrhoea", "A2-05.hallmark")),
        _chain(None, *_words("A1-07", "vasoactive intestinal peptide (VIP)", "VIPoma", "WDHA or Verner-Morrison syndrome")),
        _chain(
            *_words("A1-08.product", "PP cell", "pancreatic polypeptide"),
            None,
            None,
        ),
    ),
    "small-intestine": (_MIDGUT,),
    "appendix": (_MIDGUT,),
    "colon": (_chain(*_L_CELL, None, None),),
    "rectum": (_chain(*_L_CELL, *_words("A1-09", "rectal NET", "rarely functional")),),
    "adrenal": (_chain(*_words("A1-12", "chromaffin cell", "catecholamines", "phaeochromocytoma"), None),),
}
# What else is worth knowing of an organ, in the words of its facts.
_MORE = {
    "stomach": ("A1-01.tumour",),
    "duodenum": ("A1-02.duodenal", "A2-05.nf1"),
    "lung": ("A2-07.hiaa",),
    "adrenal": ("A1-12",),
    "pancreas": ("A1-08.uncinate",),
    "small-intestine": ("A3-18.liver",),
    "appendix": ("A3-13.appendix",),
    "liver": ("A3-18.liver",),
}


def releases(organ: str, hormone: str) -> bool:
    """Whether a chain of an organ names a hormone."""
    return any(chain.hormone and hormone in chain.hormone.text for chain in CHAINS.get(organ, ()))


def cells_headline(organ: str) -> str:
    """Which cells sit in an organ, in one sentence."""
    name, chains = ORGANS[organ].name, CHAINS.get(organ, ())
    if organ == "liver":
        return "Liver: where metastases go. The course has no fact on a cell of its own."
    if not chains:
        return f"{name}: the course has no fact on a neuroendocrine cell here. An inherited syndrome touches it: see that layer."
    tumours = list(dict.fromkeys(chain.tumour.text for chain in chains if chain.tumour))
    return f"{name}: {', '.join(tumours) or 'the course names no tumour for this cell here'}."


def cells_reasons(organ: str) -> tuple[Reason, ...]:
    """What the facts say of an organ, the doubtful ones marked."""
    cited = dict.fromkeys([*(one for chain in CHAINS.get(organ, ()) for one in chain.facts), *_MORE.get(organ, ())])
    if organ in {"small-intestine", "appendix"}:
        bypass = because(
            "In the gut itself a tumour is silent as long as the liver breaks the hormone down. Explore the first pass for that.",
            "H-13",
        )
        return (*(stated(one) for one in cited), bypass)
    return tuple(stated(one) for one in cited)


def cells_rows(chosen: str) -> Iterator[list[str]]:
    """Every chain as a row: organ, cell, hormone, tumour, syndrome; the chosen organ says so."""
    for key, organ in ORGANS.items():
        name = f"{organ.name} (chosen)" if key == chosen else organ.name
        if key not in CHAINS:
            yield [name, *(["site of metastases"] if key == "liver" else ["no fact in the course"]), "", "", ""]
        for chain in CHAINS.get(key, ()):
            yield [name, *(as_text(word) for word in chain.links)]


CELLS_HEADER = ("Organ", "Cell", "Hormone", "Tumour", "Syndrome")
