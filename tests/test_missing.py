"""Where a package is missing in the browser: words for a student, tried in a Python of this machine."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def _said(script: str, *words: str) -> str:
    ran = subprocess.run([sys.executable, *words, "-c", script], capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr


def test_a_large_package_that_is_missing_says_what_to_do() -> None:
    find = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from netcourse.missing import explain_missing; explain_missing();"
    said = _said(f"{find} import pandas", "-I", "-S")  # -S: nothing that was installed is in reach
    assert "pandas could not be loaded" in said
    assert "With a connection: reload the page" in said


def test_other_missing_packages_are_missing_as_ever() -> None:
    find = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from netcourse.missing import explain_missing; explain_missing();"
    assert "No module named 'nibabel'" in _said(f"{find} import nibabel", "-I", "-S")
