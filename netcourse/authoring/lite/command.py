"""`netcourse lite`, thin."""

import argparse
from functools import partial
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("--output", type=Path, metavar="DIR", help="where the site goes (default: lite-site)")
    parser.add_argument("--serve", action="store_true", help="serve it on this machine afterwards")
    parser.add_argument("--port", type=int, default=8000, help="where to serve it (default: %(default)s)")
    parser.add_argument(
        "--distribution",
        type=Path,
        metavar="DIR",
        help="a full distribution of Pyodide, to carry numpy and pandas along",
    )


def run(arguments: argparse.Namespace) -> int:
    """Build the site and perhaps serve it.

    Returns
    -------
    int
        0.

    Raises
    ------
    CourseError
        If the call was wrong, something can't be had, or the site holds what it must not.
    """
    from netcourse.authoring.course import find_course
    from netcourse.authoring.lite.site import build_site
    from netcourse.lab import check_port

    root = find_course(arguments.course)
    output = (arguments.output or root / "lite-site").resolve()
    if arguments.serve:
        check_port(arguments.port)
    site = build_site(root, output, partial(print, flush=True), arguments.distribution)
    print(f"{site.folder}: {len(site.units)} units, {site.files} files, {site.size / 1e6:.0f} MB; copy it to any static host")
    if arguments.serve:
        _serve(site.folder, arguments.port)
    return 0


def _serve(folder: Path, port: int) -> None:
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    with ThreadingHTTPServer(("127.0.0.1", port), partial(SimpleHTTPRequestHandler, directory=str(folder))) as server:
        print(f"http://127.0.0.1:{port}/ (Ctrl-C ends it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
