"""Run by the browser's own Python, in node, while the site is built: a zip of packages in, the same zip compiled out.

Compiling is half of what it takes to import the packages, and a browser would do it again on every visit.
"""

import compileall
import py_compile
import shutil
import sys
import zipfile
from pathlib import Path

# Where the browser unpacks it: what a traceback says.
HOME = "/lib/python3.14/site-packages"
OURS = "netcourse"
_NEVER_STALE = py_compile.PycInvalidationMode.UNCHECKED_HASH
_DATE = (1980, 1, 1, 0, 0, 0)


def compiled(packed: str, target: str) -> None:
    """Write a zip in which every module of a zip is compiled.

    Parameters
    ----------
    packed, target : str
        The zip, and the one to write.
    """
    folder = Path(target).with_suffix(".unpacked")
    shutil.unpack_archive(packed, folder, "zip")
    for path in sorted(folder.iterdir()):
        # Ours stay readable where a traceback points at them; of the others the compiled half is enough.
        compiler, home = (compileall.compile_dir, f"{HOME}/{path.name}") if path.is_dir() else (compileall.compile_file, HOME)
        compiler(path, ddir=home, quiet=2, force=True, legacy=path.name != OURS, invalidation_mode=_NEVER_STALE)
    for source in folder.rglob("*.py"):
        if source.with_suffix(".pyc").is_file():
            source.unlink()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parcel:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            member = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _DATE)
            parcel.writestr(member, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__" and sys.platform == "emscripten":
    compiled("/packages.zip", "/compiled.zip")
