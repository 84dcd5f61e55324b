"""The course's own Markdown as HTML for a page that asks nobody for anything. A student's text never comes here."""

from functools import lru_cache

from markupsafe import Markup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

_DEEPEST = 6


class _Renderer(IPythonRenderer):
    """Headings lower on the page, without anchors; the heads of a table's columns say so; a picture is told by its words."""

    def __init__(self, lower: int) -> None:
        super().__init__(escape=False, allow_harmful_protocols=False, exclude_anchor_links=True)
        self._lower = lower

    def heading(self, text: str, level: int, **_: object) -> str:
        deep = min(level + self._lower, _DEEPEST)
        return f"<h{deep}>{text}</h{deep}>\n"

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 (mistune's)
        return f'<th scope="col">{text}</th>\n' if head else f"<td>{text}</td>\n"

    def image(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002 (mistune's)
        return f"<em>{text}</em>"

    def block_code(self, code: str, info: str | None = None) -> str:  # noqa: ARG002 (mistune's)
        return f"<pre>{self.escape_html(code)}</pre>\n"


@lru_cache(maxsize=500)
def as_html(text: str, lower: int = 0) -> Markup:
    """Render Markdown of the course.

    Parameters
    ----------
    text : str
        From `source/`; it may hold HTML.
    lower : int
        How many levels lower its headings stand on the page.
    """
    return Markup(MarkdownWithMath(renderer=_Renderer(lower)).render(text))  # noqa: S704 (the course's own)
