"""The synthetic cohort."""

from statistics import mean

import pytest

from netcourse.cases import biopsy_reports
from netcourse.cases.biopsy_reports import mean_ki67, site_shares


def test_the_same_seed_gives_the_same_cohort() -> None:
    assert biopsy_reports(50, seed=7) == biopsy_reports(50, seed=7)
    assert biopsy_reports(50, seed=7) != biopsy_reports(50, seed=8)


def test_a_larger_cohort_starts_with_the_smaller_one() -> None:
    assert biopsy_reports(400)[:50] == biopsy_reports(50)


def test_the_draw_is_pinned_so_that_no_python_version_changes_a_students_numbers() -> None:
    report = biopsy_reports()[-1]
    assert (report.report_id, len({r.report_id for r in biopsy_reports()})) == ("BR-400", 400)
    assert sum(r.ki67_positive + r.mitoses for r in biopsy_reports()) == PINNED


PINNED = 26106


def test_site_shares_are_those_of_the_registry() -> None:
    reports = biopsy_reports(4000, seed=1)
    for site, share in site_shares().items():
        # Three standard errors of a share in 4,000 draws are at most 2.4 points.
        assert mean(r.site == site for r in reports) == pytest.approx(share, abs=0.024)


def test_mean_ki67_of_well_differentiated_tumours_is_that_of_the_study() -> None:
    reports = [r for r in biopsy_reports(4000, seed=1) if r.differentiation == "well"]
    assert mean(r.ki67_positive / r.cells_counted for r in reports) == pytest.approx(mean_ki67(), abs=0.005)


def test_every_report_is_possible() -> None:
    for report in biopsy_reports(2000, seed=2):
        assert 0 <= report.ki67_positive <= report.cells_counted
        assert report.cells_counted >= 120
        assert report.mitoses >= 0
        assert report.area_mm2 in {4.0, 10.0}
        assert (report.differentiation == "poor") == (report.necrosis == "extensive")


def test_no_lung_carcinoid_is_beyond_the_lung_table() -> None:
    lung = [r for r in biopsy_reports(2000, seed=2) if r.site == "lung" and r.differentiation == "well"]
    assert max(2 * r.mitoses / r.area_mm2 for r in lung) <= 10


def test_a_cohort_too_small_for_its_edge_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="n=5"):
        biopsy_reports(5)
