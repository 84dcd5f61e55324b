"""What takes long to load and nobody asks for is loaded when somebody asks, and then does what it always does."""

import subprocess
import sys
from textwrap import dedent


def ran(script: str) -> str:
    """What a fresh Python prints."""
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


def test_a_run_starts_without_what_nobody_asks_for_and_looking_through_all_modules_asks_for_nothing() -> None:
    script = """
        import inspect, sys
        import netcourse.cli, netcourse.marking.execution.work, netcourse.marking.batch.mark

        inspect.getmodule(compile("", "<cell>", "exec"))
        print("jsonschema" in sys.modules, "rfc3987_syntax.syntax_helpers" in sys.modules)
    """
    assert ran(dedent(script)) == "True False\n"


def test_whoever_asks_gets_the_answers_of_the_module_itself() -> None:
    asked = """
        from jsonschema import Draft202012Validator as Draft
        checks = Draft({"format": "iri"}, format_checker=Draft.FORMAT_CHECKER)
        print(checks.is_valid("https://example.org/ü"), checks.is_valid("no iri"))
        import rfc3987_syntax.utils
        from rfc3987_syntax import *
        print(is_valid_syntax("iri", "https://example.org/ü"), rfc3987_syntax.is_valid_syntax.__module__)
    """
    lines = dedent(asked)
    assert ran(f"import netcourse.marking\n{lines}") == ran(lines) == "True False\nTrue rfc3987_syntax.syntax_helpers\n"
