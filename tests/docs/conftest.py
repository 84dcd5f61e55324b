"""The pages are built once for all tests of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Sphinx, where whoever would ask the network is told that there is none.
OFFLINE = """
import socket, sys

def refused(*args, **kwargs):
    raise OSError("the pages are built without a network")

socket.socket.connect = socket.getaddrinfo = refused
from sphinx.cmd.build import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as `make docs` builds them: a warning is an error."""
    folder = tmp_path_factory.mktemp("docs") / "html"
    words = ["-W", "--keep-going", "-n", "-q", "docs", str(folder)]
    built = subprocess.run([sys.executable, "-c", OFFLINE, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert built.stderr == ""
    return folder
