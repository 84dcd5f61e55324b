"""A finished count as one line of text that can be pasted anywhere, and back.

The line says which slide was counted, what was guessed, which fields were counted and every mark:
``KI67:mixed:7:4.5:C3D3:AbC...:1f2e3d4c``. Three kinds of mark, so five of them fit a byte; the last part is a checksum, so that a
line that lost its end on the way is refused and not misread. Nothing is hidden in it: marks only, no truth, no name.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error, crc32
from dataclasses import dataclass
from fractions import Fraction
from re import findall, fullmatch

from netcourse.disease.proliferation import shown
from netcourse.explorers.ki67.sheet import SIGNS, Sheet, settle_sheet
from netcourse.explorers.ki67.slide import PLANS, Slide, make_slide

HEAD = "KI67"
NO_GUESS = "none"
MARKS_A_BYTE = 5
_SHAPE = r"KI67:([a-z]+):([0-9]{1,5}):([0-9.]{1,6}|none):((?:[A-F][1-5])+):([A-Za-z0-9_=-]+):([0-9a-f]{8})"
_FIELD = "[A-F][1-5]"


@dataclass(frozen=True, slots=True)
class CodedCount:
    """A count read back from its code."""

    slide: Slide
    sheet: Sheet


def write_code(slide: Slide, sheet: Sheet) -> str:
    """A count as one line of text.

    Parameters
    ----------
    slide : Slide
        The slide that was counted.
    sheet : Sheet
        The marks, in at least one field; the guess is kept to two decimals.

    Returns
    -------
    str
        About 250 letters for four fields.

    Raises
    ------
    ValueError
        If no field was counted.
    """
    if not sheet.fields:
        raise ValueError("nothing was counted, so there is nothing to hand on")
    guess = NO_GUESS if sheet.guess is None else f"{float(sheet.guess):.2f}".rstrip("0").rstrip(".")
    packed = urlsafe_b64encode(_pack("".join(sheet.marks[name] for name in sheet.fields))).decode()
    start = ":".join((HEAD, slide.plan, str(slide.seed), guess, "".join(sheet.fields), packed))
    return f"{start}:{crc32(start.encode()):08x}"


def read_code(text: str) -> CodedCount:
    """Read a code back.

    Parameters
    ----------
    text : str
        One code; spaces and line breaks in it do no harm, as mail programs add some.

    Returns
    -------
    CodedCount
        The slide, made again from its seed, and the checked marks.

    Raises
    ------
    ValueError
        If it is no code, or not all of one; one line says why.
    """
    line = "".join(text.split()) if isinstance(text, str) else ""
    match = fullmatch(_SHAPE, line)
    if match is None:
        raise ValueError(f"this is no code of a count: it starts with {HEAD}: and has seven parts with a colon between them")
    plan, seed, guess, names, packed, checksum = match.groups()
    if crc32(line[: -len(checksum) - 1].encode()) != int(checksum, 16):
        raise ValueError("this code was changed or cut on the way: copy it again, as a whole")
    if plan not in PLANS:
        raise ValueError(f"this code is for a slide that does not exist here: {plan!r}")
    slide = make_slide(int(seed), plan)
    by_eye = _guess(guess)
    marks = _by_field(slide, findall(_FIELD, names), packed)
    return CodedCount(slide, settle_sheet(slide, marks, by_eye))


def guess_in_words(sheet: Sheet) -> str:
    """The guess as it is shown, or that there was none."""
    return "no guess" if sheet.guess is None else f"{shown(sheet.guess)}%"


def _guess(text: str) -> Fraction | None:
    try:
        return None if text == NO_GUESS else Fraction(text)
    except ValueError as problem:
        raise ValueError(f"the guess in this code is no number: {text!r}") from problem


def _by_field(slide: Slide, names: list[str], packed: str) -> dict[str, str]:
    sizes = [len(slide.fields[name]) for name in names]
    if len(set(names)) < len(names):
        raise ValueError("this code names a field twice")
    try:
        signs = _unpack(urlsafe_b64decode(packed), sum(sizes))
    except (Error, IndexError) as problem:
        raise ValueError("the marks in this code cannot be read: copy it again, as a whole") from problem
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    return {name: signs[start : start + size] for name, start, size in zip(names, starts, sizes, strict=True)}


def _pack(signs: str) -> bytes:
    digits = [SIGNS.index(sign) for sign in signs]
    groups = [digits[at : at + MARKS_A_BYTE] for at in range(0, len(digits), MARKS_A_BYTE)]
    return bytes(sum(digit * len(SIGNS) ** power for power, digit in enumerate(group)) for group in groups)


def _unpack(packed: bytes, nuclei: int) -> str:
    if len(packed) != -(-nuclei // MARKS_A_BYTE):
        raise IndexError(f"{len(packed)} bytes for {nuclei} nuclei")
    base = len(SIGNS)
    return "".join(SIGNS[byte // base**power % base] for byte in packed for power in range(MARKS_A_BYTE))[:nuclei]
