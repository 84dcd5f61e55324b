"""Names that others made up: which are safe as a folder, how one is written on disk, and which are litter."""

import re
import unicodedata

LONGEST_ID = 64
_LONGEST_NAME = 100
_LONGEST_NAME_BYTES = 160
# Letters and digits of any script. No wildcard, which nbgrader would expand, and nothing a shell or a URL reads specially.
_ID = re.compile(r"\w[\w.@+-]*")
# Windows opens the device, whatever the folder and the extension.
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_LITTER = {".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db"}
_LITTER_FOLDERS = {"__macosx", ".ipynb_checkpoints", "__pycache__", ".git", ".trash", ".spotlight-v100", "$recycle.bin"}
# What a browser, JupyterLab or Canvas appends to a name that was there before.
_COPY = re.compile(r"(?: ?\(\d{1,3}\)|-\d{1,3}|-Copy\d{0,3}| - Copy| copy)+$", re.IGNORECASE)
_NOTEBOOK = re.compile(r"\.ipynb(?:\.txt|\.json)?$", re.IGNORECASE)


def problem_with_id(student: str) -> str:
    """Why a text can't be a student's folder; empty if it can.

    A name that is safe here stays inside its folder on Linux, macOS and Windows alike.
    """
    if not student or len(student) > LONGEST_ID:
        return f"is empty or longer than {LONGEST_ID} characters"
    if unicodedata.normalize("NFC", student) != student or not _ID.fullmatch(student):
        return "is no safe folder name (letters, digits and . @ + - are; it begins with a letter or digit)"
    if student[0] == "_" or student[-1] == "." or _DEVICE.fullmatch(student.split(".")[0]):
        return "is no safe folder name (it begins with _, ends in a dot, or is the name of a device)"
    return ""


def fold(text: str) -> str:
    """What two names have in common that look or are filed alike: letter case and Unicode's spellings."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def letters_of(name: str) -> str:
    """A person's name reduced to its letters and digits, for comparing what platforms spell differently."""
    return "".join(letter for letter in fold(name) if letter.isalnum())


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are one person's, be the family name first or last: Canvas writes lovelaceada for Ada Lovelace.

    Only whole words change places, and no digits: 12345 and 34512 are two people.
    """
    return letters_of(one) in _orders(other) or letters_of(other) in _orders(one)


def _orders(name: str) -> set[str]:
    words = [word for word in re.split(r"[\W_]+", fold(name)) if word]
    turned = range(len(words)) if all(word.isalpha() for word in words) else ()
    return {letters_of(name), *("".join(words[at:] + words[:at]) for at in turned)}


def slug(name: str) -> str:
    """A person's full name as an id: small letters, with hyphens between the words."""
    return "-".join(word for word in re.split(r"[\W_]+", fold(name.replace("'", "").replace("’", ""))) if word)


def safe_name(name: str) -> str:
    """A name under which bytes can be kept: harmless, still recognisable, never empty and of bounded length."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").split("/")[-1])
    kept = "".join(letter if letter.isalnum() or letter in "._-+@()" else "_" for letter in plain)[-_LONGEST_NAME:]
    while len(kept.encode()) > _LONGEST_NAME_BYTES:
        kept = kept[1:]
    kept = kept.strip(".")
    return kept if kept else "unnamed"


def shown(name: str) -> str:
    """A name as it may be printed: nothing in it steers a terminal or reverses the line."""
    plain = "".join(letter if letter.isprintable() else "�" for letter in name)
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 1]}…"


def parts_of(path: str) -> tuple[str, ...]:
    """The parts of a path inside a folder or a zip; composed characters, empty parts and single dots left out."""
    normal = unicodedata.normalize("NFC", path.replace("\\", "/"))
    return tuple(part for part in normal.split("/") if part not in ("", "."))


def problem_with_path(path: str, longest: int, deepest: int) -> str:
    """Why a path inside a zip can't be trusted; empty if it can."""
    plain = path.replace("\\", "/")
    if plain.startswith("/") or re.match(r"[A-Za-z]:", plain) or ".." in parts_of(plain):
        return "a path that leaves the folder"
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in plain):
        return "control characters in its name"
    if len(plain) > longest or len(parts_of(plain)) > deepest:
        return "a path too long or too deep"
    return ""


def is_litter(parts: tuple[str, ...]) -> bool:
    """Whether an operating system, an editor or Jupyter left this behind; nobody handed it in."""
    small = [part.casefold() for part in parts]
    return bool(small) and (
        small[-1] in _LITTER or small[-1].startswith(("._", "~$")) or any(part in _LITTER_FOLDERS for part in small)
    )


def is_notebook(name: str) -> bool:
    """Whether a name is a notebook's; a browser may have added .txt or .json."""
    return bool(_NOTEBOOK.search(name))


def is_zip(name: str) -> bool:
    """Whether a name is a zip's."""
    return name.casefold().endswith(".zip")


def stem_of(name: str) -> str:
    """A notebook's or zip's name without its extension and without what marks a copy."""
    if is_notebook(name):
        return _COPY.sub("", _NOTEBOOK.sub("", name))
    # The Finder of macOS packs x.ipynb into x.ipynb.zip, and a browser calls a second one x.ipynb (1).zip.
    return _COPY.sub("", _NOTEBOOK.sub("", _COPY.sub("", re.sub(r"\.zip$", "", name, flags=re.IGNORECASE))))
