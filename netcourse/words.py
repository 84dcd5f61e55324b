"""The parser of all our commands: what was typed wrong is told in one line."""

import argparse
import math
from pathlib import Path
from typing import Any, NoReturn


class Words(argparse.ArgumentParser):
    """A parser that says in one line what can't be taken, where, and what can. Commands within a command are parsed by it too."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.register("type", int, whole)
        self.register("type", float, finite)

    def error(self, message: str) -> NoReturn:
        """Leave with 2, as every wrong input does. The usage would be five lines above the one that counts."""
        self.exit(2, f"{self.prog}: {message}; '{self.prog} --help' says what there is\n")


def whole(text: str) -> int:
    """A whole number, as it was typed.

    Raises
    ------
    ArgumentTypeError
        If it is none.
    """
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} has to be a whole number") from None


def finite(text: str) -> float:
    """A number, as it was typed.

    Raises
    ------
    ArgumentTypeError
        If it is none, or infinite.
    """
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise argparse.ArgumentTypeError(f"{text!r} has to be a number, such as 12 or 7.5")
    return number


def folder(text: str) -> Path:
    """A folder that is there.

    Raises
    ------
    ArgumentTypeError
        If it is a file, or nothing.
    """
    path = Path(text)
    if path.is_dir():
        return path
    raise argparse.ArgumentTypeError(f"{text!r} is {'a file' if path.exists() else 'not there'}; it has to be a folder")
