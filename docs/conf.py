"""How Sphinx makes the pages: from docs/ alone, without a network."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from docutils.nodes import Element, TextElement
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from docs.making import commands, facts, licences, rules  # noqa: E402 (found once the course is on the path)

project = "netcourse"
author = "the netcourse authors"
project_copyright = "the netcourse authors. Code: BSD-3-Clause. Lessons: CC BY 4.0"
language = "en-GB"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "making", "architecture/rooms-table.md"]
nitpicky = True
# What Python, pandas and the like call their own; their pages would have to be asked over the network.
nitpick_ignore_regex = [(r"py:.*", r"(?!netcourse\.).*")]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_use_rtype = False

html_theme = "pydata_sphinx_theme"
html_title = "netcourse"
html_static_path = ["static"]
html_css_files = ["house.css"]
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None
html_use_index = False
html_domain_indices = False
html_theme_options = {
    "navbar_align": "left",
    "navbar_end": ["theme-switcher"],
    "navigation_with_keys": False,
    "show_prev_next": False,
    "secondary_sidebar_items": ["page-toc"],
    "footer_start": ["copyright"],
    "footer_end": [],
    "show_nav_level": 1,
    "navigation_depth": 2,
    "collapse_navigation": True,
    "header_links_before_dropdown": 8,
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
html_sidebars: dict[str, list[str]] = {"index": [], "student/*": [], "reviewer": []}


def made() -> Iterator[tuple[str, str]]:
    """The pages that no hand writes: their places below made/, and their text."""
    yield "commands.md", commands.page()
    yield "rules.md", rules.page()
    yield "licences.md", licences.page()
    yield "facts.md", facts.index()
    yield from ((f"facts/{name}.md", text) for name, text in facts.pages())


def write_made(app: Sphinx) -> None:
    """Write what changed, beside and moved into place: another build may be reading."""
    for name, text in made():
        path = Path(app.srcdir) / "made" / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)


def resolve_inside(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: TextElement) -> Element | None:
    """Lead a name to where its room shows it: a signature names the module in which a class stands.

    What no room shows, such as the parts of an explorer, stays a word. A role in a text, `:func:` and its like, still has to
    name what there is.
    """
    target = str(node.get("reftarget", ""))
    if node.get("refdomain") != "py" or not target.startswith("netcourse.") or content.tagname == "literal":
        return None
    room, name = ".".join(target.split(".")[:2]), target.rpartition(".")[2]
    domain = env.domains.python_domain
    shown = domain.objects.get(f"{room}.{name}")
    if shown is None:
        return content
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", f"{room}.{name}", node, content)


def setup(app: Sphinx) -> None:
    """What Sphinx calls first."""
    app.connect("builder-inited", write_made)
    app.connect("missing-reference", resolve_inside)
