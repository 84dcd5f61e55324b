"""`netcourse cases [COHORT or CASE] [--fhir] [--out FILE]`, thin."""

import argparse
from dataclasses import asdict
from pathlib import Path

from netcourse.cases.cohorts import COHORTS, Case, find_cases
from netcourse.errors import CourseError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument(
        "which", nargs="?", metavar="WHICH", help="a cohort such as cga_referrals, or a case such as CG-001 (default: all)"
    )
    parser.add_argument(
        "--fhir", action="store_true", help="as a FHIR R4 bundle in JSON; every resource is marked as test health data"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the bundle goes (default: to the screen)")


def run(arguments: argparse.Namespace) -> int:
    """List the cohorts, show cases, or write them as a bundle.

    Returns
    -------
    int
        0.

    Raises
    ------
    CourseError
        If there is no such cohort or case, or the file can't be written.
    """
    if arguments.out is not None and not arguments.fhir:
        raise CourseError(f"--out {arguments.out}: only a bundle goes into a file; add --fhir")
    if arguments.which is None and not arguments.fhir:
        for cohort in COHORTS:
            print(f"{cohort.name:20}{len(cohort.draw()):5}  {cohort.holds}")
        return 0
    cases = find_cases(arguments.which)
    if not arguments.fhir:
        print("\n".join(_line(case) for case in cases))
        return 0
    from netcourse.cases.fhir import as_json, bundle

    text = as_json(bundle(cases, (arguments.which or "all-cohorts").replace("_", "-")))
    if arguments.out is None:
        print(text, end="")
    else:
        _write(arguments.out, text)
        print(f"{len(cases)} synthetic patient(s): {arguments.out}")
    return 0


def _line(case: Case) -> str:
    (_, name), *fields = asdict(case).items()
    return f"{name}  " + ", ".join(f"{field} {value}" for field, value in fields)


def _write(path: Path, text: str) -> None:
    """Write a file whole, or leave what is there as it is."""
    whole = path.resolve()
    if whole.exists() and not whole.is_file():
        raise CourseError(f"--out {path}: this is no file; name one")
    if not whole.parent.is_dir():
        raise CourseError(f"--out {path}: there is no folder {path.parent}")
    half = whole.with_name(f".{whole.name}.part")
    try:
        half.write_text(text, encoding="utf-8", newline="\n")
        half.replace(whole)
    except OSError as problem:
        half.unlink(missing_ok=True)
        raise CourseError(f"--out {path}: can't be written: {problem.strerror}") from problem
