"""The page of feedback that a student gets: nbgrader's own, mended so that everybody can read it."""

from pathlib import Path

from jinja2 import BaseLoader, FileSystemLoader
from nbconvert.exporters import HTMLExporter
from traitlets import default


class FeedbackPage(HTMLExporter):
    """nbgrader's exporter with a template over nbgrader's; `template_name` stays "feedback", which nbgrader sets itself."""

    @default("template_file")
    def _template_over_nbgraders(self) -> str:
        return "feedback_page.html.j2"

    @default("extra_loaders")
    def _our_folder_first(self) -> list[BaseLoader]:
        return [FileSystemLoader(Path(__file__).parent)]
