"""A module that takes a second to load and that nobody here asks for, put off until somebody does.

jsonschema, on which notebooks rest, imports `rfc3987_syntax` for one format of texts (``iri``), and that builds a whole parser as
it loads. No schema of a notebook has that format; a program that asks for it gets the same answer, and waits then.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

SLOW, ASKED = "rfc3987_syntax", "is_valid_syntax"


class _PutOff(ModuleType):
    """Stands for a module until something of it is used; what a module says of itself is known before."""

    def __getattr__(self, name: str) -> Any:
        # Whoever walks through all modules asks each for names like these, and means none of them.
        if name.startswith("__") and name != "__all__":
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return getattr(_loaded(self.__name__), name)


def put_off(name: str = SLOW, function: str = ASKED) -> None:
    """Have a module load when it is first used, and not when somebody imports that function of it. Does no harm twice.

    Parameters
    ----------
    name : str
        The module. Nothing is done if it is loaded already, or not installed.
    function : str
        What is imported from it without being used.
    """
    if name in sys.modules or (spec := find_spec(name)) is None:
        return
    stands = _PutOff(name)
    stands.__spec__, stands.__file__, stands.__loader__ = spec, spec.origin, spec.loader
    if spec.submodule_search_locations is not None:
        stands.__path__ = list(spec.submodule_search_locations)
    setattr(stands, function, _when_used(name, function))
    sys.modules[name] = stands


def _when_used(name: str, function: str) -> Callable[..., Any]:
    def used(*args: Any, **options: Any) -> Any:
        return getattr(_loaded(name), function)(*args, **options)

    used.__name__ = used.__qualname__ = function
    return used


def _loaded(name: str) -> ModuleType:
    if isinstance(sys.modules.get(name), _PutOff):
        del sys.modules[name]
    return import_module(name)
