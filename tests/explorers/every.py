"""Every explorer that the package has, so that what holds for all is tested and measured for all."""

import importlib
import pkgutil
from inspect import isabstract

from netcourse import explorers
from netcourse.explorers.explorer import Explorer


def every_explorer() -> list[type[Explorer]]:
    """The classes, by name."""
    found: dict[str, type[Explorer]] = {}
    for module in pkgutil.iter_modules(explorers.__path__, f"{explorers.__name__}."):
        for one in vars(importlib.import_module(module.name)).values():
            if isinstance(one, type) and issubclass(one, Explorer) and not isabstract(one):
                found[one.__name__] = one
    return [found[name] for name in sorted(found)]
