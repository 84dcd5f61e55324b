"""Pages go back through nbgrader's exchange: students can read what is theirs, and one who can't get his stops nobody."""

from pathlib import Path
from stat import S_IRGRP, S_IROTH, S_IRUSR

from nbgrader.exchange.default import ExchangeReleaseFeedback

from netcourse.marking.debrief.writing import BESIDE


class HandsPagesBack(ExchangeReleaseFeedback):
    """As nbgrader's, for pages that only the teacher can read, and for a class in which not all came through the exchange."""

    def copy_files(self) -> None:
        """Copy each page under the name that only its student can work out, and let it be read there."""
        left_out = self.coursedir.student_id_exclude
        without = sorted({page.parents[1].name for page in self._pages() if not _came_through(page.parent)})
        for student in without:
            self.log.warning("%s: handed in by another way than the exchange, so the page can't go back through it", student)
        # nbgrader would end at the first of them, with nothing for those behind.
        self.coursedir.student_id_exclude = ",".join(filter(None, [left_out, *without]))
        try:
            super().copy_files()
        finally:
            self.coursedir.student_id_exclude = left_out
        for page in Path(self.dest_path).glob("*.html"):
            # In the course folder nobody else may read it. Here its name is the secret: nobody can list the folder.
            if page.owner() == Path(self.dest_path).owner():
                page.chmod(S_IRUSR | S_IRGRP | S_IROTH)

    def _pages(self) -> list[Path]:
        pattern = Path(self.src_path)
        return sorted(Path(pattern.anchor).glob(f"{pattern.relative_to(pattern.anchor)}/*.html"))


def _came_through(folder: Path) -> bool:
    return all((folder / name).is_file() for name in BESIDE)
