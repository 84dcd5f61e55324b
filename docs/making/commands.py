"""The commands of `netcourse`, as its own parser knows them, as a page."""

import argparse
import re
from collections.abc import Iterator

from netcourse.cli import command_parser


def page() -> str:
    """Every command with its words, as MyST."""
    parser = command_parser()
    lines = ["# Commands", "", "Made from the parser itself: `netcourse COMMAND --help` says the same.", "", *_words(parser)]
    for name, about, command in commands(parser):
        lines += [
            "",
            f"({anchor(name)})=",
            f"## `netcourse {name}`",
            "",
            f"{about[:1].upper()}{about[1:]}.",
            "",
            *_words(command),
        ]
    return "\n".join(lines) + "\n"


def anchor(name: str) -> str:
    """What a page calls a command to link to it."""
    return f"netcourse-{name.replace(' ', '-')}"


def commands(parser: argparse.ArgumentParser, above: str = "") -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Each command with its help and its parser, commands within a command too."""
    for action in _sub(parser):
        told = {choice.dest: choice.help or "" for choice in action._get_subactions()}
        for name, command in action.choices.items():
            whole = f"{above} {name}".strip()
            yield whole, told.get(name, ""), command
            yield from commands(command, whole)


def _sub(parser: argparse.ArgumentParser) -> list["argparse._SubParsersAction[argparse.ArgumentParser]"]:
    return [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]


def _words(parser: argparse.ArgumentParser) -> list[str]:
    parser.formatter_class = lambda prog: argparse.HelpFormatter(prog, width=100)
    usage = re.sub(r"\x1b\[[0-9;]*m", "", parser.format_usage()).removeprefix("usage: ").strip()
    formatter = argparse.HelpFormatter(parser.prog)
    lines = ["```text", usage, "```", ""]
    for action in parser._actions:
        if action.help == argparse.SUPPRESS or isinstance(action, argparse._HelpAction | argparse._SubParsersAction):
            continue
        value = action.metavar or (f"{{{','.join(map(str, action.choices))}}}" if action.choices else action.dest.upper())
        names = [f"{name} {value}" if action.nargs != 0 else name for name in action.option_strings] or [str(value)]
        about = formatter._expand_help(action) if action.help else "no help"
        lines += [", ".join(f"`{name}`" for name in names), f": {about}", ""]
    return lines
