"""A plugin for pytest that imports every module of tests and finds no test: what pytest makes of them is then kept for others."""


def pytest_pycollect_makeitem() -> list[object]:
    """Whatever stands in a module, nothing of it is a test."""
    return []
