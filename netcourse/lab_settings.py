"""JupyterLab as students see it: settings in a folder of the course's own, so that nobody's Jupyter is changed by it."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from netcourse.errors import CourseError

# What an author or a marker uses, and what would lie over the page at the first start.
DISABLED = ("@jupyter/nbgrader", "@jupyterlab/apputils-extension:announcements", "jupyterlab-jupytext")
SERVER_EXTENSIONS = (
    "jupyterlab_jupytext",
    "nbgrader.server_extensions.assignment_list",
    "nbgrader.server_extensions.course_list",
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.validate_assignment",
)
# A form or an explorer that scrolls out of sight must stay as it is: no cell leaves the page.
DEFAULTS: dict[str, dict[str, object]] = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True},
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none", "codeCellConfig": {"lineWrap": True}},
    "@jupyterlab/statusbar-extension:plugin": {"visible": False},
}


def page_config(manifest: str) -> dict[str, object]:
    """What JupyterLab's page is told.

    Parameters
    ----------
    manifest : str
        The course's manifest as JSON; empty where there is none, and then the page stays JupyterLab's own.
    """
    course = {"netcourseCourse": manifest, "netcourseShell": "course"} if manifest else {}
    return {**course, "disabledExtensions": dict.fromkeys(DISABLED, True)}


def lay_settings(folder: Path, manifest: str, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Write the settings into a folder.

    Parameters
    ----------
    folder : Path
        Made if need be; what a student sets in JupyterLab is kept here too, and is not touched.
    manifest : str
        As for `page_config`.
    environment : mapping of str to str
        What is set already: a settings or workspaces folder that somebody named stays the one in use.

    Returns
    -------
    dict of str to str
        The environment in which JupyterLab finds them.

    Raises
    ------
    CourseError
        If the folder can't be written.
    """
    config = folder / "config"
    files = {
        config / "labconfig" / "page_config.json": page_config(manifest),
        config / "labconfig" / "default_setting_overrides.json": DEFAULTS,
        config / "jupyter_server_config.json": {"ServerApp": {"jpserver_extensions": dict.fromkeys(SERVER_EXTENSIONS, False)}},
    }
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise CourseError(f"{path}: can't be written ({error.strerror})") from None
    own = {f"JUPYTERLAB_{name.upper()}_DIR": str(folder / name) for name in ("settings", "workspaces")}
    # Ours first: there Jupyter looks before it looks anywhere else.
    paths = [str(config), *filter(None, [environment.get("JUPYTER_CONFIG_PATH")])]
    return {**own, **environment, "JUPYTER_CONFIG_PATH": os.pathsep.join(paths)}
