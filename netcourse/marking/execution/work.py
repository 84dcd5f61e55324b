"""What a zygote does with jobs: everything is made ready once, and each job is done in a fork."""

import gc
import importlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from typing import Any

from IPython.core.interactiveshell import InteractiveShell

from netcourse.marking.execution import child, outputs, quick_errors
from netcourse.marking.execution.brought import bring_in
from netcourse.marking.execution.job import apart, pack_done, unpack
from netcourse.marking.execution.kernel import DirectKernel, make_kernel, shell_of
from netcourse.marking.execution.lean import make_lean
from netcourse.marking.execution.made_ahead import make
from netcourse.marking.execution.quick_code import remember
from netcourse.marking.execution.quick_outputs import make_ready, quick_outputs
from netcourse.marking.execution.run import run_submission
from netcourse.marking.isolation.inside import Place
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.isolation.sandbox import Sandbox

# What a kernel imports when it is first asked for a loop, and what IPython shows an error with.
_LATER = ("IPython.core.logger", "encodings.ascii", "pygments.formatters.terminal256", "stack_data", "tornado.platform.asyncio")
_kernel: list[DirectKernel] = []


def prepare(preload: Sequence[str]) -> None:
    """Make ready what every fork of a zygote needs.

    Parameters
    ----------
    preload : sequence of str
        Modules to import, or `module:function` to call as well. What is not installed is passed over: student code may import
        it, and is told so then.
    """
    kernel = make_kernel()
    _kernel.append(kernel)
    load(shell_of(kernel), (*_LATER, *preload))
    make_ready()
    outputs.make_ready()
    quick_errors.make_ready(shell_of(kernel))
    make_lean()


def load(shell: InteractiveShell, names: Sequence[str]) -> None:
    """Import modules, and call functions of them, as if a cell of a shell did: pandas prints wider tables in a notebook.

    Parameters
    ----------
    shell : InteractiveShell
        Of this process.
    names : sequence of str
        As for `prepare`.
    """
    with shell.builtin_trap:
        for name in names:
            module, _, function = name.partition(":")
            with suppress(ImportError):
                found = importlib.import_module(module)
                if function:
                    getattr(found, function)()


def warm(texts: bytes) -> None:
    """Parse and compile cells that all submissions of a unit have, and import what they import of the course's own.

    That is before the next fork. None of them is run, and none is hidden.

    Parameters
    ----------
    texts : bytes
        A list of texts, as JSON.
    """
    shell, cells = shell_of(_kernel[0]), json.loads(texts)
    bring_in(shell, cells)
    for text in cells:
        remember(shell, text)
    gc.collect()
    gc.freeze()
    make_lean()


def handle(options: Mapping[str, Any], receive: Callable[[], bytes], places: Sequence[Place]) -> bytes:
    """Do a job in a fork of a zygote; see `settings.Settings.work`. The places are for student code, its twin, and the tests.

    Asked with the option `make`, it makes the tests of a unit ahead instead, whose texts it receives.
    """
    if options.get("make"):
        return make(shell_of(_kernel[0]), json.loads(receive()))
    limits = Limits(**options["limits"])

    def open_sandbox(place: Place) -> Sandbox:
        if place.house is None:
            own = tempfile.mkdtemp(dir=place.folder)
            opened.callback(shutil.rmtree, own, ignore_errors=True)
            place = replace(place, folder=own)
        return Sandbox(place, limits, child.main(_kernel[0], limits))

    with ExitStack() as opened:
        student = opened.enter_context(closing(open_sandbox(places[0])))
        # Forked before the job is known, like the first, and only where a test may call a function.
        twin = opened.enter_context(closing(open_sandbox(places[1]))) if options["twin"] else None
        opened.enter_context(quick_outputs())
        made, job = apart(receive())
        return pack_done(run_submission(unpack(job), student, twin, lambda: open_sandbox(places[2]), made))
