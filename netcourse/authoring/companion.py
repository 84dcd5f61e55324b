"""The companion's sources and what was built of them: a digest holds the two together.

`python -m netcourse.authoring.companion` writes it; `make companion` does that after it has built.
"""

import hashlib
from pathlib import Path

import netcourse

PACKAGE = Path(netcourse.__file__).parent
FOLDER = PACKAGE / "companion"
STAMP = FOLDER / "labextension" / "sources.txt"
_PARTS = ("src/*.ts", "style/*", "shared/*", "package.json", "tsconfig.json", "yarn.lock")


def sources() -> list[Path]:
    """Every file that the built companion is made of, in a fixed order."""
    forms = {path for path in (PACKAGE / "items").glob("form*") if path.suffix in {".css", ".js", ".ts"}}
    return sorted({path for part in _PARTS for path in FOLDER.glob(part)} | forms | set(PACKAGE.glob("dom.*")))


def digest() -> str:
    """A hash of the sources: their names and what they hold."""
    found = hashlib.sha256()
    for path in sources():
        content = path.read_bytes().replace(b"\r\n", b"\n")  # git on Windows may have written lines its own way
        found.update(f"{path.relative_to(PACKAGE).as_posix()} {len(content)}\n".encode() + content)
    return found.hexdigest()


if __name__ == "__main__":
    STAMP.write_text(f"{digest()}\n", encoding="utf-8")
