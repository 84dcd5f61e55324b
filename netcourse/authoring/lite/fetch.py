"""What the site needs from elsewhere: downloaded once, checked against locked hashes, kept in a folder of its own."""

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from netcourse.authoring.lite.pins import PYODIDE, PYODIDE_SHA512
from netcourse.errors import CourseError

Say = Callable[[str], None]
WHEELS = Path(__file__).parent / "wheels.txt"
_CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
_SECONDS = 120
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def fetch_core(cache: Path, say: Say) -> Path:
    """Pyodide's core.

    Parameters
    ----------
    cache : Path
        Where it is kept.
    say : callable
        Told what takes time.

    Returns
    -------
    Path
        The npm package, packed.

    Raises
    ------
    CourseError
        If it can't be downloaded, or is not what is locked.
    """
    parcel = cache / f"pyodide-{PYODIDE}.tgz"
    if not (parcel.is_file() and _is_locked(parcel.read_bytes())):
        url = f"{_registry()}/pyodide/-/{parcel.name}"
        say(f"downloading {url}")
        data = _download(url)
        if not _is_locked(data):
            raise CourseError(f"{url}: is not the file that is locked; nothing of it is used")
        cache.mkdir(parents=True, exist_ok=True)
        part = parcel.with_suffix(".part")
        part.write_bytes(data)
        part.replace(parcel)
    return parcel


def unpack_core(parcel: Path, folder: Path) -> Path:
    """Unpack what the browser needs of Pyodide's core.

    Parameters
    ----------
    parcel : Path
        From `fetch_core`.
    folder : Path
        Made by this.

    Returns
    -------
    Path
        The folder.
    """
    folder.mkdir()
    with tarfile.open(parcel) as packed:
        for name in _CORE:
            member = packed.extractfile(f"package/{name}")
            if member is None:
                raise CourseError(f"{parcel}: holds no {name}")
            (folder / name).write_bytes(member.read())
    return folder


def fetch_wheels(cache: Path, say: Say) -> Path:
    """The pure wheels, exactly those of wheels.txt.

    Parameters
    ----------
    cache, say
        As for `fetch_core`.

    Returns
    -------
    Path
        The folder that holds them, and nothing else.

    Raises
    ------
    CourseError
        If one can't be downloaded, or is not what is locked.
    """
    folder = cache / f"wheels-{hashlib.sha256(WHEELS.read_bytes()).hexdigest()[:16]}"
    if folder.is_dir() and _are_locked(folder):
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    say("downloading the wheels that run in the browser")
    cache.mkdir(parents=True, exist_ok=True)
    part = folder.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    words = ["download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    words += ["--python-version", "3.14", "--implementation", "py", "--abi", "none", "--platform", "any"]
    ran = subprocess.run(
        [sys.executable, "-m", "pip", *words, "--requirement", str(WHEELS), "--dest", str(part)],
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        reason = [line for line in ran.stderr.splitlines() if line.startswith("ERROR")] or ["no reason given"]
        raise CourseError(f"the wheels of the browser edition can't be downloaded: {reason[-1]}")
    part.replace(folder)
    return folder


def _is_locked(data: bytes) -> bool:
    return base64.b64encode(hashlib.sha512(data).digest()).decode() == PYODIDE_SHA512


def _are_locked(folder: Path) -> bool:
    text = WHEELS.read_text(encoding="utf-8")
    hashes = {hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}
    return hashes <= set(_HASH.findall(text)) and len(hashes) == text.count("==")


def _download(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url, timeout=_SECONDS) as answer:  # noqa: S310 (https, or what the machine's npm is set to)
            data: bytes = answer.read()
            return data
    except (urllib.error.URLError, OSError) as error:
        raise CourseError(f"{url}: can't be downloaded ({error}); the browser edition needs it once") from None


def _registry() -> str:
    """The registry that this machine's npm is set to.

    Raises
    ------
    CourseError
        If nothing says where npm packages come from.
    """
    # npm takes either spelling, and its own configuration gives way to them.
    named = os.environ.get("npm_config_registry") or os.environ.get("NPM_CONFIG_REGISTRY") or ""  # noqa: SIM112 (npm's own)
    if not named and (npm := shutil.which("npm")):
        ran = subprocess.run([npm, "config", "get", "registry"], capture_output=True, text=True, check=False)
        named = ran.stdout.strip()
    if not named.startswith(("https://", "http://")):
        raise CourseError(
            "Pyodide's core is an npm package, and nothing says where those come from: install npm, or set npm_config_registry"
        )
    return named.rstrip("/")
