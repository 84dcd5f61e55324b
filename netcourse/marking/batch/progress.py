"""What a person sees while a class is marked: a bar in a terminal, a line a submission in a log; rate and time left in both."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from netcourse.marking.batch.mark import Tell
from netcourse.marking.batch.outcome import Outcome


@contextmanager
def following(total: int, console: Console) -> Iterator[Tell]:
    """Show progress while the context lasts; what it gives is to be told each outcome.

    Parameters
    ----------
    total : int
        How many are to be marked.
    console : Console
        Where to.
    """
    columns = (
        TextColumn("marking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    started = time.monotonic()
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task("marking", total=total, rate="")
        done = 0

        def tell(outcome: Outcome) -> None:
            nonlocal done
            done += 1
            each = (time.monotonic() - started) / done
            rate = f"{60 / each:.0f} a minute"
            progress.update(bar, advance=1, rate=rate)
            if not console.is_terminal:
                left = f"{rate}, about {each * (total - done):.0f} s left"
                print(f"{done} of {total}, {left}: {outcome.student}: {outcome.verdict}", flush=True)

        yield tell
