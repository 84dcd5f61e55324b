"""`netcourse prove [UNIT] [--blueprint]`, thin."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("unit", nargs="?", help="one unit (default: all)")
    parser.add_argument("--blueprint", action="store_true", help="print every item, statement, answer tried and marks")
    parser.add_argument("--whole", action="store_true", help="run every test with every answer, be it of another question")
    parser.add_argument("--few", action="store_true", help="let fewer synthetic students play at the board")


def run(arguments: argparse.Namespace) -> int:
    """Prove units, several at once, and say what was found.

    Returns
    -------
    int
        0 if all is as declared, else 1.

    Raises
    ------
    CourseError
        If there is no such unit, or its text is malformed.
    """
    from concurrent.futures import ProcessPoolExecutor

    from rich.console import Console

    from netcourse.authoring.blueprint import blueprint
    from netcourse.authoring.course import find_course, find_unit, units
    from netcourse.authoring.prove import prove

    root = find_course(arguments.course)
    wanted = [find_unit(root, arguments.unit)] if arguments.unit else units(root)
    print(f"proving {', '.join(unit.name for unit in wanted)}", flush=True)
    failed = False
    with ProcessPoolExecutor() as pool:
        # The board is the last unit and takes half of the time: begun first, it does not run on alone at the end.
        proofs = {unit.name: pool.submit(prove, unit, whole=arguments.whole, few=arguments.few) for unit in reversed(wanted)}
        for proof in (proofs[unit.name].result() for unit in wanted):
            if arguments.blueprint:
                Console(width=160).print(blueprint(proof))
            for line in (*proof.table, *(f"{proof.unit}: {problem}" for problem in proof.problems)):
                print(line)
            print(f"{proof.unit}: {len(proof.tried)} answers tried, {len(proof.problems)} problem(s)", flush=True)
            failed = failed or bool(proof.problems)
    return 1 if failed else 0
