"""In the browser a failed cell does not end Run All Cells."""

import subprocess
import sys


def _said(script: str, *words: str) -> str:
    ran = subprocess.run([sys.executable, *words, "-c", script], capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr


def test_an_error_is_shown_and_the_cell_counts_as_done() -> None:
    script = """
from IPython.core.interactiveshell import InteractiveShell
from netcourse.keep_running import keep_running
shell = InteractiveShell.instance(history_length=0)
failed = []
shell._showtraceback = lambda *_: failed.append(1)  # as the browser's kernel notes a failed cell
shell.run_cell("1 / 0")
keep_running(shell)
shell.run_cell("[][1]")
print("failed", len(failed))
"""
    said = _said(script)
    assert "failed 1" in said
    assert "IndexError" in said
    assert "ZeroDivisionError" not in said
